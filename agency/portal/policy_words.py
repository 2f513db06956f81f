"""Words for the contact policy: what its numbers are called, what a basis is, what a choice changed."""

from typing import Any

from agency.contact.choosing import Changed
from agency.contact.house import BOUNDS
from agency.contact.law import LAW, Accepted, Basis, struck_name

NUMBERS = {
    "gap_days": "Days of peace after any contact of ours",
    "per_year": "Contacts in any 365 days",
    "unanswered_quiet_after": "Unanswered in a row before a long rest",
    "unanswered_quiet_days": "Days of that rest",
    "unanswered_stop_after": "Unanswered in a row before only they can begin",
    "placed_off_limits_months": "Months after a placement in which they write first",
    "wrote_first_days": "Days their message lifts a client’s off-limits",
    "reply_days": "Days in which a message may be answered",
    "notice_days": "Days to tell somebody where we have their details from",
    "reminder_working_days": "Working days between an offer and its reminder",
    "consent_request_days": "Days between two requests for a yes",
    "consent_requests": "Requests for a yes in a lifetime",
    "asks_before_giving": "Times something is asked before something has to be given",
    "spec_gap_days": "Days between two profiles to one client",
    "spec_per_month": "Profiles to one client in any 30 days",
    "spec_same_days": "Days before a client sees the same profile again",
}
"""In the order of the page. The first of the bounds is the law's or the house's where less is harsher."""
OTHERS = {
    "opens": "Letters leave from",
    "closes": "Letters leave until",
    "home": "The agency writes from",
}
BASES = {
    Basis.express: "A yes",
    Basis.confirmed: "A yes given on their own page",
    Basis.contract: "A placement",
    Basis.enquiry: "They wrote or applied",
    Basis.referral: "A referral, for the first letter",
    Basis.registered: "They asked us for work",
    Basis.company_address: "A company’s address",
    Basis.organisations: "Our organisations know each other",
    Basis.published: "A business address made known",
    Basis.opt_out: "Nothing, until they say no",
}
_COUNTRIES = {
    "CA": "Canada", "GB": "United Kingdom", "US": "United States", "AT": "Austria", "BE": "Belgium",
    "BG": "Bulgaria", "CY": "Cyprus", "CZ": "Czechia", "DE": "Germany", "DK": "Denmark",
    "EE": "Estonia", "ES": "Spain", "FI": "Finland", "FR": "France", "GR": "Greece",
    "HR": "Croatia", "HU": "Hungary", "IE": "Ireland", "IT": "Italy", "LT": "Lithuania",
    "LU": "Luxembourg", "LV": "Latvia", "MT": "Malta", "NL": "Netherlands", "PL": "Poland",
    "PT": "Portugal", "RO": "Romania", "SE": "Sweden", "SI": "Slovenia", "SK": "Slovakia",
    "IS": "Iceland", "LI": "Liechtenstein", "NO": "Norway",
}  # fmt: skip
COUNTRIES = [
    *sorted(_COUNTRIES.items(), key=lambda pair: pair[1]),
    ("XX", "Another country"),
]
"""Those whose law the table knows; every other is judged as the strictest."""
HOMES = [("", "Somewhere else"), ("EU", "European Union"), *COUNTRIES[:-1]]


def bounds_hint(name: str) -> str:
    low, high = BOUNDS[name]
    return f"From {low:,} to {high:,}."


def basis_words(accepted: Accepted) -> str:
    """ "They wrote or applied, for 6 months"."""
    months = f", for {accepted.months} months" if accepted.months else ""
    return f"{BASES[accepted.basis]}{months}"


def country_name(code: str) -> str:
    return dict([*HOMES, *COUNTRIES]).get(code, code)


def change_words(change: Changed) -> list[str]:
    """ "Days of peace after any contact of ours: 30, now 45"; one line for each basis struck out."""
    if change.name == "struck":
        before, after = set(change.before or ()), set(change.after or ())
        out = [f"No longer enough: {_struck_words(name)}" for name in sorted(after - before)]
        back = [f"Enough again: {_struck_words(name)}" for name in sorted(before - after)]
        return out + back
    label = NUMBERS.get(change.name) or OTHERS.get(change.name, change.name)
    return [
        f"{label}: {_shown(change.name, change.before)}, now {_shown(change.name, change.after)}"
    ]


def _struck_words(name: str) -> str:
    for row in LAW:
        for accepted in row.accepts:
            if struck_name(row, accepted.basis) == name:
                return f"{BASES[accepted.basis]} ({row.where}, {row.what})"
    return name


def _shown(name: str, value: Any) -> str:
    if name == "home":
        return country_name(str(value))
    return "not chosen" if value is None else str(value)
