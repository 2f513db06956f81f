"""The only place where header values are made safe and put into the form they travel in.

A value that could begin a new line is refused, however it is wrapped: Python before 3.11.15 decodes
``=?utf-8?q?a=0D=0ABcc:_x@y.z?=`` in a Subject and writes the line break out. So every value is
decoded here until nothing is left to decode, and only then looked at; what is written is encoded
from the value as given, so that nobody further on decodes what we did not encode.
"""

import base64
import binascii
import re
import unicodedata
from dataclasses import dataclass
from email.header import Header

from email_validator import EmailNotValidError, validate_email

TEXT_LIMIT = 300
NAME_LIMIT = 120
ADDRESS_LIMIT = 254
KEY_LIMIT = 150
LINK_LIMIT = 900
"""A header line may have 998 octets (RFC 5322, 2.1.1), and a link cannot be folded."""

_LINE_BREAKERS = {"Cc", "Cs", "Zl", "Zp"}
"""Controls (C0, DEL, C1), half characters, and the separators of lines and paragraphs."""
_DIRECTION_TRICKS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ENCODED_WORD = re.compile(r"=\?([^?]*)\?([bBqQ])\?(.*?)\?=", re.DOTALL)
_BETWEEN_WORDS = re.compile(r"\?=\s+(?==\?)")
_QUOTED_BYTE = re.compile(rb"=([0-9A-Fa-f]{2})")
_MOST_WRAPPINGS = 10
_KEY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_+-]|\.(?!\.|\Z))*\Z")
_LINK = re.compile(r"https?://[!#-;=?-\[\]_a-z~%]+\Z")


class HeaderRefused(ValueError):
    """A header value cannot be used. Names the field and the reason, never the value."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field} {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True)
class Mailbox:
    """Somebody's address, and the name shown beside it."""

    address: str
    name: str = ""


def wire_text(field: str, value: str) -> str:
    """A line of text, such as a subject. Raises ``HeaderRefused``."""
    return _encoded(field, _checked(field, value, TEXT_LIMIT))


def wire_mailbox(field: str, mailbox: Mailbox) -> str:
    """``"Name" <address>``. Raises ``HeaderRefused``."""
    address = wire_address(field, mailbox.address)
    name = _checked(f"{field} name", mailbox.name, NAME_LIMIT)
    if not name:
        return address
    shown = _encoded(field, name)
    if shown == name:
        shown = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{shown} <{address}>"


def wire_address(field: str, value: str) -> str:
    """A bare address in ASCII, international domains in punycode. Asks no DNS. Raises ``HeaderRefused``."""
    checked = _checked(field, value, ADDRESS_LIMIT)
    try:
        found = validate_email(checked, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise HeaderRefused(field, "is not an address that mail can be sent to") from None
    return str(found.ascii_email)


def wire_message_id(field: str, key: str, domain: str) -> str:
    """``<key@domain>``: letters, digits and ``. _ + -``, unique to the letter. Raises ``HeaderRefused``."""
    if len(key) > KEY_LIMIT or not _KEY.match(key):
        raise HeaderRefused(field, "must be a short run of letters, digits, dots and dashes")
    return f"<{key}@{domain}>"


def wire_link(field: str, url: str) -> str:
    """``<https://...>``. Raises ``HeaderRefused``."""
    if len(url) > LINK_LIMIT or not _LINK.match(url):
        raise HeaderRefused(field, "is not a plain http or https link")
    return f"<{url}>"


def _checked(field: str, value: str, limit: int) -> str:
    if len(value) > limit:
        raise HeaderRefused(field, f"is longer than {limit} characters")
    for wrapping in _unwrapped(field, value):
        if any(_breaks_lines(character) for character in wrapping):
            raise HeaderRefused(field, "has a control character")
    return value.strip()


def _breaks_lines(character: str) -> bool:
    return unicodedata.category(character) in _LINE_BREAKERS or character in _DIRECTION_TRICKS


def _unwrapped(field: str, value: str) -> list[str]:
    """The value and everything it decodes to, one wrapping after the other."""
    seen = [value]
    while (inner := _decoded(seen[-1])) != seen[-1]:
        seen.append(inner)
        if len(seen) > _MOST_WRAPPINGS:
            raise HeaderRefused(field, "is encoded too many times over")
    return seen


def _decoded(value: str) -> str:
    """One round of RFC 2047, more forgiving than any reader: it must find what any of them would."""
    return _ENCODED_WORD.sub(_decoded_word, _BETWEEN_WORDS.sub("?=", value))


def _decoded_word(match: re.Match[str]) -> str:
    charset, encoding, content = match.groups()
    raw = content.encode("utf-8", "replace")
    if encoding in "bB":
        raw = _from_base64(raw)
    else:
        raw = _QUOTED_BYTE.sub(
            lambda byte: bytes.fromhex(byte[1].decode()), raw.replace(b"_", b" ")
        )
    try:
        return raw.decode(charset.partition("*")[0], "replace")
    except (LookupError, ValueError):
        return raw.decode("latin-1")


def _from_base64(content: bytes) -> bytes:
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4))
    except binascii.Error:
        return content


def _encoded(field: str, value: str) -> str:
    """As it is if it is plain ASCII; otherwise in encoded words, folded."""
    if value.isascii() and "=?" not in value:
        return value
    return Header(value, "utf-8", header_name=field).encode(linesep="\r\n")
