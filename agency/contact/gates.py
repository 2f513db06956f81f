"""The caps, held by the database: a letter takes its slots by compare-and-set, or it is not written.

Rows are always locked in one order, so that nothing can wait in a circle: the person's terms, then
letters, then their gates, then the gate of the address. A letter that certainly did not go gives its
slots back by a trigger, in the very statement that says so. ``now`` is the application's clock, the
same that dated the decision.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import CursorResult, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.contact import queries
from agency.contact.consent import terms_of
from agency.contact.days import days_after, local_day, start_of, zone_named
from agency.contact.decisions import policy_for
from agency.contact.facts import what_happened_to
from agency.contact.house import BOUNDS, PER_ADDRESS, ContactPolicy
from agency.contact.models import AddressGate, ContactGate, ContactReservation, ContactTerms
from agency.contact.overriding import CAPS, rules_set_aside
from agency.contact.past import asks_in
from agency.contact.snapshot import PROACTIVE, PastContact
from agency.mail.models import OutboxMessage

GAP, YEAR, ADDRESS, ROLE = "gap", "year", "address", "role"
YEAR_SLOTS = BOUNDS["per_year"][1]
YEAR_DAYS = 365
LAST_STEP = 2
"""About one role: an offer and a reminder."""


class FactsChanged(Exception):
    """Something happened to the person since the decision was made; it has to be made again."""


class SlotTaken(Exception):
    """Somebody was faster, or the cap is used up. ``free_at`` is nothing where no day frees it."""

    def __init__(self, kind: str, held_by: str | None, free_at: datetime | None) -> None:
        super().__init__(kind)
        self.kind, self.held_by, self.free_at = kind, held_by, free_at


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What a reservation rests on. ``seen_version`` is the terms' at the time of the decision."""

    seen_version: int
    decision_id: int
    role_id: int | None = None
    overrode: str = ""
    """What was set aside, joined by commas: ``caps,quiet_hours``."""
    override_reason: str = ""


@dataclass(frozen=True)
class _Slots:
    """One person's gates as one contact takes them."""

    session: Session
    candidate_id: int
    policy: ContactPolicy
    zone: ZoneInfo
    now: datetime

    def until(self, at: datetime, days: int) -> datetime:
        """Whole days where they live, as the decision reckons."""
        return start_of(days_after(local_day(at, self.zone), days), self.zone)


def reserve(
    session: Session, letter: OutboxMessage, grounds: Grounds, now: datetime
) -> ContactReservation | None:
    """Take the slots of a letter posted in this transaction; nothing for one that is no contact of ours.

    The caller undoes the letter when it raises ``FactsChanged`` or ``SlotTaken``. Never commits.
    """
    if letter.candidate_id is None or letter.purpose not in PROACTIVE:
        return None
    terms = terms_of(session, letter.candidate_id)
    if terms.version != grounds.seen_version:
        raise FactsChanged
    slots, holder = _slots_of(session, letter.candidate_id, now), _evidence(letter)
    if not _are_made(slots):
        _fill(slots, without=holder)
    if CAPS in grounds.overrode.split(","):
        _push(slots, holder)
    else:
        _take_or_refuse(slots, holder)
    take_address(session, letter, now)
    reservation = _written(session, letter, grounds, now)
    _grow_version(session, letter.candidate_id)
    return reservation


def settle(session: Session, candidate_id: int, now: datetime) -> None:
    """Set the gates to what has happened: a touch was logged or taken back, a process began or ended.

    What happened, happened: it holds its slots even over the cap. Never commits.
    """
    terms_of(session, candidate_id)
    _fill(_slots_of(session, candidate_id, now))
    _grow_version(session, candidate_id)


def set_aside_for(session: Session, letter_id: int) -> frozenset[str]:
    """The rules that were set aside for a letter."""
    overrode = select(ContactReservation.overrode).filter_by(letter_id=letter_id)
    return rules_set_aside(session.scalar(overrode) or "")


