"""What is asked about because it was heard: each clause's acts, where the grammars found nothing of the kind there.

The act is told by `hearing`, what it is about by `about`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from agency.touches.reading.about import ABOUT, REMADE, Place
from agency.touches.reading.dates import When
from agency.touches.reading.facts import Finding, Kind, Span
from agency.touches.reading.ground import Ground
from agency.touches.reading.hearing import ACTS, AT, OF_WORK, Act, Clause, act_of, kind_of, within
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.scopes import voice

QUIET: frozenset[str] = frozenset({"stop", "pause"})
_OFTEN: frozenset[str] = frozenset(
    act for act in ACTS if act in OF_WORK or kind_of(act) in ("channel", "kind", "outcome")
)
ASKED_FROM: Mapping[Act, float] = {
    act: 0.1 if act in QUIET else 0.22 if act in _OFTEN else 0.13 for act in ACTS
} | {"referral": 0.18}
"""How likely an act must be before it is asked about: what is wanted of the work, how a touch was and what came of it have
more look-alikes, and quiet is not to be missed."""
BARE = 12
"""A clause no longer than a day says nothing of what it is the day of."""
HARDLY = 0.05
"""How likely it must be for what a grammar says surely to stand against what is loud."""
DENIED = 0.01
"""How likely a whole sentence must do it for a clause of it to be asked about that is not loud."""
LOUD = 0.5
"""How likely a clause must be to be asked about beside another of its sentence."""
_SEVERAL: frozenset[str] = frozenset({"promise", "referral", "condition"})
_OF_THEMSELVES: frozenset[Kind] = frozenset(
    {"available_from", "condition", "remote", "office_days", "contract_form", "seniority"}
)
"""What is not asked where a relative, the client or we are spoken of."""
Heard = tuple[float, Act, Clause]
"""How likely a clause does an act."""
_ONE_A_NOTE: frozenset[Kind] = frozenset({"stop", "pause", "outcome", "channel", "kind"})
_ACTS_OF: Mapping[Kind, Sequence[Act]] = {
    kind: [act for act in ACTS if kind_of(act) == kind] for kind in ABOUT
}


def hear_out(
    note: Note,
    clauses: Sequence[Clause],
    dates: Sequence[When],
    standing: Iterable[Finding],
    no_names: Ground,
) -> list[Finding]:
    """The findings as the ear leaves them, and what it heard where nothing of the kind was found.

    Of stops, pauses, outcomes, channels and kinds of touch a note has one at most; `no_names` is what is no person's name.
    """

    told = _Told(
        note, _once(filter(None, (_remade(note, dates, no_names, one) for one in standing)))
    )
    for kind, read in ABOUT.items():
        speaking = (one for one in clauses if kind not in _RIVALS or not _is_bare(note, one))
        for heard in _loudest(note, speaking, _ACTS_OF[kind], kind in _ONE_A_NOTE):
            chance, act, clause = heard
            if told.has(kind, clause.span, chance >= LOUD):
                continue
            places = (
                Place(note, act, span, dates, no_names) for span in _spans(clauses, clause, act)
            )
            finding = next(filter(None, map(read, places)), None)
            if finding is None or _is_anothers(note, finding):
                continue
            rivals = told.rivals(finding)
            if all(_gives_way(note, clauses, one, heard) for one in rivals):
                told.instead(finding, rivals)
    return _once(told.every())


def _is_anothers(note: Note, finding: Finding) -> bool:
    """A relative, the client or we are spoken of, and not they."""
    at = finding.start if finding.kind == "condition" else finding.end - 1
    return finding.kind in _OF_THEMSELVES and voice(note, at) in ("other", "pitch")


def _gives_way(note: Note, clauses: Sequence[Clause], rival: Finding, heard: Heard) -> bool:
    """A day to start that is hardly heard, where a louder clause has another use for the day."""
    chance, act, _ = heard
    if rival.kind != "available_from" or (act == "pause" and chance < LOUD):
        return False
    if rival.sure and (chance_of(note, clauses, rival) or 0) >= HARDLY:
        return False
    return (chance_of(note, clauses, rival, longer_than=BARE) or 0) < chance


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Without the question about what another finding says."""
    every = list(dict.fromkeys(findings))
    sure = {(one.kind, one.value) for one in every if one.sure}
    first = {(one.kind, one.value): one for one in reversed(every)}
    return [
        one
        for one in every
        if one.kind not in REMADE
        or one.sure
        or ((one.kind, one.value) not in sure and first[one.kind, one.value] is one)
    ]


def _remade(
    note: Note, dates: Sequence[When], no_names: Ground, finding: Finding
) -> Finding | None:
    """A grammar's question with the day, the name or the words that stand beside it; none where it is no question."""
    remake, act = REMADE.get(finding.kind), act_of(finding.kind, finding.value, finding.negated)
    if remake is None or act is None or finding.sure:
        return finding
    return remake(Place(note, act, (finding.start, finding.end), dates, no_names), finding)


