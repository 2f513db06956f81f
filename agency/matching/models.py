"""One row a person for the net: never a second truth, rewritten by the transaction that changes them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from agency.database import Base


class MatchProfile(Base):
    """All that fit reads of a person, flat and indexed."""

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
    """Words of the titles and fields they said they want."""
    title_tokens: Mapped[list[str]]
    """Words of the title they have."""
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    available_on: Mapped[date | None]
    facts: Mapped[dict[str, Any]]
    """``PersonFacts``, as the scorer reads them."""
    written_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())
