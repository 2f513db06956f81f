"""How well a reading fits what is true: counts of right, proposed and true things by field."""

from collections import Counter
from collections.abc import Iterable

from agency.resumes.reading import Fact
from tests.support.resumes.people import Person

FIELDS = (
    "name",
    "email",
    "phone",
    "linkedin",
    "title",
    "employer",
    "dates",
    "whole job",
    "skill",
    "designation",
    "language",
)


def true_things(one: Person) -> set[tuple[str, str]]:
    """Names are compared without case: capitals throughout do not tell "MacDonald"."""
    things = {
        ("name", one.name.casefold()),
        ("email", one.email),
        ("phone", one.phone),
        ("linkedin", one.linkedin),
    }
    for job in one.jobs:
        dates = f"{job.from_on} {job.until_on}"
        things |= {("title", job.title), ("employer", job.employer), ("dates", dates)}
        things.add(("whole job", f"{job.title} {job.employer} {dates}"))
    things |= {("skill", name) for name in one.skills}
    things |= {("language", name) for name in one.languages}
    return things | {("designation", name) for name in one.designations}


def read_things(facts: Iterable[Fact]) -> set[tuple[str, str]]:
    """Skills the vocabulary does not know are not counted: they wait unticked."""
    things: set[tuple[str, str]] = set()
    for one in facts:
        if one.kind == "job":
            dates = f"{one.from_on} {one.until_on}"
            things |= {("title", one.value), ("employer", one.employer), ("dates", dates)}
            things.add(("whole job", f"{one.value} {one.employer} {dates}"))
        elif one.kind != "skill" or one.sure:
            value = one.value.casefold() if one.kind == "name" else one.value
            things.add((one.kind, value))
    return {thing for thing in things if thing[1]}


class Tally:
    """Sums over many résumés."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.read: Counter[str] = Counter()
        self.true: Counter[str] = Counter()

    def add(self, read: set[tuple[str, str]], true: set[tuple[str, str]]) -> None:
        for kind, _ in read & true:
            self.right[kind] += 1
        for kind, _ in read:
            self.read[kind] += 1
        for kind, _ in true:
            self.true[kind] += 1

    def precision(self, kind: str) -> float:
        return self.right[kind] / self.read[kind] if self.read[kind] else 1.0

    def recall(self, kind: str) -> float:
        return self.right[kind] / self.true[kind] if self.true[kind] else 1.0
