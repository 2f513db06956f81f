"""What a referrer may hear of how it went: what the person allows, what is so now, and what was told.

The default is nothing. What is no longer so is not told, and of what is told the furthest is told.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.languages.speaking import N_, Words
from agency.mail.models import MailState
from agency.mail.outbox import posted
from agency.mail.states import move
from agency.referrals.models import Referral


class News(StrEnum):
    """In the order in which it happens."""

    in_touch = "in_touch"
    in_process = "in_process"
    placed = "placed"


class Came(StrEnum):
    """How far it has come with somebody who was sent to us."""

    open = "open"
    """Named, and nobody here has done anything about it yet."""
    written = "written"
    """They have our one letter, and have not answered."""
    answered = "answered"
    """They answered, or came by themselves."""
    in_process = "in_process"
    placed = "placed"
    let_be = "let_be"
    """Nobody writes to them, or they were ours already."""


ALLOWED = Words(
    {
        News.in_touch: N_("That I came to you"),
        News.in_process: N_("That I am being put forward for a role"),
        News.placed: N_("That I found work through you"),
    }
)
"""As the person chooses; neither the client nor the role is ever part of it."""
IS_SO = {
    Came.answered: frozenset({News.in_touch}),
    Came.in_process: frozenset({News.in_touch, News.in_process}),
    Came.placed: frozenset({News.in_touch, News.placed}),
}
WITHDRAWN = "whoever it tells of takes back that it may be told"
_WAITING = (MailState.queued, MailState.claimed)


def may_hear(came: Came, allowed: Iterable[str]) -> list[News]:
    """What is so and allowed, in its order."""
    so, wanted = IS_SO.get(came, frozenset()), set(allowed)
    return [one for one in News if one in so and one in wanted]


def to_tell(came: Came, allowed: Iterable[str], told: Mapping[str, Any]) -> News | None:
    """The furthest that may be heard, unless it was told, or more than it."""
    known = max((list(News).index(News(name)) for name in told), default=-1)
    heard = may_hear(came, allowed)[-1:]
    return next((one for one in heard if list(News).index(one) > known), None)


def allow(session: Session, referral_id: int, candidate_id: int, news: Iterable[News]) -> None:
    """What the person who was sent lets the referrer hear, from now on. ``candidate_id`` is theirs.

    A letter that waits and tells what they take back does not leave.
    """
    query = select(Referral).filter_by(id=referral_id, candidate_id=candidate_id)
    referral = session.scalar(query.with_for_update())
    if referral is None:
        return
    wanted = set(news)
    for name in set(referral.told) - wanted:
        _take_back(session, referral, name)
    if set(referral.news) != wanted:
        referral.news = [one.value for one in News if one in wanted]
    session.flush()


def tell(referral: Referral, news: News, at: datetime, letter: str = "") -> None:
    """The referrer hears it: by a letter, known by its key, or from a person."""
    referral.told = {**referral.told, news.value: {"at": at.isoformat(), "letter": letter}}


def _take_back(session: Session, referral: Referral, name: str) -> None:
    key = referral.told[name].get("letter")
    letter = posted(session, key) if key else None
    if letter is None or letter.state not in _WAITING:
        return
    session.refresh(letter, with_for_update=True)
    if letter.state in _WAITING:
        move(letter, MailState.cancelled, WITHDRAWN)
        referral.told = {key: value for key, value in referral.told.items() if key != name}
