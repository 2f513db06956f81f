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


@lru_cache(maxsize=1 << 15)
def is_same_firm(one: str, other: str) -> bool:
    """ "Osprey Rail Ltd." is "Osprey Rail"; nothing looser, because this takes people off lists."""
    return bool(one and other) and firm_key(one) == firm_key(other)


@lru_cache(maxsize=1 << 15)
def firm_key(firm: str) -> str:
    """The name without its legal form; equal for all spellings of one firm."""
    words = re.findall(r"\w+", firm.casefold())
    return " ".join([word for word in words if word not in LEGAL_FORMS] or words)
