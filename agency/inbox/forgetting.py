"""When mail is forgotten: 30 days after it was settled, and at once with the person it is about."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    CursorResult,
    Text,
    delete,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from agency.inbox.models import AttachmentState, Fate, MailAttachment, MailFiling, ReceivedMail

KEPT = timedelta(days=30)
_EMPTY: dict[str, Any] = {
    "raw": b"", "subject": "", "remark": "", "words": "", "parties": [], "mentioned": [],
}  # fmt: skip


def forget_old_mail(session: Session, now: datetime) -> int:
    """Settled mail keeps its hashes, so that it is not filed again, and nothing it said; how many.

    What it said is in the touches it became. Mail that waits for somebody, or for a word on a stop,
    is kept until they say it.
    """
    is_over = ReceivedMail.settled_at < now - KEPT
    has_content = (ReceivedMail.raw != b"") | (ReceivedMail.words != "")
    open_stop = ReceivedMail.asked_to_stop & ReceivedMail.stop_settled_at.is_(None)
    gone = _empty(session, is_over, has_content, ~open_stop)
    session.execute(
        delete(MailAttachment).where(
            MailAttachment.offered_at < now - KEPT,
            or_(
                MailAttachment.state != AttachmentState.offered,
                MailAttachment.mail_id.in_(
                    select(ReceivedMail.id).where(ReceivedMail.settled_at < now - KEPT)
                ),
            ),
        )
    )
    return gone


def forget_mail_of(session: Session, candidate_id: int, addresses: Collection[str]) -> None:
    """Everything a mail about them says, theirs or to them, also where it was filed with somebody else."""
    filed = select(MailFiling.mail_id).filter_by(candidate_id=candidate_id)
    theirs = literal(list(addresses), ARRAY(Text))
    names_them = ReceivedMail.mentioned.op("&&", is_comparison=True)(theirs)
    about = ReceivedMail.id.in_(filed) | names_them
    ids = session.scalars(select(ReceivedMail.id).where(about)).all()
    session.execute(delete(MailAttachment).filter_by(candidate_id=candidate_id))
    session.execute(delete(MailFiling).filter_by(candidate_id=candidate_id))
    forget_mail(session, ids)
    waits = ReceivedMail.fate.in_((Fate.waiting, Fate.new))
    session.execute(
        update(ReceivedMail)
        .where(ReceivedMail.id.in_(ids), waits)
        .values(fate=Fate.set_aside)
        .execution_options(synchronize_session=False)
    )


def forget_mail(session: Session, ids: Collection[int]) -> None:
    """Everything these mails say, and what hung on them; that they came is still known."""
    session.execute(delete(MailAttachment).where(MailAttachment.mail_id.in_(ids)))
    _empty(session, ReceivedMail.id.in_(ids))


def _empty(session: Session, *conditions: ColumnElement[bool]) -> int:
    emptied = update(ReceivedMail).where(*conditions).values(**_EMPTY)
    done = session.execute(emptied.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", done).rowcount
