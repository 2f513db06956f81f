"""The letters to recruiters about their own way in."""

from datetime import datetime

from sqlalchemy.orm import Session

from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass
from agency.mail.outbox import post
from agency.mail.rendering import render
from agency.recruiters.models import Agency, Recruiter
from agency.recruiters.sessions import token_hash
from agency.recruiters.sign_in import LINK_LIFETIME


def post_sign_in_link(
    session: Session, agency: Agency, recruiter: Recruiter, token: str, now: datetime
) -> None:
    """The link they asked for. Worth nothing once it has expired, so then it is not sent either."""
    words = render("sign_in_link", agency=agency, recruiter=recruiter, token=token)
    post(
        session,
        _to(agency, recruiter, words.subject, words.text, words.html),
        once_key=f"sign-in:{token_hash(token).hex()}",
        mail_class=MailClass.service,
        purpose="sign_in_link",
        now=now,
        expires_at=now + LINK_LIFETIME,
        recruiter_id=recruiter.id,
    )


def post_invitation(
    session: Session, agency: Agency, recruiter: Recruiter, by: Recruiter, now: datetime
) -> None:
    """Tells a new colleague how to come in. It holds no secret and does not expire."""
    words = render("invitation", agency=agency, recruiter=recruiter, by=by)
    post(
        session,
        _to(agency, recruiter, words.subject, words.text, words.html),
        once_key=f"invitation:{recruiter.id}",
        mail_class=MailClass.service,
        purpose="invitation",
        now=now,
        recruiter_id=recruiter.id,
    )


def post_password_changed(
    session: Session, agency: Agency, recruiter: Recruiter, now: datetime
) -> None:
    """Tells the owner of the account, in case it was somebody else."""
    words = render("password_changed", agency=agency, recruiter=recruiter)
    post(
        session,
        _to(agency, recruiter, words.subject, words.text, words.html),
        once_key=f"password-changed:{recruiter.id}:{now.isoformat()}",
        mail_class=MailClass.service,
        purpose="password_changed",
        now=now,
        recruiter_id=recruiter.id,
    )


def post_mail_paused(
    session: Session, agency: Agency, recruiter: Recruiter, stop_id: int, why: str, now: datetime
) -> None:
    """Tells an administrator that letters to candidates wait for them."""
    words = render("mail_paused", agency=agency, recruiter=recruiter, why=why)
    post(
        session,
        _to(agency, recruiter, words.subject, words.text, words.html),
        once_key=f"mail-paused:{stop_id}:{recruiter.id}",
        mail_class=MailClass.service,
        purpose="mail_paused",
        now=now,
        recruiter_id=recruiter.id,
    )


def _to(agency: Agency, recruiter: Recruiter, subject: str, text: str, html: str) -> Message:
    sender = Mailbox(name=agency.name, address=agency.mail_from)
    to = Mailbox(name=recruiter.name, address=recruiter.email)
    return Message(to=to, sender=sender, subject=subject, text=text, html=html)
