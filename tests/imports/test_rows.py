"""Reading whole rows of people and of roles."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from agency.clients.models import RoleState
from agency.imports.candidates import KNOWN, CandidateRow, Manner, read_candidate
from agency.imports.days import DayUnclear, read_day, which_way_round
from agency.imports.faults import RowRefused
from agency.imports.files import Row
from agency.imports.roles import RequirementCell, RoleRow, read_role
from tests.factories import TODAY


def person(**cells: str) -> CandidateRow | RowRefused:
    told = {"name": "Ana Brook", **{key.replace("_", " "): cell for key, cell in cells.items()}}
    return read_candidate(Row(7, told), Manner(today=TODAY, currency="CAD"))


def role(**cells: str) -> RoleRow | RowRefused:
    told = {"client": "Cedar Loop", "title": "Welder"}
    told |= {key.replace("_", " "): cell for key, cell in cells.items()}
    return read_role(Row(7, told), Manner(today=TODAY, currency="CAD"))


def test_person_with_a_name_and_nothing_else_is_read() -> None:
    row = person()
    assert isinstance(row, CandidateRow)
    assert (row.agreed, row.agreed_on, row.limit, row.currency) == ("unknown", None, None, "CAD")


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"email": "Ana@Example.com", "mobile": "416-555-0142"}, "email:ana@example.com"),
        ({"mobile": "(416) 555-0142"}, "phone:+14165550142"),
    ],
)
def test_key_is_the_best_address(cells: dict[str, str], key: str) -> None:
    row = person(**cells)
    assert isinstance(row, CandidateRow)
    assert row.key == key


def test_key_without_address_is_name_and_employer_however_spaced() -> None:
    one, other = person(employer="Fern  Hill"), person(name="ana  BROOK", employer="fern hill")
    assert isinstance(one, CandidateRow)
    assert isinstance(other, CandidateRow)
    assert one.key == other.key != person(employer="Elsewhere").key  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        pytest.param({"name": " "}, "name", "empty", id="no name"),
        pytest.param({"name": "?!"}, "name", "empty", id="no letters"),
        pytest.param({"email": "ana at x"}, "email", "not an email address", id="email"),
        pytest.param({"mobile": "12"}, "mobile", "number", id="mobile"),
        pytest.param({"linkedin": "Ana B"}, "linkedin", "LinkedIn", id="linkedin"),
        pytest.param({"pay_wanted": "lots"}, "pay wanted", "120000", id="pay"),
        pytest.param({"agreed_to_contact": "sure"}, "agreed to contact", "yes", id="answer"),
        pytest.param({"agreed_to_contact": "yes"}, "agreed on", "a yes needs the day", id="yes"),
        pytest.param({"agreed_on": "2026-06-19"}, "agreed on", "in the future", id="future"),
        pytest.param({"note": "Nice."}, "said on", "need the day", id="note without a day"),
        pytest.param({"wants": "Remote."}, "said on", "need the day", id="wants without a day"),
        pytest.param({"said_by": "pigeon"}, "said by", "write one of: call", id="said by"),
        pytest.param({"channels": "fax"}, "channels", "a way to reach", id="channels"),
        pytest.param({"title": "x" * 201}, "title", "longer than 200", id="long title"),
    ],
)
def test_person_is_refused_by_column(cells: dict[str, str], column: str, said: str) -> None:
    row = person(**cells)
    assert isinstance(row, RowRefused)
    assert (row.line, row.column) == (7, column)
    assert said in row.reason
    assert str(row).startswith(f"Line 7, {column}: ")


def test_refusal_without_a_day_is_still_a_refusal() -> None:
    row = person(agreed_to_contact="No")
    assert isinstance(row, CandidateRow)
    assert row.agreed == "no"


def test_role_is_read() -> None:
    row = role(
        reference="AQ-1",
        office_days="on site",
        pay_low="36",
        pay_high="42",
        period="hour",
        hours="4 days",
        contract="Fixed-term",
        state="On hold",
        must_have="CWB welding:3; Red Seal",
        nice_to_have="Own tools",
        opened="2026-06-01",
    )
    assert isinstance(row, RoleRow)
    assert row.key == "ref:aq-1"
    assert (row.office_days, row.hours_percent, row.contract) == (5, 80, "fixed_term")
    assert (row.pay_low, row.state) == (Decimal(36), RoleState.on_hold)
    assert row.opened_on == date(2026, 6, 1)
    assert row.requirements == (
        RequirementCell("CWB welding", 3, True),
        RequirementCell("Red Seal", None, True),
        RequirementCell("Own tools", None, False),
    )


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"client": ""}, "client"),
        ({"title": ""}, "title"),
        ({"office_days": "sometimes"}, "office days"),
        ({"pay_low": "50", "pay_high": "40"}, "pay high"),
        ({"contract": "eternal"}, "contract"),
        ({"hours": "200"}, "hours"),
        ({"state": "maybe"}, "state"),
        ({"openings": "0"}, "openings"),
        ({"confidence": "110"}, "confidence"),
        ({"must_have": "Python:lots"}, "must have"),
        ({"contact_email": "x"}, "contact email"),
        ({"opened": "2026-06-19"}, "opened"),
    ],
)
def test_role_is_refused_by_column(cells: dict[str, str], column: str) -> None:
    row = role(**cells)
    assert isinstance(row, RowRefused)
    assert row.column == column


def test_role_without_reference_is_known_by_client_title_and_day() -> None:
    keys = {row.key for row in (role(), role(title="WELDER")) if isinstance(row, RoleRow)}
    assert len(keys) == 1
    assert role(opened="2026-06-01").key not in keys  # type: ignore[union-attr]


FIELD = some.sampled_from(sorted({*KNOWN} - {"name"}))
ODD = some.text(max_size=30) | some.sampled_from(
    ("1e308", "=1+1", "0", "-1", "٣", "12/13/14", "99999999999", "\u202e", "Infinity", "NaN", "29 Feb 2025", "@", "+", ";;;")
)  # fmt: skip


@pytest.mark.parametrize("keeps_unread", [True, False])
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine
@given(told=some.dictionaries(FIELD, ODD))
def test_no_cells_break_a_row(told: dict[str, str], keeps_unread: bool) -> None:
    manner = Manner(today=TODAY, currency="CAD", notes_on=TODAY, keeps_unread=keeps_unread)
    row = read_candidate(Row(7, {"name": "Ana Brook", **told}), manner)
    if isinstance(row, CandidateRow):
        unread = [cell for cell in told.values() if keeps_unread and cell and cell in row.kept]
        assert all(cell in row.kept for cell in unread)
    else:
        assert row.reason


def test_what_cannot_be_read_is_kept_where_a_person_is_asked() -> None:
    manner = Manner(today=TODAY, currency="CAD", keeps_unread=True)
    row = read_candidate(Row(7, {"name": "Ana Brook", "pay now": "negotiable"}), manner)
    assert isinstance(row, CandidateRow)
    assert (row.pay_now, row.kept) == (None, "pay now: negotiable")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-12", date(2026, 3, 12)),
        ("2026-03", date(2026, 3, 1)),
        ("20260312", date(2026, 3, 12)),
        ("2026/3/12", date(2026, 3, 12)),
        ("12 Mar 2026", date(2026, 3, 12)),
        ("March 12th, 2026", date(2026, 3, 12)),
        ("Thursday, March 12, 2026", date(2026, 3, 12)),
        ("12.03.2026", date(2026, 3, 12)),
        ("13/03/26", date(2026, 3, 13)),
        ("03/13/2026 10:00 PM", date(2026, 3, 13)),
        ("12-Mar-26", date(2026, 3, 12)),
        ("12 mars 2026", date(2026, 3, 12)),
        ("12. März 2026", date(2026, 3, 12)),
        ("46093", date(2026, 3, 12)),
        ("2026-03-12T10:00:00Z", date(2026, 3, 12)),
        ("31/02/2026", None),
        ("1e308", None),
    ],
)
def test_days_are_read_as_people_and_programs_write_them(written: str, day: date | None) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize(
    ("day_first", "day"), [(True, date(2026, 6, 3)), (False, date(2026, 3, 6))]
)
def test_a_day_that_is_one_of_two_is_asked_about(day_first: bool, day: date) -> None:
    with pytest.raises(DayUnclear):
        read_day("03/06/2026")
    assert read_day("03/06/2026", day_first) == day
    assert which_way_round(["03/06/2026", "13/06/2026"]) is True
    assert which_way_round(["03/06/2026", "06/13/2026"]) is False
    assert which_way_round(["03/06/2026"]) is None
