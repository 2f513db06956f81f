"""Bare figures that are pay: "rate = 34", "70 or she stays", "98 now, 110 to move", "135-140 + truck".

A figure has no mark of its own, so the words around it and its size tell what it is. A word of pay beside it is
enough, or what only follows pay ("or she walks", "plus truck"); a word of asking or a plain "from" is where nothing
counted comes after; and beside another sum of the note a figure of its size. Whether it is by the hour or thousands
by the year is told by the other sum, then by the words, then by its size. All of it is asked about.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from agency.touches.reading.facts import Finding, Period, Span
from agency.touches.reading.grammar import Rule, Words, rule
from agency.touches.reading.ground import Ground
from agency.touches.reading.languages.money import MONEY
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.stances import HowItStands, is_something


def _rule(source: str) -> Rule:
    return rule(source, MONEY)


_FIGURE = _rule(
    r"(?<!NUMBER)(?<!NUMBER SLASH)(?P<n>NUMBER)(?:(?:to|or|bis|and|et|a|SLASH)?(?P<high>NUMBER))?(?!NUMBER|%|SLASH NUMBER)"
)
_NAMED = _rule(r"(?:PAYNAME)(?:PAYFILL|COMMA|SHE|HER)*$")
_DROPS = (
    r"(?:PAYDROPS)(?:PAYDROPS|as|low)*(?:to|at|from|on|for|with|a|pour|auf|bei|fur|ab)(?:PAYFILL)*"
)
_DROPPED = _rule(_DROPS + "$")
_ASKED = _rule(
    rf"(?:(?:PAYASKS)(?:PAYFILL|THEM)*|{_DROPS}"
    r"|(?:EDGE|anything|nothing|something|NEG|only|BE|SHE)(?:PAYFROM)(?:PAYFILL)*)$"
)
_BELOW = _rule(r"EDGE(?:nothing|not|never)?(?:under|below|beneath|unter|sous)(?:PAYFILL)*$")
_LED_BY_NOW = _rule(r"(?:PAYNOW)(?:PAYFILL|COMMA|BE)*$")
_OPENS = _rule(r"EDGE(?:PAYFILL|and|or|so|but|then|SHE)*$")
_NOT_PAY = _rule(r"(?:NUMBERED|WEEKDAY|WHEN)$")
_SAID_AFTER = (
    r"(?:COMMA|BE|would|TO|SHE|HER|the|a|an)*(?:PAYAFTER)"
    r"|(?:COMMA)?(?:and|plus|with|et|und|SLASH)(?:W){0,3}?(?:PAYTOP)"
    r"|(?:COMMA)?(?:TO)(?:(?:PAYVERB)(?:it)?|(?:W)(?=BREAK))|(?!(?:GOESON)(?:THEM))(?:W)(?:THEM)(?:up|out|over)?(?=BREAK|AND)"
    r"|(?:COMMA)?(?:was|were|been|got)(?:named|mentioned|floated|quoted|said)"
)
_CALLED_PAY = _rule(_SAID_AFTER)
_FOLLOWED = _rule(
    _SAID_AFTER + r"|(?:COMMA)?(?:or|ou|oder)(?:SHE|ORELSE|NEG)(?!(?:W)?NUMBER)"
    r"|up|plus(?=BREAK)|if(?:W)|and(?:up|above|over|more|better|upwards|(?=BREAK)|SHE)"
    r"|(?:COMMA)?(?:BE|TO be)(?:HER|FILLS)*(?:PAYNAME|REACHES|SHE)"
    r"|(?:INSTEAD)(?:NUMBER)"
    r"|(?:COMMA|and|then|dann)?(?:SHE)(?:TO)(?:PAYMOVES)|(?:COMMA)?at a (?:push|pinch|stretch)|(?:COMMA)?(?:for it|next|to (?:PAYMOVES))"
)
AFTER_A_TITLE = _rule(
    r"(?:TITLE)(?:(?!PAYASKS|PAYNAME|PAYDROPS|PAYFROM|for)(?:W|COMMA|SLASH)){0,10}$"
)
"""What stands after the work they do, with no word that asks, may be what they have: "Welder at a mill, $38/h"."""
_TODAY = _rule(r"(?:COMMA)?(?:TODAY)")
_GOES_ON = _rule(r"(?=BREAK|SLASH|WHEN|GOESON)")
_ENDS = _rule(r"(?=BREAK)")
_LISTED = _rule(r"(?=COMMA)")
_COUNTED = _rule(r"COUNTED")
_BY_HOUR = _rule(r"(?:COMMA)?(?:(?:PER|SLASH)(?:HOUR)|(?:hour|hr|hourly)(?=BREAK|AND))")
_BY_DAY = _rule(r"(?:COMMA)?(?:PER|SLASH)?(?:DAY)(?=BREAK|AND|rate|SLASH)")
_OF_A_YEAR = pattern(r"\b(?:salary|base|basic|package|comp|ote|yearly|annual(?:ly)?|fixe?)\b")
_OF_A_DAY = pattern(r"\b(?:day rate|daily|per diem|outside|inside|interim|ir35|freelanc\w+)\b")
_OF_AN_HOUR = pattern(r"\b(?:rates?|hourly|hour|union|scale|hall|agency|casual)\b")
_TAKES_TIME = pattern(
    r"\b(?:commut\w+|drive|call(?:ed)?|tc|zoom|teams|chat\w*|phone|walk|spoke|screen|train|within|away|trajet|route|weg|fahrt)\b"
)
_BY_HAND = pattern(
    r"\b(?:weld\w*|soud\w+|pipefit\w*|steamfit\w*|millwright|mech(?:anic)?|mecanicien\w*|electrician|plumb\w+|carpent\w+|machinist|cnc"
    r"|operator|labou?rer|journalier\w*|forklift|driver|trucker|hgv|az|dz|nurse|rpn|rn|lpn|psw|carer|caregiver|prepose\w*|infirmi\w+"
    r"|hygienist|crane|grutier|rigger|ironwork\w*|boilermak\w*|scaffold\w*|roofer|mason|bricklay\w*|painter|fitter|joiner|glazier"
    r"|red seal|journeyman|apprentice|line(?:s)?man|blaster|camp|union|hvac|picker|packer|cook|baker|pastry|schweiss\w+|monteur\w*)\b"
)
"""Work that is paid by the hour where figures are small."""
_MINUTES = pattern(r" ?(?:min(?:s|utes)?|(?P<hour>hour|heure))\b")
OF_A_FORM = 1_099
"""Who is paid by it in the United States works on contract."""
LONGEST_CALL = 60
"""Minutes up to here are a call's; "95 min" is least pay."""
_BONUS_AFTER = pattern(
    r"[^.;\n]{0,16}?(?:(?:\+|\b(?:plus|and|with)\b|&|,) ?(?:the (?:usual )?|a |an )?[0-9]{1,2} ?(?:%|percent\b)(?! (?:raise|more|remote|deposit|travel|of))|"
    r"(?:\+|\b(?:plus|and|with)\b|&) ?(?!(?:he|she|they|i|no|not|never|hates?)\b)(?:[a-z-]+ ){0,3}?"
    r"(?:(?:bonus(?:es)?|boni|primes?|commissions?|comms?|incentives?|profit[- ]share|pramie)\b|one on top\b))"
)
MOST_HOURLY = {"GBP": (29, 40), "EUR": (29, 40)}
"""A bare figure up to the first is an hour's pay, up to the second where the work is done by hand."""
MOST_HOURLY_IN_DOLLARS = (45, 75)
ALONE = (60, 300)
"""What a figure that stands alone ("150.") may be, in thousands a year."""
ALIKE = (Decimal("0.6"), Decimal("1.8"))
"""How far what somebody has and what they ask lie apart at most, one divided by the other."""
_LEAST: dict[Period, int] = {"hour": 14, "day": 80, "month": 1_000, "year": 24_000}
_MOST: dict[Period, int] = {"hour": 150, "day": 3_000, "month": 15_000, "year": 400_000}


