"""What a referrer may hear: nothing unless it is allowed, never more than is so, and each thing once."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.contact.consent import Told
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass, MailState
from agency.mail.outbox import post, posted
from agency.referrals.news import Came, News, allow, may_hear, tell, to_tell
from agency.referrals.queries import Sent, news_due, referral_now, sent_by, who_sent
from agency.rights.erasing import erase
from agency.submissions.models import Stage, Submission
from tests.factories import NOON, AgencyFactory, CandidateFactory, ReferralFactory
from tests.referrals.sending import answered, in_process, placed
from tests.support.queries import count_queries

ALL = [news.value for news in News]


@pytest.mark.parametrize("came", list(Came))
def test_nothing_is_told_where_nothing_is_allowed(came: Came) -> None:
    assert may_hear(came, []) == []
    assert to_tell(came, [], {}) is None


@pytest.mark.parametrize(
    ("came", "allowed", "heard"),
    [
        (Came.open, ALL, []),
        (Came.written, ALL, []),
        (Came.let_be, ALL, []),
        (Came.answered, ALL, [News.in_touch]),
        (Came.in_process, ALL, [News.in_touch, News.in_process]),
        (Came.placed, ALL, [News.in_touch, News.placed]),
        (Came.placed, ["in_touch"], [News.in_touch]),
        (Came.placed, ["in_process"], []),
        (Came.in_process, ["placed"], []),
        (Came.in_process, ["in_touch"], [News.in_touch]),
        (Came.answered, ["in_process", "placed"], []),
    ],
)
def test_only_what_is_so_and_allowed(came: Came, allowed: list[str], heard: list[News]) -> None:
    assert may_hear(came, allowed) == heard


def test_each_thing_is_told_once_and_nothing_less_after_it() -> None:
    assert to_tell(Came.answered, ALL, {}) is News.in_touch
    assert to_tell(Came.answered, ALL, {"in_touch": {}}) is None
    assert to_tell(Came.in_process, ALL, {"in_touch": {}}) is News.in_process
    assert to_tell(Came.answered, ALL, {"in_process": {}}) is None
    assert to_tell(Came.placed, ["in_touch"], {"placed": {}}) is None


class TestStages:
    def test_how_far_each_has_come(self, session: Session) -> None:
        assert now(session, ReferralFactory().id).came is Came.open
        assert now(session, ReferralFactory(handled_at=NOON).id).came is Came.let_be
        written = ReferralFactory(handled_at=NOON, written_at=NOON, candidate=CandidateFactory())
        assert now(session, written.id).came is Came.written
        assert now(session, answered(session).id).came is Came.answered
        assert now(session, in_process(session).id).came is Came.in_process
        assert now(session, placed(session).id).came is Came.placed

    def test_a_process_that_ended_is_no_longer_told(self, session: Session) -> None:
        referral = in_process(session, news=ALL)
        session.scalars(select(Submission)).one().move_to(Stage.not_going_on, NOON)
        session.flush()
        assert now(session, referral.id).may_hear == [News.in_touch]

    def test_what_they_did_before_they_were_sent_is_not_its_doing(self, session: Session) -> None:
        referral = placed(session)
        session.scalars(select(Submission)).one().staged_at = referral.made_at.replace(year=2025)
        session.flush()
        assert now(session, referral.id).came is Came.answered

    def test_the_first_in_time_counts_and_the_second_is_said_to_be_second(
        self, session: Session
    ) -> None:
        first = placed(session)
        second = ReferralFactory(candidate=first.candidate, email="", made_at=NOON, handled_at=NOON)
        assert [one.is_first for one in who_sent(session, first.candidate.id)] == [True, False]
        assert not now(session, second.id).is_first

    def test_two_who_name_one_address_before_anybody_wrote(self, session: Session) -> None:
        first = ReferralFactory(email="ben@example.org", made_at=NOON.replace(day=1))
        second = ReferralFactory(email="ben@example.org")
        assert (now(session, first.id).is_first, now(session, second.id).is_first) == (True, False)

    def test_nobody_sends_themselves(self, session: Session) -> None:
        jane = CandidateFactory()
        ReferralFactory(referrer=jane, candidate=jane)
        assert sent_by(session, jane.id) == []

    def test_whoever_has_not_shown_the_address_is_theirs_is_not_there_yet(
        self, session: Session
    ) -> None:
        referral = ReferralFactory(key_hash=b"x")
        assert sent_by(session, referral.referrer.id) == []


class TestDue:
    def test_it_is_due_to_the_referrers_own_recruiter(self, session: Session) -> None:
        referral = in_process(session, news=["in_process"])
        owner = referral.referrer.owner_id
        assert [one.to_tell for one in news_due(session, [owner])] == [News.in_process]
        assert news_due(session, [owner + 1_000]) == []

    def test_nothing_is_due_to_or_of_somebody_who_was_erased(self, session: Session) -> None:
        AgencyFactory()
        referral = in_process(session, news=ALL)
        owner = referral.referrer.owner_id
        erase(session, referral.candidate, Told(how="form", at=NOON))
        assert news_due(session, [owner]) == []

    def test_more_referrals_need_no_more_queries(self, session: Session) -> None:
        maya = placed(session, news=ALL).referrer.owner
        owner = maya.id
        with count_queries(session) as one:
            news_due(session, [owner])
        for _ in range(4):
            placed(session, news=ALL, referrer=CandidateFactory(owner=maya))
        session.expire_all()
        with count_queries(session) as more:
            assert len(news_due(session, [owner])) == 5
        assert more.queries == one.queries


class TestAllowing:
    def test_they_choose_and_change_their_mind(self, session: Session) -> None:
        referral = answered(session)
        allow(session, referral.id, referral.candidate.id, [News.placed, News.in_touch])
        assert referral.news == ["in_touch", "placed"]
        allow(session, referral.id, referral.candidate.id, [])
        assert referral.news == []

    def test_nobody_chooses_for_somebody_else(self, session: Session) -> None:
        referral = answered(session)
        allow(session, referral.id, referral.referrer.id, list(News))
        assert referral.news == []

    def test_a_letter_that_waits_is_taken_back_with_its_permission(self, session: Session) -> None:
        referral = answered(session, news=["in_touch"])
        letter = Message(
            to=Mailbox("jane@example.com", "Jane"), sender=Mailbox("h@example.com", "H"),
            subject="Thank you", text="Thank you",
        )  # fmt: skip
        post(session, letter, "k", MailClass.contact, "keep_in_touch", NOON)
        tell(referral, News.in_touch, NOON, "k")
        allow(session, referral.id, referral.candidate.id, [])
        left = posted(session, "k")
        assert left is not None
        assert (left.state, referral.told) == (MailState.cancelled, {})

    def test_what_was_heard_was_heard(self, session: Session) -> None:
        referral = answered(session, news=["in_touch"])
        tell(referral, News.in_touch, NOON)
        allow(session, referral.id, referral.candidate.id, [])
        assert list(referral.told) == ["in_touch"]


def now(session: Session, referral_id: int) -> Sent:
    found = referral_now(session, referral_id)
    assert found is not None
    return found
