"""What the lists ask the database."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from functools import cache

from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    Select,
    all_,
    and_,
    any_,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload
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

_TODAY = bindparam("today", type_=Date)
_UNTIL = bindparam("until", type_=Date)
_OWNERS: BindParameter[int] = bindparam("owners", expanding=True)
_IS_ANOTHER = Candidate.id != all_(bindparam("besides", type_=ARRAY(Integer)))

WITH_EVIDENCE = (
    selectinload(Suggestion.preference).joinedload(Preference.touch).joinedload(Touch.recruiter),
    selectinload(Suggestion.touch).joinedload(Touch.recruiter),
)
"""Loads what tells where a suggestion's words were said.

Beside the suggestions: one statement of ten tables is planned anew for every page, which takes longer than asking.
"""
WITH_ROLE = selectinload(Suggestion.role).joinedload(Role.client)


def suggestions_waiting_for(
    session: Session, owner_ids: Collection[int], today: date
) -> Sequence[Suggestion]:
    """The suggestions on these recruiters' lists, best fit first, then the longest open."""
    most = _MORE_THAN_A_DAY_NEEDS * len(owner_ids)
    asked = {"owners": list(owner_ids), "today": today, "most": most}
    return session.scalars(_waiting(), asked).all()


@cache
def _waiting() -> Select[Suggestion]:
    """Built once, as what each page asks: building takes longer than asking."""
    return (
        select(Suggestion)
        .join(Suggestion.candidate)
        .where(Suggestion.owner_id.in_(_OWNERS), _waits(_TODAY), Candidate.erased_at.is_(None))
        .order_by(*BEST_FIRST, Suggestion.due_on, Suggestion.id)
        .limit(bindparam("most"))
        .options(
            *_with_person(contains_eager(Suggestion.candidate)),
            WITH_ROLE,
            *WITH_EVIDENCE,
        )
    )


def suggestions_about(session: Session, candidate_id: int, today: date) -> Sequence[Suggestion]:
    """What waits about one person, who is on the page already."""
    return session.scalars(_about(), {"person": candidate_id, "today": today}).all()


@cache
def _about() -> Select[Suggestion]:
    is_about = Suggestion.candidate_id == bindparam("person", type_=Integer)
    return (
        select(Suggestion)
        .where(is_about, _waits(_TODAY))
        .order_by(*BEST_FIRST, Suggestion.id)
        .options(WITH_ROLE, *WITH_EVIDENCE)
    )


def suggestion_on_list(session: Session, suggestion_id: int) -> Suggestion | None:
    """One suggestion with what its slip shows, locked against a second hand."""
    query = select(Suggestion).where(Suggestion.id == suggestion_id).with_for_update(of=Suggestion)
    return session.scalars(query).one_or_none()


def how_many_wait_for(session: Session, owner_id: int, today: date) -> int:
    """How many people are on a recruiter's list: suggestions and promises, each person once."""
    asked = {"owner": owner_id, "today": today, "tomorrow": today + timedelta(days=1)}
    return session.scalar(_how_many_wait(), asked) or 0


@cache
def _how_many_wait() -> Select[int]:
    owner = bindparam("owner", type_=Integer)
    suggested = select(Suggestion.candidate_id).where(Suggestion.owner_id == owner, _waits(_TODAY))
    due = _is_due(_TODAY, bindparam("tomorrow", type_=Date))
    promised = select(Promise.candidate_id).where(Promise.recruiter_id == owner, due)
    return select(func.count()).select_from(suggested.union(promised).subquery())


def promises_due_for(
    session: Session, recruiter_ids: Collection[int], today: date
) -> Sequence[Promise]:
    """Open promises that are late, due today or due tomorrow, the latest first."""
    tomorrow = today + timedelta(days=1)
    asked = {"owners": list(recruiter_ids), "today": today, "tomorrow": tomorrow}
    return session.scalars(_promises_due(), asked).all()


@cache
def _promises_due() -> Select[Promise]:
    due = _is_due(_TODAY, bindparam("tomorrow", type_=Date))
    return (
        select(Promise)
        .join(Promise.candidate)
        .where(Promise.recruiter_id.in_(_OWNERS), due, Candidate.erased_at.is_(None))
        .order_by(Promise.due_on, Promise.id)
        .options(
            *_with_person(contains_eager(Promise.candidate)),
            joinedload(Promise.touch).joinedload(Touch.recruiter),
        )
    )


