"""What rows say that people said: their yes or no, their limit, a note, what they want."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, SkillHeld, Standing
from agency.contact import terms
from agency.contact.consent import TERMS, Told, record_consent
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.imports.additions import once_key
from agency.imports.book import Book
from agency.imports.notes import Said
from agency.imports.options import Options
from agency.imports.settling import Settled
from agency.preferences.changing import Evidence, NewPreference, begin_preferences
from agency.preferences.from_facts import is_wish, wishes_in
from agency.preferences.models import Horizon, PreferenceKind
from agency.touches.models import Channel, Outcome, Touch, TouchKind
from agency.words import day as day_label

HOW = "import"
LABEL_LENGTH = 160


@dataclass(frozen=True)
class Telling:
    """A person, the row that tells of them, and what its words were read as."""

    candidate: Candidate
    settled: Settled
    said: Said


def write_agreements(
    session: Session, people: Sequence[Telling], book: Book, options: Options, now: datetime
) -> None:
    """Terms and ledger of new people: what their row says was agreed, else what is said of the file."""
    for one in people:
        lines = list(_lines(one, book, options, now))
        count, days = one.settled.row.limit or (None, None)
        session.add(
            ContactTerms(
                candidate_id=one.candidate.id,
                channels=list(one.settled.row.channels),
                limit_count=count,
                limit_days=days,
                version=1 + len(lines),
            )
        )
        session.add_all(lines)
    session.flush()
    for one in people:
        if one.settled.row.agreed == "no":
            refuse(session, one, book, now)


def refuse(session: Session, one: Telling, book: Book, now: datetime) -> None:
    """The row says no to contact. It is marked, so that no restored backup forgets it."""
    row = one.settled.row
    at = book.noon(row.agreed_on) if row.agreed_on else now
    told = Told(how=row.agreed_how, at=at)
    record_consent(
        session, one.candidate.id, ConsentKind.contact, "no", told, details={"source": HOW}
    )


def _lines(one: Telling, book: Book, options: Options, now: datetime) -> Iterator[ConsentEntry]:
    """Where nobody said yes, nothing is written and nothing allowed."""
    row = one.settled.row

    def line(answer: str, how: str, at: datetime, details: dict[str, object]) -> ConsentEntry:
        return ConsentEntry(
            candidate_id=one.candidate.id,
            kind=ConsentKind.contact,
            answer=answer,
            how=how,
            at=at,
            details=details,
        )

    if row.agreed == "yes":
        at = book.noon(row.agreed_on) if row.agreed_on else now
        yield line("yes", row.agreed_how, at, {"source": HOW})
    elif row.agreed == "unknown" and options.basis == "yes" and options.agreed_on:
        yield line("yes", HOW, book.noon(options.agreed_on), {"source": HOW, "said_of": "the file"})
    details: dict[str, object] = {}
    if row.limit:
        details |= {"limit_count": row.limit[0], "limit_days": row.limit[1]}
    if row.channels:
        details |= {"channels": list(row.channels)}
    if details:
        yield line(TERMS, HOW, now, details)


def write_touches(
    session: Session, people: Sequence[Telling], book: Book, now: datetime
) -> list[Touch]:
    """A touch for each, in their order, with the words as they were written."""
    touches = [_touch(one, book, now) for one in people]
    session.add_all(touches)
    session.flush()
    return touches


def _touch(one: Telling, book: Book, now: datetime) -> Touch:
    row = one.settled.row
    said_on = row.said_on or now.astimezone(book.zone).date()
    spoke = bool(row.note or row.wants or row.not_before)
    return Touch(
        candidate_id=one.candidate.id,
        recruiter_id=one.settled.owner_id,
        channel=Channel(row.said_by),
        kind=TouchKind.conversation if spoke else TouchKind.attempt,
        outcome=Outcome.talked if spoke else None,
        happened_at=min(book.noon(said_on), now),
        note="\n".join(filter(None, (row.note, row.wants and f"Wants: {row.wants}", row.kept))),
        next_on=one.said.callback(now.astimezone(book.zone).date()),
        once_key=once_key(one.candidate.id, one.settled),
    )


def learn_of_new(session: Session, people: Sequence[Telling], touches: Sequence[Touch]) -> None:
    """Wishes, designations and skills of people of whom nothing was known."""
    for one in people:
        _hold_abilities(one)
    begin_preferences(
        session,
        [
            (one.candidate.id, list(_wishes(one)), _evidence(one, touch))
            for one, touch in zip(people, touches, strict=True)
        ],
    )


def _wishes(one: Telling) -> Iterator[NewPreference]:
    """Words that no rule understands are kept as they stand; so is the day they named."""
    row, read = one.settled.row, wishes_in(one.said.facts)
    yield from read
    if row.wants and not read:
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


def _evidence(one: Telling, touch: Touch) -> Evidence:
    return Evidence(
        said_on=one.settled.row.said_on or touch.happened_at.date(),
        said_by=touch.channel,
        touch_id=touch.id,
        recorded_by_id=one.settled.owner_id,
    )


def _hold_abilities(one: Telling) -> None:
    """What the words say they can do, beside what the columns say."""
    person = one.candidate
    skills = {held.skill_id for held in person.skills}
    certified = {held.designation_id for held in person.designations}
    for fact in one.said.facts:
        if fact.term_id is None or fact.negated or (is_wish(fact) and fact.kind == "skill"):
            continue
        if fact.kind == "skill" and fact.standing is None and fact.term_id not in skills:
            skills.add(fact.term_id)
            person.skills.append(SkillHeld(skill_id=fact.term_id))
        elif fact.kind == "designation" and fact.term_id not in certified:
            certified.add(fact.term_id)
            standing = Standing(fact.standing or "held")
            person.designations.append(
                DesignationHeld(designation_id=fact.term_id, standing=standing, expected_on=fact.on)
            )


def heed(session: Session, one: Telling, touch: Touch, decision: str, today: date) -> None:
    """ "Do not contact" in their words is a stop, whatever the other columns say; quiet time a pause."""
    told = Told(how=HOW, at=touch.happened_at, touch_id=touch.id)
    doubtful = one.said.doubtful if decision == "right" else None
    if one.said.stop or decision == "stop" or (doubtful and doubtful.kind == "stop"):
        terms.stop(session, one.candidate.id, told)
        return
    pause = one.said.pause(today)
    if doubtful and doubtful.kind == "pause":
        pause = doubtful
    if pause is not None and (pause.on is None or pause.on > today - timedelta(days=1)):
        terms.pause(session, one.candidate.id, pause.on, told)
