"""A client said yes: a role or an interview, in one step."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from agency.clients.models import Role, RoleState
from agency.clients.opening import NewRole, move_role, open_role
from agency.marketing.handing_over import hold
from agency.marketing.models import ClientSays, ProfileShowing
from agency.marketing.profiles import profile_numbered
from agency.recruiters.models import Recruiter
from agency.submissions.models import Stage, Submission
from agency.submissions.moving import Move, move
from agency.touches.models import Channel

_MAY_BE_TAKEN_UP = (RoleState.open, RoleState.anticipated, RoleState.on_hold)


class NoYes(Exception):
    """The client did not say yes."""


def arrange(session: Session, showing_id: int, by: Recruiter, now: datetime) -> ProfileShowing:
    """The role they are met for, and where they stand in it; pressed again it changes nothing but what is new.

    With the candidate's leave to be named they stand at an interview, and that leave, with what they
    approved, is their right to represent; without it they are interested, and the client knows no name.
    Raises ``NoYes``; never commits.
    """
    one = hold(session, showing_id)
    if one is None or one.answer is not ClientSays.yes:
        raise NoYes
    if not one.handled_at:
        role = _role(session, one, by, now)
        one.role_id, one.handled_at = role.id, now
        session.flush()
        session.expire(one, ["role"])
    assert one.role_id is not None, "a role was made"
    move(session, one.role_id, one.candidate_id, _step(session, one, by), by.id, now)
    return one


def _role(session: Session, one: ProfileShowing, by: Recruiter, now: datetime) -> Role:
    """The role behind the reason where it can still be had, otherwise a new one with the profile's title."""
    if one.role is not None and one.role.state in _MAY_BE_TAKEN_UP:
        if not one.role.is_open:
            move_role(one.role, RoleState.open, now)
        return one.role
    title = profile_numbered(session, one.marketing_id, one.version).title.partition(",")[0]
    new = NewRole(
        title=title,
        client_id=one.client_id,
        owner_id=by.id,
        contact_id=one.contact_id,
        words=one.answer_words,
        once_key=f"showing-{one.id}",
    )
    return open_role(session, new, now)


def _step(session: Session, one: ProfileShowing, by: Recruiter) -> Move:
    held = session.query(Submission).filter_by(role_id=one.role_id, candidate_id=one.candidate_id)
    stands = held.one_or_none()
    if one.named_at is None:
        return Move(stage=stands.stage if stands else Stage.interested)
    if stands is not None and stands.stage in (Stage.interview, Stage.offer, Stage.placed):
        return Move(stage=stands.stage)
    return Move(
        stage=Stage.interview,
        agreed_on=one.named_at.astimezone(ZoneInfo(by.zone)).date(),
        agreed_how=Channel.form,
        agreed_words=one.marketing.approved_words,
    )
