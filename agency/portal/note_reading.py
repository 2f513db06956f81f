"""What is read from a note while it is written: chips to confirm, and guesses for empty fields."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2s

from sqlalchemy.orm import Session

from agency.preferences.from_facts import is_wish
from agency.touches.reading import Fact, read_note
from agency.touches.vocabulary import vocabulary_for_notes

_GROUPS = (
    ("Touch", {"channel", "outcome"}),
    (
        "Wants",
        {"title", "seniority", "place", "remote", "office_days", "pay", "contract_form", "hours"}
        | {"industry", "employer", "skill"},
    ),
    ("When", {"available_from", "notice", "condition", "callback_on"}),
    ("Designation", {"designation"}),
    ("Can do", {"can_do"}),
    ("Promise", {"promise"}),
    ("Referral", {"referral"}),
    ("Contact", {"stop", "pause"}),
)
_NOT_LEARNED = {"channel", "kind", "outcome", "promise", "callback_on"}
"""Facts about the touch itself; the rest is learned about the person."""
_NEVER_MISSED = {"stop", "pause"}
"""Taken even unconfirmed: missing a stop is worse than asking once too often."""


@dataclass(frozen=True)
class Chip:
    """A fact as it is shown for confirmation."""

    key: str
    label: str
    words: str
    unsure: bool


@dataclass(frozen=True)
class Reading:
    """A note as read on a day, without the facts that were removed."""

    facts: tuple[Fact, ...]
    on: date
    mark: str
    """Which text this is the reading of."""

    @property
    def chips(self) -> list[tuple[str, list[Chip]]]:
        """Chips under their headings, empty ones left out."""
        groups = [
            (heading, [_chip(fact) for fact in self.facts if _group_kind(fact) in kinds])
            for heading, kinds in _GROUPS
        ]
        return [(heading, chips) for heading, chips in groups if chips]

    @property
    def keys(self) -> list[str]:
        return [key_of(fact) for fact in self.facts]

    def said(self, kind: str) -> Fact | None:
        """The first fact of a kind."""
        return next((fact for fact in self.facts if fact.kind == kind), None)


def read(
    session: Session, note: str, on: date, name: str | None, removed: Collection[str] = ()
) -> Reading:
    """Read a note as of the day of the touch."""
    facts = read_note(note, on, vocabulary_for_notes(session), name)
    return Reading(tuple(fact for fact in facts if key_of(fact) not in removed), on, mark_of(note))


def confirmed(reading: Reading, shown: Collection[str], mark: str) -> tuple[Fact, ...]:
    """The facts that a recruiter has seen on chips and left there.

    Where this very text was never shown (no script, or saved faster than it was read), the plain
    facts are taken and the doubtful ones left out; the saved touch says what was learned.
    """
    if mark == reading.mark:
        return tuple(fact for fact in reading.facts if key_of(fact) in shown)
    return tuple(
        fact
        for fact in reading.facts
        if fact.sure or fact.kind in _NEVER_MISSED or key_of(fact) in shown
    )


def labels(facts: Iterable[Fact]) -> tuple[str, ...]:
    """What was learned of the person, as the chips said it."""
    return tuple(fact.label for fact in facts if fact.kind not in _NOT_LEARNED)


def key_of(fact: Fact) -> str:
    """The same for the same fact wherever it stands in the note."""
    said = f"{fact.kind}|{fact.value}|{fact.horizon}|{fact.negated}|{fact.standing}|{fact.on}"
    return blake2s(said.encode(), digest_size=8).hexdigest()


def mark_of(note: str) -> str:
    return blake2s(note.encode(), digest_size=16).hexdigest()


def _chip(fact: Fact) -> Chip:
    return Chip(key_of(fact), fact.label, fact.words, not fact.sure)


def _group_kind(fact: Fact) -> str:
    return "can_do" if fact.kind == "skill" and not is_wish(fact) else fact.kind
