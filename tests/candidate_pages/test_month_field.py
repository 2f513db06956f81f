"""Months as people write them."""

from datetime import date

import pytest

from agency.web.months import month_in


@pytest.mark.parametrize(
    "text",
    [
        "2026-09",
        "2026-9",
        "2026/09",
        "09/2026",
        "9.2026",
        "September 2026",
        "sep 2026",
        "Sept. 2026",
    ],
)
def test_read(text: str):
    assert month_in(text) == date(2026, 9, 1)


@pytest.mark.parametrize(
    "text",
    ["2026", "September", "2026-13", "0026-09", "13/2026", "Soon 2026", "2026-09-01x", "９月"],
)
def test_refused_with_how_to_write_it(text: str):
    with pytest.raises(ValueError, match="Write the month as 2026-09"):
        month_in(text)