def last_touches_of(session: Session, candidate_ids: Collection[int]) -> dict[int, Touch]:
    """The newest touch of each person."""
    newest = session.scalars(_last_touches(), {"ids": list(candidate_ids)})
    return {touch.candidate_id: touch for touch in newest}


@cache
def _last_touches() -> Select[Touch]:
    return (
        select(Touch)
        .where(Touch.candidate_id == any_(bindparam("ids", type_=ARRAY(Integer))))
        .order_by(Touch.candidate_id, Touch.happened_at.desc(), Touch.id.desc())
        .ext(distinct_on(Touch.candidate_id))
    )


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
    asked = {
        "owner": owner_id,
        "today": today,
        "until": today + timedelta(days=days),
        "besides": list(besides),
        "most": most,
    }
    rows = [
        (day, person, _("paused until then"))
        for day, person in session.execute(_paused(), asked)
        if day
    ]
    rows += [
        (day, person, _lowered(wish_told(wish)))
        for day, person, wish in session.execute(_named(), asked)
        if day
    ]
    first: dict[int, tuple[date, Candidate, str]] = {}
    for row in sorted(rows, key=lambda row: (row[0], row[1].id)):
        first.setdefault(row[1].id, row)
    return list(first.values())[:most]


@cache
def _paused() -> Select[date | None, Candidate]:
    terms = ContactTerms
    return (
        select(terms.paused_until, Candidate)
        .join(Candidate, Candidate.id == terms.candidate_id)
        .where(Candidate.owner_id == bindparam("owner"), terms.stopped_at.is_(None))
        .where(_IS_ANOTHER, terms.paused_until > _TODAY, terms.paused_until <= _UNTIL)
        .order_by(terms.paused_until, Candidate.id)
        .limit(bindparam("most"))
    )


@cache
def _named() -> Select[date | None, Candidate, Preference]:
    """The recruiter's own among all who named these days first: by two indexes, whoever they are."""
    wish = Preference
    own = (
        select(wish.id)
        .join(Candidate, Candidate.id == wish.candidate_id)
        .where(Candidate.owner_id == bindparam("owner"), wish.ended_at.is_(None))
        .where(wish.not_before > _TODAY, wish.not_before <= _UNTIL)
        .cte("own")
        .prefix_with("MATERIALIZED")
    )
    return (
        select(wish.not_before, Candidate, wish)
        .join(own, own.c.id == wish.id)
        .join(Candidate, Candidate.id == wish.candidate_id)
        .join(ContactTerms, ContactTerms.candidate_id == Candidate.id)
        .where(_IS_ANOTHER, wish.horizon != Horizon.never)
        .where(ContactTerms.stopped_at.is_(None), ContactTerms.paused_at.is_(None))
        .order_by(wish.not_before, Candidate.id)
        .limit(bindparam("most"))
    )


def how_many_left_alone(session: Session, owner_id: int) -> int:
    """How many times somebody fits an open role of this recruiter and asked for quiet."""
    return session.scalar(_left_alone(), {"owner": owner_id}) or 0


@cache
def _left_alone() -> Select[int]:
    is_theirs = Role.owner_id == bindparam("owner", type_=Integer)
    held = select(func.sum(RoleFindings.held_back)).join(Role, Role.id == RoleFindings.role_id)
    return held.where(is_theirs, Role.state == RoleState.open)


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


def _waits(today: date | ColumnElement[date]) -> ColumnElement[bool]:
    """New, or snoozed until a day that has come."""
    woken = and_(Suggestion.state == SuggestionState.snoozed, Suggestion.snoozed_until <= today)
    return or_(Suggestion.state == SuggestionState.new, woken)


def _is_due(today: ColumnElement[date], tomorrow: ColumnElement[date]) -> ColumnElement[bool]:
    return and_(
        Promise.kept_at.is_(None),
        Promise.broken_at.is_(None),
        Promise.due_on <= tomorrow,
        or_(Promise.hidden_until.is_(None), Promise.hidden_until <= today),
    )


def _with_person(load: _AbstractLoad) -> tuple[_AbstractLoad, ...]:
    return (load.joinedload(Candidate.place), load.selectinload(Candidate.ways))


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
