"""A firm's name without what its spellings differ in."""

import re

_LEGAL_FORMS = frozenset(
    """inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag sa sas sarl bv nv
    pty ulc the""".split()  # noqa: SIM905 - a list reads worse
)


def firm_name(spelled: str) -> tuple[str, ...]:
    """ "Osprey Rail Ltd." and "osprey rail" give the same; nothing looser does."""
    words = re.findall(r"\w+", spelled.casefold())
    return tuple(word for word in words if word not in _LEGAL_FORMS) or tuple(words)
