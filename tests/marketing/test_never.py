"""Clients somebody is never shown to, each with its sentence."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, WayKind
from agency.clients.models import Client, ClientContact, OffLimits
from agency.marketing.never import Never
from agency.preferences.models import Horizon, PreferenceKind
from agency.submissions.models import DeclaredSubmission, Stage
from tests.factories import (
    TODAY,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    EarlierJobFactory,
    PreferenceFactory,
    RoleFactory,
    SubmissionFactory,
    WayFactory,
)


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    return CandidateFactory(employer="Fernhill Power")


def why(session: Session, person: Candidate, client: Client) -> str:
    session.flush()
    session.expire_all()
    return Never(session, person, TODAY).why(client)


@pytest.mark.parametrize("name", ["Fernhill Power", "Fernhill Power Inc.", "Fernhill Power Grids"])
def test_their_employer_and_firms_of_its_name(session: Session, jane: Candidate, name: str) -> None:
    assert why(session, jane, ClientFactory(name=name)) == "Jane works there."


def test_a_firm_at_whose_domain_they_have_an_address(session: Session, jane: Candidate) -> None:
    client = ClientFactory(name="Group of Nine")
    session.flush()
    session.add(ClientContact(client_id=client.id, name="Bo", email="bo@fernhill.example"))
    WayFactory(candidate=jane, kind=WayKind.work_email, value="jane@fernhill.example")
    assert why(session, jane, client) == "Jane has an address of theirs."


def test_a_mailbox_that_anybody_may_have_says_nothing(session: Session, jane: Candidate) -> None:
    client = ClientFactory(name="Small Shop")
    session.flush()
    session.add(ClientContact(client_id=client.id, name="Bo", email="bo@gmail.com"))
    WayFactory(candidate=jane, value="jane.okafor@gmail.com")
    assert why(session, jane, client) == ""


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        (date(2025, 3, 31), "Jane worked there until March 2025."),
        (None, "Jane worked there lately."),
        (date(2023, 3, 31), ""),
    ],
)
def test_where_they_worked_within_two_years(
    session: Session, jane: Candidate, until: date | None, sentence: str
) -> None:
    EarlierJobFactory(candidate=jane, employer="Osprey Rail", until_on=until)
    assert why(session, jane, ClientFactory(name="Osprey Rail Ltd.")) == sentence


def test_whom_they_refuse_and_their_whole_industry(session: Session, jane: Candidate) -> None:
    never = {"candidate": jane, "horizon": Horizon.never}
    PreferenceFactory(kind=PreferenceKind.employer, label="Beacon Row", value="Beacon Row", **never)
    PreferenceFactory(kind=PreferenceKind.industry, label="Tobacco", value="Tobacco", **never)
    refused = ClientFactory(name="Beacon Row Insurance")
    smoke = ClientFactory(name="Quiet Leaf", industries=["Tobacco"])
    assert why(session, jane, refused) == "Jane does not want to be shown there."
    assert why(session, jane, smoke) == "Jane wants nothing in tobacco."


def test_off_limits_while_it_holds(session: Session, jane: Candidate) -> None:
    client = ClientFactory()
    session.flush()
    limits = OffLimits(client_id=client.id, reason="x", ends_on=TODAY + timedelta(days=1))
    session.add(limits)
    assert why(session, jane, client) == "We agreed to leave this client’s people alone."
    limits.ends_on = TODAY
    assert why(session, jane, client) == ""


def test_where_they_are_known_already(session: Session, jane: Candidate) -> None:
    role = RoleFactory()
    SubmissionFactory(candidate=jane, role=role, stage=Stage.interview)
    told = ClientFactory()
    session.flush()
    session.add(
        DeclaredSubmission(
            candidate_id=jane.id, client_id=told.id, agency_name="Hale & Co", submitted_on=TODAY
        )
    )
    assert why(session, jane, role.client) == "This client knows them from a role of ours."
    assert why(session, jane, told) == "Hale & Co has put them forward there."
