"""Employers they want or refuse, told by their capitals: "never again for Loblaw", "dream employer: Hatch"."""

import re
from collections.abc import Iterator

from agency.touches.reading.facts import Finding
from agency.touches.reading.ground import Ground
from agency.touches.reading.languages.classes import LEXICON
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.scopes import refused, voice

_NAME = r"(?P<name>[A-Z][\w&'-]{0,40}(?:\.\w[\w&'-]{0,20}){0,3}(?:\s(?:[A-Z][\w&'-]{0,40}(?:\.\w[\w&'-]{0,20}){0,3}|of(?=\s[A-Z])|&)){0,4})"
_WORK = r"(?:work(?:ing)? (?:for|at|with)|join(?:ing)?|go(?:ing)? back to|return(?:ing)? to|consider(?:ing)?|touch|hear about|talk(?:ing)? to|be at)"
_WHOLE_WORK = r"(?:work(?:ing|ed)?|go(?:ing)?(?: back)?|return(?:ing)?|be(?:ing)?|join(?:ing)?|land(?:ing)?|start(?:ing)?|end(?:ing)? up|get(?:ting)?|mov(?:e|ing)|sign(?:ing)?(?: on)?|interview(?:ing)?|apply(?:ing)?|step(?:ping)?|set(?:ting)? foot|do(?:ing)? (?:a stint|time))"
_AT = r"(?: (?:back|again|on|in|into|inside|with|for|at|to|over to|across to|somewhere like|a (?:place|firm|company|shop) like|near|anywhere near))+"
_NOT_WANT = r"(?:won't|wouldn't|will not|would not|can't|cannot|couldn't|refuses to|never|not|no longer|doesn't|does not|don't|didn't|did not|shan't|swore (?:she|he|they)(?:'d| would)? never(?: to)?|vowed (?:never|not) to|(?:she|he|they)'d (?:never|rather not|sooner not|rather quit than))"
_WILL = r"(?: (?:want|wants|wanted|wish|wishes|care|like|plan|intend|hope|going|willing|prepared|ready|keen|ever|again|to|for|be|even|dream of|consider|contemplate|think about|entertain|look at|see (?:her|him)self|imagine|let|us|me|you|send|put|submit|forward|introduce|pitch|present|present|show|mention|offer))*"
_SEND = r"(?:send|put|submit|forward|introduce|pitch|present|show|offer|propose|share|give|pass|mention)(?:ing|s)?"
_HATE = (
    r"(?:(?:hated|loathed|regrets|regretted|resented|endured|survived|didn't enjoy)(?: (?:his|her|their|every|the|it|working|being|time|stint|years?|minute|spell))* (?:at|with|in|of)|"
    r"can't stand|can't bear|can't abide|couldn't stand|despises?|detests?|dislikes?|distrusts?|wary of|suspicious of|scared of|afraid of|put off (?:by|of)|turned off by|disillusioned (?:with|by)|disgusted (?:with|by)|appalled by"
    r"|scarred by|let down by|screwed (?:over )?by|treated badly (?:by|at)|mistreated (?:by|at)|bullied (?:by|at)|burn(?:ed|t) out (?:by|at)|shafted by|had (?:a )?(?:bad|terrible|awful|horrible|nasty|rough|grim) (?:experiences?|times?|interviews?|stints?|years?) (?:at|with|in)|bad blood (?:with|at)|bad history (?:with|at)|falling[- ]out (?:with|at)"
    r"|had enough of|has had it with|had it with|sick of|tired of|finished with|through with|wants nothing (?:more )?to do with|nothing to do with|no love for|no time for|not (?:a )?fans? of|no fan of|doesn't (?:rate|like|trust|respect|fancy|want|care for|think much of)|does not (?:rate|like|trust|want)|didn't (?:like|rate|enjoy)|(?:won't|wouldn't|will not|would not|refuses to) (?:touch|consider|entertain|look at|hear of|go near|do|join|take)"
    r"|(?:keep|hide|hold)(?: [a-z]+){1,3} (?:away |back |out )?(?:from|of)|left(?= [A-Z][\w&'-]+(?: [A-Z][\w&'-]+)? on bad terms)|vetoe?s?|vetoed|excludes?|excluding|excluded|strikes? off|crossed off|barring|apart from|but not|just not|definitely not|certainly not|absolutely not|preferably not|ideally not|please not|not even|hell no to|hard no (?:to|on|for)|big no (?:to|on|for)|no go for|nope to|pass on|hard pass on|never ever)"
)
_PLAINLY_REFUSED = (
    rf"\b{_NOT_WANT}{_WILL}(?: (?:her|his|their|the|my|a))*(?: (?:cv|resume|name|profile|details|roles?|jobs?))*(?: {_WHOLE_WORK}| {_SEND}(?: (?:her|him|them|me|it|his|the|any|cv|resume|name|profile|details|roles?|jobs?))*){_AT}",
    rf"\b{_HATE}",
    r"\b(?:anyone|anybody|anything|anywhere|any|everyone|everybody|everywhere|everything|all|open to all)(?: [a-z]+)?,? (?:but|except(?: for)?|other than|bar|save(?: for)?|besides|apart from|excluding|not)(?: (?:at|for|with|from))?",
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
_LIKE = (
    r"(?:loves?|loved|adores?|admires?|rates?|really (?:rates?|likes)|respects?|fancies|fancy|covets?|prefers?|favou?rs?|targets?|is after|chasing|eyeing|eyes|craves?|dreams? of|dreaming of|dreamt of|pining for|obsessed with|sold on|drawn to|attracted (?:to|by)|tempted by|impressed (?:by|with)|excited (?:about|by)|huge fan of|fan of"
    r"|a thing for|soft spot for|(?:heart|mind|sights|eyes?|hopes?) (?:is |are )?(?:set |fixed |pinned )?on|holding out for|waiting for|hold(?:s|ing)? out for|would kill (?:for|to join)|give (?:her|his) right arm for|jump(?:ing)? ship (?:for|to)|jump(?:ing)? (?:for|to|at)|leav(?:e|ing) for|mov(?:e|ing) for|drop everything for|say yes to|go for|made for|gunning for|keen to join|wants? into|wants? in (?:at|with)|break into)"
)
_WANT_TO = r"(?:want(?:s|ed|ing)?|would (?:like|love|be happy|be keen|be delighted|be thrilled|prefer)|'d (?:like|love|be happy|prefer|kill)|love|like|happy|keen|hop(?:es?|ing|ed)|aim(?:s|ing|ed)?|dream(?:s|t|ing)?(?: of)?|dying|desperate|itching|long(?:s|ing)|wish(?:es)?|plan(?:s|ning)?|trying|tries|tried|ready|eager|excited|open|willing|always wanted|looking|would|'d|angling|intends?|ambition(?: is)?|goal(?: is)?|dream(?: is)?|curious|interested)"
_BEST = r"(?:dream|ideal|perfect|number one|no\.? ?1|#1|top|first|favou?rite|preferred|target|best|main|ultimate|goal|wish ?list|short ?list)"
_CHANCE_AT = r"(?:fanc(?:y|ies|ied)|wants?|wanted|loves?|loved|likes?|liked|hopes for|hoping for|after|seeks|craves)(?: (?:a|an|the|some|her|his|any|long))* (?:stint|job|role|spot|seat|gig|crack|career|place|shot|chance|future|go|spell|post)(?: (?:at|with|for|in))"
_NO_WISH = re.compile(
    r"(?i)\b(?:no (?:chance|way|intention|desire|plans?|wish)|(?:sooner|rather) \w+(?: \w+){0,3} than|refus\w+|never|unlikely|reluctant|doubt\w*|hardly|wouldn't|won't)\b[^.;,]{0,40}$"
)
_WANTED = (
    rf"\b{_CHANCE_AT}",
    rf"\b(?<!not )(?<!n't )(?<!never ){_WANT_TO}(?: (?:to|on|in|about|at|ever|one day|someday|eventually|back|really|get|of|be))* {_WHOLE_WORK}{_AT}",
    rf"\b(?<!not )(?<!n't )(?<!never ){_WANT_TO}(?: (?:to|on|in|about|at|really))* (?:join|joining|try|trying|hear from|talk to|meet|consider|be at|be with|be part of|rejoin)",
    rf"\b(?<!not )(?<!n't )(?<!never ){_LIKE}",
    rf"\b(?:her |his |their |my |the )?{_BEST}(?: (?:of (?:her|his|my|the) (?:wish ?)?list|employer|company|firm|job|choice|pick|target|place|shop|destination|gig|option|team|client|bank|one))*(?:(?<=list)|(?<=employer)|(?<=company)|(?<=firm)|(?<=choice)|(?<=pick)|(?<=target)| ?:| is| are| has always been| would be| remains| was always| ?=| -)+",
    r"\b(?:anything|something|whatever|roles?|jobs?|openings?|vacanc(?:y|ies)|positions?|opportunit(?:y|ies)|call|chance|gig|seat|slot)(?: [a-z]+){0,3}? (?:comes? up|opens?(?: up)?|appears?|pops? up|going|arises?|turns? up|becomes? available|free) (?:at|with|in)",
    r"\b(?:only|just|solely|exclusively|strictly|specifically)(?: (?:interested in|wants|open to|for|considering|looking at|after|at|with|would consider|would join))*(?= [A-Z])",
    rf"\b(?:love|like|wants?|wanted|open|happy|keen|dying|hoping|hopes?|aiming|'d love) (?:to )?{_WORK}",
    r"\b(?:dream|target|preferred|ideal|favou?rite) (?:employers?|compan(?:y|ies)|firms?|jobs?|list)(?: is| are|:| would be)*",
    r"\btargets?(?:ing)?:?",
    r"\b(?:(?:companies|places|firms|somewhere|employers|anywhere|teams|shops) (?:like|such as)|(?:eye|eyes) on|admires?|watching|jump at|leave for|move for|hoping for|would go to|prefers|wants|likes|if)",
    rf"\b(?<!not )interested in {_WORK}",
    r"\b(?<!not )(?:interested in|keen on|open to|loves|big fan of|curious about)",
    r"\b(?:job|role|move|career|position|gig|anything|something|work|start|spot) (?:at|with)",
    r"\bwants (?:in at|into|in with)",
)
_BE = r"(?:,? (?:is|are|was|were|would be|'s|'d be|remains|has always been|looks|sounds|seems)| ?[:=?!-]+)(?: (?:a|an|the|her|his|their|my|just|really|so|too|definitely|absolutely|very|always|still|such|simply|totally|completely|also))*"
_SAID_AFTER = (
    (
        rf"{_BE} (?i:hard no|big no|firm no|flat no|no(?= ?(?:$|[.,;!-]))|nope|(?:absolutely|definitely|certainly) not|not a chance|not again|never|no way|no chance|no thanks|no thank you|non[- ]starter|no[- ]?go|off|out|banned|barred|dealbreaker|deal[- ]breaker|toxic|awful|terrible|horrible|a mess|ruled out|vetoed|blocked|excluded|over (?:her|his|my) dead body|hell no|not (?:for (?:her|him|them|me)|on|happening|an option|of interest|welcome|acceptable|allowed|going to happen|on the list)|forget it|anywhere but|last (?:place|resort|choice)|the (?:enemy|worst))\b(?! of)",
        True,
    ),
    (
        r",? (?:on bad terms|and (?:won't|would never|will never|wouldn't|never) (?:return|go back|be back))",
        True,
    ),
    (
        r"(?: [a-z]+){0,2},? (?:not going there|never going back|no way|won't go there|wouldn't go there|never again)\b",
        True,
    ),
    (
        rf"{_BE} (?:dream|ideal|perfect|number one|top|first|favou?rite|preferred|target|goal|best|main|ultimate)(?: (?:employer|company|firm|job|choice|pick|target|place|shop|destination|team|option|one))?\b",
        False,
    ),
    (
        r" (?:would|might|could|does|really|is) (?:be )?(?:appeals?|appealing|tempt(?:s|ing)?|interest(?:s|ing)?|attractive|excites?|exciting|suit|welcome|ok|fine|great|lovely|amazing|wonderful)\b(?! (?:in|at|to) (?:the|a))",
        False,
    ),
    (r"(?: [a-z]+)?, (?:and )?wants in(?= ?(?:$|[.,;!]))", False),
    (r" (?:appeals|excites|interests|attracts|tempts)\b", False),
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
                works_there = pattern(rf"(?i:{_WORK}|\b(?:dream|ideal|number one)\b.*) $").search(
                    found[0][: found.start("name") - found.start()]
                )
                for name in _list(found, note):
                    is_skill = not works_there and skills.is_full(name.span("name"))
                    if name.start("name") not in seen and not is_skill:
                        seen.add(name.start("name"))
                        is_no = refuses or bool(_NO_WISH.search(note.before(found.start("name"))))
                        yield from _employer(name, note, taken, own, is_no, plain)
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
    if name.lower() in _COUNTRIES or LEXICON.is_in(name.lower(), "LEVEL"):
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
