"""The rules that say no (R00 to R12), each a small pure function from a case to a finding."""

from datetime import date

from agency.contact import wording
from agency.contact.case import Case, Finding, Refusal
from agency.contact.days import days_after, local_day, months_after
from agency.contact.snapshot import (
    ANY,
    AddressState,
    Channel,
    Gone,
    OffLimits,
    Process,
    Purpose,
)
from agency.languages.speaking import N_, _

GONE = {
    Gone.erased: N_("They asked us to forget them, and we did."),
    Gone.deceased: N_("%(Name)s has died."),
    Gone.merged: N_("%(Name)s is kept under another card; look there."),
    Gone.under_age: N_("%(Name)s is under age."),
    Gone.unknown: N_("We know nobody by that number."),
}


def unknown(case: Case) -> Finding:
    """R00: what cannot be judged is refused."""
    if case.request.person_id != case.facts.person_id:
        return Refusal(N_("These are the facts of somebody else, so nothing can be said."))
    if case.request.purpose not in ANY:
        return Refusal(N_("Nobody has said what this contact is for."))
    if case.request.channel is not None and case.request.channel not in frozenset(Channel):
        return Refusal(N_("Nobody has said how this contact would be made."))
    return None


def gone(case: Case) -> Finding:
    """R01."""
    if case.facts.gone is None:
        return None
    return Refusal(case.say(GONE[case.facts.gone]))


def stopped(case: Case) -> Finding:
    """R05: all contact refused. What they wrote afterwards may be answered."""
    stop = case.facts.stopped
    if stop is None or case.may_answer(stop.at):
        return None
    return Refusal(case.say(N_("%(They)s refused all contact %(on)s."), on=case.on(stop.at)))


def opted_out_of_purpose(case: Case) -> Finding:
    """R05: this kind of contact refused."""
    opt_out = case.opt_out_of(None)
    if opt_out is None or case.may_answer(opt_out.at):
        return None
    return Refusal(case.say(N_("%(They)s opted out of this %(on)s."), on=case.on(opt_out.at)))


def opted_out(case: Case) -> Finding:
    """R05: their last word on being contacted was no."""
    consent = case.facts.consent
    if consent is None or consent.answer == "yes":
        return None
    sentence = N_("%(They)s said no to being contacted %(on)s; only %(they)s can change that.")
    return Refusal(case.say(sentence, on=case.on(consent.at)))


def their_channels(case: Case) -> Finding:
    """R05: a channel they did not choose, or opted out of."""
    channel = case.request.channel
    if channel is None or case.permits(channel):
        return None
    asked_for = _(wording.CHANNELS[channel][0])
    opt_out = case.opt_out_of(channel)
    if opt_out is not None:
        sentence = N_("%(They)s opted out of %(channel)s %(on)s.")
        return Refusal(case.say(sentence, channel=asked_for, on=case.on(opt_out.at)))
    named = case.facts.allowed_channels or frozenset()
    ways = [_(wording.CHANNELS[way][0]) for way in Channel if way in named]
    if not ways:
        return Refusal(case.say(N_("%(They)s chose none of the ways we have.")))
    sentence = N_("%(They)s asked for %(ways)s only, not %(channel)s.")
    return Refusal(case.say(sentence, ways=wording.listed(ways), channel=asked_for))


def only_when_fits(case: Case) -> Finding:
    """R05: they want to hear from us only about a role that fits what they wrote."""
    request = case.request
    if not case.facts.only_when_fits:
        return None
    if request.purpose != Purpose.recontact_role:
        return Refusal(
            case.say(N_("%(They)s asked to hear only when a job fits what %(they)s wrote."))
        )
    if request.role_fits is False:
        sentence = N_(
            "%(They)s asked to hear only when a job fits what %(they)s wrote; this one does not."
        )
        return Refusal(case.say(sentence))
    is_about_no_role = request.role_id is None and request.role_fits is None
    if request.at_hand_over and is_about_no_role:
        sentence = N_("%(They)s asked to hear only when a job fits, and this message names none.")
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
        return Refusal(case.say(N_("That is not an address of %(name)s that we may use.")))
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
        closed = N_("None of the ways we have to reach %(name)s is open to us.")
        return case.say(closed if held else N_("We have no way to reach %(name)s."))
    what = _(wording.CHANNELS[channel][1])
    if not held:
        return case.say(N_("We have no %(what)s for %(name)s."), what=what)
    if any(way.state == AddressState.complained for way in held) and case.is_proactive:
        return case.say(N_("%(They)s marked our mail as unwanted."))
    if all(way.state == AddressState.hard_bounced for way in held):
        return case.say(N_("The %(what)s we have for %(name)s does not work."), what=what)
    return case.say(
        N_("We have only a work %(what)s for %(name)s, who said never at work."), what=what
    )


