"""One request with its facts, as of one moment: what every rule looks at, and what it may find."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from agency.contact import wording
from agency.contact.basis import Ground, grounds_of
from agency.contact.days import local_day, start_of, zone_named
from agency.contact.house import ContactPolicy
from agency.contact.law import NOTICE_LAW
from agency.contact.snapshot import (
    BOUND_BY_CHANNELS,
    PROACTIVE,
    Address,
    AddressState,
    Channel,
    ContactFacts,
    ContactRequest,
    OptOut,
    PastContact,
    Purpose,
    unreturned,
)
from agency.languages.speaking import _
from agency.touches.giving import Ask


@dataclass(frozen=True)
class Refusal:
    """No, and why."""

    sentence: str


@dataclass(frozen=True)
class Wait:
    """Not before this moment, and why."""

    until: datetime
    sentence: str


@dataclass(frozen=True)
class Obligation:
    """Yes, with this to be heeded."""

    name: str


Finding = Refusal | Wait | Obligation | None
_TIMELESS = (
    "known_zone", "zone", "asked_on", "past", "asks", "unanswered_about_role", "unreturned", "would_ask",
    "requests_for_consent", "unanswered", "alive_at", "their_last", "channels", "mailbox", "voice",
)  # fmt: skip
"""What a case works out of the request and the facts alone."""


@dataclass(frozen=True)
class Case:
    """What a rule sees. ``at`` moves when a promised date is tried; ``asked_at`` never does."""

    request: ContactRequest
    facts: ContactFacts
    policy: ContactPolicy
    asked_at: datetime
    at: datetime

    def moved_to(self, at: datetime) -> "Case":
        """The same at another moment; what does not hang on the moment is not worked out again."""
        moved = replace(self, at=at)
        known = self.__dict__
        moved.__dict__.update({name: known[name] for name in _TIMELESS if name in known})
        return moved

    @cached_property
    def known_zone(self) -> ZoneInfo | None:
        return zone_named(self.facts.zone)

    @cached_property
    def zone(self) -> ZoneInfo:
        """Theirs, otherwise the agency's (which the policy has checked)."""
        return self.known_zone or ZoneInfo(self.policy.zone)

    @cached_property
    def today(self) -> date:
        return local_day(self.at, self.zone)

    @cached_property
    def asked_on(self) -> date:
        """The day the recruiter reads the sentence."""
        return local_day(self.asked_at, self.zone)

    @property
    def is_proactive(self) -> bool:
        return self.request.purpose in PROACTIVE

    # What happened.

    @cached_property
    def past(self) -> tuple[PastContact, ...]:
        """Everything that counts, the newest first, without what this request itself reserved."""
        own = self.request.own_evidence
        kept = [contact for contact in self.facts.history if contact.evidence not in own]
        return tuple(sorted(kept, key=lambda contact: contact.at, reverse=True))

    @cached_property
    def asks(self) -> tuple[PastContact, ...]:
        """Our proactive contacts, the newest first: what limits and caps count."""
        return tuple(contact for contact in self.past if contact.from_us and contact.proactive)

    @cached_property
    def unanswered_about_role(self) -> tuple[PastContact, ...]:
        """Asks about the role this is about, since their last sign of life."""
        role, alive = self.request.role_id, self.alive_at
        return tuple(
            ask
            for ask in self.asks
            if role is not None and ask.role_id == role and (alive is None or ask.at > alive)
        )

    @cached_property
    def unreturned(self) -> tuple[PastContact, ...]:
        """What asked something of them since they were last given anything, the newest first."""
        return unreturned(self.past)

    @cached_property
    def would_ask(self) -> frozenset[Ask]:
        """What this contact asks of them, less what they offered themselves."""
        is_offer = self.request.purpose == Purpose.recontact_role
        implied = frozenset({Ask.time}) if is_offer else frozenset()
        return (self.request.asks | implied) - self.facts.offered

    @cached_property
    def requests_for_consent(self) -> tuple[PastContact, ...]:
        return tuple(ask for ask in self.asks if ask.purpose == Purpose.consent_request)

    @cached_property
    def unanswered(self) -> int:
        """Asks in a row since their last sign of life."""
        alive = self.alive_at
        return len([ask for ask in self.asks if alive is None or ask.at > alive])

    @cached_property
    def alive_at(self) -> datetime | None:
        """Their last sign of life: they wrote, called, or spoke with us."""
        return next((past.at for past in self.past if past.both_spoke or not past.from_us), None)

    @cached_property
    def their_last(self) -> PastContact | None:
        """What they last wrote or called of their own accord."""
        return next((contact for contact in self.past if not contact.from_us), None)

    @property
    def wrote_at(self) -> datetime | None:
        return self.their_last.at if self.their_last else None

    def may_answer(self, silenced_at: datetime) -> bool:
        """Whether this answers something they said after they had silenced us."""
        signs = (self.wrote_at, self.facts.promised_at)
        return self.request.purpose == Purpose.reply and any(
            sign is not None and sign > silenced_at for sign in signs
        )

    # How they may be reached.

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """Every way that works and that they allow for this purpose."""
        working = {address.channel for address in self.facts.addresses if self.works(address)}
        return tuple(way for way in Channel if way in working and self.permits(way))

    def works(self, address: Address) -> bool:
        if address.state == AddressState.hard_bounced:
            return False
        if address.state == AddressState.complained and self.is_proactive:
            return False
        bound = self.request.purpose in BOUND_BY_CHANNELS
        return not (address.is_work and self.facts.never_at_work and bound)

    @cached_property
    def mailbox(self) -> Address | None:
        """Where a letter would go: the address named, otherwise the one they prefer."""
        named, held = self.request.address, self.facts.addresses
        mailboxes = [one for one in held if one.channel == Channel.email]
        return next((one for one in mailboxes if named in (None, one.value)), None)

    def permits(self, channel: Channel) -> bool:
        if self.request.purpose not in BOUND_BY_CHANNELS or channel == Channel.meeting:
            return True
        named = self.facts.allowed_channels
        return (named is None or channel in named) and self.opt_out_of(channel) is None

    def opt_out_of(self, channel: Channel | None) -> OptOut | None:
        """The opt-out from a channel, or (nothing) from the purpose altogether."""
        for opt_out in self.facts.opt_outs:
            covers = opt_out.purpose in (None, self.request.purpose)
            if covers and opt_out.channel == channel:
                return opt_out
        return None

    # What it rests on.

    @cached_property
    def grounds(self) -> dict[Channel, Ground]:
        """The ground by each way asked about: the one named, or every way that is open."""
        return grounds_of(self, self.ways_asked)

    @property
    def ways_asked(self) -> tuple[Channel, ...]:
        asked = self.request.channel
        return self.channels if asked is None else (asked,)

    @cached_property
    def ground(self) -> Ground | None:
        """The one that lasts longest."""
        return max(self.grounds.values(), key=lambda ground: ground.end, default=None)

    @cached_property
    def must_be_told_origin(self) -> bool:
        """Their details came from elsewhere, they have not been told, and the law wants it."""
        origin, countries = self.facts.origin, self.facts.countries
        law_wants_it = not countries or not countries.isdisjoint(NOTICE_LAW)
        told = self.facts.notice_given_at is not None and self.facts.notice_given_at <= self.at
        return law_wants_it and not told and not (origin is not None and origin.from_them)

    # How to say it.

    @cached_property
    def voice(self) -> dict[str, str]:
        return wording.voice(self.facts)

    def say(self, message: str, **more: str) -> str:
        return _(message, **self.voice, **more)

    def on(self, moment: datetime | date) -> str:
        """ "on 10 Nov", "today"."""
        return wording.on_day(self._day_of(moment), self.asked_on)

    def day(self, moment: datetime | date) -> str:
        return wording.day(self._day_of(moment), self.asked_on)

    def deed(self, contact: PastContact) -> str:
        """ "Ana wrote to her on 10 Nov", or of a mail that waits, "Ana’s mail to her leaves today"."""
        say = wording.deed if contact.at <= self.asked_at else wording.deed_to_come
        done = say(contact, self.voice["them"], self.request.actor)
        return _("%(deed)s %(on)s", deed=done, on=self.on(contact.at))

    def day_of(self, contact: PastContact) -> date:
        return self.day_it_was(contact.at)

    def day_it_was(self, instant: datetime) -> date:
        """The calendar day where they live."""
        return local_day(instant, self.zone)

    def _day_of(self, moment: datetime | date) -> date:
        return local_day(moment, self.zone) if isinstance(moment, datetime) else moment

    def wait_until(self, day: date, sentence: str) -> Wait | None:
        """A wait for the morning of a day, or nothing if it is there."""
        until = start_of(day, self.zone)
        return Wait(until, sentence) if self.at < until else None
