"""How often somebody has tried: the counters behind the rate limits."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from agency.database import Base


class RateCounter(Base):
    """How many tries one key has had in its present window. Unlogged: a crash may forget it."""

    __tablename__ = "rate_counters"
    __table_args__ = {"prefixes": ["UNLOGGED"]}

    key: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    expires_at: Mapped[datetime] = mapped_column(index=True)
