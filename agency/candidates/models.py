"""Candidates, the ways to reach them, what they can do, and the links we send them."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.database import Base, Timestamped
from agency.history import Kept
from agency.languages.speaking import Language
from agency.places.models import Place
from agency.recruiters.models import Agency, Recruiter
from agency.skills.models import VocabularyTerm


class PayPeriod(StrEnum):
    """What an amount of pay buys."""

    hour = "hour"
    day = "day"
    month = "month"
    year = "year"


class ContractForm(StrEnum):
    """How somebody is employed."""

    permanent = "permanent"
    fixed_term = "fixed_term"
    contract = "contract"
    part_time = "part_time"
    temporary = "temporary"


class Candidate(Timestamped, Kept, Base):
    """A person we may place or hear of."""

    __tablename__ = "candidates"
    __table_args__ = (
        Index("ix_candidates_sorted", text("plain(full_name)"), "id"),
        Index("ix_candidates_firm_word", text("firm_word(employer)")),
        Index("ix_candidates_owner", "owner_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    full_name: Mapped[str]
    goes_by: Mapped[str] = mapped_column(default="")
    pronouns: Mapped[str] = mapped_column(default="")
    """``she/her``, ``he/him``, ``they/them`` or empty when we were not told."""
    title: Mapped[str] = mapped_column(default="")
    employer: Mapped[str] = mapped_column(default="")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    zone: Mapped[str | None]
    notice_days: Mapped[int | None]
    pay_now: Mapped[Decimal | None]
    pay_wanted: Mapped[Decimal | None]
    pay_currency: Mapped[str | None]
    pay_period: Mapped[PayPeriod | None]
    languages: Mapped[list[str]] = mapped_column(default=list)
    """What they speak at work."""
    page_language: Mapped[Language | None]
    """In which we write to them, once they chose it on their page or a recruiter did for them."""
    best_time: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    import_key: Mapped[str | None] = mapped_column(unique=True)
    """What makes importing the same row twice add nothing."""
    erased_at: Mapped[datetime | None]

    place: Mapped[Place | None] = relationship()
    owner: Mapped[Recruiter] = relationship()
    ways: Mapped[list["WayToReach"]] = relationship(
        back_populates="candidate", order_by="WayToReach.position, WayToReach.id"
    )
    skills: Mapped[list["SkillHeld"]] = relationship(
        back_populates="candidate", order_by="SkillHeld.id"
    )
    designations: Mapped[list["DesignationHeld"]] = relationship(
        back_populates="candidate", order_by="DesignationHeld.id"
    )
    earlier_jobs: Mapped[list["EarlierJob"]] = relationship(
        back_populates="candidate", order_by="EarlierJob.position, EarlierJob.id"
    )

    @property
    def first_name(self) -> str:
        return self.goes_by or self.full_name.split()[0]

    def reads(self, agency: Agency) -> Language:
        """In which we write to them."""
        return self.page_language or agency.language

    @property
    def headline(self) -> str:
        """Title, employer and place, as shown beside the name."""
        work = ", ".join(part for part in (self.title, self.employer) if part)
        place = self.place.name if self.place else ""
        return " · ".join(part for part in (work, place) if part)


NAME_WORDS = func.array_to_tsvector(func.words_of_name(Candidate.full_name))
"""The words of a person's name without accents and capitals, as a ``tsvector``."""
_AT_ONCE: dict[str, Any] = {"postgresql_using": "gin", "postgresql_with": {"fastupdate": "off"}}
"""What was written last would otherwise be read through by every search until it is put in."""
Index("ix_candidates_name_words", NAME_WORDS.label("name_words"), **_AT_ONCE)


