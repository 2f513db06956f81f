"""Requests to be left alone: for good (stop) or for a time (pause).

Missing a stop is worse than asking once too often, so every request is flagged: plain ones sure,
the rest with a question mark. Neither negation nor the speaker silences one ("her husband asked us
to stop calling" is a stop).
"""

from collections.abc import Iterator
from dataclasses import replace

from agency.touches.reading.calendar import day_after
from agency.touches.reading.dates import When, first_from
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.scopes import voice
from agency.words import day as day_label

_TOUCH = (
    r"(?:contact(?:ed|ing|s)?|calls?|call(?:ed|ing)|e-?mails?|e-?mail(?:ed|ing)|texts?|text(?:ed|ing)"
    r"|messag(?:es?|ed|ing)|ring(?:ing)?|phon(?:e|ed|ing|es)|reach(?:ed|ing)?|writ(?:e|ing)|both?er"
    r"(?:ed|ing)?|approach(?:ed|ing|es)?|hassl(?:e|ed|ing)|spam(?:med|ming)?|pester(?:ed|ing)?|harass"
    r"(?:ed|ing)?|hear|ping(?:ed|ing)?|dm|outreach|reach(?:ing)? out|chas(?:e|ed|ing)|follow(?:ing)? up|"
    r"get(?:ting)? in touch|keep(?:ing)? in touch|solicit(?:ed|ing)?|disturb(?:ed|ing)?|inmail(?:s|ing)?|"
    r"newsletters?|notifications?)"
)
_NEVER = r"(?:do not|don't|dont|do n't|don t|please no|pls no|never|not to|no|no more|no further|stop|quit|cease|shouldn't|should not|must not|mustn't|can't|cannot|may not|not|doesn't|doesnt|won't|nor|without)"
_ME = r"(?:me|her|him|them|us|myself|[a-z]+'s (?:name|details|number)|(?:my|her|his|their) (?:name|details|data|number|email|profile|file|info(?:rmation)?|resume|cv|record))"
_LIST = r"(?:lists?|data ?base|books|system|mailings?|crm|records?|files?|register|distribution|radar|rolodex)"
_PLAIN: tuple[str, ...] = (
    rf"\b(?:take|taken|taking|remov(?:e|ed|ing)|strike|drop|delete|deleted|scrub|cross|pull)(?: [^ \n]+){{0,4}} (?:off|from|out of)(?: [^ \n]+){{0,4}} {_LIST}\b",
    rf"\bget {_ME} (?:off|out of)(?: [^ \n]+){{0,4}} {_LIST}\b",
    r"\b(?:please|pls|plz) (?:just )?stop\b(?! by)",
    r"\b(?:be|left|leave us) alone\b",
    rf"\b(?:remov(?:e|ed|ing)|delet(?:e|ed|ing)|eras(?:e|ed|ing)|forget|wipe|purge) {_ME}\b",
    rf"\b(?:do not|don't|dont|do n't|don t|never|stop|quit|cease|no more|no further|not to)(?: (?:ever|please|be|again|want|wants|wish|wishes|to|like|even|try|you|any|being|all|with|the|us|from|your|our|these|those|those|anyone|have|having|sending|making|getting|receiving|receive|get|send|make))* {_TOUCH}\b",
    r"\b(?:doesn't|doesnt|does not|don't|dont|do not|no longer|never|didn't|did not)(?: ever)?(?: (?:want|wants|wish|wishes|care|like|need|needs))s? (?:us |you |to |be |anyone |any |me |further |more |a |for )*(?:contact|call|hear|email|text|message|approach|writ|ring|reach|bother)\w*",
    r"\b(?:unsub\w*|un-subscri\w*|opt(?:s|ed|ing)?[ -]?out|do[ -]not[ -]contact|dnc|cease and desist|right to be forgotten|right to erasure|gdpr request|withdr(?:[ae]wn?|aws|awing|awal of)(?: (?:her|his|their|my|all))? consent|revok\w+(?: (?:her|his|their|my|all))? consent|wants? out of (?:our|your|the) \w+)\b",
    r"\b(?:leave|left) (?:me|her|him|them) (?:the \w+ )?(?:alone|be|in peace)\b(?! (?:with|in charge))",
    r"\b(?:lose|delete|forget|burn|bin) (?:my|her|his|their|this) (?:number|details|email|address|data|file|resume|cv)\b",
    r"\b(?:ask(?:ed|s|ing)?|told?|tells?|wants?|wanted|request\w*|begged|demand\w*|said|says|insist\w*|would like|'d like) (?:us |me |you |that we |we |everyone |agency |for |to |please |all )*(?:stop|quit|cease|no (?:more )?contact)\b(?! (?:at|in|by|over|travel|commut|work))",
    r"^ ?(?:please )?stop(?: please| it| now| this)?(?=[ .!;\n]{0,99}$)",
    r"(?<=[.!?;:\n\"])[ \"]{0,3}(?:please )?stop(?: please| it| now| this)?(?=[ .!;\n\"]{0,9}(?:$|\n|\"))",
    r"\bno (?:more |further )?contact\b(?! (?:number|details|info|centre|center|yet|lens|name|at))",
    r"\bnot? (?:to )?be (?:contacted|called|emailed|approached|texted|messaged)\b",
    r"\b(?:ask(?:ed|s|ing)?|request(?:ed|s|ing)?|wants?|wanted|demand(?:ed|s|ing)?|insist(?:ed|s)?)(?: (?:us|me|to|be|for|on|a|the|full|data|immediate|her|his|their))*"
    r" (?:removal|deletion|erasure|removed|deleted|erased|forgotten|unsubscribed)\b(?! from the (?:interview|meeting|short))",
    r"\b(?:please|pls|plz) (?:remove|delete|erase|unsubscribe)(?= ?(?:$|[.,;!\n]|me\b|her\b|him\b|them\b|us\b|from\b))",
    r"\b(?:nothing (?:more |further |else )?to do with (?:us|you|me|recruiters|agencies)|done with (?:us|recruiters|agencies))\b",
    r"\b(?:cease|stop|end|no)(?: (?:all|any|further|more))+ (?:communications?|contact|correspondence)\b",
    r"\bobject(?:s|ed|ion|ing)? to (?:(?:any|all|our|further|the|being) )*(?:contact\w*|processing|e?-?mails|calls|marketing|us)\b",
    r"\b(?:fuck|piss|bugger|sod) off\b|\bgo away\b|\bblock(?:ed)? (?:us|me|my number|our number)\b",
    r"\b(?:retirez|enlevez|supprimez)[ -]moi\b|\bdesabonn\w*|\bdesinscri\w*|\bne (?:me |la |le |l'|m'|plus |pas )+(?:re)?(?:contact|appel|ecri|telephon|deran)\w*",
)  # fmt: skip
_DOUBTFUL: tuple[str, ...] = (
    rf"\b(?:nobody|no ?one)(?: (?:is|are|should|may|must|can|to|ever|else|from|here|us))* {_TOUCH}\b",
    rf"\b{_NEVER}(?! now| yet| right now| sure| only)(?: [^ \n.;!?,]+){{0,3}} {_TOUCH}\b",
    rf"\bstop\b(?! (?!{_TOUCH}|sending|getting|receiving|giving|making|putting|adding)[a-z]+ing\b)",
    r"\b(?:block(?:ed|ing)?|blacklist(?:ed)?|harass\w*|annoyed|furious|angry|complain(?:ed|t|s|ing)?|reported us|gdpr|casl|spam(?:med|mer|ming)?|too many (?:calls|emails|messages)|pestered|vultures?|lawyer(?:s)? (?:will|letter)|hung up|leave it (?:there|at that)|pipeda|ccpa|dsgvo|rgpd|off (?:your|our|the) list)\b",
)  # fmt: skip
_NOT_A_STOP_BEFORE = pattern(
    r"(?:\bnon[ -]?|\bone[ -]|\bfull[ -]|\bbus[ -]|\bnext[ -]|\bwon't |\bdon't |\bdo not |\bdont "
    r"|\bcan't |\bcannot |\bdoesn't |\bdoes not |\bnever |\bnot |\bwithout |\bdidn't |\bno need to"
    r"|\btruck[ -]|\bpit[ -]|\btrain[ -]|\bfirst )$"
)
_NOT_A_STOP_AFTER = pattern(
    r"^(?:-gap|-start| ?gap\b|watch|[ -]?over\b| by (?:the |our |my |her |to |for |at |on|tomorrow|next)| work"
    r"|[ -]loss| sign\b)"
)
_HARMLESS = pattern(
    r"\b(?:no (?:answer|reply|email yet|phone number|call back yet|message)|call (?:centre|center)"
    r"|contact (?:centre|center|person|details|number|name|lens)|text ?book|phone screen|hard to reach"
    r"|not (?:return|reply|answer|call back|phone|reach)|did(?:n't| not) (?:call|email|text|reply|write|reach)"
    r"|(?:couldn't|could not|can't|cannot|unable to) reach|not by (?:phone|call)|will not call)\b"
)
_ABOUT_OTHERS = pattern(
    r"^ (?:(?:her|his|their|my|the|any|current|former|present|old)(?: (?:current|former|present|old|line))? )"
    r"(?:employers?|boss|managers?|referees?|references?|company|clients?|hiring manager)\b"
)
"""Whom we are asked not to write to is somebody else."""
_THEIR_SILENCE = pattern(
    r"^(?:never|did ?n.t|did not|has ?n.t|no) (?:called|emailed|texted|replied|answered|wrote|rang|phoned|reached|heard)\b"
)
_OTHER_WAY = pattern(
    r"\b(?:instead|never reads|doesn't read|does not read|prefers (?:a )?(?:calls?|phone|e-?mails?|texts?))\b"
)
_TURNED_ROUND = pattern(r"(?:don't|do not|dont|never|not to|didn't)(?: ever)? $")
_FROM_SOMETHING_ELSE = pattern(
    rf"^(?:remov|delet|tak|cross|strik|drop)\w*(?: [a-z]+){{1,3}} from (?:(?:the|our|your|my|his|her|this|that|all|any) )*+"
    rf"(?!(?:[a-z]+ )?(?:{_LIST}|everything|it)\b)[a-z]+"
)
_FOR_A_TIME = pattern(
    r"^(?: (?:me|her|him|them|us|again|back|at all|until|till|please|about (?:roles|jobs|work)|with roles))*?"
    r"(?: (?:until|til|till|before)(?: after(?: [a-z']+){1,4})?)?(?: (?:the|she|he|they|i|is|am|are|it|back|after|from|leave|in|on|"
    r"returns?|her|his|my|parental|maternity|paternity|mat|holiday|vacation|it's|at least|about))* ?$"
)
_ONLY_SOME_WAYS = pattern(
    r"^(?: (?:me|her|him|them))?(?: (?:before|after|on|at|during|past|between|while|about|for|unless) "
    r"|[^,;-]{0,20}[,;-] ?.{0,20}\b(?:e-?mail|text|call|linkedin|phone|whatsapp)s?(?: (?:only|instead|is|are|works|please|ok)"
    r"|[.]?$))"
)
_PAUSE: tuple[str, ...] = (
    r"\b(?:not|n't|nothing)(?: [a-z']+)? (?:until|before|till)(?: [a-z']+){1,8}? (?:in|on|from|by|until) $",
    r"\b(?:on|back from|returns from|returning from|away on|off on) (?:mat(?:ernity)?|pat(?:ernity)?|parental|sick|medical|compassionate|annual|family)? ?(?:leave|holiday|holidays|vacation|sabbatical)(?: until| till| to| in| on|,? back(?: in| on)?)? ?(?:the )?$",
    r"\b(?:pause|quiet|on hold|break|breather|space|silence|nothing|leave (?:me|her|him|them))(?: [a-z']+){0,4} (?:until|till|for)? ?$",
    r"\b(?:call|ring|phone|try|contact|email|text|write to|message|ask|get back to|come back to|check in with|reach out to|talk to|speak to|get in touch with|ping) me(?: back| again| then| next)?(?: [a-z]+){0,2}? ?(?:in|on|after|from|at|around|once|come|about|early)? ?(?:the )?$",
    r"\b(?:hold|back|lay|ease) off(?: [a-z]+){0,4} ?$",
    r"\bsnooze(?: [a-z]+){0,3} ?$",
    r"\bwait(?: please)?(?: until| till?)?(?: the| after)* ?$",
    r"\b(?:get|be|come back) in touch(?: with me)?(?: again)? (?:in|after|around|from|on)? ?$",
)  # fmt: skip
_OPEN_PAUSE = (
    r"\b(?:pause (?:me|her|him|them|everything|contact)|put (?:me|her|him|them) on (?:hold|pause)"
    r"|wants? (?:some )?(?:quiet|a break from (?:calls|recruiters|us)|space)|(?:is )?on hold(?! (?:music|until|till))"
    r"|(?:hold|back|lay|ease) off(?: (?:for (?:now|a (?:while|bit))|a bit))?|let (?:me|her|him|them) breathe"
    r"|(?:give|gives) (?:me|her|him|them) (?:a (?:break|rest)|some (?:space|time|peace|quiet)|space))\b(?! (?:until|till|for [0-9a-z]+ (?:week|month|day)))"
)
_NOT_BEFORE_PLEASE = pattern(r"\b(?:not|nothing) (?:before|until|till?) ?(?:the )?$")
_PLEASE = pattern(r"^,? ?(?:please|pls|plz|svp|bitte)\b")
LONG_ENOUGH_DAYS = (
    14  # "call me tomorrow" is an appointment, "call me in the autumn" asks for quiet
)


