"""Reads single cells: days, money, lists, limits. Pure; each raises ``CellRefused`` with the reason."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from agency.candidates.abilities import LONGEST as LONGEST_SKILL
from agency.candidates.abilities import SkillLine, skill_in
from agency.candidates.earlier_jobs import LONGEST as LONGEST_JOB
from agency.candidates.earlier_jobs import JobLine, job_in
from agency.candidates.lines import LineRefused
from agency.candidates.models import PayPeriod, Standing
from agency.imports.days import DayUnclear, read_day
from agency.languages.speaking import _
from agency.words import day as day_words

DAYS_IN = {"day": 1, "week": 7, "month": 30, "quarter": 91, "half year": 183, "year": 365}
COUNTS = {"once": 1, "one": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "six": 6}
PERIODS = {
    **dict.fromkeys(("year", "yearly", "annual", "annually", "y", "pa", "p.a."), PayPeriod.year),
    **dict.fromkeys(("month", "monthly", "m"), PayPeriod.month),
    **dict.fromkeys(("day", "daily", "d"), PayPeriod.day),
    **dict.fromkeys(("hour", "hourly", "h"), PayPeriod.hour),
}
_MONEY = re.compile(r"(?:[a-z]{1,3}\s*)?[$£€]?\s*([\d\s,'’]+(?:\.\d{1,2})?)\s*(k?)", re.IGNORECASE)
_LIMIT = re.compile(
    r"(\d{1,2}|[a-z]+)\s*(?:times?|contacts?)?\s*(?:a|an|per|every|each|/|in)\s*"
    r"(?:(\d{1,3})\s*)?(day|week|month|quarter|half[ -]year|year)s?"
)
_LENGTH = re.compile(r"(\d{1,3})\s*(?:(day|week|month)s?)?(?:['’]?\s*notice)?")
_LARGEST_PAY = Decimal(10_000_000)


class CellRefused(Exception):
    """The cell says nothing we can use; the message is the reason."""


class DayInDoubt(CellRefused):
    """The cell is one of two days, and nobody has said which way round the file writes them."""

    def __init__(self, cell: str, unclear: DayUnclear) -> None:
        self.day_first, self.month_first = unclear.day_first, unclear.month_first
        which = _(
            "%(words)s or %(last)s",
            words=day_words(self.day_first),
            last=day_words(self.month_first),
        )
        super().__init__(
            _("“%(cell)s” is %(which)s; write it as 2026-03-12", cell=_short(cell), which=which)
        )


@dataclass(frozen=True)
class DesignationCell:
    """ "CPA in progress 2026-09": the name as written, its standing, the day it is expected."""

    name: str
    standing: Standing
    expected_on: date | None = None


def day_in(cell: str, day_first: bool | None = None) -> date | None:
    """A day in any of the ways that ``days`` reads. Nothing in an empty cell."""
    if not cell:
        return None
    try:
        day = read_day(cell, day_first)
    except DayUnclear as unclear:
        raise DayInDoubt(cell, unclear) from None
    if day is None:
        raise CellRefused(_("“%(cell)s” is not a day; write it as 2026-03-12", cell=_short(cell)))
    return _sane(day)


def _sane(day: date) -> date:
    if not 1950 <= day.year <= 2100:
        raise CellRefused(_("the year %(year)s cannot be right", year=day.year))
    return day


def money_in(cell: str) -> Decimal | None:
    """ "$120,000", "120k", "95.50"."""
    if not cell:
        return None
    read = _MONEY.fullmatch(re.sub(r",(\d{1,2})$", r".\1", cell))  # a comma before cents
    try:
        amount = Decimal(re.sub(r"[\s,'’]", "", read[1]) if read else "")
    except InvalidOperation:
        raise CellRefused(
            _("“%(cell)s” is not an amount; write it as 120000", cell=_short(cell))
        ) from None
    if read and read[2]:
        amount *= 1000
    if not 0 < amount < _LARGEST_PAY:
        raise CellRefused(_("“%(cell)s” cannot be a pay", cell=_short(cell)))
    return amount


def period_in(cell: str) -> PayPeriod:
    period = PERIODS.get(cell.casefold() or "year")
    if period is None:
        raise CellRefused(
            _("“%(cell)s” is not a period; write year, month, day or hour", cell=_short(cell))
        )
    return period


def currency_in(cell: str, usual: str) -> str:
    if not cell:
        return usual
    if not re.fullmatch(r"[A-Za-z]{3}", cell):
        raise CellRefused(
            _("“%(cell)s” is not a currency; write three letters, as CAD", cell=_short(cell))
        )
    return cell.upper()


def days_of_notice(cell: str) -> int | None:
    """ "30", "2 weeks", "1 month", "none"."""
    if not cell:
        return None
    if cell.casefold() in ("none", "immediate", "immediately", "no", "0"):
        return 0
    read = _LENGTH.fullmatch(cell.casefold())
    if read is None:
        raise CellRefused(
            _("“%(cell)s” is not a notice period; write it as 30 days", cell=_short(cell))
        )
    return int(read[1]) * DAYS_IN[read[2] or "day"]


def list_in(cell: str, longest: int = 80) -> tuple[str, ...]:
    """ "a; b; c" without empty parts and repetitions."""
    parts = tuple(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))
    for part in parts:
        if len(part) > longest:
            raise CellRefused(
                _(
                    "“%(cell)s” is longer than %(most)s characters",
                    cell=_short(part),
                    most=longest,
                )
            )
    return parts


def skills_in(cell: str) -> tuple[SkillLine, ...]:
    """ "Python:5; SQL": the years after a colon, where they are known."""
    return tuple(skill_in(part) for part in list_in(cell, LONGEST_SKILL + len(":60")))


def designations_in(cell: str) -> tuple[DesignationCell, ...]:
    """ "PMP; CPA in progress 2026-09; P.Eng. considering"."""
    return tuple(_designation(part) for part in list_in(cell))


def _designation(part: str) -> DesignationCell:
    read = re.fullmatch(r"(.+?)\s+(held|in[ _]progress|considering)(?:\s+(\S.*))?", part, re.I)
    if read is None:
        return DesignationCell(part, Standing.held)
    standing = Standing(read[2].casefold().replace(" ", "_"))
    if read[3] and standing is not Standing.in_progress:
        raise CellRefused(
            _("“%(cell)s”: only a designation in progress has a day", cell=_short(part))
        )
    return DesignationCell(read[1].rstrip(","), standing, day_in(read[3] or ""))


def jobs_in(cell: str) -> tuple[JobLine, ...]:
    """ "Payroll Clerk, Acme, 2019-2022; Cashier"."""
    try:
        return tuple(job_in(part) for part in list_in(cell, longest=LONGEST_JOB))
    except LineRefused as refused:
        raise CellRefused(str(refused)) from None


def limit_in(cell: str) -> tuple[int, int] | None:
    """ "2 a quarter" is two in 91 days; "once every 60 days" is one in 60."""
    if not cell:
        return None
    read = _LIMIT.fullmatch(cell.casefold())
    count = (COUNTS.get(read[1]) or (read[1].isdigit() and int(read[1]))) if read else 0
    if not read or not count:
        raise CellRefused(
            _("“%(cell)s” is not a limit; write it as 2 a quarter", cell=_short(cell))
        )
    days = int(read[2] or 1) * DAYS_IN[read[3].replace("-", " ")]
    if not 1 <= days <= 3650:
        raise CellRefused(_("“%(cell)s” is not a limit anybody can keep", cell=_short(cell)))
    return count, days


def whole_number_in(cell: str, least: int, most: int, what: str) -> int | None:
    if not cell:
        return None
    if not re.fullmatch(r"\d{1,9}", cell) or not least <= int(cell) <= most:
        raise CellRefused(
            _(
                "“%(cell)s” is not %(what)s; write a number from %(least)s to %(most)s",
                cell=_short(cell),
                what=what,
                least=least,
                most=most,
            )
        )
    return int(cell)


def words_in(cell: str, longest: int) -> str:
    """Plain text of one line. A cell that looks like a formula is text like any other."""
    text = " ".join(cell.split())
    if len(text) > longest:
        raise CellRefused(_("it is longer than %(most)s characters", most=longest))
    return text


def choice_in(cell: str, choices: dict[str, str], what: str) -> str:
    """One of a few words, however they are capitalised."""
    chosen = choices.get(" ".join(cell.casefold().replace("_", " ").split()))
    if chosen is None:
        offered = ", ".join(dict.fromkeys(name for name in choices if name))
        raise CellRefused(
            _(
                "“%(cell)s” is not %(what)s; write one of: %(offered)s",
                cell=_short(cell),
                what=what,
                offered=offered,
            )
        )
    return chosen


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:39]}…"
