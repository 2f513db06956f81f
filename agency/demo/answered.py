"""What was answered when the demo's roles were last open, a year and more ago: something to learn from.

Old enough to weigh on nobody's light, and only about people whom we have spoken with since.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp
from random import Random
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role, RoleState
from agency.demo.making import SEED, DemoSummary
from agency.demo.scripts import scripted_people
from agency.matching.weights import POINTS, STANDARD
from agency.recontact.models import DismissReason, Suggestion, SuggestionKind, SuggestionState
from agency.touches.models import Channel, Direction, Outcome, Touch, TouchKind

A_ROLE = 9
"""People who were suggested for each role."""
LONG_AGO = (380, 640)
"""Days: beyond the year in which contacts are counted."""
SPOKEN_SINCE = timedelta(days=365)
LISTED_FROM = 55
LIKELY = {"want": 1.0, "skills": 0.4, "timing": 0.7, "place": 0.5, "pay": 0.2}
"""How much each part says about the answer, by its full share."""
_LABELS = {
    "want": "What they want",
    "skills": "Skills",
    "timing": "Timing",
    "place": "Place",
    "pay": "Pay",
}
_SAYS = {
    Outcome.interested: "Spoke about the role, {title}: would like to hear more.",
    Outcome.not_for_them: "Spoke about the role, {title}: not for them.",
    Outcome.not_now: "Spoke about the role, {title}: not now.",
}
_DISMISSED = (
    [DismissReason.not_this_role] * 5
    + [DismissReason.wrong_pay] * 2
    + [DismissReason.bad_moment, DismissReason.already_talking, DismissReason.out_of_date]
)


@dataclass(frozen=True)
class _Suggested:
    """One person suggested for one role, as the role was last open."""

    role: Role
    person: Candidate
    shares: dict[str, float]
    at: datetime

    @property
    def points(self) -> dict[str, int]:
        return {part: round(POINTS[part] * share) for part, share in self.shares.items()}

    @property
    def total(self) -> int:
        return sum(self.points.values())

    @property
    def chance(self) -> float:
        """Of an interest, in line with what the parts say."""
        says = sum(LIKELY[part] * (share - 0.6) for part, share in self.shares.items())
        return 1 / (1 + exp(-(5 * says - 1.4)))


def write_answers(session: Session, made: DemoSummary, now: datetime) -> int:
    """Suggestions of the time before, each with what became of it; how many. Never commits."""
    draw = Random(SEED)
    suggested = list(_suggested(session, made, draw, now))
    for one in suggested:
        session.add_all(_answered(one, draw))
    session.flush()
    return len(suggested)


def _suggested(
    session: Session, made: DemoSummary, draw: Random, now: datetime
) -> Iterator[_Suggested]:
    roles = session.scalars(
        select(Role)
        .where(Role.id.in_(made.role_ids), Role.state == RoleState.open)
        .order_by(Role.id)
    )
    people = _people(session, now)
    for role in roles.all():
        for person in draw.sample(people, A_ROLE):
            shares = {part: min(1.0, draw.triangular(0.25, 1.1, 0.8)) for part in POINTS}
            at = now - timedelta(days=draw.randint(*LONG_AGO), minutes=draw.randint(0, 300))
            one = _Suggested(role, person, shares, at)
            if one.total >= LISTED_FROM and person.created_at < at:
                yield one


def _people(session: Session, now: datetime) -> list[Candidate]:
    """Those of the crowd who have known us long, and whom we have spoken with within the year."""
    spoken = select(func.max(Touch.happened_at)).where(
        Touch.candidate_id == Candidate.id, Touch.kind == TouchKind.conversation
    )
    told = {person.name for person in scripted_people()}
    query = select(Candidate).where(
        Candidate.full_name.not_in(told),
        Candidate.created_at < now - timedelta(days=LONG_AGO[0]),
        spoken.scalar_subquery() > now - SPOKEN_SINCE,
    )
    return list(session.scalars(query.order_by(Candidate.id)))


def _answered(one: _Suggested, draw: Random) -> Iterator[Suggestion | Touch]:
    is_interested = draw.random() < one.chance
    settled_at = one.at + timedelta(days=draw.randint(1, 6))
    said = draw.random()
    if is_interested or said < 0.5:
        outcome = Outcome.interested if is_interested else Outcome.not_for_them
        outcome = Outcome.not_now if said > 0.93 else outcome
        yield _touch(one, outcome, settled_at)
        yield _suggestion(one, SuggestionState.contacted, settled_at)
    else:
        why = draw.choice(_DISMISSED)
        yield _suggestion(one, SuggestionState.dismissed, settled_at, why)


def _touch(one: _Suggested, outcome: Outcome, at: datetime) -> Touch:
    return Touch(
        candidate_id=one.person.id,
        recruiter_id=one.person.owner_id,
        role_id=one.role.id,
        channel=Channel.call,
        direction=Direction.ours,
        kind=TouchKind.conversation,
        outcome=outcome,
        happened_at=at,
        created_at=at,
        note=_SAYS[outcome].format(title=one.role.title),
    )


def _suggestion(
    one: _Suggested, state: SuggestionState, settled_at: datetime, why: DismissReason | None = None
) -> Suggestion:
    return Suggestion(
        candidate_id=one.person.id,
        owner_id=one.person.owner_id,
        kind=SuggestionKind.role,
        occasion=f"role:{one.role.id}:0",
        role_id=one.role.id,
        state=state,
        why="Suited the role when it was last open.",
        fit_total=one.total,
        fit_parts=[_part(part, points) for part, points in one.points.items()],
        fit_version=STANDARD.version,
        due_on=one.at.date(),
        surfaced_at=one.at,
        created_at=one.at,
        dismissed_why=why,
        settled_at=settled_at,
        settled_by_id=one.person.owner_id,
    )


def _part(name: str, points: int) -> dict[str, Any]:
    weight = POINTS[name]
    sentence = f"{points} of {weight} points, as things stood then."
    return {
        "name": name, "label": _LABELS[name], "points": points, "weight": weight,
        "sentence": sentence,
    }  # fmt: skip
