"""Reading single cells."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from agency.candidates.models import PayPeriod, Standing
from agency.imports import cells
from agency.imports.cells import CellRefused, DesignationCell


@pytest.mark.parametrize(
    ("read", "cell", "expected"),
    [
        (cells.day_in, "", None),
        (cells.day_in, "2026-03-12", date(2026, 3, 12)),
        (cells.day_in, "2026-03", date(2026, 3, 1)),
        (cells.day_in, "12 Mar 2026", date(2026, 3, 12)),
        (cells.day_in, "12 March 2026", date(2026, 3, 12)),
        (cells.money_in, "", None),
        (cells.money_in, "120000", Decimal(120000)),
        (cells.money_in, "$120,000", Decimal(120000)),
        (cells.money_in, "CA$ 120 000", Decimal(120000)),
        (cells.money_in, "120\u202f000", Decimal(120000)),
        (cells.money_in, "120k", Decimal(120000)),
        (cells.money_in, "95.50", Decimal("95.50")),
        (cells.money_in, "95,50", Decimal("95.50")),
        (cells.period_in, "", PayPeriod.year),
        (cells.period_in, "Hourly", PayPeriod.hour),
        (cells.days_of_notice, "", None),
        (cells.days_of_notice, "30", 30),
        (cells.days_of_notice, "2 weeks", 14),
        (cells.days_of_notice, "1 month", 30),
        (cells.days_of_notice, "2 weeks' notice", 14),
        (cells.days_of_notice, "None", 0),
        (cells.list_in, " a ;; b;a; ", ("a", "b")),
        (cells.limit_in, "", None),
        (cells.limit_in, "2 a quarter", (2, 91)),
        (cells.limit_in, "once a month", (1, 30)),
        (cells.limit_in, "Twice per year", (2, 365)),
        (cells.limit_in, "4/year", (4, 365)),
        (cells.limit_in, "once every 60 days", (1, 60)),
        (cells.limit_in, "1 in 2 weeks", (1, 14)),
        (cells.limit_in, "1 a half-year", (1, 183)),
        (cells.designations_in, "PMP", (DesignationCell("PMP", Standing.held),)),
        (
            cells.designations_in,
            "CPA in progress 2026-09; P.Eng. considering; RN held",
            (
                DesignationCell("CPA", Standing.in_progress, date(2026, 9, 1)),
                DesignationCell("P.Eng.", Standing.considering),
                DesignationCell("RN", Standing.held),
            ),
        ),
        (
            cells.designations_in,
            "AWS Solutions Architect, in_progress",
            (DesignationCell("AWS Solutions Architect", Standing.in_progress),),
        ),
    ],
)
def test_cell_is_read(read: Callable[[str], Any], cell: str, expected: object) -> None:
    assert read(cell) == expected


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (cells.day_in, "03/12/2026"),
        (cells.day_in, "2026-02-30"),
        (cells.day_in, "soon"),
        (cells.day_in, "0026-01-01"),
        (cells.money_in, "a lot"),
        (cells.money_in, "120.000"),
        (cells.money_in, "0"),
        (cells.money_in, "-5"),
        (cells.money_in, "99999999999"),
        (cells.period_in, "fortnight"),
        (cells.days_of_notice, "a while"),
        (cells.limit_in, "sometimes"),
        (cells.limit_in, "0 a month"),
        (cells.limit_in, "2 every 0 days"),
        (cells.limit_in, "lots a month"),
        (cells.list_in, "x" * 81),
        (cells.designations_in, "CPA held 2026-09"),
        (cells.designations_in, "CPA in progress soon"),
    ],
)
def test_cell_is_refused(read: Callable[[str], Any], cell: str) -> None:
    with pytest.raises(CellRefused):
        read(cell)


@given(some.text(max_size=40))
def test_cells_are_read_or_refused_and_nothing_else(text: str) -> None:
    readers = (
        cells.day_in,
        cells.money_in,
        cells.period_in,
        cells.days_of_notice,
        cells.list_in,
        cells.designations_in,
        cells.limit_in,
    )
    for read in readers:
        with suppress(CellRefused):
            read(text)
