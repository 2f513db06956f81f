"""May this letter be sent, by this colleague? Asked under the person's lock, and with what they set aside."""

from dataclasses import dataclass, replace
from datetime import datetime

from agency.candidates.models import Candidate
from agency.contact.answer import Decision
from agency.contact.decisions import decision_for, keep_decision
from agency.contact.gates import FactsChanged, Grounds, SlotTaken, reserve
from agency.contact.losing import overtaken, slot_taken
from agency.contact.overriding import HOURS, may_hurry, may_set_aside, rules_set_aside
from agency.contact.snapshot import ContactRequest
from agency.database import db
from agency.languages.speaking import _
from agency.mail.models import OutboxMessage
from agency.portal.face import me


class NotReserved(Exception):
    """The letter has no place among the person's contacts; the sentence says who was first."""


@dataclass(frozen=True)
class Asking:
    """A question about one letter and the answer to it."""

    request: ContactRequest
    light: Decision
    """What everybody is told."""
    may_set_aside: str
    """What this colleague may set aside of it, or nothing."""
    may_hurry: str = ""
    """Why it would wait for the morning, where this colleague may let it leave at once."""

    def answer(self, now: datetime, reason: str = "", at_once: bool = False) -> "Answer":
        """The answer to this colleague, with what they set aside if they may and gave a reason."""
        named = (self.may_set_aside, HOURS if at_once and self.may_hurry else "")
        overrode = ",".join(one for one in named if one)
        if not reason or not overrode:
            return Answer(self.request, self.light)
        request = replace(self.request, set_aside=rules_set_aside(overrode))
        return Answer(request, decision_for(db.session(), request, now), overrode, reason)


@dataclass(frozen=True)
class Answer:
    """What the letter may rest on."""

    request: ContactRequest
    decision: Decision
    overrode: str = ""
    reason: str = ""

    @property
    def refused(self) -> str:
        """Why not: who was first, if somebody was just now."""
        if self.decision.may_contact:
            return ""
        return overtaken(self.decision, self.request.actor) or self.decision.sentence

    def take_slots(self, letter: OutboxMessage, now: datetime) -> None:
        """In the transaction that posted the letter. Raises ``NotReserved``."""
        session = db.session()
        record = keep_decision(session, self.request, self.decision)
        session.flush()
        grounds = Grounds(
            seen_version=self.decision.facts.contact_version,
            decision_id=record.id,
            role_id=self.request.role_id,
            overrode=self.overrode,
            override_reason=self.reason,
        )
        try:
            reserve(session, letter, grounds, now)
        except SlotTaken as taken:
            raise NotReserved(slot_taken(taken, self.decision, self.request.actor)) from taken
        except FactsChanged as changed:
            words = _("Something changed in this moment. Please look at it and send it again.")
            raise NotReserved(words) from changed


def ask(person: Candidate, request: ContactRequest, now: datetime) -> Asking:
    """The light for a letter, and what this colleague may set aside of it."""
    light = decision_for(db.session(), request, now)
    is_owner, is_manager = person.owner_id == me().id, me().is_manager
    aside = may_set_aside(light, is_owner, is_manager)
    leaving = replace(request, at_hand_over=True, set_aside=rules_set_aside(aside))
    hurry = may_hurry(decision_for(db.session(), leaving, now), is_manager) if is_manager else ""
    return Asking(request, light, aside, hurry)
