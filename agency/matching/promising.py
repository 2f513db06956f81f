"""The most that a row alone lets its person reach for a role: what nobody exceeds, and few fall far short of.

Whoever cannot reach the last of the first fifty by this need not be weighed. A property test holds
it to the scorer's own measure, part by part as `criteria` has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from agency.clients.firms import firm_key
from agency.matching.asked import HALF_A_YEAR_DAYS, LATER_COUNTS, YEAR_AND_A_HALF_DAYS
from agency.matching.crowd import Marks, Mask, People, Places, Shares
from agency.matching.facts import Pay, Requirement, RoleFacts
from agency.matching.industries import industry_match
from agency.matching.parts.pay import (
    ABOVE,
    AT_TOP_OF_BAND,
    JUST_ABOVE,
    NEUTRAL_SHARE,
    YEARLY,
    in_terms_of,
)
from agency.matching.parts.place import ABROAD_SHARE, EDGE_SHARE, NEAR_KM, REACH_KM
from agency.matching.parts.skills import COVERAGE_SAYS, MUSTS_SHARE
from agency.matching.parts.timing import LATE_SHARE, NAMED_BUT_AHEAD, USUAL_LEAD_DAYS, WINDOW_DAYS
from agency.matching.parts.want import (
    A_TRADE,
    ALIKE,
    DIRECTIONS,
    LEAST_MATCH,
    NAMED_EMPLOYER,
    SAME_JOB,
    TITLES_SAY,
    UNSAID_SHARE,
)
from agency.matching.pool import Caught
from agency.matching.profiles import (
    FIELD_NOW,
    MOVES,
    ONLY_REMOTE,
    SKILL_NAMED,
    TERMS_NAMED,
    TITLE_NOW,
)
from agency.matching.rows import is_checkable, kilometres
from agency.matching.weights import Weights


@dataclass(frozen=True)
class AtMost:
    """Points without what a record may add, and that for a record that reads exactly like the role.

    `lacks` tells by requirement who surely does not hold a must-have; `missing` counts these, and
    living out of reach, which `is_far` tells;
    `may_lack_more` who could turn out to be short of another, or out of reach; `may_ask` who may have
    named this work; `is_out` who is surely on no list, because they want another job or would only
    work from home. `if_closed` is the most were everything missing met.
    """

    points: Shares
    reading: Shares
    lacks: Mapping[int, Mask]
    missing: Places
    may_lack_more: Mask
    may_ask: Mask
    is_out: Mask
    is_far: Mask
    if_closed: Shares


def at_most(
    role: RoleFacts,
    caught: Caught,
    today: date,
    weights: Weights,
    rates: Mapping[str, float],
    *,
    reads: bool,
) -> AtMost:
    """Of whoever came through the net; `reads` if the role says enough to hold records against."""
    people, marks = caught.people, caught.crowd.marks
    if not reads:
        people = replace(people, has_record=np.zeros(len(people), bool))
    alike = _by_number(caught.tied)
    want, skills, timing, place, pay = weights.points
    wanted, may_ask, wants_another = _want(role, alike, people, marks, today)
    on_record = people.terms.counted > 0
    lines, lacks = _lines(role, people, on_record)
    record = np.where(people.has_record, 1 - COVERAGE_SAYS if _asks(role) else 1.0, 0.0)
    held = lines * (1 - record)
    reach, near, far = _place(role, people, marks)
    rest = (
        want * wanted
        + timing * _timing(role, people, today)
        + pay * _pay(role, people, marks, rates)
    )
    return AtMost(
        points=rest + skills * held + place * reach,
        reading=skills * record,
        lacks=lacks,
        missing=sum((one.astype(int) for one in lacks.values()), start=far.astype(int)),
        may_lack_more=~near & ~far | ~on_record | any(map(_may_fall_short, _asks(role))),
        may_ask=may_ask,
        is_out=wants_another | people.says(ONLY_REMOTE) if role.office_days else wants_another,
        is_far=far,
        if_closed=rest + skills + place,
    )


OF_NO_TRADE = np.nextafter(A_TRADE, 0)
"""The most that a title is alike to one it is not tied to."""


def _by_number(tied: Mapping[int, float]) -> Shares:
    """How alike each title is to the role's, at most."""
    found = np.full(max(tied, default=0) + 2, OF_NO_TRADE)
    found[list(tied)] = list(tied.values())
    return found


