"""Plain text in whatever encoding it was saved."""

import codecs

from charset_normalizer import from_bytes

from agency.languages.speaking import _
from agency.resumes.extracting.found import Found, Refused
from agency.resumes.extracting.reading_kinds import UNKNOWN

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = frozenset("àâäæçèéêëîïôöœùûüÿßñÀÂÄÇÈÉÊËÎÏÔÖŒÙÛÜáíóúÁÓÚ«»‹›‘’“”„–—…•·€£§°©®\u00a0")
_SAMPLE = 20_000
_MARKUP = ("<!doctype html", "<html", "<?xml", "<svg")
_MOST_CONTROLS = 0.02


def read_plain(content: bytes) -> Found:
    """Raises ``Refused`` where it is no text."""
    text = _decoded(content)
    if text.lstrip()[:20].lower().startswith(_MARKUP):
        raise Refused(_("It is a web page, not a document. Print it as PDF and try that."))
    controls = sum(1 for sign in text if sign < " " and sign not in "\n\r\t\f\v")
    if controls > _MOST_CONTROLS * len(text):
        raise Refused(_(UNKNOWN))
    return Found(lines=[text])


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        western = content.decode("cp1252", "replace")
        if _reads_western(western):
            return western
        guess = from_bytes(content[:_SAMPLE]).best()
        return content.decode(guess.encoding if guess else "cp1252", "replace")


def _reads_western(text: str) -> bool:
    """Whether what is beyond ASCII is what English, French and German are written with."""
    beyond = [sign for sign in text[:_SAMPLE] if not sign.isascii()]
    return sum(sign in _WESTERN for sign in beyond) > 0.9 * len(beyond)
