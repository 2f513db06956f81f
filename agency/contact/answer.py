"""The answer to a contact question, as pages, jobs and the ledger of decisions read it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from agency.contact import fingerprint
from agency.contact.law import Basis
from agency.contact.snapshot import Channel, ContactFacts
from agency.languages.speaking import N_, _
from agency.words import clock_time, short_day


class Outcome(StrEnum):
    """The three answers."""

    allow = "allow"
    allow_after = "allow_after"
    refuse = "refuse"


PUT_OFF = frozenset({"quiet_hours", "day_is_full", "shared_address"})
"""Waits of hours, for which a letter that is about to leave stays in the outbox."""
MAIL_WAITS = {
    "post_rests": N_("A letter has to wait: letters to candidates are paused."),
    "day_is_full": N_("A letter leaves tomorrow: as many as one day may have have left today."),
}
CALLS_REST = N_("A call has to wait: it is outside the hours for calls.")
KINDS = {Outcome.allow: "go", Outcome.allow_after: "wait", Outcome.refuse: "stop"}


@dataclass(frozen=True, kw_only=True)
class Decision:
    """An answer with its reason. Times are in the person's zone."""

    outcome: Outcome
    rule: str
    """What decided: the name in ``RULES``, ``allowed``, or ``..._before_allowed``."""
    sentence: str
    decided_at: datetime
    policy_version: str
    facts: ContactFacts = field(repr=False)
    """What was known when it was given."""
    allowed_from: datetime | None = None
    """Only with ``allow_after``; deciding again then, on the same facts, allows."""
    obligations: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    """The ways that are open now; none unless allowed."""
    basis: Basis | None = None
    """What a proactive contact rests on."""
    evidence: str | None = None
    """What shows it: ``consent:9``, ``touch:12``."""
    basis_expires_on: date | None = None
    """The first day it no longer holds."""

    @cached_property
    def facts_hash(self) -> str:
        """The fingerprint of the facts; reckoned only for a decision that is written down."""
        return fingerprint.facts_hash(self.facts)

    @property
    def kind(self) -> str:
        """The light: ``go``, ``wait`` or ``stop``."""
        return KINDS[self.outcome]

    @property
    def may_contact(self) -> bool:
        return self.outcome == Outcome.allow

    @property
    def is_put_off(self) -> bool:
        """Whether a letter about to leave may simply wait for ``allowed_from``."""
        return self.rule in PUT_OFF and self.allowed_from is not None

    @property
    def about_mail(self) -> str:
        """What a letter that may be written now has to wait for; nothing where it may simply leave."""
        return next(
            (_(words) for name, words in MAIL_WAITS.items() if name in self.obligations), ""
        )

    @property
    def about_calls(self) -> str:
        """What stands beside a yes while it is no hour to call; nothing where they may be called."""
        return _(CALLS_REST) if self.may_contact and "calls_rest" in self.obligations else ""

    @property
    def label(self) -> str:
        """The light's fixed text: a day, or the hour where it is still today."""
        if self.allowed_from is not None:
            day, today = self.allowed_from.date(), self.decided_at.date()
            if day == today:
                return _("From %(time)s", time=clock_time(self.allowed_from))
            return _("From %(day)s", day=short_day(day, today))
        return _("May contact now") if self.may_contact else _("Do not contact")
