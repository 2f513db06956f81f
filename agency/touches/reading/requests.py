"""What they ask of us, as a grammar of parts: to be left alone for a time, or for good.

A request for quiet is a word of quiet, or a refused touch, with the day it ends; a call they ask
for later is one too. A request to stop is an ending of touches, or of keeping what we hold.
`stops` has the set phrases; what both find is settled as one.
"""

from collections.abc import Iterator

from agency.touches.reading.calendar import add_months, day_after
from agency.touches.reading.dates import When
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.scopes import is_a_firms_halt, voice
from agency.touches.reading.stops import LONG_ENOUGH_DAYS
from agency.words import day as day_label

_WORDS = r"(?: [^ \n.;!?]+)"
_BARELY = r"(?: (?!(?:may|might|can|could)\b)[^ \n.,;:!?]+)"
"""A word of the same clause that gives no mere leave ("says we may call in May")."""
_REACH = (
    r"(?:contact|call|phone|ring|e-?mail|mail|text|message|msg|write|ping|dm|inmail|whatsapp|buzz|reach|approach|chase|nudge|poke|bother|disturb|hassle|pester"
    r"|badger|hound|nag|bug|bombard|spam|harass|solicit|trouble|push|follow|knock|prospect|target)"
)
_TOUCH = (
    rf"(?:{_REACH}(?:e?s|e?d|t?ing|ting|ging|ming|med|ged)?|rung|chasing|chased|hassling|messaging|approaching|troubling|nudging|writing|outreach|contacting"
    r"|(?:get|getting|be|being|keep|keeping|come|coming) in touch|got in touch|(?:(?:check|touch|circle|loop)(?:ing)? (?:back|base|in)|(?<!to )come back|(?:come|get|go|swing|jump)(?:ing)? back to (?:me|her|him|us|them))"
    r"|(?:news|word|messages?|calls?|e-?mails?) from|hit (?:me|her|him) up|(?:give|drop|send) (?:me|her|him) (?:another )?(?:a )?(?:shout|call|ring|buzz|bell|line|note|text)|hear(?:ing)?(?: anything| a word| more| back)? from|(?:talk|speak|chat|catch up|reconnect|revisit|resume|reopen|pick (?:it|this) (?:back )?up|try|ask|see) ?(?:again|back|then)?"
    r"|a (?:call|chat|conversation|catch[- ]up)|calls|correspondence|communication|recruiters?|head-?hunters?|agenc(?:y|ies))"
)
_NO = r"(?:no|not|never|n't|without|nor|zero|nothing|nobody|no one|rather not|sooner not|dont|doesnt|refrain\w* from|avoid|stop|quit|cease\w*|skip|spare|refuses?|hold(?:ing)?(?: off)?|wait(?:s|ing)?)"
_QUIET = (
    r"(?:(?:give|gave|gives|giving) (?:it|her|him|me|them|this|things|us) (?:a |some |the )?(?:rest|break|breather|space|time|peace|quiet|miss|wide berth|room)"
    r"|(?:let|leave|leaves|left|leaving) (?:it|her|him|me|them|this|things)(?: (?:one|be|alone|lie|sit|rest|settle|breathe|there|in peace|out of it|until|till|for))+|(?:left|kept|leave|keep)(?: (?:her|him|me|them))? out of (?:it|this|things)"
    r"|(?:wants?|wanted|needs?|asks?(?: for)?|asked(?: for)?|requests?|requested|prefers?|appreciates?|likes?|'d like|welcomes?|values?|would appreciate|'d appreciate)(?: a(?: bit of| little| few)?| some| more| her| his| for)* (?:peace|quiet|silence|space|break|breather|pause|rest|time out|timeout|headspace|breathing (?:space|room)|radio silence|room|respite)"
    r"|(?:park|parked|pause|paused|shelve|shelved|snooze|snoozed|mute|muted|freeze|frozen|sleep|ice|hibernate|table|bench|rest) (?:it|this|her|him|me|them|everything|things|all|contact|the|until|till|for|one)"
    r"|(?:put|keep|leave|on) (?:(?:it|this|her|him|me|them|everything|things) )?(?:on|to)? ?(?:ice|hold|pause|the shelf|the back burner|snooze|standby)"
    r"|(?:back|hold|lay|ease|cool|keep|chill|stay|hang|knock it|cool it|dial it) (?:off|back|away|fire|down|clear|with the|it with)|cool it|lie low|lying low|lay low|laying low|low profile"
    r"|(?:stay|be|keep|keeping|staying|remain|go|goes|going|gone|went) (?:silent|quiet|dark|away|offline|off[- ](?:the[- ])?(?:grid|radar)|mum|schtum)|(?:radio )?silence|off[- ](?:the[- ])?(?:grid|radar)|lights out|do not disturb|undisturbed|cooling[- ]off"
    r"|(?:taking|takes|take|took|having|has|on) (?:a |an |some |her |his )?(?:extended |long |short |career |complete |well-earned )?(?:break|breather|time out|timeout|sabbatical|hiatus|pause|time off|leave of absence|gap year)"
    r"|(?:on|off on|going on|goes on|starts|away on) (?:her |his |their )?(?:mat|maternity|pat|paternity|parental|sick|medical|family|stress|compassionate|bereavement|adoption|long)[ -]?(?:leave|term sick)|(?:off|out) (?:sick|ill)|signed off|convalesc\w+|in (?:rehab|hospital|treatment))"
)
_BAD_TIME = (
    r"(?:(?:bad|wrong|terrible|awful|worst|horrible|poor|not (?:a |the )?(?:good|right|great|best)|no|isn't (?:a |the )?(?:good|right)) (?:time|timing|moment|day)|timing|too (?:much|busy|early|soon)|heads?[- ]down|in the weeds|tied up|under ?water|drowning|stretched|preoccupied|swamped|snowed under|slammed|flat out|buried|overwhelmed|maxed out|busy"
    r"|up to (?:her|his|my) (?:eyes|ears|neck)|no (?:time|bandwidth|headspace|capacity)|can't (?:talk|think|deal|look|focus)|not (?:looking|now|ready|open|interested|moving|up for|in a place)|isn't (?:looking|ready|open)|mad(?:ness)?|crazy|hectic|crunch|not available)"
)
_UNTIL = r"(?: (?:me|her|him|them|us|again|back|please|pls|then|now|it|this|alone|all|contact|with|the|any|calls|e-?mails|messages|roles|jobs|anything|completely|entirely|totally|about|from|to|at|least|of|so|and|or|is|are|,))*,? (?:until|till?|til|before|through|for|over|during|throughout|to|(?:comes? |is |be |due |gets? )?back(?: in| on| from| at)?|returns?(?: to work)?(?: in| on)?|returning(?: in| on)?|ends?(?: in| on)?|this|all|in)(?: (?:after|at least|about|around|the|some time|sometime|early|end of|beginning of))* ?$"
_AT = r"(?: (?:me|her|him|them|us|it|this|that|again|back|please|pls|then|up|out|in|to|with|of|about|roles?|jobs?|things?|a|once|maybe|perhaps|next|around|come|early|sometime|some|time|the|on))*?(?: (?:in|on|after|from|at|around|once|come|about|by|next|early|towards?|sometime in|sometime after|not before|no earlier than|no sooner than|until|till))?(?: the)? ?$"
_THEY_ASK = (
    r"(?:(?:she|he|they|candidate)(?: (?:also|then|just|only|kindly|politely|now|has|have|had|would|'d|did))* ?(?:said|says|asks?|asked|tells?|told|wants?|wanted|suggests?|suggested|prefers?|preferred|rather|like|requests?|requested|begged|proposed?|proposes|insists?|hopes?|wishes)"
    r"|(?:^|[.,;:!] ?)(?:said|says|asks|asked|told|wants|wanted|suggests|suggested|prefers|preferred|would prefer|would rather|would like|requests|requested|begged|proposed|insists|wishes|happy|ok|fine|open)\b)"
)
_ME = rf"(?:{_TOUCH}(?: (?:to|with|of|up|out|back|base|touch))* me)"
_THEN = pattern(
    rf"^[ ,.;:-]*(?:and |so |but |please |pls |maybe |just |we can |you can |i can |let's |happy to |can |could |will )*(?:{_TOUCH}|back)(?: (?:after|that|thereafter|afterwards|in|to|with|me|her|him|again|back|then|touch|base|please|out|up))*(?= ?(?:$|[.,;!]))"
)
_SAID_SO = pattern(
    r"^[ ,.;:\"-]*(?:please|pls|svp|bitte|and not before|onwards?,? (?:no|not) (?:earlier|before|sooner)|(?:and )?(?:no|not) (?:earlier|sooner|before)|at the earliest|,? ?(?:(?:she|he|they) (?:said|says|asked|told|suggested|reckons|thinks|wants|prefers|mentioned)|(?:says|said|asked|as) (?:she|he|they)|(?:was|were|is) (?:her|his|their) (?:words?|request|ask|wish|message)))"
)
_LATER_QUIET = pattern(
    rf"^[ ,.;:-]*(?:(?:and|but|so|please|pls|she|he|wants?|to|we|should|is|are|be|i|would|'d|like|must|may) )*(?:{_NO}(?: (?:to|be|being|a|any|more|further|one|please|want|wants|open|for))* {_TOUCH}\b|{_QUIET}|(?:left|leave)(?: (?:me|her|him))? (?:alone|in peace|be)|(?:not|never) to be|hands off|quiet|peace|silence|radio silence)"
)
_OUR_OWN = pattern(
    r"\b(?:i|we)(?:'ll|'d| will| would| should| must| can| agreed| promised| said| told)\b|\b(?:reminder|diary|diarise|diarize|todo|to do|note to self|action)\b"
)
_LINK_BEFORE = pattern(r"\b(?:until|till?|before)(?: the)? ?$")
_BOUNDED = pattern(r"\b(?:until|till?|before)\b")
_LASTS = pattern(r"(?:for|another|at least) ")
_LINK_AFTER = pattern(r"\bafter(?: the)? ?$")
_OVER = pattern(
    r"(?<!back )(?<!due )(?<!returns )(?<!returning )(?<!ends )\b(?:over|during|through|throughout|all|in|this)(?: the)? ?$"
)
REACH = 110

