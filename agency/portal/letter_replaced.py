"""The letter that another one goes in place of, because it did not arrive."""

from datetime import datetime

from flask import request
from sqlalchemy.orm import Session

from agency.mail.evidence import locked_letter
from agency.mail.models import OutboxMessage
from agency.mail.settling import can_be_replaced, replaced
from agency.portal.face import me
from agency.touches.models import Touch
from agency.touches.queries import touch_saved_as


def letter_replaced(session: Session, candidate_id: int) -> OutboxMessage | None:
    """Named in the address by an administrator; nothing if it has been settled otherwise."""
    wanted = request.args.get("letter", type=int)
    if not wanted or wanted >= 2**31 or not me().is_administrator:
        return None
    letter = session.get(OutboxMessage, wanted)
    is_theirs = letter is not None and letter.candidate_id == candidate_id
    return letter if letter and is_theirs and can_be_replaced(letter) else None


def evidence_left_out(letter: OutboxMessage | None) -> frozenset[str]:
    """A new decision is made as if the letter in doubt had not gone."""
    return frozenset({f"mail:{letter.id}"}) if letter else frozenset()


def settle_replaced(session: Session, letter: OutboxMessage | None, now: datetime) -> None:
    """In the transaction that posts the other one. Raises ``NotThere``."""
    held = locked_letter(session, letter.id) if letter else None
    if held:
        replaced(session, held, now, me().id)


def as_logged(session: Session, letter: OutboxMessage) -> Touch | None:
    """The touch that was logged when it was posted; it holds the words and the role."""
    return touch_saved_as(session, letter.once_key)


def words_of(touch: Touch) -> tuple[str, str]:
    """Its subject and its words."""
    subject, _, words = touch.note.partition("\n\n")
    return subject, words
