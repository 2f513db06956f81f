"""Clients, their contacts and roles, and whom we may not approach."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.database import Base, Timestamped
from agency.history import Kept
from agency.places.models import Place
from agency.recruiters.models import Recruiter
from agency.skills.models import VocabularyTerm


class Client(Timestamped, Kept, Base):
    """Somebody who hires through us."""

    __tablename__ = "clients"
    __table_args__ = (Index("uq_clients_name", text("plain(name)"), unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    industries: Mapped[list[str]] = mapped_column(default=list)
    """Names of the vocabulary's industries."""
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    people: Mapped[int | None]
    """How many work there."""
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    note: Mapped[str] = mapped_column(default="")
    may_be_named: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    """They let us say in a market brief that they hire through us."""

    place: Mapped[Place | None] = relationship()
    owner: Mapped[Recruiter | None] = relationship()
    contacts: Mapped[list["ClientContact"]] = relationship(
        back_populates="client", order_by="func.plain(ClientContact.name)"
    )
    roles: Mapped[list["Role"]] = relationship(back_populates="client", order_by="Role.id.desc()")


class ClientContact(Timestamped, Kept, Base):
    """A person at a client; may also be a candidate, linked by ``candidate_id``."""

    __tablename__ = "client_contacts"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"), index=True)

    client: Mapped[Client] = relationship(back_populates="contacts")


class ClientAnswer(StrEnum):
    """What people at a client said of hearing from us; the newest counts."""

    welcome = "welcome"
    """Profiles are welcome, role or no role."""
    no_profiles = "no_profiles"
    """Nothing but their own roles, please."""
    stop = "stop"


class ClientTouch(Timestamped, Kept, Base):
    """One contact with somebody at a client, either way; the note is kept as it was written."""

    __tablename__ = "client_touches"
    __table_args__ = (
        Index("ix_client_touches_client", "client_id", "happened_at"),
        Index("ix_client_touches_contact", "contact_id", "happened_at"),
        CheckConstraint("every_days IS NULL OR every_days > 0", name="every_days_ahead"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("client_contacts.id"))
    """Nobody, when it was with the firm: then what was answered holds for all its people."""
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"))
    channel: Mapped[str]
    """A value of ``touches.models.Channel``."""
    is_theirs: Mapped[bool] = mapped_column(default=False)
    """They began it."""
    is_profile: Mapped[bool] = mapped_column(default=False)
    """We showed them somebody they had not asked for."""
    happened_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    """What they said, as they said it."""
    answer: Mapped[ClientAnswer | None]
    every_days: Mapped[int | None]
    """Their own limit: one profile in so many days."""
    once_key: Mapped[str | None] = mapped_column(unique=True)
    """Saving the same form twice makes one touch."""

    client: Mapped[Client] = relationship()
    contact: Mapped[ClientContact | None] = relationship()
    recruiter: Mapped[Recruiter] = relationship()


class ContactLink(Base):
    """A way for somebody at a client to answer a letter of ours. The letter holds a token, this row its SHA-256."""

    __tablename__ = "contact_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("client_contacts.id"), index=True)
    address: Mapped[str]
    """The address it was sent to; all but stopping dies with it."""
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    """Who wrote, and so who is answered."""
    letter_id: Mapped[int | None] = mapped_column(
        ForeignKey("outbox_messages.id", ondelete="SET NULL"), index=True
    )
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]

    contact: Mapped[ClientContact] = relationship()
    recruiter: Mapped[Recruiter] = relationship()


class RoleState(StrEnum):
    """Where a role stands; ``anticipated`` is heard of but not advertised."""

    anticipated = "anticipated"
    open = "open"
    on_hold = "on_hold"
    filled = "filled"
    withdrawn = "withdrawn"


