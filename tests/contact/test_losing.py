"""What a recruiter reads who came second, and what some may set aside."""

from datetime import UTC, date, datetime, timedelta

import pytest

from agency.contact.gates import SlotTaken
from agency.contact.losing import overtaken, slot_taken
from agency.contact.overriding import may_set_aside
from agency.contact.policy import Channel, Limit, OffLimits, PastContact, Pause
from tests.contact.people import ANA, CEDAR_WITH_TOM, NOW, YOU, ask, jane, judge, ours

NEXT = "next possible date 18 July."


def ago(seconds: float, **more: object) -> PastContact:
    return ours(NOW - timedelta(seconds=seconds), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("contact", "sentence"),
    [
        (ago(4), f"Ana wrote to her 4 seconds ago; {NEXT}"),
        (ago(1), f"Ana wrote to her 1 second ago; {NEXT}"),
        (ago(0), f"Ana wrote to her a moment ago; {NEXT}"),
        (ago(150, channel=Channel.call), f"Ana called her 2 minutes ago; {NEXT}"),
        (ago(9, by="Maya", by_id=YOU), f"You wrote to her 9 seconds ago; {NEXT}"),
        (ago(9, by=None, by_id=None), f"A colleague wrote to her 9 seconds ago; {NEXT}"),
    ],
)
def test_who_was_first_and_when_it_is_possible(contact: PastContact, sentence: str) -> None:
    assert overtaken(judge(facts=jane(history=(contact,))), YOU) == sentence


def test_year_is_said_when_it_is_another() -> None:
    december = datetime(2026, 12, 18, 17, tzinfo=UTC)
    facts = jane(history=(ours(december - timedelta(seconds=4)),))
    sentence = overtaken(judge(facts=facts, now=december), YOU)
    assert sentence == "Ana wrote to her 4 seconds ago; next possible date 17 January 2027."


def test_their_own_limit_lost_in_a_race_reads_the_same() -> None:
    facts = jane(history=(ago(4),), limit=Limit(count=1, per_days=91))
    assert overtaken(judge(facts=facts), YOU) == (
        "Ana wrote to her 4 seconds ago; next possible date 17 September."
    )


@pytest.mark.parametrize(
    "facts",
    [
        jane(),
        jane(history=(ago(3_600),)),
        jane(history=(ago(4),), paused=Pause(since=NOW)),
        jane(history=(ago(4),), paused=Pause(since=NOW, until=date(2027, 6, 1))),
    ],
    ids=["a yes", "an hour ago", "a pause without an end", "a pause that lasts longer"],
)
def test_what_is_no_race_is_said_by_the_decision(facts: object) -> None:
    assert overtaken(judge(facts=facts), YOU) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("taken", "sentence"),
    [
        (
            SlotTaken("gap", "mail:7", NOW + timedelta(days=29)),
            "Ana wrote to her on 17 Jun; next possible date 17 July.",
        ),
        (
            SlotTaken("year", "mail:9", NOW + timedelta(days=29)),
            "A colleague was faster; next possible date 17 July.",
        ),
        (
            SlotTaken("address", "mail:9", NOW + timedelta(hours=21)),
            "Somebody who shares this address was written to 3 hours ago; next possible date 19 June.",
        ),
        (
            SlotTaken("role", "mail:9", None),
            "She has had an offer and a reminder about this role, which is the most.",
        ),
    ],
)
def test_slot_that_was_gone(taken: SlotTaken, sentence: str) -> None:
    facts = jane(history=(ago(25 * 3_600, by_id=ANA, evidence="mail:7"),))
    said = slot_taken(taken, judge(facts=facts), YOU)
    assert said.replace("yesterday", "on 17 Jun") == sentence


@pytest.mark.parametrize(
    ("facts", "owner", "manager", "may"),
    [
        (jane(history=(ago(4),)), False, True, "caps"),
        (jane(history=(ago(4),)), True, False, ""),
        (jane(off_limits=(OffLimits(),)), True, False, "off_limits"),
        (jane(off_limits=(OffLimits(),)), False, True, ""),
        (jane(processes=(CEDAR_WITH_TOM,)), True, False, "active_process"),
        (jane(history=(ago(4),), limit=Limit(count=1, per_days=91)), True, True, ""),
        (jane(paused=Pause(since=NOW)), True, True, ""),
        (jane(snoozed_until=date(2027, 6, 1)), True, True, ""),
        (jane(not_before=date(2027, 6, 1)), True, True, ""),
        (jane(history=tuple(ours(datetime(2026, n, 1, tzinfo=UTC)) for n in (1, 2, 3, 4))),
         True, True, ""),
        (jane(), True, True, ""),
    ],
    ids=["caps by a manager", "caps by the owner", "off limits by the owner",
         "off limits by a manager", "a colleague’s process", "her own limit", "her pause",
         "set aside", "the day she named", "four unanswered", "nothing refused"],
)  # fmt: skip
def test_what_may_be_set_aside_and_by_whom(
    facts: object, owner: bool, manager: bool, may: str
) -> None:
    assert may_set_aside(judge(facts=facts), owner, manager) == may  # type: ignore[arg-type]


def test_what_is_set_aside_leaves_every_other_rule_standing() -> None:
    request = ask(set_aside=frozenset({"gap", "per_year", "unanswered"}))
    facts = jane(history=(ago(4),))
    assert judge(request, facts).may_contact
    limited = jane(history=(ago(4),), limit=Limit(count=1, per_days=91))
    assert judge(request, limited).rule == "their_limit"
