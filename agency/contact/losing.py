"""What a recruiter reads who came second: who was first, how long ago, and the next possible date."""

from datetime import datetime, timedelta

from agency.contact import wording
from agency.contact.answer import Decision
from agency.contact.gates import ADDRESS, ROLE, SlotTaken
from agency.contact.house import PER_ADDRESS
from agency.contact.overriding import HOUSE_CAPS
from agency.contact.past import asks_in
from agency.contact.snapshot import PastContact
from agency.languages.speaking import N_, _
from agency.words import capital, count_words, named_day

JUST_NOW = timedelta(hours=1)
"""Longer ago than this it is no race, and the decision's own sentence says it better."""
_COUNTED = HOUSE_CAPS | {"their_limit"}


def overtaken(decision: Decision, actor: int | None) -> str | None:
    """ "Ana wrote to her 4 seconds ago; next possible date 23 December.", if that is what happened."""
    newest = next(iter(asks_in(decision.facts.history)), None)
    if newest is None or decision.rule not in _COUNTED or decision.allowed_from is None:
        return None
    if not timedelta(0) <= decision.decided_at - newest.at < JUST_NOW:
        return None
    return _second_to(newest, decision, decision.allowed_from, actor)


def slot_taken(taken: SlotTaken, decision: Decision, actor: int | None) -> str:
    """The same for a slot that was gone. ``decision`` holds the facts as they are now."""
    voice = wording.voice(decision.facts)
    if taken.kind == ROLE or taken.free_at is None:
        sentence = N_(
            "%(They)s %(have)s had an offer and a reminder about this role, which is the most."
        )
        return _(sentence, **voice)
    if taken.kind == ADDRESS:
        ago = _ago(taken.free_at - PER_ADDRESS, decision.decided_at)
        return _(
            "Somebody who shares this address was written to %(ago)s; %(next)s",
            ago=ago,
            next=_next(taken.free_at, decision),
        )
    by_evidence = {contact.evidence: contact for contact in decision.facts.history}
    first = by_evidence.get(taken.held_by or "")
    if first is None:
        return _("A colleague was faster; %(next)s", next=_next(taken.free_at, decision))
    return _second_to(first, decision, taken.free_at, actor)


def _second_to(first: PastContact, decision: Decision, free: datetime, actor: int | None) -> str:
    deed = wording.deed(first, wording.voice(decision.facts)["them"], actor)
    return _(
        "%(deed)s %(ago)s; %(next)s",
        deed=capital(deed),
        ago=_ago(first.at, decision.decided_at),
        next=_next(free, decision),
    )


def _next(free: datetime, decision: Decision) -> str:
    zone = decision.decided_at.tzinfo
    day, today = free.astimezone(zone).date(), decision.decided_at.date()
    year = f" {day.year}" if day.year != today.year else ""
    return _("next possible date %(day)s.", day=f"{named_day(day)}{year}")


def _ago(at: datetime, now: datetime) -> str:
    """ "4 seconds ago", "3 hours ago"; from a day on "on 10 Nov"."""
    seconds = int((now - at).total_seconds())
    if seconds >= 24 * 3_600:
        return wording.on_day(at.astimezone(now.tzinfo).date(), now.date())
    if seconds < 1:
        return _("a moment ago")
    if seconds < 60:
        time = count_words(seconds, "second", up_to=-1)
    elif seconds < 3_600:
        time = count_words(seconds // 60, "minute", up_to=-1)
    else:
        time = count_words(seconds // 3_600, "hour", up_to=-1)
    return _("%(time)s ago", time=time)
