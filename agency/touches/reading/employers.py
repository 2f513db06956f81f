"""Firms they want or refuse: a name that words of refusal or of wish lead to, or that an answer follows.

Firms are told by their capitals, and well-known ones (`languages.firms`) in small letters too; of those, what a clause refuses
or wishes anywhere is asked about. How it stands by the words around it (`stances`) doubts or leaves what a rule says. Between the word that refuses or wishes and the name stand only words of a way there
("wouldn't *go back to work for* Loblaw"), so that a person, a town or where somebody works now is none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.grammar import Words, rule
from agency.touches.reading.ground import Ground
from agency.touches.reading.languages.classes import LEXICON
from agency.touches.reading.languages.firms import ALSO_WORDS, FIRMS, LANDS
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.scopes import answer_after, refusal, refused, voice
from agency.touches.reading.stances import Chances, HowItStands

_WORD = r"[A-Z][\w&'-]{0,40}(?:\.\w[\w&'-]{0,20}){0,3}"
_NAME = re.compile(
    rf"(?<![\w&.-])(?:(?<!')|(?<=\b[dl]'))(?P<name>{_WORD}(?:\s(?:{_WORD}|(?:of|du|de|des|of the)(?=\s[A-Z])|&(?=\s))){{0,4}})"
)
_NEXT = re.compile(
    rf"(?:,\s|,?\s(?:or|nor|and|et|ou|oder|und)\s|\s?/\s?)(?=(?P<name>{_WORD}(?:\s{_WORD}){{0,3}}))"
)
_NO_EMPLOYER = word_set(
    "i now not until before after monday tuesday wednesday thursday friday saturday sunday january february"
    " march april may june july august september october november december q1 q2 q3 q4 remote hybrid she he they"
    " the a an interested today tomorrow christmas only this that it we you her his their my our wfh ote jd cv"
    " ic hr ft pt ftc usd cad gbp eur chf aud ot nights weekends days evenings mornings offshore onsite"
    " linkedin teams whatsapp facetime sat w2 welsh english french german spanish polish loa"
    " anything nothing anywhere somewhere everything god mr mrs ms dr herr frau monsieur madame mme"
)
_SHORTENED = pattern(r"(?:i|you|he|she|it|we|they|that|there|what|who|c|j|n|s|t|qu)'[a-z]+")
""" "I'm", "j'ai": no names."""
_PLACES_FIRST = word_set(
    "fort saint st ste sainte mount lake new north south east west central port cape baie golden"
)
_PLACES_LAST = word_set(
    "river lake valley island islands county bay beach hills side road street st avenue region area"
)
"""What towns and landscapes nobody listed are called."""

_REFUSED = tuple(
    map(
        rule,
        (
            r"(?:SPURN)(?:SPURN|PATH|FANCY|HERS|WOULD|SHE|ADV)*(?<!KEIN)$",
            r"(?:WORST)(?:BESTFILL|PATH)*COMMA(?:ADV)*$",
            r"(?:EVERYONE)(?:W){0,3}?COMMA?(?:EXCEPT)(?:PATH|BE)*$",
        ),
    )
)
_BARELY = rule(r"(?:NEG|EXCEPT)(?:ADV|the|for|with|at|to|is|at_all)*$")
"""A word alone may refuse anything: where a town is spoken of, it may be a town we do not know."""
_FOREIGN_NOUN = rule(r"(?:no|not|prefers|plus|and|with|without|more|only|a|in|im|am|the|on|of)$")
"""In French and German notes, where every noun may have a capital, such a word names no firm."""
_WANTED = tuple(
    map(
        rule,
        (
            r"(?:FANCY)(?:FANCY|PATH|WOULD|ADV)*(?<!KEIN)$",
            r"(?:BEST)(?:BEST|BESTFILL|ADV)*(?:BE|COMMA|have|would_be|wants|likes|loves|prefers|COMMA love)(?:ADV)*$",
            r"(?:BEST)(?:BEST|BESTFILL|ADV)*(?:BE|COMMA)(?:PATH|BESTFILL)*(?:at|with|for|to|in|into)$",
            r"(?:WOULD|happy|ok|okay|fine|willing|open|keen)(?:ADV|to|BE|even)*(?:WORKS)?(?:PATH)*(?:WORKS)(?:PATH)*$",
            r"(?:IRREALIS)(?:(?!NEG|SPURN)W){1,7}?(?:at|into|for|to|with|chez)(?:ART)*(?:WORKS|PATH)*$",
            r"(?:TELL)(?:W){0,4}?(?:COMESUP)(?:W){0,2}?(?:at|with|in|from|chez|bei)$",
            r"(?:TELL)(?:ADV|COMMA)*(?:if|whenever|when)$",
            r"(?:companies|places|firms|somewhere|employers|anywhere|teams|shops|place|company|firm) (?:like|such as|similar to|of the like of)$",
        ),
    )
)
_AND_WORKS = rule(
    r"(?:WORKS)(?:PATH)*(?:for|at|with|to|into|in|chez|bei|zu|zur|pour)(?:ART)*$|(?:join|joining|rejoin|rejoindre|get_into|gets_into|getting_into|break_into|move_into)(?:ART)?$|BEST(?:W){0,4}(?:COMMA|BE|employer)$|(?:jobs|job|stint|career|shot)(?:at|with)$|(?:fan_of|thing_for|soft_spot|jump_ship|heart_set)(?:for|on|to)?$"
)
_LIKED_AFTER = rule(
    r"(?:(?:WOULDBE)+(?:SURE|ADV)*(?:BEST)|(?: would BE|would_be|'d_be| sounds| looks| seems)(?:SURE|ADV)*(?:GOODS)|(?: BE| as)+(?:where|the place|somewhere)|(?:WOULDBE)*(?:APPEALS)(?= BREAK|AND|ADV|THEM| to)| or nothing| or bust| next(?=BREAK)|(?:SHE (?:WOULD)|he'd|she'd) (?:consider|like|love|take)(?=BREAK)|COMMA?(?:and )?wants in(?= BREAK)| hires| has anything| ever (?:hires|opens))"
)
_SPURNED_AFTER = rule(
    r"(?:(?:W){0,3}?(?:BE|COMMA|SURE|looks|sounds|seems|and|SHE|WOULD)*(?:TOXIC)(?= BREAK|AND|THEM|ADV| to| for| go| return| again)|(?: on bad terms)|(?:W)?(?: isn't an option| is not an option| is no option))"
)
_TALKED_OF = rule(r"(?:NEG)(?:ADV|BE|to|yet)*(?:TALKED)(?:PATH)*$")
"""Who was not heard from may be a person."""
_UNKNOWN = rule(
    r"(?<!ART)(?<!UNKNOWN)(?:UNKNOWN){1,3}(?=BREAK|AND|ADV| (?:again|any|ever|for|if|or|only|she|he|but|please|because|where))"
)
_BUT_FOR = rule(r"(?:EVERYONE)(?:W){0,2}?(?:EXCEPT)(?:PATH)*$")
_STRIKE, _OFF = rule(r"(?:STRIKES)$"), rule(r"(?:off|out|down|from (?:ART)?HELD|away)")
"""Around a name: "leave Telus off the list"."""
_NEVER_BACK = rule(
    r"(?:(?!NAME)(?:W|BREAK)){0,9}?(?:NEG|SPURN)(?:(?!NEG)W){0,2}?(?:RETURNS)(?=BREAK|AND|ADV|THEM| for| if| to)"
    r"|(?:(?!NAME)(?:W|COMMA)){0,6}?(?:SAYS)(?:W){0,2}?(?:NEG|no_way|nope|no_chance|forget)(?:it|way|chance)?(?=BREAK)"
)
"""Words of refusal that come later: "laid her off twice, third time no thanks", "he laughed and said no way"."""
_LIKED_LATER = rule(
    r"(?:W){0,2}BREAK(?:W){0,2}?(?:(?:da|there) (?:FANCY|WOULD)|where SHE (?:FANCY|BE)|where_she|where_he|SHE (?:FANCY)(?:TO|to|BE)*(?:there|in)(?=BREAK))"
    r"|(?:WOULD|TO)SHE (?:W){0,2}?(?:WORKS|anfangen)(?=BREAK)"
)
_LIKED_BEFORE = rule(r"(?:FANCY|BEST|WOULD|IRREALIS|open)(?:(?!NEG|SPURN)W){0,8}$")
_SPURN_NEAR = rule(r"(?:NEG|SPURN|TOXIC)(?:(?!FANCY)(?:W|COMMA)){0,10}$")
_LIKE_NEAR = rule(r"(?:FANCY|BEST|WOULD)(?:W|COMMA){0,10}$")
_THEN_SPURN = rule(r"(?:(?!NAME|FANCY)(?:W|COMMA)){0,8}?(?:NEG|SPURN|TOXIC)")
_THEN_LIKE = rule(r"(?:(?!NAME|NEG)(?:W|COMMA)){0,8}?(?:FANCY|BEST|GOODS|APPEALS|would_be|'d_be)")
"""What the rest of its sentence says, where nothing is said of it itself."""
_NOT_SPURNED = rule(r"(?:NEG)(?:ADV|BE|to)*(?:DECLINES)(?:PATH)*$")
"""What nobody would turn down, they want."""
_HAS_BEEN = rule(r"(?:HASBEEN)(?:W){0,3}$|EDGE(?:W){0,2}(?:at|with|from|chez|bei)(?:ART)*$")
_AT_WORK = rule(r"(?:at|with|for|join|joining|joins|chez|bei|into|from|to)(?:ART)*$")
_THERE = rule(r"(?:W|BREAK){0,4}? there")
"""Before a name that is a word as well, or after it."""
_STAYS = rule(r"(?:NEG)(?:ADV|BE|to)*(?:leave|leaves|leaving|quit|quitting|left)$")
"""Where they mean to stay they are today."""
_LEAVES = rule(
    r"(?:walk|walks|walking|walked|lure|lured|pry|prise|tear|drag|tempt|budge|budges|move|moving|come|get)(?:THEM)?(?: away)?(?: from)$"
)
_HAS_A_VERB = rule(r"(?:BE|WOULDBE|WOULD|sounds|looks|seems)|SHE (?:WOULD)")
_HEARD_FROM = rule(
    r"(?:nothing|word|news|reply|answer|response|call|message|email|text)(?:ADV|yet|back)*(?:from)$"
)
_AT_A_FIRM = rule(r"(?:at|with|for|join|joining|joins|chez|bei|zu|zur|from|to)$")
""" "zu Bosch": a firm has no article."""
_ONLY_AFTER = re.compile(r"(?: (?:or|and) [A-Z]\w+(?: [A-Z]\w+)?)? only(?= ?(?:$|[.,;!]))")


OWN_FROM, SHORT_FROM = 0.2, 0.7
"""How likely what is said of an unknown name must be by the words around it to be asked about; of an abbreviation."""
NEAR_FROM = 0.12
"""Likewise of a well-known firm, where only its sentence refuses or wishes something."""
HEARD_FROM, STRANGE_FROM = 0.45, 0.72
"""From here on what no rule says of a well-known firm, or a refusal of an unknown name, is asked about; a wish may be for a town."""
PLAIN_FROM = 0.5
"""How likely a refusal must be to be told surely."""


class _Said(NamedTuple):
    """What is said of a name: from where to where, and whether it is refused, and plainly so."""

    start: int
    end: int
    refuses: bool
    sure: bool
    to_work: bool
    is_near: bool = False


def find_employers(
    note: Note,
    words: Words,
    taken: Ground,
    skills: Ground,
    own: frozenset[str],
    stands: HowItStands,
    has_nouns: bool,
) -> Iterator[Finding]:
    """Firms after words of refusal or wish, or before an answer, or that are heard to be wanted or refused.

    Where the whole note is in capitals or in small letters, what one works for is a firm, and asked about.
    A firm may be called as its product or as any thing is ("work for Shopify"): after such words it is the firm.
    `has_nouns`: any noun of the note may have a capital, so only what one works at is a firm that is not well known.
    """
    if not _tells_by_case(note):
        yield from _without_capitals(note, words, taken, own)
        return
    told: dict[Span, _Said] = {}
    known = {span for span in _firms_and_names(note) if _is_known(note, words, span)}
    names = [
        span
        for span in _firms_and_names(note)
        if _may_be_firm(note, span, taken, own)
        and (span in known or _may_be_unknown(note, words, span, has_nouns))
        and not _stays(words, span)
    ]
    for span in names:
        said = _before(note, words, span) or _after(note, words, span)
        said = _anywhere(note, words, span, said) if span in known else said
        said = _as_heard(note, span, said, stands("employer", span), span in known)
        if said:
            told[span] = said
    _carry(note, names, told)
    for span, said in told.items():
        name = note.plain[slice(*span)]
        is_word = skills.is_full(span) or _is_of_the_grammar(name)
        if said.to_work or not is_word:
            yield from _employer(note, words, span, said, taken)


def _may_be_unknown(note: Note, words: Words, span: Span, has_nouns: bool) -> bool:
    """Whether a name nobody listed may be a firm's, rather than a place or a noun."""
    name = note.plain[slice(*span)].split()
    at = words.index(span[0])
    if has_nouns:
        return words.ends_with(_AT_A_FIRM, at) is not None
    is_place = name[0].split("-")[0] in _PLACES_FIRST or name[-1] in _PLACES_LAST
    is_half = re.search("-[a-z]", note.cased[slice(*span)]) is not None
    is_heard_from = words.ends_with(_HEARD_FROM, at) is not None
    is_place = is_place and words.ends_with(_AT_WORK, at) is None
    return not (is_half or is_heard_from or is_place)


