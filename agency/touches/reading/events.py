"""What happened: the channel, whether both spoke, and how it ended. At most one of each."""

from collections.abc import Iterator
from dataclasses import replace

from agency.touches.reading.facts import Finding, Kind, Span
from agency.touches.reading.grammar import Words
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.outcomes import outcomes_in
from agency.touches.reading.scopes import strange_before, voice

Cue = tuple[str, str]

_CHANNELS: tuple[Cue, ...] = (
    (r"\b(?:left|leaving|leave|went (?:straight )?to|spoke to (?:her|his|the|an)|straight to) (?:her |him |them |his |the )?(?:an? )?(?:another )?(?:voice ?mail|vm|vmail|answer(?:ing|phone)? ?machine|answerphone)\b|\banswering machine\b|\bgot (?:her|his|the) machine\b|\bmail ?box (?:is )?full\b|\blvm\b|\bvm left\b|\bvoice ?mail\b", "voicemail"),
    (r"\b(?:linkedin|(?:on|via|over) li\b|inmail(?:ed)?|linked in|li (?:msg|message|dm))\b(?: message| msg)?(?! profile| page)", "linkedin"),
    (r"\b(?:texted|sms(?:'d|ed)?|whatsapp(?:ed)?|(?:sent|got) (?:her |him |me )?an? text|by text|via text|text from|text (?:back|message|msg)|imessage|voice notes?|texts? (?:with|exchange)|wa (?:msg|message|chat)|messaged (?:her|him|them|me)(?! (?:on|via|over|through) (?:linkedin|li)\b))\b", "text"),
    (r"\b(?:emailed|e-mailed|(?:sent|got|received|answered|replied) (?:her |him |them |me |by |an? |via )*e-?mail|by e-?mail|via e-?mail|wrote (?:to|back)|(?:her|his|their) e-?mail(?= (?:says?|said|was|reply)|:)|^e-?mail(?=[:;,.]| (?:back|reply|in))|^(?:e-?)?mail(?:ed)? from|replied to (?:my|our|the) (?:e-?)?mail|e-?mail from|dropped (?:her|him|them) (?:an e-?mail|a note|a line)|e-?mail exchange|by mail|mailed|e-?mail back|e-?mails? (?:back and forth|with))\b", "email"),
    (r"\b(?:met(?! (?:at|up at|during) (?:the|a|an) (?:[a-z]+ )?(?:conference|mixer|event|fair|summit|meetup|expo|gala|reception|breakfast|show|convention|workshop|seminar|panel))(?! (?:her|his|the|their) (?:target|deadline|goal|quota)s?)|(?:coffee|lunch) (?:with|w/|near|at|in|today|yesterday)|^coffee|^lunch|had (?:a )?coffee|had lunch|over coffee|over lunch|had breakfast|breakfast with|(?:drinks?|beers?|a beer|breakfast|tea|brunch|walk) (?:with|w/)|teams (?:with|w/)|video (?:with|w/)|(?:popped|dropped|came|swung|stopped) (?:by|in|into)(?: to)? (?:the|our) office|in the office for|drinks with|dinner with|grabbed (?:a )?(?:coffee|lunch|beer|drink)|sat down with|face[- ]to[- ]face|f2f|in person (?:meeting|with)|met in person|interviewed (?:her|him|them)|popped in|dropped in|teams (?:meeting|chat)|google meet|video chat|visited (?:her|him|us|the office)|zoom(?:ed)?(?= (?:call|with|w/|chat|meeting|today|this|yesterday))|^zoom|(?:on|via|over|by) zoom|zoomed|video call|teams call|(?:she|he|they) came (?:in|by)|came in (?:for|to))\b", "meeting"),
    (r"\b(?:meetup|career?s? (?:fair|day)|job fair|booth|at (?:the|a) (?:conference|career fair|job fair|event|summit|trade show|mixer|expo|gala|reception|convention|seminar|workshop)|at (?:the|a|an) [a-z]+ (?:conference|career fair|job fair|event|summit|trade show|mixer|meetup|expo|gala|reception|breakfast|convention|seminar|fair)|met at|networking(?: event)?)\b", "event"),
    (r"\b(?:(?<!be )(?<!being )called(?! (?:off|the|a|in sick))|rang|phoned|spoke|talked|chatted|(?:(?:quick|long|short|good|great|brief|intro|first|second|follow[- ]up|screening|scheduled|phone|another|nice|lovely|catch[- ]up) )call\b(?! (?:back|me|her|him))|^call(?= ?[,.:;])|call (?:today|this morning|yesterday)|call with|call w/|on the phone|phone call|by phone|(?:good|quick|long|great) (?:phone )?(?:chat|talk)|phone chat|caught up|call from|tried (?:calling|her|him)|picked up|on the line|gave (?:her|him|them) a (?:call|ring|bell|buzz)|dialled|dialed|phone screen(?:ed)?|had a call|on a call|phone tag|tel (?:with|w/)|^call (?:in )?from|call from|^tel\b|got through to|got hold of|reached (?:her|him)|screened|telcon|phone rang|rang off)\b", "call"),
)  # fmt: skip
# Ways of speaking by their parts, asked only where no set phrase is found.
_GOING_OUT = r"(?:sent|shot|fired(?: off)?|dropped|wrote|pinged|popped|whizzed|bashed|threw|got|received|had|swapped|exchanged|traded|answered|returned|saw|read|via|by|over|through|per|re|replied(?: by| via| to)?|came(?: in)?(?: by| via)|another|quick|short|long|nice|brief)"
_HANDED = r"(?: (?:off|over|out|back|in|her|him|them|me|us|a|an|the|my|our|his|their|some|several|few|couple of|two|three|quick|short|long|nice|brief|polite|second|follow[- ]up|intro|another|via|by|from))*"
_GROUP = r"(?: (?:with|w/|w|today|yesterday|this|earlier|just now|went|was|re|about|\d+ ?min\w*|for \d+)|[,.;:]|$)"
_BY_PARTS: tuple[Cue, ...] = (
    (r"\b(?:left|leave|leaving)(?: (?:a|word|another|quick|short|msg|message|her|him|my|number|details|note))*(?: (?:on|with|at))?(?: (?:her|his|the|their|an))* (?:v/?m|voice ?mail|vmail|machine|answerphone|answering (?:machine|service)|mailbox)\b|\b(?:got|hit|reached|only|straight to|went to|through to|just)(?: (?:her|his|the|their|a|to))* (?:v/m|vm|voice ?mail|vmail|machine|answerphone|mailbox)\b|\bv/m\b", "voicemail"),
    (rf"\b{_GOING_OUT}{_HANDED} (?:inmail|li (?:msg|note|message|invite|request)|linkedin (?:msg|note|message|invite|request|connection))\b|\b(?:dm'?e?d|(?:a |her |his |by |via |in )?dms?(?= (?:from|to|exchange|chat)|[.,:;]|$)|inmails?|connection request|connected on li)\b(?! (?:profile|page|recruiter (?:licen[cs]e|seat)))", "linkedin"),
    (rf"\b{_GOING_OUT}{_HANDED} (?:texts?|txts?|sms(?:es)?|imessages?|whatsapps?|voice notes?|wa)\b(?! ?book)|\b(?:text|sms|whatsapp|wa|signal|telegram|imessage|messenger|wechat|viber|threema|slack)(?:s|'d|ed)? (?:from|to confirm|convo|conversation|thread|chat|exchange|msg|message|back and forth|reply|replies|w/|with)\b|\b(?:on|via|over|by|through) (?:whatsapp|wa|signal|telegram|text|sms|imessage|messenger|wechat|viber|slack)\b", "text"),
    (rf"\b{_GOING_OUT}{_HANDED} (?:e-?mails?|note(?= (?:to|from)|[.,;]|$)|line(?=[.,;]|$)|mail)\b(?! (?:address|app|chimp))|\be-?mail (?:chain|thread|trail|convo|ping[- ]pong)\b|\b(?:her|his|their) (?:reply|email) (?:says?|said|came)", "email"),
    (rf"\b(?:teams|zoom|skype|facetime|webex|hangouts?|google meet|video(?: chat)?|vc|visio)(?:ed|d)?{_GROUP}|^(?:teams|zoom|skype|facetime|webex|vc)\b|\b(?:on|via|over|by|through) (?:teams|zoom|skype|facetime|webex|google meet|video|hangouts)\b|\b(?:coffee|lunch|breakfast|brunch|dinner|drinks?|beers?|pint|tea|walk|bite)(?:{_GROUP}| (?:at|in|near|on|over|by) )(?! (?:break|hour))|\b(?:had|grabbed|shared|over|for|got|did|went for)(?: (?:a|an|some|quick|nice|long))* (?:coffee|lunch|breakfast|brunch|dinner|drinks?|beers?|pint|tea|walk|bite)\b|\b(?:dropped|popped|swung|stopped|came|walked|called) (?:by|in|round|over)(?= ?(?:$|[.,;]| (?:to|at|for|the|our|today|this|with|unannounced)))|\bwalk[- ]?in\b|\bin[- ]person\b|\bmet(?: up)?(?: with| for| her| him| them)\b|\bsat (?:down )?with\b|\bsite visit\b", "meeting"),
    (r"\b(?:quick|short|long|good|brief|nice|great|lovely|blower|phone|tel\.?|telephone|intro|follow[- ]up|catch[- ]up|first|second|screening|scheduled|another|impromptu|late|early|informal|proper|decent)(?: (?:blower|phone|tel\.?|telephone|follow[- ]up|catch[- ]up|intro))* (?:chat|call|conversation|convo|natter|chinwag|word|catch[- ]up|screen(?:ing)?|interview|talk|ring)\b(?! (?:back|centre|center|next|in |on |tomorrow))|\b(?:phone|tel\.?|telephone|telephonic) (?:chat|call|conversation|interview|screen\w*|catch[- ]up)\b|\b(?:on|by|over|down) the (?:phone|blower|line|dog)\b|\b(?:caught|got|reached|grabbed|had)(?: (?:her|him|them|hold of (?:her|him|them)))? on (?:the|her|his) (?:phone|mobile|cell|line|landline|way)|\b(?:she|he|they|candidate)(?: just| then)? (?:called|rang|phoned)(?: (?:me|us|back|in|again))*\b(?! (?:the|her|his|off))|\b(?:returned|took|answered|missed) (?:my|her|his|our|a|the) calls?\b", "call"),
)  # fmt: skip
_OUTCOMES: tuple[Cue, ...] = (
    (r"\b(?:left (?:her |him |them )?(?:an? |another )?(?:quick |short )?(?:message|msg|voice ?mail|vm|vmail)|left word|left (?:my|a) (?:number|note)|left details|(?:msg|note) left|dropped (?:a|her a|him a) (?:vm|voice ?mail|message)|left (?:it )?(?:with|on) (?:her|his|the) (?:assistant|wife|husband|machine|answering machine|receptionist|front desk)|answering machine|lvm|lm\b|(?:voice ?mail|vm|message) left|(?:msg|message|word|note) (?:left )?(?:with|w|w/) (?:the |her |his )?(?:receptionist|reception|assistant|pa|wife|husband|front desk|secretary|colleague|son|daughter))\b", "left_message"),
    (r"\b(?:no answer|no reply|no response|no pick ?up|(?:didn't|did not|didnt|doesn't|never) (?:pick(?:ed)? up|answer(?:ed)?|reply|replied|respond(?:ed)?)|rang out|went (?:straight )?to voice ?mail|got (?:her |his |the )?voice ?mail|rang and rang|line (?:was )?busy|busy signal|engaged tone|line(?: is| was)? engaged|engaged(?=[.,;]| ?$)|phone (?:is |was )?(?:off|dead|switched off)|(?:number )?(?:not|out of) (?:in )?service|no (?:joy|luck|ans|dice)|unanswered|line dead|couldn't get (?:her|him|them)|unreachable|not available(?= ?(?:[.,;]|$))|(?:voice ?mail|mail ?box)(?: is| was)? full|ghosted (?:me|us)?|straight to vm|nobody (?:home|answered)|never got (?:back|through)|can't (?:reach|get hold)|couldn't get (?:hold|through)|not picking up|couldn't reach|could not reach|no luck reaching|(?:did not|didn't|does not|doesn't|has not|hasn't|have not|haven't|never|not)(?: yet)? (?:call(?:ed)? back|got back|get back|return(?:ed)? (?:my|our|the) (?:calls?|messages?|e?-?mails?)|replied|responded|answering|responding|replying)|(?:nobody|no one|no-one) (?:picked up|answered|there|home)|radio silence(?= from|[.,;]| ?$)|could not get (?:hold|through)|(?:calls?|e?-?mails?) unanswered|(?:it )?just rang(?=[.,;]| ?$)|(?:^|(?<=[.!;] ))(?:nada|zilch|nothing|nowt|crickets|diddly)(?= ?$)|(?:voice ?mail|mail|vm) ?box (?:is |was )?full|not reachable)\b", "no_answer"),
    (r"\b(?:not (?:right )?now|not (?:looking|ready|open|moving|interested)(?: to \w+)? (?:right now|at the moment|at present|just now|yet|for now|currently|this year)|not (?:actively )?looking|not at the moment|not yet(?! (?:decided|sure|had|read))|bad timing|wrong time|not (?:a )?good time|not ready|happy where (?:she|he|they|i) (?:is|are|am)|happy for now|happy (?:there|here) for now|stay(?:ing)? put|maybe later|isn't (?:actively )?looking|not this year|now (?:is not|isn't) the (?:right )?time|maybe (?:next|in the|in|after|later)(?: (?:year|quarter|month|spring|summer|fall|autumn|winter|q[1-4]))?|not this (?:quarter|month|time|round|summer|spring)|pass for now|ask again later|can't think about (?:a move|moving|it)|too much (?:going )?on|no reason to (?:leave|move)|just got promoted|just been promoted|bonus first|passive|no rush|timing(?: is|'s)? (?:off|bad|wrong|not)|not the right time|(?:isn't|is not|not) on the market|not in the market|no plans to (?:move|leave|change)|not (?:planning|wanting|going) to (?:move|leave|change)|sitting tight|(?:only )?just (?:started|joined|moved)(?= (?:there|a|at|her|his|the|in)|[.,;]|$)|content (?:where|there|for now)|(?:very |quite |pretty )?(?:settled|content|comfortable)(?= (?:there|where|for now|at the moment)|[.,;]|$)|in no (?:rush|hurry)|wants to (?:wait|stay)|(?:loves|likes|enjoys) (?:her|his|the) (?:current )?(?:job|role|team|work)(?= (?:now|there|too much)|[.,;]|$)|content (?:in|with) (?:her|his|the)|happy (?:in|with) (?:her|his|the) (?:current )?(?:job|role|team|employer|lot)|too (?:busy|soon)(?: right now| at the moment)?|(?:park|pause|shelve|postpone|delay)(?:s|ed|ing)? (?:it|this|things|everything|the search|the move)(?= (?:for|until|till)|[.,;]| ?$)|hold(?:s|ing)? off|not for (?:the moment|the time being|now)|(?:can't|cannot|won't|wouldn't|isn't going to) (?:move|leave|switch|change)(?: jobs?)? (?:right now|now|at the moment|this year|yet)|not thinking (?:about|of) (?:moving|leaving|changing|a (?:move|change))|hands full|has just (?:started|joined|signed|renewed)|another time|(?:will|needs? (?:time )?to|wants? (?:time )?to|has to|would have to) think(?= (?:about|it|on)|[.,;]| ?$)|needs (?:some |more )?time(?= (?:to think|first)|[.,;]| ?$)|check back (?:later|then)|sit tight)\b", "not_now"),
    (r"\b(?:not interested|isn't interested(?! in (?!it\b|this|the |that|our |moving|hearing|anything|a (?:move|change|chat)|changing|leaving|any|what|more|us\b|talking))|not (?:for|of interest to) (?:her|him|them|me)|no,? thanks|no,? thank you|passed on (?:it|this|the)|declin(?:ed|es)|turn(?:ed|s) (?:it|us|this|that|the \w+) down|turned down|said no|not a fit|wrong (?:level|pay|role|fit)|uninterested|not (?:her|his|their) (?:thing|cup of tea)|hard pass|(?:she|he)(?:'s| is| has)? pass(?:ed|es|ing)?(?= on (?:this|it|that|the (?:role|job|opportunity))|[.,;!]| ?$)|(?:it's |its |a )a? ?pass(?=[.,;!]| ?$)|(?:not|isn't|wasn't) the right (?:fit|role|job|one|thing)|won't go for (?:it|this)|(?:does not|doesn't|did not|didn't) appeal|no appetite|not what (?:she|he|they)(?:'s| is|'re| are) (?:after|looking for)|refused(?=[.,;!]| ?$| (?:it|the (?:role|offer|job)))|hard pass|nope|ruled (?:it|this|that) out|(?:too|pay(?: is)? too|salary(?: is)? too) (?:junior|senior|far|low|corporate|small|big)(?= (?:for|of|a\b)|[.,;!]| ?$)|not keen|(?:a|its a|it's a) no(?: from|$|[.,;])|no from (?:her|him)|no[- ]go|withdrew(?! (?:her|his|their|consent))|pulled out|rejected (?:it|us|the)|not (?:really |quite )?(?:a|her|his) (?:match|fit)|thumbs down|won't (?:apply|consider it|take it)|doesn't (?:like|want) (?:it|the role|this)|no interest|(?:isn't|is not|wasn't|was not|'s not) (?:really |quite |exactly )?for (?:her|him|them|me)|(?:doesn't|does not|didn't|did not|wouldn't|won't|would rather not|would not)(?: really)? (?:fancy|want|like|see (?:herself|himself) (?:in|doing)|take|consider|apply for|go for|touch|pursue) (?:it|this|that|the (?:role|job|position|opportunity))|would rather not|(?:opted|bowed|backed|dropped) out(?: of (?:it|this|the (?:process|race|running)))?(?=[.,;!]| ?$)|(?:took|taking|take) (?:herself|himself|themselves) out|g(?:a|i)v(?:e|es|ing) it a miss|not tempted|decid(?:ed|es) against|not going (?:ahead|forward)|thumbs down|(?:isn't|is not|not|wasn't) (?:tempted|convinced|sold)|hard no|(?:says|said)(?: a)? (?:pass|nope|nah)|can't see (?:it|herself|himself|this)(?: working| (?:there|doing it))?|too (?:much|many|little|far|long) (?:[a-z]+ )?for (?:her|him|them)|(?:pay|salary|money) (?:is |was )?too low)\b", "not_for_them"),
    (r"\b(?:(?:very |really |quite |definitely )?interested(?! in (?!it\b|this|the (?:role|job|position|opportunity|opening)|that|our |hearing|talking|learning|more|both|exploring|a chat|what|moving))|loved (?:it|the sound|the role|the idea)|loves (?:it|the sound|the idea)|wants? to meet (?:them|the)|go ahead|keen(?= ?(?:[.,;!)]|$)| (?:and|but|for it|on (?:it|this|the (?:role|job|idea|opportunity))|to (?:hear|talk|know|learn|apply|go ahead|proceed|interview|meet|chat))\b)|up for it|excited(?= ?(?:[.,;!]|$)| about (?:it|this|the))|wants? to (?:hear|know|talk) more|wants? to (?:apply|be put forward|go ahead|interview)|said yes|(?:she|he)(?:'s| is) (?:in|game)(?=[.,;!]| ?$)|(?:'d|would) love to(?=[.,;!]| ?$)|happy to be (?:considered|interviewed)|yes to (?:an?|the|it|this)|all ears|not opposed|(?:would|'d) love to be considered|keen as|happy to (?:talk|chat|hear|discuss)(?: further| more)?(?=[.,;!]| ?$| about (?:it|this|the))|wants (?:me|us) to (?:send|submit|put)|green light|put me forward|count me in|wants details|send (?:the|over the|me the) (?:spec|jd|details|role|link)(?= (?:he|she|they) said| please)|yes please|intrigued|tempted|all (?:for it|in)|game for|wants (?:to (?:go for|proceed|move forward|know more|learn more|see)|more (?:info|details|information))|up for (?:it|a chat)|likes the (?:sound|look|idea)|(?:very |really )?positive|enthusiastic|hooked|open to (?:it|this|a chat|hearing|talking)|curious|sounds (?:good|great)|would love (?:to hear|it|this)|happy to be (?:submitted|put forward)|send (?:me|over) the (?:jd|spec|details)|(?:would|'d) (?:love|like|be (?:happy|glad|delighted|keen|up for|open)) to (?:hear|know|learn|talk|chat|discuss|explore|apply|meet|interview|proceed|go ahead|be (?:considered|put forward|submitted|interviewed))|(?:says?|said):? (?:go for it|let's (?:do it|go|talk)|put (?:me|her|him) (?:forward|in)|count (?:me|her|him) in)|send (?:my|in my) (?:cv|resume)|sounds (?:promising|interesting|perfect|ideal|exciting)|(?:agreed|ready|eager|glad|willing|delighted) to (?:go ahead|proceed|apply|interview|meet|be (?:put forward|submitted|considered))|right up (?:her|his|my) (?:street|alley)|can't wait to (?:start|meet|hear)|(?:wouldn't|won't|would not) say no|why not|up for (?:hearing|meeting|talking|exploring|the (?:role|job|chat|interview))|wants in|happy to (?:explore|consider|meet|have a (?:chat|look|call)|take a look|look at it|go for it)|^game(?=[.,;]| ?$)|on board with (?:it|this|the))\b", "interested"),
)  # fmt: skip
_MOODS = pattern(
    r"^(?:(?:very |quite |really |pretty )?(?:curious|positive|enthusiastic|tempted|intrigued|hooked|excited|settled|content|comfortable|just|only|not keen|nope|game|why not|will think|needs|wouldn't|wants in|can't see|check back|passive|maybe|no rush|bonus first|refused|not opposed|not available)\b"
    r"|(?:pay|salary)? ?(?:is )?too |(?:she|he) (?:pass|is pass)|happy to |wants (?:me|us|details)|send |no reason|just (?:got|been)|can't think|(?:loves|likes|enjoys) (?:her|his|the) |happy (?:with|in|here|there)|a no|sounds|said no|said yes|wants to (?:wait|stay)|in no|no plans)"
)
"""Words of a mood rather than an answer: asked about."""
_SPOKE = (
    r"\b(?:(?:had|having) (?:an? )?(?:[a-z]+ )?(?:catch[- ]?up|chat|talk|conversation|call)|ran into|bumped into|caught [a-z]+ (?:on|at|after|before|between)|(?:long|good|great|quick) (?:phone )?(?:chat|talk|conversation|catch-?up|call)|phone chat|coffee|(?<!never )(?:e?-?mailed|texted|called|wrote|rang|messaged) (?:me |us )?back|on the (?:line|phone)|spoke|talked|chatted|met|said|says|told (?:me|us)|replied|answered|wrote back|caught up"
    r"|mentioned|good chat|great chat|quick chat|had (?:a )?(?:coffee|lunch)|coffee with|discussed"
    r"|asked (?:me|us|about|if|for|whether|to)|conversation|she wants|he wants|they want)\b"
)
_TRIED = r"\b(?:tried (?:calling|her|him|them|[0-9]|x|twice|thrice|again|to (?:call|reach))|couldn't reach|could not reach|(?:[0-9]+(?:st|nd|rd|th)|first|second|third|fourth|fifth|another|last|final) (?:attempt|try)|attempt (?:#|no\.? )?[0-9])\b"
_NO_INTEREST = pattern(
    r"\b(?:not|isn't|wasn't|never|no longer|un|husband|wife|partner|client|we're|less|if)(?: [a-z]+){0,2} $|\b(?:not|n't) $"
)
_NEVER = pattern(r"\b(?:never|did ?n.t|did not|has ?n.t|not that (?:she|he) is)(?: ever)? $")
_THEIRS = {"interested", "not_for_them", "not_now"}
_ATTEMPTS = {"left_message", "no_answer"}


