"""Takes out of a text whatever would say who it is about, and says what it took out. Pure.

Names of firms become kinds of firm, events and schools likewise, years and months become lengths of
time; the person's own names, addresses, numbers and links go altogether. The same function checks what
somebody types: a text out of which nothing would be taken gives nobody away.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from agency.clients.firms import LEGAL_FORMS
from agency.languages.speaking import _
from agency.words import MONTH_NUMBERS, capital, count_words, unaccented

SHORT_NAME = 5
"""So many letters of a firm's first word alone mean the firm: "Northlight", not "West"."""
_LINKS = re.compile(r"\S+@\S+\.\S+|https?://\S+|www\.\S+|\b(?:linkedin|github)\.com/?\S*", re.I)
_NUMBERS = re.compile(
    r"\+\d[\d\s().-]{6,}\d|\(?\b\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|\b\d{7,}\b"
    r"|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"
)
_MONTH = "|".join(sorted((re.escape(name) for name in MONTH_NUMBERS), key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_POINT = rf"(?:(?P<{{0}}m>{_MONTH})\.?\s+|(?P<{{0}}n>0?[1-9]|1[0-2])[/.])?(?P<{{0}}y>{_YEAR})"
_UNTIL = r"(?:\s*[-\u2013\u2014]\s*|\s+(?:to|until|à|bis)\s+)"
_NOW = r"(?P<now>present|now|today|current|aujourd[’']hui|heute)"
_FROM_TO = re.compile(
    rf"(?:\bfrom\s+|\()?{_POINT.format('a')}{_UNTIL}(?:{_POINT.format('b')}|{_NOW})\b\)?", re.I
)
_ONE_DATE = re.compile(
    rf"(?:\b(?P<since>since|depuis|seit)\s+|\bin\s+)?{_POINT.format('a')}\b", re.I
)
_WORD = r"[A-ZÀ-Þ][\w’'&-]*"
_SCHOOL = r"(?:University|College|Institute|Polytechnic|Academy|School)"
_SCHOOLS = re.compile(
    rf"(?:[Tt]he\s+)?(?:"
    rf"(?:(?!{_SCHOOL}\b){_WORD}\s+){{1,4}}{_SCHOOL}\b(?:\s+of(?:\s+(?!{_SCHOOL}\b){_WORD})+)?"
    rf"|{_SCHOOL}\s+of(?:\s+(?!{_SCHOOL}\b){_WORD})+"
    rf"|Université\s+(?:de\s+|d[’']|du\s+)?{_WORD}|(?:Technische\s+)?Universität\s+{_WORD}|Hochschule\s+{_WORD})"
)
_EVENTS = re.compile(
    rf"(?:[Tt]he\s+)?(?:\b\w+(?:Conf|Con)\b|(?:{_WORD}\s+){{1,3}}(?:Summit|Conference|Congress|Expo|Symposium|Meetup))"
    rf"(?:\s+{_WORD})?(?:\s+{_YEAR})?"
)


@dataclass(frozen=True)
class Secrets:
    """What would give one person away. Kinds are said in the place of names: "a firm in energy"."""

    names: tuple[str, ...]
    firms: Mapping[str, str] = field(default_factory=dict)
    """Every firm that is known, with its kind."""
    own_firms: frozenset[str] = frozenset()
    """Where they work or worked: of these the first word alone says enough."""
    spared: frozenset[str] = frozenset()
    """Words that are a place or a skill too, in small letters: they alone mean no firm."""


@dataclass(frozen=True)
class Blinded:
    """What is left of a text, and pairs of what stood there and what stands in its place."""

    text: str
    taken: tuple[tuple[str, str], ...]


def blind(text: str, secrets: Secrets, today: date) -> Blinded:
    """The text with nothing in it that says who it is about, as far as it can be known."""
    taken: dict[str, str] = {}

    def instead(words: str | Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        def put(found: re.Match[str]) -> str:
            new = words if isinstance(words, str) else words(found)
            what = found[0].strip(" ().,;")
            if not what or new == found[0]:
                return found[0]
            taken.setdefault(what, new)
            starts = not found.string[: found.start()].strip()
            return capital(new) if starts else new

        return put

    text = _LINKS.sub(instead(""), text)
    for pattern, kind in _firms(secrets):
        text = pattern.sub(instead(kind), text)
    text = _EVENTS.sub(instead(_("an industry conference")), text)
    text = _SCHOOLS.sub(instead(_("a school")), text)
    text = _FROM_TO.sub(instead(lambda found: _length(found, today)), text)
    text = _ONE_DATE.sub(instead(lambda found: _ago(found, today)), text)
    text = _NUMBERS.sub(instead(""), text)
    own = _names(secrets.names)
    if own:
        text = own.sub(instead(_("the candidate")), text)
    return Blinded(_tidied(text), tuple(taken.items()))


def giveaways(text: str, secrets: Secrets, today: date) -> list[str]:
    """The words of a text that say who it is about."""
    return [what for what, _instead in blind(text, secrets, today).taken]


def names_in(text: str, secrets: Secrets) -> list[str]:
    """Their own names and those of where they work or worked, as they stand in a letter about them."""
    own = Secrets(
        secrets.names, dict.fromkeys(secrets.own_firms, ""), secrets.own_firms, secrets.spared
    )
    patterns = [pattern for pattern, _kind in _firms(own)]
    called = _names(secrets.names)
    found = [one[0] for pattern in patterns for one in pattern.finditer(text)]
    found += [one[0] for one in called.finditer(text)] if called else []
    return list(dict.fromkeys(found))


def _firms(secrets: Secrets) -> Iterable[tuple[re.Pattern[str], str]]:
    """The longest names first, each with its legal form or without; then first words of their own firms."""
    for name in sorted(secrets.firms, key=len, reverse=True):
        words = [word for word in re.findall(r"\w+", name) if word.casefold() not in LEGAL_FORMS]
        if words and (len(words) > 1 or words[0].casefold() not in secrets.spared):
            yield _named(words, len(words) > 1), secrets.firms[name]
    for name in secrets.own_firms:
        first = next(iter(re.findall(r"\w+", name)), "")
        if len(first) >= SHORT_NAME and unaccented(first).casefold() not in secrets.spared:
            yield (
                _named([first, first.upper()], False, either=True),
                secrets.firms.get(name, _("an employer")),
            )


def _named(words: list[str], ignore_case: bool, either: bool = False) -> re.Pattern[str]:
    between = "|" if either else r"\W+"
    name = f"(?:{between.join(map(re.escape, words))})"
    forms = "|".join(sorted(LEGAL_FORMS, key=len, reverse=True))
    pattern = rf"(?:\b[Tt]he\s+)?\b{name}\b(?:,?\s+(?i:{forms})\b\.?)?"
    return re.compile(pattern, re.I if ignore_case else 0)


def _names(names: Iterable[str]) -> re.Pattern[str] | None:
    """Every part of their names as names are written: a bell is no Bell, MARCUS is Marcus."""
    parts = {part for name in names for part in re.findall(r"[^\W\d_]+", name) if len(part) > 1}
    if not parts:
        return None
    spelled = parts | {part.upper() for part in parts}
    called = "|".join(sorted(map(re.escape, spelled), key=len, reverse=True))
    return re.compile(rf"\b(?:{called})\b(?:\s+(?:{called})\b)*")


def _length(found: re.Match[str], today: date) -> str:
    begins = _point(found, "a", last=False)
    ends = today if found["now"] else _point(found, "b", last=True)
    years = round((ends - begins).days / 365.25)
    words = count_words(years, "year") if years else _("less than a year")
    return _("for %(long)s", long=words)


def _ago(found: re.Match[str], today: date) -> str:
    years = today.year - int(found["ay"])
    if found["since"]:
        words = count_words(years, "year") if years > 0 else _("less than a year")
        return _("for %(long)s", long=words)
    if years <= 0:
        return _("this year") if years == 0 else _("soon")
    return _("last year") if years == 1 else _("%(years)s ago", years=count_words(years, "year"))


def _point(found: re.Match[str], which: str, last: bool) -> date:
    """The month that is named, or the first day of the year, or its last."""
    year, named, number = (int(found[f"{which}y"]), found[f"{which}m"], found[f"{which}n"])
    month = MONTH_NUMBERS[unaccented(named.casefold())] if named else int(number or 0)
    if not month:
        return date(year, 12, 31) if last else date(year, 1, 1)
    return date(year, month, 1)


def _tidied(text: str) -> str:
    """Without holes: no two spaces, none before a comma, no empty brackets."""
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"[ \t]{2,}", " ", text)
    return re.sub(r"\s+([,.;:])", r"\1", text).strip(" ,;|·-\u2013")
