"""The one sentence with two facts: what changed, and what they told us."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from agency.matching.asked import is_for_now
from agency.matching.criteria import Case
from agency.matching.facts import Wish
from agency.matching.matches import arrangement
from agency.matching.parts.place import PlaceFound
from agency.matching.parts.timing import TimingFound, is_here
from agency.matching.parts.want import ALIKE, WantFound, describe, in_its_own_terms
from agency.matching.titles import THE_SAME
from agency.matching.wording import (
    REMEMBERED,
    days,
    hours_a_week,
    hyphenated,
    job_name,
    lowered,
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
        sentence = SAYINGS[best.kind](case, best, want)
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
    is_same_field = want.matches.get("industry", 0.0) >= THE_SAME
    field = f"{hyphenated(want.met['industry'].text)} " if is_same_field else ""
    job, said = f"{field}{_job(wish.text)}", _said(wish, case, date_named)
    if want.title_wanted >= THE_SAME and _is_called_so(case.role.title, wish.text):
        return f"{case.role.client_name} {opened} the {job} {first} {said}"
    own = with_article(_job(case.role.title))
    return f"{case.role.client_name} {opened} {own}, close to the {job} {first} {said}"


@lru_cache(maxsize=REMEMBERED)
def _is_called_so(title: str, wish: str) -> bool:
    """Whether the role bears the name they used, and not only one that means the same."""
    named = set(lowered(title).replace(",", " ").replace("-", " ").split())
    return set(lowered(wish).replace(",", " ").replace("-", " ").split()) <= named


@lru_cache(maxsize=REMEMBERED)
def _job(title: str) -> str:
    """ "product-lead job", but "head of product job"."""
    name = job_name(title)
    is_short = len(name.split()) <= LONG_TITLE_WORDS and " of " not in name
    return f"{hyphenated(name) if is_short else name} job"


def _said(wish: Wish, case: Case, date_named: str) -> str:
    """Who would move, or who asked and when: without a pronoun, without the name twice."""
    if not is_for_now(wish, case.today):
        return "has in mind for later"
    if date_named:
        return "would move for"
    return f"asked for{_when(wish, case.today)}"


def _when(wish: Wish, today: date) -> str:
    return f" in {month(wish.said_on, today)}" if wish.said_on is not None else ""


def _asked(case: Case, wish: Wish, want: WantFound) -> str:
    first, thing = case.person.first_name, in_its_own_terms(case.role, wish.kind, want)
    if wish.kind == "skill":
        thing = f"work with {wish.text}"
    if not is_for_now(wish, case.today):
        return f"{first} has {thing} in mind for later"
    return f"{first} asked{_when(wish, case.today)} for {thing}"


def _plainly(case: Case, wish: Wish, want: WantFound) -> str:
    return f"{_needs(case)}, and {_asked(case, wish, want)}"


def _employer(case: Case, wish: Wish, _want: WantFound) -> str:
    """The client's name comes first here, because it is what they named."""
    first, job = case.person.first_name, with_article(job_name(case.role.title))
    asks = "expects to need" if case.role.is_anticipated else "needs"
    named = f"the employer {first} named{_when(wish, case.today)}"
    return f"{case.role.client_name}, {named}, {asks} {job}"


def _place(case: Case, wish: Wish, _want: WantFound) -> str:
    person, named = case.person, len(case.asked.wanted.get("place", ()))
    town = case.role.location.name if case.role.location else wish.text
    if wish.location is not None and wish.location.name != town:
        town = f"{town}, next to {wish.location.name}"
    one = "the one city" if named == 1 else "a city"
    home = person.location.name if person.location else None
    leaves = f"would leave {home} for" if home else "would move to"
    return f"{_needs(case, in_place=False)} in {town}, {one} {person.first_name} {leaves}"


def _hours(case: Case, wish: Wish, _want: WantFound) -> str:
    hours = hours_a_week(case.role.hours_percent)
    terms = f"for {hours}" if hours == "full time" else f"on {hours}"
    if "%" in hours:
        terms = f"at {hours}"
    job, first = with_article(job_name(case.role.title)), case.person.first_name
    will_take = f"{case.role.client_name} will take {job} {terms}"
    return f"{will_take}, which {first} asked for{_when(wish, case.today)}"


def _remote(case: Case, wish: Wish, want: WantFound) -> str:
    """Says how the role is done, because hybrid may have been asked for and remote be offered."""
    role = case.role
    days_there = days(role.office_days or 0, "office day")
    how = {"remote": ", remote", "hybrid": f", {days_there} a week"}.get(
        arrangement(role) or "", ""
    )
    return f"{_needs(case)}{how}, and {_asked(case, wish, want)}"


SAYINGS: dict[str, Callable[[Case, Wish, WantFound], str]] = {
    "industry": _plainly,
    "skill": _plainly,
    "employer": _employer,
    "place": _place,
    "hours": _hours,
    "contract_form": _plainly,
    "remote": _remote,
    "seniority": _plainly,
    "company_size": _plainly,
}


def _needs(case: Case, in_place: bool = True) -> str:
    role = case.role
    asks = "expects to need" if role.is_anticipated else "needs"
    place = f" in {role.location.name}" if in_place and role.location and role.office_days else ""
    return f"{role.client_name} {asks} {with_article(job_name(role.title))}{place}"


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
    if want.title_now >= THE_SAME:
        return f"{first} does this job now and {unheard}"
    if want.title_now >= ALIKE and case.person.title:
        return f"{first} works as {with_article(job_name(case.person.title))} now and {unheard}"
    return f"{first} {unheard}"