def find_events(note: Note, words: Words) -> Iterator[Finding]:
    channel = _channel(note)
    told = _outcome(note, _first_of_each(note, _OUTCOMES, "outcome"))
    outcome = told or _outcome(note, _by_parts(note, words))
    kind = _kind(note, channel, outcome)
    if kind and not told and kind != _kind(note, channel, None):
        kind = kind.doubted()  # it rests on an answer that is asked about
    yield from filter(None, (channel, outcome, kind))


def _channel(note: Note) -> Finding | None:
    found = _first_of_each(note, _CHANNELS, "channel")
    if not found:
        parts = _first_of_each(note, _BY_PARTS, "channel")
        found = {value: one.doubted() for value, one in parts.items()}
    if not found:
        return None
    chosen = found.get("voicemail") or min(found.values(), key=lambda finding: finding.start)
    rivals = set(found) - {chosen.value, "voicemail" if chosen.value == "call" else "call"}
    is_plain = chosen.value != "call" or _is_a_call(note, chosen)
    return chosen if is_plain and not rivals else chosen.doubted()


_MERE_TALK = pattern(
    r"(?:called|rang|phoned|spoke|talked|chatted|caught up|picked up|screened|on the line|reached (?:her|him))$"
)
_OF_THEM = pattern(
    r"^(?: ?[.,;:!)+&-]| ?$| (?:to|with|w|her|him|them|me|us|back|again|this|today|yesterday|earlier|just|briefly|and|but|x ?[0-9]|for|at [0-9]|[0-9]|re|from|twice|on|while|no|left|got|went|straight)\b)"
)
_NOT_NOW_THEM = pattern(
    r"\b(?:last time|when|since|before|until|after|the time|also|once|client|hm|manager|mother|wife|husband|they|recruiter|agency|never)(?: (?:we|i|she|he|you))?(?: last)? ?$"
)


