"""Words that sound like a stop are heeded before anybody has read them, and then asked about."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact import terms
from agency.contact.consent import Told, terms_of
from agency.contact.models import ConsentEntry, ConsentKind
from agency.touches.reading import read_note
from agency.touches.vocabulary import vocabulary_for_notes

QUIET_UNTIL_READ = timedelta(days=14)


def sounds_like_stop(session: Session, candidate: Candidate, words: str, today: date) -> bool:
    """Whether they plainly ask to be left alone."""
    read = read_note(
        words, today, vocabulary_for_notes(session), candidate.full_name, in_own_words=True
    )
    return any(fact.kind == "stop" and fact.sure for fact in read)


def hush(session: Session, candidate_id: int, today: date, told: Told) -> bool:
    """Quiet for 14 days; ``False`` where a stop, or a pause of theirs that is as long, holds already."""
    held, until = terms_of(session, candidate_id), today + QUIET_UNTIL_READ
    is_longer = held.paused_at is not None and (
        held.paused_until is None or held.paused_until >= until
    )
    if held.stopped_at is not None or is_longer:
        return False
    terms.pause(session, candidate_id, until, told)
    return True


def unhush(session: Session, candidate_id: int, until: date, today: date, told: Told) -> bool:
    """End the quiet that began like this and lasts until then; ``False`` where something else holds now.

    A pause of their own that it had drawn out goes on to its own end.
    """
    held = terms_of(session, candidate_id)
    if held.paused_at is None or held.paused_until != until:
        return False
    own = _pause_before(session, candidate_id)
    terms.end_pause(session, candidate_id, told)
    if own is not None and own > today:
        terms.pause(session, candidate_id, own, told)
    return True


def _pause_before(session: Session, candidate_id: int) -> date | None:
    """Until when the pause before the newest line of the ledger lasts, if none ended it."""
    lines = select(ConsentEntry).filter_by(candidate_id=candidate_id, kind=ConsentKind.pause)
    before = session.scalar(lines.order_by(ConsentEntry.id.desc()).offset(1).limit(1))
    until = before.details.get("until") if before and before.answer == "yes" else None
    return date.fromisoformat(until) if until else None
