"""A touch is saved: what follows for the person's wishes, terms, suggestions and place in the net."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import DesignationHeld, SkillHeld
from agency.contact import gates, terms
from agency.contact.consent import Told, terms_of
from agency.history import Noted, noting
from agency.matching.profiles import refresh_profiles
from agency.preferences.changing import Evidence
from agency.preferences.learning import learn
from agency.recontact.models import Suggestion, SuggestionState
from agency.touches.logging import NewTouch, write_touch
from agency.touches.models import Direction, Touch, TouchSaving
from agency.touches.queries import touch_saved_as
from agency.touches.reading.facts import Fact


def record_touch(session: Session, new: NewTouch, facts: Sequence[Fact], now: datetime) -> Touch:
    """Log a touch, and what follows from it for matching and search."""
    touch = take_down(session, new, facts, now)
    refresh_profiles(session, [new.candidate_id])
    return touch


def take_down(session: Session, new: NewTouch, facts: Sequence[Fact], now: datetime) -> Touch:
    """Log a touch and take its confirmed facts onto the record; a repeated ``once_key`` adds nothing.

    A conversation settles every waiting suggestion about the person; an attempt leaves them on the
    list. Raises what ``write_touch`` raises.
    """
    terms_of(session, new.candidate_id)  # the same form sent twice at once is saved once
    saved = touch_saved_as(session, new.once_key)
    if saved is not None:
        return saved
    with noting(session) as noted:
        touch = write_touch(session, new, now)
        learn(session, new.candidate_id, facts, _evidence(new, touch), now, new.quote)
        _heed(session, facts, touch)
        if touch.is_conversation:
            settle_suggestions(session, touch, now)
    session.add(_saving(touch, noted, now))
    if touch.direction is Direction.ours:
        gates.settle(session, new.candidate_id, now)
    return touch


def _saving(touch: Touch, noted: Noted, now: datetime) -> TouchSaving:
    return TouchSaving(
        touch_id=touch.id,
        saved_at=now,
        change_ids=[change.id for change in noted.changes],
        skill_ids=noted.ids_added(SkillHeld),
        designation_ids=noted.ids_added(DesignationHeld),
    )


def _evidence(new: NewTouch, touch: Touch) -> Evidence:
    return Evidence(
        said_on=new.happened_on,
        said_by=new.channel,
        touch_id=touch.id,
        recorded_by_id=new.recruiter_id,
    )


def _heed(session: Session, facts: Sequence[Fact], touch: Touch) -> None:
    """A stop outlives every pause, so of the two only the stop is written."""
    stop = next((fact for fact in facts if fact.kind == "stop"), None)
    pause = next((fact for fact in facts if fact.kind == "pause"), None)
    if stop is not None:
        terms.stop(session, touch.candidate_id, _told(touch, stop))
    elif pause is not None:
        terms.pause(session, touch.candidate_id, pause.on, _told(touch, pause))


def _told(touch: Touch, fact: Fact) -> Told:
    return Told(
        how=touch.channel,
        at=touch.happened_at,
        words=fact.words,
        recorded_by_id=touch.recruiter_id,
        touch_id=touch.id,
    )


def settle_suggestions(session: Session, touch: Touch, now: datetime) -> None:
    """Whoever was spoken with no longer waits to be contacted."""
    waiting = (SuggestionState.new, SuggestionState.snoozed)
    query = select(Suggestion).where(
        Suggestion.candidate_id == touch.candidate_id, Suggestion.state.in_(waiting)
    )
    for suggestion in session.scalars(query.with_for_update()):
        suggestion.mark_contacted(now, touch.recruiter_id)
    session.flush()
