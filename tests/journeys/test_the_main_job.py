"""The main job over HTTP: a touch in March, the right call in June, and the candidate has the last word."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from re import findall, search

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.contact.models import ContactTerms
from agency.jobs.running import run_task
from agency.mail.models import MailPace
from agency.matching.profiles import refresh_profiles
from agency.places.seeding import seed_places
from agency.preferences.models import Preference
from agency.recontact.models import Suggestion, SuggestionState
from agency.recruiters.passwords import hash_password
from agency.skills.seeding import seed_vocabulary
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    PlaceFactory,
    RecruiterFactory,
    SkillHeldFactory,
    TermFactory,
)
from tests.support.jobs import run_waiting_jobs
from tests.support.smtp import Postbox

MARCH = datetime(2026, 3, 12, 15, tzinfo=UTC)
JUNE = datetime(2026, 6, 18, 16, tzinfo=UTC)
MONDAY_SEVEN = datetime(2026, 6, 22, 11, tzinfo=UTC)
TUESDAY = datetime(2026, 6, 23, 15, tzinfo=UTC)
PASSWORD = "a harbour with eleven boats"
QUOTE = "I’d move for a product-lead job in climate tech, just not before June."


@pytest.fixture
def postbox(app: Flask) -> Iterator[Postbox]:
    """A real SMTP server on loopback, and the application told to use it."""
    settings = app.extensions["settings"]
    with Postbox() as postbox:
        app.extensions["settings"] = replace(settings, smtp=postbox.smtp)
        yield postbox
        app.extensions["settings"] = settings


@pytest.fixture
def jane(session: Session) -> Candidate:
    """Jane, and Sam who is just like her and will pause."""
    AgencyFactory()
    seed_vocabulary(session)
    seed_places(session)
    maya = RecruiterFactory(
        name="Maya Lindqvist", email="maya@example.com", password_hash=hash_password(PASSWORD)
    )
    skill = TermFactory(name="Product management")
    people = [
        CandidateFactory(
            full_name=name,
            owner=maya,
            place=PlaceFactory(),
            pay_wanted=135_000,
            pay_currency="CAD",
            pay_period="year",
        )
        for name in ("Jane Okafor", "Sam Whitfield")
    ]
    for person in people:
        SkillHeldFactory(candidate=person, skill=skill, years=9)
    refresh_profiles(session, [person.id for person in people])
    session.commit()
    return people[0]


def text(client: FlaskClient, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.get_data(as_text=True)


def log_not_now(client: FlaskClient, person: Candidate) -> None:
    note = f"Called, not now. “{QUOTE}”"
    page = text(client, f"/touches/new?candidate={person.id}&channel=call")
    form = dict(findall(r'<input[^>]*name="(once_key)"[^>]*value="([^"]*)"', page))
    answer = client.post_form(
        "/touches",
        {**form, "candidate_id": person.id, "note": note, "quote": QUOTE, "channel": "call", "direction": "ours",
         "happened_on": "2026-03-12", "outcome": "not_now", "gave": "nothing"},
    )  # fmt: skip
    assert answer.status_code == 302, answer.get_data(as_text=True)[-3000:]


def open_the_role(client: FlaskClient) -> None:
    answer = client.post_form(
        "/roles",
        {"title": "Product Lead, Home Energy", "client": "Cedar Loop", "new_client": "y", "owner_id": "1", "state": "open",
         "place": "Toronto", "office_days": "3", "pay_low": "130,000", "pay_high": "150,000", "pay_currency": "CAD",
         "pay_period": "year", "contract_form": "permanent", "hours_percent": "100", "openings": "1",
         "must": "Product management", "nice": "PMP", **owner_of(client)},
        page="/roles/new",
    )  # fmt: skip
    assert answer.status_code == 302, answer.get_data(as_text=True)[-6000:]


def owner_of(client: FlaskClient) -> dict[str, str]:
    option = search(
        r'<select[^>]*name="owner_id"[^>]*>.*?<option[^>]*value="(\d+)"',
        text(client, "/roles/new").replace("\n", " "),
    )
    assert option
    return {"owner_id": option.group(1)}


def waiting_about(session: Session, person: Candidate) -> list[Suggestion]:
    session.expire_all()
    query = select(Suggestion).where(
        Suggestion.candidate_id == person.id, Suggestion.state == SuggestionState.new
    )
    return list(session.scalars(query))


def test_a_touch_in_march_is_the_right_call_in_june(
    app: Flask, client: FlaskClient, session: Session, postbox: Postbox, jane: Candidate
) -> None:
    sam = session.scalars(select(Candidate).where(Candidate.full_name == "Sam Whitfield")).one()

    with time_machine.travel(MARCH, tick=False):
        signed_in = client.post_form(
            "/sign-in", {"email": "maya@example.com", "password": PASSWORD}, page="/sign-in"
        )
        assert signed_in.status_code == 302
        log_not_now(client, jane)
        log_not_now(client, sam)
        run_waiting_jobs(app)
        assert "Jane Okafor" not in text(client, "/today")
        wants = text(client, f"/candidates/{jane.id}")
        assert QUOTE in wants

    with time_machine.travel(JUNE, tick=False):
        client.post_form(
            "/sign-in", {"email": "maya@example.com", "password": PASSWORD}, page="/sign-in"
        )
        terms = session.get_one(ContactTerms, sam.id)
        terms.paused_at = JUNE
        session.commit()
        open_the_role(client)
        assert "surface_role" in run_waiting_jobs(app)

        (suggestion,) = waiting_about(session, jane)
        today = text(client, "/today")
        assert suggestion.why in today.replace("&#39;", "'")
        assert "Cedar Loop" in suggestion.why
        assert f"“{QUOTE}”" in today
        assert "Call with you, 12 Mar 2026" in today
        assert "May contact now" in today
        assert f"<b>{suggestion.fit_total}</b>" in today
        assert "Sam Whitfield" not in today
        role = session.scalars(select(Role)).one()
        board = text(client, f"/roles/{role.id}")
        assert "Jane Okafor" in board
        assert "Held back by etiquette" in board

    with time_machine.travel(MONDAY_SEVEN, tick=False):
        assert run_task(app, "write_digests") == {"posted": 1}
        run_waiting_jobs(app)
        (letter,) = postbox.sent_to("maya@example.com")
        for kind in ("plain", "html"):
            words = " ".join(letter.body(kind).replace(" > ", " ").split())
            assert suggestion.why in words.replace("&#39;", "'")
            assert QUOTE in words
        assert str(letter.message["Subject"]).startswith("Week of 22 June: call Jane Okafor first")

    session.execute(delete(MailPace))  # by the database's clock only a moment has passed
    session.commit()
    with time_machine.travel(TUESDAY, tick=False):
        client.post_form(
            "/sign-in", {"email": "maya@example.com", "password": PASSWORD}, page="/sign-in"
        )
        sent = client.post_form(
            f"/candidates/{jane.id}/profile-link",
            {"note": "Is this still right?"},
            page=f"/candidates/{jane.id}/profile-link",
        )
        assert sent.status_code == 302, sent.get_data(as_text=True)[-3000:]
        run_waiting_jobs(app)
        (asked,) = postbox.sent_to(jane.ways[0].value)
        link = search(r"http://localhost(/c/[\w-]+)", asked.body())
        assert link
        stranger = app.test_client()
        assert "Jane" not in text(stranger, link.group(1))
        answered = stranger.post_form(
            f"{link.group(1)}/date", {"from_month": "2026-12"}, page=link.group(1)
        )
        assert answered.status_code in (200, 302), answered.get_data(as_text=True)[-3000:]
        run_waiting_jobs(app)

        assert waiting_about(session, jane) == [] or all(
            s.role_id is None for s in waiting_about(session, jane)
        )
        board = text(client, f"/roles/{role.id}")
        assert "From 1 Dec" in board
        moved = session.scalars(select(Suggestion).where(Suggestion.id == suggestion.id)).one()
        assert moved.state is SuggestionState.expired
        assert date(2026, 12, 1) in [wish.not_before for wish in _wishes(session, jane)]


def _wishes(session: Session, person: Candidate) -> list[Preference]:
    return list(
        session.scalars(
            select(Preference).where(
                Preference.candidate_id == person.id, Preference.ended_at.is_(None)
            )
        )
    )
