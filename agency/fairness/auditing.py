"""The audit of an agency: every question in its order, the numbers as a table, and rows for an auditor."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import SystemRandom

from sqlalchemy.orm import Session

from agency.fairness.asking import BY_NAME, QUESTIONS
from agency.fairness.measuring import STEPS, Audited, Reached, Step, audit, shown_groups
from agency.fairness.queries import declared, people_in_a_net

LOOK_BACK = timedelta(days=365)
TOO_SMALL = "fewer than 10, not shown"
NUMBERS_HEADINGS = (
    "question", "group", "step", "in_net", "people", "rate", "ratio", "low", "high", "flagged",
)  # fmt: skip
EXPORT_HEADINGS = ("question", "study_number", "group", "in_net", *STEPS)
Line = tuple[str | int | float, ...]


@dataclass(frozen=True)
class Audit:
    """Everything that may be shown about a year."""

    since: datetime
    questions: list[Audited]

    @property
    def is_empty(self) -> bool:
        return not any(one.groups for one in self.questions)

    @property
    def flagged(self) -> list[tuple[str, str, Step]]:
        """Question, group and step, by their words, wherever a group falls behind."""
        return [
            (BY_NAME[one.question].heading, BY_NAME[one.question].answers[group.answer], step)
            for one in self.questions
            for group in one.groups
            for step in group.steps
            if step.is_flagged
        ]


def audit_agency(session: Session, now: datetime) -> Audit:
    """What the last year did to each group that is large enough."""
    since = now - LOOK_BACK
    people, answers = people_in_a_net(session, since), declared(session)
    return Audit(
        since,
        [
            audit(question.name, list(question.answers), people, answers[question.name])
            for question in QUESTIONS
            if question.name in answers
        ],
    )


def numbers(found: Audit) -> Iterator[Line]:
    """Counts and ratios as a table, with headings."""
    yield NUMBERS_HEADINGS
    for one in found.questions:
        for group in one.groups:
            for step in group.steps:
                yield (
                    one.question, group.answer, step.name, group.in_net, step.people,
                    round(step.rate, 4), *_compared(step), "yes" if step.is_flagged else "no",
                )  # fmt: skip
        if one.has_small_groups:
            yield one.question, TOO_SMALL, *[""] * (len(NUMBERS_HEADINGS) - 2)


def rows_for_auditor(session: Session, now: datetime) -> Iterator[Line]:
    """One row a person and question, in order of a number drawn anew for each question and export.

    So no two answers of one person can be joined, and nothing leads back to anybody here. People of
    groups that are too small are left out.
    """
    yield EXPORT_HEADINGS
    people, answers = people_in_a_net(session, now - LOOK_BACK), declared(session)
    for question in QUESTIONS:
        groups = shown_groups(people, answers.get(question.name, {}))
        everybody = [(answer, person) for answer, inside in groups.items() for person in inside]
        yield from _numbered(question.name, everybody)


def _numbered(question: str, everybody: list[tuple[str, Reached]]) -> Iterator[Line]:
    dice = SystemRandom()
    drawn = dice.sample(range(10_000_000, 100_000_000), len(everybody))
    dice.shuffle(everybody)
    for number, (answer, reached) in zip(sorted(drawn), everybody, strict=True):
        yield question, number, answer, 1, *map(int, reached)


def _compared(step: Step) -> tuple[str | float, ...]:
    values = (step.ratio, step.low, step.high)
    return tuple("" if value is None else round(value, 4) for value in values)
