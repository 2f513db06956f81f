"""Loads what the policy may know about many people, in a number of queries that never grows."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from agency.candidates.links import EMAILS
from agency.candidates.models import WayKind
from agency.candidates.suppression import suppressed_among
from agency.clients.firms import firm_key
from agency.contact import queries
from agency.contact.days import local_day, zone_named
from agency.contact.law import countries_of_number
from agency.contact.models import NAMED_IN, ConsentKind
from agency.contact.named_date import DatedWish, named_date
from agency.contact.past import past_contacts
from agency.contact.snapshot import (
    Address,
    AddressState,
    CallHours,
    Channel,
    Consent,
    ContactFacts,
    Gone,
    Limit,
    OffLimits,
    OptOut,
    Origin,
    PastContact,
    Pause,
    Placed,
    Process,
    Purpose,
    Relation,
    RelationKind,
    Sender,
    Stop,
)
from agency.preferences.models import Horizon
from agency.submissions.models import IN_PROCESS, Stage
from agency.touches.giving import Ask
from agency.touches.models import Direction

OWN_PAGE = "form"
"""How a yes was given that they gave on their own page, behind a link to their address."""
READY = Sender()
_PHONES = (WayKind.mobile, WayKind.phone, WayKind.work_phone)
_WAYS = {
    WayKind.mobile: ((Channel.call, Channel.text), False),
    WayKind.phone: ((Channel.call,), False),
    WayKind.work_phone: ((Channel.call,), True),
    WayKind.email: ((Channel.email,), False),
    WayKind.work_email: ((Channel.email,), True),
    WayKind.linkedin: ((Channel.linkedin,), False),
}


def facts_for(
    session: Session, candidate_ids: Collection[int], now: datetime, sender: Sender = READY
) -> dict[int, ContactFacts]:
    """The facts of everybody who is known, as the database has them at this moment.

    ``now`` tells waiting mail that will still leave from mail that has waited too long; ``sender``
    is the state of our own post.
    """
    ids = sorted(set(candidate_ids))
    if not ids:
        return {}
    ways = by_person(queries.ways_of(session, ids))
    lines = by_person(queries.newest_lines_of(session, ids))
    wishes = by_person(queries.dated_wishes_of(session, ids))
    kept_until = queries.kept_until(session, ids)
    promises = {row.candidate_id: row.at for row in queries.open_promises_of(session, ids)}
    submissions = by_person(queries.submissions_of(session, ids))
    touches = by_person(queries.touches_of(session, ids))
    mails = by_person(queries.mails_to(session, ids, now))
    limits = _OffLimitsBook(session, ids)
    on_list = suppressed_among(session, {way.value for rows in ways.values() for way in rows})
    mailboxes = {way.value for rows in ways.values() for way in rows if way.kind in EMAILS}
    written_to = queries.written_to(session, mailboxes, now)
    return {
        person.id: ContactFacts(
            **_about(person, lines[person.id]),
            **_terms(person),
            **_ledger(person, lines[person.id], submissions[person.id], touches[person.id]),
            addresses=_addresses(ways[person.id], written_to),
            **_whereabouts(person, lines[person.id], ways[person.id]),
            suppressed=any(way.value in on_list for way in ways[person.id]),
            not_before=named_date(
                DatedWish(wish.kind, wish.horizon, wish.not_before) for wish in wishes[person.id]
            ),
            offered=_offered(wishes[person.id]),
            retention_ends_on=_retention_end(kept_until.get(person.id), lines[person.id]),
            promised_at=promises.get(person.id),
            processes=_processes(submissions[person.id]),
            placements=_placements(submissions[person.id], person.zone),
            off_limits=limits.about(person.id, person.employer, _day(now, person.zone)),
            history=past_contacts(touches[person.id], mails[person.id], submissions[person.id]),
            sender=sender,
        )
        for person in queries.people(session, ids)
    }


def what_happened_to(session: Session, candidate_id: int, now: datetime) -> tuple[PastContact, ...]:
    """One person's contacts that count, as the database has them at this moment."""
    ids = [candidate_id]
    touches, mails = queries.touches_of(session, ids), queries.mails_to(session, ids, now)
    return past_contacts(touches, mails, queries.submissions_of(session, ids))


def by_person(rows: Collection[Any]) -> defaultdict[int, list[Any]]:
    grouped: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.candidate_id].append(row)
    return grouped


