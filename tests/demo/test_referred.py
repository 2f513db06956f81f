"""The demo's referrals: one at every stage, a second hand, thanks that are due, and two rewards."""

from collections import Counter

from sqlalchemy.orm import Session

from agency.demo.making import DemoSummary
from agency.referrals.news import Came, News
from agency.referrals.queries import news_due, sent_of
from agency.referrals.rewards import rewards_due
from tests.demo.moment import TODAY
from tests.demo.test_making import made, session

__all__ = ["made", "session"]


def test_there_is_one_at_every_stage_and_one_is_second(session: Session, made: DemoSummary) -> None:
    sent = sent_of(session)
    first = Counter(one.came for one in sent if one.is_first)
    assert first == {Came.open: 1, Came.answered: 1, Came.in_process: 1, Came.placed: 2}
    assert [one.name for one in sent if not one.is_first] == ["Wojciech Sadlo"]
    assert not any(one.was_known for one in sent)


def test_one_thank_you_waits(session: Session, made: DemoSummary) -> None:
    owners = {one.referral.referrer.owner_id for one in sent_of(session)}
    (due,) = news_due(session, owners)
    assert (due.name, due.to_tell) == ("Wojciech Sadlo", News.in_process)


def test_one_reward_is_due_and_one_was_paid(session: Session, made: DemoSummary) -> None:
    (due,) = rewards_due(session, None, TODAY)
    assert due.candidate is not None
    assert due.candidate.full_name == "Halle Morningstar"
    assert sum(one.referral.reward_paid_on is not None for one in sent_of(session)) == 1
