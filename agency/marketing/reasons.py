"""Which clients might want somebody, and why: one sentence of two facts each, the best reason first.

The sentence is made and kept in English, and told in the language of whoever reads it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.candidates.models import Candidate, EarlierJob
from agency.clients.anticipated import is_over
from agency.clients.firms import firm_key, is_same_firm
from agency.clients.models import (
    Client,
    ClientAnswer,
    ClientContact,
    ClientTouch,
    Role,
    RoleRequirement,
)
from agency.clients.queries import filled_since
from agency.contact.client_light import ClientLight
from agency.contact.client_lights import ClientLights, ContactLit, lights_of_clients
from agency.contact.showing import Showing, decisions_on_showing
from agency.contact.snapshot import Subject
from agency.languages.kept import told_again
from agency.languages.speaking import Language, _, speaking
from agency.marketing.never import Never
from agency.matching.fit import Fit
from agency.matching.parts.want import A_TRADE
from agency.matching.queries import roles_for_person
from agency.matching.titles import title_alike
from agency.preferences.models import Horizon, PreferenceKind
from agency.preferences.queries import current_preferences
from agency.submissions.models import Stage, Submission
from agency.words import capital, month, number
from agency.words import told_again as value_told

MOST = 25
_LEFT_LATELY = timedelta(days=365)
_MOST_LEAVERS = 2_000
OPEN, EXPECTED, WELCOME, LIKE, LEFT, COLLEAGUES, PERSON = 40, 35, 25, 20, 18, 15, 4
"""What each kind of fact says for a client; a fit adds a fifth of its points."""


@dataclass(frozen=True, order=True)
class Fact:
    """Half of a sentence, and how much it says."""

    points: int
    words: str


@dataclass(frozen=True)
class Quoted:
    """What somebody there said, with where and when."""

    words: str
    touch: ClientTouch


@dataclass
class Ground:
    """Everything that speaks for one client."""

    facts: list[Fact] = field(default_factory=list)
    role: Role | None = None
    fit: Fit | None = None
    quoted: Quoted | None = None
    roles: list[Role] = field(default_factory=list)
    """Roles that asked for something, for what the two have in common."""

    @property
    def points(self) -> int:
        return sum(one.points for one in self.facts) + (self.fit.total // 5 if self.fit else 0)


@dataclass(frozen=True)
class Worth:
    """A client worth a word: whom there, why, and whether they may be written to now."""

    client: Client
    contact: ClientContact
    light: ClientLight
    why: str
    quoted: Quoted | None
    role: Role | None
    fit: Fit | None


@dataclass(frozen=True)
class Found:
    """Best reason first; and who is left out, with why."""

    worth: Sequence[Worth]
    left_out: Sequence[tuple[Client, str]]


def clients_for(
    session: Session, person: Candidate, actor: int, today: date, now: datetime, zone: str
) -> Found:
    """Clients with at least two facts for them, in a number of queries that does not grow."""
    grounds = _grounds(session, person, today)
    clients = _clients(session, grounds)
    never = Never(session, person, today)
    left_out = [(one, why) for one in clients if (why := never.why(one))]
    barred = {one.id for one, _why in left_out}
    may_see = [one for one in clients if one.id not in barred]
    wishes = current_preferences(session, person.id)[Horizon.now]
    wanted = {one.value for one in wishes if one.kind is PreferenceKind.industry}
    told = {one.id: _with_person(person, wanted, one, grounds[one.id]) for one in may_see}
    chosen = [one for one in may_see if len(told[one.id].facts) > 1]
    chosen.sort(key=lambda one: (-told[one.id].points, one.name))
    return Found(_lit(session, chosen[:MOST], told, actor, now, zone), left_out)


@speaking(Language.en)
def sentence_of(facts: Collection[Fact]) -> str:
    """ "They expect a platform lead in October, and Marcus lives in their town."."""
    first, second = sorted(facts, key=lambda one: -one.points)[:2]
    return _("%(one)s, and %(other)s.", one=capital(first.words), other=second.words)


def why_told(kept: str) -> str:
    """The sentence in the language that is spoken, or as it was kept where no message says both of its halves."""
    for cut in re.finditer(", and ", kept):
        one = _half_told(kept[: cut.start()])
        other = _half_told(kept[cut.end() :].removesuffix("."))
        if one and other:
            return _("%(one)s, and %(other)s.", one=capital(one), other=other)
    return kept


def _half_told(kept: str) -> str:
    for said in (kept, kept[:1].lower() + kept[1:]):
        told = told_again(said, value_told)
        if told != said:
            return told
    return ""


@speaking(Language.en)
def _grounds(session: Session, person: Candidate, today: date) -> dict[int, Ground]:
    grounds: defaultdict[int, Ground] = defaultdict(Ground)
    _add_roles(session, person, today, grounds)
    _add_filled(session, person, today, grounds)
    _add_words(session, grounds)
    _add_colleagues(session, person, grounds)
    _add_leavers(session, person, today, grounds)
    return grounds


def _add_roles(
    session: Session, person: Candidate, today: date, grounds: Mapping[int, Ground]
) -> None:
    """Open roles they were never put forward for, and roles that are coming, that they fit."""
    fits = dict(roles_for_person(session, person.id, today).fits)
    tried = select(Submission.role_id).filter_by(candidate_id=person.id)
    for role in _roles(session, fits, set(session.scalars(tried))):
        ground = grounds[role.client_id]
        ground.roles.append(role)
        if ground.fit is None or fits[role.id].total > ground.fit.total:
            ground.role, ground.fit = role, fits[role.id]
            ground.facts = [_about_role(role, person, today)]


def _roles(session: Session, role_ids: Collection[int], without: Collection[int]) -> Sequence[Role]:
    query = select(Role).where(Role.id.in_(set(role_ids) - set(without)))
    query = query.options(selectinload(Role.requirements).joinedload(RoleRequirement.term))
    return session.scalars(query.order_by(Role.id)).all()


def _about_role(role: Role, person: Candidate, today: date) -> Fact:
    title = role.title
    if role.is_open:
        words = _("they look for a %(title)s and were never shown %(name)s", title=title, name=person.first_name)  # fmt: skip
        return Fact(OPEN, words)
    if role.expected_on and not is_over(role, today):
        words = _("they expect to need a %(title)s in %(month)s", title=title, month=month(role.expected_on))  # fmt: skip
        return Fact(EXPECTED, words)
    return Fact(EXPECTED, _("they expect to need a %(title)s", title=title))


def _add_filled(
    session: Session, person: Candidate, today: date, grounds: Mapping[int, Ground]
) -> None:
    """The newest role like theirs that was filled in the last two years."""
    query = select(Role).where(filled_since(today)).order_by(Role.closed_at.desc())
    query = query.options(selectinload(Role.requirements).joinedload(RoleRequirement.term))
    seen: set[int] = set()
    for role in session.scalars(query):
        if role.client_id in seen or title_alike(person.title, role.title, {}) < A_TRADE:
            continue
        seen.add(role.client_id)
        grounds[role.client_id].roles.append(role)
        words = _("they filled the role of %(title)s in %(month)s", title=role.title, month=month(role.closed_at))  # type: ignore[arg-type]  # fmt: skip  # a filled role was closed
        grounds[role.client_id].facts.append(Fact(LIKE, words))


def _add_words(session: Session, grounds: Mapping[int, Ground]) -> None:
    """What their people said of hearing from us, where it was welcome; the newest answer counts."""
    newest = (
        select(ClientTouch)
        .where(ClientTouch.answer.is_not(None))
        .order_by(ClientTouch.client_id, ClientTouch.happened_at.desc(), ClientTouch.id.desc())
        .ext(distinct_on(ClientTouch.client_id))
        .options(joinedload(ClientTouch.contact))
    )
    for touch in session.scalars(newest):
        if touch.answer is not ClientAnswer.welcome:
            continue
        who = touch.contact.name if touch.contact else ""
        words = (
            _("%(who)s asked to be shown people", who=who)
            if who
            else _("they asked to be shown people")
        )
        ground = grounds[touch.client_id]
        ground.facts.append(Fact(WELCOME, words))
        if touch.words:
            ground.quoted = Quoted(touch.words, touch)


def _add_colleagues(session: Session, person: Candidate, grounds: Mapping[int, Ground]) -> None:
    """Former colleagues of theirs whom we placed."""
    firms = [name for name in _firms(person) if name]
    if not firms:
        return
    query = (
        select(Role.client_id, EarlierJob.employer, EarlierJob.candidate_id)
        .join(Submission, Submission.candidate_id == EarlierJob.candidate_id)
        .join(Role, Role.id == Submission.role_id)
        .where(Submission.stage == Stage.placed, EarlierJob.candidate_id != person.id)
        .where(func.firm_word(EarlierJob.employer).in_([func.firm_word(one) for one in firms]))
    )
    there: defaultdict[int, set[int]] = defaultdict(set)
    for client_id, employer, candidate_id in session.execute(query):
        if any(is_same_firm(employer, firm) for firm in firms):
            there[client_id].add(candidate_id)
    for client_id, colleagues in there.items():
        placed = (
            _("we placed a former colleague of %(name)s there")
            if len(colleagues) == 1
            else _("we placed %(count)s former colleagues of %(name)s there")
        )
        words = placed % {"count": number(len(colleagues)), "name": person.first_name}
        grounds[client_id].facts.append(Fact(COLLEAGUES + 2 * len(colleagues), words))


def _firms(person: Candidate) -> list[str]:
    return [person.employer, *(job.employer for job in person.earlier_jobs)]


def _add_leavers(
    session: Session, person: Candidate, today: date, grounds: Mapping[int, Ground]
) -> None:
    """Somebody who did work like theirs and left a client within the year."""
    query = select(EarlierJob.employer, EarlierJob.title, EarlierJob.until_on)
    query = query.where(
        EarlierJob.until_on.between(today - _LEFT_LATELY, today),
        EarlierJob.candidate_id != person.id,
    )
    query = query.order_by(EarlierJob.until_on.desc(), EarlierJob.id).limit(_MOST_LEAVERS)
    left: dict[str, tuple[str, date]] = {}
    for employer, title, until in session.execute(query):
        if until and title_alike(person.title, title, {}) >= A_TRADE:
            left.setdefault(firm_key(employer), (title, until))
    if not left:
        return
    for client_id, name in session.execute(select(Client.id, Client.name)):
        title, until = left.get(firm_key(name), ("", today))
        if title:
            words = _("their %(title)s left in %(month)s", title=title, month=month(until))
            grounds[client_id].facts.append(Fact(LEFT, words))


def _clients(session: Session, client_ids: Collection[int]) -> Sequence[Client]:
    query = select(Client).where(Client.id.in_(client_ids)).options(joinedload(Client.place))
    return session.scalars(query.order_by(func.plain(Client.name), Client.id)).all()


@speaking(Language.en)
def _with_person(
    person: Candidate, wanted: Collection[str], client: Client, ground: Ground
) -> Ground:
    """And what the two have in common: what was asked for, the town, the industry."""
    name = person.first_name
    has = {held.skill_id: held.skill.name for held in person.skills}
    has |= {held.designation_id: held.designation.name for held in person.designations}
    asked = [one.term_id for role in ground.roles for one in role.requirements if one.is_must]
    shared = next((has[term] for term in asked if term in has), "")
    if shared:
        words = _("they ask for %(what)s, which %(name)s has", what=shared, name=name)
        ground.facts.append(Fact(PERSON + 2, words))
    if client.place_id and client.place_id == person.place_id:
        words = _("%(name)s lives in %(town)s, where they are", name=name, town=client.place.name)  # type: ignore[union-attr]  # it has a number
        ground.facts.append(Fact(PERSON + 1, words))
    for industry in sorted(set(client.industries) & set(wanted)):
        words = _("%(name)s wants to work in %(industry)s", name=name, industry=industry.lower())
        ground.facts.append(Fact(PERSON, words))
    return ground


def _whom(lights: ClientLights, client_id: int, quoted: Quoted | None) -> ContactLit | None:
    """Whoever asked to be shown people, even if they have to wait; otherwise whoever may be contacted first."""
    asked = quoted.touch.contact_id if quoted else None
    people = lights.of(client_id)
    theirs = next((lit for lit in people if lit.contact.id == asked), None)
    return theirs if theirs and theirs.light.kind != "stop" else lights.best(client_id)


def _lit(
    session: Session,
    clients: Sequence[Client],
    told: Mapping[int, Ground],
    actor: int,
    now: datetime,
    zone: str,
) -> list[Worth]:
    """With whom to write to there: the light of their own, and what the policy says of a profile."""
    ids = [one.id for one in clients]
    lights = lights_of_clients(session, ids, now, zone)
    best = {one.id: _whom(lights, one.id, told[one.id].quoted) for one in clients}
    people = [lit.contact for lit in best.values() if lit]
    anybody = Subject(agreed=True, knows_where=True)
    showings = [Showing(contact=one, subject=anybody, actor=actor) for one in people]
    decided = {
        one.id: decision
        for one, decision in zip(people, decisions_on_showing(session, showings, now), strict=True)
    }
    found = []
    for client in clients:
        lit, ground = best[client.id], told[client.id]
        if lit is None:
            continue
        light = lit.light
        decision = decided[lit.contact.id]
        if light.may_contact and not decision.may_contact:
            light = ClientLight(decision.kind, decision.label, decision.sentence)
        found.append(
            Worth(
                client, lit.contact, light, sentence_of(ground.facts), ground.quoted, ground.role, ground.fit,
            )
        )  # fmt: skip
    return found
