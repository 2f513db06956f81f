"""Notes and their facts as lines of JSON: what ``flask notes read`` takes and gives. docs/reading.md has the table."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from agency.touches.reading.facts import Fact


class LineRefused(Exception):
    """A line is no note; says why and what to write instead."""


@dataclass(frozen=True, slots=True)
class AskedNote:
    """One note to be read, as of the day it was where the person is."""

    id: str | int
    text: str
    on: date
    zone: str | None
    candidate_name: str | None


def asked_note(line: bytes) -> AskedNote:
    """One line of the file. Raises ``LineRefused``."""
    try:
        said = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise LineRefused("it is not UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError):
        raise LineRefused("it is not JSON; write one note a line, {...}") from None
    if not isinstance(said, dict):
        raise LineRefused(
            'it is not a note; write {"id": ..., "text": ..., "on": ..., "zone": ...}'
        )
    identity = said.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int):
        raise LineRefused("it has no id; give each note one, in words or figures")
    zone = _zone(said)
    return AskedNote(
        identity,
        _words(said, "text"),
        _day(_words(said, "on"), zone),
        zone.key if zone else None,
        None if said.get("candidate_name") is None else _words(said, "candidate_name"),
    )


def answer_line(note_id: str | int, facts: tuple[Fact, ...]) -> str:
    """One line of the answer, in plain ASCII, for a note may hold what UTF-8 cannot."""
    return json.dumps({"id": note_id, "facts": [fact_line(fact) for fact in facts]})


def fact_line(fact: Fact) -> dict[str, Any]:
    """A fact as the door tells it; offsets count code points of the text."""
    day = fact.on.isoformat() if fact.on else None
    return {
        "kind": fact.kind,
        "value": fact.value,
        "from": None if fact.kind == "pause" else day,
        "until": day if fact.kind == "pause" else None,
        "certainty": "sure" if fact.sure else "unsure",
        "negated": fact.negated,
        "start": fact.start,
        "end": fact.end,
        "words": fact.words,
        "label": fact.label,
        "horizon": fact.horizon,
        "must": fact.must,
        "standing": fact.standing,
    }


def _words(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str):
        raise LineRefused(f"its {name} is missing or no text")
    return value


def _zone(said: dict[str, Any]) -> ZoneInfo | None:
    if said.get("zone") is None:
        return None
    name = _words(said, "zone")
    if name not in known_zones():
        raise LineRefused("its zone is unknown; write one such as America/Toronto")
    return ZoneInfo(name)


@cache
def known_zones() -> frozenset[str]:
    """Read once: asking for them looks through hundreds of files."""
    return frozenset(available_timezones())


def _day(written: str, zone: ZoneInfo | None) -> date:
    """A day as it stands; of a moment with its offset, the day it was in the zone."""
    try:
        moment = datetime.fromisoformat(written)
        return (moment.astimezone(zone) if zone and moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        raise LineRefused("its on is no day; write it as 2026-06-18") from None
