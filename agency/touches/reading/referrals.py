"""Whom they named to us: a person (a name, or how they know them), and what makes it an offer.

An offer is somebody recommended or handed to us, somebody we are told to try, or somebody known to the candidate who looks
for work or would suit. Nobody is one for being met, worked for or lived with.
"""

import re
from collections.abc import Iterable, Iterator

from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.grammar import Rule, Words, rule
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note, word_set

_PERSON = r"NAME(?:PARTICLE*NAME){0,2}"
_NAMES = rf"(?P<name>{_PERSON})"
_SOME = r"(?:ART|two|three|some|several|a couple of|a few)"
_KIN = r"KINMOD*KIN(?: 's KINMOD*KIN)?"
_KNOWN = rf"(?:(?:(?:one|two|three|some|a couple|a few) of )?HER {_KIN}|(?:{_SOME} )?KINMOD*KIN (?:of|von) (?:mine|hers|his|theirs|POSS)|{_SOME} KINMOD*WORKKIN|ART KINMOD+KIN)"
_AT_WORK = r"(?:LOC (?:POSS|ART) (?:KINMOD|UNKNOWN)?TEAM)"
_SOMEBODY = rf"(?:(?:ART (?:KINMOD|UNKNOWN)?)?SOMEONE {_AT_WORK}|ART KINMOD*KIN {_AT_WORK})"
_RELATED = rf"(?P<who>{_KNOWN}(?: {_AT_WORK})?|{_SOMEBODY})(?:COMMA?(?:CALLED|COMMA)?{_NAMES})?"

_A_JOB = r"(?:ART|ADV|NEWNESS)*(?:W )?JOB"
_LOOKS = (
    r"(?:(?:BE )?ADV*LOOKING(?! (?:after|forward|into|down|up|good|great|over))|BE ADV*(?:ART )?(?:ADV|NEWNESS)*SEEKS|ADV*SEEKS(?= BREAK| AND)"
    r"|BE ADV*KEEN(?! (?:in|on) UNKNOWN)|MODAL ADV*(?:well )?(?:FITS|BE|KEEN|SEEKS)|BE ADV*thinking (?:of|about) (?:leaving|moving|a (?:change|move))"
    rf"|ADV*(?:WANTS|will)(?: to)? ADV*(?:LEAVES(?! to)|{_A_JOB})|WANTS (?:it|this|that)|WANTS (?:in|out)(?= BREAK| ADV| as|AND)"
    r"|ADV*(?:BE|has|have|ADV)*LOSTJOB|HATES (?:it there|(?:the|her|his) JOB)|(?:could|can) use (?:ART )?(?:NEWNESS )?JOB"
    r"|(?: 's )?(?:contract|job|role) (?:ends|is up|is ending)|ADV*(?:asked|asks) (?:for|about|if|whether)|is leaving)"
)
_MORE = r"(?:COMMA?W{0,5}(?:AND|COMMA))?"
_WHILE = r"(?:COMMA?WHO|COMMA| LOC W{1,3}COMMA?| (?:BE|works|does) W{1,6}?(?:AND|COMMA)(?:SHE )?)?"
_FILL = r"(?:ADV|mir|uns|US|that|to|TO|me|about|ART|our|for|i|be|BE|SHE|simply|directly)*"

