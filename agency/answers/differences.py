"""What somebody changed on their page, in words for them and for the record. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from agency.answers.told import (
    MARKET,
    MARKET_WITH_NAME,
    MATTERS,
    OFTEN,
    WAYS,
    WHEN,
    Answers,
)
from agency.contact import wording
from agency.contact.snapshot import CallHours
from agency.languages.speaking import _, pgettext
from agency.words import capital, count_words, month, named_day


@dataclass(frozen=True)
class Difference:
    """One answer that is new: what it was, and what it is."""

    field: str
    label: str
    now: str
    was: str = ""

    @property
    def line(self) -> str:
        """ "When: I could move now (was: not before June 2026)"."""
        if not self.was:
            return _("%(label)s: %(words)s", label=self.label, words=self.now)
        was = f"{self.was[:1].lower()}{self.was[1:]}"
        return _("%(label)s: %(words)s (was: %(was)s)", label=self.label, words=self.now, was=was)


def differences(before: Answers, after: Answers) -> list[Difference]:
    """Every answer that changed, in the page's order."""
    return [*_wishes(before, after), *_terms(before, after), *_abilities(before, after)]


def _wishes(before: Answers, after: Answers) -> Iterator[Difference]:
    if _plain(before.move) != _plain(after.move):
        yield Difference("move", _("What would make you move"), after.move or _("Nothing any more"))
    if before.matters != after.matters:
        yield Difference("matters", _("Matters"), _matters(before.matters, after.matters))
    if _plain(before.never) != _plain(after.never):
        yield Difference("never", _("Never"), after.never or _("Nothing ruled out"), before.never)
    if after.when and (before.when, before.month) != (after.when, after.month):
        yield Difference("when", _("When"), when_words(after), when_words(before))


def _terms(before: Answers, after: Answers) -> Iterator[Difference]:
    if before.channels != after.channels:
        yield Difference("channels", _("How"), ways(after.channels), ways(before.channels))
    if before.best_time != after.best_time:
        now = after.best_time or _("Any time")
        yield Difference("best_time", _("Best time to call"), now, before.best_time)
    if before.call_hours != after.call_hours:
        was = hours_words(before.call_hours) if before.call_hours else ""
        yield Difference("call_hours", _("Calls"), hours_words(after.call_hours), was)
    if before.refused != after.refused:
        was = topics_words(before.refused) if before.refused else ""
        yield Difference("refused", _("Not about"), topics_words(after.refused), was)
    if after.often and before.often != after.often:
        was = _(OFTEN.get(before.often, ""))
        yield Difference("often", _("How often, at most"), _(OFTEN[after.often]), was)
    if after.market and before.market != after.market:
        labels = {**MARKET, "yes": MARKET_WITH_NAME}
        was = _(labels.get(before.market, ""))
        yield Difference("market", _("May we mention you"), _(labels[after.market]), was)


def _abilities(before: Answers, after: Answers) -> Iterator[Difference]:
    skills = {skill.id: skill for skill in before.skills}
    for skill in after.skills:
        old = skills[skill.id]
        if skill.gone:
            yield Difference("skill", skill.name, _("Taken off your list"))
        elif old.years != skill.years:
            yield Difference("skill", skill.name, years_words(skill.years), years_words(old.years))
    designations = {one.id: one for one in before.designations}
    for one in after.designations:
        had = designations[one.id]
        if one.gone:
            yield Difference("designation", one.name, _("Taken off your list"))
        elif (had.standing, had.expected_on) != (one.standing, one.expected_on):
            now = standing_words(one.standing, one.expected_on)
            was = standing_words(had.standing, had.expected_on)
            yield Difference("designation", one.name, now, was)
    if after.add:
        yield Difference("add", _("You can also"), after.add)
    if after.friend:
        yield Difference("friend", _("Somebody to help"), after.friend.name)


def when_words(answers: Answers) -> str:
    """ "I could move now", "Not before September 2026"; nothing if they did not say."""
    if answers.when == "date" and answers.month:
        return _("Not before %(month)s", month=month_words(answers.month))
    return _(WHEN.get(answers.when, ""))


def month_words(day: date) -> str:
    """ "September 2026", or "15 September 2026" where they were exact."""
    return month(day) if day.day == 1 else pgettext("since", "%(day)s", day=_full_day(day))


def ways(channels: frozenset[str]) -> str:
    """ "Call and email"; nothing named means any way."""
    named = [_(WAYS[way]) for way in WAYS if way in channels]
    return listed(named) if named else _("Any way")


def hours_words(hours: CallHours | None) -> str:
    """ "From 17:00 to 20:00, Monday to Friday"."""
    return capital(wording.call_hours(hours)) if hours else _("Any working hour")


def topics_words(refused: frozenset[str]) -> str:
    """ "News and advice"."""
    named = [_(words) for topic, words in wording.TOPICS.items() if topic in refused]
    return capital(wording.listed(named)) if named else _("Nothing refused")


def years_words(years: int | None) -> str:
    if years is None:
        return _("Years not given")
    return capital(count_words(years, "year")) if years else _("Less than a year")


def standing_words(standing: str, expected_on: date | None) -> str:
    """ "In progress, expected 12 September 2026"."""
    if standing == "held":
        return _("Held")
    words = _("In progress") if standing == "in_progress" else _("Thinking about it")
    if not expected_on:
        return words
    return _("%(words)s, expected %(day)s", words=words, day=_full_day(expected_on))


def listed(words: Iterable[str]) -> str:
    """ "Call", "Call and email", "Call, text and email"."""
    first, *rest = words
    lowered = [first, *(word if word == "LinkedIn" else word.lower() for word in rest)]
    *head, last = lowered
    return _("%(words)s and %(last)s", words=", ".join(head), last=last) if head else last


def _matters(before: frozenset[str], after: frozenset[str]) -> str:
    added = [_(MATTERS[key]).lower() for key in MATTERS if key in after - before]
    gone = [_(MATTERS[key]).lower() for key in MATTERS if key in before - after]
    words = {"added": ", ".join(added), "gone": ", ".join(gone)}
    if not gone:
        return _("Added: %(added)s", added=words["added"])
    if not added:
        return _("No longer: %(gone)s", gone=words["gone"])
    return _("Added: %(added)s; no longer: %(gone)s", **words)


def _full_day(day: date) -> str:
    return f"{named_day(day)} {day.year}"


def _plain(text: str) -> str:
    return " ".join(text.split())
