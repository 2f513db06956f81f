"""Who is on a hotlist, in which order, and who may see it."""

from datetime import timedelta

import pytest

from agency.search import hotlists
from agency.search.hotlists import (
    ListIsFull,
    add_people,
    hotlists_of,
    members_of,
    memberships,
    moment_of,
    move,
    remove_people,
    time_of,
    undo_adding,
    undo_removing,
)
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    DeskFactory,
    HotlistFactory,
    RecruiterFactory,
)

LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def maya(session):
    AgencyFactory()
    return RecruiterFactory(name="Maya Lindqvist", desk=DeskFactory())


@pytest.fixture
def hotlist(maya):
    return HotlistFactory(owner=maya)


def on(session, hotlist) -> list[int]:
    session.expire_all()
    return [one.candidate_id for one in members_of(session, hotlist.id)]


def people(count: int) -> list[int]:
    return [CandidateFactory().id for _ in range(count)]


def test_people_stand_in_the_order_in_which_they_were_added_and_once(session, hotlist, maya):
    one, two, three = people(3)
    assert add_people(session, hotlist, [two, one, two], maya, NOON, "asked for it") == [two, one]
    assert add_people(session, hotlist, [one, three], maya, LATER) == [three]
    assert on(session, hotlist) == [two, one, three]
    assert members_of(session, hotlist.id)[0].note == "asked for it"


def test_taking_off_is_undone_to_the_same_place_and_nobody_else_comes_back(session, hotlist, maya):
    one, two, three = people(3)
    add_people(session, hotlist, [one, two, three], maya, NOON)
    remove_people(session, hotlist, [three], maya, NOON)
    assert remove_people(session, hotlist, [one, three], maya, LATER) == 1
    assert on(session, hotlist) == [two]
    assert undo_removing(session, hotlist, LATER, RecruiterFactory()) == 0
    assert undo_removing(session, hotlist, LATER, maya) == 1
    assert on(session, hotlist) == [one, two]


def test_adding_is_undone_for_those_who_were_added_then(session, hotlist, maya):
    one, two = people(2)
    add_people(session, hotlist, [one], maya, NOON)
    add_people(session, hotlist, [one, two], maya, LATER)
    assert undo_adding(session, hotlist, LATER, maya, LATER) == 1
    assert on(session, hotlist) == [one]


def test_whoever_comes_back_stands_last_with_the_new_reason(session, hotlist, maya):
    one, two = people(2)
    add_people(session, hotlist, [one, two], maya, NOON, "once")
    remove_people(session, hotlist, [one], maya, NOON)
    add_people(session, hotlist, [one], maya, LATER, "again")
    assert on(session, hotlist) == [two, one]
    assert members_of(session, hotlist.id)[1].note == "again"


def test_somebody_moves_by_one_place_and_stops_at_the_ends(session, hotlist, maya):
    one, two, three = people(3)
    add_people(session, hotlist, [one, two, three], maya, NOON)
    move(session, hotlist, three, -1)
    session.flush()
    assert on(session, hotlist) == [one, three, two]
    move(session, hotlist, one, -1)
    move(session, hotlist, two, 1)
    session.flush()
    assert on(session, hotlist) == [one, three, two]


def test_a_full_list_stays_as_it_is(session, hotlist, maya, monkeypatch):
    monkeypatch.setattr(hotlists, "MOST_MEMBERS", 2)
    one, two, three = people(3)
    add_people(session, hotlist, [one], maya, NOON)
    with pytest.raises(ListIsFull):
        add_people(session, hotlist, [two, three], maya, NOON)
    assert on(session, hotlist) == [one]


def test_ones_own_and_the_desks_are_seen_with_their_people_and_an_administrator_sees_all(
    session, hotlist, maya
):
    add_people(session, hotlist, people(2), maya, NOON)
    shared = HotlistFactory(name="For the desk", owner=maya, desk_id=maya.desk_id)
    HotlistFactory(name="Done with", owner=maya, archived_at=NOON)

    def seen(reader) -> list[tuple[str, int]]:
        return [(one.hotlist.name, one.people) for one in hotlists_of(session, reader)]

    both = [("For the desk", 0), ("Ready after the summer", 2)]
    assert seen(maya) == both
    assert seen(RecruiterFactory(desk=maya.desk)) == both[:1]
    assert seen(RecruiterFactory()) == []
    assert seen(RecruiterFactory(administrator=True)) == both
    colleague, stranger = RecruiterFactory(desk=maya.desk), RecruiterFactory()
    assert shared.is_open_to(colleague)
    assert not hotlist.is_open_to(colleague)
    assert not shared.is_open_to(stranger)


def test_a_person_is_said_to_be_on_the_lists_that_the_reader_sees(session, hotlist, maya):
    (jane,) = people(1)
    add_people(session, hotlist, [jane], maya, NOON, "Asked for a quiet summer")
    others = HotlistFactory(name="Another's", owner=RecruiterFactory())
    add_people(session, others, [jane], others.owner, NOON)
    [one] = memberships(session, jane, maya)
    assert (one.hotlist.name, one.note) == ("Ready after the summer", "Asked for a quiet summer")


def test_a_moment_comes_back_to_the_microsecond():
    at = NOON.replace(microsecond=123_457)
    assert time_of(moment_of(at)) == at
