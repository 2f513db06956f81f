"""The private calendar: what is in it, who may read it, and what programs make of it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, Standing
from agency.contact.models import ContactTerms
from agency.recruiters.models import CalendarFeed, Recruiter
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    DesignationHeldFactory,
    PreferenceFactory,
    PromiseFactory,
    RecruiterFactory,
    TermFactory,
    TouchFactory,
)
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

SOON = TODAY + timedelta(days=10)


@pytest.fixture
def maya(session: Session, client: FlaskClient) -> Iterator[Recruiter]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory()
        sign_in(client, maya)
        yield maya


@pytest.fixture
def jane(maya: Recruiter) -> Candidate:
    return CandidateFactory(owner=maya)


@pytest.fixture
def address(client: FlaskClient, maya: Recruiter) -> str:
    return made(client)


def made(client: FlaskClient) -> str:
    page = client.post_form("/settings/calendar").text
    found = re.search(r'value="http://[^/"]+(/calendar/[^"]+\.ics)"', page)
    assert found
    return found[1]


def events(client: FlaskClient, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    calendar = Calendar.from_ical(answer.data)
    return {str(one["uid"]).partition("@")[0]: one for one in calendar.walk("VEVENT")}


def test_follow_ups_promises_and_named_days_are_whole_days_with_a_way_back(
    client: FlaskClient, jane: Candidate, maya: Recruiter, address: str
) -> None:
    touch = TouchFactory(
        candidate=jane, recruiter=maya, next_step="Call Jane back", next_on=SOON,
        note="Secret note", happened_at=NOON,
    )  # fmt: skip
    promise = PromiseFactory(candidate=jane, recruiter=maya, what="send the JD", due_on=SOON)
    wish = PreferenceFactory(candidate=jane, not_before=date(2026, 9, 1), words="Secret words")
    PreferenceFactory(candidate=jane, not_before=date(2026, 9, 1))
    exam = DesignationHeldFactory(
        candidate=jane, designation=TermFactory(designation=True, name="PMP"),
        standing=Standing.in_progress, expected_on=date(2026, 11, 1),
    )  # fmt: skip
    found = events(client, address)
    assert {key: str(one["summary"]) for key, one in found.items()} == {
        f"next-{touch.id}": "Jane Okafor: call back",
        f"promise-{promise.id}": "Jane Okafor: you promised to send the JD",
        f"wish-{wish.id}": "Jane Okafor: asked to hear from us from today",
        f"exam-{exam.id}": "Jane Okafor: PMP expected",
    }
    day = found[f"next-{touch.id}"]
    assert (day.decoded("dtstart"), day.decoded("dtend")) == (SOON, SOON + timedelta(days=1))
    assert str(day["url"]).endswith(f"/candidates/{jane.id}")
    text = client.get(address).text
    assert "Secret" not in text
    assert "DTSTART;VALUE=DATE:20260628" in text


def test_what_is_kept_done_or_ended_disappears(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter, address: str
) -> None:
    TouchFactory(candidate=jane, recruiter=maya, next_on=SOON, happened_at=NOON - timedelta(days=2))
    promise = PromiseFactory(candidate=jane, recruiter=maya, due_on=SOON)
    wish = PreferenceFactory(candidate=jane, not_before=SOON)
    assert len(events(client, address)) == 3
    promise.keep(NOON)
    wish.end(NOON)
    TouchFactory(candidate=jane, recruiter=maya, happened_at=NOON)
    session.flush()
    assert events(client, address) == {}


def test_a_try_does_not_do_a_follow_up(
    client: FlaskClient, jane: Candidate, maya: Recruiter, address: str
) -> None:
    TouchFactory(candidate=jane, recruiter=maya, next_on=SOON, happened_at=NOON - timedelta(days=2))
    TouchFactory(candidate=jane, recruiter=maya, kind="attempt", happened_at=NOON)
    assert len(events(client, address)) == 1


def test_only_their_own_days_and_nobody_who_is_to_be_left_alone(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter, address: str
) -> None:
    TouchFactory(candidate=jane, recruiter=RecruiterFactory(), next_on=SOON, happened_at=NOON)
    PreferenceFactory(candidate=CandidateFactory(), not_before=SOON)
    gone = CandidateFactory(owner=maya, erased_at=NOON)
    PreferenceFactory(candidate=gone, not_before=SOON)
    for name in ("stopped_at", "restricted_at"):
        quiet = CandidateFactory(owner=maya)
        setattr(session.get_one(ContactTerms, quiet.id), name, NOON)
        PreferenceFactory(candidate=quiet, not_before=SOON)
    session.flush()
    assert events(client, address) == {}


def test_whatever_somebody_typed_is_one_line_of_one_event(
    client: FlaskClient, jane: Candidate, maya: Recruiter, address: str
) -> None:
    jane.full_name = "Jåne; Ok,afor \\ 名前" * 9
    PromiseFactory(
        candidate=jane,
        recruiter=maya,
        due_on=SOON,
        what="x\r\nBEGIN:VEVENT\r\nEND:VCALENDAR é" * 20,
    )
    raw = client.get(address).data
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\r\nBEGIN:VEVENT") == 1
    (event,) = events(client, address).values()
    assert str(event["summary"]).startswith(jane.full_name)


def test_the_address_is_shown_once_and_only_its_hash_is_kept(
    session: Session, client: FlaskClient, maya: Recruiter, address: str
) -> None:
    token = address.removeprefix("/calendar/").removesuffix(".ics")
    assert len(token) > 40
    assert token not in client.get("/settings").text
    feed = session.scalars(select(CalendarFeed)).one()
    assert feed.recruiter_id == maya.id
    assert token.encode() not in feed.token_hash


def test_it_needs_no_sign_in_and_ends_when_renewed_ended_or_its_owner_leaves(
    session: Session, client: FlaskClient, maya: Recruiter, address: str
) -> None:
    program = client.application.test_client()
    assert program.get(address).status_code == 200
    renewed = made(client)
    assert program.get(address).status_code == 404
    assert program.get(renewed).status_code == 200
    client.post_form("/settings/calendar/end")
    assert program.get(renewed).status_code == 404
    last = made(client)
    maya.disabled_at = NOON
    session.flush()
    assert program.get(last).status_code == 404


def test_an_invented_address_leads_nowhere(client: FlaskClient, jane: Candidate) -> None:
    answer = client.application.test_client().get("/calendar/invented.ics")
    assert answer.status_code == 404


def test_it_can_be_asked_for_sixty_times_an_hour(client: FlaskClient, address: str) -> None:
    program = client.application.test_client()
    for _ in range(60):
        assert program.get(address).status_code == 200
    assert program.get(address).status_code == 429


def test_a_follow_up_and_a_promise_can_be_taken_away_as_a_file(
    client: FlaskClient, jane: Candidate, maya: Recruiter
) -> None:
    touch = TouchFactory(candidate=jane, recruiter=maya, next_on=SOON, happened_at=NOON)
    promise = PromiseFactory(candidate=jane, recruiter=maya, due_on=SOON)
    page = client.get(f"/candidates/{jane.id}").text
    for file, key in (
        (f"/touches/{touch.id}/next.ics", f"next-{touch.id}"),
        (f"/promises/{promise.id}/due.ics", f"promise-{promise.id}"),
    ):
        assert f'href="{file}"' in page
        assert list(events(client, file)) == [key]
        assert "attachment" in client.get(file).headers["Content-Disposition"]
    without = TouchFactory(candidate=jane, recruiter=maya)
    assert client.get(f"/touches/{without.id}/next.ics").status_code == 404


def test_the_queries_do_not_grow_with_the_days(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter, address: str
) -> None:
    def some() -> None:
        PromiseFactory(candidate=CandidateFactory(owner=maya), recruiter=maya, due_on=SOON)
        PreferenceFactory(candidate=CandidateFactory(owner=maya), not_before=SOON)

    some()
    with count_queries(session) as few:
        client.get(address)
    for _ in range(5):
        some()
    with count_queries(session) as many:
        client.get(address)
    assert many.queries == few.queries
