"""From which day somebody asked to hear from us."""

from datetime import date

import pytest

from agency.contact.named_date import DatedWish, named_date

JUNE, SEPTEMBER = date(2026, 6, 1), date(2026, 9, 1)


def wish(kind: str = "title", horizon: str = "now", on: date | None = None) -> DatedWish:
    return DatedWish(kind, horizon, on)


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ([], None),
        ([wish()], None),
        ([wish("timing", on=JUNE)], JUNE),
        ([wish("timing", on=JUNE), wish("timing", on=SEPTEMBER)], SEPTEMBER),
        ([wish("timing", on=JUNE), wish()], JUNE),
        ([wish("timing")], None),
        ([wish("timing", "never", JUNE)], None),
        ([wish("title", "later", SEPTEMBER)], SEPTEMBER),
        ([wish("title", "later", SEPTEMBER), wish("industry", "later", JUNE)], JUNE),
        ([wish("title", "later", SEPTEMBER), wish("title")], None),
        ([wish("title", "later", SEPTEMBER), wish("place")], SEPTEMBER),
        ([wish("title", "later", SEPTEMBER), wish("title", "never")], SEPTEMBER),
        ([wish("place", "later", SEPTEMBER)], None),
        ([wish("title", "now", JUNE)], JUNE),
    ],
    ids=[
        "no wishes",
        "a wish for now",
        "not before June",
        "of two such days the later",
        "not before June holds for the wish for now too",
        "after my bonus, no day named",
        "a day that was taken back",
        "only something later",
        "of several things later the first",
        "something now as well as something later",
        "where to work opens nothing by itself",
        "what they would never do opens nothing either",
        "a place later is no day for everything",
        "a wish that carries its own day",
    ],
)
def test_named_date(wishes: list[DatedWish], expected: date | None) -> None:
    assert named_date(wishes) == expected
