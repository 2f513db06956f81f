"""Searches narrowed by the light: what is shown and counted is what the policy decides of each person."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from agency.candidates.models import Candidate
from agency.contact.decisions import decision_for
from agency.contact.light import light_request
from agency.lists import lit
from agency.lists.lit import Viewed, everybody_lit, find_lit
from agency.matching.profiles import refresh_profiles
from agency.search.asking import LIGHTS, asked
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    PreferenceFactory,
    RecruiterFactory,
    SubmissionFactory,
    TouchFactory,
)
from tests.support.queries import count_queries

LATELY = NOON - timedelta(days=9)
LIVES = (
    lambda me: CandidateFactory(owner=me),
    lambda me: CandidateFactory(owner=me, terms={"stopped_at": LATELY}),
    lambda me: CandidateFactory(owner=me, terms={"paused_at": LATELY}),
    lambda me: CandidateFactory(
        owner=me, terms={"paused_at": LATELY, "paused_until": TODAY + timedelta(days=30)}
    ),
    lambda me: CandidateFactory(owner=me, terms={"paused_at": LATELY, "paused_until": TODAY}),
    lambda me: CandidateFactory(owner=me, agreed=False),
    lambda me: CandidateFactory(owner=me, reachable=False),
    lambda me: TouchFactory(candidate=CandidateFactory(owner=me), happened_at=LATELY).candidate,
    lambda _me: SubmissionFactory(candidate=CandidateFactory()).candidate,
    lambda me: SubmissionFactory(candidate=CandidateFactory(owner=me)).candidate,
    lambda me: (
        PreferenceFactory(
            candidate=CandidateFactory(owner=me),
            kind="timing",
            horizon="later",
            not_before=TODAY + timedelta(days=60),
        ).candidate
    ),
)
"""What may have happened to somebody, as far as a light is concerned."""


@pytest.fixture
def me():
    return RecruiterFactory()


@pytest.fixture
def seen(me):
    return Viewed(me.id, NOON, TODAY)


def somebody_of_each(session, me, seed: int = 0, count: int = 24) -> None:
    draw = Random(seed)
    for life in [*LIVES, *draw.choices(LIVES, k=count - len(LIVES))]:
        life(me)
    session.flush()
    refresh_profiles(session, session.scalars(select(Candidate.id)).all())


def decided(session, me) -> dict[int, str]:
    """One by one, as the policy answers for each."""
    ids = session.scalars(select(Candidate.id)).all()
    return {one: decision_for(session, light_request(one, me.id), NOON).kind for one in ids}


def ask(session, *lights: str):
    return asked(session, {"light": list(lights)})


@pytest.mark.parametrize("seed", range(3))
def test_everybody_shown_and_counted_has_the_light_that_the_policy_decides(session, me, seen, seed):
    somebody_of_each(session, me, seed)
    truth = decided(session, me)
    assert set(truth.values()) == set(LIGHTS), "the test asks about every light"
    found = find_lit(session, ask(session), seen, 1, 100)
    assert found.lights == {kind: list(truth.values()).count(kind) for kind in LIGHTS}
    assert {one: found.decisions[one].kind for one in found.ids} == truth
    for kind in LIGHTS:
        of_kind = find_lit(session, ask(session, kind), seen, 1, 100)
        assert set(of_kind.ids) == {one for one, light in truth.items() if light == kind}
        assert of_kind.total == found.lights[kind]
    either = find_lit(session, ask(session, "go", "stop"), seen, 1, 100)
    assert either.total == found.lights["go"] + found.lights["stop"]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", LIGHTS)
def test_a_wide_search_is_walked_to_its_end_and_shows_each_of_the_light_once(
    session, me, seen, seed, kind, monkeypatch
):
    somebody_of_each(session, me, seed)
    truth = decided(session, me)
    monkeypatch.setattr(lit, "AT_ONCE", 5)
    shown, start, steps = [], 0, 0
    while start is not None:
        found = find_lit(session, ask(session, kind), seen, 1, 2, start)
        assert found.lights is None
        assert all(found.decisions[one].kind == kind for one in found.ids)
        shown += found.ids
        start, steps = found.following, steps + 1
        assert steps < 50
    assert sorted(shown) == sorted(one for one, light in truth.items() if light == kind)


def test_a_wide_search_decides_a_lot_at_a_time_until_the_page_is_full(
    session, me, seen, monkeypatch
):
    for _ in range(9):
        CandidateFactory(owner=me)
    session.flush()
    refresh_profiles(session, session.scalars(select(Candidate.id)).all())
    monkeypatch.setattr(lit, "AT_ONCE", 8)
    monkeypatch.setattr(lit, "A_LOT", 3)
    found = find_lit(session, ask(session, "go"), seen, 1, 2)
    assert (len(found.ids), len(found.decisions), found.following) == (2, 3, 2)
    found = find_lit(session, ask(session, "stop"), seen, 1, 2)
    assert (len(found.ids), len(found.decisions), found.following) == (0, 8, 8)


def test_a_wide_search_without_a_light_is_paged_as_ever(session, me, seen, monkeypatch):
    somebody_of_each(session, me)
    monkeypatch.setattr(lit, "AT_ONCE", 5)
    pages = [find_lit(session, ask(session), seen, number, 4) for number in range(1, 7)]
    assert sorted(one for page in pages for one in page.ids) == sorted(decided(session, me))
    assert all(set(page.decisions) == set(page.ids) for page in pages)


def test_the_other_facets_count_those_whom_the_light_leaves(session, me, seen):
    stopped = CandidateFactory(owner=me, terms={"stopped_at": LATELY})
    for person in (stopped, CandidateFactory(owner=me)):
        PreferenceFactory(candidate=person, kind="remote", value="remote", label="Remote")
    session.flush()
    refresh_profiles(session, session.scalars(select(Candidate.id)).all())
    assert find_lit(session, ask(session), seen, 1, 25).counts == {}, "nothing was asked"
    counts = find_lit(session, ask(session, "go"), seen, 1, 25).counts
    assert counts["marks"]["remote"] == 1


def test_all_of_a_search_are_given_or_nobody_where_they_are_too_many(session, me, seen):
    somebody_of_each(session, me)
    truth = decided(session, me)
    found = everybody_lit(session, ask(session, "go"), seen, 100)
    assert set(found) == {one for one, light in truth.items() if light == "go"}
    assert everybody_lit(session, ask(session, "go"), seen, 3) is None


def test_the_number_of_queries_does_not_grow_with_the_people(session, me, seen):
    def queries() -> int:
        with count_queries(session) as counted:
            find_lit(session, ask(session, "go"), seen, 1, 25)
        return counted.queries

    somebody_of_each(session, me, count=12)
    few = queries()
    somebody_of_each(session, me, count=30)
    assert queries() == few
