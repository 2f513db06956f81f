"""How well promises were kept, in words."""

from collections.abc import Sequence
from datetime import date

from agency.languages.speaking import _
from agency.touches.models import Promise
from agency.words import count_words


def record_of(done: Sequence[Promise], zone: str) -> str:
    """ "7 of 8 kept, one of them late"; nothing while none is settled."""
    if not done:
        return ""
    kept = [promise for promise in done if promise.kept_at]
    late = sum(1 for promise in kept if promise.days_late(zone))
    said = _("%(kept)s of %(done)s kept", kept=len(kept), done=len(done))
    return (
        _("%(kept)s, %(count)s of them late", kept=said, count=count_words(late)) if late else said
    )


def late_words(promise: Promise, today: date, zone: str) -> str:
    """ "kept two days late", "kept in time", "not kept", "three days late"."""
    if promise.broken_at:
        return _("not kept")
    late = promise.days_late(zone) if promise.kept_at else max(0, (today - promise.due_on).days)
    days = count_words(late, "day")
    if promise.kept_at:
        return _("kept %(days)s late", days=days) if late else _("kept in time")
    return _("%(days)s late", days=days) if late else ""
