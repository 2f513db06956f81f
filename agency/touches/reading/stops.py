"""Requests to be left alone: for good (stop) or for a time (pause).

Missing a stop is worse than asking once too often, so every request is flagged: plain ones sure,
the rest with a question mark. Neither negation nor the speaker silences one ("her husband asked us
to stop calling" is a stop).
"""

from collections.abc import Iterator
from dataclasses import replace

from agency.months import months_after
from agency.touches.reading.calendar import day_after
from agency.touches.reading.dates import When, first_from
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.scopes import is_a_firms_halt, voice
from agency.words import day as day_label

_TOUCH = (
    r"(?:contact(?:ed|ing|s)?|calls?|call(?:ed|ing)|e-?mails?|e-?mail(?:ed|ing)|texts?|text(?:ed|ing)"
    r"|messag(?:es?|ed|ing)|ring(?:ing)?|phon(?:e|ed|ing|es)|reach(?:ed|ing)?|writ(?:e|ing)|both?er"
    r"(?:ed|ing)?|approach(?:ed|ing|es)?|hassl(?:e|ed|ing)|spam(?:med|ming)?|pester(?:ed|ing)?|harass"
    r"(?:ed|ing)?|hear|ping(?:ed|ing)?|dm|outreach|reach(?:ing)? out|chas(?:e|ed|ing)|follow(?:ing)? up|"
    r"get(?:ting)? in touch|keep(?:ing)? in touch|solicit(?:ed|ing)?|disturb(?:ed|ing)?|inmail(?:s|ing)?|msgs?|txts?|mails?|correspondence|communications?|"
    r"newsletters?|notifications?)"
)
_NEVER = r"(?:do not|don't|dont|do n't|don t|please no|pls no|never|not to|no|no more|no further|stop|quit|cease|shouldn't|should not|must not|mustn't|can't|cannot|may not|not|doesn't|doesnt|won't|nor|without)"
_ME = r"(?:me|her|him|them|us|myself|[a-z]+'s (?:name|details|number)|(?:my|her|his|their) (?:name|details|data|number|email|profile|file|info(?:rmation)?|resume|cv|record))"
_LIST = r"(?:lists?|data ?base|books|system|mailings?|crm|records?|files?|register|distribution|radar|rolodex|(?:talent )?pools?|pipeline|network|contacts|address book|circulation|ats|spreadsheet)"
_OUT = r"(?:remov(?:e|es|ed|ing|al)|delet(?:e|es|ed|ing|ion)|eras(?:e|es|ed|ing|ure)|wip(?:e|es|ed|ing)|purg(?:e|ed|ing)|scrub(?:bed)?|destroy(?:ed)?|rm|del|clos(?:e|ed|ing)|forget|forgotten|get rid of|gone)"
_OURS = r"(?:lists?|data ?base|db|books|system|mailings?|mailing list|crm|records?|register|distribution|files?|profile|account|details|data|info(?:rmation)?|number|cv|resume|(?:talent )?pools?|pipeline|network|contacts|address book|circulation|ats|spreadsheet)"
_OWN = r"(?:my|her|his|their|all|the|our|your|any|every|this)"
_PLAIN: tuple[str, ...] = (
    rf"\b{_OUT}(?: [^ \n.;!?]+){{0,3}} (?:from|off|out of)(?: (?!his|her|their)[^ \n.;!?]+){{0,3}} {_OURS}\b",
    r"\b(?:delete|erase|wipe|purge|destroy|close|scrub|get rid of) (?:(?:my|her|his|their|all|any|every) )+(?:[a-z]+ )?" + _OURS + r"\b",
    r"\b(?:delete|erase|wipe|remove|forget) (?:everything|all (?:you|we|of it)|it all)\b",
    rf"\b(?:wants?|wanted|asked|asks|requests?|requested|demands?|demanded|insists?|wishes|like)(?: [^ \n.;!?]+){{0,4}} {_OWN} (?:[a-z]+ )?{_OURS}(?: to be| be)?(?: (?:all|fully|permanently))? {_OUT}\b",
    r"\b(?:deletion|removal|erasure|opt[- ]?out|unsubscribe|rtbf|data protection) requests?\b",
    rf"\btak(?:e|en|ing) (?:{_OWN} )+(?:[a-z]+ )?{_OURS} (?:down|off|out)\b",
    r"\b(?:cross|strike|scratch) (?:me|her|him|them) (?:off|out)\b(?= ?(?:$|[.,;!]|please|pls|from|the list|your|our))",
    r"\b(?:permanently|please) (?:remov|delet|eras)(?:e|ed)\b|\b(?:removed|deleted|erased) at (?:her|his|their)(?: own)? request\b",
    rf"\b(?:(?:no longer|not|n't|never) (?:wants?|wish(?:es)?|like|care|need)(?:s)? to be|not to be|wants? (?:to (?:be|come|get) )?(?:off|out of)|asked? to (?:be|come|get) (?:off|out of)|asks to (?:be|come|get) off|keep {_ME} (?:off|out of))(?: (?:on|in|part of))? {_OWN} (?:[a-z]+ )?{_OURS}\b",
    r"\b(?:consent|permission|opt[- ]?in)(?: (?:is|was|has been))? (?:withdrawn|revoked|removed|pulled)\b|\b(?:withdr[ae]wn?|withdraws|withdrawing|revok\w+|pull(?:s|ed))(?: (?:her|his|their|my|all))? (?:consent|permission)\b|\b(?:do|does|did)(?: not|n't) (?:give (?:us )?)?consent\b",
    r"\b(?:do not|don't|dont|never|stop|not to) (?:store|storing|keep|keeping|hold|holding|use|using|share|sharing|process|processing|have|having) (?:my|her|his|their) (?:personal )?(?:data|details|number|info\w*|email|cv|resume|name|file)\b",
    r"\bdo not disturb\b|\bdnd\b|\bdesist\b|\bdo[- ]not[- ]call\b",
    r"\bwants? nothing (?:more )?(?:from|of) (?:us|me)\b",
    rf"\b(?:take|taken|taking|remov(?:e|ed|ing)|strike|drop|delete|deleted|scrub|cross|pull)(?: [^ \n]+){{0,4}} (?:off|from|out of)(?: (?!interview|short|client|wait|guest|price|to-do|role|project|candidate|hiring|their)[^ \n]+){{0,4}} {_LIST}\b",
    rf"\bget {_ME} (?:off|out of)(?: [^ \n]+){{0,4}} {_LIST}\b",
    r"\b(?:please|pls|plz) (?:just )?stop\b(?! by)",
    r"\b(?:wants?|asked|asks|prefers?|please|likes?|wish(?:es)?|demands?|needs?|said)(?: [a-z]+){0,3} (?:be|left|leave us|be left) alone\b",
    r"\bforget(?: about)? (?:me|her|him|them)\b(?! (?:name|birthday|number|kid))",
    rf"\b(?:remov(?:e|ed|ing)|delet(?:e|ed|ing)|eras(?:e|ed|ing)|wipe|purge) {_ME}\b",
    rf"\b(?:do not|don't|dont|do n't|don t|never|stop|quit|cease|no more|no further|not to)(?: (?:ever|please|be|again|want|wants|wish|wishes|to|like|even|try|you|any|being|all|with|the|us|from|your|our|these|those|those|anyone|have|having|sending|making|getting|receiving|receive|get|send|make))* {_TOUCH}\b",
    r"\b(?:(?:does|do|did)(?:n't| not)|doesnt|dont|no longer|never)(?: ever)? (?:wants?|wish(?:es)?|cares?|likes?|needs?)(?: (?:us|you|me|anyone|any|anything|further|more|other|recruiters?|agenc(?:y|ies)|people|for|to|be|being|get|getting|receive|receiving|have|all|these|our|your))*"
    r" (?:contacted|contacting|contact(?! (?:cent|details|lens))|called|calling|calls|emailed|emailing|emails|texted|texts|messaged|messages|approached|rung|phoned|reached|bothered|disturbed|hear from|news from)\b",
    r"\b(?:unsub\w*(?! (?:me|us) from| from (?:the|a|his|her) (?:job|board|site|newsletter))|un-subscri\w*|opt(?:s|ed|ing)?[ -]?out(?! of (?:the |her |his |their )?(?:pension|benefits?|48|working|scheme|insurance|plan|bonus|role|process|dental|health|interview|overtime|union|running))|do[ -]not[ -]contact|dnc|cease and desist|right to be forgotten|right to erasure|gdpr request|withdr(?:[ae]wn?|aws|awing|awal of)(?: (?:her|his|their|my|all))? consent|revok\w+(?: (?:her|his|their|my|all))? consent|wants? out of (?:our|your|the) \w+)\b",
    r"\b(?:leave|left) (?:me|her|him|them) (?:the \w+ )?(?:alone|be|in peace)\b(?! (?:with|in charge))",
    r"\b(?:lose|delete|forget|burn|bin) (?:my|her|his|their|this) (?:number|details|email|address|data|file|resume|cv)\b",
    rf"\b(?:ask(?:ed|s|ing)?|told?|tells?|wants?|wanted|request\w*|begged|demand\w*|said|says|insist\w*|would like|'d like) (?:us |me |you |that we |we |everyone |agency |for |to |please |all )*(?:stop|quit|cease|no (?:more )?contact)\b(?= ?(?:$|[.,;!\"\n)]|(?:it|now|please|this|all|and|with the|sending|bothering|getting|the (?:calls|e-?mails|messages|texts))\b| ?{_TOUCH}\b))",
    r"^ ?(?:please )?stop(?: please| it| now| this)?(?=[ .!;\n]{0,99}$)",
    r"(?<=[.!?;:\n\"])[ \"]{0,3}(?:please )?stop(?: please| it| now| this)?(?=[ .!;\n\"]{0,9}(?:$|\n|\"))",
    r"\bno (?:more|further) contact\b|(?<!had )(?<!made )(?<!was )(?<!have )\bno contact\b(?= ?(?:$|[.,;!\n]|please|pls|at all|whatsoever|from|until|till?|before|for))",
    r"\bnot? (?:to )?be (?:contacted|called|emailed|approached|texted|messaged)\b",
    r"\b(?:ask(?:ed|s|ing)?|request(?:ed|s|ing)?|wants?|wanted|demand(?:ed|s|ing)?|insist(?:ed|s)?)(?: (?:us|me|to|be|for|on|a|the|full|data|immediate|her|his|their))*"
    r" (?:removal|deletion|erasure|removed|deleted|erased|forgotten|unsubscribed)\b(?! from the (?:interview|meeting|short))",
    r"\b(?:please|pls|plz) (?:remove|delete|erase|unsubscribe)(?= ?(?:$|[.,;!\n]|me\b|her\b|him\b|them\b|us\b|from\b))",
    r"\b(?:nothing (?:more |further |else )?to do with (?:us|you|me|recruiters|agencies)|done with (?:us|recruiters|agencies))\b",
    r"\b(?:cease|stop|end|no)(?: (?:all|any|further|more))+ (?:communications?|contact|correspondence)\b",
    r"\bobject(?:s|ed|ion|ing)? to (?:(?:any|all|our|further|the|being) )*(?:contact\w*|processing|e?-?mails|calls|marketing|us)\b",
    r"\b(?:fuck|piss|bugger|sod) off\b",
    r"\b(?:retirez|enlevez|supprimez)[ -]moi\b|\bdesabonn\w*|\bdesinscri\w*|\bne (?:me |la |le |l'|m'|plus |pas )+(?:re)?(?:contact|appel|ecri|telephon|deran)\w*",
)  # fmt: skip
_DOUBTFUL: tuple[str, ...] = (
    rf"\b(?:declin(?:e|es|ed)|refus(?:e|es|ed)|reject(?:s|ed)?|forbids?|forbade|prohibits?)(?: (?:all|any|our|every|future|further|more|new|to be))* {_TOUCH}\b",
    rf"\b(?:like|likes|want|wants|asks|asked|wishes|wish)(?: (?:to|be|get|come))* (?:out|off)(?: of)? (?:our|your|the) (?:[a-z]+ )?{_OURS}\b",
    r"\b(?:delet(?:e[ds]?|ion)|eras(?:e[ds]?|ure)|shred|purge[ds]?|wiped?|suppress(?:ed|ion)?|discontinue[ds]?|ceas(?:e|es|ed)|remov(?:e|ed|al)|article 17|mailing list)\b(?! (?:the |a |that |this |his |her |my )?(?:section|page|line|photo|date|paragraph|typo|comma|word|job|role|reference|barrier|doubt))",
    r"\b(?:name|record|details|data|file|profile|number)(?: (?:must|should|has|have|needs?|is|are|to|be|all|please))* (?:go|removed|deleted|erased|out|gone)\b",
    r"\b(?:not|n't|never|no)(?: [^ \n.;!?]+){0,8} (?:in|on) (?:our|your) (?:files?|data ?base|system|lists?|books|crm)\b",
    r"\b(?:no|zero) (?:more )?(?:contact|sms|texts?|e-?mails?|calls?|messages?|inmails?|mails?)\b(?= ?(?:please|pls|$|[.,;!]))",
    r"\b(?:bin|trash|burn|tear up) (?:my|her|his|the) (?:cv|resume|details|file|number)\b|\b(?:told|tell) (?:us|me) where to go\b|\bwants? it to (?:end|stop)\b",
    r"\bgo away\b|\bleft alone\b|\bno contact\b(?! (?:number|details|info|centre|center|yet|lens|name|at))",
    rf"\b(?:sick|tired|fed up|had enough|bored|weary|enough|annoyed)(?: (?:of|with|by))?(?: (?:all|our|the|your|being|these|getting|so many))* (?:{_TOUCH}|recruiters?|agenc(?:y|ies)|headhunters?|us)\b",
    r"\b(?:does not|doesn't|doesnt|won't|will not|never|no longer|refuses to|not) (?:deal|work|speak|talk|engage|use|works|deals|talks)(?:ing)?(?: (?:with|to))? (?:recruiters?|agenc(?:y|ies)|headhunters?|us)\b",
    r"\b(?:get lost|take a hike|get stuffed|jog on|off (?:her|his|my) back|spare (?:me|her|him)|wants? (?:to be )?off(?= ?(?:$|[.,;!]))|no part of (?:this|it|us)|no solicitation|hands off|do not use|de-?register|unlist|ban(?:s|ned) us|never again|leave (?:me|her|him) out of|rather (?:we|you) (?:didn't|did not)|how (?:we|you) got (?:her|his|my|their) (?:number|e-?mail|details|name))\b",
    r"\b(?:take|bounce|drop|get|keep|leave|pull|cross|strike|scratch|knock)(?: [^ \n.;!?]+){1,3} off\b(?=(?: ?$| ?[.,;!]| (?:your|our|the) ))",
    rf"\b{_OUT} (?:it|them|me|her|him|this)\b(?! (?:from|by|with|at|on|up|in|to the client))",
    rf"\b(?:nobody|no ?one)(?: (?:is|are|should|may|must|can|to|ever|else|from|here|us))* {_TOUCH}\b",
    rf"\b{_NEVER}(?! now| yet| right now| sure| only)(?: [^ \n.;!?,]+){{0,4}} {_TOUCH}\b",
    rf"\bstop\b(?! (?!{_TOUCH}|sending|getting|receiving|giving|making|putting|adding)[a-z]+ing\b)",
    r"\b(?:block(?:ed|ing)?|blacklist(?:ed)?|harass\w*|annoyed|furious|angry|complain(?:ed|t|s|ing)?|reported us|gdpr|casl|spam(?:med|mer|ming)?|too many (?:calls|emails|messages)|pestered|vultures?|lawyer(?:s)? (?:will|letter)|hung up|leave it (?:there|at that)|pipeda|ccpa|dsgvo|rgpd|off (?:your|our|the) list)\b",
)  # fmt: skip
_NOT_A_STOP_BEFORE = pattern(
    r"(?:\bnon[ -]?|\bone[ -]|\bfull[ -]|\bbus[ -]|\bnext[ -]|\bwon't |\bdon't |\bdo not |\bdont "
    r"|\bcan't |\bcannot |\bshouldn't |\bshould not |\bmustn't |\bdoesn't |\bdoes not |\bnever |\bnot |\bwithout |\bdidn't |\bno need to"
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
    r"(?:employers?|boss|managers?|referees?|references?|company|clients?|hiring manager|office|work(?:place)?|husband|wife|partner|team|colleagues?|refs?|agency|landline|house)\b"
)
"""Whom we are asked not to write to is somebody else."""
_THEIR_SILENCE = pattern(
    r"^(?:never|did ?n.t|did not|has ?n.t|no) (?:called|emailed|texted|replied|answered|wrote|rang|phoned|reached|heard)\b"
)
_ENDS_IN_TOUCH = pattern(rf"\b{_TOUCH}$")
_GOES_ON = pattern(
    r"^ ?(?:$|[^\w\s]|\n|(?:out|me|her|him|them|us|you|again|any ?more|any|ever|further|please|pls|plz|thanks|thx|at all|or|and|she|he|they|i|said|says"
    r"|by(?! (?:the|our|a) (?:client|company|employer|hiring|team))|under|since|because|as|so|list|for|from|until|till?|this|these|please|with|per|going forward|ok|now|bitte|svp|from us|ring|text|email)\b)"
)
_OTHER_WAY = pattern(
    r"\b(?:instead|never reads|doesn't read|does not read|prefers (?:a )?(?:calls?|phone|e-?mails?|texts?))\b"
)
_TURNED_ROUND = pattern(
    r"(?:don't|do not|dont|never|not to|not|didn't|doesn't)(?: (?:ever|want to|wants to|let us|have to|need to))? $"
)
_OTHERS_HABIT = pattern(
    r"\b(?:they|it|clients?|company|firm|who|recruiters|agencies|people|manager|boss) $"
)
_FROM_SOMETHING_ELSE = pattern(
    rf"^(?:remov|delet|tak|cross|strik|drop)\w*(?: [a-z]+){{1,3}} from (?:(?:the|our|your|my|his|her|this|that|all|any) )*+"
    rf"(?!(?:[a-z]+ )?(?:{_LIST}|everything|it)\b)[a-z]+"
)
_THEIR_WORK = pattern(
    r"^(?:removing|deleting|erasing|wiping|purging) (?!me\b|her\b|him\b|them\b|my\b|his\b|their\b)"
)
_FOR_A_TIME = pattern(
    r"^(?: (?:me|her|him|them|us|again|back|at all|until|till|please|about (?:roles|jobs|work)|with roles))*?"
    r"(?: (?:until|til|till|before)(?: after(?: [a-z']+){1,4})?)?(?: (?:the|she|he|they|i|is|am|are|it|back|after|from|leave|in|on|"
    r"returns?|her|his|my|parental|maternity|paternity|mat|holiday|vacation|it's|at least|about))* ?$"
)
_UNTIL_SOMETHING = pattern(
    r"^(?: (?:me|her|him|them|us|again|please|back|calls?|emails?|contact|at all|any ?more))*(?: (?:until|till?|unless|for (?:now|a (?:while|bit)|the (?:moment|time being)|the foreseeable)|right now|just now|at the moment))\b"
)
"""Quiet with an end that is no day: "until I get in touch", "for now"."""
_DURING = pattern(
    r"^(?: (?:me|her|him|them|us|again|please|at all|calls?|e-?mails?))*(?: (?:in|over|during|through|throughout|all))? ?(?:the )?$"
)
"""Quiet for the length of a period: "no calls in August", "don't ring this week"."""
_TILL_SOMETHING = pattern(
    r"^(?: [a-z']+){0,4} (?:until|till?|before)(?: [a-z']+){1,6}(?:,? (?:in|on|around|about|by|at))? ?(?:the )?$"
    r"|^(?: [a-z']+){0,6},? (?:back|returns?|returning)(?: (?:in|on|from))? ?(?:the )?$"
)
ONLY_SOME_WAYS = pattern(
    r"^(?: (?:me|her|him|them))?(?: (?:before|after|on|at|during|past|between|while|about|for|unless) "
    r"|[^,;-]{0,20}[,;-] ?.{0,20}\b(?:e-?mail|text|call|linkedin|phone|whatsapp)s?(?: (?:only|instead|is|are|works|please|ok)"
    r"|[.]?$))"
)
_QUIET: tuple[str, ...] = (
    r"\b(?:(?:not|n't)(?: to)?(?: be)? (?:call|ring|phone|contact|write|e?mail|text|ping|chase|message|bother|reach|disturb)[a-z]*|nothing(?: [a-z']+)?)"
    r"(?: her| him| them| me)? (?:until|before|till)(?: [a-z']+){1,8}? (?:in|on|from|by|until) $",
    r"\b(?:(?:mat(?:ernity)?|pat(?:ernity)?|parental|sick|medical|stress|compassionate|bereavement|family|disability|adoption|long) leave|mat leave|sabbatical|long[- ]term sick|burn-?out|recovering|surgery)"
    r"(?:,? [a-z']+){0,3}?,? (?:until|till?|to|through|back(?: in| on)?|returns?(?: in| on)?|ends(?: in)?|due back(?: in| on)?|for) ?(?:the )?$",
    r"\b(?:unreachable|off[- ]grid|not reachable|out of reach|incommunicado|travell?ing|backpacking|abroad|overseas|at sea|deployed|offline)(?: [a-z]+){0,4} (?:until|till?|through) ?(?:the )?$",
    r"\b(?:let (?:me|her|him|them|it|things) (?:be|settle|rest|enjoy|get through|breathe|recover|grieve|heal|sit|lie|cool)|keep (?:it |things )?quiet|go(?:es|ing)? (?:quiet|dark)|(?:search|job hunt|hunt|everything|process)(?: is| was| has been)? (?:on hold|paused|on pause|parked|on ice))(?: [a-z']+){0,6} ?$",
    r"\b(?:on|back from|returns from|returning from|away on|off on) (?:mat(?:ernity)?|pat(?:ernity)?|parental|sick|medical|compassionate|annual|family)? ?(?:leave|holiday|holidays|vacation|sabbatical)(?: until| till| to| in| on|,? back(?: in| on)?)? ?(?:the )?$",
    r"\b(?:pause|quiet|on hold|break|breather|space|silence|no (?:recruiters?|agenc(?:y|ies)|headhunters?|outreach))(?: [a-z']+){0,4} (?:until|till|for)? ?$",
    r"\b(?:(?:hold|back|lay|ease|cool) off|hold fire|hold (?:her|him|me|them|it|everything)|snooze|park(?:ed)?|on ice|mute|freeze|suspend(?:ed)?|shelve|pause[ds]?|on pause|hibernat\w+"
    r"|back burner|time out|radio silence|peace|quiet|time off|off the radar|bereave\w*|grie(?:f|ving)|hold (?:all |any )?(?:calls|contact|e-?mails))(?: [a-z']+){0,7} ?$",
    r"\b(?:off|away|out) (?:sick|ill|on leave|on medical leave|recovering)(?: [a-z]+){0,3} ?$",
    r"\bleft in peace (?:until|till?) ?(?:the )?$",
    r"\bwait(?: please)?(?: until| till?)?(?: the| after)* ?$",
    r"(?<!garden )(?<!on )\b(?:leave|give)(?: (?:it|me|her|him|them|us))?(?: (?:be|alone|with me|in peace|time|some time|space|until|till?|for|another|about|after|the))* ?$",
)  # fmt: skip
_CALLS: tuple[str, ...] = (
    r"\b(?:call|ring|phone|contact|e-?mail|text|write to|try|ask) me(?: (?:back|again))? (?:when|once)(?: [^ .;!?]+){1,6} ?(?:in|on|around)? ?(?:the )?$",
    r"\b(?:call|ring|phone|try|contact|email|text|write to|message|ask|get back to|come back to|check in with|reach out to|talk to|speak to|get in touch with|ping) me(?: back| again| then| next)?(?: [a-z]+){0,2}? ?(?:in|on|after|from|at|around|once|come|about|early)? ?(?:the )?$",
    r"\b(?:check|touch|follow|circle|get|come|catch|reconnect|speak|talk)(?: (?:back|in|base|up|hold))* (?:with|to|of) me(?: (?:again|back|then))? ?(?:in|on|after|from|at|around|once|come|about|early)? ?(?:the )?$",
    r"\b(?:asked|asks|wants?|wanted|told|said|says|prefers?|would (?:like|prefer|rather)|request(?:s|ed)|wishes)(?: (?:us|me|that|we|to|for|an?|i|be|you|if|not|another))* (?:call(?:ed)?|ring|rung|phone|try|check|contact(?:ed)?|e-?mail(?:ed)?|text|chat|catch[- ]up|conversation|get back|come back|reach out|speak|talk|hear from us)"
    r"(?: (?:her|him|me|them|back|again|in|up|out|to|with))* ?(?:in|on|after|from|around|come|early)? ?(?:the )?$",
    r"\b(?:get|be|come back) in touch(?: with me)?(?: again)? (?:in|after|around|from|on)? ?$",
)  # fmt: skip
_OPEN_PAUSE = (
    r"\b(?:pause (?:me|her|him|them|everything|contact)|put (?:me|her|him|them) on (?:hold|pause)"
    r"|wants? (?:some )?(?:quiet|a break from (?:calls|recruiters|us)|space)|(?:is )?on hold(?! (?:music|until|till))"
    r"|paused|(?:needs?|wants?|taking|takes) (?:a break(?= from (?:recruiters|us|calls|looking|the search))|a breather|space|some (?:space|time|peace)|time out)|(?:search|job hunt)(?: is| was)? (?:on hold|paused|on pause)|let (?:her|him|me) (?:be|rest)|asked for (?:some )?(?:space|time|peace)|pause until further notice|no (?:calls|contact|e-?mails) (?:for a while|for now)|give (?:her|him|them|me) (?:some )?time"
    r"|(?:hold|back|lay|ease) off(?: (?:for (?:now|a (?:while|bit))|a bit))?|let (?:me|her|him|them) breathe"
    r"|(?:give|gives) (?:me|her|him|them) (?:a (?:break|rest)|some (?:space|time|peace|quiet)|space))\b(?! (?:until(?! further)|till|for [0-9a-z]+ (?:week|month|day)))(?: until further notice)?"
)
_NOTHING_BEFORE = pattern(
    r"^,? (?:and )?(?:please )?(?:nothing|no (?:calls?|contact|e-?mails?)|not|(?:don't|do not) (?:call|contact|bother|ring)(?: me| her| him)?|quiet|leave (?:me|her|him) (?:alone|be)) (?:before|until|till?)(?: then| that)?\b"
)
_THEIR_CALL = pattern(r"\b(?:she|he|they)(?:'ll|'d| will| would| is going to) [a-z]+ (?:me|us)\b")
"""What they will do themselves asks for nothing."""
_NOT_BEFORE_PLEASE = pattern(r"\b(?:not|nothing) (?:before|until|till?) ?(?:the )?$")
_PLEASE = pattern(r"^,? ?(?:please|pls|plz|svp|bitte)\b")
LONG_ENOUGH_DAYS = (
    28  # "call me tomorrow" is an appointment, "call me in the autumn" asks for quiet
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
    if _UNTIL_SOMETHING.search(note.after(span[1], 60)):
        yield Finding("pause", "open", "Quiet, no end named", (span,), sure=False)
        return
    sure = sure and not _is_limited(note, span)
    yield Finding("stop", "contact", "Stop contacting", (span,), sure=sure)


def _is_limited(note: Note, span: Span) -> bool:
    """Whether the words are about some ways only, about something else, or somebody else's."""
    said, after = note.plain[span[0] : span[1]], note.plain[span[1] : span[1] + 60]
    lead = note.plain[max(0, span[0] - 12) : span[0]]
    return bool(
        voice(note, span[0]) != "theirs"
        or ONLY_SOME_WAYS.search(note.after(span[1], 60))
        or _OTHER_WAY.search(after)
        or (_ENDS_IN_TOUCH.search(said) and not _GOES_ON.search(after))
        or _OTHERS_HABIT.search(note.before(span[0], 24))
        or _TURNED_ROUND.search(lead)
        or _FROM_SOMETHING_ELSE.search(said + after)
        or _THEIR_WORK.search(said)
    )


def _end_of(note: Note, at: int, dates: tuple[When, ...]) -> When | None:
    when = first_from(dates, at)
    if (
        when is None
        or when.span[0] - at > 90
        or not (
            _DURING.search(note.plain[at : when.span[0]])
            or _FOR_A_TIME.search(note.plain[at : when.span[0]])
            or _TILL_SOMETHING.search(note.plain[at : when.span[0]])
        )
    ):
        return None
    lead = note.plain[at : when.span[0]] + note.plain[when.span[0] : when.span[0] + 14]
    if when.first != when.last and _DURING.search(note.plain[at : when.span[0]]):
        return replace(when, first=day_after(when.last), sure=False)
    is_bounded = pattern(
        r"\b(?:until|til|till|before|for|another|back|returns?|returning)\b"
    ).search(lead)
    if not is_bounded or (when.last - note.on).days < 1:
        return None
    if when.is_end and pattern(r"\b(?:until|till?) ?(?:the )?$").search(
        note.plain[at : when.span[0]]
    ):
        return replace(when, first=day_after(when.last))
    over = pattern(r"\b(?:until|till?|before) after\b").search(lead)
    return replace(when, first=day_after(when.last), sure=False) if over else when


def find_pauses(note: Note, dates: tuple[When, ...]) -> Iterator[Finding]:
    for when in dates:
        before = note.before(when.span[0], 90)
        until = _next(when, note, before)
        ahead = (until.first - note.on).days
        if _NOT_BEFORE_PLEASE.search(before) and _PLEASE.search(note.after(when.span[1], 12)):
            yield _pause((when.span[0], when.span[0]), replace(until, sure=False))
            continue
        if _THEIR_CALL.search(before):
            continue
        quiet_before = _NOTHING_BEFORE.search(note.after(when.span[1], 60))
        if quiet_before and ahead > 0:
            end = when.span[1] + quiet_before.end()
            yield replace(_pause(when.span, until), spans=((when.span[0], end),), sure=False)
            continue
        sources = (*_QUIET, *(_CALLS if ahead >= LONG_ENOUGH_DAYS else ()))
        found = next(filter(None, (pattern(one).search(before) for one in sources)), None)
        if found and ahead > 0 and not is_a_firms_halt(note, when.span[0]):
            begins = when.span[0] - len(before) + found.start()
            sure = until.sure and voice(note, begins) == "theirs"
            yield _pause((begins, when.span[0]), replace(until, sure=sure))
    for found in pattern(_OPEN_PAUSE).finditer(note.plain):
        if not is_a_firms_halt(note, found.end()):
            yield Finding("pause", "open", "Quiet, no end named", (found.span(),), sure=False)


def _next(when: When, note: Note, before: str) -> When:
    """The day the quiet ends: after the period where "after" is said, and never a month we are in."""
    after = pattern(r"\bafter(?: the)? ?$").search(before)
    if after or (when.is_end and pattern(r"\b(?:until|till?)(?: the)? ?$").search(before)):
        return replace(when, first=day_after(when.last))
    if when.first <= note.on < when.last:
        return replace(when, first=months_after(when.first, 12), sure=False)
    return when


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
