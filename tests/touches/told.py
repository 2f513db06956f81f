"""Tables of notes: a note, an arrow, and what it tells of one kind, read on Thursday 12 March 2026."""

import pytest

from tests.touches.test_reading import read


def told(note: str, kind: str) -> set[str]:
    """The values of one kind, "not" before what is refused; sure or unsure."""
    facts = [fact for fact in read(note, name=None) if fact.kind == kind]
    return {f"{'not ' if fact.negated else ''}{fact.value}" for fact in facts}


def surely_told(note: str, kind: str) -> set[str]:
    facts = [fact for fact in read(note, name=None) if fact.kind == kind and fact.sure]
    return {f"{'not ' if fact.negated else ''}{fact.value}" for fact in facts}


def table(lines: str) -> list[object]:
    """One case a line: ``note -> value | another value``."""
    pairs = [line.split(" -> ") for line in lines.strip().splitlines()]
    return [
        pytest.param(note, {value.strip() for value in values.split("|")}, id=note)
        for note, values in pairs
    ]


def notes(lines: str) -> list[str]:
    return lines.strip().splitlines()
