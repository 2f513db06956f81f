"""The token that a bounce must bring along before it is believed (VERP, and the ENVID of RFC 3461).

It names the letter and is signed with the installation's secret, so that nobody else can make one.
Some servers write addresses in lower case; it has no other letters.
"""

import base64
import hmac
import re
from dataclasses import dataclass, field
from hashlib import sha256

_REPLY = re.compile(r"\+re-([0-9a-f]{40})@")
_TOKEN = re.compile(r"\b(\d{1,10})\.([a-z2-7]{26})\b")


@dataclass(frozen=True)
class ReturnPath:
    """``address`` is empty where no mailbox for bounces is set; tokens are made all the same."""

    secret: str = field(repr=False)
    address: str = ""

    def token(self, letter_id: int) -> str:
        """``12.`` and 130 bits."""
        signed = hmac.digest(self.secret.encode(), f"bounce:{letter_id}".encode(), sha256)
        return f"{letter_id}.{base64.b32encode(signed).decode().lower()[:26]}"

    def address_for(self, letter_id: int) -> str:
        """``bounce+12.abc@example.com``; empty where no mailbox is set."""
        name, at, domain = self.address.partition("@")
        return f"{name}+{self.token(letter_id)}@{domain}" if at else ""

    def letter_in(self, text: str) -> int | None:
        """The letter whose true token stands in an address or an ENVID."""
        for match in _TOKEN.finditer(text.lower()):
            letter_id = int(match[1])
            if hmac.compare_digest(self.token(letter_id), match[0]):
                return letter_id
        return None


def reply_address(mailbox: str, key: str) -> str:
    """``drop+re-<key>@example.com``, where answers to a letter reach us; ``key`` stands in its Message-ID."""
    name, at, domain = mailbox.partition("@")
    return f"{name}+re-{key}@{domain}" if at else ""


def reply_key_in(text: str) -> str:
    """The key of the letter that a mail to such an address answers, or nothing."""
    found = _REPLY.search(text.lower())
    return found[1] if found else ""
