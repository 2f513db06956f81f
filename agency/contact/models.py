"""A person's own terms, the ledger of what they agreed to or refused, and the gates that hold the caps."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.database import Base, Timestamped
from agency.history import Kept
from agency.recruiters.models import Recruiter


class ContactTerms(Timestamped, Kept, Base):
    """How a candidate agreed to be contacted; one row each, made with the candidate."""

    __tablename__ = "contact_terms"
    __table_args__ = (
        Index(
            "ix_contact_terms_paused_until",
            "paused_until",
            postgresql_where=text("paused_until IS NOT NULL"),
        ),
    )

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    channels: Mapped[list[str]] = mapped_column(default=list)
    """``call``, ``email``, ``linkedin``, ``text``; empty means they named none."""
    limit_count: Mapped[int | None]
    limit_days: Mapped[int | None]
    """"Two a quarter" is 2 in 91 days; nothing means they named none."""
    only_when_fits: Mapped[bool] = mapped_column(default=False)
    """Only when a job fits what they wrote."""
    never_at_work: Mapped[bool] = mapped_column(default=False)
    call_from: Mapped[time | None]
    call_until: Mapped[time | None]
    call_days: Mapped[list[int] | None]
    """When they may be called, where they live, Monday is 0; all three or none."""
    refused: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """What they do not want to hear of: purposes of contact, with when they said so."""
    paused_at: Mapped[datetime | None]
    paused_until: Mapped[date | None]
    """Nothing with ``paused_at`` set: until they say so."""
    stopped_at: Mapped[datetime | None]
    restricted_at: Mapped[datetime | None]
    """Since when their record is kept and not otherwise used (GDPR Art. 18)."""
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
    gone = "gone"
    """There is nobody to contact: they have died, or are under age."""


NAMED_IN = "referral_id"
"""In the details of a line about the origin: the referral in which they were named to us."""


class ConsentEntry(Base):
    """One line of the ledger: append-only, the newest of a kind holds."""

    __tablename__ = "consent_entries"
    __table_args__ = (
        Index("ix_consent_entries_latest", "candidate_id", "kind", "id"),
        Index("ix_consent_entries_at", "at"),
    )

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
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id"), index=True)


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


class ContactGate(Base):
    """One slot for a proactive contact: taken by compare-and-set, free again at a moment.

    Made when a person is first contacted or first written down as contacted, from what happened.
    """

    __tablename__ = "contact_gates"

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    """``gap`` (one slot) or ``year`` (as many as the house allows in 365 days)."""
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    free_at: Mapped[datetime | None]
    """Nothing means that nobody ever held it."""
    held_by: Mapped[str | None] = mapped_column(index=True)
    """The evidence of the contact: ``mail:7`` or ``touch:12``."""
    was_free_at: Mapped[datetime | None]
    was_held_by: Mapped[str | None]
    """What a give-back restores."""


class AddressGate(Base):
    """One contact letter in 24 hours to an address, over all the people who share it."""

    __tablename__ = "address_gates"

    address_key: Mapped[str] = mapped_column(primary_key=True)
    """A keyed hash; the address itself is not kept here."""
    free_at: Mapped[datetime]
    held_by: Mapped[str] = mapped_column(index=True)


class ContactReservation(Base):
    """A proactive letter's place among the contacts of a person, with what allowed it."""

    __tablename__ = "contact_reservations"
    __table_args__ = (
        CheckConstraint("step BETWEEN 1 AND 2", name="offer_and_reminder"),
        CheckConstraint("(role_id IS NULL) = (step IS NULL)", name="step_about_a_role"),
        CheckConstraint(
            "overrode = '' OR length(override_reason) >= 20", name="override_with_reason"
        ),
        Index(
            "uq_contact_reservations_step",
            "candidate_id",
            "role_id",
            "step",
            unique=True,
            postgresql_where=text("given_back_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"), index=True)
    step: Mapped[int | None]
    """About a role: 1 is the offer, 2 the reminder."""
    letter_id: Mapped[int] = mapped_column(unique=True)
    """No foreign key: a letter may be forgotten before the fact that it was allowed."""
    decision_id: Mapped[int] = mapped_column(ForeignKey("contact_decisions.id"))
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    at: Mapped[datetime]
    overrode: Mapped[str] = mapped_column(default="")
    """The rule that was set aside for this one letter, by whoever approved it."""
    override_reason: Mapped[str] = mapped_column(default="")
    given_back_at: Mapped[datetime | None]
    """When it was certain that the letter did not go."""


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
