"""What an answer carries: label, moment, channels, obligations; and that there always is one."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from agency.contact.policy import (
    Address,
    AddressState,
    CallHours,
    Channel,
    Consent,
    Limit,
    OffLimits,
    OptOut,
    Outcome,
    Pause,
    Placed,
    Purpose,
    Stop,
)
from tests.contact.people import (
    CEDAR_WITH_TOM,
    CEDAR_WITH_YOU,
    EVERY_WAY,
    NOW,
    WORK_PHONE,
    YES,
    ask,
    jane,
    judge,
    local,
    ours,
    theirs,
)

D = date
P = Purpose
GO, STOP = "May contact now", "Do not contact"


@pytest.mark.parametrize(
    ("facts", "outcome", "kind", "may"),
    [
        ({}, Outcome.allow, "go", True),
        ({"not_before": D(2026, 9, 1)}, Outcome.allow_after, "wait", False),
        ({"stopped": Stop(at=NOW)}, Outcome.refuse, "stop", False),
    ],
    ids=["green", "amber", "red"],
)
def test_outcome_kind_and_permission_agree(
    facts: Any, outcome: Outcome, kind: str, may: bool
) -> None:
    decision = judge(facts=jane(**facts))
    assert (decision.outcome, decision.kind, decision.may_contact) == (outcome, kind, may)


@pytest.mark.parametrize(
    ("day", "light"),
    [(D(2026, 12, 31), "From 31 Dec"), (D(2027, 1, 1), "From 1 Jan 2027")],
    ids=["last day of this year", "first day of the next"],
)
def test_label_names_the_year_only_if_it_is_another(day: date, light: str) -> None:
    assert judge(facts=jane(not_before=day)).label == light


def test_promised_moment_is_the_first_of_that_day_where_they_live() -> None:
    decision = judge(facts=jane(not_before=D(2026, 9, 1), zone="Asia/Tokyo"))
    assert decision.allowed_from is not None
    assert decision.allowed_from.isoformat() == "2026-09-01T00:00:00+09:00"


@pytest.mark.parametrize(
    ("zone", "now", "expected"),
    [
        ("America/Toronto", local(2026, 6, 19, 18), "2026-06-22T08:00:00-04:00"),
        ("America/Vancouver", local(2026, 6, 18, 10), "2026-06-18T08:00:00-07:00"),
        (None, local(2026, 6, 19, 16), "2026-06-22T10:00:00-04:00"),
        ("America/Toronto", local(2026, 10, 31, 12), "2026-11-02T08:00:00-05:00"),
    ],
    ids=["Friday evening", "three zones west", "somewhere unknown", "clocks go back that weekend"],
)
def test_mail_waits_for_their_working_hours(zone: Any, now: datetime, expected: str) -> None:
    mail = ask(at_hand_over=True, channel=Channel.email)
    decision = judge(mail, jane(zone=zone), now=now)
    assert decision.allowed_from is not None
    assert decision.allowed_from.isoformat() == expected


def test_gap_that_ends_on_a_saturday_is_moved_to_monday_morning_for_a_mail() -> None:
    mail = ask(at_hand_over=True, channel=Channel.email)
    decision = judge(mail, jane(history=(ours(D(2026, 5, 21)),)))
    assert decision.rule == "gap"
    assert decision.allowed_from == local(2026, 6, 22, 8)


@pytest.mark.parametrize(
    ("facts", "request_", "channels"),
    [
        ({}, {}, ("call", "email", "text", "linkedin")),
        ({"allowed_channels": frozenset({Channel.email, Channel.call})}, {}, ("call", "email")),
        ({"opt_outs": (OptOut(at=NOW, channel=Channel.text),)}, {}, ("call", "email", "linkedin")),
        ({"opt_outs": (OptOut(at=NOW, channel=Channel.text, purpose=P.newsletter),)}, {},
         ("call", "email", "text", "linkedin")),
        ({"addresses": (WORK_PHONE, EVERY_WAY[2])}, {}, ("call", "email")),
        ({"addresses": (WORK_PHONE, EVERY_WAY[2]), "never_at_work": True}, {}, ("email",)),
        ({"addresses": (Address(channel=Channel.email, state=AddressState.complained),)},
         {"purpose": P.transactional}, ("email",)),
        ({"addresses": (Address(channel=Channel.email, state=AddressState.soft_bounced),)}, {},
         ("email",)),
        ({"not_before": D(2026, 9, 1)}, {}, ()),
        ({"stopped": Stop(at=NOW)}, {}, ()),
    ],
    ids=["all", "those she chose", "not those she opted out of", "an opt-out from newsletters only",
         "work phone", "never at work", "complaints do not hold service mail", "soft bounce",
         "none while amber", "none while red"],
)  # fmt: skip
def test_open_channels(facts: Any, request_: Any, channels: tuple[str, ...]) -> None:
    assert judge(ask(**request_), jane(**facts)).channels == channels


@pytest.mark.parametrize(
    ("facts", "request_", "obligations"),
    [
        ({}, {}, ()),
        ({"never_at_work": True, "hours": "After 16:30"}, {}, ("never_at_work", "their_hours")),
        ({"hours": "After 16:30"}, {"channel": Channel.email}, ("unsub_header", "postal_address")),
        ({"never_at_work": True, "not_before": D(2026, 9, 1)}, {}, ("calls_rest", "never_at_work")),
        ({"call_hours": CallHours(opens=time(17), closes=time(20))}, {}, ("calls_rest", "their_hours")),
        ({"call_hours": CallHours(closes=time(20))}, {"channel": Channel.call}, ("their_hours",)),
        ({"never_at_work": True, "stopped": Stop(at=NOW)}, {}, ()),
        ({"processes": (CEDAR_WITH_TOM,)}, {"purpose": P.process_update, "role_id": 41},
         ("tell_owner",)),
        ({"processes": (CEDAR_WITH_YOU,)}, {"purpose": P.process_update, "role_id": 41}, ()),
    ],
    ids=["none", "how to call", "hours are for calls", "amber too", "their own hours", "a call in their own hours", "red has none",
         "a colleague's process", "your own process"],
)  # fmt: skip
def test_obligations(facts: Any, request_: Any, obligations: tuple[str, ...]) -> None:
    assert judge(ask(**request_), jane(**facts)).obligations == obligations


def test_proactive_yes_names_its_evidence_and_its_end() -> None:
    consent = Consent(answer="yes", at=YES.at, expires_on=D(2027, 1, 1), evidence="consent:9")
    decision = judge(facts=jane(consent=consent))
    assert (decision.basis, decision.evidence) == ("express", "consent:9")
    assert decision.basis_expires_on == D(2027, 1, 1)


def test_answer_rests_on_their_message_not_on_the_ledger() -> None:
    decision = judge(ask(purpose=P.reply), jane(history=(theirs(D(2026, 6, 17)),)))
    assert decision.basis is None


@pytest.mark.parametrize(
    "now",
    [datetime(2026, 6, 18, 16), datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)],  # noqa: DTZ001 - the point
    ids=["no zone", "end of time", "beginning of time"],
)
def test_moment_that_cannot_be_reckoned_with_is_refused(now: datetime) -> None:
    decision = judge(now=now)
    assert (decision.rule, decision.label) == ("missing", STOP)


@pytest.mark.parametrize("day", [date.max, date.min, D(1900, 1, 1)], ids=str)
def test_day_nobody_can_mean_ends_no_decision(day: date) -> None:
    facts = jane(
        not_before=day, snoozed_until=day, paused=Pause(since=NOW, until=day),
        placements=(Placed(on=day, client="Cedar Loop"),), off_limits=(OffLimits(until=day),),
        consent=Consent(answer="yes", at=NOW, expires_on=day),
    )  # fmt: skip
    assert judge(facts=facts).kind in ("wait", "stop")


def test_limit_longer_than_time_itself_waits() -> None:
    facts = jane(limit=Limit(count=1, per_days=10**9), history=(ours(D(2020, 1, 1)),))
    assert judge(facts=facts).label == "From 1 Jan 9000"


@pytest.mark.parametrize("zone", ["", "America", "../etc", "Mars/Olympus", "A\0", "x" * 500])
def test_wrong_zone_ends_no_decision(zone: str) -> None:
    assert judge(facts=jane(zone=zone)).may_contact


def test_the_light_says_beside_a_yes_that_it_is_no_hour_to_call() -> None:
    assert judge(now=local(2026, 6, 18, 20)).about_calls.startswith("A call has to wait")
    assert judge().about_calls == ""
    assert judge(facts=jane(not_before=D(2026, 9, 1))).about_calls == ""
