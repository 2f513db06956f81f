"""What was agreed about one person, and the warnings that come of it when they are put forward."""

from collections.abc import Iterator
from html import unescape

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency.candidates.models import Candidate
from agency.clients.models import Client, OffLimits, Role
from agency.recruiters.models import Recruiter
from agency.submissions.models import DeclaredSubmission, Stage
from agency.submissions.queries import submission_of
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    RecruiterFactory,
    RoleFactory,
    SubmissionFactory,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def maya(session: Session, client: AuditedClient) -> Recruiter:
    AgencyFactory()
    maya = RecruiterFactory(name="Maya Lindqvist")
    sign_in(client, maya)
    return maya


@pytest.fixture
def jane(maya: Recruiter) -> Candidate:
    return CandidateFactory(owner=maya, employer="Osprey Rail")


@pytest.fixture
def osprey(maya: Recruiter) -> Client:
    return ClientFactory(name="Osprey Rail", owner=maya)


def read(answer: TestResponse) -> str:
    return " ".join(unescape(answer.text).split())


class TestOffLimits:
    def put(self, client: AuditedClient, jane: Candidate, **told: str) -> TestResponse:
        page = f"/candidates/{jane.id}/agreements"
        usual = {"rule": "off_limits", "reason": "She asked us to wait", **told}
        url = f"/candidates/{jane.id}/off-limits"
        return client.post_form(url, usual, page=page, follow_redirects=True)

    def test_person_is_put_off_limits_and_it_is_lifted_with_its_history(
        self, client: AuditedClient, session: Session, jane: Candidate
    ) -> None:
        page = read(self.put(client, jane, ends_on="2027-06-01"))
        assert "Jane Okafor is off limits from now on." in page
        assert "Until 1 Jun 2027, agreed" in page
        assert "by Maya Lindqvist" in page
        light = read(client.get(f"/candidates/{jane.id}"))
        assert "She is off limits until 1 Jun 2027, unless she writes first." in light
        (agreed,) = session.scalars(select(OffLimits))
        url = f"/candidates/{jane.id}/off-limits/{agreed.id}/lifting"
        page = read(client.post_form(url, follow_redirects=True))
        assert "until 18 Jun 2026, lifted by Maya Lindqvist." in page
        assert "May contact now" in read(client.get(f"/candidates/{jane.id}"))

    def test_exception_for_a_person_goes_before_their_employers_rule(
        self, client: AuditedClient, session: Session, jane: Candidate, osprey: Client
    ) -> None:
        session.add(OffLimits(client_id=osprey.id, reason="Retained"))
        assert "whose people are off limits" in read(client.get(f"/candidates/{jane.id}"))
        page = read(self.put(client, jane, rule="exception", reason="Agreed with their CFO"))
        assert "May be approached all the same." in page
        assert "May contact now" in read(client.get(f"/candidates/{jane.id}"))

    def test_exception_that_is_over_lifts_nothing(
        self, client: AuditedClient, session: Session, jane: Candidate, osprey: Client
    ) -> None:
        session.add(OffLimits(client_id=osprey.id, reason="Retained"))
        session.add(
            OffLimits(candidate_id=jane.id, reason="Once", ends_on=TODAY, may_be_approached=True)
        )
        assert "whose people are off limits" in read(client.get(f"/candidates/{jane.id}"))

    @pytest.mark.parametrize(
        ("told", "words"),
        [
            ({"reason": ""}, "Say what was agreed, and with whom."),
            ({"ends_on": "2026-06-18"}, "Choose a day after today, or leave it empty."),
            ({"rule": "sometimes"}, "Not a valid choice."),
        ],
    )
    def test_bad_agreement_is_named_and_nothing_typed_is_lost(
        self, client: AuditedClient, session: Session, jane: Candidate,
        told: dict[str, str], words: str,
    ) -> None:  # fmt: skip
        answer = self.put(client, jane, **{"ends_on": "2027-06-01", **told})
        assert answer.status_code == 422
        assert words in read(answer)
        assert told.get("reason", "She asked us to wait") in read(answer)
        assert session.scalars(select(OffLimits)).all() == []

    def test_somebody_elses_agreement_is_not_found(
        self, client: AuditedClient, session: Session, jane: Candidate
    ) -> None:
        other = OffLimits(candidate_id=CandidateFactory().id, reason="Theirs")
        session.add(other)
        session.flush()
        url = f"/candidates/{jane.id}/off-limits/{other.id}/lifting"
        assert client.post_form(url).status_code == 404


