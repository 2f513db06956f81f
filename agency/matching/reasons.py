"""The one sentence with two facts: what changed, and what they told us."""

from collections.abc import Callable
from datetime import date

from agency.matching.asked import is_for_now
from agency.matching.criteria import Case
from agency.matching.facts import Wish
from agency.matching.parts.place import PlaceFound
from agency.matching.parts.timing import TimingFound, is_here
from agency.matching.parts.want import ALIKE, WantFound, arrangement_wanted, describe
from agency.matching.wording import (
    hours_a_week,
    hyphenated,
    job_name,
    month,
    objective,
    subject,
    time_named,
    with_article,
)

FRESH_DATE_DAYS = 183
LONG_TITLE_WORDS = 3


def why(case: Case, want: WantFound, timing: TimingFound, place: PlaceFound) -> str:
    best = case.best
    if best is None:
        return f"{_needs(case)}; {_nothing_heard(case, want)}."
    date_named = _and_the_date(case, timing)
    if best.kind == "title":
        sentence = _title(case, best, want, date_named)
    else:
        sentence = SAYINGS[best.kind](case, best)
    if place.case == "moves" and best.kind != "place":
        sentence += f", in a place {subject(case.person)} would move to"
    if date_named.startswith(", and"):
        sentence = sentence.replace(
            f", and {case.person.first_name}", f"; {case.person.first_name}"
        )
    return f"{sentence}{date_named}."


def _title(case: Case, wish: Wish, want: WantFound, date_named: str) -> str:
    opened = "expects to open" if case.role.is_anticipated else "opened"
    first = case.person.first_name
    fields = [want.met["industry"].text] if "industry" in want.met else []
    return (
        f"{case.role.client_name} {opened} the {_kind_of_job(wish, fields)}"
        f" {first} {_said(wish, case, date_named)}"
    )


def _kind_of_job(wish: Wish, fields: list[str]) -> str:
    title = job_name(wish.text)
    if title.split()[0] in ("head", "director", "vp", "chief") and "of" in title:
        job = f"{title} job"
    elif len(title.split()) <= LONG_TITLE_WORDS:
        job = f"{hyphenated(title)} job" if " " in title else f"{title} job"
    else:
        job = f"{title} job"
    return f"{hyphenated(fields[0])} {job}" if fields else job


def _said(wish: Wish, case: Case, date_named: str) -> str:
    """Who would move, or who asked and when: without a pronoun, without the name twice."""
    if not is_for_now(wish, case.today):
        return "has in mind for later"
    if date_named:
        return "would move for"
    return f"asked for{_when(wish, case.today)}"


def _when(wish: Wish, today: date) -> str:
    return f" in {month(wish.said_on, today)}" if wish.said_on is not None else ""


def _industry(case: Case, wish: Wish) -> str:
    field = describe("industry", wish)
    return (
        f"{_needs(case)}, and {case.person.first_name} asked for {field}{_when(wish, case.today)}"
    )


def _skill(case: Case, wish: Wish) -> str:
    first = case.person.first_name
    return f"{_needs(case)}, and {first} asked to work with {wish.text}{_when(wish, case.today)}"


def _employer(case: Case, wish: Wish) -> str:
    """The client's name comes first here, because it is what they named."""
    first, job = case.person.first_name, with_article(job_name(case.role.title))
    asks = "expects to need" if case.role.is_anticipated else "needs"
    named = f"the employer {first} named{_when(wish, case.today)}"
    return f"{case.role.client_name}, {named}, {asks} {job}"


def _place(case: Case, wish: Wish) -> str:
    person = case.person
    places = case.asked.wanted.get("place", [])
    town = case.role.location.name if case.role.location else wish.text
    one = "the one city" if len(places) == 1 else "a city"
    home = person.location.name if person.location else None
    leaves = f"would leave {home} for" if home else "would move to"
    return f"{_needs(case, in_place=False)} in {town}, {one} {person.first_name} {leaves}"


def _hours(case: Case, wish: Wish) -> str:
    hours = hours_a_week(case.role.hours_percent)
    terms = f"for {hours}" if hours == "full time" else f"on {hours}"
    if "%" in hours:
        terms = f"at {hours}"
    return f"{_will_take(case)} {terms}, which {_asked_for(case, wish)}"


def _contract(case: Case, wish: Wish) -> str:
    form = describe("contract_form", wish)
    first, when = case.person.first_name, _when(wish, case.today)
    return f"{_needs(case)}, and {first} asked for {form}{when}"


def _remote(case: Case, wish: Wish) -> str:
    first, when = case.person.first_name, _when(wish, case.today)
    return f"{_needs(case)}, and {first} asked for {arrangement_wanted(wish)}{when}"


def _seniority(case: Case, wish: Wish) -> str:
    first, when = case.person.first_name, _when(wish, case.today)
    return f"{_needs(case)}, and {first} asked for {describe('seniority', wish)}{when}"


def _company_size(case: Case, wish: Wish) -> str:
    first, when = case.person.first_name, _when(wish, case.today)
    return f"{_needs(case)}, and {first} asked for {describe('company_size', wish)}{when}"


def _asked_for(case: Case, wish: Wish) -> str:
    return f"{case.person.first_name} asked for{_when(wish, case.today)}"


SAYINGS: dict[str, Callable[[Case, Wish], str]] = {
    "industry": _industry,
    "skill": _skill,
    "employer": _employer,
    "place": _place,
    "hours": _hours,
    "contract_form": _contract,
    "remote": _remote,
    "seniority": _seniority,
    "company_size": _company_size,
}


def _needs(case: Case, in_place: bool = True) -> str:
    role = case.role
    asks = "expects to need" if role.is_anticipated else "needs"
    place = f" in {role.location.name}" if in_place and role.location and role.office_days else ""
    return f"{role.client_name} {asks} {with_article(job_name(role.title))}{place}"


def _will_take(case: Case) -> str:
    return f"{case.role.client_name} will take {with_article(job_name(case.role.title))}"


def _and_the_date(case: Case, timing: TimingFound) -> str:
    """The date they named, if it governs and is still news."""
    if timing.wish is None or timing.free_on is None:
        return ""
    named, who = time_named(timing.free_on, case.today), subject(case.person)
    if timing.case == "ahead":
        return f", though {who} named {named}"
    if (case.today - timing.free_on).days > FRESH_DATE_DAYS:
        return ""
    arrived = "is here" if is_here(timing.free_on, case.today) else "has passed"
    return f", and the {named} {who} named {arrived}"


def _nothing_heard(case: Case, want: WantFound) -> str:
    first = case.person.first_name
    mover = objective(case.person) if case.person.pronoun else first
    unheard = f"has not told us what would make {mover} move"
    if want.is_stated:
        kind, wish = next(iter(want.unmet.items()))
        return f"{first} asked for {describe(kind, wish)}, so this would be a different step"
    if want.title_now >= ALIKE:
        return f"{first} does this job now and {unheard}"
    return f"{first} {unheard}"
