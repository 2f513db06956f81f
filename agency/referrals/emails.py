"""The letter to somebody who left their details on a forwarded page: is this your address?"""

from datetime import datetime

from sqlalchemy.orm import Session

from agency.languages.speaking import Language, speaking
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass
from agency.mail.outbox import post
from agency.mail.rendering import render
from agency.recruiters.models import Agency
from agency.referrals.arriving import OPEN_FOR, key_letter
from agency.referrals.models import Referral


def post_key(
    session: Session, agency: Agency, referral: Referral, key: str, spoken: Language, now: datetime
) -> None:
    """They asked for it a moment ago; after a week it is worth nothing and not sent either."""
    until = now + OPEN_FOR
    with speaking(spoken):
        words = render("referral_key", agency=agency, name=referral.name, token=key, until=until)
    message = Message(
        to=Mailbox(name=referral.name, address=referral.email),
        sender=Mailbox(name=agency.name, address=agency.mail_from),
        subject=words.subject,
        text=words.text,
        html=words.html,
    )
    post(
        session, message, key_letter(referral.id), MailClass.service, "transactional", now,
        expires_at=until,
    )  # fmt: skip