def find_stops(note: Note, dates: tuple[When, ...]) -> Iterator[Finding]:
    """Stops, and the pauses that are stops with an end ("do not call me until September")."""
    for sure, sources in ((True, _PLAIN), (False, _DOUBTFUL)):
        for source in sources:
            for found in pattern(source).finditer(note.plain):
                yield from _stop(note, _trim(note, found.span()), sure, dates)


def _stop(note: Note, span: Span, sure: bool, dates: tuple[When, ...]) -> Iterator[Finding]:
    said = note.plain[span[0] : span[1]]
    after = note.plain[span[1] : span[1] + 60]
    lead = note.plain[max(0, span[0] - 12) : span[0]]
    if said.startswith("stop") and _NOT_A_STOP_BEFORE.search(lead):
        return
    if said.startswith("stop") and _NOT_A_STOP_AFTER.search(after):
        return
    if (
        _ABOUT_OTHERS.search(after)
        or _THEIR_SILENCE.search(said)
        or (not sure and _HARMLESS.search(said))
    ):
        return
    if said.startswith(("don't stop", "do not stop", "dont stop", "never stop")):
        return
    until = _end_of(note, span[1], dates)
    if until is not None:
        yield _pause(span, until)
        return
    limited = _ONLY_SOME_WAYS.search(note.after(span[1], 60)) or _OTHER_WAY.search(after)
    limited = limited or _TURNED_ROUND.search(lead) or _FROM_SOMETHING_ELSE.search(said + after)
    sure = sure and not limited and voice(note, span[0]) == "theirs"
    yield Finding("stop", "contact", "Stop contacting", (span,), sure=sure)


