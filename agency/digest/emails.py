"""The weekly letter as a message."""

from agency.digest.letter import Letter
from agency.mail.headers import Mailbox
from agency.mail.message import Message
from agency.mail.rendering import render
from agency.recruiters.models import Agency

_WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def digest_message(letter: Letter, agency: Agency, is_late: bool = False) -> Message:
    """The letter in HTML and plain text, in the same order. ``is_late`` says so above the heading."""
    recruiter = letter.recruiter
    words = render(
        "digest",
        letter=letter,
        agency=agency,
        is_late=is_late,
        weekday=_WEEKDAYS[recruiter.digest_weekday],
        hour=recruiter.digest_at.strftime("%H:%M"),
    )
    return Message(
        to=Mailbox(recruiter.email, recruiter.name),
        sender=Mailbox(agency.mail_from, f"Callback at {agency.name}"),
        subject=words.subject,
        text=words.text,
        html=words.html,
    )
