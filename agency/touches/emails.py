"""The letter a recruiter writes to a candidate: their own words, in the agency's envelope."""

from collections.abc import Sequence

from agency.languages.speaking import Language, speaking
from agency.mail.message import Mailbox, Message
from agency.mail.rendering import render
from agency.recruiters.emails import by_hand
from agency.recruiters.models import Agency, Recruiter


def letter_to_candidate(
    agency: Agency,
    recruiter: Recruiter,
    to: Mailbox,
    subject: str,
    words: str,
    token: str,
    unsubscribe_url: str,
    language: Language,
    answer_at: str = "",
    below: str = "",
    because: Sequence[str] = (),
) -> Message:
    """Answers go to the recruiter; ``token`` opens the page where the person can stop or pause us.

    ``answer_at`` is the page of one press that answers what the letter asks; ``below`` stands under the words.
    ``because`` says why they get it, where they never agreed to hear from us.

    Raises ``HeaderRefused`` when posted with a subject that no letter can carry.
    """
    with speaking(language):
        rendered = render(
            "to_candidate",
            agency=agency,
            recruiter=recruiter,
            title=subject,
            words=f"{words}\n\n{below}" if below else words,
            because=because,
            token=token,
            answer_at=answer_at,
        )
    return by_hand(agency, recruiter, to, rendered, unsubscribe_url)
