"""What a clause that was heard to do something is about: the day, the person, the words. All of it unsure."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agency.touches.reading.calendar import day_after
from agency.touches.reading.dates import When, find_spells
from agency.touches.reading.events import label_of
from agency.touches.reading.facts import Finding, Kind, Span
from agency.touches.reading.ground import Ground
from agency.touches.reading.hearing import Act
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.requests import LONG_ENOUGH_DAYS, pause_until
from agency.words import day as day_label


@dataclass(frozen=True, slots=True)
class Place:
    """A clause, what it was heard to do, and what of its words are days or nobody's names."""

    note: Note
    act: Act
    span: Span
    dates: Sequence[When]
    no_names: Ground

    def around(self) -> tuple[Span, Span]:
        """The clause, then its sentence."""
        return self.span, self.note.sentence(self.span[0])

    def days(self, dates: Sequence[When]) -> list[When]:
        """The days to come of the clause, or else of its sentence."""
        inside = (
            [when for when in _between(dates, *around) if self._is_to_come(when)]
            for around in self.around()
        )
        return next(filter(None, inside), [])

    def _is_to_come(self, when: When) -> bool:
        """The month of "31 February" is not."""
        is_whole = not _NO_SUCH_DAY.search(self.note.before(when.span[0], 8))
        return is_whole and when.last >= self.note.on

    def sentence_before(self) -> Span | None:
        start = self.note.sentence(self.span[0])[0]
        return self.note.sentence(start - 1) if start > 0 else None

    def spells(self) -> tuple[When, ...]:
        return tuple(find_spells(self.note, tuple(self.dates)))


def _between(dates: Sequence[When], start: int, end: int) -> Sequence[When]:
    """Those that begin there; they are in order."""
    return dates[bisect_left(dates, start, key=_begins) : bisect_left(dates, end, key=_begins)]


def _begins(when: When) -> int:
    return when.span[0]


_NO_SUCH_DAY = re.compile(r"\b(?:29|30|31)(?:st|nd|th)? $")


def _stop(place: Place) -> Finding | None:
    """ "Peace until then" is quiet with an end, "don't stop" no request at all."""
    if _GOES_ON.search(place.note.plain, *place.span):
        return None
    if _TILL_THEN.search(place.note.plain, *place.span) and _end_told(place):
        return _pause(place)
    return Finding("stop", "contact", "Stop contacting", (place.span,), sure=False)


_GOES_ON = pattern(r"\b(?:don't|do not|never|non)[ -]stop\b")


def _pause(place: Place) -> Finding | None:
    """Until the day that is told, if one is; "ten weeks" is one here. A call they ask for soon is an appointment."""
    note, span = place.note, place.span
    days = place.days(place.dates) or place.days(place.spells())
    when = days[-1] if days else _end_told(place)
    if when:
        whole = (min(span[0], when.span[0]), max(span[1], when.span[1]))
        is_call = bool(_TALKS_THEN.search(note.plain, whole[0], when.span[0]))
        if days and is_call and (when.first - note.on).days < LONG_ENOUGH_DAYS:
            return None
        quiet = pause_until(note, when, whole if days else span, is_sure=False, is_call=is_call)
        if quiet is not None:
            return quiet
    return Finding("pause", "open", "Quiet, no end named", (span,), sure=False)


