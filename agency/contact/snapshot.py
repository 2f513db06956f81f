"""What a contact decision is asked about (the request) and all it may know (the facts).

Pure values: frozen, dated, without a database, a clock or a web page. ``facts`` fills them.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from agency.touches.giving import Ask


class FactNotDated(ValueError):
    """An instant in the facts has no time zone, or lies outside any working life."""


class LimitNotPossible(ValueError):
    """A person's limit is at least one contact in at least one day."""


class HoursNotPossible(ValueError):
    """Hours for calls begin before they end, on one day of the week at least."""


class Purpose(StrEnum):
    """Why we would contact them. The first six are never proactive."""

    transactional = "transactional"
    legal_notice = "legal_notice"
    process_update = "process_update"
    client_business = "client_business"
    internal_digest = "internal_digest"
    reply = "reply"
    recontact_role = "recontact_role"
    keep_in_touch = "keep_in_touch"
    profile_refresh = "profile_refresh"
    consent_request = "consent_request"
    newsletter = "newsletter"
    spec_marketing = "spec_marketing"


ANY = frozenset(Purpose)
PROACTIVE = frozenset(
    {
        Purpose.recontact_role,
        Purpose.keep_in_touch,
        Purpose.profile_refresh,
        Purpose.consent_request,
        Purpose.newsletter,
        Purpose.spec_marketing,
    }
)
# A stop does not silence a code they asked for, a duty of law, or a recruiter's own digest.
STOPPABLE = ANY - {Purpose.transactional, Purpose.legal_notice, Purpose.internal_digest}
# An answer goes back the way the question came; everything else keeps to what they chose.
BOUND_BY_CHANNELS = STOPPABLE - {Purpose.reply}
BEGUN_BY_US = BOUND_BY_CHANNELS
"""What we begin ourselves: neither an answer, nor a duty, nor something they asked for."""
REFUSABLE = PROACTIVE - {Purpose.spec_marketing}
"""What somebody may refuse to hear of and still hear of the rest."""
RECONTACT = frozenset({Purpose.recontact_role, Purpose.keep_in_touch})
SPEC = frozenset({Purpose.spec_marketing})
BY_MAIL_TO_PEOPLE = ANY - {Purpose.internal_digest}


class Channel(StrEnum):
    """How we would contact them, in the order a page lists them."""

    call = "call"
    email = "email"
    text = "text"
    linkedin = "linkedin"
    post = "post"
    meeting = "meeting"


class Gone(StrEnum):
    """Why there is nobody left to contact."""

    erased = "erased"
    deceased = "deceased"
    merged = "merged"
    under_age = "under_age"
    unknown = "unknown"
    """Nobody is kept under this number."""


class AddressState(StrEnum):
    """What an address last told us."""

    ok = "ok"
    unverified = "unverified"
    soft_bounced = "soft_bounced"
    hard_bounced = "hard_bounced"
    complained = "complained"


@dataclass(frozen=True, kw_only=True)
class ContactRequest:
    """One question: may ``actor`` contact this person for this purpose, by this channel?"""

    person_id: int
    purpose: Purpose
    channel: Channel | None = None
    """Nothing asks about every way at once: the etiquette light."""
    address: str | None = field(default=None, repr=False)
    role_id: int | None = None
    role_fits: bool | None = None
    """Matching's word; nothing means that a human chose the role."""
    subject_candidate_id: int | None = None
    step: int = 1
    actor: int | None = None
    approved_by: int | None = None
    """The human who pressed send, and still works here; needed when the mail is about to leave."""
    at_hand_over: bool = False
    """The mail is about to leave: only then do quiet hours, the approver and the day's volume count."""
    own_evidence: frozenset[str] = frozenset()
    """What this very request has reserved already (``mail:7``, ``touch:12``); left out of history."""
    asks: frozenset[Ask] = frozenset()
    """What it would ask of them; an offer of a role asks for their time, which need not be said."""
    set_aside: frozenset[str] = frozenset()
    """Names of rules that somebody who may has set aside for this one contact (``overriding``)."""