class Role(Timestamped, Kept, Base):
    """A vacancy at a client."""

    __tablename__ = "roles"
    __table_args__ = (
        Index("ix_roles_open", "title", "id", postgresql_where=text("state = 'open'")),
        Index(
            "ix_roles_open_by_title",
            text("plain(title)"),
            "id",
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("client_contacts.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"), index=True)
    title: Mapped[str]
    state: Mapped[RoleState] = mapped_column(default=RoleState.open, index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    office_days: Mapped[int | None]
    """Days a week in the office: 0 is remote, 5 is on site, nothing is unknown."""
    pay_low: Mapped[Decimal | None]
    pay_high: Mapped[Decimal | None]
    pay_currency: Mapped[str | None]
    pay_period: Mapped[str | None]
    contract_form: Mapped[str] = mapped_column(default="permanent")
    hours_percent: Mapped[int] = mapped_column(default=100)
    starts_on: Mapped[date | None]
    openings: Mapped[int] = mapped_column(default=1)
    exclusive_until: Mapped[date | None]
    shortlist_on: Mapped[date | None]
    words: Mapped[str] = mapped_column(default="")
    """What the client said, as they said it."""
    words_said_on: Mapped[date | None]
    advertisement: Mapped[str] = mapped_column(default="")
    """The vacancy as it is published, whole."""
    expected_on: Mapped[date | None]
    """Anticipated roles: the month we heard."""
    confidence: Mapped[int | None]
    """Anticipated roles: per cent."""
    heard_on: Mapped[date | None]
    """Anticipated roles: the day we last heard of it."""
    heard_from: Mapped[str] = mapped_column(default="")
    """Anticipated roles: who or what told us, where it was neither the contact nor a candidate."""
    heard_candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"), index=True)
    """Anticipated roles: the candidate who told us."""
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    """When it was filled or withdrawn, of a role that is."""
    generation: Mapped[int] = mapped_column(default=1)
    """Grows when a human re-opens the role, so that dismissed people may be seen afresh."""
    import_key: Mapped[str | None] = mapped_column(unique=True)
    written_in: Mapped[int] = mapped_column(
        BigInteger, server_default=text("(pg_current_xact_id()::text)::bigint"), index=True
    )
    """The transaction that last wrote the role, what it asks for, its client or its place, by triggers."""

    client: Mapped[Client] = relationship(back_populates="roles")
    contact: Mapped[ClientContact | None] = relationship()
    owner: Mapped[Recruiter] = relationship()
    place: Mapped[Place | None] = relationship()
    requirements: Mapped[list["RoleRequirement"]] = relationship(
        back_populates="role",
        order_by="RoleRequirement.is_must.desc(), RoleRequirement.id",
        cascade="all, delete-orphan",
    )

    @property
    def is_open(self) -> bool:
        return self.state is RoleState.open


# Labelled, so that the operator class can be named for the expression.
Index(
    "ix_roles_plain_title",
    func.plain(Role.title).label("plain_title"),
    postgresql_using="gin",
    postgresql_ops={"plain_title": "gin_trgm_ops"},
)


class RoleRequirement(Timestamped, Kept, Base):
    """Something a role asks for: a term of the vocabulary, or words nobody can match yet."""

    __tablename__ = "role_requirements"
    __table_args__ = (CheckConstraint("term_id IS NOT NULL OR words <> ''", name="says_something"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("roles.id"), index=True)
    term_id: Mapped[int | None] = mapped_column(ForeignKey("vocabulary_terms.id"), index=True)
    words: Mapped[str] = mapped_column(default="")
    years: Mapped[int | None]
    is_must: Mapped[bool]

    role: Mapped[Role] = relationship(back_populates="requirements")
    term: Mapped[VocabularyTerm | None] = relationship()


class OffLimits(Timestamped, Kept, Base):
    """Whom we may not approach: everybody at a client, or one person.

    What is agreed about a person goes before what is agreed about where they work.
    """

    __tablename__ = "off_limits"
    __table_args__ = (
        CheckConstraint("client_id IS NOT NULL OR candidate_id IS NOT NULL", name="whom"),
        CheckConstraint(
            "NOT may_be_approached OR candidate_id IS NOT NULL",
            name="only_people_may_be_approached",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"), index=True)
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"), index=True)
    reason: Mapped[str]
    ends_on: Mapped[date | None]
    may_be_approached: Mapped[bool] = mapped_column(default=False)
    """Of a person: the exception, although their employer's people are off limits."""
    put_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))

    put_by: Mapped[Recruiter | None] = relationship(foreign_keys=put_by_id)
    lifted_by: Mapped[Recruiter | None] = relationship(foreign_keys=lifted_by_id)
    client: Mapped[Client | None] = relationship()

    def holds_on(self, day: date) -> bool:
        return self.ends_on is None or self.ends_on > day
