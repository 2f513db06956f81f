"""Languages a person speaks, by their English names."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from agency.resumes.reading.lines import Line, fold

_NAMES = {
    "English": "english anglais anglaise englisch",
    "French": "french francais francaise franzosisch",
    "German": "german allemand allemande deutsch",
    "Spanish": "spanish espagnol espagnole spanisch",
    "Italian": "italian italien italienne italienisch",
    "Portuguese": "portuguese portugais portugaise portugiesisch",
    "Dutch": "dutch neerlandais niederlandisch",
    "Russian": "russian russe russisch",
    "Ukrainian": "ukrainian ukrainien ukrainisch",
    "Polish": "polish polonais polnisch",
    "Czech": "czech tcheque tschechisch",
    "Hungarian": "hungarian hongrois ungarisch",
    "Romanian": "romanian roumain rumanisch",
    "Greek": "greek grec griechisch",
    "Turkish": "turkish turc turkisch",
    "Swedish": "swedish suedois schwedisch",
    "Norwegian": "norwegian norvegien norwegisch",
    "Danish": "danish danois danisch",
    "Finnish": "finnish finnois finnisch",
    "Arabic": "arabic arabe arabisch",
    "Hebrew": "hebrew hebreu hebraisch",
    "Farsi": "farsi persian persan persisch",
    "Hindi": "hindi",
    "Urdu": "urdu ourdou",
    "Punjabi": "punjabi panjabi pendjabi",
    "Gujarati": "gujarati",
    "Bengali": "bengali bangla",
    "Tamil": "tamil tamoul",
    "Telugu": "telugu",
    "Tagalog": "tagalog filipino",
    "Vietnamese": "vietnamese vietnamien vietnamesisch",
    "Mandarin": "mandarin chinese chinois chinesisch",
    "Cantonese": "cantonese cantonais kantonesisch",
    "Japanese": "japanese japonais japanisch",
    "Korean": "korean coreen koreanisch",
    "Swahili": "swahili",
    "Somali": "somali",
    "Amharic": "amharic amharique",
    "Yoruba": "yoruba",
    "Igbo": "igbo",
    "Cree": "cree",
    "Inuktitut": "inuktitut",
}
_BY_WORD = {word: name for name, words in _NAMES.items() for word in words.split()}
_WORD = re.compile("|".join(rf"\b{word}\b" for word in sorted(_BY_WORD, key=len, reverse=True)))
_SAYS_SO = re.compile(
    r"\b(?:fluent|bilingual|trilingual|multilingual|native speaker|speaks?|bilingue|trilingue|courant|couramment|"
    r"fliessend|fließend|muttersprach\w*|zweisprachig)\b"
)


class Tongue(NamedTuple):
    value: str
    start: int
    end: int


def find_tongues(lines: Sequence[Line]) -> list[Tongue]:
    """From the section on languages, and from sentences that say so."""
    found: dict[str, Tongue] = {}
    for line in lines:
        if line.section in ("other", "education", "experience"):
            continue
        folded = fold(line.text)
        if line.section != "languages" and not _SAYS_SO.search(folded):
            continue
        for read in _WORD.finditer(folded):
            name = _BY_WORD[read[0]]
            found.setdefault(name, Tongue(name, line.start + read.start(), line.start + read.end()))
    return list(found.values())


def is_tongue(folded: str) -> bool:
    """Whether an item of a list of skills begins with a language: "French (fluent)"."""
    return bool(_WORD.match(folded.strip()))