@dataclass(frozen=True, kw_only=True)
class Address:
    """One way to reach them: a number, a mailbox, a profile or a street."""

    channel: Channel
    value: str = field(default="", repr=False)
    is_work: bool = False
    state: AddressState = AddressState.ok
    written_at: datetime | None = None
    """When somebody at it was last written to proactively, whoever it was of those who share it."""
    written_by: str = ""
    """That letter: ``mail:7``."""

    def __post_init__(self) -> None:
        if self.written_at is not None:
            _need_instant(self.written_at)


@dataclass(frozen=True, kw_only=True)
class Stop:
    """They refused all contact."""

    at: datetime

    def __post_init__(self) -> None:
        _need_instant(self.at)


@dataclass(frozen=True, kw_only=True)
class OptOut:
    """They refused one purpose, one channel, or one purpose by one channel (nothing: every)."""

    at: datetime
    purpose: Purpose | None = None
    channel: Channel | None = None

    def __post_init__(self) -> None:
        _need_instant(self.at)


@dataclass(frozen=True, kw_only=True)
class Pause:
    """They asked for quiet: until a day, or until they say otherwise."""

    since: datetime
    until: date | None = None

    def __post_init__(self) -> None:
        _need_instant(self.since)


@dataclass(frozen=True, kw_only=True)
class Consent:
    """The newest line of their ledger about being contacted."""

    answer: str
    at: datetime
    expires_on: date | None = None
    """The first day it no longer holds."""
    evidence: str = ""
    confirmed: bool = False
    """Given on their own page, behind a link that went to their address: a double opt-in."""

    def __post_init__(self) -> None:
        _need_instant(self.at)


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where the record came from: the person, or somebody else; and the first day we had it."""

    from_them: bool
    on: date


class RelationKind(StrEnum):
    """A relationship of which the tables of touches and submissions say nothing."""

    registered = "registered"
    """They asked us to find them work."""
    referral = "referral"
    """Somebody with a relationship to both sides named them to us."""
    organisations = "organisations"
    """Their organisation and ours know each other."""
    published = "published"
    """They published or gave us their business address, without a note against mail."""


@dataclass(frozen=True, kw_only=True)
class Relation:
    """Such a relationship, with the day it began and what shows it."""

    kind: RelationKind
    on: date
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The candidate whose anonymous profile a client would be shown, as far as it concerns this client."""

    name: str = ""
    agreed: bool = False
    """They may be marketed."""
    knows_where: bool = False
    """They were told whom their profile goes to."""
    blocks_client: bool = False
    """Their employer first, and whomever they named."""
    is_exclusive: bool = False
    """In process elsewhere, with our word not to show them."""
    shown_here_on: date | None = None
    """When this client was last shown them."""


@dataclass(frozen=True, kw_only=True)
class Sender:
    """How ready and how healthy our own post is; as delivered: ready and healthy."""

    lacks: tuple[str, ...] = ()
    """What a letter must show and the agency has not told: "postal address"."""
    sent: int = 0
    """Proactive letters on ``counted_on``, a day of the agency's calendar."""
    counted_on: date | None = None
    ceiling: int = 500
    """At most so many proactive letters that day."""
    paused: str = ""
    """Why letters to candidates are paused, as a sentence."""


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most ``count`` contacts in any ``per_days`` days: two a quarter is 2 in 91."""

    count: int
    per_days: int

    def __post_init__(self) -> None:
        if self.count < 1 or self.per_days < 1:
            raise LimitNotPossible(f"{self.count} in {self.per_days} days")


@dataclass(frozen=True, kw_only=True)
class CallHours:
    """When they may be called, as they live it; as delivered, the house's. Raises ``HoursNotPossible``."""

    opens: time = time(9)
    closes: time = time(18)
    days: frozenset[int] = frozenset(range(5))
    """Monday is 0."""

    def __post_init__(self) -> None:
        if self.opens >= self.closes or not self.days or not self.days <= set(range(7)):
            raise HoursNotPossible(f"{self.opens} to {self.closes} on {sorted(self.days)}")


@dataclass(frozen=True, kw_only=True)
class Process:
    """A role they are in process for, from submission to offer, and who runs it."""

    role_id: int
    client: str
    role_title: str = ""
    owner_id: int | None = None
    owner: str | None = None


