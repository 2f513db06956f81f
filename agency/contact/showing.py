"""May a candidate's profile be shown to this person at a client? The policy, asked about somebody who is no candidate.

What is known of them comes from touches with their firm; whom they would be shown is the caller's word
(``Subject``), for whoever keeps the candidates' approvals sits on a higher floor.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.suppression import suppressed_among
from agency.clients.models import Client, ClientAnswer, ClientContact, ClientTouch, Role
from agency.contact import queries
from agency.contact.answer import Decision
from agency.contact.client_light import RELATION_FOR, WELCOME_FOR
from agency.contact.decisions import house_on, with_approvers
from agency.contact.facts import facts_for
from agency.contact.law import countries_of_number
from agency.contact.policy import decide
from agency.contact.snapshot import (
    Address,
    Channel,
    Consent,
    ContactFacts,
    ContactRequest,
    Limit,
    OptOut,
    Origin,
    PastContact,
    Purpose,
    Relation,
    RelationKind,
    Sender,
    Stop,
    Subject,
)
from agency.mail.models import OutboxMessage
from agency.places.models import Place


@dataclass(frozen=True, kw_only=True)
class Showing:
    """One profile for one person at a client; with ``letter_id`` the letter is about to leave."""

    contact: ClientContact
    subject: Subject
    actor: int
    letter_id: int | None = None

    @property
    def request(self) -> ContactRequest:
        return ContactRequest(
            person_id=self.contact.id,
            purpose=Purpose.spec_marketing,
            channel=Channel.email,
            address=self.contact.email.lower(),
            actor=self.actor,
            approved_by=self.actor,
            at_hand_over=self.letter_id is not None,
            own_evidence=frozenset({f"mail:{self.letter_id}"}),
        )


def decisions_on_showing(
    session: Session, asked: Sequence[Showing], now: datetime
) -> list[Decision]:
    """One decision for each, in their order; the number of queries does not grow. ``person_id`` is the contact's."""
    if not asked:
        return []
    policy, sender = house_on(session, now)
    known = _Known(session, [one.contact for one in asked], now, sender)
    requests = with_approvers(session, [one.request for one in asked])
    return [
        decide(request, replace(known.of(one.contact), subject=one.subject), policy, now)
        for one, request in zip(asked, requests, strict=True)
    ]


