"""Whether a client's industry is the one a person named."""

from functools import lru_cache

from agency.matching.titles import tokens

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


@lru_cache(maxsize=1 << 15)
def is_refused_industry(industries: tuple[str, ...], refused: str) -> bool:
    """Whether every word of the refusal stands in an industry: "banking" in "Retail banking"."""
    wish = _words(refused)
    return bool(wish) and any(wish <= _words(industry) for industry in industries)


def _words(text: str) -> frozenset[str]:
    words = tokens(text)
    return (words - FILLERS) or words
