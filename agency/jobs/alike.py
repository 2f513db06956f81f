"""Looks for records that may be one person: every night among who is new, or among all when asked."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from agency.merging.looking import link_contacts, look_among, people_to_look_at
from agency.queue import later

_AT_A_TIME = 500
_A_DAY_AND_MORE = timedelta(hours=26)


def find_alike(
    session: Session, now: datetime, after: int = 0, everybody: int = 0
) -> dict[str, Any]:
    """One batch; the next is enqueued with it."""
    since = None if everybody else now - _A_DAY_AND_MORE
    people = people_to_look_at(session, after, since, _AT_A_TIME)
    if len(people) == _AT_A_TIME:
        later(session, "find_alike", after=people[-1].id, everybody=everybody)
    return {
        "people": len(people),
        "pairs": look_among(session, people, now),
        "linked": link_contacts(session, people),
    }
