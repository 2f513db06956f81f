"""A colleague's people go to another, with everything that is open about them."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from agency.clients.models import RoleState
from agency.history import changes_of
from agency.queue import later
from agency.recontact import handing_over
from agency.recontact.handing_over import Held, hand_over, held_by
from agency.recontact.models import SuggestionState
from agency.recruiters.models import Recruiter
from agency.submissions.models import Stage
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    HotlistFactory,
    PromiseFactory,
    RecruiterFactory,
    RoleFactory,
    SavedSearchFactory,
    SubmissionFactory,
    SuggestionFactory,
    TouchFactory,
)
from tests.support.jobs import run_waiting_jobs
from tests.support.queries import count_queries


@pytest.fixture
def ana(session: Session) -> Recruiter:
    return RecruiterFactory(name="Ana Duarte")


@pytest.fixture
def ben(session: Session) -> Recruiter:
    return RecruiterFactory(name="Ben Ito")


def test_what_is_open_goes_and_what_is_done_stays(
    session: Session, ana: Recruiter, ben: Recruiter
) -> None:
    person, client = CandidateFactory(owner=ana), ClientFactory(owner_id=ana.id)
    role = RoleFactory(owner=ana, client=client)
    filled = RoleFactory(owner=ana, client=client, state=RoleState.filled)
    promise, kept = PromiseFactory(candidate=person), PromiseFactory(candidate=person, kept_at=NOON)
    waiting = SuggestionFactory(candidate=person, role=role)
    settled = SuggestionFactory(candidate=person, role=filled, state=SuggestionState.dismissed)
    process = SubmissionFactory(candidate=person, role=role)
    placed = SubmissionFactory(candidate=person, role=filled, stage=Stage.placed)
    touch = TouchFactory(candidate=person)
    hotlist, old = HotlistFactory(owner=ana), HotlistFactory(owner=ana, archived_at=NOON)
    search = SavedSearchFactory(owner=ana)
    assert held_by(session, [ana.id, ben.id]) == {
        ana.id: Held(1, 1, 1, 1, 1, 1, 1, 1),
        ben.id: Held(),
    }
    assert hand_over(session, ana.id, ben.id) == 8
    assert {person.owner_id, client.owner_id, role.owner_id, waiting.owner_id} == {ben.id}
    assert (promise.recruiter_id, process.recruiter_id) == (ben.id, ben.id)
    assert {kept.recruiter_id, placed.recruiter_id, touch.recruiter_id} == {ana.id}
    assert (hotlist.owner_id, search.owner_id) == (ben.id, ben.id)
    assert {filled.owner_id, settled.owner_id, old.owner_id} == {ana.id}
    assert changes_of(session, person)[0].after == {"owner_id": ben.id}


def test_nobody_elses_people_move_and_the_erased_stay(
    session: Session, ana: Recruiter, ben: Recruiter
) -> None:
    theirs, gone = CandidateFactory(), CandidateFactory(owner=ana, erased_at=NOON)
    assert hand_over(session, ana.id, ben.id) == 0
    assert theirs.owner_id not in (ana.id, ben.id)
    assert gone.owner_id == ana.id


def test_it_goes_in_lots_until_nothing_is_left_and_says_who_asked(
    app: Flask, session: Session, ana: Recruiter, ben: Recruiter, monkeypatch: pytest.MonkeyPatch
) -> None:
    AgencyFactory()
    monkeypatch.setattr(handing_over, "A_TURN", 2)
    people = [CandidateFactory(owner=ana) for _ in range(5)]
    later(session, "hand_over", from_id=ana.id, to_id=ben.id, by_id=ben.id)
    session.commit()
    assert run_waiting_jobs(app).count("hand_over") == 3
    session.expire_all()
    assert {one.owner_id for one in people} == {ben.id}
    (change,) = changes_of(session, people[0])
    assert (change.actor_kind, change.actor_id) == ("recruiter", ben.id)


def test_counting_asks_eight_times_whoever_there_is(session: Session, ana: Recruiter) -> None:
    everybody = [ana.id, *(RecruiterFactory().id for _ in range(4))]
    with count_queries(session) as counted:
        held_by(session, everybody)
    assert counted.queries == 8
