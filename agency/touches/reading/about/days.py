"""The day a clause names, to ring them or to start."""

from collections.abc import Sequence
from datetime import date

from agency.touches.reading.about.place import Place, between
from agency.touches.reading.calendar import day_after
from agency.touches.reading.dates import When
from agency.touches.reading.facts import Finding, Kind, Span
from agency.touches.reading.notes import pattern
from agency.words import day as day_label


def call_back(place: Place) -> Finding | None:
    day = _day_told(place)
    return _dated("callback_on", f"Call back {day_label(day)}", place.span, day) if day else None


def available(place: Place) -> Finding | None:
    """ "Free till 15 December" ends on the day; it begins there only where they are not."""
    if _ENDS.search(place.note.plain[slice(*place.span)]):
        return None
    day = _day_told(place)
    return _dated("available_from", f"From {day_label(day)}", place.span, day) if day else None


def _day_told(place: Place) -> date | None:
    """A plain day before a doubtful one ("when the fall intake is posted, Aug 24"); "then try again" is counted on, after it
    was said how long or before it.
    """
    note = place.note
    days: Sequence[When] = place.days(place.dates)
    if not days and _THEN.match(note.plain, place.span[0]):
        before = place.sentence_before() or (0, 0)
        every = (*place.dates, *place.spells())
        days = [
            one for one in every if one.last >= note.on and before[0] <= one.span[0] < before[1]
        ]
    if not days and _THEN.match(note.plain, note.sentence(place.span[0])[1]):
        days = between(place.spells(), *place.span)
    when = next((one for one in days if one.sure), next(iter(days), None))
    if when is None:
        return None
    is_after = bool(_AFTER.search(note.before(when.span[0], 20)))
    return day_after(when.last) if is_after else max(when.first, note.on)


_ENDS = pattern(
    r"^(?!.*\b(?:not|n't|nicht|pas|nothing|never)\b).*\b(?:free|available) (?:till?|until)\b"
)
_THEN = pattern(r"[ .]*(?:and |so )?(?:then|after that|dann|danach|puis|ensuite|apres)\b")
_AFTER = pattern(r"\b(?:after|past|until the end of)\s(?:the\s)?$")


def _dated(kind: Kind, label: str, span: Span, day: date) -> Finding:
    return Finding(kind, day.isoformat(), label, (span,), sure=False, on=day)
