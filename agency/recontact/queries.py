"""What the lists ask the database."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, contains_eager, joinedload
from sqlalchemy.orm.strategy_options import _AbstractLoad

from agency.candidates.models import Candidate
from agency.clients.models import Role, RoleState
from agency.contact.models import ContactTerms
from agency.languages.speaking import _
from agency.preferences.models import Horizon, Preference
from agency.preferences.telling import wish_told
from agency.recontact.models import DismissReason, RoleFindings, Suggestion, SuggestionState
from agency.touches.models import Promise, Touch

_MORE_THAN_A_DAY_NEEDS = 60
"""How many suggestions are looked at to fill one day's list."""

BEST_FIRST = (Suggestion.fit_total.desc().nulls_last(), Suggestion.tie_rank.desc())

WITH_EVIDENCE = (
    joinedload(Suggestion.preference).joinedload(Preference.touch).joinedload(Touch.recruiter),
    joinedload(Suggestion.touch).joinedload(Touch.recruiter),
)
"""Loads what tells where a suggestion's words were said."""


def suggestions_waiting_for(
    session: Session, owner_ids: Collection[int], today: date
) -> Sequence[Suggestion]:
    """The suggestions on these recruiters' lists, best fit first, then the longest open."""
    query = (
        select(Suggestion)
        .join(Suggestion.candidate)
        .where(Suggestion.owner_id.in_(owner_ids), _waits(today), Candidate.erased_at.is_(None))
        .order_by(*BEST_FIRST, Suggestion.due_on, Suggestion.id)
        .limit(_MORE_THAN_A_DAY_NEEDS * len(owner_ids))
        .options(
            *_with_person(contains_eager(Suggestion.candidate)),
            joinedload(Suggestion.role).joinedload(Role.client),
            *WITH_EVIDENCE,
        )
    )
    return session.scalars(query).all()


def suggestions_about(session: Session, candidate_id: int, today: date) -> Sequence[Suggestion]:
    """What waits about one person, who is on the page already."""
    query = (
        select(Suggestion)
        .where(Suggestion.candidate_id == candidate_id, _waits(today))
        .order_by(*BEST_FIRST, Suggestion.id)
        .options(
            joinedload(Suggestion.role).joinedload(Role.client),
            *WITH_EVIDENCE,
        )
    )
    return session.scalars(query).all()


def suggestion_on_list(session: Session, suggestion_id: int) -> Suggestion | None:
    """One suggestion with what its slip shows, locked against a second hand."""
    query = select(Suggestion).where(Suggestion.id == suggestion_id).with_for_update(of=Suggestion)
    return session.scalars(query).one_or_none()


def how_many_wait_for(session: Session, owner_id: int, today: date) -> int:
    """How many people are on a recruiter's list: suggestions and promises, each person once."""
    suggested = select(Suggestion.candidate_id).where(
        Suggestion.owner_id == owner_id, _waits(today)
    )
    promised = select(Promise.candidate_id).where(Promise.recruiter_id == owner_id, _is_due(today))
    people = suggested.union(promised).subquery()
    return session.scalar(select(func.count()).select_from(people)) or 0


def promises_due_for(
    session: Session, recruiter_ids: Collection[int], today: date
) -> Sequence[Promise]:
    """Open promises that are late, due today or due tomorrow, the latest first."""
    query = (
        select(Promise)
        .join(Promise.candidate)
        .where(
            Promise.recruiter_id.in_(recruiter_ids), _is_due(today), Candidate.erased_at.is_(None)
        )
        .order_by(Promise.due_on, Promise.id)
        .options(
            *_with_person(contains_eager(Promise.candidate)),
            joinedload(Promise.touch).joinedload(Touch.recruiter),
        )
    )
    return session.scalars(query).all()


def last_touches_of(session: Session, candidate_ids: Collection[int]) -> dict[int, Touch]:
    """The newest touch of each person."""
    query = (
        select(Touch)
        .where(Touch.candidate_id.in_(candidate_ids))
        .order_by(Touch.candidate_id, Touch.happened_at.desc(), Touch.id.desc())
        .ext(distinct_on(Touch.candidate_id))
    )
    return {touch.candidate_id: touch for touch in session.scalars(query)}


