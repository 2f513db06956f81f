"""The title of an advertised role: a line that names it, the first line, or a sentence that seeks somebody."""

import re
from collections.abc import Iterator, Sequence

from agency.advertisements.facts import AdFact
from agency.advertisements.pieces import Piece, fold
from agency.skills.terms import Vocabulary

_LABEL = re.compile(
    r"^(?:job title|title|position(?: title)?|role|vacancy|job|poste(?: a pourvoir)?|intitule(?: du poste)?|titre(?: du poste)?|stelle|position|stellenbezeichnung|jobtitel)\s*[:–-]\s*"
)
_SEEKS = re.compile(
    r"\b(?:(?:is|are|we're|we are|currently|now) (?:hiring|looking for|seeking|searching for|recruiting)|seeks|looking for|join (?:us|our team|\w+) as|hiring|recherch(?:e|ons)|recrut(?:e|ons)|cherch(?:e|ons)|such(?:t|en)(?: wir)?(?: (?:zum|ab|fur)[^,.]{0,60}?)?)"
    r"\s+(?:now |actuellement |for |to hire )?(?:an?|one|our next|our first|the|un\(?e?\)?|une|ein(?:e|en)?(?:/?-?n?)?(?: ?/ ?eine?n?)?|notre|son|sa)\s+(?:new |experienced |talented |motivated |passionate |skilled |full[- ]time |part[- ]time |permanent |strong |erfahrene[nr]? |engagierte[nr]? )*"
)
_WANTED = re.compile(
    r"(?P<title>.{3,60}?)\s+(?:(?:is |urgently )?(?:wanted|needed|required)|gesucht|recherche(?:e|s)?)\b"
)
_ENDS = re.compile(
    r"\s+(?:to|who|for|in|at|with|that|on|based|reporting|and help|pour|a|qui|au sein|base|dans|fur|in|am|zur|zum|mit|der|die|an|as)\b|[,.;:(|!]|\s[–—-]\s"
)
_GENDER = re.compile(
    r"\s*[(\[]?\b(?:[mwfhdx]\s*[/|]\s*){1,2}[mwfhdx]\b[)\]]?|\s*\((?:all genders|gn|m/w/d)\)|\s*[(\[](?:h/f|f/h)[)\]]",
    re.I,
)
_AT_A_FIRM = re.compile(r"\s+(?:at|chez|bei)\s+(?:der |dem |the )?(?=[A-ZÀ-Ý])")
_LEADS_TO_PLACE = re.compile(r"(?:,|\s+(?:in|à|near|based in|für unser\w* \w+ in))\s*$")
_NO_TITLE = re.compile(
    r"\b(?:about|we|our|join|nous|wir|location|salary|job (?:ad|description|posting)|hiring|careers?|welcome|unser|notre|are you|you|reference|posted|ref)\b|[.!?]$|https?:|@|\d{4}"
)
_NOT_IN_TITLE = re.compile(
    r"\b(?:remote|hybrid|on-?site|full[- ]time|part[- ]time|permanent|contract|temporary|months?|cdi|cdd|vollzeit|teilzeit|unbefristet|befristet|teletravail|homeoffice|home office|temps plein|temps partiel|canada|ontario|quebec|uk|germany|deutschland|france|\d)\b"
)
_LONGEST = 90
_TOP = 4


def find_title(pieces: Sequence[Piece], vocabulary: Vocabulary) -> AdFact | None:
    """The first that names one; sure where a label or the vocabulary says so."""
    for found in (
        *_labelled(pieces, vocabulary),
        *_wanted(pieces, vocabulary),
        *_first_lines(pieces, vocabulary),
        *_sought(pieces, vocabulary),
    ):
        return found
    return None


def _labelled(pieces: Sequence[Piece], vocabulary: Vocabulary) -> Iterator[AdFact]:
    for piece in pieces[:25]:
        label = _LABEL.match(fold(piece.text))
        if label and len(piece.text) - label.end() <= _LONGEST:
            yield from _title(piece, vocabulary, label.end(), True)


