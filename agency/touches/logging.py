"""Writing a touch down, with the promise made in it. What was learned is the preferences' room."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from agency.touches.giving import Ask, ValueGiven
from agency.touches.models import (
    Channel,
    Direction,
    Outcome,
    Promise,
    Touch,
    TouchKind,
)
from agency.touches.queries import touch_saved_as

ATTEMPTS = frozenset({Outcome.left_message, Outcome.no_answer})
"""Outcomes that say only one of the two spoke."""


class NotYetHappened(Exception):
    """A touch lies in the future."""


class PromiseWithoutDay(Exception):
    """A promise needs a day by which it is kept."""


@dataclass(frozen=True, kw_only=True)
class NewTouch:
    """A touch as somebody tells it. ``happened_on`` is the day it was where they are."""

    candidate_id: int
    recruiter_id: int | None
    channel: Channel
    direction: Direction
    outcome: Outcome
    happened_at: datetime
    happened_on: date
    note: str = ""
    quote: str = ""
    role_id: int | None = None
    minutes: int | None = None
    gave: tuple[ValueGiven, ...] = ()
    asked: tuple[Ask, ...] = ()
    learned: tuple[str, ...] = ()
    next_step: str = ""
    next_on: date | None = None
    promise: str = ""
    promise_due: date | None = None
    once_key: str | None = None
    letter_id: int | None = None
    answers_id: int | None = None

    @property
    def kind(self) -> TouchKind:
        return kind_of(self.channel, self.outcome)


def written_by_them(
    candidate_id: int, note: str, now: datetime, today: date, **more: Any
) -> NewTouch:
    """What somebody wrote on a page of their own, to be logged."""
    usual = {"outcome": Outcome.talked, "note": note, "happened_at": now, "happened_on": today}
    return NewTouch(
        candidate_id=candidate_id,
        recruiter_id=None,
        channel=Channel.form,
        direction=Direction.theirs,
        **{**usual, **more},
    )


def kind_of(channel: Channel, outcome: Outcome | None) -> TouchKind:
    """Nobody speaks into a voicemail together."""
    is_attempt = outcome in ATTEMPTS or channel is Channel.voicemail
    return TouchKind.attempt if is_attempt else TouchKind.conversation


def log_touch(session: Session, new: NewTouch, now: datetime) -> Touch:
    """The touch, with its promise; the one saved before if ``once_key`` is known already.

    Raises ``NotYetHappened`` or ``PromiseWithoutDay``.
    """
    return touch_saved_as(session, new.once_key) or write_touch(session, new, now)


def write_touch(session: Session, new: NewTouch, now: datetime) -> Touch:
    """The same, for whoever has looked that its ``once_key`` is new."""
    if new.happened_at > now:
        raise NotYetHappened(new.happened_at)
    touch = _touch(new)
    session.add(touch)
    session.flush()
    if new.promise:
        _promise(session, new, touch)
    return touch


def _touch(new: NewTouch) -> Touch:
    return Touch(
        candidate_id=new.candidate_id,
        recruiter_id=new.recruiter_id,
        role_id=new.role_id,
        channel=new.channel,
        direction=new.direction,
        kind=new.kind,
        outcome=new.outcome,
        happened_at=new.happened_at,
        minutes=new.minutes,
        note=new.note,
        quote=new.quote,
        gave=[str(value) for value in new.gave],
        asked=[str(ask) for ask in new.asked],
        learned=list(new.learned),
        next_step=new.next_step,
        next_on=new.next_on,
        once_key=new.once_key,
        letter_id=new.letter_id,
        answers_id=new.answers_id,
    )


def _promise(session: Session, new: NewTouch, touch: Touch) -> None:
    if new.promise_due is None or new.recruiter_id is None:
        raise PromiseWithoutDay(new.promise)
    session.add(
        Promise(
            candidate_id=new.candidate_id,
            recruiter_id=new.recruiter_id,
            touch_id=touch.id,
            what=new.promise,
            due_on=new.promise_due,
        )
    )
    session.flush()
