"""Until when they ask for quiet, or whether for good."""

from agency.touches.reading.about.ends import TILL_THEN, UNTIL, later_return, told_otherwise
from agency.touches.reading.about.place import Place
from agency.touches.reading.dates import When
from agency.touches.reading.facts import Finding
from agency.touches.reading.notes import pattern
from agency.touches.reading.requests import LONG_ENOUGH_DAYS, pause_until


def stop(place: Place) -> Finding | None:
    """ "Peace until then" is quiet with an end, "some peace" is not for good, "don't stop" is no request at all."""
    if _GOES_ON.search(place.note.plain, *place.span):
        return None
    is_till_then = TILL_THEN.search(place.note.plain, *place.span) and told_otherwise(place)
    if is_till_then or _SOME.search(place.note.plain, *place.span):
        return pause(place)
    return Finding("stop", "contact", "Stop contacting", (place.span,), sure=False)


_SOME = pattern(
    r"\b(?:some|a (?:bit|little|while|spell) of) (?:peace|quiet|silence|space|calm|breathing (?:space|room))\b"
)
_GOES_ON = pattern(r"\b(?:don't|do not|never|non)[ -]stop\b")


def pause(place: Place) -> Finding | None:
    """Until the day that is told, if one is; "ten weeks" is one here. A call they ask for soon is an appointment."""
    note, span = place.note, place.span
    days = place.days(place.dates) or place.days(place.spells())
    when = days[-1] if days else told_otherwise(place)
    if when:
        whole = (min(span[0], when.span[0]), max(span[1], when.span[1]))
        is_call = bool(_TALKS_THEN.search(note.plain, whole[0], when.span[0]))
        if days and is_call and (when.first - note.on).days < LONG_ENOUGH_DAYS:
            return None
        quiet = pause_until(note, when, whole if days else span, is_sure=False, is_call=is_call)
        if quiet is not None:
            return quiet
    return Finding("pause", "open", "Quiet, no end named", (span,), sure=False)


_TALKS_THEN = pattern(
    r"(?<!not )(?<!no )\b(?:call|ring|speak|talk|try|touch|check|ask|reconvene|surface|resurface|back(?! burner)|again|catch up|contact|write|ping|revisit)\b[^.,;]*$"
)


def end_named(place: Place, finding: Finding) -> Finding:
    """Quiet that a grammar left open, or ended too early, until the day the note names for it."""
    is_open = finding.value == "open"
    when = _last_day(place) or told_otherwise(place) if is_open else later_return(place, finding)
    return (when and pause_until(place.note, when, place.span, is_sure=False)) or finding


def _last_day(place: Place) -> When | None:
    days = place.days(place.dates) if UNTIL.search(place.note.plain, *place.span) else []
    return days[-1] if days else None
