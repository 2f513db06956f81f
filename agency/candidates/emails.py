"""The letters that carry a link or a code to a candidate."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from agency.candidates.addresses import read_out
from agency.candidates.links import CODE_LIFETIME, FRESH, NewCode, NewLink, left_in
from agency.candidates.models import Candidate
from agency.languages.speaking import speaking
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass, OutboxMessage
from agency.mail.outbox import post
from agency.mail.rendering import Words, render
from agency.recruiters.emails import by_hand
from agency.recruiters.models import Agency, Recruiter

Wishes = Mapping[str, Sequence[str]]
"""What they told us, under ``now``, ``later`` and ``never``."""


def post_profile_code(
    session: Session,
    agency: Agency,
    candidate: Candidate,
    address: str,
    new: NewCode,
    now: datetime,
) -> None:
    """The code they asked for. Worth nothing after ten minutes, so then it is not sent either."""
    half = len(new.text) // 2
    shown = f"{new.text[:half]} {new.text[half:]}"
    with speaking(candidate.reads(agency)):
        words = render("profile_code", agency=agency, candidate=candidate, code=shown)
    post(
        session,
        _letter(agency, candidate, address, words),
        once_key=f"profile-code:{new.code.id}",
        mail_class=MailClass.service,
        purpose="transactional",
        now=now,
        expires_at=now + CODE_LIFETIME,
        candidate_id=candidate.id,
    )


def post_new_link(
    session: Session, agency: Agency, candidate: Candidate, new: NewLink, now: datetime
) -> None:
    """The link they asked for."""
    minutes = int(FRESH.total_seconds() // 60)
    with speaking(candidate.reads(agency)):
        words = render(
            "profile_new_link",
            agency=agency,
            candidate=candidate,
            token=new.token,
            until=new.link.expires_at,
            minutes=minutes,
        )
    letter = post(
        session,
        _letter(agency, candidate, new.link.address, words),
        once_key=f"profile-new-link:{new.link.id}",
        mail_class=MailClass.service,
        purpose="transactional",
        now=now,
        candidate_id=candidate.id,
    )
    assert letter is not None, "a new link is posted once"
    left_in(letter, new)


def profile_link_words(
    agency: Agency,
    candidate: Candidate,
    by: Recruiter,
    wishes: Wishes,
    note: str,
    token: str,
    until: datetime,
) -> Words:
    """ "Is this list still right?", in the recruiter's name, as it will read."""
    with speaking(candidate.reads(agency)):
        return render(
            "profile_link",
            agency=agency,
            candidate=candidate,
            by=by,
            phone=read_out(by.phone),
            wishes=wishes,
            note=note,
            token=token,
            until=until,
        )


def post_profile_link(
    session: Session,
    agency: Agency,
    candidate: Candidate,
    by: Recruiter,
    new: NewLink,
    words: Words,
    unsubscribe_url: str,
    now: datetime,
) -> OutboxMessage | None:
    """Queue that letter, approved by the recruiter who pressed the button."""
    to = Mailbox(name=candidate.full_name, address=new.link.address)
    message = by_hand(agency, by, to, words, unsubscribe_url)
    return post(
        session,
        message,
        once_key=f"profile-link:{new.link.id}",
        mail_class=MailClass.contact,
        purpose="profile_refresh",
        now=now,
        candidate_id=candidate.id,
        recruiter_id=by.id,
        approved_by_id=by.id,
    )


def _letter(agency: Agency, candidate: Candidate, address: str, words: Words) -> Message:
    return Message(
        to=Mailbox(name=candidate.full_name, address=address),
        sender=Mailbox(name=agency.name, address=agency.mail_from),
        subject=words.subject,
        text=words.text,
        html=words.html,
    )
