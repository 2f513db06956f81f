"""Letters of a page into lines; two columns that were written row by row are taken apart."""

from collections.abc import Sequence
from typing import NamedTuple


class Letter(NamedTuple):
    """A sign with its box (left, bottom, right, top, in points); a space or line end that the reader
    added has none."""

    sign: str
    box: tuple[float, float, float, float] | None
    is_hidden: bool = False


class _Piece(NamedTuple):
    """Letters of one line without a wide gap."""

    text: str
    left: float
    right: float


_WIDE = 12.0
"""Points between two pieces of a line: far more than a space, about a tab."""
_ALIKE = 3.0
_LEAST_ROWS = 5
_LEAST_SHARE = 0.4
_DIGITS = frozenset("0123456789")


def lines_of(letters: Sequence[Letter]) -> list[str]:
    """Pieces of one line are joined by a tab."""
    rows = [row for line in _split(letters) if (row := _pieces(line))]
    gutter = _gutter(rows)
    if gutter is None:
        return ["\t".join(piece.text for piece in row) for row in rows]
    left = [[piece for piece in row if piece.left < gutter] for row in rows]
    right = [[piece for piece in row if piece.left >= gutter] for row in rows]
    return ["\t".join(one.text for one in row) for row in (*left, *right) if row]


def _split(letters: Sequence[Letter]) -> list[list[Letter]]:
    lines: list[list[Letter]] = [[]]
    for letter in letters:
        if letter.sign in ("\r", "\n", "\u2028", "\x0b"):
            lines.append([])
        else:
            lines[-1].append(letter)
    return [line for line in lines if line]


def _pieces(line: Sequence[Letter]) -> list[_Piece]:
    pieces: list[_Piece] = []
    text, left, right = "", 0.0, None
    for letter in line:
        box = letter.box if letter.sign.strip() else None
        if box and right is not None and box[0] - right > _WIDE:
            pieces.append(_Piece(text.strip(), left, right))
            text, right = "", None
        if box and right is None:
            left = box[0]
        text += letter.sign
        if box:
            right = max(box[2], right) if right is not None else box[2]
    if right is not None:
        pieces.append(_Piece(text.strip(), left, right))
    return pieces


def _gutter(rows: Sequence[Sequence[_Piece]]) -> float | None:
    """Where the right column begins, if many rows have a piece that begins there and none crosses it.

    Years or dates that stand beside the work they date are no column of their own.
    """
    several = [row for row in rows if len(row) > 1]
    starts = [row[1].left for row in several]
    if len(several) < _LEAST_ROWS:
        return None
    best = max(starts, key=lambda x: sum(abs(x - other) <= _ALIKE for other in starts))
    beside = [row for row in rows if row[0].left < best - _ALIKE]
    there = [row for row in several if abs(row[1].left - best) <= _ALIKE]
    if len(there) < max(_LEAST_ROWS, _LEAST_SHARE * len(beside)):
        return None
    dated = sum(1 for row in there if _is_dated(row[0].text) or _is_dated(row[1].text))
    crossing = sum(
        1 for row in rows for one in row if one.left < best - _ALIKE and one.right > best
    )
    if dated > len(there) / 2 or crossing > len(beside) / 4:
        return None
    return best - _ALIKE


def _is_dated(text: str) -> bool:
    return len(text) <= 30 and sum(sign in _DIGITS for sign in text) >= 4
