"""Steps of a career that are counted or bounded: "Band 7 or above", "Grade 6", "senior or higher"."""

import re

SCALES = "band|grade|level|tier|class|step|key stage|pay point"
_STEP = re.compile(rf"\b({SCALES}) ?(\d{{1,2}})\b")
_FROM = re.compile(
    r"\b(?:or|and) (?:above|higher|up|upwards|more|over)\b|\bat least\b|\bminimum\b|\bmin\b|"
    r"\bnothing (?:below|under)\b|\bfrom\b|\d ?\+|\bupwards\b"
)
_UP_TO = re.compile(
    r"\b(?:or|and) (?:below|lower|under|down|less)\b|\bat most\b|\bup to\b|\bmaximum\b|"
    r"\bnothing (?:above|over)\b"
)
_BELOW = re.compile(r"(?<!nothing )\b(?:below|under|less than|lower than) ")
_ABOVE = re.compile(r"(?<!nothing )\b(?:above|over|more than|higher than) ")


def step_met(wanted: str, title: str) -> float | None:
    """1 or 0 where both name a number on the same scale, else None."""
    want, offer = _step(wanted), _step(title)
    if want is None or offer is None or want[0] != offer[0]:
        return None
    return 1.0 if is_within(wanted, want[1], offer[1]) else 0.0


def is_within(said: str, named: int, offered: int) -> bool:
    """Whether a step is the one named, or on the side of it that the words open."""
    words = said.casefold()
    if _BELOW.search(words):
        return offered < named
    if _ABOVE.search(words):
        return offered > named
    if _FROM.search(words):
        return offered >= named
    return offered <= named if _UP_TO.search(words) else offered == named


def _step(text: str) -> tuple[str, int] | None:
    found = _STEP.search(text.casefold())
    return (found.group(1), int(found.group(2))) if found else None
