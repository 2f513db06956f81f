"""What becomes of introductions when one of the two is erased."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from agency.clients.models import ClientContact, ContactLink
from agency.history import Change
from agency.introductions.models import OPEN, Introduction, IntroductionSide, IntroductionState


def letters_with(session: Session, candidate_id: int) -> list[int]:
    """Letters to others that name them: the copy of the letter that introduced the two."""
    others = select(IntroductionSide.copy_letter_id).where(
        IntroductionSide.introduction_id.in_(_theirs(candidate_id)),
        IntroductionSide.copy_letter_id.is_not(None),
    )
    return [number for number in session.scalars(others) if number is not None]


def forget_introductions(session: Session, candidate_id: int, now: datetime) -> None:
    """Open ones end, their own side goes, and nothing that was said about them stays with the other. Never commits."""
    theirs = select(Introduction.id).where(Introduction.id.in_(_theirs(candidate_id)))
    numbers = list(session.scalars(theirs))
    is_open = Introduction.id.in_(numbers) & Introduction.state.in_(OPEN)
    over = {"state": IntroductionState.ended, "over_at": now}
    session.execute(update(Introduction).where(is_open).values(**over))
    sides = IntroductionSide.introduction_id.in_(numbers)
    told = Change.row_id.in_(select(IntroductionSide.id).where(sides))
    session.execute(delete(Change).where(Change.table_name == "introduction_sides", told))
    bare: dict[str, Any] = {"why": "", "answer_words": ""}
    session.execute(update(IntroductionSide).where(sides).values(**bare))
    session.execute(delete(IntroductionSide).where(sides, _is_them(candidate_id)))
    links = delete(ContactLink).where(ContactLink.contact_id.in_(_cards(candidate_id)))
    session.execute(links)


def _theirs(candidate_id: int) -> Any:
    return select(IntroductionSide.introduction_id).where(_is_them(candidate_id))


def _is_them(candidate_id: int) -> ColumnElement[bool]:
    """As a candidate, and as the same human at a client."""
    return or_(
        IntroductionSide.candidate_id == candidate_id,
        IntroductionSide.contact_id.in_(_cards(candidate_id)),
    )


def _cards(candidate_id: int) -> Any:
    return select(ClientContact.id).filter_by(candidate_id=candidate_id)
