"""How a wish is written in a line, from its parts. Pure. What is kept is written in English (`telling` says it to others)."""

from datetime import date
from decimal import Decimal

from agency.languages.speaking import N_, Words, _
from agency.preferences.models import PreferenceKind
from agency.words import capital, count_words, money, month, named_day, number

KINDS = Words(
    {
        PreferenceKind.title: N_("Title"),
        PreferenceKind.seniority: N_("Level"),
        PreferenceKind.industry: N_("Industry"),
        PreferenceKind.place: N_("Place"),
        PreferenceKind.remote: N_("Office or remote"),
        PreferenceKind.pay: N_("Pay"),
        PreferenceKind.timing: N_("When"),
        PreferenceKind.contract_form: N_("Contract"),
        PreferenceKind.hours: N_("Hours"),
        PreferenceKind.employer: N_("Employer"),
        PreferenceKind.company_size: N_("Company size"),
        PreferenceKind.skill: N_("Skill"),
        PreferenceKind.course: N_("Course paid for"),
        PreferenceKind.other: N_("Anything else"),
    }
)
ARRANGEMENTS = {"remote": N_("Remote"), "hybrid": N_("Hybrid"), "on_site": N_("On site")}
FORMS = {
    "permanent": N_("Permanent"),
    "fixed_term": N_("Fixed term"),
    "contract": N_("Contract"),
    "part_time": N_("Part time"),
    "temporary": N_("Temporary"),
}
LEVELS = {
    "junior": N_("Junior"),
    "intermediate": N_("Intermediate"),
    "senior": N_("Senior"),
    "lead": N_("Lead"),
    "principal": N_("Principal"),
    "manager": N_("Manager"),
    "director": N_("Director"),
    "vp": N_("Vice president"),
    "executive": N_("Executive"),
}


def pay_label(amount: Decimal, currency: str, period: str, home: str) -> str:
    """ "$135,000 or more", "$95 an hour or more"; dollars from elsewhere say whose they are."""
    return _("%(pay)s or more", pay=money(amount, currency, period, home))


def arrangement_label(value: str, office_days: int | None) -> str:
    """ "Hybrid, two office days"."""
    label = _(ARRANGEMENTS.get(value, value))
    if value != "hybrid" or office_days is None:
        return label
    return f"{label}, {count_words(office_days, 'office day')}"


def timing_label(not_before: date | None, condition: str) -> str:
    """ "From June 2026, after my bonus"; the first of a month is how a month is kept."""
    when = ""
    if not_before:
        when = _("From %(month)s", month=month(not_before))
        if not_before.day > 1:
            named = f"{named_day(not_before)} {not_before.year}"
            when = _("From %(day)s", day=named)
    words = ", ".join(part for part in (when, condition) if part)
    return capital(words)


def hours_label(percent: Decimal) -> str:
    """ "Four days a week", "90 % of full time"."""
    days = percent / 20
    if days == int(days) and 0 < days <= 5:
        return capital(_("%(days)s a week", days=count_words(days, "day")))
    return _("%(share)s %% of full time", share=number(percent, up_to=-1))


def size_label(people: Decimal) -> str:
    return _("Up to %(people)s people", people=number(people, up_to=-1))
