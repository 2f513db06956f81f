"""The rules that say no (R00 to R12), each a small pure function from a case to a finding."""

from datetime import date

from agency.contact import wording
from agency.contact.basis import Ground, accepted_by, lapsed_ground
from agency.contact.case import Case, Finding, Refusal
from agency.contact.days import days_after, local_day, months_after
from agency.contact.law import Basis
from agency.contact.snapshot import (
    ANY,
    AddressState,
    Channel,
    Gone,
    Process,
    Purpose,
)

BOUNCED_OF_200, COMPLAINED_OF_1000 = 10, 1
"""Five in a hundred, and one in a thousand: where large mail providers begin to refuse."""
GONE = {
    Gone.erased: "They asked us to forget them, and we did.",
    Gone.deceased: "{Name} has died.",
    Gone.merged: "{Name} is kept under another card; look there.",
    Gone.under_age: "{Name} is under age.",
    Gone.unknown: "We know nobody by that number.",
}


def unknown(case: Case) -> Finding:
    """R00: what cannot be judged is refused."""
    if case.request.person_id != case.facts.person_id:
        return Refusal("These are the facts of somebody else, so nothing can be said.")
    if case.request.purpose not in ANY:
        return Refusal("Nobody has said what this contact is for.")
    if case.request.channel is not None and case.request.channel not in frozenset(Channel):
        return Refusal("Nobody has said how this contact would be made.")
    return None


def gone(case: Case) -> Finding:
    """R01."""
    if case.facts.gone is None:
        return None
    return Refusal(case.say(GONE[case.facts.gone]))


def suppressed(case: Case) -> Finding:
    """R03: the suppression list outlives the record it came from."""
    if not case.facts.suppressed:
        return None
    return Refusal(
        case.say(
            "An address of {name} is on the list of those who are never to be written to again."
        )
    )


def restricted(case: Case) -> Finding:
    """R04, GDPR Art. 18: kept, and not used. What they wrote afterwards may be answered."""
    since = case.facts.restricted_since
    if since is None or case.may_answer(since):
        return None
    sentence = (
        "{They} asked us {on} not to use {their} details until a question about them is settled."
    )
    return Refusal(case.say(sentence, on=case.on(since)))


def stopped(case: Case) -> Finding:
    """R05: all contact refused. What they wrote afterwards may be answered."""
    stop = case.facts.stopped
    if stop is None or case.may_answer(stop.at):
        return None
    return Refusal(case.say("{They} refused all contact {on}.", on=case.on(stop.at)))


def opted_out_of_purpose(case: Case) -> Finding:
    """R05: this kind of contact refused."""
    opt_out = case.opt_out_of(None)
    if opt_out is None or case.may_answer(opt_out.at):
        return None
    return Refusal(case.say("{They} opted out of this {on}.", on=case.on(opt_out.at)))


def opted_out(case: Case) -> Finding:
    """R05: their last word on being contacted was no."""
    consent = case.facts.consent
    if consent is None or consent.answer == "yes":
        return None
    sentence = "{They} said no to being contacted {on}; only {they} can change that."
    return Refusal(case.say(sentence, on=case.on(consent.at)))


def their_channels(case: Case) -> Finding:
    """R05: a channel they did not choose, or opted out of."""
    channel = case.request.channel
    if channel is None or case.permits(channel):
        return None
    asked_for = wording.CHANNELS[channel][0]
    opt_out = case.opt_out_of(channel)
    if opt_out is not None:
        sentence = "{They} opted out of {channel} {on}."
        return Refusal(case.say(sentence, channel=asked_for, on=case.on(opt_out.at)))
    named = case.facts.allowed_channels or frozenset()
    ways = [wording.CHANNELS[way][0] for way in Channel if way in named]
    if not ways:
        return Refusal(case.say("{They} chose none of the ways we have."))
    sentence = "{They} asked for {ways} only, not {channel}."
    return Refusal(case.say(sentence, ways=wording.listed(ways), channel=asked_for))


