"""Stories, questions, practice, interviews, packs, debriefs, and reviews."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate, Resume
from agency.clients.models import Client, Role
from agency.coaching.rubric import MEASURES, WEAK, mean
from agency.database import Base, Timestamped
from agency.history import Kept
from agency.recruiters.models import Recruiter
from agency.touches.models import Touch


class Story(StrEnum):
    """What everybody must be able to tell."""

    history = "history"
    now = "now"
    next = "next"


class QuestionKind(StrEnum):
    """What a question is after: one of the stories, or something else."""

    history = "history"
    now = "now"
    next = "next"
    behaviour = "behaviour"
    technical = "technical"
    client = "client"
    """About whoever hires: why them, why this."""


class Level(StrEnum):
    """How far along somebody is whom a question suits."""

    starting = "starting"
    experienced = "experienced"
    leading = "leading"


class StoryVersion(Timestamped, Kept, Base):
    """One of their stories as it was told on one day. The newest counts; the others are kept."""

    __tablename__ = "story_versions"
    __table_args__ = (Index("ix_story_versions_candidate", "candidate_id", "story", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"))
    story: Mapped[Story]
    words: Mapped[str]
    """Their own version."""
    note: Mapped[str] = mapped_column(default="")
    """What a recruiter notes about it."""
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    """Nobody, when they wrote it themselves."""
    written_at: Mapped[datetime]

    written_by: Mapped[Recruiter | None] = relationship()


class Question(Timestamped, Kept, Base):
    """A question of the agency's bank."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str]
    kind: Mapped[QuestionKind]
    about: Mapped[str] = mapped_column(default="")
    """The title, the function of titles or the designation it is asked about; empty for everybody."""
    level: Mapped[Level | None]
    """Nothing for every level."""
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"), index=True)
    """The client that asked it, where one did."""
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"), index=True)
    """The role it was asked for, where it is known."""
    asked_on: Mapped[date | None]
    """When the client asked it last."""
    retired_at: Mapped[datetime | None]

    client: Mapped[Client | None] = relationship()
    role: Mapped[Role | None] = relationship()

    @property
    def is_in_use(self) -> bool:
        return self.retired_at is None


