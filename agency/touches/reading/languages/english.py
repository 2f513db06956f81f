"""Haste in English: what recruiters shorten, and what phones drop."""

from agency.touches.reading.languages.tables import Table

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
_MONTHS = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAYS = "\n".join(
    rf"(?:the )?{word.replace('-', '[ -]')} (?:of |(?!may|mar))(?={_MONTHS}\b) -> {number}_"
    "\n"
    rf"~(?:(?<=[a-z]{{3}} )|(?<=\b[a-z]{{2}} )|(?<=^))\b({_MONTHS}) (?:the )?{word.replace('-', '[ -]')}\b(?! (?:thing|time|half|week|round)) -> \1_{number}"
    for number, word in reversed([*enumerate(_ORDINALS, 1)])
)

SHORTENED = Table(
    r"""
    mgr|mngr|mger -> manager
    mgrs|mngrs -> managers
    asst|ass't -> assistant
    coord -> coordinator
    supt -> superintendent
    supv|supvr|supr -> supervisor
    fin(?= (?:manager|mgr|analyst|controller|director)) -> finance
    vp fin -> vp_finance
    mktg -> marketing
    acctg|acctng -> accounting
    acct(?= (?:manager|mgr|exec|director)) -> account
    maint(?= (?:tech|manager|mgr|planner|super|lead|elec|mech)) -> maintenance
    constr?(?= (?:manager|mgr|super|coord|labour)) -> construction
    eng(?= (?:manager|mgr|lead)) -> engineering
    exec(?= (?:assistant|asst|chef|director)) -> executive
    dir(?= (?:of|finance|hr|ops|it|sales|marketing|eng)\b) -> director
    proj(?= (?:manager|mgr|coord|engineer|eng|admin|lead)) -> project
    prod(?= (?:manager|mgr|supervisor|supv|planner|lead)) -> production
    mfg -> manufacturing
    purch(?= (?:manager|mgr|agent|lead)) -> purchasing
    bus(?= (?:analyst|dev)) -> business
    dev(?= (?:lead|manager|mgr)) -> development
    ins(?= (?:broker|adjuster|underwriter)) -> insurance
    ~(?:(?<=[2-9][0-9])|(?<=[0-9]{3}))(?<![:.][0-9]{2})(k?)[ -]?ish\b -> \1
    """
)
"""What titles are shortened to, written out before names are looked for."""

_ALONE = "\n".join(
    rf"~(?<=\b(?:on|by) )the {word.replace('-', '[ -]')}\b(?! of\b| (?:floor|time|round|one|year|day|week))"
    rf"|(?<=\b(?:from|till) )the {word.replace('-', '[ -]')}\b(?! of\b| (?:floor|time|round|one|year|day|week)) -> the_{number}th"
    for number, word in reversed([*enumerate(_ORDINALS, 1)])
    if number > 3
)
"""Days of the month without one: "on the nineteenth"."""
_BY_ITSELF = "\n".join(
    rf"~(?<=\b(?:on|by) )the {word}(?= ?(?:$|[.,;!?)])) -> the_{number}{ending}"
    for number, word, ending in ((1, "first", "st"), (2, "second", "nd"), (3, "third", "rd"))
)
"""Where a thing may follow, "on the second" is that thing."""