def only_when_fits(case: Case) -> Finding:
    """R05: they want to hear from us only about a role that fits what they wrote."""
    request = case.request
    if not case.facts.only_when_fits:
        return None
    if request.purpose != Purpose.recontact_role:
        return Refusal(case.say("{They} asked to hear only when a job fits what {they} wrote."))
    if request.role_fits is False:
        sentence = "{They} asked to hear only when a job fits what {they} wrote; this one does not."
        return Refusal(case.say(sentence))
    is_about_no_role = request.role_id is None and request.role_fits is None
    if request.at_hand_over and is_about_no_role:
        sentence = "{They} asked to hear only when a job fits, and this message names none."
        return Refusal(case.say(sentence))
    return None


def address(case: Case) -> Finding:
    """R02: no way to reach them that works, by this channel or by any."""
    channel = case.request.channel
    if channel == Channel.meeting:
        return None
    if not case.channels:
        return Refusal(_why_unreachable(case, channel))
    if channel is not None and channel not in case.channels:
        return Refusal(_why_unreachable(case, channel))
    if case.request.address is not None and not _is_theirs(case):
        return Refusal(case.say("That is not an address of {name} that we may use."))
    return None


def _is_theirs(case: Case) -> bool:
    channels = case.channels if case.request.channel is None else (case.request.channel,)
    return any(
        held.value == case.request.address and held.channel in channels and case.works(held)
        for held in case.facts.addresses
    )


def _why_unreachable(case: Case, channel: Channel | None) -> str:
    held = [way for way in case.facts.addresses if channel in (None, way.channel)]
    if channel is None:
        closed = "None of the ways we have to reach {name} is open to us."
        return case.say(closed if held else "We have no way to reach {name}.")
    what = wording.CHANNELS[channel][1]
    if not held:
        return case.say("We have no {what} for {name}.", what=what)
    if any(way.state == AddressState.complained for way in held) and case.is_proactive:
        return case.say("{They} marked our mail as unwanted.")
    if all(way.state == AddressState.hard_bounced for way in held):
        return case.say("The {what} we have for {name} does not work.", what=what)
    return case.say("We have only a work {what} for {name}, who said never at work.", what=what)


def nothing_to_answer(case: Case) -> Finding:
    """A reply needs something of theirs to answer: a recent message, or an open promise."""
    if case.facts.promised_at is not None:
        return None
    if case.wrote_at is not None:
        day = local_day(case.wrote_at, case.zone)
        if case.today <= days_after(day, case.policy.reply_days):
            return None
    days = str(case.policy.reply_days)
    sentence = (
        "{Name} has asked us nothing in the last {days} days, so this would not be an answer."
    )
    return Refusal(case.say(sentence, days=days))


def retention(case: Case) -> Finding:
    """R07: the day has come on which the record is erased."""
    ends = case.facts.retention_ends_on
    if ends is None or case.today < ends:
        return None
    if ends <= case.asked_on:
        sentence = "We may no longer keep {their} details, since {day}; they are to be erased."
        return Refusal(case.say(sentence, day=case.day(ends)))
    sentence = "{Their} details are erased on {day}, unless {they} {write} first."
    return Refusal(case.say(sentence, day=case.day(ends)))


def origin_unknown(case: Case) -> Finding:
    """R00 for R08: where the law asks where details came from, we must know."""
    if case.facts.origin is not None or not case.must_be_told_origin:
        return None
    sentence = "Nobody has written down where we have the details of {name} from."
    return Refusal(case.say(sentence))


def notice_overdue(case: Case) -> Finding:
    """R08, GDPR and UK GDPR Art. 14(3): told within a month, at the latest in the first message.

    Within the days of the house this very message may be the one that tells them.
    """
    origin = case.facts.origin
    if origin is None or not case.must_be_told_origin:
        return None
    if case.today <= days_after(origin.on, case.policy.notice_days):
        return None
    sentence = (
        "We have had {their} details since {day} from somebody else, and {they} {have} not been "
        "told. Send the notice first; nothing else may go before it."
    )
    return Refusal(case.say(sentence, day=case.day(origin.on)))


def needs_human(case: Case) -> Finding:
    """R09: a human who works here pressed send; automation never does."""
    if not case.request.at_hand_over or case.request.approved_by is not None:
        return None
    return Refusal(case.say("Nobody who works here has approved this letter to {name}."))


