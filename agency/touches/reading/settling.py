"""Where readings meet, one stands; and which wishes are for later. Deterministic."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from agency.touches.reading.facts import Finding, Kind, Span
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note
from agency.touches.reading.scopes import speaks_of_another

_TIMED: tuple[Kind, ...] = (
    "pause",
    "stop",
    "promise",
    "condition",
    "designation",
    "callback_on",
    "available_from",
)
"""Rivals for the same words about time, strongest first. A designation claims only its date."""

_LAST: tuple[Kind, ...] = ("callback_on", "available_from")
"""Their doubtful readings come after every sure one."""

WORK: tuple[Kind, ...] = (
    "employer",
    "designation",
    "office_days",
    "pay",
    "hours",
    "seniority",
    "title",
    "industry",
    "place",
    "remote",
    "contract_form",
    "skill",
)
"""Rivals for the same words about the work: the longer reading wins, then this order."""


_NOBODY_SPOKE = frozenset({"left_message", "no_answer"})


def settle(findings: Iterable[Finding], note: Note) -> list[Finding]:
    """The findings that stand, in order of appearance."""
    every = _without_exams(list(dict.fromkeys(findings)))
    timed = _settle_timed([finding for finding in every if finding.kind in _TIMED], note)
    promised = [finding for finding in timed if finding.kind == "promise"]
    work = _settle_work([finding for finding in every if finding.kind in WORK], promised, note)
    rest = [finding for finding in every if finding.kind not in _TIMED + WORK]
    rest = _not_about_contact(rest, timed)
    work = _said_by_somebody(work, rest, note)
    beside = _by_sentence([*timed, *rest], note)
    work = [
        finding
        for finding in work
        if not _is_in_passing(finding, beside.get(note.sentence(finding.start), ()), note)
    ]
    standing = rest + timed + _for_later(work, timed, rest, note)
    return sorted(standing, key=lambda one: (one.start, one.end, one.kind, one.value))


def _without_exams(every: list[Finding]) -> list[Finding]:
    """ "Will write the PMP in the fall" is their exam, not a promise of ours."""
    exams = [
        one.start for one in every if one.kind == "designation" and one.standing == "in_progress"
    ]
    return [
        finding
        for finding in every
        if finding.kind != "promise"
        or finding.sure
        or not finding.value.startswith(_EXAM_VERBS)
        or not any(finding.start <= at < finding.end for at in exams)
    ]


_EXAM_VERBS = ("write", "sit", "take", "do ", "finish", "complete", "pass ", "start")


def _not_about_contact(rest: list[Finding], timed: list[Finding]) -> list[Finding]:
    """ "Pause everything", "radio silence": what asks for quiet is no answer to a role."""
    quiet = [one for one in timed if one.kind in {"stop", "pause"}]
    kept = []
    for finding in rest:
        about = (
            [one for one in quiet if one.start <= finding.start and finding.end <= one.end]
            if finding.kind in {"outcome", "kind"}
            else []
        )
        if not any(one.sure for one in about):
            kept.append(finding.doubted() if about else finding)
    return kept


def _said_by_somebody(work: list[Finding], rest: list[Finding], note: Note) -> list[Finding]:
    """ "Left a message about the remote role": a machine answered, so it is not what they want."""
    missed = {note.sentence(one.start) for one in rest if one.value in _NOBODY_SPOKE}
    return [finding for finding in work if note.sentence(finding.start) not in missed]


def _by_sentence(findings: list[Finding], note: Note) -> dict[Span, list[Finding]]:
    found: dict[Span, list[Finding]] = {}
    for finding in findings:
        if finding.kind in _SPOKEN_ROUND:
            found.setdefault(note.sentence(finding.start), []).append(finding)
    return {sentence: some[:MOST_BESIDE] for sentence, some in found.items()}


_SPOKEN_ROUND = frozenset({"stop", "pause", "condition", "referral"})
MOST_BESIDE = 20
"""A sentence with more requests than these is no sentence."""


def _is_in_passing(finding: Finding, beside: Sequence[Finding], note: Note) -> bool:
    """What another person can do ("referred us to Deepak, payroll lead"), or a word of their request."""
    for other in beside:
        if other.kind == "referral" and other.end <= finding.start:
            return speaks_of_another(note, other.end, finding.start)
        if finding.kind == "skill" and other.kind == "stop":
            return True
        if finding.kind == "employer" and other.kind == "stop" and not other.sure:
            continue  # "never again at Suncor": both are asked about
        if (
            other.kind in {"stop", "pause"}
            and other.start < finding.end
            and finding.start < other.end
        ):
            return True
        if finding.kind == "skill" and other.kind == "condition":
            return other.start <= finding.start < other.end
    return False


def _settle_timed(rivals: list[Finding], note: Note) -> list[Finding]:
    ground, stands = Ground(len(note.plain)), []
    for finding in sorted(rivals, key=_timed_rank):
        if finding.kind == "designation":
            ground.take(finding.spans[-1:] if finding.on else ())
        elif ground.is_free(finding.spans):
            ground.take(finding.spans)
            stands.append(finding)
    return _ended(stands, note)


def _ended(stands: list[Finding], note: Note) -> list[Finding]:
    """Quiet whose end is named in its sentence is not open as well."""
    named = {note.sentence(one.start) for one in stands if one.kind == "pause" and one.on}
    return [one for one in stands if one.value != "open" or note.sentence(one.start) not in named]


def _timed_rank(finding: Finding) -> tuple[float, bool, int, int, str]:
    """A promise that may be none, and quiet without an end, give way to a condition ("not until ...");
    a call that may be none gives way to a day they surely start."""
    doubt = not finding.sure and finding.kind in {"stop", "pause"}
    weak = not finding.sure and (finding.kind == "promise" or finding.value == "open")
    order = _TIMED.index("condition") + 0.5 if weak else _TIMED.index(finding.kind)
    if not finding.sure and finding.kind in _LAST:
        order = len(_TIMED) + _LAST.index(finding.kind)
    return order, doubt, -finding.length, finding.start, finding.value


def _settle_work(rivals: list[Finding], promised: list[Finding], note: Note) -> list[Finding]:
    """What a promise is about ("send the PMP link") is not what they want or hold; on what it waits may be."""
    ground, stands = Ground(len(note.plain)), []
    for promise in promised:
        waits = note.plain.find(" if ", promise.start, promise.end)
        ground.take([(promise.start, waits if waits > 0 else promise.end)])
    for finding in sorted(rivals, key=_work_rank):
        if ground.is_free(finding.spans):
            ground.take(finding.spans)
            stands.append(finding)
        elif finding.kind == "seniority" and _begins_a_title(finding, stands):
            stands.append(finding.doubted())
    return stands


def _begins_a_title(finding: Finding, stands: list[Finding]) -> bool:
    """ "Senior Accountant" is a title, and may be said for its first word too."""
    return any(one.kind == "title" and one.start == finding.start for one in stands)


def _work_rank(finding: Finding) -> tuple[int, int, int, str]:
    return -finding.length, WORK.index(finding.kind), finding.start, finding.value


def _for_later(
    work: list[Finding], timed: list[Finding], rest: list[Finding], note: Note
) -> list[Finding]:
    """A wish is for later beside a date or condition in its sentence, or after "not now"."""
    not_now = any(finding.value == "not_now" and finding.sure for finding in rest)
    starts: dict[Span, Finding] = {}
    for finding in timed:
        if finding.kind in {"available_from", "condition", "pause"}:
            starts.setdefault(note.sentence(finding.start), finding)
    return [_dated(finding, starts.get(note.sentence(finding.start)), not_now) for finding in work]


def _dated(finding: Finding, start: Finding | None, not_now: bool) -> Finding:
    if finding.horizon != "now" or not (start or not_now):
        return finding
    return replace(finding, horizon="later", on=start.on if start else None)