def _stays(words: Words, span: Span) -> bool:
    """Whether it is a firm they mean to stay with or would have to be drawn from, which is theirs today."""
    at = words.index(span[0])
    return bool(words.ends_with(_STAYS, at) or words.ends_with(_LEAVES, at))


def _as_heard(
    note: Note, span: Span, said: _Said | None, chance: Chances, is_known: bool
) -> _Said | None:
    """What is said of a name, doubted or left where the words around it speak against it."""
    refuses = chance["refused"] > chance["wanted"]
    likeliest = max(chance["refused"], chance["wanted"])
    if said is None:
        least = HEARD_FROM if is_known else STRANGE_FROM
        is_name = note.cased[span[0]].isupper() if is_known else _is_strange(note, span)
        is_told = likeliest >= least and is_name and (is_known or refuses)
        return _Said(*span, refuses, False, False) if is_told else None
    is_short = note.cased[slice(*span)].isupper()
    strange = SHORT_FROM if is_short else OWN_FROM
    if likeliest < ((NEAR_FROM if said.is_near else 0) if is_known else strange):
        return None
    if said.is_near and likeliest > 2 * chance["refused" if said.refuses else "wanted"]:
        is_told = likeliest >= (HEARD_FROM if is_known else STRANGE_FROM)
        return said._replace(refuses=refuses) if is_told else None
    is_plain = is_known and chance["refused"] >= PLAIN_FROM
    return said._replace(sure=said.sure and is_plain)


