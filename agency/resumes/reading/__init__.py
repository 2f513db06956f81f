"""Reading a résumé: who it is, how to reach them, what they did and can do. Pure.

Nothing `read_resume` finds is on record until somebody confirms it. Each fact carries the exact
words it came from. It knows the agency's vocabulary and the day, nothing else. Age, years of
education, photographs and whatever else must not be chosen by is not looked for.

| kind | value | also set |
| --- | --- | --- |
| name | as people write it | |
| email, phone, linkedin | in the form it is kept in | |
| job | the title | employer, from_on, until_on, is_current |
| skill | its name in the vocabulary, or as written (unsure) | term_id, years |
| designation | its name in the vocabulary | term_id, is_held, until_on (expected) |
| language | its English name | |
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2s

from agency.resumes.reading.abilities import find_designations, find_skills
from agency.resumes.reading.contact import Way, find_ways
from agency.resumes.reading.jobs import Job, find_jobs
from agency.resumes.reading.lines import Line, fold, lines_of
from agency.resumes.reading.names import find_name
from agency.resumes.reading.tongues import find_tongues
from agency.resumes.reading.work_words import title_weight
from agency.skills.terms import Vocabulary

_HEADLINE = 60
_REGIONS = {
    "DE": (
        "berufserfahrung", "lebenslauf", "kenntnisse", "ausbildung", "heute", "werdegang", "sprachen", "studium",
        "personliche daten", "weiterbildung", "zertifikate", "kontakt",
    ),
    "FR": ("experience professionnelle", "competences", "langues", "formation", "etudes", "coordonnees", "parcours"),
}  # fmt: skip
"""Words that tell in which country a number without + is dialled."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing a résumé says. The words are text[start:end]."""

    kind: str
    value: str
    start: int
    end: int
    sure: bool = True
    employer: str = ""
    from_on: date | None = None
    until_on: date | None = None
    is_current: bool = False
    term_id: int | None = None
    years: int | None = None
    is_held: bool = True

    @property
    def key(self) -> str:
        """The same for the same thing, wherever it stands in the text."""
        said = f"{self.kind}|{self.value}|{self.employer}|{self.from_on}|{self.until_on}|{self.is_held}"
        return blake2s(said.encode(), digest_size=8).hexdigest()


def read_resume(
    text: str, today: date, vocabulary: Vocabulary, region: str = "CA"
) -> tuple[Fact, ...]:
    """Everything it plainly or perhaps says, by kind. Never raises; same in, same out.

    ``region`` is the country in which a number without + is dialled, unless the text is another's.
    """
    lines = lines_of(text)
    ways = find_ways(text, lines, _regions(text, region))
    name = find_name(lines, [_name_part(way) for way in ways if way.kind != "phone"], vocabulary)
    taken = [(one.start, one.end) for one in (*ways, name) if one]
    jobs = find_jobs(_on_work(lines, taken), vocabulary, today)
    taken += [span for job in jobs for span in job.covered]
    taken += [(line.start, line.end) for line in lines if _is_headline(line, vocabulary)]
    found = [
        *(_plain("name", one.value, one.start, one.end, one.is_plain) for one in (name,) if one),
        *(_plain(way.kind, way.value, way.start, way.end) for way in ways),
        *map(_job, jobs),
        *_abilities(text, lines, vocabulary, taken, today),
        *(_plain("language", one.value, one.start, one.end) for one in find_tongues(lines)),
    ]
    return tuple({one.key: one for one in found}.values())


def _abilities(
    text: str,
    lines: Sequence[Line],
    vocabulary: Vocabulary,
    taken: Sequence[tuple[int, int]],
    today: date,
) -> Iterator[Fact]:
    for skill in find_skills(text, lines, vocabulary, taken):
        yield Fact(
            kind="skill", value=skill.name, start=skill.start, end=skill.end, sure=skill.is_known,
            term_id=skill.term_id, years=skill.years,
        )  # fmt: skip
    for one in find_designations(text, lines, vocabulary, taken, today):
        yield Fact(
            kind="designation", value=one.name, start=one.start, end=one.end, term_id=one.term_id,
            is_held=one.is_held, until_on=one.expected_on,
        )  # fmt: skip


def _plain(kind: str, value: str, start: int, end: int, sure: bool = True) -> Fact:
    return Fact(kind=kind, value=value, start=start, end=end, sure=sure)


def _job(job: Job) -> Fact:
    return Fact(
        kind="job", value=job.title, start=job.start, end=job.end, sure=job.is_plain,
        employer=job.employer, from_on=job.from_on, until_on=job.until_on, is_current=job.is_current,
    )  # fmt: skip


def _on_work(lines: Sequence[Line], taken: Sequence[tuple[int, int]]) -> list[Line]:
    """The sections on experience; without any, whatever is in no section of another kind."""
    work = [line for line in lines if line.section == "experience"]
    if any(not line.is_head and line.text.strip() for line in work):
        return work
    return [
        line
        for line in lines
        if line.section in ("top", "summary")
        and not any(start < line.end and line.start < end for start, end in taken)
    ]


def _regions(text: str, region: str) -> list[str]:
    folded = fold(text[:20_000])
    told = [code for code, words in _REGIONS.items() if sum(word in folded for word in words) >= 2]
    at_home = region == "CA" and any(
        word in folded for word in ("canada", "quebec", ", qc", "montreal")
    )
    return [region, *told] if at_home or not told else [*told, region]


def _is_headline(line: Line, vocabulary: Vocabulary) -> bool:
    """The title under the name: "Ingénieur logiciel" is what they do, and no designation."""
    is_short = line.section == "top" and len(line.text) <= _HEADLINE
    return is_short and "," not in line.text and title_weight(line.text, vocabulary) > 0


def _name_part(way: Way) -> str:
    return way.value.partition("@")[0] if way.kind == "email" else way.value.removeprefix("in/")
