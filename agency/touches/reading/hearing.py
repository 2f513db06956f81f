"""What a clause does, told by the weight of its words: asks for quiet, promises, names a day to ring, answers. Pure.

People say these things in more ways than rules can list, so the weights are learned from sentences that were labelled by
hand (`python -m bench.notes.learning`): a logistic regression for each act over words, pairs of words and pieces of words.
A day counts as one word, and so does a name; what is heard is never said surely, for that is left to the grammars.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

from agency.touches.reading.dates import When
from agency.touches.reading.facts import Kind, Span
from agency.touches.reading.learned import Numbers, likely, weights
from agency.touches.reading.notes import Note
from agency.touches.reading.senses import senses_of

Act = Literal[
    "stop",
    "pause",
    "callback_on",
    "promise",
    "referral",
    "condition",
    "available_from",
    "notice",
    "interested",
    "not_now",
    "not_for_them",
    "left_message",
    "no_answer",
    "call",
    "voicemail",
    "email",
    "linkedin",
    "text",
    "meeting",
    "event",
    "conversation",
    "attempt",
    "remote",
    "hybrid",
    "on_site",
    "not_remote",
    "not_hybrid",
    "not_on_site",
    "office_days",
    "permanent",
    "fixed_term",
    "contract",
    "temporary",
    "part_time",
    "not_permanent",
    "not_contract",
    "not_temporary",
    "not_part_time",
    "level_junior",
    "level_intermediate",
    "level_senior",
    "level_lead",
    "level_principal",
    "level_staff",
    "level_supervisor",
    "level_manager",
    "level_head",
    "level_director",
    "level_vp",
    "level_executive",
    "not_level_junior",
    "not_level_intermediate",
    "not_level_senior",
    "not_level_lead",
    "not_level_principal",
    "not_level_staff",
    "not_level_supervisor",
    "not_level_manager",
    "not_level_head",
    "not_level_director",
    "not_level_vp",
    "not_level_executive",
]
ACTS: tuple[Act, ...] = get_args(Act)
AT: Mapping[str, int] = {act: at for at, act in enumerate(ACTS)}
"""Where the chance of each stands in a clause's."""
OF_TOUCH, OF_WORK = ACTS[: ACTS.index("remote")], ACTS[ACTS.index("remote") :]
"""What is done and asked, and what is wanted or refused of the work."""
_VALUES: Mapping[Kind, str] = {
    "outcome": "interested not_now not_for_them left_message no_answer",
    "channel": "call voicemail email linkedin text meeting event",
    "kind": "conversation attempt",
    "remote": "remote hybrid on_site",
    "contract_form": "permanent fixed_term contract temporary part_time",
}


def kind_of(act: Act) -> str:
    """The kind of thing that a clause says by such an act."""
    if "level_" in act:
        return "seniority"
    values = {act, act.removeprefix("not_")}
    return next((kind for kind, own in _VALUES.items() if values & set(own.split())), act)


LEARNED = "heard"
GRAMS = (3, 4, 5)
_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+|[?!$€£%@:+]")
_NAME = re.compile(r"\b[A-Z][a-z]+\b")
_CLAUSE_END = re.compile(r",\s|\s-+\s|:\s|\s(?:but|so|then|and then|mais|donc|aber|also)\s|[()]|\"")
_DAY, _SOMEBODY, _FIGURE = "<day>", "<name>", "9"


class Word(NamedTuple):
    said: str
    start: int
    end: int


class Clause(NamedTuple):
    """A stretch of the note and how likely it does each act, in the order of `ACTS`."""

    span: Span
    chances: Numbers


def act_of(kind: str, value: str, negated: bool) -> Act | None:
    """What a clause does that says such a thing."""
    name = value if kind in _VALUES else f"level_{value}" if kind == "seniority" else kind
    name = f"not_{name}" if negated else name
    return ACTS[AT[name]] if name in AT else None


def hear(stretches: Iterable[tuple[Span, list[str]]]) -> list[Clause]:
    """What each of the clauses does, in their order."""
    learned = weights(LEARNED, ACTS)
    return [Clause(span, likely(learned.sums(pieces_of(said)))) for span, said in stretches]


def within(clauses: Sequence[Clause], start: int, end: int) -> Sequence[Clause]:
    """Those that begin there."""
    return clauses[bisect_left(clauses, start, key=_start) : bisect_left(clauses, end, key=_start)]


def _start(clause: Clause) -> int:
    return clause.span[0]


def clauses(note: Note, words: Sequence[Word]) -> Iterator[tuple[Span, list[str]]]:
    """Every sentence, and every clause of those that have several, with its words; a sentence comes before its clauses."""
    start = 0
    for sentence_end in (*note.sentence_ends, len(note.plain)):
        inner = [found.start() for found in _CLAUSE_END.finditer(note.plain, start, sentence_end)]
        cuts = [start, *inner, sentence_end]
        spans = [(start, sentence_end), *(pairwise(cuts) if inner else ())]
        for span in spans:
            inside = words[at_word(words, span[0]) : at_word(words, span[1])]
            if inside:
                yield (inside[0].start, inside[-1].end), [word.said for word in inside]
        start = sentence_end


def at_word(words: Sequence[Word], at: int) -> int:
    """Which word begins at or after a position."""
    return bisect_left(words, at, key=attrgetter("start"))


def said_in(note: Note, dates: Sequence[When]) -> list[Word]:
    """The words of a note; a day, a name inside a sentence and a figure are one word each."""
    days = {when.span[0]: when.span[1] for when in dates}
    words: list[Word] = []
    taken = 0
    for found in _WORD.finditer(note.plain):
        start, end = found.span()
        if start < taken:
            continue
        if start in days:
            taken = days[start]
            words.append(Word(_DAY, start, taken))
            continue
        is_first = not note.plain[note.sentence(start)[0] : start].strip(' "(')
        if not is_first and _NAME.match(note.cased, start):
            words.append(Word(_SOMEBODY, start, end))
        else:
            words.append(Word(_FIGURE if found[0].isdigit() else found[0], start, end))
    return words


def pieces_of(words: Sequence[str]) -> tuple[set[str], set[str], set[str]]:
    """Words with their neighbours and those beyond, what they mean, and the pieces that they are made of."""
    said = ["<s>", *words, "</s>"]
    whole = {*words, *(f"{one} {two}" for one, two in pairwise(said))}
    whole |= {f"{one} _ {two}" for one, two in zip(said, said[2:], strict=False)}
    parts: set[str] = set()
    for word in words:
        parts |= _grams(word)
    return whole, set().union(*map(senses_of, words)), parts


@lru_cache(maxsize=1 << 14)
def _grams(word: str) -> frozenset[str]:
    if len(word) < 3 or word in (_DAY, _SOMEBODY):
        return frozenset()
    padded = f"~{word}~"
    return frozenset(
        f"={padded[at : at + size]}" for size in GRAMS for at in range(len(padded) - size + 1)
    )
