"""Sums as they are spoken: "a hundred and thirty thousand", "soixante-dix mille", "zweiundsiebzig", "one forty".

A number from thirteen on is put into figures wherever it stands; hundreds that are left out ("one forty") only where
money is spoken of, for they are mostly the time of day. French and German write their figures with other marks
("37,5", "115 000", "130.000").
"""

import re
from collections.abc import Collection, Iterator

from agency.touches.reading.languages.tables import Edit
from agency.touches.reading.notes import pattern


def _values(table: str) -> dict[str, int]:
    """A line a number: its figure, then the words for it."""
    lines = [line.split() for line in table.strip().splitlines()]
    return {word: int(figure) for figure, *words in lines for word in words}


_VALUES = _values(
    """
    1 one
    2 two
    3 three
    4 four
    5 five
    6 six
    7 seven
    8 eight
    9 nine
    10 ten
    11 eleven
    12 twelve
    13 thirteen
    14 fourteen
    15 fifteen
    16 sixteen
    17 seventeen
    18 eighteen
    19 nineteen
    20 twenty
    30 thirty
    40 forty
    50 fifty
    60 sixty
    70 seventy
    80 eighty
    90 ninety
    """
)
_ONE = "|".join(_VALUES)
_SUM = pattern(
    rf"\b(?:an?(?= hundred)|hundred(?= and)|{_ONE})\b(?:(?: and)?[ -](?:{_ONE}|hundred|thousand|(?:oh|o)(?=[ -](?:{_ONE})))\b)*(?P<k> ?(?:k|grand)\b)?"
    r"(?![ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|somethings?|(?:something|odd)\b|past|o'clock))"
)
_BY_THE = pattern(
    r"^(?: (?:dollars|pounds|euros|bucks|quid))?(?: ?/| (?:an?|per|the)) ?(?:hour|hr|day|week|month|year)\b"
    r"|^ (?:us|usd|cad|canadian|plus (?:bonus|the (?:usual|bonus)|a bonus|stock|equity|car|van|truck|super|[a-z]+ (?:percent|%)))\b"
    r"|^ (?:dollars|pounds|euros|quid)\b|^ (?:package|all in|gross|base|basic|flat|would (?:do|get)|does it|to move|and (?:she|he|they|i)(?:'d| would)|or (?:she|he|they|no))\b"
    rf"|^ (?:and|to|or) (?:{_ONE})(?:[ -](?:{_ONE}))? (?:an?|per) (?:hour|day)\b"
)
_MONEY_BEFORE = pattern(
    r"\b(?:earns?|earning|mak(?:es|ing)|paid|pays?|salary|base|money|said|says|at least|minimum|less than|lower than|rate|floor|number"
    r"|around|about|wants?|asking|asks|needs?|expects?|on|nothing under|below|not under|no less than|not less than|north of|south of|settle for|yes to|reckons|figure of|look(?:s|ing)? at|drop to|down to|target|take|for|named|and) (?:is |of |for |at |around |about |now )*$"
)
LEAST_FIGURE = 13
"""Smaller numbers are read as words by all who need them."""
_TWO_WEEKS = pattern(r" (?:jours|tage)\b")


def spoken_sums(plain: str) -> Iterator[Edit]:
    """Numbers in English words, put into figures; whole thousands as "130k"."""
    for found in _SUM.finditer(plain):
        last = found.start("k") if found["k"] else found.end()
        if _amount(plain[found.start() : last]) is not None:
            yield from _spoken(plain, found.start(), last, found.end())
            continue
        for piece in _PIECE.finditer(plain, *found.span()):  # "twenty eight and thirty"
            yield from _spoken(plain, *piece.span(), piece.end())


_PIECE = re.compile(r"\b(?!and\b)[a-z]+(?:[\s-](?!and\b)[a-z]+)*")


def _spoken(plain: str, start: int, last: int, end: int) -> Iterator[Edit]:
    """A number and whether it is thousands: what lies between its last word and its end says so."""
    words = plain[start:last]
    amount = _amount(words)
    if amount is None:
        return
    if end > last or (amount >= 10_000 and amount % 1_000 == 0):
        yield (start, end), f"{amount if end > last else amount // 1_000}k"
    elif amount >= LEAST_FIGURE and (
        not _leaves_hundreds_out(words)
        or _BY_THE.search(plain[end:][:24])
        or _MONEY_BEFORE.search(plain[max(0, start - 40) : start])
    ):
        yield (start, end), str(amount)


def _leaves_hundreds_out(words: str) -> bool:
    first, *rest = re.split(r"[\s-]", words)
    return _VALUES.get(first, 20) < 20 and bool(rest) and not {"hundred", "thousand"} & set(rest)


def _amount(said: str) -> int | None:
    """ "one forty" and "one hundred and forty" are 140; None for words that are no number together."""
    thousands = total = 0
    for word in re.split(r"[\s-]", said):
        if word == "hundred":
            total = (total or 1) * 100
        elif word == "thousand":
            thousands, total = (total or 1) * 1_000, 0
        elif word in {"oh", "o"} and 0 < total < 20:
            total *= 100
        elif word in _VALUES:
            value = _VALUES[word]
            if 0 < total < 20 and value >= 10:
                total *= 100
            elif total % 100 and not (total % 10 == 0 and value < 10):
                return None
            total += value
    return thousands + total or None