def _is_a_call(note: Note, found: Finding) -> bool:
    """ "Spoke" to whom, and about what, tells whether it was a call of ours; "on the phone" needs no more."""
    if not _MERE_TALK.search(note.plain[found.start : found.end]):
        return True
    after = note.after(found.end, 20)
    is_named = note.cased[found.end : found.end + 2].strip()[:1].isupper()
    if _NOT_NOW_THEM.search(note.before(found.start, 30)):
        return False
    return is_named or bool(_OF_THEM.search(after))


def _outcome(note: Note, found: dict[str, Finding]) -> Finding | None:
    found = {
        value: one.doubted() if _MOODS.search(note.plain[one.start : one.end]) else one
        for value, one in found.items()
    }
    if not found:
        return None
    for value in ("left_message", "no_answer", "not_now", "not_for_them", "interested"):
        if value in found:
            break
    rivals = set(found) - ({value} | (_ATTEMPTS if value in _ATTEMPTS else set()))
    chosen = found[value]
    of_one_thing = value == "not_for_them" and _OF_ONE_THING.search(note.after(chosen.end, 60))
    goes_on = not _STANDS_ALONE.search(note.after(chosen.end, 40))
    doubt = rivals or of_one_thing or goes_on or not _is_an_answer(note, chosen)
    return chosen.doubted() if doubt else chosen


