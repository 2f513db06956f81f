"""Everything that speaks for or against one person in one role, a line each, each with what it rests on.

Pure. What was found word for word may be stated as a fact; what is only alike is said as close to
it, with both wordings. Pages and measurements read the same lines.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from agency.languages.speaking import _
from agency.matching.criteria import CRITERIA
from agency.matching.facts import Horizon, Requirement, Wish
from agency.matching.fit import DealBreaker
from agency.matching.parts.skills import Line, reads_like_it
from agency.matching.parts.want import ALIKE, LEAST_MATCH, WantFound
from agency.matching.scoring import Weighed
from agency.matching.titles import THE_SAME
from agency.matching.waiting import what_is_waited_for
from agency.matching.wording import month, years

Kind: TypeAlias = Literal[
    "want", "skill", "timing", "place", "pay", "title", "text", "deal_breaker"
]
_WANT, _SKILLS, _TIMING, _PLACE, _PAY = CRITERIA
UNSAID = {
    "timing": {"unknown"},
    "place": {"unknown"},
    "pay": {"unsaid", "no_band", "no_rate"},
}
"""Findings that say only that nothing is known; they are no reason."""


class Close(NamedTuple):
    """Two wordings that are alike and not the same: theirs, and the role's."""

    has: str
    asked: str


class Reason(NamedTuple):
    """One line. ``fact`` is False where it must be said as "close to", or where something is lacking.

    ``evidence`` is what it rests on, letter by letter: their words, or the entry on their record.
    ``how`` and ``requirement`` belong to skills: has, close, short, coming, missing or unknown.
    """

    kind: Kind
    statement: str
    evidence: str | None = None
    fact: bool = True
    close: Close | None = None
    horizon: Horizon | None = None
    how: str | None = None
    requirement: Requirement | None = None


def listed_reasons(found: Weighed | DealBreaker) -> list[Reason]:
    """Every reason in the order of the parts; for somebody who is out, the one that decides."""
    if isinstance(found, DealBreaker):
        words = found.wish.words if found.wish else None
        return [Reason("deal_breaker", found.sentence, words, horizon="never")]
    return [*_want(found), *_title(found), *_skills(found), *_text(found), *_circumstances(found)]


def _want(weighed: Weighed) -> Iterator[Reason]:
    """What they asked for, where the role meets any of it."""
    want, case = weighed.findings.want, weighed.case
    if want.best is None:
        return
    statement = _WANT.sentence(case, want)
    yield Reason(
        "want",
        statement,
        want.best.words or want.best.text,
        fact=_is_met_to_the_letter(want),
        close=_close_wish(want.best, want, case.role.title),
        horizon=_horizon(weighed),
    )


def _is_met_to_the_letter(want: WantFound) -> bool:
    return all(match >= THE_SAME for match in want.matches.values())


def _close_wish(best: Wish, want: WantFound, title: str) -> Close | None:
    is_close = best.kind == "title" and LEAST_MATCH <= want.title_wanted < THE_SAME
    return Close(best.text, title) if is_close else None


def horizon_of(found: Weighed | DealBreaker) -> Horizon:
    """What they said of this role, all in all: raise it now, later, or never."""
    if isinstance(found, DealBreaker) or found.findings.want.is_another_job:
        return "never"
    return _horizon(found)


def _horizon(weighed: Weighed) -> Horizon:
    """Later where a day they named comes after the start, or something has not come yet."""
    case = weighed.case
    waits = what_is_waited_for(case.role, case.person, case.asked, case.rates, case.today)
    return "later" if waits is not None else "now"


def _title(weighed: Weighed) -> Iterator[Reason]:
    now, theirs, asked = (
        weighed.findings.want.title_now,
        weighed.case.person.title,
        weighed.case.role.title,
    )
    if not theirs or now < ALIKE:
        return
    if now >= THE_SAME:
        yield Reason("title", _("Does this job now"), theirs)
        return
    statement = _("%(held)s is close to %(asked)s", held=theirs, asked=asked)
    yield Reason("title", statement, theirs, fact=False, close=Close(theirs, asked))


def _skills(weighed: Weighed) -> Iterator[Reason]:
    for line in weighed.findings.skills.lines:
        yield _skill(line, weighed.case.today)


def _text(weighed: Weighed) -> Iterator[Reason]:
    """The rare words that the résumé and the role share."""
    reading = weighed.case.person.reading
    if reading is not None and reading.shared:
        yield Reason("text", reads_like_it(weighed.case.person, reading), ", ".join(reading.shared))


def _skill(line: Line, today: date) -> Reason:
    asked, detail = line.requirement, line.detail
    name = asked.name
    is_held = line.how in ("has", "short", "coming")
    statement = _stated(line, today)
    if asked.years and line.how == "has":
        statement = _("%(has)s; %(years)s asked for", has=statement, years=years(asked.years))
    evidence = {"close": detail}.get(line.how, name if is_held else None)
    close = Close(detail, name) if line.how == "close" else None
    return Reason("skill", statement, evidence, is_held, close, how=line.how, requirement=asked)


def _stated(line: Line, today: date) -> str:
    name, detail = line.requirement.name, line.detail
    match line.how:
        case "has" if detail:
            return _("Has %(name)s (%(detail)s)", name=name, detail=detail)
        case "has":
            return _("Has %(name)s", name=name)
        case "close":
            return _("Close to %(held)s (you asked for %(name)s)", held=detail, name=name)
        case "short":
            return _("Has %(name)s, %(detail)s", name=name, detail=detail)
        case "coming" if detail:
            due = month(date.fromisoformat(detail), today)
            return _("%(name)s in progress, due in %(month)s", name=name, month=due)
        case "coming":
            return _("%(name)s in progress", name=name)
        case "missing":
            return _("No %(name)s on record", name=name)
    return _("No skills on record: ask about %(names)s", names=name)


def _circumstances(weighed: Weighed) -> Iterator[Reason]:
    """When, where and for how much, as far as anything is known of it."""
    case, found = weighed.case, weighed.findings
    if found.timing.case not in UNSAID["timing"]:
        words = found.timing.wish.words if found.timing.wish else None
        yield Reason("timing", _TIMING.sentence(case, found.timing), words)
    if found.place.case not in UNSAID["place"]:
        wish = found.place.move or found.place.days_wish
        home = case.person.location.name if case.person.location else None
        words = wish.words or wish.text if wish else home
        yield Reason("place", _PLACE.sentence(case, found.place), words)
    if found.pay.case not in UNSAID["pay"]:
        yield Reason("pay", _PAY.sentence(case, found.pay))