def _asks(role: RoleFacts) -> list[Requirement]:
    return [asked for asked in role.requirements if is_checkable(asked)]


def _may_fall_short(asked: Requirement) -> bool:
    return asked.is_must and bool(asked.years or asked.kind == "designation")


def _want(
    role: RoleFacts, alike: Shares, people: People, marks: Marks, today: date
) -> tuple[Shares, Mask, Mask]:
    """As `want._share` has it; a wish that the role does not meet counts only if it is for now."""
    age = _strength(people, today)
    later = (people.wished_from > today.toordinal()) & (people.wished_from > 0)
    names_a_title = people.wish_titles.counted > 0
    names_a_field = np.zeros(len(people), bool)
    if role.industries:
        fields = marks.worth("field", lambda said: 1 + industry_match(role.industries, said))
        field = people.marks.best(fields, 0) - 1
        names_a_field = field >= 0
    title = people.wish_titles.best(alike, 0)
    done = SAME_JOB * people.titles.best(alike, 0)
    named = title * age * np.where(later, LATER_COUNTS, 1)
    firm = f"firm:{firm_key(role.client_name)}"
    firm_named = people.marks.holds(marks.number(firm))
    other = people.says(TITLE_NOW) | (people.wished_from > 0) & ~later
    unmet = ~people.says(TITLE_NOW) & ((title <= LEAST_MATCH) | (people.wish_titles.counted > 1))
    unsaid = _unsaid(done, people, people.says(TERMS_NAMED))
    left_out = np.maximum(named, np.maximum(done, unsaid))
    work = np.where(names_a_title, np.where(unmet, left_out, named), done)
    share = np.where(names_a_title, work, unsaid)
    skill = people.says(SKILL_NAMED)
    if role.industries:
        both = (DIRECTIONS["title"] * work + DIRECTIONS["industry"] * field * age) / (
            DIRECTIONS["title"] + DIRECTIONS["industry"]
        )
        counts = (field >= LEAST_MATCH) | people.says(FIELD_NOW)
        share = np.where(names_a_field, np.where(counts, both, np.maximum(both, share)), share)
        other |= people.says(FIELD_NOW) & (field < LEAST_MATCH) & ~skill
    share = np.where(skill, np.maximum(share, _with_a_skill(np.maximum(share, work))), share)
    share = np.where(firm_named, share + (1 - share) * NAMED_EMPLOYER, share)
    return share, firm_named | (title >= ALIKE), other & (title < LEAST_MATCH) & ~firm_named


def _strength(people: People, today: date) -> Shares:
    """As `asked.strength` has it, of the newest words; whoever said one without a day is taken at their word."""
    age = today.toordinal() - people.wished_on
    old = np.where(age >= YEAR_AND_A_HALF_DAYS, 0.5, np.where(age >= HALF_A_YEAR_DAYS, 0.75, 1))
    return np.where(people.wished_on > 0, old, 1.0)


def _unsaid(done: Shares, people: People, names_terms: Mask) -> Shares:
    """Of whoever said nothing of what they want, or only on which terms."""
    whole = done / SAME_JOB
    reads = np.where(people.has_record, TITLES_SAY * whole + (1 - TITLES_SAY), whole)
    return np.where(names_terms, np.maximum(done, UNSAID_SHARE * reads), UNSAID_SHARE * reads)


def _with_a_skill(share: Shares) -> Shares:
    """Were a skill they would like to use asked for."""
    title, skill = DIRECTIONS["title"], DIRECTIONS["skill"]
    return (title * share + skill) / (title + skill)


