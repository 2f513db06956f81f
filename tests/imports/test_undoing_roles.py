"""An import of roles taken back: by the steps, by the command and in the portal."""

from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.clients.models import Client, ClientContact, Role, RoleRequirement
from agency.imports import undoing
from agency.imports.models import ImportJob, ImportKind, ImportRow, JobState, RowState
from agency.imports.undoing import begin_undoing, undo_next
from agency.imports.undoing_roles import TOUCHED
from agency.matching.open_roles import open_roles
from agency.recontact.models import FitRecord, Suggestion
from agency.recontact.surfacing import surface_role
from agency.recruiters.models import Recruiter
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    RecruiterFactory,
    SubmissionFactory,
    SuggestionFactory,
)
from tests.imports.taking import take
from tests.support.jobs import run_waiting_jobs
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.seeded

MAYA = "maya@harbourpike.example"
FILE = (
    "reference,client,title,must have,contact\n"
    "A-1,Cedar Loop,Welder,Red Seal,Odette Lam\n"
    "A-2,Cedar Loop,Fitter,,Stan Oikonen\n"
    "A-3,Ridgeback,Estimator,,\n"
)


@pytest.fixture
def owner(session: Session) -> Recruiter:
    AgencyFactory()
    return RecruiterFactory(email=MAYA)


@pytest.fixture
def job(session: Session, owner: Recruiter) -> ImportJob:
    return take(session, ImportKind.roles, FILE).job


def undo(session: Session, job: ImportJob) -> None:
    begin_undoing(session, job, NOON)
    while not undo_next(session, job, NOON):
        session.commit()


def titles(session: Session) -> list[str]:
    return list(session.scalars(select(Role.title).order_by(Role.id)))


def names(session: Session, model: type[Client] | type[ClientContact]) -> list[str]:
    return list(session.scalars(select(model.name).order_by(model.name)))


def role_called(session: Session, title: str) -> Role:
    return session.scalars(select(Role).filter_by(title=title)).one()


def rows(session: Session, job: ImportJob) -> list[tuple[RowState, str]]:
    query = select(ImportRow).filter_by(job_id=job.id).order_by(ImportRow.row_no)
    return [(row.state, row.conflict) for row in session.scalars(query)]


@pytest.mark.parametrize("at_a_time", [1, 200])
def test_roles_nobody_worked_on_go_with_what_came_with_them(
    session: Session, job: ImportJob, at_a_time: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "ROWS_AT_A_TIME", at_a_time)
    undo(session, job)
    assert job.state is JobState.undone
    assert rows(session, job) == [(RowState.undone, "")] * 3
    assert titles(session) == names(session, Client) == names(session, ClientContact) == []
    assert session.scalars(select(RoleRequirement)).all() == []


def test_clients_we_had_stay(session: Session, owner: Recruiter) -> None:
    take(session, ImportKind.roles, "client,title\nCedar Loop,Foreman\n")
    second = take(session, ImportKind.roles, FILE).job
    undo(session, second)
    assert titles(session) == ["Foreman"]
    assert names(session, Client) == ["Cedar Loop"]


def test_role_somebody_works_on_stays_with_its_client(session: Session, job: ImportJob) -> None:
    SubmissionFactory(role=role_called(session, "Fitter"))
    undo(session, job)
    stays = "“Cedar Loop” stays: somebody has worked with it since."
    assert rows(session, job) == [
        (RowState.undone, stays), (RowState.kept, TOUCHED), (RowState.undone, "")
    ]  # fmt: skip
    assert titles(session) == ["Fitter"]
    assert names(session, Client) == ["Cedar Loop"]
    assert names(session, ClientContact) == ["Stan Oikonen"]


def test_role_somebody_changed_stays(session: Session, job: ImportJob) -> None:
    role_called(session, "Estimator").office_days = 3
    session.commit()
    undo(session, job)
    assert titles(session) == ["Estimator"]


def test_client_somebody_changed_stays_without_its_roles(session: Session, job: ImportJob) -> None:
    session.scalars(select(Client).filter_by(name="Ridgeback")).one().note = "Ask for Pat."
    session.commit()
    undo(session, job)
    assert titles(session) == []
    assert names(session, Client) == ["Ridgeback"]
    assert rows(session, job)[2][1] == "“Ridgeback” stays: somebody has worked with it since."


def test_what_callback_found_for_a_role_goes_with_it(session: Session, job: ImportJob) -> None:
    welder = role_called(session, "Welder")
    CandidateFactory(title="Welder")
    surface_role(session, welder.id, NOON)
    told = SuggestionFactory(role=welder)
    session.add(FitRecord(suggestion_id=told.id, candidate_id=told.candidate_id, question={}, judged_at=NOON))  # fmt: skip
    session.commit()
    undo(session, job)
    assert titles(session) == []
    assert session.scalar(select(func.count()).select_from(Suggestion)) == 0


def test_role_somebody_answered_a_suggestion_for_stays(session: Session, job: ImportJob) -> None:
    SuggestionFactory(role=role_called(session, "Welder"), state="contacted")
    session.commit()
    undo(session, job)
    assert titles(session) == ["Welder"]


def test_roles_that_are_gone_are_no_longer_looked_for(session: Session, job: ImportJob) -> None:
    take(session, ImportKind.roles, "client,title\nElsewhere,Cook\n")
    session.commit()
    assert len(open_roles(session).ids) == 4
    undo(session, job)
    assert open_roles(session).ids == [role_called(session, "Cook").id]


def test_import_taken_back_may_come_in_again(session: Session, job: ImportJob) -> None:
    undo(session, job)
    assert take(session, ImportKind.roles, FILE).sentence == "3 new, 0 already here, 0 refused"


def test_command_lists_imports_and_takes_one_back(
    app: Flask, session: Session, owner: Recruiter, tmp_path: Path
) -> None:
    file = tmp_path / "roles.csv"
    file.write_text(FILE)
    run = app.test_cli_runner().invoke
    assert run(args=["import", "roles", str(file), "--owner", MAYA]).exit_code == 0
    SubmissionFactory(role=role_called(session, "Fitter"))
    session.commit()
    number = session.scalars(select(ImportJob.id)).one()
    listed = run(args=["import", "list"]).output
    assert f"{number}  roles       roles.csv: Saved, can be taken back until" in listed
    undone = run(args=["import", "undo", str(number)])
    assert undone.output.strip().splitlines() == [
        "Line 2: “Cedar Loop” stays: somebody has worked with it since.",
        f"Line 3: Fitter. {TOUCHED}",
        "2 taken back, 1 stayed.",
    ]
    again = run(args=["import", "undo", str(number)])
    assert again.exit_code == 1
    assert "Nothing was taken back. This import can no longer be taken back." in again.output
    assert run(args=["import", "undo", "999"]).exit_code == 1


def test_portal_takes_roles_back_and_lists_what_stayed(
    app: Flask, client: AuditedClient, session: Session, owner: Recruiter
) -> None:
    with time_machine.travel(NOON, tick=False):
        job = take(session, ImportKind.roles, FILE).job
        SubmissionFactory(role=role_called(session, "Fitter"))
        session.commit()
        sign_in(client, owner)
        at = f"/imports/{job.id}"
        page = client.get(at).text
        assert 'Went in <span class="cb-count">3</span>' in page
        assert f'href="/roles/{role_called(session, "Welder").id}"' in page
        client.post_form(f"{at}/undoing")
        run_waiting_jobs(app)
        page = client.get(at).text
    assert page.count("Taken back") == 2
    assert TOUCHED in page
    assert "“Cedar Loop” stays" in page
    assert titles(session) == ["Fitter"]
