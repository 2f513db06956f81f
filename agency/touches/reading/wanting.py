"""A thing of the work, as a wish: refused, wished for, or only mentioned; nothing if it is another person's."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from agency.touches.reading.facts import Finding, Horizon
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.scopes import Voice, is_wished, refusal, refused, voice

_ANSWER = pattern(
    r"^ ?(?:[)\"']+(?!s\b))? ?(?:(?:[:?=,-]|->|is|was|are|would be|'s|sounds|looks|seems|an?|the|just|really|quite|always|definitely|absolutely|certainly"
    r"|big|hard|firm|flat|clear|total|complete) ?)*"
    r"(?:(?P<no>no|nope|never|nein|non|nicht|pas|out|not(?= ?(?:$|[.,;!)]))|not (?:for (?:her|him|them|me)|an option|on|possible|interested|wanted|happening|ok|acceptable|a chance|again|anymore|any more)"
    r"|isn't (?:for (?:her|him|them|me)|an option|on|happening|possible)|no (?:way|chance|thanks|thank you|good|go|interest)|ruled out|excluded|out of the question|too (?:far|expensive|big|long|much)|off the (?:table|list)|off limits"
    r"|(?:a )?(?:deal ?-?breaker|non-?starter|no-go)|unacceptable|impossible|over (?:her|his) dead body)"
    r"|(?P<yes>yes|yep|yeah|sure|ok|okay|fine|oui|ja|gern|gut|great|good|perfect|ideal|possible|acceptable|welcome|preferred|lovely|a must|no (?:problem|issue|bother)|works|suits))"
    r"(?= ?(?:$|[.,;:!)/?]|- |(?:and|but|or|then|too|either|though|please|by|with|for|if|as well|at all|any more|anymore) ?\b))(?! of| by (?!(?:her|him|them|me)\b))"
)


def answer_after(note: Note, end: int) -> Literal["yes", "no"] | None:
    """What the words after a thing say to it: "Vancouver no", "PT is out", "hybrid? sure"."""
    found = _ANSWER.search(note.plain[end : end + 48].split("\n")[0])
    return None if not found else "no" if found["no"] else "yes"


def leads_away(note: Note, start: int, end: int) -> bool:
    """Whether what is refused before is left for what comes now: "leaving Leeds *for* York"."""
    return 0 < start < end and note.plain[start:end].strip() in {"for", "to", "->", "-", "for the"}


def as_wish(finding: Finding, note: Note, inside: bool = False) -> Iterator[Finding]:
    """The finding as a wish: refused, wished, or only mentioned; nothing if another person's."""
    who = voice(note, finding.start)
    if who == "other":
        return
    is_refused, plain = refusal(note, finding.start, finding.end)
    answer = answer_after(note, finding.end)
    if is_refused or answer == "no":
        finding = refused(finding, sure=(plain or answer == "no") and finding.sure)
    elif answer == "yes" or is_wished(note, finding.end if inside else finding.start, finding.end):
        finding = replace(finding, horizon="now")
    else:
        telegraphic = finding.kind in {"contract_form", "hours", "seniority"}
        finding = replace(finding, sure=False, horizon="now" if telegraphic else None)
    yield finding if who == "theirs" else replace(finding, sure=False, horizon=_ours(finding, who))


def _ours(finding: Finding, who: Voice) -> Horizon | None:
    return None if who == "pitch" and not finding.negated else finding.horizon
