"""The agency, its desks, its recruiters, and their sessions."""

from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.database import Base, Timestamped
from agency.history import Kept
from agency.languages.speaking import Language


class Agency(Timestamped, Kept, Base):
    """The one agency this installation serves; a single row."""

    __tablename__ = "agency"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    postal_address: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    mail_from: Mapped[str]
    zone: Mapped[str]
    currency: Mapped[str]
    """ISO 4217; the currency a bare number means."""
    retention_months: Mapped[int] = mapped_column(default=24)
    """How long after the last two-way contact a record is kept; 24 at most."""
    asks_groups: Mapped[bool] = mapped_column(default=False)
    """Whether people are asked, on their own page, which groups they belong to."""
    language: Mapped[Language] = mapped_column(default=Language.en, server_default="en")
    """What is spoken to candidates and strangers who have not said otherwise."""
    logo: Mapped[str] = mapped_column(default="", server_default="")
    """The name of the picture in ``agency_logos``; empty where there is none."""
    logo_width: Mapped[int] = mapped_column(default=0, server_default="0")
    """How wide it is shown where it is ``mail.logo.HEIGHT`` high."""
    second_step_required: Mapped[bool] = mapped_column(default=False)
    """Whether every recruiter needs a second step to sign in."""
    referral_reward: Mapped[Decimal | None]
    """What whoever sent somebody gets once they work, in ``currency``; nothing: no reward is ever promised."""
    referral_reward_days: Mapped[int] = mapped_column(default=90, server_default="90")
    """How long after the first day at work it is due."""
    referral_reward_words: Mapped[str] = mapped_column(default="", server_default="")
    """Its condition, as letters and pages say it."""


class Desk(Timestamped, Kept, Base):
    """A group of recruiters who work one market together."""

    __tablename__ = "desks"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class AccessLevel(StrEnum):
    """What a recruiter may see and do beyond their own desk."""

    recruiter = "recruiter"
    team_lead = "team_lead"
    administrator = "administrator"
    privacy_lead = "privacy_lead"


class Theme(StrEnum):
    """Light, dark, or as the device says."""

    auto = "auto"
    light = "light"
    dark = "dark"


class Recruiter(Timestamped, Kept, Base):
    """Someone who signs in."""

    __tablename__ = "recruiters"
    __table_args__ = (Index("uq_recruiters_email", text("lower(email)"), unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str | None]
    access_level: Mapped[AccessLevel] = mapped_column(default=AccessLevel.recruiter)
    desk_id: Mapped[int | None] = mapped_column(ForeignKey("desks.id"))
    zone: Mapped[str]
    theme: Mapped[Theme] = mapped_column(default=Theme.auto)
    language: Mapped[Language | None]
    """English where they have not chosen: the portal is not finished in any other."""
    keys_on: Mapped[bool] = mapped_column(default=True)
    digest_on: Mapped[bool] = mapped_column(default=True)
    digest_weekday: Mapped[int] = mapped_column(default=0)
    """Monday is 0."""
    digest_at: Mapped[time] = mapped_column(default=time(7))
    drop_edition: Mapped[int] = mapped_column(default=1, server_default="1")
    """How often their drop address was made anew, the first time included."""
    disabled_at: Mapped[datetime | None]

    desk: Mapped[Desk | None] = relationship()

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def reads(self) -> Language:
        """In which their pages and letters are, and what is written down for them."""
        return self.language or Language.en

    @property
    def is_active(self) -> bool:
        return self.disabled_at is None

    @property
    def is_administrator(self) -> bool:
        return self.access_level is AccessLevel.administrator

    @property
    def is_manager(self) -> bool:
        """May set the house's caps aside for one letter, with a reason."""
        return self.access_level in (AccessLevel.team_lead, AccessLevel.administrator)

    @property
    def is_privacy_lead(self) -> bool:
        return self.access_level is AccessLevel.privacy_lead

    @property
    def may_audit(self) -> bool:
        """May look at how groups fare: as counts, never at a person's answers."""
        return self.access_level in (AccessLevel.administrator, AccessLevel.privacy_lead)


class RecruiterSession(Base):
    """A signed-in browser. The cookie holds a token, this row its SHA-256."""

    __tablename__ = "recruiter_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    browser: Mapped[str] = mapped_column(default="")

    recruiter: Mapped[Recruiter] = relationship(lazy="joined", innerjoin=True)


class SecondStep(Base):
    """A recruiter's second step at sign-in; on once it was confirmed."""

    __tablename__ = "second_steps"

    recruiter_id: Mapped[int] = mapped_column(
        ForeignKey("recruiters.id"), primary_key=True, autoincrement=False
    )
    salt: Mapped[bytes]
    """With the installation's key it gives the secret in the phone."""
    begun_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    last_counter: Mapped[int] = mapped_column(BigInteger, default=0)
    """The half minute of the last code that was used: no code counts twice."""

    @property
    def is_on(self) -> bool:
        return self.confirmed_at is not None


class RecoveryCode(Base):
    """Stands in for the phone once; a keyed hash. Gone when it is used."""

    __tablename__ = "recovery_codes"

    code_hash: Mapped[bytes] = mapped_column(primary_key=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"), index=True)


class CalendarFeed(Base):
    """A recruiter's private calendar address. The address holds a token, this row its SHA-256."""

    __tablename__ = "calendar_feeds"

    recruiter_id: Mapped[int] = mapped_column(
        ForeignKey("recruiters.id"), primary_key=True, autoincrement=False
    )
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    made_at: Mapped[datetime]

    recruiter: Mapped[Recruiter] = relationship()


class FormDraft(Base):
    """A form that is being written and not saved yet; one a recruiter, form and person."""

    __tablename__ = "form_drafts"
    __table_args__ = (
        UniqueConstraint(
            "recruiter_id", "form", "candidate_id", postgresql_nulls_not_distinct=True
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    form: Mapped[str]
    """The address it is sent to; ``log`` for the log of a touch, which is one wherever it is opened."""
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"), index=True)
    """Whom it is about: nobody, until the person is found, and where it is about no person."""
    fields: Mapped[dict[str, Any]]
    """What stands in the form: the values of each field by its name."""
    kept_at: Mapped[datetime] = mapped_column(index=True)


class SignInLink(Base):
    """A way in by email: single use, minutes long, stored as a hash."""

    __tablename__ = "sign_in_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"), index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
