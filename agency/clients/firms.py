"""Whether two spellings name the same firm."""

import re
from functools import lru_cache

LEGAL_FORMS = frozenset(
    [
        "inc",
        "incorporated",
        "ltd",
        "limited",
        "llc",
        "llp",
        "plc",
        "corp",
        "corporation",
        "co",
        "company",
        "gmbh",
        "ag",
        "sa",
        "sas",
        "sarl",
        "bv",
        "nv",
        "pty",
        "ulc",
        "the",
    ]
)

SHORTEST_NAME = 6


@lru_cache(maxsize=1 << 15)
def is_same_firm(one: str, other: str) -> bool:
    """ "Osprey Rail Ltd." is "Osprey Rail"; nothing looser, because this takes people off lists."""
    return bool(one and other) and firm_key(one) == firm_key(other)


@lru_cache(maxsize=1 << 15)
def is_part_of_firm(named: str, firm: str) -> bool:
    """Whether a firm's name begins with the one that was named: "Blitzkurier" in "Blitzkurier Logistik".

    For refusals only. One short word ("First", "ABC") begins too many names to mean one firm.
    """
    if is_same_firm(named, firm):
        return True
    key = firm_key(named)
    is_distinct = " " in key or len(key) >= SHORTEST_NAME
    return is_distinct and firm_key(firm).startswith(f"{key} ")


@lru_cache(maxsize=1 << 15)
def firm_key(firm: str) -> str:
    """The name without its legal form; equal for all spellings of one firm."""
    words = re.findall(r"\w+", firm.casefold())
    return " ".join([word for word in words if word not in LEGAL_FORMS] or words)