def _end_told(place: Place) -> When | None:
    """The day that is told in other words: "till then" and the day before it, "until the estate is settled, she
    thinks that'll be Thanksgiving", "till the thesis is in" where the note has "thesis due on 30 April"."""
    note = place.note
    start, end = note.sentence(place.span[0])
    coming = [when for when in place.dates if when.last >= note.on]
    then = _TILL_THEN.search(note.plain, start, end)
    if then and _WHEN_IT_IS.search(note.plain, start, then.start()):
        return None
    if then:
        return next((when for when in reversed(coming) if when.span[0] < place.span[1]), None)
    lead = _UNTIL.search(note.plain, *place.span) or _UNTIL.search(note.plain, start, end)
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
        for found in _WORD.finditer(note.plain, said[0], cut.start() if cut else said[1])
        if len(found[0]) >= LONG_WORD and found[0] not in _NO_THING
    }
    for when in coming:
        clause = _CLAUSE.search(note.before(when.span[0], 60))
        beside = _WORD.findall(clause[0]) if clause else []
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
_TILL_THEN = pattern(
    r"\b(?:until|till?|before|by|'til) (?:then|that|dahin)\b|\bbis (?:dahin|dann)\b|\bjusqu?e?'?-?(?: ?la\b| alors\b)|\bd'ici(?:-| )la\b|\bin the meantime\b"
)
_WHEN_IT_IS = pattern(r"\b(?:when|once|as soon as|wenn|sobald|quand|des que)\b")
_UNTIL = pattern(
    r"\b(?:until|till?|before|once|when|after|by|as soon as|bis|jusqu'a|jusque|d'ici|avant|apres|wenn|sobald|nach|quand)\b"
)
_THAT_IS = pattern(
    r"[ ]?(?:(?:and|so|but|probably|roughly|likely|about|around|maybe) )*(?:that|this|it|which|she|he|they|expected|expects|due|back|says|should|will|das|ce|cela|c'est|er|sie|elle|il)\b"
)


def _end_named(place: Place, finding: Finding) -> Finding:
    """Quiet that a grammar left open, or ended too early, until the day the note names for it."""
    note = place.note
    _, end = note.sentence(finding.end - 1)
    if finding.value == "open":
        when = (
            next(iter(reversed(place.days(place.dates))), None)
            if _UNTIL.search(note.plain, *place.span)
            else None
        )
        when = when or _end_told(place)
    else:
        when = next(
            (
                one
                for one in place.dates
                if finding.end <= one.span[0] < end
                and finding.on
                and one.first > finding.on
                and _IS_BACK.search(note.plain, finding.end, one.span[0])
            ),
            None,
        )
    quiet = when and pause_until(note, when, place.span, is_sure=False)
    return quiet or finding


_IS_BACK = pattern(
    r"\b(?:back|returns?|returning|resumes?|resume|zuruck|retour|de retour|wieder da)\b[^,;]{0,20}$"
)

_TALKS_THEN = pattern(
    r"(?<!not )(?<!no )\b(?:call|ring|speak|talk|try|touch|check|ask|reconvene|surface|resurface|back(?! burner)|again|catch up|contact|write|ping|revisit)\b[^.,;]*$"
)


def _call_back(place: Place) -> Finding | None:
    day = _day_told(place)
    return _dated("callback_on", f"Call back {day_label(day)}", place.span, day) if day else None


def _available(place: Place) -> Finding | None:
    day = _day_told(place)
    return _dated("available_from", f"From {day_label(day)}", place.span, day) if day else None


def _day_told(place: Place) -> date | None:
    """A plain day before a doubtful one ("when the fall intake is posted, Aug 24"); "then try again" is counted on."""
    note = place.note
    days = place.days(place.dates)
    if not days and _THEN.match(note.plain, place.span[0]):
        before = place.sentence_before() or (0, 0)
        every = (*place.dates, *place.spells())
        days = [
            one for one in every if one.last >= note.on and before[0] <= one.span[0] < before[1]
        ]
    when = next((one for one in days if one.sure), next(iter(days), None))
    if when is None:
        return None
    is_after = bool(_AFTER.search(note.before(when.span[0], 20)))
    return day_after(when.last) if is_after else max(when.first, note.on)


_THEN = pattern(r"(?:and |so )?(?:then|after that|dann|danach|puis|ensuite|apres)\b")
_AFTER = pattern(r"\b(?:after|past|until the end of)\s(?:the\s)?$")


def _dated(kind: Kind, label: str, span: Span, day: date) -> Finding:
    return Finding(kind, day.isoformat(), label, (span,), sure=False, on=day)


