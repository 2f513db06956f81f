"""Whose wish is it, and is it refused? A small grammar over classes of words (`languages.saying`), around a mention.

Not a parser: a refusal reaches to the end of its clause, a relative's wish to the next subject, what a role or a firm has to
the next word of the candidate. Told as past, as asked or as what might have been, a thing is no plain wish.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from agency.touches.reading.facts import Finding
from agency.touches.reading.grammar import Rule, Words, rule, words_of
from agency.touches.reading.languages.saying import SAYING
from agency.touches.reading.lexicon import break_sign
from agency.touches.reading.notes import Note, pattern, word_set

Voice = Literal["theirs", "perhaps", "pitch", "other"]


def _rule(source: str) -> Rule:
    return rule(source, SAYING)


_REFUSES = _rule(
    r"(?:NO(?!(?:W){0,2}LESS)|(?:SOONER)(?:DRASTIC)(?:W){0,4}?(?:than)|(?<!CALM)(?<!CALM SHE)AGAINST(?!(?:W){0,3}into)|(?P<leaves>BE out of(?! the question)|want out of|wants out of))(?:ADV|be|being)*(?:WISH|if)*(?:(?!TURN)W|SLASH){0,6}$"
)
_LISTED = _rule(
    r"EDGE(?:(?!NOLIST)W){0,3}?(?:NOLIST)(?:list|places|areas|employers|for_now|go)?(?P<mark>COMMA)(?:(?!TURN)W|COMMA|SLASH){0,12}$"
)
"""Under a heading: "no-go list: Brampton, nights"."""
_ANSWERS = _rule(
    r"(?:THINGS){0,2}(?:COMMA|LINKS)*(?:(?P<no>(?:SAYNO|not(?=BREAK)|NO(?:work|suit|appeal|happen|fly))(?=BREAK|SLASH|FOLLOWS)"
    r"|(?:PUTSOFF)(?:THEM)|(?:leaves|left)(?:THEM)cold|(?:SHE|would|'d)*(?:SOONER)(?:DRASTIC))|(?P<yes>SAYYES)(?=BREAK|SLASH|FOLLOWS))"
)
_WELCOME = _rule(
    r"(?:only|preferred|ideally|please|works for|or nothing|COMMA?(?:or|else|otherwise|sinon|oder)(?:bust|nothing|no dice|no deal|no thanks|rien|nichts|gar nichts)|minimum|at_least|possible|is (?:fine|ok|okay|ideal|a_must|a must)"
    r"|would (?:work|do|suit|be (?:fine|ideal|great|ok|okay)))"
)
_RELATIVES = _rule(
    r"(?:(?:POSS|NAME 's)(?:KINMOD)*(?:KIN)|(?:the|EDGE)(?:SPOUSE)(?= 's|KINVERB|WISH)|(?:ART_ONE|EDGE|that|some)?(?:SOMEONE)(?=(?:W){0,4}?(?:is|makes|making|earns|gets|got|works|has)))"
    r"(?P<acts>(?:COMMA)?(?:W){0,3}?(?:COMMA)?(?:KINVERB|WORKSAT|WORKINGAT|STATE|WISH))?|(?P<pushes>(?:both|all|they|parents|family|people) (?:want|wanted|told|asked|pushing|push) THEM to)"
)
_TO_THEM = _rule(
    r"COMMA(?! who| ART)|but|so|(?:and|or|while|yet) (?:SHE|WE)|SHE (?:want|wants|would|is|says|prefers|needs|will|could)"
)
_PITCHES = _rule(
    r"(?:TELLS)(?:W){0,3}?about|pitched|pitching|(?:FIRM)(?: 's|(?:at|in|from) (?:NAME|UNKNOWN))?(?:ADV)*(?:FIRMVERB|WISH)|(?<!her)(?<!his)MINEJOB(?: 's)?(?:ADV)*(?:FIRMVERB|WISH)"
    r"|(?:MINEJOB|FIRM)(?: 's)?(?:budget|band|range|max|start)|(?:re|regarding)COMMA?(?:the|our|this|a|an)"
    r"|(?:CALLED)(?:W){0,3}?about(?:the|our|this|a|an)|(?:KIN|FIRM|work)(?:OFFERS)|they (?:want|offer|offered|asked|insist|insisted|need|pay|require|wanted)|they (?:would|will|'d|'ll) (?:take|pay|like|need|go|accept|want|consider)"
    r"|we (?:have|need|are|'re|do|offer|pay|want|ask)|the role|EDGE(?:POSS|ART)?(?:FIRM)COMMA"
    r"|(?:PITCHED)(?:THEM|that|NAME)*it (?:BE)"
)
_BACK_TO_THEM = _rule(r"but|SHE|i|wants|would_like|prefers|not_for_her|not_for_him|not_for_them")
_WISHES = _rule(r"WISH|happy as(?! ART_ONE)|from W(?:W)? to")
_STATES = _rule(
    r"(?<!GOALS)(?:ISNOW)(?:an|a)|BECAME|(?<!be)(?<!get)promoted_to|(?<!ASWORK)(?<!WISH)as(?:a|an)|(?<!to)WORKSAT|(?<!LIKEWORK)WORKINGAT|STATE"
    r"|from(?!NOTSTATE|(?:(?!to|into)W){1,3}COMMA)"
)
_WOULD_HAVE = _rule(r"(?:WOULDHAVE)(?:W|COMMA){0,10}$")
_ASKED = _rule(r"(?:ASKSIF)(?:(?!WISH)W){0,8}$")
_LONG_AGO = _rule(r"(?:ONCE)(?:(?!NOWADAYS|WISH)(?:W|COMMA)){0,10}$")
_COMPARED = _rule(r"(?:RATHER)(?:W){1,6}?(?:THAN)(?:W){0,2}$|(?:IDLE)(?:W){0,2}$")
_AT_PRESENT = _rule(
    r"(?:(?<!NO)(?:at|with|chez|bei) NAME|EDGE(?:NOWISH)(?:W)?COMMA)(?:(?!WISH|NEXTS)(?:W|COMMA)){0,12}$"
)
"""Where they are today, or under a heading that says so, and no wish since: "AE at Shopify, hybrid, 120k"."""
_UNDONE = _rule(r"(?:W)?(?:BE|has|have|COMMA)*(?:ADV)*(?:LAPSED|NOTKEY)|(?:COMMA)?only_if")
"""What is said after a thing that leaves it open."""


@dataclass(frozen=True)
class _Scene:
    """A note's words, and where in them somebody begins to speak, wish or tell how things are."""

    words: Words
    relatives: tuple[tuple[int, int, bool], ...]
    to_them: tuple[int, ...]
    pitches: tuple[tuple[int, int, bool], ...]
    back: tuple[int, ...]
    wishes: tuple[int, ...]
    states: tuple[int, ...]


