"""What is read from a note while it is written: chips to confirm, and guesses for empty fields."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from hashlib import blake2s

from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from agency.candidates.models import Candidate
from agency.languages.speaking import N_, _
from agency.preferences.from_facts import is_wish
from agency.preferences.telling import fact_told
from agency.skills.terms import Vocabulary
from agency.touches.fact_corrections import (
    Choice,
    NotThatValue,
    choice_of,
    corrected,
    fields_of,
)
from agency.touches.reading import Fact, read_note
from agency.touches.vocabulary import vocabulary_for_notes
from agency.web.fields import clean

_GROUPS = (
    (N_("Touch"), {"channel", "outcome"}),
    (
        N_("Wants"),
        {"title", "seniority", "place", "remote", "office_days", "pay", "contract_form", "hours"}
        | {"industry", "employer", "skill"},
    ),
    (N_("When"), {"available_from", "notice", "condition", "callback_on"}),
    (N_("Designation"), {"designation"}),
    (N_("Can do"), {"can_do"}),
    (N_("Promise"), {"promise"}),
    (N_("Referral"), {"referral"}),
    (N_("Contact"), {"stop", "pause"}),
)
_NOT_LEARNED = {"channel", "kind", "outcome", "promise", "callback_on"}
"""Facts about the touch itself; the rest is learned about the person."""
_NEVER_MISSED = {"stop", "pause"}
"""Taken even unconfirmed: missing a stop is worse than asking once too often."""


@dataclass(frozen=True)
class Chip:
    """A fact as it is shown for confirmation; ``fields`` of ``choice`` can be corrected in it."""

    key: str
    label: str
    words: str
    start: int
    end: int
    unsure: bool
    later: bool
    fields: frozenset[str]
    choice: Choice
    wrong: str
    """What is wrong with how it was corrected."""


@dataclass(frozen=True)
class Reading:
    """A note as read on a day, without the facts that were removed and with those that were corrected.

    A fact is known by the key it had before anybody corrected it.
    """

    by_key: Mapping[str, Fact]
    on: date
    mark: str
    """Which text this is the reading of."""
    wrong: Mapping[str, str] = field(default_factory=dict)
    """Corrections that cannot be, by the key of their fact, with what to do."""
    typed: Mapping[str, Choice] = field(default_factory=dict)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(self.by_key.values())

    @property
    def chips(self) -> list[tuple[str, list[Chip]]]:
        """Chips under their headings, empty ones left out."""
        groups = [
            (
                heading,
                [
                    self._chip(key, fact)
                    for key, fact in self.by_key.items()
                    if _group_kind(fact) in kinds
                ],
            )
            for heading, kinds in _GROUPS
        ]
        return [(_(heading), chips) for heading, chips in groups if chips]

    @property
    def keys(self) -> list[str]:
        return list(self.by_key)

    def said(self, kind: str) -> Fact | None:
        """The first fact of a kind."""
        return next((fact for fact in self.facts if fact.kind == kind), None)

    def _chip(self, key: str, fact: Fact) -> Chip:
        wrong = self.wrong.get(key, "")
        return Chip(
            key=key,
            label=fact_told(fact),
            words=fact.words,
            start=fact.start,
            end=fact.end,
            unsure=not fact.sure,
            later=fact.horizon == "later" and not fact.negated,
            fields=fields_of(fact),
            choice=self.typed[key] if wrong else choice_of(fact),
            wrong=wrong,
        )


def read(
    session: Session, note: str, on: date, person: Candidate | None, posted: MultiDict[str, str]
) -> Reading:
    """Read a note as of the day of the touch, minding what was removed and corrected in the form."""
    words = vocabulary_for_notes(session)
    removed = posted.getlist("removed")
    name, zone = (person.full_name, person.zone) if person else (None, None)
    found = {key_of(fact): fact for fact in read_note(note, on, words, name, zone=zone)}
    by_key = {key: fact for key, fact in found.items() if key not in removed}
    wrong: dict[str, str] = {}
    typed = {key: _typed(key, fact, posted) for key, fact in by_key.items()}
    for key, fact in by_key.items():
        try:
            by_key[key] = _known(corrected(fact, typed[key], words.currency), words)
        except NotThatValue as refused:
            wrong[key] = str(refused)
    return Reading(by_key, on, mark_of(note), wrong, typed)


def _typed(key: str, fact: Fact, posted: MultiDict[str, str]) -> Choice:
    """What stands in the chip's fields; as the fact says where the form holds none."""
    was = asdict(choice_of(fact))
    return Choice(**{name: clean(posted.get(f"fix-{key}-{name}", was[name])) for name in was})


def _known(fact: Fact, words: Vocabulary) -> Fact:
    """A corrected title, industry or skill is the vocabulary's own where it has the word."""
    if fact.term_id is not None or fact.kind not in ("title", "industry", "skill"):
        return fact
    whole = (0, len(fact.value))
    same = (
        match.term
        for match in words.find_terms(fact.value)
        if (match.start, match.end) == whole and match.term.kind == fact.kind
    )
    term = next(same, None)
    return replace(fact, term_id=term.id, value=term.name) if term else fact


def confirmed(reading: Reading, shown: Collection[str], mark: str) -> tuple[Fact, ...]:
    """The facts that a recruiter has seen on chips and left there.

    Where this very text was never shown (no script, or saved faster than it was read), the plain
    facts are taken and the doubtful ones left out; the saved touch says what was learned.
    """
    if mark == reading.mark:
        return tuple(fact for key, fact in reading.by_key.items() if key in shown)
    return tuple(
        fact
        for key, fact in reading.by_key.items()
        if fact.sure or fact.kind in _NEVER_MISSED or key in shown
    )


def labels(facts: Iterable[Fact]) -> tuple[str, ...]:
    """What was learned of the person, as the chips said it."""
    return tuple(fact_told(fact) for fact in facts if fact.kind not in _NOT_LEARNED)


def key_of(fact: Fact) -> str:
    """The same for the same fact wherever it stands in the note."""
    said = f"{fact.kind}|{fact.value}|{fact.horizon}|{fact.negated}|{fact.standing}|{fact.on}"
    return blake2s(said.encode(), digest_size=8).hexdigest()


def mark_of(note: str) -> str:
    return blake2s(note.encode(), digest_size=16).hexdigest()


def _group_kind(fact: Fact) -> str:
    return "can_do" if fact.kind == "skill" and not is_wish(fact) else fact.kind