def _about(person: Any, lines: Collection[Any]) -> dict[str, Any]:
    said = [line.answer for line in lines if line.kind is ConsentKind.gone]
    gone = next((Gone(answer) for answer in said if answer != "ended"), None)
    return {
        "person_id": person.id,
        "name": person.goes_by or person.full_name.partition(" ")[0],
        "pronouns": person.pronouns,
        "zone": person.zone,
        "gone": Gone.erased if person.erased_at else gone,
        "hours": person.best_time,
    }


def _terms(person: Any) -> dict[str, Any]:
    """Their own terms; a person without a row has set none."""
    channels = frozenset(
        Channel(name) for name in person.channels or () if name in Channel.__members__
    )
    limit = None
    if person.limit_count and person.limit_days:
        limit = Limit(count=person.limit_count, per_days=person.limit_days)
    return {
        "allowed_channels": channels if person.channels else None,
        "limit": limit,
        "only_when_fits": bool(person.only_when_fits),
        "never_at_work": bool(person.never_at_work),
        "call_hours": call_hours_of(person),
        "opt_outs": tuple(
            OptOut(at=datetime.fromisoformat(at), purpose=Purpose(name))
            for name, at in sorted((person.refused or {}).items())
            if name in Purpose.__members__
        ),
        "stopped": Stop(at=person.stopped_at) if person.stopped_at else None,
        "paused": Pause(since=person.paused_at, until=person.paused_until)
        if person.paused_at
        else None,
        "contact_version": person.version or 0,
    }


def call_hours_of(terms: Any) -> CallHours | None:
    """The hours of a row of terms."""
    if terms.call_from is None:
        return None
    return CallHours(
        opens=terms.call_from, closes=terms.call_until, days=frozenset(terms.call_days)
    )


def _addresses(
    ways: Collection[Any], written_to: Mapping[str, tuple[datetime, str]]
) -> tuple[Address, ...]:
    return tuple(
        Address(
            channel=channel,
            value=way.value,
            is_work=is_work,
            state=AddressState(way.state),
            written_at=at,
            written_by=by,
        )
        for way in ways
        for at, by in [written_to.get(way.value, (None, ""))]
        for channels, is_work in [_WAYS[way.kind]]
        for channel in channels
    )


def _ledger(
    person: Any, rows: Collection[Any], submissions: Collection[Any], touches: Collection[Any]
) -> dict[str, Any]:
    """What the newest line of each kind says."""
    line = {row.kind: row for row in rows}
    notice, restrict = line.get(ConsentKind.notice), line.get(ConsentKind.restrict)
    return {
        "consent": _consent(line.get(ConsentKind.contact)),
        "origin": _origin(person, line, touches),
        "notice_given_at": notice.at if notice else None,
        "restricted_since": restrict.at if restrict and restrict.answer == "yes" else None,
        "relations": (
            *_relations(line.get(ConsentKind.registered), submissions),
            *_named(line.get(ConsentKind.origin)),
        ),
    }


def _consent(row: Any | None) -> Consent | None:
    if row is None:
        return None
    by_themselves = row.how == OWN_PAGE and row.recorded_by_id is None
    return Consent(
        answer=row.answer,
        at=row.at,
        expires_on=row.expires_on,
        evidence=f"consent:{row.id}",
        confirmed=by_themselves and bool(row.wording_version),
    )


def _origin(person: Any, line: dict[ConsentKind, Any], touches: Collection[Any]) -> Origin:
    """As the ledger says; otherwise from them if they said yes or spoke first, and else from elsewhere.

    It is as old as the record at least: a late line does not give the notice more time.
    """
    since = person.created_at.date()
    said = line.get(ConsentKind.origin)
    if said is not None:
        return Origin(from_them=said.answer == "from_them", on=min(since, said.at.date()))
    agreed = [line[kind] for kind in (ConsentKind.contact, ConsentKind.keep) if kind in line]
    first = next(iter(touches), None)
    began_with_them = first is not None and first.direction is Direction.theirs
    from_them = began_with_them or any(each.answer == "yes" for each in agreed)
    return Origin(from_them=from_them, on=since)


def _offered(wishes: Collection[Any]) -> frozenset[Ask]:
    """To hear of work is the offer of whoever says what work they want, now or later."""
    wanted = any(wish.horizon is not Horizon.never for wish in wishes)
    return frozenset({Ask.time}) if wanted else frozenset()


