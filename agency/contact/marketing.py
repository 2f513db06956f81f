"""Showing a candidate's anonymous profile to a client (R11, G6)."""

from agency.contact import wording
from agency.contact.case import Case, Finding, Refusal
from agency.contact.days import days_after
from agency.contact.snapshot import Limit
from agency.languages.speaking import N_, _


def subject(case: Case) -> Finding:
    """R11: the candidate a client would be shown must have agreed, and must know where it goes."""
    shown = case.facts.subject
    if shown is None:
        return Refusal(case.say(N_("Nobody has yet said whom %(name)s may be shown.")))
    who = shown.name or _("The candidate")
    if not shown.agreed:
        return Refusal(_("%(name)s has not agreed to be shown to clients.", name=who))
    if not shown.knows_where:
        return Refusal(
            _("%(name)s has not been told which clients would see the profile.", name=who)
        )
    if shown.is_exclusive:
        return Refusal(
            _(
                "%(name)s is in process elsewhere, and we gave our word to show nobody else.",
                name=who,
            )
        )
    return None


def blocked_client(case: Case) -> Finding:
    """R11: their employer, and whomever they named, never see them."""
    shown = case.facts.subject
    if shown is None or not shown.blocks_client:
        return None
    who = shown.name or _("The candidate")
    return Refusal(_("%(name)s does not want to be shown to this client.", name=who))


def spec_gap(case: Case) -> Finding:
    """G6: days between two profiles shown to one client contact."""
    if not case.asks:
        return None
    until = days_after(case.day_of(case.asks[0]), case.policy.spec_gap_days)
    sentence = N_("%(deed)s; clients are left in peace for %(days)s days.")
    deed, days = case.deed(case.asks[0]), wording.number(case.policy.spec_gap_days)
    return case.wait_until(until, case.say(sentence, deed=deed, days=days))


def spec_month(case: Case) -> Finding:
    """G6: so many in any 30 days."""
    most = case.policy.spec_per_month
    if len(case.asks) < most:
        return None
    first = case.asks[most - 1]
    rate = wording.rate(Limit(count=most, per_days=30))
    sentence = N_("%(They)s %(have)s heard from us %(times)s since %(day)s; %(rate)s is the most.")
    words = {"times": wording.times(most), "day": case.day(first.at), "rate": rate}
    return case.wait_until(days_after(case.day_of(first), 30), case.say(sentence, **words))


def spec_same(case: Case) -> Finding:
    """G6: one candidate is shown to one client once in half a year."""
    shown = case.facts.subject
    if shown is None or shown.shown_here_on is None:
        return None
    until = days_after(shown.shown_here_on, case.policy.spec_same_days)
    who = shown.name or _("The candidate")
    return case.wait_until(
        until,
        _(
            "This client was shown the profile of %(name)s %(on)s.",
            name=who,
            on=case.on(shown.shown_here_on),
        ),
    )
