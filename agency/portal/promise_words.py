"""How well promises were kept, in words."""

from collections.abc import Sequence
from datetime import date

from agency.touches.models import Promise
from agency.words import count_words


def record_of(done: Sequence[Promise], zone: str) -> str:
    """ "7 of 8 kept, one of them late"; nothing while none is settled."""
    if not done:
        return ""
    kept = [promise for promise in done if promise.kept_at]
    late = sum(1 for promise in kept if promise.days_late(zone))
    said = f"{len(kept)} of {len(done)} kept"
    return f"{said}, {count_words(late)} of them late" if late else said


def late_words(promise: Promise, today: date, zone: str) -> str:
    """ "kept two days late", "kept in time", "not kept", "three days late"."""
    if promise.broken_at:
        return "not kept"
    days = promise.days_late(zone) if promise.kept_at else max(0, (today - promise.due_on).days)
    how = f"{count_words(days, 'day')} late" if days else "in time"
    return f"kept {how}" if promise.kept_at else how if days else ""
