"""The vocabulary this version brings, read from the files in `seed/`; docs/vocabulary.md has their form.

Skills, designations and titles have a file for each sector. Pure: what is read has no ids.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from agency.skills.terms import RelationKind, Term, TermKind

Row = dict[str, str]


class SeedRelation(NamedTuple):
    """ "Django needs Python", by name."""

    term_kind: TermKind
    term: str
    kind: RelationKind
    other_kind: TermKind
    other: str


_SAME_KIND: dict[str, RelationKind] = {
    "needs": "needs",
    "part_of": "part_of",
    "close_to": "close_to",
}
_OF_TITLES: dict[str, tuple[RelationKind, TermKind]] = {
    "same_work_as": ("same_work", "title"),
    "skills": ("essential", "skill"),
}
_FOLDERS: dict[TermKind, str] = {
    "skill": "skills",
    "designation": "designations",
    "title": "titles",
}


@cache
def load_seed_terms() -> Mapping[TermKind, tuple[Term, ...]]:
    """Every term by kind, in the files' order."""
    return {
        "skill": tuple(_term("skill", row, sector) for sector, row in _rows("skill")),
        "designation": tuple(
            _term("designation", row, row["issuer"], row["full_name"])
            for _, row in _rows("designation")
        ),
        "industry": tuple(_term("industry", row, "") for row in _read("industries.csv")),
        "title": tuple(
            _term("title", row, row["function"], row["level"]) for _, row in _rows("title")
        ),
    }


@cache
def load_seed_relations() -> tuple[SeedRelation, ...]:
    """How the terms stand to one another, in the files' order."""
    same_kind = (
        SeedRelation(kind, row["name"], relation, kind, other)
        for kind in ("skill", "designation")
        for _, row in _rows(kind)
        for column, relation in _SAME_KIND.items()
        for other in listed(row[column])
    )
    of_titles = (
        SeedRelation("title", row["name"], relation, other_kind, other)
        for _, row in _rows("title")
        for column, (relation, other_kind) in _OF_TITLES.items()
        for other in listed(row[column])
    )
    return (*same_kind, *of_titles)


def listed(cell: str) -> tuple[str, ...]:
    """ "a|b" as its parts; nothing for an empty cell."""
    return tuple(part for part in (part.strip() for part in cell.split("|")) if part)


def _term(kind: TermKind, row: Row, field: str, level: str = "") -> Term:
    return Term(None, row["name"].strip(), listed(row["synonyms"]), kind, field, level)


def _rows(kind: TermKind) -> tuple[tuple[str, Row], ...]:
    """Each line of a kind's files with the sector its file is named for."""
    folder = _seed().joinpath(_FOLDERS[kind])
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".csv"))
    return tuple(
        (sector_of(name), row) for name in names for row in _read(f"{_FOLDERS[kind]}/{name}")
    )


def sector_of(file_name: str) -> str:
    """ "human_resources.csv" as people read it: "Human resources"."""
    return file_name.removesuffix(".csv").replace("_", " ").capitalize()


def _read(path: str) -> Iterator[Row]:
    with _seed().joinpath(path).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _seed() -> Traversable:
    return files("agency.skills").joinpath("seed")
