"""How dates, money, counts and names read to people, and how letters compare. Pure: zone, today and home currency are given.

In the language that is spoken: English here, French by the rules of ``languages.french``.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from zoneinfo import ZoneInfo

from agency.languages import french
from agency.languages.speaking import Language, _, is_french, npgettext, speaking

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_NAMES = (
    "january jan janvier janv januar janner jaen", "february feb fevrier fevr fev februar",
    "march mar mars marz mrz maerz", "april apr avril avr", "may mai", "june jun juin juni",
    "july jul juillet juil juli", "august aug aout", "september sept sep septembre",
    "october oct octobre oktober okt", "november nov novembre", "december dec decembre dezember dez",
)  # fmt: skip
MONTH_NUMBERS = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""By the names in English, French and German, in small letters without accents."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SYMBOLS = {"CAD": "$", "USD": "$", "AUD": "$", "NZD": "$", "GBP": "£", "EUR": "€"}
_DOLLARS = {"CAD": "CA$", "USD": "US$", "AUD": "A$", "NZD": "NZ$"}
_MINUS = "−"
_ENGLISH_DAY = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(f'{name}|{name[:3]}' for name in MONTHS)})(?: (?P<year>\d{{4}}))?"
)
_A_LEAP_YEAR = 2024
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_NEVER = -1
_LONGEST_FILE_NAME = 120
_UNWANTED = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def unaccented(text: str) -> str:
    """Every letter without its accents: "Ève" is "Eve". Case stays."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def file_name(name: str) -> str:
    """What a file is called, without its path and without signs that turn or end a line."""
    bare = _UNWANTED.sub("", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    if len(bare) > _LONGEST_FILE_NAME:
        stem, dot, ending = bare.rpartition(".")
        tail = f"{dot}{ending}" if stem and len(ending) <= 5 else ""
        bare = f"{bare[: _LONGEST_FILE_NAME - len(tail)].rstrip(' .')}{tail}"
    return bare or "without a name"


def local(moment: datetime, zone: str) -> datetime:
    """The moment as the clock on the wall of an IANA zone shows it."""
    return moment.astimezone(ZoneInfo(zone))


def day(value: date) -> str:
    """ "12 Mar 2026", as evidence is dated."""
    if is_french():
        return french.day(value)
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def short_day(value: date, today: date) -> str:
    """ "1 Sep" within today's year, otherwise "1 Sep 2027"."""
    if value.year != today.year:
        return day(value)
    if is_french():
        return french.short_day(value)
    return f"{value.day} {MONTHS[value.month - 1][:3]}"


def near_day(value: date, today: date) -> str:
    """ "today", "yesterday" and "tomorrow"; any other day as ``short_day``."""
    names = french.NEAR if is_french() else _NEAR
    away = (date(value.year, value.month, value.day) - today).days
    return names.get(away) or short_day(value, today)


def heading_day(value: date, with_year: bool = False) -> str:
    """ "Thursday 18 June", for headings and for sentences that promise a day."""
    words = f"{weekday(value.weekday())} {named_day(value)}"
    return f"{words} {value.year}" if with_year else words


def weekday(number: int) -> str:
    """ "Thursday"; Monday is 0."""
    return french.WEEKDAYS[number] if is_french() else WEEKDAYS[number]


def month_name(number: int) -> str:
    """ "June"; January is 1."""
    return french.MONTHS[number - 1] if is_french() else MONTHS[number - 1]


def month(value: date) -> str:
    """ "June 2026", for a day that is known to the month only."""
    return f"{month_name(value.month)} {value.year}"


def clock_time(value: datetime | time) -> str:
    """ "07:05", on the 24-hour clock."""
    if is_french():
        return french.clock_time(value)
    return f"{value.hour:02}:{value.minute:02}"


def money(
    amount: Decimal | int, currency: str = "", period: str | None = None, home: str | None = None
) -> str:
    """ "$135,000", "$62.50 an hour"; cents only where there are any.

    A dollar that is not the ``home`` currency's says whose it is: "US$90,000". A year goes without
    saying.
    """
    if is_french():
        return french.money(amount, currency, period, home)
    whole = Decimal(amount).quantize(Decimal("0.01"), ROUND_HALF_UP)
    figure = f"{abs(whole):,.2f}".removesuffix(".00")
    return _priced(figure, whole < 0, currency, home) + _a_period(period)


def money_short(
    amount: Decimal | int, currency: str = "", period: str | None = None, home: str | None = None
) -> str:
    """ "$135k", "$1.2M", for chips and reasons. Below ten thousand it is written out."""
    size = abs(Decimal(amount))
    for unit, letter, least in ((1_000_000, "M", 999_950), (1_000, "k", 10_000)):
        if size >= least:
            rounded = (size / unit).quantize(Decimal("0.1"), ROUND_HALF_UP)
            if is_french():
                return french.money_short(rounded.copy_sign(amount), letter, currency, period, home)
            figure = f"{rounded}".removesuffix(".0")
            return _priced(figure + letter, amount < 0, currency, home) + _a_period(period)
    return money(amount, currency, period, home)


def named_day(value: date) -> str:
    """ "1 June", as a sentence names a day."""
    if is_french():
        return french.named_day(value)
    return f"{value.day} {MONTHS[value.month - 1]}"


def number(count: float | Decimal, up_to: int = 20) -> str:
    """In words up to a number below a hundred, otherwise in figures; halves stay figures."""
    if count != int(count):
        return decimal(count)
    count = int(count)
    if is_french():
        return french.number(count, up_to)
    if not 0 <= count <= up_to:
        return f"{count:,}"
    if count < len(_NUMBERS):
        return _NUMBERS[count]
    tens, rest = divmod(count, 10)
    return _TENS[tens - 2] + (f"-{_NUMBERS[rest]}" if rest else "")


@cache
def _in_english() -> dict[str, int]:
    """Numbers by their English words."""
    with speaking(Language.en):
        return {number(count, up_to=99): count for count in range(100)}


def told_again(value: str) -> str:
    """What was kept in English as a number in words or as a day, in the language that is spoken; other words as they are.

    "August 2026", "21 November", "from 12 Mar 2026", "forty-one". A month alone may be somebody's name, and stays.
    """
    if (count := _in_english().get(value)) is not None:
        return number(count)
    if value.endswith("."):
        return f"{told_again(value[:-1])}."
    since = value.removeprefix("from ")
    if since != value:
        later = told_again(since)
        return value if later == since else _("from %(month)s", month=later)
    found = _ENGLISH_DAY.fullmatch(value)
    if found is None or not (found["day"] or found["year"]):
        return value
    which = MONTH_NUMBERS[found["month"].lower()]
    if not found["day"]:
        return f"{month_name(which)} {found['year']}"
    try:
        on = date(int(found["year"] or _A_LEAP_YEAR), which, int(found["day"]))
    except ValueError:
        return value
    if found["year"]:
        return day(on)
    return named_day(on)


def figure(count: int) -> str:
    """ "1,200": never in words."""
    return number(count, up_to=_NEVER)


def decimal(value: float | Decimal) -> str:
    """ "2.5", with one place."""
    return f"{value:.1f}".replace(".", "," if is_french() else ".")


def count_words(count: float | Decimal, one: str = "", many: str = "", up_to: int = 20) -> str:
    """ "thirteen", or with a noun "one person", "thirteen people", "312 people".

    Up to twenty in words, or never (``up_to=-1``); ``many`` is ``one`` with an s if it is not given. Nothing is "no people",
    and "none" without a noun. In French the noun is a message, and brings its "aucun" or "aucune".
    """
    if not one:
        return nothing() if count == 0 else number(count, up_to)
    noun = one if count == 1 else many or f"{one}s"
    if is_french():
        whole = int(count) if count == int(count) else min(int(count), 1) + 1
        said = npgettext("count", one, many or f"{one}s", whole)
        return said.replace("{}", number(count, up_to))
    return f"{'no' if count == 0 <= up_to else number(count, up_to)} {noun}"


def nothing() -> str:
    return "aucun" if is_french() else "none"


def capital(words: str) -> str:
    """The words with a capital first letter, the rest as it was."""
    return words[:1].upper() + words[1:]


def inside(words: str) -> str:
    """The words as they stand inside a sentence: "mobile, evenings", but "LinkedIn" and "CPA"."""
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    return words[:1].lower() + words[1:] if first[1:].strip(",.;:").islower() else words


def any_of(names: Iterable[str]) -> str:
    """ "“Python” or “PHP”"."""
    *first, last = [_("“%(name)s”", name=name) for name in names]
    return _("%(words)s or %(last)s", words=", ".join(first), last=last) if first else last


def all_of(words: Iterable[str]) -> str:
    """ "Ana, Tom and Li"."""
    *first, last = [*words] or [""]
    return _("%(words)s and %(last)s", words=", ".join(first), last=last) if first else last


def possessive(name: str) -> str:
    """ "Jane’s", and "James’s" too: the apostrophe and s are always said. "de Jeanne" in French."""
    if is_french():
        return french.of(name)
    return f"{name}’s"


def _priced(figure: str, is_negative: bool, currency: str, home: str | None) -> str:
    sign = _MINUS if is_negative else ""
    abroad = home is not None and currency != home
    symbol = _DOLLARS.get(currency) if abroad else None
    symbol = symbol or SYMBOLS.get(currency) or (f"{currency} " if currency else "$")
    return f"{sign}{symbol}{figure}"


def _a_period(period: str | None) -> str:
    if not period or period == "year":
        return ""
    return " an hour" if period == "hour" else f" a {period}"
