"""Lookers in processes of their own, killed with -9 at marked points, and the count afterwards."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from agency import clock
from agency.config import Imap
from agency.inbox import storing
from agency.inbox.child import MailReader
from agency.inbox.drop_addresses import DropAddresses
from agency.inbox.filing import Paths
from agency.inbox.imap import Fetched, Line
from agency.inbox.models import ReceivedMail
from agency.inbox.taking_apart import file_stored
from agency.mail.return_path import ReturnPath
from agency.touches.models import Touch
from tests.support.forked import FORKED

SECRET, DROP = "a secret of the tests", "drop@agency.example"
PATHS = Paths(DropAddresses(SECRET, DROP), ReturnPath(SECRET))
MAILS_EACH = 2
COMMITS = {
    "before the first mail is kept": (2, False),
    "after the first mail is kept": (2, True),
    "before the second mail is kept": (3, False),
    "after the second mail is kept": (3, True),
    "after all are stored": (5, True),
    "after the first was read again": (6, True),
    "before the first is filed": (7, False),
    "after the first is filed": (7, True),
    "before the second is filed": (9, False),
    "after the second is filed": (9, True),
}
"""Which commit of a look at two mails, and whether it is still made."""
WORDS = ("after a mail was fetched", "after a mail was marked", "after a mail was read apart")
POINTS = (*COMMITS, *WORDS)
_PATIENCE = 300
Work = tuple[str, Imap, str, str, bool]
"""Database, mailbox, authority, where it dies, and whether it is the product."""


@dataclass(frozen=True)
class Count:
    """What became of the mails."""

    delivered: int
    stored: int
    touches: int
    flagged: int

    @property
    def is_exactly_once(self) -> bool:
        return self.stored == self.touches == self.flagged == self.delivered


def die(work: Work) -> None:
    """One looker that does not survive."""
    process = FORKED.Process(target=look_until_death, args=work)
    process.start()
    process.join(_PATIENCE)
    # 255 is said of a death too quick for the fork server to see its signal; 0 and 1 are no death.
    assert process.exitcode in (-9, 255), (work[3], process.exitcode)
    process.close()


def look_until_death(url: str, imap: Imap, authority: str, moment: str, is_careful: bool) -> None:
    os.environ["SSL_CERT_FILE"] = authority
    with session_of(url) as session:
        look(session, imap, _dying_keep(session, moment), moment, is_careful)


def look(
    session: Session,
    imap: Imap,
    keep: Callable[[], None],
    moment: str = "",
    is_careful: bool = True,
) -> dict[str, int]:
    """One look, as the task makes it; without care the cursor and the flag go first."""
    now = clock.now()
    with MortalLine(imap, moment) as line:
        take = storing.store_new if is_careful else store_carelessly
        take(session, imap.name, line, keep, now)
    return file_stored(session, PATHS, keep, now, lambda _ids: None, lambda: MortalReader(moment))


def session_of(url: str) -> Session:
    session = Session(create_engine(url, poolclass=NullPool))
    session.info.update(address_key=SECRET, drop_address=DROP)
    return session


def count(session: Session, delivered: int, flagged: int) -> Count:
    stored = session.scalar(select(func.count()).select_from(ReceivedMail)) or 0
    touches = session.scalar(select(func.count()).select_from(Touch)) or 0
    return Count(delivered, stored, touches, flagged)


def store_carelessly(
    session: Session, name: str, box: storing.Mailbox, keep: Callable[[], None], now: datetime
) -> int:
    """The broken variant: what is looked at counts as taken before it is stored."""
    after = storing._cursor(session, name, box.uidvalidity)
    keep()
    uids = box.uids_after(after)
    for fetched in box.fetch(uids):
        storing._move_cursor(session, name, box.uidvalidity, fetched.uid)
        keep()
        box.mark([fetched.uid])
        storing._store(session, name, box.uidvalidity, fetched, now)
        keep()
    return len(uids)


class MortalLine(Line):
    """Dies after its first word of a kind."""

    def __init__(self, imap: Imap, moment: str) -> None:
        super().__init__(imap)
        self._moment = moment

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        for fetched in super().fetch(uids):
            _die_if(self._moment == "after a mail was fetched")
            yield fetched

    def mark(self, uids: Sequence[int]) -> None:
        super().mark(uids)
        _die_if(bool(uids) and self._moment == "after a mail was marked")


class MortalReader(MailReader):
    def __init__(self, moment: str) -> None:
        super().__init__()
        self._moment = moment

    def read(self, raw: bytes) -> dict[str, Any]:
        read = super().read(raw)
        _die_if(self._moment == "after a mail was read apart")
        return read


def _dying_keep(session: Session, moment: str) -> Callable[[], None]:
    number, is_kept = COMMITS.get(moment, (0, False))
    calls = 0

    def keep() -> None:
        nonlocal calls
        calls += 1
        _die_if(calls == number and not is_kept)
        session.commit()
        _die_if(calls == number)

    return keep


def _die_if(has_come: bool) -> None:
    if has_come:
        os.kill(os.getpid(), signal.SIGKILL)
