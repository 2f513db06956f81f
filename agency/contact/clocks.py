"""The rules that say "from a date" (R12 to R15), and the obligations that go with a yes."""

from datetime import date, datetime
from typing import NamedTuple

from agency.contact import wording
from agency.contact.case import Case, Finding, Obligation, Refusal, Wait
from agency.contact.days import days_after, next_opening
from agency.contact.holidays import holiday_on
from agency.contact.house import SURELY_DAY
from agency.contact.refusals import others_process, own_process
from agency.contact.snapshot import CallHours, Channel, Limit
from agency.languages.speaking import N_, _
from agency.words import clock_time, weekday


def paused(case: Case) -> Finding:
    """R12: they asked for quiet. What they wrote afterwards may be answered."""
    pause = case.facts.paused
    if pause is None or case.may_answer(pause.since):
        return None
    if pause.until is None:
        sentence = N_("%(They)s paused contact %(on)s, until %(they)s %(say)s otherwise.")
        return Refusal(case.say(sentence, on=case.on(pause.since)))
    sentence = case.say(N_("%(They)s asked for quiet until %(day)s."), day=case.day(pause.until))
    return case.wait_until(pause.until, sentence)


def snoozed(case: Case) -> Finding:
    """R12: a recruiter set them aside."""
    until = case.facts.snoozed_until
    if until is None:
        return None
    return case.wait_until(
        until, case.say(N_("%(They)s %(are)s set aside until %(day)s."), day=case.day(until))
    )


def not_before(case: Case) -> Finding:
    """R12: the day they named themselves."""
    day = case.facts.not_before
    return None if day is None else case.wait_until(day, date_they_named(case, day))


def date_they_named(case: Case, day: date) -> str:
    """The same sentence before and after: it is theirs."""
    words = wording.month_or_day(day, case.asked_on)
    return case.say(N_("%(They)s asked to hear from us from %(words)s."), words=words)


def their_limit(case: Case) -> Finding:
    """R13: the limit they set, over all colleagues and channels."""
    limit = case.facts.limit
    if limit is None or len(case.asks) < limit.count:
        return None
    until = days_after(case.day_of(case.asks[limit.count - 1]), limit.per_days)
    sentence = {
        1: N_("%(deed)s; %(rate)s is %(their)s limit."),
        2: N_("%(deed)s; %(rate)s is %(their)s limit, both used."),
    }.get(limit.count, N_("%(deed)s; %(rate)s is %(their)s limit, all used."))
    deed = case.deed(case.asks[0])
    return case.wait_until(until, case.say(sentence, deed=deed, rate=wording.rate(limit)))


def gap(case: Case) -> Finding:
    """R13, G1: the house's days of peace after any proactive contact."""
    if not case.asks:
        return None
    until = days_after(case.day_of(case.asks[0]), case.policy.gap_days)
    if case.today >= until:
        return None
    sentence = N_("%(deed)s; %(they)s %(are)s left in peace for %(days)s days.")
    deed, days = case.deed(case.asks[0]), str(case.policy.gap_days)
    return case.wait_until(until, case.say(sentence, deed=deed, days=days))


def per_year(case: Case) -> Finding:
    """R13, G2: the house's number in any 365 days."""
    most = case.policy.per_year
    if len(case.asks) < most:
        return None
    first = case.asks[most - 1]
    sentence = N_("%(They)s %(have)s heard from us %(times)s since %(day)s; %(rate)s is the most.")
    words = {"times": wording.times(most), "day": case.day(first.at)}
    rate = wording.rate(Limit(count=most, per_days=365))
    return case.wait_until(
        days_after(case.day_of(first), 365), case.say(sentence, rate=rate, **words)
    )


def unanswered(case: Case) -> Finding:
    """R13, G3: silence is an answer; after enough of it only they can begin again."""
    count, policy = case.unanswered, case.policy
    if count < min(policy.unanswered_quiet_after, policy.unanswered_stop_after):
        return None
    last = _("the last") if count == 1 else _("the last %(count)s", count=wording.number(count))
    if count >= policy.unanswered_stop_after:
        sentence = N_(
            "%(They)s %(have)s not answered %(last)s; only %(they)s can begin again, by writing "
            "to us."
        )
        return Refusal(case.say(sentence, last=last))
    if count < policy.unanswered_quiet_after:
        return None
    until = days_after(case.day_of(case.asks[0]), policy.unanswered_quiet_days)
    sentence = N_("%(deed)s; %(they)s %(have)s not answered %(last)s.")
    return case.wait_until(until, case.say(sentence, deed=case.deed(case.asks[0]), last=last))


