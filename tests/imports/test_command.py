"""``flask import`` and ``flask demo create``, as an administrator runs them."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.imports import candidates, roles
from agency.recruiters.models import Recruiter
from tests.factories import AgencyFactory, RecruiterFactory, RoleFactory

DOCS = Path(__file__).parents[2] / "docs"


MAYA = "maya@harbourpike.example"


@pytest.fixture
def owner(session: Session) -> Recruiter:
    AgencyFactory()
    owner = RecruiterFactory(email=MAYA)
    session.commit()
    return owner


def jobs(session: Session) -> dict[str, int]:
    query = text("SELECT task_name, count(*) FROM procrastinate_jobs GROUP BY 1")
    return {row.task_name: row.count for row in session.execute(query)}


def test_people_go_in_with_a_summary_and_are_matched(
    app: Flask, session: Session, owner: Recruiter
) -> None:
    for _ in range(6):
        RoleFactory(owner=owner)
    session.commit()
    file = str(DOCS / "examples" / "people.csv")
    result = app.test_cli_runner().invoke(args=["import", "candidates", file, "--owner", MAYA])
    assert result.exit_code == 0, result.output
    assert result.output.endswith("5 new, 0 already here, 0 refused.\n")
    assert jobs(session) == {"rematch_candidate": 5}
    again = app.test_cli_runner().invoke(args=["import", "candidates", file, "--owner", MAYA])
    assert again.output.endswith("0 new, 5 already here, 0 refused.\n")
    assert jobs(session) == {"rematch_candidate": 5}


@pytest.mark.seeded
def test_many_people_are_matched_role_by_role(
    app: Flask, session: Session, owner: Recruiter
) -> None:
    RoleFactory(owner=owner)
    session.commit()
    file = str(DOCS / "examples" / "people.csv")
    app.test_cli_runner().invoke(args=["import", "candidates", file, "--owner", MAYA])
    assert jobs(session) == {"surface_role": 1}


@pytest.mark.seeded
def test_open_roles_are_surfaced(app: Flask, session: Session, owner: Recruiter) -> None:
    file = str(DOCS / "examples" / "roles.csv")
    result = app.test_cli_runner().invoke(args=["import", "roles", file, "--owner", MAYA])
    assert result.output.endswith("4 new, 0 already here, 0 refused.\n")
    assert jobs(session) == {"surface_role": 3}


@pytest.mark.seeded
def test_rows_without_an_owner_go_to_whoever_has_worked_here_longest(
    app: Flask, session: Session, owner: Recruiter
) -> None:
    file, name, number = str(DOCS / "examples" / "people.csv"), owner.name, owner.id
    result = app.test_cli_runner().invoke(args=["import", "candidates", file])
    assert result.output.startswith(f"Rows without an owner go to {name};")
    assert result.output.endswith("5 new, 0 already here, 0 refused.\n")
    assert set(session.scalars(select(Candidate.owner_id))) == {number}


@pytest.mark.seeded
def test_file_that_cannot_be_read_changes_nothing(
    app: Flask, session: Session, owner: Recruiter, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,emial\nAna,a@example.com\n")
    result = app.test_cli_runner().invoke(args=["import", "candidates", str(file)])
    assert result.exit_code == 1
    assert "Nothing was imported. The column “emial” is not known." in result.output
    assert session.scalar(select(func.count()).select_from(Candidate)) == 0


def test_import_without_an_agency_is_refused(app: Flask, session: Session) -> None:
    file = str(DOCS / "examples" / "people.csv")
    result = app.test_cli_runner().invoke(args=["import", "candidates", file])
    assert result.exit_code == 1
    assert "There is no agency yet." in result.output


def test_demo_is_made_once_and_says_who_can_sign_in(app: Flask, session: Session) -> None:
    made = app.test_cli_runner().invoke(args=["demo", "create"])
    assert made.exit_code == 0, made.output
    assert "300 candidates, 30 clients, 25 open roles" in made.output
    assert "theo@alderquay.example" in made.output
    assert "Password of each: ferry-to-the-island" in made.output
    again = app.test_cli_runner().invoke(args=["demo", "create"])
    assert again.exit_code == 1
    assert "for an empty database" in again.output


def test_every_column_is_documented() -> None:
    told = (DOCS / "import.md").read_text()
    people, _, vacancies = told.partition("## Columns of roles")
    assert [column for column in candidates.KNOWN if column not in people] == []
    assert [column for column in roles.KNOWN if column not in vacancies] == []