@dataclass(frozen=True)
class BareSum:
    """A figure read as pay; `is_of_today` says that the words beside it call it what they have now."""

    span: Span
    low: Decimal
    high: Decimal | None
    period: Period
    bonus: bool
    is_of_today: bool


def bare_figures(note: Note, words: Words) -> list["_Figure"]:
    """Those that nothing is counted with. `words` are of the lexicon of `languages.money`."""
    figures = (_Figure(note, words, found) for found in words.find(_FIGURE))
    return [figure for figure in figures if figure.may_be_pay]


def bare_sums(
    note: Note,
    words: Words,
    ground: Ground,
    others: Sequence[Finding],
    currency: str,
    stands: HowItStands | None,
) -> Iterator[BareSum]:
    """Figures that are pay, where no other finding stands; `others` are the sums of the note that have a mark.

    `words` are of the lexicon of `languages.money`, `currency` (ISO 4217) is that of a sum without a mark.
    Those with a period come first, then figures that only another sum makes pay, and last those that sound like it.
    """
    known = [(one.amount, one.period) for one in others if one.amount and one.period]
    figures = bare_figures(note, words)
    for told_by in (
        _Figure.by_period,
        _Figure.by_words,
        _Figure.by_another,
        partial(_Figure.by_ear, stands=stands),
    ):
        for figure in figures:
            if ground.is_free([figure.span]) and told_by(figure, known):
                told = figure.read(known, currency)
                if told:
                    ground.take([figure.span])
                    known.append((told.low, told.period))
                    yield told


_Known = Sequence[tuple[Decimal, Period]]