@lru_cache(maxsize=4)
def _scene(note: Note) -> _Scene:
    words = words_of(note, lexicon=SAYING)

    def starts(wanted: Rule) -> tuple[int, ...]:
        return tuple(found.start() for found in words.find(wanted))

    def subjects(wanted: Rule) -> tuple[tuple[int, int, bool], ...]:
        return tuple(
            (*found.span(), any(found.groupdict().values())) for found in words.find(wanted)
        )

    return _Scene(
        words,
        subjects(_RELATIVES),
        starts(_TO_THEM),
        subjects(_PITCHES),
        starts(_BACK_TO_THEM),
        starts(_WISHES),
        starts(_STATES),
    )


_FIRMS_HALT = pattern(
    r"\b(?:clients?|company|firm|employer|hiring|project|role|req|requisition|budget|headcount|recruitment|vacancy|position|process|team|they|it|department|bank|board|headcount|site|programme|program|store)(?: [a-z']+){0,2} (?:on (?:hold|ice|pause)|paused?|parked|froze|frozen|shelved|is|are|was|has|have|put|taking|takes)\b"
)


def is_a_firms_halt(note: Note, at: int) -> bool:
    """Whether it is a firm or its project that pauses ("the client's search is on hold")."""
    return bool(_FIRMS_HALT.search(note.before(at, 110)))


def refusal(note: Note, start: int, end: int) -> tuple[bool, bool]:
    """Whether a mention is refused, and whether that is plain (the refusal stands close by)."""
    if answer_after(note, end) == "no":
        return True, True
    words = _scene(note).words
    found = words.ends_with(_REFUSES, words.index(start))
    if found:
        return True, len(found[0]) <= 5
    heading = words.ends_with(_LISTED, words.index(start))
    is_heading = heading is not None and note.plain[words.span(heading, "mark")[0]] == ":"
    return is_heading, True


_ASKED_ABOUT = pattern(r"(?: (?:job|role|work|jobs|roles|stuff|gig))? ?\?")


def answer_after(note: Note, end: int) -> Literal["yes", "no"] | None:
    """What the words after a thing say to it: "Vancouver no", "PT is out", "hybrid? sure"."""
    words = _scene(note).words
    asked = _ASKED_ABOUT.match(note.plain, end)
    found = words.match(_ANSWERS, words.index(asked.end() if asked else end))
    return None if not found else "no" if found["no"] else "yes"


def is_welcome(note: Note, end: int) -> bool:
    """Whether the words right after say yes to it ("Halifax is fine")."""
    words = _scene(note).words
    return words.match(_WELCOME, words.index(end)) is not None


def voice(note: Note, at: int) -> Voice:
    """Whether a mention is the candidate's own, a relative's, or part of our pitch."""
    scene = _scene(note)
    here = scene.words.index(at)
    first = _sentence_start(scene.words, here)
    for subjects, back, is_ours in (
        (scene.relatives, scene.to_them, False),
        (scene.pitches, scene.back, True),
    ):
        told = [one for one in subjects if first <= one[0] and one[1] <= here]
        if told and _last(back, told[-1][1], here) < 0:
            return "pitch" if is_ours else "other" if told[-1][2] else "perhaps"
    return "theirs"