def forget_free_addresses(session: Session, now: datetime) -> None:
    """Addresses that nobody holds any more."""
    session.execute(delete(AddressGate).where(AddressGate.free_at <= now))


def _slots_of(session: Session, candidate_id: int, now: datetime) -> _Slots:
    policy = policy_for(session)
    (person,) = queries.people(session, [candidate_id])
    zone = zone_named(person.zone) or ZoneInfo(policy.zone)
    return _Slots(session, candidate_id, policy, zone, now)


def _evidence(letter: OutboxMessage) -> str:
    return f"mail:{letter.id}"


def _are_made(slots: _Slots) -> bool:
    made = select(ContactGate.n).filter_by(candidate_id=slots.candidate_id).limit(1)
    return slots.session.scalar(made) is not None


def _fill(slots: _Slots, without: str = "") -> None:
    """Make the gates, or set them anew, from everything that counts."""
    happened = what_happened_to(slots.session, slots.candidate_id, slots.now)
    asks = [ask for ask in asks_in(happened) if ask.evidence != without]
    rows = [_row(slots, GAP, 1, slots.policy.gap_days, asks[:1], asks[1:2])]
    before = asks[YEAR_SLOTS : YEAR_SLOTS + 1]
    rows += [
        _row(slots, YEAR, n, YEAR_DAYS, asks[n - 1 : n], before) for n in range(1, YEAR_SLOTS + 1)
    ]
    gates = insert(ContactGate).values(rows)
    key = ["candidate_id", "kind", "n"]
    fresh = {name: gates.excluded[name] for name in rows[0] if name not in key}
    slots.session.execute(gates.on_conflict_do_update(index_elements=key, set_=fresh))


def _row(
    slots: _Slots,
    kind: str,
    n: int,
    days: int,
    held: Sequence[PastContact],
    before: Sequence[PastContact],
) -> dict[str, Any]:
    """A gate held by one contact or nobody, and what it goes back to."""
    free = [slots.until(ask.at, days) for ask in held]
    was = [slots.until(ask.at, days) for ask in before]
    return {
        "candidate_id": slots.candidate_id,
        "kind": kind,
        "n": n,
        "free_at": free[0] if free else None,
        "held_by": held[0].evidence if held else None,
        "was_free_at": was[0] if was else None,
        "was_held_by": before[0].evidence if before else None,
    }


def _take_or_refuse(slots: _Slots, holder: str) -> None:
    """The gap, then a slot of the year.

    A gate that stands although the decision said yes may be older than what happened since, a process
    that began for instance: it is set anew once, under the person's lock, and tried again.
    """
    if not _are_free(slots):
        _fill(slots, without=holder)
    _take(slots, GAP, 1, slots.policy.gap_days, holder)
    _take(slots, YEAR, slots.policy.per_year, YEAR_DAYS, holder)


def _are_free(slots: _Slots) -> bool:
    held = select(ContactGate.kind, func.count().label("held")).group_by(ContactGate.kind)
    mine = ContactGate.candidate_id == slots.candidate_id
    rows = slots.session.execute(held.where(mine, ContactGate.free_at > slots.now))
    count: dict[str, int] = {row.kind: row.held for row in rows}
    return count.get(GAP, 0) < 1 and count.get(YEAR, 0) < slots.policy.per_year


def _take(slots: _Slots, kind: str, most: int, days: int, holder: str) -> None:
    """Compare and set in one statement: a free slot of the kind, while fewer than ``most`` are held."""
    mine = ContactGate.candidate_id == slots.candidate_id, ContactGate.kind == kind
    is_free = or_(ContactGate.free_at.is_(None), ContactGate.free_at <= slots.now)
    first = select(func.min(ContactGate.n)).where(*mine, is_free).scalar_subquery()
    held = select(func.count()).where(*mine, ContactGate.free_at > slots.now).scalar_subquery()
    take = update(ContactGate).where(*mine, is_free, ContactGate.n == first, held < most)
    taken = slots.session.execute(take.values(**_holding(slots, days, holder)))
    if cast("CursorResult[Any]", taken).rowcount != 1:
        held_by, free_at = _first_to_be_free(slots, kind)
        raise SlotTaken(kind, held_by, free_at)


