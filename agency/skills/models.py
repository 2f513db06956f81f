"""The agency's own vocabulary, as rows it may extend."""

from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from agency.database import Base, Timestamped
from agency.history import Kept


class TermKind(StrEnum):
    """What a word of the vocabulary names."""

    skill = "skill"
    designation = "designation"
    industry = "industry"
    title = "title"  # type: ignore[assignment]  # hides str.title, which nobody calls on it


class VocabularyTerm(Timestamped, Kept, Base):
    """A skill, designation, industry or job title with the other ways of writing it."""

    __tablename__ = "vocabulary_terms"
    __table_args__ = (UniqueConstraint("kind", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[TermKind] = mapped_column(index=True)
    name: Mapped[str]
    synonyms: Mapped[list[str]] = mapped_column(default=list)
    field: Mapped[str] = mapped_column(default="")
    """The sector of a skill, the function of a title, the issuer of a designation."""
    level: Mapped[str] = mapped_column(default="")
    """The seniority of a title; the full name of a designation."""