_ANSWERING = word_set(
    "she he they i candidate cand is are was 's 're has had have been be said says told replied reply answered very really quite definitely"
    " actually just also still sounds seems feels now me us that the a an for he's she's they're would will wants want response answer"
    " outcome status result again yes no oh well she'd he'd it it's called rang tried phoned texted emailed twice her him left got"
    " not to x today this morning afternoon yesterday phone mobile cell line by email text mail linkedin spoke with quick chat call met"
    " talked polite politely definite firm but and"
)


def _is_an_answer(note: Note, found: Finding) -> bool:
    """Whether nothing but who answers, and how, leads to it in its clause."""
    return not strange_before(note, found.start, _ANSWERING)


def _by_parts(note: Note, words: Words) -> dict[str, Finding]:
    """Asked about, for these words are plain less often than the set phrases."""
    return {
        value: Finding("outcome", value, label_of(value), (span,), sure=False)
        for value, span in outcomes_in(words)
        if not (_is_denied(note, value, span[0]) or _is_of_something_else(note, value, span))
    }


_STANDS_ALONE = pattern(
    r"^(?: ?[^a-z ]| ?$| (?:and|but|or|so|as|because|bc|due|since|until|till|unless|if|once|when|while|though|although|however|now|yet|today"
    r"|currently|this|that|at|anymore|any more|really|either|too|she|he|they|i|we|in (?:it|this|that|the|our|an?|any|[a-z]+ing)\b"
    r"|to (?:move|leave|change|hear|know|learn|talk|chat|discuss|apply|meet|interview|go|be|proceed|switch|look|call|come|make|take|start)\b"
    r"|after|before|thanks|please|by|via|per|re|about|asking|for|right|just|again|twice|x[0-9]|yesterday|tonight|with (?:it|this|the|her|his|him)\b"
    r"|on (?:it|this|that|the (?:role|job|position|opportunity|offer|phone|mobile|machine)|her (?:cell|mobile|phone)|his (?:cell|mobile|phone)|both|cell|mobile)\b"
    r"|the (?:role|job|position|offer|opportunity|process|client)|it|from (?:her|him|them|[a-z]+)|there|where|next|maybe|will|would|wants?|is|was|says?|said|has|had|then"
    r"|role|job|position|opportunity|one|offer|out|of (?:her|him|them|it|this|the)|up|down|reaching|getting|to (?:my|our|the|her|his|[0-9a-z]+ (?:e?-?mails?|calls?|messages?))|a (?:step|move|role|job|bit))\b)"
)
"""What an answer goes on with; any other word may make it an answer to something else."""


