"""The lights of people at clients, loaded for many at once in a number of queries that never grows."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.clients.models import Client, ClientContact, ClientTouch, Role, RoleState
from agency.contact.client_light import Answered, AtClient, ClientLight, decide_for_client
from agency.contact.decisions import Judge, judge_for, policy_for
from agency.contact.queries import went_nowhere
from agency.contact.snapshot import ContactRequest, Purpose

_GONE_FOR_BOTH = ("gone", "stopped", "suppressed", "restricted")
"""Rules of the candidates' policy that bind the same human wherever they sit."""
_BEST_FIRST = {"go": 0, "wait": 1, "stop": 2}


@dataclass(frozen=True)
class ContactLit:
    """A person at a client with their light."""

    contact: ClientContact
    light: ClientLight


@dataclass(frozen=True)
class ClientLights:
    """The people of some clients with their lights, by client and in order of name."""

    by_client: Mapping[int, Sequence[ContactLit]]

    def of(self, client_id: int) -> Sequence[ContactLit]:
        return self.by_client.get(client_id, ())

    def best(self, client_id: int) -> ContactLit | None:
        """Whoever of the client may be contacted first."""
        people = sorted(self.of(client_id), key=lambda one: _BEST_FIRST[one.light.kind])
        return people[0] if people else None


def lights_of_clients(
    session: Session, client_ids: Collection[int], now: datetime, zone: str
) -> ClientLights:
    """Everybody at these clients, as of now."""
    query = select(ClientContact).where(ClientContact.client_id.in_(client_ids))
    contacts = session.scalars(
        query.order_by(func.plain(ClientContact.name), ClientContact.id)
    ).all()
    known = _Known(session, client_ids, contacts, now, zone)
    found: defaultdict[int, list[ContactLit]] = defaultdict(list)
    for contact in contacts:
        light = decide_for_client(known.of(contact), known.today)
        found[contact.client_id].append(ContactLit(contact, light))
    return ClientLights(found)


class _Known:
    """What the lights rest on, as it was loaded."""

    def __init__(
        self,
        session: Session,
        client_ids: Collection[int],
        contacts: Sequence[ClientContact],
        now: datetime,
        zone: str,
    ) -> None:
        self._zone = ZoneInfo(zone)
        self.today = now.astimezone(self._zone).date()
        self._policy = policy_for(session)
        newest = select(ClientTouch).where(ClientTouch.client_id.in_(client_ids))
        told = ClientTouch.answer.is_not(None), ClientTouch.is_profile, ClientTouch.is_theirs
        newest = newest.where(told[0] | told[1] | told[2], ~went_nowhere(ClientTouch))
        newest = newest.order_by(ClientTouch.happened_at.desc(), ClientTouch.id.desc())
        self._touches = session.scalars(newest).all()
        self._open, self._last = _roles_of(session, client_ids)
        people = {one.candidate_id for one in contacts if one.candidate_id}
        self._judge: Judge | None = judge_for(session, people, now) if people else None

    def of(self, contact: ClientContact) -> AtClient:
        theirs = [
            one
            for one in self._touches
            if one.client_id == contact.client_id and one.contact_id in (None, contact.id)
        ]
        last = self._last.get(contact.client_id)
        return AtClient(
            reachable=bool(contact.email or contact.phone),
            answered=self._answered(theirs),
            candidate_refuses=self._refusal(contact),
            profiles=[self._day(one.happened_at) for one in theirs if one.is_profile],
            open_roles=self._open.get(contact.client_id, ()),
            last_role_on=self._day(last) if last else None,
            wrote_on=next((self._day(one.happened_at) for one in theirs if one.is_theirs), None),
            gap_days=self._policy.spec_gap_days,
            per_month=self._policy.spec_per_month,
        )

    def _answered(self, theirs: Sequence[ClientTouch]) -> Answered | None:
        for one in theirs:
            if one.answer is not None:
                return Answered(one.answer.value, self._day(one.happened_at), one.every_days)
        return None

    def _refusal(self, contact: ClientContact) -> str:
        if self._judge is None or contact.candidate_id is None:
            return ""
        asked = ContactRequest(person_id=contact.candidate_id, purpose=Purpose.client_business)
        decision = self._judge.decide(asked)
        return decision.sentence if decision.rule in _GONE_FOR_BOTH else ""

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self._zone).date()


def _roles_of(
    session: Session, client_ids: Collection[int]
) -> tuple[dict[int, list[str]], dict[int, datetime]]:
    """Titles of the open roles of each client, and when its last role was opened."""
    opened: defaultdict[int, list[str]] = defaultdict(list)
    of_these = Role.client_id.in_(client_ids)
    titles = select(Role.client_id, Role.title).where(of_these, Role.state == RoleState.open)
    for client_id, title in session.execute(titles.order_by(Role.opened_at.desc(), Role.id.desc())):
        opened[client_id].append(title)
    last = select(Client.id, func.max(Role.opened_at)).join(Role).where(of_these)
    rows = session.execute(last.group_by(Client.id))
    return opened, {row[0]: row[1] for row in rows if row[1] is not None}
