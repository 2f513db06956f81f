"""The letter a recruiter gets next, as it would be if it were written now. Nothing is changed by looking."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from agency.digest.due import next_occurrence
from agency.digest.emails import digest_message
from agency.digest.letter import compose
from agency.digest.writing import monday_of
from agency.mail.message import Message
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import the_agency


@dataclass(frozen=True)
class NextLetter:
    """When it is due, and what it would say; no message where there is nothing to say."""

    due_at: datetime
    message: Message | None


def next_letter(session: Session, recruiter: Recruiter, now: datetime) -> NextLetter:
    due = next_occurrence(now, recruiter.digest_weekday, recruiter.digest_at, recruiter.zone)
    letter = compose(session, recruiter, monday_of(due), now)
    has_words = letter.has_something_to_say
    message = digest_message(letter, the_agency(session)) if has_words else None
    return NextLetter(due.due_at, message)
