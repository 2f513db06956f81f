"""A recruiter's private calendar address: made, renewed, closed. The token leaves here once, in clear."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.recruiters.models import CalendarFeed, Recruiter
from agency.recruiters.sessions import new_token, token_hash


def renew_feed(session: Session, recruiter_id: int, now: datetime) -> str:
    """A new token; the address before it ends. Never commits."""
    token = new_token()
    made = {"token_hash": token_hash(token), "made_at": now}
    feed = insert(CalendarFeed).values(recruiter_id=recruiter_id, **made)
    session.execute(feed.on_conflict_do_update(index_elements=["recruiter_id"], set_=made))
    return token


def close_feed(session: Session, recruiter_id: int) -> None:
    """The address leads nowhere any more."""
    session.execute(delete(CalendarFeed).where(CalendarFeed.recruiter_id == recruiter_id))


def feed_of(session: Session, recruiter_id: int) -> CalendarFeed | None:
    return session.scalar(select(CalendarFeed).filter_by(recruiter_id=recruiter_id))


def owner_of_feed(session: Session, token: str) -> Recruiter | None:
    """Whose calendar it is; nobody's for a token that is unknown, renewed, or of somebody who left."""
    query = select(Recruiter).join(CalendarFeed, CalendarFeed.recruiter_id == Recruiter.id)
    query = query.where(
        CalendarFeed.token_hash == token_hash(token), Recruiter.disabled_at.is_(None)
    )
    return session.scalar(query)
