"""The letter in which a client is shown a profile: the recruiter's words, and the way to the page."""

from collections.abc import Collection

from agency.mail.message import Mailbox, Message
from agency.mail.rendering import render
from agency.marketing.models import BlindProfile
from agency.recruiters.emails import by_hand
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
    return by_hand(agency, recruiter, to, rendered, unsubscribe_url)
