"""How well one person fits one role: points for the five parts, what is missing, and the reasons.

Two steps: `weigh` finds the numbers, `put_into_words` tells what they mean. A list of thousands
is weighed whole and put into words only where it is listed, and its sentences are written when somebody reads them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from agency.languages.speaking import _
from agency.matching.asked import sort_wishes
from agency.matching.conditions import settled
from agency.matching.criteria import CRITERIA, Case
from agency.matching.deal_breakers import find_deal_breaker
from agency.matching.facts import PersonFacts, Requirement, RoleFacts
from agency.matching.fit import (
    DealBreaker,
    Evidence,
    Fit,
    InWords,
    Part,
    Sentences,
    is_one_step,
)
from agency.matching.parts.place import PlaceFound, place_step
from agency.matching.parts.skills import SkillsFound, how_near
from agency.matching.parts.timing import TimingFound
from agency.matching.parts.want import WantFound
from agency.matching.question import Question
from agency.matching.reasons import why
from agency.matching.weights import STANDARD, Weights
from agency.meaning.title_space import plain

NO_RATES: Mapping[str, float] = {}
LEAST_FOR_A_MUST = 0.3
"""A part that the agency made a must breaks the deal below this share."""

DECIMALS = 6
_AFTER_WANT = CRITERIA[1:]
GROUND = 1.5
"""Weight of the must-haves that tie a person of another trade to a role: two usual ones, or a
rare one. A single common skill ties nobody."""


class Findings(NamedTuple):
    """What each part found, in the order of the table."""

    want: WantFound
    skills: SkillsFound
    timing: TimingFound
    place: PlaceFound
    pay: Any


class Weighed(NamedTuple):
    """The numbers of one person for one role, before any sentence is written."""

    case: Case
    findings: Findings
    points: tuple[int, ...]
    total: int
    exact: float
    """The total before rounding; it orders those whose totals are the same."""
    missing: tuple[Requirement, ...]
    has_ground: bool
    is_asked_for: bool
    weights: Weights

    @property
    def total_if_closed(self) -> int:
        """The total were everything missing met."""
        if not self.missing:
            return self.total
        return self.total + _gain(self.findings, self.points, self.weights.points)

    @property
    def is_one_step_short(self) -> bool:
        return is_one_step(self.missing, self.has_ground, self.is_asked_for)


def score(
    role: RoleFacts,
    person: PersonFacts,
    today: date,
    *,
    weights: Weights = STANDARD,
    rates: Mapping[str, float] = NO_RATES,
) -> Fit | DealBreaker:
    """The fit with its five explained parts, or the one thing that takes the person off the list.

    `rates` gives what one unit of a currency is worth in a common one.
    """
    weighed = weigh(role, person, today, weights=weights, rates=rates)
    return weighed if isinstance(weighed, DealBreaker) else put_into_words(weighed)


def weigh(
    role: RoleFacts,
    person: PersonFacts,
    today: date,
    *,
    weights: Weights = STANDARD,
    rates: Mapping[str, float] = NO_RATES,
) -> Weighed | DealBreaker:
    asked = sort_wishes(settled(role, person))
    broken = find_deal_breaker(role, person, asked, today, rates)
    if broken is not None:
        return broken
    case, findings = _measure(Case(role, person, asked, today, rates))
    missing = _missing(role, findings)
    broken = _broken_part(case, findings, missing, weights)
    if broken is not None:
        return broken
    exact = [found.share * weight for found, weight in zip(findings, weights.points, strict=True)]
    points = whole_points(exact)
    return Weighed(
        case,
        findings,
        points,
        sum(points),
        round(sum(exact), DECIMALS),
        missing,
        _has_ground(findings),
        findings.want.is_asked_for,
        weights,
    )


def whole_points(exact: Sequence[float]) -> tuple[int, ...]:
    """Whole points whose sum is the rounded sum: those nearest to the next whole are rounded up.

    So a list in order of totals is in order of the exact sums too.
    """
    points = [int(one) for one in exact]
    if up := int(round(sum(exact), DECIMALS) + 0.5) - sum(points):
        short_of = sorted((points[at] - one, at) for at, one in enumerate(exact))
        for _short, at in short_of[:up]:
            points[at] += 1
    return tuple(points)


def put_into_words(weighed: Weighed) -> Fit:
    case = weighed.case
    return Fit(
        person_id=case.person.id,
        total=weighed.total,
        in_words=InWords(partial(_sentences, weighed)),
        missing=weighed.missing,
        total_if_closed=weighed.total_if_closed,
        has_ground=weighed.has_ground,
        is_asked_for=weighed.is_asked_for,
        evidence=_evidence(case),
        nearly=_nearly(weighed) if weighed.is_one_step_short else "",
        version=weighed.weights.version,
        told=partial(_question, weighed),
    )


def _sentences(weighed: Weighed) -> Sentences:
    found = weighed.findings
    reason = why(weighed.case, found.want, found.timing, found.place)
    return Sentences(_parts(weighed), reason)


def _question(weighed: Weighed) -> Question:
    case = weighed.case
    return Question(_as_far_as_asked(case), case.person, case.today, weighed.weights, case.rates)


def _as_far_as_asked(case: Case) -> RoleFacts:
    """The role with the titles this judgement looked up, and no others."""
    wished = (wish.text for wish in case.person.wishes if wish.kind == "title")
    titles = {
        plain(one) for one in (case.person.title or "", *case.person.previous_titles, *wished)
    }
    alike = case.role.titles_alike
    return replace(
        case.role, titles_alike={one: alike[one] for one in sorted(titles) if one in alike}
    )


def _measure(case: Case) -> tuple[Case, Findings]:
    """Want comes first: the wish it finds decides which date and place the others look at."""
    want = CRITERIA[0].measure(case)
    case = Case(case.role, case.person, case.asked, case.today, case.rates, want.best)
    return case, Findings(want, *[criterion.measure(case) for criterion in _AFTER_WANT])


def _missing(role: RoleFacts, findings: Findings) -> tuple[Requirement, ...]:
    out_of_reach = place_step(role, findings.place)
    if out_of_reach is None:
        return tuple(findings.skills.missing)
    return (*findings.skills.missing, out_of_reach)


def _has_ground(findings: Findings) -> bool:
    """Nothing ties a person to work that is not what they told us they want."""
    if findings.want.is_another_job:
        return False
    return findings.want.is_their_trade or findings.skills.weight_of_musts >= GROUND


def _gain(findings: Findings, points: tuple[int, ...], most: tuple[int, ...]) -> int:
    """Points that would come if everything missing were met."""
    skills = place = 0
    if findings.skills.missing:
        skills = int(findings.skills.share_if_closed * most[1] + 0.5) - points[1]
    if findings.place.case in ("far", "moves_later"):
        place = most[3] - points[3]
    return skills + place


def _broken_part(
    case: Case, findings: Findings, missing: tuple[Requirement, ...], weights: Weights
) -> DealBreaker | None:
    if not weights.has_a_must:
        return None
    for criterion, found, mode in zip(CRITERIA, findings, weights.modes, strict=True):
        if mode != "must":
            continue
        lacks_a_must = criterion.name == "skills" and bool(missing)
        if found.share < LEAST_FOR_A_MUST or lacks_a_must:
            sentence = criterion.sentence(case, found)
            label = criterion.label(case.person)
            return DealBreaker(
                case.person.id,
                _("%(part)s is a must here: %(why)s", part=label, why=sentence),
                None,
            )
    return None


def _parts(weighed: Weighed) -> tuple[Part, ...]:
    case = weighed.case
    return tuple(
        Part(
            criterion.name,
            criterion.label(case.person),
            points,
            weight,
            criterion.sentence(case, found),
        )
        for criterion, found, points, weight in zip(
            CRITERIA, weighed.findings, weighed.points, weighed.weights.points, strict=True
        )
    )


def _evidence(case: Case) -> Evidence | None:
    """The loudest wish's words; never invented where none were written down."""
    wish = case.best
    if wish is None or not wish.words:
        return None
    return Evidence(wish.id, wish.words, wish.source, wish.said_on)


def _nearly(weighed: Weighed) -> str:
    requirement = weighed.missing[0]
    if requirement.kind == "place":
        return f"{CRITERIA[3].sentence(weighed.case, weighed.findings.place)}."
    return how_near(requirement, weighed.case.person, weighed.case.today)
