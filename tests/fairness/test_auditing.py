"""From what people declared to counts, a file for an auditor, and nothing that leads back."""

import ast
import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session, object_session

from agency.clients.models import RoleState
from agency.fairness.auditing import audit_agency, numbers, rows_for_auditor
from agency.fairness.declaring import declare, declared_by, withdraw
from agency.fairness.queries import people_in_a_net
from agency.matching.profiles import refresh_profiles
from agency.recontact.models import SuggestionState
from agency.submissions.models import Stage
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    PlaceFactory,
    RequirementFactory,
    RoleFactory,
    SkillHeldFactory,
    SubmissionFactory,
    SuggestionFactory,
    TermFactory,
)
from tests.support.queries import count_queries

ROOT = Path(__file__).parents[2]
YEAR = timedelta(days=365)


def surfaced(answer: str, **given: Any) -> Any:
    suggestion = SuggestionFactory(**given)
    session = _session(suggestion)
    declare(session, suggestion.candidate_id, {"gender": answer}, NOON)
    return suggestion


def _session(record: Any) -> Session:
    found = object_session(record)
    assert found is not None
    return found


def test_declaring_again_replaces_and_leaving_out_takes_back(session: Session) -> None:
    person = CandidateFactory().id
    declare(session, person, {"gender": "woman", "age": "from_50"}, NOON)
    declare(session, person, {"gender": "non_binary", "age": ""}, NOON)
    assert declared_by(session, person) == {"gender": "non_binary"}
    withdraw(session, person)
    assert declared_by(session, person) == {}


@pytest.mark.parametrize("answers", [{"gender": "yes"}, {"shoe_size": "42"}])
def test_what_is_not_offered_cannot_be_declared(session: Session, answers: dict[str, str]) -> None:
    person = CandidateFactory().id
    with pytest.raises(KeyError):
        declare(session, person, answers, NOON)
    assert declared_by(session, person) == {}


def test_each_step_holds_those_after_it(session: Session) -> None:
    AgencyFactory()
    only = surfaced("woman")
    reached = surfaced("woman", state=SuggestionState.contacted)
    forward, placed, was = surfaced("woman"), surfaced("woman"), surfaced("woman")
    SubmissionFactory(candidate=forward.candidate, role=forward.role, stage=Stage.interview)
    SubmissionFactory(candidate=placed.candidate, role=placed.role, stage=Stage.placed)
    ended = SubmissionFactory(candidate=was.candidate, role=was.role, stage=Stage.submitted)
    ended.move_to(Stage.not_going_on, NOON)
    session.flush()
    found = people_in_a_net(session, NOON - YEAR)
    assert {one.candidate_id: tuple(found[one.candidate_id]) for one in (only, reached, forward, placed, was)} == {
        only.candidate_id: (True, False, False, False),
        reached.candidate_id: (True, True, False, False),
        forward.candidate_id: (True, True, True, False),
        placed.candidate_id: (True, True, True, True),
        was.candidate_id: (True, True, True, False),
    }  # fmt: skip


def test_somebody_in_an_open_roles_net_counts_though_never_surfaced(session: Session) -> None:
    AgencyFactory()
    place, skill = PlaceFactory(), TermFactory(name="Product management")
    role = RoleFactory(place=place, title="Product Lead")
    RequirementFactory(role=role, term=skill)
    near, far = CandidateFactory(title="Product Lead"), CandidateFactory(title="Welder")
    SkillHeldFactory(candidate=near, skill=skill)
    undeclared = CandidateFactory(title="Product Lead")
    refresh_profiles(session, [near.id, far.id, undeclared.id])
    for person in (near, far):
        declare(session, person.id, {"gender": "woman"}, NOON)
    assert people_in_a_net(session, NOON - YEAR) == {near.id: (False, False, False, False)}
    role.state = RoleState.filled
    session.flush()
    assert people_in_a_net(session, NOON - YEAR) == {}


def test_longer_ago_than_a_year_and_other_kinds_are_not_counted(session: Session) -> None:
    AgencyFactory()
    surfaced("woman", surfaced_at=NOON - timedelta(days=400), state=SuggestionState.contacted)
    surfaced("woman", kind="cold", role=None, occasion="cold:1")
    assert people_in_a_net(session, NOON - YEAR) == {}


def test_an_empty_agency_has_an_empty_audit(session: Session) -> None:
    found = audit_agency(session, NOON)
    assert found.is_empty
    assert list(numbers(found)) == [
        ("question", "group", "step", "in_net", "people", "rate", "ratio", "low", "high", "flagged")
    ]