def no_basis(case: Case) -> Finding:
    """R10: every law that binds must accept a ground that is there; the table is ``law.LAW``."""
    if case.grounds:
        return None
    consent = case.facts.consent
    if consent is not None and consent.answer == "yes":
        return Refusal(_why_a_yes_is_not_enough(case))
    lapsed = max(_lapsed(case), key=lambda ground: ground.end, default=None)
    if lapsed is not None:
        tense = "ended" if lapsed.end <= case.asked_on else "ends"
        sentence = "{ground} {tense} {on}. Ask when {they} next {write}, and log the answer."
        words = case.say(WHAT_LAPSED[lapsed.basis], day=case.day(lapsed.since))
        return Refusal(case.say(sentence, ground=words, tense=tense, on=case.on(lapsed.end)))
    sentence = "{Name} has not said yes to being contacted. Ask when {they} next {write}, and log the answer."
    return Refusal(case.say(sentence))


WHAT_LAPSED = {
    Basis.express: "{Their} yes of {day}",
    Basis.confirmed: "{Their} yes of {day}",
    Basis.contract: "What we may write because we placed {them}",
    Basis.enquiry: "What we may write because {they} wrote to us {day}",
    Basis.registered: "What we may write because {they} asked us to find {them} work",
    Basis.published: "What we may write because {their} address was published {day}",
}


def _why_a_yes_is_not_enough(case: Case) -> str:
    """It ran out, or the law wants another kind of proof, or the agency asks for more than the law."""
    consent = case.facts.consent
    assert consent is not None, "asked only where there is a yes"
    ends = consent.expires_on
    if ends is not None and case.today >= ends:
        tense = "ran out" if ends <= case.asked_on else "runs out"
        sentence = "{Their} yes of {day} {tense} {on}. Ask again when {they} next {write}."
        return case.say(sentence, day=case.day(consent.at), tense=tense, on=case.on(ends))
    accepted = [accepted_by(case, way) for way in _ways(case)]
    if any(Basis.confirmed in each for each in accepted):
        sentence = "Where {they} {live} this needs a yes given on {their} own page; the yes of {day} was given another way."
        return case.say(sentence, day=case.day(consent.at))
    return case.say("The agency’s own policy does not let this rest on the yes of {name}.")


def _lapsed(case: Case) -> list[Ground]:
    found = [lapsed_ground(case, way) for way in _ways(case)]
    return [ground for ground in found if ground is not None]


def _ways(case: Case) -> tuple[Channel, ...]:
    asked = case.request.channel
    return case.channels if asked is None else (asked,)


def subject(case: Case) -> Finding:
    """R11: the candidate a client would be shown must have agreed, and must know where it goes."""
    shown = case.facts.subject
    if shown is None:
        return Refusal(case.say("Nobody has yet said whom {name} may be shown."))
    who = shown.name or "The candidate"
    if not shown.agreed:
        return Refusal(f"{who} has not agreed to be shown to clients.")
    if not shown.knows_where:
        return Refusal(f"{who} has not been told which clients would see the profile.")
    if shown.is_exclusive:
        return Refusal(f"{who} is in process elsewhere, and we gave our word to show nobody else.")
    return None


def blocked_client(case: Case) -> Finding:
    """R11: their employer, and whomever they named, never see them."""
    shown = case.facts.subject
    if shown is None or not shown.blocks_client:
        return None
    return Refusal(f"{shown.name or 'The candidate'} does not want to be shown to this client.")


def same_role(case: Case) -> Finding:
    """G4: one offer of a role and one reminder, ever."""
    if len(case.unanswered_about_role) < 2:
        return None
    sentence = "{They} {have} heard of this role twice and not answered; that was the last time."
    return Refusal(case.say(sentence))


def consent_requests(case: Case) -> Finding:
    """G5: two requests for a yes in a lifetime."""
    most = case.policy.consent_requests
    if len(case.requests_for_consent) < most:
        return None
    times = wording.times(most)
    return Refusal(case.say("We have asked {them} for a yes {times} already.", times=times))


