"""Lists as people type them: one thing a line."""

from agency.languages.speaking import _

MOST_LINES = 100


class LineRefused(Exception):
    """A line that cannot be read; the message quotes it and says how to write it."""


def lines_in(text: str, longest: int) -> list[str]:
    """The lines that say something, single-spaced. Raises ``LineRefused`` where there is too much."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise LineRefused(
            _(
                "At most %(most)s lines, please; there are %(count)s.",
                most=MOST_LINES,
                count=len(lines),
            )
        )
    for line in lines:
        if len(line) > longest:
            raise LineRefused(
                _(
                    "“%(line)s…” is longer than %(count)s characters.",
                    line=line[:longest],
                    count=longest,
                )
            )
    return lines
