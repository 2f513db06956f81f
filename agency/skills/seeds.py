"""The vocabulary a new agency starts with, read from the files in `seed/`."""

import csv
from importlib.resources import files

from agency.skills.terms import Term, TermKind


def load_seed_terms() -> dict[TermKind, tuple[Term, ...]]:
    """Every seed term by kind, in file order, without ids."""
    return {
        "skill": _read("skills.csv", "skill", field="field"),
        "designation": _read("designations.csv", "designation", field="issuer", level="full_name"),
        "industry": _read("industries.csv", "industry"),
        "title": _read("titles.csv", "title", field="function", level="level"),
    }


def _read(file_name: str, kind: TermKind, field: str = "", level: str = "") -> tuple[Term, ...]:
    source = files("agency.skills").joinpath("seed", file_name)
    with source.open(encoding="utf-8") as lines:
        return tuple(
            Term(
                id=None,
                name=row["name"],
                synonyms=tuple(filter(None, row["synonyms"].split("|"))),
                kind=kind,
                field=row.get(field, ""),
                level=row.get(level, ""),
            )
            for row in csv.DictReader(lines)
        )
