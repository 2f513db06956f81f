"""What must happen first, from the word that leads to it to where the wish goes on."""

import re

from agency.touches.reading.about.place import Place, between
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.notes import Note, pattern


def condition(place: Place) -> Finding | None:
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
    if between(place.dates, start, end):
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


def whole_condition(place: Place, finding: Finding) -> Finding | None:
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
