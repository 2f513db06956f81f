"""Moving a candidate along a role's pipeline."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agency.submissions.models import Stage, Submission
from agency.submissions.queries import submission_to_move

NEEDS_RIGHT = frozenset({Stage.submitted, Stage.interview, Stage.offer, Stage.placed})
"""From here on the client knows who it is, so the person must have agreed that we represent them."""
UNKNOWN_TO_CLIENT = frozenset({Stage.contacted, Stage.interested})


class RightToRepresentMissing(Exception):
    """Nobody is put before a client who has not agreed to it for this role."""


class KnownToClient(Exception):
    """The client has seen this person, so they cannot be taken out as if it had not."""


@dataclass(frozen=True, kw_only=True)
class Move:
    """Where to, and what goes with it. ``agreed_on``, ``_how`` and ``_words``: their yes to being represented."""

    stage: Stage
    agreed_on: date | None = None
    agreed_how: str = ""
    agreed_words: str = ""
    starts_on: date | None = None
    ended_why: str = ""


def move(
    session: Session, role_id: int, candidate_id: int, move: Move, by_id: int, now: datetime
) -> Submission:
    """Put the candidate at a stage of the role's pipeline, from any other or from none.

    Moving to the same stage keeps since when they are there. Raises ``RightToRepresentMissing``.
    """
    submission = submission_to_move(session, role_id, candidate_id)
    agreed_on = move.agreed_on or (submission.right_to_represent_on if submission else None)
    if move.stage in NEEDS_RIGHT and agreed_on is None:
        raise RightToRepresentMissing
    if submission is None:
        submission = _begun(session, role_id, candidate_id, move.stage, by_id, now)
    if submission.stage is not move.stage:
        submission.move_to(move.stage, now)
    if move.agreed_on is not None:
        _record_right(submission, move, by_id)
    submission.starts_on = move.starts_on or submission.starts_on
    submission.ended_why = move.ended_why if move.stage is Stage.not_going_on else ""
    session.flush()
    return submission


def _record_right(submission: Submission, move: Move, by_id: int) -> None:
    submission.right_to_represent_on = move.agreed_on
    submission.right_how, submission.right_words = move.agreed_how, move.agreed_words
    submission.right_recorded_by_id = by_id


def take_out(session: Session, role_id: int, candidate_id: int) -> None:
    """Undo a first step: the candidate is no longer in the pipeline. Raises ``KnownToClient``."""
    submission = submission_to_move(session, role_id, candidate_id)
    if submission is None:
        return
    if submission.stage not in UNKNOWN_TO_CLIENT or submission.right_to_represent_on is not None:
        raise KnownToClient
    session.delete(submission)
    session.flush()


def _begun(
    session: Session, role_id: int, candidate_id: int, stage: Stage, by_id: int, now: datetime
) -> Submission:
    """A new submission, or the one that another window has made in this very moment."""
    submission = Submission(
        role_id=role_id, candidate_id=candidate_id, recruiter_id=by_id, stage=stage, staged_at=now
    )
    try:
        with session.begin_nested():
            session.add(submission)
    except IntegrityError:
        made = submission_to_move(session, role_id, candidate_id)
        if made is None:
            raise
        return made
    return submission
