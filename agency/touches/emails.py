"""The letter a recruiter writes to a candidate: their own words, in the agency's envelope."""

from agency.languages.speaking import Language, speaking
from agency.mail.message import Mailbox, Message
from agency.mail.rendering import render
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
) -> Message:
    """Answers go to the recruiter; ``token`` opens the page where the person can stop or pause us.

    ``answer_at`` is the page of one press that answers what the letter asks.

    Raises ``HeaderRefused`` when posted with a subject that no letter can carry.
    """
    with speaking(language):
        rendered = render(
            "to_candidate",
            agency=agency,
            recruiter=recruiter,
            title=subject,
            words=words,
            token=token,
            answer_at=answer_at,
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
