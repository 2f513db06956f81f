"""Drop addresses: where a recruiter forwards or blind-copies mail, so that it is filed by itself.

The token names the recruiter and is signed with the installation's secret; nothing is stored but
how often it was renewed. An older address is worth nothing.
"""

import base64
import hmac
import re
from dataclasses import dataclass, field
from hashlib import sha256

from sqlalchemy.orm import Session

from agency.config import Settings
from agency.recruiters.models import Recruiter

_TOKEN = re.compile(r"\+(\d{1,9})\.([a-z2-7]{26})@")


@dataclass(frozen=True)
class DropAddresses:
    """``mailbox`` is ``drop@agency.example``; empty where none is set, and then nobody has an address."""

    secret: str = field(repr=False)
    mailbox: str = ""

    def of(self, recruiter: Recruiter) -> str:
        """``drop+12.abc…@agency.example``, with 130 bits; empty where no mailbox is set."""
        name, at, domain = self.mailbox.partition("@")
        return f"{name}+{self._token(recruiter)}@{domain}" if at else ""

    def whose(self, session: Session, header: str) -> Recruiter | None:
        """The recruiter whose address of today stands in a mail's header; nobody who has left."""
        for match in _TOKEN.finditer(header.lower()):
            recruiter = session.get(Recruiter, int(match[1]))
            token = f"{match[1]}.{match[2]}"
            if recruiter and recruiter.is_active and _is_same(self._token(recruiter), token):
                return recruiter
        return None

    def _token(self, recruiter: Recruiter) -> str:
        about = f"drop:{recruiter.id}:{recruiter.drop_edition}"
        signed = hmac.digest(self.secret.encode(), about.encode(), sha256)
        return f"{recruiter.id}.{base64.b32encode(signed).decode().lower()[:26]}"


def drop_addresses_of(settings: Settings) -> DropAddresses:
    return DropAddresses(settings.secret_key, settings.drop_address)


def renew(recruiter: Recruiter) -> None:
    """A new address; what comes to the old one is nobody's."""
    recruiter.drop_edition += 1


def _is_same(one: str, other: str) -> bool:
    return hmac.compare_digest(one, other)