def _is_strange(note: Note, span: Span) -> bool:
    """A name in the middle of its sentence, and no abbreviation."""
    return not note.cased[slice(*span)].isupper() and not _opens(note, span[0])


def _carry(note: Note, names: list[Span], told: dict[Span, _Said]) -> None:
    """In a list, what is said of one is said of those after it, and what follows the last of those before."""
    pairs = [(one, next_) for one, next_ in pairwise(names) if _is_listed(note, one, next_)]
    for one, next_ in pairs:
        if one in told and next_ not in told:
            told[next_] = told[one]._replace(start=next_[0], end=next_[1])
    carried: set[Span] = set()
    for one, next_ in reversed(pairs):
        is_last = "," in note.plain[one[1] : next_[0]] and next_ not in carried
        if next_ in told and one not in told and not is_last:
            told[one] = told[next_]._replace(start=one[0], end=one[1], sure=False)
            carried.add(one)


_LIST = re.compile(r"(?:\s?[,/&+]\s?|\s)(?:(?:or|nor|and|et|ou|oder|und|then|puis|dann)\s)?")


def _is_listed(note: Note, one: Span, next_: Span) -> bool:
    return _LIST.fullmatch(note.plain, one[1], next_[0]) is not None


def _is_of_the_grammar(name: str) -> bool:
    """ "Wants" with a capital is no firm."""
    return any(LEXICON.is_in(name, kind) for kind in ("FANCY", "SPURN", "PATH", "WOULD", "SAYS"))


