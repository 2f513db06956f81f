"""Who comes first of two who fit as well: a silver medallist, then whoever spoke with us lately.

Never a point of fit: it only orders equals, and each slip says so.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.clients.models import Client, Role
from agency.languages.speaking import _
from agency.matching.parts.want import ALIKE
from agency.matching.titles import title_similarity
from agency.submissions.models import Stage, Submission
from agency.touches.models import Touch, TouchKind
from agency.words import month

SILVER, WARM = 2, 1
WARM_FOR = timedelta(days=120)
"""As long as a relationship is called warm."""


class Tie(NamedTuple):
    """How far before equals, and the reason."""

    rank: int = 0
    says: str = ""


def ties_of(
    session: Session,
    pairs: Collection[tuple[Role, int]],
    now: datetime,
) -> dict[tuple[int, int], Tie]:
    """By role and candidate, for those who have one; two queries."""
    people = {candidate_id for _other, candidate_id in pairs}
    put_forward = _put_forward(session, people)
    spoke = _spoke_lately(session, people, now)
    found: dict[tuple[int, int], Tie] = {}
    for role, person in pairs:
        silver = _silver(role, put_forward.get(person, ()))
        if silver is not None:
            found[role.id, person] = Tie(SILVER, silver)
        elif person in spoke:
            found[role.id, person] = Tie(
                WARM, _("spoke with us in %(month)s", month=month(spoke[person]))
            )
    return found


class _Seen(NamedTuple):
    role_id: int
    title: str
    client: str
    ended_on: date


def _put_forward(session: Session, people: Collection[int]) -> dict[int, list[_Seen]]:
    """Whom a client has seen, and did not take."""
    query = (
        select(Submission.candidate_id, Role.id, Role.title, Client.name, Submission.staged_at)
        .join(Role, Role.id == Submission.role_id)
        .join(Client, Client.id == Role.client_id)
        .where(
            Submission.candidate_id.in_(people),
            Submission.stage == Stage.not_going_on,
            Submission.right_to_represent_on.is_not(None),
        )
        .order_by(Submission.staged_at.desc())
    )
    found: dict[int, list[_Seen]] = {}
    for person, role_id, title, client, at in session.execute(query):
        found.setdefault(person, []).append(_Seen(role_id, title, client, at.date()))
    return found


def _spoke_lately(session: Session, people: Collection[int], now: datetime) -> dict[int, date]:
    query = (
        select(Touch.candidate_id, func.max(Touch.happened_at))
        .where(
            Touch.candidate_id.in_(people),
            Touch.kind == TouchKind.conversation,
            Touch.happened_at > now - WARM_FOR,
        )
        .group_by(Touch.candidate_id)
    )
    return {person: at.date() for person, at in session.execute(query)}


def _silver(role: Role, seen: Collection[_Seen]) -> str | None:
    for one in seen:
        if one.role_id != role.id and title_similarity(one.title, role.title) >= ALIKE:
            return _(
                "put forward for %(role)s at %(client)s, %(month)s",
                role=one.title,
                client=one.client,
                month=month(one.ended_on),
            )
    return None
