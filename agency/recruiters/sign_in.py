"""The two ways in: a password, and a link by email that works once."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from agency.recruiters.models import Recruiter, SignInLink
from agency.recruiters.passwords import hash_password, is_outdated, is_password
from agency.recruiters.queries import recruiter_by_email
from agency.recruiters.sessions import new_token, token_hash

LINK_LIFETIME = timedelta(minutes=15)


class NotSignedIn(Exception):
    """The address, the password, or both are not right. Which of them is never said."""


class LinkExpired(Exception):
    """The link was used, is older than ``LINK_LIFETIME``, or never was one."""


def recruiter_with_password(session: Session, email: str, password: str) -> Recruiter:
    """The recruiter who may come in with this password. Raises ``NotSignedIn``.

    An unknown address, a colleague without a password and a wrong password take the same work.
    """
    recruiter = recruiter_by_email(session, email)
    kept = recruiter.password_hash if recruiter else None
    if not is_password(kept, password) or recruiter is None or not recruiter.is_active:
        raise NotSignedIn
    if kept and is_outdated(kept):
        recruiter.password_hash = hash_password(password)
    return recruiter


def make_link(session: Session, recruiter: Recruiter, now: datetime) -> str:
    """A new way in by email; returns the token for the link. Older links of theirs stop working."""
    session.execute(
        update(SignInLink).filter_by(recruiter_id=recruiter.id, used_at=None).values(used_at=now)
    )
    token = new_token()
    link = SignInLink(
        token_hash=token_hash(token), recruiter_id=recruiter.id, expires_at=now + LINK_LIFETIME
    )
    session.add(link)
    session.flush()
    return token


def use_link(session: Session, token: str, now: datetime) -> Recruiter:
    """The recruiter whose link it is; the link is spent. Raises ``LinkExpired``."""
    link = session.scalar(
        select(SignInLink).filter_by(token_hash=token_hash(token), used_at=None).with_for_update()
    )
    if link is None or link.expires_at <= now:
        raise LinkExpired
    link.used_at = now
    recruiter = session.get_one(Recruiter, link.recruiter_id)
    if not recruiter.is_active:
        raise LinkExpired
    return recruiter
