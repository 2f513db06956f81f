"""The work they want: title and industry."""

import re
from collections.abc import Iterator
from dataclasses import replace

from agency.skills.ordinary import EVERYDAY
from agency.skills.terms import Match
from agency.touches.reading.facts import Finding
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.scopes import (
    answer_after,
    goes_on_plainly,
    is_current,
    is_welcome,
    is_wished,
    refusal,
    refused,
)
from agency.touches.reading.wanting import as_wish, leads_away

_JOB = r"(?:roles?|jobs?|positions?|posts?|titles?|opportunit(?:y|ies)|gigs?|seats?|slots?|titles?|chair|material|stuff|track|path|grade|duties)"
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


def find_titles(note: Note, matches: list[Match]) -> Iterator[Finding]:
    skills = {(match.start, match.end) for match in matches if match.term.kind == "skill"}
    for match in matches:
        if match.term.kind != "title":
            continue
        if (match.start, match.end) in skills and not is_work(note, match):
            continue
        at = (match.start, match.end)
        name = match.term.name
        finding = Finding("title", name, name, (at,), term_id=match.term.id)
        if is_current(note, match.start) or _is_at_a_firm(note, match):
            continue
        wishes = as_wish(finding, note)
        doubted = _is_somebody(note, match) or _is_far_from_thewish(note, match, matches)
        yield from (wish.doubted() for wish in wishes) if doubted else wishes
    known = Ground(len(note.plain), [(match.start, match.end) for match in matches])
    for found in _FREE_TITLE.finditer(note.plain):
        words = [word for word in found["title"].split() if word not in _NOT_A_TITLE]
        at = found.span("title")
        if not _ONLY_A_LEVEL.issuperset(words) and known.is_free([at]):
            phrase = " ".join(words)
            finding = Finding("title", phrase, phrase.capitalize(), (at,), sure=False)
            yield from (wish.doubted() for wish in as_wish(finding, note))


_SOMEWHERE = pattern(r"^ at (?:an?|any|some|another|the right|her own|his own) ")


def _is_at_a_firm(note: Note, match: Match) -> bool:
    """ "Analyst at Deloitte" is where they are; "at a hospital" may be where they would like to be."""
    after = note.after(match.end, 16)
    return after.startswith(" at ") and not (
        _SOMEWHERE.match(after) or is_wished(note, match.start, match.end)
    )


_A_PERSON = pattern(r"\b(?:an?|as|be|become|becoming) $")


def is_work(note: Note, match: Match) -> bool:
    """Whether a word that is a skill too ("docker", "chef") is said as somebody's work."""
    before, after = note.before(match.start, 12), note.after(match.end, 20)
    return bool(_WORK_NAMED.search(after) or _A_PERSON.search(before))


_MEETS_SOMEBODY = pattern(
    r"(?:\b(?:hir(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|manag(?:es|ed|ing)|supervis(?:es|ed|ing)|report(?:s|ed|ing)? to|managed by"
    r"|work(?:s|ed|ing)? (?:with|alongside|under|closely with)|met|spoke (?:to|with)|talked to|replac(?:e|es|ed|ing)|lost|fired|train(?:s|ed|ing)"
    r"|coach\w*|mentor\w*|oversees?|oversaw|poached|married to|living with|call(?:ed)? (?:from|with)|e?-?mail(?:ed)? (?:from|with))"
    r"(?: (?:an?|the|her|his|their|our|another|other|new|two|three|four|five|six|several|some|[0-9]+))* $)"
)
_WHOSE = pattern(
    r"\b(?:her|his|their|my|our|[a-z]+'s)(?: (?:new|old|former|current|own|own old))? $"
)
_WORK_NAMED = pattern(rf"^s? {_JOB}\b")
_FOR_A_TEAM = pattern(
    r"^s? (?:for|in|on|under|to join) (?:her|his|their|my|our)(?: own| new)? (?:team|department|dept|group|company|firm|shop|unit)\b"
)


def _is_somebody(note: Note, match: Match) -> bool:
    """ "Hires a data engineer", "her controller": a person they deal with, not the work they want."""
    before, after = note.before(match.start, 50), note.after(match.end, 40)
    if _FOR_A_TEAM.search(after):
        return True
    is_work = _WORK_NAMED.search(after)
    return not is_work and bool(_MEETS_SOMEBODY.search(before) or _WHOSE.search(before))


_TO_A_TITLE = word_set(
    "a an the as to be being become becoming into in for of or and roles role job jobs position positions work working next"
    " another some more any good right proper permanent perm contract interim full-time part-time remote hybrid on-site"
    " senior junior lead principal staff head chief assistant associate deputy regional local small big bigger smaller"
    " new similar level step move moving go going get getting back up at either maybe perhaps possibly also"
    " only just first long-term short-term freelance temp temporary like something ideally say i.e e.g her his their own"
    " land landing find finding seat post one day nothing less than only de d'un d'une un une als comme devenir eine einen"
)
_THE_PERSON = pattern(
    r"\b(?:needs?|look(?:s|ing)? for|seeking|would (?:love|like|prefer)|'d (?:love|like|prefer)|wants?|asks? for|asking for|see|prefers?)"
    r"(?: to see)? (?:an?|the|another|some) $|\bthe $"
)
_WISH_WORDS = pattern(
    r"\b(?:want(?:s|ed|ing)?|would(?: (?:like|love|take|consider|prefer|accept|be|do|go|move|only))*|open|look(?:s|ing)?|interested|keen|prefer(?:s|red|ably)?"
    r"|hop(?:es?|ing)|ready|dreams?|ideal(?:ly)?|seek(?:s|ing)|ask(?:s|ing)?|happy|willing|consider(?:s|ing)?|needs?|step|role|move|aim(?:s|ing)?|goal"
    r"|target(?:s|ing)?|(?:her|him)self|fancies|after|for|up|on|forward|chas(?:es|ing)|into|pursu(?:es|ing)|appl(?:y|ies|ying)|towards?|is|it's)\b|'d\b"
)


