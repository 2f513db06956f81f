"""Who is new in a saved search: told once, and nobody passed over."""

from datetime import timedelta

import pytest

from agency.search import saved
from agency.search.asking import to_keep
from agency.search.models import Alert, SearchFind, SearchWatch
from agency.search.saved import (
    followed,
    mark_seen,
    mark_told,
    new_people,
    new_since,
    note_finds,
    save_search,
    saved_searches_of,
    set_alert,
)
from tests.factories import NOON, AgencyFactory, CandidateFactory, DeskFactory, RecruiterFactory

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def maya(session):
    AgencyFactory()
    return RecruiterFactory(name="Maya Lindqvist", desk=DeskFactory())


@pytest.fixture
def search(session, maya):
    return save_search(session, maya, "Climate", {"q": ["climate"]}, maya.desk_id)


def people(count: int) -> list[int]:
    return [CandidateFactory().id for _ in range(count)]


def test_whoever_met_it_when_it_was_saved_is_not_new(session, search, maya):
    assert note_finds(session, search, 2, people(2), NOON) == 0
    assert followed(session, search.id, maya).new == 0
    assert new_people(session, search.id, maya) == set()


def test_whoever_meets_it_afterwards_is_new_until_the_reader_has_looked(session, search, maya):
    before = people(2)
    note_finds(session, search, 2, before, NOON)
    [late] = people(1)
    assert note_finds(session, search, 3, [*before, late], LATER) == 1
    assert new_people(session, search.id, maya) == {late}
    mark_seen(session, search.id, maya, followed(session, search.id, maya).newest)
    assert new_people(session, search.id, maya) == set()


def test_asking_twice_after_a_crash_finds_nobody_twice(session, search, maya):
    note_finds(session, search, 0, [], NOON)
    found = people(3)
    kept = session.begin_nested()
    note_finds(session, search, 3, found, LATER)
    kept.rollback()
    session.expire_all()
    assert session.query(SearchFind).count() == 0
    for _ in range(2):
        note_finds(session, search, 3, found, LATER)
    assert session.query(SearchFind).count() == 3
    assert followed(session, search.id, maya).new == 3


def test_somebody_who_comes_and_goes_is_new_once(session, search, maya):
    note_finds(session, search, 0, [], NOON)
    [jane] = people(1)
    note_finds(session, search, 1, [jane], LATER)
    mark_seen(session, search.id, maya, followed(session, search.id, maya).newest)
    note_finds(session, search, 0, [], LATER)
    assert note_finds(session, search, 1, [jane], LATER) == 0


def test_looking_at_an_older_page_forgets_nobody(session, search, maya):
    note_finds(session, search, 0, [], NOON)
    note_finds(session, search, 1, people(1), LATER)
    older = followed(session, search.id, maya).newest
    note_finds(session, search, 2, people(1), LATER)
    newest = followed(session, search.id, maya).newest
    mark_seen(session, search.id, maya, older)
    assert followed(session, search.id, maya).new == 1
    mark_seen(session, search.id, maya, newest)
    mark_seen(session, search.id, maya, older)
    assert followed(session, search.id, maya).new == 0


def test_a_search_that_is_too_wide_tells_of_nobody_and_begins_anew(
    session, search, maya, monkeypatch
):
    monkeypatch.setattr(saved, "MOST_FOLLOWED", 2)
    note_finds(session, search, 1, people(1), NOON)
    assert note_finds(session, search, 3, [], LATER) == 0
    assert followed(session, search.id, maya).is_too_wide
    assert note_finds(session, search, 2, people(2), LATER) == 0
    assert followed(session, search.id, maya).new == 0
    assert note_finds(session, search, 2, people(1), LATER) == 1


def test_each_reader_is_told_as_they_chose_and_for_what_came_since(session, search, maya):
    tom = RecruiterFactory(desk=maya.desk)
    note_finds(session, search, 0, [], NOON)
    note_finds(session, search, 1, people(1), LATER)
    set_alert(session, search.id, tom, Alert.daily)
    note_finds(session, search, 2, people(1), LATER)
    [weekly] = new_since(session, maya, Alert.weekly, SearchWatch.told)
    [daily] = new_since(session, tom, Alert.daily, SearchWatch.seen)
    assert (weekly.new, daily.new) == (2, 1)
    assert new_since(session, maya, Alert.daily, SearchWatch.seen) == []
    mark_told(session, maya, [weekly])
    assert new_since(session, maya, Alert.weekly, SearchWatch.told) == []
    assert followed(session, search.id, maya).new == 2, "told is not looked at"


def test_whoever_begins_to_be_told_is_not_told_of_what_was_before(session, search, maya):
    set_alert(session, search.id, maya, Alert.never)
    note_finds(session, search, 0, [], NOON)
    note_finds(session, search, 1, people(1), LATER)
    set_alert(session, search.id, maya, Alert.weekly)
    assert new_since(session, maya, Alert.weekly, SearchWatch.told) == []
    assert followed(session, search.id, maya).new == 1, "they have still to look"


def test_the_desks_are_seen_by_the_desk_and_not_by_others(session, search, maya):
    save_search(session, maya, "My own", {"q": ["rail"]}, None)
    names = [
        one.search.name for one in saved_searches_of(session, RecruiterFactory(desk=maya.desk))
    ]
    assert names == ["Climate"]
    assert saved_searches_of(session, RecruiterFactory()) == []
    assert len(saved_searches_of(session, maya)) == 2


def test_two_that_ask_the_same_are_kept_alike():
    told = {
        "want": ["remote", "lead"],
        "q": ["climate"],
        "km": ["50"],
        "order": ["reason"],
        "page": ["3"],
    }
    assert to_keep(told) == {"q": ["climate"], "want": ["lead", "remote"]}
    assert to_keep({"want": ["lead", "remote", ""], "place": [""], "q": ["climate"]}) == to_keep(
        told
    )
