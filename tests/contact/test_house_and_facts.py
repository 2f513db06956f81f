"""Numbers that cannot be loosened, facts that must be dated, answers that cannot be changed."""

from dataclasses import FrozenInstanceError
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from agency.contact.policy import (
    RULES,
    CallHours,
    Channel,
    Consent,
    ContactPolicy,
    FactNotDated,
    Limit,
    LimitNotPossible,
    LooserThanHouse,
    OptOut,
    PastContact,
    Pause,
    Placed,
    Stop,
    ZoneUnknown,
    decide,
    facts_hash,
)
from agency.contact.snapshot import HoursNotPossible
from tests.contact.people import (
    NOW,
    ask,
    jane,
    judge,
    local,
    ours,
)

D = date


@pytest.mark.parametrize(
    "make",
    [
        lambda naive: PastContact(at=naive),
        lambda naive: Stop(at=naive),
        lambda naive: OptOut(at=naive),
        lambda naive: Pause(since=naive),
        lambda naive: Consent(answer="yes", at=naive),
        lambda naive: jane(promised_at=naive),
    ],
    ids=["contact", "stop", "opt-out", "pause", "consent", "promise"],
)
def test_instant_without_a_zone_is_not_a_fact(make: Any) -> None:
    with pytest.raises(FactNotDated):
        make(datetime(2026, 6, 18, 16))  # noqa: DTZ001 - the point


@pytest.mark.parametrize(("count", "per_days"), [(0, 30), (1, 0), (-1, 30)])
def test_limit_of_nothing_is_a_stop_and_not_a_limit(count: int, per_days: int) -> None:
    with pytest.raises(LimitNotPossible):
        Limit(count=count, per_days=per_days)


@pytest.mark.parametrize(
    "hours",
    [
        {"opens": time(18)},
        {"opens": time(12), "closes": time(12)},
        {"days": frozenset()},
        {"days": frozenset({7})},
    ],
    ids=str,
)
def test_hours_in_which_nobody_could_be_called_are_none(hours: dict[str, Any]) -> None:
    with pytest.raises(HoursNotPossible):
        CallHours(**hours)


def test_agency_that_writes_for_fewer_hours_calls_for_fewer() -> None:
    gentle = ContactPolicy(zone="America/Toronto", home="CA", opens=time(10), closes=time(16))
    call = ask(channel="call")
    assert judge(call, policy=gentle, now=local(2026, 6, 18, 9, 30)).label == "From 10:00"
    assert judge(call, policy=gentle, now=local(2026, 6, 18, 16)).label == "From 19 Jun"
    assert judge(call, policy=gentle, now=local(2026, 6, 18, 15, 59)).may_contact


@pytest.mark.parametrize(
    "numbers",
    [
        {"gap_days": 29},
        {"per_year": 5},
        {"per_year": 0},
        {"unanswered_quiet_after": 3},
        {"unanswered_quiet_days": 179},
        {"unanswered_stop_after": 5},
        {"placed_off_limits_months": 11},
        {"wrote_first_days": 366},
        {"reply_days": 31},
        {"opens": time(7)},
        {"closes": time(19)},
        {"opens": time(12)},
        {"closes": time(12)},
    ],
    ids=lambda numbers: " ".join(f"{name} {value}" for name, value in numbers.items()),
)
def test_house_numbers_cannot_be_loosened(numbers: Any) -> None:
    with pytest.raises(LooserThanHouse):
        ContactPolicy(**numbers)


def test_agency_zone_must_exist() -> None:
    with pytest.raises(ZoneUnknown):
        ContactPolicy(zone="Toronto")


def test_tighter_house_numbers_hold() -> None:
    gentle = ContactPolicy(
        version="gentle", gap_days=90, per_year=1, unanswered_quiet_after=1, unanswered_stop_after=2
    )
    once = jane(history=(ours(D(2026, 5, 1)),))
    answered = jane(history=(ours(D(2026, 5, 1), both_spoke=True),))
    decisions = [judge(facts=facts, policy=gentle) for facts in (once, answered)]
    assert [decision.label for decision in decisions] == ["From 1 May 2027", "From 1 May 2027"]
    assert decisions[0].sentence == (
        "She has heard from us once since 1 May; once a year is the most."
    )
    assert decisions[0].policy_version == "gentle"


def test_eighteen_months_from_the_last_of_august_end_with_february() -> None:
    gentle = ContactPolicy(placed_off_limits_months=18, zone="America/Toronto")
    facts = jane(placements=(Placed(on=D(2025, 8, 31), client="Cedar Loop"),))
    days = (local(2027, 2, 27, 12), local(2027, 2, 28))
    assert [judge(facts=facts, policy=gentle, now=day).kind for day in days] == ["stop", "go"]


def test_one_unanswered_is_told_as_one() -> None:
    gentle = ContactPolicy(unanswered_quiet_after=1)
    decision = judge(facts=jane(history=(ours(D(2026, 5, 1)),)), policy=gentle)
    assert decision.sentence == "Ana wrote to her on 1 May; she has not answered the last."


def test_decision_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        judge().rule = "other"  # type: ignore[misc]


def test_hash_is_of_the_facts_and_the_same_in_every_process() -> None:
    one = jane(allowed_channels=frozenset({Channel.email, Channel.call}))
    same = jane(allowed_channels=frozenset({Channel.call, Channel.email}))
    other = jane(allowed_channels=frozenset({Channel.call}))
    assert facts_hash(one) == facts_hash(same) == judge(facts=one).facts_hash
    assert facts_hash(one) != facts_hash(other)


def test_hash_takes_the_same_instant_in_two_zones_as_one_fact() -> None:
    here = jane(stopped=Stop(at=local(2026, 6, 18, 12)))
    there = jane(stopped=Stop(at=NOW))
    assert facts_hash(here) == facts_hash(there)


def test_addresses_are_kept_out_of_what_is_logged() -> None:
    assert "jane@example.com" not in repr(jane()) + repr(ask(address="jane@example.com"))


def test_every_rule_has_a_number_and_every_finding_a_name() -> None:
    numbers = [rule.number for rule in RULES]
    assert all(number.startswith("R") for number in numbers)
    assert numbers[0] == "R00"


def test_asking_a_second_later_on_the_same_day_changes_nothing() -> None:
    facts = jane(history=(ours(D(2026, 6, 10)),))
    first, second = judge(facts=facts), judge(facts=facts, now=NOW + timedelta(seconds=1))
    assert (first.label, first.sentence) == (second.label, second.sentence)
    assert first == decide(ask(), facts, ContactPolicy(zone="America/Toronto"), NOW)
