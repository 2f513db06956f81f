"""Why we may, in the person's terms: the sentence that goes with a green light."""

from agency.contact import wording
from agency.contact.basis import RESTS_ON, rests_on
from agency.contact.case import Case
from agency.contact.clocks import date_they_named
from agency.contact.refusals import naming, own_process
from agency.contact.snapshot import Limit, Purpose
from agency.languages.speaking import N_
from agency.words import capital

FIXED = {
    Purpose.transactional: N_("%(They)s asked for this."),
    Purpose.legal_notice: N_("The law asks us to tell %(them)s this."),
    Purpose.client_business: N_("%(They)s %(are)s working on a role with us."),
    Purpose.internal_digest: N_("%(They)s asked for this letter."),
}


def reason(case: Case) -> str:
    """One sentence for an allowed contact."""
    purpose = case.request.purpose
    if purpose in FIXED:
        return case.say(FIXED[purpose])
    if purpose == Purpose.process_update:
        return _in_process(case)
    if purpose == Purpose.reply:
        return _waiting_for_answer(case)
    if case.ground is not None and case.ground.basis in RESTS_ON:
        return rests_on(case, case.ground)
    return _own_process(case) or _they_wrote(case) or _their_date(case) or _their_terms(case)


def _in_process(case: Case) -> str:
    wanted = case.request.role_id
    for process in case.facts.processes:
        if wanted in (None, process.role_id):
            return case.say(N_("In %(process)s."), process=naming(process))
    theirs = [placed for placed in case.facts.placements if wanted in (None, placed.role_id)]
    placed = max(theirs, key=lambda placed: placed.on)
    return case.say(
        N_("We placed %(them)s at %(client)s, from %(day)s."),
        client=placed.client,
        day=case.day(placed.on),
    )


def _waiting_for_answer(case: Case) -> str:
    promised = case.facts.promised_at
    newest = max(sign for sign in (promised, case.wrote_at) if sign is not None)
    if newest == promised:
        return case.say(N_("A promise made to %(them)s %(on)s is open."), on=case.on(newest))
    return case.say(N_("%(They)s wrote to us %(on)s."), on=case.on(newest))


def _own_process(case: Case) -> str | None:
    process = own_process(case)
    return case.say(N_("In %(process)s, with you."), process=naming(process)) if process else None


def _they_wrote(case: Case) -> str | None:
    """Theirs is the last word between us."""
    newest = case.past[0] if case.past else None
    if newest is None or newest.from_us:
        return None
    return case.say(N_("%(They)s wrote to us %(on)s."), on=case.on(newest.at))


def _their_date(case: Case) -> str | None:
    """The day they named has come, and nobody has been in touch since."""
    day = case.facts.not_before
    if day is None or any(case.day_of(ask) >= day for ask in case.asks):
        return None
    return date_they_named(case, day)


def _their_terms(case: Case) -> str:
    limit = case.facts.limit
    if limit is not None:
        return _within_limit(case, limit)
    if case.facts.only_when_fits:
        return case.say(N_("%(They)s asked to hear when a job fits what %(they)s wrote."))
    newest = next((contact for contact in case.past if contact.from_us), None)
    if newest is not None:
        return case.say(N_("No limit set; the last was %(on)s."), on=case.on(newest.at))
    consent = case.facts.consent
    if consent is None:
        return case.say(N_("%(They)s said yes to being contacted; nobody has been in touch since."))
    return case.say(
        N_("%(They)s said yes to being contacted %(on)s; nobody has been in touch since."),
        on=case.on(consent.at),
    )


def _within_limit(case: Case, limit: Limit) -> str:
    rate = capital(wording.rate(limit))
    days = [(case.asked_on - case.day_of(ask)).days for ask in case.asks]
    if limit.count == 1 and days:
        sentence = N_("%(rate)s is fine with %(them)s; %(days)s days since the last.")
        return case.say(sentence, rate=rate, days=str(days[0]))
    spent = len([ago for ago in days if ago < limit.per_days])
    sentence = N_("%(rate)s is fine with %(them)s; %(count)s used.")
    return case.say(sentence, rate=rate, count=wording.number(spent))
