"""The end of quiet where it is told in other words than a day in the clause itself."""

import re
from collections.abc import Sequence

from agency.touches.reading.about.place import WORD, Place
from agency.touches.reading.dates import When
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.notes import pattern, word_set


def told_otherwise(place: Place) -> When | None:
    """The day that is told in other words: "till then" and the day before it, "until the estate is settled, she
    thinks that'll be Thanksgiving", "till the thesis is in" where the note has "thesis due on 30 April"."""
    note = place.note
    start, end = note.sentence(place.span[0])
    coming = [when for when in place.dates if when.last >= note.on]
    then = TILL_THEN.search(note.plain, start, end)
    if then and _WHEN_IT_IS.search(note.plain, start, then.start()):
        return None
    if then:
        return next((when for when in reversed(coming) if when.span[0] < place.span[1]), None)
    lead = UNTIL.search(note.plain, *place.span) or UNTIL.search(note.plain, start, end)
    if lead is None:
        return None
    inside = [when for when in coming if lead.end() <= when.span[0] < end]
    if inside:
        return inside[-1]
    following = note.sentence(end) if end < len(note.plain) else (end, end)
    named = next((when for when in coming if following[0] <= when.span[0] < following[1]), None)
    if named and _THAT_IS.match(note.plain, following[0]):
        return named
    return _day_of_the_same(place, (lead.end(), end), coming)


def _day_of_the_same(place: Place, said: Span, coming: Sequence[When]) -> When | None:
    """The day beside which the note names what they wait for."""
    note = place.note
    cut = _WAITS_TO.search(note.plain, *said)
    things = {
        found[0]
        for found in WORD.finditer(note.plain, said[0], cut.start() if cut else said[1])
        if len(found[0]) >= LONG_WORD and found[0] not in _NO_THING
    }
    for when in coming:
        clause = _CLAUSE.search(note.before(when.span[0], 60))
        beside = WORD.findall(clause[0]) if clause else []
        if any(word in things for word in beside) and not said[0] <= when.span[0] < said[1]:
            return when
    return None


LONG_WORD = 4
_NO_THING = word_set(
    "with that this they them have from when then been until after before once will would could some more their your there where what into over back"
    " again next last week month year time call calls ring talk"
)
_CLAUSE = re.compile(r"[^,;:()]*$")
_WAITS_TO = pattern(r",|\b(?:then|and)\b")
TILL_THEN = pattern(
    r"\b(?:until|till?|before|by|'til) (?:then|that|dahin)\b|\bbis (?:dahin|dann)\b|\bjusqu?e?'?-?(?: ?la\b| alors\b)|\bd'ici(?:-| )la\b|\bin the meantime\b"
)
_WHEN_IT_IS = pattern(r"\b(?:when|once|as soon as|wenn|sobald|quand|des que)\b")
UNTIL = pattern(
    r"\b(?:until|till?|before|once|when|after|by|as soon as|bis|jusqu'a|jusque|d'ici|avant|apres|wenn|sobald|nach|quand)\b"
)
_THAT_IS = pattern(
    r"[ ]?(?:(?:and|so|but|probably|roughly|likely|about|around|maybe) )*(?:that|this|it|which|she|he|they|expected|expects|due|back|says|should|will|das|ce|cela|c'est|er|sie|elle|il)\b"
)


def later_return(place: Place, finding: Finding) -> When | None:
    """A day after the one a grammar ended it with, on which they say they are back."""
    note, (_, end) = place.note, place.note.sentence(finding.end - 1)
    later = (when for when in place.dates if finding.on and when.first > finding.on)
    inside = (when for when in later if finding.end <= when.span[0] < end)
    return next(
        (when for when in inside if _IS_BACK.search(note.plain, finding.end, when.span[0])), None
    )


_IS_BACK = pattern(
    r"\b(?:back|returns?|returning|resumes?|resume|zuruck|retour|de retour|wieder da)\b[^,;]{0,20}$"
)
