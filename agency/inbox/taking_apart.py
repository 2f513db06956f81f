"""Reading and filing what is stored: one mail at a time, read outside of any transaction."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from agency.inbox.child import MailReader
from agency.inbox.drop_addresses import DropAddresses
from agency.inbox.filing import Filed, Paths, file_mail
from agency.inbox.models import Fate, ReceivedMail
from agency.inbox.reading import NotReadable, header_of
from agency.languages.speaking import N_
from agency.mail.reports import LARGEST

TOO_LARGE = N_(
    "It is larger than 25 MB. Only its header was taken; the mail itself is in the mailbox."
)
log = structlog.get_logger("inbox")


def file_stored(
    session: Session,
    paths: Paths,
    keep: Callable[[], None],
    now: datetime,
    changed: Callable[[list[int]], None],
    reader: Callable[[], MailReader] = MailReader,
) -> dict[str, int]:
    """File every mail that is stored and not read; how many ended where.

    ``changed`` is told, in the same transaction, whose records changed. One bad mail is written
    down as such and the others go on.
    """
    waiting = session.scalars(select(ReceivedMail.id).filter_by(fate=Fate.new).order_by("id")).all()
    keep()
    counts: Counter[str] = Counter()
    if waiting:
        with reader() as child:
            for mail_id in waiting:
                counts[_file(session, mail_id, child, paths, keep, now, changed)] += 1
    return dict(counts)


def _file(
    session: Session,
    mail_id: int,
    child: MailReader,
    paths: Paths,
    keep: Callable[[], None],
    now: datetime,
    changed: Callable[[list[int]], None],
) -> str:
    raw, size = session.execute(
        select(ReceivedMail.raw, ReceivedMail.size).filter_by(id=mail_id)
    ).one()
    keep()
    try:
        read = _read(child, raw, size)
    except NotReadable as refused:
        return _not_read(session, mail_id, str(refused), paths.drop, keep, now)
    try:
        filed = _file_once(session, mail_id, read, paths, now)
        if filed is None:
            keep()
            return "meanwhile"
        changed(filed.candidate_ids)
        keep()
    except (SQLAlchemyError, ValueError, TypeError, KeyError, LookupError) as error:
        session.rollback()
        log.warning("a mail was not filed", mail_id=mail_id, error=type(error).__name__)
        why = N_("It was read and could not be filed (%(kind)s).") % {"kind": type(error).__name__}
        return _not_read(session, mail_id, why, paths.drop, keep, now)
    return str(filed.fate)


def _read(child: MailReader, raw: bytes, size: int) -> dict[str, Any]:
    if size > LARGEST:
        raise NotReadable(TOO_LARGE)
    return child.read(raw)


def _file_once(
    session: Session, mail_id: int, read: dict[str, Any], paths: Paths, now: datetime
) -> Filed | None:
    """Nothing where somebody else has filed it since."""
    mail = session.get(ReceivedMail, mail_id, with_for_update=True, populate_existing=True)
    return (
        None
        if mail is None or mail.fate is not Fate.new
        else file_mail(session, mail, read, paths, now)
    )


def _not_read(
    session: Session,
    mail_id: int,
    why: str,
    drop: DropAddresses,
    keep: Callable[[], None],
    now: datetime,
) -> str:
    """It stays as it came, and is shown to whoever's it is."""
    raw = session.scalar(select(ReceivedMail.raw).filter_by(id=mail_id)) or b""
    owner = drop.whose(session, header_of(raw))
    still_new = update(ReceivedMail).where(
        ReceivedMail.id == mail_id, ReceivedMail.fate == Fate.new
    )
    session.execute(
        still_new.values(
            fate=Fate.unreadable, settled_at=now, why=why, recruiter_id=owner.id if owner else None
        )
    )
    keep()
    return Fate.unreadable
