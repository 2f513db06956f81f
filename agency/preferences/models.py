"""What a candidate wants, now, later or never, with the evidence for it."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate, PayPeriod
from agency.database import Base, Timestamped
from agency.history import Kept
from agency.places.models import Place
from agency.recruiters.models import Recruiter
from agency.skills.models import VocabularyTerm
from agency.touches.models import Channel, Touch


class Horizon(StrEnum):
    """When they want it."""

    now = "now"
    later = "later"
    never = "never"


class PreferenceKind(StrEnum):
    """What the preference is about; decides which of the typed columns says it."""

    title = "title"  # type: ignore[assignment]  # hides str.title, which nobody calls on it
    seniority = "seniority"
    place = "place"
    remote = "remote"
    pay = "pay"
    contract_form = "contract_form"
    hours = "hours"
    industry = "industry"
    employer = "employer"
    company_size = "company_size"
    skill = "skill"
    course = "course"
    timing = "timing"
    other = "other"


class Weight(StrEnum):
    """A must ends the matter where a role contradicts it."""

    must = "must"
    nice = "nice"


class Preference(Timestamped, Kept, Base):
    """One wish. It is replaced, never overwritten: the old line ends when the new one begins."""

    __tablename__ = "preferences"
    __table_args__ = (
        Index("ix_preferences_current", "candidate_id", postgresql_where=text("ended_at IS NULL")),
        Index(
            "ix_preferences_arriving",
            "not_before",
            "candidate_id",
            "id",
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    horizon: Mapped[Horizon]
    kind: Mapped[PreferenceKind]
    weight: Mapped[Weight] = mapped_column(default=Weight.nice)
    label: Mapped[str]
    """As the recruiter reads it: "Product lead, climate tech", "$135,000 or more"."""

    value: Mapped[str] = mapped_column(default="")
    """Title, industry, employer, ``remote``/``hybrid``/``on_site``, contract form, or plain words."""
    term_id: Mapped[int | None] = mapped_column(ForeignKey("vocabulary_terms.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    office_days: Mapped[int | None]
    amount: Mapped[Decimal | None]
    currency: Mapped[str | None]
    period: Mapped[PayPeriod | None]

    not_before: Mapped[date | None]
    """The day they named: "not before June" is 1 June."""
    condition: Mapped[str] = mapped_column(default="")
    """"after my bonus", "once PMP is done"."""

    words: Mapped[str] = mapped_column(default="")
    """Their own words, quoted exactly; empty when nobody wrote them down."""
    said_on: Mapped[date]
    said_by: Mapped[Channel]
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id"), index=True)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    """Nobody, when they wrote it themselves."""
    ended_at: Mapped[datetime | None]
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("preferences.id"), index=True)

    candidate: Mapped[Candidate] = relationship()
    place: Mapped[Place | None] = relationship()
    term: Mapped[VocabularyTerm | None] = relationship()
    touch: Mapped[Touch | None] = relationship()
    recorded_by: Mapped[Recruiter | None] = relationship()

    def end(self, at: datetime) -> None:
        self.ended_at = at