def _promise(place: Place) -> Finding | None:
    """The clause from its first word that says what, up to the day or the condition that ends it; of an answer
    ("will do", "I can, and I shall") what was asked for before it."""
    note, (start, end) = place.note, place.span
    if _IS_ANSWER.fullmatch(note.plain[start:end].strip(' .,;:!-"')):
        asked = _asked_before(place)
        if asked is None:
            return None
        start, end = asked
    ours = _UNDERTAKES.search(note.plain, start, end)
    start = ours.end() if ours and ours.end() < end - FEW_LETTERS else start
    due = next(iter(_between(place.dates, start, end)), None)
    waits = _THEN_ONLY.search(note.plain, start + 1, end)
    end = waits.start() if waits else end
    due_at = due.span[0] if due else end
    words = list(_WORD.finditer(note.plain, start, min(end, due_at)))
    colon = _TASK_LEAD.match(note.plain, start, end)
    said = [
        found
        for found in words
        if found[0] not in _LEADS and found.start() >= (colon.end() if colon else 0)
    ]
    if not said or _PROMISES_NOTHING.match(note.plain, said[0].start()):
        return None
    start = said[0].start()
    is_last = due is not None and start < due.span[0] and due.span[1] >= end - 2
    what = note.words((start, due.span[0] if due and is_last else end)) if start < end else ""
    owed = _OWED.search(note.plain, *place.span)
    what = f"{owed['touch']} {owed['who']}" if owed else _asked_to_do(_DUE_LEAD.sub("", what))
    if len(what) < FEW_LETTERS:
        return None
    due = due or next((when for when in place.days(place.dates) if start <= when.span[0]), None)
    day = max(due.first, note.on) if due and due.last >= note.on else None
    label = f"You promised to {what}" + (f" by {day_label(day)}" if day else "")
    span = (min(start, place.span[0]), place.span[1])
    return Finding("promise", what, label, (span,), sure=False, on=day)


def _asked_before(place: Place) -> Span | None:
    """What was asked right before the answer: the clause, or else the sentence."""
    note = place.note
    first, _ = note.sentence(place.span[0])
    before = place.sentence_before()
    if note.plain[first : place.span[0]].strip(" -,;:"):
        text = note.plain[first : place.span[0]].rstrip(" -,;:(")
        cut = max(
            (text.rfind(mark) + len(mark) for mark in (", ", ": ", " - ") if mark in text),
            default=0,
        )
        asked = _ASKS_FOR.search(text)
        return first + (asked.start() if asked else cut), first + len(text)
    if before is None:
        return None
    text = note.plain[slice(*before)]
    asked = _ASKS_FOR.search(text)
    return before[0] + (asked.end() if asked else 0), before[0] + len(text.rstrip(" .,;:!?"))


def _asked_to_do(what: str) -> str:
    """ "The spec emailed" is to email the spec."""
    found = _WANTED_DONE.fullmatch(what.strip())
    return f"{_TO_DO[found['done'].lower()]} {found['thing']}" if found else what.strip()