def chance_of(
    note: Note, clauses: Sequence[Clause], finding: Finding, longer_than: int = 0
) -> float | None:
    """How likely the likeliest clause of its sentences does what was found; None for what is no act."""
    act = act_of(finding.kind, finding.value, finding.negated)
    if act is None:
        return None
    start, end = note.sentence(finding.start)[0], note.sentence(finding.end - 1)[1]
    heard = [
        clause.chances[AT[act]]
        for clause in within(clauses, start, end)
        if clause.span[1] - clause.span[0] > longer_than
    ]
    return float(max(heard, default=1.0))


def _is_bare(note: Note, clause: Clause) -> bool:
    """ "..., just not before June" bounds what its sentence says, and says nothing itself."""
    start, end = clause.span
    sentence = note.sentence(start)
    rest = note.plain[sentence[0] : start] + note.plain[end : sentence[1]]
    return bool(_BOUND.match(note.plain, start, end)) and any(map(str.isalpha, rest))


_BOUND = pattern(
    r"(?:just|only|but|and|though|ideally|probably|not|never)* ?not (?:before|until|till|earlier than) \S+(?: \S+)?$"
)


def _loudest(
    note: Note, clauses: Iterable[Clause], acts: Sequence[Act], is_one: bool
) -> Iterable[Heard]:
    """Of each sentence, or of the note, the clause that most likely does one of the acts; of a sentence that may do it
    several times each loud clause, where there are two."""
    best: dict[Span, Heard] = {}
    loud: dict[Span, list[Heard]] = {}
    sentence = None
    for clause in clauses:
        if sentence is None or clause.span[0] >= sentence.span[1]:
            sentence = clause
        place = (0, 0) if is_one else note.sentence(clause.span[0])
        for act in acts:
            chance = float(clause.chances[AT[act]])
            is_denied = chance < LOUD and sentence.chances[AT[act]] < DENIED
            if is_denied or chance < ASKED_FROM[act]:
                continue
            if place not in best or chance > best[place][0]:
                best[place] = (chance, act, clause)
            if act in _SEVERAL and chance >= LOUD:
                loud.setdefault(place, []).append((chance, act, clause))
    for place, one in best.items():
        inner = [some for some in loud.get(place, ()) if not _holds_all(some, loud[place])]
        yield from inner if len(inner) > 1 else (one,)


def _spans(clauses: Sequence[Clause], heard: Clause, act: Act) -> Iterator[Span]:
    """Of what was heard, and then of each loud clause inside it, for a sentence may not read where a clause of it does."""
    yield heard.span
    for clause in within(clauses, *heard.span):
        if clause.span != heard.span and clause.chances[AT[act]] >= LOUD:
            yield clause.span


def _holds_all(one: Heard, every: Sequence[Heard]) -> bool:
    """Whether it is the sentence of the others."""
    start, end = one[2].span
    return len(every) > 1 and all(start <= clause.span[0] < end for _, _, clause in every)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


class _Told:
    """What a note tells so far, by sentence: looking something up does not take longer in a longer note."""

    def __init__(self, note: Note, findings: Iterable[Finding]) -> None:
        self._note = note
        self._by_sentence: defaultdict[Span, list[Finding]] = defaultdict(list)
        self._kinds: Counter[Kind] = Counter()
        self._by_day: defaultdict[date, list[Finding]] = defaultdict(list)
        for finding in findings:
            self.instead(finding, ())

    def every(self) -> Iterator[Finding]:
        return chain.from_iterable(self._by_sentence.values())

    def instead(self, finding: Finding, rivals: Iterable[Finding]) -> None:
        for rival in rivals:
            self._by_sentence[self._note.sentence(rival.start)].remove(rival)
            self._kinds[rival.kind] -= 1
            if rival.on:
                self._by_day[rival.on].remove(rival)
        self._by_sentence[self._note.sentence(finding.start)].append(finding)
        self._kinds[finding.kind] += 1
        if finding.on:
            self._by_day[finding.on].append(finding)

    def has(self, kind: Kind, span: Span, is_loud: bool) -> bool:
        """One of its kind is in the note, or in the sentence, or where several may be in the loud clause; and quiet with
        an end is no stop."""
        if kind in _ONE_A_NOTE and self._kinds[kind]:
            return True
        here = self._by_sentence[self._note.sentence(span[0])]
        same = [one for one in here if one.kind in (kind, _SAID_BY.get(kind))]
        if kind in _SEVERAL and is_loud:
            return any(_meet(span, (one.start, one.end)) for one in same)
        ends = [one for one in here if one.kind == "pause" and (one.on or one.sure)]
        return bool(same or (kind == "stop" and ends))

    def rivals(self, finding: Finding) -> list[Finding]:
        """What the day it names is read as by others; quiet may end on the day of a call back."""
        kinds = _RIVALS.get(finding.kind, ())
        same_day = self._by_day[finding.on] if finding.on else []
        return [one for one in same_day if one.kind in kinds]


_SAID_BY: Mapping[Kind, Kind] = {
    "remote": "office_days",
    "contract_form": "hours",
    "seniority": "title",
}
"""Where one of a sentence says enough of the other: two days at the office are hybrid."""
_RIVALS: Mapping[Kind, tuple[Kind, ...]] = {
    "callback_on": ("pause", "available_from"),
    "available_from": ("pause", "callback_on"),
    "pause": ("available_from",),
}
