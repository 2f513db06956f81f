"""What a person may ask of us: stop, pause, a limit, their channels, hours and topics. Each is on the ledger at once.

Every verb locks the person's terms, writes the ledger in the same transaction and never commits; a
line that silences us takes back the mail that waits. Asking twice changes nothing.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from agency.candidates.links import revoke_links
from agency.contact.consent import (
    TERMS,
    Told,
    current_consent,
    take_back_mail,
    terms_of,
    write_line,
)
from agency.contact.models import ConsentKind, ContactTerms
from agency.contact.snapshot import REFUSABLE, CallHours, Gone, Limit, Purpose
from agency.mail.outbox import cancel_waiting

CHANNELS = ("call", "email", "linkedin", "text")
_SINCE = {ConsentKind.stop: "stopped_at", ConsentKind.restrict: "restricted_at"}


class ChannelUnknown(ValueError):
    """Nobody can be contacted by that way."""


class NotRefusable(ValueError):
    """A duty, or something they asked for, is no topic to refuse."""


class NotStopped(Exception):
    """There is no stop to end."""


class NotPaused(Exception):
    """There is no pause to end."""


class NotRestricted(Exception):
    """There is no restriction to end."""


class NotGone(Exception):
    """Nobody wrote down that they have died or are under age."""


def stop(session: Session, candidate_id: int, told: Told) -> ContactTerms:
    """They refused all contact. It outlives every pause, and the links in our letters end with it."""
    terms = _begin(session, candidate_id, ConsentKind.stop, told)
    revoke_links(session, candidate_id, told.at)
    return terms


def end_stop(session: Session, candidate_id: int, told: Told) -> ContactTerms:
    """They came back of their own accord. Raises ``NotStopped``."""
    return _end(session, candidate_id, ConsentKind.stop, told, NotStopped)


def restrict(session: Session, candidate_id: int, told: Told) -> ContactTerms:
    """Keep the record and use it for nothing else, because they ask so (GDPR Art. 18)."""
    return _begin(session, candidate_id, ConsentKind.restrict, told)


def end_restriction(session: Session, candidate_id: int, told: Told) -> ContactTerms:
    """What they disputed is settled, and they were told. Raises ``NotRestricted``."""
    return _end(session, candidate_id, ConsentKind.restrict, told, NotRestricted)


def set_gone(session: Session, candidate_id: int, why: Gone, told: Told) -> ContactTerms:
    """They have died or are under age: nobody is contacted, and the links in our letters end.

    Raises ``AnswerUnknown`` for anything else.
    """
    terms = terms_of(session, candidate_id)
    if _gone(session, candidate_id) != why:
        write_line(session, terms, ConsentKind.gone, why.value, told)
    take_back_mail(session, candidate_id, ConsentKind.gone, why)
    revoke_links(session, candidate_id, told.at)
    return terms


def end_gone(session: Session, candidate_id: int, told: Told) -> ContactTerms:
    """It was a mistake, or they are of age now. Raises ``NotGone``."""
    terms = terms_of(session, candidate_id)
    if _gone(session, candidate_id) in (None, "ended"):
        raise NotGone(candidate_id)
    write_line(session, terms, ConsentKind.gone, "ended", told)
    return terms


def _gone(session: Session, candidate_id: int) -> str | None:
    line = current_consent(session, candidate_id).get(ConsentKind.gone)
    return line.answer if line else None


def pause(session: Session, candidate_id: int, until: date | None, told: Told) -> ContactTerms:
    """They asked for quiet: until a day, or (nothing) until they say otherwise."""
    terms = terms_of(session, candidate_id)
    if terms.paused_at is None or terms.paused_until != until:
        terms.paused_at, terms.paused_until = told.at, until
        details = {"until": until.isoformat() if until else None}
        write_line(session, terms, ConsentKind.pause, "yes", told, details)
    take_back_mail(session, candidate_id, ConsentKind.pause, "yes")
    return terms


def end_pause(session: Session, candidate_id: int, told: Told) -> ContactTerms:
    """They ended their pause early. Raises ``NotPaused``."""
    terms = terms_of(session, candidate_id)
    if terms.paused_at is None:
        raise NotPaused(candidate_id)
    terms.paused_at = terms.paused_until = None
    write_line(session, terms, ConsentKind.pause, "ended", told)
    return terms


def set_limit(
    session: Session,
    candidate_id: int,
    limit: Limit | None,
    told: Told,
    only_when_fits: bool = False,
) -> ContactTerms:
    """How often at most, and whether only about jobs that fit what they wrote."""
    terms = terms_of(session, candidate_id)
    count, days = (limit.count, limit.per_days) if limit else (None, None)
    wanted = (count, days, only_when_fits)
    if (terms.limit_count, terms.limit_days, terms.only_when_fits) != wanted:
        terms.limit_count, terms.limit_days, terms.only_when_fits = wanted
        details = {"limit_count": count, "limit_days": days, "only_when_fits": only_when_fits}
        write_line(session, terms, ConsentKind.contact, TERMS, told, details)
    return terms


def set_channels(
    session: Session,
    candidate_id: int,
    channels: Iterable[str],
    told: Told,
    never_at_work: bool = False,
) -> ContactTerms:
    """By which ways; none named means any. Raises ``ChannelUnknown``."""
    chosen = set(channels)
    if not chosen <= set(CHANNELS):
        raise ChannelUnknown(", ".join(sorted(chosen - set(CHANNELS))))
    terms = terms_of(session, candidate_id)
    wanted = [channel for channel in CHANNELS if channel in chosen]
    if (sorted(terms.channels), terms.never_at_work) != (sorted(wanted), never_at_work):
        terms.channels, terms.never_at_work = wanted, never_at_work
        details = {"channels": wanted, "never_at_work": never_at_work}
        write_line(session, terms, ConsentKind.contact, TERMS, told, details)
    return terms


def set_hours(
    session: Session, candidate_id: int, hours: CallHours | None, told: Told
) -> ContactTerms:
    """When they may be called; nothing gives the house's hours back."""
    terms = terms_of(session, candidate_id)
    wanted = (hours.opens, hours.closes, sorted(hours.days)) if hours else (None, None, None)
    if (terms.call_from, terms.call_until, terms.call_days) != wanted:
        terms.call_from, terms.call_until, terms.call_days = wanted
        details: dict[str, Any] = {"call_from": None}
        if hours:
            details = {
                "call_from": f"{hours.opens:%H:%M}",
                "call_until": f"{hours.closes:%H:%M}",
                "call_days": sorted(hours.days),
            }
        write_line(session, terms, ConsentKind.contact, TERMS, told, details)
    return terms


