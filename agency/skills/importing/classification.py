"""A classification as it was read, whoever published it. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

from agency.skills.terms import RelationKind, TermKind


class FilesRefused(Exception):
    """The files are not what the publisher gives out; the message says what is expected."""


class Concept(NamedTuple):
    """One skill or title, with the other ways of writing it."""

    kind: TermKind
    ref: str
    """The publisher's identifier, unique within the kind."""
    name: str
    names: tuple[str, ...] = ()
    field: str = ""


class Link(NamedTuple):
    """How one concept stands to another, by kind and identifier."""

    kind: RelationKind
    term: tuple[TermKind, str]
    other: tuple[TermKind, str]


@dataclass(frozen=True)
class Classification:
    """Everything that is taken in, in an order that is the same whenever the files are."""

    source: str
    edition: str
    acknowledgement: str
    concepts: tuple[Concept, ...]
    links: tuple[Link, ...]

    @property
    def title(self) -> str:
        """ "ESCO 1.1.1", "O*NET 29.2"."""
        return title_of(self.source, self.edition)


def title_of(source: str, edition: str) -> str:
    """What people call a classification: "ESCO 1.1.1"."""
    name = {"esco": "ESCO", "onet": "O*NET"}[source]
    return f"{name} {edition}".strip()
