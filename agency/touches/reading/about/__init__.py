"""What a clause that was heard to do something is about: the day, the person, the words. All of it unsure.

`place` says where it was heard; a room each reads `quiet` and how it `ends`, `days`, `promises`, `people`, `conditions` and `work`.
"""

from collections.abc import Callable, Mapping

from agency.touches.reading.about.conditions import condition, whole_condition
from agency.touches.reading.about.days import available, call_back
from agency.touches.reading.about.people import name_known, referral
from agency.touches.reading.about.place import Place
from agency.touches.reading.about.promises import promise
from agency.touches.reading.about.quiet import end_named, pause, stop
from agency.touches.reading.about.work import days_there, form, level, where
from agency.touches.reading.events import label_of
from agency.touches.reading.facts import Finding, Kind
from agency.touches.reading.notes import pattern

__all__ = ["ABOUT", "REMADE", "Place"]


def _told(kind: Kind) -> Callable[[Place], Finding]:
    """What happened is told outside of what is quoted."""

    def read(place: Place) -> Finding:
        start, end = place.span
        quote = place.note.plain.find('"', start + 1, end)
        told = (start, quote if quote > 0 else end)
        return Finding(kind, place.act, label_of(place.act), (told,), sure=False)

    return read


def channel(place: Place) -> Finding | None:
    """What is told of a profile was not said through it."""
    is_profile = place.act == "linkedin" and _PROFILE.search(place.note.plain, *place.span)
    return None if is_profile else _told("channel")(place)


_PROFILE = pattern(
    r"\blinked ?in (?:profile|page|photo|picture|headline|status|account)\b(?!.*\b(?:messag|inmail|wrote|writ|sent|answer|repl)\w*)"
)
ABOUT: Mapping[Kind, Callable[[Place], Finding | None]] = {
    "pause": pause,
    "stop": stop,
    "callback_on": call_back,
    "available_from": available,
    "promise": promise,
    "referral": referral,
    "condition": condition,
    "outcome": _told("outcome"),
    "channel": channel,
    "kind": _told("kind"),
    "remote": where,
    "office_days": days_there,
    "contract_form": form,
    "seniority": level,
}
"""In this order: quiet with an end is no stop."""

REMADE: Mapping[Kind, Callable[[Place, Finding], Finding | None]] = {
    "pause": end_named,
    "referral": name_known,
    "condition": whole_condition,
}
"""How a grammar's question gets the value that stands beside it."""