@dataclass(frozen=True, kw_only=True)
class Placed:
    """We placed them: their first day at this client, and their last where it is over."""

    on: date
    client: str
    role_id: int | None = None
    ended_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class OffLimits:
    """We may not approach them: as one of a client's people, or (no client) themselves."""

    client: str | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class PastContact:
    """One contact that counts, by any colleague on any channel, in either direction.

    What is reserved, was sent, bounced or may have been sent counts; what was cancelled or failed
    before it left does not belong here.
    """

    at: datetime
    channel: Channel = Channel.email
    from_us: bool = True
    both_spoke: bool = False
    proactive: bool = True
    by_id: int | None = None
    by: str | None = None
    evidence: str = ""
    role_id: int | None = None
    purpose: Purpose | None = None
    """Nothing where a touch was written down without one."""
    gave: bool = False
    """They got something out of it."""
    asked: frozenset[Ask] = frozenset()

    def __post_init__(self) -> None:
        _need_instant(self.at)


@dataclass(frozen=True, kw_only=True)
class ContactFacts:
    """Everything the policy may know about one person, as of one moment."""

    person_id: int
    name: str = ""
    """What they go by, as a sentence uses it."""
    pronouns: str | None = None
    zone: str | None = None
    """Where they live, as an IANA name; nothing means the agency's own."""
    countries: frozenset[str] = frozenset()
    """Where they live, as ISO 3166 alpha-2; two where it may be either, none where nobody knows."""
    region: str = ""
    """Their province, state or other part of the country, for its public holidays; often unknown."""
    origin: Origin | None = None
    notice_given_at: datetime | None = None
    """They were told where we have their details from (Article 14)."""
    suppressed: bool = False
    """An address of theirs is on the agency's suppression list."""
    restricted_since: datetime | None = None
    """They asked us to use their details no further for now (Article 18), or dispute them."""
    retention_ends_on: date | None = None
    """The first day on which we may no longer keep them."""
    gone: Gone | None = None
    addresses: tuple[Address, ...] = ()
    stopped: Stop | None = None
    opt_outs: tuple[OptOut, ...] = ()
    paused: Pause | None = None
    consent: Consent | None = None
    limit: Limit | None = None
    allowed_channels: frozenset[Channel] | None = None
    """Nothing means that they named none, so any will do."""
    only_when_fits: bool = False
    never_at_work: bool = False
    hours: str = ""
    """When to call, in their words; told to the recruiter, not reckoned with."""
    call_hours: CallHours | None = None
    """When they may be called; nothing means that they named no hours."""
    not_before: date | None = None
    """The day they named: "not before June" is 1 June."""
    snoozed_until: date | None = None
    offered: frozenset[Ask] = frozenset()
    """What they offered of their own accord: whoever told us what they want gives their time for it."""
    promised_at: datetime | None = None
    """The newest promise to them that is still open."""
    processes: tuple[Process, ...] = ()
    placements: tuple[Placed, ...] = ()
    off_limits: tuple[OffLimits, ...] = ()
    relations: tuple[Relation, ...] = ()
    history: tuple[PastContact, ...] = ()
    subject: Subject | None = None
    """Whom a client would be shown; only for marketing a candidate."""
    sender: Sender = Sender()
    contact_version: int = 0

    def __post_init__(self) -> None:
        for instant in (self.promised_at, self.notice_given_at, self.restricted_since):
            if instant is not None:
                _need_instant(instant)


def unreturned(past: Collection[PastContact]) -> tuple[PastContact, ...]:
    """What asked something of them since they were last given anything."""
    given = max((contact.at for contact in past if contact.gave), default=None)
    return tuple(
        contact
        for contact in past
        if contact.from_us and contact.asked and (given is None or contact.at > given)
    )


def is_instant(value: datetime) -> bool:
    """Whether a time has a zone and is one the policy can reckon with."""
    return value.utcoffset() is not None and 1900 <= value.year <= 9000


def _need_instant(value: datetime) -> None:
    if not is_instant(value):
        raise FactNotDated(value.isoformat())