_TO_DO = {
    "emailed": "email", "sent": "send", "mailed": "mail", "posted": "post", "texted": "text", "forwarded": "forward",
    "checked": "check", "updated": "update", "called": "call", "booked": "book", "arranged": "arrange", "confirmed": "confirm",
}  # fmt: skip
_WANTED_DONE = re.compile(
    rf"(?P<thing>(?:the|an?|some|her|his|their|our) .+?) (?P<done>{'|'.join(_TO_DO)})(?: (?:over|across|to (?:her|him|them)))?",
    re.I,
)
_ASKS_FOR = pattern(
    r"\b(?:(?:she|he|they) )?(?:wants|wanted|wondered|wonders|asks?|asked|would like|'d like|needs)(?: (?:for|if|whether|me|us|i|we|could|can|would|to))* "
)
_IS_ANSWER = re.compile(
    r"(?:(?:and|so|which|that|it|yes|yep|sure|ok|okay|i|we|i'll|we'll|i've|he|she|it's|as|just|also|of course|gladly|oui|ja|je|ich)[ ,]+)*"
    r"(?:will do|can do|shall do|on it|i can|can|shall|i shall|i will|will|promised(?: to| it| that| so)?|promise|gave (?:her |him |them )?my word|i did say so|done deal|consider it done|leave it with me"
    r"|(?:said|told (?:her|him|them)|agreed|promised)(?: that)? (?:i|we)(?:'d| would|'ll| will)(?: do(?: it| that| so)?)?|said (?:yes|ok|sure)|agreed|happy to|no problem|versprochen|mach ich|wird gemacht|zugesagt|promis|c'est promis|je m'en occupe|mein wort(?: drauf)?)"
    r"(?:[ ,]+(?:and )?(?:i|we)? ?(?:shall|will|can))*(?:[ ,]+(?:(?:by|before|on|at|this|end|of|the|week|today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|week's|out|soon|asap|it|that)[ ,]*)+)?"
)
_UNDERTAKES = pattern(
    r"\b(?:(?:i|we)(?:'ll| will| shall|'m to| am to|'m going to| have to|'ve to| must| need to| should)|(?:i|we) (?:said|promised|agreed|told (?:her|him|them))(?: that)? (?:i|we)(?:'d| would|'ll| will)) "
)
_PROMISES_NOTHING = pattern(r"(?:nothing|none|myself|no promises|before|because|when|if)\b")
_OWED = pattern(
    r"\bowe (?P<who>her|him|them) an? (?P<touch>call|ring|text|email|reply|answer|visit)\b"
)
_TASK_LEAD = pattern(
    r"(?:my |our )?(?:homework|to-?dos?|todo|action|task|next steps?|note to self)(?: for me)? ?[:=-] ?"
)
_THEN_ONLY = pattern(
    r",? (?:once|as soon as|unless|provided|assuming|(?:the|as) (?:minute|moment)|but not before|within (?:the )?(?:[a-z0-9]+ ){1,2}(?:days?|weeks?|hours?|months?)|sobald|des que|wenn (?=der|die|das|er|sie|ich))\b"
)
FEW_LETTERS = 3
_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")
_LEADS = word_set(
    "i i'll i'd i'm i've we we'll we'd he she they him her them you u that to will would shall should must need needs have has had going gonna got"
    " promised promise promises said told and then also just agreed agree let me be on my turn side our us next step steps action todo do it is was am"
    " offered undertook owe owed committed pledged by so ok yes as please pls asked for up which but did whether could can wants wondered if"
    " ich wir werde werd habe hab soll muss je dois vais j'ai"
)
_DUE_LEAD = re.compile(
    r"[\s,]*\b(?:(?:by|on|before|at|in|this|the|due|until|for|within|close|close of|cob|eod|end of|d'ici|d'ici le|avant|pour|le|bis|zum|am|bis zum|vor)[\s,]*)*$",
    re.I,
)


def _referral(place: Place) -> Finding | None:
    found = next(_people(place), None)
    return found and _named(place, *found)


def _named(place: Place, who: Span, whole: Span) -> Finding:
    said = place.note.words(who)
    span = whole if whole[1] - whole[0] < LONGEST_NAMING else who
    return Finding("referral", said, f"Named {said}", (span,), sure=False)


LONGEST_NAMING = 60


def _people(place: Place) -> Iterator[tuple[Span, Span]]:
    """Each as named, and with how they know them: somebody with a name, beside how they know them or else in the clause before in the sentence; else how they know whom."""
    for around in place.around():
        for kin in _KIN.finditer(place.note.plain, *around):
            named = _named_beside(place, kin.span())
            if named:
                yield named, _hull(named, kin.span())
    for around in place.around():
        for found in _PERSON.finditer(place.note.cased, *around):
            is_mark = found[0].isupper() or _AT_THE.search(place.note.before(found.start(), 12))
            if not is_mark and _is_somebody(place, found.span(1)):
                yield found.span(1), found.span(1)
    for around in place.around():
        yield from ((found.span(),) * 2 for found in _KIN.finditer(place.note.plain, *around))


def _hull(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])


def _is_somebody(place: Place, span: Span) -> bool:
    said = place.note.plain[slice(*span)].split()
    is_word = said[0] in _NO_PERSON or _IS_A_THING.search(said[-1])
    return not is_word and place.no_names.is_free([(span[1] - len(said[-1]), span[1])])


def _named_beside(place: Place, kin: Span) -> Span | None:
    """The name after a relation ("his cousin, Kiki"; "... he's called Kiki"), or before it ("Kiki, his cousin")."""
    note = place.note
    _, end = note.sentence(kin[0])
    after = _NAMED_AFTER.match(note.plain, kin[1]) or _NAMED_AFTER.match(note.plain, kin[0])
    ways = [_NAME.match(note.cased, after.end())] if after else []
    ways.append(_NAME_BEFORE.search(note.cased, note.sentence(kin[0])[0], kin[0]))
    called = _IS_CALLED.search(note.plain, kin[1], end)
    ways.append(_NAME.match(note.cased, called.end()) if called else None)
    if not note.plain[kin[1] : end].strip(" .") or end < len(note.plain):
        ways.append(_ONLY_A_NAME.match(note.cased, end))
    for found in filter(None, ways):
        if _is_somebody(place, found.span(1)):
            return found.span(1)
    return None


