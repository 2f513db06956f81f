"""Skills and designations, as people keep them on their own page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from agency.answers.told import Answers
from agency.candidates.models import Candidate, DesignationHeld, SkillHeld, Standing
from agency.preferences.changing import Evidence
from agency.preferences.learning import learn
from agency.touches.reading import Fact, read_note
from agency.touches.vocabulary import vocabulary_for_notes

_BETWEEN = re.compile(r"[,;\n]| and ")


@dataclass(frozen=True)
class Added:
    """What was recognised in "Add one", and the words nobody here has a name for yet."""

    facts: Sequence[Fact]
    unknown: Sequence[str]


def read_added(session: Session, text: str, on: date, name: str) -> Added:
    """Skills and designations in the words of the agency's vocabulary."""
    read = read_note(text, on, vocabulary_for_notes(session), name, in_own_words=True)
    facts = [fact for fact in read if fact.kind in ("skill", "designation") and fact.term_id]
    able = [replace(fact, horizon=None) if fact.kind == "skill" else fact for fact in facts]
    said = [fact.words.casefold() for fact in facts]
    parts = [part.strip(" .") for part in _BETWEEN.split(text)]
    unknown = [part for part in parts if part and not _is_known(part.casefold(), said)]
    return Added([fact for fact in able if not fact.negated], unknown)


def write_abilities(
    session: Session, candidate: Candidate, after: Answers, added: Added, evidence: Evidence,
    now: datetime,
) -> None:  # fmt: skip
    """Take off what is gone, correct what changed, and add what was recognised."""
    skills = {held.id: held for held in candidate.skills}
    for told in after.skills:
        if told.gone:
            session.delete(skills[told.id])
        else:
            _set(skills[told.id], years=told.years)
    designations = {held.id: held for held in candidate.designations}
    for one in after.designations:
        if one.gone:
            session.delete(designations[one.id])
        else:
            standing = Standing(one.standing)
            expected = None if standing is Standing.held else one.expected_on
            _set(designations[one.id], standing=standing, expected_on=expected)
    session.flush()
    session.expire(candidate, ["skills", "designations"])
    learn(session, candidate.id, added.facts, evidence, now)


def _set(held: SkillHeld | DesignationHeld, **values: object) -> None:
    """Only what differs, so that the history shows what was changed."""
    for name, value in values.items():
        if getattr(held, name) != value:
            setattr(held, name, value)


def _is_known(part: str, said: Sequence[str]) -> bool:
    return any(part in words or words in part for words in said)
