"""The stages of a role's pipeline."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.history import changes_of
from agency.submissions.models import Stage, Submission
from agency.submissions.moving import (
    NEEDS_RIGHT,
    KnownToClient,
    Move,
    RightToRepresentMissing,
    move,
    take_out,
)
from agency.submissions.queries import submission_of, submissions_for_role
from tests.factories import NOON, TODAY, CandidateFactory, RoleFactory, SubmissionFactory


@pytest.fixture
def role(session: Session) -> Role:
    return RoleFactory()


@pytest.fixture
def jane(session: Session) -> Candidate:
    return CandidateFactory()


def step(session: Session, role: Role, jane: Candidate, stage: Stage, **more: object) -> Submission:
    wanted = Move(stage=stage, **more)  # type: ignore[arg-type]
    return move(session, role.id, jane.id, wanted, jane.owner_id, NOON)


def test_first_step_begins_a_submission(session: Session, role: Role, jane: Candidate) -> None:
    begun = step(session, role, jane, Stage.contacted)
    assert (begun.stage, begun.staged_at, begun.recruiter_id) == (
        Stage.contacted,
        NOON,
        jane.owner_id,
    )


def test_every_step_is_kept_and_there_is_one_submission(
    session: Session, role: Role, jane: Candidate
) -> None:
    step(session, role, jane, Stage.contacted)
    step(session, role, jane, Stage.interested)
    held = step(session, role, jane, Stage.submitted, agreed_on=TODAY)
    assert len(submissions_for_role(session, role.id)) == 1
    steps = [one.after["stage"] for one in changes_of(session, held) if "stage" in one.after]
    assert steps == ["submitted", "interested"]


def test_same_stage_again_keeps_since_when(session: Session, role: Role, jane: Candidate) -> None:
    step(session, role, jane, Stage.interested)
    later = NOON + timedelta(days=3)
    again = move(session, role.id, jane.id, Move(stage=Stage.interested), jane.owner_id, later)
    assert again.staged_at == NOON
    assert changes_of(session, again) == []


@pytest.mark.parametrize("stage", sorted(NEEDS_RIGHT))
def test_nobody_is_put_before_a_client_unasked(
    session: Session, role: Role, jane: Candidate, stage: Stage
) -> None:
    with pytest.raises(RightToRepresentMissing):
        step(session, role, jane, stage)
    assert submission_of(session, role.id, jane.id) is None


def test_right_to_represent_is_asked_once(session: Session, role: Role, jane: Candidate) -> None:
    step(session, role, jane, Stage.submitted, agreed_on=TODAY)
    placed = step(session, role, jane, Stage.placed, starts_on=TODAY + timedelta(days=30))
    assert (placed.right_to_represent_on, placed.starts_on) == (TODAY, TODAY + timedelta(days=30))


def test_reason_goes_when_somebody_comes_back(
    session: Session, role: Role, jane: Candidate
) -> None:
    ended = step(session, role, jane, Stage.not_going_on, ended_why="Took another job")
    assert ended.ended_why == "Took another job"
    assert step(session, role, jane, Stage.interested).ended_why == ""


def test_first_step_may_be_taken_back(session: Session, role: Role, jane: Candidate) -> None:
    step(session, role, jane, Stage.contacted)
    take_out(session, role.id, jane.id)
    take_out(session, role.id, jane.id)
    assert submission_of(session, role.id, jane.id) is None


def test_what_the_client_has_seen_cannot_be_taken_back(session: Session) -> None:
    seen = SubmissionFactory(stage=Stage.interview, right_to_represent_on=TODAY)
    with pytest.raises(KnownToClient):
        take_out(session, seen.role_id, seen.candidate_id)
