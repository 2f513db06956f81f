"""Pairs that may be one person: found, shown, answered once."""

import pytest

from agency import clock
from agency.candidates.models import WayKind
from agency.clients.models import ClientContact
from agency.jobs.running import run_task
from agency.merging.models import AlikePair, Merge
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    RecruiterFactory,
    WayFactory,
)
from tests.support.jobs import run_waiting_jobs
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in


@pytest.fixture
def maya(client, session):
    AgencyFactory()
    maya = RecruiterFactory(name="Maya Lindqvist")
    sign_in(client, maya)
    return maya


@pytest.fixture
def pair(maya):
    jane = CandidateFactory(full_name="Jane Okafor", employer="Fernhill Power", owner=maya)
    twin = CandidateFactory(full_name="Jane Okafar", employer="Fernhill Power Inc.", owner=maya, title="Head of Product")  # fmt: skip
    CandidateFactory(full_name="Zed Zed", owner=maya)
    return jane, twin


def test_whoever_is_new_is_held_against_everybody_and_a_second_round_finds_nothing_more(
    app, session, pair
):
    assert run_task(app, "find_alike") == {"people": 3, "pairs": 1, "linked": 0}
    assert run_task(app, "find_alike") == {"people": 3, "pairs": 0, "linked": 0}
    found = session.query(AlikePair).one()
    assert (found.candidate_id, found.other_id) == tuple(sorted(one.id for one in pair))


def test_people_come_in_batches_and_all_are_looked_at(app, session, pair, monkeypatch):
    monkeypatch.setattr("agency.jobs.alike._AT_A_TIME", 1)
    run_task(app, "find_alike", everybody=1)
    run_waiting_jobs(app)
    assert session.query(AlikePair).count() == 1


def test_queries_do_not_grow_with_the_pairs(app, client, session, pair):
    def asked():
        with count_queries(session) as counted:
            client.get("/candidates/alike")
        return counted.queries

    run_task(app, "find_alike")
    one = asked()
    for _ in range(3):
        for _ in range(2):
            WayFactory(candidate=CandidateFactory(), kind=WayKind.mobile, value="+14165550123")
    run_task(app, "find_alike")
    assert session.query(AlikePair).count() > 3
    assert asked() == one


def test_somebodys_card_at_a_client_is_linked_to_their_record(app, session, pair):
    client, address = ClientFactory().id, pair[0].ways[0].value
    contact = ClientContact(client_id=client, name="J. Okafor", email=address.upper())
    stranger = ClientContact(client_id=client, name="Somebody", email="", phone="")
    session.add_all([contact, stranger])
    session.flush()
    assert run_task(app, "find_alike")["linked"] == 1
    session.expire_all()
    assert (contact.candidate_id, stranger.candidate_id) == (pair[0].id, None)
    assert run_task(app, "find_alike")["linked"] == 0


class TestPages:
    @pytest.fixture
    def pair(self, app, pair):
        run_task(app, "find_alike")
        return pair

    def test_pair_is_shown_in_the_list_and_on_the_persons_page(self, client, pair):
        jane, _ = pair
        assert "one pair may be one person" in client.get("/candidates").text.lower()
        assert "Jane Okafar" in client.get("/candidates/alike").text
        assert "May be the same person as" in client.get(f"/candidates/{jane.id}").text

    def test_looking_side_by_side_changes_nothing(self, client, session, pair):
        page = client.get(f"/candidates/{pair[0].id}/merging/{pair[1].id}").text
        assert page.count('type="radio"') >= 4
        assert session.query(Merge).count() == 0

    def test_told_apart_stays_apart(self, app, client, session, pair, maya):
        url = f"/candidates/{pair[1].id}/merging/{pair[0].id}"
        client.post_form(f"{url}/told-apart", page=url)
        run_task(app, "find_alike", everybody=1)
        assert "as far as we see" in client.get("/candidates/alike").text
        assert session.query(AlikePair).one().told_apart_by_id == maya.id

    def test_merged_and_parted_again(self, client, session, pair):
        jane, twin = (one.id for one in pair)
        url = f"/candidates/{jane}/merging/{twin}"
        answer = client.post_form(url, {"title": "other", "password": "x"}, page=url)
        assert answer.location == f"/candidates/{jane}"
        assert client.get(f"/candidates/{twin}").location == f"/candidates/{jane}"
        assert "Head of Product" in client.get(f"/candidates/{jane}").text
        history = f"/candidates/{jane}/history"
        assert "Make them two people again" in client.get(history).text
        merged = session.query(Merge).one().id
        client.post_form(f"/merges/{merged}/undo", page=history)
        assert client.get(f"/candidates/{twin}").status_code == 200
        assert session.query(AlikePair).count() == 1

    def test_pressed_twice_merges_once(self, client, session, pair):
        jane, twin = (one.id for one in pair)
        url = f"/candidates/{jane}/merging/{twin}"
        client.post_form(url, page=url)
        assert client.post_form(url).status_code == 404
        assert session.query(Merge).count() == 1
        merged = session.query(Merge).one().id
        for _ in range(2):
            answer = client.post_form(f"/merges/{merged}/undo", page="/candidates")
            assert answer.status_code == 302
        assert session.get(Merge, merged).undone_at <= clock.now()
