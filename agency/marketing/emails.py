"""The letter in which a client is shown a profile: the recruiter's words, and the way to the page."""

from collections.abc import Collection

from agency.mail.message import Mailbox, Message
from agency.mail.rendering import render
from agency.marketing.models import BlindProfile
from agency.recruiters.models import Agency, Recruiter


def letter_to_client(
    agency: Agency,
    recruiter: Recruiter,
    to: Mailbox,
    subject: str,
    words: str,
    profile: BlindProfile,
    duties: Collection[str],
    token: str,
    unsubscribe_url: str,
) -> Message:
    """Answers go to the recruiter; ``token`` opens the profile's page, ``duties`` are the decision's obligations.

    Raises ``HeaderRefused`` when posted with a subject that no letter can carry.
    """
    rendered = render(
        "to_client",
        agency=agency,
        recruiter=recruiter,
        title=subject,
        words=words,
        profile=profile,
        duties=duties,
        token=token,
    )
    return Message(
        to=to,
        sender=Mailbox(name=f"{recruiter.name}, {agency.name}", address=agency.mail_from),
        reply_to=Mailbox(name=recruiter.name, address=recruiter.email),
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        unsubscribe_url=unsubscribe_url,
        is_automatic=False,
    )
