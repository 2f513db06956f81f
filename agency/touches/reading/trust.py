"""How far to trust what was read, told by what it is, how it was heard, and what stands around it. Pure.

A finder is right more often in some surroundings than in others: a sum after "rate:" and one after "fee:". How often is
learned, as `hearing` learns, from readings that were held against what the notes say. What a grammar says surely stays sure
where that is likely enough, and is asked about otherwise; a question that hardly anybody would mean is left, but never one
of a stop or a pause.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

from agency.touches.reading.facts import Finding, Kind, Span
from agency.touches.reading.heard import QUIET, chance_of
from agency.touches.reading.hearing import Clause, Word, at_word
from agency.touches.reading.learned import likely, weights
from agency.touches.reading.notes import Note
from agency.touches.reading.stances import KINDS, Around, HowItStands

Worth = Literal["sure", "asked"]
"""Whether the note plainly says it, and whether it is worth a question."""
WORTHS: tuple[Worth, ...] = get_args(Worth)
LEARNED = "trusted"
SURE_FROM, ASKED_FROM = 0.88, 0.085
"""How likely it must be plainly said to stay sure, and be worth a question to be asked: `docs/decisions/0019-trust-is-learned.md`."""
SHORT, SURE_FROM_IF_SHORT, ASKED_FROM_IF_SHORT = 8, 0.4, 0.025
"""The same in a note of no more words than these."""
SOONER_FROM = 0.6
SOONER: frozenset[Kind] = frozenset({"stop", "pause", "title", "industry", "seniority"})
"""From here on a wish for quiet is sure, for it is heeded at once, and the work they want, which the vocabulary names; and
whatever they write of themselves.
"""

_OF_MANY_VALUES: frozenset[Kind] = frozenset(
    {
        "promise",
        "condition",
        "referral",
        "employer",
        "pay",
        "available_from",
        "callback_on",
        "pause",
    }
)
_STEPS = (0.01, 0.03, 0.07, 0.15, 0.3, 0.5, 0.7, 0.85, 0.93, 0.97, 0.99)


Evidence = tuple[set[str], ...]


def is_short(note: Note) -> bool:
    """Little stands around a thing that could speak for it."""
    return len(note.plain.split()) <= SHORT


def trusted(
    findings: Iterable[Finding],
    evidence: Iterable[Evidence],
    *,
    in_short: bool = False,
    in_own_words: bool = False,
) -> Iterator[Finding]:
    """Each finding as sure as it is likely, in a short note or not, in theirs or not; without those that are nothing."""
    learned = weights(LEARNED, WORTHS)
    sure_from, sooner_from, asked_from = SURE_FROM, SOONER_FROM, ASKED_FROM
    if in_short:
        sure_from = sooner_from = SURE_FROM_IF_SHORT
        asked_from = ASKED_FROM_IF_SHORT
    for finding, speaks in zip(findings, evidence, strict=True):
        sure, asked = likely(learned.sums(speaks))
        is_sooner = in_own_words or finding.kind in SOONER
        if finding.sure and sure >= (sooner_from if is_sooner else sure_from):
            yield finding
        elif finding.sure or asked >= asked_from or finding.kind in QUIET:
            yield finding.doubted()


def evidence_of(
    note: Note,
    words: Sequence[Word],
    clauses: Sequence[Clause],
    findings: Sequence[Finding],
    around: Around,
    stands: HowItStands,
) -> Iterator[Evidence]:
    """What speaks for and against each finding: about it, around it, and the pieces of words there."""
    sentences = [note.sentence(finding.start) for finding in findings]
    kinds: dict[Span, Counter[Kind]] = {}
    for finding, sentence in zip(findings, sentences, strict=True):
        kinds.setdefault(sentence, Counter())[finding.kind] += 1
    for finding, sentence in zip(findings, sentences, strict=True):
        about = {*_about(note, words, clauses, finding, stands), *_beside(finding, kinds[sentence])}
        yield about, *around(finding.kind, finding.spans[0])


def _about(
    note: Note,
    words: Sequence[Word],
    clauses: Sequence[Clause],
    finding: Finding,
    stands: HowItStands,
) -> Iterator[str]:
    kind, says = finding.kind, _says(finding)
    yield from (
        says,
        f"{says} {finding.horizon}",
        f"{says} {'not' if finding.negated else ''}",
    )
    if kind not in _OF_MANY_VALUES:
        yield f"{says} {finding.value}"
    heard = chance_of(note, clauses, finding)
    if heard is not None:
        yield from (f"{says} heard {step}" for step in _STEPS if heard >= step)
    if kind in KINDS:
        for stance, chance in stands(kind, finding.spans[0]).items():
            for step in _STEPS:
                if chance >= step:
                    yield f"{stance} {step}"
                    yield f"{says} {stance} {step}"
    own = [word.said for word in words[at_word(words, finding.start) : at_word(words, finding.end)]]
    yield from (f"{kind} is {word}" for word in own)
    yield from (f"{kind} begins {' '.join(own[:2])}", f"{says} in {min(len(own), 6)}")


def _beside(finding: Finding, kinds: Counter[Kind]) -> Iterator[str]:
    says = _says(finding)
    yield from (f"{says} with {other}" for other in kinds if other != finding.kind)
    yield f"{says} of {min(kinds[finding.kind], 4)}"


def _says(finding: Finding) -> str:
    return f"{finding.kind} {'surely' if finding.sure else 'perhaps'}"
