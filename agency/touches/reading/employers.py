"""Employers they want or refuse, told by their capitals: "never again for Loblaw", "dream employer: Hatch"."""

import re
from collections.abc import Iterator

from agency.touches.reading.facts import Finding
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.scopes import refused, voice

_NAME = r"(?P<name>[A-Z][\w&'-]{0,40}(?:\.\w[\w&'-]{0,20}){0,3}(?:\s(?:[A-Z][\w&'-]{0,40}(?:\.\w[\w&'-]{0,20}){0,3}|of(?=\s[A-Z])|&)){0,4})"
_WORK = r"(?:work(?:ing)? (?:for|at|with)|join(?:ing)?|go(?:ing)? back to|return(?:ing)? to|consider(?:ing)?|touch|hear about|talk(?:ing)? to|be at)"
_PLAINLY_REFUSED = (
    rf"\b(?:won't|wouldn't|will not|would not|refuses to|not to|never|(?:doesn't|does not|don't|didn't) (?:want to|wanna)|no longer wants to"
    rf"|not interested in|(?:can't|couldn't) (?:see (?:her|him)self|face))(?: ever)? {_WORK}",
    r"\b(?:never(?: again)?|no way|not ever|not again|under no circumstances) (?:for|at|with|back (?:to|at)|to)",
    r"\bunder no circumstances",
    r"\b(?:anyone|anybody|anywhere|any (?:firm|company|bank|shop|place)|everyone|all) (?:but|except(?: for)?|other than)",
    r"\b(?:nothing|no (?:jobs?|roles?|work|calls?)) (?:at|from|with|for)",
    r"\b(?:hates|loathes|ruled out|rules out|ruling out|blacklists?|boycotts?|avoids?|avoiding|swore off|steer(?:s|ing)? clear of|no interest in|can't stand|done with|keep(?:s|ing)? (?:her|him|me|them) away from|stay(?:s|ing)? away from|never again|allergic to|skip|no to|bad (?:experience|time) (?:at|with)|won't hear of|swears off|burned by|burnt by|won't do|not a fan of|fed up with)",
    r"\bnot (?:interested in|keen on|for|at|with|back to|back at)",
)
_BARELY_REFUSED = (r"\bnot", r"\bnever", r"\bexcept", r"\bno")
"""A word alone may refuse anything: where a town is spoken of, it may be a town we do not know."""
_WANTED = (
    rf"\b(?:love|like|wants?|wanted|open|happy|keen|dying|hoping|hopes?|aiming|'d love) (?:to )?{_WORK}",
    r"\b(?:dream|target|preferred|ideal|favou?rite) (?:employers?|compan(?:y|ies)|firms?|jobs?|list)(?: is| are|:| would be)*",
    r"\btargets?(?:ing)?:?",
    r"\b(?:(?:companies|places|firms|somewhere|employers|anywhere|teams|shops) (?:like|such as)|(?:eye|eyes) on|admires?|watching|jump at|leave for|move for|hoping for|would go to|prefers|wants|likes|if)",
    rf"\b(?<!not )interested in {_WORK}",
    r"\b(?<!not )(?:interested in|keen on|open to|loves|big fan of|curious about)",
    r"\b(?:job|role|move|career|position|gig|anything|something|work|start|spot) (?:at|with)",
    r"\bwants (?:in at|into|in with)",
)
_SAID_AFTER = (
    (
        r"(?: is| are|'s)?(?: a)? (?:no(?= ?(?:$|[.,;!]))|no[- ]go|off the table|off limits|never again|blacklisted|no way|out(?= ?(?:$|[.,;!]))|not an option|no thanks|out of the question)",
        True,
    ),
    (
        r"(?: is| are| would be|'s) (?:her|his|a|the) (?:dream|target|first choice|top (?:pick|choice)|favou?rite|goal)",
        False,
    ),
    (r" or nothing\b", False),
    (r"(?: (?:or|and) [A-Z]\w+(?: [A-Z]\w+)?)? only(?= ?(?:$|[.,;!]))", False),
)
_NEXT = re.compile(rf"(?:,\s|,?\s(?:or|nor|and)\s|\s?/\s?){_NAME}")
_NO_EMPLOYER = word_set(
    "i now not until before after monday tuesday wednesday thursday friday saturday sunday january february"
    " march april may june july august september october november december q1 q2 q3 q4 remote hybrid she he they"
    " the a an interested today tomorrow christmas only this that it we you her his their my our wfh ote jd cv"
)


_COUNTRIES = word_set("usa uk us eu canada europe germany france england scotland ireland")


def find_employers(
    note: Note, taken: Ground, skills: Ground, own: frozenset[str]
) -> Iterator[Finding]:
    """Firms named after words of refusal or wish; nothing where the whole note is in capitals.

    A firm may be called as its product is ("work for Shopify"): after such words it is the firm.
    """
    if note.cased.upper() == note.cased:
        return
    seen: set[int] = set()
    for sources, refuses, plain in (
        (_PLAINLY_REFUSED, True, True),
        (_BARELY_REFUSED, True, False),
        (_WANTED, False, False),
    ):
        for source in sources:
            for found in pattern(rf"(?i:{source}) {_NAME}").finditer(note.cased):
                works_there = pattern(rf"(?i:{_WORK}) $").search(
                    found[0][: found.start("name") - found.start()]
                )
                for name in _list(found, note):
                    is_skill = not works_there and skills.is_full(name.span("name"))
                    if name.start("name") not in seen and not is_skill:
                        seen.add(name.start("name"))
                        yield from _employer(name, note, taken, own, refuses, plain)
    for found, refuses in _told_after(note):
        for name in _list(found, note):
            if name.start("name") not in seen and not skills.is_full(name.span("name")):
                seen.add(name.start("name"))
                for told in _employer(name, note, taken, own, refuses, plain=False):
                    yield told.doubted()


def _told_after(note: Note) -> Iterator[tuple[re.Match[str], bool]]:
    """ "Uber is off the table", "Ledcor or PCL only"."""
    for source, refuses in _SAID_AFTER:
        for found in pattern(rf"{_NAME}(?={source})").finditer(note.cased):
            yield found, refuses


def _list(found: re.Match[str], note: Note) -> Iterator[re.Match[str]]:
    """The name found, and those that follow it: "Rogers, Bell or Telus"."""
    name: re.Match[str] | None = found
    while name is not None:
        yield name
        name = _NEXT.match(note.cased, name.end())


def _employer(
    found: re.Match[str],
    note: Note,
    taken: Ground,
    own: frozenset[str],
    refuses: bool,
    plain: bool,
) -> Iterator[Finding]:
    name = re.sub(r"(?:\s(?:of|and|&)|'s|[.'-])+$", "", found["name"])
    start = found.start("name")
    span = (start, start + len(name))
    words = name.lower().split()
    if not words or words[0] in _NO_EMPLOYER or words[0] in own or taken.is_full(span):
        return
    if name.lower() in _COUNTRIES:
        return
    if voice(note, start) == "other":
        return
    name = note.words(span)
    finding = Finding("employer", name, name, (span,), horizon="now", sure=False)
    if not refuses:
        yield finding
        return
    sentence_start, _ = note.sentence(start)
    after_towns = not plain and not taken.is_free([(sentence_start, start)])
    yield refused(finding, sure=(plain or len(words) > 1) and not after_towns)
