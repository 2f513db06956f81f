"""How a wish is written in a line, from its parts. Pure."""

from datetime import date
from decimal import Decimal

from agency.preferences.models import PreferenceKind
from agency.words import capital, count_words, money, month

KINDS = {
    PreferenceKind.title: "Title",
    PreferenceKind.seniority: "Level",
    PreferenceKind.industry: "Industry",
    PreferenceKind.place: "Place",
    PreferenceKind.remote: "Office or remote",
    PreferenceKind.pay: "Pay",
    PreferenceKind.timing: "When",
    PreferenceKind.contract_form: "Contract",
    PreferenceKind.hours: "Hours",
    PreferenceKind.employer: "Employer",
    PreferenceKind.company_size: "Company size",
    PreferenceKind.skill: "Skill",
    PreferenceKind.course: "Course paid for",
    PreferenceKind.other: "Anything else",
}
ARRANGEMENTS = {"remote": "Remote", "hybrid": "Hybrid", "on_site": "On site"}
FORMS = {
    "permanent": "Permanent",
    "fixed_term": "Fixed term",
    "contract": "Contract",
    "part_time": "Part time",
    "temporary": "Temporary",
}
LEVELS = {
    "junior": "Junior",
    "intermediate": "Intermediate",
    "senior": "Senior",
    "lead": "Lead",
    "principal": "Principal",
    "manager": "Manager",
    "director": "Director",
    "vp": "Vice president",
    "executive": "Executive",
}


def pay_label(amount: Decimal, currency: str, period: str, home: str) -> str:
    """ "$135,000 or more", "$95 an hour or more"; dollars from elsewhere say whose they are."""
    return f"{money(amount, currency, period, home)} or more"


def arrangement_label(value: str, office_days: int | None) -> str:
    """ "Hybrid, two office days"."""
    label = ARRANGEMENTS.get(value, value)
    if value != "hybrid" or office_days is None:
        return label
    return f"{label}, {count_words(office_days, 'office day')}"


def timing_label(not_before: date | None, condition: str) -> str:
    """ "From June 2026, after my bonus"; the first of a month is how a month is kept."""
    when = ""
    if not_before:
        day = "" if not_before.day == 1 else f"{not_before.day} "
        when = f"From {day}{month(not_before)}"
    words = ", ".join(part for part in (when, condition) if part)
    return capital(words)


def hours_label(percent: Decimal) -> str:
    """ "Four days a week", "90 % of full time"."""
    days = percent / 20
    if days == int(days) and 0 < days <= 5:
        return f"{capital(count_words(int(days), 'day'))} a week"
    return f"{percent:f} % of full time"


def size_label(people: Decimal) -> str:
    return f"Up to {int(people):,} people"