_OPEN = r"\b(?:at the moment|right now|just now|at present|for (?:a (?:bit|while|little while|good while|time|spell)|now|the moment|the time being|the foreseeable)|until (?:further notice|things (?:calm|settle|quieten)\w*(?: down)?|(?:she|he|they|i) (?:(?:gets?|is|are|'s|comes?|calls?|says?|reach\w*|contacts?) [a-z]+(?: [a-z]+)?))|while (?:she|he|they|things|it) [a-z']+(?: [a-z]+)?|some other time|indefinitely)"
_ASKED = r"(?:asked|asks|wants|wanted|told|needs|begged|requests|requested|requires|says|said|would|'d|please|prefers?)"
_OPEN_PAUSES: tuple[str, ...] = (
    rf"\b{_QUIET}\b{_WORDS}{{0,4}} {_OPEN[2:]}",
    rf"\b(?:{_NO}|don't|doesn't|can't)(?: (?:to|be|please|want|any|more|a|us|face|handle|deal with|cope with|bear|take|talk to))* {_TOUCH}\b{_WORDS}{{0,3}} {_OPEN[2:]}",
    rf"\b{_ASKED}{_WORDS}{{0,3}} (?:peace and quiet|(?:a bit of |some |a little |complete |total |radio )(?:quiet|silence|peace|space|breathing space|room|headspace|respite))\b",
    rf"\b(?:hold|holding|back|backing|ease|easing|lay|laying) off (?:on |from |with )?(?:{_TOUCH}|the|her|him)\b",
    r"\b(?:stay|remain|keep|go|be) (?:silent|quiet|off[- ]grid|mum)\b(?! about)",
    r"\b(?:needs?|wants?|asks? for|asked for|requested) (?:a |some )?(?:time|space|a break|a breather|a pause)(?: (?:out|away|off))? (?:from (?:us|recruiters|calls|the search|job hunting|looking)|to (?:think|breathe|recover|heal|grieve|focus|settle))",
    rf"\b(?:do not|don't|dont|not to|not|nothing|no|no {_TOUCH}|please wait|wait) (?:{_TOUCH} )?(?:(?:me|her|him|them) )?(?:before|until|till|til)(?: after)? (?:(?:the|her|his|my|their|our) )?(?:holidays?|vacation|exams?|leave|wedding|baby|move|surgery|operation|treatment|launch|go-?live|honeymoon|audit|course|degree|thesis|move)\b",
)

