"""Files of one JSON object a line, each line read or refused with its number. Pure: text in, records out."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from agency.evaluating.told import FieldWrong, Told

MOST_FAULTS = 20
"""So many are told; of the others only how many there are."""


class Named(Protocol):
    """What a line is read into: it has the name that the outputs use for it."""

    @property
    def key(self) -> str: ...


Row = TypeVar("Row", bound=Named)


class FileFaulty(Exception):
    """The file cannot be used; the message names every line at fault."""


@dataclass
class Read(Generic[Row]):
    """A whole file: its rows, and what in it was not understood."""

    rows: list[Row] = field(default_factory=list)
    unknown_fields: dict[str, int] = field(default_factory=dict)
    """Each with the line where it first stands."""


def read_lines(name: str, lines: Iterable[str], read: Callable[[Told], Row]) -> Read[Row]:
    """Every line that is not blank. Raises ``FileFaulty`` if any of them is wrong."""
    done: Read[Row] = Read()
    faults: list[str] = []
    first_with: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            told = Told(_object(line))
            row = read(told)
            if row.key in first_with:
                reason = f"“{row.key}” is the name of line {first_with[row.key]} already"
                raise FieldWrong("id", reason)
        except FieldWrong as fault:
            where = f", {fault.field}" if fault.field else ""
            faults.append(f"{name}, line {number}{where}: {fault.reason}.")
            continue
        first_with[row.key] = number
        done.rows.append(row)
        for unknown in told.unknown:
            done.unknown_fields.setdefault(unknown, number)
    if faults:
        raise FileFaulty(_listed(faults))
    return done


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line, parse_constant=_refused)
    except (ValueError, RecursionError) as fault:
        raise FieldWrong("", f"this is not JSON ({fault})") from None
    if not isinstance(value, dict):
        raise FieldWrong("", "this is JSON, but not an object in braces")
    return value


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


def _listed(faults: list[str]) -> str:
    more = len(faults) - MOST_FAULTS
    return "\n".join([*faults[:MOST_FAULTS], *([f"And {more:,} more."] if more > 0 else [])])


def counted(names: Iterable[str], most: int = 30) -> str:
    """ "Offenbach (3), Schiedam", the most frequent first."""
    found = Counter(names).most_common()
    told = [f"{name} ({count})" if count > 1 else name for name, count in found[:most]]
    return ", ".join([*told, *([f"and {len(found) - most} more"] if len(found) > most else [])])
