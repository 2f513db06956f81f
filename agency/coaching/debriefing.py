"""Debriefs: what was asked in an interview, how it went, and what the client cared about; saved once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Integer, Select, bindparam, select
from sqlalchemy.orm import Session, contains_eager

from agency.clients.models import Role
from agency.coaching.models import Debrief, HowItWent, Interview


class ToldAlready(Exception):
    """The debrief was saved before; nothing was changed."""


@dataclass(frozen=True)
class Told:
    """What somebody says after an interview."""

    went: HowItWent
    words: str
    asked: Sequence[str]
    cared_about: str
    client_words: str


def tell_debrief(
    session: Session,
    interview: Interview,
    told: Told,
    by_id: int,
    is_correction: bool,
    now: datetime,
) -> Debrief:
    """Save a debrief once, or correct the one there is. Raises ``ToldAlready``."""
    held = select(Interview.id).filter_by(id=interview.id).with_for_update()
    session.execute(held)
    debrief = session.scalar(select(Debrief).filter_by(interview_id=interview.id))
    if debrief is not None and not is_correction:
        raise ToldAlready
    if debrief is None:
        debrief = Debrief(
            interview_id=interview.id,
            candidate_id=interview.candidate_id,
            recruiter_id=by_id,
            told_at=now,
        )
        session.add(debrief)
    debrief.went, debrief.words = told.went, told.words
    debrief.asked = list(told.asked)
    debrief.cared_about, debrief.client_words = told.cared_about, told.client_words
    session.flush()
    session.expire(interview, ["debrief"])
    return debrief


def told_of_client(session: Session, client_id: int) -> list[Debrief]:
    """What was told after interviews for any role of a client, the newest first."""
    return list(session.scalars(_told_of_client(), {"client": client_id}))


@cache
def _told_of_client() -> Select[Debrief]:
    return (
        select(Debrief)
        .join(Debrief.interview)
        .join(Interview.role)
        .where(Role.client_id == bindparam("client", type_=Integer))
        .order_by(Interview.happens_on.desc(), Debrief.id.desc())
        .options(contains_eager(Debrief.interview).contains_eager(Interview.role))
    )