def _tells_by_case(note: Note) -> bool:
    return note.text not in {note.text.lower(), note.text.upper()}


def _without_capitals(
    note: Note, words: Words, taken: Ground, own: frozenset[str]
) -> Iterator[Finding]:
    known = dict.fromkeys(span for span in _known_firms(note) if _is_known(note, words, span))
    told: dict[Span, _Said] = {}
    for span in [*known, *(words.span(found) for found in words.find(_UNKNOWN))]:
        is_free = Ground(len(note.plain), told).is_free([span])
        if not is_free or not _may_be_firm(note, span, taken, own):
            continue
        said = _before(note, words, span)
        if span in known:
            said = _anywhere(note, words, span, said or _after(note, words, span))
        elif not (
            said
            and (
                words.ends_with(_AT_A_FIRM, words.index(span[0]))
                or words.ends_with(_BUT_FOR, words.index(span[0]))
            )
        ):
            said = None
        if said:
            told[span] = said
    _carry(note, sorted({*known, *told}), told)
    for span, said in told.items():
        for finding in _employer(note, words, span, said, taken):
            yield finding.doubted()


def _known_firms(note: Note) -> Iterator[Span]:
    """Names of well-known firms, in whatever letters, the longest first where they share a word."""
    tokens = [found.span() for found in _TOKEN.finditer(note.plain)]
    at = 0
    while at < len(tokens):
        counts = _LENGTHS.get(note.plain[slice(*tokens[at])], ())
        ends = (tokens[at + count - 1][1] for count in counts if at + count <= len(tokens))
        named = next((end for end in ends if _is_named(note, (tokens[at][0], end))), None)
        if named:
            yield tokens[at][0], named
        at = (
            next((n for n in range(at, len(tokens)) if tokens[n][0] >= named), len(tokens))
            if named
            else at + 1
        )


