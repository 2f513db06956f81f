"""The line to the mailbox: IMAP over TLS with the certificate verified. Only the network; no database.

Nothing is parsed here: mails come as bytes. Nothing is ever deleted from the mailbox.
"""

import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from imaplib import IMAP4
from typing import Any, Self

from imap_tools import MailBox, MailBoxStartTls
from imap_tools.errors import (
    ImapToolsError,
    MailboxFolderSelectError,
    MailboxLoginError,
    MailboxStarttlsError,
)

from agency.config import Imap
from agency.languages.speaking import N_
from agency.mail.reports import LARGEST

SECONDS = 30
"""How long the server may keep us waiting."""
HEADER_TAKEN = 64 * 1024
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_ARRIVED = re.compile(rb'INTERNALDATE "\s*(\d{1,2})-(\w{3})-(\d{4}) ([\d:]{8}) ([+-]\d{4})"')


class CannotRead(Exception):
    """The mailbox could not be read; the message says why, without names or addresses."""


@dataclass(frozen=True)
class Fetched:
    """One mail as the server has it; of one larger than ``size`` may be, only the header is taken."""

    uid: int
    raw: bytes
    size: int
    arrived_at: datetime | None


class Line:
    """One connection with the folder selected. Raises ``CannotRead`` for whatever goes wrong."""

    def __init__(self, settings: Imap, seconds: float = SECONDS) -> None:
        self._settings, self._seconds = settings, seconds

    def __enter__(self) -> Self:
        with _said_plainly():
            self._box = self._connected()
            try:
                self._box.login(self._settings.user, self._settings.password, None)
                self._box.folder.set(self._settings.folder)
                _, found = self._box.client.response("UIDVALIDITY")
                self.uidvalidity = int(found[0])
            except BaseException:
                self._hang_up()
                raise
        return self

    def __exit__(self, *exception: object) -> None:
        self._hang_up()

    def _hang_up(self) -> None:
        with suppress(OSError, IMAP4.error, ImapToolsError):
            self._box.logout()
        with suppress(OSError):
            self._box.client.shutdown()

    def uids_after(self, uid: int) -> list[int]:
        """The mails above that number, in order."""
        with _said_plainly():
            found = self._box.uids(f"UID {uid + 1}:*", charset=None)
        return sorted(number for number in map(int, found) if number > uid)

    def unmarked(self, uids: Sequence[int]) -> list[int]:
        """Of these, those without the flag."""
        if not uids:
            return []
        with _said_plainly():
            found = set(map(int, self._box.uids(f"UNSEEN UID {uids[0]}:{uids[-1]}", charset=None)))
        return [uid for uid in uids if uid in found]

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """One mail after the other; one that has gone meanwhile is left out."""
        for uid in uids:
            with _said_plainly():
                about = self._asked(uid, "(RFC822.SIZE INTERNALDATE)")
                size = _SIZE.search(about)
                if size is None:
                    continue
                is_whole = int(size[1]) <= LARGEST
                what = "BODY.PEEK[]" if is_whole else f"BODY.PEEK[HEADER]<0.{HEADER_TAKEN}>"
                raw = self._bytes_of(uid, what)
            if raw is not None:
                yield Fetched(uid, raw, int(size[1]), _arrived(about))

    def mark(self, uids: Sequence[int]) -> None:
        """Set the flag that says "read" on mails that are stored."""
        if uids:
            with _said_plainly():
                self._box.flag([str(uid) for uid in uids], r"\Seen", True, chunks=500)

    @property
    def offers_idle(self) -> bool:
        return "IDLE" in self._box.client.capabilities

    def wait(self, seconds: float) -> bool:
        """Wait until the server says that something arrived, or so long; whether it did."""
        with _said_plainly():
            return bool(self._box.idle.wait(timeout=seconds))

    def _connected(self) -> Any:
        given = self._settings
        trusted = ssl.create_default_context()
        kind = MailBox if given.security == "tls" else MailBoxStartTls
        return kind(given.host, given.port, timeout=self._seconds, ssl_context=trusted)

    def _asked(self, uid: int, what: str) -> bytes:
        _, answer = self._box.client.uid("FETCH", str(uid), what)
        return b" ".join(
            each if isinstance(each, bytes) else b" ".join(each) for each in answer if each
        )

    def _bytes_of(self, uid: int, what: str) -> bytes | None:
        _, answer = self._box.client.uid("FETCH", str(uid), f"({what})")
        return next((bytes(each[1]) for each in answer if isinstance(each, tuple)), None)


class _said_plainly:  # noqa: N801 - reads as a phrase where it is used
    """Turns what a library raises into a sentence for the settings page."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        for known, sentence in _SENTENCES:
            if isinstance(error, known):
                raise CannotRead(sentence) from error


_SENTENCES: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
    (ssl.SSLCertVerificationError, N_("The server’s certificate is not one that we trust.")),
    (ssl.SSLError, N_("No encrypted line to the server came about.")),
    (MailboxStarttlsError, N_("The server offers no encrypted line.")),
    (MailboxLoginError, N_("The server refused the name or the password.")),
    (MailboxFolderSelectError, N_("The server has no folder of that name.")),
    (socket.gaierror, N_("Nobody knows a server of that name.")),
    (TimeoutError, N_("The server did not answer in time.")),
    (ConnectionRefusedError, N_("Nothing answers on that port of the server.")),
    ((OSError, IMAP4.error, ImapToolsError), N_("The line to the server broke.")),
)
"""The first that holds."""


def _arrived(about: bytes) -> datetime | None:
    found = _ARRIVED.search(about)
    if found is None:
        return None
    with suppress(ValueError, TypeError):
        day, month, year, clock, offset = (
            each.decode("ascii", "replace") for each in found.groups()
        )
        return parsedate_to_datetime(f"{day} {month} {year} {clock} {offset}").astimezone(UTC)
    return None
