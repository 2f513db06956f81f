"""Sums as they are spoken: "a hundred and thirty thousand", "thirty two an hour", "one forty"."""

import re
from collections.abc import Iterator

from agency.touches.reading.languages.tables import Edit
from agency.touches.reading.notes import pattern

_SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = dict(zip(_SMALL, range(1, 20), strict=True))
_VALUES |= dict(zip(_TENS, range(20, 100, 10), strict=True))
_ONE = "|".join((*_SMALL, *_TENS))
_SUM = pattern(
    rf"\b(?:a(?= hundred)|hundred(?= and)|{_ONE})\b(?:(?: and)?[ -](?:{_ONE}|hundred|thousand)\b)*(?P<k> ?(?:k|grand)\b)?"
)
_BY_THE = pattern(
    r"^ hours (?:a|per) week\b|^(?: (?:dollars|pounds|euros|bucks|quid))?(?: ?/| (?:an?|per|the)) ?(?:hour|hr|day|week|month|year)\b"
    r"|^ (?:dollars|pounds|euros|quid)\b|^ base\b"
    rf"|^ (?:and|to|or) (?:{_ONE})(?:[ -](?:{_ONE}))? (?:an?|per) (?:hour|day)\b"
)
_MONEY_BEFORE = pattern(
    r"\b(?:earns?|earning|mak(?:es|ing)|paid|pays?|salary|base|money|said|at least|minimum|less than|lower than"
    r"|around|about|wants|asking|needs|expects|on) (?:is |of |for |at |around |about |now )*$"
)
LEAST_SPOKEN = 40  # "one forty" is 140 thousand; smaller sums are told with their period


def spoken_sums(plain: str) -> Iterator[Edit]:
    """Sums of money in words, put into figures."""
    for found in _SUM.finditer(plain):
        words = found[0][: found.start("k") - found.start()] if found["k"] else found[0]
        amount = _amount(re.split(r"[\s-]", words))
        if amount is None:
            continue
        before, after = plain[max(0, found.start() - 40) : found.start()], plain[found.end() :][:24]
        if found["k"] or (amount >= 10_000 and amount % 1_000 == 0):
            yield found.span(), f"{amount if found['k'] else amount // 1_000}k"
        elif (
            _BY_THE.search(after)
            or amount >= 10_000
            or (amount >= LEAST_SPOKEN and _MONEY_BEFORE.search(before))
        ):
            yield found.span(), str(amount)


def _amount(words: list[str]) -> int | None:
    """ "one forty" and "one hundred and forty" are 140; None for words that are no number together."""
    thousands = total = 0
    for word in words:
        if word == "hundred":
            total = (total or 1) * 100
        elif word == "thousand":
            thousands, total = (total or 1) * 1_000, 0
        elif word in _VALUES:
            value = _VALUES[word]
            if 0 < total < 20 and value >= 10:
                total *= 100
            elif total % 100 and not (total % 10 == 0 and value < 10):
                return None
            total += value
    return thousands + total or None
