"""Skills: the client's must-haves and nice-to-haves against what the person holds."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from agency.languages.speaking import _
from agency.matching.facts import PersonFacts, Reading, RelatedSkill, Requirement, RoleFacts
from agency.matching.wording import listed, month, number, possessive, verb, years
from agency.words import capital

MUSTS_SHARE = 0.8
NEUTRAL_SHARE = 0.5
YEARS_UNSAID = 0.8
COVERAGE_SAYS = 0.3
"""What the lines say where a record could be read too; the rest is how far it reads like the role.
Measured in docs/fit.md: whole texts tell more of fit than any list of skills that is ticked off."""
IN_PROGRESS = 0.5
LACKS = ("missing", "short", "coming")
NOT_THERE = ("missing", "unknown")
"""Neither held, nor close, short of its years or on its way."""


class Line(NamedTuple):
    """One requirement: the share met, how ("has", "close", "short", "coming", "missing").

    `other` is the skill that is close or goes with it, or the day it is due; `held_years` are of a skill that is held.
    """

    requirement: Requirement
    share: float
    how: str
    other: str = ""
    held_years: float | None = None

    @property
    def detail(self) -> str:
        """What is said beside it."""
        asked, held = self.requirement, self.held_years
        if self.how == "short":
            return _("%(held)s of %(asked)s", held=number(held or 0), asked=years(asked.years or 0))
        if held:
            return years(held)
        if self.how == "has" and asked.kind == "skill" and asked.years and held is None:
            return _("years not on record")
        return self.other


class SkillsFound(NamedTuple):
    """`weight_of_musts` is how much of what must be held is held, close or on its way."""

    share: float
    lines: list[Line]
    missing: list[Requirement]
    weight_of_musts: float
    is_on_record: bool
    reading: Reading | None = None

    @property
    def share_if_closed(self) -> float:
        """The share were nothing missing; reckoned for the few of whom it is asked."""
        lines = [_closed(line) if _is_missing(line) else line for line in self.lines]
        return _with_reading(lines, self.reading)


def find_skills(role: RoleFacts, person: PersonFacts) -> SkillsFound:
    """Nothing on record is unknown, not missing: it brings no points and breaks nothing."""
    is_on_record = bool(person.skills or person.designations)
    lines: list[Line] = []
    missing: list[Requirement] = []
    weight_of_musts = 0.0
    for requirement in role.requirements:
        line = _line(requirement, person, is_on_record)
        if line is None:
            continue
        lines.append(line)
        if requirement.is_must:
            if line.how in LACKS:
                missing.append(requirement)
            if line.how not in NOT_THERE:
                weight_of_musts += requirement.weight
    return SkillsFound(
        _with_reading(lines, person.reading),
        lines,
        missing,
        weight_of_musts,
        is_on_record,
        person.reading,
    )


def _line(requirement: Requirement, person: PersonFacts, is_on_record: bool) -> Line | None:
    if requirement.kind == "skill":
        return _skill(requirement, person.skills, is_on_record)
    if requirement.kind == "designation":
        return _designation(requirement, person, is_on_record)
    return None


def _skill(requirement: Requirement, held: Mapping[int, float | None], is_on_record: bool) -> Line:
    term = requirement.term_id
    if term is not None and term in held:
        return _held_for(requirement, held[term])
    nearest = _nearest(requirement.related, held)
    if nearest is not None:
        return Line(requirement, nearest.closeness, "close", nearest.name)
    beside = _nearest(requirement.together, held)
    if beside is not None:
        return Line(requirement, beside.closeness, "missing", beside.name)
    return Line(requirement, 0.0, "missing" if is_on_record else "unknown")


def _nearest(
    others: tuple[RelatedSkill, ...], held: Mapping[int, float | None]
) -> RelatedSkill | None:
    """The closest of these that is held; of equally close ones the first."""
    nearest = None
    for other in others:
        if other.term_id in held and (nearest is None or other.closeness > nearest.closeness):
            nearest = other
    return nearest


def _held_for(requirement: Requirement, held_years: float | None) -> Line:
    asked = requirement.years
    if not asked:
        return Line(requirement, 1.0, "has", "", held_years)
    if held_years is None:
        return Line(requirement, YEARS_UNSAID, "has")
    if held_years >= asked:
        return Line(requirement, 1.0, "has", "", held_years)
    return Line(requirement, YEARS_UNSAID * held_years / asked, "short", "", held_years)


def _designation(requirement: Requirement, person: PersonFacts, is_on_record: bool) -> Line:
    held = person.designations.get(requirement.term_id or 0)
    if held is not None and held.standing == "held":
        return Line(requirement, 1.0, "has")
    if held is not None and held.standing == "in_progress":
        due = held.expected_on
        return Line(requirement, IN_PROGRESS, "coming", due.isoformat() if due else "")
    return Line(requirement, 0.0, "missing" if is_on_record else "unknown")


def _is_missing(line: Line) -> bool:
    return line.how in LACKS and line.requirement.is_must


def _closed(line: Line) -> Line:
    return Line(line.requirement, 1.0, "has")


def _with_reading(lines: list[Line], reading: Reading | None) -> float:
    if reading is None:
        return _share(lines)
    says = COVERAGE_SAYS if lines else 0.0
    return says * _share(lines) + (1 - says) * reading.alike


def _share(lines: list[Line]) -> float:
    musts = nices = must_weight = nice_weight = 0.0
    for line in lines:
        weight = line.requirement.weight
        if line.requirement.is_must:
            musts += weight * line.share
            must_weight += weight
        else:
            nices += weight * line.share
            nice_weight += weight
    if must_weight and nice_weight:
        return MUSTS_SHARE * musts / must_weight + (1 - MUSTS_SHARE) * nices / nice_weight
    whole = must_weight or nice_weight
    return (musts + nices) / whole if whole else NEUTRAL_SHARE


def skills_sentence(person: PersonFacts, found: SkillsFound, today: date) -> str:
    reads = reads_like_it(person, found.reading)
    if not found.lines:
        return reads or _("The role names nothing that our records can check")
    if not found.is_on_record:
        names = [line.requirement.name for line in found.lines]
        asked = _("No skills on record: ask about %(names)s", names=listed(_at_most(names, 3)))
        return f"{asked}. {reads}" if reads else asked
    said = [
        *_has(person, found.lines),
        *(_close(line) for line in found.lines if line.how == "close"),
        *(_coming(line, today) for line in found.lines if line.how == "coming"),
        *(f"{line.requirement.name} {line.detail}" for line in found.lines if line.how == "short"),
        *_not_on_record(found.lines),
    ]
    sentence = capital("; ".join(said))
    return f"{sentence}. {reads}" if reads else sentence


def reads_like_it(person: PersonFacts, reading: Reading | None) -> str:
    """The rare words that the record and the role share, quoted from the role."""
    if reading is None or not reading.shared:
        return ""
    words = listed([_("“%(name)s”", name=word) for word in reading.shared])
    whose = capital(possessive(person))
    return _("%(Their)s résumé speaks of %(words)s, as the role does", Their=whose, words=words)


def _has(person: PersonFacts, lines: list[Line]) -> list[str]:
    names = [
        f"{line.requirement.name} ({detail})" if (detail := line.detail) else line.requirement.name
        for line in lines
        if line.how == "has"
    ]
    have = verb(person, "has", "have")
    return [_("%(have)s %(names)s", have=have, names=listed(_at_most(names, 4)))] if names else []


def _close(line: Line) -> str:
    return _("%(held)s is close to %(asked)s", held=line.other, asked=line.requirement.name)


def _coming(line: Line, today: date) -> str:
    return f"{line.requirement.name} {_due(line, today)}"


def _due(line: Line, today: date) -> str:
    if not line.other:
        return _("under way")
    return _("due in %(month)s", month=month(date.fromisoformat(line.other), today))


def _not_on_record(lines: list[Line]) -> list[str]:
    missing = [line for line in lines if line.how == "missing"]
    if not missing:
        return []
    names = [line.requirement.name for line in missing]
    said = _("no %(names)s on record", names=listed(_at_most(names, 3), "or"))
    return [f"{said}{_beside(missing)}"]


def _beside(missing: list[Line]) -> str:
    """For the first that has one: a skill held that often stands beside it."""
    said = ((line.other, line.requirement.name) for line in missing if line.other)
    held, name = next(said, ("", ""))
    if not held:
        return ""
    if len(missing) == 1:
        return _(", though %(held)s often goes with it", held=held)
    return _(", though %(held)s often goes with %(name)s", held=held, name=name)


def _at_most(names: list[str], most: int) -> list[str]:
    if len(names) <= most:
        return names
    return [*names[: most - 1], _("%(count)s more", count=number(len(names) - most + 1))]


def how_near(requirement: Requirement, person: PersonFacts, today: date) -> str:
    """How near somebody is to what they miss: "Due in September."; nothing where nothing is known."""
    line = _line(requirement, person, is_on_record=True)
    if line is not None and line.how == "coming":
        return f"{capital(_due(line, today))}."
    if line is not None and line.how == "short":
        have = verb(person, "Has", "Have")
        return f"{_('%(have)s %(names)s', have=have, names=line.detail)}."
    return ""
