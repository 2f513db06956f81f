"""Words for the contact policy: what its numbers are called, what a basis is, what a choice changed."""

from typing import Any

from agency.contact.choosing import Changed
from agency.contact.house import BOUNDS
from agency.contact.law import LAW, Accepted, Basis, struck_name
from agency.languages.speaking import N_, Words, _
from agency.web.choices import country_name
from agency.words import figure

NUMBERS = Words(
    {
        "gap_days": N_("Days of peace after any contact of ours"),
        "per_year": N_("Contacts in any 365 days"),
        "unanswered_quiet_after": N_("Unanswered in a row before a long rest"),
        "unanswered_quiet_days": N_("Days of that rest"),
        "unanswered_stop_after": N_("Unanswered in a row before only they can begin"),
        "placed_off_limits_months": N_("Months after a placement in which they write first"),
        "wrote_first_days": N_("Days their message lifts a client’s off-limits"),
        "reply_days": N_("Days in which a message may be answered"),
        "notice_days": N_("Days to tell somebody where we have their details from"),
        "reminder_working_days": N_("Working days between an offer and its reminder"),
        "consent_request_days": N_("Days between two requests for a yes"),
        "consent_requests": N_("Requests for a yes in a lifetime"),
        "asks_before_giving": N_("Times something is asked before something has to be given"),
        "referral_days": N_("Days between two requests to name somebody"),
        "spec_gap_days": N_("Days between two profiles to one client"),
        "spec_per_month": N_("Profiles to one client in any 30 days"),
        "spec_same_days": N_("Days before a client sees the same profile again"),
    }
)
"""In the order of the page. The first of the bounds is the law's or the house's where less is harsher."""
OTHERS = Words(
    {
        "opens": N_("Letters leave from"),
        "closes": N_("Letters leave until"),
        "home": N_("The agency writes from"),
    }
)
BASES = Words(
    {
        Basis.express: N_("A yes"),
        Basis.confirmed: N_("A yes given on their own page"),
        Basis.contract: N_("A placement"),
        Basis.enquiry: N_("They wrote or applied"),
        Basis.referral: N_("A referral, for the first letter"),
        Basis.registered: N_("They asked us for work"),
        Basis.company_address: N_("A company’s address"),
        Basis.organisations: N_("Our organisations know each other"),
        Basis.published: N_("A business address made known"),
        Basis.opt_out: N_("Nothing, until they say no"),
    }
)


def bounds_hint(name: str) -> str:
    low, high = BOUNDS[name]
    return _("From %(low)s to %(high)s.", low=figure(low), high=figure(high))


def basis_words(accepted: Accepted) -> str:
    """ "They wrote or applied, for 6 months"."""
    basis = BASES[accepted.basis]
    if not accepted.months:
        return basis
    return _("%(basis)s, for %(months)s months", basis=basis, months=accepted.months)


def change_words(change: Changed) -> list[str]:
    """ "Days of peace after any contact of ours: 30, now 45"; one line for each basis struck out."""
    if change.name == "struck":
        before, after = set(change.before or ()), set(change.after or ())
        out = [
            _("No longer enough: %(basis)s", basis=_struck_words(name))
            for name in sorted(after - before)
        ]
        back = [
            _("Enough again: %(basis)s", basis=_struck_words(name))
            for name in sorted(before - after)
        ]
        return out + back
    label = NUMBERS.get(change.name) or OTHERS.get(change.name, change.name)
    return [
        _(
            "%(label)s: %(before)s, now %(after)s",
            label=label,
            before=_shown(change.name, change.before),
            after=_shown(change.name, change.after),
        )
    ]


def _struck_words(name: str) -> str:
    for row in LAW:
        for accepted in row.accepts:
            if struck_name(row, accepted.basis) == name:
                return f"{BASES[accepted.basis]} ({_(row.where)}, {_(row.what)})"
    return name


def _shown(name: str, value: Any) -> str:
    if name == "home":
        return country_name(str(value))
    return _("not chosen") if value is None else str(value)
