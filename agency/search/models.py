"""What a search asks of a person, one row each; searches that are kept, and lists of people made by hand."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.database import Base, Timestamped
from agency.history import Kept
from agency.recruiters.models import Recruiter

PARTS_OF_WORDS = (
    "candidate_id % 211 = 0",
    "candidate_id % 211 BETWEEN 1 AND 5",
    "candidate_id % 211 BETWEEN 6 AND 25",
    "candidate_id % 211 BETWEEN 26 AND 90",
    "candidate_id % 211 BETWEEN 91 AND 210",
)
"""An index of words is read to its end, so there is one of each part of everybody: a wide search finds enough in the first."""


class SearchDocument(Base):
    """Never a second truth: everything in it stands in the person's own records."""

    __tablename__ = "search_documents"
    __table_args__ = (
        *(
            Index(
                f"ix_search_documents_words_{n}",
                "words",
                postgresql_using="gin",
                postgresql_where=text(part),
            )
            for n, part in enumerate(PARTS_OF_WORDS)
        ),
        Index("ix_search_documents_marks", "marks", postgresql_using="gin"),
        Index("ix_search_documents_place", "latitude", "longitude"),
        Index("ix_search_documents_free", "free_on", postgresql_where=text("free_on IS NOT NULL")),
        Index(
            "ix_search_documents_last_touch",
            text("last_touch_on DESC NULLS LAST"),
            "candidate_id",
        ),
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


class Owned:
    """Belongs to a recruiter, or to all of a desk where it is shared with one."""

    owner_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"), index=True)
    desk_id: Mapped[int | None] = mapped_column(ForeignKey("desks.id"), index=True)
    """The desk that sees and changes it too; nothing while it is the owner's alone."""
    name: Mapped[str]
    archived_at: Mapped[datetime | None]

    @declared_attr
    def owner(cls) -> Mapped[Recruiter]:  # noqa: N805 - SQLAlchemy asks the class
        return relationship(Recruiter)

    def is_open_to(self, recruiter: Recruiter) -> bool:
        """Whether they may see and change it."""
        is_on_desk = self.desk_id is not None and self.desk_id == recruiter.desk_id
        return self.owner_id == recruiter.id or is_on_desk or recruiter.is_administrator


class Hotlist(Timestamped, Kept, Owned, Base):
    """People put together by hand, in an order."""

    __tablename__ = "hotlists"

    id: Mapped[int] = mapped_column(primary_key=True)


class HotlistMember(Timestamped, Base):
    """Somebody on a hotlist, and why. Whoever was taken off keeps the row, so that it can be undone."""

    __tablename__ = "hotlist_members"
    __table_args__ = (UniqueConstraint("hotlist_id", "candidate_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    hotlist_id: Mapped[int] = mapped_column(ForeignKey("hotlists.id"))
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    place: Mapped[int]
    """In the order of the list; only compared."""
    note: Mapped[str] = mapped_column(default="")
    """Why they are on it."""
    added_at: Mapped[datetime]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    removed_at: Mapped[datetime | None]
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))

    hotlist: Mapped[Hotlist] = relationship()
    candidate: Mapped[Candidate] = relationship()


class Alert(StrEnum):
    """When a recruiter is told who is new in a saved search."""

    never = "never"
    daily = "daily"
    weekly = "weekly"


class SavedSearch(Timestamped, Kept, Owned, Base):
    """A search under a name."""

    __tablename__ = "saved_searches"
    worked_out = frozenset({"looked_at", "people"})

    id: Mapped[int] = mapped_column(primary_key=True)
    asked: Mapped[dict[str, Any]]
    """As the address of the page tells it: names with lists of values."""
    looked_at: Mapped[datetime | None]
    """When a worker last looked who meets it."""
    people: Mapped[int] = mapped_column(default=0)
    """How many met it then."""


class SearchFind(Base):
    """Somebody met a saved search; written once, however often they do."""

    __tablename__ = "search_finds"
    __table_args__ = (UniqueConstraint("search_id", "candidate_id"),)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    search_id: Mapped[int] = mapped_column(ForeignKey("saved_searches.id", ondelete="CASCADE"))
    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("candidates.id", ondelete="CASCADE"), index=True
    )
    found_at: Mapped[datetime]


class SearchWatch(Timestamped, Base):
    """How one recruiter follows a saved search, and up to which find they know of it.

    Finds are written under the lock of their search, and so are these, so that no find is passed over.
    """

    __tablename__ = "search_watches"

    search_id: Mapped[int] = mapped_column(
        ForeignKey("saved_searches.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    recruiter_id: Mapped[int] = mapped_column(
        ForeignKey("recruiters.id"), primary_key=True, autoincrement=False, index=True
    )
    alert: Mapped[Alert] = mapped_column(default=Alert.never)
    seen: Mapped[int] = mapped_column(BigInteger, default=0)
    """The newest find when they last looked."""
    told: Mapped[int] = mapped_column(BigInteger, default=0)
    """The newest find that a letter told of."""
