"""How it ended, told by parts: a liking, a refusal, a wrong time, a line that nobody answers.

What no set phrase of `events` has is read here, and asked about.
"""

from collections.abc import Iterator

from agency.touches.reading.facts import Span
from agency.touches.reading.grammar import Words, rule

_HOW = r"(?:ADV|BE|SOMEWHAT|SHE|THEM|has|had|I|'s|'d|all|ART)*"
_IT = r"(?:it|this|that|one|(?:the|this|that|our|ART)(?:UNKNOWN|NAME|TITLE|TRADE|OFFICE|ADV){0,3}(?:JOB|POST|opportunity|idea|spec|offer|move|process|interview|client|sound|salary|travel|commute))"
_OF_IT = rf"(?:to|for|on|about|with|by|at|of|as|in|over)? ?{_IT}"

_TOLD = {
    "left_message": (),
    "no_answer": (
        r"(?:tried|called|rang|phoned|dialled|emailed|texted|chased|messaged)(?:THEM|NAME|ADV|NUMBER|twice|again|x|cell|mobile|landline|office|AND|phone|her|times|three|two|POSS){0,6}COMMA?(?:but)?(?:nothing|silence|crickets|nada|zip|nowt|no answer|nobody|no one|no dice|no luck)",
        r"(?:EDGE|SHE|phone|mobile|cell|line|number|it|has|just|keeps|kept)(?:ADV|BE|just|was|is|has)*(?:ghosted|ringing out|rings out|rang out|switched off|turned off|dead|disconnected|engaged|busy signal|cut out|cut off|unreachable|unobtainable)(?=BREAK|AND|US|LINK| (?:me|again))",
        r"EDGE(?!so)(?:SHE)?(?:ADV|BE|was)*(?:not|out|isn't|wasn't|away)(?:ADV)*(?:in|there|home|at home|about|at POSS desk|at the desk|when I called|when I rang)(?=BREAK|AND)",
        r"(?:straight|goes|going|went|keeps going|through) (?:to|into)(?:ART|POSS|the)*MACHINE",
        r"(?:hung up|cut me off|put the phone down)(?= BREAK|AND|on me|before)",
    ),
    "not_now": (
        r"(?:just|recently|newly|only|already)(?:ADV|had|got|been|has)*(?:ART)*(?:started|joined|signed|accepted|promoted|promotion|raise|moved|switched|changed|renewed|landed|taken|took|began|extended)(?!FROM)",
        r"(?:NEG|isn't|won't|wouldn't|doesn't|can't|no)(?:ADV|BE|ASKS|to|thinking|about|of|think|plans|need|desire|intention|reason|rush|hurry|in|the|any|on|looking|up|for)*(?:MOVES|market|budge|change|leave|new|moving)(?:ADV|jobs|job|roles|just)*(?:OPENFOR|BREAK|(?:COMMA)|AND|until|till|this)",
        r"(?:off|not on|out of|isn't on) the market",
    ),
    "not_for_them": (
        r"(?:NEG|zero)(?:ADV|ASKS|BE|her|his|POSS|SHE|really|up|ART|quite|exactly)*(?:for (?:THEM|me)|bag|street|cup_of_tea|cup of tea|thing|scene|runner|goer|starter|alley|fit|match|interest|appeal|appetite|attraction|convinced|tempted|keen|buying it|biting|sold|having it)(?!FROM)",
        r"(?:passes|passed|passing|pass|declined|declines|rejected|refused|turned|turns|walked away|backed out|pulled out|dropped out|bowed out|withdrew|withdrawn|withdraws|opted out|ruled)(?:ADV|THEM|himself|herself|it|out|down|away|of|from|on|flat|the|this|POSS|already)*(?=BREAK|AND|at|because|on (?:it|this|that|the))",
        r"(?:hates|dislikes|loathes|can't stand)(?:the)(?:sound|idea|thought|look)",
        r"(?:EDGE|SAYS|said|ADV|AND|then|so)(?:SHE|ADV|it|BE|a|an|hard|firm|flat|polite|clear|then)*(?:nah|nope|no)(?= BREAK| (?:thanks|ta|from|to the|for)|COMMA)(?! (?:answer|reply))",
    ),
    "interested": (
        r"(?<!NEG)(?:SHE|EDGE|BE|ADV|COMMA)(?:BE|ADV|'d|TO|be)*(?:happy|glad|delighted|pleased|keen|willing|up for|open)(?:to|ADV)* (?:hear|hear_from_us|listen|hear about|read|look_at|consider|take|find out|explore)",
        rf"(?<!NEG)(?<!CLIENT)(?:{_HOW})(?<!NEG)(?:LIKING){_OF_IT}",
        r"(?<!NEG)(?:ASKS|happy|ready|agreed|delighted|glad|eager|keen|willing|would|wd|will|'d|TO)(?:ADV|to|for|US|me|be|love|like|want|BE|THEM|take|have|hear|us)*(?:ART|POSS|the|some)*(?:INTERVIEW|more info|know_more|learn more|hear more|more details|apply|be_put_forward|put_forward|submitted|considered|put me forward|submit|send POSS PAPER|proceed|go ahead|go_ahead|meet them|meet the client|savoir plus|go for it)(?!(?:ADV|W)? who else)",
        r"(?:put|submit|count|sign|send|pop|get|throw|stick)(?:ADV)*(?:me|her|him|us|POSS PAPER|my hat)(?:ADV)*(?:forward|in|up|over|down|across|in the ring|(?= BREAK))(?! touch)",
        r"(?:EDGE|SAYS|said|AND|answer|reply|COMMA)(?:BE|ADV|'s|SHE|a|it|COMMA)*(?:yes|yep|yeah|sure|absolutely|definitely|deffo|go for it|go ahead|send it|send it over|why not|game on|oui|ja)(?= BREAK|COMMA| (?:please|to the|to an|to a|he|she|send))",
    ),
}
_RULES = {value: tuple(map(rule, sources)) for value, sources in _TOLD.items()}


def outcomes_in(words: Words) -> Iterator[tuple[str, Span]]:
    """The first mention of each outcome."""
    for value, rules in _RULES.items():
        spans = [words.span(found) for wanted in rules for found in words.find(wanted) if found[0]]
        if spans:
            yield value, min(spans)
