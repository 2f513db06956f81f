"""What a row says that a person said: their yes or no, their limit, a note, what they want."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact import terms
from agency.contact.consent import TERMS, Told
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.imports.book import Book
from agency.imports.candidates import CandidateRow
from agency.preferences.changing import Evidence, NewPreference, add_preference
from agency.preferences.learning import learn
from agency.preferences.models import Horizon, PreferenceKind
from agency.touches.models import Channel, Outcome, Touch, TouchKind
from agency.touches.reading import Fact, read_note
from agency.words import day as day_label

HOW = "import"
LABEL_LENGTH = 160


def write_what_was_said(
    session: Session, row: CandidateRow, candidate: Candidate, book: Book, now: datetime
) -> None:
    """Terms, ledger, touch and wishes of somebody new."""
    lines = list(_lines(row, candidate.id, book, now))
    count, days = row.limit or (None, None)
    session.add(
        ContactTerms(
            candidate_id=candidate.id,
            channels=list(row.channels),
            limit_count=count,
            limit_days=days,
            version=1 + len(lines),
        )
    )
    session.add_all(lines)
    if row.note or row.wants or row.not_before:
        _write_touch(session, row, candidate, book, now)


def _lines(
    row: CandidateRow, candidate_id: int, book: Book, now: datetime
) -> Iterator[ConsentEntry]:
    """What the file says was agreed; where it says unknown, nothing is written and nothing allowed."""
    if row.agreed != "unknown":
        yield ConsentEntry(
            candidate_id=candidate_id,
            kind=ConsentKind.contact,
            answer=row.agreed,
            how=row.agreed_how,
            at=book.noon(row.agreed_on) if row.agreed_on else now,
            details={"source": HOW},
        )
    details: dict[str, object] = {}
    if row.limit:
        details |= {"limit_count": row.limit[0], "limit_days": row.limit[1]}
    if row.channels:
        details |= {"channels": list(row.channels)}
    if details:
        yield ConsentEntry(
            candidate_id=candidate_id,
            kind=ConsentKind.contact,
            answer=TERMS,
            how=HOW,
            at=now,
            details=details,
        )


def _write_touch(
    session: Session, row: CandidateRow, candidate: Candidate, book: Book, now: datetime
) -> None:
    """The note as it was written, with what it wants read out of it."""
    assert row.said_on is not None, "a row with a note has the day it was said"
    touch = Touch(
        candidate_id=candidate.id,
        recruiter_id=candidate.owner_id,
        channel=Channel(row.said_by),
        kind=TouchKind.conversation,
        outcome=Outcome.talked,
        happened_at=min(book.noon(row.said_on), now),
        note="\n".join(filter(None, (row.note, row.wants and f"Wants: {row.wants}"))),
        once_key=f"import:{row.key}",
    )
    session.add(touch)
    session.flush()
    evidence = Evidence(
        said_on=row.said_on,
        said_by=touch.channel,
        touch_id=touch.id,
        recorded_by_id=candidate.owner_id,
    )
    facts = _facts(row, book)
    read = learn(session, candidate.id, facts, evidence, now)
    for wish in _unread(row, has_read_something=bool(read)):
        add_preference(session, candidate.id, wish, evidence, now)
    _heed(session, facts, candidate.id, touch)


def _facts(row: CandidateRow, book: Book) -> list[Fact]:
    """Only what the words plainly say: nobody is there to confirm the rest."""
    assert row.said_on is not None, "a row with wants has the day it was said"
    facts = read_note(row.wants, row.said_on, book.vocabulary, row.name) if row.wants else ()
    return [fact for fact in facts if fact.sure]


def _unread(row: CandidateRow, has_read_something: bool) -> Iterator[NewPreference]:
    """Words that no rule understands are kept as they stand; so is the day they named."""
    if row.wants and not has_read_something:
        yield NewPreference(
            horizon=Horizon.now,
            kind=PreferenceKind.other,
            label=row.wants[:LABEL_LENGTH],
            words=row.wants,
        )
    if row.not_before:
        yield NewPreference(
            horizon=Horizon.later,
            kind=PreferenceKind.timing,
            label=f"From {day_label(row.not_before)}",
            not_before=row.not_before,
        )


def _heed(session: Session, facts: list[Fact], candidate_id: int, touch: Touch) -> None:
    """ "Do not contact" in what they want is a stop, whatever the other columns say."""
    told = Told(how=HOW, at=touch.happened_at, touch_id=touch.id)
    pause = next((fact for fact in facts if fact.kind == "pause"), None)
    if any(fact.kind == "stop" for fact in facts):
        terms.stop(session, candidate_id, told)
    elif pause is not None:
        terms.pause(session, candidate_id, pause.on, told)
