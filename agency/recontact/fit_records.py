"""What each judgement behind a suggestion was told: kept with it, and judged again on request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.matching.question import Question
from agency.matching.replay import differences, judge_again
from agency.matching.stored_question import as_json, from_json
from agency.matching.weights import RULES_VERSION
from agency.recontact.models import FitRecord, Suggestion


class NoRecord(Exception):
    """The suggestion is not there, is not about a role, or is older than the records."""


@dataclass(frozen=True)
class Replayed:
    """What judging again found. ``rules_then`` is the version of the rules that judged at first."""

    total: int
    differences: list[str]
    rules_then: str

    @property
    def rules_changed(self) -> bool:
        return self.rules_then != RULES_VERSION


def keep_records(
    session: Session, asked: Iterable[tuple[int | None, Question | None]], now: datetime
) -> None:
    """Write, or replace, what was told for each suggestion by its id; pairs without either are passed over."""
    rows = [
        {
            "suggestion_id": suggestion_id,
            "candidate_id": question.person.id,
            "question": as_json(question),
            "judged_at": now,
        }
        for suggestion_id, question in asked
        if suggestion_id is not None and question is not None
    ]
    if not rows:
        return
    statement = insert(FitRecord).values(rows)
    fresh = {name: statement.excluded[name] for name in ("question", "judged_at")}
    session.execute(statement.on_conflict_do_update(index_elements=["suggestion_id"], set_=fresh))


def replay(session: Session, suggestion_id: int) -> Replayed:
    """Judge a suggestion again from its record alone. Raises ``NoRecord``."""
    suggestion = session.get(Suggestion, suggestion_id)
    record = session.get(FitRecord, suggestion_id)
    if suggestion is None or record is None:
        raise NoRecord
    answer = judge_again(from_json(record.question))
    found = differences(
        answer, suggestion.fit_total, suggestion.why, suggestion.words, suggestion.fit_parts or []
    )
    rules = (suggestion.fit_version or "").partition("-")[0]
    return Replayed(suggestion.fit_total or 0, found, rules)