@pytest.fixture
def unfair(session: Session) -> None:
    """Twelve women surfaced, twelve men contacted, three others."""
    AgencyFactory()
    for _ in range(12):
        surfaced("woman")
        surfaced("man", state=SuggestionState.contacted)
    for _ in range(3):
        surfaced("non_binary", state=SuggestionState.contacted)
    session.commit()


@pytest.mark.usefixtures("unfair")
def test_a_group_that_falls_behind_is_flagged(session: Session) -> None:
    found = audit_agency(session, NOON)
    assert [(question, group, step.name) for question, group, step in found.flagged] == [
        ("Gender", "A woman", "contacted")
    ]
    lines = list(numbers(found))
    assert ("gender", "fewer than 10, not shown", *[""] * 8) in lines
    assert not any("non_binary" in line for line in lines)


@pytest.mark.usefixtures("unfair")
def test_rows_for_an_auditor_lead_back_to_nobody(session: Session) -> None:
    first, second = list(rows_for_auditor(session, NOON)), list(rows_for_auditor(session, NOON))
    assert first[0] == (
        "question", "study_number", "group", "in_net", "surfaced", "contacted", "submitted", "placed",
    )  # fmt: skip
    rows = first[1:]
    assert len(rows) == 24
    assert {row[2] for row in rows} == {"woman", "man"}
    drawn = [row[1] for row in rows]
    assert drawn == sorted(set(drawn))
    assert not set(drawn) & {row[1] for row in second[1:]}
    assert sum(int(row[5]) for row in rows if row[2] == "man") == 12


def test_answers_of_one_person_cannot_be_joined(session: Session) -> None:
    AgencyFactory()
    for _ in range(11):
        suggestion = SuggestionFactory()
        both = {"gender": "woman", "age": "from_50"}
        declare(session, suggestion.candidate_id, both, NOON)
    rows = list(rows_for_auditor(session, NOON))[1:]
    of_question = {name: {row[1] for row in rows if row[0] == name} for name in ("gender", "age")}
    assert len(of_question["gender"]) == len(of_question["age"]) == 11
    assert len(of_question["gender"] & of_question["age"]) < 3


@pytest.mark.usefixtures("unfair")
def test_the_command_writes_a_private_file_and_says_who_falls_behind(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agency.clock.now", lambda: NOON)
    out = tmp_path / "audit.csv"
    run = app.test_cli_runner().invoke(args=["fit", "audit", "--out", str(out)])
    assert run.exit_code == 0, run.output
    assert "Wrote 24 rows" in run.output
    assert "Gender, A woman, contacted" in run.output
    assert out.stat().st_mode & 0o777 == 0o600
    assert len(list(csv.reader(out.read_text().splitlines()))) == 25
    again = app.test_cli_runner().invoke(args=["fit", "audit", "--out", str(out)])
    assert again.exit_code == 1
    assert "was not written" in again.output


def test_the_command_says_where_nobody_was_asked(app: Flask, tmp_path: Path) -> None:
    run = app.test_cli_runner().invoke(args=["fit", "audit", "--out", str(tmp_path / "x.csv")])
    assert run.exit_code == 1
    assert "Nobody has declared a group" in run.output
    assert not (tmp_path / "x.csv").exists()


def test_questions_do_not_grow_with_people(session: Session) -> None:
    def asked() -> int:
        with count_queries(session) as counted:
            audit_agency(session, NOON)
        return counted.queries

    AgencyFactory()
    surfaced("woman")
    first = asked()
    for _ in range(15):
        surfaced("man")
    assert asked() == first <= 12


def test_the_table_is_named_in_no_statement_outside_its_room() -> None:
    """A join could be written by the table's name, which no import would show."""
    found = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "agency").rglob("*.py"))
        if "audit_groups_declared" in path.read_text() and path.parent.name != "fairness"
    ]
    assert found == []


def test_only_the_faces_of_audit_and_the_persons_own_room_import_it() -> None:
    def imports(path: Path) -> set[str]:
        tree = ast.parse(path.read_text())
        return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    found = {
        str(path.relative_to(ROOT / "agency"))
        for path in (ROOT / "agency").rglob("*.py")
        if path.parent.name != "fairness"
        and any(name.startswith("agency.fairness") for name in imports(path))
    }
    assert found == {
        "rights/erasing.py",
        "rights/holding.py",
        "candidate_pages/groups.py",
        "candidate_pages/profile.py",
        "commands/fit.py",
        "portal/fairness.py",
        "portal/insight_answers.py",
        "portal/insight_report.py",
        "portal/insight_rows.py",
        "records.py",
    }