class NameWord(Base):
    """A word, without digits, of the name of somebody who is not erased. Triggers of ``candidates`` keep them.

    One that came in two transactions at once stands here twice.
    """

    __tablename__ = "name_words"
    __table_args__ = (
        Index("ix_name_words_alike", "word", postgresql_ops={"word": "gin_trgm_ops"}, **_AT_ONCE),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    word: Mapped[str] = mapped_column(index=True)
    somebody: Mapped[int]
    """The number of one who has it: only when they lose it others are looked for."""


class WayKind(StrEnum):
    """How a person is reached."""

    mobile = "mobile"
    phone = "phone"
    work_phone = "work_phone"
    email = "email"
    work_email = "work_email"
    linkedin = "linkedin"


class WayState(StrEnum):
    """Whether an address still works."""

    ok = "ok"
    unverified = "unverified"
    soft_bounced = "soft_bounced"
    hard_bounced = "hard_bounced"
    complained = "complained"


class WayToReach(Timestamped, Kept, Base):
    """One number or address. Emails are kept in lower case, phones in E.164."""

    __tablename__ = "ways_to_reach"
    __table_args__ = (
        UniqueConstraint("candidate_id", "kind", "value"),
        Index("ix_ways_to_reach_value", "value"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"))
    kind: Mapped[WayKind]
    value: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    """0 is the one they prefer."""
    state: Mapped[WayState] = mapped_column(default=WayState.ok)

    candidate: Mapped[Candidate] = relationship(back_populates="ways")


class SkillHeld(Timestamped, Kept, Base):
    """A skill somebody has, with the years where they are known."""

    __tablename__ = "skills_held"
    __table_args__ = (UniqueConstraint("candidate_id", "skill_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"))
    skill_id: Mapped[int] = mapped_column(ForeignKey("vocabulary_terms.id"), index=True)
    years: Mapped[int | None]

    candidate: Mapped[Candidate] = relationship(back_populates="skills")
    skill: Mapped[VocabularyTerm] = relationship()


class Standing(StrEnum):
    """How far somebody is with a designation."""

    held = "held"
    in_progress = "in_progress"
    considering = "considering"


class DesignationHeld(Timestamped, Kept, Base):
    """A designation held, in progress (with the day it is expected) or considered."""

    __tablename__ = "designations_held"
    __table_args__ = (UniqueConstraint("candidate_id", "designation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"))
    designation_id: Mapped[int] = mapped_column(ForeignKey("vocabulary_terms.id"), index=True)
    standing: Mapped[Standing]
    expected_on: Mapped[date | None]

    candidate: Mapped[Candidate] = relationship(back_populates="designations")
    designation: Mapped[VocabularyTerm] = relationship()


class EarlierJob(Timestamped, Kept, Base):
    """A job somebody had before the present one, as they tell it."""

    __tablename__ = "earlier_jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    title: Mapped[str]
    employer: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date | None]
    """The first day of the year or month they name."""
    until_on: Mapped[date | None]
    """The last day of the year or month they name."""
    position: Mapped[int] = mapped_column(default=0)
    """0 is the line they wrote first, usually the newest job."""

    candidate: Mapped[Candidate] = relationship(back_populates="earlier_jobs")


class Resume(Base):
    """One version of somebody's résumé. Never changed: a newer one takes its place, an empty one ends it."""

    __tablename__ = "resumes"
    __table_args__ = (Index("ix_resumes_newest", "candidate_id", text("id DESC")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"))
    text: Mapped[str]
    source: Mapped[str] = mapped_column(default="")
    """Where it comes from, in a few words: "their email", "import"."""
    added_at: Mapped[datetime]
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    """Nobody, when they wrote it themselves or a file brought it."""

    added_by: Mapped[Recruiter | None] = relationship()


class SentResumeState(StrEnum):
    """What became of a file that came through a link."""

    pending = "pending"
    accepted = "accepted"
    set_aside = "set_aside"


class SentResume(Base):
    """A file that somebody sent through the link of a letter: theirs, most likely, and not confirmed.

    It counts for nothing until a recruiter accepts it.
    """

    __tablename__ = "sent_resumes"
    __table_args__ = (UniqueConstraint("candidate_id", "content_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"))
    letter_id: Mapped[int | None] = mapped_column(
        ForeignKey("outbox_messages.id", ondelete="SET NULL"), index=True
    )
    """The letter whose link it came through."""
    name: Mapped[str]
    """As the file was called, for the eye only."""
    kind: Mapped[str]
    """``pdf``, ``docx``, ``odt``, ``rtf`` or ``txt``, told by the content."""
    content: Mapped[bytes] = mapped_column(deferred=True)
    content_hash: Mapped[str]
    """SHA-256 in hexadecimal: the same file sent twice is one."""
    size: Mapped[int]
    sent_at: Mapped[datetime]
    state: Mapped[SentResumeState] = mapped_column(default=SentResumeState.pending)
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))

    candidate: Mapped[Candidate] = relationship()
    settled_by: Mapped[Recruiter | None] = relationship()


class LinkPurpose(StrEnum):
    """What the letter asked in which a link left."""

    still_right = "still_right"
    """Whether what we wrote down is still so."""
    role = "role"
    """Whether a role may be something."""
    letter = "letter"
    """Anything else that a recruiter wrote; every link made before purposes were kept."""
    notice = "notice"
    """Nothing: it tells where we have their details from."""
    profile = "profile"
    """They asked for it themselves, to open their page."""
    introduction = "introduction"
    """Whether they would like to be introduced to somebody, or whether it helped."""
    unsubscribe = "unsubscribe"
    """For mail programs, in the header of a letter (RFC 8058)."""


class ProfileLink(Base):
    """The way into a candidate's own page. The mail holds a token, this row its SHA-256."""

    __tablename__ = "profile_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    address: Mapped[str]
    """The address it was sent to; the link dies with it."""
    purpose: Mapped[LinkPurpose]
    letter_id: Mapped[int | None] = mapped_column(
        ForeignKey("outbox_messages.id", ondelete="SET NULL"), index=True
    )
    """The letter it left in, which an answer given through it answers."""
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    candidate: Mapped[Candidate] = relationship()


class ProfileCode(Base):
    """An eight-character code that opens the whole page: Argon2id hash, one use, few tries."""

    __tablename__ = "profile_codes"
    __table_args__ = (CheckConstraint("tries <= 5", name="tries"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("profile_links.id"), index=True)
    code_hash: Mapped[str]
    browser_key: Mapped[str]
    """Only the browser that asked may use it."""
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]


class Suppression(Base):
    """The keyed hash of an address that belonged to somebody who was erased."""

    __tablename__ = "suppressions"

    address_hash: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
