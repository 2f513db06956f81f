"""What a search asks of a person: one row each, rewritten by the transaction that changes them."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from agency.database import Base


class SearchDocument(Base):
    """Never a second truth: everything in it stands in the person's own records."""

    __tablename__ = "search_documents"
    __table_args__ = (
        Index("ix_search_documents_words", "words", postgresql_using="gin"),
        Index("ix_search_documents_marks", "marks", postgresql_using="gin"),
    )

    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("candidates.id", ondelete="CASCADE"), primary_key=True
    )
    words: Mapped[Any] = mapped_column(TSVECTOR)
    """Weights: A what they said, B the record, C our notes, D the résumé; ``tokens`` reads them."""
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    marks: Mapped[list[str]]
    """What the facets tick: ``lead``, ``remote``, ``fewer days``, ``field:Climate tech``, ``move:12`` (a
    place), ``move:anywhere``, ``held:7`` and ``started:7`` (a designation)."""
    free_on: Mapped[date | None]
    """The day they named; nothing where they named none."""
    last_touch_on: Mapped[date | None]