_KINDS_OF_FIRM = word_set(
    "group inc ltd llp llc corp gmbh ag plc bank foods energy construction transport logistics consulting partners capital"
    " holdings industries technologies solutions systems health healthcare hospital mechanical electric insurance pharma"
    " motors airlines railway mining steel homes properties builders contracting engineering financial media studios games labs"
)
"""What the names of firms end with."""
_TOKEN = re.compile(r"[\w&]+(?:[-+][\w&]+)*(?:\.com)?(?:'(?!s\b)\w+)?(?:(?<=[a-z])'s\b)?")


def _is_named(note: Note, span: Span) -> bool:
    name = tuple(note.plain[slice(*span)].split(" "))
    is_named = name in FIRMS or name in ALSO_WORDS
    return is_named and not (name == ("uber",) and note.words(span)[0] in "üÜ")


def _lengths() -> dict[str, list[int]]:
    """How many words the names have that begin with a word, the most first."""
    lengths: dict[str, set[int]] = {}
    for name in FIRMS | ALSO_WORDS:
        lengths.setdefault(name[0], set()).add(len(name))
    return {first: sorted(some, reverse=True) for first, some in lengths.items()}


_LENGTHS = _lengths()


def _is_known(note: Note, words: Words, span: Span) -> bool:
    """Whether it is a firm by its name; one that is a word too only with a capital, or where one works."""
    name = tuple(note.plain[slice(*span)].split())
    if name in FIRMS or (len(name) > 1 and name[-1] in _KINDS_OF_FIRM):
        return True
    has_capital = note.cased[span[0]].isupper() and _tells_by_case(note)
    return name in ALSO_WORDS and (has_capital or _works(words, span))