def quiet_hours(case: Case) -> Finding:
    """R15: a mail that is about to leave waits for working hours where they live."""
    request, policy = case.request, case.policy
    if not request.at_hand_over or request.channel != Channel.email:
        return None
    opens, closes = (policy.opens, policy.closes) if case.known_zone else SURELY_DAY
    return _out_of_hours(case, CallHours(opens=opens, closes=closes), MAIL_WAITS)


def call_hours(case: Case) -> Finding:
    """R15: a call waits for the hours they named, otherwise for the house's.

    Asked about every way at once, it is no wait: whoever writes may do so.
    """
    if Channel.call not in case.grounds:
        return None
    theirs = case.facts.call_hours
    hours = theirs or _house_hours(case)
    if case.request.channel != Channel.call:
        return Obligation("calls_rest") if _opening(case, hours) > case.at else None
    wait = _out_of_hours(case, hours, CALLS_WAIT)
    if wait is not None and theirs is not None:
        sentence = N_("%(They)s asked to be called %(hours)s only.")
        wait = Wait(wait.until, case.say(sentence, hours=wording.call_hours(theirs)))
    return wait


def _house_hours(case: Case) -> CallHours:
    """09:00 to 18:00, never longer than the agency writes; less where we do not know where they live."""
    opens, closes = SURELY_DAY
    if case.known_zone is not None:
        house, policy = CallHours(), case.policy
        opens, closes = max(house.opens, policy.opens), min(house.closes, policy.closes)
    return CallHours(opens=opens, closes=closes)


class Waits(NamedTuple):
    """What is said of a letter or a call outside the hours: on a holiday, there, and where nobody knows."""

    holiday: str
    hours: str
    somewhere: str


MAIL_WAITS = Waits(
    N_("It is %(kept)s where %(they)s %(live)s; mail waits for a working day."),
    N_("It is %(time)s on %(weekday)s where %(they)s %(live)s; mail waits for working hours."),
    N_(
        "It is %(time)s on %(weekday)s here, and we do not know where %(they)s %(live)s; mail "
        "waits for the day."
    ),
)
CALLS_WAIT = Waits(
    N_("It is %(kept)s where %(they)s %(live)s; calls wait for a working day."),
    N_("It is %(time)s on %(weekday)s where %(they)s %(live)s; calls wait for working hours."),
    N_(
        "It is %(time)s on %(weekday)s here, and we do not know where %(they)s %(live)s; calls "
        "wait for the day."
    ),
)


def _opening(case: Case, hours: CallHours) -> datetime:
    countries, region = case.facts.countries, case.facts.region
    return next_opening(
        case.at,
        case.zone,
        hours.opens,
        hours.closes,
        is_free=lambda day: holiday_on(day, countries, region),
        days=hours.days,
    )


def _out_of_hours(case: Case, hours: CallHours, waits: Waits) -> Wait | None:
    """The wait for the next of these hours that is no public holiday there."""
    countries, region = case.facts.countries, case.facts.region
    opening = _opening(case, hours)
    if opening <= case.at:
        return None
    there = case.asked_at.astimezone(case.zone)
    kept = holiday_on(there.date(), countries, region)
    if kept:
        return Wait(opening, case.say(waits.holiday, kept=kept))
    sentence = waits.hours if case.known_zone else waits.somewhere
    return Wait(
        opening, case.say(sentence, time=clock_time(there), weekday=weekday(there.weekday()))
    )


def never_at_work(case: Case) -> Finding:
    """A call must not reach them at work."""
    return Obligation("never_at_work") if case.facts.never_at_work else None


def their_hours(case: Case) -> Finding:
    """They said when to call."""
    calling = case.request.channel in (None, Channel.call)
    named = case.facts.hours or case.facts.call_hours
    return Obligation("their_hours") if named and calling else None


def tell_owner(case: Case) -> Finding:
    """A colleague runs their process and should know of this."""
    is_others = others_process(case) is not None and own_process(case) is None
    return Obligation("tell_owner") if is_others else None
