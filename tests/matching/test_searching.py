"""Where thousands come near a role: weighing the most promising gives the list that weighing everybody gives."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from agency.matching import promising, searching
from agency.matching.counting_words import word_statistics
from agency.matching.facts import PersonFacts, RoleFacts, Wish
from agency.matching.pool import Caught, cast_net, people_read, role_text
from agency.matching.promising import AtMost, at_most
from agency.matching.ranking import LISTED_FROM, best_first, is_on_list, is_on_short_list
from agency.matching.reading_alike import Record, record_of
from agency.matching.scoring import Weighed, weigh
from agency.matching.searching import HAIR, Search
from agency.matching.title_shelf import near_titles, titles_on_record
from agency.matching.weights import STANDARD, Weights
from tests.matching.cases import TODAY, jane, role, wish
from tests.matching.random_people import people, roles
from tests.matching.stored import FIRST_ID, learn_likeness, prepare, store_people

CROWD = 25
RATES = {"CAD": 1.0, "USD": 1.35}
ADVERTISED = "Commission heat pumps, write firmware tests, plan rollouts, coach installers, read meters, answer audits"
LIVES = [
    "Commissioned heat pumps and coached installers through every winter rollout in the north",
    "Kept ledgers, closed quarters, answered audits and wrote the monthly report for the board",
    "Wrote firmware and tests for meters that read themselves, then planned how they were rolled out",
]
crowds = st.tuples(*(people(FIRST_ID + n) for n in range(CROWD)))
records = st.lists(st.sampled_from([None, *LIVES]), min_size=CROWD, max_size=CROWD)
choices = st.sampled_from(
    [STANDARD, Weights(pay="ignore"), Weights(place="must"), Weights(chosen=(10, 10, 40, 30, 10))]
)
thorough = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow,
                           HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip


@pytest.fixture
def learned(session: Session) -> None:
    prepare(session, CROWD)
    learn_likeness(session)


def caught(
    session: Session, role: RoleFacts, crowd: tuple[PersonFacts, ...], lives: list[str | None]
) -> tuple[RoleFacts, Caught]:
    kept: dict[int, Record] = {}
    for person, life in zip(crowd, lives, strict=True):
        record = record_of(life) if life else None
        if record is not None:
            kept[person.id] = record
    store_people(session, crowd, kept)
    role = replace(role, text=ADVERTISED, titles_alike=near_titles(session, role.title))
    return role, cast_net(session, role, titles_on_record(session))


@thorough
@given(role=roles(), crowd=crowds, lives=records, weights=choices, most=st.integers(1, 8))
def test_the_list_is_the_one_that_weighing_everybody_gives(
    session: Session,
    learned: None,
    monkeypatch: pytest.MonkeyPatch,
    role: RoleFacts,
    crowd: tuple[PersonFacts, ...],
    lives: list[str | None],
    weights: Weights,
    most: int,
) -> None:
    monkeypatch.setattr(searching, "WEIGHED_AT_A_TIME", 1)
    monkeypatch.setattr(searching, "READ_AT_A_TIME", 2)
    with session.begin_nested() as step:
        role, net = caught(session, role, crowd, lives)
        everybody = people_read(session, role, net.people.ids.tolist())
        all_weighed = best_first(role, everybody, TODAY, weights=weights, rates=RATES, most=most)
        found = Search(session, role, net, TODAY, weights, RATES).first(most)
        step.rollback()
    assert found.fits == all_weighed.fits
    assert found.one_step_short == all_weighed.one_step_short


@thorough
@given(role=roles(), crowd=crowds, lives=records, weights=choices)
def test_nobody_exceeds_what_their_row_promises(
    session: Session,
    learned: None,
    role: RoleFacts,
    crowd: tuple[PersonFacts, ...],
    lives: list[str | None],
    weights: Weights,
) -> None:
    with session.begin_nested() as step:
        role, net = caught(session, role, crowd, lives)
        reads = role_text(role, word_statistics(session)) is not None
        promise = at_most(role, net, TODAY, weights, RATES, reads=reads)
        found = [
            weigh(role, person, TODAY, weights=weights, rates=RATES)
            for person in people_read(session, role, net.people.ids.tolist())
        ]
        step.rollback()
    for at, weighed in enumerate(found):
        if isinstance(weighed, Weighed):
            assert_promised(weighed, promise, at)


def assert_promised(weighed: Weighed, promise: AtMost, at: int) -> None:
    reading = weighed.case.person.reading
    reach = promise.points[at] + promise.reading[at] * (reading.alike if reading else 1)
    assert weighed.exact < reach + HAIR
    surely = {number for number, lacks in promise.lacks.items() if lacks[at]}
    assert surely <= {one.id for one in weighed.missing}
    missing, more, asks = promise.missing[at], promise.may_lack_more[at], promise.may_ask[at]
    if is_on_list(weighed) or is_on_short_list(weighed):
        assert not promise.is_out[at]
    if is_on_list(weighed):
        assert not missing or (asks and (more or missing > 1))
    if is_on_short_list(weighed):
        assert missing == 1 or (not missing and more)
        assert promise.if_closed[at] > LISTED_FROM - 0.5 - HAIR


OUT = {
    "another title": (role(), wish("title", "Registered Nurse"), True),
    "another title, later": (role(), wish("title", "Registered Nurse", horizon="later"), False),
    "another title, and their day has come": (
        role(),
        wish("title", "Registered Nurse", horizon="later", from_on=TODAY),
        True,
    ),
    "another field": (role(), wish("industry", "Banking"), True),
    "this title": (role(), wish("title", "Product lead"), False),
    "home alone, some office days": (
        role(office_days=2),
        wish("remote", "remote", is_must=True),
        True,
    ),
    "home alone, no office days": (
        role(office_days=0),
        wish("remote", "remote", is_must=True),
        False,
    ),
}


@pytest.mark.parametrize(("asks", "said", "is_out"), OUT.values(), ids=OUT.keys())
def test_a_row_tells_who_is_surely_out(
    session: Session, learned: None, asks: RoleFacts, said: Wish, is_out: bool
) -> None:
    crowd = tuple(jane(id=FIRST_ID + n, wishes=(said,)) for n in range(CROWD))
    asks, net = caught(session, asks, crowd, [None] * CROWD)
    promise = at_most(asks, net, TODAY, STANDARD, RATES, reads=False)
    assert len(net.people) == CROWD
    assert promise.is_out.tolist() == [is_out] * CROWD
    listed = best_first(asks, crowd, TODAY, rates=RATES)
    assert not is_out or not (listed.fits or listed.one_step_short)


def test_a_promise_that_is_too_small_would_lose_somebody(
    session: Session, learned: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first test can fail: without what they asked for, the best of a crowd is passed over."""
    crowd = tuple(jane(id=FIRST_ID + n, wishes=() if n else jane().wishes) for n in range(CROWD))
    asks = role()
    assert first_of(session, asks, crowd) == FIRST_ID
    whole = promising._want

    def less(*facts: object) -> object:
        share, may_ask, wants_another = whole(*facts)  # type: ignore[arg-type]
        return np.where(may_ask, -1, share), may_ask, wants_another

    monkeypatch.setattr(promising, "_want", less)
    monkeypatch.setattr(searching, "WEIGHED_AT_A_TIME", 1)
    assert first_of(session, asks, crowd) != FIRST_ID


def first_of(session: Session, role: RoleFacts, crowd: tuple[PersonFacts, ...]) -> int:
    role, net = caught(session, role, crowd, [None] * CROWD)
    return Search(session, role, net, TODAY, STANDARD, RATES).first(1).fits[0].person_id
