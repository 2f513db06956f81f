"""What comes back of our letters: reports change the letter and the address, once."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from agency.candidates.models import WayState
from agency.candidates.reachability import address_works, mark_address
from agency.config import Settings
from agency.contact.consent import terms_of
from agency.mail.event_kinds import EventKind
from agency.mail.evidence import letter_meant, note
from agency.mail.models import OutboxMessage
from agency.mail.relay_logs import read_relay_log
from agency.mail.reports import read_report
from agency.mail.senders import return_path_of
from agency.mail.stops import judge_health

_STATES = {
    EventKind.soft_bounce: WayState.soft_bounced,
    EventKind.hard_bounce: WayState.hard_bounced,
    EventKind.complaint: WayState.complained,
}
_ARRIVED = (EventKind.delivered, EventKind.answer)


def take_in(session: Session, settings: Settings, raw: bytes, recipient: str, now: datetime) -> str:
    """Take in one mail that came to the return path; a sentence about it, without anybody's data.

    Raises ``TooLarge``. The caller commits.
    """
    report = read_report(raw, recipient)
    if report.kind is None:
        return "It says nothing about a letter."
    letter = letter_meant(session, report, return_path_of(settings))
    if letter is None:
        return "It does not prove to be about a letter of ours, so nothing was changed."
    is_new = take_note(session, letter, report.kind, now, report.status)
    known = "written down" if is_new else "known already"
    return f"Letter {letter.id}: {report.kind.replace('_', ' ')}, {known}."


def take_in_log(
    session: Session, settings: Settings, lines: Iterable[str], now: datetime
) -> dict[str, int]:
    """Take in a relay's log: how many of our letters it tells of, and of how many it told something new.

    The caller commits.
    """
    counts = {"letters": 0, "new": 0}
    for report in read_relay_log(lines):
        letter = letter_meant(session, report, return_path_of(settings))
        if letter is not None and report.kind is not None and letter.begun_at is not None:
            counts["letters"] += 1
            counts["new"] += take_note(session, letter, report.kind, now, report.status)
    return counts


def take_note(
    session: Session, letter: OutboxMessage, kind: EventKind, now: datetime, status: str = ""
) -> bool:
    """Write down what was learned of a letter and of its address; ``False`` if it was known.

    A bounce for reasons of policy (5.7.x) is about us, so the address stays as it is.
    """
    if not note(session, letter, kind, now, status):
        return False
    changed = []
    if kind in _STATES and not status.startswith("5.7."):
        changed = mark_address(session, letter.to_address, _STATES[kind])
    elif kind in _ARRIVED:
        changed = address_works(session, letter.to_address)
    for candidate_id in changed:
        terms_of(session, candidate_id).version += 1
    judge_health(session, now)
    return True
