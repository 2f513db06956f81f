"""Hotlists in the portal: making one, people on and off, who may see it, and taking back."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.recruiters.models import Recruiter
from agency.search.hotlists import add_people, members_of
from agency.search.models import Hotlist
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    DeskFactory,
    HotlistFactory,
    RecruiterFactory,
    TouchFactory,
)
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in


@pytest.fixture
def maya(session: Session, client: FlaskClient) -> Iterator[Recruiter]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory(name="Maya Lindqvist", desk=DeskFactory(name="Climate"))
        sign_in(client, maya)
        yield maya


@pytest.fixture
def hotlist(maya: Recruiter) -> Hotlist:
    return HotlistFactory(owner=maya)


def on(session: Session, hotlist: Hotlist) -> list[str]:
    return [one.candidate.full_name for one in members_of(session, hotlist.id)]


def undo_of(page: str) -> str:
    found = re.search(r'action="(/hotlists/\d+/undo/[^"]+)"', page)
    assert found
    return found[1]


def test_a_list_is_begun_renamed_and_given_to_the_desk(client, maya, session):
    client.post_form("/hotlists", {"name": "First calls", "whose": "mine"}, page="/hotlists")
    [made] = session.scalars(select(Hotlist))
    assert (made.name, made.desk_id, made.owner_id) == ("First calls", None, maya.id)
    client.post_form(f"/hotlists/{made.id}", {"name": "Second calls", "whose": "desk"})
    assert (made.name, made.desk_id) == ("Second calls", maya.desk_id)
    page = client.get("/hotlists").text
    assert "Second calls" in page
    assert "for the desk" in page


def test_a_list_without_a_name_is_not_begun(client, maya, session):
    answer = client.post_form("/hotlists", {"name": " ", "whose": "mine"}, page="/hotlists")
    assert answer.status_code == 422
    assert "Give the hotlist a name." in answer.text
    assert session.scalars(select(Hotlist)).all() == []


def test_a_person_is_put_on_from_their_page_which_then_says_so_and_why(client, hotlist, session):
    jane = CandidateFactory()
    form = {"person": jane.id, "hotlist_id": hotlist.id, "note": "Free in June"}
    answer = client.post_form(
        "/candidates/ticked/hotlist", {**form, "back": f"/candidates/{jane.id}"}
    )
    assert answer.location == f"/candidates/{jane.id}"
    page = client.get(answer.location).text
    assert "Jane Okafor is on “Ready after the summer”." in page
    assert "Free in June" in page
    client.post_form(undo_of(page))
    assert on(session, hotlist) == []


def test_several_are_put_on_a_new_list_of_the_desk(client, maya, session):
    people = [CandidateFactory(full_name=name).id for name in ("Ada", "Bea")]
    form = {"person": people, "new_name": "Both", "for_desk": "1"}
    client.post_form("/candidates/ticked/hotlist", form, page="/candidates")
    [made] = session.scalars(select(Hotlist))
    assert (made.name, made.desk_id) == ("Both", maya.desk_id)
    assert on(session, made) == ["Ada", "Bea"]


def test_the_ticked_are_taken_off_and_come_back_with_undo(client, maya, hotlist, session):
    people = [CandidateFactory(full_name=name).id for name in ("Ada", "Bea", "Cleo")]
    add_people(session, hotlist, people, maya, NOON)
    url = f"/hotlists/{hotlist.id}"
    client.post_form(f"{url}/removal", {"person": people[:2], "back": url}, page=url)
    assert on(session, hotlist) == ["Cleo"]
    page = client.get(url).text
    assert "Two people taken off “Ready after the summer”." in page
    client.post_form(undo_of(page))
    assert on(session, hotlist) == ["Ada", "Bea", "Cleo"]


def test_a_line_is_moved_and_its_reason_written(client, maya, hotlist, session):
    people = [CandidateFactory(full_name=name).id for name in ("Ada", "Bea")]
    add_people(session, hotlist, people, maya, NOON)
    url = f"/hotlists/{hotlist.id}"
    client.post_form(f"{url}/people/{people[1]}", {"move": "up", "note": ""}, page=url)
    assert on(session, hotlist) == ["Bea", "Ada"]
    client.post_form(f"{url}/people/{people[0]}", {"note": "Knows rail"})
    assert "Knows rail" in client.get(url).text
    assert client.post_form(f"{url}/people/{CandidateFactory().id}").status_code == 404


def test_an_archived_list_is_out_of_the_way_and_can_be_brought_back(client, maya, hotlist):
    client.post_form(f"/hotlists/{hotlist.id}/archiving", page="/hotlists")
    assert hotlist.archived_at is not None
    assert "One archived hotlist" in client.get("/hotlists").text
    assert "Ready after the summer" not in client.get("/candidates?q=x").text
    client.post_form(f"/hotlists/{hotlist.id}/archiving")
    assert hotlist.archived_at is None


def test_a_colleagues_own_list_is_neither_seen_nor_changed_nor_searched(client, maya, session):
    theirs = HotlistFactory(name="Private list", owner=RecruiterFactory(name="Tom Wirth"))
    jane = CandidateFactory(full_name="Zenobia Quill")
    add_people(session, theirs, [jane.id], theirs.owner, NOON)
    url = f"/hotlists/{theirs.id}"
    answer = client.get(url)
    assert answer.status_code == 403
    assert "Ask Tom" in answer.text
    for path, form in (
        (f"{url}/removal", {"person": jane.id}), (f"{url}/archiving", {}), (url, {"name": "x", "whose": "mine"}),
        (f"{url}/people/{jane.id}", {"note": "x"}), (f"{url}/undo/adding/1", {}),
        ("/candidates/ticked/hotlist", {"person": jane.id, "hotlist_id": theirs.id}),
    ):  # fmt: skip
        assert client.post_form(path, form, page="/hotlists").status_code == 403, path
    assert on(session, theirs) == ["Zenobia Quill"]
    CandidateFactory(full_name="Somebody Else")
    page = client.get(f"/candidates?hotlist={theirs.id}").text
    assert "Private list" not in page
    assert "2 people" in page, "a list that is not theirs narrows nothing"
    assert "Private list" not in client.get(f"/candidates/{jane.id}").text


def test_a_search_is_narrowed_to_a_hotlist(client, maya, hotlist, session):
    jane = CandidateFactory(full_name="Zenobia Quill", owner=maya)
    CandidateFactory(full_name="Somebody Else", owner=maya)
    add_people(session, hotlist, [jane.id], maya, NOON)
    page = client.get(f"/candidates?hotlist={hotlist.id}").text
    assert "1 person" in page
    assert "Zenobia Quill" in page
    assert "Somebody Else" not in page.partition("<table")[2]


def test_the_number_of_queries_does_not_grow_with_the_list(client, maya, hotlist, session):
    def queries() -> int:
        with count_queries(session) as counted:
            client.get(f"/hotlists/{hotlist.id}")
        return counted.queries

    add_people(session, hotlist, [TouchFactory().candidate_id], maya, NOON)
    client.get(f"/hotlists/{hotlist.id}")
    few = queries()
    add_people(session, hotlist, [TouchFactory().candidate_id for _ in range(8)], maya, NOON)
    assert queries() <= few
