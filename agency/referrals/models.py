"""A person named to us by somebody we know."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.database import Base, Timestamped
from agency.history import Kept


class Referral(Timestamped, Kept, Base):
    """Who sent whom. The named person becomes a candidate only when they answer."""

    __tablename__ = "referrals"

    id: Mapped[int] = mapped_column(primary_key=True)
    referrer_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    name: Mapped[str]
    email: Mapped[str]
    they_know: Mapped[bool]
    """The referrer said that the person knows."""
    made_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"), index=True)

    referrer: Mapped[Candidate] = relationship(foreign_keys=[referrer_id])
