"""The work they want: title, seniority, industry, contract form, hours, employers."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from agency.skills.terms import Match
from agency.touches.reading.dates import NUMBER_WORDS
from agency.touches.reading.facts import Finding, Horizon
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.scopes import Voice, is_current, is_welcome, is_wished, refusal, voice

_LEVELS = {
    "junior": "junior",
    "entry-level": "junior",
    "intermediate": "intermediate",
    "mid-level": "intermediate",
    "senior": "senior",
    "lead": "lead",
    "leader": "lead",
    "leadership": "lead",
    "principal": "principal",
    "staff": "staff",
    "management": "manager",
    "manager": "manager",
    "managerial": "manager",
    "supervisory": "supervisor",
    "director": "director",
    "head": "head",
    "vp": "vp",
    "executive": "executive",
    "c-level": "executive",
}
_LEVEL = "(?P<level>" + "|".join(sorted(_LEVELS, key=len, reverse=True)) + ")"
_JOB = r"(?:roles?|jobs?|positions?|posts?|titles?|opportunit(?:y|ies)|gigs?)"
_SENIORITY = (
    rf"\b(?:(?:an?|another|more) )?{_LEVEL}[ -](?:level )?{_JOB}\b",
    rf"\b(?:at )?{_LEVEL}[ -]level\b",
    r"\b(?P<level>lead|manage|run) (?:(?:a|an|her own|his own|their own|my own|the) )?"
    r"(?:(?:small|bigger|larger|big) )?(?:teams?|people|squad|group|department)\b",
    r"\b(?:wants?|wanted|like|love|keen|hopes?|ready|aims?|wanting) to (?P<level>lead|manage)\b"
    r"(?: (?:(?:a|an|her own|his own|their own|my own|the) )?(?:teams?|people|squad|group)\b)?",
    rf"\bstep(?:ping)? up (?:to|into) (?:an? )?{_LEVEL}\b",
    r"\bto be (?:an?|the) (?P<level>lead|director|manager|leader)\b(?! [a-z]+er\b)",
)
_FORMS: tuple[tuple[str, str, str], ...] = (
    (r"\b(?:permanent|perm)\b(?! (?:resident|residency|residence))", "permanent", "Permanent"),
    (r"\b(?:fixed[ -]term|ftc)\b(?: contract)?", "fixed_term", "Fixed term"),
    (
        r"\bcontract (?:roles?|work|jobs?|positions?|only|basis|gigs?)\b"
        r"|\bcontracting\b|\bcontract(?=[ ,]+(?:or|and|to) perm)|(?<=\bno )contracts?\b"
        r"|(?<= or )contract\b|(?<=\bto )contract\b|\bfreelanc(?:e|ing)\b",
        "contract",
        "Contract",
    ),
    (
        r"\b(?:temp|temporary) (?:work|roles?|jobs?|assignments?)\b|\btemping\b",
        "temporary",
        "Temporary",
    ),
    (r"\bpart[ -]time\b", "part_time", "Part-time"),
)
_FEW = r"(?P<few>[1-6]|one|two|three|four|five|six)"
_HOURS = (
    rf"\b{_FEW}[ -]days?[ -](?:a |per |each )?week\b(?! (?:in|at|from|on|remote|office|wfh|home))",
    r"\b(?P<hours>[1-5][0-9]) (?:hours|hrs) (?:a|per|each) week\b",
    r"\b(?P<fte>0\.[2-9]) ?(?:fte\b|(?=role|position|job))",
    r"\b(?P<full>full[ -]time)\b",
)
_FREE_TITLE = pattern(
    r"\b(?:wants?|wanted|open to|looking for|interested in|would (?:take|consider|love|like)|after"
    r"|seeking|prefers|ready for) (?:an?|another|some)"
    r" (?P<title>[a-z][a-z+#&/'-]*(?: [a-z][a-z+#&/'-]*){0,3}) (?:roles?|jobs?|positions?|gigs?)\b"
)
_NOT_A_TITLE = word_set(
    "new different better next full-time part-time permanent perm contract remote hybrid good a an"
    " similar bigger smaller local temporary only real proper fixed term right bit more of less day"
    " fully"
)
_ONLY_A_LEVEL = word_set("senior lead junior management leadership")
_EMPLOYER = re.compile(
    r"\b(?P<cue>(?i:not(?: for| at| with| back to)?|never(?: for| at| with| back to)?|anyone but"
    r"|(?:won't|wouldn't|will not|would not|refuses to|not to|never) (?:work (?:for|at)|join|go"
    r" back to|consider)|except|avoid|nothing (?:at|from|with)|hates|ruled out))\s"
    r"(?P<name>[A-Z][\w&'.-]*(?:\s(?:[A-Z][\w&'-]*|of|and|&)){0,4})"
)
_AND_NEXT = re.compile(r"(?:,\s|,?\s(?:or|nor)\s)(?P<name>[A-Z][\w&'-]*(?:\s[A-Z][\w&'-]*){0,3})")
_WORK_FOR = re.compile(
    r"\b(?i:(?:love|like|wants?|open|happy) to (?:work (?:for|at)|join))\s"
    r"(?P<name>[A-Z][\w&'-]*(?:\s[A-Z][\w&'-]*){0,3})"
)
_NO_EMPLOYER = word_set(
    "i now not until before monday tuesday wednesday thursday friday saturday sunday january"
    " february march april may june july august september october november december q1 q2 q3 q4"
    " remote hybrid she he they the a an interested today tomorrow christmas only"
)


def find_titles(note: Note, matches: list[Match]) -> Iterator[Finding]:
    for match in matches:
        if match.term.kind != "title":
            continue
        at = (match.start, match.end)
        name = match.term.name
        finding = Finding("title", name, name, (at,), term_id=match.term.id)
        if is_current(note, match.start) or note.after(match.end, 4).startswith(" at "):
            continue
        yield from _wish(finding, note)
    known = Ground(len(note.plain), [(match.start, match.end) for match in matches])
    for found in _FREE_TITLE.finditer(note.plain):
        words = [word for word in found["title"].split() if word not in _NOT_A_TITLE]
        at = found.span("title")
        if not _ONLY_A_LEVEL.issuperset(words) and known.is_free([at]):
            phrase = " ".join(words)
            finding = Finding("title", phrase, phrase.capitalize(), (at,), sure=False)
            yield from (wish.doubted() for wish in _wish(finding, note))


def find_seniority(note: Note) -> Iterator[Finding]:
    for source in _SENIORITY:
        for found in pattern(source).finditer(note.plain):
            said = found["level"]
            level = {"manage": "manager", "run": "manager"}.get(said) or _LEVELS[said]
            finding = Finding("seniority", level, f"{level.capitalize()} role", (found.span(),))
            yield from _wish(finding, note, inside=True)


def find_industries(note: Note, matches: list[Match]) -> Iterator[Finding]:
    refused_until = -1
    for match in matches:
        if match.term.kind != "industry" or _is_company(note, match):
            continue
        name = match.term.name
        finding = Finding(
            "industry", name, name, ((match.start, match.end),), term_id=match.term.id
        )
        for wish in _wish(finding, note):
            between = note.plain[refused_until : match.start].strip() if refused_until > 0 else ""
            carried = between in {",", "or", "nor", "and", ", or"}
            if carried and not (wish.negated or is_welcome(note, match.end)):
                wish = refused(finding, sure=between != ",")
            refused_until = match.end if wish.negated else -1
            yield wish


def find_contract_forms(note: Note) -> Iterator[Finding]:
    for source, value, label in _FORMS:
        for found in pattern(source).finditer(note.plain):
            yield from _wish(Finding("contract_form", value, label, (found.span(),)), note)


def find_hours(note: Note) -> Iterator[Finding]:
    for source in _HOURS:
        for found in pattern(source).finditer(note.plain):
            yield from _wish(_hours(found), note)


def _hours(found: re.Match[str]) -> Finding:
    said = found.groupdict()
    if said.get("hours"):
        label = f"{said['hours']} hours a week"
        return Finding(
            "hours", f"{said['hours']}_hours", label, (found.span(),), amount=Decimal(said["hours"])
        )
    if said.get("full"):
        return Finding("hours", "full_time", "Full-time", (found.span(),))
    if said.get("fte"):
        days = Decimal(said["fte"]) * 5
    else:
        few = said["few"] or ""
        days = Decimal(few if few.isdigit() else NUMBER_WORDS[few])
    days = days.normalize()
    return Finding("hours", f"{days}_days", f"{days} days a week", (found.span(),), amount=days)


def find_employers(note: Note, taken: Ground, own_names: frozenset[str]) -> Iterator[Finding]:
    """Employers refused ("not Saltmarsh Energy") or wanted, told by their capitals only."""
    if note.cased.upper() == note.cased:
        return
    for found in _EMPLOYER.finditer(note.cased):
        yield from _employer(found, note, taken, own_names, is_refused=True)
        at = found.end()
        while following := _AND_NEXT.match(note.cased, at):
            yield from _employer(following, note, taken, own_names, is_refused=True)
            at = following.end()
    for found in _WORK_FOR.finditer(note.cased):
        yield from _employer(found, note, taken, own_names, is_refused=False)


def _employer(
    found: re.Match[str], note: Note, taken: Ground, own: frozenset[str], is_refused: bool
) -> Iterator[Finding]:
    name = re.sub(r"(?:\s(?:of|and|&)|'s|[.'-])+$", "", found["name"])
    start = found.start("name")
    span = (start, start + len(name))
    name = note.words(span) if name else ""
    words = name.lower().split()
    is_taken = taken.is_full(span)
    if not words or words[0] in _NO_EMPLOYER or words[0] in own or is_taken:
        return
    if voice(note, start) == "other":
        return
    finding = Finding("employer", name, name, (span,), horizon="now", sure=False)
    yield refused(finding, sure=len(words) > 1) if is_refused else finding


def _wish(finding: Finding, note: Note, inside: bool = False) -> Iterator[Finding]:
    """The finding as a wish: refused, wished, or only mentioned; nothing if another person's."""
    who = voice(note, finding.start)
    if who == "other":
        return
    is_refused, plain = refusal(note, finding.start, finding.end)
    if is_refused:
        finding = refused(finding, sure=plain and finding.sure)
    elif is_wished(note, finding.end if inside else finding.start, finding.end):
        finding = replace(finding, horizon="now")
    else:
        telegraphic = finding.kind in {"contract_form", "hours", "seniority"}
        finding = replace(finding, sure=False, horizon="now" if telegraphic else None)
    yield finding if who == "theirs" else replace(finding, sure=False, horizon=_ours(finding, who))


def _ours(finding: Finding, who: Voice) -> Horizon | None:
    return None if who == "pitch" and not finding.negated else finding.horizon


def refused(finding: Finding, sure: bool) -> Finding:
    keeps_capital = finding.kind in {"employer", "title", "place"}
    label = finding.label if keeps_capital else finding.label[0].lower() + finding.label[1:]
    return replace(
        finding,
        negated=True,
        must=True,
        horizon="never",
        sure=sure,
        label=f"Not {'a ' if finding.kind == 'seniority' else ''}{label}",
    )


def _is_company(note: Note, match: Match) -> bool:
    """ "Saltmarsh Energy" is a firm, not a wish for the energy industry."""
    if not note.cased[match.start].isupper():
        return False
    lead = note.cased[max(0, match.start - 30) : match.start].split()
    return bool(lead) and lead[-1][:1].isupper() and lead[-1][-1:].isalnum()