_STOPS_SURE: tuple[str, ...] = (
    r"\b(?:stop|quit|cease|refrain from|desist from|give over|pack in|knock off|enough (?:with|of)|no more|not another|leave off|lay off|drop)(?: (?:please|with|all|the|these|those|your|any|further|of|ever|constantly|always|bloody|damn|sending|making|ring(?:ing)?|being))* "
    r"(?:contacting|calling|phoning|ringing|e-?mailing|texting|messaging|writing|pinging|approaching|chasing|bothering|disturbing|hassling|pestering|badgering|hounding|nagging|bugging|bombarding|spamming|harassing|soliciting|troubling|(?:phone )?calls|e-?mails|texts|messages|inmails|dms|job ads|newsletters|pitches|job alerts|alerts|spam)\b",
    r"\b(?:not|no|isn't|never|zero|no longer|without any|has no|have no|n't)(?: (?:at all|remotely|really|an?|any|the|least|slightest|want|have|be))* (?:interest(?:ed)?|wish|desire|intention|appetite|need)(?: (?:in|to|of|for|be|being|at|all))* (?:hear(?:ing)?|deal(?:ing)?|work(?:ing)?|speak(?:ing)?|talk(?:ing)?|contact(?:ed)?|engag(?:e|ing)|approached|called|contacted)(?: (?:anything|more|again|back|by|from|to|with|further))* (?:agenc(?:y|ies)|recruiters?|head-?hunters?|us|you|our (?:firm|agency)|your (?:lot|firm|agency|kind|company))\b",
    r"\b(?:prefer|rather|like|appreciate|appreciates|grateful|love|best|better|happier|thank)\w*(?: it)?,? (?:if |that |were )*(?:we|you|i|us|nobody|no one|our agency|your agency|recruiters)(?:'d)? (?:never|not|no longer|didn't|don't|did not|stopped|stop|ceased|quit|left)(?: (?:ever|to|be|got|get|again))* (?:contact\w*|call\w*|e-?mail\w*|text\w*|messag\w*|phon\w*|ring\w*|writ\w*|in touch|bother\w*|reach\w*|approach\w*|alone)\b",
    rf"\b(?:refrain(?:s|ed)?|desist|abstain) from (?:any |all |further )*{_TOUCH}",
    r"\b(?:demands?|demanded|insists?|insisted|requests?|requested|asks?|asked|wants?|wanted|orders?|ordered|expects?)(?: (?:us|me|you|that we|we|for|to|on|the|full|immediate|an|complete|permanent))* (?:purge|erasure|removal|deletion|de-?registration|deregister|scrub|expunge|expung\w+|wipe)\b",
    r"\b(?:declines?|declined|refuses?|refused|rejects?|rejected|forbids?|forbade|prohibits?|bars?|barred|bans?)(?: (?:us|all|any|further|future|more|to|accept|take|receive|be|from))* (?:contact(?:ed|ing)?|communications?|correspondence|calls|outreach|approaches|e-?mails|messages|marketing|calling|e-?mailing)\b",
    r"\b(?:wants?|wanted|'d like|would like|likes|wishes|asks?|asked|needs|begs|demands|hopes)(?: (?:to (?:be|get|come|go)|be|get|please))*(?: (?:taken|struck|removed|dropped|crossed|deleted))? (?:out of|off|off of) (?:our|your|the|all(?: our| your)?|every|any) (?:[a-z]+ )?(?:lists?|data ?base|db|books|system|mailings?|crm|records?|register|distribution|files?|rolodex|pool|pipeline|network|contacts|ats|spreadsheet)\b",
)
_STOPS_ASKED: tuple[str, ...] = (
    r"\b(?:bin|burn|delete|shred|trash|chuck|destroy|ditch|erase|wipe|scrap|dump) (?:everything|all|anything|whatever)(?: (?:that|of it))? (?:you|we)(?: (?:have|hold|got|keep|store|know)|'ve got)\b",
    rf"\b(?:had it|had enough|fed up|done|finished|through|up to here|lost patience) (?:with|of)(?: (?:all|our|the|your|these|those|getting|being))* {_TOUCH}\b",
    r"\bnever (?:to )?[a-z]+ (?:her|his|my|their) (?:inbox|phone|door|line|mailbox|feed)\b",
    r"\b(?:calls?|e-?mails?|messages?|texts|contact|approaches|attention|outreach|inmails?)(?: (?:is|are|was|were|from us|from you))* (?:unwelcome|unwanted|not welcome|not wanted|unsolicited|intrusive|a nuisance|harassment)\b|\b(?:unwanted|unwelcome|unsolicited) (?:calls?|e-?mails?|messages?|texts|contact|approaches|attention)\b",
    r"\b(?:will|going to|gonna|'ll|threaten(?:s|ed|ing)? to|would|shall|is) (?:(?:be|have to|formally) )?(?:report(?:ing)?|sue|su(?:e|ing)|complain(?:ing)?|block(?:ing)?|blacklist(?:ing)?|call (?:the police|a lawyer|her lawyer)|go to the (?:ico|regulator|commissioner)|take (?:legal )?action)\b(?: us| me| the agency| this number)?",
    r"\b(?:report(?:s|ed|ing)?|lawyer|solicitor|legal action|police|ico|regulator|privacy commissioner|cnil|complaint)(?: [a-z]+){0,3} (?:if|should|unless|about) (?:we|you|us|our) (?:call|contact|e-?mail|ring|write|text|phone|calls|spam|keep)",
    r"\b(?:to|please|just|pls|can we|could you|you can|we should|should) (?:forget|ignore) (?:(?:about )?(?:me|her|him|them)\b(?! (?:not|name))|(?:that )?(?:i|she|he|they) (?:exists?|ever existed|was (?:here|there)))",
    r"\b(?:last|final) (?:time|warning|chance|call)\b(?= ?[,.;!:-]| (?:we|you|i))(?= ?.{0,40}\b(?:contact|call|e-?mail|stop|block|report))",
    r"\b(?:recruiter|agency|linkedin|job|e-?mail|spam) (?:fatigue|burn-?out)\b|\bwants? (?:rid of us|us gone|out altogether|us off (?:her|his) back)\b|\bnot? (?:agency|recruiter)s?(?: calls?| contact| approaches)\b(?! until| before| for)",
    r"\b(?:unhappy|upset|irritated|fuming|livid|incensed|cross|irate|displeased|not happy|not pleased|not amused) (?:about|that|with|at|over|by)(?: (?:us|we|our|me|the|being|getting|how|having|been|keep|many|number|of|all|so))* (?:call\w*|contact\w*|e-?mail\w*|messag\w*|text\w*|writ\w*|approach\w*|us\b)",
)
_NO_REQUEST = pattern(
    r"\b(?:(?:client|employer|company|boss|manager|team|firm|it|they|hr)(?: (?:has|have|had|will|to|is|was))?|(?:don't|do not|never|won't|can't|doesn't|cannot|didn't|not|wants? to|had to|has to|managed to|trying to|needs? to|tries to|who|i|she|he|we))(?: (?:ever|really|just))? $"
)


