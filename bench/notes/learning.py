"""``python -m bench.notes.learning``: learns how much each word speaks for each act, and writes it for the reader.

From the notes to work on and from `acts.tsv`, sentences labelled with what they do (`LABELS<tab>LANGUAGE<tab>TEXT`, labels
joined by ``+`` or ``none``; ``!stop`` they do not, with ``?`` nothing is said of the acts not named). The measuring half is never read. One logistic regression an act (scikit-learn); weights too
small to matter are left out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from math import log, sqrt
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from agency.touches.reading import as_heard
from agency.touches.reading.dates import When
from agency.touches.reading.facts import Span
from agency.touches.reading.hearing import ACTS, LEARNED, Act, clauses, pieces_of, words_of
from agency.touches.reading.notes import Note
from bench.notes.corpus import Expected, WrittenNote, notes_of, seeded_vocabulary

FEWEST = (2, 3)
"""How often a word, or a piece of one, must be said to be learned from."""
STRENGTH = 10.0
"""The inverse of the regression's penalty."""
SMALLEST = 0.2
"""Weights below this are not kept."""
OF_A_CLAUSE = 0.5
"""How much a clause counts beside a sentence."""
_AS_OF = date(2026, 3, 10)
_NAMES = {"callback": "callback_on", "available": "available_from"}


class Example(NamedTuple):
    """Words and what they do: True, or None where people may differ; what is not named they do not."""

    said: list[str]
    does: Mapping[Act, bool | None]
    weight: float = 1.0


def main() -> None:
    examples = [*of_notes(notes_of("work")), *of_sentences()]
    path = Path(str(files("agency.touches.reading").joinpath(LEARNED)))
    lines = list(learned(examples))
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    print(f"{len(lines):,} pieces learned from {len(examples):,} sentences and clauses")


def of_notes(notes: Iterable[WrittenNote]) -> Iterator[Example]:
    for written in notes:
        note, dates = _as_read(written.text, written.on)
        sentence = (0, 0)
        for span, said in clauses(note, dates):
            is_clause = span[1] <= sentence[1]
            sentence = sentence if is_clause else span
            does = _done(written.facts, note.original(span))
            yield Example(said, does, OF_A_CLAUSE if is_clause else 1.0)


def of_sentences() -> Iterator[Example]:
    text = files("bench.notes").joinpath("acts.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        labels, _, said = line.split("\t")
        does = _labelled({_NAMES.get(one, one) for one in labels.split("+")})
        note, dates = _as_read(said, _AS_OF)
        for whole in _whole(note, dates):
            yield Example(whole, does)


def _labelled(labels: set[str]) -> dict[Act, bool | None]:
    does: dict[Act, bool | None] = dict.fromkeys(ACTS, None if "?" in labels else False)
    does |= {act: act in labels for act in ACTS if {act, f"!{act}"} & labels}
    return does


def _whole(note: Note, dates: Sequence[When]) -> Iterator[list[str]]:
    """The line as one sentence, whatever stands in it."""
    words = [word.said for word in words_of(note, dates)]
    if words:
        yield words


def _as_read(text: str, on: date) -> tuple[Note, tuple[When, ...]]:
    """The note in the finders' words, and its days."""
    return as_heard(text, on, seeded_vocabulary())


def _done(facts: Iterable[Expected], span: Span) -> dict[Act, bool | None]:
    """A fact is done where at least half of its words stand; where less does, or people differ, it is left open."""
    does: dict[Act, bool | None] = {}
    for fact in facts:
        shared = min(span[1], fact.end) - max(span[0], fact.start)
        act = _act(fact)
        if shared <= 0:
            continue
        if act and fact.certainty == "sure" and 2 * shared >= fact.end - fact.start:
            does[act] = True
        for other in (act, *fact.or_kind):
            if other in ACTS:
                does.setdefault(other, None)
    return does


def _act(fact: Expected) -> Act | None:
    name = fact.value if fact.kind in ("outcome", "channel", "kind") else fact.kind
    return next((act for act in ACTS if act == name), None)


def learned(examples: Sequence[Example]) -> Iterator[str]:
    """The lines of the file, the first of which is how likely each act is where nothing is said."""
    pieces = [pieces_of(example.said) for example in examples]
    known = [_known([one[group] for one in pieces], FEWEST[group]) for group in (0, 1)]
    shares = [_shares([one[group] for one in pieces], known[group]) for group in (0, 1)]
    table = hstack([_matrix([one[group] for one in pieces], shares[group]) for group in (0, 1)])
    names = [*shares[0], *shares[1]]
    scales = np.array([*shares[0].values(), *shares[1].values()])
    weights = np.zeros((len(names) + 1, len(ACTS)))
    for column, act in enumerate(ACTS):
        told = np.array([example.does.get(act, False) is not None for example in examples])
        done = np.array([bool(example.does.get(act)) for example in examples])
        counts = np.array([example.weight for example in examples])
        fitted = LogisticRegression(C=STRENGTH, max_iter=500).fit(
            table.tocsr()[told], done[told], sample_weight=counts[told]
        )
        kept = fitted.coef_[0]
        weights[1:, column] = np.where(abs(kept) < SMALLEST, 0, kept * scales)
        weights[0, column] = fitted.intercept_[0]
    for name, row in zip(["", *names], weights, strict=True):
        if row.any():
            yield "\t".join(
                [name, *(f"{act} {one:.2f}" for act, one in zip(ACTS, row, strict=True) if one)]
            )


def _known(said: Iterable[set[str]], fewest: int) -> Counter[str]:
    counts = Counter(piece for one in said for piece in one)
    return Counter({piece: count for piece, count in counts.items() if count >= fewest})


def _shares(said: Sequence[set[str]], known: Counter[str]) -> dict[str, float]:
    """How much a piece tells: the rarer the more (inverse document frequency)."""
    return {piece: (log((1 + len(said)) / (1 + known[piece])) + 1) / 6 for piece in sorted(known)}


def _matrix(said: Sequence[set[str]], shares: Mapping[str, float]) -> csr_matrix:
    at = {piece: column for column, piece in enumerate(shares)}
    weighed = list(shares.values())
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for one in said:
        present = sorted(at[piece] for piece in one if piece in at)
        columns += present
        values += [weighed[column] / sqrt(len(one)) for column in present]
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(said), len(at)))


if __name__ == "__main__":
    main()