_OF_ONE_THING = pattern(
    r"^ (?:in|on|to)\b(?! (?:it|this|that|the (?:role|job|position|opportunity))\b)[^.;]*(?:,| but\b| and\b)"
    r"[^.;]*\b(?:open|keen|interested|wants?|prefers?|likes?|would|looking|happy|only|yes)\b"
)
"""Not interested in Toronto, open to Halifax."""


def _first_of_each(note: Note, cues: tuple[Cue, ...], kind: Kind) -> dict[str, Finding]:
    """The first mention of each value; a mention inside an earlier cue's words is not a second."""
    found: dict[str, Finding] = {}
    taken: list[Span] = []
    for source, value in cues:
        for match in pattern(source).finditer(note.plain):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken) or _is_denied(note, value, start):
                continue
            if kind == "outcome" and _is_of_something_else(note, value, match.span()):
                continue
            taken.append((start, end))
            if value not in found:
                found[value] = Finding(kind, value, label_of(value), ((start, end),))
    return found


def _is_denied(note: Note, value: str, start: int) -> bool:
    before = note.before(start, 40)
    if value in _THEIRS and voice(note, start) in {"other", "perhaps"}:
        return True
    if value in {*_THEIRS, "call", "email", "text"} and _NEVER.search(before):
        return True
    if value == "left_message" and pattern(r"\b(?:no|without|didn't|did not)(?: [a-z]+)? $").search(
        before
    ):
        return True
    return value == "interested" and bool(_NO_INTEREST.search(before))


