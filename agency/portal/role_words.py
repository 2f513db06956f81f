"""A role in words: where it stands, where and how the work is done, what it pays."""

from datetime import date

from agency import words as formatting
from agency.candidates.models import ContractForm, PayPeriod
from agency.clients.anticipated import is_over
from agency.clients.models import Role, RoleState
from agency.submissions.models import Stage
from agency.web import filters

STATES = {
    RoleState.open: "Open",
    RoleState.anticipated: "Anticipated",
    RoleState.on_hold: "On hold",
    RoleState.filled: "Filled",
    RoleState.withdrawn: "Withdrawn",
}
FORMS = {
    ContractForm.permanent: "Permanent",
    ContractForm.fixed_term: "Fixed term",
    ContractForm.contract: "Contract",
    ContractForm.part_time: "Part time",
    ContractForm.temporary: "Temporary",
}
PERIODS = {
    PayPeriod.year: "a year",
    PayPeriod.month: "a month",
    PayPeriod.day: "a day",
    PayPeriod.hour: "an hour",
}
OFFICE_DAYS = {
    0: "remote",
    1: "hybrid, one day",
    2: "hybrid, two days",
    3: "hybrid, three days",
    4: "hybrid, four days",
    5: "on site",
}
STAGES = {
    Stage.contacted: "Contacted",
    Stage.interested: "Interested",
    Stage.submitted: "Submitted",
    Stage.interview: "Interview",
    Stage.offer: "Offer",
    Stage.placed: "Placed",
    Stage.not_going_on: "Not going on",
}

SURFACED = "surfaced"
"""What the select says of somebody who is not in the pipeline."""
RIGHT_HOW = {
    "call": "on the phone",
    "email": "by email",
    "text": "by text",
    "linkedin": "on LinkedIn",
    "meeting": "in person",
}
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
    if low is None or high is None or low == high:
        before = "Up to " if low is None else "From " if high is None else ""
        return before + filters.money_short(low or high or 0, currency, period)
    return f"{filters.money_short(low, currency)} to {filters.money_short(high, currency, period)}"


def contract(role: Role) -> str:
    """ "Permanent", "Contract, 60% of full time"."""
    known = role.contract_form in ContractForm.__members__
    form = FORMS[ContractForm(role.contract_form)] if known else role.contract_form
    return form if role.hours_percent == 100 else f"{form}, {role.hours_percent}% of full time"


def since(role: Role, today: date) -> str:
    """The sentence under the title: how long we know of it and what is due."""
    if role.state is RoleState.anticipated:
        return _expected(role, today)
    opened = (
        f"Opened {_named(filters.local(role.opened_at).date(), today)}" if role.opened_at else ""
    )
    if role.state is not RoleState.open:
        return f"{STATES[role.state]}. {opened}{'.' if opened else ''}".strip()
    due = ""
    if role.shortlist_on:
        verb = "due" if role.shortlist_on >= today else "was due"
        due = f"shortlist {verb} {_named(role.shortlist_on, today)}"
    return f"{formatting.capital(', '.join(filter(None, [opened, due])) or 'Open')}."


def _expected(role: Role, today: date) -> str:
    if role.expected_on is None:
        return "Not advertised."
    month = formatting.month(role.expected_on)
    sure = f", {role.confidence}% sure" if role.confidence else ""
    if is_over(role, today):
        return f"Not advertised. Was expected in {month}{sure}: ask again."
    return f"Not advertised. Expected in {month}{sure}."


def heard(role: Role, told_by: str, today: date) -> str:
    """ "Heard from Bettina Kroeker in March, 60%"."""
    by = f" from {told_by}" if told_by else ""
    when = f" in {_month_near(role.heard_on, today)}" if role.heard_on else ""
    sure = f", {role.confidence}%" if role.confidence else ""
    return f"Heard{by}{when}{sure}" if by or when else ""


def _month_near(day: date, today: date) -> str:
    return f"{day:%B}" if day.year == today.year else formatting.month(day)


def days_open(role: Role, today: date) -> int | None:
    """Whole days since an open role was opened."""
    if role.state is not RoleState.open or role.opened_at is None:
        return None
    opened_on: date = filters.local(role.opened_at).date()
    return max((today - opened_on).days, 0)


def _named(day: date, today: date) -> str:
    return formatting.heading_day(day, with_year=day.year != today.year)
