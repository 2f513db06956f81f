"""A person's own terms, and the ledger of everything they agreed to or refused."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.database import Base, Timestamped
from agency.history import Kept
from agency.recruiters.models import Recruiter


class ContactTerms(Timestamped, Kept, Base):
    """How a candidate agreed to be contacted; one row each, made with the candidate."""

    __tablename__ = "contact_terms"

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    channels: Mapped[list[str]] = mapped_column(default=list)
    """``call``, ``email``, ``linkedin``, ``text``; empty means they named none."""
    limit_count: Mapped[int | None]
    limit_days: Mapped[int | None]
    """"Two a quarter" is 2 in 91 days; nothing means they named none."""
    only_when_fits: Mapped[bool] = mapped_column(default=False)
    """Only when a job fits what they wrote."""
    never_at_work: Mapped[bool] = mapped_column(default=False)
    paused_at: Mapped[datetime | None]
    paused_until: Mapped[date | None]
    """Nothing with ``paused_at`` set: until they say so."""
    stopped_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    """Grows with every change that can alter a decision."""

    candidate: Mapped[Candidate] = relationship()

    @property
    def id(self) -> int:
        return self.candidate_id


class ConsentKind(StrEnum):
    """What is agreed to or refused."""

    keep = "keep"
    contact = "contact"
    market = "market"
    send_resume = "send_resume"
    pause = "pause"
    stop = "stop"
    registered = "registered"
    """They asked us to find them work."""
    residence = "residence"
    """The country they say they live in, in the details."""
    origin = "origin"
    """Whether their details came from them or from elsewhere."""
    notice = "notice"
    """They were told where we have their details from."""
    restrict = "restrict"
    """Their details are kept and not used, until a question is settled."""


class ConsentEntry(Base):
    """One line of the ledger: append-only, the newest of a kind holds."""

    __tablename__ = "consent_entries"
    __table_args__ = (Index("ix_consent_entries_latest", "candidate_id", "kind", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"))
    kind: Mapped[ConsentKind]
    answer: Mapped[str]
    """``yes``, ``no``, ``ask_each_time``, ``without_name``, ``ended``; more in ``consent.ANSWERS``."""
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    how: Mapped[str]
    """``form``, ``call``, ``email``, ``import``..."""
    words: Mapped[str] = mapped_column(default="")
    wording_version: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    expires_on: Mapped[date | None]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id"))


class DecisionRecord(Base):
    """A contact decision as it was given: what was asked, what was answered, by which rules."""

    __tablename__ = "contact_decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    purpose: Mapped[str]
    channel: Mapped[str]
    outcome: Mapped[str]
    rule: Mapped[str]
    sentence: Mapped[str]
    allowed_from: Mapped[datetime | None]
    basis: Mapped[str] = mapped_column(default="")
    """What a proactive yes rests on; empty for everything else."""
    evidence: Mapped[str] = mapped_column(default="")
    obligations: Mapped[list[str]] = mapped_column(default=list)
    policy_version: Mapped[str]
    facts_hash: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What was known when it was given, without names and addresses, so that it can be explained."""
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    at: Mapped[datetime]


class PolicyChoice(Base):
    """The agency's own, gentler policy, as an administrator chose it. Never changed: a newer one counts."""

    __tablename__ = "policy_choices"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    settings: Mapped[dict[str, Any]]
    """As ``ContactPolicy.settings`` gives them."""
    note: Mapped[str]
    chosen_at: Mapped[datetime]
    chosen_by_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))

    chosen_by: Mapped[Recruiter] = relationship()
