"""What they want: stated wishes held against the role, weighed by the age of the words."""

from datetime import date
from typing import NamedTuple

from agency.matching.asked import Asked, is_for_now, is_old, strength
from agency.matching.distances import km_between
from agency.matching.facts import PersonFacts, RoleFacts, Wish
from agency.matching.matches import MET, SAME_TOWN_KM
from agency.matching.titles import title_similarity
from agency.matching.wording import (
    capitalised,
    days,
    job_name,
    listed,
    lowered,
    objective,
    possessive,
    verb,
)

DIRECTIONS = {"title": 5.0, "industry": 3.0, "skill": 2.0}
"""What work they want, and how much each says about it."""

CONDITIONS = {
    "place": 4.0,
    "hours": 3.0,
    "seniority": 2.0,
    "contract": 2.0,
    "remote": 2.0,
    "company_size": 1.0,
}
"""On which terms."""

UNSAID_SHARE = 12 / 35
"""The most that a present title can bring to someone who has told us nothing."""

SAME_JOB = 0.9
CONDITION_SHARE = 0.2
SAME_WORK_FLOOR = 0.4
NAMED_EMPLOYER = 0.6
ALIKE = 0.5


class WantFound(NamedTuple):
    """The share, the wish that speaks loudest for the role, and what was and was not met."""

    share: float
    best: Wish | None
    met: dict[str, Wish]
    unmet: dict[str, Wish]
    title_now: float
    is_stated: bool
    is_asked_for: bool


def find_want(role: RoleFacts, person: PersonFacts, asked: Asked, today: date) -> WantFound:
    title_now = title_similarity(person.title, role.title) if person.title else 0.0
    met: dict[str, Wish] = {}
    unmet: dict[str, Wish] = {}
    values: dict[str, float] = {}
    best, best_value = None, 0.0
    for kind, wishes in asked.wanted.items():
        if kind not in MET or (kind == "place" and not _is_a_move(wishes, person)):
            continue
        wish, value = _strongest(role, wishes, kind, today)
        if wish is None:
            continue
        values[kind] = value
        (met if value else unmet)[kind] = wish
        weighed = value * LOUDNESS[kind]
        if weighed > best_value:
            best, best_value = wish, weighed
    share = _share(values, title_now)
    return WantFound(
        share,
        best,
        met,
        unmet,
        title_now,
        bool(values),
        "employer" in met or values.get("title", 0.0) >= ALIKE * 0.5,
    )


LOUDNESS = {"employer": 6.0, **DIRECTIONS, **CONDITIONS}


def _is_a_move(wishes: list[Wish], person: PersonFacts) -> bool:
    """A wish for the town they live in says nothing about what would make them move."""
    home = person.location
    return home is None or any(
        wish.location is None or km_between(home, wish.location) > SAME_TOWN_KM for wish in wishes
    )


def _strongest(
    role: RoleFacts, wishes: list[Wish], kind: str, today: date
) -> tuple[Wish | None, float]:
    measure = MET[kind]
    best, best_value = None, -1.0
    for wish in wishes:
        match = measure(role, wish)
        if match is not None:
            value = match * strength(wish, today)
            if value > best_value:
                best, best_value = wish, value
    return best, best_value


def _share(values: dict[str, float], title_now: float) -> float:
    """Direction first; where only terms are stated, the present job stands for the direction."""
    if not values:
        return UNSAID_SHARE * title_now
    terms = _mean(values, CONDITIONS)
    direction = _direction(values, title_now)
    if direction is None:
        terms_or_none = 0.0 if terms is None else terms
        share = SAME_JOB * title_now * (SAME_WORK_FLOOR + (1 - SAME_WORK_FLOOR) * terms_or_none)
    elif terms is None:
        share = direction
    else:
        share = direction * (1 - CONDITION_SHARE + CONDITION_SHARE * terms)
    return share + (1 - share) * NAMED_EMPLOYER * values.get("employer", 0.0)


def _direction(values: dict[str, float], title_now: float) -> float | None:
    if not any(kind in values for kind in DIRECTIONS):
        return None
    known = {kind: values[kind] for kind in DIRECTIONS if kind in values}
    known.setdefault("title", SAME_JOB * title_now)
    return _mean(known, DIRECTIONS)


def _mean(values: dict[str, float], weights: dict[str, float]) -> float | None:
    total = weight = 0.0
    for kind, counts in weights.items():
        if kind in values:
            total += counts * values[kind]
            weight += counts
    return total / weight if weight else None


def want_sentence(role: RoleFacts, person: PersonFacts, found: WantFound, today: date) -> str:
    if not found.is_stated:
        return _unsaid(person, found)
    if found.best is None:
        return _something_else(person, found)
    sentence = _what_matches(role, person, found)
    if not is_for_now(found.best, today):
        sentence += ", for later"
    if is_old(found.best, today):
        sentence += f"; said {_months_ago(found.best, today)} ago, ask again"
    return sentence + _but(person, found)


def _unsaid(person: PersonFacts, found: WantFound) -> str:
    movers = person.pronoun and objective(person) or "them"
    sentence = f"{verb(person, 'Has', 'Have')} not told us what would make {movers} move"
    return f"{sentence}; does this job now" if found.title_now >= ALIKE else sentence


def _something_else(person: PersonFacts, found: WantFound) -> str:
    kind, wish = next(iter(found.unmet.items()))
    return f"Asked for {describe(kind, wish)}, and this is not it"


def _what_matches(role: RoleFacts, person: PersonFacts, found: WantFound) -> str:
    met = found.met
    if "employer" in met:
        return f"Named {role.client_name} as a place to work"
    own_words = f", in {possessive(person)} own words" if found.best and found.best.words else ""
    if "title" in met:
        field = f" in {lowered(met['industry'].text)}" if "industry" in met else ""
        return f"{capitalised(lowered(met['title'].text))}{field}{own_words}"
    kinds = [kind for kind in (*DIRECTIONS, *CONDITIONS) if kind in met]
    return f"Asked for {listed([describe(kind, met[kind]) for kind in kinds[:2]])}{own_words}"


def _but(person: PersonFacts, found: WantFound) -> str:
    broken = [describe(kind, wish) for kind, wish in found.unmet.items() if kind in LOUDNESS]
    return f"; not {listed(broken[:2], 'or')}, which was asked for too" if broken else ""


def describe(kind: str, wish: Wish) -> str:
    """A wish as it stands inside a sentence."""
    if kind in ("place", "employer"):
        return wish.text
    if kind == "company_size" and wish.number is not None:
        return f"a company of at most {wish.number:,.0f}"
    if kind == "hours" and wish.number is not None:
        return days(wish.number) + " a week"
    if kind == "title":
        return job_name(wish.text)
    return lowered(wish.text)


def _months_ago(wish: Wish, today: date) -> str:
    assert wish.said_on is not None
    return days((today - wish.said_on).days // 30, "month")
