"""What the last months' work came of: whom it surfaced, what was promised, and how that went.

Only what is there is told: each suggestion belongs to a touch or a submission that the demo has anyway,
and promises are made about people we spoke with. Nothing here weighs on anybody's light.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.demo.making import SEED
from agency.demo.scripts import read, scripted_people
from agency.recontact.models import Suggestion, SuggestionKind, SuggestionState
from agency.submissions.models import Submission
from agency.touches.models import Direction, Promise, Touch

MONTHS_BACK = timedelta(weeks=26)
_KINDS = [SuggestionKind.role] * 6 + [SuggestionKind.date] * 2 + [SuggestionKind.cold] * 2
_WHY = {
    SuggestionKind.role: "Suited a role that was open then.",
    SuggestionKind.date: "The day they had named was there.",
    SuggestionKind.cold: "It had been quiet for longer than usual.",
}
_WORDS_TELL = 0.75
"""How many of those who answered had told us what was quoted to them; of the others, half as many."""
PROMISED = 0.55


def write_worked(session: Session, now: datetime) -> int:
    """Suggestions and promises of the last months; how many rows. Never commits."""
    draw = Random(SEED)
    touches = _touches(session, now)
    rows = [
        *(_surfaced_before(touch, draw) for touch in touches),
        *_put_forward(session, now),
        *_promises(touches, draw, now),
    ]
    session.add_all(rows)
    session.flush()
    return len(rows)


def _touches(session: Session, now: datetime) -> list[Touch]:
    """Ours, with people of the crowd, the oldest first; the newest days are left to the first visit."""
    told = [person.name for person in scripted_people()]
    query = (
        select(Touch)
        .join(Touch.candidate)
        .where(
            Touch.direction == Direction.ours,
            Touch.happened_at.between(now - MONTHS_BACK, now - timedelta(days=3)),
            Candidate.full_name.not_in(told),
        )
        .order_by(Touch.happened_at, Touch.id)
        .options(joinedload(Touch.candidate))
    )
    return list(session.scalars(query))


def _surfaced_before(touch: Touch, draw: Random) -> Suggestion:
    at = touch.happened_at - timedelta(days=draw.randint(0, 3), minutes=draw.randint(5, 300))
    kind = draw.choice(_KINDS)
    chance = _WORDS_TELL if touch.is_conversation else _WORDS_TELL / 2
    words = touch.quote or "Tell me when something like this comes up."
    spoken = SuggestionState.contacted if touch.is_conversation else SuggestionState.expired
    later = timedelta(0) if touch.is_conversation else timedelta(days=10)
    return Suggestion(
        candidate_id=touch.candidate_id,
        owner_id=touch.candidate.owner_id,
        kind=kind,
        occasion=f"then:{touch.id}",
        touch_id=touch.id,
        state=spoken,
        why=_WHY[kind],
        words=words if kind is not SuggestionKind.role or draw.random() < chance else "",
        due_on=at.date(),
        surfaced_at=at,
        created_at=at,
        settled_at=touch.happened_at + later,
    )


def _put_forward(session: Session, now: datetime) -> Iterator[Suggestion]:
    """Whoever is in a pipeline, or was, had been surfaced for it."""
    query = select(Submission).where(Submission.staged_at > now - MONTHS_BACK)
    query = query.options(joinedload(Submission.candidate)).order_by(Submission.id)
    for submission in session.scalars(query):
        at = submission.staged_at - timedelta(days=12)
        yield Suggestion(
            candidate_id=submission.candidate_id,
            owner_id=submission.candidate.owner_id,
            kind=SuggestionKind.role,
            occasion=f"then:role:{submission.role_id}",
            role_id=submission.role_id,
            state=SuggestionState.contacted,
            why=_WHY[SuggestionKind.role],
            words="Tell me when something like this comes up.",
            due_on=at.date(),
            surfaced_at=at,
            created_at=at,
            settled_at=at + timedelta(days=1),
        )


def _promises(touches: list[Touch], draw: Random, now: datetime) -> Iterator[Promise]:
    """Most kept in time, some late, a few never: a promise nobody speaks of any more is called broken."""
    words = read("crowd/everyone")["promises"]
    for touch in touches:
        due = touch.happened_at + timedelta(days=7)
        if not touch.is_conversation or draw.random() > PROMISED or due > now - timedelta(days=1):
            continue
        fate = draw.random()
        kept = due + timedelta(days=-3 if fate < 0.76 else 3)
        yield Promise(
            candidate_id=touch.candidate_id,
            recruiter_id=touch.candidate.owner_id,
            touch_id=touch.id,
            what=draw.choice(words),
            due_on=due.date(),
            kept_at=min(kept, now) if fate < 0.9 else None,
            broken_at=None if fate < 0.9 else min(due + timedelta(days=9), now),
            created_at=touch.happened_at,
        )
