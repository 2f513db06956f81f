"""What a client may have seen of a person before: from us, or as they told us from another agency."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Client, Role
from agency.history import Change
from agency.submissions.declaring import Declared, declare, take_back
from agency.submissions.models import DeclaredSubmission, Stage
from agency.submissions.moving import Move, move
from agency.submissions.queries import declared_submissions, earlier_submissions
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    ClientFactory,
    RoleFactory,
    SubmissionFactory,
)


@pytest.fixture
def client_firm(session: Session) -> Client:
    return ClientFactory(name="Cedar Loop")


@pytest.fixture
def role(client_firm: Client) -> Role:
    return RoleFactory(client=client_firm)


@pytest.fixture
def jane(session: Session) -> Candidate:
    return CandidateFactory()


def told(jane: Candidate, firm: Client, agency: str = "Acme", on: date = TODAY) -> Declared:
    return Declared(
        candidate_id=jane.id,
        client_id=firm.id,
        agency_name=agency,
        submitted_on=on,
        recorded_by_id=jane.owner_id,
    )


def test_our_own_for_another_role_of_the_client_is_known(
    session: Session, client_firm: Client, role: Role, jane: Candidate
) -> None:
    other = RoleFactory(client=client_firm, title="Head of Product")
    seen = SubmissionFactory(candidate=jane, role=other, stage=Stage.interview)
    earlier = earlier_submissions(session, role, jane.id)
    assert list(earlier.by_us) == [seen]
    assert (earlier.by_us[0].role.title, earlier.by_us[0].recruiter.id) == (
        "Head of Product",
        jane.owner_id,
    )


def test_who_was_seen_and_is_not_going_on_is_still_known(
    session: Session, client_firm: Client, role: Role, jane: Candidate
) -> None:
    SubmissionFactory(
        candidate=jane, role=RoleFactory(client=client_firm), stage=Stage.not_going_on,
        right_to_represent_on=TODAY,
    )  # fmt: skip
    assert earlier_submissions(session, role, jane.id)


@pytest.mark.parametrize(
    "stage", [Stage.contacted, Stage.interested, Stage.not_going_on], ids=lambda stage: stage.value
)
def test_who_never_came_before_the_client_is_not_known(
    session: Session, client_firm: Client, role: Role, jane: Candidate, stage: Stage
) -> None:
    SubmissionFactory(candidate=jane, role=RoleFactory(client=client_firm), stage=stage)
    assert not earlier_submissions(session, role, jane.id)


def test_other_clients_other_people_and_this_very_role_do_not_count(
    session: Session, role: Role, jane: Candidate
) -> None:
    SubmissionFactory(candidate=jane)
    SubmissionFactory(role=role, candidate=jane)
    SubmissionFactory(role=RoleFactory(client=role.client))
    declare(session, told(jane, ClientFactory()))
    assert not earlier_submissions(session, role, jane.id)


def test_what_they_tell_of_other_agencies_is_written_down_once(
    session: Session, client_firm: Client, role: Role, jane: Candidate
) -> None:
    for _ in range(2):
        declare(session, told(jane, client_firm))
    declare(session, told(jane, client_firm, "Bridge", TODAY - timedelta(days=3)))
    names = [one.agency_name for one in earlier_submissions(session, role, jane.id).by_others]
    assert names == ["Acme", "Bridge"]
    assert len(declared_submissions(session, jane.id)) == 2


def test_what_was_taken_back_is_kept_in_the_history(
    session: Session, client_firm: Client, jane: Candidate
) -> None:
    take_back(session, declare(session, told(jane, client_firm)))
    assert session.scalars(select(DeclaredSubmission)).all() == []
    change = session.scalars(select(Change).filter_by(table_name="declared_submissions")).one()
    assert change.before["agency_name"] == "Acme"


def test_their_yes_is_kept_with_its_day_its_way_and_its_words(
    session: Session, role: Role, jane: Candidate
) -> None:
    yes = Move(stage=Stage.submitted, agreed_on=TODAY, agreed_how="email", agreed_words="Go ahead.")
    held = move(session, role.id, jane.id, yes, jane.owner_id, NOON)
    on = Move(stage=Stage.interview)
    held = move(session, role.id, jane.id, on, CandidateFactory().owner_id, NOON)
    assert (held.right_how, held.right_words, held.right_recorded_by_id) == (
        "email",
        "Go ahead.",
        jane.owner_id,
    )
