"""One answer of one person to one question about themselves."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from agency.database import Base


class GroupDeclared(Base):
    """Changed in place and deleted without a trace: no history is kept of what somebody declared."""

    __tablename__ = "audit_groups_declared"

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    """The name of a ``Question``."""
    answer: Mapped[str]
    """The name of one of its answers; whoever rather does not say has no row."""
    at: Mapped[datetime]
