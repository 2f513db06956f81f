"""Words that sound like a stop are heeded before anybody has read them, and then asked about."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact import terms
from agency.contact.consent import Told, terms_of
from agency.touches.reading import read_note
from agency.touches.vocabulary import vocabulary_for_notes

QUIET_UNTIL_READ = timedelta(days=14)


def sounds_like_stop(session: Session, candidate: Candidate, words: str, today: date) -> bool:
    """Whether they plainly ask to be left alone."""
    read = read_note(words, today, vocabulary_for_notes(session), candidate.full_name)
    return any(fact.kind == "stop" and fact.sure for fact in read)


def hush(session: Session, candidate_id: int, today: date, told: Told) -> bool:
    """Quiet for 14 days; ``False`` where a stop or a pause of theirs holds already."""
    held = terms_of(session, candidate_id)
    if held.stopped_at is not None or held.paused_at is not None:
        return False
    terms.pause(session, candidate_id, today + QUIET_UNTIL_READ, told)
    return True
