"""Looking who is new in the saved searches: by a worker, every hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.lists.lit import Viewed, everybody_lit
from agency.recruiters.models import Recruiter
from agency.search.asking import asked
from agency.search.models import SavedSearch
from agency.search.saved import MOST_FOLLOWED, note_finds


def searches_to_follow(session: Session) -> list[int]:
    """Those of people who work here."""
    query = select(SavedSearch.id).join(Recruiter, Recruiter.id == SavedSearch.owner_id)
    here = Recruiter.disabled_at.is_(None), SavedSearch.archived_at.is_(None)
    return list(session.scalars(query.where(*here).order_by(SavedSearch.id)))


def look_again(session: Session, search_id: int, now: datetime) -> int:
    """Ask a saved search as its owner would now, and write down who is new; how many. Never commits."""
    search = session.get(SavedSearch, search_id)
    if search is None or search.archived_at is not None:
        return 0
    owner = search.owner
    today = now.astimezone(ZoneInfo(owner.zone)).date()
    wanted = asked(session, search.asked)
    ids = everybody_lit(session, wanted, Viewed(owner.id, now, today), MOST_FOLLOWED)
    people = MOST_FOLLOWED + 1 if ids is None else len(ids)
    return note_finds(session, search, people, ids or (), now)
