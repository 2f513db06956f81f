"""How many contact letters may leave on one day (G8), counted in the row of that day."""

from datetime import date
from functools import cache

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.database import columns
from agency.mail.models import MailDay
from agency.mail.numbers import FIRST_DAYS, MOST_DOUBLINGS


def begun_and_most_on(session: Session, day: date) -> tuple[int, int]:
    """How many have begun on a day, and its ceiling: it doubles with every week since the first letter."""
    ((today, first),) = columns(session, _begun_and_first(), {"day": day})
    weeks = max((day - (first or day)).days, 0) // 7
    return today or 0, int(FIRST_DAYS * 2 ** min(weeks, MOST_DOUBLINGS))


@cache
def _begun_and_first() -> Select[int, date]:
    begun = func.max(MailDay.begun).filter(MailDay.day == bindparam("day"))
    return select(begun, func.min(MailDay.day))


def most_on(session: Session, day: date) -> int:
    return begun_and_most_on(session, day)[1]


def take_place(session: Session, day: date) -> bool:
    """Count one letter more, in the transaction that lets it begin; ``False`` if the day is full."""
    one = insert(MailDay).values(day=day, begun=1)
    one = one.on_conflict_do_update(
        index_elements=[MailDay.day],
        set_={"begun": MailDay.begun + 1},
        where=MailDay.begun < most_on(session, day),
    )
    return session.scalar(one.returning(MailDay.day)) is not None
