"""A person sent to us by somebody we know, and the link that somebody forwards."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.database import Base, Timestamped
from agency.history import Kept
from agency.recruiters.models import Recruiter


class ReferralLink(Timestamped, Kept, Base):
    """What a referrer was asked, and the link they may forward. The address holds a token, this row its SHA-256."""

    __tablename__ = "referral_links"
    worked_out: ClassVar[frozenset[str]] = frozenset({"token_hash"})

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes | None] = mapped_column(unique=True)
    referrer_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"))
    work: Mapped[str]
    """The kind of work it is about, as the page says it; no client's name."""
    names_referrer: Mapped[bool] = mapped_column(default=False)
    """The referrer agreed that the page says who sent it."""
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    referrer: Mapped[Candidate] = relationship()
    recruiter: Mapped[Recruiter] = relationship()
    role: Mapped[Role | None] = relationship()


class Referral(Timestamped, Kept, Base):
    """Who sent whom. The person becomes a candidate when we write to them, or when they come themselves."""

    __tablename__ = "referrals"
    worked_out: ClassVar[frozenset[str]] = frozenset({"key_hash"})
    __table_args__ = (
        Index("ix_referrals_email", "email", postgresql_where=text("email <> ''")),
        CheckConstraint(
            "(reward_amount IS NULL) = (reward_due_on IS NULL)", name="reward_with_its_day"
        ),
        CheckConstraint(
            "reward_paid_on IS NULL OR reward_amount IS NOT NULL", name="paid_what_was_promised"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    referrer_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    name: Mapped[str]
    """As whoever named them wrote it; of those who came by a link only until they are a candidate."""
    email: Mapped[str]
    """Empty once they are a candidate: their record has its own."""
    they_know: Mapped[bool]
    """The referrer said that the person knows."""
    made_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    """When we wrote to them, or let it be, or they came by the link."""
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"), index=True)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("referral_links.id"), index=True)
    """The link they came by; nothing where they were named."""
    key_hash: Mapped[bytes | None] = mapped_column(unique=True)
    """Came by the link and has not shown yet that the address is theirs."""
    country: Mapped[str] = mapped_column(default="", server_default="")
    """Where they live, ISO 3166, as they or the referrer said."""
    work: Mapped[str] = mapped_column(default="", server_default="")
    """What they do, in a line of their own."""
    written_at: Mapped[datetime | None]
    """When the one letter in the referrer's name was posted."""
    news: Mapped[list[str]] = mapped_column(default=list, server_default="{}")
    """What the referrer may hear, as the person chose: see ``news.News``."""
    told: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """What the referrer has heard, with when."""
    reward_amount: Mapped[Decimal | None]
    reward_currency: Mapped[str] = mapped_column(default="", server_default="")
    reward_why: Mapped[str] = mapped_column(default="", server_default="")
    reward_due_on: Mapped[date | None]
    reward_paid_on: Mapped[date | None]
    reward_paid_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    """Whoever wrote down that it was paid."""

    referrer: Mapped[Candidate] = relationship(foreign_keys=[referrer_id])
    candidate: Mapped[Candidate | None] = relationship(foreign_keys=[candidate_id])
    link: Mapped[ReferralLink | None] = relationship()
    reward_paid_by: Mapped[Recruiter | None] = relationship()
