"""Designations held, in progress or considered, and skills."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from agency.skills.terms import Match
from agency.touches.reading.dates import When, first_from
from agency.touches.reading.facts import Finding, Horizon, Span, Standing
from agency.touches.reading.grammar import Rule, Words, rule
from agency.touches.reading.languages.firms import ALSO_WORDS, FIRMS
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.scopes import answer_after, goes_on_plainly, refusal, voice
from agency.touches.reading.wishes import is_work
from agency.words import day as day_label

_BEFORE: tuple[tuple[Standing | Literal["lost"] | None, Rule], ...] = (
    (
        "lost",
        rule(
            r"(?:LACKS|NEG(?:ADV)*(?:finish|finished|pass|passed|get|got|complete|completed))(?:STEPS|off)*$"
        ),
    ),
    (None, rule(r"(?:REQUIRES)(?:SHE|to|has|have|hold|holds|a|an|the|POSS|be)*$")),
    ("considering", rule(r"(?:CONSIDERS)(?:STEPS|CONSIDERS|STUDIES)*$")),
    (
        "in_progress",
        rule(r"(?:STUDIES|TO (?:have|get|be|write|sit|take|finish|complete))(?:STEPS|STUDIES)*$"),
    ),
    ("held", rule(r"(?:HOLDS)(?:STEPS|and|COMMA)*$")),
)
"""What leads to it, in the order in which it counts."""
_FIRST: tuple[tuple[Standing, Rule], ...] = (
    (
        "in_progress",
        rule(
            r"(?:once|until|after|when|as_soon_as|unless|by the time|almost|nearly|about_to|going_to)(?:SHE|STEPS|HOLDS)*$"
        ),
    ),
    (
        "held",
        rule(
            r"(?:pass|passed|cleared|aced|earned|got)(?:POSS|ART|the|all|last|final|whole|both|ADV)*$"
        ),
    ),
)
"""What leads to it and counts before all that is said after it."""
_AFTER: tuple[tuple[Standing | Literal["lost"], Rule], ...] = (
    (
        "in_progress",
        rule(
            r"(?: licence| license| registration| ticket| certificate)?(?:BE|ADV|has|COMMA)*(?:GONE)(?:COMMA|and|but|SHE|BE|now|will|to|get|getting|just|needs)*(?:redoing|renewing|retaking|resitting|rewriting|rebooked|redo|renew|retake|resit|refresher|recert|recertifying|refreshing)"
        ),
    ),
    (
        "lost",
        rule(
            r"(?: licence| license| registration| ticket| certificate)?(?:BE|ADV|has|hat|SHE|COMMA)*(?:GONE)"
            r"|STOP(?:SHE)?(?:has|have)?(?:let_it_lapse|lets_it_lapse|let_it_go|let_it_expire|lapsed)|(?:SHE)?(?:laughed|laughs|scoffed|scoffs|sneered) at"
        ),
    ),
    (
        "held",
        rule(
            r"(?:COMMA|ADV|BE|all|exam|now|newly)*(?:DONEWORDS)(?! (?:in|by|on|next|before) WHEN|WHEN| (?:in|by) the next)"
        ),
    ),
    (
        "in_progress",
        rule(
            r"(?:COMMA|ADV)*(?:not_yet|pas encore|noch_nicht|noch nicht)(?!(?:COMMA|ADV)*SOMEDAY)"
        ),
    ),
    (
        "considering",
        rule(
            r"(?:COMMA|SHE)*(?:might|may|could)(?:pick|go|take|get|finish|resume)(?:W){0,2}(?:again|back)|(?:COMMA|SHE|BE|y|ADV)*(?:uberlegt|songe|reflechit|envisage|considers|considering|tempts)|STOP(?:COMMA)*(?:one|some) day|(?:COMMA|ADV|not_yet|pas encore|noch nicht)*(?:SOMEDAY|(?:one|some) day|someday)| next(?= BREAK)"
        ),
    ),
    (
        "in_progress",
        rule(
            r"(?:COMMA|and|ADV|BE|still|now|POSS|SHE|it|the|has|one|two|NUMBER|year|will|to|be)*(?:UNDERWAY|bridging(?! to)|done|finished|complete|completed)(?: exam| course| done| there| way| through| finished)*"
        ),
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
_NOTHING_BUT = rule(
    r"(?:NEG)(?:W){1,4}?(?:beyond|besides|except|bar|other than|apart from|aside from)(?:ART|POSS)*$"
)
"""What leads to the one thing they have: "no ticket beyond Gold Seal"."""
_NOT_HELD = rule(r"(?:NEG|without)(?:STEPS|HOLDS)*$")
REACH = 45  # characters within which a cue is about the word


def find_designations(
    note: Note, words: Words, matches: list[Match], dates: tuple[When, ...]
) -> Iterator[Finding]:
    titles = {(match.start, match.end) for match in matches if match.term.kind == "title"}
    for match in matches:
        if match.term.kind != "designation" or voice(note, match.start) in {"other", "pitch"}:
            continue
        in_words = " " in note.plain[match.start : match.end]
        is_work = in_words and (match.start, match.end) in titles
        if not is_work or _standing(note, words, match, dates)[0] not in {None, "held"}:
            yield _designation(note, words, match, dates, matches)


def _designation(
    note: Note, words: Words, match: Match, dates: tuple[When, ...], matches: list[Match]
) -> Finding:
    name, at = match.term.name, (match.start, match.end)
    finding = Finding("designation", name, name, (at,), term_id=match.term.id, standing="held")
    standing, cue = _standing(note, words, match, dates)
    if standing == "in_progress" and cue[0] >= at[1] and _leads_on(note, cue[1], matches):
        standing, cue = "held", at
    is_refused, plain = refusal(note, *at)
    if words.ends_with(_NOTHING_BUT, words.index(match.start)):
        return finding
    is_no = answer_after(note, at[1]) == "no"
    spans: tuple[Span, ...]
    if standing == "lost" or is_no or (is_refused and standing in {None, "held"}):
        refusing = words.ends_with(_NOT_HELD, words.index(match.start))
        if standing != "lost":
            cue = (words.spans[refusing.start()][0] if refusing else at[0], at[1])
        is_lapsed = standing == "lost" and cue[0] >= at[1]
        sure = (plain or is_no or standing == "lost") and not is_lapsed
        return replace(
            finding,
            spans=(_together(at, cue),),
            negated=True,
            label=f"No {name}",
            sure=sure,
            standing=None,
        )
    if standing is None:
        return finding.doubted()
    when = None if standing == "held" else _expected(note, max(at[1], cue[1]), dates)
    spans = (at,) if standing == "held" else (_together(at, cue),)
    label = name + _LABELS[standing]
    day = _day(note, when) if when else None
    if when is not None and day is not None:
        spans, label = (*spans, when.span), f"{label}, {day_label(day)}"
    return replace(
        finding,
        spans=spans,
        label=label,
        standing=standing,
        on=day,
        sure=when.sure if when else voice(note, match.start) == "theirs",
    )


def _leads_on(note: Note, end: int, matches: list[Match]) -> bool:
    """Whether what is said after one leads to the next: "3rd class, sitting the 2nd class"."""
    return any(
        other.term.kind == "designation"
        and end <= other.start <= end + 8
        and note.plain[end : other.start].strip()
        in {"", "the", "her", "his", "for the", "le", "son"}
        for other in matches
    )


def _together(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])


def _standing(
    note: Note, words: Words, match: Match, dates: tuple[When, ...]
) -> tuple[Standing | Literal["lost"] | None, Span]:
    """What is said after it, or what leads to it; with a day to come right after, it is on its way."""
    first, last = words.index(match.start), words.index(match.end)
    for leads, wanted in _FIRST:
        found = words.ends_with(wanted, first)
        if found:
            return leads, (words.spans[found.start()][0], match.start)
    for said, wanted in _AFTER:
        found = words.match(wanted, last)
        if found and found.end() > last:
            return said, words.span(found)
    when = _expected(note, match.end, dates)
    is_to_come = when is not None and when.first > note.on
    for before, wanted in _BEFORE:
        found = words.ends_with(wanted, first)
        if found and before is None:
            return None, (match.start, match.start)
        if found and not (before == "held" and is_to_come):
            return before, (words.spans[found.start()][0], match.start)
    if is_to_come:
        return "in_progress", (match.start, match.start)
    is_said = _SAYS_IT_IS_HELD.search(note.plain[match.start : match.end])
    return "held" if is_said else None, (match.start, match.start)


_SAYS_IT_IS_HELD = pattern(
    r" (?:certified|qualified|licensed|registered|designated|accredited|holder|passed|charterholder)$"
)


def _expected(note: Note, at: int, dates: tuple[When, ...]) -> When | None:
    """A date soon after, in the sentence and with no other clause between."""
    _, sentence_end = note.sentence(at - 1)
    when = first_from(dates, at)
    if when is None or when.span[0] >= min(sentence_end, at + 40):
        return None
    between = note.plain[at : when.span[0]]
    return when if pattern(_BETWEEN).fullmatch(between) else None


_BETWEEN = (
    r",?(?: (?:this|next|coming|are|finals|the|her|his|their|finals?|level [ivx0-9]+|re-?sits?|retakes?|rewrites?|yet|exam|exams|is|it|due|done|expected|finished|finishes|course|and"
    r"|she|he|they|sits?|writes?|takes?|will be|should be|grad|graduates|graduating|bridging|ready|licensed|on|in|by|at|until|to|complete|completes?"
    r"|before|for|around|about|results?|paper|level))*[ ,]*"
)


_TO_BE_DONE = pattern(
    r"\b(?:finish\w*|complet\w+|done|expected|due|will have|should have|by|have|gets?|before)\b"
)


def _day(note: Note, when: When) -> date:
    """An exam in June may be on its first day; what is finished in June is had at its end."""
    return when.last if _TO_BE_DONE.search(note.before(when.span[0], 40)) else when.first


def find_skills(note: Note, matches: list[Match]) -> Iterator[Finding]:
    ends = frozenset(match.end for match in matches)
    titles = {(match.start, match.end) for match in matches if match.term.kind == "title"}
    for match in matches:
        if match.term.kind != "skill" or voice(note, match.start) == "other":
            continue
        if (match.start, match.end) in titles and is_work(note, match):
            continue
        name = match.term.name
        finding = Finding("skill", name, name, ((match.start, match.end),), term_id=match.term.id)
        is_refused, plain = refusal(note, match.start, match.end)
        if answer_after(note, match.end) == "no":
            is_refused, plain = True, True
        standing = _study(note, match)
        if is_refused:
            is_firm = tuple(name.casefold().split()) in FIRMS or _is_a_firm_here(note, match)
            sure = plain and not is_firm and _is_a_skill_here(note, match, ends)
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
    if _is_a_firm_here(note, match):
        return False
    if _NOT_A_SKILL_LEAD.search(note.before(match.start, 30)):
        return False
    if not goes_on_plainly(note, match.end):
        return bool(_SKILL_AFTER.search(note.after(match.end, 24)))
    if written.lower() in _TALKED_OVER or len(written) <= 2:
        return _leads(note, match, ends)
    if any(letter.isupper() or letter.isdigit() for letter in written[1:]) or not written.isalpha():
        return not written.islower() or _leads(note, match, ends)
    opens = match.start == note.sentence(match.start)[0] or not note.before(match.start).strip()
    if opens and note.after(match.end, 4).startswith(" at "):
        return False  # "Front desk at Premier Inn" is where they work
    return (written[0].isupper() and not opens) or _leads(note, match, ends)


def _is_a_firm_here(note: Note, match: Match) -> bool:
    """ "SRE @ Shopify", "OpenText? worked there": a firm's name says where somebody works."""
    name = tuple(note.plain[match.start : match.end].split())
    if name not in FIRMS and name not in ALSO_WORDS:
        return False
    return (
        bool(_AT_A_FIRM.search(note.before(match.start, 16)))
        or _THERE.match(note.plain, match.end) is not None
    )


