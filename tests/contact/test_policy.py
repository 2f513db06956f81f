"""The contact policy, case by case: facts and a moment in, the light with its reason out."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from agency.contact.policy import (
    RULES,
    Address,
    AddressState,
    Channel,
    Consent,
    ContactPolicy,
    FactNotDated,
    Gone,
    Limit,
    LimitNotPossible,
    LooserThanHouse,
    OffLimits,
    OptOut,
    Outcome,
    PastContact,
    Pause,
    Placed,
    Process,
    Purpose,
    Stop,
    ZoneUnknown,
    decide,
    facts_hash,
)
from tests.contact.people import (
    EVERY_WAY,
    NOW,
    TOM,
    YES,
    YOU,
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
CEDAR_WITH_TOM = Process(
    role_id=41, client="Cedar Loop", role_title="Product Lead", owner_id=TOM, owner="Tom"
)
CEDAR_WITH_YOU = Process(
    role_id=41, client="Cedar Loop", role_title="Product Lead", owner_id=YOU, owner="Maya"
)
WORK_PHONE = Address(channel=Channel.call, value="+14165550199", is_work=True)
QUARTERLY = Limit(count=2, per_days=91)
MONTHLY = Limit(count=1, per_days=30)


def case(
    words: str,
    light: str,
    rule: str,
    sentence: str,
    facts: dict[str, Any] | None = None,
    now: datetime = NOW,
    **request: Any,
) -> Any:
    return pytest.param(ask(**request), jane(**(facts or {})), now, light, rule, sentence, id=words)


REFUSALS = [
    case("facts of somebody else", STOP, "missing",
         "These are the facts of somebody else, so nothing can be said.", person_id=8),
    case("a purpose nobody knows", STOP, "missing",
         "Nobody has said what this contact is for.", purpose="blast"),
    case("a channel nobody knows", STOP, "missing",
         "Nobody has said how this contact would be made.", channel="fax"),
    case("erased", STOP, "gone",
         "They asked us to forget them, and we did.", {"gone": Gone.erased}),
    case("died", STOP, "gone", "Jane has died.", {"gone": Gone.deceased}),
    case("merged into another card", STOP, "gone",
         "Jane is kept under another card; look there.", {"gone": Gone.merged}),
    case("under age", STOP, "gone", "Jane is under age.", {"gone": Gone.under_age}),
    case("a number nobody has", STOP, "gone", "We know nobody by that number.",
         {"gone": Gone.unknown}),
    case("erased people get no legal notice either", STOP, "gone",
         "They asked us to forget them, and we did.", {"gone": Gone.erased},
         purpose=P.legal_notice),
    case("stopped long ago", STOP, "stopped", "She refused all contact on 4 May 2025.",
         {"stopped": Stop(at=local(2025, 5, 4, 9))}),
    case("stopped today", STOP, "stopped", "She refused all contact today.",
         {"stopped": Stop(at=local(2026, 6, 18, 9))}),
    case("a stop outlives the day they named", STOP, "stopped",
         "She refused all contact yesterday.",
         {"stopped": Stop(at=local(2026, 6, 17, 9)), "not_before": D(2026, 9, 1)}),
    case("a stop holds news of a process as well", STOP, "stopped",
         "She refused all contact yesterday.",
         {"stopped": Stop(at=local(2026, 6, 17, 9)), "processes": (CEDAR_WITH_YOU,)},
         purpose=P.process_update, role_id=41),
    case("a stop is told before a missing address", STOP, "stopped",
         "She refused all contact yesterday.",
         {"stopped": Stop(at=local(2026, 6, 17, 9)), "addresses": ()}),
    case("the message that said stop is not answered", STOP, "stopped",
         "She refused all contact today.",
         {"stopped": Stop(at=local(2026, 6, 18, 9)), "history": (theirs(local(2026, 6, 18, 9)),)},
         purpose=P.reply),
    case("opted out of this purpose", STOP, "opted_out", "She opted out of this on 2 Jun.",
         {"opt_outs": (OptOut(at=local(2026, 6, 2, 9), purpose=P.newsletter),)},
         purpose=P.newsletter),
    case("opted out of everything", STOP, "opted_out", "She opted out of this on 2 Jun.",
         {"opt_outs": (OptOut(at=local(2026, 6, 2, 9)),)}),
    case("said no to being contacted", STOP, "opted_out",
         "She said no to being contacted on 2 Jun; only she can change that.",
         {"consent": Consent(answer="no", at=local(2026, 6, 2, 9))}),
    case("a text to somebody who chose calls and email", STOP, "their_channels",
         "She asked for calls or email only, not texts.",
         {"allowed_channels": frozenset({Channel.email, Channel.call})}, channel=Channel.text),
    case("a call to somebody who chose email", STOP, "their_channels",
         "She asked for email only, not calls.",
         {"allowed_channels": frozenset({Channel.email})}, channel=Channel.call),
    case("any channel of somebody who chose none", STOP, "their_channels",
         "She chose none of the ways we have.", {"allowed_channels": frozenset()},
         channel=Channel.call),
    case("opted out of texts", STOP, "their_channels", "She opted out of texts on 2 Jun.",
         {"opt_outs": (OptOut(at=local(2026, 6, 2, 9), channel=Channel.text),)},
         channel=Channel.text),
    case("news of a process keeps to their channels", STOP, "their_channels",
         "She asked for email only, not texts.",
         {"allowed_channels": frozenset({Channel.email}), "processes": (CEDAR_WITH_YOU,)},
         purpose=P.process_update, role_id=41, channel=Channel.text),
    case("no way to reach her at all", STOP, "address", "We have no way to reach Jane.",
         {"addresses": ()}),
    case("no phone number", STOP, "address", "We have no phone number for Jane.",
         {"addresses": EVERY_WAY[2:]}, channel=Channel.call),
    case("no postal address", STOP, "address", "We have no postal address for Jane.",
         channel=Channel.post),
    case("only ways she did not choose", STOP, "address",
         "None of the ways we have to reach Jane is open to us.",
         {"allowed_channels": frozenset({Channel.call}), "addresses": EVERY_WAY[2:]}),
    case("email came back for good", STOP, "address",
         "The email address we have for Jane does not work.",
         {"addresses": (Address(channel=Channel.email, state=AddressState.hard_bounced),
                        EVERY_WAY[0])}, channel=Channel.email),
    case("she marked our mail as unwanted", STOP, "address", "She marked our mail as unwanted.",
         {"addresses": (Address(channel=Channel.email, state=AddressState.complained),
                        EVERY_WAY[0])}, channel=Channel.email),
    case("only a work number, and never at work", STOP, "address",
         "We have only a work phone number for Jane, who said never at work.",
         {"addresses": (WORK_PHONE, EVERY_WAY[2]), "never_at_work": True}, channel=Channel.call),
    case("an address that is not hers", STOP, "address",
         "That is not an address of Jane that we may use.",
         channel=Channel.email, address="j.okafor@example.com"),
    case("an address of hers, but for another channel", STOP, "address",
         "That is not an address of Jane that we may use.",
         channel=Channel.email, address="+14165550101"),
    case("never said yes", STOP, "no_basis",
         "Jane has not said yes to being contacted. "
         "Ask when she next writes, and log the answer.", {"consent": None}),
    case("never said yes, pronouns unknown", STOP, "no_basis",
         "Jane has not said yes to being contacted. "
         "Ask when Jane next writes, and log the answer.", {"consent": None, "pronouns": ""}),
    case("asking for a yes needs one too", STOP, "no_basis",
         "Jane has not said yes to being contacted. "
         "Ask when she next writes, and log the answer.", {"consent": None},
         purpose=P.consent_request),
    case("her yes ran out this morning", STOP, "no_basis",
         "Her yes of 12 Mar ran out today. Ask again when she next writes.",
         {"consent": Consent(answer="yes", at=YES.at, expires_on=D(2026, 6, 18))}),
    case("her yes ran out last year", STOP, "no_basis",
         "Her yes of 1 Feb 2024 ran out on 1 Feb 2025. Ask again when she next writes.",
         {"consent": Consent(answer="yes", at=local(2024, 2, 1, 9), expires_on=D(2025, 2, 1))}),
    case("marketing is judged by rules still to come", STOP, "subject",
         "Nobody has yet said whom Jane may be shown.", purpose=P.spec_marketing),
    case("going cold, but she wants to hear of roles only", STOP, "only_when_fits",
         "She asked to hear only when a job fits what she wrote.",
         {"only_when_fits": True}, purpose=P.keep_in_touch, role_id=None),
    case("a profile mail, but she wants to hear of roles only", STOP, "only_when_fits",
         "She asked to hear only when a job fits what she wrote.",
         {"only_when_fits": True}, purpose=P.profile_refresh, role_id=None),
    case("a role that does not fit what she wrote", STOP, "only_when_fits",
         "She asked to hear only when a job fits what she wrote; this one does not.",
         {"only_when_fits": True}, role_fits=False),
    case("a mail about no role, about to leave", STOP, "only_when_fits",
         "She asked to hear only when a job fits, and this message names none.",
         {"only_when_fits": True}, role_id=None, at_hand_over=True, channel=Channel.email),
    case("news of a role she is not in process for", STOP, "not_in_process",
         "Jane is not in process for that role now.", {"processes": (CEDAR_WITH_YOU,)},
         purpose=P.process_update, role_id=99),
    case("news of a process when there is none", STOP, "not_in_process",
         "Jane is not in process for any role now.", purpose=P.process_update, role_id=None),
    case("news for somebody placed more than a year ago", STOP, "not_in_process",
         "Jane is not in process for any role now.",
         {"placements": (Placed(on=D(2025, 6, 18), client="Cedar Loop"),)},
         purpose=P.process_update, role_id=None),
    case("in process with Tom", STOP, "active_process",
         "Tom has her in process with Cedar Loop for Product Lead.",
         {"processes": (CEDAR_WITH_TOM,)}),
    case("in process with Tom for this very role", STOP, "active_process",
         "Tom has her in process with Cedar Loop for Product Lead.",
         {"processes": (CEDAR_WITH_TOM,)}, role_id=41),
    case("in process with Tom, going cold for you", STOP, "active_process",
         "Tom has her in process with Cedar Loop for Product Lead.",
         {"processes": (CEDAR_WITH_TOM,)}, purpose=P.keep_in_touch, role_id=None),
    case("in process with nobody named, asked by nobody", STOP, "active_process",
         "A colleague has her in process with Cedar Loop.",
         {"processes": (Process(role_id=41, client="Cedar Loop"),)}, actor=None),
    case("placed by us three months ago", STOP, "off_limits",
         "We placed her at Cedar Loop, from 2 Mar. "
         "Until 2 Mar 2027 she would have to write first.",
         {"placements": (Placed(on=D(2026, 3, 2), client="Cedar Loop"),)}),
    case("a message before we placed her is not writing first", STOP, "off_limits",
         "We placed her at Cedar Loop, from 2 Mar. "
         "Until 2 Mar 2027 she would have to write first.",
         {"placements": (Placed(on=D(2026, 3, 2), client="Cedar Loop"),),
          "history": (theirs(D(2026, 3, 1)),)}),
    case("placed, the day before the year is over", STOP, "off_limits",
         "We placed her at Cedar Loop, from 19 Jun 2025. "
         "Until tomorrow she would have to write first.",
         {"placements": (Placed(on=D(2025, 6, 19), client="Cedar Loop"),)}),
    case("one of an off-limits client's people", STOP, "off_limits",
         "She is with Osprey Rail, whose people are off limits until 1 Sep, "
         "unless she writes first.",
         {"off_limits": (OffLimits(client="Osprey Rail", until=D(2026, 9, 1)),)}),
    case("off limits herself, without an end", STOP, "off_limits",
         "She is off limits, unless she writes first.", {"off_limits": (OffLimits(),)}),
    case("they are off limits, in the plural", STOP, "off_limits",
         "They are off limits, unless they write first.",
         {"off_limits": (OffLimits(),), "pronouns": "they/them"}),
    case("a message of a year ago no longer lifts off-limits", STOP, "off_limits",
         "She is off limits, unless she writes first.",
         {"off_limits": (OffLimits(),), "history": (theirs(D(2025, 6, 18)),)}),
    case("paused until she says otherwise", STOP, "paused",
         "She paused contact on 3 Jun, until she says otherwise.",
         {"paused": Pause(since=local(2026, 6, 3, 9))}),
    case("four unanswered in a row", STOP, "unanswered",
         "He has not answered the last four; only he can begin again, by writing to us.",
         {"pronouns": "he/him", "history": tuple(ours(D(2024, m, 1)) for m in (1, 4, 7, 10))}),
    case("a reply, but she asked nothing", STOP, "nothing_to_answer",
         "Jane has asked us nothing in the last 30 days, so this would not be an answer.",
         purpose=P.reply),
    case("a reply a day too late", STOP, "nothing_to_answer",
         "Jane has asked us nothing in the last 30 days, so this would not be an answer.",
         {"history": (theirs(D(2026, 5, 18)),)}, purpose=P.reply),
]

WAITS = [
    case("she named June, and it is May", "From 1 Jun", "not_before",
         "She asked to hear from us from June.", {"not_before": D(2026, 6, 1)},
         local(2026, 5, 31, 23, 59)),
    case("she named a day", "From 15 Jul", "not_before",
         "She asked to hear from us from 15 Jul.", {"not_before": D(2026, 7, 15)}),
    case("she named a month of next year", "From 1 Jan 2027", "not_before",
         "She asked to hear from us from January 2027.", {"not_before": D(2027, 1, 1)}),
    case("paused until September", "From 1 Sep", "paused",
         "She asked for quiet until 1 Sep.",
         {"paused": Pause(since=local(2026, 6, 3, 9), until=D(2026, 9, 1))}),
    case("paused until tomorrow", "From 19 Jun", "paused",
         "She asked for quiet until tomorrow.",
         {"paused": Pause(since=local(2026, 6, 3, 9), until=D(2026, 6, 19))}),
    case("a pause holds news of a process as well", "From 1 Sep", "paused",
         "She asked for quiet until 1 Sep.",
         {"paused": Pause(since=local(2026, 6, 3, 9), until=D(2026, 9, 1)),
          "processes": (CEDAR_WITH_YOU,)}, purpose=P.process_update, role_id=41),
    case("snoozed", "From 22 Jun", "snoozed", "She is set aside until 22 Jun.",
         {"snoozed_until": D(2026, 6, 22)}),
    case("snoozed, pronouns unknown", "From 22 Jun", "snoozed",
         "Jane is set aside until 22 Jun.",
         {"snoozed_until": D(2026, 6, 22), "pronouns": None}),
    case("once a month, a day early", "From 19 Jun", "their_limit",
         "Ana wrote to him on 20 May; once a month is his limit.",
         {"pronouns": "he/him", "limit": MONTHLY, "history": (ours(D(2026, 5, 20)),)}),
    case("two a quarter, both used", "From 30 Jul", "their_limit",
         "Ana wrote to her on 10 May; two a quarter is her limit, both used.",
         {"limit": QUARTERLY,
          "history": (ours(D(2026, 5, 10)), ours(D(2026, 4, 30), both_spoke=True))}),
    case("two a quarter, her limit of 92 days clipped by no month", "From 31 May", "their_limit",
         "Ana wrote to her on 29 Mar; two a quarter is her limit, both used.",
         {"limit": Limit(count=2, per_days=92),
          "history": (ours(D(2026, 3, 29)), ours(D(2026, 2, 28), both_spoke=True))},
         local(2026, 5, 30, 12)),
    case("three in 45 days, all used", "From 14 Jul", "their_limit",
         "Ana wrote to her on 10 Jun; three in 45 days is her limit, all used.",
         {"limit": Limit(count=3, per_days=45),
          "history": tuple(ours(D(2026, *when), both_spoke=True)
                           for when in ((6, 10), (6, 2), (5, 30)))}),
    case("once a week is hers, thirty days is ours", "From 10 Jul", "gap",
         "Ana wrote to her on 10 Jun; she is left in peace for 30 days.",
         {"limit": Limit(count=1, per_days=7), "history": (ours(D(2026, 6, 10)),)}),
    case("the gap, on its last day", "From 19 Jun", "gap",
         "Ana wrote to her on 20 May; she is left in peace for 30 days.",
         {"history": (ours(D(2026, 5, 20)),)}),
    case("the gap counts your own calls", "From 17 Jul", "gap",
         "You called her yesterday; she is left in peace for 30 days.",
         {"history": (ours(D(2026, 6, 17), "Maya", YOU, channel=Channel.call),)}),
    case("the gap counts colleagues' texts", "From 17 Jul", "gap",
         "Ana texted her yesterday; she is left in peace for 30 days.",
         {"history": (ours(D(2026, 6, 17), channel=Channel.text),)}),
    case("the gap counts meetings, whoever it was", "From 18 Jul", "gap",
         "A colleague met her today; she is left in peace for 30 days.",
         {"history": (PastContact(at=NOW, channel=Channel.meeting),)}),
    case("the gap over the turn of the year", "From 14 Jan 2027", "gap",
         "Ana wrote to her on 15 Dec; she is left in peace for 30 days.",
         {"history": (ours(D(2026, 12, 15)),)}, local(2026, 12, 20, 9)),
    case("the gap over a leap day", "From 1 Mar", "gap",
         "Ana wrote to her on 31 Jan; she is left in peace for 30 days.",
         {"history": (ours(D(2028, 1, 31)),)}, local(2028, 2, 29, 23, 59)),
    case("the gap is counted where she lives", "From 10 Jul", "gap",
         "Ana wrote to her on 10 Jun; she is left in peace for 30 days.",
         {"zone": "Asia/Tokyo", "history": (ours(local(2026, 6, 9, 20)),)}),
    case("four in a year", "From 18 Aug", "per_year",
         "She has heard from us four times since 18 Aug 2025; four a year is the most.",
         {"history": tuple(ours(D(*when), both_spoke=True) for when in
                           ((2025, 8, 18), (2025, 11, 1), (2026, 2, 1), (2026, 5, 1)))}),
    case("four in a year, on the last day", "From 19 Jun", "per_year",
         "She has heard from us four times since 19 Jun 2025; four a year is the most.",
         {"history": tuple(ours(D(*when), both_spoke=True) for when in
                           ((2025, 6, 19), (2025, 11, 1), (2026, 2, 1), (2026, 5, 1)))}),
    case("two unanswered in a row", "From 28 Oct", "unanswered",
         "You wrote to him on 1 May; he has not answered the last two.",
         {"pronouns": "he/him",
          "history": (ours(D(2026, 3, 1)), ours(D(2026, 5, 1), "Maya", YOU))}),
    case("two unanswered since he last spoke with us", "From 28 Oct", "unanswered",
         "Ana wrote to him on 1 May; he has not answered the last two.",
         {"pronouns": "he/him", "history": (
             ours(D(2026, 1, 1), both_spoke=True), ours(D(2026, 3, 1)), ours(D(2026, 5, 1)))}),
    case("of several waits the latest counts", "From 1 Sep", "paused",
         "She asked for quiet until 1 Sep.",
         {"paused": Pause(since=local(2026, 6, 3, 9), until=D(2026, 9, 1)),
          "not_before": D(2026, 7, 1), "history": (ours(D(2026, 6, 10)),)}),
    case("a mail about to leave on a Saturday", "From 22 Jun", "quiet_hours",
         "It is 10:00 on Saturday where she lives; mail waits for working hours.",
         {}, local(2026, 6, 20, 10), at_hand_over=True, channel=Channel.email),
    case("a mail about to leave after hours", "From 19 Jun", "quiet_hours",
         "It is 18:00 on Thursday where she lives; mail waits for working hours.",
         {}, local(2026, 6, 18, 18), at_hand_over=True, channel=Channel.email),
    case("a mail about to leave before hours", "From 18 Jun", "quiet_hours",
         "It is 07:59 on Thursday where she lives; mail waits for working hours.",
         {}, local(2026, 6, 18, 7, 59), at_hand_over=True, channel=Channel.email),
    case("a mail to somewhere unknown", "From 18 Jun", "quiet_hours",
         "It is 09:59 on Thursday here, and we do not know where she lives; "
         "mail waits for the day.",
         {"zone": None}, local(2026, 6, 18, 9, 59), at_hand_over=True, channel=Channel.email),
    case("a mail about to leave inside the gap", "From 22 Jun", "gap",
         "Ana wrote to her on 21 May; she is left in peace for 30 days.",
         {"history": (ours(D(2026, 5, 21)),)}, at_hand_over=True, channel=Channel.email),
]

NEVER_ALLOWED_BY_THEN = [
    case("her yes runs out before the gap is over", STOP, "no_basis_before_allowed",
         "Ana wrote to her on 10 Jun; she is left in peace for 30 days. "
         "Her yes of 12 Mar runs out on 1 Jul. Ask again when she next writes.",
         {"history": (ours(D(2026, 6, 10)),),
          "consent": Consent(answer="yes", at=YES.at, expires_on=D(2026, 7, 1))}),
    case("her yes runs out the day she asked for", STOP, "no_basis_before_allowed",
         "She asked to hear from us from July. "
         "Her yes of 12 Mar runs out on 1 Jul. Ask again when she next writes.",
         {"not_before": D(2026, 7, 1),
          "consent": Consent(answer="yes", at=YES.at, expires_on=D(2026, 7, 1))}),
    case("her message will be too old to answer", STOP, "nothing_to_answer_before_allowed",
         "She asked for quiet until 1 Sep. "
         "Jane has asked us nothing in the last 30 days, so this would not be an answer.",
         {"paused": Pause(since=local(2026, 6, 3, 9), until=D(2026, 9, 1)),
          "history": (theirs(D(2026, 6, 2)),)}, purpose=P.reply),
]

YESES = [
    case("nothing but a yes", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since."),
    case("the day she named", GO, "allowed", "She asked to hear from us from June.",
         {"not_before": D(2026, 6, 1)}, local(2026, 6, 1)),
    case("the day she named was weeks ago", GO, "allowed",
         "She asked to hear from us from June.", {"not_before": D(2026, 6, 1)}),
    case("the day she named, already followed up", GO, "allowed",
         "No limit set; the last was on 2 May.",
         {"not_before": D(2026, 5, 1), "history": (ours(D(2026, 5, 2)),)}),
    case("the day after a pause", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         {"paused": Pause(since=local(2026, 6, 3, 9), until=D(2026, 6, 18))},
         local(2026, 6, 18)),
    case("the day a snooze ends", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         {"snoozed_until": D(2026, 6, 18)}, local(2026, 6, 18)),
    case("once a month, on the day", GO, "allowed",
         "Once a month is fine with him; 30 days since the last.",
         {"pronouns": "he/him", "limit": MONTHLY, "history": (ours(D(2026, 5, 19)),)},
         local(2026, 6, 18)),
    case("once a month, 41 days", GO, "allowed",
         "Once a month is fine with him; 41 days since the last.",
         {"pronouns": "he/him", "limit": MONTHLY, "history": (ours(D(2026, 5, 8)),)}),
    case("once a month, none yet", GO, "allowed",
         "Once a month is fine with her; none used.", {"limit": MONTHLY}),
    case("two a quarter, one used", GO, "allowed",
         "Two a quarter is fine with her; one used.",
         {"limit": QUARTERLY, "history": (ours(D(2026, 5, 15)), ours(D(2026, 1, 15), both_spoke=True))}),
    case("two a quarter, the older one 91 days ago", GO, "allowed",
         "Two a quarter is fine with her; one used.",
         {"limit": QUARTERLY,
          "history": (ours(D(2026, 5, 15)), ours(D(2026, 3, 19), both_spoke=True))}),
    case("once a year", GO, "allowed", "Once a year is fine with her; none used.",
         {"limit": Limit(count=1, per_days=365)}),
    case("the first morning after the gap", GO, "allowed",
         "No limit set; the last was on 19 May.",
         {"history": (ours(D(2026, 5, 19)),)}, local(2026, 6, 18)),
    case("the gap over 29 February of a common year", GO, "allowed",
         "No limit set; the last was on 30 Jan.",
         {"history": (ours(D(2027, 1, 30)),)}, local(2027, 3, 1)),
    case("the fourth of a year ago has left the year", GO, "allowed",
         "No limit set; the last was on 1 May.",
         {"history": tuple(ours(D(*when), both_spoke=True) for when in
                           ((2025, 6, 18), (2025, 11, 1), (2026, 2, 1), (2026, 5, 1)))}),
    case("180 days after two unanswered", GO, "allowed",
         "No limit set; the last was on 20 Dec 2025.",
         {"history": (ours(D(2025, 10, 1)), ours(D(2025, 12, 20)))}),
    case("unanswered, but then she wrote", GO, "allowed", "She wrote to us on 10 Jun.",
         {"history": (ours(D(2026, 3, 1)), ours(D(2026, 5, 1)), theirs(D(2026, 6, 10)))}),
    case("her yes holds until tomorrow", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         {"consent": Consent(answer="yes", at=YES.at, expires_on=D(2026, 6, 19))}),
    case("only when a job fits, and it does", GO, "allowed",
         "She asked to hear when a job fits what she wrote.",
         {"only_when_fits": True}, role_fits=True),
    case("only when a job fits, chosen by hand", GO, "allowed",
         "She asked to hear when a job fits what she wrote.", {"only_when_fits": True}),
    case("a channel she chose", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         {"allowed_channels": frozenset({Channel.email})},
         channel=Channel.email, address="jane@example.com"),
    case("an address of hers, channel left open", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         address="jane@example.com"),
    case("a meeting needs no address", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         {"addresses": (), "allowed_channels": frozenset({Channel.email})},
         channel=Channel.meeting),
    case("an opt-out from another purpose", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         {"opt_outs": (OptOut(at=local(2026, 6, 2, 9), purpose=P.newsletter),)}),
    case("in process with you, about another role", GO, "allowed",
         "In process with Cedar Loop for Product Lead, with you.",
         {"processes": (CEDAR_WITH_YOU,)}),
    case("in process with you and with Tom", GO, "allowed",
         "In process with Cedar Loop for Product Lead, with you.",
         {"processes": (CEDAR_WITH_TOM, CEDAR_WITH_YOU)}),
    case("news of your process, caps or not", GO, "allowed",
         "In process with Cedar Loop for Product Lead.",
         {"processes": (CEDAR_WITH_YOU,), "consent": None, "history": (ours(D(2026, 6, 18)),)},
         purpose=P.process_update, role_id=41),
    case("how is the new job, within the year", GO, "allowed",
         "We placed her at Cedar Loop, from 2 Mar.",
         {"placements": (Placed(on=D(2026, 3, 2), client="Cedar Loop", role_id=41),)},
         purpose=P.process_update, role_id=41),
    case("news of the one process of two that was asked about", GO, "allowed",
         "In process with Cedar Loop for Product Lead.",
         {"processes": (Process(role_id=5, client="Osprey Rail"), CEDAR_WITH_YOU)},
         purpose=P.process_update, role_id=41),
    case("placed, but she wrote first", GO, "allowed", "She wrote to us on 1 Jun.",
         {"placements": (Placed(on=D(2026, 3, 2), client="Cedar Loop"),),
          "history": (theirs(D(2026, 6, 1)),)}),
    case("placed a year ago to the day", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         {"placements": (Placed(on=D(2025, 6, 18), client="Cedar Loop"),)}),
    case("placed on a leap day, a year clips to 28 February", GO, "allowed",
         "She said yes to being contacted on 1 Feb; nobody has been in touch since.",
         {"placements": (Placed(on=D(2028, 2, 29), client="Cedar Loop"),),
          "consent": Consent(answer="yes", at=local(2029, 2, 1, 9))},
         local(2029, 2, 28)),
    case("off limits until today", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         {"off_limits": (OffLimits(client="Osprey Rail", until=D(2026, 6, 18)),)}),
    case("off limits, but she wrote first", GO, "allowed", "She wrote to us on 1 Jun.",
         {"off_limits": (OffLimits(client="Osprey Rail"),), "history": (theirs(D(2026, 6, 1)),)}),
    case("she wrote to us today", GO, "allowed", "She wrote to us today.",
         {"history": (theirs(local(2026, 6, 18, 8)),)}, purpose=P.reply),
    case("she wrote 30 days ago", GO, "allowed", "She wrote to us on 19 May.",
         {"history": (theirs(D(2026, 5, 19)),)}, purpose=P.reply),
    case("she wrote after she had stopped us", GO, "allowed", "She wrote to us yesterday.",
         {"stopped": Stop(at=local(2026, 6, 2, 9)), "history": (theirs(D(2026, 6, 17)),)},
         purpose=P.reply),
    case("she wrote after she had paused us", GO, "allowed", "She wrote to us yesterday.",
         {"paused": Pause(since=local(2026, 6, 2, 9)), "history": (theirs(D(2026, 6, 17)),)},
         purpose=P.reply),
    case("she wrote after she had opted out", GO, "allowed", "She wrote to us yesterday.",
         {"opt_outs": (OptOut(at=local(2026, 6, 2, 9)),), "history": (theirs(D(2026, 6, 17)),)},
         purpose=P.reply),
    case("an answer by the way she wrote, whatever she ticked", GO, "allowed",
         "She wrote to us yesterday.",
         {"allowed_channels": frozenset({Channel.email}), "history": (theirs(D(2026, 6, 17)),)},
         purpose=P.reply, channel=Channel.linkedin),
    case("a promise is open", GO, "allowed", "A promise made to her on 3 Jun is open.",
         {"promised_at": local(2026, 6, 3, 9), "history": (theirs(D(2026, 5, 1)),)},
         purpose=P.reply),
    case("an answer needs no yes, no gap and no hour", GO, "allowed",
         "She wrote to us today.",
         {"consent": None, "history": (theirs(local(2026, 6, 18, 20)), ours(D(2026, 6, 17)))},
         local(2026, 6, 18, 22), purpose=P.reply, at_hand_over=True, channel=Channel.email),
    case("a code she asked for, at night, after a stop", GO, "allowed", "She asked for this.",
         {"stopped": Stop(at=local(2026, 6, 2, 9)), "allowed_channels": frozenset()},
         local(2026, 6, 18, 23), purpose=P.transactional, channel=Channel.email,
         at_hand_over=True),
    case("a notice the law asks for", GO, "allowed", "The law asks us to tell her this.",
         {"stopped": Stop(at=local(2026, 6, 2, 9))}, purpose=P.legal_notice),
    case("a client's business", GO, "allowed", "She is working on a role with us.",
         purpose=P.client_business),
    case("a recruiter's own digest", GO, "allowed", "She asked for this letter.",
         purpose=P.internal_digest),
    case("a mail about to leave in working hours", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         {}, local(2026, 6, 18, 17, 59), at_hand_over=True, channel=Channel.email),
    case("the light is green at night as well", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         {}, local(2026, 6, 20, 23)),
    case("what this request reserved itself does not hold it", GO, "allowed",
         "She said yes to being contacted on 12 Mar; nobody has been in touch since.",
         {"history": (ours(D(2026, 6, 18), evidence="mail:7"),)},
         own_evidence=frozenset({"mail:7"})),
    case("news of a process is not an ask", GO, "allowed",
         "No limit set; the last was yesterday.",
         {"history": (ours(D(2026, 6, 17), proactive=False),)}),
    case("a zone nobody knows is the agency's", GO, "allowed",
         "She asked to hear from us from June.",
         {"zone": "Mars/Olympus", "not_before": D(2026, 6, 1)}, local(2026, 6, 1)),
    case("a person without a name", GO, "allowed", "No limit set; the last was on 15 May.",
         {"name": "", "pronouns": "xe/xem", "history": (ours(D(2026, 5, 15)),)}),
    case("Jane by name", GO, "allowed", "Two a quarter is fine with Jane; none used.",
         {"pronouns": "", "limit": QUARTERLY}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("request_", "facts", "now", "light", "rule", "sentence"),
    [*REFUSALS, *WAITS, *NEVER_ALLOWED_BY_THEN, *YESES],
)
def test_light_and_reason(
    request_: Any, facts: Any, now: datetime, light: str, rule: str, sentence: str
) -> None:
    decision = judge(request_, facts, now=now)
    assert (decision.label, decision.rule, decision.sentence) == (light, rule, sentence)


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
        ({"hours": "After 16:30"}, {"channel": Channel.email}, ()),
        ({"never_at_work": True, "not_before": D(2026, 9, 1)}, {}, ("never_at_work",)),
        ({"never_at_work": True, "stopped": Stop(at=NOW)}, {}, ()),
        ({"processes": (CEDAR_WITH_TOM,)}, {"purpose": P.process_update, "role_id": 41},
         ("tell_owner",)),
        ({"processes": (CEDAR_WITH_YOU,)}, {"purpose": P.process_update, "role_id": 41}, ()),
    ],
    ids=["none", "how to call", "hours are for calls", "amber too", "red has none",
         "a colleague's process", "your own process"],
)  # fmt: skip
def test_obligations(facts: Any, request_: Any, obligations: tuple[str, ...]) -> None:
    assert judge(ask(**request_), jane(**facts)).obligations == obligations


def test_proactive_yes_names_its_evidence_and_its_end() -> None:
    consent = Consent(answer="yes", at=YES.at, expires_on=D(2027, 1, 1), evidence="consent:9")
    decision = judge(facts=jane(consent=consent))
    assert (decision.basis, decision.basis_expires_on) == ("consent:9", D(2027, 1, 1))


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