def speaks_of_another(note: Note, start: int, end: int) -> bool:
    """Whether nothing between says that they are spoken of again."""
    scene = _scene(note)
    return _last(scene.back, scene.words.index(start), scene.words.index(end)) < 0


def is_wished(note: Note, start: int, end: int) -> bool:
    """Whether the sentence says it is wanted, rather than held, left or lived in."""
    if is_welcome(note, end):
        return True
    scene = _scene(note)
    here = scene.words.index(start)
    first = _sentence_start(scene.words, here)
    return _last(scene.wishes, first, here) > _last(scene.states, first, here)


def is_current(note: Note, start: int) -> bool:
    """Whether the words just before say it is so today, not wanted."""
    scene = _scene(note)
    here = scene.words.index(start)
    first = max(_sentence_start(scene.words, here), here - 8)
    return _last(scene.states, first, here) > _last(scene.wishes, first, here)


def is_of_today(note: Note, start: int) -> bool:
    """Whether it is told of where they work today, with no wish before it in the sentence."""
    scene = _scene(note)
    at = scene.words.index(start)
    first = _sentence_start(scene.words, at)
    wished = _last(scene.wishes, first, at) >= 0
    return not wished and scene.words.ends_with(_AT_PRESENT, at) is not None


def is_open(note: Note, start: int, end: int) -> bool:
    """Whether it was so once, might have been, is asked about, or is set behind another thing."""
    words = _scene(note).words
    at = words.index(start)
    lead = any(words.ends_with(one, at) for one in (_WOULD_HAVE, _ASKED, _LONG_AGO, _COMPARED))
    return lead or words.match(_UNDONE, words.index(end)) is not None


_STOP_SIGN = break_sign(".")


def _sentence_start(words: Words, at: int) -> int:
    return words.signs.rfind(_STOP_SIGN, 0, at) + 1


def _last(places: Iterable[int], first: int, end: int) -> int:
    """The last of the places from the first word to that before the end; -1 if there is none."""
    return max((at for at in places if first <= at < end), default=-1)


_CLAUSE_EDGE = re.compile(r"[,;:()!?\n/+]|\.(?=\s|$)|\s(?:but|and|or|then|so)\s|\s-\s|->")
_WORD = re.compile(r"[A-Za-z][a-z']*")
_CONNECTIVES = word_set(
    "and or but so as because bc since until til till unless if once when while though although however in for with"
    " on at to from by after before now yet today currently this next ideally preferably only either too also"
    " again please she he they i we who which that is isn't are would wants want then or nothing max minimum"
    " not no due per via about re the her his if within since near around remote hybrid permanent perm"
    " contract full-time part-time roles role jobs job positions position work gigs gig level seat posts post"
    " opportunities opportunity side sector space world industry industries firms firm companies company area"
    " instead anymore any more tomorrow altogether entirely forever really later someday though stuff track path title field background experience"
    " exp skills skill daily heavily well expert years yrs user users last all first work stack these those much mostly mainly is was has says said can could"
    " arbeiten werden et und oder ou en"
)


def goes_on_plainly(note: Note, end: int) -> bool:
    """Whether a name stands by itself, and is not the first half of another ("retail hours")."""
    following = _WORD.match(note.cased, end + 1) if note.plain[end : end + 1] == " " else None
    if following is None:
        return True
    word = following[0]
    return word[0].isupper() or word.lower() in _CONNECTIVES


def strange_before(note: Note, start: int, known: frozenset[str]) -> bool:
    """Whether the clause up to here has a word that a wish of this kind has no use for."""
    clause = _CLAUSE_EDGE.split(note.before(start, 70))[-1]
    first = start - len(clause)
    return any(
        found[0].lower() not in known
        and not (found[0][0].isupper() and not clause[: found.start()].strip())
        for found in _WORD.finditer(note.cased[first:start])
    )


def strange_after(note: Note, end: int, known: frozenset[str]) -> bool:
    """Whether the clause goes on with such a word; a name in capitals is none."""
    clause = _CLAUSE_EDGE.split(note.after(end, 40), maxsplit=1)[0]
    words = _WORD.finditer(note.cased[end : end + len(clause)])
    return any(found[0].lower() not in known and found[0].islower() for found in words)


def refused(finding: Finding, sure: bool) -> Finding:
    """The finding as something they will not have."""
    label = finding.label.removeprefix("Only ")
    keeps_capital = finding.kind in {"employer", "title", "place"}
    label = label if keeps_capital else label[0].lower() + label[1:]
    return replace(
        finding,
        negated=True,
        must=True,
        horizon="never",
        sure=sure,
        label=f"Not {'a ' if finding.kind == 'seniority' else ''}{label}",
    )
