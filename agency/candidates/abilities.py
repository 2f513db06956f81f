"""Skills and designations, written a line each: "Python, 5 years", "PMP in progress 2026-09"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from agency.candidates.lines import LineRefused, lines_in
from agency.candidates.models import Candidate, DesignationHeld, SkillHeld, Standing
from agency.languages.speaking import _
from agency.skills.models import TermKind, VocabularyTerm
from agency.skills.queries import term_called, terms_called

LONGEST = 80
_SKILL = re.compile(r"(?P<name>.+?)(?:[,:]\s*(?P<n>\d{1,2})(?: years?)?|\s+(?P<m>\d{1,2}) years?)?")
_DESIGNATION = re.compile(
    r"(?P<name>.+?),?\s+(?P<standing>held|in progress|considering)(?:[\s,]+(?P<day>\S+))?", re.I
)
_MONTH = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True)
class SkillLine:
    """A skill as it is written, with the years where they are told."""

    name: str
    years: int | None = None


@dataclass(frozen=True)
class DesignationLine:
    """A designation as it is written; only one in progress has a day."""

    name: str
    standing: Standing = Standing.held
    expected_on: date | None = None


def skills_in(text: str) -> list[SkillLine]:
    """A skill a line. Raises ``LineRefused``."""
    return [skill_in(line) for line in lines_in(text, LONGEST)]


def designations_in(text: str) -> list[DesignationLine]:
    """A designation a line. Raises ``LineRefused``."""
    return [_designation(line) for line in lines_in(text, LONGEST)]


def written_skills(candidate: Candidate) -> str:
    """What ``skills_in`` reads back."""
    lines = [
        f"{held.skill.name}, {held.years} years" if held.years else held.skill.name
        for held in candidate.skills
    ]
    return "\n".join(lines)


def written_designations(candidate: Candidate) -> str:
    """What ``designations_in`` reads back."""
    return "\n".join(_written(held) for held in candidate.designations)


def write_abilities(
    session: Session,
    candidate: Candidate,
    skills: Sequence[SkillLine],
    designations: Sequence[DesignationLine],
) -> None:
    """Take off what is no longer written, correct what changed, add what is new.

    The vocabulary gains a word it does not know.
    """
    skill_ids = _terms(session, TermKind.skill, [one.name for one in skills])
    designation_ids = _terms(session, TermKind.designation, [one.name for one in designations])
    skilled = {skill_ids[one.name]: {"years": one.years} for one in skills}
    certified = {
        designation_ids[one.name]: {"standing": one.standing, "expected_on": one.expected_on}
        for one in designations
    }
    for term_id in _settle(session, {h.skill_id: h for h in candidate.skills}, skilled):
        session.add(SkillHeld(candidate_id=candidate.id, skill_id=term_id, **skilled[term_id]))
    known = {held.designation_id: held for held in candidate.designations}
    for term_id in _settle(session, known, certified):
        new = DesignationHeld(
            candidate_id=candidate.id, designation_id=term_id, **certified[term_id]
        )
        session.add(new)
    session.flush()
    session.expire(candidate, ["skills", "designations"])


def _settle(
    session: Session,
    known: Mapping[int, SkillHeld | DesignationHeld],
    wanted: Mapping[int, Mapping[str, object]],
) -> list[int]:
    """Correct and take off; the terms that are new."""
    for term_id, held in known.items():
        if term_id not in wanted:
            session.delete(held)
            continue
        for name, value in wanted[term_id].items():
            if getattr(held, name) != value:
                setattr(held, name, value)
    return [term_id for term_id in wanted if term_id not in known]


def _terms(session: Session, kind: TermKind, names: Sequence[str]) -> dict[str, int]:
    """The term of each name as it is written, those that are new added."""
    ids = {name: term.id for name, term in terms_called(session, kind, names).items()}
    for name in names:
        if name not in ids:
            # Two lines may write one new word in two ways.
            ids[name] = (term_called(session, kind, name) or _new_term(session, kind, name)).id
    return ids


def _new_term(session: Session, kind: TermKind, name: str) -> VocabularyTerm:
    term = VocabularyTerm(kind=kind, name=name)
    session.add(term)
    session.flush()
    return term


def skill_in(line: str) -> SkillLine:
    """ "Python, 5 years", "Python: 5"; a number of the name's own stays, as in "ISO 9001:2015"."""
    read = _SKILL.fullmatch(line)
    assert read
    years = read["n"] or read["m"]
    return SkillLine(read["name"], int(years) if years else None)


def _designation(line: str) -> DesignationLine:
    read = _DESIGNATION.fullmatch(line)
    if read is None:
        return DesignationLine(line)
    standing = Standing(read["standing"].casefold().replace(" ", "_"))
    if read["day"] and standing is not Standing.in_progress:
        raise LineRefused(_("“%(line)s”: only a designation in progress has a day.", line=line))
    return DesignationLine(read["name"], standing, _day(line, read["day"]))


def _day(line: str, said: str | None) -> date | None:
    if not said:
        return None
    try:
        return date.fromisoformat(f"{said}-01" if _MONTH.fullmatch(said) else said)
    except ValueError:
        raise LineRefused(
            _("“%(line)s”: write the day as 2026-09 or 2026-09-12.", line=line)
        ) from None


def _written(held: DesignationHeld) -> str:
    if held.standing is Standing.held:
        return held.designation.name
    day = f" {held.expected_on}" if held.expected_on else ""
    return f"{held.designation.name} {held.standing.replace('_', ' ')}{day}"
