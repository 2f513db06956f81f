"""Jobs and health, as an administrator reads them, and running one now."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from agency import clock
from agency.portal.job_words import NAMES
from agency.queue import later
from agency.queue.models import Fired, JobRun
from agency.queue.timetable import timetable
from tests.factories import AgencyFactory, RecruiterFactory
from tests.support.jobs import run_waiting_jobs
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

URL = "/settings/jobs"


@pytest.fixture
def office(client: AuditedClient, session: Session) -> AuditedClient:
    AgencyFactory()
    sign_in(client, RecruiterFactory(administrator=True))
    return client


def test_a_clock_that_stands_still_is_said_first(office: AuditedClient, session: Session) -> None:
    assert "The clock stands still." in office.get(URL).text
    session.add(Fired(schedule="mail", period="x", at=clock.now()))
    session.commit()
    page = office.get(URL).text
    assert "The clock stands still." not in page
    assert "Last tick today" in page


def test_every_schedule_is_listed_by_its_name_with_a_button(office: AuditedClient) -> None:
    page = office.get(URL).text
    for entry in timetable("UTC"):
        assert NAMES[entry.id] in page
        assert f"/settings/jobs/{entry.id.replace(' ', '%20')}/run" in page


def test_pressing_run_now_gives_it_to_the_workers(
    app: Flask, office: AuditedClient, session: Session
) -> None:
    answer = office.post_form(f"{URL}/tidy/run", page=URL)
    assert answer.location == URL
    assert run_waiting_jobs(app) == ["tidy_up"]
    assert "“Tidy up” is with the workers." in office.get(URL).text


def test_only_what_stands_in_the_timetable_can_be_run(
    app: Flask, office: AuditedClient, session: Session
) -> None:
    assert office.post_form(f"{URL}/apply_import/run", page=URL).status_code == 404
    assert run_waiting_jobs(app) == []


def test_what_waits_failed_and_was_given_up_is_told(
    office: AuditedClient, session: Session
) -> None:
    later(session, "deliver_mail")
    later(session, "find_alike")
    session.execute(
        text("UPDATE procrastinate_jobs SET status = 'failed' WHERE task_name = 'find_alike'")
    )
    began = clock.now() - timedelta(hours=2)
    session.add(
        JobRun(task="surface_role", started_at=began, ended_at=began, error="OperationalError")
    )
    session.commit()
    page = office.get(URL).text
    assert "One job waiting" in page
    assert "Deliver mail: 1" in page
    assert "Find alike: 1, after six tries" in page
    assert "OperationalError" in page


def test_questions_do_not_grow_with_jobs(office: AuditedClient, session: Session) -> None:
    def asked() -> int:
        with count_queries(session) as counted:
            office.get(URL)
        return counted.queries

    first = asked()
    for number in range(30):
        later(session, "deliver_mail")
        session.add(JobRun(task=f"task {number}", started_at=clock.now(), error="ValueError"))
    session.commit()
    assert asked() == first


@pytest.mark.parametrize("level", ["recruiter", "team_lead", "privacy_lead"])
def test_it_is_for_administrators(client: AuditedClient, session: Session, level: str) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory(access_level=level))
    assert client.get(URL).status_code == 403
    assert client.post_form(f"{URL}/tidy/run").status_code == 403
