"""How somebody may be contacted, as their page says: each answer is on the ledger at once."""

from sqlalchemy.orm import Session

from agency.answers.known import Known
from agency.answers.told import Answers
from agency.candidates.models import Candidate
from agency.contact import terms
from agency.contact.consent import Told, record_consent, terms_of
from agency.contact.models import ConsentKind
from agency.contact.snapshot import Limit, Purpose

LIMITS = {
    "fits": (None, True),
    "quarter": (Limit(count=2, per_days=91), False),
    "month": (Limit(count=1, per_days=30), False),
}
_AT_WORK = ("never at work", "not at work")


def write_terms(
    session: Session, candidate: Candidate, before: Known, after: Answers, told: Told
) -> None:
    """Channels, hours, topics, limit, being mentioned, and the pause that not looking means."""
    known = before.answers
    if after.channels != known.channels or after.best_time != known.best_time:
        never = _never_at_work(before, after)
        terms.set_channels(session, candidate.id, after.channels, told, never)
    if after.best_time != known.best_time:
        candidate.best_time = after.best_time
    if after.call_hours != known.call_hours:
        terms.set_hours(session, candidate.id, after.call_hours, told)
    if after.refused != known.refused:
        terms.refuse_topics(session, candidate.id, map(Purpose, after.refused), told)
    if after.often in LIMITS and after.often != known.often:
        limit, only = LIMITS[after.often]
        terms.set_limit(session, candidate.id, limit, told, only_when_fits=only)
    if after.market and after.market != known.market:
        record_consent(session, candidate.id, ConsentKind.market, after.market, told)
    if _agrees(before, after):
        ways = {"channels": sorted(after.channels), "often": after.often}
        record_consent(session, candidate.id, ConsentKind.contact, "yes", told, ways)
    if after.when and after.when != known.when:
        _wait_for_them(session, candidate.id, known.when, after.when, told)


def _agrees(before: Known, after: Answers) -> bool:
    """Saying by which ways or how often is a yes, where none holds; leaving it as it was is not."""
    changed = (after.channels, after.often) != (before.answers.channels, before.answers.often)
    return changed and bool(after.channels) and not before.has_agreed


def _never_at_work(before: Known, after: Answers) -> bool:
    """As they write it beside the best time; what they said elsewhere stays until they rub it out."""
    if _says_never_at_work(after.best_time):
        return True
    held = bool(before.terms and before.terms.never_at_work)
    return held and not _says_never_at_work(before.answers.best_time)


def _says_never_at_work(words: str) -> bool:
    return any(phrase in words.casefold() for phrase in _AT_WORK)


def _wait_for_them(session: Session, candidate_id: int, was: str, now: str, told: Told) -> None:
    """Who is not looking is left alone until they say otherwise, which any other answer does."""
    if now == "not_looking":
        terms.pause(session, candidate_id, None, told)
    elif was == "not_looking":
        held = terms_of(session, candidate_id)
        if held.paused_at is not None and held.paused_until is None:
            terms.end_pause(session, candidate_id, told)
