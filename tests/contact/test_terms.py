"""What a person may ask of us takes hold at once, and is on the ledger in the same transaction."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from agency.candidates.links import make_link
from agency.candidates.models import Candidate, LinkPurpose
from agency.contact import terms
from agency.contact.consent import Told, current_consent, ledger_of
from agency.contact.decisions import decision_for
from agency.contact.models import ConsentKind, ContactTerms
from agency.contact.policy import CallHours, Gone, Limit, Purpose
from agency.history import last_change, put_back
from agency.mail.models import MailState
from tests.contact.mails import waiting_mail
from tests.contact.people import ask
from tests.factories import NOON, AgencyFactory, CandidateFactory, WayFactory

BY_FORM = Told(how="form", at=NOON, words="Please pause me.")
EVENINGS = CallHours(opens=time(17), closes=time(20), days=frozenset({1, 3}))
LATER = Told(how="form", at=NOON + timedelta(hours=1))


@pytest.fixture
def person(session: Session) -> int:
    AgencyFactory()
    return CandidateFactory().id


def lines(session: Session, person: int) -> list[tuple[str, str, dict[str, Any]]]:
    """What the ledger says since the yes that everybody begins with, the oldest first."""
    told = [(str(each.kind), each.answer, each.details) for each in ledger_of(session, person)]
    return told[-2::-1]


def light(session: Session, person: int, **request: Any) -> str:
    return decision_for(session, ask(person_id=person, role_id=None, **request), NOON).label


def test_stop_turns_the_light_red_and_is_on_the_ledger(session: Session, person: int) -> None:
    assert light(session, person) == "May contact now"
    terms.stop(session, person, Told(how="email", at=NOON, words="Never write to me again."))
    assert light(session, person) == "Do not contact"
    assert lines(session, person) == [("stop", "yes", {})]
    assert current_consent(session, person)[ConsentKind.stop].words == "Never write to me again."


def test_stop_takes_back_mail_that_waits(session: Session, person: int) -> None:
    queued = waiting_mail(session, person)
    leaving = waiting_mail(session, person, state=MailState.data)
    terms.stop(session, person, BY_FORM)
    session.refresh(queued)
    session.refresh(leaving)
    assert (queued.state, leaving.state) == (MailState.cancelled, MailState.data)


@pytest.mark.parametrize("ask_for_quiet", [terms.stop, terms.restrict])
def test_said_once_more_it_takes_back_what_was_written_meanwhile(
    session: Session, person: int, ask_for_quiet: Any
) -> None:
    ask_for_quiet(session, person, BY_FORM)
    answer = waiting_mail(session, person, purpose="reply")
    ask_for_quiet(session, person, LATER)
    session.refresh(answer)
    assert answer.state is MailState.cancelled
    assert len(lines(session, person)) == 1


def test_stopping_twice_is_one_stop(session: Session, person: int) -> None:
    terms.stop(session, person, BY_FORM)
    held = terms.stop(session, person, LATER)
    assert held.stopped_at == NOON
    assert len(lines(session, person)) == 1


def test_stop_can_be_ended_by_the_person(session: Session, person: int) -> None:
    terms.stop(session, person, BY_FORM)
    terms.end_stop(session, person, LATER)
    assert light(session, person) == "May contact now"
    assert [line[:2] for line in lines(session, person)] == [("stop", "yes"), ("stop", "ended")]


def test_stop_that_is_not_there_cannot_be_ended(session: Session, person: int) -> None:
    with pytest.raises(terms.NotStopped):
        terms.end_stop(session, person, BY_FORM)


def test_pause_until_a_day_is_amber(session: Session, person: int) -> None:
    terms.pause(session, person, date(2026, 9, 1), BY_FORM)
    assert light(session, person) == "From 1 Sep"
    assert lines(session, person) == [("pause", "yes", {"until": "2026-09-01"})]


def test_pause_until_they_say_so_is_red(session: Session, person: int) -> None:
    terms.pause(session, person, None, BY_FORM)
    assert light(session, person) == "Do not contact"
    assert lines(session, person) == [("pause", "yes", {"until": None})]


def test_pause_takes_back_mail_that_waits(session: Session, person: int) -> None:
    mail = waiting_mail(session, person)
    terms.pause(session, person, date(2026, 9, 1), BY_FORM)
    session.refresh(mail)
    assert mail.state is MailState.cancelled


def test_pausing_until_the_same_day_twice_is_one_pause(session: Session, person: int) -> None:
    terms.pause(session, person, date(2026, 9, 1), BY_FORM)
    terms.pause(session, person, date(2026, 9, 1), LATER)
    assert len(lines(session, person)) == 1


def test_pause_can_be_made_longer(session: Session, person: int) -> None:
    terms.pause(session, person, date(2026, 9, 1), BY_FORM)
    terms.pause(session, person, date(2026, 12, 1), LATER)
    assert light(session, person) == "From 1 Dec"
    assert len(lines(session, person)) == 2


def test_pause_can_be_ended_early(session: Session, person: int) -> None:
    terms.pause(session, person, date(2026, 9, 1), BY_FORM)
    held = terms.end_pause(session, person, LATER)
    assert (held.paused_at, held.paused_until) == (None, None)
    assert light(session, person) == "May contact now"
    assert [line[:2] for line in lines(session, person)] == [("pause", "yes"), ("pause", "ended")]


def test_pause_that_is_not_there_cannot_be_ended(session: Session, person: int) -> None:
    with pytest.raises(terms.NotPaused):
        terms.end_pause(session, person, BY_FORM)


def test_limit_is_kept_and_says_nothing_about_whether(session: Session, person: int) -> None:
    held = terms.set_limit(session, person, Limit(count=2, per_days=91), BY_FORM)
    assert (held.limit_count, held.limit_days, held.only_when_fits) == (2, 91, False)
    details = {"limit_count": 2, "limit_days": 91, "only_when_fits": False}
    assert lines(session, person) == [("contact", "terms", details)]
    assert current_consent(session, person)[ConsentKind.contact].answer == "yes"
    assert light(session, person) == "May contact now"


def test_limit_gives_no_permission_to_somebody_who_gave_none(session: Session) -> None:
    person = CandidateFactory(agreed=False).id
    terms.set_limit(session, person, Limit(count=1, per_days=30), BY_FORM)
    assert light(session, person) == "Do not contact"


def test_limit_can_be_only_when_a_job_fits(session: Session, person: int) -> None:
    terms.set_limit(session, person, None, BY_FORM, only_when_fits=True)
    assert light(session, person, purpose="keep_in_touch") == "Do not contact"
    assert light(session, person, role_fits=True) == "May contact now"


def test_same_limit_twice_is_one_line(session: Session, person: int) -> None:
    for told in (BY_FORM, LATER):
        terms.set_limit(session, person, Limit(count=2, per_days=91), told)
    assert len(lines(session, person)) == 1


def test_channels_are_kept_in_one_order(session: Session, person: int) -> None:
    held = terms.set_channels(session, person, ["text", "call"], BY_FORM, never_at_work=True)
    assert (held.channels, held.never_at_work) == (["call", "text"], True)
    details = {"channels": ["call", "text"], "never_at_work": True}
    assert lines(session, person) == [("contact", "terms", details)]
    assert light(session, person, channel="email") == "Do not contact"


def test_same_channels_twice_are_one_line(session: Session, person: int) -> None:
    for told in (BY_FORM, LATER):
        terms.set_channels(session, person, ["email"], told)
    assert len(lines(session, person)) == 1


def test_channel_nobody_knows_is_refused(session: Session, person: int) -> None:
    with pytest.raises(terms.ChannelUnknown, match="fax"):
        terms.set_channels(session, person, ["call", "fax"], BY_FORM)
    assert lines(session, person) == []


@pytest.mark.parametrize(
    "act",
    [
        lambda session, person: terms.stop(session, person, BY_FORM),
        lambda session, person: terms.pause(session, person, None, BY_FORM),
        lambda session, person: terms.set_limit(session, person, None, BY_FORM, True),
        lambda session, person: terms.set_channels(session, person, ["call"], BY_FORM),
        lambda session, person: terms.set_hours(session, person, EVENINGS, BY_FORM),
        lambda session, person: terms.refuse_topics(session, person, [Purpose.newsletter], BY_FORM),
    ],
    ids=["stop", "pause", "limit", "channels", "hours", "topics"],
)
def test_each_verb_is_one_change_that_moves_the_version(
    session: Session, person: int, act: Any
) -> None:
    before = session.get_one(ContactTerms, person).version
    held = act(session, person)
    assert held.version == before + 1
    change = last_change(session, held)
    assert change is not None
    put_back(held, change)
    assert (held.version, held.stopped_at, held.paused_at) == (before, None, None)
    assert (held.call_from, held.call_days, held.refused) == (None, None, {})


def test_nothing_is_committed_here(session: Session, person: int) -> None:
    point = session.begin_nested()
    terms.stop(session, person, BY_FORM)
    point.rollback()
    assert light(session, person) == "May contact now"


def test_hours_for_calls_are_on_the_ledger_and_kept_to(session: Session, person: int) -> None:
    WayFactory(candidate=session.get_one(Candidate, person), kind="mobile", value="+14165550134")
    terms.set_hours(session, person, EVENINGS, BY_FORM)
    assert lines(session, person) == [
        ("contact", "terms", {"call_from": "17:00", "call_until": "20:00", "call_days": [1, 3]})
    ]
    assert light(session, person, channel="call") == "From 17:00"
    assert light(session, person) == "May contact now"
    terms.set_hours(session, person, None, LATER)
    assert light(session, person, channel="call") == "May contact now"
    assert lines(session, person)[1:] == [("contact", "terms", {"call_from": None})]


def test_refused_topic_is_on_the_ledger_and_the_rest_is_welcome(
    session: Session, person: int
) -> None:
    terms.refuse_topics(session, person, [Purpose.profile_refresh], BY_FORM)
    assert lines(session, person) == [("contact", "terms", {"refused": ["profile_refresh"]})]
    assert light(session, person, purpose=Purpose.profile_refresh) == "Do not contact"
    assert light(session, person) == "May contact now"


def test_topic_named_earlier_keeps_its_day_and_one_taken_back_is_open_again(
    session: Session, person: int
) -> None:
    terms.refuse_topics(session, person, [Purpose.newsletter], BY_FORM)
    topics = [Purpose.newsletter, Purpose.keep_in_touch]
    held = terms.refuse_topics(session, person, topics, LATER)
    assert held.refused == {
        "keep_in_touch": LATER.at.isoformat(),
        "newsletter": BY_FORM.at.isoformat(),
    }
    terms.refuse_topics(session, person, [Purpose.keep_in_touch], LATER)
    assert light(session, person, purpose=Purpose.newsletter) == "May contact now"


def test_refused_topic_takes_back_the_letters_about_it_alone(session: Session, person: int) -> None:
    about_it = waiting_mail(session, person, purpose="keep_in_touch")
    about_a_role = waiting_mail(session, person)
    terms.refuse_topics(session, person, [Purpose.keep_in_touch], BY_FORM)
    session.refresh(about_it)
    session.refresh(about_a_role)
    assert (about_it.state, about_a_role.state) == (MailState.cancelled, MailState.queued)


@pytest.mark.parametrize("purpose", [Purpose.legal_notice, Purpose.reply, Purpose.spec_marketing])
def test_duty_is_no_topic_to_refuse(session: Session, person: int, purpose: Purpose) -> None:
    with pytest.raises(terms.NotRefusable, match=purpose):
        terms.refuse_topics(session, person, [purpose], BY_FORM)
    assert lines(session, person) == []


def test_same_hours_and_topics_twice_are_one_line_each(session: Session, person: int) -> None:
    for told in (BY_FORM, LATER):
        terms.set_hours(session, person, EVENINGS, told)
        terms.refuse_topics(session, person, [Purpose.newsletter], told)
    assert len(lines(session, person)) == 2


@pytest.mark.parametrize(
    ("why", "sentence"),
    [(Gone.deceased, "Jane has died."), (Gone.under_age, "Jane is under age.")],
)
def test_whoever_is_gone_is_contacted_about_nothing_until_it_was_a_mistake(
    session: Session, person: int, why: Any, sentence: str
) -> None:
    letter = waiting_mail(session, person)
    link = make_link(session, person, "jane@example.com", NOON, LinkPurpose.letter).link
    for told in (BY_FORM, LATER):
        terms.set_gone(session, person, why, told)
    assert lines(session, person) == [("gone", why, {})]
    session.refresh(letter)
    assert letter.state is MailState.cancelled
    session.refresh(link)
    assert link.revoked_at == NOON
    for purpose in (Purpose.recontact_role, Purpose.reply, Purpose.legal_notice):
        request = ask(person_id=person, role_id=None, purpose=purpose)
        decision = decision_for(session, request, NOON)
        assert (decision.label, decision.rule) == ("Do not contact", "gone")
        assert decision.sentence == sentence
    terms.end_gone(session, person, LATER)
    assert light(session, person) == "May contact now"
    with pytest.raises(terms.NotGone):
        terms.end_gone(session, person, LATER)
