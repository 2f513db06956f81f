"""What is kept of referrals no longer than it is needed: names that led nowhere, and erased people's."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from agency.history import Change
from agency.mail.models import MailState, OutboxMessage
from agency.referrals.arriving import OPEN_FOR, key_letter
from agency.referrals.models import Referral, ReferralLink

KEPT = timedelta(days=28)
"""How long a name waits for somebody here to write; the law gives a month to tell them."""
_EMPTY: dict[str, Any] = {
    "name": "", "email": "", "country": "", "work": "", "news": [], "told": {}, "reward_why": "",
}  # fmt: skip


def forget_unwritten(session: Session, now: datetime) -> int:
    """Names nobody wrote to in time, and letters nobody answered to show the address is theirs; how many."""
    unwritten = and_(
        Referral.handled_at.is_(None), Referral.key_hash.is_(None), Referral.made_at < now - KEPT
    )
    unanswered = and_(Referral.key_hash.is_not(None), Referral.made_at < now - OPEN_FOR)
    return _delete(session, or_(unwritten, unanswered))


def forget_referrals_of(session: Session, candidate_id: int, addresses: list[str]) -> None:
    """Nobody is written to in an erased person's name, and whoever sent them named nobody.

    What stays is that a referral was made and what became of it, without anybody's name or words.
    """
    named = and_(Referral.candidate_id.is_(None), Referral.email.in_(addresses))
    waiting = and_(Referral.referrer_id == candidate_id, Referral.handled_at.is_(None))
    _delete(session, or_(named, waiting))
    theirs = or_(Referral.referrer_id == candidate_id, Referral.candidate_id == candidate_id)
    _forget_history(session, "referrals", select(Referral.id).where(theirs))
    of_theirs = update(Referral).where(theirs).execution_options(synchronize_session=False)
    session.execute(of_theirs.values(**_EMPTY))
    links = ReferralLink.referrer_id == candidate_id
    _forget_history(session, "referral_links", select(ReferralLink.id).where(links))
    closed = {"work": "", "token_hash": None, "names_referrer": False}
    session.execute(
        update(ReferralLink)
        .where(links)
        .values(**closed)
        .execution_options(synchronize_session=False)
    )


def _delete(session: Session, which: Any) -> int:
    ids = session.scalars(select(Referral.id).where(which)).all()
    _forget_history(session, "referrals", ids)
    forget_keys(session, ids)
    gone = session.execute(
        delete(Referral).where(which).execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", gone).rowcount


def forget_keys(session: Session, referral_ids: Sequence[int]) -> None:
    """The letters to somebody who is not ours; one that a worker holds at this moment is left to it."""
    keys = [key_letter(one) for one in referral_ids]
    still_here = OutboxMessage.state.not_in((MailState.claimed, MailState.data))
    letters = delete(OutboxMessage).where(OutboxMessage.once_key.in_(keys), still_here)
    session.execute(letters.execution_options(synchronize_session=False))


def _forget_history(session: Session, table: str, ids: Any) -> None:
    """The changes of a record hold what was in it."""
    changes = delete(Change).where(Change.table_name == table, Change.row_id.in_(ids))
    session.execute(changes.execution_options(synchronize_session=False))
