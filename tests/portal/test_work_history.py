"""Earlier jobs and the résumé on a candidate's page."""

from collections.abc import Iterator

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.candidates.resumes import resume_versions
from agency.matching.models import MatchFacts
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    EarlierJobFactory,
    RecruiterFactory,
    ResumeFactory,
)
from tests.support.signing_in import sign_in


@pytest.fixture
def jane(session: Session, client: FlaskClient) -> Iterator[Candidate]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory(name="Maya Lindqvist")
        sign_in(client, maya)
        yield CandidateFactory(owner=maya)


def matchings(session: Session) -> int:
    query = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'rematch_candidate'"
    return session.scalar(text(query)) or 0


def test_earlier_jobs_are_written_as_lines_and_match_anew(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/work-history"
    assert "Add earlier jobs" in client.get(f"/candidates/{jane.id}").text
    answer = client.post_form(
        url, {"jobs": "Payroll Lead, Borealis, 2022-2024\nPayroll Clerk, Acme, 2019-2022"}, page=url
    )
    assert answer.location == f"/candidates/{jane.id}#work"
    page = client.get(f"/candidates/{jane.id}").text
    assert page.index("Payroll Lead, Borealis, 2022-2024") < page.index("Payroll Clerk, Acme")
    assert session.get(MatchFacts, jane.id).facts["previous_titles"] == [
        "Payroll Lead",
        "Payroll Clerk",
    ]
    assert matchings(session) == 1


def test_a_line_that_cannot_be_read_is_quoted_and_nothing_is_lost(
    client: FlaskClient, jane: Candidate
) -> None:
    EarlierJobFactory(candidate=jane)
    url = f"/candidates/{jane.id}/work-history"
    assert "Payroll Clerk, Acme, 2019-2022</textarea>" in client.get(url).text
    refused = client.post_form(url, {"jobs": "Cashier, Corner, 2019-20\nPicker"}, page=url)
    assert refused.status_code == 422
    assert "write the years as 2019-2022" in refused.text
    assert "Picker</textarea>" in refused.text


def test_a_line_taken_off_is_in_the_history(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    EarlierJobFactory(candidate=jane)
    client.post_form(f"/candidates/{jane.id}/work-history", {"jobs": ""})
    history = client.get(f"/candidates/{jane.id}/history").text
    assert "Earlier job: title" in history
    assert "Payroll Clerk" in history


def test_a_resume_is_pasted_shown_folded_and_replaced(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/resume"
    told = {"text": "Ten years of payroll.\n\nThree systems.", "source": "her email"}
    client.post_form(url, told, page=url)
    page = client.get(f"/candidates/{jane.id}").text
    assert "Résumé, 18 Jun 2026, her email</summary>" in page
    assert "Ten years of payroll.\n\nThree systems." in page
    assert matchings(session) == 1
    client.post_form(url, {"text": "Eleven years of payroll."}, page=url)
    first_page = client.get(f"/candidates/{jane.id}").text
    assert "Ten years" not in first_page
    assert "Ten years" in client.get(url).text
    assert len(resume_versions(session, jane.id)) == 2
    history = client.get(f"/candidates/{jane.id}/history").text
    assert "Details: résumé" in history
    assert "payroll" not in history


def test_a_text_too_long_is_refused_with_its_length_and_stays_as_typed(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/resume"
    long = "é" * 100_001
    refused = client.post_form(url, {"text": long, "source": "her email"}, page=url)
    assert refused.status_code == 422
    assert "At most 100,000 characters, please; this has 100,001." in refused.text
    assert long in refused.text
    assert resume_versions(session, jane.id) == []
    assert "maxlength" not in refused.text.partition('name="text"')[2].partition(">")[0]


def test_the_same_resume_again_changes_nothing(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    ResumeFactory(candidate_id=jane.id, text="Ten years of payroll.")
    client.post_form(f"/candidates/{jane.id}/resume", {"text": "Ten years of payroll."})
    assert len(resume_versions(session, jane.id)) == 1
    assert matchings(session) == 0


def test_no_text_of_a_resume_is_logged(
    client: FlaskClient, jane: Candidate, capfd: pytest.CaptureFixture[str]
) -> None:
    url = f"/candidates/{jane.id}/resume"
    client.post_form(url, {"text": "Quixotic payroll."}, page=url)
    out, err = capfd.readouterr()
    assert "POST" in out + err
    assert "Quixotic" not in out + err
