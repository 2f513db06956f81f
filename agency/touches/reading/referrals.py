"""Whom they named to us: "her colleague Lena might look", "recommends Sam Ode", "try Hannah Reid"."""

import re
from collections.abc import Iterator

from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note, pattern, word_set

_KIN = (
    r"(?:(?:(?:ex|former|old|younger|older|little|big|best|good|close)[ -])*(?:colleague|co-?worker|workmate|team ?mate"
    r"|friend|buddy|mate|classmate|cousin|brother|sister|roommate|flatmate|housemate|contact|peer|mentee|nephew|niece"
    r"|uncle|aunt|boss|manager|supervisor|lead|neighbou?r|husband|wife|partner|son|daughter|girlfriend|boyfriend|predecessor"
    r"|successor|apprentice|intern|deskmate|report|protege|dad|mom|mum|father|mother)s?(?:[ -]in[ -]law)?(?:'s (?:assistant|friend|colleague|cousin|nephew|niece|boss|brother|sister|wife"
    r"|husband|son|daughter))?)"
)
_SOMEBODY = (
    r"(?:an?|the|another|one|some) (?:[a-z]+ )?(?:girl|guy|woman|man|person|bloke|lad|chap|lady|colleague|dev|developer|engineer|analyst|nurse|manager|accountant|friend|junior|senior)"
    r" (?:on|in|at|from) (?:her|his|their) (?:old |former |current )?(?:team|company|firm|office|work|workplace|department|dept|crew|shop|place|floor|group|class|course)"
)
_FIRM_KIN = r"(?:(?:ex|former|old|best|good|close)[ -])*(?:colleague|co-?worker|workmate|team ?mate|friend|buddy|classmate|peer|mentee|cousin)s?"
_WHOSE = r"(?:her|his|their|my|one of (?:her|his|their))"
_NAME = r"(?P<name>[A-Z][\w'-]{1,30}(?: (?:(?:van|de|der|von|al|el|mac|le|la|di|da) ){0,2}[A-Z][\w'-]{1,30}){0,2})"
_ANY_NAME = r"(?P<name>[^\W\d_][\w'-]+(?: [A-Z][\w'-]+)?)"
_SEEKS = (
    r"(?:,? (?:who|that|she|he|they))?(?: [a-z]+ (?:at|in|for) [A-Za-z]+,?)?(?:(?: just)? (?:finished|is|was|got) [^.;,]{1,40}? and)?"
    r"(?:(?: (?:might|may|could|would|'d|will)(?: (?:also|well|perhaps|even))? (?:look|be|move|consider|listen|like to|want to|talk|fit|suit|jump|leave)\b)"
    r"|(?:(?:(?: is| was| are|'s)(?: (?:also|now|actively|very|quite|just|both))*) (?:looking|open to|interested|keen|perfect|ideal|available|hunting|job[ -]?hunting"
    r"|on the (?:market|lookout)|unhappy|searching|seeking|a (?:good|great|strong|better) fit|worth|out of work|between jobs|laid off|ready (?:to move|for a change)|fed up|bored|miserable|leaving|redundant))|(?:,? (?:hates|loathes) it(?: there)?)|(?: [a-z]+ [a-z]+,)? could use a (?:job|change|move)|(?: wants out)"
    r"|(?: (?:also )?(?:wants?|needs?|looks? for|is after|seeks?)(?: in\b| to (?:move|leave|change|switch|talk|hear from)|(?: an?)?(?: new| different| next)?"
    r" (?:job|work|role|change|position|[a-z]+ (?:work|jobs?|roles?))))"
    r"|(?: (?:just |recently )?(?:got|was|been) (?:laid off|made redundant|let go))"
    r"|(?: (?:asked|asks) (?:for (?:my|our|a) (?:card|number|details|email)|about (?:us|jobs|roles|work|openings))))"
)
_ASKS_US = (
    r"(?:recommend(?:s|ed|ing)?|refer(?:s|red|ring)?|suggest(?:s|ed|ing)?|put forward|vouch(?:es|ed) for|nominat(?:es|ed)|point(?:s|ed) (?:us|me) to"
    r"|(?:says?|said|told (?:us|me)) (?:to|we should|i should|you should)(?= (?:try|call|talk|speak|contact|ping|reach|meet|ring))|named|worth)"
    r"(?: (?:we|us|me|that|i|to|also))*(?: (?:try|call|calling|talk(?:ing)? (?:to|with)|speak(?:ing)? (?:to|with)|contact(?:ing)?|ping|reach out to"
    r"|meet(?:ing)?|ring|ask(?:ing)?|a (?:chat|call|word) with))?"
)
_GAVE = (
    r"(?:passed|gave|sent|shared|left)(?: on| along)?(?: (?:us|me))?(?: (?:the|a|two|three|some|her|his))?(?: (?:names?|numbers?|details|contacts?|emails?))?"
    r"(?: (?:of|for))?:?"
)
_STEER = (
    r"(?:(?:put|puts|hook(?:ed|s)?|introduce|connect|link|refer|point(?:ed|s)?|steer(?:ed|s)?|direct(?:ed|s)?|sent|sends|nudged|tipped|turned|led|pass(?:ed|es)?|connect(?:ed|s)?|link(?:ed|s)?|introduc(?:ed|es)|redirect(?:ed|s)?) (?:us|me)(?: (?:off|up|on|over|along|out))?"
    r" (?:onto|on to|towards?|to|with|in (?:touch|contact) with|in the direction of|about))"
)
_REACH = r"(?:try|ring|call|phone|text|e-?mail|message|contact|ping|talk to|speak (?:to|with)|chat (?:to|with)|get (?:hold|a hold) of|get in touch with|reach out to|reach|look up|look at|look into|ask(?: for)?|meet(?: with)?|see|approach|track down|find|consider|hit up|add|invite|interview|connect with|check out|hire|grab)"
_TELLS_US = rf"(?:(?:told|asked|urged|advised|encouraged|wants?|wanted|reminded|tells?|asks?|advises|encourages)(?: (?:us|me))? to|(?:says?|said|suggests?|suggested|thinks?|reckons?|recommends?|recommended|proposes?|proposed|insists)(?: (?:that )?(?:we|i|you) (?:should|could|might|ought to|must|may|try to|can|want to))?(?: to)?|(?:we|i|you) (?:should|could|might|ought to|must)(?: (?:really|also|definitely))?|worth|better to|maybe|perhaps|why not|instead) {_REACH}(?:ing)?"
_OWN_TEAM = r"(?:on|in|from|at|off) (?:her|his|their) (?:(?:old|former|current|own|last|previous) )?(?:team|crew|squad|floor|office|group|department|dept|shop|company|firm|class|course|cohort|work|school|site|branch|lab)"
_PAPERS = r"(?:cv|resume|number|details|name|contact(?: details)?|e-?mail|profile|linkedin)s?"
_BY_PARTS = (
    rf"\b{_NAME},? {_OWN_TEAM},?{_SEEKS}",
    rf"\b(?:but|though|however|maybe|perhaps|instead) {_NAME} (?:would|might|could|may|'d) (?:(?:really|well|also|probably) )*(?:love|like|suit|fit|want|jump|take|be|know)\b",
    rf"\b(?:{_STEER}|{_TELLS_US}) {_NAME}",
    rf"\b(?:the )?{_PAPERS} (?:of|for) (?P<who>(?:{_WHOSE}|an?) {_KIN}),?(?:(?: called| named|:)? {_NAME})?",
    rf"\b(?:the )?{_PAPERS} (?:of|for) {_NAME}",
    rf"\b(?P<who>(?:{_WHOSE}) {_KIN}),?(?:(?: called| named|:)? {_NAME})?,? (?:is|was|works as|'s) [^.;,\n]{{1,30}}(?: and|,)(?:{_SEEKS}| (?:also )?(?:looking|open|available|interested|keen|free|unhappy|job[- ]hunting|wants? (?:out|a (?:change|move|new job))))",
    rf"\b{_NAME} (?:who|that) (?:she|he|they) (?:works?|worked|studied|trained|used to work|knows?) (?:with|alongside|from)",
)
_WITH_KIN = (
    rf"\b(?P<who>(?:{_WHOSE}|an?) {_KIN}),?(?:(?: called| named|:)? {_NAME})?,?(?:\(|\)| )*{_SEEKS}",
    rf"\b(?P<who>(?:(?:an?|another|one) )?{_KIN} of (?:hers|his|theirs|mine)),?(?:(?: called| named|:)? {_NAME})?,?(?={_SEEKS}|(?: ?$| ?[.;]))",
    rf"\b(?P<who>{_WHOSE} {_FIRM_KIN}),?(?: called| named)? (?!who|might|may|could|would|is|was|and|at|in|to|wants)(?P<name>[a-z]+){_SEEKS}",
    rf"\b{_NAME},? (?:who is |who's )?(?P<who>(?:{_WHOSE}|an?) {_KIN}),?{_SEEKS}",
    rf"\b(?:puts?|putting) (?:us|me) in touch with (?P<who>(?:{_WHOSE}|an?) {_KIN}),?(?:(?: called| named|:)? {_NAME})?",
    rf"\b(?:forward|pass|send|share|show|mention)(?:ed|s|ing)?(?: (?:it|this|the (?:role|jd|spec|job|ad|link)))?(?: (?:on|along|over))? (?:to|with) (?P<who>(?:{_WHOSE}|an?) {_FIRM_KIN}),?(?:(?: called| named|:)? {_NAME})?",
    rf"\b(?P<who>(?:{_WHOSE}|an?) {_FIRM_KIN})(?:'s) (?:cv|resume|number|name|details|e-?mail)\b(?P<name>(?!))?",
    rf"\b(?:gave|sent|passed|texted)(?: (?:me|us))?(?: on)? (?P<who>(?:{_WHOSE}|an?) {_KIN})(?:'s) (?:cv|resume|number|name|details|e-?mail)\b(?P<name>(?!))?",
    rf"\bhas (?P<who>(?:an?|two|some) (?:[a-z]+ )?{_FIRM_KIN})(?: (?:at|in|from) [A-Za-z]+)? (?:who|that)\b(?P<name>(?!))?",
    rf"\b(?P<who>{_SOMEBODY}),?(?:(?: called| named|:)? {_NAME})?,?{_SEEKS}",
    rf"\b{_ASKS_US} (?P<who>(?:{_WHOSE}|an?) {_KIN}),?(?:(?: called| named|:)? {_NAME})?",
    rf"\b(?:try|talk to|speak to|speak with|call|contact|ping|reach out to|check with|connect with|ask|meet) (?P<who>{_WHOSE} {_FIRM_KIN}),?(?:(?: called| named)? {_NAME})?",
    rf"\b(?P<who>{_WHOSE} {_FIRM_KIN}),?(?: called| named)? {_NAME}(?= (?:at|from|in) )",
    rf"\b(?:shared|shares|sharing|forwarded|passed|sent)(?: (?:the|this) (?:role|job|jd|ad|spec|posting))? (?:with|to|on to) (?P<who>{_WHOSE} {_KIN}),?(?: {_NAME})?",
    rf"\b(?:intro|introduction|introduced (?:me|us)|introduces (?:me|us)) to (?P<who>{_WHOSE} {_KIN}),?(?: {_NAME})?",
    r"\b(?P<who>knows (?:a|two|three|some|several|a few|other) [a-z]+(?: [a-z]+)?)(?= (?:who|that|looking|at|in))(?P<name>(?!))?",
    r"\b(?P<who>knows (?:someone|somebody|a few people|people|an? [a-z]+(?: [a-z]+)?)) (?:who|that|at|in|for)\b",
    rf"\b(?P<who>knows (?:someone|somebody|an? [a-z]+(?: [a-z]+)?)),? {_NAME}",
)  # fmt: skip
_NAMED = (
    rf"\b(?i:{_ASKS_US}) {_NAME}",
    rf"\b(?i:{_GAVE}) {_NAME}(?=(?: (?:as|instead|for|who|and|or|\()|'s (?:name|number|details|email|contact)|[.,;]|$))",
    rf"(?:^|(?<=[.,;!\n]) ?|\b(?i:(?:says?|said)(?: to)?|should|could|might|instead|better) )(?i:try|talk to|speak to|speak with|reach out to|check with) {_NAME}",
    rf"\b(?i:referral:?|referred by her:|intro(?:duced)?(?: us| me)? to|introduc(?:es|ing) (?:us|me) to|connect(?:ed|s)? (?:us|me) (?:to|with)) {_NAME}",
    rf"\b(?i:(?:told (?:me|us) about|mentioned|says|said|thinks|knows|brought up)(?: that)?) {_NAME}(?:,? (?:her|his|an?|the|who|at|from)[^.;]{{0,30}}?)?{_SEEKS}",
    rf"\b(?i:puts?|putting) (?i:us|me) (?i:in touch with) {_NAME}",
    rf"\b{_NAME} (?i:(?:would|might|may|could|'d) be (?:a )?(?:better|perfect|great|ideal|good fit|interested|up for it|stronger))",
    rf"\b(?i:spoke highly of|speaks highly of|sing(?:s|ing) the praises of) {_NAME}",
    rf"\b(?i:mentioned|named|gave (?:me|us)|suggested|offered|floated) {_NAME} (?i:as|for) ",
)  # fmt: skip
_NEXT = re.compile(rf"(?:,\s|,?\s(?:and|or|&)\s){_NAME}")
_NO_NAME = word_set(
    "who might may could would is also was as at from in for with and or but that if she he they to it we i"
    " looking named called the a on about not no yes monday tuesday wednesday thursday friday saturday sunday"
    " january february march april june july august september october november december her his their my"
    " jd cv hr ceo cfo cto vp pm linkedin friday remote hybrid she's he's this"
)


