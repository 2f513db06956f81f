"""The link a referrer may forward: what it is about, how long it opens, and taking it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.links import LinkOver
from agency.clients.models import Role
from agency.recruiters.sessions import new_token, token_hash
from agency.referrals.models import ReferralLink

LIFETIME = timedelta(days=30)


class FriendLinkOver(LinkOver):
    """The forwarded link, or the key in the letter after it, opens nothing."""


@dataclass(frozen=True)
class Topic:
    """What they are asked about: a role, or a kind of work. No client is named."""

    work: str
    role: Role | None = None


class NewReferralLink(NamedTuple):
    """A link and the token that stands in its address."""

    link: ReferralLink
    token: str


def make_link(
    session: Session,
    referrer_id: int,
    recruiter_id: int,
    topic: Topic,
    names_referrer: bool,
    now: datetime,
) -> NewReferralLink:
    """A new way in for thirty days. ``names_referrer`` only where they said that we may."""
    token = new_token()
    link = ReferralLink(
        token_hash=token_hash(token),
        referrer_id=referrer_id,
        recruiter_id=recruiter_id,
        role_id=topic.role.id if topic.role else None,
        work=topic.work,
        names_referrer=names_referrer,
        made_at=now,
        expires_at=now + LIFETIME,
    )
    session.add(link)
    session.flush()
    return NewReferralLink(link, token)


def open_link(session: Session, token: str, now: datetime) -> ReferralLink:
    """The link behind a token. Raises ``FriendLinkOver`` for one that is over, taken back, or never was."""
    query = select(ReferralLink).filter_by(token_hash=token_hash(token))
    whole = joinedload(ReferralLink.referrer), joinedload(ReferralLink.recruiter)
    link = session.scalar(query.options(*whole, joinedload(ReferralLink.role)))
    if link is None or not is_open(link, now) or link.referrer.erased_at:
        raise FriendLinkOver
    return link


def is_open(link: ReferralLink, now: datetime) -> bool:
    return link.revoked_at is None and link.expires_at > now


def links_of(session: Session, referrer_id: int, now: datetime) -> list[ReferralLink]:
    """Those that still open, the newest first."""
    query = select(ReferralLink).filter_by(referrer_id=referrer_id, revoked_at=None)
    query = query.where(ReferralLink.expires_at > now).order_by(ReferralLink.id.desc())
    return list(session.scalars(query.options(joinedload(ReferralLink.recruiter))))


def link_of(session: Session, link_id: int, referrer_id: int) -> ReferralLink | None:
    """One of somebody's own, held until it is changed."""
    query = select(ReferralLink).filter_by(id=link_id, referrer_id=referrer_id)
    return session.scalar(query.with_for_update())


def take_back(link: ReferralLink, now: datetime) -> None:
    """It opens nothing from now on; whoever came by it stays."""
    link.revoked_at = link.revoked_at or now
