"""Where people live, where we have them from and what they asked, as the database says it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import WayKind
from agency.contact.consent import Told, record_consent
from agency.contact.decisions import decision_for, decisions_for, keep_decision, policy_for
from agency.contact.models import ConsentKind, ContactTerms, DecisionRecord
from agency.contact.policy import Channel, Origin, Purpose, Relation, RelationKind
from agency.contact.terms import restrict
from agency.mail.models import MailState
from agency.rights.retention import kept_until, over_by
from agency.submissions.models import Stage
from agency.touches.models import Channel as TouchChannel
from tests.contact.mails import waiting_mail
from tests.contact.people import ask
from tests.contact.test_facts import facts_of
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ConsentFactory,
    PlaceFactory,
    RecruiterFactory,
    SubmissionFactory,
    TouchFactory,
    WayFactory,
)

SPRING = datetime(2026, 3, 12, 15, tzinfo=UTC)
MADE = datetime(2026, 2, 2, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _agency(session: Session) -> None:
    AgencyFactory()


def line(candidate: Any, kind: ConsentKind, answer: str = "yes", **more: Any) -> Any:
    return ConsentFactory(candidate_id=candidate.id, kind=kind, answer=answer, **more)


def british(**more: Any) -> Any:
    """Somebody from a file, of whom nothing else is known."""
    london = PlaceFactory(name="London", region="England", country="GB", zone="Europe/London")
    return CandidateFactory(place=london, zone=None, created_at=MADE, agreed=False, **more)


class TestCountry:
    def test_is_their_towns(self, session: Session) -> None:
        assert facts_of(session, CandidateFactory()).countries == {"CA"}

    def test_is_the_one_they_told_before_their_towns(self, session: Session) -> None:
        jane = CandidateFactory()
        line(jane, ConsentKind.residence, "told", details={"country": "FR"})
        line(jane, ConsentKind.residence, "told", details={"country": "DE"})
        assert facts_of(session, jane).countries == {"DE"}

    @pytest.mark.parametrize(
        ("numbers", "countries"),
        [
            (["+442079460000"], {"GB"}),
            (["+14165550101"], {"CA", "US"}),
            (["+442079460000", "+4930123456"], {"GB", "DE"}),
            (["+911234567890"], set()),
            ([], set()),
        ],
        ids=["one", "either of two", "two numbers", "a country of no row", "none"],
    )
    def test_is_what_their_numbers_begin_with_where_nobody_knows_the_town(
        self, session: Session, numbers: list[str], countries: set[str]
    ) -> None:
        jane = CandidateFactory(place=None)
        for number in numbers:
            WayFactory(candidate=jane, kind=WayKind.phone, value=number)
        assert facts_of(session, jane).countries == countries


class TestOrigin:
    def test_is_elsewhere_where_nobody_says_otherwise(self, session: Session) -> None:
        origin = facts_of(session, british()).origin
        assert origin == Origin(from_them=False, on=date(2026, 2, 2))

    def test_is_them_where_they_said_yes(self, session: Session) -> None:
        origin = facts_of(session, CandidateFactory(created_at=MADE)).origin
        assert origin == Origin(from_them=True, on=date(2026, 2, 2))

    def test_is_them_where_they_spoke_first(self, session: Session) -> None:
        jane = british()
        TouchFactory(candidate=jane, from_them=True, happened_at=SPRING)
        TouchFactory(candidate=jane, happened_at=NOON)
        origin = facts_of(session, jane).origin
        assert origin is not None
        assert origin.from_them

    def test_is_elsewhere_where_we_spoke_first(self, session: Session) -> None:
        jane = british()
        TouchFactory(candidate=jane, happened_at=SPRING)
        TouchFactory(candidate=jane, from_them=True, happened_at=NOON)
        origin = facts_of(session, jane).origin
        assert origin is not None
        assert not origin.from_them

    def test_written_down_holds_against_everything_and_gives_no_more_time(
        self, session: Session
    ) -> None:
        jane = CandidateFactory(created_at=MADE)
        line(jane, ConsentKind.origin, "elsewhere", at=SPRING)
        assert facts_of(session, jane).origin == Origin(from_them=False, on=date(2026, 2, 2))

    def test_of_a_record_older_than_its_row_is_the_day_of_the_line(self, session: Session) -> None:
        jane = CandidateFactory(created_at=NOON)
        line(jane, ConsentKind.origin, "from_them", at=SPRING)
        assert facts_of(session, jane).origin == Origin(from_them=True, on=date(2026, 3, 12))


def test_notice_restriction_and_their_end(session: Session) -> None:
    jane = CandidateFactory()
    line(jane, ConsentKind.notice, "given", at=SPRING)
    line(jane, ConsentKind.restrict, "yes", at=NOON)
    facts = facts_of(session, jane)
    assert (facts.notice_given_at, facts.restricted_since) == (SPRING, NOON)
    line(jane, ConsentKind.restrict, "ended", at=NOON)
    assert facts_of(session, jane).restricted_since is None


@pytest.mark.parametrize(
    ("answer", "expires_on", "ends"),
    [
        ("yes", date(2027, 3, 1), date(2027, 3, 1)),
        ("yes", None, date(2028, 3, 1)),
        ("yes", date(2031, 1, 1), date(2028, 3, 1)),
        ("no", None, date(2026, 3, 12)),
    ],
    ids=["a day", "no day", "a day too late", "they want none of it kept"],
)
def test_end_of_keeping(session: Session, answer: str, expires_on: Any, ends: Any) -> None:
    """24 months after the last word between us, or sooner if they say so."""
    AgencyFactory()
    jane = CandidateFactory(created_at=NOON)
    TouchFactory(candidate=jane, happened_at=datetime(2026, 3, 1, 15, tzinfo=UTC))
    line(jane, ConsentKind.keep, answer, at=SPRING, expires_on=expires_on)
    assert facts_of(session, jane).retention_ends_on == ends


def test_nobody_is_contacted_once_the_clock_has_run_that_erases_them(session: Session) -> None:
    """The decision and the night that erases reckon by one clock."""
    AgencyFactory(retention_months=24)
    jane = CandidateFactory(created_at=NOON)
    TouchFactory(candidate=jane, happened_at=datetime(2024, 6, 18, 15, tzinfo=UTC))
    assert facts_of(session, jane).retention_ends_on == kept_until(session, jane.id)
    question = ask(person_id=jane.id, role_id=None)
    assert decision_for(session, question, NOON - timedelta(days=1)).may_contact
    assert decision_for(session, question, NOON).rule == "retention"
    assert [one.id for one in over_by(session, NOON.date())] == [jane.id]


def test_clock_stands_still_while_they_are_in_process(session: Session) -> None:
    AgencyFactory()
    jane = CandidateFactory(created_at=datetime(2023, 1, 1, tzinfo=UTC))
    SubmissionFactory(
        candidate=jane, stage=Stage.interview, staged_at=datetime(2024, 1, 8, tzinfo=UTC)
    )
    assert facts_of(session, jane).retention_ends_on is None
    assert over_by(session, NOON.date()) == []


@pytest.mark.parametrize(
    ("residence", "region"), [(None, "Quebec"), ("CA", "Quebec"), ("FR", "")], ids=str
)
def test_region_is_their_towns_unless_they_live_elsewhere(
    session: Session, residence: str | None, region: str
) -> None:
    jane = CandidateFactory(place=PlaceFactory(name="Laval", region="Quebec", country="CA"))
    if residence:
        line(jane, ConsentKind.residence, "told", details={"country": residence})
    assert facts_of(session, jane).region == region


def test_asking_for_work_is_a_line_or_a_right_to_represent(session: Session) -> None:
    jane = CandidateFactory()
    submission = SubmissionFactory(
        candidate=jane, stage=Stage.not_going_on, right_to_represent_on=date(2025, 9, 1)
    )
    asked = line(jane, ConsentKind.registered, at=SPRING)
    assert facts_of(session, jane).relations == (
        Relation(
            kind=RelationKind.registered, on=date(2026, 3, 12), evidence=f"consent:{asked.id}"
        ),
        Relation(
            kind=RelationKind.registered, on=date(2025, 9, 1), evidence=f"role:{submission.role_id}"
        ),
    )
    line(jane, ConsentKind.registered, "ended", at=NOON)
    assert facts_of(session, jane).relations == ()


@pytest.mark.parametrize(
    ("how", "by_colleague", "version", "confirmed"),
    [
        ("form", False, "profile-form 2026-1", True),
        ("form", True, "profile-form 2026-1", False),
        ("form", False, "", False),
        ("call", False, "", False),
    ],
    ids=["their own page", "a colleague typed it", "no wording", "a call"],
)
def test_yes_on_their_own_page_is_confirmed(
    session: Session, how: str, by_colleague: bool, version: str, confirmed: bool
) -> None:
    jane = CandidateFactory(agreed=False)
    by = RecruiterFactory().id if by_colleague else None
    line(jane, ConsentKind.contact, how=how, recorded_by_id=by, wording_version=version)
    consent = facts_of(session, jane).consent
    assert consent is not None
    assert consent.confirmed is confirmed


def test_contacts_know_their_role_and_purpose(session: Session) -> None:
    jane = CandidateFactory()
    touch = TouchFactory(candidate=jane, role=SubmissionFactory().role, happened_at=SPRING)
    waiting_mail(session, jane.id, purpose="consent_request")
    logged, mail = facts_of(session, jane).history
    assert (logged.role_id, logged.purpose) == (touch.role_id, None)
    assert (mail.role_id, mail.purpose) == (None, Purpose.consent_request)


def test_somebody_from_a_file_in_britain_is_told_before_anything_else(session: Session) -> None:
    jane = british()
    line(jane, ConsentKind.origin, "elsewhere")
    line(jane, ConsentKind.contact, how="import")
    question = ask(person_id=jane.id, channel=Channel.email)
    assert decision_for(session, question, NOON).rule == "notice_overdue"
    told = Told(how="email", at=NOON - timedelta(days=1))
    record_consent(session, jane.id, ConsentKind.notice, "given", told)
    assert decision_for(session, question, NOON).may_contact


def test_applicant_in_canada_may_be_answered_about_work_for_half_a_year(session: Session) -> None:
    jane = CandidateFactory(agreed=False)
    touch = TouchFactory(candidate=jane, from_them=True, happened_at=SPRING)
    decision = decision_for(session, ask(person_id=jane.id), NOON)
    assert (decision.basis, decision.evidence) == ("enquiry", f"touch:{touch.id}")
    assert decision.basis_expires_on == date(2026, 9, 12)


def test_dispute_takes_back_letters_that_wait_and_is_a_new_version(session: Session) -> None:
    jane = CandidateFactory()
    letter = waiting_mail(session, jane.id)
    restrict(session, jane.id, Told(how="email", at=NOON))
    session.refresh(letter)
    assert letter.state is MailState.cancelled
    assert session.get_one(ContactTerms, jane.id).version == 2


def test_approval_counts_while_whoever_gave_it_works_here(session: Session) -> None:
    jane, ana = CandidateFactory(), RecruiterFactory()
    leaving = ask(
        person_id=jane.id, approved_by=ana.id, channel=Channel.email, at_hand_over=True
    )  # fmt: skip
    on_a_page = ask(person_id=jane.id, approved_by=None, channel=Channel.email)
    before = decisions_for(session, [leaving, on_a_page], NOON)
    ana.disabled_at = NOON
    session.flush()
    after = decisions_for(session, [leaving, on_a_page], NOON)
    assert [each.rule for each in before] == ["allowed", "allowed"]
    assert [each.rule for each in after] == ["needs_human", "allowed"]


def test_agency_without_an_address_sends_nothing_and_may_call(session: Session) -> None:
    AgencyFactory().postal_address = " "
    session.flush()
    jane = CandidateFactory()
    WayFactory(candidate=jane, kind=WayKind.phone, value="+14165550101")
    asked = [ask(person_id=jane.id, channel=way) for way in (Channel.email, Channel.call)]
    assert [each.rule for each in decisions_for(session, asked, NOON)] == [
        "sender_not_ready", "allowed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("currency", "home"),
    [("CAD", "CA"), ("GBP", "GB"), ("USD", "US"), ("EUR", "EU"), ("AUD", "")],
    ids=str,
)
def test_agency_is_where_its_money_is_until_somebody_says(
    session: Session, currency: str, home: str
) -> None:
    AgencyFactory().currency = currency
    session.flush()
    assert policy_for(session).home == home


def test_kept_decision_explains_itself_without_names_or_addresses(session: Session) -> None:
    jane = CandidateFactory(full_name="Zebedee Okafor", best_time="After the school run")
    WayFactory(candidate=jane, kind=WayKind.mobile, value="+14165550101")
    TouchFactory(
        candidate=jane, from_them=True, happened_at=SPRING, channel=TouchChannel.email
    )  # fmt: skip
    question = ask(person_id=jane.id, actor=jane.owner_id, channel=Channel.email)
    keep_decision(session, question, decision_for(session, question, NOON))
    session.flush()
    session.expire_all()
    kept = session.query(DecisionRecord).one()
    assert (kept.basis, kept.evidence.partition(":")[0]) == ("express", "consent")
    assert kept.obligations == ["unsub_header", "postal_address"]
    assert kept.facts["countries"] == ["CA"]
    assert kept.facts["consent"]["answer"] == "yes"
    assert kept.facts["history"][0]["at"] == "2026-03-12T15:00:00+00:00"
    assert [each["channel"] for each in kept.facts["addresses"]] == ["email", "call", "text"]
    for secret in ("Zebedee", "example.com", "4165550101", "school run"):
        assert secret not in str(kept.facts)
