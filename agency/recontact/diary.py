"""The days a recruiter has in view: follow-ups, promises, and days that their people named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, aliased, joinedload

from agency.candidates.models import Candidate, DesignationHeld, Standing
from agency.contact.models import ContactTerms
from agency.languages.speaking import _
from agency.preferences.models import Horizon, Preference
from agency.touches.models import Promise, Touch, TouchKind
from agency.words import inside

BACK = timedelta(days=60)
AHEAD = timedelta(days=550)
_LONGEST = 60
"""A calendar is seen by others too: a few words, never the note."""


@dataclass(frozen=True)
class Day:
    """One whole day in a calendar. ``key`` names the record for good: ``next-12``, ``promise-7``."""

    key: str
    on: date
    words: str
    candidate_id: int
    changed_at: datetime


def days_of(session: Session, recruiter_id: int, today: date) -> list[Day]:
    """Everything from two months back to a year and a half ahead, the earliest first.

    What is kept, done or ended is no longer there, nor is anybody who is to be left alone.
    """
    since, until = today - BACK, today + AHEAD
    found = [
        *_follow_ups(session, recruiter_id, since, until),
        *_promises(session, recruiter_id, since, until),
        *_named(session, recruiter_id, since, until),
        *_exams(session, recruiter_id, since, until),
    ]
    return sorted(found, key=lambda day: (day.on, day.key))


def follow_up(touch: Touch) -> Day:
    """The next step of a touch. It has one."""
    assert touch.next_on
    name = touch.candidate.full_name
    step = inside(touch.next_step.replace(touch.candidate.first_name, "").strip()) or _("follow up")
    words = _("%(name)s: %(what)s", name=name, what=_short(" ".join(step.split())))
    return Day(f"next-{touch.id}", touch.next_on, words, touch.candidate_id, touch.changed_at)


def promise_due(promise: Promise) -> Day:
    words = _(
        "%(name)s: you promised to %(what)s",
        name=promise.candidate.full_name,
        what=_short(promise.what),
    )
    return Day(
        f"promise-{promise.id}", promise.due_on, words, promise.candidate_id, promise.changed_at
    )


def _follow_ups(session: Session, recruiter_id: int, since: date, until: date) -> Iterator[Day]:
    """Until both have spoken again."""
    later = aliased(Touch)
    spoken_since = exists().where(
        later.candidate_id == Touch.candidate_id,
        later.kind == TouchKind.conversation,
        later.happened_at > Touch.happened_at,
    )
    query = select(Touch).where(
        Touch.recruiter_id == recruiter_id, Touch.next_on.between(since, until), ~spoken_since
    )
    for touch in session.scalars(_of_people_to_contact(query, Touch)):
        yield follow_up(touch)


def _promises(session: Session, recruiter_id: int, since: date, until: date) -> Iterator[Day]:
    query = select(Promise).where(
        Promise.recruiter_id == recruiter_id,
        Promise.due_on.between(since, until),
        Promise.kept_at.is_(None),
        Promise.broken_at.is_(None),
    )
    for promise in session.scalars(_of_people(query, Promise)):
        yield promise_due(promise)


def _named(session: Session, recruiter_id: int, since: date, until: date) -> Iterator[Day]:
    """One a person and day, however many wishes begin on it."""
    query = select(Preference).where(
        Preference.ended_at.is_(None),
        Preference.horizon != Horizon.never,
        Preference.not_before.between(since, until),
        Candidate.owner_id == recruiter_id,
    )
    seen: set[tuple[int, date]] = set()
    query = _of_people_to_contact(query, Preference).order_by(Preference.id)
    for wish in session.scalars(query):
        on = wish.not_before
        if on is None or (wish.candidate_id, on) in seen:
            continue
        seen.add((wish.candidate_id, on))
        words = _("%(name)s: asked to hear from us from today", name=wish.candidate.full_name)
        yield Day(f"wish-{wish.id}", on, words, wish.candidate_id, wish.changed_at)


def _exams(session: Session, recruiter_id: int, since: date, until: date) -> Iterator[Day]:
    query = select(DesignationHeld).where(
        DesignationHeld.standing == Standing.in_progress,
        DesignationHeld.expected_on.between(since, until),
        Candidate.owner_id == recruiter_id,
    )
    query = query.options(joinedload(DesignationHeld.designation))
    for held in session.scalars(_of_people_to_contact(query, DesignationHeld)):
        assert held.expected_on
        words = _(
            "%(name)s: %(designation)s expected",
            name=held.candidate.full_name,
            designation=held.designation.name,
        )
        yield Day(f"exam-{held.id}", held.expected_on, words, held.candidate_id, held.changed_at)


def _of_people(query: Select[Any], model: Any) -> Select[Any]:
    """About people who are on record and whose record may be used."""
    query = query.join(Candidate, Candidate.id == model.candidate_id)
    query = query.outerjoin(ContactTerms, ContactTerms.candidate_id == Candidate.id)
    query = query.where(Candidate.erased_at.is_(None), ContactTerms.restricted_at.is_(None))
    return query.options(joinedload(model.candidate))


def _of_people_to_contact(query: Select[Any], model: Any) -> Select[Any]:
    return _of_people(query, model).where(ContactTerms.stopped_at.is_(None))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]}…"