def label_of(value: str) -> str:
    return _LABELS.get(value) or value.replace("_", " ").capitalize()


_LABELS = {"linkedin": "LinkedIn", "not_for_them": "Not for them", "left_message": "Left a message"}


def _is_of_something_else(note: Note, value: str, at: Span) -> bool:
    """Another's answer, an answer to another's offer, one of long ago, or one we do not know yet."""
    before, after = note.before(at[0], 40), note.after(at[1], 40)
    if value in _ATTEMPTS:
        return bool(_ANOTHER_CALLER.search(before) or _FROM_ANOTHER.search(after))
    if _ANOTHER_SPEAKER.search(before) or _LONG_AGO.search(after) or _CONTACT.search(after):
        return True
    if value == "not_for_them" and _FROM_ANOTHER.search(after):
        return True
    is_asked = bool(_UNKNOWN.search(before)) or (
        bool(_QUESTION.search(before)) and note.after(at[1], 120).endswith("?")
    )
    return is_asked or (value == "not_for_them" and bool(_ANOTHER_OFFER.search(after)))


_ANOTHER = (
    r"(?:(?:the |our |their |her |his )?(?:client|hiring manager|hm|boss|manager|employer|company|board"
    r"|panel|team|hr|interviewers?|landlord|bank|school)|they|we)"
)
_ANOTHER_SPEAKER = pattern(
    rf"\b{_ANOTHER}(?:'re|'s)?(?: (?:is|are|was|were|has|have|had|seems?|sounds?|just|also|still|said|says|all"
    r"|very|really|(?:have|has) already))* ?$"
)
_ANOTHER_CALLER = pattern(r"\b(?:(?:s?he|they) (?:has |just |had )?|'s )$")
_FROM_ANOTHER = pattern(rf"^ (?:from|for|with|at) {_ANOTHER.replace('they|we', 'them')}\b")
_LONG_AGO = pattern(
    r"^(?: [a-z]+){0,3} (?:last (?:year|time|month|spring|summer|fall|autumn|winter)|back then|at first"
    r"|initially|originally|[a-z0-9]+ (?:years?|months?) ago|in 20[0-9]{2})\b"
)
_CONTACT = pattern(
    r"^(?: (?:to|of|in|all|any|our|from|being|future|more|further|the|agency|recruiter))*"
    r" (?:contact\w*|calls?|calling|called|e?-?mails?|emailing|messages?|messaging|texts?|outreach|marketing|newsletters?)\b"
)
"""What is declined is being written to: a stop, not an answer to the role."""
_UNKNOWN = pattern(
    r"\b(?:if|whether|unless|in case|not sure|unsure|not certain|don't know|do not know|no idea|wonder\w*)"
    r"(?: (?:that|if|whether|s?he|they)(?:'s|'d)?| is| are| would be| was| will be| [a-z]+ly)* ?$"
)
_QUESTION = pattern(r"\b(?:is|are|would|does|did|will) (?:s?he|they|[a-z]+)(?: be)? ?$")
_ANOTHER_OFFER = pattern(
    r"^ (?:to )?(?:the |a |an |her |his |their |our )?(?:counter|other|another|raise|promotion|retention"
    r"|competing|rival|relocation|transfer|transfers|gym|coffee|lunch|travel|overtime)\b"
)