_AT_A_FIRM = pattern(r"(?:@ ?|\b(?:at|for|from|join\w*|left|ex|quit|chez|bei)[ -])$")
_THERE = pattern(r"\?|,? (?:laid|let) |[^.?!]{0,30}\bthere\b")
_NOT_A_SKILL_LEAD = pattern(
    r"\b(?:(?<!good )(?<!great )(?<!strong )(?<!expert )(?<!solid )at|join(?:s|ed|ing)?|left|leav(?:es|ing)|hired by|off by|from|called|named|mr\.?|mrs\.?|ms\.?|dr\.?|spoke to|talk to|speak to|ask"
    r"|the|den|dem|beim|zum|vom|(?<!years )(?<!yrs )(?<!lot )(?<!lots )(?<!bit )(?<!knowledge )(?<!background )(?<!experience )(?<!out )of|saw|her|his|their|our|an?|less|word|pdf in|file in|sent in) $"
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
    if _SKILL_AFTER.search(after):
        return True
    if _AFTER_A_MARK.search(before) and not _LIST_GOES_ON.search(after):
        return False
    return bool(_SKILL_LEAD.search(before)) and not _NO_SKILL_AFTER.search(after)


_AFTER_A_MARK = pattern(r"[:,/&+] ?$")
_LIST_GOES_ON = pattern(
    r"^ ?(?:$|[.,;:/&+)!?]|- |(?:and|or|plus|with|skills?|exp\w*|only|daily|too|et|und|[0-9]+)\b)"
)
"""A small word after a comma is a skill where the next mark, or another of the list, follows."""


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
