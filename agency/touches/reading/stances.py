"""How the note stands to what it names: they want or have it, refuse it, have it today and no more, or it is nothing of theirs.

Told by the weight of the words around it, which are learned as those of `hearing` are. What a finder asks is turned where they refuse it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import Literal, get_args

from agency.touches.reading.facts import Finding, Kind, Span
from agency.touches.reading.hearing import Word, at_word
from agency.touches.reading.learned import likely_of_all, weights
from agency.touches.reading.notes import Note
from agency.touches.reading.scopes import refused
from agency.touches.reading.senses import senses_of

Stance = Literal["wanted", "refused", "today", "nothing"]
STANCES: tuple[Stance, ...] = get_args(Stance)
LEARNED = "meant"
KINDS: frozenset[Kind] = frozenset(
    {
        "place", "employer", "industry", "skill", "title", "designation", "pay", "remote",
        "office_days", "contract_form", "hours", "seniority", "notice",
    }
)  # fmt: skip
REACH = 6
"""Words before and after it that are looked at."""
NEXT = 2
"""Words of which it is told that they stand right beside it."""
NAMED: frozenset[Kind] = frozenset({"place", "employer", "industry", "skill", "title"})
"""What is asked the other way round; a quantity is not."""
TURNED_FROM = 0.8
"""From here on what was asked as wanted is asked as refused."""


SOMETHING_BELOW = 0.5
"""How likely a figure is nothing, where it is asked about."""
Chances = Mapping[Stance, float]
HowItStands = Callable[[Kind, Span], Chances]
"""How likely each stance is to a thing of a kind that stands there."""
Around = Callable[[str, Span], tuple[set[str], ...]]


def surroundings(note: Note, words: Sequence[Word], clauses: Sequence[Span]) -> Around:
    """What `around_it` says of each thing of a note, put together once however many ask."""
    return cache(partial(around_it, note, words, clauses))


def stances_of(around: Around) -> HowItStands:
    learned = weights(LEARNED, STANCES)

    @cache
    def chances(kind: Kind, span: Span) -> Chances:
        sums = learned.sums(around(kind, span))
        return dict(zip(STANCES, map(float, likely_of_all(sums)), strict=True))

    return chances


def is_something(stands: HowItStands | None, kind: Kind, span: Span) -> bool:
    """Whether a figure or a length of time is likelier something of theirs than nothing; not where nobody listens."""
    return stands is not None and stands(kind, span)["nothing"] < SOMETHING_BELOW


def turned(note: Note, findings: Iterable[Finding], stands: HowItStands) -> Iterator[Finding]:
    """The findings; what is asked as wanted, but plainly refused, is asked as refused."""
    for finding in findings:
        may_turn = finding.kind in NAMED and not (finding.sure or finding.negated)
        if may_turn and not _is_all(note, finding):
            is_refused = stands(finding.kind, finding.spans[0])["refused"] >= TURNED_FROM
            yield refused(finding, sure=False) if is_refused else finding
        else:
            yield finding


def _is_all(note: Note, finding: Finding) -> bool:
    """Nothing else is said in its sentence."""
    start, end = note.sentence(finding.start)
    return not note.plain[start : finding.start].strip() + note.plain[finding.end : end].strip(" .")


def around_it(
    note: Note, words: Sequence[Word], clauses: Sequence[Span], kind: str, span: Span
) -> tuple[set[str], ...]:
    """What stands before, after and around it, by itself and for this kind of thing."""
    sentence = note.sentence(span[0])
    words = words[at_word(words, sentence[0]) : at_word(words, sentence[1])]
    first, last = (bisect_left(clauses, (at, 0)) for at in sentence)
    inside = [clause for clause in clauses[first:last] if clause[0] <= span[0] < clause[1]]
    clause = min(inside, key=lambda one: one[1] - one[0], default=sentence)
    before = [word.said for word in words if word.end <= span[0]]
    after = [word.said for word in words if span[1] <= word.start and word.end <= sentence[1]]
    near = [*reversed(before[-REACH:])], after[:REACH]
    marks = {"with capital" if note.cased[span[0]].isupper() else "small"}
    figure = _FIGURE.match(note.plain, *span)
    if figure:
        marks.add(f"about {bisect_right(_SIZES, int(figure[0]))}")
    marks |= {f"< {note.plain[max(span[0] - 2, 0) : span[0]].strip()}"}
    marks |= {f"> {note.plain[span[1] : span[1] + 2].strip()[:1]}"}
    own = [
        word.said
        for word in words
        if clause[0] <= word.start < clause[1] and not (word.start < span[1] and span[0] < word.end)
    ]
    marks |= {f"in {word}" for word in own} or {"alone"}
    for side, said in zip("<>", near, strict=True):
        padded = [*said, "|", "|", "|"]
        marks |= {f"{side}{at} {word}" for at, word in enumerate(padded[:3])}
        marks |= {f"{side} {padded[0]} {padded[1]}"}
    marks |= {f"{[*near[0], '|'][0]} _ {[*near[1], '|'][0]}"}
    general = {f"{side}~ {word}" for side, said in zip("<>", near, strict=True) for word in said}
    general |= {
        f"{side}~ {one} {two}"
        for side, said in zip("<>", near, strict=True)
        for one, two in pairwise(said)
    }
    whole = {kind, *marks, *general, *(f"{kind}: {mark}" for mark in marks)}
    return whole, _senses(kind, near, own), _parts(near)


_FIGURE = re.compile(r"\d{1,9}")
_SIZES = (5, 12, 16, 24, 36, 60, 100, 200, 400, 1_000, 1_950, 2_050, 5_000, 15_000, 24_000, 400_000)
"""How large a figure is tells whether it is pay."""


def _senses(kind: str, near: Sequence[Sequence[str]], own: Iterable[str]) -> set[str]:
    """What the words around it and in its clause mean."""
    found = {f"in {sense}" for word in own for sense in senses_of(word)}
    for side, said in zip("<>", near, strict=True):
        for at, word in enumerate(said):
            found |= {f"{side}~ {sense}" for sense in senses_of(word)}
            if at < NEXT:
                found |= {f"{side}{at} {sense}" for sense in senses_of(word)}
    return found | {f"{kind}: {one}" for one in found if "~" not in one}


def _parts(near: Sequence[Sequence[str]]) -> set[str]:
    """Pieces of the words next to it, for mistakes and other endings."""
    words = [word for said in near for word in said[:3] if word.isalpha() and len(word) > 3]
    return {f"={word[at : at + 3]}" for word in words for at in range(len(word) - 2)}
