"""How it ended, told by parts: a liking, a refusal, a wrong time, a message left, a line that nobody answers.

What no set phrase of `events` has is read here, and asked about.
"""

from collections.abc import Iterator

from agency.touches.reading.facts import Span
from agency.touches.reading.grammar import Words, rule

_HOW = r"(?:ADV|BE|SOMEWHAT|SHE|THEM|has|had|I|'s|'d|all|ART)*"
_IT = r"(?:it|this|that|one|(?:the|this|that|our|ART)(?:UNKNOWN|NAME|TITLE|TRADE|OFFICE|ADV){0,3}(?:JOB|POST|opportunity|idea|spec|offer|move|process|interview|client|sound|salary|travel|commute))"
_OF_IT = rf"(?:to|for|on|about|with|by|at|of|as|in|over)? ?{_IT}"
_END = r"(?=NAME|BREAK|AND|ADV|COMMA| (?:at|if|for|to|when|he|she|they|straight|now|from))"

_TOLD = {
    "left_message": (
        r"(?:left|leave|leaving|dropped)(?:THEM|ART|ADV|NUMBER|two|three|another|quick|short|long|POSS)*(?:MESSAGES)",
        r"MESSAGES(?:BE|was)?(?:left|laisse|hinterlassen|dropped)",
        r"(?:spoke|talked|spoken|talking|told) (?:to|at)?(?:ART|POSS|the)*(?:MACHINE)",
        r"(?:asked|told)(?:POSS|ART|the)*(?:KIN|receptionist|secretary|assistant|pa|desk|reception)(?: to)(?:W){0,5}(?:call|ring|phone)",
        r"(?:auf|sur|on)(?:die|le|la|the|POSS)*(?:MACHINE)(?:gesprochen|parle|geredet)",
    ),
    "no_answer": (
        r"(?:can't|cannot|couldn't|could_not|unable_to|didn't|did_not|failed to|never|not)(?:ADV|to|BE|quite)*(?:raise|raised|reach|reached|get_hold_of|getting_hold_of|get_through|got_through|through|connect|connected|contact|catch|find|get(?! on))(?:THEM|NAME|to|on|hold|by|of)*(?=BREAK|AND|ADV|LINK)",
        r"(?:tried|called|rang|phoned|dialled|emailed|texted|chased|messaged)(?:THEM|NAME|ADV|NUMBER|twice|again|x|cell|mobile|landline|office|AND|phone|her|times|three|two|POSS){0,6}COMMA?(?:but)?(?:nothing|silence|crickets|nada|zip|nowt|no answer|nobody|no one|no dice|no luck)",
        r"(?:EDGE|SHE|phone|mobile|cell|line|number|it|has|just|keeps|kept)(?:ADV|BE|just|was|is|has)*(?:ghosted|ringing out|rings out|rang out|switched off|turned off|dead|disconnected|engaged|busy signal|cut out|cut off|unreachable|unobtainable)(?=BREAK|AND|US|LINK| (?:me|again))",
        r"EDGE(?!so)(?:SHE)?(?:ADV|BE|was)*(?:not|out|isn't|wasn't|away)(?:ADV)*(?:in|there|home|at home|about|at POSS desk|at the desk|when I called|when I rang)(?=BREAK|AND)",
        r"(?:straight|goes|going|went|keeps going|through) (?:to|into)(?:ART|POSS|the)*MACHINE",
        r"(?:without|didn't|did_not)(?:W){0,2}(?:leave|leaving)(?:W){0,2}(?:one|message|msg)",
        r"(?:hung up|cut me off|put the phone down)(?= BREAK|AND|on me|before)",
        r"(?:injoignable|nobody|no_one)(?:W)?(?:answered|answers|picked up|there|home)",
    ),
    "not_now": (
        r"(?:NEG|isn't|aren't)(?:ADV|BE|ASKS|to|really)*(?:shopping around|in play|on the hunt|on the prowl|on the lookout|tempted|job hunting|searching|up for a move|going anywhere|leaving|moving|budging|biting)(?=BREAK|AND|OPENFOR| (?:but|until|though|yet|now))",
        r"(?:just|recently|newly|only|already)(?:ADV|had|got|been|has)*(?:ART)*(?:started|joined|signed|accepted|promoted|promotion|raise|moved|switched|changed|renewed|landed|taken|took|began|extended)(?!FROM)",
        r"(?:accepted|signed|taken|took|started|got|landed|starts|has|have)(?:ADV|with|on|ART|another|new|different)*(?:NEWNESS|another|elsewhere|ART)(?:offer|JOB|contract|position|post|employer|firm|place|elsewhere|somewhere)(?: (?:in|last|this|elsewhere|already)| BREAK|AND|ADV)",
        r"(?:timing|time|moment)(?:BE|ADV|doesn't|does not|just|really)*(?:NEG|bad|off|wrong|poor|awkward|terrible|right)(?:W){0,2}",
        r"(?:NEG|isn't|won't|wouldn't|doesn't|can't|no)(?:ADV|BE|ASKS|to|thinking|about|of|think|plans|need|desire|intention|reason|rush|hurry|in|the|any|on|looking|up|for)*(?:MOVES|market|budge|change|leave|new|moving)(?:ADV|jobs|job|roles|just)*(?:OPENFOR|BREAK|(?:COMMA)|AND|until|till|this)",
        r"(?:given up|gave up|stopped|paused|parked|shelved|stopping|ended|finished)(?:ADV|POSS|the|on|with)*(?:looking|search|searching|hunt|hunting|job hunt)",
        r"(?:ASKS|SHE|EDGE|has to|needs to|will)(?:to|ADV|TO)*(?:see|finish|complete|wait|stay|sit|ride)(?:out|through|until|till|on|put|the|POSS|it|tight|for|this)+(?:W){0,2}(?:first|out|through|OPENFOR|where|here|there|BREAK)",
        r"(?:SHE|EDGE|too|very|quite|pretty|BE)(?:BE|ADV|very|quite|pretty|too|'s|really|has)*(?:(?:settled|content|comfortable|zufrieden|secure)|CONTENT(?:there|here|OPENFOR|where (?:SHE|I) BE|(?:in|with|at) (?:POSS|the)(?:W){1,3}?))(?=BREAK|AND)",
        r"(?:off|not on|out of|isn't on) the market",
        r"(?:no|not)(?: thanks| thank you)?(?:ADV)*(?:OPENFOR)",
        r"(?:maybe|perhaps|possibly|ask again|try again|come back)(?: (?:next|later|in|after|another))(?:WHEN|time|BREAK|year)",
    ),
    "not_for_them": (
        r"(?:NEG|zero)(?:ADV|ASKS|BE|her|his|POSS|SHE|really|up|ART|quite|exactly)*(?:for (?:THEM|me)|bag|street|cup_of_tea|cup of tea|thing|scene|runner|goer|starter|alley|fit|match|interest|appeal|appetite|attraction|convinced|tempted|keen|buying it|biting|sold|having it)(?!FROM)",
        r"(?:passes|passed|passing|pass|declined|declines|rejected|refused|turned|turns|walked away|backed out|pulled out|dropped out|bowed out|withdrew|withdrawn|withdraws|opted out|ruled)(?:ADV|THEM|himself|herself|it|out|down|away|of|from|on|flat|the|this|POSS|already)*(?=BREAK|AND|at|because|on (?:it|this|that|the))",
        r"(?:ASKS)(?:US|me|to|that|we|ADV)*(?:withdraw|pull|take)(?:THEM|POSS|NAME|the)*(?:out|application|from the process|(?= BREAK))",
        r"(?:step|move) (?:back|down|sideways|backwards)(?: for THEM)?(?=BREAK|AND|COMMA)",
        r"(?:put off|deterred|scared off|turned off|unimpressed|underwhelmed|lukewarm|cold|cool)(?:by|on|about|with|at|BREAK)",
        r"(?:commute|salary|money|pay|travel|distance|drive|location|budget|title|level|rate|hours)(?:BE|ADV|was|just|is|'s)*(?:kills it|kills|rules it out|too|no good|wrong|won't work|doesn't work|not enough|insulting|a joke|an insult|deal breaker|puts THEM off|put THEM off|killed it)(?! for the client)",
        r"(?:laughed|laughs|scoffed|snorted|balked|baulked) at (?:W){0,3}(?:salary|money|pay|rate|offer|it|number|commute|budget)",
        r"(?:hates|dislikes|loathes|can't stand)(?:the)(?:sound|idea|thought|look)",
        r"(?:EDGE|SAYS|said|ADV|AND|then|so)(?:SHE|ADV|it|BE|a|an|hard|firm|flat|polite|clear|then)*(?:nah|nope|no)(?= BREAK| (?:thanks|ta|from|to the|for)|COMMA)(?! (?:answer|reply))",
        r"(?:can't|cannot|couldn't|doesn't|does_not|did_not|didn't|won't|wouldn't)(?:ADV|ASKS)*(?:see|fancy|like|want|entertain|touch|consider|pursue|take|accept|appeal|excite|interest|dit|grab)(?:it|this|that|THEM|me|the|one|anything|BREAK)",
        r"(?:SHE|EDGE|has|have)(?:ADV|has|have)*(?:said no|says no|ruled it out|decided against|gone cold|lost interest|cooled|thought better)",
    ),
    "interested": (
        r"(?<!NEG)(?:SHE|EDGE|BE|ADV|COMMA)(?:BE|ADV|'d|TO|be)*(?:happy|glad|delighted|pleased|keen|willing|up for|open)(?:to|ADV)* (?:hear|hear_from_us|listen|hear about|read|look_at|consider|take|find out|explore)",
        rf"(?<!NEG)(?<!CLIENT)(?:{_HOW})(?<!NEG)(?:LIKING){_OF_IT}",
        r"(?<!NEG)(?:SHE|EDGE|BE|ADV|SAYS|sounded|sounds|seemed|seems|looks|definitely|AND)(?:BE|ADV|'s|very|super|SOMEWHAT|quite|really|ART|bit|all)*(?:KEENWORD)(?=BREAK|COMMA|AND|ADV| (?:to (?:hear|know|meet|go|see|talk|apply|start|proceed)|about|he|she|send))",
        r"(?<!NEG)(?:ASKS|happy|ready|agreed|delighted|glad|eager|keen|willing|would|wd|will|'d|TO)(?:ADV|to|for|US|me|be|love|like|want|BE|THEM|take|have|hear|us)*(?:ART|POSS|the|some)*(?:INTERVIEW|more info|know_more|learn more|hear more|more details|apply|be_put_forward|put_forward|submitted|considered|put me forward|submit|send POSS PAPER|proceed|go ahead|go_ahead|meet them|meet the client|savoir plus|go for it)(?!(?:ADV|W)? who else)",
        r"(?:put|submit|count|sign|send|pop|get|throw|stick)(?:ADV)*(?:me|her|him|us|POSS PAPER|my hat)(?:ADV)*(?:forward|in|up|over|down|across|in the ring|(?= BREAK))(?! touch)",
        r"(?:EDGE|SAYS|said|AND|answer|reply|COMMA)(?:BE|ADV|'s|SHE|a|it|COMMA)*(?:yes|yep|yeah|sure|absolutely|definitely|deffo|go for it|go ahead|send it|send it over|why not|game on|oui|ja)(?= BREAK|COMMA| (?:please|to the|to an|to a|he|she|send))",
        r"(?:it|this|role|job|that)(?:BE|ADV|'s|sounds|would|looks|ticks|is)*(?:exactly|just|ideal|perfect|spot on|all POSS boxes|ticks all POSS boxes|right up|made for|tailor made|what SHE BE after|dream job)",
        r"(?:can|could)(?:ADV)*see (?:himself|herself|themselves)(?:ADV|there|in|doing|W){0,2}",
        r"(?:SHE|EDGE)(?: (?:almost|nearly|practically|ADV))*(?:bit|jumped|leapt|lit up|perked up|snapped|took the bait|pounced)(?= BREAK| (?:at|my hand|our hand|when)|AND)",
        r"(?:SHE|EDGE|COMMA)(?:BE|'m|'s)(?: (?:in|game|on board|sold|up for it|all ears))(?= BREAK|COMMA)",
    ),
}
_RULES = {value: tuple(map(rule, sources)) for value, sources in _TOLD.items()}


def outcomes_in(words: Words) -> Iterator[tuple[str, Span]]:
    """The first mention of each outcome."""
    for value, rules in _RULES.items():
        spans = [words.span(found) for wanted in rules for found in words.find(wanted) if found[0]]
        if spans:
            yield value, min(spans)