def _lines(role: RoleFacts, people: People, on_record: Mask) -> tuple[Shares, dict[int, Mask]]:
    """The share of what is asked for, and by must-have who surely misses it."""
    found = {True: np.zeros(len(people)), False: np.zeros(len(people))}
    whole, lacks = {True: 0.0, False: 0.0}, {}
    asks = _asks(role)
    for asked, best in zip(asks, people.terms.best_of_each(map(_worth, asks)), strict=True):
        is_near = best > _BESIDE
        share = best - is_near * _BESIDE
        found[asked.is_must] += share * asked.weight
        whole[asked.is_must] += asked.weight
        if asked.is_must:
            lacks[asked.id] = on_record & ~is_near
    if whole[True] and whole[False]:
        musts, nices = found[True] / whole[True], found[False] / whole[False]
        return MUSTS_SHARE * musts + (1 - MUSTS_SHARE) * nices, lacks
    every = whole[True] or whole[False]
    return (found[True] + found[False]) / every if every else found[True] + NEUTRAL_SHARE, lacks


_BESIDE = 1.0
"""What is near is worth this much more than what only often stands beside it, and is taken before it."""


def _worth(asked: Requirement) -> dict[int, float]:
    """By term, how far it meets a requirement."""
    worth = {one.term_id: one.closeness for one in asked.together}
    worth |= {one.term_id: _BESIDE + one.closeness for one in asked.related}
    if asked.term_id is not None:
        worth[asked.term_id] = _BESIDE + 1
    return worth


def _timing(role: RoleFacts, people: People, today: date) -> Shares:
    start = today + timedelta(days=USUAL_LEAD_DAYS)
    if role.starts_on is not None:
        start = max(role.starts_on, today)
    lead = (start - today).days
    free = _by(people.notice_days.astype(float) - lead)
    by_notice = np.where(people.notice_days < 0, NEUTRAL_SHARE, free)
    ahead = people.earliest_day > today.toordinal()
    by_day = np.where(ahead, np.maximum(by_notice, NAMED_BUT_AHEAD), 1.0)
    return np.where(people.earliest_day > 0, by_day, by_notice)


def _by(days_late: Shares) -> Shares:
    late = LATE_SHARE * np.maximum(0, 1 - days_late / WINDOW_DAYS)
    return np.where(days_late <= 0, 1.0, late)


def _place(role: RoleFacts, people: People, marks: Marks) -> tuple[Shares, Mask, Mask]:
    """The share, who is within reach for certain, and who is not."""
    everybody, there = np.ones(len(people)), role.location
    if there is None or role.office_days == 0:
        share = everybody * NEUTRAL_SHARE if role.office_days != 0 else everybody
        if there is not None and there.country:
            away = marks.worth("in", lambda one: float(one != there.country))
            share = np.where(away.take(people.country) > 0, ABROAD_SHARE, 1.0)
        return share, everybody > 0, everybody == 0
    km = kilometres(people.latitude, people.longitude, role, there)
    falling = 1 - (1 - EDGE_SHARE) * (km - NEAR_KM) / (REACH_KM - NEAR_KM)
    share = np.where(km <= NEAR_KM, 1.0, np.where(km > REACH_KM, 0.0, falling))
    moves = people.says(MOVES)
    share = np.where(moves, 1.0, np.where(np.isnan(km), NEUTRAL_SHARE, share))
    return share, ~moves & ~(km > REACH_KM - 1), ~moves & (km > REACH_KM)


def _pay(role: RoleFacts, people: People, marks: Marks, rates: Mapping[str, float]) -> Shares:
    """As `pay.find_pay` has it."""
    band = role.pay
    neutral = np.full(len(people), NEUTRAL_SHARE)
    if band is None:
        return neutral
    in_ours = marks.worth("pays", lambda one: in_terms_of(Pay(1.0, one), band, rates) or 0)
    rate = in_ours.take(people.currency)
    low, high = band.low * YEARLY[band.period], band.high * YEARLY[band.period]
    least = people.pay * rate - 1e-6
    within = 1 - (1 - AT_TOP_OF_BAND) * (least - low) / max(high - low, 1e-9)
    above = np.where(least <= high * JUST_ABOVE, 0.2, np.where(least <= high * ABOVE, 0.1, 0.0))
    share = np.where(least <= low, 1.0, np.where(least <= high, within, above))
    return np.where(np.isnan(people.pay) | (rate == 0), neutral, share)
