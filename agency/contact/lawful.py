"""The rules that the law asks of every contact (R03, R04, R07 to R10), whoever it goes to."""

from agency.contact.basis import lapsed_ground, needs_confirmation, rests_on
from agency.contact.case import Case, Finding, Obligation, Refusal
from agency.contact.days import days_after
from agency.contact.law import Basis
from agency.languages.speaking import N_


def suppressed(case: Case) -> Finding:
    """R03: the suppression list outlives the record it came from."""
    if not case.facts.suppressed:
        return None
    return Refusal(
        case.say(
            N_(
                "An address of %(name)s is on the list of those who are never to be written to again."
            )
        )
    )


def restricted(case: Case) -> Finding:
    """R04, GDPR Art. 18: kept, and not used. What they wrote afterwards may be answered."""
    since = case.facts.restricted_since
    if since is None or case.may_answer(since):
        return None
    sentence = N_(
        "%(They)s asked us %(on)s not to use %(their)s details until a question about them is settled."
    )
    return Refusal(case.say(sentence, on=case.on(since)))


def retention(case: Case) -> Finding:
    """R07: the day has come on which the record is erased."""
    ends = case.facts.retention_ends_on
    if ends is None or case.today < ends:
        return None
    if ends <= case.asked_on:
        sentence = N_(
            "We may no longer keep %(their)s details, since %(day)s; they are to be erased."
        )
        return Refusal(case.say(sentence, day=case.day(ends)))
    sentence = N_("%(Their)s details are erased on %(day)s, unless %(they)s %(write)s first.")
    return Refusal(case.say(sentence, day=case.day(ends)))


def origin_unknown(case: Case) -> Finding:
    """R00 for R08: where the law asks where details came from, we must know."""
    if case.facts.origin is not None or not case.must_be_told_origin:
        return None
    sentence = N_("Nobody has written down where we have the details of %(name)s from.")
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
    sentence = N_(
        "We have had %(their)s details since %(day)s from somebody else, and %(they)s %(have)s not been "
        "told. Send the notice first; nothing else may go before it."
    )
    return Refusal(case.say(sentence, day=case.day(origin.on)))


def needs_human(case: Case) -> Finding:
    """R09: a human who works here pressed send; automation never does."""
    if not case.request.at_hand_over or case.request.approved_by is not None:
        return None
    return Refusal(case.say(N_("Nobody who works here has approved this letter to %(name)s.")))


def no_basis(case: Case) -> Finding:
    """R10: every law that binds must accept a ground that is there; the table is ``law.LAW``."""
    if case.grounds:
        return None
    consent = case.facts.consent
    if consent is not None and consent.answer == "yes":
        return Refusal(_why_a_yes_is_not_enough(case))
    lapsed = lapsed_ground(case, case.ways_asked)
    if lapsed is not None:
        words = rests_on(case, lapsed, lapsed.end <= case.asked_on)
        ask = case.say(N_("Ask when %(they)s next %(write)s, and log the answer."))
        return Refusal(f"{words} {ask}")
    sentence = N_(
        "%(Name)s has not said yes to being contacted. Ask when %(they)s next %(write)s, and log the answer."
    )
    return Refusal(case.say(sentence))


def _why_a_yes_is_not_enough(case: Case) -> str:
    """It ran out, or the law wants another kind of proof, or the agency asks for more than the law."""
    consent = case.facts.consent
    assert consent is not None, "asked only where there is a yes"
    ends = consent.expires_on
    if ends is not None and case.today >= ends:
        sentence = N_(
            "%(Their)s yes of %(day)s runs out %(on)s. Ask again when %(they)s next %(write)s."
        )
        if ends <= case.asked_on:
            sentence = N_(
                "%(Their)s yes of %(day)s ran out %(on)s. Ask again when %(they)s next %(write)s."
            )
        return case.say(sentence, day=case.day(consent.at), on=case.on(ends))
    if needs_confirmation(case, case.ways_asked):
        sentence = N_(
            "Where %(they)s %(live)s this needs a yes given on %(their)s own page; the yes of %(day)s was given another way."
        )
        return case.say(sentence, day=case.day(consent.at))
    return case.say(N_("The agency’s own policy does not let this rest on the yes of %(name)s."))


def told_in_letter(case: Case) -> Finding:
    """R08: the first message itself says where their details came from."""
    return Obligation("art14_text") if case.must_be_told_origin else None


def referrer_named(case: Case) -> Finding:
    """SOR/2013-221 s. 4(1)(b): the full name of whoever named them, and that they did."""
    rests_on_referral = case.ground is not None and case.ground.basis == Basis.referral
    return Obligation("referrer_names") if rests_on_referral else None
