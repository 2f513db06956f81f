"""Text as it is kept: single line ends and spaces, no characters that only a printer needs."""

import re
import unicodedata

from agency.resumes.extracting.limits import MOST_CHARACTERS

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BULLETS = re.compile(
    r"^[ \t]*[\uf0a7\uf0b7\uf0d8\uf076\uf0fc▪▫■□●○◦‣⁃∙◆➢➤►✓✔·](?=[ \t\S])[ \t]*", re.M
)
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
"""Signs of symbol fonts: the little telephone before a number."""
_SPACES = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND_TABS = re.compile(r" *\t[ \t]*")


def tidy(text: str) -> str:
    """At most ``MOST_CHARACTERS``; a line a line, at most one empty one between two."""
    text = _LINE_ENDS.sub("\n", text[: 4 * MOST_CHARACTERS])
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text).translate(_LIGATURES))
    text = _PRIVATE.sub(" ", _BULLETS.sub("• ", text))
    text = _AROUND_TABS.sub("\t", _SPACES.sub(" ", text))
    lines = (line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:MOST_CHARACTERS].rstrip()
