"""A role in words: where it stands, where and how the work is done, what it pays."""

from datetime import date

from agency import words as formatting
from agency.candidates.models import ContractForm, PayPeriod
from agency.clients.anticipated import is_over
from agency.clients.models import Role, RoleState
from agency.languages.speaking import N_, Words, _
from agency.submissions.models import Stage
from agency.web import filters

STATES = Words(
    {
        RoleState.open: N_("Open"),
        RoleState.anticipated: N_("Anticipated"),
        RoleState.on_hold: N_("On hold"),
        RoleState.filled: N_("Filled"),
        RoleState.withdrawn: N_("Withdrawn"),
    }
)
FORMS = Words(
    {
        ContractForm.permanent: N_("Permanent"),
        ContractForm.fixed_term: N_("Fixed term"),
        ContractForm.contract: N_("Contract"),
        ContractForm.part_time: N_("Part time"),
        ContractForm.temporary: N_("Temporary"),
    }
)
PERIODS = Words(
    {
        PayPeriod.year: N_("a year"),
        PayPeriod.month: N_("a month"),
        PayPeriod.day: N_("a day"),
        PayPeriod.hour: N_("an hour"),
    }
)
OFFICE_DAYS = Words(
    {
        0: N_("remote"),
        1: N_("hybrid, one day"),
        2: N_("hybrid, two days"),
        3: N_("hybrid, three days"),
        4: N_("hybrid, four days"),
        5: N_("on site"),
    }
)
STAGES = Words(
    {
        Stage.contacted: N_("Contacted"),
        Stage.interested: N_("Interested"),
        Stage.submitted: N_("Submitted"),
        Stage.interview: N_("Interview"),
        Stage.offer: N_("Offer"),
        Stage.placed: N_("Placed"),
        Stage.not_going_on: N_("Not going on"),
    }
)

SURFACED = "surfaced"
"""What the select says of somebody who is not in the pipeline."""
RIGHT_HOW = Words(
    {
        "call": N_("on the phone"),
        "email": N_("by email"),
        "text": N_("by text"),
        "linkedin": N_("on LinkedIn"),
        "meeting": N_("in person"),
        "form": N_("on their own page"),
    }
)
"""How somebody agreed to be represented."""


def where(role: Role) -> str:
    """ "Toronto, hybrid, three days", "Remote"."""
    days = OFFICE_DAYS.get(role.office_days) if role.office_days is not None else None
    place = role.place.name if role.place else ""
    return formatting.capital(", ".join(words for words in (place, days) if words))


def pay(role: Role) -> str:
    """ "$130k to $150k", "Up to $95 an hour"."""
    low, high = role.pay_low, role.pay_high
    currency, period = role.pay_currency, role.pay_period
    if low is None and high is None:
        return ""
    most = filters.money_short(high or low or 0, currency, period)
    if low is None:
        return _("Up to %(pay)s", pay=most)
    if high is None:
        return _("From %(pay)s", pay=most)
    if low == high:
        return str(most)
    least = filters.money_short(low, currency)
    return formatting.capital(_("%(low)s to %(high)s", low=least, high=most))


def contract(role: Role) -> str:
    """ "Permanent", "Contract, 60% of full time"."""
    known = role.contract_form in ContractForm.__members__
    form = FORMS[ContractForm(role.contract_form)] if known else role.contract_form
    if role.hours_percent == 100:
        return form
    return _("%(form)s, %(share)s%% of full time", form=form, share=role.hours_percent)


def since(role: Role, today: date) -> str:
    """The sentence under the title: how long we know of it and what is due."""
    if role.state is RoleState.anticipated:
        return _expected(role, today)
    opened = ""
    if role.opened_at:
        day = _named(filters.local(role.opened_at).date(), today)
        opened = _("Opened %(day)s", day=day)
    if role.state is not RoleState.open:
        return ". ".join([STATES[role.state], *([opened] if opened else []), ""]).rstrip()
    said = [opened] if opened else []
    if role.shortlist_on:
        day = _named(role.shortlist_on, today)
        is_due = role.shortlist_on >= today
        due = _("shortlist due %(day)s", day=day)
        said.append(due if is_due else _("shortlist was due %(day)s", day=day))
    return f"{formatting.capital(', '.join(said) or STATES[role.state])}."


def _expected(role: Role, today: date) -> str:
    if role.expected_on is None:
        return _("Not advertised.")
    when = formatting.month(role.expected_on)
    if role.confidence:
        when = _("%(when)s, %(share)s%% sure", when=when, share=role.confidence)
    if is_over(role, today):
        return _("Not advertised. Was expected in %(when)s: ask again.", when=when)
    return _("Not advertised. Expected in %(when)s.", when=when)


def heard(role: Role, told_by: str, today: date) -> str:
    """ "Heard from Bettina Kroeker in March, 60%"."""
    when = _month_near(role.heard_on, today) if role.heard_on else ""
    if told_by and when:
        said = _("Heard from %(name)s in %(month)s", name=told_by, month=when)
    elif told_by:
        said = _("Heard from %(name)s", name=told_by)
    elif when:
        said = _("Heard in %(month)s", month=when)
    else:
        return ""
    if not role.confidence:
        return said
    return _("%(said)s, %(share)s%%", said=said, share=role.confidence)


def _month_near(day: date, today: date) -> str:
    return formatting.month_name(day.month) if day.year == today.year else formatting.month(day)


def days_open(role: Role, today: date) -> int | None:
    """Whole days since an open role was opened."""
    if role.state is not RoleState.open or role.opened_at is None:
        return None
    opened_on: date = filters.local(role.opened_at).date()
    return max((today - opened_on).days, 0)


def _named(day: date, today: date) -> str:
    return formatting.heading_day(day, with_year=day.year != today.year)
