"""The rules that the law asks of every contact (R03, R04, R07 to R10), whoever it goes to."""

from agency.contact.basis import lapsed_ground, needs_confirmation, rests_on
from agency.contact.case import Case, Finding, Obligation, Refusal
from agency.contact.days import days_after
from agency.contact.law import Basis


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
    lapsed = lapsed_ground(case, case.ways_asked)
    if lapsed is not None:
        words = rests_on(case, lapsed, "let" if lapsed.end <= case.asked_on else "lets")
        return Refusal(f"{words} {case.say('Ask when {they} next {write}, and log the answer.')}")
    sentence = "{Name} has not said yes to being contacted. Ask when {they} next {write}, and log the answer."
    return Refusal(case.say(sentence))


def _why_a_yes_is_not_enough(case: Case) -> str:
    """It ran out, or the law wants another kind of proof, or the agency asks for more than the law."""
    consent = case.facts.consent
    assert consent is not None, "asked only where there is a yes"
    ends = consent.expires_on
    if ends is not None and case.today >= ends:
        tense = "ran out" if ends <= case.asked_on else "runs out"
        sentence = "{Their} yes of {day} {tense} {on}. Ask again when {they} next {write}."
        return case.say(sentence, day=case.day(consent.at), tense=tense, on=case.on(ends))
    if needs_confirmation(case, case.ways_asked):
        sentence = "Where {they} {live} this needs a yes given on {their} own page; the yes of {day} was given another way."
        return case.say(sentence, day=case.day(consent.at))
    return case.say("The agency’s own policy does not let this rest on the yes of {name}.")


def told_in_letter(case: Case) -> Finding:
    """R08: the first message itself says where their details came from."""
    return Obligation("art14_text") if case.must_be_told_origin else None


def referrer_named(case: Case) -> Finding:
    """SOR/2013-221 s. 4(1)(b): the full name of whoever named them, and that they did."""
    rests_on_referral = case.ground is not None and case.ground.basis == Basis.referral
    return Obligation("referrer_names") if rests_on_referral else None
