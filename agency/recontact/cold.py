"""Surfaces relationships that have gone quiet for longer than is usual for the two."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Date, Select, Subquery, cast, extract, func, literal, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.contact.decisions import decisions_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.languages.speaking import speaking
from agency.recontact.cadence import (
    FEWEST_CONVERSATIONS,
    FORGOTTEN_DAYS,
    QUIET_AT_LEAST_DAYS,
    QUIET_RATIO,
    RHYTHM_AT_MOST_DAYS,
    Rhythm,
    quiet_sentence,
)
from agency.recontact.models import Suggestion, SuggestionKind
from agency.recontact.occasions import Occasion, Surfaced, expire, keep_key, one_at_a_time, write
from agency.recontact.surfacing import today_at_the_agency
from agency.touches.models import Touch, TouchKind

_LOOK_BACK = timedelta(days=1_095)
_A_FEW = 5
"""Going cold is an invitation, not a backlog: this many wait on one recruiter's list."""


def surface_cold(session: Session, now: datetime) -> Surfaced:
    """Surface the quietest relationships of each recruiter; the clock restarts on a conversation."""
    one_at_a_time(session)
    today = today_at_the_agency(session, now)
    cold = gone_cold(session, today, now)
    owners = _owners(session, cold)
    allowed = _may_hear(session, owners, now)
    chosen = _the_quietest(cold, owners, allowed, now)
    occasions = _occasions(session, {one: cold[one] for one in chosen}, owners, today)
    done = write(session, occasions, now)
    gone = expire(
        session,
        Suggestion.kind == SuggestionKind.cold,
        now=now,
        keep=[keep_key(o) for o in occasions],
    )
    return done + Surfaced(expired=gone, held_back=len(cold) - len(allowed))


def surface_these(session: Session, people: Collection[int], now: datetime) -> Surfaced:
    """These people, as far as they have gone cold and may hear from us, beyond the few of every morning.

    The next morning's round keeps those it would have chosen itself.
    """
    one_at_a_time(session)
    today = today_at_the_agency(session, now)
    cold = {one: rhythm for one, rhythm in gone_cold(session, today, now).items() if one in people}
    owners = _owners(session, cold)
    allowed = _may_hear(session, owners, now)
    chosen = {one: cold[one] for one in sorted(allowed)}
    done = write(session, _occasions(session, chosen, owners, today), now)
    return done + Surfaced(held_back=len(cold) - len(allowed))


def _may_hear(session: Session, owners: Mapping[int, Candidate], now: datetime) -> set[int]:
    requests = [
        ContactRequest(
            person_id=person, purpose=Purpose.keep_in_touch, actor=owners[person].owner_id
        )
        for person in owners
    ]
    answers = decisions_for(session, requests, now)
    pairs = zip(requests, answers, strict=True)
    return {request.person_id for request, answer in pairs if answer.may_contact}


def _occasions(
    session: Session,
    chosen: Mapping[int, Rhythm],
    owners: Mapping[int, Candidate],
    today: date,
) -> list[Occasion]:
    last = _last_conversations(session, list(chosen))
    return [
        Occasion(
            candidate_id=person,
            owner_id=owners[person].owner_id,
            kind=SuggestionKind.cold,
            key=f"cold:{last[person].id}",
            why=_sentence(owners[person], rhythm, today),
            words=last[person].quote,
            touch_id=last[person].id,
            due_on=rhythm.last_on + timedelta(days=round(rhythm.usual_days)),
        )
        for person, rhythm in chosen.items()
    ]


def _sentence(person: Candidate, rhythm: Rhythm, today: date) -> str:
    """As it is written down: in the owner's language."""
    with speaking(person.owner.reads):
        return quiet_sentence(person.first_name, rhythm, today)


def gone_cold(session: Session, today: date, now: datetime) -> dict[int, Rhythm]:
    """Everybody with whom it has been quiet for too long."""
    people = select(Candidate.id).filter_by(erased_at=None)
    rows = session.execute(select(_cold(people, today, now))).all()
    found = {row.candidate_id: _rhythm(row) for row in rows}
    return {person: rhythm for person, rhythm in found.items() if rhythm.has_gone_cold(today)}


