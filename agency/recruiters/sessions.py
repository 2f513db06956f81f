"""Who is signed in, where and for how long. The browser holds a token; we hold its hash."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session

from agency.recruiters.models import Recruiter, RecruiterSession

IDLE_LIMIT = timedelta(hours=8)
"""A browser left alone this long is signed out: a working day, so that lunch and calls do not end it."""
WHOLE_LIMIT = timedelta(days=7)
"""However busy, nobody stays signed in longer than this without showing again who they are."""
SEEN_EVERY = timedelta(minutes=5)
"""How exactly "last seen" is kept; finer would mean a write with every page."""


def new_token() -> str:
    """A secret of 256 bits, for a session or a link."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """What is stored of a token. It has 256 random bits, so a fast hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def start_session(
    session: Session, recruiter: Recruiter, browser: str, now: datetime
) -> tuple[RecruiterSession, str]:
    """Sign the recruiter in on one browser; returns the session and the token the browser keeps."""
    token = new_token()
    begun = RecruiterSession(
        token_hash=token_hash(token),
        recruiter=recruiter,
        started_at=now,
        seen_at=now,
        browser=browser,
    )
    session.add(begun)
    session.flush()
    return begun, token


def living_session(
    session: Session, token: str, browser: str, now: datetime
) -> RecruiterSession | None:
    """The session behind a token, or nothing once it has ended in whichever way.

    It lives while it is neither signed out, nor idle for ``IDLE_LIMIT``, nor older than
    ``WHOLE_LIMIT``, its recruiter is not disabled, and it is the kind of browser that it began with.
    """
    found = session.scalar(_by_token(), {"token": token_hash(token)})
    if found is None or found.browser != browser or not found.recruiter.is_active:
        return None
    return found if is_living(found, now) else None


@cache
def _by_token() -> Select[RecruiterSession]:
    return select(RecruiterSession).where(RecruiterSession.token_hash == bindparam("token"))


def is_living(record: RecruiterSession, now: datetime) -> bool:
    """Whether a session has neither been ended nor outlived its limits."""
    idle, whole = now - record.seen_at, now - record.started_at
    return record.ended_at is None and idle < IDLE_LIMIT and whole < WHOLE_LIMIT


def living_sessions_of(
    session: Session, recruiter: Recruiter, now: datetime
) -> list[RecruiterSession]:
    """Where the recruiter is signed in now, the last used first."""
    query = (
        select(RecruiterSession)
        .filter_by(recruiter_id=recruiter.id, ended_at=None)
        .order_by(RecruiterSession.seen_at.desc())
    )
    return [found for found in session.scalars(query) if is_living(found, now)]


def note_seen(living: RecruiterSession, now: datetime) -> bool:
    """Keep "last seen" up to date; says whether anything had to be written."""
    if now - living.seen_at < SEEN_EVERY:
        return False
    living.seen_at = now
    return True


def end_sessions_of(
    session: Session, recruiter: Recruiter, now: datetime, but: RecruiterSession | None = None
) -> None:
    """Sign the recruiter out everywhere, or everywhere but on one browser."""
    theirs = update(RecruiterSession).filter_by(recruiter_id=recruiter.id, ended_at=None)
    if but is not None:
        theirs = theirs.where(RecruiterSession.id != but.id)
    session.execute(theirs.values(ended_at=now))
