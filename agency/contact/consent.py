"""The consent ledger: what each person agreed to or refused. Lines are added, never changed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, event, select, update
from sqlalchemy.dialects.postgresql import Insert, distinct_on, insert
from sqlalchemy.orm import Session

from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.database import keyed_hash
from agency.mail.outbox import cancel_waiting
from agency.marks import keeps_marks, leave_mark

TERMS = "terms"
"""The answer of a line that says how they may be contacted, and not whether."""
ANSWERS = {
    ConsentKind.keep: {"yes", "no"},
    ConsentKind.contact: {"yes", "no", TERMS},
    ConsentKind.market: {"yes", "without_name", "ask_each_time", "no"},
    ConsentKind.send_resume: {"yes", "ask_each_time", "no"},
    ConsentKind.pause: {"yes", "ended"},
    ConsentKind.stop: {"yes", "ended"},
    ConsentKind.registered: {"yes", "ended"},
    ConsentKind.residence: {"told"},
    ConsentKind.origin: {"from_them", "elsewhere"},
    ConsentKind.notice: {"given"},
    ConsentKind.restrict: {"yes", "ended"},
    ConsentKind.gone: {"deceased", "under_age", "ended"},
}
SILENCING = {
    (ConsentKind.contact, "no"): "they said no to being contacted",
    (ConsentKind.restrict, "yes"): "they asked us not to use their details",
    (ConsentKind.stop, "yes"): "they refused all contact",
    (ConsentKind.pause, "yes"): "they paused contact",
    (ConsentKind.gone, "deceased"): "they have died",
    (ConsentKind.gone, "under_age"): "they are under age",
}
"""Lines that take back mail that has not begun to leave, and why."""
WITH_TERMS = frozenset(
    {ConsentKind.stop, ConsentKind.pause, ConsentKind.restrict, ConsentKind.gone}
)
"""Lines that ``terms`` writes, with what holds or ends from then on."""


class AnswerUnknown(ValueError):
    """That is no answer to that question."""


class TermsKeepThis(ValueError):
    """A line of this kind is written by ``terms`` alone, or the ledger would say what does not hold."""


class LedgerIsAppendOnly(Exception):
    """A line of the ledger would be changed or taken out."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """How we know: by what way, when, in which words, and who wrote it down."""

    how: str
    """``form``, ``call``, ``email``, ``import``..."""
    at: datetime
    words: str = ""
    wording_version: str = ""
    recorded_by_id: int | None = None
    """Nobody, when they did it themselves."""
    touch_id: int | None = None


def record_consent(
    session: Session,
    candidate_id: int,
    kind: ConsentKind,
    answer: str,
    told: Told,
    details: dict[str, Any] | None = None,
    expires_on: date | None = None,
) -> ConsentEntry:
    """Add a line, and take back the mail it silences. Raises ``AnswerUnknown`` or ``TermsKeepThis``.

    Never commits.
    """
    if kind in WITH_TERMS:
        raise TermsKeepThis(kind)
    terms = terms_of(session, candidate_id)
    entry = write_line(session, terms, kind, answer, told, details, expires_on)
    take_back_mail(session, candidate_id, kind, answer)
    return entry


def write_line(
    session: Session,
    terms: ContactTerms,
    kind: ConsentKind,
    answer: str,
    told: Told,
    details: dict[str, Any] | None = None,
    expires_on: date | None = None,
) -> ConsentEntry:
    """Add a line for terms the caller holds, and flush both as one change."""
    if answer not in ANSWERS[kind]:
        raise AnswerUnknown(f"{answer!r} to {kind}")
    terms.version += 1
    entry = ConsentEntry(
        candidate_id=terms.candidate_id,
        kind=kind,
        answer=answer,
        details=details or {},
        how=told.how,
        words=told.words,
        wording_version=told.wording_version,
        at=told.at,
        expires_on=expires_on,
        recorded_by_id=told.recorded_by_id,
        touch_id=told.touch_id,
    )
    session.add(entry)
    session.flush()
    if answer != TERMS and keeps_marks(session):
        until = entry.details.get("until")
        leave_mark(session, kind, answer=answer, until=until, person=person_mark(session, terms))
    return entry


def take_back_mail(session: Session, candidate_id: int, kind: ConsentKind, answer: str) -> None:
    """Whatever this silences and has not begun to leave; called whenever it is said, also once more."""
    if (kind, answer) in SILENCING:
        cancel_waiting(session, candidate_id, SILENCING[kind, answer])


def person_mark(session: Session, terms: ContactTerms) -> str:
    """How the file of marks knows somebody; numbers alone are given out again after a restore."""
    return mark_of(session, terms.candidate_id, terms.candidate.created_at)


def mark_of(session: Session, candidate_id: int, created_at: datetime) -> str:
    return keyed_hash(session, f"{candidate_id} {created_at.astimezone(UTC).isoformat()}")


def current_consent(session: Session, candidate_id: int) -> dict[ConsentKind, ConsentEntry]:
    """The line that holds for each kind: the newest that answers it."""
    return {one.kind: one for one in session.scalars(_current(), {"person": candidate_id})}


@cache
def _current() -> Select[ConsentEntry]:
    is_theirs = ConsentEntry.candidate_id == bindparam("person", type_=Integer)
    return (
        select(ConsentEntry)
        .where(is_theirs, ConsentEntry.answer != TERMS)
        .order_by(ConsentEntry.kind, ConsentEntry.id.desc())
        .ext(distinct_on(ConsentEntry.kind))
    )


def ledger_of(session: Session, candidate_id: int) -> list[ConsentEntry]:
    """Every line, the newest first."""
    query = select(ConsentEntry).filter_by(candidate_id=candidate_id)
    return list(session.scalars(query.order_by(ConsentEntry.id.desc())))


def let_go_of_touch(session: Session, touch_id: int) -> None:
    """The touch is taken back; the lines that came from it stay, with their words."""
    lines = update(ConsentEntry).filter_by(touch_id=touch_id)
    session.execute(lines.values(touch_id=None))


def terms_of(session: Session, candidate_id: int) -> ContactTerms:
    """The person's terms, locked and fresh; made if they have none yet."""
    session.flush()
    held = session.scalars(_terms_held(), {"person": candidate_id}).one_or_none()
    if held is not None:
        return held
    session.execute(_terms_made(), {"person": candidate_id})
    return session.scalars(_terms_held(), {"person": candidate_id}).one()


@cache
def _terms_made() -> Insert:
    made = insert(ContactTerms).values(candidate_id=bindparam("person", type_=Integer))
    return made.on_conflict_do_nothing()


@cache
def _terms_held() -> Select[ContactTerms]:
    is_theirs = ContactTerms.candidate_id == bindparam("person", type_=Integer)
    query = select(ContactTerms).where(is_theirs).with_for_update()
    return query.execution_options(populate_existing=True)


def _refuse(_mapper: object, _connection: object, entry: ConsentEntry) -> None:
    raise LedgerIsAppendOnly(f"line {entry.id}")


event.listen(ConsentEntry, "before_update", _refuse)
event.listen(ConsentEntry, "before_delete", _refuse)