def _first_lines(pieces: Sequence[Piece], vocabulary: Vocabulary) -> Iterator[AdFact]:
    plain = [
        piece
        for piece in pieces
        if piece.line < _TOP and len(piece.text) <= _LONGEST and not _NO_TITLE.search(fold(piece.text))
        and ":" not in piece.text
    ]  # fmt: skip
    known = [piece for piece in plain if _names_title(piece.text, vocabulary)]
    for piece in known:
        yield from _title(piece, vocabulary, 0, True)
    for piece in plain:
        if piece.line == 0 and piece.section == "top":
            yield from _title(piece, vocabulary, 0, False)


def _wanted(pieces: Sequence[Piece], vocabulary: Vocabulary) -> Iterator[AdFact]:
    """ "Backend developer wanted: ..."."""
    for piece in pieces[:2]:
        wanted = _WANTED.match(fold(piece.text))
        if wanted:
            sure = _names_title(wanted["title"], vocabulary)
            yield from _title(piece, vocabulary, 0, sure, wanted.end("title"))


def _sought(pieces: Sequence[Piece], vocabulary: Vocabulary) -> Iterator[AdFact]:
    for piece in pieces:
        for seeks in _SEEKS.finditer(fold(piece.text)):
            ends = _ENDS.search(fold(piece.text), seeks.end())
            text = piece.text[seeks.end() : ends.start() if ends else len(piece.text)]
            if 3 <= len(text.strip()) <= _LONGEST:
                sure = _names_title(text, vocabulary)
                yield from _title(piece, vocabulary, seeks.end(), sure, len(text))


def _title(
    piece: Piece, vocabulary: Vocabulary, begins: int, sure: bool, length: int | None = None
) -> Iterator[AdFact]:
    """The title alone: without what follows a bar or a dash and is no part of it."""
    whole = piece.text[begins : None if length is None else begins + length]
    words = _without_tail(whole, vocabulary)
    gender = _GENDER.search(words)
    words = (
        words[: gender.start()]
        if gender and gender.end() >= len(words.rstrip()) - 1
        else _GENDER.sub("", words)
    ).strip(" -–—|,:*#")
    if len(words) < 3:
        return
    at = piece.text.find(words[:20], begins)
    start = piece.start + (at if at >= 0 else begins)
    end = (
        start + len(words)
        if piece.text[at : at + len(words)] == words
        else piece.start + begins + len(whole.rstrip())
    )
    yield AdFact(kind="title", value=words, label=words, start=start, end=end, sure=sure)


def _without_tail(words: str, vocabulary: Vocabulary) -> str:
    """ "Data Engineer – Toronto (hybrid)" loses both; "Product Lead, Home Energy" and "VP, Data" stay."""
    cut = re.search(r"\s*[|•·]\s*|\s+[–—-]\s+", words)
    if cut and cut.start() > 2:
        rest = fold(words[cut.end() :])
        if _NOT_IN_TITLE.search(rest) or vocabulary.find_places(words[cut.end() :]):
            words = words[: cut.start()]
    firm = _AT_A_FIRM.search(words)
    if firm and firm.start() > 2:
        words = words[: firm.start()]
    for place in vocabulary.find_places(words):
        lead = _LEADS_TO_PLACE.search(words[: place.start])
        if lead and lead.start() > 2:
            words = words[: lead.start()]
            break
    bracket = re.search(r"\s*\((?P<inside>[^)]*)\)\s*$", words)
    inside = bracket["inside"] if bracket else ""
    if bracket and (_NOT_IN_TITLE.search(fold(inside)) or vocabulary.find_places(inside)):
        words = words[: bracket.start()]
    return words


def _names_title(text: str, vocabulary: Vocabulary) -> bool:
    return any(match.term.kind == "title" for match in vocabulary.find_terms(text))
