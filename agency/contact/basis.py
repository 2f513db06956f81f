"""R10: what a proactive contact rests on, by the table of law and the facts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from agency.contact.days import months_after
from agency.contact.law import Accepted, Basis, Row, laws_over, row_for, struck_name
from agency.contact.snapshot import Channel, Relation, RelationKind

if TYPE_CHECKING:
    from agency.contact.case import Case


@dataclass(frozen=True)
class Ground:
    """One basis that was there, with what shows it, and the first day it no longer holds."""

    basis: Basis
    evidence: str
    since: date
    ends_on: date | None = None

    @property
    def end(self) -> date:
        return self.ends_on or date.max


def ground_by(case: "Case", channel: Channel) -> Ground | None:
    """What it rests on by this channel: under every law that binds, the ground that lasts longest.

    The one that ends first is the answer, for after its end one law no longer allows.
    """
    grounds = [_best(case, row, channel) for row in rows_by(case, channel)]
    alive = [ground for ground in grounds if ground is not None and case.today < ground.end]
    return min(alive, key=lambda ground: ground.end) if len(alive) == len(grounds) else None


RESTS_ON = {
    Basis.contract: "We placed {them}, which {lets} us write until {end}.",
    Basis.enquiry: "{They} wrote to us {on}, which {lets} us write until {end}.",
    Basis.registered: "{They} asked us to find {them} work, which {lets} us write until {end}.",
    Basis.published: "{Their} address was made known {on}, which {lets} us write until {end}.",
    Basis.referral: "Somebody we both know named {them}; the first letter says who.",
    Basis.organisations: "{Their} organisation and ours know each other.",
    Basis.company_address: "This goes to a company’s address, where we may write until {they} {say} no.",
    Basis.opt_out: "Where {they} {live} we may write until {they} {say} no.",
}
"""What every ground but a yes reads like; a yes has its own sentences."""


def rests_on(case: "Case", ground: Ground, lets: str = "lets") -> str:
    """The ground in the person's terms; ``lets`` is "let" once it is over."""
    words = {"on": case.on(ground.since), "end": case.day(ground.end), "lets": lets}
    return case.say(RESTS_ON[ground.basis], **words)


def rows_by(case: "Case", channel: Channel) -> list[Row]:
    """The rows that must all allow."""
    laws = laws_over(case.facts.countries, case.policy.home)
    return list(dict.fromkeys(row_for(law, case.request.purpose, channel) for law in laws))


def lapsed_ground(case: "Case", channel: Channel) -> Ground | None:
    """The ground that ended last, where one law was satisfied once and is no longer."""
    grounds = [_best(case, row, channel) for row in rows_by(case, channel)]
    over = [ground for ground in grounds if ground is not None and ground.end <= case.today]
    return min(over, key=lambda ground: ground.end, default=None)


def accepted_by(case: "Case", channel: Channel) -> frozenset[Basis]:
    """What every law that binds and the agency itself would accept."""
    kinds = [frozenset(each.basis for each in _left(case, row)) for row in rows_by(case, channel)]
    return frozenset.intersection(*kinds)


def _left(case: "Case", row: Row) -> list[Accepted]:
    """What the agency has not struck out."""
    struck = case.policy.struck
    return [each for each in row.accepts if struck_name(row, each.basis) not in struck]


def _best(case: "Case", row: Row, channel: Channel) -> Ground | None:
    found = [TESTS[each.basis](case, each.months, channel) for each in _left(case, row)]
    known = [ground for ground in found if ground is not None]
    return max(known, key=lambda ground: ground.end, default=None)


def _express(case: "Case", _months: int | None, _channel: Channel) -> Ground | None:
    consent = case.facts.consent
    if consent is None or consent.answer != "yes":
        return None
    evidence = consent.evidence or "consent"
    return Ground(Basis.express, evidence, case.day_it_was(consent.at), consent.expires_on)


def _confirmed(case: "Case", months: int | None, channel: Channel) -> Ground | None:
    consent = case.facts.consent
    return _express(case, months, channel) if consent is not None and consent.confirmed else None


def _contract(case: "Case", months: int | None, _channel: Channel) -> Ground | None:
    """Counted from the last day known: where nobody wrote down an end, from the first day at work."""
    since = max((placed.ended_on or placed.on for placed in case.facts.placements), default=None)
    return None if since is None else _for(Basis.contract, "placement", since, months)


def _enquiry(case: "Case", months: int | None, _channel: Channel) -> Ground | None:
    wrote = case.their_last
    if wrote is None:
        return None
    return _for(Basis.enquiry, wrote.evidence or "enquiry", case.day_of(wrote), months)


def _registered(case: "Case", months: int | None, _channel: Channel) -> Ground | None:
    asked = _relation(case, RelationKind.registered)
    if asked is None:
        return None
    since = max(asked.on, case.day_it_was(case.alive_at)) if case.alive_at else asked.on
    return _for(Basis.registered, asked.evidence or "registered", since, months)


def _referral(case: "Case", _months: int | None, _channel: Channel) -> Ground | None:
    """The first message only."""
    named = _relation(case, RelationKind.referral)
    if named is None or case.asks:
        return None
    return Ground(Basis.referral, named.evidence or "referral", named.on)


def _organisations(case: "Case", _months: int | None, _channel: Channel) -> Ground | None:
    known = _relation(case, RelationKind.organisations)
    if known is None:
        return None
    return Ground(Basis.organisations, known.evidence or "organisations", known.on)


def _published(case: "Case", months: int | None, _channel: Channel) -> Ground | None:
    known = _relation(case, RelationKind.published)
    if known is None:
        return None
    return _for(Basis.published, known.evidence or "published", known.on, months)


def _company_address(case: "Case", _months: int | None, channel: Channel) -> Ground | None:
    """Where every address that would be used is a company's."""
    wanted = case.request.address
    used = [
        held
        for held in case.facts.addresses
        if held.channel == channel and case.works(held) and wanted in (None, held.value)
    ]
    is_companys = bool(used) and all(held.is_work for held in used)
    return Ground(Basis.company_address, "company address", case.today) if is_companys else None


def _opt_out(case: "Case", _months: int | None, _channel: Channel) -> Ground | None:
    return Ground(Basis.opt_out, "opt-out", case.today)


def _relation(case: "Case", kind: RelationKind) -> Relation | None:
    """The newest of that kind."""
    found = [relation for relation in case.facts.relations if relation.kind == kind]
    return max(found, key=lambda relation: relation.on, default=None)


def _for(basis: Basis, evidence: str, since: date, months: int | None) -> Ground:
    return Ground(basis, evidence, since, None if months is None else months_after(since, months))


TESTS: dict[Basis, Callable[["Case", int | None, Channel], Ground | None]] = {
    Basis.express: _express,
    Basis.confirmed: _confirmed,
    Basis.contract: _contract,
    Basis.enquiry: _enquiry,
    Basis.referral: _referral,
    Basis.registered: _registered,
    Basis.company_address: _company_address,
    Basis.organisations: _organisations,
    Basis.published: _published,
    Basis.opt_out: _opt_out,
}