class TestOtherAgencies:
    def declare(self, client: AuditedClient, jane: Candidate, **told: str) -> TestResponse:
        page = f"/candidates/{jane.id}/agreements"
        url = f"/candidates/{jane.id}/other-agencies"
        usual = {"agency_name": "Acme Staffing", "submitted_on": "2026-06-03", **told}
        return client.post_form(url, usual, page=page, follow_redirects=True)

    def test_is_written_down_and_taken_back(
        self, client: AuditedClient, session: Session, jane: Candidate, osprey: Client
    ) -> None:
        page = read(self.declare(client, jane, client_id=str(osprey.id)))
        assert "Written down: Acme Staffing put Jane forward to Osprey Rail." in page
        (told,) = session.scalars(select(DeclaredSubmission))
        assert told.recorded_by_id == jane.owner_id
        url = f"/candidates/{jane.id}/other-agencies/{told.id}/taking-back"
        assert client.post_form(url, follow_redirects=True).status_code == 200
        assert session.scalars(select(DeclaredSubmission)).all() == []
        assert client.post_form(url).status_code == 404

    @pytest.mark.parametrize(
        ("told", "words"),
        [
            ({"submitted_on": "2026-06-19"}, "That day is still to come."),
            ({"submitted_on": ""}, "Choose the day, as well as they know it."),
            ({"client_id": ""}, "Choose the client."),
            ({"client_id": "99999"}, "Not a valid choice."),
        ],
    )
    def test_bad_one_is_named_and_nothing_typed_is_lost(
        self, client: AuditedClient, session: Session, jane: Candidate, osprey: Client,
        told: dict[str, str], words: str,
    ) -> None:  # fmt: skip
        answer = self.declare(client, jane, **{"client_id": str(osprey.id), **told})
        assert answer.status_code == 422
        assert words in read(answer)
        assert 'value="Acme Staffing"' in answer.text
        assert session.scalars(select(DeclaredSubmission)).all() == []


class TestDoubleSubmission:
    @pytest.fixture
    def role(self, osprey: Client, maya: Recruiter) -> Role:
        return RoleFactory(client=osprey, owner=maya, title="Product Lead")

    def submit(
        self, client: AuditedClient, role: Role, jane: Candidate, **told: str
    ) -> TestResponse:
        url, page = f"/roles/{role.id}/candidates/{jane.id}/stage", f"/roles/{role.id}"
        return client.post_form(url, {"stage": "submitted", **told}, page=page)

    YES = {
        "answered": "1", "agreed": "y", "agreed_on": "2026-06-17", "agreed_how": "email",
        "agreed_words": "Please do put me forward.",
    }  # fmt: skip

    def test_earlier_one_by_us_is_named_with_who_when_and_which_role(
        self, client: AuditedClient, session: Session, role: Role, jane: Candidate, osprey: Client
    ) -> None:
        tom = RecruiterFactory(name="Tom Wirth")
        other = RoleFactory(client=osprey, title="Head of Product", owner=tom)
        SubmissionFactory(
            candidate=jane, role=other, recruiter_id=tom.id, stage=Stage.not_going_on,
            right_to_represent_on=TODAY.replace(month=2),
        )  # fmt: skip
        asked = read(self.submit(client, role, jane))
        assert "Osprey Rail may know Jane already." in asked
        assert (
            "Tom Wirth put Jane forward for Head of Product, with the yes of 18 Feb 2026" in asked
        )
        refused = self.submit(client, role, jane, **self.YES)
        assert refused.status_code == 422
        assert "Read what came before, then tick the box." in read(refused)
        assert "Please do put me forward." in read(refused)
        assert submission_of(session, role.id, jane.id) is None
        self.submit(client, role, jane, **self.YES, knows="y")
        held = submission_of(session, role.id, jane.id)
        assert held is not None
        assert (held.stage, held.right_how) == (Stage.submitted, "email")

    def test_declared_one_by_another_agency_is_named(
        self, client: AuditedClient, session: Session, role: Role, jane: Candidate, osprey: Client
    ) -> None:
        session.add(
            DeclaredSubmission(
                candidate_id=jane.id, client_id=osprey.id, agency_name="Acme Staffing",
                submitted_on=TODAY.replace(day=3),
            )
        )  # fmt: skip
        assert "Acme Staffing did on 3 Jun 2026, as Jane told us." in read(
            self.submit(client, role, jane)
        )

    def test_the_next_step_asks_no_more(
        self, client: AuditedClient, role: Role, jane: Candidate, osprey: Client
    ) -> None:
        SubmissionFactory(candidate=jane, role=RoleFactory(client=osprey), stage=Stage.offer)
        held = SubmissionFactory(candidate=jane, role=role, right_to_represent_on=TODAY)
        url = f"/roles/{role.id}/candidates/{jane.id}/stage"
        client.post_form(url, {"stage": "interview"}, page=f"/roles/{role.id}")
        assert held.stage is Stage.interview

    @pytest.mark.parametrize("how", ["", "by pigeon"])
    def test_how_they_said_yes_is_asked(
        self, client: AuditedClient, session: Session, role: Role, jane: Candidate, how: str
    ) -> None:
        answer = self.submit(client, role, jane, **{**self.YES, "agreed_how": how})
        assert answer.status_code == 422
        assert "Say how they agreed." in read(answer)
        assert submission_of(session, role.id, jane.id) is None

    def test_exclusivity_is_said_where_somebody_is_put_forward(
        self, client: AuditedClient, session: Session, role: Role, jane: Candidate, osprey: Client
    ) -> None:
        assert "The role is not ours alone" in read(self.submit(client, role, jane))
        role.exclusive_until = TODAY.replace(month=9)
        session.flush()
        assert "The role is ours alone until 18 Sep 2026." in read(self.submit(client, role, jane))
        assert "Ours alone until 18 Sep" in read(client.get(f"/clients/{osprey.id}"))
