"""The envelope of what recruiters write, and the letters to them about their own way in."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from agency.languages.speaking import _, speaking
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass
from agency.mail.outbox import post
from agency.mail.rendering import Words, render
from agency.recruiters.models import Agency, Recruiter
from agency.recruiters.sessions import token_hash
from agency.recruiters.sign_in import LINK_LIFETIME


def by_hand(
    agency: Agency,
    by: Recruiter,
    to: Mailbox,
    words: Words,
    unsubscribe_url: str,
    shown_to: tuple[Mailbox, ...] = (),
) -> Message:
    """A letter that this recruiter wrote, in the agency's envelope; answers go to them."""
    return Message(
        to=to,
        shown_to=shown_to,
        sender=Mailbox(name=f"{by.name}, {agency.name}", address=agency.mail_from),
        reply_to=Mailbox(name=by.name, address=by.email),
        subject=words.subject,
        text=words.text,
        html=words.html,
        unsubscribe_url=unsubscribe_url,
        is_automatic=False,
    )


def post_sign_in_link(
    session: Session, agency: Agency, recruiter: Recruiter, token: str, now: datetime
) -> None:
    """The link they asked for. Worth nothing once it has expired, so then it is not sent either."""
    with speaking(recruiter.reads):
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
    once = f"invitation:{recruiter.id}"
    post_to_recruiter(session, agency, recruiter, "invitation", once, now, by=by)


def post_password_changed(
    session: Session, agency: Agency, recruiter: Recruiter, now: datetime
) -> None:
    """Tells the owner of the account, in case it was somebody else."""
    once = f"password-changed:{recruiter.id}:{now.isoformat()}"
    post_to_recruiter(session, agency, recruiter, "password_changed", once, now)


def post_second_step_changed(
    session: Session, agency: Agency, recruiter: Recruiter, what: str, now: datetime
) -> None:
    """Tells the owner of the account, in case it was somebody else; ``what`` reads "is on"."""
    once = f"second-step:{recruiter.id}:{now.isoformat()}"
    with speaking(recruiter.reads):
        said = _(what)
    post_to_recruiter(session, agency, recruiter, "second_step_changed", once, now, what=said)


def post_mail_paused(
    session: Session, agency: Agency, recruiter: Recruiter, stop_id: int, why: str, now: datetime
) -> None:
    """Tells an administrator that letters to candidates wait for them."""
    once = f"mail-paused:{stop_id}:{recruiter.id}"
    post_to_recruiter(session, agency, recruiter, "mail_paused", once, now, why=why)


def post_to_recruiter(
    session: Session,
    agency: Agency,
    recruiter: Recruiter,
    template: str,
    once_key: str,
    now: datetime,
    **words: Any,
) -> None:
    """Queue a service letter, whose purpose is named as its template is."""
    with speaking(recruiter.reads):
        written = render(template, agency=agency, recruiter=recruiter, **words)
    post(
        session,
        _to(agency, recruiter, written.subject, written.text, written.html),
        once_key=once_key,
        mail_class=MailClass.service,
        purpose=template,
        now=now,
        recruiter_id=recruiter.id,
    )


def _to(agency: Agency, recruiter: Recruiter, subject: str, text: str, html: str) -> Message:
    sender = Mailbox(name=agency.name, address=agency.mail_from)
    to = Mailbox(name=recruiter.name, address=recruiter.email)
    return Message(to=to, sender=sender, subject=subject, text=text, html=html)
