"""Whose wish is it, and is it refused? Read from the words around a mention, in its sentence.

Not a parser: a refusal reaches to the end of its clause, a relative's wish to the next subject.
"""

import re
from collections import deque
from dataclasses import replace
from typing import Literal

from agency.touches.reading.facts import Finding
from agency.touches.reading.notes import Note, pattern, word_set

Voice = Literal["theirs", "perhaps", "pitch", "other"]

_NOT_REFUSALS = pattern(
    r"\bnot (?:now|yet|only|just|sure|before|until|till|bad|right now|at the moment|this year"
    r"|interested right now|opposed|against|afraid|a problem)\b"
    r"|\bno (?:problem|rush|answer|doubt|reply|pickup|hurry|more than)\b|\bnot (?:more|less) than\b"
    r"|\b(?:won't|wouldn't|will not|would not|not|n't) (?:[a-z]+ ){0,2}(?:less|below|under|lower)(?: than)?\b|\b(?:does|would)(?:n't| not) mind\b|\bnot that (?:she|he|they) [a-z]+\b|\bnever said no to\b|\bno more than\b|\bnot too\b|\bnothing (?:less|below|under)\b|\bif not\b"
)
_REFUSAL = pattern(
    r"(?:\b(?:not|never|no|nor|neither|without|avoid(?:s|ing)?|hates?|dislikes?|loathes?|refuses?|except(?: for)?"
    r"|(?:anything|anywhere|anyone|everywhere|all) but|other than|rather than|nothing(?: in)?"
    r"|no longer|instead of|against|(?:sick|tired|weary) of|done with|rul(?:es?|ed|ing) out|leav(?:e|ing)"
    r"|(?:wants?|gets?|move|stay|keep|break|breaking|getting|moving|stepping|is|'s) out of|(?:wants?|looking|hopes|ready) to (?:leave|exit|escape|quit|get away from)|escap(?:e|ing)|exit(?:ing)?|quit(?:ting)?|fed up with|had enough of|enough of|burn(?:ed|t)[ -]?out (?:on|by|from)|bored (?:of|with)|over (?=[a-z]+ (?:life|work))|anti|zero interest in|no interest in|allergic to|cannot stand|can't stand|won't touch|done doing|away from|dont|doesnt|wont|cant|isnt|wouldnt|cannot|(?<!non[- ])stop)\b|n't\b)"
    r"(?P<between>(?: [^ \n,]+){0,6}) ?$"
)
_REFUSED_AFTER = pattern(
    r"^(?: (?:is|was|are|would be)|'s)?(?: (?:definitely|absolutely|just))?"
    r" (?:not (?:for (?:her|him|them|me)|an option|of interest|possible|happening)"
    r"|isn't (?:for|an option|possible)|out\b(?! of| by)|a no\b|a no-go|off the table|impossible)"
)
_CLAUSE_BREAK = re.compile(
    r"[,;:()]|\sbut\s(?!not)|\bonly\s|\bhappy to\b|(?<!n't\s)(?<!not\s)(?<!never\s)(?<!longer\s)\bwants?\s(?=a|to)|\sand\sinto\s|\s-\s"
)
_BUT_EXCEPTION = pattern(r"\b(?:anything|anywhere|anyone|everywhere|all) but ")
_RELATIVE = (
    r"(?:husband|wife|partner|spouse|brother|sister|friend|son|daughter|colleague|boss|manager"
    r"|mother|father|mom|mum|dad|parents?|kids?|children|fiancee?|boyfriend|girlfriend"
    r"|cousin|family|in-laws|ex|neighbour|neighbor|mentor|nephew|niece|roommate|flatmate|uncle|aunt|team|recruiter)"
)
_THIRD_PERSON = pattern(
    rf"\b(?:her|his|their|my|[a-z]+'s) (?:old |best |former |own )?{_RELATIVE}\b"
    r"(?P<acts>(?:,? [a-z]+,?)? (?:wants?|wanted|is|was|are|has|had|have|works?|would|lives?|likes?"
    r"|loves?|prefers?|needs?|got|gets?|took|said|says|moved|can|will|knows|hates?|thinks|starts?"
    r"|who|looking|found)\b|'s |'d )?"
)
_PITCH = pattern(
    r"\b(?:told|pitched|asked|spoke to|talked to)(?: [a-z']+){0,3} about|\bpitched\b|\bmentioned\b"
    r"|\b(?:the |this |our |their |hiring )?(?:clients?|company|employer|(?:client|role|job)(?:'s)? (?:budget|band|range|side|team|max)"
    r"|jd|job (?:description|ad|spec)|spec|advert|posting|vacancy|hiring manager|hm|(?<!her )(?<!his )(?:role|job|position)|band|budget)(?:'s)?"
    r" (?:(?:only|also|really|just|still|now) )?(?:is|are|pays?|wants?|needs?|offers?|was|goes|starts?|has|said|would|requires?|asks?|asked"
    r"|calls|lists|mentions|must|insists|expects|can't|cannot|won't|tops|looks|looking|seeks|prefers)\b"
    r"|\b(?:role|job|client|position)(?:'s)? (?:budget|band|range|max|start(?: date)?)\b"
    r"|\b(?:re|regarding):? (?:the|our|this|an?)\b"
    r"|\b(?:called|rang|phoned|emailed|messaged?|voicemail|wrote|texted|reached out|chat|call)(?: [a-z']+){0,3} about (?:the|our|this|an?)\b"
    r"|\b(?:boss|manager|employer|company|firm|work) (?:offered|offers|gave|counter\w*|proposed)\b|\bthey (?:want|offer(?:ed)?|asked|insist(?:ed)?|need|pay)\b"
    r"|\bwe (?:have|need|are hiring)\b|\bclients? (?:pays?|wants?|needs?|has|have|said|says|asked|asks|told|wrote|called|requested|is|was|won't|doesn't|will)\b|\bthe role\b"
)
_NEXT_SUBJECT = pattern(
    r"[;:]|,(?! (?:who|an? |the )[^,]*$)|\bbut\b|\b(?:so|and|or|while|yet) (?:she|he|they|i|we)\b"
    r"|\b(?:she|he) (?:wants|would|is|says|prefers|needs|will|could)\b"
)
_AFTER_PITCH = pattern(
    r"[;:]|\bbut\b|\b(?:she|he|they|i)(?:'d|'s|'ll)?\b|\b(?:wants|would like|prefers|not for (?:her|him|them))\b"
)
"""A list of what a role offers goes on over commas."""
_WISH = pattern(
    r"\b(?:want(?:s|ed|ing)?|would (?:like|love|move|take|go|consider|prefer|relocate|listen|be up"
    r"|be happy|be open|accept|jump|work|do|look|commute|sign)|open (?:to|for)|look(?:s|ing) (?:for"
    r"|at|to|in)|interested in|keen (?:on|to)|see(?:s|ing)? (?:herself|himself|themselves)|(?:apply|applying|applies) (?:for|to)|prefer(?:s|red|ably|ring)?|hop(?:es|ing) (?:for|to)"
    r"|ready for|dream(?:s|ing)?|ideal(?:ly)?|relocat(?:e|es|ing)|seek(?:s|ing)|ask(?:s|ed|ing) for"
    r"|up for|happy (?:to|with)|willing to|consider(?:s|ing)?|needs?|insists|must (?:be|have)"
    r"|next (?:step|role|job|move)|aim(?:s|ing)|listen to|only|move (?:to|for|back|into)|after an?"
    r"|moving (?:to|back|into)|fine with|wouldn't mind|would not mind|doesn't mind|happy as|less than|dream|target|ok with|okay with|go back to|would accept|wishes"
    r"|excited (?:about|by)|from [a-z]+(?: [a-z]+)? to|goal|targeting|sole|somewhere in|wish(?:es)?)\b|'d (?:like|love|move|take|go"
    r"|consider|prefer|listen|be|work|accept|do)\b|\bminimum\b|\bat least\b"
)
_STATE = pattern(
    r"\b(?:(?:(?<!goal )(?<!dream )(?<!target )(?<!aim )(?<!ambition )(?:is|was)|she's|he's|been|now|currently|still) an? "
    r"|(?:became|made|acting|appointed|hired as|started (?:out |off )?as|trained as|spent|(?<!be )(?<!get )promoted to)\b"
    r"|(?<!ideally )(?<!self )(?<!selves )(?<!work )(?<!working )(?<!role )(?<!job )(?<!position )(?<!post )(?<!back )as an? "
    r"|(?<!to )works? (?:as|at|in|for)\b|(?<!start )(?<!like )(?<!love )(?<!enjoy )working (?:as|at|in|for)\b|currently\b|based in\b|liv(?:es?|ing) in\b|left\b"
    r"|from\b(?! (?:the |mid|early|late|next|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|monday|q[1-4]|[0-9]|home|now|immediately|week))|moved (?:from|to)\b|used to\b|formerly\b|previously\b|years (?:as|in|at|of)\b"
    r"|background in\b|experience (?:in|with|of)\b|knows\b|uses\b|her current\b|his current\b)"
)
_WISHED_AFTER = pattern(
    r"^ (?:only\b|would (?:work|do|suit|be (?:fine|ideal|great|ok))|is (?:fine|ok|okay|ideal|a must)"
    r"|preferred|ideally|please|works for|or nothing|minimum|at least|possible\b)"
)

