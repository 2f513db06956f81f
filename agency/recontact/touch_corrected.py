"""A saved touch is corrected: what was written before stays in its history."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import ARRAY, BigInteger, Select, any_, bindparam, select
from sqlalchemy.orm import Session

from agency.contact import gates
from agency.contact.consent import terms_of
from agency.history import Change, last_change
from agency.matching.profiles import refresh_profiles
from agency.recontact.touch_saved import settle_suggestions
from agency.touches.logging import NotYetHappened, kind_of
from agency.touches.models import Direction, Outcome, Touch

SHOWN = ("note", "quote", "outcome", "happened_at", "minutes")
"""What can be corrected. What was learned is corrected where it stands, on the person's page."""


class ChangedMeanwhile(Exception):
    """Another window has corrected the touch since this form was opened."""


@dataclass(frozen=True, kw_only=True)
class Correction:
    """The touch as it should have been told."""

    note: str
    quote: str
    outcome: Outcome
    happened_at: datetime
    minutes: int | None


def correct_touch(
    session: Session, touch: Touch, right: Correction, seen: int, now: datetime
) -> bool:
    """Whether anything differed; ``seen`` is its version when the form was opened. Never commits.

    Raises ``ChangedMeanwhile`` or ``NotYetHappened``.
    """
    terms_of(session, touch.candidate_id)
    session.refresh(touch, with_for_update=True)
    if version_of(session, touch) != seen:
        raise ChangedMeanwhile(touch.id)
    if right.happened_at > now:
        raise NotYetHappened(right.happened_at)
    differs = {
        name: value for name, value in asdict(right).items() if getattr(touch, name) != value
    }
    for name, value in differs.items():
        setattr(touch, name, value)
    touch.kind = kind_of(touch.channel, touch.outcome)
    session.flush()
    if differs:
        _follow(session, touch, now)
    return bool(differs)


def version_of(session: Session, touch: Touch) -> int:
    """Grows with every correction."""
    change = last_change(session, touch)
    return change.id if change else 0


def _follow(session: Session, touch: Touch, now: datetime) -> None:
    if touch.is_conversation:
        settle_suggestions(session, touch, now)
    if touch.direction is Direction.ours:
        gates.settle(session, touch.candidate_id, now)
    refresh_profiles(session, [touch.candidate_id])


def corrections_of(session: Session, touch_ids: Collection[int]) -> dict[int, list[Change]]:
    """What was corrected in each touch, the newest first; touches that were not are left out."""
    found: dict[int, list[Change]] = {}
    for change in session.scalars(_changes_of_touches(), {"ids": list(touch_ids)}):
        if change.after and set(change.after) & set(SHOWN):
            found.setdefault(change.row_id, []).append(change)
    return found


@cache
def _changes_of_touches() -> Select[Change]:
    ids = bindparam("ids", type_=ARRAY(BigInteger))
    are_theirs = Change.table_name == Touch.__tablename__, Change.row_id == any_(ids)
    return select(Change).where(*are_theirs).order_by(Change.id.desc())
