"""What the database says of a person reaches the policy whole, for any number of people at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, WayKind, WayState
from agency.clients.models import ClientContact
from agency.clients.models import OffLimits as OffLimitsRow
from agency.contact.decisions import decision_for
from agency.contact.facts import facts_for
from agency.contact.gates import SlotTaken
from agency.contact.models import ConsentKind, ContactTerms
from agency.contact.policy import (
    Address,
    AddressState,
    Channel,
    Consent,
    ContactFacts,
    Gone,
    Limit,
    OffLimits,
    PastContact,
    Pause,
    Placed,
    Process,
    Purpose,
    Stop,
)
from agency.mail.models import MailClass, MailState
from agency.preferences.models import Horizon, PreferenceKind
from agency.submissions.models import Stage
from agency.touches.models import Channel as TouchChannel
from agency.touches.models import TouchKind
from tests.contact.mails import waiting_mail
from tests.contact.people import ask
from tests.contact.reserving import letter_to
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    ConsentFactory,
    PlaceFactory,
    PreferenceFactory,
    PromiseFactory,
    RecruiterFactory,
    RoleFactory,
    SubmissionFactory,
    TouchFactory,
    WayFactory,
)


def facts_of(session: Session, candidate: Candidate) -> ContactFacts:
    return facts_for(session, [candidate.id], NOON)[candidate.id]


def person(**more: Any) -> Candidate:
    return CandidateFactory(reachable=False, **more)


def test_name_pronouns_and_hours(session: Session) -> None:
    jane = person(full_name="Jane Okafor", pronouns="she/her", best_time="After 16:30")
    facts = facts_of(session, jane)
    assert (facts.person_id, facts.name, facts.pronouns, facts.hours) == (
        jane.id, "Jane", "she/her", "After 16:30",
    )  # fmt: skip


def test_what_they_go_by_comes_before_their_first_name(session: Session) -> None:
    assert facts_of(session, person(full_name="Margaret Chen", goes_by="Meg")).name == "Meg"


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("America/Vancouver", "America/Vancouver"), (None, "America/Halifax")],
    ids=["their own", "their town's"],
)
def test_zone(session: Session, zone: str | None, expected: str) -> None:
    halifax = PlaceFactory(halifax=True)
    assert facts_of(session, person(zone=zone, place=halifax)).zone == expected


def test_zone_is_unknown_without_a_town(session: Session) -> None:
    assert facts_of(session, person(zone=None, place=None)).zone is None


def test_erased(session: Session) -> None:
    assert facts_of(session, person(erased_at=NOON)).gone is Gone.erased


@pytest.mark.parametrize(
    ("kind", "addresses"),
    [
        (WayKind.mobile, [(Channel.call, False), (Channel.text, False)]),
        (WayKind.phone, [(Channel.call, False)]),
        (WayKind.work_phone, [(Channel.call, True)]),
        (WayKind.email, [(Channel.email, False)]),
        (WayKind.work_email, [(Channel.email, True)]),
        (WayKind.linkedin, [(Channel.linkedin, False)]),
    ],
    ids=str,
)
def test_every_kind_of_way(session: Session, kind: WayKind, addresses: Any) -> None:
    jane = person()
    WayFactory(candidate=jane, kind=kind, value="x")
    assert facts_of(session, jane).addresses == tuple(
        Address(channel=channel, value="x", is_work=is_work) for channel, is_work in addresses
    )


@pytest.mark.parametrize("state", WayState, ids=str)
def test_every_state_of_a_way(session: Session, state: WayState) -> None:
    jane = person()
    WayFactory(candidate=jane, state=state)
    assert facts_of(session, jane).addresses[0].state is AddressState(state)


def test_terms(session: Session) -> None:
    jane = person(
        terms={
            "channels": ["email", "linkedin"], "limit_count": 2, "limit_days": 91,
            "only_when_fits": True, "never_at_work": True, "version": 5,
        }
    )  # fmt: skip
    facts = facts_of(session, jane)
    assert facts.allowed_channels == {Channel.email, Channel.linkedin}
    assert facts.limit == Limit(count=2, per_days=91)
    assert (facts.only_when_fits, facts.never_at_work, facts.contact_version) == (True, True, 5)
    assert (facts.stopped, facts.paused) == (None, None)


def test_channel_we_no_longer_know_does_not_open_the_others(session: Session) -> None:
    assert facts_of(session, person(terms={"channels": ["fax"]})).allowed_channels == frozenset()


def test_stop_and_pause(session: Session) -> None:
    jane = person(terms={"stopped_at": NOON, "paused_at": NOON, "paused_until": date(2026, 9, 1)})
    facts = facts_of(session, jane)
    assert facts.stopped == Stop(at=NOON)
    assert facts.paused == Pause(since=NOON, until=date(2026, 9, 1))


def test_person_without_terms_has_set_none(session: Session) -> None:
    jane = person()
    session.query(ContactTerms).filter_by(candidate_id=jane.id).delete()
    facts = facts_of(session, jane)
    assert (facts.allowed_channels, facts.limit, facts.only_when_fits) == (None, None, False)


def test_newest_answer_about_contact_holds(session: Session) -> None:
    jane = person()
    newest = ConsentFactory(candidate_id=jane.id, answer="no", at=NOON, expires_on=date(2027, 1, 1))
    ConsentFactory(candidate_id=jane.id, kind=ConsentKind.market, answer="without_name")
    ConsentFactory(candidate_id=jane.id, answer="terms")
    assert facts_of(session, jane).consent == Consent(
        answer="no", at=NOON, expires_on=date(2027, 1, 1), evidence=f"consent:{newest.id}"
    )


def test_nobody_asked(session: Session) -> None:
    assert facts_of(session, person(agreed=False)).consent is None


def test_day_they_named(session: Session) -> None:
    jane = person()
    timing = {"kind": PreferenceKind.timing, "horizon": Horizon.later}
    PreferenceFactory(candidate=jane, **timing, not_before=date(2026, 9, 1))
    PreferenceFactory(candidate=jane, **timing, not_before=date(2027, 9, 1), ended_at=NOON)
    assert facts_of(session, jane).not_before == date(2026, 9, 1)


def test_newest_open_promise(session: Session) -> None:
    jane = person()
    touch = TouchFactory(candidate=jane, happened_at=NOON - timedelta(days=3))
    PromiseFactory(candidate=jane, touch=touch)
    PromiseFactory(candidate=jane, kept_at=NOON)
    PromiseFactory(candidate=jane, broken_at=NOON)
    assert facts_of(session, jane).promised_at == NOON - timedelta(days=3)


def test_promise_without_a_touch_is_as_old_as_its_row(session: Session) -> None:
    jane = person()
    promise = PromiseFactory(candidate=jane)
    assert facts_of(session, jane).promised_at == promise.created_at


@pytest.mark.parametrize(
    ("stage", "is_in_process"),
    [
        (Stage.contacted, False),
        (Stage.interested, False),
        (Stage.submitted, True),
        (Stage.interview, True),
        (Stage.offer, True),
        (Stage.placed, False),
        (Stage.not_going_on, False),
    ],
    ids=str,
)
def test_process(session: Session, stage: Stage, is_in_process: bool) -> None:
    jane, tom = person(), RecruiterFactory(name="Tom Ashdown")
    role = RoleFactory(title="Product Lead", client=ClientFactory(name="Cedar Loop"))
    SubmissionFactory(candidate=jane, role=role, stage=stage, recruiter_id=tom.id)
    expected = Process(
        role_id=role.id,
        client="Cedar Loop",
        role_title="Product Lead",
        owner_id=tom.id,
        owner="Tom",
    )
    assert facts_of(session, jane).processes == ((expected,) if is_in_process else ())


@pytest.mark.parametrize(
    ("starts_on", "expected"),
    [(date(2026, 7, 1), date(2026, 7, 1)), (None, date(2026, 6, 17))],
    ids=["the first day at work", "the day it was settled, where they live"],
)
def test_placement(session: Session, starts_on: date | None, expected: date) -> None:
    jane = person(zone="America/Vancouver")
    role = RoleFactory(client=ClientFactory(name="Cedar Loop"))
    settled_at = datetime(2026, 6, 18, 3, tzinfo=UTC)
    SubmissionFactory(
        candidate=jane, role=role, stage=Stage.placed, starts_on=starts_on, staged_at=settled_at
    )
    placed = Placed(on=expected, client="Cedar Loop", role_id=role.id)
    assert facts_of(session, jane).placements == (placed,)


def test_placement_of_somebody_whose_zone_is_unknown(session: Session) -> None:
    jane = person(zone=None, place=None)
    SubmissionFactory(candidate=jane, stage=Stage.placed)
    assert facts_of(session, jane).placements[0].on == NOON.date()


@pytest.mark.parametrize(
    "employer", ["Osprey Rail", "osprey rail ltd.", "The Osprey Rail Company"], ids=str
)
def test_works_at_an_off_limits_client(session: Session, employer: str) -> None:
    osprey = ClientFactory(name="Osprey Rail Inc.")
    session.add(OffLimitsRow(client_id=osprey.id, reason="Retained", ends_on=date(2026, 9, 1)))
    expected = OffLimits(client="Osprey Rail Inc.", until=date(2026, 9, 1))
    assert facts_of(session, person(employer=employer)).off_limits == (expected,)


@pytest.mark.parametrize("employer", ["", " ", "Osprey", "Osprey Railways"], ids=repr)
def test_works_somewhere_else(session: Session, employer: str) -> None:
    osprey = ClientFactory(name="Osprey Rail")
    session.add(OffLimitsRow(client_id=osprey.id, reason="Retained"))
    assert facts_of(session, person(employer=employer)).off_limits == ()


def test_contact_at_an_off_limits_client(session: Session) -> None:
    osprey, jane = ClientFactory(name="Osprey Rail"), person(employer="")
    session.add(OffLimitsRow(client_id=osprey.id, reason="Retained"))
    session.add(ClientContact(client_id=osprey.id, name="Jane Okafor", candidate_id=jane.id))
    assert facts_of(session, jane).off_limits == (OffLimits(client="Osprey Rail"),)


def test_contact_and_employee_of_one_client_is_told_once(session: Session) -> None:
    osprey, jane = ClientFactory(name="Osprey Rail"), person(employer="Osprey Rail")
    session.add(OffLimitsRow(client_id=osprey.id, reason="Retained"))
    session.add(ClientContact(client_id=osprey.id, name="Jane Okafor", candidate_id=jane.id))
    assert facts_of(session, jane).off_limits == (OffLimits(client="Osprey Rail"),)


def test_off_limits_in_person(session: Session) -> None:
    jane, other = person(), person()
    session.add(OffLimitsRow(candidate_id=jane.id, reason="Agreed", ends_on=date(2026, 9, 1)))
    assert facts_of(session, jane).off_limits == (OffLimits(until=date(2026, 9, 1)),)
    assert facts_of(session, other).off_limits == ()


@pytest.mark.parametrize(
    ("logged", "channel"),
    [
        (TouchChannel.call, Channel.call),
        (TouchChannel.voicemail, Channel.call),
        (TouchChannel.email, Channel.email),
        (TouchChannel.linkedin, Channel.linkedin),
        (TouchChannel.text, Channel.text),
        (TouchChannel.meeting, Channel.meeting),
        (TouchChannel.event, Channel.meeting),
        (TouchChannel.form, Channel.email),
    ],
    ids=str,
)
def test_touch_on_every_channel_counts(
    session: Session, logged: TouchChannel, channel: Channel
) -> None:
    ana = RecruiterFactory(name="Ana Ribeiro")
    jane = person()
    touch = TouchFactory(candidate=jane, recruiter=ana, channel=logged, kind=TouchKind.attempt)
    assert facts_of(session, jane).history == (
        PastContact(
            at=touch.happened_at,
            channel=channel,
            by_id=ana.id,
            by="Ana",
            evidence=f"touch:{touch.id}",
        ),
    )


def test_what_they_told_us_themselves(session: Session) -> None:
    jane = person()
    TouchFactory(candidate=jane, from_them=True, recruiter=None, channel=TouchChannel.form)
    (contact,) = facts_of(session, jane).history
    assert (contact.from_us, contact.both_spoke, contact.by) == (False, True, None)


def test_touch_about_a_process_is_not_an_ask(session: Session) -> None:
    jane, role = person(), RoleFactory()
    SubmissionFactory(
        candidate=jane, role=role, stage=Stage.interview,
        right_to_represent_on=date(2026, 6, 1), staged_at=NOON,
    )  # fmt: skip
    for day, about in ((2, role), (2, RoleFactory()), (2, None)):
        happened_at = datetime(2026, 6, day, 15, tzinfo=UTC)
        TouchFactory(candidate=jane, role=about, happened_at=happened_at)
    TouchFactory(candidate=jane, role=role, happened_at=datetime(2026, 5, 31, 15, tzinfo=UTC))
    asks = [contact.proactive for contact in facts_of(session, jane).history]
    assert sorted(asks) == [False, True, True, True]


@pytest.mark.parametrize(
    ("stage", "is_ask"), [(Stage.interested, True), (Stage.submitted, False)], ids=str
)
def test_touch_before_anything_was_submitted_is_an_ask(
    session: Session, stage: Stage, is_ask: bool
) -> None:
    jane, role = person(), RoleFactory()
    SubmissionFactory(candidate=jane, role=role, stage=stage, staged_at=NOON)
    TouchFactory(candidate=jane, role=role, happened_at=NOON)
    assert facts_of(session, jane).history[0].proactive is is_ask


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (MailState.queued, True),
        (MailState.claimed, True),
        (MailState.data, True),
        (MailState.sent, True),
        (MailState.unknown, True),
        (MailState.failed, False),
        (MailState.cancelled, False),
        (MailState.expired, False),
    ],
    ids=str,
)
def test_mail_counts_from_the_moment_it_is_posted(
    session: Session, state: MailState, counts: bool
) -> None:
    ana, jane = RecruiterFactory(name="Ana Ribeiro"), person()
    mail = waiting_mail(session, jane.id, state=state, approved_by_id=ana.id)
    expected = PastContact(
        at=NOON, by_id=ana.id, by="Ana", evidence=f"mail:{mail.id}", purpose=Purpose.recontact_role
    )
    assert facts_of(session, jane).history == ((expected,) if counts else ())


def test_mail_counts_when_it_left(session: Session) -> None:
    jane, left_at = person(), NOON + timedelta(hours=2)
    waiting_mail(session, jane.id, state=MailState.sent, sent_at=left_at)
    assert facts_of(session, jane).history[0].at == left_at


def test_mail_that_waited_too_long_does_not_count(session: Session) -> None:
    jane = person()
    waiting_mail(session, jane.id, expires_at=NOON)
    assert facts_of(session, jane).history == ()


def test_mail_without_an_end_waits_on(session: Session) -> None:
    jane = person()
    waiting_mail(session, jane.id, expires_at=None)
    assert len(facts_of(session, jane).history) == 1


def test_service_mail_is_no_contact(session: Session) -> None:
    jane = person()
    waiting_mail(session, jane.id, mail_class=MailClass.service, purpose="transactional")
    assert facts_of(session, jane).history == ()


def test_mail_that_answers_is_not_an_ask(session: Session) -> None:
    jane = person()
    waiting_mail(session, jane.id, purpose="reply")
    assert facts_of(session, jane).history[0].proactive is False


def test_mail_and_the_touch_that_records_it_are_one_contact(session: Session) -> None:
    jane = person()
    ana = jane.owner
    monday = NOON + timedelta(days=4)
    mail = waiting_mail(session, jane.id, approved_by_id=ana.id, not_before=monday)
    TouchFactory(candidate=jane, recruiter=ana, channel=TouchChannel.email, happened_at=NOON)
    (contact,) = facts_of(session, jane).history
    assert (contact.evidence, contact.both_spoke) == (f"mail:{mail.id}", True)


@pytest.mark.parametrize(
    "touch",
    [
        {"channel": TouchChannel.call},
        {"from_them": True},
        {"happened_at": NOON - timedelta(hours=25)},
        {"recruiter": None},
    ],
    ids=["a call", "a mail of theirs", "a mail of two days ago", "a mail of nobody's"],
)
def test_other_touch_beside_a_mail_is_another_contact(session: Session, touch: Any) -> None:
    jane = person()
    waiting_mail(session, jane.id, approved_by_id=jane.owner_id)
    usual = {"channel": TouchChannel.email, "happened_at": NOON}
    TouchFactory(candidate=jane, **{**usual, **touch})
    assert len(facts_of(session, jane).history) == 2


def test_facts_are_fresh_whatever_the_session_has_kept(session: Session) -> None:
    jane = CandidateFactory()
    held = session.get_one(ContactTerms, jane.id)
    session.connection().exec_driver_sql("UPDATE contact_terms SET stopped_at = now()")
    assert held.stopped_at is None
    assert facts_of(session, jane).stopped is not None


def test_each_person_has_their_own_facts(session: Session) -> None:
    jane, omar = CandidateFactory(), CandidateFactory(full_name="Omar Said", agreed=False)
    TouchFactory(candidate=jane)
    facts = facts_for(session, [omar.id, jane.id, jane.id], NOON)
    assert {key: value.name for key, value in facts.items()} == {jane.id: "Jane", omar.id: "Omar"}
    assert (len(facts[jane.id].history), len(facts[omar.id].history)) == (1, 0)
    assert facts[jane.id].consent is not None
    assert facts[omar.id].consent is None


def test_nobody_asked_for_needs_no_query(session: Session) -> None:
    with counted(session) as statements:
        assert facts_for(session, [], NOON) == {}
    assert statements == []


def test_unknown_number_is_left_out(session: Session) -> None:
    assert facts_for(session, [10**9], NOON) == {}


def test_queries_do_not_grow_with_people(session: Session) -> None:
    numbers = []
    for people in (1, 20):
        ids = [somebody_busy(session).id for _ in range(people)]
        with counted(session) as statements:
            facts_for(session, ids, NOON)
        numbers.append(len(statements))
    assert numbers == [13, 13]


def somebody_busy(session: Session) -> Candidate:
    somebody = CandidateFactory(employer="Osprey Rail")
    TouchFactory.create_batch(3, candidate=somebody)
    PreferenceFactory(candidate=somebody)
    PromiseFactory(candidate=somebody)
    SubmissionFactory(candidate=somebody)
    waiting_mail(session, somebody.id)
    session.add(OffLimitsRow(candidate_id=somebody.id, reason="Agreed"))
    session.flush()
    return somebody


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """The statements sent while it lasts."""
    session.flush()
    connection, statements = session.connection(), list[str]()

    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        statements.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(connection, "before_cursor_execute", note)


class TestSharedAddress:
    """G7: what the light knows of an address is what its gate knows."""

    def test_light_says_what_the_gate_would_refuse(self, session: Session) -> None:
        AgencyFactory()
        jane = CandidateFactory()
        tom = CandidateFactory(full_name="Tom Okafor", owner=jane.owner)
        for one in (jane, tom):
            WayFactory(candidate=one, kind="email", value="home@example.com", position=-1)
        session.expire_all()
        letter, _ = letter_to(session, jane, to_address="Home@example.com")
        question = ask(
            person_id=tom.id, channel=Channel.email, address="home@example.com", role_id=None
        )
        assert decision_for(session, question, NOON + timedelta(hours=23)).rule == "shared_address"
        with pytest.raises(SlotTaken):
            letter_to(session, tom, NOON + timedelta(hours=23), to_address="home@example.com")
        later = decision_for(session, question, NOON + timedelta(hours=24))
        assert later.may_contact
        mailboxes = [one for one in facts_of(session, jane).addresses if one.written_by]
        assert [(one.value, one.written_at) for one in mailboxes] == [("home@example.com", NOON)]
        assert mailboxes[0].written_by == f"mail:{letter.id}"

    def test_address_that_no_letter_can_carry_is_no_fault(self, session: Session) -> None:
        jane = CandidateFactory(reachable=False)
        WayFactory(candidate=jane, kind="email", value="zoë@example.com")
        (mailbox,) = facts_of(session, jane).addresses
        assert (mailbox.written_at, mailbox.written_by) == (None, "")

    def test_address_in_another_alphabet_is_the_same_on_the_wire(self, session: Session) -> None:
        jane = CandidateFactory(reachable=False)
        WayFactory(candidate=jane, kind="email", value="jane@bücher.example")
        letter_to(session, jane, to_address="jane@xn--bcher-kva.example")
        (mailbox,) = facts_of(session, jane).addresses
        assert mailbox.written_at == NOON
