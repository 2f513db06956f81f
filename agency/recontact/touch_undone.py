"""A saved touch is taken back, with all that followed from it; only a stop stays."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ARRAY, DateTime, Integer, Select, any_, bindparam, delete, or_, select
from sqlalchemy.orm import Session

from agency.candidates.models import DesignationHeld, SkillHeld
from agency.contact import gates, terms
from agency.contact.consent import Told, let_go_of_touch, terms_of
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.database import columns
from agency.history import CannotUndo, Change, changes_of, put_back
from agency.matching.profiles import refresh_profiles
from agency.preferences.models import Preference
from agency.recontact.models import Suggestion
from agency.touches.models import Direction, Promise, Touch, TouchSaving

UNDO_FOR = timedelta(hours=24)
"""Long enough to notice by the next morning; after that a touch is corrected."""
_PUT_BACK: dict[str, type] = {
    model.__tablename__: model for model in (Preference, Suggestion, DesignationHeld)
}


class TooLateToUndo(Exception):
    """The touch was saved too long ago; it can still be corrected."""


class AlreadyTakenBack(Exception):
    """Another window was faster."""


@dataclass(frozen=True)
class TakenBack:
    """Whether they had said stop, and how much was changed since and therefore stays."""

    stop_stays: bool
    changed_since: int


@dataclass(frozen=True)
class _Undoing:
    session: Session
    touch: Touch
    saving: TouchSaving
    now: datetime


def take_back(session: Session, touch: Touch, by_id: int, now: datetime) -> TakenBack:
    """Undo the touch: its wishes, promises, skills, pause, and the suggestions it settled.

    What was changed after it stays as it is, and so does a stop. Never commits. Raises
    ``TooLateToUndo`` or ``AlreadyTakenBack``.
    """
    person = terms_of(session, touch.candidate_id)  # whoever takes it back at once waits here
    if session.scalar(select(Touch.id).filter_by(id=touch.id)) is None:
        raise AlreadyTakenBack(touch.id)
    saving = session.get(TouchSaving, touch.id)
    if saving is None or saving.saved_at < now - UNDO_FOR:
        raise TooLateToUndo(touch.id)
    candidate_id, was_ours = touch.candidate_id, touch.direction is Direction.ours
    undoing = _Undoing(session, touch, saving, now)
    added = _added(undoing)
    changed_since = [one for one in added if _is_changed_since(undoing, one)]
    stayed = _restore(undoing) + len(changed_since)
    _remove(undoing, [one for one in added if one not in changed_since], changed_since)
    stops = _end_pause(undoing, person, by_id)
    _let_go_and_delete(undoing)
    if was_ours:
        gates.settle(session, candidate_id, now)
    refresh_profiles(session, [candidate_id])
    return TakenBack(stops, stayed)


def may_take_back(session: Session, touch_ids: Collection[int], now: datetime) -> set[int]:
    """Those of the touches that can still be undone."""
    asked = {"ids": list(touch_ids), "since": now - UNDO_FOR}
    return {number for (number,) in columns(session, _saved_since(), asked)}


@cache
def _saved_since() -> Select[int]:
    saving, ids = TouchSaving, bindparam("ids", type_=ARRAY(Integer))
    since = bindparam("since", type_=DateTime(timezone=True))
    return select(saving.touch_id).where(saving.touch_id == any_(ids), saving.saved_at >= since)


def forget_savings(session: Session, now: datetime) -> None:
    """What can no longer be taken back need not be known."""
    session.execute(delete(TouchSaving).where(TouchSaving.saved_at < now - UNDO_FOR))


def _added(undoing: _Undoing) -> list[Any]:
    """The wishes, promises, skills and designations that it brought."""
    session, touch, saving = undoing.session, undoing.touch, undoing.saving
    skills = select(SkillHeld).where(SkillHeld.id.in_(saving.skill_ids))
    held = select(DesignationHeld).where(DesignationHeld.id.in_(saving.designation_ids))
    return [
        *session.scalars(select(Preference).filter_by(touch_id=touch.id)),
        *session.scalars(select(Promise).filter_by(touch_id=touch.id)),
        *session.scalars(skills),
        *session.scalars(held),
    ]


def _is_changed_since(undoing: _Undoing, record: Any) -> bool:
    own = undoing.saving.change_ids
    return any(change.id not in own for change in changes_of(undoing.session, record))


def _restore(undoing: _Undoing) -> int:
    """Put back what ended or was settled by it; how many had been changed since."""
    session, stayed = undoing.session, 0
    own = select(Change).where(
        Change.id.in_(undoing.saving.change_ids), Change.table_name.in_(_PUT_BACK)
    )
    for change in session.scalars(own.order_by(Change.id.desc())).all():
        record = session.get(_PUT_BACK[change.table_name], change.row_id)
        try:
            if record is None:
                raise CannotUndo
            put_back(record, change)
            session.flush()
        except CannotUndo:
            stayed += 1
    return stayed


def _remove(undoing: _Undoing, gone: Sequence[Any], stays: Sequence[Any]) -> None:
    """Delete what it brought; what has a life of its own by now only lets go of the touch."""
    _let_go_of_wishes(undoing, [one.id for one in gone if isinstance(one, Preference)])
    for record in stays:
        if isinstance(record, Preference | Promise):
            record.touch_id = None
    for record in gone:
        undoing.session.delete(record)
    undoing.session.flush()


def _let_go_of_wishes(undoing: _Undoing, ids: Sequence[int]) -> None:
    """Nothing points any longer to the wishes that go, or to the touch."""
    session = undoing.session
    about = or_(Suggestion.touch_id == undoing.touch.id, Suggestion.preference_id.in_(ids))
    for suggestion in session.scalars(select(Suggestion).where(about).with_for_update()):
        if suggestion.is_waiting:
            suggestion.expire(undoing.now)
        suggestion.touch_id = suggestion.preference_id = None
    replaced = select(Preference).where(Preference.replaced_by_id.in_(ids))
    for line in session.scalars(replaced):
        line.replaced_by_id = None
    session.flush()


def _end_pause(undoing: _Undoing, person: ContactTerms, by_id: int) -> bool:
    """End the pause it began, or go back to the one before; whether there is a stop, which stays."""
    session, touch = undoing.session, undoing.touch
    of_touch = select(ConsentEntry).filter_by(touch_id=touch.id)
    lines = {line.kind: line for line in session.scalars(of_touch.order_by(ConsentEntry.id))}
    pause = lines.get(ConsentKind.pause)
    if pause is not None and _is_newest(session, pause):
        told = Told(how="correction", at=undoing.now, recorded_by_id=by_id)
        earlier = _pause_before(undoing)
        if earlier is not None:
            terms.pause(session, touch.candidate_id, earlier.until, told)
            person.paused_at = earlier.since
        else:
            terms.end_pause(session, touch.candidate_id, told)
    return ConsentKind.stop in lines


def _is_newest(session: Session, pause: ConsentEntry) -> bool:
    newer = select(ConsentEntry.id).where(
        ConsentEntry.candidate_id == pause.candidate_id,
        ConsentEntry.kind == ConsentKind.pause,
        ConsentEntry.id > pause.id,
    )
    return session.scalar(newer.limit(1)) is None


@dataclass(frozen=True)
class _Pause:
    since: datetime
    until: date | None


def _pause_before(undoing: _Undoing) -> _Pause | None:
    """The pause that this one took the place of; what stands in ``before`` is only what differed."""
    own = select(Change).where(
        Change.id.in_(undoing.saving.change_ids),
        Change.table_name == ContactTerms.__tablename__,
    )
    change = undoing.session.scalars(own.order_by(Change.id)).first()
    since = change.before.get("paused_at") if change else None
    if change is None or since is None:
        return None
    until = change.before.get("paused_until", change.after.get("paused_until"))
    return _Pause(datetime.fromisoformat(since), date.fromisoformat(until) if until else None)


def _let_go_and_delete(undoing: _Undoing) -> None:
    let_go_of_touch(undoing.session, undoing.touch.id)
    undoing.session.delete(undoing.saving)
    undoing.session.delete(undoing.touch)
    undoing.session.flush()
