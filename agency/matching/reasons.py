"""The one sentence with two facts: what changed, and what they told us."""

from collections.abc import Callable
from functools import lru_cache

from agency.languages.speaking import _, is_french
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
    hours_a_week,
    hyphenated,
    job_name,
    lowered,
    month,
    objective,
    office_days,
    remembered,
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
        they = subject(case.person)
        sentence = _("%(said)s, in a place %(they)s would move to", said=sentence, they=they)
    if date_named.startswith(", and"):
        sentence = sentence.replace(
            f", and {case.person.first_name}", f"; {case.person.first_name}"
        )
    return f"{sentence}{date_named}."


def _title(case: Case, wish: Wish, want: WantFound, date_named: str) -> str:
    role, is_ahead = case.role, case.role.is_anticipated
    is_same_field = want.matches.get("industry", 0.0) >= THE_SAME
    job, said = _job(wish.text), _said(wish, case, date_named)
    if is_same_field:
        field = hyphenated(want.met["industry"].text)
        job = _("%(field)s %(job)s", field=field, job=job)
    if want.title_wanted >= THE_SAME and _is_called_so(role.title, wish.text):
        sentence = (
            _("%(client)s expects to open the %(job)s %(said)s")
            if is_ahead
            else _("%(client)s opened the %(job)s %(said)s")
        )
        return sentence % {"client": role.client_name, "job": job, "said": said}
    sentence = (
        _("%(client)s expects to open %(own)s, close to the %(job)s %(said)s")
        if is_ahead
        else _("%(client)s opened %(own)s, close to the %(job)s %(said)s")
    )
    own = with_article(_job(role.title))
    return sentence % {"client": role.client_name, "own": own, "job": job, "said": said}


@lru_cache(maxsize=REMEMBERED)
def _is_called_so(title: str, wish: str) -> bool:
    """Whether the role bears the name they used, and not only one that means the same."""
    named = set(lowered(title).replace(",", " ").replace("-", " ").split())
    return set(lowered(wish).replace(",", " ").replace("-", " ").split()) <= named


@remembered
def _job(title: str) -> str:
    """ "product-lead job", but "head of product job"."""
    name = job_name(title)
    is_short = len(name.split()) <= LONG_TITLE_WORDS and " of " not in name
    return _("%(name)s job", name=hyphenated(name) if is_short else name)


def _said(wish: Wish, case: Case, date_named: str) -> str:
    """Who would move, or who asked and when: without a pronoun, without the name twice."""
    name = case.person.first_name
    if not is_for_now(wish, case.today):
        return _("%(name)s has in mind for later", name=name)
    if date_named:
        return _("%(name)s would move for", name=name)
    if wish.said_on is None:
        return _("%(name)s asked for", name=name)
    return _("%(name)s asked for in %(month)s", name=name, month=month(wish.said_on, case.today))


def _asked(case: Case, wish: Wish, want: WantFound) -> str:
    name, thing = case.person.first_name, in_its_own_terms(case.role, wish.kind, want)
    if wish.kind == "skill":
        thing = _("work with %(skill)s", skill=wish.text)
    if not is_for_now(wish, case.today):
        return _("%(name)s has %(wish)s in mind for later", name=name, wish=thing)
    if wish.said_on is None:
        return _("%(name)s asked for %(wish)s", name=name, wish=thing)
    when = month(wish.said_on, case.today)
    return _("%(name)s asked in %(month)s for %(wish)s", name=name, month=when, wish=thing)


def _plainly(case: Case, wish: Wish, want: WantFound) -> str:
    return _("%(needs)s, and %(asked)s", needs=_needs(case), asked=_asked(case, wish, want))


def _employer(case: Case, wish: Wish, _want: WantFound) -> str:
    """The client's name comes first here, because it is what they named."""
    role, name = case.role, case.person.first_name
    named = _("the employer %(name)s named", name=name)
    if wish.said_on is not None:
        when = month(wish.said_on, case.today)
        named = _("the employer %(name)s named in %(month)s", name=name, month=when)
    sentence = (
        _("%(client)s, %(named)s, expects to need %(job)s")
        if role.is_anticipated
        else _("%(client)s, %(named)s, needs %(job)s")
    )
    job = with_article(job_name(role.title))
    return sentence % {"client": role.client_name, "named": named, "job": job}


