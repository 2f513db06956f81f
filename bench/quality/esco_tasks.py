"""Tasks made from ESCO as published, with half of the alternative labels kept out of what is imported."""

import csv
import io
import random
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

NEEDED = {
    "skills": "skills_en.csv",
    "occupations": "occupations_en.csv",
    "essential": "occupationSkillRelations",
    "skills_to_skills": "skillSkillRelations",
    "broader": "broaderRelationsOccPillar",
    "groups": "ISCOGroups_en.csv",
}
csv.field_size_limit(10**8)


class Concept(NamedTuple):
    """A skill or an occupation: its name, the labels that are imported, and those kept out."""

    name: str
    known: list[str]
    withheld: list[str]


class Withheld(NamedTuple):
    skills: list[Concept]
    occupations: list[Concept]


def withhold_half(paths: Sequence[Path], folder: Path, seed: int = 1) -> Withheld:
    """Write the files to `folder` with every other alternative label left out, and say which."""
    draw = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    kept: dict[str, list[Concept]] = {"skills": [], "occupations": []}
    for name, text in _files(paths):
        kind = next(
            (key for key, part in NEEDED.items() if name.startswith(part.removesuffix("_en.csv"))),
            None,
        )
        if kind in kept and name == NEEDED[kind]:
            text = _halved(text, draw, kept[kind])
        if kind is not None:
            (folder / name).write_text(text, encoding="utf-8")
    return Withheld(kept["skills"], kept["occupations"])


def _files(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    for path in sorted(paths):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                yield name.rsplit("/", 1)[-1], archive.read(name).decode("utf-8-sig")


def _halved(text: str, draw: random.Random, concepts: list[Concept]) -> str:
    rows = list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        labels = [one.strip() for one in re.split(r"\n|\|", row["altLabels"]) if one.strip()]
        labels = [
            one for one in dict.fromkeys(labels) if one.lower() != row["preferredLabel"].lower()
        ]
        draw.shuffle(labels)
        known, withheld = labels[: len(labels) // 2], labels[len(labels) // 2 :]
        row["altLabels"], row["hiddenLabels"] = "\n".join(known), ""
        concepts.append(Concept(row["preferredLabel"], known, withheld))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class TitleTask(NamedTuple):
    candidates: list[dict[str, Any]]
    roles: list[dict[str, Any]]
    relevant: dict[str, set[str]]


def title_task(occupations: Sequence[Concept], seed: int, roles: int = 150) -> TitleTask:
    """Titles alone, all of them names kept out: one asks, the others of its occupation should come."""
    draw = random.Random(seed)
    enough = [one for one in occupations if len(one.withheld) >= 3]
    chosen = draw.sample(enough, min(len(enough), 2 * roles))
    candidates: list[dict[str, Any]] = []
    asked: list[dict[str, Any]] = []
    relevant: dict[str, set[str]] = {}
    for number, one in enumerate(chosen):
        names = draw.sample(one.withheld, min(len(one.withheld), 6))
        query = names.pop() if number < roles else None
        ids = {f"p{number:04}-{at}": name for at, name in enumerate(names)}
        candidates += [{"id": key, "title": name} for key, name in ids.items()]
        if query is not None:
            asked.append({"id": f"r{number:04}", "title": query})
            relevant[f"r{number:04}"] = set(ids)
    draw.shuffle(candidates)
    return TitleTask(candidates, asked, relevant)


class ReasonTask(NamedTuple):
    candidates: list[dict[str, Any]]
    roles: list[dict[str, Any]]
    true: set[tuple[str, str, str]]
    """(role, candidate, must-have) where the candidate has it, in whatever words."""


def reason_task(skills: Sequence[Concept], seed: int, roles: int = 60) -> ReasonTask:
    """Must-haves by their names; people say half of what they have by another label, known or not."""
    draw = random.Random(seed)
    chosen = draw.sample([one for one in skills if len(one.withheld) >= 2], roles * 4 + 400)
    others = chosen[roles * 4 :]
    candidates: list[dict[str, Any]] = []
    asked: list[dict[str, Any]] = []
    true: set[tuple[str, str, str]] = set()
    for number in range(roles):
        musts = chosen[number * 4 : number * 4 + 4]
        asked.append({"id": f"r{number:03}", "must": [one.name for one in musts]})
        for at in range(4):
            held = draw.sample(musts, 2)
            person = f"p{number:03}-{at}"
            said = [_said(one, draw) for one in (*held, *draw.sample(others, 6))]
            candidates.append({"id": person, "skills": said})
            true |= {(f"r{number:03}", person, one.name) for one in held}
    return ReasonTask(candidates, asked, true)


def _said(skill: Concept, draw: random.Random) -> str:
    return skill.name if draw.random() < 0.5 else draw.choice([*skill.known, *skill.withheld])
