"""Wishes change by ending one line and beginning the next, so that what was said stays on record."""

from collections.abc import Iterable, Mapping, Sequence
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
    current = current_preferences(session, candidate_id)
    for turned in _contradicted(current, new):
        end_preference(session, turned, now)
    old = next((line for line in current[new.horizon] if _takes_place_of(new, line)), None)
    if old is None:
        return _begin(session, candidate_id, new, evidence)
    return replace_preference(session, old, new, evidence, now)


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
    end_preference(session, old, now)
    preference = _begin(session, old.candidate_id, new, evidence)
    old.replaced_by_id = preference.id
    session.flush()
    return preference


def told_in_turn(wishes: Iterable[NewPreference]) -> list[NewPreference]:
    """What still holds once somebody has said all of these, one after the other, and nothing before."""
    held: list[NewPreference] = []
    for new in wishes:
        turned = _contradicted({one: [w for w in held if w.horizon is one] for one in Horizon}, new)
        old = next((w for w in held if w.horizon is new.horizon and _takes_place_of(new, w)), None)
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


def _begin(
    session: Session, candidate_id: int, new: NewPreference, evidence: Evidence
) -> Preference:
    preference = _preference(session, candidate_id, new, evidence)
    session.add(preference)
    session.flush()
    return preference


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


def _takes_place_of(new: NewPreference, line: NewPreference | Preference) -> bool:
    if line.kind is not new.kind:
        return False
    has_one_answer = new.kind in _ONE_ANSWER and new.horizon is not Horizon.never
    return has_one_answer or _is_same_thing(new, line)


def _contradicted(current: Mapping[Horizon, Sequence[Line]], new: NewPreference) -> list[Line]:
    """What they refused and now want, or wanted and now refuse."""
    refuses = new.horizon is Horizon.never
    others = [Horizon.now, Horizon.later] if refuses else [Horizon.never]
    lines = [line for horizon in others for line in current[horizon]]
    return [line for line in lines if line.kind is new.kind and _is_same_thing(new, line)]


def _is_same_thing(new: NewPreference, line: NewPreference | Preference) -> bool:
    if new.term_id is not None and line.term_id is not None:
        return new.term_id == line.term_id
    return _said(new.value or new.label) == _said(line.value or line.label)


def _said(text: str) -> str:
    return " ".join(text.casefold().split())