def _is_far_from_thewish(note: Note, match: Match, matches: list[Match]) -> bool:
    """Between the words that wish and the title stand words that say something else."""
    if not goes_on_plainly(note, match.end):
        return True
    before, after = note.before(match.start, 60), note.after(match.end, 20)
    if not _WORK_NAMED.search(after) and _THE_PERSON.search(before):
        return True
    start = match.start - len(before)
    letters = list(before)
    for other in matches:
        for at in range(max(other.start, start), min(other.end, match.start)):
            letters[at - start] = " "
    said = re.split(r"[;:()]|\sbut\s", "".join(letters))[-1]
    wishes = [found.end() for found in _WISH_WORDS.finditer(said)]
    between = said[wishes[-1] :] if wishes else ""
    return not _TO_A_TITLE.issuperset(re.findall(r"[a-z'.-]+", between))


def find_industries(note: Note, matches: list[Match]) -> Iterator[Finding]:
    refused_until = -1
    for match in matches:
        if match.term.kind != "industry" or _is_company(note, match) or _is_errand(note, match):
            continue
        if _is_everyday(note, match) and not (
            _stands_alone(note, match) or _is_beside_another(note, match, matches)
        ):
            continue
        name = match.term.name
        finding = Finding(
            "industry", name, name, ((match.start, match.end),), term_id=match.term.id
        )
        for wish in as_wish(finding, note):
            if wish.negated and leads_away(note, refused_until, match.start):
                wish = replace(finding, horizon="now")
            between = note.plain[refused_until : match.start].strip() if refused_until > 0 else ""
            carried = between in {",", "or", "nor", "and", ", or"}
            if carried and not (wish.negated or is_welcome(note, match.end)):
                wish = refused(finding, sure=between != ",")
            refused_until = match.end if wish.negated else -1
            yield (
                wish
                if goes_on_plainly(note, match.end) and not _is_bought(note, match)
                else wish.doubted()
            )


def _is_everyday(note: Note, match: Match) -> bool:
    return note.plain[match.start : match.end] in EVERYDAY


_TO_WORK_IN = pattern(
    r"(?:^|[,;:/.(] ?|\b(?:an?|any|another|some|the|in|into|for|or|and|to|of|like|try|no|not|never|avoid|only|preferably|ideally|with|sauf|une?|des?|aux?|le|la|les"
    r"|dans|en|pour|ou|et|zu|einer?|einem|kein[a-z]*|oder|und|im|der|die|das|bei|wont touch|won't touch|touch|anything|more|big|public|private|small|other)) ?$"
)


_OR = pattern(
    r" ?(?:,|/|&|or|and|nor|ou|et|ni|oder|und|noch)(?: (?:an?|any|the|une?|des|d'|eine[nr]?))? ?"
)


def _is_beside_another(note: Note, match: Match, matches: list[Match]) -> bool:
    """ "A utility or a bank": in a list of lines of work."""
    return any(
        _OR.fullmatch(note.plain, min(match.end, other.end), max(match.start, other.start))
        for other in matches
        if other.term.kind == "industry"
        and other.term != match.term
        and min(abs(other.start - match.end), abs(match.start - other.end)) < 10
    )


_ITEM = pattern(r"(?:[,;:/]|->) ?$")
_THE_JOB = pattern(r"^the .* (?:job|role|gig)")
_ITEM_ENDS = pattern(r" ?(?:[,;./]|$)")


def _stands_alone(note: Note, match: Match) -> bool:
    """Whether an everyday word is wished or refused as a place to work, not gone to or eaten."""
    if _ITEM.search(note.before(match.start, 3)) and _ITEM_ENDS.match(note.after(match.end, 2)):
        return True
    if _THE_JOB.search(note.plain[max(0, match.start - 4) : match.end + 6]):
        return False
    if not goes_on_plainly(note, match.end) or not _TO_WORK_IN.search(note.before(match.start, 24)):
        return False
    at = (match.start, match.end)
    return (
        refusal(note, *at)[0] or answer_after(note, match.end) is not None or is_wished(note, *at)
    )


_BOUGHT = pattern(
    r"\b(?:health|dental|life|car|home|better|her|his|stocks?|a|buy(?:ing)?|visa|loves?|government|bank|love to|like to|likes? to) $"
)


def _is_bought(note: Note, match: Match) -> bool:
    """ "Wants health insurance", "would love to travel": not where they want to work."""
    said = note.plain[match.start : match.end]
    lead = _BOUGHT.search(note.before(match.start, 14))
    return bool(lead) and " " not in said


def _is_errand(note: Note, match: Match) -> bool:
    """ "No travel", "20% travel" are about the days, not the industry."""
    lead = pattern(r"\b(?:no|not|less|little|much|some|any|more|lots of|of|to) $|% $")
    said = note.plain[match.start : match.end]
    return said == "travel" and bool(lead.search(note.before(match.start, 10)))


_FRENCH_ARTICLE = pattern(r"\b(?:la|le|les|du) $")
""" "La Défense" is a place: a capital after such an article is a name."""


def _is_company(note: Note, match: Match) -> bool:
    """ "Saltmarsh Energy" is a firm, not a wish for the energy industry."""
    if not note.cased[match.start].isupper():
        return False
    if _FRENCH_ARTICLE.search(note.before(match.start, 4)):
        return True
    lead = note.cased[max(0, match.start - 30) : match.start].split()
    return bool(lead) and lead[-1][:1].isupper() and lead[-1][-1:].isalnum()
