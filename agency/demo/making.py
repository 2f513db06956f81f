"""Makes the whole demo agency in an empty database. The same day and moment give the same agency."""

from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from sqlalchemy import text
from sqlalchemy.orm import Session

from agency.clients.models import RoleState
from agency.demo.agreed import write_submission, write_terms
from agency.demo.careers import write_career
from agency.demo.coached import write_coaching
from agency.demo.crowd import crowd, runners_up
from agency.demo.days import Days
from agency.demo.house import write_clients, write_guides, write_recruiters, write_roles
from agency.demo.introduced import write_introductions
from agency.demo.known import Known
from agency.demo.lists import write_lists
from agency.demo.marketed import write_marketed
from agency.demo.people import Written
from agency.demo.referred import write_referrals
from agency.demo.scripts import Person, read, scripted_people
from agency.demo.with_clients import write_with_clients
from agency.matching.learning import learn
from agency.matching.open_roles import LOOKING
from agency.matching.profiles import refresh_profiles
from agency.places.seeding import seed_places
from agency.recruiters.queries import has_recruiters
from agency.skills.seeding import seed_vocabulary

SEED = 20_260_618
ZONE = "America/Toronto"
_MAKING = 3_902_714
"""The advisory lock under which the demo is made, so that two starts at once make one."""


class NotEmpty(Exception):
    """Somebody works here already; the demo agency is for an empty database."""


@dataclass(frozen=True)
class SignsIn:
    """One of the four, as the console introduces them."""

    name: str
    email: str
    access: str


@dataclass(frozen=True)
class DemoSummary:
    """What was made, and who may sign in with which password."""

    candidates: int
    clients: int
    open_roles: int
    touches: int
    role_ids: tuple[int, ...]
    """The open and anticipated roles, for surfacing."""
    replies: tuple[tuple[int, str], ...]
    """Touches in which the candidate spoke last, each with the sentence their owner reads."""
    recruiters: tuple[SignsIn, ...]
    password: str


def build_demo(session: Session, today: date, now: datetime) -> DemoSummary:
    """Add the agency's rows, match profiles included. Never commits. Raises ``NotEmpty``.

    The salts of the passwords are the one thing that differs between two runs for one moment.
    """
    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING})
    if has_recruiters(session):
        raise NotEmpty
    draw = Random(SEED)
    seed_vocabulary(session)
    seed_places(session)
    known = Known(session, Days(today), now, draw)
    write_recruiters(session, known)
    clients = write_clients(session, known)
    write_roles(session, known, clients)
    write_guides(session, known)
    everybody = _write_people(session, known, _everybody(draw))
    write_with_clients(session, known, clients, everybody)
    write_marketed(session, known, clients, everybody)
    write_introductions(session, known, clients, everybody)
    refresh_profiles(session, [written.candidate.id for written in everybody])
    learn(session, now)
    write_lists(session, known)
    write_coaching(session, known, everybody)
    write_referrals(session, known, everybody)
    return _summary(known, len(clients), everybody)


def _everybody(draw: Random) -> list[Person]:
    scripted = scripted_people()
    around = crowd(draw, {person.name for person in scripted})
    return [*scripted, *runners_up(draw, around)]


def _write_people(session: Session, known: Known, people: list[Person]) -> list[Written]:
    everybody = [Written(session, known, person) for person in people]
    session.flush()
    for written in everybody:
        write_terms(session, known, written)
    session.flush()
    for written in everybody:
        write_submission(session, known, written)
        write_career(session, known, written)
    session.flush()
    return everybody


def _summary(known: Known, clients: int, everybody: list[Written]) -> DemoSummary:
    told = read("agency")
    open_roles = [role.id for role in known.roles.values() if role.state is RoleState.open]
    replies = [
        (written.newest.id, known.days.text(written.person.reply))
        for written in everybody
        if written.person.reply
    ]
    return DemoSummary(
        candidates=len(everybody),
        clients=clients,
        open_roles=len(open_roles),
        touches=sum(len(written.touches) for written in everybody),
        role_ids=tuple(role.id for role in known.roles.values() if role.state in LOOKING),
        replies=tuple(replies),
        recruiters=tuple(
            SignsIn(one["name"], one["email"], one["access"].replace("_", " "))
            for one in told["recruiter"]
        ),
        password=told["sign_in"]["word"],
    )