def sender_not_ready(case: Case) -> Finding:
    """R14: a letter says who writes and from where (CASL s. 6(2), CAN-SPAM § 7704(a)(5))."""
    lacks = case.facts.sender.lacks
    if case.request.channel != Channel.email or not lacks:
        return None
    sentence = "No letter can leave: the agency’s {what} is missing. An administrator can add it in Settings."
    return Refusal(case.say(sentence, what=wording.listed(lacks)))


def sending_paused(case: Case) -> Finding:
    """R16: one in twenty of the last 200 came back, or one of the last 1,000 was called unwanted."""
    sender = case.facts.sender
    if case.request.channel != Channel.email or not case.request.at_hand_over:
        return None
    if sender.bounced >= BOUNCED_OF_200:
        return Refusal(
            "Too many letters came back lately, so the post rests. An administrator can look into it."
        )
    if sender.complained >= COMPLAINED_OF_1000:
        return Refusal(
            "Somebody called a letter of ours unwanted, so the post rests. An administrator can look into it."
        )
    return None


def not_in_process(case: Case) -> Finding:
    """News of a process goes to people who are in it, or whom we placed within the year."""
    role_id = case.request.role_id
    roles = [process.role_id for process in case.facts.processes]
    placed = [placed.role_id for placed in case.facts.placements if _is_recent(case, placed.on)]
    if role_id in roles or role_id in placed or (role_id is None and (roles or placed)):
        return None
    what = "that role" if role_id is not None else "any role"
    return Refusal(case.say("{Name} is not in process for {what} now.", what=what))


def active_process(case: Case) -> Finding:
    """R12: in process with a colleague, who is the one to speak with them. The owner may."""
    theirs = others_process(case)
    if theirs is None or any(_is_own(case, process) for process in case.facts.processes):
        return None
    who = theirs.owner or "A colleague"
    return Refusal(case.say("{who} has {them} in {process}.", who=who, process=naming(theirs)))


def off_limits(case: Case) -> Finding:
    """R12: placed by us, one of an off-limits client's people, or off limits themselves."""
    sentence = _placed_lately(case) or _with_client_off_limits(case)
    return Refusal(sentence) if sentence else None


def _placed_lately(case: Case) -> str | None:
    for placed in sorted(case.facts.placements, key=lambda placed: placed.on, reverse=True):
        wrote_since = case.wrote_at and local_day(case.wrote_at, case.zone) >= placed.on
        if _is_recent(case, placed.on) and not wrote_since:
            until = months_after(placed.on, case.policy.placed_off_limits_months)
            sentence = "We placed {them} at {client}, from {day}. Until {until} {they} would have to write first."
            days = {"day": case.day(placed.on), "until": case.day(until)}
            return case.say(sentence, client=placed.client, **days)
    return None


def _with_client_off_limits(case: Case) -> str | None:
    for limits in case.facts.off_limits:
        is_over = limits.until is not None and case.today >= limits.until
        if not is_over and not _wrote_first(case):
            until = f" until {case.day(limits.until)}" if limits.until else ""
            whose = (
                f"with {limits.client}, whose people are off limits"
                if limits.client
                else "off limits"
            )
            sentence = "{They} {are} {whose}{until}, unless {they} {write} first."
            return case.say(sentence, whose=whose, until=until)
    return None


def naming(process: Process) -> str:
    """ "process with Cedar Loop for Product Lead"."""
    role = f" for {process.role_title}" if process.role_title else ""
    return f"process with {process.client}{role}"


def others_process(case: Case) -> Process | None:
    """The first process that somebody else runs."""
    return next((each for each in case.facts.processes if not _is_own(case, each)), None)


def own_process(case: Case) -> Process | None:
    """The first process the asker runs."""
    return next((each for each in case.facts.processes if _is_own(case, each)), None)


def _is_own(case: Case, process: Process) -> bool:
    return process.owner_id is not None and process.owner_id == case.request.actor


def _is_recent(case: Case, placed_on: date) -> bool:
    return case.today < months_after(placed_on, case.policy.placed_off_limits_months)


def _wrote_first(case: Case) -> bool:
    if case.wrote_at is None:
        return False
    day = local_day(case.wrote_at, case.zone)
    return case.today < days_after(day, case.policy.wrote_first_days)