def _first_to_be_free(slots: _Slots, kind: str) -> tuple[str | None, datetime | None]:
    gate = select(ContactGate.held_by, ContactGate.free_at)
    gate = gate.filter_by(candidate_id=slots.candidate_id, kind=kind)
    gate = gate.where(ContactGate.free_at > slots.now).order_by(ContactGate.free_at).limit(1)
    held_by, free_at = slots.session.execute(gate).one()
    return held_by, free_at


def _holding(slots: _Slots, days: int, holder: str) -> dict[str, Any]:
    return {
        "free_at": slots.until(slots.now, days),
        "held_by": holder,
        "was_free_at": ContactGate.free_at,
        "was_held_by": ContactGate.held_by,
    }


def _push(slots: _Slots, holder: str) -> None:
    """Set aside by somebody who may: the slots are taken even though they are held."""
    for kind, days in ((GAP, slots.policy.gap_days), (YEAR, YEAR_DAYS)):
        mine = ContactGate.candidate_id == slots.candidate_id, ContactGate.kind == kind
        longest = ContactGate.free_at.asc().nulls_first()
        first = select(ContactGate.n).where(*mine).order_by(longest, ContactGate.n).limit(1)
        push = update(ContactGate).where(*mine, ContactGate.n == first.scalar_subquery())
        slots.session.execute(push.values(**_holding(slots, days, holder)))


def take_address(session: Session, letter: OutboxMessage, now: datetime) -> None:
    """Twenty-four hours for whoever comes first to an address, whichever person it was about.

    Raises ``SlotTaken``.
    """
    key = queries.gate_of_address(session, letter.to_address)
    gate = insert(AddressGate).values(
        address_key=key, free_at=now + PER_ADDRESS, held_by=_evidence(letter)
    )
    take = gate.on_conflict_do_update(
        index_elements=["address_key"],
        set_={"free_at": gate.excluded.free_at, "held_by": gate.excluded.held_by},
        where=AddressGate.free_at <= now,
    )
    if session.scalar(take.returning(AddressGate.address_key)) is None:
        held = session.get_one(AddressGate, key, populate_existing=True)
        raise SlotTaken(ADDRESS, held.held_by, held.free_at)


def _written(
    session: Session, letter: OutboxMessage, grounds: Grounds, now: datetime
) -> ContactReservation:
    """The reservation; its unique step is the last net."""
    reservation = ContactReservation(
        candidate_id=letter.candidate_id,
        role_id=grounds.role_id,
        step=_next_step(session, letter, grounds.role_id),
        letter_id=letter.id,
        decision_id=grounds.decision_id,
        approved_by_id=letter.approved_by_id,
        at=now,
        overrode=grounds.overrode,
        override_reason=grounds.override_reason,
    )
    session.add(reservation)
    session.flush()
    return reservation


def _next_step(session: Session, letter: OutboxMessage, role_id: int | None) -> int | None:
    if role_id is None:
        return None
    known = select(ContactReservation).filter_by(candidate_id=letter.candidate_id, role_id=role_id)
    known = known.where(ContactReservation.given_back_at.is_(None))
    steps = session.scalars(known.order_by(ContactReservation.step)).all()
    if len(steps) >= LAST_STEP:
        raise SlotTaken(ROLE, f"mail:{steps[-1].letter_id}", None)
    return 2 if any(one.step == 1 for one in steps) else 1


def _grow_version(session: Session, candidate_id: int) -> None:
    """Whoever decided on what was known before decides again. Machinery, so history is not told."""
    session.flush()
    grown = update(ContactTerms).filter_by(candidate_id=candidate_id)
    session.execute(grown.values(version=ContactTerms.version + 1))
