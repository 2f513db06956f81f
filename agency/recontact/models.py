"""Suggestions: a person surfaced for contact, with why now."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.database import Base, Timestamped
from agency.history import Kept
from agency.preferences.models import Preference
from agency.recruiters.models import Recruiter
from agency.touches.models import Touch


class SuggestionKind(StrEnum):
    """What made the person surface."""

    role = "role"
    date = "date"
    cold = "cold"
    reply = "reply"


class SuggestionState(StrEnum):
    """What became of it. Only ``new`` and ``snoozed`` can still move."""

    new = "new"
    snoozed = "snoozed"
    contacted = "contacted"
    dismissed = "dismissed"
    acknowledged = "acknowledged"
    expired = "expired"


class DismissReason(StrEnum):
    """Why not, this time; each changes something different."""

    not_this_role = "not_this_role"
    bad_moment = "bad_moment"
    wrong_pay = "wrong_pay"
    already_talking = "already_talking"
    out_of_date = "out_of_date"
    reason_wrong = "reason_wrong"


class NotWaiting(Exception):
    """The suggestion has been dealt with already."""


class Suggestion(Timestamped, Kept, Base):
    """One person, one occasion. ``occasion`` makes surfacing them twice for it impossible."""

    __tablename__ = "suggestions"
    __table_args__ = (
        UniqueConstraint("candidate_id", "occasion"),
        Index(
            "ix_suggestions_waiting",
            "owner_id",
            postgresql_where=text("state IN ('new', 'snoozed')"),
        ),
        Index("ix_suggestions_surfaced", "surfaced_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    """Whose list it is on: the candidate's owner."""
    kind: Mapped[SuggestionKind]
    occasion: Mapped[str]
    """``role:12:1`` (role and its generation), ``date:55`` (wish), ``next:9`` and ``cold:881`` (touch)."""
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"), index=True)
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id"), index=True)
    preference_id: Mapped[int | None] = mapped_column(ForeignKey("preferences.id"), index=True)
    state: Mapped[SuggestionState] = mapped_column(default=SuggestionState.new)
    why: Mapped[str]
    """One sentence, two facts: what changed, and what they told us."""
    words: Mapped[str] = mapped_column(default="")
    """Their own words, from the preference or the touch."""
    fit_total: Mapped[int | None]
    fit_parts: Mapped[list[dict[str, Any]] | None]
    """Name, label, points, weight and sentence of each part."""
    fit_version: Mapped[str | None]
    tie_rank: Mapped[int] = mapped_column(default=0)
    """Orders those of equal fit, the higher first; ``tie`` says why."""
    tie: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date]
    """Since when it could have been acted on; orders the list after fit and tie."""
    surfaced_at: Mapped[datetime]
    snoozed_until: Mapped[date | None]
    """Nothing while snoozed: until something changes."""
    dismissed_why: Mapped[DismissReason | None]
    dismissed_note: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    wish_id: Mapped[int | None] = mapped_column(ForeignKey("preferences.id"), index=True)
    """The wish that dismissing it wrote down; taken back with it."""

    candidate: Mapped[Candidate] = relationship()
    owner: Mapped[Recruiter] = relationship(foreign_keys=[owner_id])
    role: Mapped[Role | None] = relationship()
    touch: Mapped[Touch | None] = relationship()
    preference: Mapped[Preference | None] = relationship(foreign_keys=[preference_id])

    @property
    def is_waiting(self) -> bool:
        return self.state in (SuggestionState.new, SuggestionState.snoozed)

    def snooze(self, until: date | None) -> None:
        """Off the list until a day, or until something changes. Raises ``NotWaiting``."""
        self.refuse_unless_waiting()
        self.state = SuggestionState.snoozed
        self.snoozed_until = until

    def dismiss(self, by_id: int, why: DismissReason, at: datetime, note: str = "") -> None:
        """Off the list for good, on this occasion. Raises ``NotWaiting``."""
        self._settle(SuggestionState.dismissed, at, by_id)
        self.dismissed_why = why
        self.dismissed_note = note

    def mark_contacted(self, at: datetime, by_id: int | None) -> None:
        """A touch dealt with it. Raises ``NotWaiting``."""
        self._settle(SuggestionState.contacted, at, by_id)

    def acknowledge(self, by_id: int, at: datetime) -> None:
        """The recruiter has read it and there is nothing to do. Raises ``NotWaiting``."""
        self._settle(SuggestionState.acknowledged, at, by_id)

    def expire(self, at: datetime) -> None:
        """Its reason no longer holds. Raises ``NotWaiting``."""
        self._settle(SuggestionState.expired, at, None)

    def _settle(self, state: SuggestionState, at: datetime, by_id: int | None) -> None:
        self.refuse_unless_waiting()
        self.state = state
        self.settled_at = at
        self.settled_by_id = by_id

    def refuse_unless_waiting(self) -> None:
        """Raises ``NotWaiting``."""
        if not self.is_waiting:
            raise NotWaiting(f"suggestion {self.id} is {self.state}")


class FitRecord(Base):
    """What the judgement behind a suggestion was told: enough to judge it again."""

    __tablename__ = "fit_records"

    suggestion_id: Mapped[int] = mapped_column(
        ForeignKey("suggestions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    question: Mapped[dict[str, Any]]
    """``matching.question.Question`` as ``stored_question`` writes it."""
    judged_at: Mapped[datetime]


class StandingKind(StrEnum):
    """Why somebody who suits a role is not on its list of people to contact."""

    held_back = "held_back"
    one_step_short = "one_step_short"
    ahead = "ahead"
    """The role is only heard of, so there is no list yet."""


class Standing(Base):
    """Somebody who would fit a role but for their light, or but for one requirement."""

    __tablename__ = "standings"

    role_id: Mapped[int] = mapped_column(ForeignKey("roles.id"), primary_key=True)
    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("candidates.id"), primary_key=True, index=True
    )
    kind: Mapped[StandingKind]
    fit_total: Mapped[int]
    fit_version: Mapped[str]
    """``Weights.version``, as on a suggestion."""
    says: Mapped[str]
    """The reason they would be on the list, or how near they are to the one thing missing; in English."""
    missing: Mapped[str] = mapped_column(default="")

    candidate: Mapped[Candidate] = relationship()


class RoleFindings(Base):
    """What the last round for a role found, besides its suggestions."""

    __tablename__ = "role_findings"

    role_id: Mapped[int] = mapped_column(ForeignKey("roles.id"), primary_key=True)
    found_at: Mapped[datetime]
    as_changed_at: Mapped[datetime]
    """The role's ``changed_at`` as the round saw it; another one means that it is due again."""
    held_back: Mapped[int]
    dropping: Mapped[list[dict[str, Any]]]
    """What letting go of one requirement would bring, each as ``matching.ranking.Dropped``."""
