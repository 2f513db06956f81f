"""Wishes from somebody's own page: what they wrote, ticked, ruled out, and when they would move.

An old line is ended by the one that contradicts it and never overwritten. Nothing here commits.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from agency.answers.differences import month_words
from agency.answers.known import is_phrase, is_tick, ticks_of
from agency.answers.told import MATTERS, Answers
from agency.candidates.models import Candidate
from agency.languages.speaking import Language, _, speaking
from agency.preferences.changing import (
    Evidence,
    NewPreference,
    add_preference,
    end_preference,
    replace_preference,
)
from agency.preferences.learning import learn
from agency.preferences.models import Horizon, Preference, PreferenceKind, Weight
from agency.preferences.queries import current_preferences
from agency.preferences.telling import told_in_each, wish_told
from agency.touches.reading import Fact, read_note
from agency.touches.vocabulary import vocabulary_for_notes

LABEL = 90
"""Where a wish that is only words is cut for its label; the words stay whole."""
_WISHED = frozenset(
    {"title", "seniority", "place", "remote", "office_days", "pay", "contract_form", "hours"}
    | {"industry", "employer", "skill", "designation"}
)
_HEARD = frozenset({"remote", "office_days", "contract_form", "seniority"})
"""What may only be heard between their words: nobody is there to ask, so it is left to those words."""
_SENTENCE_ENDS = ".!?;\n"
_BETWEEN_NAMES = frozenset(
    [
        "a",
        "an",
        "the",
        "in",
        "at",
        "as",
        "and",
        "or",
        "for",
        "with",
        "to",
        "of",
        "role",
        "roles",
        "job",
        "jobs",
        "work",
        "only",
        "also",
        "maybe",
        "next",
        "preferably",
        "ideally",
        "something",
        "anything",
        "more",
        "another",
    ]
)
_NOT_A_TRADE = frozenset({"travel", "travelling", "traveling"})
"""Ruling out travel means trips, not the travel industry."""
_DATED = frozenset({"available_from", "condition"})
_TICKS = {
    "more_pay": (PreferenceKind.other, "more pay"),
    "leading": (PreferenceKind.seniority, "lead"),
    "helps": (PreferenceKind.other, "work that helps"),
    "fewer_hours": (PreferenceKind.hours, "fewer"),
    "home": (PreferenceKind.remote, "remote"),
    "course": (PreferenceKind.course, "course paid for"),
}
_ONE_BY_ONE = re.compile(r"[;\n]+|,\s+|(?<=\w{3})\.(?=\s|$)")
_LEADING_WORDS = re.compile(r"^(?:and|or|no|not|never|nothing|anything)\s+(?:with|in)?\s*", re.I)


@dataclass(frozen=True)
class Pen:
    """Who writes what down for whom, and when."""

    session: Session
    candidate: Candidate
    evidence: Evidence
    now: datetime

    @property
    def current(self) -> dict[Horizon, list[Preference]]:
        return current_preferences(self.session, self.candidate.id)

    @property
    def wanted(self) -> list[Preference]:
        lines = self.current
        return [*lines[Horizon.now], *lines[Horizon.later]]

    def add(self, new: NewPreference) -> None:
        add_preference(self.session, self.candidate.id, new, self.evidence, self.now)

    def end(self, lines: Iterable[Preference]) -> None:
        for line in lines:
            if line.ended_at is None:
                end_preference(self.session, line, self.now)


def write_move(pen: Pen, before: Answers, after: Answers) -> None:
    """What would make them move: the new words, and an end to what they took out."""
    shown = [line for line in pen.wanted if _was_shown(line, before.move)]
    facts = facts_in(pen, after.move, with_dates=not after.when)
    wishes = learn(pen.session, pen.candidate.id, facts, pen.evidence, pen.now, quote=after.move)
    if after.move and not any(wish.kind is not PreferenceKind.timing for wish in wishes):
        pen.add(_only_words(after.move))
    said = _plain(after.move)
    pen.end(line for line in shown if not (line.words and _plain(line.words) in said))


def write_ticks(pen: Pen, before: frozenset[str], after: frozenset[str]) -> None:
    """The boxes: a tick adds a wish where none says so yet, taking it away ends those that do."""
    for key in MATTERS:
        ticked = [line for line in pen.wanted if key in ticks_of(line)]
        if key in after and not ticked:
            kind, value = _TICKS[key]
            pen.add(NewPreference(horizon=Horizon.now, kind=kind, label=MATTERS[key], value=value))
        elif key in before - after:
            pen.end(ticked)


def write_refusals(pen: Pen, text: str) -> None:
    """What they would never do, one line for each thing they name."""
    items = {_plain(item): item for item in _items(text)}
    refused = pen.current[Horizon.never]
    names = {line.id: {_plain(one.rstrip(".")) for one in told_in_each(line)} for line in refused}
    kept = {name for of_line in names.values() for name in of_line}
    pen.end(line for line in refused if names[line.id].isdisjoint(items))
    for plain, item in items.items():
        if plain not in kept:
            _write_refusal(pen, item)


def write_when(pen: Pen, before: Answers, after: Answers) -> None:
    """From when they would move. Wishes tied to the day they had named move with it."""
    new = _timing(after)
    timing = [line for line in pen.wanted if line.kind is PreferenceKind.timing]
    if timing:
        replace_preference(pen.session, timing[0], new, pen.evidence, pen.now)
        pen.end(timing[1:])
    else:
        pen.add(new)
    if after.when in ("now", "date"):
        _move_dated(pen, before.month, after.month if after.when == "date" else None)


def facts_in(pen: Pen, text: str, with_dates: bool) -> list[Fact]:
    """What the text plainly says they want. Without dates where they answered "when" beside it."""
    read = _read(pen, text)
    kinds = _WISHED | _DATED if with_dates else _WISHED
    wished = [
        fact if fact.horizon or fact.sure else replace(fact, horizon="now")
        for fact in read
        if fact.kind in (kinds if fact.sure else kinds - _HEARD)
        and (fact.sure or fact.horizon or _is_named_alone(fact, read, text))
    ]
    return wished if with_dates else [_undated(fact) for fact in wished]


def _read(pen: Pen, text: str) -> Sequence[Fact]:
    vocabulary, person = vocabulary_for_notes(pen.session), pen.candidate
    return read_note(
        text,
        pen.evidence.said_on,
        vocabulary,
        person.full_name,
        zone=person.zone,
        in_own_words=True,
    )


def _is_named_alone(fact: Fact, read: Sequence[Fact], text: str) -> bool:
    """ "Product lead in climate tech": a sentence of nothing but names answers the question above it.

    In "I left oil and gas" there is more, so there the name alone says nothing.
    """
    if fact.negated:
        return False
    first = max(text.rfind(end, 0, fact.start) for end in _SENTENCE_ENDS) + 1
    ends = [at for end in _SENTENCE_ENDS if (at := text.find(end, fact.end)) >= 0]
    rest = list(text[first : min(ends, default=len(text))])
    for one in read:
        if first <= one.start and one.end <= first + len(rest):
            rest[one.start - first : one.end - first] = " " * (one.end - one.start)
    return all(word in _BETWEEN_NAMES for word in re.findall(r"\w+", "".join(rest).casefold()))


def _undated(fact: Fact) -> Fact:
    return replace(fact, horizon="now", on=None) if fact.horizon == "later" else fact


def _was_shown(line: Preference, move: str) -> bool:
    """Whether the box held this wish: by its words, or by its name where there were no words."""
    if line.kind is PreferenceKind.timing or is_tick(line):
        return False
    said = _plain(line.words) if is_phrase(line.words) else _plain(wish_told(line))
    return bool(said) and said in _plain(move)


def _only_words(text: str) -> NewPreference:
    """Words in which nothing was recognised are a wish all the same."""
    line = " ".join(text.split())
    label = line if len(line) <= LABEL else line[:LABEL].rsplit(" ", 1)[0] + "…"
    return NewPreference(
        horizon=Horizon.now, kind=PreferenceKind.other, label=label, value=line, words=text
    )


def _items(text: str) -> Iterator[str]:
    for part in _ONE_BY_ONE.split(text):
        item = _LEADING_WORDS.sub("", part.strip(" .")).strip()
        if item:
            yield item[:1].upper() + item[1:]


def _write_refusal(pen: Pen, item: str) -> None:
    fact = _refused(pen, item)
    if fact is not None:
        learn(pen.session, pen.candidate.id, [fact], pen.evidence, pen.now)
        return
    pen.add(
        NewPreference(
            horizon=Horizon.never,
            kind=PreferenceKind.other,
            label=item,
            value=item,
            weight=Weight.must,
            words=item,
        )
    )


def _refused(pen: Pen, item: str) -> Fact | None:
    """The thing the agency has a word for, if the item is that and nothing more."""
    if _plain(item) in _NOT_A_TRADE:
        return None
    for way in ("for", "in"):
        for fact in _read(pen, f"I would never work {way} {item}"):
            is_it = fact.negated and fact.sure and fact.kind in _WISHED
            if is_it and _plain(item) in {_plain(fact.words), _plain(fact.value)}:
                return fact
    return None


@speaking(Language.en)
def _timing(answers: Answers) -> NewPreference:
    labels = {
        "now": _("Could move now"),
        "exceptional": _("Only for something exceptional"),
        "not_looking": _("Not looking"),
    }
    day = answers.month if answers.when == "date" else None
    return NewPreference(
        horizon=Horizon.now if answers.when == "now" else Horizon.later,
        kind=PreferenceKind.timing,
        label=_("From %(month)s", month=month_words(day)) if day else labels[answers.when],
        value="" if answers.when in ("now", "date") else answers.when,
        not_before=day,
    )


def _move_dated(pen: Pen, was: date | None, day: date | None) -> None:
    """A wish "from September" is one from July now; who said it, when and how stays as it was."""
    for line in pen.wanted:
        is_tied = line.not_before is not None and (day is None or line.not_before == was)
        if line.kind is PreferenceKind.timing or not is_tied:
            continue
        moved = replace(
            _as_told(line), horizon=Horizon.later if day else Horizon.now, not_before=day
        )
        evidence = Evidence(
            said_on=line.said_on,
            said_by=line.said_by,
            touch_id=line.touch_id,
            recorded_by_id=line.recorded_by_id,
        )
        replace_preference(pen.session, line, moved, evidence, pen.now)


def _as_told(line: Preference) -> NewPreference:
    fields = NewPreference.__dataclass_fields__
    return NewPreference(**{name: getattr(line, name) for name in fields})


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
