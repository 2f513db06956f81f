"""``python -m bench.notes.learning``: learns how much each word speaks for what, and writes it for the reader.

What is learned from is in `lessons`; the measuring half is never read. Logistic regressions (scikit-learn): one for each act
of a clause, one over the stances to what is named, one each for what is sure and what is worth a question. Weights too small
to matter are left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import files
from itertools import chain
from math import log, sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from agency.touches.reading import hearing, stances, trust
from agency.touches.reading.learned import weights
from bench.notes import lessons
from bench.notes.corpus import WrittenNote, notes_of
from bench.notes.lessons import Lesson

FEWEST, FEWEST_PARTS = 2, 3
"""How often a word, or a piece of one, must be said to be learned from."""
FOLDS = 3
"""How far to trust what is read is learned from notes that taught the ear nothing: a part of them at a time."""
OF_ACTS, OF_STANCES, OF_TRUST = 10.0, 5.0, 3.0
"""The inverse of each regression's penalty: a heavy one where chances should be no surer than they ought to be."""
SMALLEST = 0.3
"""Weights below this are not kept."""

Learn = Callable[[csr_matrix, Sequence[Lesson], Sequence[str]], Iterator[tuple[Any, float]]]


def main() -> None:
    notes = notes_of("work")
    acts, stands = list(lessons.acts(notes)), list(lessons.stances(notes))
    readings: list[Lesson] = []
    for fold in range(FOLDS):
        apart = notes[fold::FOLDS]
        print(f"the ear, without {len(apart):,} notes", flush=True)
        _teach_the_ear(*(_without(apart, taught) for taught in (acts, stands)))
        readings += lessons.readings(apart)
    print("the ear", flush=True)
    _teach_the_ear(acts, stands)
    _teach(trust.LEARNED, trust.WORTHS, partial(each, strength=OF_TRUST), readings)


def _without(apart: Iterable[WrittenNote], taught: Iterable[Lesson]) -> list[Lesson]:
    ids = {note.id for note in apart}
    return [lesson for lesson in taught if lesson.note not in ids]


def _teach_the_ear(acts: Sequence[Lesson], stands: Sequence[Lesson]) -> None:
    _teach(hearing.LEARNED, hearing.ACTS, partial(each, strength=OF_ACTS), acts)
    _teach(stances.LEARNED, stances.STANCES, partial(one_of, strength=OF_STANCES), stands)
    weights.cache_clear()


def _teach(name: str, outcomes: Sequence[str], learn: Learn, taught: Sequence[Lesson]) -> None:
    folder = Path(str(files("agency.touches.reading").joinpath("languages")))
    lines = list(learned(taught, outcomes, learn))
    text = "".join(line + "\n" for line in lines)
    (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines):,} pieces learned from {len(taught):,} lessons", flush=True)


def learned(taught: Sequence[Lesson], outcomes: Sequence[str], learn: Learn) -> Iterator[str]:
    """The lines of the file (`agency.touches.reading.learned`)."""
    groups = list(zip(*(lesson.pieces for lesson in taught), strict=True))
    fewest = [FEWEST] * (len(groups) - 1) + [FEWEST_PARTS]
    shares = [_shares(said, few) for said, few in zip(groups, fewest, strict=True)]
    table = hstack([_matrix(said, share) for said, share in zip(groups, shares, strict=True)])
    names = ["", *chain.from_iterable(shares)]
    scales = np.array([scale for share in shares for scale in share.values()])
    kept = np.zeros((len(names), len(outcomes)))
    for column, (told, bias) in enumerate(learn(table.tocsr(), taught, outcomes)):
        kept[0, column] = bias
        kept[1:, column] = np.where(abs(told) < SMALLEST, 0, told * scales)
    for name, row in zip(names, kept, strict=True):
        said = [f"{one} {weight:.2f}" for one, weight in zip(outcomes, row, strict=True) if weight]
        if said:
            yield "\t".join([name, *said])


def each(
    table: csr_matrix,
    taught: Sequence[Lesson],
    outcomes: Sequence[str],
    strength: float,
) -> Iterator[tuple[Any, float]]:
    """Every outcome by itself, from the lessons that tell of it."""
    for outcome in outcomes:
        told = np.array([lesson.tells[outcome] is not None for lesson in taught])
        tells = np.array([bool(lesson.tells[outcome]) for lesson in taught])
        fitted = _fitted(table[told], tells[told], _counts(taught)[told], strength)
        yield fitted.coef_[0], fitted.intercept_[0]


def one_of(
    table: csr_matrix,
    taught: Sequence[Lesson],
    outcomes: Sequence[str],
    strength: float,
) -> Iterator[tuple[Any, float]]:
    """The outcomes against each other."""
    which = np.array([[lesson.tells[one] for one in outcomes].index(True) for lesson in taught])
    fitted = _fitted(table, which, _counts(taught), strength)
    yield from zip(fitted.coef_, fitted.intercept_, strict=True)


def _counts(taught: Sequence[Lesson]) -> NDArray[np.float64]:
    return np.array([lesson.weight for lesson in taught])


def _fitted(
    table: csr_matrix,
    tells: NDArray[Any],
    counts: NDArray[np.float64],
    strength: float,
) -> Any:
    return LogisticRegression(C=strength, max_iter=500).fit(table, tells, sample_weight=counts)


def _shares(said: Sequence[set[str]], fewest: int) -> dict[str, float]:
    """How much a piece tells, in order: the rarer the more (inverse document frequency)."""
    counts = Counter(piece for one in said for piece in one)
    return {
        piece: (log((1 + len(said)) / (1 + count)) + 1) / 6
        for piece, count in sorted(counts.items())
        if count >= fewest
    }


def _matrix(said: Iterable[set[str]], shares: Mapping[str, float]) -> csr_matrix:
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
    return csr_matrix((values, columns, ends), shape=(len(ends) - 1, len(at)))


if __name__ == "__main__":
    main()
