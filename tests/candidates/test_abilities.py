"""Skills and designations, written a line each and read back."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from agency.candidates.abilities import (
    DesignationLine,
    SkillLine,
    designations_in,
    skills_in,
    write_abilities,
    written_designations,
    written_skills,
)
from agency.candidates.lines import LineRefused
from agency.candidates.models import Standing
from agency.history import Change
from tests.factories import CandidateFactory


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Python, 5 years", SkillLine("Python", 5)),
        ("Python: 5", SkillLine("Python", 5)),
        ("Python 1 year", SkillLine("Python", 1)),
        ("Office 365", SkillLine("Office 365")),
        ("  Month-end   close ", SkillLine("Month-end close")),
    ],
)
def test_a_skill_with_or_without_years(line: str, read: SkillLine) -> None:
    assert skills_in(line) == [read]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("PMP", DesignationLine("PMP")),
        ("PMP held", DesignationLine("PMP")),
        ("CPA in progress", DesignationLine("CPA", Standing.in_progress)),
        (
            "CPA, in progress, 2027-06",
            DesignationLine("CPA", Standing.in_progress, date(2027, 6, 1)),
        ),
        ("P.Eng. considering", DesignationLine("P.Eng.", Standing.considering)),
    ],
)
def test_how_far_somebody_is(line: str, read: DesignationLine) -> None:
    assert designations_in(line) == [read]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("PMP held 2026-09", "only a designation in progress has a day"),
        ("CPA in progress soon", "write the day as 2026-09 or 2026-09-12"),
        ("x" * 81, "is longer than 80 characters"),
    ],
)
def test_a_line_that_cannot_be_read_is_quoted(line: str, words: str) -> None:
    with pytest.raises(LineRefused, match=words):
        designations_in(line)


def test_what_is_written_is_what_we_know_and_reads_back(session: Session) -> None:
    jane = CandidateFactory()
    skills = skills_in("Python, 5 years\nFrench")
    write_abilities(session, jane, skills, designations_in("PMP\nCPA in progress 2027-06"))
    assert sorted(written_skills(jane).splitlines()) == ["French", "Python, 5 years"]
    assert designations_in(written_designations(jane)) == designations_in(
        "PMP\nCPA in progress 2027-06"
    )
    write_abilities(session, jane, skills_in("Python, 6 years"), designations_in("cpa"))
    assert written_skills(jane) == "Python, 6 years"
    assert written_designations(jane) == "CPA"
    changed = {change.table_name for change in session.query(Change)}
    assert {"skills_held", "designations_held"} <= changed
