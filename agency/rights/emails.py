"""The notice to somebody whose details came from elsewhere (GDPR Art. 14)."""

from datetime import datetime

from sqlalchemy.orm import Session

from agency.candidates.links import NewLink, left_in
from agency.candidates.models import Candidate
from agency.languages.kept import told_again
from agency.languages.speaking import _, speaking
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass, OutboxMessage
from agency.mail.outbox import post
from agency.mail.rendering import render
from agency.recruiters.models import Agency, Recruiter
from agency.words import day


def notice_lines(agency: Agency, candidate: Candidate) -> list[str]:
    """What Art. 14(1) and (2) ask for, a sentence or two each."""
    source = told_again(candidate.source) or _("somebody who knows your work")
    address = ", ".join(agency.postal_address.splitlines())
    return [
        _(
            "%(agency)s, %(address)s, is a recruitment agency and has kept your name, how to reach "
            "you and what is known of your work since %(day)s. We got it from: %(source)s.",
            agency=agency.name,
            address=address,
            day=day(candidate.created_at),
            source=source,
        ),
        _(
            "We keep it to find work that suits you, which is our legitimate interest and we think "
            "yours. Nobody outside the agency sees it unless you agree to a role."
        ),
        _(
            "We erase it %(months)s months after we last spoke. You may see, correct, take away or "
            "erase it, restrict what we do with it, or object, at any time, and complain to your "
            "data protection authority.",
            months=agency.retention_months,
        ),
        _(
            "A program orders people by how well a role suits them and gives its reasons. It "
            "decides nothing: a person does."
        ),
    ]


def post_notice(
    session: Session,
    agency: Agency,
    candidate: Candidate,
    by: Recruiter,
    new: NewLink,
    duty_id: int,
    now: datetime,
) -> OutboxMessage | None:
    """Queue the notice with a link to their own page; once for each duty to tell."""
    with speaking(candidate.reads(agency)):
        words = render(
            "notice",
            agency=agency,
            candidate=candidate,
            lines=notice_lines(agency, candidate),
            token=new.token,
            until=new.link.expires_at,
        )
    letter = post(
        session,
        Message(
            to=Mailbox(name=candidate.full_name, address=new.link.address),
            sender=Mailbox(name=agency.name, address=agency.mail_from),
            reply_to=Mailbox(name=by.name, address=by.email),
            subject=words.subject,
            text=words.text,
            html=words.html,
        ),
        once_key=f"notice:{duty_id}",
        mail_class=MailClass.service,
        purpose="legal_notice",
        now=now,
        candidate_id=candidate.id,
        approved_by_id=by.id,
    )
    if letter is not None:
        left_in(letter, new)
    return letter
