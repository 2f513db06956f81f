"""What they want: stated wishes held against the role, weighed by the age of the words."""

from datetime import date
from typing import NamedTuple

from agency.languages.speaking import N_, Words, _
from agency.matching.asked import Asked, is_for_now, is_old, strength
from agency.matching.facts import PersonFacts, RoleFacts, Wish
from agency.matching.industries import industry_match
from agency.matching.matches import MET, SAME_TOWN_KM
from agency.matching.titles import THE_SAME, title_alike
from agency.matching.wording import (
    hours_a_week,
    job_name,
    listed,
    lowered,
    months,
    objective,
    office_days_at_most,
    possessive,
    verb,
    with_article,
)
from agency.places.gazetteer import distance_km
from agency.words import capital, figure

DIRECTIONS = {"title": 5.0, "industry": 3.0, "skill": 2.0}
"""What work they want, and how much each says about it."""

CONDITIONS = {
    "place": 4.0,
    "hours": 3.0,
    "seniority": 2.0,
    "contract_form": 2.0,
    "remote": 2.0,
    "company_size": 1.0,
}
"""On which terms."""

LOUDNESS = {"employer": 6.0, **DIRECTIONS, **CONDITIONS}
"""Which wish is quoted when several are met."""

ARRANGEMENTS = Words(
    {"remote": N_("remote work"), "hybrid": N_("hybrid work"), "on_site": N_("work on site")}
)
CONTRACT_WORK = Words(
    {
        "permanent": N_("a permanent job"),
        "fixed_term": N_("a fixed term"),
        "contract": N_("contract work"),
        "part_time": N_("part-time work"),
        "temporary": N_("temporary work"),
    }
)

UNSAID_SHARE = 12 / 35
"""The most that a present title can bring to someone who has told us nothing."""

BEFORE = 0.6
"""What an earlier title says, beside the present one."""
TITLES_SAY = 0.7
"""What titles say of a direction nobody named; the rest is left to the record's words."""

SAME_JOB = 0.9
CONDITION_SHARE = 0.2
SAME_WORK_FLOOR = 0.3
ASKED_FOR_OTHER = 0.5
"""Whoever named another field wants this less than whoever said nothing."""

NAMED_EMPLOYER = 0.6
ALIKE = 0.5

LEAST_MATCH = 0.3
"""A wish met by less is said to be unmet, and never quoted."""

A_TRADE = 0.3
"""Above `titles.SAME_FUNCTION`, so that two titles of one trade always share a word."""


class WantFound(NamedTuple):
    """The share, the wish that speaks loudest for the role, what was met how well, and what not."""

    share: float
    best: Wish | None
    met: dict[str, Wish]
    unmet: dict[str, Wish]
    matches: dict[str, float]
    title_now: float
    done: float
    """The title now, or an earlier one, which counts less."""
    is_stated: bool
    is_another_job: bool
    """They told us what they want next, and this is not it."""

    @property
    def title_wanted(self) -> float:
        return self.matches.get("title", 0.0)

    @property
    def is_asked_for(self) -> bool:
        """They named this kind of job, or this employer."""
        return self.title_wanted >= ALIKE or "employer" in self.met

    @property
    def is_their_trade(self) -> bool:
        """The job they do or the job they want ties them to this one."""
        return max(self.done, self.title_wanted) >= A_TRADE or "employer" in self.met


def find_want(role: RoleFacts, person: PersonFacts, asked: Asked, today: date) -> WantFound:
    title_now = _title_now(role, person)
    done = max(title_now, _title_before(role, person))
    met: dict[str, Wish] = {}
    unmet: dict[str, Wish] = {}
    values: dict[str, float] = {}
    matches: dict[str, float] = {}
    best, best_loudness = None, 0.0
    for kind, wishes in asked.wanted.items():
        if kind not in MET or (kind == "place" and not _would_be_a_move(role, person)):
            continue
        wish, value, match = _strongest(role, wishes, kind, today)
        if wish is None:
            continue
        if match < LEAST_MATCH:
            standing = _still_wanted(kind, wishes, today)
            if standing is not None:
                unmet[kind], values[kind] = standing, value
            continue
        met[kind], values[kind], matches[kind] = wish, value, match
        if value * LOUDNESS[kind] > best_loudness:
            best, best_loudness = wish, value * LOUDNESS[kind]
    share = _share(values, title_now) if values else UNSAID_SHARE * _reads_like_it(done, person)
    is_another_job = _is_another_job(met, unmet)
    # The terms they named are no reason for a job they did not name.
    best = None if is_another_job else best
    return WantFound(
        share, best, met, unmet, matches, title_now, done, bool(values), is_another_job
    )


def _title_now(role: RoleFacts, person: PersonFacts) -> float:
    return title_alike(person.title, role.title, role.titles_alike) if person.title else 0.0


def _title_before(role: RoleFacts, person: PersonFacts) -> float:
    before = 0.0
    for one in person.previous_titles:
        before = max(before, title_alike(one, role.title, role.titles_alike))
    return BEFORE * before


def _reads_like_it(done: float, person: PersonFacts) -> float:
    """What the work so far says of a direction nobody named: titles first, then the record."""
    if person.reading is None:
        return done
    return TITLES_SAY * done + (1 - TITLES_SAY) * person.reading.alike


def _is_another_job(met: dict[str, Wish], unmet: dict[str, Wish]) -> bool:
    if "employer" in met:
        return False
    stated_and_met = not DIRECTIONS.keys().isdisjoint(met)
    stated_and_not = not DIRECTIONS.keys().isdisjoint(unmet)
    return "title" in unmet or (stated_and_not and not stated_and_met)