def turning_green(
    session: Session,
    owner_id: int,
    today: date,
    days: int = 30,
    most: int = 3,
    besides: Collection[int] = (),
) -> list[tuple[date, Candidate, str]]:
    """Whose own date comes next, and why: (day, person, reason).

    ``besides`` are people who are on the list with a green light already: they wrote to us, say.
    """
    until = today + timedelta(days=days)
    paused = (
        select(ContactTerms.paused_until, Candidate)
        .join(Candidate, Candidate.id == ContactTerms.candidate_id)
        .where(Candidate.owner_id == owner_id, ContactTerms.stopped_at.is_(None))
        .where(Candidate.id.not_in(besides))
        .where(ContactTerms.paused_until > today, ContactTerms.paused_until <= until)
        .order_by(ContactTerms.paused_until, Candidate.id)
        .limit(most)
    )
    # The recruiter's own among all who named these days first: by two indexes, whoever they are.
    own = (
        select(Preference.id)
        .join(Candidate, Candidate.id == Preference.candidate_id)
        .where(Candidate.owner_id == owner_id, Preference.ended_at.is_(None))
        .where(Preference.not_before > today, Preference.not_before <= until)
        .cte("own")
        .prefix_with("MATERIALIZED")
    )
    named = (
        select(Preference.not_before, Candidate, Preference)
        .join(own, own.c.id == Preference.id)
        .join(Candidate, Candidate.id == Preference.candidate_id)
        .join(ContactTerms, ContactTerms.candidate_id == Candidate.id)
        .where(Candidate.id.not_in(besides), Preference.horizon != Horizon.never)
        .where(ContactTerms.stopped_at.is_(None), ContactTerms.paused_at.is_(None))
        .order_by(Preference.not_before, Candidate.id)
        .limit(most)
    )
    rows = [(day, person, _("paused until then")) for day, person in session.execute(paused) if day]
    rows += [
        (day, person, _lowered(wish_told(wish)))
        for day, person, wish in session.execute(named)
        if day
    ]
    first: dict[int, tuple[date, Candidate, str]] = {}
    for row in sorted(rows, key=lambda row: (row[0], row[1].id)):
        first.setdefault(row[1].id, row)
    return list(first.values())[:most]


def how_many_left_alone(session: Session, owner_id: int) -> int:
    """How many times somebody fits an open role of this recruiter and asked for quiet."""
    held = select(func.sum(RoleFindings.held_back)).join(Role, Role.id == RoleFindings.role_id)
    return session.scalar(held.where(Role.owner_id == owner_id, Role.state == RoleState.open)) or 0


def reasons_called_wrong(session: Session, since: datetime) -> Sequence[Suggestion]:
    """Suggestions whose reason a recruiter called wrong, for whoever tunes them."""
    query = (
        select(Suggestion)
        .where(
            Suggestion.dismissed_why == DismissReason.reason_wrong, Suggestion.settled_at >= since
        )
        .order_by(Suggestion.settled_at.desc())
        .limit(100)
        .options(
            joinedload(Suggestion.candidate),
            joinedload(Suggestion.role).joinedload(Role.client),
            *WITH_EVIDENCE,
        )
    )
    return session.scalars(query).all()


def _waits(today: date) -> ColumnElement[bool]:
    """New, or snoozed until a day that has come."""
    woken = and_(Suggestion.state == SuggestionState.snoozed, Suggestion.snoozed_until <= today)
    return or_(Suggestion.state == SuggestionState.new, woken)


def _is_due(today: date) -> ColumnElement[bool]:
    return and_(
        Promise.kept_at.is_(None),
        Promise.broken_at.is_(None),
        Promise.due_on <= today + timedelta(days=1),
        or_(Promise.hidden_until.is_(None), Promise.hidden_until <= today),
    )


def _with_person(load: _AbstractLoad) -> tuple[_AbstractLoad, ...]:
    return (load.joinedload(Candidate.place), load.selectinload(Candidate.ways))


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