class _Known:
    """What the facts of people at clients rest on, as it was loaded."""

    def __init__(
        self, session: Session, contacts: Collection[ClientContact], now: datetime, sender: Sender
    ) -> None:
        self._now, self._sender = now, sender
        firms = {one.client_id for one in contacts}
        self._touches: defaultdict[int, list[Any]] = defaultdict(list)
        for row in session.execute(_touches_of(firms)):
            self._touches[row.ClientTouch.client_id].append(row)
        places = select(Client.id, Place).outerjoin(Place, Place.id == Client.place_id)
        found = session.execute(places.where(Client.id.in_(firms)))
        self._places = {row.id: row.Place for row in found}
        opened = select(Role.client_id, func.max(Role.opened_at), func.max(Role.id))
        opened = opened.where(Role.client_id.in_(firms), Role.opened_at.is_not(None))
        self._opened = {
            client: (at, role)
            for client, at, role in session.execute(opened.group_by(Role.client_id))
        }
        addresses = {one.email.lower() for one in contacts if one.email}
        self._written = queries.written_to(session, addresses, now)
        self._suppressed = suppressed_among(session, addresses)
        people = {one.candidate_id for one in contacts if one.candidate_id}
        self._as_candidates = facts_for(session, people, now)

    def of(self, contact: ClientContact) -> ContactFacts:
        theirs = [
            row
            for row in self._touches[contact.client_id]
            if row.ClientTouch.contact_id in (None, contact.id)
        ]
        place = self._places.get(contact.client_id)
        facts = ContactFacts(
            person_id=contact.id,
            name=contact.name,
            zone=place.zone if place else None,
            countries=frozenset({place.country}) if place else countries_of_number(contact.phone),
            region=(place.region or "") if place else "",
            origin=self._origin(contact, theirs),
            suppressed=contact.email.lower() in self._suppressed,
            addresses=self._addresses(contact),
            relations=self._relations(contact),
            history=tuple(_past(row) for row in theirs),
            sender=self._sender,
            **_answered(theirs),
        )
        return self._with_candidate(contact, facts)

    def _origin(self, contact: ClientContact, theirs: Collection[Any]) -> Origin:
        """From them where they wrote, answered or gave us a role; otherwise from elsewhere."""
        told = any(row.ClientTouch.is_theirs or row.ClientTouch.answer for row in theirs)
        given = contact.client_id in self._opened
        return Origin(from_them=told or given, on=contact.created_at.date())

    def _addresses(self, contact: ClientContact) -> tuple[Address, ...]:
        if not contact.email:
            return ()
        address = contact.email.lower()
        at, by = self._written.get(address, (None, ""))
        return (
            Address(
                channel=Channel.email, value=address, is_work=True, written_at=at, written_by=by
            ),
        )

    def _relations(self, contact: ClientContact) -> tuple[Relation, ...]:
        """Work of ours for them in the last two years is a relation between the two houses."""
        at, role = self._opened.get(contact.client_id, (None, None))
        if at is None or at + RELATION_FOR <= self._now:
            return ()
        kind = RelationKind.organisations
        return (Relation(kind=kind, on=at.date(), evidence=f"role:{role}"),)

    def _with_candidate(self, contact: ClientContact, facts: ContactFacts) -> ContactFacts:
        """The same human as a candidate: one person, one refusal."""
        theirs = self._as_candidates.get(contact.candidate_id or 0)
        if theirs is None:
            return facts
        return replace(
            facts,
            gone=theirs.gone,
            suppressed=facts.suppressed or theirs.suppressed,
            restricted_since=theirs.restricted_since,
            stopped=theirs.stopped or facts.stopped,
        )


def _touches_of(client_ids: Collection[int]) -> Any:
    """Profiles shown, words of theirs and answers, with the letter that carried them; the newest first."""
    told = ClientTouch.answer.is_not(None) | ClientTouch.is_profile | ClientTouch.is_theirs
    counts = OutboxMessage.id.is_(None) | OutboxMessage.state.not_in(queries.GIVEN_BACK)
    return (
        select(ClientTouch, OutboxMessage.id.label("letter_id"))
        .outerjoin(OutboxMessage, OutboxMessage.once_key == ClientTouch.once_key)
        .where(ClientTouch.client_id.in_(client_ids), told, counts)
        .order_by(ClientTouch.happened_at.desc(), ClientTouch.id.desc())
    )


def _past(row: Any) -> PastContact:
    touch = row.ClientTouch
    letter = row.letter_id
    return PastContact(
        at=touch.happened_at,
        from_us=not touch.is_theirs,
        both_spoke=touch.channel in ("call", "meeting") and touch.answer is not None,
        proactive=touch.is_profile,
        by_id=touch.recruiter_id,
        evidence=f"mail:{letter}" if letter else f"client_touch:{touch.id}",
    )


def _answered(theirs: Collection[Any]) -> dict[str, Any]:
    """What they, or their firm, answered last; the newest counts."""
    said = next((row.ClientTouch for row in theirs if row.ClientTouch.answer), None)
    if said is None:
        return {}
    limit = Limit(count=1, per_days=said.every_days) if said.every_days else None
    if said.answer is ClientAnswer.stop:
        return {"stopped": Stop(at=said.happened_at), "limit": limit}
    if said.answer is ClientAnswer.no_profiles:
        refused = OptOut(at=said.happened_at, purpose=Purpose.spec_marketing)
        return {"opt_outs": (refused,), "limit": limit}
    until = (said.happened_at + WELCOME_FOR).date()
    consent = Consent(
        answer="yes", at=said.happened_at, expires_on=until, evidence=f"client_touch:{said.id}"
    )
    return {"consent": consent, "limit": limit}
