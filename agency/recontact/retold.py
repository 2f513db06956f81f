"""Why somebody was surfaced or stands beside a list, in the language of whoever reads.

Surfacing writes its sentences down in English, as the worker speaks. For a reader of another
language the judgement is made again: of a suggestion from what was kept with it, of a standing from
the records as they are. Where it comes out otherwise, and where nothing was judged (a day, a silence, a tie between equals), a
sentence is told by the message it was made from, or stays as it was written.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.clients.models import Role
from agency.languages.kept import told_again
from agency.languages.speaking import Language, language
from agency.matching.fit import Fit
from agency.matching.queries import fits_of
from agency.matching.replay import judge_again
from agency.matching.stored_question import from_json
from agency.recontact.models import FitRecord, Standing, Suggestion
from agency.recontact.surfacing import today_at_the_agency
from agency.words import told_again as value_told

Retold = Mapping[int, Fit]
"""By the number of the suggestion."""


def retold(session: Session, suggestions: Iterable[Suggestion]) -> Retold:
    """One query, and none for a reader of English."""
    totals = {one.id: one.fit_total for one in suggestions if one.fit_total is not None}
    if not totals or language() is Language.en:
        return {}
    records = session.scalars(select(FitRecord).where(FitRecord.suggestion_id.in_(totals)))
    judged = {one.suggestion_id: judge_again(from_json(one.question)) for one in records}
    return {
        number: fit
        for number, fit in judged.items()
        if isinstance(fit, Fit) and fit.total == totals[number]
    }


def why_told(suggestion: Suggestion, again: Fit | None) -> str:
    """Why somebody surfaced, judged again or told again."""
    return again.reason if again else told_again(suggestion.why, value_told)


def whys_told(session: Session, suggestions: Collection[Suggestion]) -> Mapping[int, str]:
    """Why each of them surfaced, by its number."""
    again = retold(session, suggestions)
    return {one.id: why_told(one, again.get(one.id)) for one in suggestions}


def tie_told(suggestion: Suggestion) -> str:
    """Why they stand before an equal."""
    return told_again(suggestion.tie, value_told)


def standings_retold(
    session: Session, role: Role, standings: Collection[Standing], now: datetime
) -> Mapping[int, Fit]:
    """Those beside a role's list, by the number of the candidate; a few queries, and none for a reader of English."""
    if not standings or language() is Language.en:
        return {}
    today = today_at_the_agency(session, now)
    judged = fits_of(session, role, [one.candidate_id for one in standings], today)
    return {
        one.candidate_id: fit
        for one in standings
        if (fit := judged.get(one.candidate_id)) and _is_the_same(one, fit)
    }


def _is_the_same(standing: Standing, fit: Fit) -> bool:
    if standing.missing:
        return fit.is_one_step_short and fit.total_if_closed == standing.fit_total
    return fit.total == standing.fit_total