_FIRMS_HALT = pattern(
    r"\b(?:clients?|company|firm|employer|hiring|project|role|req|requisition|budget|headcount|recruitment|vacancy|position|process|team|they|it|department|bank|board|headcount|site|programme|program|store)(?: [a-z']+){0,2} (?:on (?:hold|ice|pause)|paused?|parked|froze|frozen|shelved|is|are|was|has|have|put|taking|takes)\b"
)


def is_a_firms_halt(note: Note, at: int) -> bool:
    """Whether it is a firm or its project that pauses ("the client's search is on hold")."""
    return bool(_FIRMS_HALT.search(note.before(at, 110)))


def refusal(note: Note, start: int, end: int) -> tuple[bool, bool]:
    """Whether a mention is refused, and whether that is plain (the refusal stands close by)."""
    if _REFUSED_AFTER.search(note.after(end, 40)):
        return True, True
    before = _BUT_EXCEPTION.sub("not ", note.before(start, 70))
    clause = _NOT_REFUSALS.sub("", _CLAUSE_BREAK.split(before)[-1])
    found = _REFUSAL.search(clause)
    if not found:
        return False, True
    return True, len(found["between"].split()) <= 4


def is_welcome(note: Note, end: int) -> bool:
    """Whether the words right after say yes to it ("Halifax is fine")."""
    return bool(_WISHED_AFTER.search(note.after(end, 30)))


