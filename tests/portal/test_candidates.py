"""The list of candidates, and adding one by hand."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import ledger_of
from agency.contact.models import ContactTerms
from agency.matching.profiles import refresh_profiles
from agency.recruiters.models import Recruiter
from tests.factories import (
    CandidateFactory,
    PlaceFactory,
    PreferenceFactory,
    TouchFactory,
    WayFactory,
)
from tests.support.queries import count_queries


def test_people_are_listed_with_light_and_last_touch(client: FlaskClient, maya: Recruiter) -> None:
    jane = CandidateFactory(owner=maya)
    TouchFactory(candidate=jane)
    page = client.get("/candidates").text
    for words in (
        "Jane Okafor",
        "Fernhill Power",
        "May contact now",
        "Call, 12 Mar",
        "Maya Lindqvist",
    ):
        assert words in page


def test_a_name_is_found_with_a_slip(client: FlaskClient, maya: Recruiter) -> None:
    CandidateFactory(owner=maya)
    CandidateFactory(full_name="Élodie Gagnon", owner=maya)
    page = client.get("/candidates?q=elodi gagnin").text
    assert "<mark>Élodie</mark> Gagnon" in page
    assert "Jane Okafor" not in page


def test_nobody_of_that_name_offers_to_add_them(client: FlaskClient, maya: Recruiter) -> None:
    CandidateFactory(owner=maya)
    page = client.get("/candidates?q=Zoe Quill").text
    assert "Nobody is called “Zoe Quill”" in page
    assert "/candidates/new?name=Zoe+Quill" in page


def test_an_empty_agency_says_how_to_begin(client: FlaskClient, maya: Recruiter) -> None:
    assert "Nobody is here yet" in client.get("/candidates").text


def test_pages_lead_on_and_back(client: FlaskClient, maya: Recruiter) -> None:
    for number in range(26):
        CandidateFactory(full_name=f"Person {number:02}", owner=maya)
    first = client.get("/candidates").text
    assert "1 to 25 of 26" in first
    assert "Person 25" not in first
    second = client.get("/candidates?page=2").text
    assert "26 to 26 of 26" in second
    assert "past the end" in client.get("/candidates?page=9").text


@pytest.mark.parametrize("asked", ["%", "\\", "'", "a" * 5_000, "(", "\x00", "%00"])
def test_odd_searches_find_nobody_and_break_nothing(
    client: FlaskClient, maya: Recruiter, asked: str
) -> None:
    assert client.get("/candidates", query_string={"q": asked}).status_code == 200
    assert client.get("/candidates", query_string={"page": asked}).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_list(
    session: Session, client: FlaskClient, maya: Recruiter
) -> None:
    def queries() -> int:
        with count_queries(session) as counted:
            client.get("/candidates")
        return counted.queries

    TouchFactory(candidate=CandidateFactory(owner=maya))
    client.get("/candidates")
    few = queries()
    for number in range(12):
        TouchFactory(
            candidate=CandidateFactory(
                full_name=f"Person {number}", place=PlaceFactory(name=f"Town {number}")
            )
        )
    assert queries() == few


@pytest.mark.usefixtures("people")
class TestSearch:
    @pytest.fixture
    def people(self, session: Session, maya: Recruiter) -> None:
        for name, words in (("Ada Rail", "rail, or climate"), ("Bea Climate", "only climate")):
            person = CandidateFactory(full_name=name, title="", employer="", owner=maya)
            PreferenceFactory(candidate=person, words=words, label="Work")
            session.flush()
            refresh_profiles(session, [person.id])

    def test_shows_the_passage_with_its_words_marked_and_how_it_was_read(self, client):
        page = client.get("/candidates", query_string={"q": "climate AND rail"}).text
        assert "1 person" in page
        assert "“<mark>rail</mark>, or <mark>climate</mark>”" in page
        assert "Read as: mentions <b" in page

    def test_that_cannot_be_read_keeps_the_results_before_and_marks_the_place(self, client):
        asked = {"q": 'rail AND ("climate', "before": "rail"}
        page = client.get("/candidates", query_string=asked).text
        assert "This quotation mark is not closed" in page
        assert "rail AND (<mark>&#34;climate</mark>" in page
        assert "Below is what “rail” found" in page
        assert "Bea" not in page.partition("<table")[2]

    def test_narrows_by_what_is_ticked_and_keeps_the_ticks(self, client, session):
        ada = session.scalars(select(Candidate).filter_by(full_name="Ada Rail")).one()
        PreferenceFactory(candidate=ada, kind="remote", value="remote", label="Remote")
        session.flush()
        refresh_profiles(session, [ada.id])
        page = client.get("/candidates", query_string={"q": "climate", "want": "remote"}).text
        assert "1 person" in page
        assert re.search(r'value="remote" form="search" checked', page)

    def test_says_what_would_loosen_it(self, client):
        page = client.get("/candidates", query_string={"q": 'climate AND "head of product"'}).text
        assert "Without “head of product”: 2 people" in page

    def test_a_town_nobody_knows_does_not_narrow(self, client):
        page = client.get("/candidates", query_string={"q": "climate", "place": "Nowhere"}).text
        assert "is not among your places" in page
        assert "2 people" in page

    @pytest.mark.parametrize("q", ["416-555-0188", "(416) 555 0188", "Ada@Example.com"])
    def test_a_number_or_an_address_finds_whoever_has_it(self, client, session, q):
        ada = session.scalars(select(Candidate).filter_by(full_name="Ada Rail")).one()
        WayFactory(candidate=ada, kind="mobile", value="+14165550188")
        WayFactory(candidate=ada, value="ada@example.com")
        page = client.get("/candidates", query_string={"q": q}).text
        assert "1 person" in page


FILLED = {
    "full_name": "Zoe Quill",
    "email": "Zoe@Example.com",
    "mobile": "416-555-0188",
    "agreed": "call",
    "pay_period": "year",
}


def filled(maya: Recruiter, **more: Any) -> dict[str, Any]:
    return {**FILLED, "owner_id": maya.id, **more}


def test_a_person_is_added_with_terms_and_their_yes(
    session: Session, client: FlaskClient, maya: Recruiter
) -> None:
    answer = client.post_form("/candidates/new", filled(maya), page="/candidates/new")
    zoe = session.scalars(select(Candidate)).one()
    assert answer.location == f"/candidates/{zoe.id}"
    assert {way.value for way in zoe.ways} == {"zoe@example.com", "+14165550188"}
    assert session.get(ContactTerms, zoe.id)
    (line,) = ledger_of(session, zoe.id)
    assert (line.kind, line.answer, line.how, line.recorded_by_id) == (
        "contact",
        "yes",
        "call",
        maya.id,
    )
    assert session.scalar(text("SELECT count(*) FROM match_profiles")) == 1


def test_without_a_yes_nobody_may_contact_them(client: FlaskClient, maya: Recruiter) -> None:
    client.post_form("/candidates/new", filled(maya, agreed=""), page="/candidates/new")
    assert "Do not contact" in client.get("/candidates").text


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"full_name": ""}, "Write their name."),
        ({"mobile": "call me"}, "That is not a phone number."),
        ({"email": "zoe at example"}, "That is not an email address."),
        ({"notice_days": "soon"}, "Not a valid integer value."),
        ({"owner_id": "999999"}, "Not a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_is_kept(
    session: Session, client: FlaskClient, maya: Recruiter, wrong: dict[str, str], says: str
) -> None:
    data = filled(maya, title="Painter", **wrong)
    answer = client.post_form("/candidates/new", data, page="/candidates/new")
    assert answer.status_code == 422
    assert says in answer.text
    assert 'value="Painter"' in answer.text
    assert not session.scalars(select(Candidate)).all()


def test_somebody_who_is_here_already_is_shown_instead(
    session: Session, client: FlaskClient, maya: Recruiter
) -> None:
    client.post_form("/candidates/new", filled(maya), page="/candidates/new")
    again = client.post_form("/candidates/new", filled(maya, full_name="Z. Quill"))
    assert again.status_code == 422
    assert "Open Zoe Quill" in again.text
    assert len(session.scalars(select(Candidate)).all()) == 1
