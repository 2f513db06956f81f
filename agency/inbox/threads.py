"""What a mail answers: the touch of our letter, or of a mail that was filed before."""

from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.inbox.models import MailFiling, ReceivedMail
from agency.mail.models import OutboxMessage
from agency.touches.models import Touch
from agency.touches.queries import touch_saved_as


def touch_answered(
    session: Session, quotes: list[str], letter: OutboxMessage | None, mail: ReceivedMail
) -> int | None:
    """Its number. ``quotes`` are Message-IDs, the nearest last."""
    if letter is not None:
        logged = touch_saved_as(session, letter.once_key)
        if logged is not None:
            return logged.id
    keys = [sha256(each.encode()).digest() for each in quotes[-20:]]
    query = (
        select(MailFiling.touch_id)
        .join(ReceivedMail, ReceivedMail.id == MailFiling.mail_id)
        .where(ReceivedMail.message_key.in_(keys), MailFiling.touch_id.is_not(None))
        .where(ReceivedMail.id != mail.id)
        .order_by(ReceivedMail.happened_at.desc())
    )
    return session.scalar(query.limit(1)) if keys else None


def answered(session: Session, mail: ReceivedMail, candidate_id: int) -> Touch | None:
    """That touch, if it is still there and with this candidate."""
    touch = session.get(Touch, mail.answers_touch_id) if mail.answers_touch_id else None
    return touch if touch and touch.candidate_id == candidate_id else None
