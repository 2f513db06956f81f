"""What somebody newly wrote: without the history they quote, without a signature. Pure."""

import re
from itertools import islice

from mailparser_reply.parser import EmailMessage as Quoting

LANGUAGES = ["en", "fr", "de"]
LONGEST = 100_000
"""Characters looked at; nobody writes more, and the patterns are slow on such lengths."""
_MORE_HEADERS = re.compile(
    r"^(?:> ?)*(?:"
    r"-{2,} ?(?:original message|message d['’]origine|message original|urspr(?:ü|ue)ngliche nachricht) ?-{2,}"
    r"|le [^\n]{3,120}(?:\n[^\n]{1,80})? a écrit ?:$"
    r"|am [^\n]{3,120}(?:\n[^\n]{1,80})? (?:schrieb|hat)[^\n]{0,120}:$"
    r"|(?:de|from|von)[ \u00a0]?:[^\n]*\n(?:> ?)*(?:envoyé|date|sent|gesendet|datum)[ \u00a0]?:"
    r")",
    re.IGNORECASE | re.MULTILINE,
)
"""Forms that the library does not know: French spaces before colons, and separators."""
_NAMES_A_MAIL = re.compile(r"\d|@|\n|--")
"""A day, an address or several lines: what tells a quoted mail from somebody's sentence."""
_LEFT_OVER = re.compile(r"(?:\n[ ]*(?:[_*-]{3,}|-{2,}[^\n]{0,60}-{2,})[ ]*)+\Z")
_SIGNATURE = re.compile(
    r"^(?:--[ ]?$|(?:sent from my|get outlook for|envoyé de(?:puis)? mon|téléchargez outlook"
    r"|von meinem [^\n]{1,30} gesendet|gesendet (?:von|mit) )[^\n]{0,60}$)",
    re.IGNORECASE | re.MULTILINE,
)
_DISCLAIMER = re.compile(
    r"intended (?:only )?(?:for|recipient)|confidential|privileged|destinataire|confidentiel"
    r"|vertraulich|nicht der (?:richtige|beabsichtigte)|unsubscribe from this",
    re.IGNORECASE,
)


def newly_written(text: str) -> str:
    """The newest words of a mail, quoted history cut. Somebody who answers below it is heard as well."""
    quoting = Quoting(text=text[:LONGEST].replace("\u00a0", " "), languages=list(LANGUAGES))
    history = [
        found
        for pattern in (quoting.HEADER_REGEX, _MORE_HEADERS)
        for found in islice(pattern.finditer(quoting.text), 20)
        if _NAMES_A_MAIL.search(found[0])
    ]
    first = min(history, key=lambda found: found.start(), default=None)
    if first is None:
        return _tidy(quoting.text)
    above = _tidy(without_separator(quoting.text[: first.start()]))
    return above or _tidy(quoting.text[first.end() :])


def without_separator(text: str) -> str:
    """Without the lines of dashes that end it."""
    return _LEFT_OVER.sub("", "\n" + text.strip()).strip()


def without_disclaimer(words: str) -> str:
    """Without the paragraphs that lawyers add, which ask whoever is not meant to delete everything."""
    paragraphs = re.split(r"\n\s*\n", words)
    kept = [each for each in paragraphs[1:] if not _DISCLAIMER.search(each)]
    return "\n\n".join([*paragraphs[:1], *kept])


def _tidy(text: str) -> str:
    """Without lines of quotation and without a signature."""
    own = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(">"))
    signature = _SIGNATURE.search(own)
    if signature and own[: signature.start()].strip():
        own = own[: signature.start()]
    return re.sub(r"\n{3,}", "\n\n", own).strip()
