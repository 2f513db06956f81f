"""Which stretches of the text are spoken for; constant work per question, whatever the length."""

from collections.abc import Iterable

from agency.touches.reading.facts import Span


class Ground:
    """Positions of a text, free until taken."""

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._taken = bytearray(length + 1)
        self.take(spans)

    def is_free(self, spans: Iterable[Span]) -> bool:
        return all(self._taken.find(1, start, end) < 0 for start, end in spans)

    def is_full(self, span: Span) -> bool:
        return self._taken.find(0, *span) < 0

    def take(self, spans: Iterable[Span]) -> None:
        for start, end in spans:
            self._taken[start:end] = b"\1" * (end - start)