def nothing_to_answer(case: Case) -> Finding:
    """A reply needs something of theirs to answer: a recent message, or an open promise."""
    if case.facts.promised_at is not None:
        return None
    if case.wrote_at is not None:
        day = local_day(case.wrote_at, case.zone)
        if case.today <= days_after(day, case.policy.reply_days):
            return None
    days = str(case.policy.reply_days)
    sentence = N_(
        "%(Name)s has asked us nothing in the last %(days)s days, so this would not be an answer."
    )
    return Refusal(case.say(sentence, days=days))


def not_in_process(case: Case) -> Finding:
    """News of a process goes to people who are in it, or whom we placed within the year."""
    role_id = case.request.role_id
    roles = [process.role_id for process in case.facts.processes]
    placed = [placed.role_id for placed in case.facts.placements if _is_recent(case, placed.on)]
    if role_id in roles or role_id in placed or (role_id is None and (roles or placed)):
        return None
    if role_id is not None:
        return Refusal(case.say(N_("%(Name)s is not in process for that role now.")))
    return Refusal(case.say(N_("%(Name)s is not in process for any role now.")))


def active_process(case: Case) -> Finding:
    """R12: in process with a colleague, who is the one to speak with them. The owner may."""
    theirs = others_process(case)
    if theirs is None or any(_is_own(case, process) for process in case.facts.processes):
        return None
    who = theirs.owner or _("A colleague")
    return Refusal(
        case.say(N_("%(who)s has %(them)s in %(process)s."), who=who, process=naming(theirs))
    )


def off_limits(case: Case) -> Finding:
    """R12: placed by us, one of an off-limits client's people, or off limits themselves."""
    sentence = _placed_lately(case) or _with_client_off_limits(case)
    return Refusal(sentence) if sentence else None


def _placed_lately(case: Case) -> str | None:
    for placed in sorted(case.facts.placements, key=lambda placed: placed.on, reverse=True):
        wrote_since = case.wrote_at and local_day(case.wrote_at, case.zone) >= placed.on
        if _is_recent(case, placed.on) and not wrote_since:
            until = months_after(placed.on, case.policy.placed_off_limits_months)
            sentence = N_(
                "We placed %(them)s at %(client)s, from %(day)s. Until %(until)s %(they)s would have to write first."
            )
            days = {"day": case.day(placed.on), "until": case.day(until)}
            return case.say(sentence, client=placed.client, **days)
    return None


def _with_client_off_limits(case: Case) -> str | None:
    for limits in case.facts.off_limits:
        is_over = limits.until is not None and case.today >= limits.until
        if not is_over and not _wrote_first(case):
            until = case.day(limits.until) if limits.until else ""
            return case.say(_off_limits_words(limits), client=limits.client or "", until=until)
    return None


def _off_limits_words(limits: OffLimits) -> str:
    if limits.client and limits.until:
        return N_(
            "%(They)s %(are)s with %(client)s, whose people are off limits until %(until)s, "
            "unless %(they)s %(write)s first."
        )
    if limits.client:
        return N_(
            "%(They)s %(are)s with %(client)s, whose people are off limits, "
            "unless %(they)s %(write)s first."
        )
    if limits.until:
        return N_("%(They)s %(are)s off limits until %(until)s, unless %(they)s %(write)s first.")
    return N_("%(They)s %(are)s off limits, unless %(they)s %(write)s first.")


def naming(process: Process) -> str:
    """ "process with Cedar Loop for Product Lead"."""
    if not process.role_title:
        return _("process with %(client)s", client=process.client)
    return _("process with %(client)s for %(role)s", client=process.client, role=process.role_title)


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
