"""Questions about introductions."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import ColumnElement, Integer, Select, bindparam, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.candidates.models import Candidate
from agency.clients.models import ClientContact
from agency.clients.queries import Page
from agency.introductions.models import (
    OPEN,
    OVER,
    Introduction,
    IntroductionSide,
    IntroductionState,
)
from agency.submissions.models import Stage, Submission

SHOWN: dict[str, tuple[IntroductionState, ...]] = {
    "open": OPEN,
    "introduced": (IntroductionState.introduced,),
    "over": OVER,
}
_FIRST = [IntroductionState.agreed, IntroductionState.asked, IntroductionState.proposed]
"""Of those that are open, what somebody has to do next comes first."""


def introduction_numbered(session: Session, introduction_id: int) -> Introduction | None:
    """With both sides and their people."""
    return session.scalar(_whole(Introduction.id == introduction_id))


def side_numbered(session: Session, side_id: int) -> IntroductionSide | None:
    """With the introduction and the other side."""
    one = session.scalar(_whole(Introduction.sides.any(id=side_id)))
    return next((side for side in one.sides if side.id == side_id), None) if one else None


def contact_numbered(session: Session, contact_id: int) -> ClientContact | None:
    """With their client."""
    query = select(ClientContact).filter_by(id=contact_id)
    return session.scalar(query.options(joinedload(ClientContact.client)))


def were_placed(session: Session, introductions: Sequence[Introduction]) -> set[int]:
    """Sides of people whom we placed: alumni of ours, wherever they sit."""
    humans = {
        side.id: side.candidate_id or (side.contact.candidate_id if side.contact else None)
        for one in introductions
        for side in one.sides
    }
    people = {human for human in humans.values() if human is not None}
    query = select(Submission.candidate_id).where(
        Submission.candidate_id.in_(people), Submission.stage == Stage.placed
    )
    placed = set(session.scalars(query)) if people else set()
    return {side_id for side_id, human in humans.items() if human in placed}


def introductions_shown(session: Session, show: str, number: int, size: int) -> Page[Introduction]:
    """One page of those in such a state. A number of queries that does not grow."""
    of_state = Introduction.state.in_(SHOWN[show])
    order = (
        [func.array_position(_FIRST, Introduction.state), Introduction.proposed_at.desc()]
        if show == "open"
        else [func.coalesce(Introduction.introduced_at, Introduction.over_at).desc()]
    )
    rows = _whole(of_state).order_by(*order, Introduction.id.desc())
    total = session.scalar(select(func.count()).select_from(Introduction).where(of_state)) or 0
    return Page(session.scalars(rows.limit(size).offset((number - 1) * size)).all(), total)


def introductions_of(session: Session, candidate_id: int) -> Sequence[Introduction]:
    """Those of a candidate, also as somebody at a client; the newest first."""
    return session.scalars(_of_person(), {"person": candidate_id}).all()


@cache
def _of_person() -> Select[Introduction]:
    person = bindparam("person", type_=Integer)
    cards = select(ClientContact.id).where(ClientContact.candidate_id == person)
    side = IntroductionSide
    return _newest(or_(side.candidate_id == person, side.contact_id.in_(cards)))


def introductions_at_client(session: Session, client_id: int) -> Sequence[Introduction]:
    """Those of the people of one client; the newest first."""
    people = select(ClientContact.id).filter_by(client_id=client_id)
    return session.scalars(_newest(IntroductionSide.contact_id.in_(people))).all()


def open_between(session: Session, sides: Sequence[tuple[int | None, int | None]]) -> int | None:
    """The number of an open introduction of these two, each a candidate or a contact."""
    query = select(Introduction.id).where(Introduction.state.in_(OPEN))
    for candidate_id, contact_id in sides:
        who = (
            IntroductionSide.candidate_id == candidate_id
            if candidate_id
            else IntroductionSide.contact_id == contact_id
        )
        query = query.where(Introduction.sides.any(who))
    return session.scalar(query.limit(1))


def side_of_letter(session: Session, letter_id: int | None) -> IntroductionSide | None:
    """Whose answer a link in this letter is: it asked them, or asked whether it helped."""
    if letter_id is None:
        return None
    asked = IntroductionSide.ask_letter_id == letter_id
    query = select(IntroductionSide).where(asked | (IntroductionSide.help_letter_id == letter_id))
    return session.scalar(query.limit(1))


def contacts_called(session: Session, name: str, most: int) -> Sequence[ClientContact]:
    """People at clients whose name holds these words."""
    words = func.strpos(func.plain(ClientContact.name), func.plain(name)) > 0
    query = select(ClientContact).where(words).options(joinedload(ClientContact.client))
    return session.scalars(query.order_by(func.plain(ClientContact.name)).limit(most)).all()


def _newest(which: ColumnElement[bool]) -> Select[Introduction]:
    numbers = select(IntroductionSide.introduction_id).where(which)
    return _whole(Introduction.id.in_(numbers)).order_by(Introduction.id.desc())


def _whole(*conditions: ColumnElement[bool]) -> Select[Introduction]:
    sides = selectinload(Introduction.sides)
    return (
        select(Introduction)
        .where(*conditions)
        .options(
            joinedload(Introduction.proposed_by),
            joinedload(Introduction.introduced_by),
            sides.joinedload(IntroductionSide.candidate).selectinload(Candidate.ways),
            sides.joinedload(IntroductionSide.contact).joinedload(ClientContact.client),
        )
    )
