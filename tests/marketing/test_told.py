"""Figures of what marketing people led to, and the one line of the letter."""

from datetime import timedelta

from sqlalchemy.orm import Session

from agency.marketing.models import ClientSays, ProfileShowing, ShowingState
from agency.marketing.told import Marketed, for_the_letter, marketed
from agency.submissions.models import Stage
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    MarketingFactory,
    RoleFactory,
    ShowingFactory,
    SubmissionFactory,
)
from tests.support.queries import count_queries

SPAN = (NOON - timedelta(days=30), NOON)


def sent(days_ago: int, **more: object) -> ProfileShowing:
    at = NOON - timedelta(days=days_ago)
    return ShowingFactory(state=ShowingState.sent, sent_at=at, version=1, **more)


def test_counts_what_left_in_the_span_and_what_came_of_it(session: Session) -> None:
    AgencyFactory()
    met = sent(9, read_at=NOON, answer=ClientSays.yes)
    sent(8, read_at=NOON, answer=ClientSays.not_now, marketing=met.marketing)
    sent(7, answer=ClientSays.no_profiles)
    sent(6)
    sent(60, read_at=NOON)
    role = RoleFactory(client=met.client)
    SubmissionFactory(
        role=role, candidate=met.marketing.candidate, stage=Stage.placed, staged_at=NOON
    )
    session.flush()
    with count_queries(session) as counted:
        assert marketed(session, None, *SPAN) == Marketed(3, 4, 2, 1, 1, 1, 1, 1)
    assert counted.queries == 2


def test_of_one_recruiter_only_their_letters(session: Session) -> None:
    AgencyFactory()
    mine = sent(9)
    sent(8)
    assert marketed(session, mine.recruiter_id, *SPAN).sends == 1


def test_a_process_from_before_is_no_fruit_of_it(session: Session) -> None:
    AgencyFactory()
    one = sent(9)
    SubmissionFactory(
        role=RoleFactory(client=one.client), candidate=one.marketing.candidate,
        stage=Stage.interview, staged_at=NOON - timedelta(days=20),
    )  # fmt: skip
    assert marketed(session, None, *SPAN).interviews == 0


def test_the_letter_tells_of_a_yes_that_nobody_took_up(session: Session) -> None:
    AgencyFactory()
    one = sent(3, answer=ClientSays.yes, answered_at=NOON)
    line = for_the_letter(session, one.recruiter_id, TODAY)
    assert line == f"{one.client.name} would like to meet Jane Okafor, and nobody has taken it up."
    one.handled_at = NOON
    session.flush()
    assert for_the_letter(session, one.recruiter_id, TODAY) == ""


def test_the_letter_tells_of_an_approval_that_runs_out_this_week(session: Session) -> None:
    AgencyFactory()
    until = TODAY + timedelta(days=5)
    running = MarketingFactory(approved_at=NOON, approved_until=until, approved_version=1)
    line = for_the_letter(session, running.recruiter_id, TODAY)
    assert line == "Jane Okafor may be marketed until 23 June; then we ask again."
    assert for_the_letter(session, running.recruiter_id, TODAY - timedelta(days=9)) == ""
