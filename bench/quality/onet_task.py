"""Roles and people made from the O*NET tables, with graded truth by related occupation.

A role is an alternate title, four technologies and half of its occupation's task sentences
(four of them); a person is a reported title, earlier jobs often in a related occupation, five to
nine technologies and two foreign ones, and sentences of the other half with some noise. Gains: 3
the same occupation, 2 and 1 the two nearer tiers of related ones. O*NET must not be imported as
vocabulary when this is measured: it would be the answer.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

TIERS = {"Primary-Short": 2, "Primary-Long": 1}
PEOPLE_AN_OCCUPATION = 10
LEAST_SENTENCES = 8
LEAST_TECHNOLOGIES = 9


class Occupation(NamedTuple):
    code: str
    alternates: list[str]
    reported: list[str]
    technologies: list[str]
    tasks: list[str]


class Task(NamedTuple):
    candidates: list[dict[str, Any]]
    roles: list[dict[str, Any]]
    gains: dict[str, dict[str, int]]
    """Role to candidate to gain; who is absent has none."""


def make_task(folder: Path, seed: int, roles: int = 300, people: int = 3000) -> Task:
    draw = random.Random(seed)
    occupations, related = read_occupations(folder)
    codes = sorted(occupations)
    chosen = sorted(draw.sample(codes, min(len(codes), people // PEOPLE_AN_OCCUPATION)))
    halves = {code: _halves(occupations[code].tasks, draw) for code in chosen}
    candidates, code_of = [], {}
    for code in chosen:
        for _ in range(PEOPLE_AN_OCCUPATION):
            person = _person(code, chosen, occupations, related, halves, draw)
            person["id"] = f"p{len(candidates):05}"
            code_of[person["id"]] = code
            candidates.append(person)
    draw.shuffle(candidates)
    asked, gains = [], {}
    for number, code in enumerate(draw.sample(chosen, min(roles, len(chosen)))):
        role = _role(occupations[code], halves[code][0], draw)
        role["id"] = f"r{number:04}"
        asked.append(role)
        tiers = {code: 3, **related[code]}
        gains[role["id"]] = {
            person: tiers[held] for person, held in code_of.items() if held in tiers
        }
    return Task(candidates, asked, gains)


def read_occupations(folder: Path) -> tuple[dict[str, Occupation], dict[str, dict[str, int]]]:
    """Occupations with enough of everything, and the related ones of each with their gain."""
    alternates, reported = defaultdict(list), defaultdict(list)
    technologies, tasks = defaultdict(list), defaultdict(list)
    related: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(folder / "Alternate Titles.xlsx"):
        alternates[row[0]].append(row[2])
    for row in _rows(folder / "Sample of Reported Titles.xlsx"):
        reported[row[0]].append(row[2])
    for row in _rows(folder / "Technology Skills.xlsx"):
        technologies[row[0]].append(row[2])
    for row in _rows(folder / "Task Statements.xlsx"):
        tasks[row[0]].append(row[3])
    for row in _rows(folder / "Related Occupations.xlsx"):
        if row[4] in TIERS:
            related[row[0]][row[2]] = TIERS[row[4]]
    found = {
        code: Occupation(
            code, alternates[code], reported[code], sorted(set(technologies[code])), tasks[code]
        )
        for code in sorted(alternates)
        if len(reported[code]) >= 3
        and len(set(technologies[code])) >= LEAST_TECHNOLOGIES
        and len(tasks[code]) >= LEAST_SENTENCES
    }
    return found, related


def _rows(path: Path) -> Iterator[tuple[Any, ...]]:
    rows = openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True)
    next(rows)
    return rows


def _halves(tasks: list[str], draw: random.Random) -> tuple[list[str], list[str]]:
    mixed = draw.sample(tasks, len(tasks))
    return mixed[: len(mixed) // 2], mixed[len(mixed) // 2 :]


def _role(occupation: Occupation, sentences: list[str], draw: random.Random) -> dict[str, Any]:
    return {
        "title": draw.choice(occupation.alternates),
        "must": draw.sample(occupation.technologies, 4),
        "text": " ".join(draw.sample(sentences, min(4, len(sentences)))),
    }


def _person(
    code: str,
    chosen: list[str],
    occupations: dict[str, Occupation],
    related: dict[str, dict[str, int]],
    halves: dict[str, tuple[list[str], list[str]]],
    draw: random.Random,
) -> dict[str, Any]:
    own = occupations[code]
    near = [other for other in related[code] if other in halves]
    before = draw.choice(near) if near and draw.random() < 0.6 else code
    stranger = occupations[draw.choice(chosen)]
    technologies = draw.sample(own.technologies, min(len(own.technologies), draw.randint(5, 9)))
    foreign = draw.sample(stranger.technologies, 2)
    sentences = draw.sample(halves[code][1], min(len(halves[code][1]), 4))
    earlier = draw.sample(halves[before][1], min(len(halves[before][1]), 2))
    noise = draw.sample(stranger.tasks, 1)
    skills = list(dict.fromkeys([*technologies, *foreign]))
    draw.shuffle(skills)
    return {
        "title": draw.choice(own.reported),
        "previous_titles": [draw.choice(occupations[before].reported)],
        "skills": skills,
        "text": " ".join([*sentences, *earlier, *noise]),
    }