def voice(note: Note, at: int) -> Voice:
    """Whether a mention is the candidate's own, a relative's, or part of our pitch."""
    before = note.before(at, 120)
    for cue, who, next_subject in (
        (_THIRD_PERSON, "other", _NEXT_SUBJECT),
        (_PITCH, "pitch", _AFTER_PITCH),
    ):
        last = deque(cue.finditer(before), maxlen=1)
        if last and not next_subject.search(before, last[0].end()):
            return "pitch" if who == "pitch" else "other" if last[0]["acts"] else "perhaps"
    return "theirs"


def speaks_of_another(note: Note, start: int, end: int) -> bool:
    """Whether nothing between says that they are spoken of again."""
    return not _AFTER_PITCH.search(note.plain[start:end])


def is_wished(note: Note, start: int, end: int) -> bool:
    """Whether the sentence says it is wanted, rather than held, left or lived in."""
    if is_welcome(note, end):
        return True
    before = note.before(start, 200)
    return _last(_WISH, before) > _last(_STATE, before)


def is_current(note: Note, start: int) -> bool:
    """Whether the words just before say it is so today, not wanted."""
    before = note.before(start, 40)
    return _last(_STATE, before) > _last(_WISH, before)


_CLAUSE_EDGE = re.compile(r"[,;:()!?\n/+]|\.(?=\s|$)|\s(?:but|and|or|then|so)\s|\s-\s|->")
_WORD = re.compile(r"[A-Za-z][a-z']*")
_CONNECTIVES = word_set(
    "and or but so as because bc since until til till unless if once when while though although however in for with"
    " on at to from by after before now yet today currently this next ideally preferably only either too also"
    " again please she he they i we who which that is isn't are would wants want then or nothing max minimum"
    " not no due per via about re the her his if within since near around remote hybrid permanent perm"
    " contract full-time part-time roles role jobs job positions position work gigs gig level seat posts post"
    " opportunities opportunity side sector space world industry industries firms firm companies company area"
    " instead anymore any more really later someday though stuff track path title field background experience"
    " exp skills skill daily heavily well expert years yrs user users last all first work stack these those much mostly mainly is was has says said can could"
    " arbeiten werden et und oder ou en"
)


def goes_on_plainly(note: Note, end: int) -> bool:
    """Whether a name stands by itself, and is not the first half of another ("retail hours")."""
    following = _WORD.match(note.cased, end + 1) if note.plain[end : end + 1] == " " else None
    if following is None:
        return True
    word = following[0]
    return word[0].isupper() or word.lower() in _CONNECTIVES


def strange_before(note: Note, start: int, known: frozenset[str]) -> bool:
    """Whether the clause up to here has a word that a wish of this kind has no use for."""
    clause = _CLAUSE_EDGE.split(note.before(start, 70))[-1]
    first = start - len(clause)
    return any(
        found[0].lower() not in known
        and not (found[0][0].isupper() and not clause[: found.start()].strip())
        for found in _WORD.finditer(note.cased[first:start])
    )


def strange_after(note: Note, end: int, known: frozenset[str]) -> bool:
    """Whether the clause goes on with such a word; a name in capitals is none."""
    clause = _CLAUSE_EDGE.split(note.after(end, 40), maxsplit=1)[0]
    words = _WORD.finditer(note.cased[end : end + len(clause)])
    return any(found[0].lower() not in known and found[0].islower() for found in words)


def _last(cue: re.Pattern[str], text: str) -> int:
    at = -1
    for found in cue.finditer(text):
        at = found.start()
    return at


def refused(finding: Finding, sure: bool) -> Finding:
    """The finding as something they will not have."""
    label = finding.label.removeprefix("Only ")
    keeps_capital = finding.kind in {"employer", "title", "place"}
    label = label if keeps_capital else label[0].lower() + label[1:]
    return replace(
        finding,
        negated=True,
        must=True,
        horizon="never",
        sure=sure,
        label=f"Not {'a ' if finding.kind == 'seniority' else ''}{label}",
    )
