"""One row a person for the net, what was learned from all of them, and weights an agency has chosen."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.database import Base
from agency.matching.weights import PARTS, Mode, Weights
from agency.recruiters.models import Recruiter


class MatchProfile(Base):
    """All that fit reads of a person, flat and indexed.

    Never a second truth: it is rewritten by the transaction that changes the person.
    """

    __tablename__ = "match_profiles"
    __table_args__ = (
        Index("ix_match_profiles_terms", "term_ids", postgresql_using="gin"),
        Index("ix_match_profiles_wish_tokens", "wish_tokens", postgresql_using="gin"),
        Index("ix_match_profiles_title_tokens", "title_tokens", postgresql_using="gin"),
    )

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    term_ids: Mapped[list[int]]
    """Skills, and designations held or in progress."""
    wish_tokens: Mapped[list[str]]
    """Words and numbers of the titles they said they want, and marks of employers and moves."""
    title_tokens: Mapped[list[str]]
    """Words of the title they have, numbers of those they have or had."""
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    available_on: Mapped[date | None]
    facts: Mapped[dict[str, Any]]
    """``PersonFacts``, as the scorer reads them."""
    words: Mapped[bytes | None]
    meaning: Mapped[bytes | None]
    """What their masked record says, as ``reading_alike`` keeps it; nothing where it is too short."""
    written_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())


class TitleSpaceLearned(Base):
    """What was learned of job titles from the vocabulary; the newest row counts."""

    __tablename__ = "title_spaces"

    id: Mapped[int] = mapped_column(primary_key=True)
    learned_at: Mapped[datetime]
    learned_from: Mapped[str]
    """A digest of the names and skills it was learned from."""
    space: Mapped[bytes]
    """``meaning.title_space.TitleSpace``, packed."""


class JobTitle(Base):
    """A job title as somebody wrote it, with its vector. Rows are only ever added."""

    __tablename__ = "job_titles"
    __table_args__ = (UniqueConstraint("space_id", "text"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    space_id: Mapped[int] = mapped_column(ForeignKey("title_spaces.id", ondelete="CASCADE"))
    text: Mapped[str]
    """As `meaning.title_space.plain` has it."""
    vector: Mapped[bytes]
    """At half precision."""


class WordsCounted(Base):
    """In how many records each word stands; the newest row counts."""

    __tablename__ = "words_counted"

    id: Mapped[int] = mapped_column(primary_key=True)
    counted_at: Mapped[datetime]
    people: Mapped[int]
    average_words: Mapped[float]
    counts: Mapped[bytes]


class SkillTogether(Base):
    """Two skills that the same people often have; closeness is 0 to 0.5."""

    __tablename__ = "skills_together"

    term_id: Mapped[int] = mapped_column(
        ForeignKey("vocabulary_terms.id", ondelete="CASCADE"), primary_key=True
    )
    other_id: Mapped[int] = mapped_column(
        ForeignKey("vocabulary_terms.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    closeness: Mapped[float]


class WeightsSource(StrEnum):
    """Where a choice of weights came from."""

    standard = "standard"
    by_hand = "by_hand"
    proposal = "proposal"


class FitWeights(Base):
    """One choice of weights. Rows are only ever added; the one with the highest number counts."""

    __tablename__ = "fit_weights"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Counts the agency's choices from 1; what the product came with has no row and is number 0."""
    modes: Mapped[dict[str, Any]]
    """``ignore``, ``score`` or ``must`` by name of the part."""
    points: Mapped[dict[str, Any]]
    """As they were chosen, by name of the part; ``Weights.points`` makes them add up to 100."""
    source: Mapped[WeightsSource]
    note: Mapped[str] = mapped_column(default="")
    """Why, in the words of whoever chose."""
    chosen_at: Mapped[datetime]
    chosen_by_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))

    chosen_by: Mapped[Recruiter] = relationship()

    @property
    def weights(self) -> Weights:
        modes = [cast(Mode, self.modes[part]) for part in PARTS]
        return Weights.of(modes, [self.points[part] for part in PARTS], self.number)
