"""A thing of the work, as a wish: refused, wished for, or only mentioned; nothing if it is another person's."""

from collections.abc import Iterator
from dataclasses import replace

from agency.touches.reading.facts import Finding, Horizon
from agency.touches.reading.notes import Note
from agency.touches.reading.scopes import Voice, answer_after, is_wished, refusal, refused, voice


def leads_away(note: Note, start: int, end: int) -> bool:
    """Whether what is refused before is left for what comes now: "leaving Leeds *for* York"."""
    return 0 < start < end and note.plain[start:end].strip() in {"for", "to", "->", "-", "for the"}


def as_wish(finding: Finding, note: Note, inside: bool = False) -> Iterator[Finding]:
    """The finding as a wish: refused, wished, or only mentioned; nothing if another person's."""
    who = voice(note, finding.start)
    if who == "other":
        return
    is_refused, plain = refusal(note, finding.start, finding.end)
    if is_refused:
        finding = refused(finding, sure=plain and finding.sure)
    elif answer_after(note, finding.end) == "yes" or is_wished(
        note, finding.end if inside else finding.start, finding.end
    ):
        finding = replace(finding, horizon="now")
    else:
        telegraphic = finding.kind in {"contract_form", "hours", "seniority"}
        finding = replace(finding, sure=False, horizon="now" if telegraphic else None)
    yield finding if who == "theirs" else replace(finding, sure=False, horizon=_ours(finding, who))


def _ours(finding: Finding, who: Voice) -> Horizon | None:
    return None if who == "pitch" and not finding.negated else finding.horizon
