"""How long a record is kept, and whose time is over.

24 months after the last two-way contact, as the CNIL's guide for recruiters has it at most; an agency
may keep less. The clock itself is the contact policy's too (``contact.keeping``).
"""

from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from agency.contact.keeping import keeping

MOST_MONTHS = 24
WARNED_DAYS = 30


def kept_until(session: Session, candidate_id: int) -> date | None:
    """The first day on which the record is kept no longer, unless they are in process then."""
    people = keeping().subquery()
    until: date | None = session.scalar(select(people.c.until).where(people.c.id == candidate_id))
    return until


def over_by(session: Session, day: date, candidate_id: int | None = None) -> list[Row[Any]]:
    """``id`` and ``until`` of whoever is kept no longer than that day, the longest overdue first.

    Nobody who is in process is among them. With ``candidate_id`` only that person is asked about.
    """
    people = keeping().subquery()
    query = select(people.c.id, people.c.until).where(people.c.until <= day, ~people.c.busy)
    if candidate_id is not None:
        query = query.where(people.c.id == candidate_id)
    return list(session.execute(query.order_by(people.c.until, people.c.id)))
