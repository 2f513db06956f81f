"""Rules about records, rights, volume and repetition, case by case, with the source of each."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from agency.contact.days import working_days_after
from agency.contact.policy import (
    Address,
    Channel,
    Consent,
    ContactPolicy,
    Origin,
    Outcome,
    PastContact,
    Purpose,
    Relation,
    RelationKind,
    Sender,
    Stop,
    Subject,
)
from agency.touches.giving import Ask
from tests.contact.people import CEDAR_WITH_YOU, NOW, YOU, ask, jane, judge, local, ours, theirs

D = date
P = Purpose
GO, STOP = "May contact now", "Do not contact"
GB = {"countries": frozenset({"GB"})}
MAIL: dict[str, Any] = {"channel": Channel.email}


def written_to(at: datetime, value: str = "jane@example.com") -> dict[str, Any]:
    """Her two mailboxes, one of them written to by letter 9, and her number."""
    values = ("jane@example.com", "jane@work.example")
    return {
        "addresses": (
            *tuple(
                Address(channel=Channel.email, value=one, written_at=at, written_by="mail:9")
                if one == value
                else Address(channel=Channel.email, value=one)
                for one in values
            ),
            Address(channel=Channel.call, value="+14165550101"),
        )
    }


TIME = frozenset({Ask.time})
ASKED_TWICE = (ours(D(2025, 9, 1), asked=TIME), ours(D(2025, 12, 1), asked=TIME))
RESTS = "Ten of the last 200 letters to candidates came back."
LEAVING: dict[str, Any] = {**MAIL, "at_hand_over": True}
SHOWN = Subject(name="Ana", agreed=True, knows_where=True)
TO_CLIENT: dict[str, Any] = {"purpose": P.spec_marketing, "role_id": None}


def case(
    words: str,
    source: str,
    light: str,
    rule: str,
    facts: dict[str, Any],
    now: datetime = NOW,
    sentence: str = "",
    **request: Any,
) -> Any:
    return pytest.param(
        ask(**request), jane(**facts), now, light, rule, sentence, id=f"{words} [{source}]"
    )


def told_elsewhere(on: date, **more: Any) -> dict[str, Any]:
    return {**GB, "origin": Origin(from_them=False, on=on), **more}


def from_us(*days: date, **more: Any) -> tuple[PastContact, ...]:
    return tuple(ours(day, **more) for day in days)


RIGHTS = [
    case("on the suppression list", "GDPR Art. 21(3)", STOP, "suppressed", {"suppressed": True},
         sentence="An address of Jane is on the list of those who are never to be written to again."),
    case("on the list, by call too", "house", STOP, "suppressed", {"suppressed": True},
         channel=Channel.call),
    case("on the list, news of a process too", "design R03", STOP, "suppressed",
         {"suppressed": True, "processes": (CEDAR_WITH_YOU,)}, purpose=P.process_update, role_id=41),
    case("on the list, but she asked for a code", "design R06", GO, "allowed",
         {"suppressed": True}, purpose=P.transactional),
    case("on the list, but the law wants a notice", "GDPR Art. 34", GO, "allowed",
         {"suppressed": True}, purpose=P.legal_notice),
    case("restricted", "GDPR Art. 18", STOP, "restricted",
         {"restricted_since": local(2026, 6, 2, 9)},
         sentence="She asked us on 2 Jun not to use her details until a question about them is settled."),
    case("restricted before she stopped: the older reason first", "design", STOP, "restricted",
         {"restricted_since": local(2026, 6, 2, 9), "stopped": Stop(at=local(2026, 6, 3, 9))}),
    case("restricted, news of a process too", "GDPR Art. 18", STOP, "restricted",
         {"restricted_since": local(2026, 6, 2, 9), "processes": (CEDAR_WITH_YOU,)},
         purpose=P.process_update, role_id=41),
    case("restricted, but a code she asked for", "GDPR Art. 18(2)", GO, "allowed",
         {"restricted_since": local(2026, 6, 2, 9)}, purpose=P.transactional),
    case("restricted, but a notice of law", "GDPR Art. 18(3)", GO, "allowed",
         {"restricted_since": local(2026, 6, 2, 9)}, purpose=P.legal_notice),
    case("restricted, but she wrote since", "GDPR Art. 18(2): her own wish", GO, "allowed",
         {"restricted_since": local(2026, 6, 2, 9), "history": (theirs(D(2026, 6, 10)),)},
         purpose=P.reply),
    case("restricted, and what she wrote is older", "GDPR Art. 18", STOP, "restricted",
         {"restricted_since": local(2026, 6, 12, 9), "history": (theirs(D(2026, 6, 10)),)},
         purpose=P.reply),
    case("erased tomorrow", "GDPR Art. 5(1)(e)", GO, "allowed", {"retention_ends_on": D(2026, 6, 19)}),
    case("erased today", "GDPR Art. 5(1)(e)", STOP, "retention", {"retention_ends_on": D(2026, 6, 18)},
         sentence="We may no longer keep her details, since today; they are to be erased."),
    case("was to be erased yesterday", "GDPR Art. 5(1)(e)", STOP, "retention",
         {"retention_ends_on": D(2026, 6, 17)}),
    case("erased today, a notice of law", "GDPR Art. 14", GO, "allowed",
         {"retention_ends_on": D(2026, 6, 18)}, purpose=P.legal_notice),
    case("erased today, but she wrote yesterday", "design R07", GO, "allowed",
         {"retention_ends_on": D(2026, 6, 18), "history": (theirs(D(2026, 6, 17)),)},
         purpose=P.reply),
    case("erased before the day she named", "design R17", STOP, "retention_before_allowed",
         {"retention_ends_on": D(2026, 8, 1), "not_before": D(2026, 9, 1)},
         sentence="She asked to hear from us from September. "
                  "Her details are erased on 1 Aug, unless she writes first."),
    case("erased the day she named", "design R17", STOP, "retention_before_allowed",
         {"retention_ends_on": D(2026, 9, 1), "not_before": D(2026, 9, 1)}),
    case("erased the day after she named", "design R17", "From 1 Sep", "not_before",
         {"retention_ends_on": D(2026, 9, 2), "not_before": D(2026, 9, 1)}),
]  # fmt: skip

NOTICES = [
    case("from somebody else, 27 days", "GDPR Art. 14(3)", GO, "allowed",
         told_elsewhere(D(2026, 5, 22))),
    case("from somebody else, 28 days", "GDPR Art. 14(3)", GO, "allowed",
         told_elsewhere(D(2026, 5, 21))),
    case("from somebody else, 29 days", "GDPR Art. 14(3)", STOP, "notice_overdue",
         told_elsewhere(D(2026, 5, 20)),
         sentence="We have had her details since 20 May from somebody else, and she has not been "
                  "told. Send the notice first; nothing else may go before it."),
    case("29 days, in the plural", "GDPR Art. 14(3)", STOP, "notice_overdue",
         told_elsewhere(D(2026, 5, 20), pronouns="they/them"),
         sentence="We have had their details since 20 May from somebody else, and they have not "
                  "been told. Send the notice first; nothing else may go before it."),
    case("29 days, but told", "GDPR Art. 14(3)", GO, "allowed",
         told_elsewhere(D(2026, 5, 20), notice_given_at=local(2026, 6, 1, 9))),
    case("29 days, told in a moment only", "GDPR Art. 14(3)", STOP, "notice_overdue",
         told_elsewhere(D(2026, 5, 20), notice_given_at=NOW + timedelta(seconds=1))),
    case("29 days, the notice itself", "GDPR Art. 14(3)", GO, "allowed",
         told_elsewhere(D(2026, 5, 20)), purpose=P.legal_notice),
    case("29 days, but she asked us something", "design R08", GO, "allowed",
         told_elsewhere(D(2026, 5, 20), history=(theirs(D(2026, 6, 17)),)), purpose=P.reply),
    case("29 days, news of a process", "GDPR Art. 14(3)(c)", STOP, "notice_overdue",
         told_elsewhere(D(2026, 5, 20), processes=(CEDAR_WITH_YOU,)),
         purpose=P.process_update, role_id=41),
    case("29 days, in Germany", "GDPR Art. 14(3)", STOP, "notice_overdue",
         {**told_elsewhere(D(2026, 5, 20)), "countries": frozenset({"DE"})}),
    case("29 days, in Norway", "EEA", STOP, "notice_overdue",
         {**told_elsewhere(D(2026, 5, 20)), "countries": frozenset({"NO"})}),
    case("29 days, in Canada", "no such duty", GO, "allowed",
         {**told_elsewhere(D(2026, 5, 20)), "countries": frozenset({"CA"})}),
    case("29 days, in the States", "no such duty", GO, "allowed",
         {**told_elsewhere(D(2026, 5, 20)), "countries": frozenset({"US"})}),
    case("29 days, nobody knows where", "strictest", STOP, "notice_overdue",
         {**told_elsewhere(D(2026, 5, 20)), "countries": frozenset()}),
    case("29 days, Canada or Britain", "both must allow", STOP, "notice_overdue",
         {**told_elsewhere(D(2026, 5, 20)), "countries": frozenset({"CA", "GB"})}),
    case("nobody wrote down where from", "fail closed", STOP, "missing_origin", GB,
         sentence="Nobody has written down where we have the details of Jane from."),
    case("nobody wrote it down, in Canada", "no such duty", GO, "allowed", {}),
    case("from her, years ago", "GDPR Art. 13", GO, "allowed",
         {**GB, "origin": Origin(from_them=True, on=D(2020, 1, 1))}),
    case("too late for the notice when the gap is over", "design R17", STOP,
         "notice_overdue_before_allowed",
         told_elsewhere(D(2026, 5, 30), history=from_us(D(2026, 6, 10)))),
    case("the gap is over on the 28th day", "design R17", "From 10 Jul", "gap",
         told_elsewhere(D(2026, 6, 12), history=from_us(D(2026, 6, 10)))),
]  # fmt: skip

HUMANS = [
    case("about to leave, approved", "house", GO, "allowed", {}, **LEAVING),
    case("about to leave, approved by nobody", "GDPR Art. 22; house", STOP, "needs_human", {},
         sentence="Nobody who works here has approved this letter to Jane.",
         approved_by=None, **LEAVING),
    case("drawn on a page, approved by nobody yet", "house", GO, "allowed", {}, approved_by=None),
    case("a code about to leave needs nobody", "house", GO, "allowed", {},
         purpose=P.transactional, approved_by=None, **LEAVING),
    case("news about to leave needs nobody", "house", GO, "allowed",
         {"processes": (CEDAR_WITH_YOU,)}, purpose=P.process_update, role_id=41, approved_by=None,
         **LEAVING),
]  # fmt: skip

MARKETING = [
    case("a candidate who agreed", "design R11", GO, "allowed", {"subject": SHOWN}, **TO_CLIENT),
    case("nobody named", "fail closed", STOP, "subject", {}, **TO_CLIENT),
    case("a candidate who did not agree", "GDPR Art. 6", STOP, "subject",
         {"subject": Subject(name="Ana", knows_where=True)},
         sentence="Ana has not agreed to be shown to clients.", **TO_CLIENT),
    case("a candidate who was not told where it goes", "GDPR Art. 13(1)(e)", STOP, "subject",
         {"subject": Subject(name="Ana", agreed=True)},
         sentence="Ana has not been told which clients would see the profile.", **TO_CLIENT),
    case("a candidate in exclusivity", "our word", STOP, "subject",
         {"subject": Subject(name="Ana", agreed=True, knows_where=True, is_exclusive=True)},
         sentence="Ana is in process elsewhere, and we gave our word to show nobody else.",
         **TO_CLIENT),
    case("a candidate’s own employer", "their word", STOP, "blocked_client",
         {"subject": Subject(name="Ana", agreed=True, knows_where=True, blocks_client=True)},
         sentence="Ana does not want to be shown to this client.", **TO_CLIENT),
    case("the sixth day", "G6", "From 19 Jun", "spec_gap",
         {"subject": SHOWN, "history": from_us(D(2026, 6, 12))},
         sentence="Ana wrote to her on 12 Jun; clients are left in peace for seven days.",
         **TO_CLIENT),
    case("the seventh day", "G6", GO, "allowed",
         {"subject": SHOWN, "history": from_us(D(2026, 6, 11))}, **TO_CLIENT),
    case("three in thirty days", "G6", "From 20 Jun", "spec_month",
         {"subject": SHOWN, "history": from_us(D(2026, 6, 10), D(2026, 6, 1), D(2026, 5, 21))},
         sentence="She has heard from us three times since 21 May; three a month is the most.",
         **TO_CLIENT),
    case("three in thirty-one days", "G6", GO, "allowed",
         {"subject": SHOWN, "history": from_us(D(2026, 6, 10), D(2026, 6, 1), D(2026, 5, 19))},
         **TO_CLIENT),
    case("four unanswered are no matter between firms", "G6", GO, "allowed",
         {"subject": SHOWN,
          "history": from_us(D(2026, 1, 1), D(2026, 2, 1), D(2026, 3, 1), D(2026, 4, 1))},
         **TO_CLIENT),
    case("the same profile 179 days later", "G6", "From 19 Jun", "spec_same",
         {"subject": Subject(name="Ana", agreed=True, knows_where=True,
                             shown_here_on=D(2025, 12, 21))},
         sentence="This client was shown the profile of Ana on 21 Dec 2025.", **TO_CLIENT),
    case("the same profile 180 days later", "G6", GO, "allowed",
         {"subject": Subject(name="Ana", agreed=True, knows_where=True,
                             shown_here_on=D(2025, 12, 20))}, **TO_CLIENT),
]  # fmt: skip

ABOUT_ROLE = {"role_id": 40}
GENTLE = D(2026, 5, 1)
AGAIN = [
    case("the same role a third time", "G4", STOP, "same_role",
         {"history": (ours(D(2025, 1, 10), role_id=40), ours(D(2025, 6, 10), role_id=40))},
         sentence="She has heard of this role twice and not answered; that was the last time."),
    case("the same role, but she answered the second", "G4", GO, "allowed",
         {"history": (ours(D(2025, 1, 10), role_id=40), ours(D(2025, 6, 10), role_id=40),
                      theirs(D(2026, 3, 1)))}),
    case("another role after two of one", "G4", GO, "allowed",
         {"history": (ours(D(2025, 1, 10), role_id=41), ours(D(2025, 6, 10), role_id=41))}),
    case("no role in particular", "G4", GO, "allowed",
         {"history": (ours(D(2025, 1, 10), role_id=40), ours(D(2025, 6, 10), role_id=40))},
         role_id=None),
    case("news counts for nothing", "G4", GO, "allowed",
         {"history": (ours(D(2025, 1, 10), role_id=40, proactive=False),
                      ours(D(2025, 6, 10), role_id=40, proactive=False))}),
    case("asked twice and given nothing", "house", STOP, "balance",
         {"history": (ours(D(2025, 9, 1), asked=TIME), ours(D(2025, 12, 1), asked=TIME))},
         sentence="We have asked something of her twice since we last gave her anything; give first."),
    case("asked once and given nothing", "house", GO, "allowed",
         {"history": (ours(D(2025, 12, 1), asked=TIME),)}),
    case("asked twice, then helped", "house", GO, "allowed",
         {"history": (ours(D(2025, 6, 1), asked=TIME), ours(D(2025, 9, 1), asked=TIME),
                      ours(D(2025, 12, 1), gave=True))}),
    case("helped, then asked twice", "house", STOP, "balance",
         {"history": (ours(D(2025, 6, 1), gave=True), ours(D(2025, 9, 1), asked=TIME),
                      ours(D(2025, 12, 1), asked=frozenset({Ask.referral})))}),
    case("asked twice, and a role that they told us they want", "their own offer", GO, "allowed",
         {"history": ASKED_TWICE, "offered": TIME}),
    case("asked twice, and a role they want with a request for a name", "house", STOP, "balance",
         {"history": ASKED_TWICE, "offered": TIME}, asks=frozenset({Ask.referral})),
    case("asked twice, and a word that asks for nothing", "house", GO, "allowed",
         {"history": ASKED_TWICE}, purpose=P.keep_in_touch, role_id=None),
    case("asked twice, and an answer to what she wrote", "house", GO, "allowed",
         {"history": (*ASKED_TWICE, theirs(D(2026, 6, 10)))}, purpose=P.reply,
         asks=frozenset({Ask.reference}), role_id=None),
    case("asked for a name within the month, in a process", "house", "From 1 Jul", "referral_gap",
         {"history": (ours(D(2026, 6, 1), proactive=False, asked=frozenset({Ask.referral})),)},
         sentence="We asked her to name somebody on 1 Jun; once in 30 days is the most.",
         purpose=P.keep_in_touch, asks=frozenset({Ask.referral}), role_id=None),
    case("asked for a name a month ago", "house", GO, "allowed",
         {"history": (ours(D(2026, 5, 19), proactive=False, asked=frozenset({Ask.referral})),)},
         purpose=P.keep_in_touch, asks=frozenset({Ask.referral}), role_id=None),
    case("asked for a name, and a letter that asks for none", "house", GO, "allowed",
         {"history": (ours(D(2026, 6, 1), proactive=False, asked=frozenset({Ask.referral})),)},
         purpose=P.keep_in_touch, role_id=None),
    case("one reminder", "G4", GO, "allowed", {"history": (ours(GENTLE, role_id=40),)}),
    case("a second request for a yes within the year", "G5", "From 2 Aug", "consent_gap",
         {"history": (ours(D(2025, 8, 2), purpose=P.consent_request),)},
         sentence="We asked her for a yes on 2 Aug 2025; once a year is the most.",
         purpose=P.consent_request),
    case("a second request, the day before the year is over", "G5", "From 19 Jun", "consent_gap",
         {"history": (ours(D(2025, 6, 19), purpose=P.consent_request),)},
         purpose=P.consent_request),
    case("a second request, a year later", "G5", GO, "allowed",
         {"history": (ours(D(2025, 6, 18), purpose=P.consent_request),)},
         purpose=P.consent_request),
    case("a third request, ever", "G5", STOP, "consent_requests",
         {"history": (ours(D(2022, 6, 1), purpose=P.consent_request),
                      ours(D(2024, 6, 1), purpose=P.consent_request))},
         sentence="We have asked her for a yes twice already.", purpose=P.consent_request),
    case("letters about roles are no requests", "G5", GO, "allowed",
         {"history": (ours(D(2022, 6, 1)), ours(D(2024, 6, 1), both_spoke=True))},
         purpose=P.consent_request),
]  # fmt: skip

VOLUME = [
    case("somebody at her address, 23 hours ago", "G7", "From 13:00", "shared_address",
         written_to(NOW - timedelta(hours=23)),
         sentence="Somebody who shares her address was written to yesterday; "
                  "one letter a day is the most.", **MAIL),
    case("somebody at her address, 24 hours ago", "G7", GO, "allowed",
         written_to(NOW - timedelta(hours=24)), **MAIL),
    case("a call reaches her alone", "G7", GO, "allowed",
         written_to(NOW - timedelta(hours=1)), channel=Channel.call),
    case("somebody at the other of her addresses", "G7", GO, "allowed",
         written_to(NOW - timedelta(hours=1), "jane@work.example"), address="jane@example.com",
         **MAIL),
    case("somebody at the address that is named", "G7", "From 19 Jun", "shared_address",
         written_to(NOW - timedelta(hours=1), "jane@work.example"), address="jane@work.example",
         **MAIL),
    case("the letter that took its day is this one", "G7", GO, "allowed",
         written_to(NOW - timedelta(hours=1)), own_evidence=frozenset({"mail:9"}), **MAIL),
    case("she herself, all the same", "G7", "From 19 Jun", "shared_address",
         {**written_to(NOW - timedelta(hours=1)),
          "history": (ours(NOW - timedelta(hours=1), evidence="mail:9"),)},
         sentence="Her address was written to today; one letter a day is the most.",
         set_aside=frozenset({"gap"}), **MAIL),
    case("the agency has no postal address", "CASL s. 6(2)", STOP, "sender_not_ready",
         {"sender": Sender(lacks=("postal address",))},
         sentence="No letter can leave: the agency’s postal address is missing. "
                  "An administrator can add it in Settings.", **MAIL),
    case("a call needs none", "CASL s. 6(2)", GO, "allowed",
         {"sender": Sender(lacks=("postal address",))}, channel=Channel.call),
    case("nor may a code leave without one", "CASL s. 6(6)", STOP, "sender_not_ready",
         {"sender": Sender(lacks=("name", "postal address"))}, purpose=P.transactional, **MAIL),
    case("too many came back", "R16", STOP, "sending_paused", {"sender": Sender(paused=RESTS)},
         sentence=f"The post rests. {RESTS} An administrator can look into it.", **LEAVING),
    case("too many came back, and a code leaves", "R16", GO, "allowed",
         {"sender": Sender(paused=RESTS)}, purpose=P.transactional, **LEAVING),
    case("a light stays what it is while the post rests", "R16", GO, "allowed",
         {"sender": Sender(paused=RESTS)}),
    case("the day is full", "G8", "From 19 Jun", "quiet_hours",
         {"sender": Sender(sent=500, counted_on=D(2026, 6, 18))}, local(2026, 6, 18, 18, 30),
         **LEAVING),
    case("the day is full at noon", "G8", "From 19 Jun", "day_is_full",
         {"sender": Sender(sent=500, counted_on=D(2026, 6, 18))},
         sentence="The agency’s 500 letters of that day have left; this one waits for the next.",
         **LEAVING),
    case("one letter is left", "G8", GO, "allowed",
         {"sender": Sender(sent=499, counted_on=D(2026, 6, 18))}, **LEAVING),
    case("yesterday was full", "G8", GO, "allowed",
         {"sender": Sender(sent=500, counted_on=D(2026, 6, 17))}, **LEAVING),
    case("a warmed-up day holds more", "G8", GO, "allowed",
         {"sender": Sender(sent=500, ceiling=1_000, counted_on=D(2026, 6, 18))}, **LEAVING),
]  # fmt: skip


@pytest.mark.parametrize(
    ("request_", "facts", "now", "light", "rule", "sentence"),
    [*RIGHTS, *NOTICES, *HUMANS, *MARKETING, *AGAIN, *VOLUME],
)
def test_light_and_reason(
    request_: Any, facts: Any, now: datetime, light: str, rule: str, sentence: str
) -> None:
    decision = judge(request_, facts, now=now)
    assert (decision.label, decision.rule) == (light, rule)
    if sentence:
        assert decision.sentence == sentence


@pytest.mark.parametrize(
    ("facts", "request_", "owed"),
    [
        ({}, {}, ()),
        ({}, MAIL, ("unsub_header", "postal_address")),
        ({}, {**MAIL, "purpose": P.transactional}, ()),
        (told_elsewhere(D(2026, 6, 1)), {}, ("art14_text",)),
        (told_elsewhere(D(2026, 6, 1)), MAIL, ("art14_text", "unsub_header", "postal_address")),
        (told_elsewhere(D(2026, 6, 1), history=(theirs(D(2026, 6, 17)),)), {"purpose": P.reply},
         ("art14_text",)),
        (told_elsewhere(D(2026, 6, 1), notice_given_at=local(2026, 6, 2, 9)), {}, ()),
        ({"countries": frozenset({"US"}), "consent": None}, MAIL,
         ("unsub_header", "postal_address", "ad_sign")),
        ({"countries": frozenset({"US"})}, MAIL, ("unsub_header", "postal_address")),
        ({"consent": None, "relations": (Relation(kind=RelationKind.referral, on=GENTLE),)}, MAIL,
         ("unsub_header", "postal_address", "referrer_names")),
        ({"suppressed": True}, MAIL, ()),
    ],
    ids=["a light", "every letter", "a code", "told in the first message", "told in a letter",
         "told in an answer", "told already", "an advertisement in the States",
         "a yes makes it none", "the referrer’s name", "red has none"],
)  # fmt: skip
def test_duties_that_come_with_a_yes(
    facts: dict[str, Any], request_: dict[str, Any], owed: tuple[str, ...]
) -> None:
    assert judge(ask(**request_), jane(**facts)).obligations == owed


def test_referral_carries_one_message_only() -> None:
    named = {"consent": None, "relations": (Relation(kind=RelationKind.referral, on=GENTLE),)}
    first = judge(facts=jane(**named))
    second = judge(facts=jane(**named, history=from_us(D(2026, 5, 2))))
    assert (first.basis, second.rule) == ("referral", "no_basis")


def test_whoever_was_named_hears_of_it_once_where_the_law_would_allow_more() -> None:
    named = {
        "consent": None,
        "countries": frozenset({"US"}),
        "relations": (Relation(kind=RelationKind.referral, on=GENTLE),),
    }
    once = from_us(D(2026, 3, 2))
    assert judge(facts=jane(**named)).may_contact
    second = judge(facts=jane(**named, history=once))
    assert (second.label, second.rule) == (STOP, "referred_once")
    assert judge(facts=jane(**named, history=(*once, theirs(D(2026, 3, 3))))).may_contact


def test_reminder_waits_for_working_days_where_the_agency_asks_for_many() -> None:
    slow = ContactPolicy(zone="America/Toronto", home="CA", reminder_working_days=30)
    facts = jane(history=(ours(D(2026, 5, 15), role_id=40),))
    decision = judge(facts=facts, policy=slow)
    assert (decision.label, decision.rule) == ("From 26 Jun", "reminder")
    assert decision.sentence == (
        "Ana wrote to her on 15 May about this role; a reminder waits 30 working days."
    )


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        (D(2026, 6, 15), 5, D(2026, 6, 22)),
        (D(2026, 6, 19), 1, D(2026, 6, 22)),
        (D(2026, 6, 20), 1, D(2026, 6, 22)),
        (D(2026, 6, 21), 5, D(2026, 6, 26)),
        (D(2026, 6, 18), 0, D(2026, 6, 18)),
        (date.max, 5, D(9000, 1, 1)),
    ],
    ids=["a week", "Friday", "Saturday", "Sunday", "none", "the end of time"],
)
def test_working_days(day: date, days: int, expected: date) -> None:
    assert working_days_after(day, days) == expected


def test_waits_of_hours_put_a_letter_off_and_others_take_it_back() -> None:
    full = jane(sender=Sender(sent=500, counted_on=D(2026, 6, 18)))
    harried = jane(history=from_us(D(2026, 6, 10)))
    decisions = [judge(ask(**LEAVING), facts) for facts in (full, harried)]
    assert [each.is_put_off for each in decisions] == [True, False]
    assert all(each.outcome == Outcome.allow_after for each in decisions)


def test_stricter_house_counts_fewer_days_to_the_notice() -> None:
    strict = ContactPolicy(zone="America/Toronto", home="CA", notice_days=7)
    days = (D(2026, 6, 11), D(2026, 6, 10))
    decisions = [judge(facts=jane(**told_elsewhere(day)), policy=strict) for day in days]
    assert [each.kind for each in decisions] == ["go", "stop"]


def test_yes_given_by_automation_is_nobodys() -> None:
    yes = Consent(answer="yes", at=local(2026, 3, 12, 10))
    leaving = [ask(approved_by=who, **LEAVING) for who in (YOU, None)]
    assert [judge(each, jane(consent=yes)).kind for each in leaving] == ["go", "stop"]


@pytest.mark.parametrize(
    ("sender", "request_", "says"),
    [
        (Sender(paused=RESTS), {}, "letters to candidates are paused"),
        (Sender(paused=RESTS), MAIL, "letters to candidates are paused"),
        (Sender(paused=RESTS), {"channel": Channel.call}, ""),
        (Sender(paused=RESTS), {"purpose": P.transactional}, ""),
        (Sender(), {}, ""),
        (Sender(sent=500, counted_on=D(2026, 6, 18)), {}, "leaves tomorrow"),
        (Sender(sent=499, counted_on=D(2026, 6, 18)), {}, ""),
        (Sender(sent=500, counted_on=D(2026, 6, 17)), {}, ""),
    ],
    ids=["by any way", "by email", "a call", "a code", "the post works", "a full day",
         "one letter is left", "yesterday was full"],
)  # fmt: skip
def test_light_says_what_a_letter_has_to_wait_for(sender: Sender, request_: Any, says: str) -> None:
    decision = judge(ask(**request_), jane(sender=sender), now=NOW)
    assert decision.may_contact
    assert says in decision.about_mail
    assert bool(says) == bool(decision.about_mail)


def test_light_of_somebody_without_an_address_does_not_speak_of_letters() -> None:
    by_phone = (Address(channel=Channel.call, value="+14165550101"),)
    decision = judge(ask(), jane(sender=Sender(paused=RESTS), addresses=by_phone), now=NOW)
    assert (decision.may_contact, decision.about_mail) == (True, "")
