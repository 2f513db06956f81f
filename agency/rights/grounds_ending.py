"""Who may be written to on a ground of ours that ends within thirty days, and has not said yes.

A message of theirs or a placement lets us write for a while (CASL s. 10(10)); asking for a yes is
itself such a message, so it has to be asked while the ground still holds.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.days import months_after
from agency.contact.decisions import decisions_for
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.contact.snapshot import Channel, ContactRequest, Purpose
from agency.submissions.models import Stage, Submission
from agency.touches.models import Direction, Touch

LASTS_MONTHS = (6, 24)
"""The law's own times: after a message of theirs, after a placement or the last sign of life."""
PEOPLE_AT_A_TIME = 500


class Ending(NamedTuple):
    """A person, and the first day on which we may no longer write."""

    id: int
    until: date


def grounds_ending(session: Session, now: datetime, within_days: int) -> list[Ending]:
    """By the contact decision itself, asked of those whose clocks come near an end."""
    last = now.date() + timedelta(days=within_days)
    near = _near_an_end(session, now, within_days)
    found: list[Ending] = []
    for start in range(0, len(near), PEOPLE_AT_A_TIME):
        batch = near[start : start + PEOPLE_AT_A_TIME]
        asked = [
            ContactRequest(
                person_id=person,
                purpose=Purpose.consent_request,
                channel=Channel.email,
                actor=owner,
                approved_by=owner,
            )
            for person, owner in batch
        ]
        answers = zip(batch, decisions_for(session, asked, now), strict=True)
        found += [
            Ending(person, light.basis_expires_on)
            for (person, _), light in answers
            if light.basis_expires_on is not None and light.basis_expires_on <= last
        ]
    return found


def _near_an_end(session: Session, now: datetime, within_days: int) -> Sequence[tuple[int, int]]:
    """People without an answer of theirs to being contacted, with their owners."""
    spoke = (
        select(func.max(Touch.happened_at))
        .where(Touch.candidate_id == Candidate.id, Touch.direction == Direction.theirs)
        .scalar_subquery()
    )
    placed = (
        select(func.max(Submission.starts_on))
        .where(Submission.candidate_id == Candidate.id, Submission.stage == Stage.placed)
        .scalar_subquery()
    )
    answered = select(ConsentEntry.id).where(
        ConsentEntry.candidate_id == Candidate.id,
        ConsentEntry.kind == ConsentKind.contact,
        ConsentEntry.answer.in_(("yes", "no")),
    )
    query = (
        select(Candidate.id, Candidate.owner_id)
        .outerjoin(ContactTerms, ContactTerms.candidate_id == Candidate.id)
        .where(Candidate.erased_at.is_(None), ContactTerms.stopped_at.is_(None))
        .where(~answered.exists())
        .where(
            or_(
                _ends_soon(func.date(spoke), now, within_days),
                _ends_soon(placed, now, within_days),
            )
        )
    )
    return [(row.id, row.owner_id) for row in session.execute(query.order_by(Candidate.id))]


def _ends_soon(day: ColumnElement[Any], now: datetime, within_days: int) -> ColumnElement[bool]:
    """So many months ago that its time is nearly over; a day more at both ends, for the zones."""
    begins = [months_after(now.date(), -months) for months in LASTS_MONTHS]
    a_day, long = timedelta(days=1), timedelta(days=within_days + 1)
    return or_(*(day.between(first - a_day, first + long) for first in begins))
