"""The questions behind the facts: each answers for any number of people at once, always afresh.

Columns, not models: a decision at hand-over must not read what the session has kept from earlier.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache, wraps
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    DateTime,
    Integer,
    Row,
    Select,
    Text,
    any_,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import InstrumentedAttribute, Session

from agency.candidates.models import Candidate, WayToReach
from agency.clients.models import Client, ClientContact, ClientTouch, OffLimits, Role
from agency.contact.consent import TERMS
from agency.contact.house import PER_ADDRESS
from agency.contact.keeping import keeping
from agency.contact.models import AddressGate, ConsentEntry, ConsentKind, ContactTerms
from agency.database import columns, keyed_hash
from agency.mail.headers import HeaderRefused, wire_address
from agency.mail.models import LEFT, MailClass, MailState, OutboxMessage
from agency.places.models import Place
from agency.preferences.models import Preference
from agency.recruiters.models import Recruiter
from agency.submissions.models import Submission
from agency.touches.models import Promise, Touch

Rows = Sequence[Row[*tuple[Any, ...]]]
Asked = Select[*tuple[Any, ...]]
_NOW = bindparam("now", type_=DateTime(timezone=True))

FACTS_OF_LEDGER = (
    ConsentKind.contact,
    ConsentKind.keep,
    ConsentKind.registered,
    ConsentKind.residence,
    ConsentKind.origin,
    ConsentKind.notice,
    ConsentKind.restrict,
    ConsentKind.gone,
)
WAITING = (MailState.queued, MailState.claimed)
GIVEN_BACK = (MailState.failed, MailState.cancelled, MailState.expired)
"""Certainly not sent."""


def _of_many(build: Callable[[], Asked]) -> Callable[..., Rows]:
    """Asks it of people by number; ``now`` where it matters. A statement is built once: building takes longer than asking."""
    built = cache(build)

    @wraps(build)
    def ask(session: Session, ids: list[int], now: datetime | None = None) -> Rows:
        return columns(session, built(), {"ids": ids, "now": now})

    return ask


def _among(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """One parameter for any number of people."""
    return column == any_(bindparam("ids", type_=ARRAY(Integer)))


@_of_many
def people() -> Asked:
    """Each person with their terms."""
    return (
        select(
            Candidate.id,
            Candidate.full_name,
            Candidate.goes_by,
            Candidate.pronouns,
            Candidate.employer,
            Candidate.best_time,
            Candidate.erased_at,
            Candidate.created_at,
            Place.country,
            Place.region,
            func.coalesce(Candidate.zone, Place.zone).label("zone"),
            ContactTerms.channels,
            ContactTerms.limit_count,
            ContactTerms.limit_days,
            ContactTerms.only_when_fits,
            ContactTerms.never_at_work,
            ContactTerms.call_from,
            ContactTerms.call_until,
            ContactTerms.call_days,
            ContactTerms.refused,
            ContactTerms.paused_at,
            ContactTerms.paused_until,
            ContactTerms.stopped_at,
            ContactTerms.version,
        )
        .outerjoin(Place, Place.id == Candidate.place_id)
        .outerjoin(ContactTerms, ContactTerms.candidate_id == Candidate.id)
        .where(_among(Candidate.id))
    )


def kept_until(session: Session, ids: list[int]) -> dict[int, date | None]:
    """The first day on which each is kept no longer; nothing while they are in process."""
    return {row.id: None if row.busy else row.until for row in _kept(session, ids)}


@_of_many
def _kept() -> Asked:
    return keeping().where(_among(Candidate.id))


@_of_many
def ways_of() -> Asked:
    return (
        select(WayToReach.candidate_id, WayToReach.kind, WayToReach.value, WayToReach.state)
        .where(_among(WayToReach.candidate_id))
        .order_by(WayToReach.position, WayToReach.id)
    )


def gate_of_address(session: Session, address: str) -> str:
    """The gate of an address, the same for everybody who shares it: a keyed hash of how a letter spells it."""
    return keyed_hash(session, f"gate {_on_the_wire(address).lower()}")


def _on_the_wire(address: str) -> str:
    """As it is where no letter can carry it: then none is ever written to it."""
    try:
        return address if address.isascii() else wire_address("To", address)
    except HeaderRefused:
        return address


def written_to(
    session: Session, addresses: set[str], now: datetime
) -> dict[str, tuple[datetime, str]]:
    """When each address was last written to, and by which letter, where it is less than a day ago."""
    gates = {gate_of_address(session, one): one for one in addresses}
    rows = columns(session, _held_gates(), {"gates": list(gates), "now": now}) if gates else ()
    return {gates[key]: (free_at - PER_ADDRESS, held_by) for key, free_at, held_by in rows}


@cache
def _held_gates() -> Asked:
    gate = AddressGate
    among = gate.address_key == any_(bindparam("gates", type_=ARRAY(Text)))
    return select(gate.address_key, gate.free_at, gate.held_by).where(among, gate.free_at > _NOW)


@_of_many
def newest_lines_of() -> Asked:
    """The line of each person's ledger that holds for each kind; lines that say how are passed over."""
    entry = ConsentEntry
    return (
        select(
            entry.candidate_id,
            entry.id,
            entry.kind,
            entry.answer,
            entry.details,
            entry.how,
            entry.wording_version,
            entry.recorded_by_id,
            entry.at,
            entry.expires_on,
        )
        .where(_among(entry.candidate_id), entry.kind.in_(FACTS_OF_LEDGER))
        .where(entry.answer != TERMS)
        .order_by(entry.candidate_id, entry.kind, entry.id.desc())
        .ext(distinct_on(entry.candidate_id, entry.kind))
    )


