"""Where the work is done, and on how many days a week in the office."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agency.advertisements.facts import AdFact
from agency.advertisements.pieces import Piece, fold
from agency.advertisements.said import Said
from agency.skills.terms import Vocabulary

_LABEL = re.compile(
    r"(?:^|[|•·]\s*)(?:job |work |primary |role )?(?:locations?|where|place(?: of work)?|workplace|office|city|based|site|lieu(?:x)?(?: de travail| du poste)?|localisation|ville|emplacement|(?:arbeits|einsatz|dienst|stand)ort|ort)\s*(?:[:–-]|\s)\s*$|^(?:locations?|lieu|standort|arbeitsort|einsatzort)\b.{0,40}$"
)
_HERE = re.compile(
    r"\b(?:based (?:in|out of)|located in|in our|at our|from our|to our|for our|office in|role in|position in|work(?:ing)? (?:in|from|at)|base(?:e)? a|situe(?:e)? a|bureaux? de|a nos bureaux de|notre (?:bureau|site|usine|equipe) (?:de|a)|in unserem|am standort|standort|fur unser(?:en|e)? (?:standort|buro|team) in|unser(?:em|en)? (?:buro|team|standort) in)\s+(?:the |downtown |our |central |le |la |vieux-)?$"
)
_ELSEWHERE = re.compile(
    r"\b(?:headquarter\w*|head office|founded|offices (?:in|across)|clients?|customers?|travel\w*|trips?|visits?|deplacements?|siege(?: social)?|fonde\w*|bureaux a|hauptsitz|reise\w*|kunden|gegrundet|from our beginnings|university of|college of|report\w* to|colleagues in|plants? in|warehouses? in|stores? in|across|including|time ?zone|hours of)\b[^.]{0,60}$"
)
_FROM_HOME = re.compile(
    r"\b(?P<n>[1-4]|one|two|three|four|un|deux|trois|quatre|zwei|drei|vier|ein(?:en)?)\b\s*(?:days?|jours?|tage?n?|tag)\s*(?:(?:a|per|each|of|par|de|pro|/)\s*(?:week|semaine|woche)?\s*)*(?:of |de |in |im |from |working |aus dem )*(?:remote\w*|home ?office|home|wfh|teletravail|a distance|mobiles? arbeiten|from home|work from home)"
    r"|(?:home ?office|teletravail|wfh|remote|work from home|mobiles? arbeiten|from home)\s*(?:work|bis zu|up to|jusqu'a|an|on|:|\()?\s*(?:an |on )?(?P<m>[1-4]|one|two|three|four|deux|trois|zwei|drei|vier)\s*(?:days?|jours?|tagen?)"
)
_IN_OFFICE = re.compile(
    r"\b(?P<n>[1-5]|one|two|three|four|five|un|deux|trois|quatre|zwei|drei|vier|ein(?:en)?)\b\s*(?:(?:-|–|to|or|a|bis)\s*\d\s*)?(?:days?|jours?|tage?n?|x)?\s*(?:(?:a|per|each|every|par|de|pro|/)\s*(?:week|semaine|woche)\s*)?(?:in|at|from|au|en|im|vor|of|sur)?\s*(?:the |our |a |an |son )?(?:\w+ )?(?:office|bureau|on[ -]?site|onsite|in[ -]office|in[ -]person|presentiel|buro|vor ort|prasenz|site)\b"
)
_REMOTE = re.compile(
    r"\b(?:fully[ -]remote|100 ?% (?:remote|teletravail|home ?office)|remote[ -](?:first|only)|work from anywhere|entierement (?:en teletravail|a distance)|teletravail (?:complet|integral|a temps plein)|vollstandig (?:remote|im home ?office)|completely remote|remote (?:role|position|job|within|in|across|anywhere))\b"
)
_NOT_REMOTE = re.compile(
    r"\b(?:no(?:t)?(?: \w+){0,3} remote|remote (?:work )?(?:is |not |isn't )(?:not )?(?:possible|available|an option)|pas de teletravail|aucun teletravail|kein home ?office|ohne home ?office|remote (?:teams?|sites?|sensing|communit\w+|locations?|desktop|support|monitoring|areas?|customers?))\b"
)
_ON_SITE = re.compile(
    r"\b(?:(?:fully |100 ?% )?on[ -]?site|(?:is|are) not (?:a )?remote|in[ -]person|in the office full[ -]time|five days (?:a week )?in|en presentiel|sur place|vor ort|in prasenz|no remote work|not a remote (?:role|position|job)|kein home ?office|pas de teletravail)\b"
)
_AT_HOME = re.compile(r"\b(?:teletravail|home ?office|remote|hybrid\w*)\b.{0,12}\b\d")
_ONCE = re.compile(
    r"\b(?:come in|office|bureau|buro)(?: \w+)? (?:once a week|une fois par semaine|einmal (?:pro|die|in der) woche)\b"
)
_COUNT = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "un": 1, "deux": 2, "trois": 3, "quatre": 4,
    "ein": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4,
}  # fmt: skip
_HYBRID = re.compile(r"\b(?:hybrid\w*)\b")
_TOP = 6


class _Town(NamedTuple):
    weight: int
    name: str
    start: int
    end: int


def find_place(
    pieces: Sequence[Piece], said: Sequence[Said], vocabulary: Vocabulary
) -> AdFact | None:
    """The town the work is in: a line that names it, then the lines at the top, then "based in"."""
    surely = {one.start for one in said if one.fact.kind == "place"}
    towns = [
        town
        for piece in pieces
        for town in _towns(piece, vocabulary)
        if town.weight > 1 or (town.weight == 1 and town.start in surely)
    ]
    best = max(towns, key=lambda one: one.weight, default=None)
    if best is None:
        return None
    others = {town.name for town in towns if town.weight == best.weight}
    return AdFact(
        kind="place", value=best.name, label=best.name, start=best.start, end=best.end,
        sure=best.weight > 1 and len(others) == 1,
    )  # fmt: skip


def _towns(piece: Piece, vocabulary: Vocabulary) -> Iterator[_Town]:
    for place, start, end in vocabulary.find_places(piece.text):
        weight = _weight(piece, fold(piece.text[:start]))
        yield _Town(weight, place.name, piece.start + start, piece.start + end)


def _weight(piece: Piece, before: str) -> int:
    if _LABEL.search(before):
        return 4
    if _ELSEWHERE.search(before):
        return 0
    if _HERE.search(before):
        return 3
    is_short = len(piece.text) <= 80
    if piece.line < _TOP and is_short and piece.section == "top":
        return 2
    return 0 if piece.section == "firm" else 1


def find_office_days(pieces: Sequence[Piece]) -> AdFact | None:
    """Days a week in the office: said, or what days at home leave; remote is none, on site all."""
    found = [fact for piece in pieces for fact in _office_days(piece)]
    exact = [fact for fact in found if fact.sure]
    return next(iter(exact or found), None)


def _office_days(piece: Piece) -> Iterator[AdFact]:
    folded = fold(piece.text)
    home, office = _FROM_HOME.search(folded), _IN_OFFICE.search(folded)
    if home:
        yield _days(piece, home.span(), 5 - _number(home["n"] or home["m"]))
    elif office:
        yield _days(piece, office.span(), _number(office["n"]))
    elif _ONCE.search(folded):
        yield _days(piece, _span(_ONCE, folded), 1)
    elif _NOT_REMOTE.search(folded) and not _ON_SITE.search(folded):
        return
    elif _REMOTE.search(folded) and not _NOT_REMOTE.search(folded):
        yield _days(piece, _span(_REMOTE, folded), 0)
    elif _ON_SITE.search(folded) and not _HYBRID.search(folded):
        yield _days(piece, _span(_ON_SITE, folded), 5, len(piece.text) <= 160)
    elif piece.section in ("top", "offer") and len(folded) <= 80:
        word = re.search(r"\b(?:remote|teletravail|home ?office)\b", folded)
        if word and not _HYBRID.search(folded):
            yield _days(piece, word.span(), 0, False)


def is_about_the_office(piece: Piece) -> bool:
    """Whether days that it counts are days in the office or at home, and not of the week's work."""
    folded = fold(piece.text)
    return bool(_FROM_HOME.search(folded) or _IN_OFFICE.search(folded) or _AT_HOME.search(folded))


def _span(pattern: re.Pattern[str], folded: str) -> tuple[int, int]:
    found = pattern.search(folded)
    return found.span() if found else (0, 0)


def _days(piece: Piece, span: tuple[int, int], days: int, sure: bool = True) -> AdFact:
    label = {0: "remote", 5: "on site"}.get(days, f"{days} office day{'' if days == 1 else 's'}")
    start, end = piece.start + span[0], piece.start + span[1]
    return AdFact(kind="office_days", value=str(days), label=label, start=start, end=end, sure=sure)


def _number(words: str) -> int:
    return _COUNT.get(words) or int(words)