class Interview(Timestamped, Kept, Base):
    """A day on which a client sees somebody for a role."""

    __tablename__ = "interviews"
    __table_args__ = (Index("ix_interviews_happens_on", "happens_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("roles.id"), index=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    happens_on: Mapped[date]
    how: Mapped[str] = mapped_column(default="")
    """The hour, where, and whom they will meet."""
    called_off_at: Mapped[datetime | None]

    candidate: Mapped[Candidate] = relationship()
    role: Mapped[Role] = relationship()
    recruiter: Mapped[Recruiter] = relationship()
    pack: Mapped["Pack | None"] = relationship(back_populates="interview")
    debrief: Mapped["Debrief | None"] = relationship(back_populates="interview")

    @property
    def is_on(self) -> bool:
        return self.called_off_at is None


@dataclass(frozen=True)
class Shown:
    """A must of the role, and what of theirs shows it; empty where nothing on record does."""

    must: str
    words: str


class Pack(Timestamped, Kept, Base):
    """What somebody reads before an interview, as the recruiter left it."""

    __tablename__ = "packs"
    __table_args__ = (UniqueConstraint("interview_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"))
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    client_words: Mapped[str] = mapped_column(default="")
    """What the client said of the role, as they said it."""
    questions: Mapped[list[str]] = mapped_column(default=list)
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    """For each must: ``must``, and in ``words`` what of theirs shows it."""
    advice: Mapped[str] = mapped_column(default="")
    made_by_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    sent_at: Mapped[datetime | None]
    """From then on they can read it on their own page."""

    interview: Mapped[Interview] = relationship(back_populates="pack")
    made_by: Mapped[Recruiter] = relationship()

    @property
    def shown(self) -> list[Shown]:
        return [Shown(one["must"], one["words"]) for one in self.evidence]


class HowItWent(StrEnum):
    """As the person saw it."""

    well = "well"
    mixed = "mixed"
    badly = "badly"


class Debrief(Timestamped, Kept, Base):
    """After an interview: what was asked, how it went, and what the client cared about."""

    __tablename__ = "debriefs"
    __table_args__ = (UniqueConstraint("interview_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interviews.id"))
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    told_at: Mapped[datetime]
    went: Mapped[HowItWent]
    words: Mapped[str] = mapped_column(default="")
    """How it went, in the person's words."""
    asked: Mapped[list[str]] = mapped_column(default=list)
    cared_about: Mapped[str] = mapped_column(default="")
    client_words: Mapped[str] = mapped_column(default="")
    """What the client said afterwards, as they said it."""

    interview: Mapped[Interview] = relationship(back_populates="debrief")
    recruiter: Mapped[Recruiter] = relationship()


class Practice(Timestamped, Kept, Base):
    """A session in which somebody practised telling it. It goes when its touch is taken back."""

    __tablename__ = "practices"
    __table_args__ = (Index("ix_practices_candidate", "candidate_id", "happened_on", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"))
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"), index=True)
    touch_id: Mapped[int] = mapped_column(ForeignKey("touches.id", ondelete="CASCADE"), unique=True)
    """It was logged in the same moment, with what it gave."""
    happened_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    """For us."""
    for_them: Mapped[str] = mapped_column(default="")
    """Read by the person on their own page."""
    words: Mapped[str] = mapped_column(default="")
    """The version they found for themselves."""

    candidate: Mapped[Candidate] = relationship()
    recruiter: Mapped[Recruiter] = relationship()
    touch: Mapped[Touch] = relationship()
    answers: Mapped[list["PracticeAnswer"]] = relationship(
        order_by="PracticeAnswer.id", passive_deletes=True
    )

    def mean_of(self, measure: str) -> float | None:
        """Over all answers, on one measure of the rubric."""
        return mean(getattr(answer, measure) for answer in self.answers)

    @property
    def mean(self) -> float | None:
        return mean(point for answer in self.answers for point in answer.points)


class PracticeAnswer(Timestamped, Kept, Base):
    """One question that was asked in a session, and how the answer was."""

    __tablename__ = "practice_answers"
    __table_args__ = tuple(
        CheckConstraint(f"{measure} BETWEEN 1 AND 4", name=f"{measure}_is_a_point")
        for measure in MEASURES
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    practice_id: Mapped[int] = mapped_column(
        ForeignKey("practices.id", ondelete="CASCADE"), index=True
    )
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    words: Mapped[str]
    """The question as it was asked."""
    clear: Mapped[int | None]
    evidence: Mapped[int | None]
    length: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")

    @property
    def points(self) -> tuple[int | None, ...]:
        return tuple(getattr(self, measure) for measure in MEASURES)

    @property
    def is_weak(self) -> bool:
        found = mean(self.points)
        return found is not None and found < WEAK


class ReviewKind(StrEnum):
    """What was looked at."""

    resume = "resume"
    linkedin = "linkedin"


class Review(Timestamped, Kept, Base):
    """Somebody's résumé or LinkedIn profile, looked at on one day. The newest of a kind counts; the others are kept."""

    __tablename__ = "reviews"
    __table_args__ = (Index("ix_reviews_candidate", "candidate_id", "kind", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"))
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    kind: Mapped[ReviewKind]
    begun_at: Mapped[datetime]
    resume_id: Mapped[int | None] = mapped_column(ForeignKey("resumes.id"))
    """The version that was looked at, where we hold one."""
    note: Mapped[str] = mapped_column(default="")
    """Read by the person above the tips."""
    sent_at: Mapped[datetime | None]
    """From then on they can read it on their own page."""

    candidate: Mapped[Candidate] = relationship()
    recruiter: Mapped[Recruiter] = relationship()
    resume: Mapped[Resume | None] = relationship()
    tips: Mapped[list["Tip"]] = relationship(
        back_populates="review", order_by="(Tip.position, Tip.id)", passive_deletes=True
    )

    @property
    def open_tips(self) -> list["Tip"]:
        return [one for one in self.tips if not one.is_done]

    @property
    def done(self) -> int:
        return len(self.tips) - len(self.open_tips)


class Tip(Timestamped, Kept, Base):
    """One thing to change, open until somebody says that it is done."""

    __tablename__ = "tips"

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"), index=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    position: Mapped[int]
    words: Mapped[str]
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    """Nobody, when they ticked it themselves."""
    thanked_at: Mapped[datetime | None]

    review: Mapped[Review] = relationship(back_populates="tips")
    done_by: Mapped[Recruiter | None] = relationship()

    @property
    def is_done(self) -> bool:
        return self.done_at is not None