@_of_many
def dated_wishes_of() -> Asked:
    wish = Preference
    return (
        select(wish.candidate_id, wish.kind, wish.horizon, wish.not_before)
        .where(_among(wish.candidate_id), wish.ended_at.is_(None))
        .order_by(wish.id)
    )


@_of_many
def open_promises_of() -> Asked:
    """When each person was last promised something that is still open."""
    made_at = func.max(func.coalesce(Touch.happened_at, Promise.created_at))
    return (
        select(Promise.candidate_id, made_at.label("at"))
        .outerjoin(Touch, Touch.id == Promise.touch_id)
        .where(_among(Promise.candidate_id))
        .where(Promise.kept_at.is_(None), Promise.broken_at.is_(None))
        .group_by(Promise.candidate_id)
    )


@_of_many
def submissions_of() -> Asked:
    return (
        select(
            Submission.candidate_id,
            Submission.role_id,
            Submission.recruiter_id,
            Submission.stage,
            Submission.staged_at,
            Submission.starts_on,
            Submission.right_to_represent_on,
            Role.title,
            Client.name.label("client"),
            Recruiter.name.label("recruiter"),
        )
        .join(Role, Role.id == Submission.role_id)
        .join(Client, Client.id == Role.client_id)
        .join(Recruiter, Recruiter.id == Submission.recruiter_id)
        .where(_among(Submission.candidate_id))
        .order_by(Submission.id)
    )


def went_nowhere(touch: type[Touch] | type[ClientTouch]) -> ColumnElement[bool]:
    """Whether the letter that a touch was logged with certainly did not leave."""
    letter = select(OutboxMessage.id).where(OutboxMessage.once_key == touch.once_key)
    return letter.where(OutboxMessage.state.in_(GIVEN_BACK)).exists()


@_of_many
def touches_of() -> Asked:
    """Every touch: a row of unanswered ones may reach back for years.

    A touch that was logged with a letter counts as long as the letter does.
    """
    return (
        select(
            Touch.candidate_id,
            Touch.id,
            Touch.channel,
            Touch.direction,
            Touch.kind,
            Touch.happened_at,
            Touch.role_id,
            Touch.recruiter_id,
            Touch.gave,
            Touch.asked,
            Recruiter.name.label("recruiter"),
        )
        .outerjoin(Recruiter, Recruiter.id == Touch.recruiter_id)
        .where(_among(Touch.candidate_id), ~went_nowhere(Touch))
        .order_by(Touch.happened_at, Touch.id)
    )


@_of_many
def mails_to() -> Asked:
    """Contact mail that has left, may have left, or waits and is still worth sending."""
    mail = OutboxMessage
    sender = func.coalesce(mail.approved_by_id, mail.recruiter_id)
    return (
        select(
            mail.candidate_id,
            mail.id,
            mail.purpose,
            mail.created_at,
            mail.not_before,
            func.coalesce(mail.sent_at, mail.begun_at).label("sent_at"),
            sender.label("recruiter_id"),
            Recruiter.name.label("recruiter"),
        )
        .outerjoin(Recruiter, Recruiter.id == sender)
        .where(_among(mail.candidate_id), mail.mail_class == MailClass.contact)
        .where(
            mail.state.in_(LEFT)
            | (mail.state.in_(WAITING) & (mail.expires_at.is_(None) | (mail.expires_at > _NOW)))
        )
        .order_by(mail.id)
    )


@_of_many
def off_limits() -> Asked:
    """What concerns these people, and every client that is off limits."""
    limits = OffLimits
    return (
        select(
            limits.candidate_id,
            limits.client_id,
            limits.ends_on,
            limits.may_be_approached,
            Client.name.label("client"),
        )
        .outerjoin(Client, Client.id == limits.client_id)
        .where(or_(limits.client_id.is_not(None), _among(limits.candidate_id)))
        .order_by(limits.id)
    )


@_of_many
def client_contacts_among() -> Asked:
    contact = ClientContact
    return (
        select(contact.candidate_id, contact.client_id)
        .where(_among(contact.candidate_id))
        .order_by(contact.id)
    )