def find_referrals(note: Note, known: Ground, own: frozenset[str]) -> Iterator[Finding]:
    """People the note names as somebody to talk to; unsure where nobody is named. `known` names are no people."""
    taken = Ground(len(note.plain))
    for found in _every(note):
        if not taken.is_free([found.span()]):
            continue
        people = list(_people(note, found, known, own))
        if people:
            taken.take([found.span(), *(span for span, _ in people)])
        for span, name in people:
            yield Finding(
                "referral", name, f"Named {name}", (span,), sure=bool(found.groupdict().get("name"))
            )


def _every(note: Note) -> Iterator[re.Match[str]]:
    for source in _WITH_KIN:
        yield from pattern(_but_names(source)).finditer(note.cased)
    for source in _BY_PARTS:
        yield from pattern(_but_names(source)).finditer(note.cased)
    for source in _NAMED:
        yield from pattern(source).finditer(note.cased)


def _but_names(source: str) -> str:
    """The cue in any case, a name only with its capital."""
    return f"(?i:{source})".replace(_NAME, f"(?-i:{_NAME})")


def _people(
    note: Note, found: re.Match[str], known: Ground, own: frozenset[str]
) -> Iterator[tuple[Span, str]]:
    said = found.groupdict()
    if said.get("name") is None:
        if said.get("who"):
            yield found.span(), note.words(found.span("who"))
        return
    start = found.start("who") if said.get("who") else found.start()
    name: re.Match[str] | None = found
    while name is not None:
        if not _is_person(name["name"], name.span("name"), known, own):
            return
        written = note.words(name.span("name"))
        written = written if written[:1].isupper() else written.title()
        yield (start, name.end("name")), written
        name = None if said.get("who") else _NEXT.match(note.cased, name.end("name"))
        start = name.start("name") if name else start


def _is_person(name: str, span: Span, known: Ground, own: frozenset[str]) -> bool:
    words = name.lower().split()
    return words[0] not in _NO_NAME and words[0] not in own and not known.is_full(span)
