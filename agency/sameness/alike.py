"""How alike two descriptions of a person are. Pure: no database, no clock.

A name alone tells nobody apart, so it counts only with the employer or the town. The figures order
what a person is shown; they are no probabilities.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import token_sort_ratio

from agency.words import unaccented

EQUAL, SHORT_FORM, ONE_SLIP, INITIAL = 1.0, 0.95, 0.92, 0.88
"""What a part of a name is worth: as written, Bob for Robert, Okafor for Okafar, J for Jane."""
_TITLES = "mr mrs ms miss mx dr prof sir phd md jr sr ii iii cpa peng pmp mba"
_LEGAL_FORMS = (
    "inc incorporated ltd limited llc llp corp corporation co company plc gmbh ag sa sarl ltee"
    " the and of"
)
_NOT_NAMES, _NOT_FIRMS = frozenset(_TITLES.split()), frozenset(_LEGAL_FORMS.split())
_SHORT_FORMS = tuple(
    frozenset(line.split())
    for line in (
        "robert rob bob bobby robbie", "william will bill billy liam", "richard rich rick dick",
        "michael mike mick mikey", "james jim jimmy jamie", "john jack johnny jon",
        "jonathan jon", "joseph joe joey", "thomas tom tommy", "edward ed eddie ted",
        "charles charlie chuck", "christopher chris", "christine christina chris tina",
        "daniel dan danny", "david dave", "matthew matt", "anthony tony", "andrew andy drew",
        "nicholas nick", "benjamin ben", "samuel samantha sam", "alexander alexandra alex sasha",
        "steven stephen steve", "gregory greg", "jeffrey geoffrey jeff geoff", "kenneth ken",
        "ronald ron", "donald don", "timothy tim", "patrick patricia pat", "patricia trish",
        "elizabeth liz beth lizzie eliza betty", "katherine catherine kate katie kathy cathy",
        "margaret maggie meg peggy", "jennifer jen jenny", "jessica jess", "susan sue susie",
        "deborah deb debbie", "barbara barb", "rebecca becky becca", "victoria vicky tori",
        "natalie nat", "philip phil", "peter pete", "lawrence larry", "frederick fred",
        "gerald gerry jerry", "vincent vince", "zachary zach zack", "joshua josh", "jacob jake",
        "abigail abby", "theodore theo ted", "francis francois frank", "mohammed muhammad mohamed",
    )
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Described:
    """A person as a row, a form or a record tells of them; what is not known is left empty."""

    name: str
    candidate_id: int | None = None
    """Whose record this is, where it is one: nobody is found to be like themselves."""
    goes_by: str = ""
    addresses: frozenset[str] = frozenset()
    """Emails in lower case, phones as E.164, LinkedIn as ``in/jane``; work phones are nobody's own."""
    employer: str = ""
    place_id: int | None = None


@dataclass(frozen=True)
class Alike:
    """Why they may be one person (``name and employer``), and a score from 0 to 1."""

    how: str
    score: float


def alike(one: Described, other: Described) -> Alike | None:
    """Whether name, employer and town say that they may be the same; addresses are not looked at.

    Name and employer, each with a slip forgiven; or name as written and town, where no employer
    speaks against it.
    """
    name = name_likeness(one, other)
    if not name:
        return None
    same_place = one.place_id is not None and one.place_id == other.place_id
    other_place = None not in (one.place_id, other.place_id) and not same_place
    if one.employer and other.employer:
        if not employers_alike(one.employer, other.employer):
            return None
        how = "name, employer and town" if same_place else "name and employer"
        return Alike(how, round(name * (0.95 if same_place else 0.8 if other_place else 0.9), 2))
    if same_place and name >= SHORT_FORM:
        return Alike("name and town", round(name * 0.8, 2))
    return None


def name_likeness(one: Described, other: Described) -> float:
    """0 where the names are two people's; else what the least alike of first and last name is worth."""
    return max(
        (
            _name_likeness(mine, theirs)
            for mine in _spellings(one.name, one.goes_by)
            for theirs in _spellings(other.name, other.goes_by)
        ),
        default=0.0,
    )


@lru_cache(maxsize=20_000)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name in one case, family name last: "Okafor, Dr Jane" is jane, okafor."""
    family, comma, given = name.partition(",")
    ordered = f"{given} {family}" if comma and _words(given) else name
    return _words(ordered)


def other_spellings(name: str) -> tuple[str, ...]:
    """The name with each known short or long form of its first word, itself first."""
    parts = name_parts(name)
    forms = sorted(
        {form for group in _SHORT_FORMS if parts[:1] and parts[0] in group for form in group}
    )
    return (" ".join(parts), *(" ".join((form, *parts[1:])) for form in forms if form != parts[0]))


def employers_alike(one: str, other: str) -> bool:
    """ "Acme Robotics Inc." and "ACME Robotics" are one firm; so are "Acme" and "Acme Robotics"."""
    mine, theirs = _firm(one), _firm(other)
    if not mine or not theirs:
        return False
    shorter, longer = sorted((mine, theirs), key=len)
    if longer[: len(shorter)] == shorter and len(" ".join(shorter)) >= 4:
        return True
    return token_sort_ratio(" ".join(mine), " ".join(theirs)) >= 88


def _spellings(name: str, goes_by: str) -> list[tuple[str, ...]]:
    parts = name_parts(name)
    called = name_parts(goes_by)
    return [parts, (*called[:1], *parts[1:])] if called and len(parts) > 1 else [parts]


@lru_cache(maxsize=50_000)
def _name_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return EQUAL if len(one) > 1 else INITIAL
    if len(one) == 1 or len(other) == 1:
        return 0.0
    as_written = min(_first(one[0], other[0]), _last(one, other))
    turned = EQUAL if (one[0], one[-1]) == (other[-1], other[0]) else 0.0
    return max(as_written, turned)


def _first(one: str, other: str) -> float:
    if one == other:
        return EQUAL
    if any(one in group and other in group for group in _SHORT_FORMS):
        return SHORT_FORM
    if 1 in (len(one), len(other)):
        return INITIAL if one[0] == other[0] else 0.0
    return ONE_SLIP if _one_slip(one, other) else 0.0


def _last(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The last words; or one of a double name: "Ana Silva Costa" and "Ana Silva"."""
    if one[-1] == other[-1]:
        return EQUAL
    if _one_slip(one[-1], other[-1]):
        return ONE_SLIP
    shorter, longer = sorted((one, other), key=len)
    return INITIAL if shorter[-1] in longer[1:] and len(shorter[-1]) > 2 else 0.0


def _one_slip(one: str, other: str) -> bool:
    """One letter too many, missing or swapped; another letter only in a word of five or more."""
    if OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return min(len(one), len(other)) >= 5 or len(one) != len(other) or sorted(one) == sorted(other)


def _words(text: str) -> tuple[str, ...]:
    letters = re.sub(r"[.'’`]", "", unaccented(text).casefold())
    return tuple(word for word in re.findall(r"\w+", letters) if word not in _NOT_NAMES)


@lru_cache(maxsize=20_000)
def _firm(name: str) -> tuple[str, ...]:
    words = re.findall(r"\w+", re.sub(r"[.'’]", "", unaccented(name).casefold()))
    return tuple(word for word in words if word not in _NOT_FIRMS)
