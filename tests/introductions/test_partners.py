"""Who might help somebody: each with a sentence, nobody whose light is red, in few queries."""

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, Standing
from agency.contact import terms
from agency.contact.consent import Told
from agency.history import Change
from agency.introductions.partners import MOST, partners_for
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientContactFactory,
    ClientFactory,
    DesignationHeldFactory,
    EarlierJobFactory,
    PlaceFactory,
    PreferenceFactory,
    RoleFactory,
    TermFactory,
)
from tests.support.queries import count_queries


@pytest.fixture
def ana(session: Session) -> Candidate:
    AgencyFactory()
    ana = CandidateFactory(full_name="Ana Duarte")
    PreferenceFactory(candidate=ana, kind="employer", label="Fernwood", value="Fernwood")
    return ana


def told(session: Session, ana: Candidate) -> list[tuple[str, str]]:
    return [(one.name, one.why) for one in partners_for(session, ana, NOON)]


def test_who_works_or_worked_where_she_wants_to_be(session: Session, ana: Candidate) -> None:
    client = ClientFactory(name="fernwood")
    RoleFactory(client=client)
    ClientContactFactory(client=client)
    CandidateFactory(full_name="Bo Lind", employer="Fernwood")
    EarlierJobFactory(candidate=CandidateFactory(full_name="Cy Park"), employer="FERNWOOD")
    CandidateFactory(full_name="Di Moss", employer="Elsewhere")
    assert told(session, ana) == [
        ("Tom Reid", "Works at fernwood, where Ana would like to be."),
        ("Bo Lind", "Works at Fernwood, where Ana would like to be."),
        ("Cy Park", "Worked at FERNWOOD, where Ana would like to be."),
    ]


def test_who_holds_what_she_is_working_towards(session: Session, ana: Candidate) -> None:
    pmp = TermFactory(designation=True, name="PMP")
    DesignationHeldFactory(candidate=ana, designation=pmp, standing=Standing.in_progress)
    holder, learner = CandidateFactory(full_name="Bo Lind"), CandidateFactory()
    DesignationHeldFactory(candidate=holder, designation=pmp, standing=Standing.held)
    DesignationHeldFactory(candidate=learner, designation=pmp, standing=Standing.considering)
    session.refresh(ana)
    assert told(session, ana) == [("Bo Lind", "Holds the PMP that Ana is working towards.")]


def test_who_moved_to_the_town_she_wishes(session: Session, ana: Candidate) -> None:
    halifax = PlaceFactory(halifax=True)
    PreferenceFactory(candidate=ana, kind="place", label="Halifax", place=halifax)
    moved, always = CandidateFactory(full_name="Bo Lind"), CandidateFactory(place=halifax)
    before = moved.place_id
    moved.place_id = halifax.id
    session.flush()
    change = session.query(Change).filter_by(table_name="candidates", row_id=moved.id).one()
    assert change.before == {"place_id": before}
    assert always.place_id == moved.place_id
    assert told(session, ana) == [("Bo Lind", "Moved to Halifax, where Ana would like to live.")]


def test_nobody_whose_light_is_red(session: Session, ana: Candidate) -> None:
    bo = CandidateFactory(full_name="Bo Lind", employer="Fernwood")
    terms.stop(session, bo.id, Told(how="call", at=NOON))
    ClientContactFactory(client=ClientFactory(name="Fernwood"))  # no role with us, and no word
    assert told(session, ana) == []


def test_five_at_most_in_as_many_queries_as_for_one(session: Session, ana: Candidate) -> None:
    CandidateFactory(employer="Fernwood")
    session.flush()
    session.expire_all()
    with count_queries(session) as few:
        assert len(partners_for(session, ana, NOON)) == 1
    for _ in range(8):
        CandidateFactory(employer="Fernwood")
    session.flush()
    session.expire_all()
    with count_queries(session) as many:
        assert len(partners_for(session, ana, NOON)) == MOST
    assert many.queries == few.queries
