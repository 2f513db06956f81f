"""Where they would work: places from the gazetteer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from agency.skills.terms import Match, PlaceMatch, Vocabulary
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.grammar import Words, rule
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.scopes import (
    answer_after,
    goes_on_plainly,
    is_welcome,
    is_wished,
    refusal,
    refused,
    voice,
)
from agency.touches.reading.wanting import leads_away

_ONLY_BEFORE = pattern(r"\b(?:only|just|nowhere but|exclusively)(?: in| to| for| move to)? $")
_ONLY_AFTER = pattern(r"^(?: and nowhere else| only\b|,? or nothing)")
_PLACE_LEAD = pattern(
    r"\b(?:in|to|near|around|from|at|only|not|never|nor|or|and|but|for|leave|outside|avoid|prefers?"
    r"|wants?|back to|no|considering|except|rather|of|the|a) $|[,/] ?$"
)
_PLAINLY_LED = pattern(
    r"(?:^|[,/:(>&+-] ?|\b(?:in|into|to|near|around|from|or|and|only|outside|either|maybe|perhaps|ideally|preferably|also|for|back|within"
    r"|wants?|prefers?|consider|considers|take|likes?|loves?|love|like|fancies|say|even|just|stay|downtown|central|greater|north|south|east|west) )$"
)
"""Other words before a town may make it the half of another thing ("the Halifax account")."""
_PART_OF_NAME_BEFORE = pattern(r"\b(?:university|bank|city|hospital|port|college) of $")
_TOWN_LEAD = pattern(
    r"\b(?:in|near|around|close to|as far as|as far (?:east|west|north|south) as|beyond|past|outside|(?:mov|relocat|commut|driv|travel)\w* to|based|out of|lives|wants|prefers|anywhere in) $"
)
_SMALL_TOWNS = pattern(
    r"\b(?:surrey|richmond|victoria|regina|charlotte|austin|sydney|hamilton|kingston|lincoln|florence|columbus"
    r"|houston|dallas|madison|cambridge|windsor|york|phoenix|burlington|dartmouth|waterloo|porto|brandon|hull|essen|boulder|rugby|reno|reading)\b"
)
"""Towns that are no other word in small letters, after "in" and the like."""
_STAYS = pattern(
    r"(?:\b(?:not|never|refuses to|cannot)|n't)(?: [a-z]+){0,2} (?:leav(?:e|ing)|mov(?:e|ing) (?:away )?from|quit(?:ting)?) $"
    r"|\b(?:not|never) (?:looking|moving|move|bouger?) (?:de|d'|du) ?$|\b(?:not|never|won't|wouldn't|doesn't|isn't) (?:budg(?:e|ing)|budges|stir|shift(?:ing)?|be budged) from $"
)
"""What they will not leave, they want."""
_LEFT = pattern(
    r"\b(?:be|get|gets|getting|rather|wants?|would) (?:be )?(?:gone|away|out|shot|shut|rid|clear|far) (?:from|of) $|\b(?:escape|flee) $"
    r"|\b(?:nothing|nowt|none|no jobs?|no work|no roles?|no gigs?) (?:in|near|around|at|round|over in|out in|up in|down in) $"
    r"|\bnor $"
)
""" "Nothing in Bradford", "would rather be gone from Houston"."""
_NO_AFTER = pattern(
    r"^(?: (?:office|tower|site|plant|branch|depot|downtown|core|proper|city|itself|side))?(?: ?\?| ?[,:-])? ?\"?(?:over (?:my|his|her) dead body|no(?=[.,;!\n\"]|$)|never(?=[.,;!\n\"]|$)|hard (?:no|pass)|not a chance|no chance|no thanks|no way|not happening|she donne|he donne)"
)
""" "Toronto proper no", "Manchester office? Over my dead body"."""
_QUEBEC = pattern(
    r"(?<!\bau )(?<!\ble )(?<!\bdu )(?<!\bdans )(?<![,(] )(?<![-(/])\bquebec\b(?!-| city| inc)"
)
_IS_HOME = pattern(
    r"^(?: is|'s) (?:home|where (?:she|he|they)(?: lives|'s from| is from| grew up))\b"
)
_SOMEWHERE = pattern(
    r"\banywhere\b(?! but| except| near| along| inside| within| between| on the| (?:north|south|east|west)\w* of| up | down | that | the | i | [a-z']+ (?:goes|runs))"
)
"""Anywhere at all; along a road or west of a town is not."""
_GIVEN_NAMES = word_set(
    "austin brandon charlotte dallas hamilton houston kingston orlando paris regina richmond sydney victoria"
    " florence columbus nice milton bolton preston chester lancaster stafford warwick hastings crawley dudley vernon lincoln ashford"
    " mansfield livingston paisley langley nancy savannah madison aurora bedford pickering wexford hagen winkler steinbach cochrane"
    " langford courtenay collingwood stratford carlisle blackburn fargo dayton lexington wakefield telford burnley providence"
)
_ALSO_GERMAN = frozenset({"essen", "halle", "zug", "tours", "angers"})
"""Towns that are nouns of every day with a capital: places only after what leads to a town."""
_TO_A_TOWN = pattern(
    r"(?:\b(?:in|nach|aus|bei|um|raum|ab|uber|oder|and|or|und|near|around|to|based|pres de|vers|sur) |[/,(] ?|^)$"
)


def find_towns(
    note: Note, vocabulary: Vocabulary, terms: Sequence[Match], languages: Sequence[str] = ()
) -> list[PlaceMatch]:
    """Places of the note. What is dictated has no capitals: "in burlington or surrey" are towns still.

    In a French note, Québec without an article is the city; the province has one.
    """
    cased = note.cased
    titles = {match.end + 1 for match in terms if match.term.kind == "title"}
    for found in _SMALL_TOWNS.finditer(cased):
        start = found.start()
        lead = cased[max(0, start - 40) : start]
        if start in titles or _TOWN_LEAD.search(lead) or _follows_town(lead, vocabulary):
            cased = cased[:start] + cased[start].upper() + cased[start + 1 :]
    found_places = vocabulary.find_places(cased)
    if "fr" in languages:
        for city in vocabulary.find_places("Québec City")[:1]:
            found_places += [city._replace(start=at, end=end) for at, end in _quebecs(note)]
    named = (one for one in found_places if _is_no_noun(note, one))
    return sorted(named, key=lambda one: one.start)


def _is_no_noun(note: Note, match: PlaceMatch) -> bool:
    said = note.plain[match.start : match.end]
    return said not in _ALSO_GERMAN or bool(_TO_A_TOWN.search(note.before(match.start, 12)))


def _quebecs(note: Note) -> Iterator[Span]:
    for found in _QUEBEC.finditer(note.plain):
        if note.cased[found.start()].isupper():
            yield found.span()


def _follows_town(lead: str, vocabulary: Vocabulary) -> bool:
    before = pattern(r"(?: or| and|,| ?/)? ?$").sub("", lead, count=1)
    towns = vocabulary.find_places(before) if before != lead else []
    return bool(towns) and towns[-1].end == len(before)


def find_places(note: Note, words: Words, matches: Iterable[PlaceMatch]) -> Iterator[Finding]:
    refused_until = (-1, False)
    places = list(matches)
    starts = {match.start for match in places}
    for match in places:
        if _is_in_a_name(note, match) and match.end + 1 not in starts:
            continue
        for finding in _place(note, words, match):
            if finding.negated and leads_away(note, refused_until[0], match.start):
                finding = replace(
                    finding, negated=False, must=False, horizon="now", label=finding.value
                )
            carried = note.plain[refused_until[0] : match.start].strip() in {
                ",",
                "or",
                "nor",
                ", or",
            }
            if carried and not (finding.negated or is_welcome(note, match.end)):
                finding = refused(finding, sure="or" in note.plain[refused_until[0] : match.start])
            refused_until = (match.end, finding.negated) if finding.negated else (-1, False)
            yield finding
    for found in _SOMEWHERE.finditer(note.plain):
        yield Finding("place", "anywhere", "Anywhere", (found.span(),), sure=False, horizon="now")


def _place(note: Note, words: Words, match: PlaceMatch) -> Iterator[Finding]:
    lead = note.before(match.start, 40)
    only = bool(_ONLY_BEFORE.search(lead) or _ONLY_AFTER.search(note.after(match.end, 24)))
    name = match.place.name
    finding = Finding(
        kind="place",
        value=name,
        label=f"Only {name}" if only else name,
        spans=((match.start, match.end),),
        must=only,
        term_id=getattr(match.place, "id", None),
    )
    if _is_left(note, match.start, match.end) and voice(note, match.start) == "theirs":
        yield refused(finding, sure=refusal(note, match.start, match.end) == (True, True))
        return
    for wish in _as_wish(finding, note):
        wished = (
            wish.negated
            or is_wished(note, match.start, match.end)
            or answer_after(note, match.end) == "yes"
            or _STAYS.search(lead) is not None
        )
        wished = wished and wish.horizon is not None
        wished = wished and not _is_there(note, words, match)
        if wish.negated and not wished:
            wish = replace(wish, negated=False, must=False, label=name)
        is_led = wish.negated or _PLAINLY_LED.search(lead) is not None
        yield (
            wish.doubted()
            if wished and not is_led
            else wish
            if wished
            else replace(wish, sure=False, horizon=None)
        )


_NOT_THERE = rule(
    r"(?:HASNOT|SHE (?:BE )?NEG|SHE (?:BE)? no longer|EDGE(?:NEG |no longer )(?=in|at|from))(?:THERE|ADV)*(?:in|at|from|to|left)(?: the)?$|(?:NEG)(?:ADV)*been (?:to|in)$"
)
_ON_A_TRIP = rule(r"(?:TRIPS)(?:(?!BREAK|WISHES)W){0,2}$|(?:BE in)$")
_BY_A_TIME = rule(r"(?:by|on|at|for|until|till|this|next)|WHEN")


def _is_there(note: Note, words: Words, match: PlaceMatch) -> bool:
    """Whether it is where they are, are not, travel or call from, rather than where they would work."""
    at, after = words.index(match.start), words.index(match.end)
    if _IS_HOME.match(note.after(match.end, 24)):
        return True
    if not goes_on_plainly(note, match.end) and answer_after(note, match.end) is None:
        return True
    if words.ends_with(_NOT_THERE, at):
        return True
    trip = words.ends_with(_ON_A_TRIP, at)
    by_then = words.match(_BY_A_TIME, after) is not None
    leaves = pattern(r"\b(?:leav(?:e|es|ing)|left) $").search(note.before(match.start, 12))
    return bool(trip and (by_then or "be in" not in note.before(match.start, 8))) or bool(
        leaves and by_then
    )


def _as_wish(finding: Finding, note: Note) -> Iterator[Finding]:
    """The finding with whose wish it is and whether it is refused; nothing if another's."""
    who = voice(note, finding.start)
    if who == "other":
        return
    is_refused, plain = refusal(note, finding.start, finding.end)
    answer = answer_after(note, finding.end)
    if _STAYS.search(note.before(finding.start, 40)):
        is_refused = False
    is_refused, plain = (True, True) if answer == "no" else (is_refused, plain)
    if is_refused and not (finding.must and finding.kind == "place"):
        finding = refused(finding, sure=plain)
    else:
        finding = replace(finding, horizon="now")
    if who == "pitch" and not finding.negated:
        finding = replace(finding, horizon=None)
    yield finding if who == "theirs" else finding.doubted()


def _is_left(note: Note, start: int, end: int) -> bool:
    return bool(_LEFT.search(note.before(start, 40)) or _NO_AFTER.match(note.after(end, 60)))


def _is_in_a_name(note: Note, match: PlaceMatch) -> bool:
    """ "University of Toronto", "Toronto Hydro", "called Victoria": no wish about a town."""
    lead = note.before(match.start, 24)
    if _PART_OF_NAME_BEFORE.search(lead):
        return True
    after = note.cased[match.end : match.end + 12].split(" ")
    followed = (
        len(after) > 1 and not after[0] and after[1][:1].isupper() and after[1][1:2].islower()
    )
    return followed or bool(
        lead.strip() and not _PLACE_LEAD.search(lead) and match.place.name.lower() in _GIVEN_NAMES
    )
