"""Of two records' terms and answers the stricter hold: a merge makes nobody easier to contact."""

from collections.abc import Sequence
from datetime import date, datetime
from math import inf

from sqlalchemy.orm import Session

from agency.candidates.links import revoke_links
from agency.contact.consent import Told, current_consent, terms_of, write_line
from agency.contact.facts import call_hours_of
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.mail.outbox import cancel_waiting

HOW = "merge"
STRICTEST_FIRST: dict[ConsentKind, tuple[str, ...]] = {
    ConsentKind.contact: ("no",),
    ConsentKind.market: ("no", "ask_each_time", "without_name"),
    ConsentKind.send_resume: ("no", "ask_each_time"),
    ConsentKind.keep: ("no",),
    ConsentKind.stop: ("yes",),
    ConsentKind.pause: ("yes",),
    ConsentKind.restrict: ("yes",),
    ConsentKind.gone: ("deceased", "under_age"),
}
"""Answers that go before any that is not named; the newest answer holds where neither record has one."""
_SILENT = "they refused it under their other record"


def hold_to_the_stricter(
    session: Session, kept_id: int, gone_id: int, now: datetime
) -> list[tuple[int, bool]]:
    """The stricter terms and answers, on the record that stays, before the other's rows come over.

    Returns the ledger's new lines: their numbers, and whether the answer is the gone record's.
    """
    # Always locked in one order, so that two merges cannot wait in a circle.
    terms = {one: terms_of(session, one) for one in sorted((kept_id, gone_id))}
    kept, gone = terms[kept_id], terms[gone_id]
    _join(kept, gone)
    ours, theirs = current_consent(session, kept_id), current_consent(session, gone_id)
    lines = []
    for kind, answers in STRICTEST_FIRST.items():
        entries = [one.get(kind) for one in (ours, theirs)]
        strict = _strictest_hidden([entry for entry in entries if entry], answers)
        if strict is not None:
            told = Told(how=HOW, at=now, words=strict.words)
            line = write_line(session, kept, kind, strict.answer, told, dict(strict.details))
            lines.append((line.id, strict is entries[1]))
    if _is_silent(kept) or any(
        one.get(ConsentKind.contact) and one[ConsentKind.contact].answer == "no"
        for one in (ours, theirs)
    ):
        for one in (kept_id, gone_id):
            cancel_waiting(session, one, _SILENT)
    if kept.stopped_at:
        for one in (kept_id, gone_id):
            revoke_links(session, one, now)
    return lines


def _strictest_hidden(
    entries: Sequence[ConsentEntry], answers: Sequence[str]
) -> ConsentEntry | None:
    """The strictest of the answers, where a newer line of the other record would hide it."""
    strict = next((one for answer in answers for one in entries if one.answer == answer), None)
    newest = max(entries, key=lambda one: one.id, default=None)
    return None if strict is None or newest is None or newest.answer == strict.answer else strict


def _join(kept: ContactTerms, gone: ContactTerms) -> None:
    both = set(kept.channels) & set(gone.channels)
    if gone.channels and (both or not kept.channels):
        kept.channels = [one for one in gone.channels if one in both or not kept.channels]
    if _seldom(gone) < _seldom(kept):
        kept.limit_count, kept.limit_days = gone.limit_count, gone.limit_days
    kept.only_when_fits |= gone.only_when_fits
    kept.never_at_work |= gone.never_at_work
    _join_hours(kept, gone)
    kept.refused = {**gone.refused, **kept.refused}
    if gone.paused_at and (not kept.paused_at or _end(gone) > _end(kept)):
        kept.paused_at, kept.paused_until = gone.paused_at, gone.paused_until
    kept.stopped_at = _earlier(kept.stopped_at, gone.stopped_at)
    kept.restricted_at = _earlier(kept.restricted_at, gone.restricted_at)
    kept.version += 1


def _join_hours(kept: ContactTerms, gone: ContactTerms) -> None:
    """The hours that both allow; where there are none, those of the record that stays."""
    ours, theirs = call_hours_of(kept), call_hours_of(gone)
    if theirs is None:
        return
    opens, closes, days = theirs.opens, theirs.closes, theirs.days
    if ours is not None:
        opens, closes = max(opens, ours.opens), min(closes, ours.closes)
        days &= ours.days
    if opens < closes and days:
        kept.call_from, kept.call_until, kept.call_days = opens, closes, sorted(days)


def _is_silent(terms: ContactTerms) -> bool:
    return any((terms.stopped_at, terms.paused_at, terms.restricted_at))


def _seldom(terms: ContactTerms) -> float:
    """Contacts a day that they allow; without end where they named no limit."""
    if not terms.limit_count or not terms.limit_days:
        return inf
    return terms.limit_count / terms.limit_days


def _end(terms: ContactTerms) -> date:
    return terms.paused_until or date.max


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at), default=None)
