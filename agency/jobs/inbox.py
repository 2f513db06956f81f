"""Looking into the mailbox: what is new is stored, then filed. Commits after every step."""

from datetime import datetime

from sqlalchemy.orm import Session

from agency.config import Settings
from agency.inbox.drop_addresses import drop_addresses_of
from agency.inbox.filing import Paths
from agency.inbox.imap import CannotRead, Line
from agency.inbox.storing import note_health, store_new
from agency.inbox.taking_apart import file_stored
from agency.mail.senders import return_path_of
from agency.queue import later


def take_in_new_mail(session: Session, settings: Settings, now: datetime) -> dict[str, int]:
    """One look, and everything stored by it or before it is filed; counts by what became of it."""
    if settings.imap is None:
        return {}
    name, stored = settings.imap.name, 0
    session.commit()
    try:
        with Line(settings.imap) as line:
            stored = store_new(session, name, line, session.commit, now)
        note_health(session, name, now)
    except CannotRead as refused:
        session.rollback()
        note_health(session, name, now, str(refused))
    session.commit()
    paths = Paths(drop_addresses_of(settings), return_path_of(settings))

    def changed(candidate_ids: list[int]) -> None:
        for candidate_id in candidate_ids:
            later(session, "rematch_candidate", candidate_id=candidate_id)

    return {"stored": stored, **file_stored(session, paths, session.commit, now, changed)}