def _may_be_firm(note: Note, span: Span, taken: Ground, own: frozenset[str]) -> bool:
    name = note.plain[slice(*span)]
    first = name.split()[0]
    is_known = first in _NO_EMPLOYER or tuple(name.split()) in LANDS or _is_heading(note, span)
    is_known = is_known or len(name) == 1 or LEXICON.is_in(name, "CONTRACTS")
    is_known = is_known or _SHORTENED.match(name) is not None
    day = re.split("-|s$", first)[0]
    is_known = is_known or day in _NO_EMPLOYER or LEXICON.is_in(first, "LEVEL")
    is_known = is_known or LEXICON.is_in(first, "WEEKDAY")
    return not (is_known or first in own or taken.is_full(span))


def _is_heading(note: Note, span: Span) -> bool:
    """ "Tkt: 2nd class"."""
    lead = note.before(span[0], 3).rstrip()
    if tuple(note.plain[slice(*span)].split()) in FIRMS:
        return False
    return note.plain.startswith(":", span[1]) and (not lead or lead[-1] in "/|,;-*")


def _firms_and_names(note: Note) -> list[Span]:
    """Names by their capitals, and well-known firms; a name that is two firms ("Stantec WSP") is both."""
    known = [span for span in _known_firms(note) if _is_written_as_one(note, span)]
    ground = Ground(len(note.plain), known)
    names: list[Span] = []
    longer: list[Span] = []
    for span in _names(note):
        if ground.is_free([span]) or span in known:
            names.append(span)
        elif sum(span[0] <= one[0] < span[1] for one in known) == 1:
            longer.append(span)
    swallowed = Ground(len(note.plain), longer)
    return sorted({*names, *longer, *(one for one in known if swallowed.is_free([one]))})


def _is_written_as_one(note: Note, span: Span) -> bool:
    is_word = tuple(note.plain[slice(*span)].split()) in ALSO_WORDS
    return not is_word or note.cased[span[0]].isupper()


def _names(note: Note) -> Iterator[Span]:
    """Words with capitals; a word of the grammar that opens a sentence is none of the name."""
    for found in _NAME.finditer(note.cased):
        start, end = found.span("name")
        while start < end and _is_opening(note, start, end):
            space = pattern(r"[^ ]+ ?").match(note.plain, start, end)
            start = space.end() if space else end
        name = re.sub(r"(?:\s(?:of|and|&)|'s|[.'-])+$", "", note.cased[start:end])
        if name and name[0].isupper():
            yield start, start + len(name)


def _is_opening(note: Note, start: int, end: int) -> bool:
    first = re.split(r"\W", note.plain[start:end])[0]
    return LEXICON.knows(first) and _opens(note, start)


def _opens(note: Note, start: int) -> bool:
    return note.before(start).strip(" -*\"'")[-1:] in {"", ":"}


def _before(note: Note, words: Words, span: Span) -> _Said | None:
    at = words.index(span[0])
    if note.before(span[0], 2).endswith((":", ": ")):
        told = _led_to(note, words, span, at - 1)
        if told:
            return told
    return _led_to(note, words, span, at)


