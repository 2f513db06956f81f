"""The letters about an introduction that are not to one candidate: to somebody at a client, and to both."""

from agency.introductions.letters import reads
from agency.introductions.models import IntroductionSide
from agency.languages.speaking import Language, speaking
from agency.mail.message import Mailbox, Message
from agency.mail.rendering import render
from agency.recruiters.emails import by_hand
from agency.recruiters.models import Agency, Recruiter


def letter_to_contact(
    agency: Agency,
    by: Recruiter,
    side: IntroductionSide,
    subject: str,
    words: str,
    token: str,
    unsubscribe_url: str,
    answer_at: str,
) -> Message:
    """The recruiter's own words; ``answer_at`` is the page of one press that answers what it asks."""
    assert side.contact is not None
    with speaking(reads(side, agency)):
        rendered = render(
            "to_contact",
            agency=agency,
            recruiter=by,
            title=subject,
            words=words,
            token=token,
            answer_at=answer_at,
        )
    to = Mailbox(name=side.name, address=side.contact.email)
    return by_hand(agency, by, to, rendered, unsubscribe_url)


def copy_of_letter_to_both(
    agency: Agency,
    by: Recruiter,
    to: Mailbox,
    both: tuple[Mailbox, ...],
    subject: str,
    words: str,
    unsubscribe_url: str,
    language: Language,
) -> Message:
    """The same for both but for whom it is handed to; each sees the other's address in To."""
    with speaking(language):
        rendered = render("to_both", agency=agency, recruiter=by, title=subject, words=words)
    return by_hand(agency, by, to, rendered, unsubscribe_url, shown_to=both)