_AT_THE = pattern(r"\b(?:the|at|in|au|chez|bei|im|am|ans) $")
_IS_A_THING = re.compile(r"[a-z]{3}(?:ung|heit|keit|schaft|itat|tion|ment)$")
_ONE_NAME = r"[A-Z](?:[^\W\d_]|-(?=[^\W\d_])|'(?=[A-Z]))+"
_NAMES = rf"({_ONE_NAME}(?: (?:(?:de|da|van|von|der|le|la|di|el|al|bin) ){{0,2}}{_ONE_NAME}){{0,2}})(?:(?='s )|(?![\w']))"
_NAME = re.compile(_NAMES)
_NAME_BEFORE = re.compile(rf"(?<![\w']){_NAMES}(?:, | - | \(|: |, (?:who is|who's|is) | is )$")
_ONLY_A_NAME = re.compile(rf"\s?{_NAMES}[.,;]")
_NAMED_AFTER = re.compile(
    r"(?:(?: (?!and\b|or\b|et\b|und\b|at\b|in\b|is\b|from\b)[a-z]+){0,2},)?(?: une? certaine?| a certain| one| ein(?:e|en)? gewisse[rn]?)?"
    r"(?:[\s,:(-]+(?:called|named|by the name of|name of|namens|genannt|heisst|nomm[ée]e?|appel[ée]e?|s'appelle|qui s'appelle|name is|name's))?[\s,:(-]+"
)
_IS_CALLED = pattern(
    r"\b(?:(?:is|'s) (?:called|named)|(?:his|her|the|their) name(?:'s| is)|name of|goes by|s'appelle|heisst|hei(?:ss|ß)t|son nom(?: c)?'?est|named|called|namens) "
)


def _name_known(place: Place, finding: Finding) -> Finding:
    """Where a grammar has only how they know somebody, the name beside it."""
    note = place.note
    if _RELATION.search(note.plain, *place.span) or finding.value[:1].islower():
        span = _named_beside(place, place.span)
    elif _IS_A_THING.search(finding.value):
        kin = _KIN.search(note.plain, *note.sentence(place.span[0]))
        span = _named_beside(place, kin.span()) if kin else None
    else:
        span = None
    return _named(place, span, _hull(span, place.span)) if span else finding


_PERSON = re.compile(rf"\b{_NAMES}")
_NO_PERSON = word_set(
    "he she they her his says said asked also wants but if when and no yes not the a an my our i try maybe ask call ring speak told knows"
    " recommended recommends suggested suggests someone somebody one two could can would should his hers there this that it ex facts who what"
    " jd cv hr ok asap az gta uk us usa it pm am via per la le les son sa ses der die das ein eine sie er ich il elle un une on"
)
_RELATIONS = (
    r"colleagues?|friends?|mates?|cousins?|brothers?|sisters?|husband|wife|partner|son|daughter|neighbou?rs?|boss|deputy|lead|manager|roommate|classmates?"
    r"|co-?workers?|team|buddy|buddies|pal|uncle|aunt|dad|father|mother|mum|mom|nephew|niece|girlfriend|boyfriend|[a-z]+-in-law|apprentice|foreman|successor"
    r"|predecessor|teammates?|somebody|someone|guy|woman|man|lad|lass|kid|girl|boy|landlord|landlady|flatmate|housemate|spouse|fiance|gaffer|supervisor|mentor|trainee|intern"
    r"|collegue|ami|amie|cousine|frere|soeur|beau-frere|belle-soeur|mari|femme|conjointe?|copain|copine|voisine?|patron|chef|neveu|oncle|tante|stagiaire|pote"
    r"|kollegen?|kollegin|ex-?kollegin|ex-?kollegen?|freund|freundin|bekannter?|vetter|bruder|schwester|mann|frau|partnerin|nachbarn?|nachbarin|chefin|schwager"
    r"|schwagerin|neffe|nichte|mitbewohner(?:in)?|azubi|nachfolger(?:in)?|vorgesetzter?"
)
_RELATION = pattern(rf"\b(?:{_RELATIONS})\b")
_KIN = pattern(
    r"(?:\b[a-z]+'s |\b(?:her|his|their|a|an|the|my|one of (?:her|his|their)|son|sa|un|une|mon|ma|seine?n?|ihre?n?|eine?n?|ihr|sein) )(?:(?!that\b|who\b|is\b|and\b|to\b)[a-z'-]+ ){0,2}?"
    rf"(?:{_RELATIONS})\b"
    r"|\b(?:an|some) ex of (?:hers|his|theirs)\b|\bex-?(?:colleague|kollegin|kollege|collegue|boss|manager)\b|\bsomeone (?:she|he|they) [a-z]+(?: [a-z]+){0,3}"
)


