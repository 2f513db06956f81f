"""ESCO as the European Commission publishes it: the English CSV files, versions 1.0.x to 1.2. Pure.

Skills and knowledge become skills, occupations become titles. Hierarchies of skills are left out:
their groups are no words that anybody says.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from agency.skills.importing.classification import Classification, Concept, FilesRefused, Link
from agency.skills.importing.tables import Row, Table, table_called, tables_in
from agency.skills.terms import RelationKind, TermKind

ACKNOWLEDGEMENT = "This service uses the ESCO classification of the European Commission."
_FILES = {
    "skills": r"skills_en\.csv",
    "occupations": r"occupations_en\.csv",
    "groups": r"ISCOGroups_en\.csv",
    "skills of occupations": r"occupationSkillRelations(_en)?\.csv",
    "skills of skills": r"skillSkillRelations(_en)?\.csv",
}
_EXPECTED = (
    "skills_en.csv, occupations_en.csv, ISCOGroups_en.csv, occupationSkillRelations.csv and "
    "skillSkillRelations.csv"
)
_OF_OCCUPATIONS: dict[str, RelationKind] = {"essential": "essential", "optional": "optional"}
_OF_SKILLS: dict[str, RelationKind] = {"essential": "needs", "optional": "close_to"}
_EDITION = re.compile(r"(?<![\d.])v?(\d+\.\d+(?:\.\d+)?)(?![\d])", re.IGNORECASE)


def read_esco(paths: Sequence[Path]) -> Classification:
    """Read a folder, or one or more zip files. Raises ``FilesRefused``."""
    tables = _tables(paths)
    groups = {row["code"]: row["preferredLabel"] for row in tables["groups"].rows("code")}
    skills = _concepts("skill", tables["skills"], lambda _: "")
    titles = _concepts(
        "title", tables["occupations"], lambda row: groups.get(row.get("iscoGroup", ""), "")
    )
    links = [*_skills_of_occupations(tables), *_skills_of_skills(tables)]
    links.sort(key=lambda link: link.kind == "optional")  # what is essential is never optional too
    return Classification(
        "esco", _edition(paths), ACKNOWLEDGEMENT, (*skills, *titles), tuple(links)
    )


def _tables(paths: Sequence[Path]) -> dict[str, Table]:
    there = tables_in(paths)
    found = {what: table_called(there, pattern) for what, pattern in _FILES.items()}
    tables = {what: table for what, table in found.items() if table is not None}
    missing = [what for what in _FILES if what not in tables]
    if missing:
        raise FilesRefused(
            f"There is no file for {' or '.join(missing)}. ESCO in English as CSV has {_EXPECTED}; "
            "give the folder they lie in, or the zip files they came in."
        )
    return tables


def _concepts(kind: TermKind, table: Table, field_of: Callable[[Row], str]) -> Iterator[Concept]:
    for row in table.rows("conceptUri", "preferredLabel", "altLabels"):
        name = " ".join(row["preferredLabel"].split())
        if not name or row.get("status", "released") not in ("released", ""):
            continue
        labels = f"{row['altLabels']}\n{row.get('hiddenLabels', '')}"
        yield Concept(kind, row["conceptUri"], name, _labels(labels), field_of(row))


def _labels(cell: str) -> tuple[str, ...]:
    """A label a line, or between bars as the collections have them; each once."""
    parts = (" ".join(part.split()) for part in re.split(r"\n| \| ", cell))
    return tuple(dict.fromkeys(part for part in parts if part))


def _skills_of_occupations(tables: dict[str, Table]) -> Iterator[Link]:
    rows = tables["skills of occupations"].rows("occupationUri", "relationType", "skillUri")
    for row in rows:
        kind = _OF_OCCUPATIONS.get(row["relationType"])
        if kind:
            yield Link(kind, ("title", row["occupationUri"]), ("skill", row["skillUri"]))


def _skills_of_skills(tables: dict[str, Table]) -> Iterator[Link]:
    rows = tables["skills of skills"].rows("originalSkillUri", "relationType", "relatedSkillUri")
    for row in rows:
        kind = _OF_SKILLS.get(row["relationType"])
        if kind:
            yield Link(kind, ("skill", row["originalSkillUri"]), ("skill", row["relatedSkillUri"]))


def _edition(paths: Sequence[Path]) -> str:
    """The files do not say; the names of the zip files and the folder do."""
    inside = [file for path in paths if path.is_dir() for file in sorted(path.glob("*.zip"))]
    for path in (*paths, *inside):
        found = _EDITION.search(path.resolve().name)
        if found:
            return found[1]
    return ""
