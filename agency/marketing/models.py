"""A candidate who is marketed, the profile clients read, and each client it is shown to."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.clients.models import Client, ClientContact, Role
from agency.database import Base, Timestamped
from agency.recruiters.models import Recruiter


class Marketing(Timestamped, Base):
    """One candidate being marketed: nothing leaves before they approve, nor after they take it back."""

    __tablename__ = "marketings"
    __table_args__ = (
        Index(
            "uq_marketings_running",
            "candidate_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        CheckConstraint(
            "(approved_at IS NULL) = (approved_until IS NULL)", name="approved_until_a_day"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    reference: Mapped[str] = mapped_column(unique=True)
    """What clients call them by: "HP-2217"."""
    began_at: Mapped[datetime]
    approved_at: Mapped[datetime | None]
    approved_until: Mapped[date | None]
    """The first day on which it no longer holds."""
    approved_version: Mapped[int | None]
    """The text they read when they approved."""
    approved_words: Mapped[str] = mapped_column(default="")
    quote_allowed: Mapped[bool] = mapped_column(default=False)
    """Clients may read the words of theirs that stand in the profile."""
    ended_at: Mapped[datetime | None]
    """They took it back, or whoever markets them has done."""

    candidate: Mapped[Candidate] = relationship()
    recruiter: Mapped[Recruiter] = relationship()
    showings: Mapped[list["ProfileShowing"]] = relationship(
        back_populates="marketing", order_by="ProfileShowing.id"
    )

    def runs_on(self, today: date) -> bool:
        """Whether they approved, and it holds."""
        return (
            self.ended_at is None
            and self.approved_until is not None
            and today < self.approved_until
        )


class BlindProfile(Base):
    """One version of what clients read. Never changed: a newer one takes its place."""

    __tablename__ = "blind_profiles"
    __table_args__ = (UniqueConstraint("marketing_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    marketing_id: Mapped[int] = mapped_column(ForeignKey("marketings.id"))
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    version: Mapped[int]
    title: Mapped[str]
    terms: Mapped[str] = mapped_column(default="")
    """From when, on what contract, for what pay."""
    lines: Mapped[list[str]] = mapped_column(default=list)
    quote: Mapped[str] = mapped_column(default="")
    """Words of theirs, shown where they let us."""
    taken_out: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    """``what`` stood there, and what stands there ``instead``."""
    made_by_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    made_at: Mapped[datetime]


class ShowingState(StrEnum):
    """Where one client stands; only ``reviewed`` is about to be written to."""

    proposed = "proposed"
    """The candidate has not said."""
    struck = "struck"
    """The candidate does not want it."""
    approved = "approved"
    reviewed = "reviewed"
    sent = "sent"


class ClientSays(StrEnum):
    """What a client answered on the profile's page."""

    yes = "yes"
    """They would like to meet."""
    not_now = "not_now"
    no_profiles = "no_profiles"


class ProfileShowing(Timestamped, Base):
    """One client and the candidate they are shown: from the proposal to the answer."""

    __tablename__ = "profile_showings"
    __table_args__ = (
        UniqueConstraint("marketing_id", "client_id"),
        Index("ix_profile_showings_client", "client_id", "sent_at"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_at_a_moment"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    marketing_id: Mapped[int] = mapped_column(ForeignKey("marketings.id"))
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("client_contacts.id"), index=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    """Who proposed it, then who sent it."""
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"), index=True)
    """The role behind the reason, then the one that came of it."""
    state: Mapped[ShowingState] = mapped_column(default=ShowingState.proposed)
    why: Mapped[str]
    struck_why: Mapped[str] = mapped_column(default="")
    """In the candidate's words."""
    subject: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    said: Mapped[str] = mapped_column(default="")
    """Why the letter was not sent, where it was refused."""
    version: Mapped[int | None]
    """Of the profile they were sent."""
    decision: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What allowed it: rule, basis, evidence, policy version and the facts' fingerprint."""
    token_hash: Mapped[bytes | None] = mapped_column(unique=True)
    letter_id: Mapped[int | None] = mapped_column(index=True)
    """No foreign key: a letter may be forgotten before the fact that it was sent."""
    sent_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    """When the page was first opened by its button."""
    answer: Mapped[ClientSays | None]
    answer_words: Mapped[str] = mapped_column(default="")
    answer_month: Mapped[date | None]
    """Not now, but then."""
    answered_at: Mapped[datetime | None]
    named_at: Mapped[datetime | None]
    """When the candidate let us give this client their name."""
    unnamed_at: Mapped[datetime | None]
    """When the candidate refused it."""
    handled_at: Mapped[datetime | None]
    """When a recruiter made a role or an interview of it."""

    marketing: Mapped[Marketing] = relationship(back_populates="showings")
    candidate: Mapped[Candidate] = relationship()
    client: Mapped[Client] = relationship()
    contact: Mapped[ClientContact] = relationship()
    recruiter: Mapped[Recruiter] = relationship()
    role: Mapped[Role | None] = relationship()