ENGLISH = Table(
    _DAYS
    + _ALONE
    + "\n"
    + _BY_ITSELF
    + r"""
    nxt -> next
    principle(?= (?:level|role|engineer|dev|developer|consultant|architect)) -> principal
    ~(?<=[0-9])k? ?(?:→|->|=>|-->) ?(?=[0-9]) -> _now,_wants_
    this side of (?=[a-z]) -> before_
    ~\b(until|till?|before|by|from|after|in) fall\b -> \1_the_fall
    remov|remve|remvoe -> remove
    ur(?= [a-z]) -> your
    full[ -]?(?:tiem|tim|tme) -> full-time
    part[ -]?(?:tiem|tim|tme) -> part-time
    tmrw|tmr|tmw|tomo|2moro|tomoz|tomorow|tommorow|tommorrow -> tomorrow
    wk(?= ?[0-9]) -> week
    (?<=/)wk|(?<=/ )wk -> week
    ~(?<=[0-9])[ -]?wks?\b -> _weeks
    ~(?<=[0-9])[ -]?(?:mos?|mths?|mnths?)\b(?! ?/) -> _months
    ~(?<=[0-9])[ -]?(?:yrs?)\b -> _years
    ~(?<=\d) ?d ?(?:/|per|p|a) ?(?:wk|w|week)\b -> _days_a_week
    ~(?<=\d) ?dpw\b -> _days_a_week
    ~(?<=\d) ?x ?(?:/|per|a) ?(?:wk|week)\b -> _days_a_week
    ~(?<=\d) ?(?:h|hrs?) ?(?:/|per|p|a) ?(?:wk|w|week)\b -> _hours_a_week
    wk(?= of ) -> week
    wensday|wendsday|wedensday|wednesay -> wednesday
    thrusday|thurday|thursay -> thursday
    tusday|teusday|tuseday -> tuesday
    firday|frday -> friday
    (a|per|this|next|last|each|every) wk -> \1 week
    (couple(?: of)?|few|two|three|four|five|six|eight|ten|twelve) wks -> \1 weeks
    (couple(?: of)?|few|two|three|four|five|six|nine|twelve) (?:mos|mths?) -> \1 months
    eom|end of month -> the_end_of_the_month
    eoy|year end|year-end(?= ?[.,;]|$) -> the_end_of_the_year
    eoq -> the_end_of_the_quarter
    eow -> the_end_of_the_week
    hyb -> hybrid
    rmt|remote-first|remote first -> remote
    w/o -> without
    ~\bw/(?= ?\w) -> with_
    ~((?:called|rang|phoned|tried|call|tc|ring|dialled|dialed)(?: (?:her|him|them|[a-z]+))?(?: again| twice| x ?\d)?)[ ,:;.-]+n/?a\b -> \1_no_answer
    ~^n/a\b -> no_answer
    nfi -> not_interested
    tc'?d?(?= (?:with|w|to|from|her|him)\b)|tc'?d -> called
    ~^tc\b -> called
    f/t|fulltime|full time -> full-time
    p/t|parttime|part time -> part-time
    ft(?= (?:role|job|position|perm|only)) -> full-time
    pt(?= (?:role|job|position|only|work)) -> part-time
    mgmt|mgmnt -> management
    snr(?= (?:role|level|position|job)) -> senior
    avail -> available
    int'?d|intrstd|intrested -> interested
    wld|wud -> would
    luv(?= (?:to|a|an|the|it)) -> love
    cld -> could
    prefs? -> prefers
    dont -> don't
    doesnt|dosent|dosnt -> doesn't
    didnt -> didn't
    wont -> won't
    cant -> can't
    isnt -> isn't
    wasnt -> wasn't
    wouldnt -> wouldn't
    couldnt -> couldn't
    wanna -> want_to
    abt -> about
    quarter'?s notice -> 3_months_notice
    wknd|wkend -> weekend
    ~\b(start(?: date)?|available|availability|notice(?: period)?|rate|salary|pay|money|number|earliest|hours|days|comp)\? ?(?=[\"'£$€]?[a-z0-9]) -> \1:_
    msgd -> messaged
    thru -> through
    notice ?: ?(month|week|fortnight)\b -> notice:_1_\1
    ~(?<=[,.;:] )(month|fortnight)(?:'?s)? notice\b -> 1_\1_notice
    (this|next|last|end of) yr -> \1 year
    ~(?<=(?:call|ring) )in the morn(?:ing)?\b|(?<=(?:phone|speak) )in the morn(?:ing)?\b|first thing in the morn(?:ing)? -> tomorrow
    tcb|callbk -> call_back
    b4 -> before
    cb(?= (?:mon|tue|wed|thu|fri|in|on|next|after|early|mid|late|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|q[1-4]|[0-9])) -> call_back
    ~^vm\b|\bvm(?= ?(?:#|x ?)[0-9])|(?<=[.,;] )vm(?= ?(?:[.,;]|$)) -> left_a_voicemail
    ~(?<=left a )voicemail -> voicemail
    txt(?:e?d)? -> texted
    f/u|fu(?= (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|in|on|with|w|next|nxt|mon|tue|wed|thu|fri|q[1-4]|early|mid|late|after)) -> follow_up
    spk(?= (?:w|with|to)) -> spoke
    w(?= (?!k|h|e)[a-z]+[ .,;]) -> with
    immediate(?:ly)? (?:start|availability|available) -> available_immediately
    gard(?:ening|en) leave -> garden_leave
    ~(?<=\d) ?(?:grand|thousands?|thou)\b -> k
    ~\bbetween ([$£€]?\d[\d,.]*k?) and (?=[$£€]?\d) -> \1-
    half a year -> six_months
    (?:a )?year and a half -> eighteen_months
    (?:at )?(?:the )?month[- ]end -> the_end_of_the_month
    (?:at )?(?:the )?quarter[- ]end -> the_end_of_the_quarter
    til -> until
    np(?= ?:? ?[0-9]) -> notice
    ~(?<=notice )([0-9]{1,3}) ?d\b -> \1_days
    ~(?<=np )([0-9]{1,3}) ?d\b -> \1_days
    ~\bill(?= (?:send|email|call|share|introduce|check|forward|ask|get|put|book|ping|text|find)) -> i'll
    ~\bshes\b -> she's
    ~\bhes\b -> he's
    (ready|available|free|start) (?:right )?now(?= ?(?:[.,;!]|$)) -> \1 immediately
    asap|immediately|straight away|right away|at once -> immediately
    """
)
