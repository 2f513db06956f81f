"""R10: what a proactive contact rests on, by the table of law and the facts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from agency.contact.days import months_after
from agency.contact.law import Accepted, Basis, Row, laws_over, row_for, struck_name
from agency.contact.snapshot import Channel, Purpose, Relation, RelationKind
from agency.languages.speaking import N_

if TYPE_CHECKING:
    from agency.contact.case import Case


Rows = tuple[tuple[Accepted, ...], ...]
"""What each of the rows that must all allow accepts."""


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


@lru_cache(maxsize=4096)
def alike(
    countries: frozenset[str], home: str, struck: frozenset[str], purpose: Purpose
) -> tuple[tuple[frozenset[Channel], Rows], ...]:
    """The channels that are judged alike, with what each row that binds accepts there.

    Without what the agency struck out. Where a row looks at the address, each channel is its own.
    """
    laws = laws_over(countries, home)
    groups: dict[tuple[Rows, Channel | None], set[Channel]] = {}
    for channel in Channel:
        rows = dict.fromkeys(row_for(law, purpose, channel) for law in laws)
        left = tuple(_left(row, struck) for row in rows)
        looks = any(each.basis == Basis.company_address for row in left for each in row)
        groups.setdefault((left, channel if looks else None), set()).add(channel)
    return tuple((frozenset(ways), rows) for (rows, _channel), ways in groups.items())


def grounds_of(case: "Case", ways: tuple[Channel, ...]) -> dict[Channel, Ground]:
    """What a contact rests on, by each of these ways that has a ground now."""
    found = {}
    for channels, rows in _asked(case):
        open_ways = [way for way in ways if way in channels]
        ground = _ground(case, rows, open_ways[0]) if open_ways else None
        if ground is not None:
            found.update(dict.fromkeys(open_ways, ground))
    return {way: found[way] for way in ways if way in found}


def lapsed_ground(case: "Case", ways: tuple[Channel, ...]) -> Ground | None:
    """The ground that ended last, where one law was satisfied once and is no longer."""
    grounds = [
        _best(case, row, way)
        for channels, rows in _asked(case)
        for way in ways
        if way in channels
        for row in rows
    ]
    over = [ground for ground in grounds if ground is not None and ground.end <= case.today]
    return max(over, key=_end, default=None)


def needs_confirmation(case: "Case", ways: tuple[Channel, ...]) -> bool:
    """Whether some law wants a yes given on their own page."""
    rows = [row for channels, rows in _asked(case) if channels & set(ways) for row in rows]
    return any(each.basis == Basis.confirmed for row in rows for each in row)


def _asked(case: "Case") -> tuple[tuple[frozenset[Channel], Rows], ...]:
    policy = case.policy
    return alike(case.facts.countries, policy.home, policy.struck, case.request.purpose)


def _left(row: Row, struck: frozenset[str]) -> tuple[Accepted, ...]:
    return tuple(each for each in row.accepts if struck_name(row, each.basis) not in struck)


def _ground(case: "Case", rows: Rows, channel: Channel) -> Ground | None:
    """Under every law that binds, the ground that lasts longest; of those the one that ends first.

    After its end one law no longer allows.
    """
    least: Ground | None = None
    for row in rows:
        best = _best(case, row, channel)
        if best is None or case.today >= best.end:
            return None
        if least is None or best.end < least.end:
            least = best
    return least


def _best(case: "Case", row: tuple[Accepted, ...], channel: Channel) -> Ground | None:
    found = [TESTS[each.basis](case, each.months, channel) for each in row]
    return max((ground for ground in found if ground is not None), key=_end, default=None)


def _end(ground: Ground) -> date:
    return ground.end


RESTS_ON = {
    Basis.contract: N_("We placed %(them)s, which lets us write until %(end)s."),
    Basis.enquiry: N_("%(They)s wrote to us %(on)s, which lets us write until %(end)s."),
    Basis.registered: N_(
        "%(They)s asked us to find %(them)s work, which lets us write until %(end)s."
    ),
    Basis.published: N_(
        "%(Their)s address was made known %(on)s, which lets us write until %(end)s."
    ),
    Basis.referral: N_("Somebody we both know named %(them)s; the first letter says who."),
    Basis.organisations: N_("%(Their)s organisation and ours know each other."),
    Basis.company_address: N_(
        "This goes to a company’s address, where we may write until %(they)s %(say)s no."
    ),
    Basis.opt_out: N_("Where %(they)s %(live)s we may write until %(they)s %(say)s no."),
}
"""What every ground but a yes reads like; a yes has its own sentences."""
LET = {
    Basis.contract: N_("We placed %(them)s, which let us write until %(end)s."),
    Basis.enquiry: N_("%(They)s wrote to us %(on)s, which let us write until %(end)s."),
    Basis.registered: N_(
        "%(They)s asked us to find %(them)s work, which let us write until %(end)s."
    ),
    Basis.published: N_(
        "%(Their)s address was made known %(on)s, which let us write until %(end)s."
    ),
}
"""The same once it is over."""


def rests_on(case: "Case", ground: Ground, is_over: bool = False) -> str:
    """The ground in the person's terms."""
    sentences = RESTS_ON | LET if is_over else RESTS_ON
    words = {"on": case.on(ground.since), "end": case.day(ground.end)}
    return case.say(sentences[ground.basis], **words)


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
