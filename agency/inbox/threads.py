"""What a mail answers: a letter of ours, or a mail that was filed before."""

from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.inbox.models import MailFiling, ReceivedMail
from agency.mail.models import OutboxMessage
from agency.touches.models import Touch
from agency.touches.queries import touch_saved_as


def mail_answered(session: Session, quotes: list[str], mail: ReceivedMail) -> int | None:
    """The number of the mail it answers. ``quotes`` are Message-IDs, the nearest last."""
    nearest = [sha256(each.encode()).digest() for each in quotes[-20:]]
    query = (
        select(ReceivedMail.message_key, ReceivedMail.id)
        .join(MailFiling, MailFiling.mail_id == ReceivedMail.id)
        .where(ReceivedMail.message_key.in_(nearest), ReceivedMail.id != mail.id)
        .order_by(ReceivedMail.id)
    )
    found = dict(session.execute(query).all()) if nearest else {}
    return next((found[key] for key in reversed(nearest) if key in found), None)


def answered(session: Session, mail: ReceivedMail, candidate_id: int) -> Touch | None:
    """The touch with this candidate that the mail answers, if there is one."""
    touch = _of_letter(session, mail) or _of_mail(session, mail, candidate_id)
    return touch if touch and touch.candidate_id == candidate_id else None


def _of_letter(session: Session, mail: ReceivedMail) -> Touch | None:
    letter = session.get(OutboxMessage, mail.letter_id) if mail.letter_id else None
    return touch_saved_as(session, letter.once_key) if letter else None


def _of_mail(session: Session, mail: ReceivedMail, candidate_id: int) -> Touch | None:
    if mail.answers_mail_id is None:
        return None
    filing = session.get(MailFiling, (mail.answers_mail_id, candidate_id))
    return session.get(Touch, filing.touch_id) if filing and filing.touch_id else None