def _condition(place: Place) -> Finding | None:
    """From the word that leads to it, in the clause or in its sentence, to where the wish goes on; or what stands
    before the word that closes it ("sells the condo first", "days only or she stays put", "..., then she's listening")."""
    note = place.note
    for around in place.around():
        closing = _CLOSES.search(note.plain, *around)
        lead = _LEADS_TO.search(note.plain, *around)
        if closing and (lead is None or closing.start() < lead.start()):
            said = _clause_before(note, around[0], closing)
            if said:
                return _waits(note, said)
        if lead and not _WAITS_FOR_NOTHING.match(note.plain, lead.start()):
            return _waits(note, (lead.start(), _turn(note, lead.start(), _goes_on(note, around))))
    start, end = place.span
    if _between(place.dates, start, end):
        return None
    if _WAITS_FOR_NOTHING.search(note.plain, start, end):
        return None
    return _waits(note, (start, _turn(note, start, end)))


def _clause_before(note: Note, start: int, closing: re.Match[str]) -> Span | None:
    """The words that end with "first", or that "or she stays put" and "then" follow."""
    end = closing.end() if closing["last"] else closing.start()
    if closing["stays"]:
        turn = _CLAUSE_ENDS.search(note.plain, closing.end())
        end = turn.start() if turn else len(note.plain)
    text = note.plain[start:end].rstrip(" ,.;:-")
    cut = max(
        text.rfind(mark) + len(mark) if mark in text else 0 for mark in (", ", ": ", "; ", '"')
    )
    if len(text[cut:].split()) < 2:
        cut = 0
    said = (start + cut, start + len(text))
    return said if len(note.plain[slice(*said)].split()) >= 2 else None


def _goes_on(note: Note, around: Span) -> int:
    """The end of a clause; "so much as" is no turn of it."""
    if _SO_MUCH.match(note.plain, around[1]):
        return note.sentence(around[0])[1]
    return around[1]


def _turn(note: Note, start: int, end: int) -> int:
    turn = _TURNS.search(note.plain, start + 3, end)
    other = _ANOTHER_CLAUSE.match(note.plain, start, turn.start() if turn else end)
    return other.end("said") if other else turn.start() if turn else end


def _waits(note: Note, span: Span) -> Finding | None:
    start, end = span
    start += len(note.plain[start:end]) - len(note.plain[start:end].lstrip(' .,;:!?\n"'))
    end = start + len(note.plain[start:end].rstrip(' .,;:!?\n"-('))
    if len(note.plain[start:end].split()) < 2:
        return None
    words = note.words((start, end))
    return Finding("condition", words, words[0].upper() + words[1:], ((start, end),), sure=False)


