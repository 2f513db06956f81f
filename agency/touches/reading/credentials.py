"""Designations held, in progress or considered, and skills."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from agency.skills.terms import Match
from agency.touches.reading.dates import When, first_from
from agency.touches.reading.facts import Finding, Horizon, Span, Standing
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.scopes import goes_on_plainly, refusal, voice
from agency.words import day as day_label

_LEFT: tuple[tuple[Standing, str], ...] = (
    (
        "considering",
        r"\b(?:think(?:s|ing)? (?:about|of)(?: (?:doing|getting|taking|starting|writing))?|consider(?:s|ing)?(?: (?:doing|getting|taking|starting|writing))?|might (?:do|get|take)|wonder\w*"
        r" (?:about|if|whether)|interested in (?:doing|getting|the)|would (?:like|love) (?:to (?:do"
        r"|get|have|start)|an?|her|his)|wants? (?:to (?:do|get|start|have)|an?|her|his)|asked about"
        r"|asks about|planning|plans|toying with|looking (?:at|into)|hopes to|should (?:she|he|they)"
        r"|curious about|thinks? (?:an?|the|that)|wants?(?: (?:the|to (?:do|get|have|earn|add|finish) (?:the|an?|her|his)))?(?= $)|if (?:she|he|they) (?:gets?|does))\b",
    ),
    (
        "in_progress",
        r"\b(?:failed|flunked|re-?(?:sit|tak|writ)(?:s|es|ing)|(?:as soon as|once|until|after|when) (?:she|he|they|i) (?:has|have|gets?|pass(?:es)?|finish(?:es)?|completes?|earns?)|bridging to|training (?:as|to be|for)|upgrading to|apprentic(?:e|ing)|study(?:ing)? (?:for|towards?)|studies for|doing|taking|tak(?:es|ing)|working"
        r" (?:on|towards?)|pursuing|enrolled (?:in|on)|finishing|completing|prepar(?:es|ing) (?:for)?"
        r"|writ(?:es|ing)|sit(?:s|ting)|(?:will|going to|about to|due to|'ll|set to) (?:write|sit|take|do|start|finish)|once|half(?:way| way)? through|(?:almost|nearly|practically|about to be|close to) (?:has|have|done|finished|completed|got|there|an?|being|having)|due to (?:qualify|finish|complete|be)(?: as)?(?: an?)?|qualifying as"
        r"|(?:exams?|papers?|modules?|courses?|levels?|steps?|parts?|months?|weeks?) (?:left|to go|away|short|remaining|from|off)(?: (?:for|from|of|on|in|to|until|with))*(?: (?:her|his|the|an?))?"
        r"|in progress(?: (?:the|an?))?|signed up (?:for|to)|start(?:s|ing)?|begin(?:s|ning)?|close to|will have|until|after|as soon as|when|started|waiting (?:for|on)|finish(?:es)?"
        r"|registered for|in the middle of|gets)\b",
    ),
    (
        "held",
        r"\b(?:has|have|had|holds?|holding|got|passed|earned|is an?|with (?:an?|her|his|a)|completed"
        r"|finished|obtained|already|certified|certification in|now an?|just got)\b",
    ),
)
_RIGHT: tuple[tuple[Standing, str], ...] = (
    (
        "in_progress",
        r"(?:,? ?(?:is |still |now |-)?(?:in progress|under ?way|pending|ongoing|(?:half|nearly|almost)"
        r" (?:done|finished|way))|(?: course)?(?:,| and| -)? (?:(?:she|he|they) )?(?:sits?|sitting|writ(?:es|ing)"
        r"|tak(?:es|ing)|finish(?:es|ing)|re-?sits?|retakes?|rewrites?|has) (?:the|her|his|their|it)?(?: final)? ?(?:exam)?|,? (?:final )?exam"
        r"(?:ination)?\b|,? (?:is |will be |to be )?(?:done|finished|complete|completed|due|expected)"
        r" (?:in|by|on|next|before)|(?: (?:course|exam|class|program))? (?:booked|scheduled|registered|starts|started|starting|begins)\b|,? (?:done|finish(?:es|ed)?|complete|due|exam|expected) (?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|next|early|late|mid|spring|summer|fall|autumn|winter|20[0-9]))|,? candidate\b| students?\b| (?:course|class|prep|program(?:me)?|studies|results?)\b)",
    ),
    (
        "held",
        r"(?:[ -](?:certified|holder|qualified|designated|designation|since|already|in hand|charterholder)"
        r"|,? (?:passed|done|obtained|completed)\b(?! (?:in|by) (?:the )?(?:next|future)))",
    ),
    (
        "considering",
        r"(?: (?:on the cards|would (?:help|be)|next(?= ?$|[.,;])|eventually|maybe|perhaps|one day|someday|at some point|possibly)|\?)",
    ),
)
_LABELS: dict[Standing, str] = {
    "held": "",
    "in_progress": ", in progress",
    "considering": ", considering",
}
_STUDY_OF_SKILL: tuple[tuple[Standing, str], ...] = (
    (
        "considering",
        r"\b(?:wants?|would (?:like|love)|keen|hopes?|wishes|'d (?:like|love)) to (?:learn|use|get into|try)\b",
    ),
    (
        "in_progress",
        r"\b(?:learning|studying|teaching (?:her|him)self|taking a course (?:in|on)|course (?:in|on))\b",
    ),
)
REACH = 45  # characters within which a cue is about the word


def find_designations(
    note: Note, matches: list[Match], dates: tuple[When, ...]
) -> Iterator[Finding]:
    for match in matches:
        if match.term.kind == "designation" and voice(note, match.start) not in {"other", "pitch"}:
            yield _designation(note, match, dates)


def _designation(note: Note, match: Match, dates: tuple[When, ...]) -> Finding:
    name, at = match.term.name, (match.start, match.end)
    finding = Finding("designation", name, name, (at,), term_id=match.term.id, standing="held")
    standing, cue = _standing(note, match)
    if standing in {None, "held"}:
        is_refused, plain = refusal(note, *at)
        if is_refused:
            return replace(finding, negated=True, label=f"No {name}", sure=plain, standing=None)
    if standing is None:
        return finding.doubted()
    when = None if standing == "held" else _expected(note, max(at[1], cue[1]), dates)
    spans = (at, cue) if cue[0] >= at[1] else (at,)
    label = name + _LABELS[standing]
    if when is not None:
        spans, label = (*spans, when.span), f"{label}, {day_label(_day(when))}"
    return replace(
        finding,
        spans=spans,
        label=label,
        standing=standing,
        on=_day(when) if when else None,
        sure=when.sure if when else voice(note, match.start) == "theirs",
    )


def _standing(note: Note, match: Match) -> tuple[Standing | None, Span]:
    """The nearest cue after the word, or before it in its clause; later cues beat earlier ones."""
    after = note.after(match.end, REACH).removeprefix(".")
    if _PASSED.search(note.before(match.start, REACH)):
        return "held", (match.start, match.start)
    for standing, source in _RIGHT:
        found = pattern(source).match(after)
        if found and found.group().strip():
            words = found.group().rstrip()
            return standing, (match.end, match.end + len(words))
    before = re.split(r"[,;:()]|\sbut\s", note.before(match.start, REACH))[-1]
    best: tuple[int, Standing] | None = None
    for standing, source in _LEFT:
        for found in pattern(source).finditer(before):
            if best is None or found.end() > best[0]:
                best = (found.end(), standing)
    return (best[1] if best else None), (match.start, match.start)


_PASSED = pattern(r"\b(?:passed|cleared|aced)(?: (?:the|her|his|their|all|last|final|whole))* $")


def _expected(note: Note, at: int, dates: tuple[When, ...]) -> When | None:
    """A date soon after, in the sentence and with no other clause between."""
    _, sentence_end = note.sentence(at - 1)
    when = first_from(dates, at)
    if when is None or when.span[0] >= min(sentence_end, at + 40):
        return None
    between = note.plain[at : when.span[0]]
    return when if pattern(_BETWEEN).fullmatch(between) else None


_BETWEEN = (
    r",?(?: (?:the|her|his|their|final|re-?sits?|retakes?|rewrites?|yet|exam|exams|is|it|due|done|expected|finished|finishes|course|and"
    r"|she|he|they|sits?|writes?|takes?|will be|should be|on|in|by|at|until|to|complete|completes?"
    r"|before|for|around|about|results?|paper|level))*[ ,]*"
)


def _day(when: When) -> date:
    return when.last


def find_skills(note: Note, matches: list[Match]) -> Iterator[Finding]:
    ends = frozenset(match.end for match in matches)
    for match in matches:
        if match.term.kind != "skill" or voice(note, match.start) == "other":
            continue
        name = match.term.name
        finding = Finding("skill", name, name, ((match.start, match.end),), term_id=match.term.id)
        is_refused, plain = refusal(note, match.start, match.end)
        standing = _study(note, match)
        if is_refused:
            sure = plain and _is_a_skill_here(note, match, ends)
            yield replace(finding, negated=True, label=f"No {name}", sure=sure)
        elif standing:
            said = "learning" if standing == "in_progress" else "wants to learn"
            wish: Horizon | None = "now" if standing == "considering" else None
            yield replace(finding, label=f"{name}, {said}", standing=standing, horizon=wish)
        else:
            is_plain = voice(note, match.start) == "theirs" and _is_a_skill_here(note, match, ends)
            yield finding if is_plain else finding.doubted()


_SKILL_LEAD = pattern(
    r"\b(?:knows?|us(?:es|ed|ing)|has|have|had|with|strong|good|great|solid|excellent|expert|heavy|deep|skills?|skilled|background"
    r"|experienced?|exp|years|yrs|y|proficient|fluent|certified|hands[- ]on|lots of|lot of|bit of|some|stack|tools?|tech|learn(?:s|ing|ed)?"
    r"|no|not|also|plus|mainly|mostly|wants?|into|loves|likes|does|did|speaks?|expertise|knowledge|trained|specialis[a-z]+|specializ[a-z]+)"
    r"(?: (?:in|of|with|at|on|as|a|the|to|use|learn|bit|good|strong|great|solid|some|very|doing|work))*:? ?$|[:,/&+] ?$|\b(?:and|or) $"
)


def _is_a_skill_here(note: Note, match: Match, ends: frozenset[int]) -> bool:
    """Whether the words call it one: a name with its capital, one of a list, or after "knows".

    "They stopped hiring" and "the front desk was empty" are such words too, and are asked about.
    """
    written = note.cased[match.start : match.end]
    if _NOT_A_SKILL_LEAD.search(note.before(match.start, 30)):
        return False
    if not goes_on_plainly(note, match.end):
        return bool(_SKILL_AFTER.search(note.after(match.end, 24)))
    if written.lower() in _TALKED_OVER or len(written) <= 2:
        return _leads(note, match, ends)
    if any(letter.isupper() or letter.isdigit() for letter in written[1:]) or not written.isalpha():
        return not written.islower() or _leads(note, match, ends)
    opens = match.start == note.sentence(match.start)[0] or not note.before(match.start).strip()
    return (written[0].isupper() and not opens) or _leads(note, match, ends)


_NOT_A_SKILL_LEAD = pattern(
    r"\b(?:(?<!good )(?<!great )(?<!strong )(?<!expert )(?<!solid )at|join(?:s|ed|ing)?|left|leav(?:es|ing)|hired by|off by|from|called|named|mr\.?|mrs\.?|ms\.?|dr\.?|spoke to|talk to|speak to|ask"
    r"|the|(?<!years )(?<!yrs )(?<!lot )(?<!lots )(?<!bit )(?<!knowledge )(?<!background )(?<!experience )(?<!out )of|saw|her|his|their|our|an?|less|word|pdf in|file in|sent in) $"
)
"""A firm, a person or a thing by that name."""
_TALKED_OVER = frozenset(
    {
        "zoom",
        "teams",
        "microsoft teams",
        "google meet",
        "linkedin",
        "whatsapp",
        "slack",
        "skype",
        "outlook",
        "french",
        "german",
    }
)


def _leads(note: Note, match: Match, ends: frozenset[int]) -> bool:
    before = note.before(match.start, 40)
    listed = pattern(r"(?:, |/| and | & |\+ ?)$").search(before)
    if listed and match.start - len(listed[0]) in ends:
        return True
    after = note.after(match.end, 24)
    return bool(_SKILL_LEAD.search(before) and not _NO_SKILL_AFTER.search(after)) or bool(
        _SKILL_AFTER.search(after)
    )


_SKILL_AFTER = pattern(
    r"^,? (?:experience|exp|skills?|background|expert|wizard|certified|pro|knowledge|[0-9]{1,2} ?(?:years|yrs))\b"
)
_NO_SKILL_AFTER = pattern(
    r"^ (?:was|were|is|manager|team|school|class|teacher|department|dept|his|her|target|role|job|process|freeze)"
)


def _study(note: Note, match: Match) -> Standing | None:
    before = re.split(r"[;:()]|\sbut\s", note.before(match.start, REACH))[-1]
    for standing, source in _STUDY_OF_SKILL:
        if pattern(source).search(before):
            return standing
    return None
