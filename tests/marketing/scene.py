"""Marcus, who may be marketed without his name, and clients who might want him."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Client, ClientAnswer, ClientContact, ClientTouch, RoleState
from agency.contact.models import ConsentKind
from agency.preferences.models import Horizon, PreferenceKind
from agency.recruiters.models import Recruiter
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    ConsentFactory,
    EarlierJobFactory,
    PlaceFactory,
    PreferenceFactory,
    RecruiterFactory,
    ResumeFactory,
    RoleFactory,
    SkillHeldFactory,
    TermFactory,
    TouchFactory,
)

SAID = "Go ahead and float me, just keep my name out of it."
ROTA = "I like a rota nobody dreads."
BEFORE_A_ROLE = "Anyone senior in Ottawa, send them before you have a role."
RESUME = """Marcus Bell, marcus@example.com, 613-555-0142
- Took Northlight Software from weekly to hourly releases
- Ran the on-call rota for 300 services; pages fell by half in a year
- Keynote at RotaConf 2025
- BSc Computer Science, Carleton University, 2008-2012
"""


@dataclass
class Scene:
    """Everybody there is."""

    maya: Recruiter
    marcus: Candidate
    clients: dict[str, Client] = field(default_factory=dict)
    contacts: dict[str, ClientContact] = field(default_factory=dict)


def ottawa():
    return PlaceFactory(name="Ottawa", latitude=45.4215, longitude=-75.6972)


def scene(session: Session) -> Scene:
    """Osprey Rail and Quill & Ledger may be written to; Northlight and Beacon Row never; Tamarack was asked lately."""
    AgencyFactory()
    maya = RecruiterFactory(name="Maya Lindqvist")
    kubernetes = TermFactory(name="Kubernetes")
    marcus = CandidateFactory(
        full_name="Marcus Bell", pronouns="he/him", title="Platform Lead",
        employer="Northlight Software", place=ottawa(), owner=maya, languages=["English", "French"],
        notice_days=14, pay_wanted=150_000, pay_currency="CAD", pay_period="year",
    )  # fmt: skip
    SkillHeldFactory(candidate=marcus, skill=kubernetes, years=6)
    EarlierJobFactory(candidate=marcus, title="Platform Engineer", employer="Fernhill Power",
                      from_on=date(2015, 1, 1), until_on=date(2021, 12, 31))  # fmt: skip
    ResumeFactory(candidate_id=marcus.id, text=RESUME)
    TouchFactory(candidate=marcus, quote=ROTA, happened_at=NOON - timedelta(days=60))
    ConsentFactory(
        candidate_id=marcus.id, kind=ConsentKind.market, answer="without_name", words=SAID
    )
    PreferenceFactory(candidate=marcus, label="Platform lead", value="Platform Lead", words="")
    PreferenceFactory(
        candidate=marcus, horizon=Horizon.never, kind=PreferenceKind.employer,
        label="Beacon Row Insurance", value="Beacon Row Insurance", words="Not the insurers again.",
    )  # fmt: skip
    found = Scene(maya, marcus)
    for name, who in (
        ("Osprey Rail", "Lucie Marchand"), ("Quill & Ledger", "Anand Pillai"),
        ("Northlight Software Inc.", "Noor Haddad"), ("Beacon Row Insurance", "Bea Rowe"),
        ("Tamarack Health", "Paul Nkemelu"),
    ):  # fmt: skip
        client(session, found, name, who)
        said(session, found, name, 90, answer=ClientAnswer.welcome, words=BEFORE_A_ROLE)
        closed = {"state": RoleState.filled, "opened_at": NOON - timedelta(days=200),
                  "closed_at": NOON - timedelta(days=120)}  # fmt: skip
        RoleFactory(client=found.clients[name], title="Platform Lead", owner=maya, **closed)
    said(session, found, "Tamarack Health", 2, is_profile=True)
    session.flush()
    return found


def client(session: Session, there: Scene, name: str, who: str) -> Client:
    made = ClientFactory(name=name, industries=["Software"], place=ottawa())
    session.flush()
    first = who.partition(" ")[0].lower()
    contact = ClientContact(
        client_id=made.id, name=who, title="Head of Engineering", email=f"{first}@{made.id}.example"
    )
    session.add(contact)
    session.flush()
    there.clients[name], there.contacts[name] = made, contact
    return made


def said(session: Session, there: Scene, name: str, days_ago: int, **what: object) -> None:
    session.add(
        ClientTouch(
            client_id=there.clients[name].id, contact_id=there.contacts[name].id,
            recruiter_id=there.maya.id, channel="call", happened_at=NOON - timedelta(days=days_ago), **what,
        )
    )  # fmt: skip
    session.flush()
