"""Questions about received mail: what waits for somebody, what hangs on it, how the mailbox is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.candidates.models import Candidate
from agency.inbox.models import (
    AttachmentState,
    Fate,
    InboxHealth,
    MailAttachment,
    MailFiling,
    ReceivedMail,
)
from agency.recruiters.models import Recruiter

_HAS_CONTENT = ReceivedMail.raw != b""
_ASKED = ReceivedMail.asked_to_stop & ReceivedMail.stop_settled_at.is_(None)


@dataclass(frozen=True)
class MailboxState:
    """The mailbox in figures: its last look, what waits and what went wrong."""

    polled_at: datetime | None
    failed_at: datetime | None
    error: str
    by_fate: dict[Fate, int]
    stops: int


def mails_to_file(session: Session, reader: Recruiter, most: int) -> Sequence[ReceivedMail]:
    """The reader's mails whose people are not known yet, the oldest first."""
    query = _shown(reader).where(ReceivedMail.fate == Fate.waiting)
    return session.scalars(query.order_by(ReceivedMail.id).limit(most)).all()


def stops_to_confirm(session: Session, reader: Recruiter, most: int) -> Sequence[ReceivedMail]:
    """The reader's mails that asked for quiet and wait for somebody's word on it, the oldest first."""
    query = _shown(reader).where(_ASKED).order_by(ReceivedMail.id).limit(most)
    return session.scalars(query.options(selectinload(ReceivedMail.filings))).all()


def mails_unreadable(session: Session, reader: Recruiter, most: int) -> Sequence[ReceivedMail]:
    """The reader's mails that could not be read and are kept as they came, the newest first."""
    query = _shown(reader).where(ReceivedMail.fate == Fate.unreadable, _HAS_CONTENT)
    return session.scalars(query.order_by(ReceivedMail.id.desc()).limit(most)).all()


def how_many_mails_wait_for(session: Session, reader: Recruiter) -> int:
    """How many of the reader's mails wait for a choice or for a word on a stop."""
    return session.scalar(_how_many_wait(reader.is_administrator), {"reader": reader.id}) or 0


@cache
def _how_many_wait(of_nobody: bool) -> Select[int]:
    waiting = or_(ReceivedMail.fate == Fate.waiting, _ASKED)
    is_theirs = _is_theirs(bindparam("reader", type_=Integer), of_nobody)
    return select(func.count()).select_from(ReceivedMail).where(waiting, is_theirs)


def mail_shown(
    session: Session, mail_id: int, reader: Recruiter, to_change: bool = False
) -> ReceivedMail | None:
    """One of the reader's mails; ``to_change`` holds it until the transaction ends."""
    query = select(ReceivedMail).where(ReceivedMail.id == mail_id, _is_of(reader))
    if to_change:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalar(query)


def documents_of_mail(session: Session, mail_id: int) -> Sequence[MailAttachment]:
    query = select(MailAttachment).filter_by(mail_id=mail_id).order_by(MailAttachment.id)
    return session.scalars(query).all()


def documents_offered(session: Session, candidate_id: int) -> Sequence[MailAttachment]:
    """What came by mail and may be a newer résumé, the newest first."""
    query = select(MailAttachment).filter_by(candidate_id=candidate_id)
    query = query.where(MailAttachment.state == AttachmentState.offered)
    return session.scalars(query.order_by(MailAttachment.id.desc())).all()


def people_who_asked(session: Session, mails: Sequence[ReceivedMail]) -> dict[int, list[Candidate]]:
    """Whom each of these mails is about."""
    query = (
        select(MailFiling.mail_id, Candidate)
        .join(Candidate, Candidate.id == MailFiling.candidate_id)
        .where(MailFiling.mail_id.in_([each.id for each in mails]))
        .order_by(MailFiling.mail_id, Candidate.id)
    )
    found: dict[int, list[Candidate]] = {}
    for mail_id, person in session.execute(query):
        found.setdefault(mail_id, []).append(person)
    return found


def mailbox_state(session: Session, name: str) -> MailboxState:
    health = session.get(InboxHealth, name)
    counted = select(ReceivedMail.fate, func.count()).group_by(ReceivedMail.fate)
    stops = session.scalar(select(func.count()).select_from(ReceivedMail).where(_ASKED))
    return MailboxState(
        polled_at=health.polled_at if health else None,
        failed_at=health.failed_at if health else None,
        error=health.error if health else "",
        by_fate=dict(session.execute(counted).all()),
        stops=stops or 0,
    )


def _shown(reader: Recruiter) -> Select[ReceivedMail]:
    return select(ReceivedMail).where(_is_of(reader)).options(joinedload(ReceivedMail.recruiter))


def _is_of(reader: Recruiter) -> ColumnElement[bool]:
    return _is_theirs(reader.id, reader.is_administrator)


def _is_theirs(reader_id: int | BindParameter[int], of_nobody: bool) -> ColumnElement[bool]:
    """Their own, and what is about their people; an administrator's also what is nobody's, or whose
    recruiter has left.
    """
    about_theirs = (
        select(MailFiling.mail_id)
        .join(Candidate, Candidate.id == MailFiling.candidate_id)
        .where(Candidate.owner_id == reader_id)
    )
    mine = (ReceivedMail.recruiter_id == reader_id) | ReceivedMail.id.in_(about_theirs)
    if not of_nobody:
        return mine
    left = select(Recruiter.id).where(Recruiter.disabled_at.is_not(None))
    return mine | ReceivedMail.recruiter_id.is_(None) | ReceivedMail.recruiter_id.in_(left)
