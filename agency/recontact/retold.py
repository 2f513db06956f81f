"""Why somebody was surfaced, in the language of whoever reads.

Surfacing writes its sentences down in English, as the worker speaks. For a reader of another
language the judgement is made again from what was kept with it; where it comes out otherwise, or
nothing was kept, the sentences stay as they were written.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.languages.speaking import Language, language
from agency.matching.fit import Fit
from agency.matching.replay import judge_again
from agency.matching.stored_question import from_json
from agency.recontact.models import FitRecord, Suggestion

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
