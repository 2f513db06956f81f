"""Where and how near: places from the gazetteer, remote or not, days in the office."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from agency.skills.terms import Match, PlaceMatch, Vocabulary
from agency.touches.reading.dates import NUMBER_WORDS
from agency.touches.reading.facts import Finding
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.scopes import is_welcome, is_wished, refusal, refused, voice

_ONLY_BEFORE = pattern(r"\b(?:only|just|nowhere but|exclusively)(?: in| to| for| move to)? $")
_ONLY_AFTER = pattern(r"^(?: and nowhere else| only\b|,? or nothing)")
_PLACE_LEAD = pattern(
    r"\b(?:in|to|near|around|from|at|only|not|never|or|and|but|for|leave|outside|avoid|prefers?"
    r"|wants?|back to|no|considering|except|rather|of|the|a) $|[,/] ?$"
)
_PART_OF_NAME_BEFORE = pattern(r"\b(?:university|bank|city|hospital|port|college) of $")
_TOWN_LEAD = pattern(
    r"\b(?:in|near|around|close to|(?:mov|relocat)(?:e|ing) to|based|out of|lives|wants|prefers|anywhere in) $"
)
_SMALL_TOWNS = pattern(
    r"\b(?:surrey|richmond|victoria|regina|charlotte|austin|sydney|hamilton|kingston|lincoln|florence|columbus"
    r"|houston|dallas|madison|cambridge|windsor|york|phoenix|burlington|dartmouth|waterloo|porto|brandon)\b"
)
"""Towns that are no other word in small letters, after "in" and the like."""
_GIVEN_NAMES = word_set(
    "austin brandon charlotte dallas hamilton houston kingston orlando paris regina richmond sydney victoria"
    " florence columbus nice"
)
_REMOTE: tuple[tuple[str, str, bool], ...] = (
    (
        r"\b(?:remote[ -]only|only remote|fully[ -]remote|100% remote|remote or nothing)\b",
        "remote",
        True,
    ),
    (r"\b(?:must|has to|have to|needs? to) be (?:fully )?remote\b", "remote", True),
    (r"\bonly if (?:it's |it is |its )?remote\b", "remote", True),
    (r"\bno office days?\b", "remote", True),
    (
        r"\b(?:remote(?:ly)?|wfh|work(?:s|ing)? from home|home[ -]based|telework(?:ing)?)\b",
        "remote",
        False,
    ),
    (r"\bhybrid(?: only)?\b", "hybrid", False),
    (
        r"\b(?:on[ -]?site(?: only)?|in[ -]office|in[ -]person (?:role|job|work)s?)\b",
        "on_site",
        False,
    ),
)
_REMOTE_LABELS = {"remote": "Remote", "hybrid": "Hybrid", "on_site": "On site"}
_FEW = r"[1-5]|one|two|three|four|five|once|twice"
_DAYS = rf"(?P<low>{_FEW})(?: ?(?:-|to|or|/) ?(?P<high>{_FEW}))?"
_A_WEEK = r"(?:(?: (?:a|per|each|every)| ?/) ?week)?"
_OFFICE_DAYS = (
    rf"\b{_DAYS} (?:office|in-office|on-?site) days?\b{_A_WEEK}",
    rf"\b{_DAYS}(?: days?)?{_A_WEEK} (?:(?:in|at)(?: the| an)? office|on[ -]?site|in[ -]office)\b{_A_WEEK}",
    rf"\b(?:in |into )(?:the )?office (?:about |max |maximum |at most |up to )?{_DAYS} days?\b{_A_WEEK}",
    rf"\b{_DAYS} days?{_A_WEEK}(?: (?:max|maximum|at most|tops))? (?:in|at)(?: the| an)? office\b",
    rf"\b(?:comes?|goes|going|coming|go|come)(?: in| into| to)(?: the office)? (?:about |max |up to )?{_DAYS}(?: days?| times?)?{_A_WEEK}(?= (?:at most|max|is|only|ok)|[.,;]|$)",
    rf"\bcommut(?:e|es|ing) (?:in )?(?:about |max |up to )?{_DAYS}(?: days?| times?)?{_A_WEEK}",
    rf"(?<=\bhybrid )(?:at |up to |max |with )?{_DAYS} days?\b{_A_WEEK}",
    rf"\b(?:in )?(?:the )?office (?:only |max |up to |at most |for )?{_DAYS} days?\b{_A_WEEK}",
)
_NOT_FOR_US = pattern(r"^(?:ly)? (?:team|sensing|desktop|access|car|engine|cloud)\b")


def find_remote(note: Note) -> Iterator[Finding]:
    for source, value, must in _REMOTE:
        for found in pattern(source).finditer(note.plain):
            if _NOT_FOR_US.search(note.after(found.end(), 20)):
                continue
            finding = Finding(
                kind="remote",
                value=value,
                label=_REMOTE_LABELS[value] + (" only" if must else ""),
                spans=(found.span(),),
                must=must or found.group().endswith(" only"),
            )
            yield from _as_wish(finding, note)


def find_office_days(note: Note) -> Iterator[Finding]:
    yield from _find_named_days(note)
    for source in _OFFICE_DAYS:
        for found in pattern(source).finditer(note.plain):
            low, high = _few(found["low"]), _few(found["high"] or found["low"])
            wished = voice(note, found.start()) == "theirs" and not _is_so_now(note, found.start())
            said = str(low) if low == high else f"{low}-{high}"
            yield Finding(
                kind="office_days",
                value=said,
                label=f"{said.replace('-', ' to ')} office day{'' if said == '1' else 's'} a week",
                spans=(found.span(),),
                sure=wished,
                amount=Decimal(low),
                amount_to=Decimal(high) if high != low else None,
                horizon="now" if wished else None,
            )


def _is_so_now(note: Note, start: int) -> bool:
    return bool(
        pattern(r"\b(?:now|currently|at present|today)(?: (?:at|on|in))? $").search(
            note.before(start, 30)
        )
    )


def find_towns(note: Note, vocabulary: Vocabulary, terms: Sequence[Match]) -> list[PlaceMatch]:
    """Places of the note. What is dictated has no capitals: "in burlington or surrey" are towns still."""
    cased = note.cased
    titles = {match.end + 1 for match in terms if match.term.kind == "title"}
    for found in _SMALL_TOWNS.finditer(cased):
        start = found.start()
        lead = cased[max(0, start - 40) : start]
        if start in titles or _TOWN_LEAD.search(lead) or _follows_town(lead, vocabulary):
            cased = cased[:start] + cased[start].upper() + cased[start + 1 :]
    return vocabulary.find_places(cased)


def _follows_town(lead: str, vocabulary: Vocabulary) -> bool:
    before = pattern(r"(?: or| and|,| ?/)? ?$").sub("", lead, count=1)
    towns = vocabulary.find_places(before) if before != lead else []
    return bool(towns) and towns[-1].end == len(before)


_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri)(?:day)?s?"
_NAMED_DAYS = pattern(
    rf"\b(?:on-?site|on site|in (?:the )?office|office days?:?|office) (?:on )?(?P<days>{_WEEKDAY}(?:(?:, ?| ?/ ?| and | & | ?\+ ?|-){_WEEKDAY})+)"
)


def _find_named_days(note: Note) -> Iterator[Finding]:
    """ "Onsite Tues/Wed/Thurs" is three days."""
    for found in _NAMED_DAYS.finditer(note.plain):
        count = len(pattern(_WEEKDAY).findall(found["days"]))
        label = f"{count} office days a week"
        yield Finding(
            "office_days", str(count), label, (found.span(),), amount=Decimal(count), horizon="now"
        )


def find_places(note: Note, matches: Iterable[PlaceMatch]) -> Iterator[Finding]:
    refused_until = (-1, False)
    for match in matches:
        if _is_in_a_name(note, match):
            continue
        for finding in _place(note, match):
            carried = note.plain[refused_until[0] : match.start].strip() in {
                ",",
                "or",
                "nor",
                ", or",
            }
            if carried and not (finding.negated or is_welcome(note, match.end)):
                finding = refused(finding, sure="or" in note.plain[refused_until[0] : match.start])
            refused_until = (match.end, finding.negated) if finding.negated else (-1, False)
            yield finding
    for found in pattern(r"\banywhere\b(?! but| except| near)").finditer(note.plain):
        yield Finding("place", "anywhere", "Anywhere", (found.span(),), sure=False, horizon="now")


def _place(note: Note, match: PlaceMatch) -> Iterator[Finding]:
    lead = note.before(match.start, 24)
    only = bool(_ONLY_BEFORE.search(lead) or _ONLY_AFTER.search(note.after(match.end, 24)))
    name = match.place.name
    finding = Finding(
        kind="place",
        value=name,
        label=f"Only {name}" if only else name,
        spans=((match.start, match.end),),
        must=only,
        term_id=getattr(match.place, "id", None),
    )
    for wish in _as_wish(finding, note):
        wished = wish.negated or is_wished(note, match.start, match.end)
        wished = wished and wish.horizon is not None
        yield wish if wished else replace(wish, sure=False, horizon=None)


def _as_wish(finding: Finding, note: Note) -> Iterator[Finding]:
    """The finding with whose wish it is and whether it is refused; nothing if another's."""
    who = voice(note, finding.start)
    if who == "other":
        return
    is_refused, plain = refusal(note, finding.start, finding.end)
    if is_refused and not (finding.must and finding.kind == "place"):
        finding = refused(finding, sure=plain)
    else:
        finding = replace(finding, horizon="now")
    if who == "pitch" and not finding.negated:
        finding = replace(finding, horizon=None)
    yield finding if who == "theirs" else finding.doubted()


def _is_in_a_name(note: Note, match: PlaceMatch) -> bool:
    """ "University of Toronto", "Toronto Hydro", "called Victoria": no wish about a town."""
    lead = note.before(match.start, 24)
    if _PART_OF_NAME_BEFORE.search(lead):
        return True
    after = note.cased[match.end : match.end + 12].split(" ")
    followed = (
        len(after) > 1 and not after[0] and after[1][:1].isupper() and after[1][1:2].islower()
    )
    return followed or bool(
        lead.strip() and not _PLACE_LEAD.search(lead) and match.place.name.lower() in _GIVEN_NAMES
    )


def _few(words: str) -> int:
    return (
        int(words) if words.isdigit() else {"once": 1, "twice": 2}.get(words) or NUMBER_WORDS[words]
    )
