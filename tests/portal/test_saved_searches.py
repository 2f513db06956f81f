"""Saved searches in the portal: keeping one, who is new, when to be told, whose it is."""

from collections.abc import Iterator

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.lists.following import look_again
from agency.matching.profiles import refresh_profiles
from agency.recruiters.models import Recruiter
from agency.search.models import Alert, SavedSearch, SearchWatch
from agency.search.saved import followed, save_search
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    DeskFactory,
    PreferenceFactory,
    RecruiterFactory,
    SavedSearchFactory,
)
from tests.support.signing_in import sign_in


@pytest.fixture
def maya(session: Session, client: FlaskClient) -> Iterator[Recruiter]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory(name="Maya Lindqvist", desk=DeskFactory(name="Climate"))
        sign_in(client, maya)
        yield maya


def who_wants_climate(session: Session, name: str) -> Candidate:
    person = CandidateFactory(full_name=name)
    PreferenceFactory(candidate=person, words="climate, please")
    session.flush()
    refresh_profiles(session, [person.id])
    return person


@pytest.fixture
def search(session: Session, maya: Recruiter) -> SavedSearch:
    who_wants_climate(session, "Ada Known")
    search = save_search(session, maya, "Climate", {"q": ["climate"]}, None)
    look_again(session, search.id, NOON)
    return search


def url_of(search: SavedSearch) -> str:
    return f"/candidates?saved={search.id}&q=climate"


def test_a_search_is_saved_with_its_facets_and_nobody_is_new_in_it(client, maya, session):
    who_wants_climate(session, "Ada Known")
    form = {
        "q": "climate",
        "light": "go",
        "order": "reason",
        "name": "Climate, now",
        "whose": "desk",
    }
    answer = client.post_form("/searches", form, page="/candidates?q=climate")
    [kept] = session.scalars(select(SavedSearch))
    assert kept.asked == {"q": ["climate"], "light": ["go"]}
    assert kept.desk_id == maya.desk_id
    page = client.get(answer.location).text
    assert "nobody new since you last looked" in page
    assert "Ada Known" in page


def test_a_search_without_a_name_is_asked_for_one_and_keeps_what_it_asks(client, maya, session):
    answer = client.post_form("/searches", {"q": "climate", "name": ""}, page="/candidates")
    assert answer.status_code == 422
    assert 'name="q" value="climate"' in answer.text
    assert client.post_form("/searches", {"name": "Everybody"}).status_code == 400
    assert session.scalars(select(SavedSearch)).all() == []


def test_who_is_new_is_marked_until_they_have_looked(client, maya, session, search):
    who_wants_climate(session, "Bea New")
    look_again(session, search.id, NOON)
    page = client.get(url_of(search)).text
    assert "one new since you last looked" in page
    rows = page.partition("<table")[2].split("<tr")
    assert [("New</span>" in row) for row in rows if "Known" in row or "Bea" in row].count(
        True
    ) == 1
    newest = followed(session, search.id, maya).newest
    client.post_form(f"/searches/{search.id}/seen", {"newest": newest})
    assert "nobody new since you last looked" in client.get(url_of(search)).text


def test_the_searches_they_follow_stand_beside_every_page_with_who_is_new(client, session, search):
    who_wants_climate(session, "Bea New")
    look_again(session, search.id, NOON)
    page = client.get("/roles").text
    assert "Saved searches" in page
    assert 'class="cb-count">1<span class="visually-hidden"> new' in page


def test_today_tells_of_a_search_that_is_followed_daily(client, maya, session, search):
    who_wants_climate(session, "Bea New")
    look_again(session, search.id, NOON)
    CandidateFactory()
    assert "New in your searches" not in client.get("/today").text
    client.post_form(f"/searches/{search.id}/alert", {"alert": "daily"}, page="/searches")
    assert session.scalars(select(SearchWatch)).one().alert is Alert.daily
    page = client.get("/searches").text
    assert "one new" in page
    assert client.post_form(f"/searches/{search.id}/alert", {"alert": "hourly"}).status_code == 400


def test_a_search_is_changed_to_what_the_page_asks(client, session, search):
    page = client.get(f"/candidates?saved={search.id}&q=rail").text
    assert "Keep these changes" in page
    assert "Keep these changes" not in client.get(url_of(search)).text
    client.post_form(f"/searches/{search.id}/asked", {"q": "rail"})
    assert search.asked == {"q": ["rail"]}


def test_a_search_is_renamed_removed_and_brought_back(client, session, search):
    client.post_form(f"/searches/{search.id}", {"name": "Green", "whose": "mine"}, page="/searches")
    assert search.name == "Green"
    client.post_form(f"/searches/{search.id}/archiving")
    assert "“Green” is removed." in client.get("/searches").text
    assert "Saved search," not in client.get(url_of(search)).text
    client.post_form(f"/searches/{search.id}/archiving")
    assert "Green" in client.get("/searches").text


def test_a_colleagues_own_search_is_neither_seen_nor_changed(client, maya):
    theirs = SavedSearchFactory(name="Private search", owner=RecruiterFactory(name="Tom Wirth"))
    assert client.get(f"/searches/{theirs.id}").status_code == 403
    for path, form in (
        ("", {"name": "x"}), ("/alert", {"alert": "daily"}), ("/archiving", {}),
        ("/seen", {"newest": 1}), ("/asked", {"q": "rail"}),
    ):  # fmt: skip
        assert client.post_form(f"/searches/{theirs.id}{path}", form).status_code == 403, path
    assert "Private search" not in client.get(url_of(theirs)).text