def find_requests(note: Note, dates: tuple[When, ...]) -> Iterator[Finding]:
    """Pauses with their day, open pauses, and stops that no set phrase has."""
    for when in dates:
        found = _quiet_until(note, when)
        if found is not None:
            yield found
    for source in _OPEN_PAUSES:
        for said in pattern(source).finditer(note.plain):
            if not is_a_firms_halt(note, said.end()):
                yield Finding("pause", "open", "Quiet, no end named", (said.span(),), sure=False)
    for sure, sources in ((True, _STOPS_SURE), (False, _STOPS_ASKED)):
        for source in sources:
            for said in pattern(source).finditer(note.plain):
                if not _NO_REQUEST.search(note.before(said.start(), 30)):
                    is_plain = sure and voice(note, said.start()) == "theirs"
                    yield Finding("stop", "contact", "Stop contacting", (said.span(),), is_plain)


def _quiet_until(note: Note, when: When) -> Finding | None:
    start, end = when.span
    before, after = note.before(start, REACH), note.plain[end : end + 70]
    if is_a_firms_halt(note, start) or when.last <= note.on:
        return None
    asked = pattern(
        rf"\b(?:{_QUIET}|{_NO}(?: (?:to|be|being|been|a|any|more|further|please|want|wants|wish|wishes|like|open|for|from|us|we|ever|should|must|let|have|having|accept|accepting|take|taking|welcome|need|needs))* {_TOUCH}){_WORDS}{{0,5}}?(?:{_UNTIL})"
    ).search(f"{before.rstrip()} for " if _LASTS.match(note.plain, start) else before)
    if asked:
        return _pause(note, when, (start - len(before) + asked.start(), end), refused=True)
    quiet = _LATER_QUIET.search(after)
    if quiet and _LINK_BEFORE.search(before):
        return _pause(note, when, (start, end + quiet.end()))
    if (when.first - note.on).days < LONG_ENOUGH_DAYS:
        return None
    called = pattern(rf"\b{_TOUCH}{_AT}").search(before)
    said_so = _SAID_SO.search(after)
    if called and said_so:
        span = (start - len(before) + called.start(), end + said_so.end())
        return _pause(note, when, span)
    if _OUR_OWN.search(before):
        return None
    for source in (
        rf"{_THEY_ASK}{_BARELY}{{0,6}}? {_TOUCH}{_AT}",
        rf"\b{_ME}{_AT}",
    ):
        found = pattern(source).search(before)
        if found:
            return _pause(note, when, (start - len(before) + found.start(), end))
    then = _THEN.search(after)
    if then and pattern(rf"\b{_BAD_TIME}\b").search(before) and _LINK_BEFORE.search(before):
        return _pause(note, when, (start, end + then.end()))
    return None


def _pause(note: Note, when: When, span: Span, refused: bool = False) -> Finding:
    """Asked about: these words are plain less often than the set phrases."""
    before = note.before(when.span[0], 30)
    first = when.first
    is_bounded = _BOUNDED.search(note.plain[span[0] : when.span[0]])
    is_over = _LINK_AFTER.search(before) or (when.is_end and _LINK_BEFORE.search(before))
    if is_over or (
        refused
        and not is_bounded
        and _OVER.search(before)
        and (when.first != when.last or " over" in before)
    ):
        first = day_after(when.last)
    elif first <= note.on:
        first = add_months(first, 12)
    return Finding(
        kind="pause",
        value=first.isoformat(),
        label=f"Quiet until {day_label(first)}",
        spans=(_trimmed(note, span),),
        sure=False,
        on=first,
    )


def _trimmed(note: Note, span: Span) -> Span:
    start, end = span
    while start < end and note.plain[start] in ' \n.,;:!?"-':
        start += 1
    return start, end
