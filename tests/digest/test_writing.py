"""The weekly letter: once a week for each recruiter, in their hour, and only with something to say."""

from datetime import UTC, datetime, time, timedelta
from email import message_from_bytes, policy

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import WayKind
from agency.digest.models import DigestEdition, DigestItem, EditionState
from agency.digest.writing import write_due_editions
from agency.mail.models import OutboxMessage
from agency.recruiters.models import Recruiter
from tests.factories import (
    CandidateFactory,
    InterviewFactory,
    PromiseFactory,
    RecruiterFactory,
    RoleFactory,
    SuggestionFactory,
    TouchFactory,
    WayFactory,
)

MONDAY_SEVEN = datetime(2026, 6, 22, 11, tzinfo=UTC)
"""Monday 22 June 2026, 07:00 in Toronto."""


@pytest.fixture
def maya(session: Session) -> Recruiter:
    return RecruiterFactory(name="Maya Lindqvist")


def somebody_to_call(maya: Recruiter, name: str = "Aisha Rahman") -> None:
    aisha = CandidateFactory(full_name=name, owner=maya)
    SuggestionFactory(
        candidate=aisha,
        owner=maya,
        fit_total=88,
        words="Ask me again once the June bonus has landed.",
    )


def letters(session: Session) -> list[OutboxMessage]:
    return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def test_nothing_leaves_before_seven_on_monday(session: Session, maya: Recruiter) -> None:
    somebody_to_call(maya)
    write_due_editions(session, MONDAY_SEVEN - timedelta(days=6))
    before = len(letters(session))
    assert write_due_editions(session, MONDAY_SEVEN - timedelta(minutes=1)) == {}
    assert len(letters(session)) == before


def test_the_letter_names_the_person_the_reason_the_words_and_the_light(
    session: Session, maya: Recruiter
) -> None:
    somebody_to_call(maya)
    PromiseFactory(
        candidate=CandidateFactory(full_name="Halima Yusuf", owner=maya),
        recruiter=maya,
        due_on=MONDAY_SEVEN.date(),
    )
    assert write_due_editions(session, MONDAY_SEVEN) == {"posted": 1}
    letter = message_from_bytes(letters(session)[0].raw, policy=policy.default)
    assert letter["Subject"] == "Week of 22 June: call Aisha Rahman first, and keep one promise"
    for part in ("plain", "html"):
        text = " ".join(letter.get_body((part,)).get_content().split())
        assert "Cedar Loop opened the product-lead job Jane would move for" in text
        assert "Ask me again once the June bonus has landed." in text
        assert "may contact now" in text.lower()
        assert "Halima Yusuf: send notes on her résumé" in text
        assert "please do not forward" in text
        assert "/today" in text


def test_the_number_is_told_as_it_is_read_out(session: Session, maya: Recruiter) -> None:
    aisha = CandidateFactory(
        full_name="Aisha Rahman", owner=maya, best_time="any evening", reachable=False
    )
    WayFactory(candidate=aisha, kind=WayKind.mobile, value="+14165550163")
    SuggestionFactory(candidate=aisha, owner=maya)
    write_due_editions(session, MONDAY_SEVEN)
    letter = message_from_bytes(letters(session)[0].raw, policy=policy.default)
    plain = letter.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert "\n   Call 416-555-0163. Best: mobile, any evening\n   http" in plain
    html = " ".join(letter.get_body(("html",)).get_content().split())
    assert "Call 416-555-0163</b></a> &nbsp; Best: mobile, any evening" in html.replace(
        "\xa0", "&nbsp;"
    )


def test_a_letter_is_late_by_the_recruiters_own_day(session: Session) -> None:
    """Monday 07:00 in Auckland is Sunday evening in UTC; an hour later it is still that Monday."""
    kiri = RecruiterFactory(name="Kiri Walker", zone="Pacific/Auckland")
    somebody_to_call(kiri)
    write_due_editions(session, datetime(2026, 6, 22, 0, 30, tzinfo=UTC))
    letter = message_from_bytes(letters(session)[0].raw, policy=policy.default)
    assert "For last" not in letter.get_body(("plain",)).get_content()


def test_the_second_round_writes_nothing(session: Session, maya: Recruiter) -> None:
    somebody_to_call(maya)
    write_due_editions(session, MONDAY_SEVEN)
    assert write_due_editions(session, MONDAY_SEVEN + timedelta(minutes=1)) == {}
    assert len(letters(session)) == 1


def test_a_person_is_in_one_letter_only(session: Session, maya: Recruiter) -> None:
    somebody_to_call(maya)
    write_due_editions(session, MONDAY_SEVEN)
    assert write_due_editions(session, MONDAY_SEVEN + timedelta(weeks=1)) == {"nothing_to_say": 1}
    assert len(session.scalars(select(DigestItem)).all()) == 1


def test_a_week_with_nothing_to_say_has_no_letter(session: Session, maya: Recruiter) -> None:
    assert write_due_editions(session, MONDAY_SEVEN) == {"nothing_to_say": 1}
    assert letters(session) == []


