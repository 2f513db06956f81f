"""People ticked in a list: the bar, giving them to a colleague, one touch for all, taking them away."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.exports.models import Export, ExportState
from agency.exports.tables import table_lines
from agency.matching.profiles import refresh_profiles
from agency.portal import ticked
from agency.recruiters.models import Recruiter
from agency.search import finding
from agency.touches.models import Touch
from agency.web import filters
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    DeskFactory,
    PreferenceFactory,
    RecruiterFactory,
)
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

HX = {"HX-Request": "true"}


@pytest.fixture
def ruth(maya: Recruiter) -> Candidate:
    """Somebody who asked for quiet."""
    paused = {"paused_at": NOON - timedelta(days=9), "paused_until": TODAY + timedelta(days=30)}
    return CandidateFactory(full_name="Ruth Abara", owner=maya, terms=paused)


@pytest.fixture
def jane(maya: Recruiter) -> Candidate:
    return CandidateFactory(full_name="Jane Okafor", owner=maya)


def everybody(session: Session) -> None:
    for person in session.scalars(select(Candidate)):
        PreferenceFactory(candidate=person, words="climate, please")
    session.flush()
    refresh_profiles(session, session.scalars(select(Candidate.id)).all())


def test_the_bar_says_how_many_may_be_written_to_and_why_not_the_others(client, jane, ruth):
    form = {"person": [jane.id, ruth.id]}
    bar = client.post_form("/candidates/ticked", form, page="/candidates", headers=HX).text
    assert "2 selected" in bar
    assert "Email 1 of 2" in bar
    assert "Ruth Abara is left out of the letters: She asked for quiet until 18 Jul." in bar
    assert "<html" not in bar
    page = client.post_form("/candidates/ticked", form).text
    assert "<h1>2 ticked</h1>" in page


def test_nobody_ticked_changes_nothing_and_says_so(client, maya):
    for act in ("hotlist", "owner", "file", "touch", "letters"):
        answer = client.post_form(f"/candidates/ticked/{act}", page="/candidates")
        assert answer.location == "/candidates", act
        assert "Nobody was ticked" in client.get("/candidates").text


def test_all_that_a_search_finds_are_ticked_unless_they_are_too_many(
    client, jane, ruth, session, monkeypatch
):
    everybody(session)
    CandidateFactory(full_name="Somebody Else")
    form = {"all": "1", "q": "climate"}
    assert "2 selected" in client.post_form("/candidates/ticked", form, headers=HX).text
    narrowed = {**form, "light": "go"}
    assert "1 selected" in client.post_form("/candidates/ticked", narrowed, headers=HX).text
    monkeypatch.setattr(ticked, "MOST", 1)
    client.post_form("/candidates/ticked/owner", {**form, "owner_id": RecruiterFactory().id})
    assert jane.owner.name == "Maya Lindqvist"


def test_erased_people_and_numbers_of_nobody_are_not_ticked(client, jane):
    erased = CandidateFactory(erased_at=NOON)
    form = {"person": [erased.id, 987_654, "x", "٣", jane.id, jane.id]}
    assert "1 selected" in client.post_form("/candidates/ticked", form, headers=HX).text


class TestOwner:
    def test_changes_for_all_and_is_given_back_but_for_who_changed_since(
        self, client, maya, jane, ruth
    ):
        tom, ana = RecruiterFactory(name="Tom Wirth"), RecruiterFactory(name="Ana Sousa")
        form = {"person": [jane.id, ruth.id], "owner_id": tom.id}
        client.post_form("/candidates/ticked/owner", form, page="/candidates")
        assert {jane.owner_id, ruth.owner_id} == {tom.id}
        page = client.get("/candidates").text
        assert "Tom Wirth owns two people more." in page
        undo = re.search(r'action="(/candidates/ticked/owner/undo/[^"]+)"', page)
        client.post_form("/candidates/ticked/owner", {"person": ruth.id, "owner_id": ana.id})
        client.post_form(undo[1])
        assert (jane.owner_id, ruth.owner_id) == (maya.id, ana.id)

    def test_is_nobody_who_left(self, client, jane):
        gone = RecruiterFactory(disabled=True)
        form = {"person": jane.id, "owner_id": gone.id}
        assert client.post_form("/candidates/ticked/owner", form).status_code == 400

    def test_is_given_back_only_by_who_gave_it(self, client, jane, app):
        tom = RecruiterFactory(name="Tom Wirth")
        client.post_form("/candidates/ticked/owner", {"person": jane.id, "owner_id": tom.id})
        undo = re.search(
            r'action="(/candidates/ticked/owner/undo/[^"]+)"', client.get("/today").text
        )
        other = app.test_client()
        sign_in(other, tom)
        other.post_form(undo[1], page="/today")
        assert jane.owner_id == tom.id

    @pytest.mark.usefixtures("jane")
    def test_narrows_by_desk_with_the_people_of_its_recruiters(self, client):
        desk = DeskFactory(name="Rail")
        CandidateFactory(full_name="Of The Desk", owner=RecruiterFactory(desk=desk))
        page = client.get(f"/candidates?desk={desk.id}").text
        assert "1 person" in page
        assert re.search(r'Rail<span class="cb-count">1</span>', page)


class TestTouch:
    def test_is_kept_once_with_each_and_says_whom_it_should_not_have_reached(
        self, client, jane, ruth, session
    ):
        form = {
            "person": [jane.id, ruth.id], "channel": "event", "happened_on": TODAY.isoformat(),
            "note": "Met at the grid conference", "once_key": "k", "save": "1",
        }  # fmt: skip
        client.post_form("/candidates/ticked/touch", form)
        said = "With one of them this contact was not allowed."
        assert said in client.get("/candidates").text
        client.post_form("/candidates/ticked/touch", form)
        notes = session.scalars(select(Touch)).all()
        assert sorted(one.candidate_id for one in notes) == sorted([jane.id, ruth.id])
        assert {(one.note, one.channel) for one in notes} == {
            ("Met at the grid conference", "event")
        }

    def test_needs_a_note_and_a_day_that_has_come_and_keeps_what_was_typed(self, client, jane):
        page = client.post_form("/candidates/ticked/touch", {"person": jane.id}).text
        assert "Log one touch for one person" in page
        tomorrow = (TODAY + timedelta(days=1)).isoformat()
        form = {"person": jane.id, "channel": "event", "happened_on": tomorrow, "save": "1"}
        answer = client.post_form("/candidates/ticked/touch", {**form, "note": "Soon"})
        assert answer.status_code == 422
        assert "That day has not come yet." in answer.text
        assert "Soon" in answer.text


class TestFile:
    def test_holds_the_ticked_and_nobody_else(self, client, jane, ruth, session):
        CandidateFactory(full_name="Somebody Else")
        form = {"person": [jane.id, ruth.id], "form": "csv"}
        client.post_form("/candidates/ticked/file", form, page="/candidates")
        [export] = session.scalars(select(Export))
        assert (export.rows, export.state) == (2, ExportState.making)
        names = [line[0] for line in table_lines(session, export.kind, export.asked)]
        assert names == ["name", "Jane Okafor", "Ruth Abara"]

    def test_of_more_than_a_few_lines_waits_for_a_colleague(self, client, maya, session):
        people = [CandidateFactory(full_name=f"Person {n}", owner=maya).id for n in range(51)]
        client.post_form("/candidates/ticked/file", {"person": people, "form": "csv"})
        assert session.scalars(select(Export)).one().state is ExportState.waiting


def test_the_number_of_queries_does_not_grow_with_the_ticks(client, maya, session):
    def queries(people: list[int]) -> int:
        with count_queries(session) as counted:
            client.post_form("/candidates/ticked", {"person": people}, headers=HX)
        return counted.queries

    people = [CandidateFactory(owner=maya).id for _ in range(9)]
    queries(people[:1])
    assert queries(people[:2]) == queries(people)


def test_lights_are_counted_and_narrow_the_page(client, jane, ruth, session):
    everybody(session)
    page = client.get("/candidates?q=climate").text
    assert re.search(r'May contact now<span class="cb-count">1</span>', page)
    assert re.search(r'From a date<span class="cb-count">1</span>', page)
    assert "Ruth Abara" not in client.get("/candidates?q=climate&light=go").text
    assert "Ruth Abara" in client.get("/candidates?q=climate&light=wait").text


def test_a_wide_search_says_that_lights_are_not_counted_and_is_walked(
    client, maya, session, monkeypatch
):
    from agency.lists import lit

    for number in range(7):
        CandidateFactory(full_name=f"Person {number}", owner=maya)
    everybody(session)
    monkeypatch.setattr(lit, "AT_ONCE", 3)
    page = client.get("/candidates?q=climate&light=go").text
    assert "Counted once a search finds at most 3." in page
    assert "3 of 7 people" in page
    further = re.search(r'rel="next" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert "3 of 7 people" in client.get(further).text
    empty = client.get("/candidates?q=climate&light=stop").text
    assert "None of these have that light" in empty
    assert "Look further" in empty


def test_a_search_that_finds_many_says_so_and_counts_no_heading(client, maya, session, monkeypatch):
    for number in range(27):
        one = CandidateFactory(full_name=f"Person {number}", owner=maya)
        PreferenceFactory(candidate=one, kind="remote", value="remote", label="Remote, climate")
    everybody(session)
    found = client.get("/candidates?q=climate").text
    assert "27 people" in found
    assert re.search(r'Remote<span class="cb-count">27</span>', found)
    for module in (finding, filters):
        monkeypatch.setattr(module, "COUNTED", 3)
    many = client.get("/candidates?q=climate").text
    assert "3+ people" in many
    assert "1 to 25 of 3+" in many
    assert "So many are not ranked" in many
    assert re.search(r">Remote</label>", many)
    further = client.get("/candidates?q=climate&page=2").text
    assert "26 to 27 of 3+" in further
    assert 'rel="next"' not in further
    assert "About 1,000 people" in client.get("/candidates").text


def test_how_many_a_place_would_bring_is_told(client, maya, session):
    from tests.factories import PlaceFactory

    toronto = PlaceFactory()
    mover = CandidateFactory(full_name="By The Sea", place=PlaceFactory(halifax=True), owner=maya)
    PreferenceFactory(candidate=mover, kind="place", label="Toronto", place_id=toronto.id)
    CandidateFactory(full_name="In Town", place=toronto, owner=maya)
    session.flush()
    refresh_profiles(session, session.scalars(select(Candidate.id)).all())
    page = client.get("/candidates?place=Toronto").text
    assert "1 person" in page
    assert re.search(r'or would move there<span class="cb-count">1</span>', page)
    assert re.search(r'or remote<span class="cb-count">0</span>', page)
