"""Whether a client's industry is the one a person named."""

import re
from functools import lru_cache

from agency.matching.titles import tokens
from agency.skills.ordinary import EVERYDAY
from agency.skills.seeds import load_seed_terms
from agency.words import unaccented

FAMILIES = tuple(
    frozenset(family.split())
    for family in (
        "climate cleantech energy renewable solar wind utility power grid sustainability green",
        "health healthcare medical pharma pharmaceutical biotech hospital medtech clinical",
        "finance bank banking insurance fintech payment investment credit wealth",
        "software saas technology internet cloud it",
        "rail railway transport transportation logistic freight shipping aviation airline",
        "retail ecommerce consumer grocery",
        "government public municipal defence defense",
        "nonprofit charity ngo",
        "education university school edtech",
        "construction building infrastructure property estate housing",
        "manufacturing industrial automotive machinery hardware",
        "media advertising ad marketing publishing adtech",
        "oil gas petroleum mining",
        "food beverage agriculture farming hospitality restaurant",
    )
)

FAMILY_MATCH = 0.7
FILLERS = frozenset({"technology", "industry", "sector", "service", "company", "business"})


@lru_cache(maxsize=1 << 15)
def industry_match(industries: tuple[str, ...], wanted: str) -> float:
    """1 where the named industry is the client's, 0.7 for its family, else 0."""
    wish = _words(wanted)
    best = 0.0
    for industry in industries:
        words = _words(industry)
        if wish and (wish <= words or words <= wish):
            return 1.0
        if any(wish & family and words & family for family in FAMILIES):
            best = FAMILY_MATCH
    return best


TAKES_WITH_IT = tuple(
    (tuple(names.split("|")), tuple(more.split("|")))
    for names, more in (
        (
            "gambling|betting|gaming and betting",
            "gambling|betting|casino|lottery|bookmaker|bookmaking|igaming|sportsbook",
        ),
        ("tobacco|nicotine|cigarettes", "tobacco|nicotine|cigarette|vaping|vape"),
        (
            "oil and gas|oil|petroleum|fossil fuels|big oil",
            "oil and gas|petroleum|petrochemical|fossil fuel|oil refining|oil refinery|oilfield|"
            "oil drilling|natural gas|upstream oil",
        ),
        (
            "defence|defense|arms|weapons|military|arms industry|arms trade",
            "defence|defense|military|weapon|armament|munition|missile|arms trade|arms manufacturing",
        ),
        ("banking|banks", "banking|bank"),
        ("alcohol|alcoholic drinks", "alcohol|brewery|brewing|distillery|distilling|winery"),
        ("meat|meat processing", "meat|slaughterhouse|abattoir|meatpacking"),
        ("slaughterhouses|abattoirs", "slaughterhouse|abattoir"),
        ("cannabis|marijuana", "cannabis|marijuana"),
        ("crypto|cryptocurrency", "crypto|cryptocurrency|web3|blockchain|bitcoin"),
        ("pharma|pharmaceuticals|big pharma", "pharma|pharmaceutical"),
        ("payday lending|payday loans", "payday lending|payday loan"),
        ("care homes|nursing homes", "care home|nursing home|residential care"),
        ("debt collection|debt collecting", "debt collection|debt recovery|bailiff"),
        ("prisons|corrections", "prison|correction|correctional"),
        ("religion|religious organisations|churches", "religious|religion|church|diocese"),
        ("recruitment|staffing|agencies", "recruitment|recruiting|staffing"),
        ("insurance|insurers", "insurance|insurer"),
        ("public sector|government|civil service", "public sector|government|civil service"),
        ("charity|charities|nonprofits|the third sector", "charity|nonprofit|ngo"),
        ("consulting|consultancy|consultancies", "consulting|consultancy"),
        ("adult entertainment|pornography|porn", "adult entertainment|pornography"),
        ("fast food|burger chains", "fast food|quick service restaurant"),
        ("mining|mines", "mining|mine"),
    )
)
"""What whoever refuses any of the first names refuses too. Only what is that trade beyond doubt."""


@lru_cache(maxsize=1 << 15)
def is_refused_industry(industries: tuple[str, ...], refused: str) -> bool:
    """Whether an industry is the refused one, in its words or those of the same trade.

    "Banking" stands in "Retail banking", and a casino is gambling. A refusal of one branch says
    nothing of the others: "retail banking" is not "investment banking".
    """
    ways = [way for name in _alternatives(refused) for way in _also_said(name)]
    return any(way and way <= _words(industry) for way in ways for industry in industries)


def _alternatives(refused: str) -> list[str]:
    return [part for part in re.split(r"[,;/]|\b(?:or|nor)\b", refused) if part.strip()]


@lru_cache(maxsize=1 << 12)
def _also_said(refused: str) -> tuple[frozenset[str], ...]:
    """The words of the refusal, and of what it takes with it: its line above, and the vocabulary's spellings of it.

    A spelling counts with all its words: "public service" is not whatever is public.
    """
    words = _words(refused)
    more: list[frozenset[str]] = []
    for names, taken in TAKES_WITH_IT:
        if any(words == _words(name) for name in names):
            more += map(_words, taken)
    for term in load_seed_terms()["industry"]:
        if words == _words(term.name):
            more += [tokens(one) for one in term.synonyms if not _says_more(one)]
    return (words, *more)


def _says_more(spelling: str) -> bool:
    """ "Oil" may be olive oil, and a number says nothing."""
    return unaccented(spelling.casefold()) in EVERYDAY or any(map(str.isdigit, spelling))


def _words(text: str) -> frozenset[str]:
    words = tokens(text)
    return (words - FILLERS) or words
