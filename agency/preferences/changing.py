"""Wishes change by ending one line and beginning the next, so that what was said stays on record."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import PayPeriod
from agency.places.queries import place_called
from agency.preferences.models import Horizon, Preference, PreferenceKind, Weight
from agency.preferences.queries import current_preferences
from agency.touches.models import Channel

_ONE_ANSWER = frozenset(
    {
        PreferenceKind.seniority,
        PreferenceKind.remote,
        PreferenceKind.pay,
        PreferenceKind.contract_form,
        PreferenceKind.hours,
        PreferenceKind.company_size,
        PreferenceKind.timing,
    }
)
"""Kinds to which a person has one answer at a time; of the others they may name several."""


class PreferenceEnded(Exception):
    """The wish has ended or been replaced already."""


@dataclass(frozen=True, kw_only=True)
class NewPreference:
    """A wish as it is told; the columns of the model say what each field means."""

    horizon: Horizon
    kind: PreferenceKind
    label: str
    weight: Weight = Weight.nice
    value: str = ""
    term_id: int | None = None
    place_id: int | None = None
    office_days: int | None = None
    amount: Decimal | None = None
    currency: str | None = None
    period: PayPeriod | None = None
    not_before: date | None = None
    condition: str = ""
    words: str = ""


Line = TypeVar("Line", NewPreference, Preference)
"""A wish that is told, or one that is kept."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Where a wish comes from: a touch with a recruiter, or nobody when they wrote it themselves."""

    said_on: date
    said_by: Channel
    touch_id: int | None = None
    recorded_by_id: int | None = None


def add_preference(
    session: Session, candidate_id: int, new: NewPreference, evidence: Evidence, now: datetime
) -> Preference:
    """Write a wish down: the line it renews or contradicts ends, and the new one begins."""
    return add_preferences(session, candidate_id, [new], evidence, now)[0]


def add_preferences(
    session: Session,
    candidate_id: int,
    wishes: Sequence[NewPreference],
    evidence: Evidence,
    now: datetime,
) -> list[Preference]:
    """Write several down, one after the other, in a number of statements that does not grow with them."""
    if not wishes:
        return []
    current = [
        line for lines in current_preferences(session, candidate_id).values() for line in lines
    ]
    begun, over = list[Preference](), list[tuple[Preference, Preference | None]]()
    for new in wishes:
        line = _preference(session, candidate_id, new, evidence)
        turned, old = _made_way(current, new)
        over += [(one, None) for one in turned]
        over += [(old, line)] if old else []
        current = [one for one in current if one is not old and one not in turned]
        current.append(line)
        begun.append(line)
    _write(session, begun, over, now)
    return begun


def begin_preferences(
    session: Session, told: Iterable[tuple[int, Iterable[NewPreference], Evidence]]
) -> None:
    """Write down what people wish who have no wishes yet: by number, all at once."""
    session.add_all(
        _preference(session, candidate_id, wish, evidence)
        for candidate_id, wishes, evidence in told
        for wish in told_in_turn(wishes)
    )
    session.flush()


def replace_preference(
    session: Session, old: Preference, new: NewPreference, evidence: Evidence, now: datetime
) -> Preference:
    """The new line, with the old one ended and pointing to it. Raises ``PreferenceEnded``."""
    if old.ended_at is not None:
        raise PreferenceEnded(old.id)
    line = _preference(session, old.candidate_id, new, evidence)
    _write(session, [line], [(old, line)], now)
    return line


def told_in_turn(wishes: Iterable[NewPreference]) -> list[NewPreference]:
    """What still holds once somebody has said all of these, one after the other, and nothing before."""
    held: list[NewPreference] = []
    for new in wishes:
        turned, old = _made_way(held, new)
        held = [wish for wish in held if wish is not old and wish not in turned]
        held.append(new)
    return held


def end_preference(session: Session, preference: Preference, now: datetime) -> None:
    """It no longer holds. Raises ``PreferenceEnded``."""
    if preference.ended_at is not None:
        raise PreferenceEnded(preference.id)
    preference.end(now)
    session.flush()


def take_back_preference(session: Session, preference: Preference, now: datetime) -> bool:
    """It was never said: the line it took the place of holds again. ``False`` if it holds no more itself."""
    if preference.ended_at is not None:
        return False
    preference.end(now)
    replaced = session.scalar(select(Preference).filter_by(replaced_by_id=preference.id))
    if replaced is not None:
        replaced.ended_at = replaced.replaced_by_id = None
    session.flush()
    return True


def _write(
    session: Session,
    begun: Iterable[Preference],
    over: Iterable[tuple[Preference, Preference | None]],
    now: datetime,
) -> None:
    """The lines that begin, then those that are over, each with the one in its place."""
    session.add_all(begun)
    session.flush()
    for old, line in over:
        old.end(now)
        old.replaced_by_id = line.id if line else None
    session.flush()


def _preference(
    session: Session, candidate_id: int, new: NewPreference, evidence: Evidence
) -> Preference:
    wish = asdict(_placed(session, new))
    return Preference(candidate_id=candidate_id, **wish, **asdict(evidence))


def _placed(session: Session, new: NewPreference) -> NewPreference:
    """A town the agency knows has its coordinates; any other stays a word."""
    if new.kind is not PreferenceKind.place or new.place_id is not None:
        return new
    place = place_called(session, new.value)
    return replace(new, place_id=place.id) if place else new


def _made_way(held: Sequence[Line], new: NewPreference) -> tuple[list[Line], Line | None]:
    """What a new wish contradicts, refused before and now wanted or the other way, and the line it takes the place of."""
    refuses = new.horizon is Horizon.never
    turned = [
        line
        for line in held
        if (line.horizon is Horizon.never) is not refuses
        and line.kind is new.kind
        and _is_same_thing(new, line)
    ]
    same = (line for line in held if line.horizon is new.horizon and _takes_place_of(new, line))
    return turned, next(same, None)


def _takes_place_of(new: NewPreference, line: NewPreference | Preference) -> bool:
    if line.kind is not new.kind:
        return False
    has_one_answer = new.kind in _ONE_ANSWER and new.horizon is not Horizon.never
    return has_one_answer or _is_same_thing(new, line)


def _is_same_thing(new: NewPreference, line: NewPreference | Preference) -> bool:
    if new.term_id is not None and line.term_id is not None:
        return new.term_id == line.term_id
    return _said(new.value or new.label) == _said(line.value or line.label)


def _said(text: str) -> str:
    return " ".join(text.casefold().split())
