"""What the notes of a row say: wishes, quiet days, stops. Read the same for the check and the saving."""

from dataclasses import dataclass
from datetime import date

from agency.imports.candidates import CandidateRow
from agency.preferences.from_facts import wishes_in
from agency.skills.terms import Vocabulary
from agency.touches.reading import Fact, read_note

SILENCING = frozenset({"stop", "pause"})


@dataclass(frozen=True)
class Said:
    """The facts of a row's note and wants; only plain ones are learned, nobody is there to confirm the rest."""

    facts: tuple[Fact, ...]
    doubtful: Fact | None
    """A stop or a pause that may not be one."""

    @property
    def stop(self) -> bool:
        return any(fact.kind == "stop" for fact in self.facts)

    def pause(self, today: date) -> Fact | None:
        """A pause that is not over yet."""
        pauses = (fact for fact in self.facts if fact.kind == "pause")
        return next((one for one in pauses if one.on is None or one.on > today), None)

    def callback(self, today: date) -> date | None:
        """The day to come on which they want to hear from us."""
        days = (fact.on for fact in self.facts if fact.kind == "callback_on" and fact.on)
        return next((day for day in days if day > today), None)

    def counts(self, today: date) -> dict[str, int]:
        """For the check: how many wishes, quiet dates, stops and designations."""
        wishes = wishes_in(self.facts)
        quiet = sum(wish.not_before is not None for wish in wishes)
        quiet += self.callback(today) is not None
        held = [fact for fact in self.facts if fact.kind == "designation" and not fact.negated]
        return {
            "wishes": len(wishes),
            "quiet": quiet + (self.pause(today) is not None),
            "stops": int(self.stop),
            "designations": len(held),
            "in_progress": sum(fact.standing == "in_progress" for fact in held),
        }


def read_said(row: CandidateRow, vocabulary: Vocabulary) -> Said:
    """Both texts as of the day they were said."""
    if row.said_on is None or not (row.note or row.wants):
        return Said((), None)
    facts = [
        fact
        for text in (row.note, row.wants)
        if text
        for fact in read_note(text, row.said_on, vocabulary, row.name)
    ]
    doubtful = next((one for one in facts if one.kind in SILENCING and not one.sure), None)
    return Said(tuple(fact for fact in facts if fact.sure), doubtful)