_OFFERS = (
    rf"(?P<who>(?:know|knows|knew|connait|kennt|has|have)(?: of)? (?:ADV )?(?:SOMEONE|(?:ART|two|three|NUMBER|some|people) W{{1,2}}?))(?:COMMA{_NAMES}|COMMA?(?= who| that| looking| at| in| for| qui| der|COMMA?(?:der|die) ))",
    rf"(?<!I)(?<!CLIENT)(?<!by)(?:REFER){_FILL}(?:REACHES)?(?:COMMA|ADV|two|people|names|NUMBER)*{{who}}(?! 's (?:job|work|role|firm))",
    rf"MENTION (?:ADV|ART)*{{who}}(?: (?:as|for|{_AT_WORK})|COMMA?{_WHILE}{_LOOKS})",
    rf"(?:ADVISE|worth|instead|EDGE (?:but|so|also)|NEG (?:for )?THEM COMMA) {_FILL}REACHES {{who}}",
    r"EDGE(?:pls|please|maybe|just)?TRY {who}",
    rf"EDGE(?:REACHES_BASE){{who}}{_AT_WORK}?(?: at NAME+)?(?: instead|COMMA?(?:SHE|says|said|as|per) (?:SAYS|SHE|NAME)|COMMA?(?:SHE|who) 's)",
    r"(?:HAND)(?: (?:US|me|on|along|over|also|ADV|ART|HER|two|three|some|NUMBER|a couple of|SHE))*(?:PAPER|names)(?: (?:of|for|de))?COMMA?{who}",
    r"(?:hat|a) (?:mir|uns|THEM)?{who}(?:REFER|genannt|vorgeschlagen)",
    r"soll(?: ich)? {who}(?:REACHES|TOUCH|call|call_back)",
    r"(?:HAND)(?: (?:on|along|over|also|ADV|me|us))*{who}(?:COMMA)?(?: 's PAPER(?! to)| as )",
    r"(?<!I)(?<!CLIENT)(?:HAND) (?:me|us) {name}(?=BREAK)",
    r"(?:INTRODUCE)(?: (?:US|me|ADV|off|on|over|along|out|up))* ONTO {who}",
    r"(?:(?:to|will|can|could|'ll|offered|happy_to) (?:introduce|intro)|presente) {who}",
    r"(?:HANDSON)(?: (?:it|this|that|on|along|over|ART|JOB|W))*? (?:to|with) {related}",
    r"(?:PAPER|words) (?:of|for|from) {related}",
    r"(?:best|right|perfect|ideal|better) (?:person|one|man|woman|candidate|fit|bet|guy|W)?(?: (?:for|W)){0,3} (?:is|be|'s) {who}",
    rf"{{name}}(?: {_AT_WORK})? BE (?:ART )(?:one|person|man|woman|best|guy|better|perfect|ideal|right)",
    r"EDGE(?:LABEL)(?: (?:from her|from him|given|W))?COMMA{who}",
    rf"(?:SAYS|heard_from|hears_from)(?: (?:that|me|us|about|from|of|SHE|THEM))* {{who}}(?:COMMA?{_WHILE}{_LOOKS}|COMMA?{_WHILE}W{{0,3}}(?:AND|COMMA)SHE ?{_LOOKS})",
    rf"(?:but|though|however|instead|EDGE maybe|EDGE perhaps|rather) {{name}}(?: {_AT_WORK})? {_LOOKS}",
    rf"{{name}}COMMA?(?:{_AT_WORK}|(?:WHO )(?:sits|works|worked|studied|trained|used_to_work|lives|is|runs|knows) W{{0,4}}?(?:HER|THEM|SHE)(?: TEAM| desk)?)COMMA?{_WHILE}{_LOOKS}",
    rf"{{name}}COMMA?(?:WHO )?(?:BE )?(?:HER |ART )KINMOD*KIN COMMA?{_WHILE}{_LOOKS}",
    rf"{{related}}{_MORE}{_WHILE}{_LOOKS}",
    rf"(?:EDGE|also )KINMOD*WORKKIN {{name}}COMMA?{_WHILE}{_LOOKS}",
    r"{related}COMMA?W{1,4}COMMA(?:told|gave|asked|sent) THEM",
    r"(?:heard of|knows of|aware of) SOMEONE COMMA?{who}",
    r"(?:if|whether) (?:US|there)(?:BE|has|have|had|got|is|was|'s)* W{0,4} for {related}",
    r"(?:put|puts|set|got)(?: (?:US|me))(?: on| in)? (?:onto|on_to|to|touch with|in_touch_with|contact with|in_contact_with)(?:ADV|ART|TITLED)*{who}",
    r"(?:HAND|HAVE|got|get)(?:US|me|ADV|ART|two|three|the)*(?:PAPER|words)(?:of|for|ADV|ART|TITLED|COMMA)*{name}",
    r"(?:got|have|had)(?:ART|ADV)*(?:LABEL|name|tip|lead|number)(?: (?:off|from|via|through|by)(?:THEM|NAME|POSS))?COMMA{who}",
    r"EDGE(?:LABEL|better fit|best fit|better match|stronger match|try instead|alternative)(?: (?:from|by|off|via|SHE|THEM|LOC)){0,3}(?:COMMA| is){who}",
    r"(?:one|person|man|woman|lad|lady|name|guy) (?:to|US|we|you)(?: ASKS)?(?:ask|call|talk to|speak to|TRY|REACHES|see|want|get|know)* (?:is|'s|would be) {who}",
    r"(?:HAVE|has|have|ever)(?:US|you|SHE|we)(?:ADV|ever|already)*(?:TRIED|REACHED)(?:with|to|of|about)?{who}",
    r"(?:what|how) about {who}",
    r"{name}(?: (?:at|from|in) NAME{1,3})? (?:would|might|could|'d|will|is|'s)(?: be)?(?:ADV|ART)*(?:better|perfect|right|ideal|great|best|suited|keener|stronger)",
    r"(?:suit|suits|fit|fits) {who}(?= BREAK| (?:instead|better|more|well))",
    r"(?:but|however|maybe|perhaps){name} (?:might|could|would|may)(?= BREAK)",
    r"(?:forwarded|passed|passes|passing|sends|sent|sending|shared|shares|shows|showed)(?:W){1,4}?(?:to|onto|with|round|around){related}",
    r"(?:forwarded|passed|shared)(?:ADV|ART|OUR|POSS|it|this|JOB|ad|spec|link|advert|details|on){1,5}(?:to|onto|with){who}",
    r"(?:gave|give|gives|got|get|have|has|sent|took)(?: out| me| us)?{name} 's PAPER(?! to)",
    r"EDGE(?:LABEL)COMMA REACHES {who}",
    r"(?:named|gave|listed|offered|mentioned)(?:NUMBER|two|three|four|names|a few|several|people|ADV)+COMMA{who}",
    r"(?P<who>ART SOMEONE SHE (?:W){1,4}?(?:with|next to|beside|opposite))(?: BE)?(?=ADV|LOOKSING|SEEKS|WANTS|BE)",
    r"(?:knows|kennt|connait)(?:ADV)*(?P<who>SOMEONE)(?=BREAK|COMMA| (?:for|fur|pour|who|like))",
    r"why (?:not|don't US|dont US)(?:ADV)*(?:REACHES|TRY){who}",
    r"EDGE(?:try|also){name}(?= STOP|BREAK)",
    r"EDGE(?:maybe|perhaps){name}(?= STOP)",
    r"(?:ASKS|asked)(?:US|if|whether|me|ADV|to)*(?:can|could|would|will|to)?(?:US)?(?:ADV)*(?:help|place|find|see|consider|look at|look_at|keep|meet|do anything for|anything for|something for)(?:W{0,2} for)?{related}",
    r"(?:can|could|would|will)(?:US)(?:ADV)*(?:help|place|see|consider|look_at|meet|REACHES){related}",
    r"(?:keep|bear|have) {who} in mind",
    r"(?:nobody|no_one|none) (?:better|stronger|sharper|finer) than {who}",
    r"{name} (?:could|can|would|might) (?:do|handle|run|manage|nail|smash) (?:it|this|that|the JOB)",
    r"(?:get|go after|chase|hire|grab|snap up|start with|begin with|look_at|talk_to|speak_to|poach){who}(?: on the (?:phone|line)| first|COMMA|(?=BREAK))",
    r"up {name} 's (?:street|alley)",
    r"(?:says|said|sends|send) hi from {who}",
    r"(?:a word|time|words|praise|respect|raves|good things to say) (?:for|about) {who}",
    r"(?:vouches|vouched|vouch)(?: for)? {who}",
    r"(?:says|said|apparently|hears|heard|reckons|thinks)(?: that)?{name} (?:BE|has|just|ADV)*(?:UNHAPPYAT)",
    r"(?:will|to|'ll|would|going_to)(?:ADV)*(?:ask|tell|check with|sound out|REACHES|pass (?:it|this|that) (?:on )?to|send (?:it|this) to|share (?:it|this) with){related}",
    r"(?P<who>KINMOD*WORKKIN (?:of|von) (?:mine|hers|his|theirs|POSS))(?=W{0,2}(?:LOOKSING|WANTS|SEEKS))",
    r"{related}(?:W){0,5}?(?:AND)(?:ADV)*{looks}",
    r"(?:voir|parler|appeler|contacter|essayer|fragen|anrufen)(?:avec|a|ADV|mal)*{who}",
    r"{who} (?:fragen|anrufen|ansprechen|kontaktieren)",
    r"(?:gab|gibt|gave|donne)(?:mir|uns|me|US|die|the|ADV|his|her)*(?:PAPER|nummer|namen)(?:von|of|de|COMMA)*{who}",
    r"(?:m'a|nous a|a)(?: (?:parle|cause|touche un mot))(?: de| d')? {who}",
)
_NEAR = r"(?:(?!CLIENT)(?:W|COMMA)){0,6}?"
_SHORT = r"(?:(?!CLIENT)(?:W|COMMA)){0,3}?"
_SUITS = r"(?:LOOKING|SEEKS|LOSTJOB|HATES|KEEN|UNHAPPYAT|match|fit|suit|market|bored|restless|fed_up|out_of_work|finished|worth)"
_SAYS_SO = r"(?:(?:SHE|HER)(?:ADV)*(?:SAYS|ASKS|REFER|tip|words|suggestion)|EDGE SAYS(?! (?:I|US))|SAYS SHE)"
_BY_HIS_NAME = (
    rf"(?:ART |HER )?KINMOD*WORKKIN COMMA?{_NAMES}(?! (?:left|died|works|lives|told|took))"
)
_NET = (
    rf"(?:REFER|sucht|empfiehlt)(?:ART |HER |seinen |ihren |seine |ihre )?KINMOD*(?:KIN|schwager|schwagerin){_NAMES}",
    _BY_HIS_NAME,
    rf"(?:{_SAYS_SO}|worth|instead|per THEM|according to THEM|word BE){_SHORT}{_NAMES}{_NEAR}(?:{_SUITS}|MODAL|WANTS|LEAVES|leaving|out(?=BREAK))",
    rf"(?:EDGE|do|should|must|to|AND|then|maybe|better|also|so)(?:ADV|do)*(?:get_in_touch_with|REACHES_BASE|TRY|REFER_BASE){_NAMES}(?= BREAK|COMMA| at| instead| for| who)",
)
"""An offer and a person beside each other, in whatever words: asked about where no rule of `_OFFERS` has that person."""


