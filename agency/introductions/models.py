"""Introductions and their two sides."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.clients.models import ClientContact
from agency.database import Base, Timestamped
from agency.history import Kept
from agency.recruiters.models import Recruiter

Person = Candidate | ClientContact


def key_of(person: Person) -> str:
    """As an address names somebody: ``candidate-7``, ``contact-3``."""
    return f"{'candidate' if isinstance(person, Candidate) else 'contact'}-{person.id}"


def name_of(person: Person) -> str:
    """Whole, for recruiters."""
    return person.full_name if isinstance(person, Candidate) else person.name


class IntroductionState(StrEnum):
    """Where it stands. The first three are open; whether it helped is said on each side."""

    proposed = "proposed"
    asked = "asked"
    agreed = "agreed"
    """Both said yes, and nobody has introduced them yet."""
    introduced = "introduced"
    declined = "declined"
    """One of them would rather not."""
    lapsed = "lapsed"
    withdrawn = "withdrawn"
    ended = "ended"
    """By itself: one of them may not be contacted any more, or the two are one person."""


OPEN = (IntroductionState.proposed, IntroductionState.asked, IntroductionState.agreed)
OVER = (
    IntroductionState.declined, IntroductionState.lapsed, IntroductionState.withdrawn, IntroductionState.ended,
)  # fmt: skip
"""It did not come about."""


class SideAnswer(StrEnum):
    """What one of them said to being introduced."""

    yes = "yes"
    no = "no"
    not_now = "not_now"


class Introduction(Timestamped, Kept, Base):
    """Two people of whom a recruiter thinks that they should meet."""

    __tablename__ = "introductions"
    __table_args__ = (
        Index(
            "ix_introductions_open",
            "proposed_at",
            postgresql_where=text("state IN ('proposed', 'asked', 'agreed')"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"), index=True)
    state: Mapped[IntroductionState] = mapped_column(default=IntroductionState.proposed)
    proposed_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    introduced_at: Mapped[datetime | None] = mapped_column(index=True)
    introduced_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    over_at: Mapped[datetime | None]
    once_key: Mapped[str] = mapped_column(unique=True)
    """Saving the same form twice proposes it once."""

    proposed_by: Mapped[Recruiter] = relationship(foreign_keys=proposed_by_id)
    introduced_by: Mapped[Recruiter | None] = relationship(foreign_keys=introduced_by_id)
    sides: Mapped[list["IntroductionSide"]] = relationship(
        back_populates="introduction", order_by="IntroductionSide.place"
    )

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_over(self) -> bool:
        return self.state in OVER


class IntroductionSide(Timestamped, Kept, Base):
    """One of the two: a candidate, or somebody at a client."""

    __tablename__ = "introduction_sides"
    __table_args__ = (
        UniqueConstraint("introduction_id", "place"),
        CheckConstraint("place IN (1, 2)", name="two_sides"),
        CheckConstraint("num_nonnulls(candidate_id, contact_id) = 1", name="one_person"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    introduction_id: Mapped[int] = mapped_column(ForeignKey("introductions.id"))
    place: Mapped[int]
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("client_contacts.id"), index=True)
    why: Mapped[str] = mapped_column(default="")
    """Why they should meet, in words for this one."""
    is_gift: Mapped[bool] = mapped_column(default=False)
    """It is for them; of whom it is not, it asks their time."""
    asked_at: Mapped[datetime | None]
    ask_letter_id: Mapped[int | None] = mapped_column(
        ForeignKey("outbox_messages.id", ondelete="SET NULL"), index=True
    )
    answer: Mapped[SideAnswer | None]
    answered_at: Mapped[datetime | None]
    answer_words: Mapped[str] = mapped_column(default="")
    told_over_at: Mapped[datetime | None]
    """When they heard that it did not come about."""
    copy_letter_id: Mapped[int | None] = mapped_column(
        ForeignKey("outbox_messages.id", ondelete="SET NULL"), index=True
    )
    """Their copy of the letter that introduces both."""
    help_asked_at: Mapped[datetime | None]
    help_letter_id: Mapped[int | None] = mapped_column(
        ForeignKey("outbox_messages.id", ondelete="SET NULL"), index=True
    )
    helped: Mapped[bool | None]
    helped_at: Mapped[datetime | None]

    introduction: Mapped[Introduction] = relationship(back_populates="sides")
    candidate: Mapped[Candidate | None] = relationship()
    contact: Mapped[ClientContact | None] = relationship()

    @property
    def person(self) -> Person:
        person = self.candidate or self.contact
        assert person is not None
        return person

    @property
    def name(self) -> str:
        """Whole, for recruiters."""
        return name_of(self.person)

    @property
    def first_name(self) -> str:
        if self.candidate:
            return self.candidate.first_name
        return (self.name.split() or [""])[0]

    @property
    def has_said_yes(self) -> bool:
        return self.answer is SideAnswer.yes
