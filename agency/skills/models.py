"""The vocabulary as rows: the agency's own words, what classifications brought, and how words relate."""

import uuid
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.database import Base, Timestamped
from agency.history import Kept


class TermKind(StrEnum):
    """What a word of the vocabulary names."""

    skill = "skill"
    designation = "designation"
    industry = "industry"
    title = "title"  # type: ignore[assignment]  # hides str.title, which nobody calls on it


class RelationKind(StrEnum):
    """How one term stands to another; docs/glossary.md has the words for people."""

    needs = "needs"
    part_of = "part_of"
    close_to = "close_to"
    essential = "essential"
    """A title's skill without which the work is not done."""
    optional = "optional"
    """A title's skill that some who do the work have."""
    same_work = "same_work"
    """Two titles for one kind of work; the second says which skills it takes."""


class ImportSource(StrEnum):
    """Whose classification was taken in."""

    esco = "esco"
    onet = "onet"


class VocabularyImport(Base):
    """One classification taken in, or being taken in. ``undone_at`` keeps the row as a record."""

    __tablename__ = "vocabulary_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[ImportSource]
    edition: Mapped[str]
    """As the publisher names it, "29.2"; empty where the files do not say."""
    acknowledgement: Mapped[str]
    """What the licence wants to be shown for as long as the words are here."""
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    progress: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """How many concepts and links of how many are stored, and what they became."""


class VocabularyTerm(Timestamped, Kept, Base):
    """A skill, designation, industry or job title with the other ways of writing it."""

    __tablename__ = "vocabulary_terms"
    __table_args__ = (
        UniqueConstraint("kind", "name"),
        Index(
            "ix_vocabulary_terms_spellings",
            text("spellings(kind, name, synonyms, level)"),
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        ),
        Index("ix_vocabulary_terms_sorted", "kind", text("plain(name)"), "id"),
        Index("ix_vocabulary_terms_ref", "ref", postgresql_where=text("ref <> ''")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[TermKind] = mapped_column(index=True)
    name: Mapped[str]
    synonyms: Mapped[list[str]] = mapped_column(default=list)
    """The agency's own spellings; those of a classification are ``ImportedName``."""
    field: Mapped[str] = mapped_column(default="")
    """The sector of a skill, the function of a title, the issuer of a designation."""
    level: Mapped[str] = mapped_column(default="")
    """The seniority of a title; the full name of a designation."""
    import_id: Mapped[int | None] = mapped_column(ForeignKey("vocabulary_imports.id"), index=True)
    """The classification that brought it. The agency's own words have none."""
    ref: Mapped[str] = mapped_column(default="", server_default="")
    """The publisher's identifier."""

    brought_by: Mapped[VocabularyImport | None] = relationship()

    @property
    def is_own(self) -> bool:
        """The agency's own word, which notes are read with."""
        return self.import_id is None


# Labelled, so that the operator class can be named for the expression.
Index(
    "ix_vocabulary_terms_plain_name",
    func.plain(VocabularyTerm.name).label("plain_name"),
    postgresql_using="gin",
    postgresql_ops={"plain_name": "gin_trgm_ops"},
)


class ImportedName(Base):
    """Another way of writing a term that a classification brought. Never read in free text."""

    __tablename__ = "imported_names"
    __table_args__ = (UniqueConstraint("term_id", "import_id", "text"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("vocabulary_imports.id"), index=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("vocabulary_terms.id", ondelete="CASCADE"))
    text: Mapped[str]
    plain: Mapped[str] = mapped_column(Computed("bare_spelling(text)"), index=True)


class TermRelation(Base):
    """ "Django needs Python": the term, how it stands, and to which other term."""

    __tablename__ = "term_relations"
    __table_args__ = (UniqueConstraint("term_id", "kind", "other_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("vocabulary_terms.id", ondelete="CASCADE"))
    kind: Mapped[RelationKind]
    other_id: Mapped[int] = mapped_column(
        ForeignKey("vocabulary_terms.id", ondelete="CASCADE"), index=True
    )
    import_id: Mapped[int | None] = mapped_column(ForeignKey("vocabulary_imports.id"), index=True)

    term: Mapped[VocabularyTerm] = relationship(foreign_keys=[term_id])
    other: Mapped[VocabularyTerm] = relationship(foreign_keys=[other_id])


class DesignationGuide(Timestamped, Kept, Base):
    """How long it takes, what it costs and what it wants first, as the agency tells people.

    The issuer and the full name stand with the term itself.
    """

    __tablename__ = "designation_guides"
    __table_args__ = (
        CheckConstraint("weeks_low <= weeks_high", name="weeks_in_order"),
        CheckConstraint("price_low <= price_high", name="price_in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int] = mapped_column(
        ForeignKey("vocabulary_terms.id", ondelete="CASCADE"), unique=True
    )
    weeks_low: Mapped[int | None]
    weeks_high: Mapped[int | None]
    price_low: Mapped[Decimal | None]
    price_high: Mapped[Decimal | None]
    price_currency: Mapped[str] = mapped_column(default="")
    wants_first: Mapped[str] = mapped_column(default="")
    """What one must have before one may sit it."""
    advice: Mapped[str] = mapped_column(default="")
    """What we tell people who ask."""

    term: Mapped[VocabularyTerm] = relationship()


class VocabularyEdition(Base):
    """One row that triggers renew with every change of terms, imported names and relations."""

    __tablename__ = "vocabulary_editions"

    id: Mapped[int] = mapped_column(primary_key=True)
    counter: Mapped[int] = mapped_column(BigInteger)
    mark: Mapped[uuid.UUID]
    """Never the same twice, though a counter may be after a rollback."""