_LEADS_TO = pattern(
    r"\b(?:once|as soon as|if and when|only if|if|unless|until|till|when|after|before|provided|as long as|so long as|assuming|depends on|subject to"
    r"|conditional on|contingent on|on condition|needs?|must|without|only (?:with|for|when)|the (?:day|moment|minute)|first(?= the| her| his| a| an| to)|not before"
    r"|wenn|falls|sobald|sofern|solange|vorausgesetzt|bevor|erst (?:nach|wenn|mit|ab)|nur (?:mit|ohne|wenn|bei)|bis|nachdem|ausser|es sei denn"
    r"|si(?! (?:tu|vous)\b)|s'il|s'ils|quand|lorsque|lorsqu'|des que|des qu'|avant|apres|a condition|pourvu|tant que|sauf|a moins|sans|jusqu'a)\b"
)
_CLOSES = pattern(
    r",? (?P<last>first|d'abord|zuerst)(?= ?(?:$|[.,;!)-]))|,? (?:or (?:no deal|nothing|not at all|it's|forget|i|bust)\b|sonst\b|sinon\b|otherwise\b|or else\b|(?:so|and|but)? ?(?:not|nothing)(?: a day)? (?:sooner|earlier|before(?= ?(?:$|[.,;])))|vorher nicht|pas avant(?= ?(?:$|[.,;])))"
    r"|(?<=[a-z]) (?P<stays>or (?:she|he|they)(?:'s|'ll)? )"
    r"|(?:,|;|:| -| and)+ (?:and )?(?:then|dann|puis|ensuite) (?=we|she|he|they|i|let|ja|wir|on|il|elle|er|sie|yes|ok)"
)
_CLAUSE_ENDS = pattern(r"[,.;:!?\n\"(]")
_SO_MUCH = pattern(r" ?so (?:much|many|long|far)\b")
_TURNS = pattern(
    r",(?= )|\"|\b(?:then|otherwise|and (?:she|he|they|then|i|we)|but|sinon|sonst|dann|(?:she|he|they|it|i|we)(?:'d|'ll|'m| would| will| might| could))\b"
)
_ANOTHER_CLAUSE = pattern(
    r"(?P<said>(?:if|when|once|falls|wenn|si|should|unless)(?: [^ ,;]+){3,9}?(?<! that)(?<! what)(?<! as)(?<! than)(?<! how)(?<! who)(?<! where)(?<! when)(?<! and)(?<! before)(?<! after)(?<! until)(?<! if)) "
    r"(?:she|he|they|i|we|il|elle|er)(?:'[a-z]+)? [a-z]"
)


def _whole_condition(place: Place, finding: Finding) -> Finding | None:
    """What a grammar cut at "in" or "on", to its end; none of what waits for nothing."""
    note = place.note
    if _WAITS_FOR_NOTHING.match(note.plain, finding.start):
        return None
    _, end = note.sentence(finding.start)
    is_cut = _IS_CUT.match(note.plain, finding.end)
    at_day = any(
        finding.end <= when.span[0] <= (is_cut.end() if is_cut else 0) for when in place.dates
    )
    if finding.on or not is_cut or at_day or len(finding.value.split()) > FEW_WORDS:
        return finding
    return _waits(note, (finding.start, _turn(note, finding.start, end))) or finding


FEW_WORDS = 5
_IS_CUT = pattern(r" ?(?:in|on|by|at|around|so much)\b ")
_WAITS_FOR_NOTHING = pattern(
    r"if (?:she|he|they|it|you|i|we) (?:must|has to|have to|had to|need be)\b|if need be|if not (?:me|him|her)\b|if (?:she|he|they|it) had been\b|einmal\b|une fois pour toutes|once and for all"
    r"|(?:when|if|wann|quand|wenn) (?:can|could|will|would|does|do|did|is|are|should|may|might|kann|konnen|peut|est-ce)\b"
)


def _told(kind: Kind) -> Callable[[Place], Finding]:
    """What happened is told outside of what is quoted."""

    def read(place: Place) -> Finding:
        start, end = place.span
        quote = place.note.plain.find('"', start + 1, end)
        told = (start, quote if quote > 0 else end)
        return Finding(kind, place.act, label_of(place.act), (told,), sure=False)

    return read


ABOUT: Mapping[Kind, Callable[[Place], Finding | None]] = {
    "pause": _pause,
    "stop": _stop,
    "callback_on": _call_back,
    "available_from": _available,
    "promise": _promise,
    "referral": _referral,
    "condition": _condition,
    "outcome": _told("outcome"),
    "channel": _told("channel"),
    "kind": _told("kind"),
}
"""In this order: quiet with an end is no stop."""

REMADE: Mapping[Kind, Callable[[Place, Finding], Finding | None]] = {
    "pause": _end_named,
    "referral": _name_known,
    "condition": _whole_condition,
}
"""How a grammar's question gets the value that stands beside it."""
