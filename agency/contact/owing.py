"""Who was asked again and again and given nothing: what the rule ``balance`` says of each, for many at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import DateTime, Integer, Row, Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from agency.candidates.models import Candidate
from agency.contact.house import ContactPolicy
from agency.contact.queries import went_nowhere
from agency.database import columns
from agency.touches.models import Direction, Touch

LOOKED_BACK = timedelta(days=365)
MOST = 3


def owed_something(
    session: Session, owner_id: int, now: datetime, policy: ContactPolicy
) -> Sequence[Row[int, str]]:
    """A recruiter's own people (``id``, ``full_name``) who are to be given something first.

    Asks of more than a year ago are let be. The one asked last comes first.
    """
    asked = {"owner": owner_id, "since": now - LOOKED_BACK, "asks": policy.asks_before_giving}
    return columns(session, _owed(), asked)


@cache
def _owed() -> Select[int, str]:
    since, gift = bindparam("since", type_=DateTime(timezone=True)), aliased(Touch)
    given = (
        select(func.max(gift.happened_at))
        .where(gift.candidate_id == Candidate.id, func.cardinality(gift.gave) > 0)
        .where(~went_nowhere(gift))
        .scalar_subquery()
    )
    return (
        select(Candidate.id, Candidate.full_name)
        .join(Touch, Touch.candidate_id == Candidate.id)
        .where(Candidate.owner_id == bindparam("owner"), Candidate.erased_at.is_(None))
        .where(Touch.direction == Direction.ours, func.cardinality(Touch.asked) > 0)
        .where(Touch.happened_at > func.coalesce(given, since), Touch.happened_at >= since)
        .where(~went_nowhere(Touch))
        .group_by(Candidate.id)
        .having(func.count() >= bindparam("asks", type_=Integer))
        .order_by(func.max(Touch.happened_at).desc(), Candidate.id)
        .limit(MOST)
    )
