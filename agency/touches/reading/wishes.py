"""The work they want: title, seniority, industry, contract form, hours."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from agency.skills.terms import Match
from agency.touches.reading.dates import NUMBER_WORDS
from agency.touches.reading.facts import Finding, Horizon, Span
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.scopes import (
    Voice,
    goes_on_plainly,
    is_current,
    is_welcome,
    is_wished,
    refusal,
    refused,
    voice,
)

_LEVELS = {
    "junior": "junior",
    "jr": "junior",
    "graduate": "junior",
    "entry-level": "junior",
    "intermediate": "intermediate",
    "mid-level": "intermediate",
    "mid level": "intermediate",
    "senior": "senior",
    "snr": "senior",
    "sr": "senior",
    "lead": "lead",
    "team lead": "lead",
    "team leader": "lead",
    "tech lead": "lead",
    "people manager": "manager",
    "people management": "manager",
    "people mgmt": "manager",
    "managing people": "manager",
    "managing": "manager",
    "managing a team": "manager",
    "leading a team": "lead",
    "leading": "lead",
    "supervisor": "supervisor",
    "leader": "lead",
    "leadership": "lead",
    "principal": "principal",
    "staff": "staff",
    "management": "manager",
    "manager": "manager",
    "managerial": "manager",
    "supervisory": "supervisor",
    "director": "director",
    "head": "head",
    "vp": "vp",
    "svp": "vp",
    "evp": "vp",
    "vice president": "vp",
    "c-suite": "executive",
    "exec": "executive",
    "executive": "executive",
    "c-level": "executive",
}
_LEVEL = "(?P<level>" + "|".join(sorted(_LEVELS, key=len, reverse=True)) + ")"
_OTHER = _LEVEL.replace("level", "other")
_JOB = r"(?:roles?|jobs?|positions?|posts?|titles?|opportunit(?:y|ies)|gigs?|seats?|slots?|titles?|chair|material|stuff|track|path|grade|duties)"
_SENIORITY = (
    rf"\b(?:(?:an?|another|more) )?{_LEVEL}[ -](?:level )?{_JOB}\b",
    rf"\b(?:at )?{_LEVEL}[ -]level\b",
    r"\b(?P<level>lead|manage|run) (?:(?:a|an|her own|his own|their own|my own|the) )?"
    r"(?:(?:small|bigger|larger|big) )?(?:teams?|people|squad|group|department)\b",
    r"\b(?:wants?|wanted|like|love|keen|hopes?|ready|aims?|wanting) to (?P<level>lead|manage)\b"
    r"(?: (?:(?:a|an|her own|his own|their own|my own|the) )?(?:teams?|people|squad|group)\b)?",
    rf"\bsteps?(?:ping|ped)? (?:up|down|back) (?:to|into) (?:an? )?{_LEVEL}\b",
    rf"\b(?:wants?|would (?:take|like|love|consider|accept)|open to|aim(?:s|ing) (?:for|at)|ready for|looking for|looks for|targeting"
    rf"|happy (?:as|with|being)|ok (?:with|as)|okay (?:with|as)|fine (?:with|as|being)|less than|below|under|prefers|prefer|likes?|only"
    rf"|next step|next move|towards?|interested in|no more|no|not|never|without|not a|want(?:s)? to be|promot(?:ed|ion) to|(?:go|going|step|moves?|get|gets|work(?:s|ing)? (?:up|way)) (?:back )?(?:up )?to|level|(?:step|move|role|job) is|happy at|fancy|aspires? to be|doesn't want|or|(?:sick|tired|done|fed up|bored) (?:of|with)|enjoys?|misses|hates|loves|used to)(?: being)?(?: an?| the)?(?: next)?:? (?P<at>{_LEVEL})(?: or (?:an? )?{_OTHER})?"
    rf"(?=(?: now| or| above| and| in| by| at| next| later| again| only| please| title| role| level| seat|,|\.|;|!|\)|/|$))(?! (?:in|at|for) (?:a|the|her|his|[a-z]+ing)\b)",
    rf"\b{_LEVEL} or {_OTHER} (?:level|role|title|position)",
    r"\b(?P<level>head) of (?:something|anything|department|dept|function|any|a function|whatever|role|job|position)\b",
    r"(?:^|(?<=[.,;\n]) ?)(?P<at>(?P<level>team lead|tech lead|lead|supervisor|director|vp|head))(?= (?:now|or|only|level|title|role)\b)",
    r"\bto be (?:an?|the) (?P<level>lead|director|manager|leader)\b(?! [a-z]+er\b)",
)
_GRADE = r"(?P<level>junior|jr|graduate|entry[- ]level|intermediate|mid[- ]level|senior|sr|lead|team lead(?:er)?|tech lead|supervisor|principal|staff|manager|managerial|management|director|head|vp|svp|vice president|exec(?:utive)?|c[- ]?(?:suite|level))"
_TOWARDS = (
    r"(?:stay(?:s|ing)?(?: as)?|remain(?:s|ing)?|keep(?:s|ing)? (?:to|being)|fanc(?:y|ies|ied)|aim(?:s|ing|ed)?(?: for| at| to be)|shoot(?:s|ing)? for|gunning for|angling for|push(?:es|ing)? for|eye(?:s|ing)?|eyes on|sights (?:set )?on|set on|destined for|due for|overdue for|up for|ready (?:for|to be(?:come)?)|sees? (?:her|him|them)(?:self|selves)(?: as)?|pictures (?:her|him)self as"
    r"|wants?(?: (?:to (?:be|become|make|reach|get|hit|go|return|step|work up)))?(?: (?:back|up|down))?(?: to| into| as| in)?|wish(?:es)? to be|would (?:like|love)(?: to (?:be|become))?|'d (?:like|love)(?: to (?:be|become))?|hop(?:es|ing)(?: for| to (?:be|become|make|reach))|dream(?:s|ing) of(?: being| becoming)?|after|seek(?:s|ing)|look(?:s|ing) (?:for|at)"
    r"|(?:drop|step|go|move|moving|come|slip|stepping|dropping|going|scale|scaling)(?:s|ped)?(?: (?:back|down|up|on|over|across))*(?: (?:to|into|as|in))|fine (?:with|as|at)|happy (?:with|as|at|in|being)|ok (?:with|as)|content (?:with|as)|settle(?: for)?|accept(?:s)?|would (?:take|consider|accept|do|be|settle for)|only|nothing (?:below|under|less than|but)|at least|minimum|not below|no lower than|apply(?:ing)? for|interested in|keen (?:on|to be(?:come)?)|prefers?|targets?|targeting|open to|next (?:step|move|role|job)(?: (?:must|should|has to|is|to|will|would))*(?: be)?)"
)
_SPURNS = r"(?:no|not|never|no more|no longer|without|n't want(?: to be)?|n't want any|n't be|won't|avoid(?:s|ing)?|hates?|hated|dislikes?|loathes?|refuses|fed up(?: with| of)?|sick of|tired of|done(?: with)?|bored (?:of|with)|had enough of|over|out of|away from|wants? out of|stop|quit|give up|gave up|giving up|nothing to do with|rather not|anything but|allergic to|burn(?:ed|t) out (?:by|on|from))"
_LEADING = r"(?:(?<=to )(?:manage|supervise)|(?<=to )(?:lead|oversee|direct|run)(?= (?:an?|her own|his own|their own|the|people|others|teams?|bigger|larger)\b)|managing|supervising|leading|overseeing|be(?:ing)? (?:the |a )?(?:boss|in charge|responsible)(?: (?:of|for))?|people[- ](?:management|leadership|manager|mgmt)|line[- ]manage(?:ment|r|s)?|direct reports|reports|a (?:bigger|larger|small|own) team(?: to (?:run|lead|manage))?|personnel responsibility)"
_WHOM = r"(?: (?:a|an|her|his|their|own|the|any|other|of|small|big|bigger|larger|whole|new|for))*(?: (?:teams?|people|staff|others|anyone|anybody|direct reports|reports|crew|squad|group|folks))?"
_SENIORITY_BY_PARTS = (
    rf"\b{_TOWARDS}(?: (?:an?|the|another|some|being|as|his|her|next|first|bigger|more|proper|true|real))* (?P<at>{_GRADE})(?= (?:level|next|now|again|role|roles|or|if|job|jobs|in|at|at some|by|within|one day|someday|soon|eventually|post|position|is|seat|track)\b| ?(?:$|[.,;!?)/]))",
    rf"^ ?(?P<at>{_GRADE})[ -]?(?:level )?(?:role |job |post |position )?(?:is |would be |'d be )?(?:fine|ok|okay|good|great|acceptable|perfect|the goal|possible|works|preferred|only|or (?:nothing|above|higher|up))\b",
)
_LEADS_PEOPLE = rf"(?P<spurns>(?:\b|(?=n't)){_SPURNS}(?: (?:to|be|being|doing|have|having|any|more|with|of|in|want|wants|back))* )?(?P<wants>\b(?:wants?|wanted|would (?:like|love)|'d (?:like|love)|hopes?|keen|ready|looking|looks|likes|loves|misses|enjoys|happy|open|aims?|willing|prepared|eager|longs)(?: (?:to|for|on|of|be|being|back|get|have|at|into))* )?\b(?P<act>{_LEADING}){_WHOM}"
_GRADED = pattern(
    r"(?:^|(?<=[.,;:\n]) ?|\b(?:wants?|as an?|looking for|for|open to) )(?P<level>senior|snr|sr|junior|jr|intermediate|principal|staff)\.?"
    rf"(?= [a-z]{{2,}})(?! (?:were|was|are|is|there|all|at|said|on|meeting|level|{_JOB[3:-1]}|management|team)\b)"
)
"""A grade before whatever the work is called: "Senior mech eng". Asked about."""
_BARE_LEVEL = pattern(
    rf"(?<!her )(?<!his )(?<!the )(?<!my )(?<!hiring )(?<!line )\b(?P<at>{_LEVEL})\b(?![-'&/]| of\b| in\b| at\b)(?! [a-z]+(?:er|or|ist|ant|ian|ect|ing)s?\b)"
)
"""A level alone, in a sentence that wishes or refuses. Asked about."""
_FORMS: tuple[tuple[str, str, str], ...] = (
    (
        r"\bdirect[- ]hire\b|\b(?:permanent|perm)\b(?! (?:resident|residency|residence))",
        "permanent",
        "Permanent",
    ),
    (
        r"\b(?:fixed[ -]term|ftc)\b(?: contract)?|\b(?:mat|maternity|parental|paternity)(?: leave)? covers?\b",
        "fixed_term",
        "Fixed term",
    ),
    (
        r"\b[0-9]{1,2}[ -]months? contracts?\b(?! (?:ends?|is up|finish|runs|until))"
        r"|(?<=a day )contract\b|(?<=an hour )contract\b|(?<=/hr )contract\b|(?<=/day )contract\b|(?<=\bph )contract\b|(?<=\bpd )contract\b"
        r"|\bcontract(?= ?[$£€])|\bcontract(?= (?:ok|okay|fine|preferred|is (?:ok|fine)|too|as well|or|at [$£€0-9]|only|please)\b)"
        r"|\b(?:wants|wanted|prefers?|only|likes|loves|consider(?:s)?|open to|happy with|ok with|fine with|to|does|not|never|looking for|for)(?: a| an| short| long| do(?:ing)?)* (?P<at>contracts?)(?= ?(?:$|[,.;!/)]|work|roles?|jobs?|gigs?))"
        r"|^contract(?=[,.;])|(?<=[,;] )contract(?= ?(?:$|[,.;]))"
        r"|\bcontract (?:roles?|work|jobs?|positions?|only|basis|gigs?)\b"
        r"|\bcontracting\b|\bcontract(?=[ ,]+(?:or|and|to) perm)|(?<=\bno )contracts?\b"
        r"|(?<= or )contract\b|(?<=\bto )contract\b|\bfreelanc(?:e|ing)\b|\bc2c\b|\bcorp[- ]to[- ]corp\b|\bself[- ]employed\b|\bcontract-to-hire\b|\b(?:outside|inside) ir35\b|\bcontracts only\b|\bday[- ]rate (?:only|work|roles?)\b|\bconsulting (?:only|gigs?|work)\b|\binterim (?:roles?|work|only|jobs?|assignments?|gigs?)\b|\bfreelances?\b|\b(?:as a|stay(?:ing)?(?: as)? a) contractor\b|\bstay(?:s|ing)? contracting\b|\b(?:on|via) contract\b|\bcontract basis\b|\bcontract[- ]to[- ]perm\b",
        "contract",
        "Contract",
    ),
    (
        r"\b(?:wants|no|only|not|open to|ok with|prefers|or|does|consider) temp\b(?= ?(?:$|[.,;!]|or|and|work))|\bseasonal(?: (?:work|role|job|contract))?\b(?! (?:flu|menu|stock|peak))|\b(?:temp|temporary) (?:work|roles?|jobs?|assignments?|to perm|only|basis|gigs?)\b|\btemping\b|\btemporary\b(?! (?:resident|residency|foreign|visa|leave|relief|work permit|cover))",
        "temporary",
        "Temporary",
    ),
    (r"\bpart[ -]time\b", "part_time", "Part-time"),
)
_FEW = r"(?P<few>[1-6]|one|two|three|four|five|six)"
_HOURS = (
    rf"\b(?:work(?:s|ing)?|do(?:es|ing)?) {_FEW.replace('few', 'doing')} days?(?! (?:in|at|from|on|ago|off|a week|in the))",
    rf"\b{_FEW}[ -]days?[ -](?:a |per |each )?week\b(?! (?:in|at|from|on|remote|office|wfh|home))",
    r"\b(?P<hours>[1-5][0-9](?:\.5)?) (?:hours|hrs) (?:a|per|each) week\b",
    r"\b(?:max(?:imum)?|up to|at most|only|no more than|about|around|at least|min(?:imum)?|wants?|prefers?) (?P<max>[1-5][0-9]) ?(?:hours|hrs|hr|h)\b(?! (?:notice|shifts?|flight|drive|away|ago))",
    rf"\b(?:wants?|max(?:imum)?|only|can do|could do|prefers?|at most|up to|down to|drop(?:ping)? to|go(?:ing)? (?:down )?to|reduc(?:e|ed|ing) to|cut(?:ting)? to|open to|happy with|looking for) {_FEW.replace('few', 'least')} days(?! (?:in|at|from|on|remote|office|wfh|home|off|notice|ago|time|of|before|after|later|a week in|a week at|a week on|a week from))",
    rf"\b{_FEW.replace('few', 'most')} days(?= (?:only|max|please|instead of|rather than)\b)(?! (?:only|max|please) (?:in|at|on|from))",
    r"\b(?:at|to|works?|wants?|on|an?) (?P<percent>[4-9]0) ?(?:%|percent|per cent)(?= ?(?:$|[.,;!)]|fte|contract|role|position|job|of full|workload|schedule|pensum|time))",
    r"\b(?P<pw>[1-5][0-9])(?:-[1-5][0-9])? ?(?:h|hrs?|hours?) ?(?:pw|p/w|/ ?wk|/ ?week|weekly|per wk|a wk|a week|per week|each week)(?!\w)",
    r"\b(?P<four>(?:fridays? off|no fridays|off (?:on )?fridays|mon(?:day)?s? ?(?:-|to|till) ?thu(?:rs(?:day)?)?s?))\b",
    r"\b(?P<week>[1-5][0-9])[ -]?(?:hours?|hrs?|h)[ -]week\b",
    r"\b(?P<fte>0\.[2-9]) ?(?:fte\b|(?=role|position|job))",
    r"\b(?P<full>full[ -]time)\b",
)
_CAP = r"(?:max(?:imum|\.)?|only|at most|up to|no more than|not more than|(?:can't|cannot|won't|can not) (?:do|work|manage)(?: more than)?|more than|at least|min(?:imum)?|down to|around|about|ideally|wants?|prefers?|prefer|needs?|looking for|looks for|open to|happy (?:with|at|on)|fine with|ok with|could do|can do|would do|would work|works?|working|say|seeks|seeking|after|drop(?:ping)? to|goes? to|reduce[ds]?(?: (?:hours|week|schedule|workload))?(?: to)?,?)(?: (?:a|an|about|around|say|maybe|roughly|just|only|more than|less than|to|work|do|working|on))*"
_LIMIT = pattern(r"(?:more than|beyond|over|mondays|fridays|work)\b")
"""A refusal of more is a wish for so much."""
_HOURS_BY_PARTS = (
    rf"\b{_CAP} (?P<hours>[1-5][0-9](?:\.5)?)(?: ?(?:-|to) ?[1-5][0-9])? ?(?:hours|hrs?|h|hour)\b(?! (?:notice|shifts?|flight|drive|away|ago|in|of (?:training|cpd)))",
    r"\b(?:reduced|shorter|fewer|part[- ]time|less) hours[, (:-]{1,3}(?:say|about|around|maybe|like|max)? ?(?P<pw>[1-5][0-9])\b",
    r"\b(?P<week>[1-5][0-9]) ?(?:hours|hrs?|h)[ /]?(?:weekly|max(?:imum)?|tops|only|or (?:less|so|fewer)|role|job|position|contract)\b",
    rf"\b(?:compressed|shorter|short|reduced|condensed|part) (?:work(?:ing)? )?(?:week|schedule)(?: of|,|:)? {_FEW}(?: longer| long)? days\b",
    rf"\b{_CAP} {_FEW.replace('few', 'least')} days?\b(?! (?:in|at|from|on|remote|office|wfh|home|off|notice|ago|time|of|before|after|later|a week (?:in|at|on|from)|onsite|on-site|holiday|course|training|hybrid))",
    rf"\b{_FEW.replace('few', 'most')}[- ]?days?(?: ?/ ?w(?:k|eek)\b| (?:a|per|each|every) w(?:ee)?k\b)?,? (?:max(?:imum)?|tops|only|at most|or (?:less|fewer)|role|job|position|contract)\b",
    r"\b(?P<four>four tens|4x10s?|4 ?x ?10(?:s|h)?|(?:every |each |all |needs? |wants? |keeps? |have |having |with )(?:mon|tues|wednes|thurs|fri)days? (?:off|free|to (?:her|him)self)|(?:mon|tues|wednes|thurs|fri)days? (?:off|free)|(?:no|not) (?:work(?:ing)? )?(?:on )?(?:mon|fri)days|(?:doesn't|won't|can't|not) work(?:ing)? (?:on )?(?:mon|tues|wednes|thurs|fri)days|(?:long|three-day|3-day) weekends?(?: every week)?|day off (?:a|every|each|per) week)\b",
    r"\b(?P<fortnight>(?:9|nine)[- ]day fortnight)\b",
    r"\b(?P<percent>[4-9]0) ?(?:%|percent|per cent) ?(?:role|job|position|post|contract|workload|schedule|pensum|fte|hours|time|of full|employment|appointment|load)\b",
)
_FREE_TITLE = pattern(
    r"\b(?:wants?|wanted|open to|looking for|interested in|would (?:take|consider|love|like)|after"
    r"|seeking|prefers|ready for) (?:an?|another|some)"
    r" (?P<title>[a-z][a-z+#&/'-]*(?: [a-z][a-z+#&/'-]*){0,3}) (?:roles?|jobs?|positions?|gigs?)\b"
)
_NOT_A_TITLE = word_set(
    "new different better next full-time part-time permanent perm contract remote hybrid good a an"
    " similar bigger smaller local temporary only real proper fixed term right bit more of less day"
    " fully"
)
_ONLY_A_LEVEL = word_set("senior lead junior management leadership")


def find_titles(note: Note, matches: list[Match]) -> Iterator[Finding]:
    for match in matches:
        if match.term.kind != "title":
            continue
        at = (match.start, match.end)
        name = match.term.name
        finding = Finding("title", name, name, (at,), term_id=match.term.id)
        if is_current(note, match.start) or note.after(match.end, 4).startswith(" at "):
            continue
        wishes = _wish(finding, note)
        doubted = _is_somebody(note, match) or _is_far_from_the_wish(note, match, matches)
        yield from (wish.doubted() for wish in wishes) if doubted else wishes
    known = Ground(len(note.plain), [(match.start, match.end) for match in matches])
    for found in _FREE_TITLE.finditer(note.plain):
        words = [word for word in found["title"].split() if word not in _NOT_A_TITLE]
        at = found.span("title")
        if not _ONLY_A_LEVEL.issuperset(words) and known.is_free([at]):
            phrase = " ".join(words)
            finding = Finding("title", phrase, phrase.capitalize(), (at,), sure=False)
            yield from (wish.doubted() for wish in _wish(finding, note))


_MEETS_SOMEBODY = pattern(
    r"(?:\b(?:hir(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|manag(?:es|ed|ing)|supervis(?:es|ed|ing)|report(?:s|ed|ing)? to|managed by"
    r"|work(?:s|ed|ing)? (?:with|alongside|under|closely with)|met|spoke (?:to|with)|talked to|replac(?:e|es|ed|ing)|lost|fired|train(?:s|ed|ing)"
    r"|coach\w*|mentor\w*|oversees?|oversaw|poached|married to|living with|call(?:ed)? (?:from|with)|e?-?mail(?:ed)? (?:from|with))"
    r"(?: (?:an?|the|her|his|their|our|another|other|new|two|three|four|five|six|several|some|[0-9]+))* $)"
)
_WHOSE = pattern(
    r"\b(?:her|his|their|my|our|[a-z]+'s)(?: (?:new|old|former|current|own|own old))? $"
)
_WORK_NAMED = pattern(rf"^s? {_JOB}\b")
_FOR_A_TEAM = pattern(
    r"^s? (?:for|in|on|under|to join) (?:her|his|their|my|our)(?: own| new)? (?:team|department|dept|group|company|firm|shop|unit)\b"
)


def _is_somebody(note: Note, match: Match) -> bool:
    """ "Hires a data engineer", "her controller": a person they deal with, not the work they want."""
    before, after = note.before(match.start, 50), note.after(match.end, 40)
    if _FOR_A_TEAM.search(after):
        return True
    is_work = _WORK_NAMED.search(after)
    return not is_work and bool(_MEETS_SOMEBODY.search(before) or _WHOSE.search(before))


_TO_A_TITLE = word_set(
    "a an the as to be being become becoming into in for of or and roles role job jobs position positions work working next"
    " another some more any good right proper permanent perm contract interim full-time part-time remote hybrid on-site"
    " senior junior lead principal staff head chief assistant associate deputy regional local small big bigger smaller"
    " new similar level step move moving go going get getting back up at either maybe perhaps possibly also"
    " only just first long-term short-term freelance temp temporary like something ideally say i.e e.g her his their own"
    " land landing find finding seat post one day nothing less than only de d'un d'une un une als comme devenir eine einen"
)
_THE_PERSON = pattern(
    r"\b(?:needs?|look(?:s|ing)? for|seeking|would (?:love|like|prefer)|'d (?:love|like|prefer)|wants?|asks? for|asking for|see|prefers?)"
    r"(?: to see)? (?:an?|the|another|some) $|\bthe $"
)
_WISH_WORDS = pattern(
    r"\b(?:want(?:s|ed|ing)?|would(?: (?:like|love|take|consider|prefer|accept|be|do|go|move|only))*|open|look(?:s|ing)?|interested|keen|prefer(?:s|red|ably)?"
    r"|hop(?:es?|ing)|ready|dreams?|ideal(?:ly)?|seek(?:s|ing)|ask(?:s|ing)?|happy|willing|consider(?:s|ing)?|needs?|step|role|move|aim(?:s|ing)?|goal"
    r"|target(?:s|ing)?|(?:her|him)self|fancies|after|for|up|on|forward|chas(?:es|ing)|into|pursu(?:es|ing)|appl(?:y|ies|ying)|towards?|is|it's)\b|'d\b"
)


def _is_far_from_the_wish(note: Note, match: Match, matches: list[Match]) -> bool:
    """Between the words that wish and the title stand words that say something else."""
    if not goes_on_plainly(note, match.end):
        return True
    before, after = note.before(match.start, 60), note.after(match.end, 20)
    if not _WORK_NAMED.search(after) and _THE_PERSON.search(before):
        return True
    start = match.start - len(before)
    letters = list(before)
    for other in matches:
        for at in range(max(other.start, start), min(other.end, match.start)):
            letters[at - start] = " "
    said = re.split(r"[;:()]|\sbut\s", "".join(letters))[-1]
    wishes = [found.end() for found in _WISH_WORDS.finditer(said)]
    between = said[wishes[-1] :] if wishes else ""
    return not _TO_A_TITLE.issuperset(re.findall(r"[a-z'.-]+", between))


def find_seniority(note: Note) -> Iterator[Finding]:
    told = False
    for source in _SENIORITY:
        for found in pattern(source).finditer(note.plain):
            told = True
            two = found.groupdict().get("other")
            for group in ("level", "other") if two else ("level",):
                said = found[group]
                level = {"manage": "manager", "run": "manager"}.get(said) or _LEVELS[said]
                span = found.span(group) if two else _at(found)
                label = f"{level.capitalize()} role"
                yield from _wish(Finding("seniority", level, label, (span,)), note, inside=True)
    if not told:
        yield from _levels_by_parts(note)
    for found in _BARE_LEVEL.finditer(note.plain):
        level = _LEVELS[found["level"]]
        finding = Finding("seniority", level, f"{level.capitalize()} role", (found.span("at"),))
        refuses, _ = refusal(note, *found.span("at"))
        if refuses or is_wished(note, found.start("at"), found.end("at")):
            yield from (wish.doubted() for wish in _wish(finding, note))
    for found in _GRADED.finditer(note.plain):
        level = _LEVELS[found["level"]]
        finding = Finding("seniority", level, f"{level.capitalize()} role", (found.span(),))
        yield from (wish.doubted() for wish in _wish(finding, note))


def _levels_by_parts(note: Note) -> Iterator[Finding]:
    """Levels they are on the way to ("sees herself as VP next"), and leading people, wanted or not. Asked about."""
    for source in _SENIORITY_BY_PARTS:
        for found in pattern(source).finditer(note.plain):
            level = _level(found["level"])
            finding = Finding("seniority", level, f"{level.capitalize()} role", (_at(found),))
            yield from (wish.doubted() for wish in _wish(finding, note))
    for found in pattern(_LEADS_PEOPLE).finditer(note.plain):
        act = found["act"]
        if not (found["spurns"] or found["wants"]) or voice(note, found.start()) == "other":
            continue
        level = (
            "supervisor"
            if act.startswith("superv")
            else "lead"
            if act.startswith("lead")
            else "manager"
        )
        label = f"{level.capitalize()} role"
        finding = Finding("seniority", level, label, (found.span(),), horizon="now", sure=False)
        yield refused(finding, sure=False) if found["spurns"] else finding


def _level(said: str) -> str:
    said = said.replace("entry level", "entry-level")
    return _LEVELS.get(said) or (
        "executive" if said.startswith("c") else _LEVELS[said.replace("-", " ")]
    )


def find_industries(note: Note, matches: list[Match]) -> Iterator[Finding]:
    refused_until = -1
    for match in matches:
        if match.term.kind != "industry" or _is_company(note, match) or _is_errand(note, match):
            continue
        name = match.term.name
        finding = Finding(
            "industry", name, name, ((match.start, match.end),), term_id=match.term.id
        )
        for wish in _wish(finding, note):
            between = note.plain[refused_until : match.start].strip() if refused_until > 0 else ""
            carried = between in {",", "or", "nor", "and", ", or"}
            if carried and not (wish.negated or is_welcome(note, match.end)):
                wish = refused(finding, sure=between != ",")
            refused_until = match.end if wish.negated else -1
            yield (
                wish
                if goes_on_plainly(note, match.end) and not _is_bought(note, match)
                else wish.doubted()
            )


_BOUGHT = pattern(
    r"\b(?:health|dental|life|car|home|better|her|his|stocks?|a|buy(?:ing)?|visa|loves?|government|bank|love to|like to|likes? to) $"
)


def _is_bought(note: Note, match: Match) -> bool:
    """ "Wants health insurance", "would love to travel": not where they want to work."""
    said = note.plain[match.start : match.end]
    lead = _BOUGHT.search(note.before(match.start, 14))
    return bool(lead) and " " not in said


def _at(found: re.Match[str]) -> Span:
    """Where the thing itself is named, without the words that lead to it."""
    return found.span("at") if found.groupdict().get("at") else found.span()


def find_contract_forms(note: Note) -> Iterator[Finding]:
    for source, value, label in _FORMS:
        for found in pattern(source).finditer(note.plain):
            yield from _wish(Finding("contract_form", value, label, (_at(found),)), note)


def find_hours(note: Note) -> Iterator[Finding]:
    """What is told by its parts ("can't do more than 4 days") is asked about."""
    told = False
    for source in _HOURS:
        for found in pattern(source).finditer(note.plain):
            told = True
            yield from _wish(_hours(found), note)
    for source in () if told else _HOURS_BY_PARTS:
        for found in pattern(source).finditer(note.plain):
            for wish in _wish(_hours(found), note):
                if wish.negated and _LIMIT.search(note.plain[max(0, wish.start - 12) : wish.end]):
                    wish = replace(_hours(found), horizon="now")
                yield wish.doubted()


def _hours(found: re.Match[str]) -> Finding:
    said = found.groupdict()
    if hours := said.get("hours") or said.get("max") or said.get("week") or said.get("pw"):
        label = f"{hours} hours a week"
        return Finding("hours", f"{hours}_hours", label, (found.span(),), amount=Decimal(hours))
    if said.get("full"):
        return Finding("hours", "full_time", "Full-time", (found.span(),))
    if said.get("fortnight"):
        days = Decimal("4.5")
    elif said.get("percent"):
        days = Decimal(said["percent"]) / 20
    elif said.get("four"):
        days = Decimal(4)
    elif said.get("fte"):
        days = Decimal(said["fte"]) * 5
    else:
        few = said.get("few") or said.get("doing") or said.get("least") or said.get("most") or ""
        days = Decimal(few if few.isdigit() else NUMBER_WORDS[few])
    days = days.normalize()
    return Finding("hours", f"{days}_days", f"{days} days a week", (found.span(),), amount=days)


def _wish(finding: Finding, note: Note, inside: bool = False) -> Iterator[Finding]:
    """The finding as a wish: refused, wished, or only mentioned; nothing if another person's."""
    who = voice(note, finding.start)
    if who == "other":
        return
    is_refused, plain = refusal(note, finding.start, finding.end)
    if is_refused:
        finding = refused(finding, sure=plain and finding.sure)
    elif is_wished(note, finding.end if inside else finding.start, finding.end):
        finding = replace(finding, horizon="now")
    else:
        telegraphic = finding.kind in {"contract_form", "hours", "seniority"}
        finding = replace(finding, sure=False, horizon="now" if telegraphic else None)
    yield finding if who == "theirs" else replace(finding, sure=False, horizon=_ours(finding, who))


def _ours(finding: Finding, who: Voice) -> Horizon | None:
    return None if who == "pitch" and not finding.negated else finding.horizon


def _is_errand(note: Note, match: Match) -> bool:
    """ "No travel", "20% travel" are about the days, not the industry."""
    lead = pattern(r"\b(?:no|not|less|little|much|some|any|more|lots of|of|to) $|% $")
    said = note.plain[match.start : match.end]
    return said == "travel" and bool(lead.search(note.before(match.start, 10)))


def _is_company(note: Note, match: Match) -> bool:
    """ "Saltmarsh Energy" is a firm, not a wish for the energy industry."""
    if not note.cased[match.start].isupper():
        return False
    lead = note.cased[max(0, match.start - 30) : match.start].split()
    return bool(lead) and lead[-1][:1].isupper() and lead[-1][-1:].isalnum()
