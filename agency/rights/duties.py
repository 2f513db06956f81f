"""Duties: opening them, closing them, and the night's round that finds what is owed.

Each kind has the house's own time, which is shorter than the law's. Nothing here commits.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import exists, or_, select
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.contact.consent import Told, record_consent
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.mail.models import MailState, OutboxMessage
from agency.places.models import Place
from agency.rights.grounds_ending import grounds_ending
from agency.rights.models import DutyKind, DutyState, Obligation
from agency.rights.recipients import Recipient, recipients_of
from agency.rights.retention import WARNED_DAYS, over_by
from agency.touches.models import Direction, Touch, TouchKind

DECIDING = ("yes", "no")
"""Answers that say whether; other lines of the ledger say how."""
TIMES = {
    DutyKind.notice: timedelta(days=28),
    DutyKind.access: timedelta(days=20),
    DutyKind.rectification: timedelta(days=20),
    DutyKind.erasure: timedelta(days=20),
    DutyKind.objection: timedelta(days=20),
    DutyKind.tell_recipients: timedelta(days=3),
    DutyKind.breach: timedelta(hours=72),
}
REQUESTS = (DutyKind.access, DutyKind.rectification, DutyKind.erasure, DutyKind.objection)
"""What somebody may ask of us (GDPR Art. 15 to 21)."""
UNDER_GDPR = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GB",
        "GR",
        "HR",
        "HU",
        "IE",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
"""The Union, the rest of the European Economic Area, and the United Kingdom."""


def open_duty(
    session: Session,
    kind: DutyKind,
    candidate_id: int | None,
    now: datetime,
    note: str = "",
) -> Obligation:
    """The duty, opened now unless it is open already; then what is new is added to its note."""
    known = _open_of(session, kind, candidate_id) if candidate_id else None
    if known is not None:
        known.note = "\n".join(filter(None, dict.fromkeys([*known.note.split("\n"), note])))
        return known
    duty = Obligation(
        kind=kind, candidate_id=candidate_id, opened_at=now, due_at=now + TIMES[kind], note=note
    )
    session.add(duty)
    session.flush()
    return duty


def ask(session: Session, kind: DutyKind, candidate_id: int, words: str, told: Told) -> Obligation:
    """Somebody asks what the law lets them ask. An objection silences marketing at once (Art. 21(3))."""
    if kind is DutyKind.objection:
        record_consent(session, candidate_id, ConsentKind.contact, "no", told)
        record_consent(session, candidate_id, ConsentKind.market, "no", told)
    return open_duty(session, kind, candidate_id, told.at, words)


def close_duty(session: Session, duty: Obligation, by_id: int, outcome: str, now: datetime) -> None:
    """Done. Whoever knows of a person hears of a correction too (Art. 19). Raises ``DutyClosed``."""
    session.refresh(duty, with_for_update=True)
    duty.close(DutyState.done, now, by_id, outcome)
    if duty.kind is DutyKind.rectification and duty.candidate_id:
        owe_recipients(session, duty.candidate_id, recipients_of(session, duty.candidate_id), now)


def owe_recipients(
    session: Session, candidate_id: int, recipients: Iterable[Recipient], now: datetime
) -> None:
    """Clients who know the person are to be told of what was corrected or erased."""
    words = "\n".join(one.words for one in recipients)
    if words:
        open_duty(session, DutyKind.tell_recipients, candidate_id, now, words)


def open_duties(session: Session) -> list[Obligation]:
    """Everything owed, the most urgent first."""
    query = select(Obligation).filter_by(state=DutyState.open)
    query = query.options(joinedload(Obligation.candidate).joinedload(Candidate.owner))
    return list(session.scalars(query.order_by(Obligation.due_at, Obligation.id)))


def closed_duties(session: Session, limit: int = 50) -> list[Obligation]:
    """What was done, the newest first."""
    query = select(Obligation).where(Obligation.state != DutyState.open)
    query = query.options(joinedload(Obligation.candidate), joinedload(Obligation.closed_by))
    return list(session.scalars(query.order_by(Obligation.closed_at.desc()).limit(limit)))


def find_duties(session: Session, now: datetime) -> dict[str, int]:
    """The night's round: open what is owed by now, drop what is owed no longer. May run twice."""
    return {
        "notices": _find_notices(session, now),
        "retention": _find_retention(session, now),
        "consent_ending": _find_consent_ending(session, now),
    }


