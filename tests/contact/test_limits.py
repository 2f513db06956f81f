"""How much of the limit that people set is used, counted as the rule counts."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.decisions import decisions_for
from agency.contact.limits import Used, limits_used, used
from agency.contact.snapshot import ContactRequest, Purpose
from agency.mail.models import MailState
from agency.submissions.models import Stage
from agency.touches.models import Touch
from tests.contact.mails import waiting_mail
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    SubmissionFactory,
    TouchFactory,
)
from tests.support.queries import count_queries

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def agency(session: Session) -> None:
    AgencyFactory()


def somebody(
    count: int | None = 2, days: int = 91, touches: tuple[int, ...] = (), **given: Any
) -> Candidate:
    person: Candidate = CandidateFactory(terms={"limit_count": count, "limit_days": days}, **given)
    for ago in touches:
        TouchFactory(candidate=person, attempt=True, happened_at=NOON - ago * DAY)
    return person


def counted(session: Session) -> dict[Used, int]:
    return dict(limits_used(session, NOON).people)


@pytest.mark.parametrize(
    ("asks", "limit", "expected"),
    [(0, 4, "none"), (1, 4, "up_to_half"), (2, 4, "up_to_half"), (3, 4, "over_half"), (4, 4, "at_limit"), (5, 4, "over_limit"), (1, 1, "at_limit")],
)  # fmt: skip
def test_each_share_has_its_place(asks: int, limit: int, expected: str) -> None:
    assert used(asks, limit) == expected


def test_only_what_lies_in_their_time_counts(session: Session) -> None:
    somebody()
    somebody(touches=(100, 200))
    somebody(touches=(10,))
    somebody(touches=(10, 60))
    somebody(touches=(1, 2, 3))
    assert counted(session) == {
        Used.none: 2, Used.up_to_half: 1, Used.at_limit: 1, Used.over_limit: 1,
    }  # fmt: skip


def test_who_set_none_is_counted_apart_and_the_erased_not_at_all(session: Session) -> None:
    somebody(None, 0)
    somebody(erased_at=NOON)
    somebody()
    found = limits_used(session, NOON)
    assert (found.with_limit, found.without) == (1, 1)


def test_news_of_a_process_is_no_ask_and_their_own_word_is_none_either(session: Session) -> None:
    person = somebody(1)
    submission = SubmissionFactory(
        candidate=person, stage=Stage.interview, staged_at=NOON - 20 * DAY
    )
    TouchFactory(candidate=person, role_id=submission.role_id, happened_at=NOON - 5 * DAY)
    TouchFactory(candidate=person, from_them=True, happened_at=NOON - 5 * DAY)
    assert counted(session) == {Used.none: 1}


@pytest.mark.parametrize("ago", [90, 91, 92])
def test_at_the_limit_is_whom_the_rule_makes_wait(session: Session, ago: int) -> None:
    person = somebody(1, 91, touches=(ago,))
    request = ContactRequest(person_id=person.id, purpose=Purpose.keep_in_touch)
    (answer,) = decisions_for(session, [request], NOON)
    waits = answer.rule == "their_limit"
    assert counted(session) == {Used.at_limit if waits else Used.none: 1}


def test_ones_own_people_when_asked_and_queries_do_not_grow(session: Session) -> None:
    people = [somebody(1, 91, touches=(5,)) for _ in range(6)]
    with count_queries(session) as queries:
        found = limits_used(session, NOON)
    assert (found.people[Used.at_limit], queries.queries) == (6, 4)
    mine = Candidate.owner_id == people[0].owner_id
    assert limits_used(session, NOON, mine).with_limit == 1


def test_a_letter_and_the_touch_that_records_it_are_one_contact(session: Session) -> None:
    written_to, called_too = somebody(2), somebody(2, touches=(9,))
    for person in (written_to, called_too):
        sent = {"state": MailState.sent, "sent_at": NOON - 5 * DAY, "recruiter_id": person.owner_id}
        waiting_mail(session, person.id, NOON - 5 * DAY, **sent)
        TouchFactory(candidate=person, channel="email", attempt=True, happened_at=NOON - 5 * DAY)
    assert counted(session) == {Used.up_to_half: 1, Used.at_limit: 1}


def test_a_touch_whose_letter_went_nowhere_is_no_ask(session: Session) -> None:
    person = somebody(1, touches=(5,))
    (touch,) = session.scalars(select(Touch).filter_by(candidate_id=person.id))
    touch.once_key = "letter 0"
    waiting_mail(session, person.id, NOON - 5 * DAY, state=MailState.failed)
    assert counted(session) == {Used.none: 1}