def refuse_topics(
    session: Session, candidate_id: int, topics: Iterable[Purpose], told: Told
) -> ContactTerms:
    """What they do not want to hear of; what is not named they may hear of again.

    Takes back the mail about it that waits. Raises ``NotRefusable``.
    """
    chosen = set(topics)
    if not chosen <= REFUSABLE:
        raise NotRefusable(", ".join(sorted(chosen - REFUSABLE)))
    terms = terms_of(session, candidate_id)
    if chosen != set(terms.refused):
        said = told.at.isoformat()
        terms.refused = {topic: terms.refused.get(topic, said) for topic in sorted(chosen)}
        details = {"refused": sorted(chosen)}
        write_line(session, terms, ConsentKind.contact, TERMS, told, details)
    if chosen:
        cancel_waiting(session, candidate_id, "they refused letters about this", chosen)
    return terms


def _begin(session: Session, candidate_id: int, kind: ConsentKind, told: Told) -> ContactTerms:
    """What holds until it is ended; said once more, it takes back what was written meanwhile."""
    terms = terms_of(session, candidate_id)
    if getattr(terms, _SINCE[kind]) is None:
        setattr(terms, _SINCE[kind], told.at)
        write_line(session, terms, kind, "yes", told)
    take_back_mail(session, candidate_id, kind, "yes")
    return terms


def _end(
    session: Session, candidate_id: int, kind: ConsentKind, told: Told, not_begun: type[Exception]
) -> ContactTerms:
    terms = terms_of(session, candidate_id)
    if getattr(terms, _SINCE[kind]) is None:
        raise not_begun(candidate_id)
    setattr(terms, _SINCE[kind], None)
    write_line(session, terms, kind, "ended", told)
    return terms