_LOWER = rf"(?P<who>HER KINMOD*KIN)(?: CALLED)?COMMA?(?P<name>UNKNOWN)COMMA?(?={_WHILE}{_LOOKS})"


def _rules(offers: Iterable[str], names: str) -> Iterator[Rule]:
    """An offer of anybody is two rules: of somebody they know, and of a mere name."""
    for template in offers:
        offer = template.replace("{looks}", _LOOKS)
        holes = [hole for hole in ("{who}", "{related}", "{name}") if hole in offer]
        ways = {"{who}": (_RELATED, names), "{related}": (_RELATED,), "{name}": (names,)}
        for hole in holes or ["{}"]:
            yield from (rule(offer.replace(hole, way)) for way in ways.get(hole, ("",)))


_RULES = tuple(_rules([_LOWER, *_OFFERS], _NAMES))
_DICTATED = tuple(
    _rules(
        [offer.replace("{who}", "{name}") for offer in _OFFERS if "{who}" in offer],
        _NAMES.replace("NAME", "UNKNOWN"),
    )
)
"""Where a whole note has no capital, a word that says nothing else may be a name."""
_NETTED = (*map(rule, _NET), rule(_BY_HIS_NAME.replace("NAME", "UNKNOWN")))

_NEXT = rule(rf"(?:COMMA|and|or)+(?P<name>{_PERSON})(?!'s)")
_NO_NAME = word_set(
    "i i'll i'd i've monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november"
    " december jd cv hr ceo cfo cto vp pm linkedin remote hybrid english french german zoom teams"
)