_FRENCH_VALUES = _values(
    """
    1 un une
    2 deux
    3 trois
    4 quatre
    5 cinq
    6 six
    7 sept
    8 huit
    9 neuf
    10 dix
    11 onze
    12 douze
    13 treize
    14 quatorze
    15 quinze
    16 seize
    20 vingt vingts
    30 trente
    40 quarante
    50 cinquante
    60 soixante
    70 septante
    80 huitante octante
    90 nonante
    """
)
_FRENCH_ONE = "|".join((*_FRENCH_VALUES, "cents?", "mille"))
_FRENCH_SUM = pattern(rf"(?<!\bpour )\b(?:{_FRENCH_ONE})\b(?:(?:[ -]et)?[ -](?:{_FRENCH_ONE})\b)*")


def _french(words: str) -> int | None:
    """ "soixante-dix mille" is 70000; None where the words are no one number ("deux trois")."""
    thousands = total = 0
    for word in re.split(r"[\s-]", words):
        value = _FRENCH_VALUES.get(word, 0)
        rest = total % 100
        if word == "et":
            continue
        if word == "mille":
            thousands, total = thousands + (total or 1) * 1_000, 0
        elif word.startswith("cent"):
            total = (total or 1) * 100
        elif value == 20 and rest == 4:
            total += 76
        elif (
            rest == 0
            or (value < 20 and rest in {60, 80})
            or (value < 10 <= rest and rest % 10 == 0)
        ):
            total += value
        else:
            return None
    return thousands + total


_G_UNIT = _values(
    """
    1 ein eins
    2 zwei zwo
    3 drei
    4 vier
    5 funf fuenf
    6 sechs
    7 sieben
    8 acht
    9 neun
    """
)
_G_TEN = _values(
    """
    10 zehn
    11 elf
    12 zwolf zwoelf
    13 dreizehn
    14 vierzehn
    15 funfzehn fuenfzehn
    16 sechzehn
    17 siebzehn
    18 achtzehn
    19 neunzehn
    20 zwanzig
    30 dreißig dreissig
    40 vierzig
    50 funfzig fuenfzig
    60 sechzig
    70 siebzig
    80 achtzig
    90 neunzig
    """
)
_G_UNITS, _G_TENS = "|".join(_G_UNIT), "|".join(_G_TEN)


def _german_part(name: str) -> str:
    return (
        rf"(?:(?P<h{name}>(?:{_G_UNITS})?hundert)(?:und)?)?"
        rf"(?:(?:(?P<u{name}>{_G_UNITS})und)?(?P<t{name}>{_G_TENS})|(?P<s{name}>{_G_UNITS}))?"
    )


_GERMAN_SUM = pattern(
    rf"\b(?=[a-z])(?:(?P<thousand>{_german_part('1')})tausend(?:und)?)?{_german_part('2')}\b"
)


def _german(found: re.Match[str]) -> int:
    def part(name: str) -> int:
        hundreds = found[f"h{name}"]
        value = 100 * _G_UNIT.get(hundreds.removesuffix("hundert"), 1) if hundreds else 0
        value += _G_UNIT.get(found[f"u{name}"] or found[f"s{name}"] or "", 0)
        return value + _G_TEN.get(found[f"t{name}"] or "", 0)

    return (part("1") or 1) * 1_000 + part("2") if found["thousand"] is not None else part("2")


_GROUPED = pattern(
    r"(?<![\d.,])[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:[ '][0-9]{3})*[ '][0-9]?[0-9]00)(?!\d| ?[-.]?\d)"
)
"""Thousands told by a dot or a space, where no telephone number is read for them: those in hundreds."""
_DECIMAL = pattern(r"(?<![\d.,])([0-9]{1,3}),([0-9]{1,2})(?![\d,]| ?[0-9])")
_THOUSAND = {"mille", "tausend"}
_HUNDRED = {"cent", "cents", "hundert"}


def foreign_figures(plain: str, spoken: Collection[str]) -> Iterator[Edit]:
    """Numbers of French and German in English figures: "115 000" is 115000, "zweiundsiebzig" 72.

    The comma of "37,5" and a hundred alone only where one of the languages is `spoken` ("fr", "de").
    """
    for found in _GROUPED.finditer(plain):
        yield found.span(), re.sub(r"\D", "", found[0])
    for found in _DECIMAL.finditer(plain) if spoken else ():
        yield found.span(), f"{found[1]}.{found[2]}"
    for language, sums in (("fr", _FRENCH_SUM), ("de", _GERMAN_SUM)):
        for found in sums.finditer(plain):
            value = _french(found[0]) if language == "fr" else _german(found)
            is_none = found[0] in _THOUSAND or (found[0] in _HUNDRED and language not in spoken)
            if value and value >= LEAST_FIGURE and not is_none and not _is_two_weeks(plain, found):
                yield found.span(), str(value)


def _is_two_weeks(plain: str, found: re.Match[str]) -> bool:
    return found[0] in {"quinze", "vierzehn"} and bool(_TWO_WEEKS.match(plain, found.end()))
