"""Looking for somebody among the candidates."""

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, WayKind
from agency.sameness import SURE, Described, described_as, likely_same, likely_same_each
from tests.factories import NOON, CandidateFactory, PlaceFactory, WayFactory
from tests.support.queries import count_queries


@pytest.fixture
def jane(session: Session) -> Candidate:
    jane = CandidateFactory(
        full_name="Jane Okafor", employer="Acme Robotics", place=PlaceFactory(), reachable=False
    )
    WayFactory(candidate=jane, value="jane@example.com")
    WayFactory(candidate=jane, kind=WayKind.mobile, value="+14165550142")
    WayFactory(candidate=jane, kind=WayKind.linkedin, value="in/jane-okafor")
    WayFactory(candidate=jane, kind=WayKind.work_phone, value="+14165550100")
    session.flush()
    session.expire_all()
    return jane


@pytest.mark.parametrize(
    ("address", "how"),
    [("jane@example.com", "email"), ("+14165550142", "phone"), ("in/jane-okafor", "linkedin")],
)
def test_an_address_of_their_own_is_sure(
    session: Session, jane: Candidate, address: str, how: str
) -> None:
    told = Described(name="J Okafor", addresses=frozenset([address]))
    assert likely_same(session, told) == [(jane.id, how, SURE)]


def test_an_address_under_another_name_is_for_a_person_to_judge(
    session: Session, jane: Candidate
) -> None:
    told = Described(name="Paul Adeyemi", addresses=frozenset(["+14165550142"]))
    [found] = likely_same(session, told)
    assert found.candidate_id == jane.id
    assert found.score < SURE


def test_colleagues_share_a_work_phone(session: Session, jane: Candidate) -> None:
    told = Described(name="Jane Smith", addresses=frozenset(["+14165550100"]))
    assert likely_same(session, told) == []


@pytest.mark.parametrize("name", ["Jane Okafar", "OKAFOR, Jane", "Jané Okafor", "J. Okafor"])
def test_name_and_employer_find_them_without_an_address(
    session: Session, jane: Candidate, name: str
) -> None:
    [found] = likely_same(session, Described(name=name, employer="ACME Robotics Inc."))
    assert (found.candidate_id, found.how) == (jane.id, "name and employer")
    assert found.score < SURE


def test_a_short_first_name_finds_the_long_one(session: Session) -> None:
    hale = CandidateFactory(full_name="Robert Hale", employer="Cedar Loop")
    session.flush()
    [found] = likely_same(session, Described(name="Bob Hale", employer="Cedar Loop"))
    assert found.candidate_id == hale.id


def test_name_alone_finds_nobody(session: Session, jane: Candidate) -> None:
    assert likely_same(session, Described(name="Jane Okafor")) == []


def test_erased_people_are_not_found(session: Session, jane: Candidate) -> None:
    jane.erased_at = NOON
    session.flush()
    told = Described(
        name="Jane Okafor", employer="Acme Robotics", addresses=frozenset(["jane@example.com"])
    )
    assert likely_same(session, told) == []


def test_a_record_is_held_against_the_others_and_not_itself(
    session: Session, jane: Candidate
) -> None:
    twin = CandidateFactory(full_name="Jane Okafor", employer="Acme Robotics", place=jane.place)
    session.flush()
    found = likely_same(session, described_as(twin))
    assert [one.candidate_id for one in found] == [jane.id]
    assert "+14165550100" not in described_as(jane).addresses


def test_many_are_looked_for_in_as_many_queries_as_one(session: Session, jane: Candidate) -> None:
    people = [Described(name="Jane Okafor", employer="Acme"), Described(name="Al Bo", employer="B")]
    with count_queries(session) as few:
        likely_same_each(session, people)
    with count_queries(session) as many:
        found = likely_same_each(session, people * 50)
    assert many.queries == few.queries
    assert [bool(one) for one in found] == [True, False] * 50