def coldest(
    session: Session, people: Select[Any], today: date, now: datetime, most: int
) -> tuple[int, dict[int, Rhythm]]:
    """How many of these people have gone cold, and the first by how far past their usual gap they are."""
    cold = _cold(people, today, now)
    past = cold.c.quiet / func.greatest(cold.c.usual, 1.0)
    query = select(cold, func.count().over().label("all_of_them"))
    rows = session.execute(query.order_by(past.desc(), cold.c.candidate_id).limit(most)).all()
    return rows[0].all_of_them if rows else 0, {row.candidate_id: _rhythm(row) for row in rows}


def past_usual(rhythm: Rhythm, today: date) -> float:
    """How many times their usual gap it has been: orders those who have gone cold."""
    return rhythm.quiet_days(today) / max(rhythm.usual_days, 1)


def _rhythm(row: Any) -> Rhythm:
    return Rhythm(row.conversations, float(row.usual), row.last_on)


def _cold(people: Select[Any], today: date, now: datetime) -> Subquery:
    """Each person's rhythm of conversations, of those whom ``cadence`` calls cold: the same rule, asked of
    the database, because most have a rhythm and few have gone cold.
    """
    conversation = (
        Touch.kind == TouchKind.conversation,
        Touch.happened_at > now - _LOOK_BACK,
        Touch.candidate_id.in_(people),
    )
    before = func.lag(Touch.happened_at).over(
        partition_by=Touch.candidate_id, order_by=Touch.happened_at
    )
    gap = extract("epoch", Touch.happened_at - before) / 86_400
    gaps = (
        select(Touch.candidate_id, Touch.happened_at, gap.label("gap"))
        .where(*conversation)
        .subquery()
    )
    usual = func.percentile_cont(0.5).within_group(gaps.c.gap)
    last_on = cast(func.max(gaps.c.happened_at), Date)
    quiet = literal(today) - last_on
    return (
        select(
            gaps.c.candidate_id,
            func.count().label("conversations"),
            usual.label("usual"),
            last_on.label("last_on"),
            quiet.label("quiet"),
        )
        .group_by(gaps.c.candidate_id)
        .having(
            func.count() >= FEWEST_CONVERSATIONS,
            usual <= RHYTHM_AT_MOST_DAYS,
            quiet >= func.greatest(QUIET_AT_LEAST_DAYS, usual * QUIET_RATIO),
            quiet < FORGOTTEN_DAYS,
        )
        .subquery()
    )


def _owners(session: Session, people: Iterable[int]) -> dict[int, Candidate]:
    query = select(Candidate).where(Candidate.id.in_(list(people)), Candidate.erased_at.is_(None))
    query = query.options(joinedload(Candidate.owner))
    return {candidate.id: candidate for candidate in session.scalars(query.order_by(Candidate.id))}


def _the_quietest(
    cold: dict[int, Rhythm], owners: dict[int, Candidate], allowed: set[int], now: datetime
) -> list[int]:
    """For each owner the few who are the furthest past their own rhythm."""
    today = now.date()
    ranked = sorted(allowed, key=lambda person: (-past_usual(cold[person], today), person))
    taken: dict[int, int] = {}
    chosen = []
    for person in ranked:
        owner = owners[person].owner_id
        if taken.get(owner, 0) < _A_FEW:
            taken[owner] = taken.get(owner, 0) + 1
            chosen.append(person)
    return chosen


def _last_conversations(session: Session, people: list[int]) -> dict[int, Touch]:
    query = (
        select(Touch)
        .where(Touch.candidate_id.in_(people), Touch.kind == TouchKind.conversation)
        .order_by(Touch.candidate_id, Touch.happened_at.desc(), Touch.id.desc())
        .ext(distinct_on(Touch.candidate_id))
        .options(joinedload(Touch.recruiter))
    )
    return {touch.candidate_id: touch for touch in session.scalars(query)}
