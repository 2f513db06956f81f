"""Filters speak in the viewer's zone and the agency's currency."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from flask import Flask, g, render_template_string
from sqlalchemy.orm import Session

from tests.factories import NOON, AgencyFactory, RecruiterFactory

LATE = datetime(2026, 6, 19, 2, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "expression", "words"),
    [
        (None, "late|day", "18 Jun 2026"),
        ("Europe/Paris", "late|day", "19 Jun 2026"),
        (None, "late|clock_time", "22:05"),
        (None, "late|clock_time('Asia/Kolkata')", "07:35"),
        (None, "late|near_day", "today"),
        ("Europe/Paris", "late|near_day", "tomorrow"),
        (None, "late|heading_day", "Thursday 18 June"),
        (None, "late|heading_day(zone='Asia/Kolkata', with_year=true)", "Friday 19 June 2026"),
        (None, "date|short_day", "1 Sep"),
        (None, "date|month", "September 2026"),
        (None, "time|clock_time", "07:00"),
        (None, "135000|money", "$135,000"),
        (None, "135000|money_short('USD')", "US$135k"),
        (None, "62|money(period='hour')", "$62 an hour"),
        (None, "13|count_words('person', 'people')|capital", "Thirteen people"),
        (None, "'James'|possessive", "James’s"),
        (None, "today.isoformat()", "2026-06-18"),
        (None, "agency.name", "Harbour &amp; Pike"),
    ],
)
def test_filter(
    app: Flask, session: Session, zone: str | None, expression: str, words: str
) -> None:
    AgencyFactory()
    with time_machine.travel(NOON, tick=False), app.test_request_context():
        if zone:
            g.me = RecruiterFactory(zone=zone)
        values = {"late": LATE, "date": date(2026, 9, 1), "time": time(7)}
        assert render_template_string("{{ " + expression + " }}", **values) == words


def test_before_the_first_run_there_is_no_agency_and_still_a_day(
    app: Flask, session: Session
) -> None:
    with time_machine.travel(LATE, tick=False), app.test_request_context():
        shown = render_template_string(
            "{{ agency is none }} {{ late|day }} {{ 5|money }}", late=LATE
        )
    assert shown == "True 19 Jun 2026 $5"