@pytest.mark.parametrize(
    ("late", "state"),
    [
        (timedelta(days=3), EditionState.posted),
        (timedelta(days=3, minutes=1), EditionState.skipped_late),
    ],
)
def test_late_by_more_than_three_days_is_skipped_and_its_people_flow_into_the_next(
    session: Session, maya: Recruiter, late: timedelta, state: EditionState
) -> None:
    somebody_to_call(maya)
    write_due_editions(session, MONDAY_SEVEN + late)
    assert session.scalars(select(DigestEdition)).one().state is state
    write_due_editions(session, MONDAY_SEVEN + timedelta(weeks=1))
    assert len(letters(session)) == 1


def test_each_recruiter_has_their_own_zone_day_and_hour(session: Session) -> None:
    for name, zone, weekday, at in (
        ("Tom", "America/Vancouver", 0, time(7)),
        ("Priya", "America/Toronto", 1, time(16, 30)),
    ):
        somebody_to_call(
            RecruiterFactory(name=name, zone=zone, digest_weekday=weekday, digest_at=at)
        )
    assert (
        write_due_editions(session, MONDAY_SEVEN + timedelta(hours=2, minutes=59)).get("posted")
        is None
    )
    assert write_due_editions(session, MONDAY_SEVEN + timedelta(hours=3))["posted"] == 1
    assert write_due_editions(session, datetime(2026, 6, 23, 20, 30, tzinfo=UTC))["posted"] == 1


@pytest.mark.parametrize("trait", [{"digest_on": False}, {"disabled": True}])
def test_whoever_stopped_it_or_left_gets_none(session: Session, trait: dict[str, bool]) -> None:
    somebody_to_call(RecruiterFactory(**trait))
    assert write_due_editions(session, MONDAY_SEVEN) == {}


def test_somebody_who_paused_meanwhile_is_not_in_it(session: Session, maya: Recruiter) -> None:
    paused = CandidateFactory(
        full_name="Sam Whitfield", owner=maya, terms={"paused_at": MONDAY_SEVEN - timedelta(days=1)}
    )
    SuggestionFactory(candidate=paused, owner=maya)
    somebody_to_call(maya)
    write_due_editions(session, MONDAY_SEVEN)
    assert "Sam Whitfield" not in letters(session)[0].raw.decode()


def test_last_week_counts_people_help_and_promises(session: Session, maya: Recruiter) -> None:
    somebody_to_call(maya)
    TouchFactory(
        candidate=CandidateFactory(owner=maya),
        recruiter=maya,
        happened_at=MONDAY_SEVEN - timedelta(days=3),
        gave=["introduction", "salary_check"],
    )
    PromiseFactory(
        candidate=CandidateFactory(owner=maya),
        recruiter=maya,
        due_on=MONDAY_SEVEN.date() - timedelta(days=2),
        kept_at=MONDAY_SEVEN - timedelta(days=3),
    )
    write_due_editions(session, MONDAY_SEVEN)
    letter = message_from_bytes(letters(session)[0].raw, policy=policy.default)
    text = " ".join(letter.get_body(("plain",)).get_content().split())
    assert "You spoke with 1 person, gave 2 useful things and kept 1 of 1 promises." in text


def test_the_letter_names_who_was_asked_twice_and_given_nothing(
    session: Session, maya: Recruiter
) -> None:
    somebody_to_call(maya)
    ruth = CandidateFactory(full_name="Ruth Adeyemi", owner=maya)
    for days in (40, 90):
        TouchFactory(
            candidate=ruth, recruiter=maya, direction="ours", asked=["time"],
            happened_at=MONDAY_SEVEN - timedelta(days=days),
        )  # fmt: skip
    write_due_editions(session, MONDAY_SEVEN)
    said = "Give first: Ruth Adeyemi was asked, and given nothing since."
    letter = message_from_bytes(letters(session)[0].raw, policy=policy.default)
    assert said in " ".join(letter.get_body(("plain",)).get_content().split())


def test_an_interview_nobody_prepared_for_is_worth_a_letter_alone(
    session: Session, maya: Recruiter
) -> None:
    jane = CandidateFactory(full_name="Jane Okafor", owner=maya)
    soon = MONDAY_SEVEN.date() + timedelta(days=2)
    InterviewFactory(candidate=jane, role=RoleFactory(owner=maya), happens_on=soon)
    assert write_due_editions(session, MONDAY_SEVEN) == {"posted": 1}
    letter = message_from_bytes(letters(session)[0].raw, policy=policy.default)
    assert letter["Subject"] == "Week of 22 June: one thing to give"
    for part in ("plain", "html"):
        text = " ".join(letter.get_body((part,)).get_content().split())
        assert "Good morning, Maya. One thing to give." in text
        assert "worth giving" in text.lower()
        assert "Jane Okafor has an interview at" in text