class _Figure:
    """A number or a range of a note, and what stands around it."""

    def __init__(self, note: Note, words: Words, found: re.Match[str]) -> None:
        self._note, self._words = note, words
        self._start, self._end = found.span()
        last = words.span(found, "high" if found["high"] else "n")
        self.span = (words.span(found, "n")[0], last[1])
        self.low = Decimal(note.plain[slice(*words.span(found, "n"))])
        self.high = Decimal(note.plain[slice(*last)]) if found["high"] else None

    @property
    def may_be_pay(self) -> bool:
        """Whether no letter or mark sticks to it ("310T", "#5", "12:30"), and nothing is counted or numbered."""
        start, end = self.span
        before, after = self._note.plain[:start][-1:], self._note.plain[end : end + 2]
        if before and (before.isalnum() or before in "#.:,/$€£'_"):
            return False
        if re.match(r"[a-z_]|[:'%/.,-]\w", after):
            return False
        if self.high and not self.low < self.high <= 2 * self.low:
            return False
        if self.low == OF_A_FORM:
            return False
        words = self._words
        is_counted = words.match(_COUNTED, self._end) and not (self._by_hour or self._by_day)
        return not (is_counted or self._is_time or words.ends_with(_NOT_PAY, self._start))

    @property
    def _is_time(self) -> bool:
        """ "25 min" is least pay where pay is asked for, and no call's or drive's; 2019 is a year."""
        start, end = self.span
        near = self._note.before(start, 40) + self._note.after(end, 30)
        words = self._words
        led = words.ends_with(_NAMED, self._start) or words.ends_with(_ASKED, self._start)
        unit = _MINUTES.match(self._note.plain, end)
        if unit and not unit["hour"] and self.low > LONGEST_CALL:
            return False
        is_time = bool(unit and (not led or _TAKES_TIME.search(near)))
        return is_time or (self.high is None and 1_950 <= self.low < 2_050)

    def by_period(self, _: _Known) -> bool:
        return bool(self._by_hour or self._by_day)

    def by_words(self, _: _Known) -> bool:
        words = self._words
        before = words.ends_with(_NAMED, self._start) or words.ends_with(_BELOW, self._start)
        if before or words.match(_FOLLOWED, self._end):
            return True
        if words.ends_with(_ASKED, self._start) and words.match(_GOES_ON, self._end):
            return True
        opens = words.ends_with(_OPENS, self._start) and words.match(_ENDS, self._end)
        thousands = self.low if self.low < 1_000 else self.low / 1_000
        return bool(opens) and ALONE[0] <= thousands <= ALONE[1]

    def by_another(self, known: _Known) -> bool:
        if not self._other(known) or not self._words.match(_GOES_ON, self._end):
            return False
        opens = self._words.ends_with(_OPENS, self._start)
        return self._is_of_today or bool(opens and not self._words.match(_LISTED, self._end))

    def by_ear(self, _: _Known, stands: HowItStands | None) -> bool:
        return is_something(stands, "pay", self.span)

    def read(self, known: _Known, currency: str) -> BareSum | None:
        low, high = self.low, self.high
        period = self._period(known, *MOST_HOURLY.get(currency, MOST_HOURLY_IN_DOLLARS))
        if period == "year" and low < 1_000:
            low, high = low * 1_000, high * 1_000 if high else None
        if not _LEAST[period] <= low <= (high or low) <= _MOST[period]:
            return None
        bonus = bool(_BONUS_AFTER.match(self._note.plain, self.span[1]))
        return BareSum(self._said, low, high, period, bonus, self._is_of_today)

    @property
    def _said(self) -> Span:
        """The figure with what calls it pay right beside it ("rate: 47", "165 base", "drop to 90")."""
        words = self._words
        lead = words.ends_with(_NAMED, self._start) or words.ends_with(_DROPPED, self._start)
        after = next(
            filter(None, (words.match(one, self._end) for one in (_CALLED_PAY, _BY_HOUR, _BY_DAY))),
            None,
        )
        start = words.spans[lead.start()][0] if lead else self.span[0]
        return start, words.span(after)[1] if after and after[0] else self.span[1]

    @property
    def _by_hour(self) -> bool:
        return self._words.match(_BY_HOUR, self._end) is not None

    @property
    def _by_day(self) -> bool:
        return self._words.match(_BY_DAY, self._end) is not None

    @property
    def _is_of_today(self) -> bool:
        words = self._words
        return bool(words.match(_TODAY, self._end) or words.ends_with(_LED_BY_NOW, self._start))

    def _other(self, known: _Known) -> Period | None:
        """The period of another sum of this size, as it stands or in thousands."""
        for amount, period in known:
            scale = 1_000 if period == "year" and self.low < 1_000 else 1
            if ALIKE[0] <= self.low * scale / amount <= ALIKE[1]:
                return period
        return None

    def _period(self, known: _Known, most: int, most_by_hand: int) -> Period:
        if self._by_hour or self._by_day:
            return "hour" if self._by_hour else "day"
        other = self._other(known)
        if other:
            return other
        if self.low >= 1_000:
            return "month" if self.low < 10_000 else "year"
        around = self._note.before(self.span[0], 30) + self._note.after(self.span[1], 24)
        if self.low > 150 and _OF_A_DAY.search(around):
            return "day"
        if _OF_A_YEAR.search(around) and self.low * 4 > most * 3:
            return "year"
        if self.low <= most:
            return "hour"
        by_hand = _BY_HAND.search(self._note.plain) or _OF_AN_HOUR.search(around)
        return "hour" if by_hand and self.low <= most_by_hand else "year"
