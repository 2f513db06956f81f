"""How an introduction moves on, and how it ends by itself."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from agency.clients.models import ClientAnswer, ClientTouch
from agency.contact import terms
from agency.contact.consent import Told
from agency.introductions.models import (
    Introduction,
    IntroductionSide,
    IntroductionState,
    SideAnswer,
)
from agency.introductions.standing import (
    LAPSES_AFTER,
    NotSoAnyMore,
    note_answer,
    note_asked,
    note_helped,
    note_introduced,
    settle,
    take_up_again,
    withdraw,
)
from agency.merging.merging import merge
from agency.rights.erasing import erase
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientContactFactory,
    IntroductionFactory,
    RoleFactory,
)

State = IntroductionState
SECOND = timedelta(seconds=1)


@pytest.fixture
def one(session: Session) -> Introduction:
    AgencyFactory()
    contact = ClientContactFactory()
    RoleFactory(client=contact.client)
    return IntroductionFactory(people=[CandidateFactory(), contact])


def say(side: IntroductionSide, answer: SideAnswer) -> None:
    note_answer(side, answer, "", NOON)


def test_second_yes_makes_it_ready_and_only_then_is_it_introduced(one: Introduction) -> None:
    first, second = one.sides
    note_asked(first, None, NOON)
    assert one.state is State.asked
    say(second, SideAnswer.yes)
    with pytest.raises(NotSoAnyMore):
        note_introduced(one, one.proposed_by_id, NOON)
    say(first, SideAnswer.yes)
    assert (one.state, one.agreed_at) == (State.agreed, NOON)
    note_introduced(one, one.proposed_by_id, NOON)
    with pytest.raises(NotSoAnyMore):
        note_introduced(one, one.proposed_by_id, NOON)
    with pytest.raises(NotSoAnyMore):
        say(first, SideAnswer.no)


@pytest.mark.parametrize("answer", [SideAnswer.no, SideAnswer.not_now])
def test_one_no_ends_it_and_a_late_yes_is_kept_and_opens_nothing(
    one: Introduction, answer: SideAnswer
) -> None:
    first, second = one.sides
    say(first, answer)
    assert (one.state, one.over_at) == (State.declined, NOON)
    say(second, SideAnswer.yes)
    assert (one.state, second.answer) == (State.declined, SideAnswer.yes)


def test_thirty_days_without_both_and_it_lapses(session: Session, one: Introduction) -> None:
    say(one.sides[0], SideAnswer.yes)
    assert settle(session, NOON + LAPSES_AFTER - SECOND) == {"ended": 0, "lapsed": 0}
    assert settle(session, NOON + LAPSES_AFTER) == {"ended": 0, "lapsed": 1}
    assert one.state is State.lapsed
    assert settle(session, NOON + LAPSES_AFTER) == {"ended": 0, "lapsed": 0}


def test_withdrawn_is_taken_up_where_it_was(one: Introduction) -> None:
    say(one.sides[0], SideAnswer.yes)
    withdraw(one, NOON)
    with pytest.raises(NotSoAnyMore):
        withdraw(one, NOON)
    take_up_again(one)
    assert (one.state, one.over_at) == (State.asked, None)
    say(one.sides[1], SideAnswer.yes)
    withdraw(one, NOON)
    take_up_again(one)
    assert one.state is State.agreed


def test_whether_it_helped_is_asked_of_those_who_met(session: Session, one: Introduction) -> None:
    with pytest.raises(NotSoAnyMore):
        note_helped(session, one.sides[0], True, NOON)


def stopped(session: Session, one: Introduction) -> None:
    assert one.sides[0].candidate_id
    terms.stop(session, one.sides[0].candidate_id, Told(how="call", at=NOON))


def contact_stopped(session: Session, one: Introduction) -> None:
    contact = one.sides[1].contact
    assert contact is not None
    session.add(
        ClientTouch(
            client_id=contact.client_id, contact_id=contact.id, recruiter_id=one.proposed_by_id,
            channel="call", happened_at=NOON, answer=ClientAnswer.stop,
        )
    )  # fmt: skip
    session.flush()


def erased(session: Session, one: Introduction) -> None:
    assert one.sides[0].candidate
    erase(session, one.sides[0].candidate, Told(how="form", at=NOON))


@pytest.mark.parametrize("red", [stopped, contact_stopped, erased])
@pytest.mark.parametrize("both_said_yes", [False, True])
def test_whoever_may_not_be_contacted_ends_it(
    session: Session, one: Introduction, red: Callable[[Session, Introduction], None], both_said_yes: bool
) -> None:  # fmt: skip
    if both_said_yes:
        for side in one.sides:
            say(side, SideAnswer.yes)
    number = one.id
    red(session, one)
    settle(session, NOON)
    session.flush()
    session.expire_all()
    assert session.get_one(Introduction, number).state is State.ended


def test_of_an_erased_person_nothing_stays_with_the_other(
    session: Session, one: Introduction
) -> None:
    number = one.id
    one.sides[1].answer_words = "Jane sounds like somebody for us."
    erased(session, one)
    (other,) = session.get_one(Introduction, number).sides
    assert (other.place, other.why, other.answer_words) == (2, "", "")


def test_two_records_that_are_one_person_need_no_introduction(session: Session) -> None:
    AgencyFactory()
    kept, gone = CandidateFactory(), CandidateFactory()
    one = IntroductionFactory(people=[kept, gone])
    merge(session, kept, gone, [], None, NOON)
    settle(session, NOON)
    assert {side.candidate_id for side in one.sides} == {kept.id}
    assert one.state is State.ended
