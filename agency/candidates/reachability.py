"""Whether an email address still works, as mail servers told us."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import WayKind, WayState, WayToReach

EMAILS = (WayKind.email, WayKind.work_email)
_HARDEST_LAST = [
    WayState.ok,
    WayState.unverified,
    WayState.soft_bounced,
    WayState.hard_bounced,
    WayState.complained,
]


def mark_address(session: Session, address: str, state: WayState) -> list[int]:
    """Everybody's way with this address gets the state, unless it has a harder one; whose it is."""
    harder = _HARDEST_LAST[_HARDEST_LAST.index(state) + 1 :]
    return _mark(session, address, state, but=harder)


def address_works(session: Session, address: str) -> list[int]:
    """Something arrived: earlier soft bounces are forgotten; whose address it is."""
    return _mark(session, address, WayState.ok, but=set(WayState) - {WayState.soft_bounced})


def _mark(session: Session, address: str, state: WayState, but: Collection[WayState]) -> list[int]:
    query = select(WayToReach).where(
        WayToReach.value == address.lower(), WayToReach.kind.in_(EMAILS)
    )
    ways = session.scalars(query.order_by(WayToReach.id).with_for_update()).all()
    changed = [way for way in ways if way.state is not state and way.state not in but]
    for way in changed:
        way.state = state
    return [way.candidate_id for way in changed]