def find_referrals(
    note: Note, words: Words, known: Ground, own: frozenset[str]
) -> Iterator[Finding]:
    """People the note names as somebody to talk to; unsure where nobody is named. `known` names are no people."""
    taken = Ground(len(note.plain))
    is_dictated = note.cased == note.plain
    for wanted in (*_RULES, *(_DICTATED if is_dictated else ()), *_NETTED):
        for found in words.find(wanted):
            whole = words.span(found, "name" if not found.groupdict().get("who") else "who")
            people = list(_people(note, words, found, known, own)) if taken.is_free([whole]) else []
            for span, name in people:
                taken.take([span])
                said = found.groupdict()
                # In small letters a name is plain only behind who it is: "her colleague lena".
                is_plain = bool(said.get("name")) and (not is_dictated or bool(said.get("who")))
                is_plain = is_plain and wanted not in _NETTED
                yield Finding("referral", name, f"Named {name}", (span,), sure=is_plain)


def _people(
    note: Note, words: Words, found: re.Match[str], known: Ground, own: frozenset[str]
) -> Iterator[tuple[Span, str]]:
    said = found.groupdict()
    start = words.span(found, "who")[0] if said.get("who") else None
    if not said.get("name"):
        if start is not None:
            who = words.span(found, "who")
            yield who, note.words(who)
        return
    name: re.Match[str] | None = found
    while name is not None:
        span = words.span(name, "name")
        if not _is_person(note, span, known, own):
            return
        written = note.words(span)
        yield (
            (span[0] if start is None else start, span[1]),
            written if written[:1].isupper() else written.title(),
        )
        name = None if start is not None else words.match(_NEXT, name.end("name"))


def _is_person(note: Note, span: Span, known: Ground, own: frozenset[str]) -> bool:
    said = note.plain[slice(*span)].split()
    return said[0] not in _NO_NAME and said[0] not in own and not known.is_full(span)