def _would_be_a_move(role: RoleFacts, person: PersonFacts) -> bool:
    """Only where the role is somewhere else does a town they named say anything about it."""
    home, there = person.location, role.location
    if role.office_days == 0 or there is None:
        return False
    return home is None or distance_km(home, there) > SAME_TOWN_KM


def _still_wanted(kind: str, wishes: list[Wish], today: date) -> Wish | None:
    """The wish for now that the role does not meet.

    One for later stands in no role's way, nor does an employer they would also like.
    """
    if kind == "employer":
        return None
    return next((wish for wish in wishes if is_for_now(wish, today)), None)


def _strongest(
    role: RoleFacts, wishes: list[Wish], kind: str, today: date
) -> tuple[Wish | None, float, float]:
    measure = MET[kind]
    best, best_value, best_match = None, -1.0, 0.0
    for wish in wishes:
        match = measure(role, wish)
        if match is not None:
            value = match * strength(wish, today)
            if value > best_value:
                best, best_value, best_match = wish, value, match
    return best, best_value, best_match


def _share(values: dict[str, float], title_now: float) -> float:
    """Direction first; where only terms are stated, the present job stands for the direction."""
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
    known = {kind: values[kind] for kind in DIRECTIONS if kind in values}
    if not known:
        return None
    if not any(known.values()):
        return UNSAID_SHARE * ASKED_FOR_OTHER * title_now if "title" not in known else 0.0
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
        return _something_else(found)
    sentence = _what_matches(role, person, found)
    if not is_for_now(found.best, today):
        sentence = _("%(wish)s, for later", wish=sentence)
    if is_old(found.best, today):
        ago = _months_ago(found.best, today)
        sentence = _("%(wish)s; said %(months)s ago, ask again", wish=sentence, months=ago)
    return _but(found, sentence)


def _unsaid(person: PersonFacts, found: WantFound) -> str:
    them = objective(person) if person.pronoun else "them"
    have = verb(person, "Has", "Have")
    said = _("%(have)s not told us what would make %(them)s move", have=have, them=them)
    if found.title_now >= THE_SAME:
        return _("%(said)s; does this job now", said=said)
    if found.title_now >= ALIKE and person.title:
        job = with_article(job_name(person.title))
        return _("%(said)s; works as %(job)s now", said=said, job=job)
    return said


def _something_else(found: WantFound) -> str:
    kind, wish = next(iter(found.unmet.items()))
    return _("Asked for something else: %(wish)s", wish=describe(kind, wish))


def _what_matches(role: RoleFacts, person: PersonFacts, found: WantFound) -> str:
    met = found.met
    if "employer" in met:
        return _("Named %(client)s as a place to work", client=role.client_name)
    if "title" in met:
        said = _title_met(role, found)
    else:
        kinds = [kind for kind in (*DIRECTIONS, *CONDITIONS) if kind in met]
        asked = [in_its_own_terms(role, kind, found) for kind in kinds[:2]]
        said = _("Asked for %(wishes)s", wishes=listed(asked))
    if found.best and found.best.words:
        return _("%(wish)s, in %(their)s own words", wish=said, their=possessive(person))
    return said


def _title_met(role: RoleFacts, found: WantFound) -> str:
    wanted = lowered(found.met["title"].text)
    is_same = found.title_wanted >= THE_SAME
    said = capital(wanted)
    if not is_same:
        job = capital(job_name(role.title))
        said = _("%(held)s is close to %(asked)s", held=job, asked=wanted)
    if "industry" not in found.met:
        return said
    field = in_its_own_terms(role, "industry", found)
    if found.matches["industry"] >= THE_SAME:
        return _("%(title)s in %(field)s", title=said, field=field)
    return _("%(title)s and %(field)s", title=said, field=field)


def in_its_own_terms(role: RoleFacts, kind: str, found: WantFound) -> str:
    """A wish that was met; where the role is only close to it, with the role's own word."""
    words = describe(kind, found.met[kind])
    if kind == "industry" and found.matches[kind] < THE_SAME:
        nearest = max(role.industries, key=lambda name: industry_match((name,), words))
        return _("%(wish)s, close to %(field)s", wish=words, field=lowered(nearest))
    return words


def _but(found: WantFound, said: str) -> str:
    broken = [describe(kind, wish) for kind, wish in found.unmet.items() if kind in LOUDNESS]
    if not broken:
        return said
    wishes = listed(broken[:2], "or")
    return _("%(said)s; not %(wishes)s, which was asked for too", said=said, wishes=wishes)


def describe(kind: str, wish: Wish) -> str:
    """A wish as it stands inside a sentence."""
    if kind == "place":
        return _("a move to %(place)s", place=wish.text)
    if kind == "employer":
        return wish.text
    if kind == "company_size" and wish.number is not None:
        return _("a company of at most %(people)s", people=figure(round(wish.number)))
    if kind == "hours" and wish.number is not None:
        return hours_a_week(wish.number)
    if kind == "seniority":
        return _level(lowered(wish.text))
    if kind == "title":
        return job_name(wish.text)
    if kind == "remote":
        return arrangement_wanted(wish)
    if kind == "contract_form":
        return CONTRACT_WORK.get(wish.text.casefold(), lowered(wish.text))
    return lowered(wish.text)


def _level(said: str) -> str:
    """ "a director-level job"; a step by number or with an open side stands as it was said."""
    if " or " in said or any(map(str.isdigit, said)):
        return said
    return _("%(level)s-level job", level=with_article(said))


def arrangement_wanted(wish: Wish) -> str:
    """ "remote work", "hybrid work", "two office days at most"."""
    if wish.number:
        return office_days_at_most(wish.number)
    return ARRANGEMENTS.get(wish.text.casefold(), lowered(wish.text))


def _months_ago(wish: Wish, today: date) -> str:
    return months((today - (wish.said_on or today)).days // 30)
