"""The days people named: when one arrives they surface, with or without a role."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate, DesignationHeld, Standing
from agency.contact.decisions import decisions_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.languages.speaking import _, speaking
from agency.preferences.models import Horizon, Preference
from agency.preferences.telling import wish_told
from agency.recontact.models import Suggestion, SuggestionKind, SuggestionState
from agency.recontact.occasions import Occasion, Surfaced, one_at_a_time, write
from agency.recontact.surfacing import today_at_the_agency
from agency.touches.models import Touch, TouchKind
from agency.words import inside, named_day

_STILL_FRESH = timedelta(days=21)
"""A day that passed longer ago without anybody noticing is no longer news."""


def surface_dates(session: Session, now: datetime) -> Surfaced:
    """Surface everybody whose named day has arrived and who may be contacted about it."""
    one_at_a_time(session)
    today = today_at_the_agency(session, now)
    occasions = [
        *_wishes_arrived(session, today),
        *_next_steps_arrived(session, today),
        *_exams_sat(session, today),
    ]
    _wake(session, today)
    allowed = _only_allowed(session, occasions, now)
    return write(session, allowed, now) + Surfaced(held_back=len(occasions) - len(allowed))


def people_whose_day_came(session: Session, since: date, today: date) -> Sequence[int]:
    """Candidates with a named day after ``since`` and up to ``today``: fit may judge them anew."""
    wishes = select(Preference.candidate_id).where(
        Preference.ended_at.is_(None), Preference.not_before > since, Preference.not_before <= today
    )
    exams = select(DesignationHeld.candidate_id).where(
        DesignationHeld.standing == Standing.in_progress,
        DesignationHeld.expected_on > since,
        DesignationHeld.expected_on <= today,
    )
    return session.scalars(wishes.union(exams).order_by("candidate_id")).all()


def _wishes_arrived(session: Session, today: date) -> list[Occasion]:
    query = (
        select(Preference)
        .where(
            Preference.ended_at.is_(None),
            Preference.horizon != Horizon.never,
            Preference.not_before.between(today - _STILL_FRESH, today),
        )
        .options(
            joinedload(Preference.candidate).joinedload(Candidate.owner),
            joinedload(Preference.touch).joinedload(Touch.recruiter),
        )
        .order_by(Preference.candidate_id, Preference.not_before.desc(), Preference.id)
    )
    first_of: dict[int, Preference] = {}
    for wish in session.scalars(query):
        first_of.setdefault(wish.candidate_id, wish)
    return [_wish_occasion(wish, today) for wish in first_of.values()]


def _wish_occasion(wish: Preference, today: date) -> Occasion:
    assert wish.not_before
    with speaking(wish.candidate.owner.reads):
        why = _wish_sentence(wish, wish.not_before, today)
    return Occasion(
        candidate_id=wish.candidate_id,
        owner_id=wish.candidate.owner_id,
        kind=SuggestionKind.date,
        key=f"date:{wish.id}",
        why=why,
        words=wish.words,
        preference_id=wish.id,
        due_on=wish.not_before,
    )


def _wish_sentence(wish: Preference, on: date, today: date) -> str:
    is_here = on == today
    words = {"name": wish.candidate.first_name, "day": named_day(on)}
    if wish.kind == "timing":
        return (
            _("%(name)s asked to hear from us from %(day)s, and that day is here.", **words)
            if is_here
            else _("%(name)s asked to hear from us from %(day)s, and that day has passed.", **words)
        )
    words["wish"] = inside(wish_told(wish))
    if is_here:
        return _(
            "%(name)s asked to hear from us from %(day)s, with %(wish)s in mind, and that day is "
            "here.",
            **words,
        )
    return _(
        "%(name)s asked to hear from us from %(day)s, with %(wish)s in mind, and that day has "
        "passed.",
        **words,
    )


def _next_steps_arrived(session: Session, today: date) -> list[Occasion]:
    spoken_since = (
        select(Touch.candidate_id, func.max(Touch.happened_at).label("last"))
        .where(Touch.kind == TouchKind.conversation)
        .group_by(Touch.candidate_id)
        .subquery()
    )
    query = (
        select(Touch)
        .outerjoin(spoken_since, spoken_since.c.candidate_id == Touch.candidate_id)
        .where(
            Touch.next_on.between(today - _STILL_FRESH, today),
            or_(spoken_since.c.last.is_(None), spoken_since.c.last <= Touch.happened_at),
        )
        .options(
            joinedload(Touch.candidate).joinedload(Candidate.owner), joinedload(Touch.recruiter)
        )
        .order_by(Touch.id)
    )
    return [_step_occasion(touch, today) for touch in session.scalars(query)]


def _step_occasion(touch: Touch, today: date) -> Occasion:
    assert touch.next_on
    with speaking(touch.candidate.owner.reads):
        why = _step_sentence(touch, touch.next_on, today)
    return Occasion(
        candidate_id=touch.candidate_id,
        owner_id=touch.candidate.owner_id,
        kind=SuggestionKind.date,
        key=f"next:{touch.id}",
        why=why,
        words=touch.quote,
        touch_id=touch.id,
        due_on=touch.next_on,
    )


def _step_sentence(touch: Touch, on: date, today: date) -> str:
    what = touch.next_step or _("Call %(name)s back", name=touch.candidate.first_name)
    words = {"day": named_day(on), "what": f"{what[0].lower()}{what[1:]}"}
    if on == today:
        return _("You set %(day)s to %(what)s, and that day is here.", **words)
    return _("You set %(day)s to %(what)s, and that day has passed.", **words)


def _exams_sat(session: Session, today: date) -> list[Occasion]:
    query = (
        select(DesignationHeld)
        .where(
            DesignationHeld.standing == Standing.in_progress,
            DesignationHeld.expected_on.between(today - _STILL_FRESH, today - timedelta(days=1)),
        )
        .options(
            joinedload(DesignationHeld.candidate).joinedload(Candidate.owner),
            joinedload(DesignationHeld.designation),
        )
        .order_by(DesignationHeld.id)
    )
    return [_exam_occasion(held) for held in session.scalars(query)]


def _exam_occasion(held: DesignationHeld) -> Occasion:
    assert held.expected_on
    with speaking(held.candidate.owner.reads):
        why = _(
            "%(name)s was to finish %(designation)s on %(day)s, and nobody has asked how it went.",
            name=held.candidate.first_name,
            designation=held.designation.name,
            day=named_day(held.expected_on),
        )
    return Occasion(
        candidate_id=held.candidate_id,
        owner_id=held.candidate.owner_id,
        kind=SuggestionKind.date,
        key=f"exam:{held.id}:{held.expected_on}",
        why=why,
        due_on=held.expected_on,
    )


def _only_allowed(session: Session, occasions: list[Occasion], now: datetime) -> list[Occasion]:
    requests = [
        ContactRequest(person_id=o.candidate_id, purpose=Purpose.keep_in_touch, actor=o.owner_id)
        for o in occasions
    ]
    answers = decisions_for(session, requests, now)
    return [o for o, answer in zip(occasions, answers, strict=True) if answer.may_contact]


def _wake(session: Session, today: date) -> None:
    """Bring back what was snoozed until today."""
    session.execute(
        update(Suggestion)
        .where(Suggestion.state == SuggestionState.snoozed, Suggestion.snoozed_until <= today)
        .values(state=SuggestionState.new, snoozed_until=None)
        .execution_options(synchronize_session="fetch")
    )
