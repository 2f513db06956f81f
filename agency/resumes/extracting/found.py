"""What the reader of one kind of file finds, and how it says that it cannot."""

from dataclasses import dataclass, field


class Refused(Exception):
    """The file is not read; the message is a sentence for the person who brought it."""


@dataclass
class Found:
    """Lines in reading order, and passages that nobody sees."""

    lines: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
