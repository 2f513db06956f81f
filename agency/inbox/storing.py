"""Taking mails over from the mailbox: each is stored as it came before anybody reads it.

The unique key of a mail is mailbox, UIDVALIDITY and UID, so any number of lookers, at once or killed
in the middle, store it once. The cursor moves in the transaction that stores, and the flag on the
server is set only after that is kept. No transaction is open while the network is used.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.inbox.imap import Fetched
from agency.inbox.models import Fate, InboxCursor, InboxHealth, ReceivedMail

AT_A_TIME = 200
"""Mails of one look; the next look takes the rest."""


class Mailbox(Protocol):
    """What is needed of the line to the server."""

    uidvalidity: int

    def uids_after(self, uid: int) -> list[int]: ...
    def unmarked(self, uids: Sequence[int]) -> list[int]: ...
    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]: ...
    def mark(self, uids: Sequence[int]) -> None: ...


def store_new(
    session: Session, name: str, box: Mailbox, keep: Callable[[], None], now: datetime
) -> int:
    """Store what is new in the mailbox called ``name``; how many. ``keep`` commits."""
    after = _cursor(session, name, box.uidvalidity)
    keep()
    uids = box.uids_after(after)[:AT_A_TIME]
    stored = 0
    for fetched in box.fetch(uids):
        stored += _store(session, name, box.uidvalidity, fetched, now)
        _move_cursor(session, name, box.uidvalidity, fetched.uid)
        keep()
        box.mark([fetched.uid])
    _mark_what_was_stored(session, name, box, keep)
    return stored


def note_health(session: Session, name: str, now: datetime, error: str = "") -> None:
    """Write down how a look went."""
    told = {"error": error, "failed_at": now} if error else {"error": "", "polled_at": now}
    row = insert(InboxHealth).values(mailbox=name, **told)
    session.execute(row.on_conflict_do_update(index_elements=["mailbox"], set_=told))


def _cursor(session: Session, name: str, uidvalidity: int) -> int:
    query = select(InboxCursor.last_uid).filter_by(mailbox=name, uidvalidity=uidvalidity)
    return session.scalar(query) or 0


def _store(session: Session, name: str, uidvalidity: int, fetched: Fetched, now: datetime) -> int:
    row = insert(ReceivedMail).values(
        mailbox=name,
        uidvalidity=uidvalidity,
        uid=fetched.uid,
        arrived_at=min(fetched.arrived_at or now, now),
        raw=fetched.raw,
        sha256=sha256(fetched.raw).digest(),
        size=fetched.size,
        fate=Fate.new,
    )
    return len(session.execute(row.on_conflict_do_nothing().returning(ReceivedMail.id)).all())


def _move_cursor(session: Session, name: str, uidvalidity: int, uid: int) -> None:
    """Never back: whoever looks goes through the numbers in order, so below it everything is stored."""
    row = insert(InboxCursor).values(mailbox=name, uidvalidity=uidvalidity, last_uid=uid)
    further = func.greatest(InboxCursor.last_uid, row.excluded.last_uid)
    session.execute(
        row.on_conflict_do_update(
            index_elements=["mailbox", "uidvalidity"], set_={"last_uid": further}
        )
    )


def _mark_what_was_stored(
    session: Session, name: str, box: Mailbox, keep: Callable[[], None]
) -> None:
    """Flags that a death came before: on the newest that are stored."""
    query = select(ReceivedMail.uid).filter_by(mailbox=name, uidvalidity=box.uidvalidity)
    newest = session.scalars(query.order_by(ReceivedMail.uid.desc()).limit(AT_A_TIME)).all()
    keep()
    box.mark(box.unmarked(sorted(newest)))
