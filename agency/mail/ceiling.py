"""How many contact letters may leave on one day (G8), counted in the row of that day."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.mail.models import MailDay
from agency.mail.numbers import FIRST_DAYS, MOST_DOUBLINGS


def most_on(session: Session, day: date) -> int:
    """The ceiling of a day: it doubles with every week since the first letter."""
    first = session.scalar(select(func.min(MailDay.day))) or day
    weeks = max((day - first).days, 0) // 7
    return int(FIRST_DAYS * 2 ** min(weeks, MOST_DOUBLINGS))


def begun_on(session: Session, day: date) -> int:
    return session.scalar(select(MailDay.begun).where(MailDay.day == day)) or 0


def take_place(session: Session, day: date) -> bool:
    """Count one letter more, in the transaction that lets it begin; ``False`` if the day is full."""
    one = insert(MailDay).values(day=day, begun=1)
    one = one.on_conflict_do_update(
        index_elements=[MailDay.day],
        set_={"begun": MailDay.begun + 1},
        where=MailDay.begun < most_on(session, day),
    )
    return session.scalar(one.returning(MailDay.day)) is not None