def _retention_end(kept_until: date | None, lines: Collection[Any]) -> date | None:
    """The day on which the clock erases them; at once where they said that we may not keep their details."""
    refused = [
        line.at.date() for line in lines if line.kind is ConsentKind.keep and line.answer == "no"
    ]
    return next(iter(refused), kept_until)


def _relations(registered: Any | None, submissions: Collection[Any]) -> tuple[Relation, ...]:
    """They asked us to find them work: by a line of the ledger, or by letting us represent them."""
    if registered is not None and registered.answer == "ended":
        return ()
    asked = [(registered.at.date(), f"consent:{registered.id}")] if registered else []
    represented = [
        (row.right_to_represent_on, f"role:{row.role_id}")
        for row in submissions
        if row.right_to_represent_on
    ]
    return tuple(
        Relation(kind=RelationKind.registered, on=on, evidence=evidence)
        for on, evidence in [*asked, *represented]
    )


def _named(origin: Any | None) -> tuple[Relation, ...]:
    """Somebody we know named them to us, and was told to ask them first."""
    if origin is None or NAMED_IN not in origin.details:
        return ()
    named = Relation(
        kind=RelationKind.referral, on=origin.at.date(), evidence=f"consent:{origin.id}"
    )
    return (named,)


def _whereabouts(person: Any, lines: Collection[Any], ways: Collection[Any]) -> dict[str, Any]:
    """Where they say they live; otherwise their town's; otherwise what their numbers begin with.

    The region is their town's, unless they say that they live in another country.
    """
    said = [row.details.get("country") for row in lines if row.kind is ConsentKind.residence]
    declared = next(iter(said), None) or person.country
    if declared:
        region = person.region if declared == person.country else ""
        return {"countries": frozenset({declared}), "region": region}
    numbers = [way.value for way in ways if way.kind in _PHONES]
    return {"countries": frozenset().union(*(countries_of_number(number) for number in numbers))}


def _processes(submissions: Collection[Any]) -> tuple[Process, ...]:
    return tuple(
        Process(
            role_id=row.role_id,
            client=row.client,
            role_title=row.title,
            owner_id=row.recruiter_id,
            owner=row.recruiter.partition(" ")[0],
        )
        for row in submissions
        if row.stage in IN_PROCESS
    )


def _placements(submissions: Collection[Any], zone: str | None) -> tuple[Placed, ...]:
    where = zone_named(zone)
    return tuple(
        Placed(
            on=row.starts_on
            or (local_day(row.staged_at, where) if where else row.staged_at.date()),
            client=row.client,
            role_id=row.role_id,
        )
        for row in submissions
        if row.stage is Stage.placed
    )


def _day(now: datetime, zone: str | None) -> date:
    where = zone_named(zone)
    return local_day(now, where) if where else now.date()


class _OffLimitsBook:
    """Who may not be approached: people named, and the people of clients named.

    What is agreed about a person goes first, and an exception for a person lifts their employer's rule.
    """

    def __init__(self, session: Session, ids: list[int]) -> None:
        self.persons: defaultdict[int, list[OffLimits]] = defaultdict(list)
        self.firms: defaultdict[str, list[OffLimits]] = defaultdict(list)
        self.clients: defaultdict[int, list[OffLimits]] = defaultdict(list)
        self.exceptions: defaultdict[int, list[OffLimits]] = defaultdict(list)
        for row in queries.off_limits(session, ids):
            if row.may_be_approached:
                self.exceptions[row.candidate_id].append(OffLimits(until=row.ends_on))
            elif row.candidate_id is not None:
                self.persons[row.candidate_id].append(OffLimits(until=row.ends_on))
            if row.client_id is not None:
                limits = OffLimits(client=row.client, until=row.ends_on)
                self.firms[firm_key(row.client)].append(limits)
                self.clients[row.client_id].append(limits)
        self.works_at: defaultdict[int, list[int]] = defaultdict(list)
        for row in queries.client_contacts_among(session, ids):
            self.works_at[row.candidate_id].append(row.client_id)

    def about(self, person_id: int, employer: str, today: date) -> tuple[OffLimits, ...]:
        exceptions = self.exceptions[person_id]
        if any(one.until is None or one.until > today for one in exceptions):
            return tuple(self.persons[person_id])
        by_contact = [each for at in self.works_at[person_id] for each in self.clients.get(at, ())]
        by_employer = self.firms.get(firm_key(employer), []) if employer.strip() else []
        return tuple(dict.fromkeys([*self.persons[person_id], *by_employer, *by_contact]))
