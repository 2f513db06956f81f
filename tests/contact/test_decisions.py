"""Decisions about people in the database: in the order asked, in few queries, and kept as given."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.decisions import decision_for, decisions_for, keep_decision, policy_for
from agency.contact.house import VERSION
from agency.contact.models import DecisionRecord
from agency.contact.policy import Channel, ContactRequest, Purpose, ZoneUnknown
from agency.mail.models import MailDay, MailState, StopKind
from agency.mail.numbers import FIRST_DAYS
from agency.mail.stops import stop
from agency.submissions.models import Stage
from agency.touches.models import Channel as TouchChannel
from tests.contact.mails import waiting_mail
from tests.contact.people import ask
from tests.contact.test_facts import counted, somebody_busy
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    PreferenceFactory,
    PromiseFactory,
    RecruiterFactory,
    SubmissionFactory,
    TouchFactory,
)

AUTUMN = {"kind": "timing", "horizon": "later", "not_before": date(2026, 9, 1)}


@pytest.fixture(autouse=True)
def _agency(session: Session) -> None:
    AgencyFactory()


def test_decisions_come_in_the_order_asked(session: Session) -> None:
    willing, later = CandidateFactory(), CandidateFactory()
    silent = CandidateFactory(agreed=False)
    PreferenceFactory(candidate=later, **AUTUMN)
    asked = [later, silent, willing, later]
    decisions = decisions_for(session, [ask(person_id=each.id) for each in asked], NOON)
    assert [each.kind for each in decisions] == ["wait", "stop", "go", "wait"]


def test_no_questions_no_answers(session: Session) -> None:
    with counted(session) as statements:
        assert decisions_for(session, [], NOON) == []
    assert statements == []


def test_queries_do_not_grow_with_requests(session: Session) -> None:
    numbers = []
    for people in (1, 20):
        requests = [ask(person_id=somebody_busy(session).id) for _ in range(people)]
        session.expire_all()
        with counted(session) as statements:
            decisions_for(session, requests, NOON)
        numbers.append(len(statements))
    assert numbers == [15, 15]


def test_unknown_person_is_refused(session: Session) -> None:
    decision = decision_for(session, ask(person_id=10**9), NOON)
    assert (decision.kind, decision.rule) == ("stop", "gone")


def test_house_lives_in_the_agency_zone(session: Session) -> None:
    nobody_knows_where = CandidateFactory(zone=None, place=None)
    PreferenceFactory(candidate=nobody_knows_where, **AUTUMN)
    decision = decision_for(session, ask(person_id=nobody_knows_where.id), NOON)
    assert decision.allowed_from is not None
    assert decision.allowed_from.isoformat() == "2026-09-01T00:00:00-04:00"


def test_house_before_its_first_run_lives_in_utc(session: Session) -> None:
    session.delete(AgencyFactory())
    assert policy_for(session).zone == "UTC"


def test_agency_in_a_zone_nobody_knows_is_told(session: Session) -> None:
    AgencyFactory().zone = "Toronto"
    with pytest.raises(ZoneUnknown):
        policy_for(session)


def test_colleagues_touch_today_turns_the_light_amber(session: Session) -> None:
    jane, ana = CandidateFactory(), RecruiterFactory(name="Ana Ribeiro")
    TouchFactory(candidate=jane, recruiter=ana, happened_at=NOON, channel=TouchChannel.linkedin)
    decision = decision_for(session, ask(person_id=jane.id, actor=jane.owner_id), NOON)
    assert decision.label == "From 18 Jul"
    assert decision.sentence == "Ana wrote to her today; she is left in peace for 30 days."


def test_mail_of_a_colleague_that_waits_turns_the_light_amber(session: Session) -> None:
    jane, ana = CandidateFactory(), RecruiterFactory(name="Ana Ribeiro")
    waiting_mail(session, jane.id, approved_by_id=ana.id, not_before=NOON + timedelta(days=4))
    decision = decision_for(session, ask(person_id=jane.id, actor=jane.owner_id), NOON)
    assert decision.label == "From 22 Jul"
    assert decision.sentence == (
        "Ana’s mail to her leaves on 22 Jun; she is left in peace for 30 days."
    )


def test_your_own_mail_that_waits_is_told_as_yours(session: Session) -> None:
    jane = CandidateFactory()
    you = jane.owner_id
    waiting_mail(session, jane.id, approved_by_id=you, not_before=NOON + timedelta(days=1))
    decision = decision_for(session, ask(person_id=jane.id, actor=you), NOON)
    assert decision.sentence.startswith("Your mail to her leaves tomorrow;")


def test_mail_at_hand_over_is_not_held_by_itself_nor_by_the_touch_that_records_it(
    session: Session,
) -> None:
    jane = CandidateFactory()
    you = jane.owner_id
    mail = waiting_mail(session, jane.id, approved_by_id=you, state=MailState.claimed)
    TouchFactory(candidate=jane, channel=TouchChannel.email, happened_at=NOON)
    request = ask(
        person_id=jane.id, actor=you, approved_by=you, channel=Channel.email, at_hand_over=True,
        own_evidence=frozenset({f"mail:{mail.id}"}),
    )  # fmt: skip
    assert decision_for(session, request, NOON).may_contact


def leaving(person: Candidate) -> ContactRequest:
    return ask(
        person_id=person.id, approved_by=person.owner_id, channel=Channel.email, at_hand_over=True
    )


def test_mail_is_refused_at_hand_over_while_the_post_rests(session: Session) -> None:
    jane = CandidateFactory()
    assert decision_for(session, leaving(jane), NOON).may_contact
    stop(session, StopKind.by_hand, "Ada paused it.", NOON)
    decision = decision_for(session, leaving(jane), NOON)
    assert decision.rule == "sending_paused"
    assert "Ada paused it." in decision.sentence


def test_mail_waits_for_tomorrow_when_the_day_is_full(session: Session) -> None:
    jane = CandidateFactory()
    session.add(MailDay(day=NOON.date(), begun=FIRST_DAYS))
    session.flush()
    decision = decision_for(session, leaving(jane), NOON)
    assert (decision.rule, decision.is_put_off) == ("day_is_full", True)
    assert decision.allowed_from is not None
    assert decision.allowed_from.date() == NOON.date() + timedelta(days=1)


def test_mail_at_hand_over_is_held_by_what_a_colleague_did_since(session: Session) -> None:
    jane = CandidateFactory()
    mail = waiting_mail(session, jane.id, approved_by_id=jane.owner_id)
    TouchFactory(candidate=jane, recruiter=RecruiterFactory(), happened_at=NOON)
    request = ask(
        person_id=jane.id, approved_by=jane.owner_id, channel=Channel.email, at_hand_over=True,
        own_evidence=frozenset({f"mail:{mail.id}"}),
    )  # fmt: skip
    assert decision_for(session, request, NOON).rule == "gap"


def test_own_process_is_news_and_a_colleagues_is_theirs_to_tell(session: Session) -> None:
    jane = CandidateFactory()
    submission = SubmissionFactory(candidate=jane, stage=Stage.interview)
    news = ask(
        person_id=jane.id, actor=jane.owner_id, purpose=Purpose.process_update,
        role_id=submission.role_id,
    )  # fmt: skip
    about_another = ask(person_id=jane.id, actor=RecruiterFactory().id, role_id=None)
    decisions = decisions_for(session, [news, about_another], NOON)
    assert [(each.kind, each.rule) for each in decisions] == [
        ("go", "allowed"),
        ("stop", "active_process"),
    ]


def test_whoever_wrote_yesterday_may_be_answered_inside_the_gap(session: Session) -> None:
    jane = CandidateFactory()
    TouchFactory(candidate=jane, happened_at=NOON - timedelta(days=2))
    TouchFactory(candidate=jane, from_them=True, happened_at=NOON - timedelta(days=1))
    reply = ask(person_id=jane.id, purpose=Purpose.reply, role_id=None)
    assert decision_for(session, reply, NOON).sentence == "She wrote to us yesterday."


def test_open_promise_may_be_kept_inside_the_gap(session: Session) -> None:
    jane = CandidateFactory()
    touch = TouchFactory(candidate=jane, happened_at=datetime(2026, 6, 10, 15, tzinfo=UTC))
    PromiseFactory(candidate=jane, touch=touch)
    reply = ask(person_id=jane.id, purpose=Purpose.reply, role_id=None)
    decision = decision_for(session, reply, NOON)
    assert decision.sentence == "A promise made to her on 10 Jun is open."


def test_decision_is_kept_as_it_was_given(session: Session) -> None:
    jane = CandidateFactory()
    PreferenceFactory(candidate=jane, **AUTUMN)
    request = ask(person_id=jane.id, actor=jane.owner_id, channel=Channel.email)
    decision = decision_for(session, request, NOON)
    keep_decision(session, request, decision)
    session.flush()
    session.expire_all()
    kept = session.query(DecisionRecord).one()
    assert (kept.candidate_id, kept.purpose, kept.channel) == (jane.id, "recontact_role", "email")
    assert (kept.outcome, kept.rule) == ("allow_after", "not_before")
    assert (kept.sentence, kept.allowed_from) == (decision.sentence, decision.allowed_from)
    assert (kept.policy_version, kept.facts_hash) == (VERSION, decision.facts_hash)
    assert (kept.asked_by_id, kept.at) == (jane.owner_id, NOON)


def test_light_of_every_channel_is_kept_without_one(session: Session) -> None:
    jane = CandidateFactory()
    request = ask(person_id=jane.id, actor=None)
    kept = keep_decision(session, request, decision_for(session, request, NOON))
    assert kept.channel == ""
