"""The weekly letter as a message."""

from agency.digest.letter import Letter
from agency.languages.speaking import N_, _
from agency.mail.headers import Mailbox
from agency.mail.message import Message
from agency.mail.rendering import render
from agency.recruiters.models import Agency
from agency.words import clock_time

_WEEKDAYS = (
    N_("Mondays"),
    N_("Tuesdays"),
    N_("Wednesdays"),
    N_("Thursdays"),
    N_("Fridays"),
    N_("Saturdays"),
    N_("Sundays"),
)


def digest_message(letter: Letter, agency: Agency, is_late: bool = False) -> Message:
    """The letter in HTML and plain text, in the same order. ``is_late`` says so above the heading."""
    recruiter = letter.recruiter
    words = render(
        "digest",
        letter=letter,
        agency=agency,
        is_late=is_late,
        weekday=_(_WEEKDAYS[recruiter.digest_weekday]),
        hour=clock_time(recruiter.digest_at),
    )
    return Message(
        to=Mailbox(recruiter.email, recruiter.name),
        sender=Mailbox(agency.mail_from, _("Callback at %(agency)s", agency=agency.name)),
        subject=words.subject,
        text=words.text,
        html=words.html,
    )