def _find_notices(session: Session, now: datetime) -> int:
    """People we got from elsewhere hear of it within a month (Art. 14(3)(a)); a notice sent is done."""
    sent = select(OutboxMessage.candidate_id).where(
        OutboxMessage.purpose == "legal_notice", OutboxMessage.state == MailState.sent
    )
    for duty in session.scalars(_all_open(DutyKind.notice, Obligation.candidate_id.in_(sent))):
        duty.close(DutyState.done, now, outcome="The notice was sent.")
    owed = exists().where(
        Obligation.candidate_id == Candidate.id, Obligation.kind == DutyKind.notice
    )
    spoke = exists().where(
        Touch.candidate_id == Candidate.id,
        or_(Touch.kind == TouchKind.conversation, Touch.direction == Direction.theirs),
    )
    agreed = exists().where(ConsentEntry.candidate_id == Candidate.id, ConsentEntry.answer == "yes")
    query = (
        select(Candidate.id, Candidate.created_at)
        .outerjoin(Place, Place.id == Candidate.place_id)
        .where(Candidate.erased_at.is_(None), ~owed, ~spoke, ~agreed)
        .where(or_(Place.id.is_(None), Place.country.in_(UNDER_GDPR)))
    )
    time = TIMES[DutyKind.notice]
    return _open_all(
        session,
        DutyKind.notice,
        [
            (person.id, person.created_at, person.created_at + time)
            for person in session.execute(query)
        ],
    )


def _find_retention(session: Session, now: datetime) -> int:
    """Thirty days before a record goes, while one may still ask."""
    over = over_by(session, now.date() + timedelta(days=WARNED_DAYS))
    _drop_others(session, DutyKind.retention, over, now)
    warned = now + timedelta(days=WARNED_DAYS)
    rows = [(one.id, now, max(warned, _start(one.until))) for one in over]
    return _open_all(session, DutyKind.retention, rows)


def _find_consent_ending(session: Session, now: datetime) -> int:
    """A yes, or another ground, that runs out within thirty days: ask while it still holds."""
    newest = (
        select(ConsentEntry.candidate_id, ConsentEntry.answer, ConsentEntry.expires_on)
        .where(ConsentEntry.kind == ConsentKind.contact, ConsentEntry.answer.in_(DECIDING))
        .order_by(ConsentEntry.candidate_id, ConsentEntry.id.desc())
        .ext(distinct_on(ConsentEntry.candidate_id))
        .subquery()
    )
    today = now.date()
    query = (
        select(newest.c.candidate_id.label("id"), newest.c.expires_on.label("until"))
        .join(Candidate, Candidate.id == newest.c.candidate_id)
        .outerjoin(ContactTerms, ContactTerms.candidate_id == Candidate.id)
        .where(Candidate.erased_at.is_(None), ContactTerms.stopped_at.is_(None))
        .where(newest.c.answer == "yes", newest.c.expires_on > today)
        .where(newest.c.expires_on <= today + timedelta(days=WARNED_DAYS))
    )
    ending = [*session.execute(query), *grounds_ending(session, now, WARNED_DAYS)]
    _drop_others(session, DutyKind.consent_ending, ending, now)
    rows = [(one.id, now, _start(one.until)) for one in ending]
    return _open_all(session, DutyKind.consent_ending, rows)


def _drop_others(session: Session, kind: DutyKind, still: Iterable[Any], now: datetime) -> None:
    owed = {one.id for one in still}
    query = select(Obligation.id, Obligation.candidate_id)
    held = session.execute(query.filter_by(kind=kind, state=DutyState.open))
    for duty_id in [duty_id for duty_id, person in held if person not in owed]:
        session.get_one(Obligation, duty_id).close(DutyState.dropped, now)


def _all_open(kind: DutyKind, *more: Any) -> Any:
    return select(Obligation).filter_by(kind=kind, state=DutyState.open).where(*more)


def _open_all(
    session: Session, kind: DutyKind, rows: Iterable[tuple[int, datetime, datetime]]
) -> int:
    """One open duty of a kind for each person, whoever else is looking; how many are new."""
    values = [
        {
            "kind": kind,
            "candidate_id": person,
            "state": DutyState.open,
            "opened_at": opened,
            "due_at": due,
            "alarmed": 0,
            "note": "",
            "outcome": "",
        }
        for person, opened, due in rows
    ]
    if not values:
        return 0
    made = insert(Obligation).on_conflict_do_nothing().returning(Obligation.id)
    return len(session.scalars(made, values).all())  # SQLAlchemy sends them batch by batch


def _open_of(session: Session, kind: DutyKind, candidate_id: int) -> Obligation | None:
    query = _all_open(kind, Obligation.candidate_id == candidate_id)
    found: Obligation | None = session.scalar(query)
    return found


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
