"""The same thing again: one reminder of a role (G4), one request for a yes a year (G5), and asking
without giving.
"""

from agency.contact import wording
from agency.contact.case import Case, Finding, Refusal
from agency.contact.days import days_after, working_days_after
from agency.contact.snapshot import RelationKind
from agency.languages.speaking import N_
from agency.touches.giving import Ask


def same_role(case: Case) -> Finding:
    """G4: one offer of a role and one reminder, ever."""
    if len(case.unanswered_about_role) < 2:
        return None
    sentence = N_(
        "%(They)s %(have)s heard of this role twice and not answered; that was the last time."
    )
    return Refusal(case.say(sentence))


def consent_requests(case: Case) -> Finding:
    """G5: two requests for a yes in a lifetime."""
    most = case.policy.consent_requests
    if len(case.requests_for_consent) < most:
        return None
    times = wording.times(most)
    return Refusal(case.say(N_("We have asked %(them)s for a yes %(times)s already."), times=times))


def balance(case: Case) -> Finding:
    """House: whoever was asked twice since they were last given something is given something first."""
    if not case.would_ask or len(case.unreturned) < case.policy.asks_before_giving:
        return None
    sentence = N_(
        "We have asked something of %(them)s %(times)s since we last gave %(them)s anything; give first."
    )
    return Refusal(case.say(sentence, times=wording.times(len(case.unreturned))))


def referral_gap(case: Case) -> Finding:
    """House: to name somebody is asked of them once a month at most."""
    asked = [past for past in case.past if past.from_us and Ask.referral in past.asked]
    if Ask.referral not in case.would_ask or not asked:
        return None
    until = days_after(case.day_of(asked[0]), case.policy.referral_days)
    sentence = N_("We asked %(them)s to name somebody %(on)s; once in %(days)s days is the most.")
    days = str(case.policy.referral_days)
    return case.wait_until(until, case.say(sentence, on=case.on(asked[0].at), days=days))


def referred_once(case: Case) -> Finding:
    """House: whoever was named to us hears of it once, and of nothing more until they answer."""
    named = any(each.kind == RelationKind.referral for each in case.facts.relations)
    agreed = case.facts.consent is not None and case.facts.consent.answer == "yes"
    tried = any(past.from_us for past in case.past)
    if not named or agreed or not tried or case.alive_at is not None:
        return None
    sentence = N_(
        "Somebody named %(them)s to us, and %(they)s %(have)s not answered our one letter about it. Only %(they)s can begin."
    )
    return Refusal(case.say(sentence))


def reminder(case: Case) -> Finding:
    """G4: the one reminder of a role comes some working days after the offer."""
    if not case.unanswered_about_role:
        return None
    days = case.policy.reminder_working_days
    until = working_days_after(case.day_of(case.unanswered_about_role[0]), days)
    sentence = N_("%(deed)s about this role; a reminder waits %(days)s working days.")
    deed = case.deed(case.unanswered_about_role[0])
    return case.wait_until(until, case.say(sentence, deed=deed, days=wording.number(days)))


def consent_gap(case: Case) -> Finding:
    """G5: once a year at most they are asked for a yes."""
    if not case.requests_for_consent:
        return None
    last = case.requests_for_consent[0]
    until = days_after(case.day_of(last), case.policy.consent_request_days)
    sentence = N_("We asked %(them)s for a yes %(on)s; once a year is the most.")
    return case.wait_until(until, case.say(sentence, on=case.on(last.at)))