def _led_to(note: Note, words: Words, span: Span, at: int) -> _Said | None:
    """What the words that end before `at` say of the name."""
    works = words.ends_with(_AND_WORKS, at) is not None
    strike, off = words.ends_with(_STRIKE, at), words.match(_OFF, words.index(span[1]))
    if strike and off:
        return _Said(words.spans[strike.start()][0], words.span(off)[1], True, False, True)
    if note.day_first and words.ends_with(_FOREIGN_NOUN, at) and not works:
        return None
    unspurned = words.ends_with(_NOT_SPURNED, at)
    if unspurned:
        return _Said(words.spans[unspurned.start()][0], span[1], False, False, works)
    for wanted in _REFUSED:
        found = words.ends_with(wanted, at)
        if found:
            barely = words.ends_with(_BARELY, at)
            sure = barely is None or barely.start() > found.start()
            sure = sure and not words.ends_with(_TALKED_OF, at)
            return _Said(words.spans[found.start()][0], span[1], True, sure, works)
    for wanted in _WANTED:
        found = words.ends_with(wanted, at)
        if found:
            return _Said(words.spans[found.start()][0], span[1], False, False, works)
    return None


def _after(note: Note, words: Words, span: Span) -> _Said | None:
    """ "Uber is off the table", "Ledcor or PCL only", "Ubisoft would be her ideal employer"."""
    at = words.index(span[1])
    answer = answer_after(note, span[1]) if note.plain[span[1] : span[1] + 1] != "," else None
    spurned = words.match(_SPURNED_AFTER, at)
    liked = words.match(_LIKED_AFTER, at)
    only = _ONLY_AFTER.match(note.cased, span[1])
    is_name = _is_strange(note, span) or _is_known(note, words, span)
    if not is_name and not words.match(_HAS_A_VERB, at):
        return None
    if answer == "no" or (spurned and not liked):
        end = words.span(spurned)[1] if spurned else span[1]
        return _Said(span[0], end, True, False, False)
    if (answer == "yes" and _is_known(note, words, span)) or liked or only:
        end = only.end() if only else words.span(liked)[1] if liked else span[1]
        return _Said(span[0], end, False, False, bool(liked))
    return None


def _anywhere(note: Note, words: Words, span: Span, said: _Said | None) -> _Said | None:
    """What the clause of a well-known firm refuses or wishes, or somebody says after it. Asked about."""
    after = words.index(span[1]) + note.plain.startswith("?", span[1])
    works = _works(words, span)
    if not (said and said.refuses) and words.match(_NEVER_BACK, after):
        return _Said(*span, True, False, works)
    if said:
        return said
    at = words.index(span[0])
    refuses, _ = refusal(note, *span)
    if refuses:
        return _Said(*span, True, False, works, is_near=True)
    is_liked = words.ends_with(_LIKED_BEFORE, at) and not words.ends_with(_HAS_BEEN, at)
    if words.match(_LIKED_LATER, after) or is_liked:
        return _Said(*span, False, False, works)
    if words.ends_with(_HAS_BEEN, at):
        return None
    if words.ends_with(_SPURN_NEAR, at) or words.match(_THEN_SPURN, after):
        return _Said(*span, True, False, works, is_near=True)
    if words.ends_with(_LIKE_NEAR, at) or words.match(_THEN_LIKE, after):
        return _Said(*span, False, False, works, is_near=True)
    return None


def _works(words: Words, span: Span) -> bool:
    there = words.match(_THERE, words.index(span[1]))
    return bool(there or words.ends_with(_AT_WORK, words.index(span[0])))


def _employer(
    note: Note, words: Words, span: Span, said: _Said, taken: Ground
) -> Iterator[Finding]:
    if voice(note, span[0]) == "other":
        return
    written = note.words(span)
    finding = Finding(
        "employer", written, written, ((said.start, said.end),), horizon="now", sure=False
    )
    if said.refuses:
        sentence_start, _ = note.sentence(span[0])
        after_towns = not said.sure and not taken.is_free([(sentence_start, span[0])])
        is_firm = said.to_work or _is_known(note, words, span)
        sure = said.sure or (is_firm and " " in written)
        yield refused(finding, sure=sure and not after_towns)
    else:
        is_plain = said.sure and voice(note, span[0]) == "theirs" and _is_known(note, words, span)
        yield replace(finding, sure=is_plain)
