"""Whom they name: by a name, or by how they know them."""

import re
from collections.abc import Iterator

from agency.touches.reading.about.place import Place
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.notes import pattern, word_set


def referral(place: Place) -> Finding | None:
    found = next(_people(place), None)
    return found and _named(place, *found)


def _named(place: Place, who: Span, whole: Span) -> Finding:
    said = place.note.words(who)
    span = whole if whole[1] - whole[0] < LONGEST_NAMING else who
    return Finding("referral", said, f"Named {said}", (span,), sure=False)


LONGEST_NAMING = 60


def _people(place: Place) -> Iterator[tuple[Span, Span]]:
    """Each as named, and with how they know them: a name beside that, else any name, else only how they know them; of
    each first in the clause, then in its sentence."""
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


def name_known(place: Place, finding: Finding) -> Finding:
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