def _end_of(note: Note, at: int, dates: tuple[When, ...]) -> When | None:
    when = first_from(dates, at)
    if (
        when is None
        or when.span[0] - at > 90
        or not _FOR_A_TIME.search(note.plain[at : when.span[0]])
    ):
        return None
    lead = note.plain[at : when.span[0]] + note.plain[when.span[0] : when.span[0] + 8]
    is_bounded = pattern(r"\b(?:until|til|till|before|for|another)\b").search(lead)
    if not is_bounded or (when.last - note.on).days < 1:
        return None
    over = pattern(r"\b(?:until|till?|before) after\b").search(lead)
    return replace(when, first=day_after(when.last), sure=False) if over else when


def find_pauses(note: Note, dates: tuple[When, ...]) -> Iterator[Finding]:
    for when in dates:
        if (when.first - note.on).days < LONG_ENOUGH_DAYS:
            continue
        before = note.before(when.span[0], 90)
        if _NOT_BEFORE_PLEASE.search(before) and _PLEASE.search(note.after(when.span[1], 12)):
            yield _pause((when.span[0], when.span[0]), replace(when, sure=False))
            continue
        for source in _PAUSE:
            found = pattern(source).search(before)
            if found:
                start = when.span[0] - len(before) + found.start()
                yield _pause((start, when.span[0]), when)
                break
    for found in pattern(_OPEN_PAUSE).finditer(note.plain):
        yield Finding("pause", "open", "Quiet, no end named", (found.span(),), sure=False)


def _pause(span: Span, until: When) -> Finding:
    label = f"Quiet until {day_label(until.first)}"
    return Finding(
        kind="pause",
        value=until.first.isoformat(),
        label=label,
        spans=((span[0], until.span[1]),),
        sure=until.sure,
        on=until.first,
    )


def _trim(note: Note, span: Span) -> Span:
    words = note.plain[span[0] : span[1]]
    return span[0] + len(words) - len(words.lstrip(' "\n')), span[1] - len(words) + len(
        words.rstrip()
    )
