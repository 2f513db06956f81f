"""One row a person for the net and one for the scorer, what was learned from all of them, and weights an agency has chosen."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.database import Base
from agency.matching.weights import PARTS, Mode, Weights
from agency.recruiters.models import Recruiter


class MatchProfile(Base):
    """What the net asks of a person, narrow and flat; `crowd` keeps all of them in columns.

    Never a second truth: it is rewritten by the transaction that changes the person.
    """

    __tablename__ = "match_profiles"
    __table_args__ = (
        Index("ix_match_profiles_terms", "term_ids", postgresql_using="gin"),
        Index("ix_match_profiles_titles", "titles", postgresql_using="gin"),
        Index("ix_match_profiles_wish_titles", "wish_titles", postgresql_using="gin"),
    )

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    term_ids: Mapped[list[int]]
    """Skills, and designations held or in progress."""
    titles: Mapped[list[int]]
    """Numbers of the job titles they have and had."""
    wish_titles: Mapped[list[int]]
    """Numbers of the job titles they said they want."""
    marks: Mapped[list[str]]
    """`profiles.marks_of`."""
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    notice_days: Mapped[int | None]
    wished_on: Mapped[date | None]
    """When they last said which job they want, or in which field; nothing where one has no day."""
    wished_from: Mapped[date | None]
    """The first day from which they want a job they named; nothing where one is for now or tied to
    a condition, far off where they did not say when."""
    earliest_day: Mapped[date | None]
    """Of all days that a wish names."""
    pay_yearly: Mapped[float | None]
    has_record: Mapped[bool]
    """Whether their words are on record, to be held against a role's."""
    written_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())
    written_in: Mapped[int] = mapped_column(
        BigInteger, server_default=text("(pg_current_xact_id()::text)::bigint"), index=True
    )
    """The transaction that wrote the row, by a trigger: `crowd` asks which are newer than it knows."""


class MatchFacts(Base):
    """What the scorer reads of a person; written with the ``MatchProfile``, and beside it for being wide."""

    __tablename__ = "match_facts"

    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("match_profiles.candidate_id", ondelete="CASCADE"), primary_key=True
    )
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    """``PersonFacts``, as the scorer reads them."""
    words: Mapped[bytes | None]
    meaning: Mapped[bytes | None]
    """What their masked record says, as ``reading_alike`` keeps it; nothing where it is too short."""


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
    """A job title as somebody wrote it. Rows are only ever added; a vector follows from the space."""

    __tablename__ = "job_titles"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(unique=True)
    """As `title_shelf.spelled` has it."""
    space_id: Mapped[int | None] = mapped_column(ForeignKey("title_spaces.id", ondelete="SET NULL"))
    """The space of the vector; nothing before titles were learned."""
    vector: Mapped[bytes | None]
    """At half precision."""


class WordsCounted(Base):
    """In how many records each word stands; the newest row counts."""

    __tablename__ = "words_counted"

    id: Mapped[int] = mapped_column(primary_key=True)
    counted_at: Mapped[datetime]
    people: Mapped[int]
    average_words: Mapped[float]
    counts: Mapped[bytes]


class TermsCounted(Base):
    """In how many profiles each skill and designation stands; the newest row counts. None in a small agency."""

    __tablename__ = "terms_counted"

    id: Mapped[int] = mapped_column(primary_key=True)
    counted_at: Mapped[datetime]
    people: Mapped[int]
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