def _place(case: Case, wish: Wish, _want: WantFound) -> str:
    person, named = case.person, len(case.asked.wanted.get("place", ()))
    town = case.role.location.name if case.role.location else wish.text
    if wish.location is not None and wish.location.name != town:
        town = _("%(town)s, next to %(there)s", town=town, there=wish.location.name)
    city = _("the one city") if named == 1 else _("a city")
    words = {"needs": _needs(case, in_place=False), "town": town, "city": city}
    name, home = person.first_name, person.location.name if person.location else None
    if not home:
        return _("%(needs)s in %(town)s, %(city)s %(name)s would move to", **words, name=name)
    return _(
        "%(needs)s in %(town)s, %(city)s %(name)s would leave %(home)s for",
        **words,
        name=name,
        home=home,
    )


def _hours(case: Case, wish: Wish, _want: WantFound) -> str:
    percent, role = case.role.hours_percent, case.role
    if percent >= 100:
        sentence = _("%(client)s will take %(job)s for %(hours)s, which %(name)s asked for")
    elif percent % 10:
        sentence = _("%(client)s will take %(job)s at %(hours)s, which %(name)s asked for")
    else:
        sentence = _("%(client)s will take %(job)s on %(hours)s, which %(name)s asked for")
    said = sentence % {
        "client": role.client_name,
        "job": with_article(job_name(role.title)),
        "hours": hours_a_week(percent),
        "name": case.person.first_name,
    }
    if wish.said_on is None:
        return said
    return _("%(said)s in %(month)s", said=said, month=month(wish.said_on, case.today))


def _remote(case: Case, wish: Wish, want: WantFound) -> str:
    """Says how the role is done, because hybrid may have been asked for and remote be offered."""
    needs, offered = _needs(case), arrangement(case.role)
    if offered == "remote":
        needs = _("%(needs)s, remote", needs=needs)
    elif offered == "hybrid":
        days_there = office_days(case.role.office_days or 0)
        needs = _("%(needs)s, %(days)s a week", needs=needs, days=days_there)
    return _("%(needs)s, and %(asked)s", needs=needs, asked=_asked(case, wish, want))


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
    words = {"client": role.client_name, "job": with_article(job_name(role.title))}
    place = role.location.name if in_place and role.location and role.office_days else ""
    if role.is_anticipated:
        said = _("%(client)s expects to need %(job)s", **words)
    else:
        said = _("%(client)s needs %(job)s", **words)
    return _("%(needs)s in %(place)s", needs=said, place=place) if place else said


def _and_the_date(case: Case, timing: TimingFound) -> str:
    """The date they named, if it governs and is still news."""
    if timing.wish is None or timing.free_on is None:
        return ""
    they = (
        case.person.first_name if is_french() else subject(case.person)
    )  # who is named, not who acts
    words = {"day": time_named(timing.free_on, case.today), "they": they}
    if timing.case == "ahead":
        return _(", though %(they)s named %(day)s", **words)
    if (case.today - timing.free_on).days > FRESH_DATE_DAYS:
        return ""
    if is_here(timing.free_on, case.today):
        return _(", and the %(day)s %(they)s named is here", **words)
    return _(", and the %(day)s %(they)s named has passed", **words)


def _nothing_heard(case: Case, want: WantFound) -> str:
    name = case.person.first_name
    mover = objective(case.person) if case.person.pronoun else name
    if want.is_stated:
        kind, wish = next(iter(want.unmet.items()))
        return _(
            "%(name)s asked for %(wish)s, so this would be a different step",
            name=name,
            wish=describe(kind, wish),
        )
    unheard = _("has not told us what would make %(them)s move", them=mover)
    if want.title_now >= THE_SAME:
        return _("%(name)s does this job now and %(unheard)s", name=name, unheard=unheard)
    if want.title_now >= ALIKE and case.person.title:
        return _(
            "%(name)s works as %(job)s now and %(unheard)s",
            name=name,
            job=with_article(job_name(case.person.title)),
            unheard=unheard,
        )
    return f"{name} {unheard}"