def _kind(note: Note, channel: Finding | None, outcome: Finding | None) -> Finding | None:
    attempt = Finding("kind", "attempt", "Attempt", ((0, 0),))
    talk = Finding("kind", "conversation", "Conversation", ((0, 0),))
    if outcome and outcome.value in _ATTEMPTS:
        return replace(attempt, spans=outcome.spans, sure=outcome.sure)
    if channel and channel.value == "voicemail":
        return replace(attempt, spans=channel.spans)
    tried, spoke = pattern(_TRIED).search(note.plain), pattern(_SPOKE).search(note.plain)
    if tried and not spoke:
        return replace(attempt, spans=(tried.span(),))
    if spoke:
        is_plain = not _NOT_NOW_THEM.search(note.before(spoke.start(), 30))
        return replace(talk, spans=(spoke.span(),), sure=is_plain)
    if outcome:
        goes_on = bool(_STANDS_ALONE.search(note.after(outcome.end, 40)))
        is_mood = bool(_MOODS.search(note.plain[outcome.start : outcome.end]))
        return replace(talk, spans=(channel or outcome).spans, sure=goes_on and not is_mood)
    if channel is None:
        return None
    one_way = channel.value in {"email", "linkedin", "text"}
    return replace(attempt if one_way else talk, spans=channel.spans, sure=False)
