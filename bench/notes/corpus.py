"""The notes, one a line: `id, text, on, zone, candidate_name?, lang, style, facts`.

A fact: `kind, value, start, end, words` (code points of the text, and the text there), and where
they apply `from, until, negated, standing`. `certainty` is left out where the note plainly says it;
"unsure" is a mention (what they earn now, where they live), which the reader ought to ask about;
"either" may be said surely, asked, or left. `or_kind` lists other kinds that are as right.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from agency.places.gazetteer import load_seed_places
from agency.skills.seeds import load_seed_terms
from agency.skills.terms import Vocabulary

Half = Literal["work", "measure"]
HALVES: tuple[Half, ...] = ("work", "measure")
Certainty = Literal["sure", "unsure", "either"]


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing the note says, as its author reads it."""

    kind: str
    value: str
    start: int
    end: int
    words: str
    first: str | None = None
    until: str | None = None
    negated: bool = False
    certainty: Certainty = "sure"
    standing: str | None = None
    or_kind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenNote:
    id: str
    text: str
    on: date
    zone: str
    lang: str
    style: str
    candidate_name: str | None
    facts: tuple[Expected, ...]


def notes_of(half: Half) -> tuple[WrittenNote, ...]:
    lines = files("bench.notes").joinpath(f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_note(json.loads(line)) for line in lines)


def _note(row: dict[str, Any]) -> WrittenNote:
    return WrittenNote(
        id=row["id"],
        text=row["text"],
        on=date.fromisoformat(row["on"]),
        zone=row["zone"],
        lang=row["lang"],
        style=row["style"],
        candidate_name=row.get("candidate_name"),
        facts=tuple(_facts(row["facts"])),
    )


def _facts(rows: list[dict[str, Any]]) -> Iterator[Expected]:
    for row in rows:
        named = {key: value for key, value in row.items() if key not in ("from", "or_kind")}
        yield Expected(**named, first=row.get("from"), or_kind=tuple(row.get("or_kind", ())))


@lru_cache(maxsize=1)
def seeded_vocabulary() -> Vocabulary:
    """What a new agency reads its notes with, without a database; a bare number is Canadian dollars."""
    terms = load_seed_terms()
    numbered = {
        kind: tuple(replace(term, id=at) for at, term in enumerate(some, start=1))
        for kind, some in terms.items()
    }
    return Vocabulary(
        skills=numbered["skill"],
        designations=numbered["designation"],
        industries=numbered["industry"],
        titles=numbered["title"],
        places=load_seed_places(),
        currency="CAD",
    )
