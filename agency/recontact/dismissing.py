"""What a dismissal changes: each reason something different, and it says so beforehand."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from agency.history import Change
from agency.languages.speaking import N_, Language, _, speaking
from agency.preferences.changing import (
    Evidence,
    NewPreference,
    add_preference,
    take_back_preference,
)
from agency.preferences.labels import pay_label
from agency.preferences.models import Horizon, Preference, PreferenceKind
from agency.recontact.models import DismissReason, Suggestion
from agency.recontact.snoozing import put_back_with_others, snooze_person
from agency.touches.models import Channel

_EFFECTS: tuple[tuple[DismissReason, str, str], ...] = (
    (DismissReason.not_this_role, N_("Not right for this role"), N_("Stays in line for others")),
    (DismissReason.bad_moment, N_("Bad moment"), N_("You choose when to look again")),
    (
        DismissReason.wrong_pay,
        N_("Wrong pay"),
        N_("You write what they want; fit reads it from now on"),
    ),
    (
        DismissReason.already_talking,
        N_("Already talking to someone else here"),
        N_("Nothing else changes"),
    ),
    (
        DismissReason.out_of_date,
        N_("What we know is out of date"),
        N_("Opens their wants for correction"),
    ),
    (
        DismissReason.reason_wrong,
        N_("The reason is wrong"),
        N_("Goes to whoever tunes suggestions"),
    ),
)
"""Reason, its words, and what choosing it changes."""


def effects() -> tuple[tuple[DismissReason, str, str], ...]:
    """The same in the language that is spoken."""
    return tuple((reason, _(words), _(effect)) for reason, words, effect in _EFFECTS)


class DayMissing(Exception):
    """ "Bad moment" needs the day to look again."""


class PayMissing(Exception):
    """ "Wrong pay" needs what they want."""


@dataclass(frozen=True)
class Dismissal:
    """Why not, this time."""

    why: DismissReason
    note: str = ""
    until: date | None = None
    pay: Decimal | None = None


def dismiss(
    session: Session, suggestion: Suggestion, dismissal: Dismissal, by_id: int, now: datetime
) -> bool:
    """Dismiss a suggestion and do what the reason says; whether the person must be matched anew.

    Raises ``DayMissing``, ``PayMissing`` or ``NotWaiting``, having changed nothing.
    """
    if dismissal.why is DismissReason.bad_moment:
        if dismissal.until is None:
            raise DayMissing
        snooze_person(session, suggestion, dismissal.until)
        suggestion.dismissed_note = dismissal.note
        return False
    if dismissal.why is DismissReason.wrong_pay:
        if dismissal.pay is None:
            raise PayMissing
        suggestion.refuse_unless_waiting()
        wish = _record_pay(session, suggestion, dismissal.pay, by_id, now)
        suggestion.dismiss(by_id, dismissal.why, now, dismissal.note)
        suggestion.wish_id = wish.id
        return True
    suggestion.dismiss(by_id, dismissal.why, now, dismissal.note)
    return False


def take_back(session: Session, suggestion: Suggestion, change: Change, now: datetime) -> bool:
    """Put a change of a suggestion back, with all that came with it; whether to match the person anew.

    Raises ``CannotUndo``. A wish that something was said about since stays as it is.
    """
    wish = session.get(Preference, suggestion.wish_id) if suggestion.wish_id else None
    put_back_with_others(session, suggestion, change)
    return wish is not None and take_back_preference(session, wish, now)


def _record_pay(
    session: Session, suggestion: Suggestion, pay: Decimal, by_id: int, now: datetime
) -> Preference:
    person = suggestion.candidate
    currency = person.pay_currency or (suggestion.role.pay_currency if suggestion.role else None)
    with speaking(Language.en):  # as it is kept
        label = pay_label(pay, currency or "", person.pay_period or "year", home=currency or "")
    wanted = NewPreference(
        horizon=Horizon.now,
        kind=PreferenceKind.pay,
        label=label,
        amount=pay,
        currency=currency,
        period=person.pay_period,
    )
    said_on = now.astimezone(ZoneInfo(person.zone or "UTC")).date()
    return add_preference(
        session,
        person.id,
        wanted,
        Evidence(said_on=said_on, said_by=Channel.call, recorded_by_id=by_id),
        now,
    )
