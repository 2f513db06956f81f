"""What marketing people led to, in figures; and the one line of the week's letter about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from sqlalchemy import ColumnElement, Integer, Select, bindparam, distinct, func, select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.contact.queries import GIVEN_BACK
from agency.languages.speaking import _
from agency.mail.models import OutboxMessage
from agency.marketing.models import ClientSays, Marketing, ProfileShowing
from agency.submissions.models import Stage, Submission
from agency.words import named_day

_MET = (Stage.interview, Stage.offer, Stage.placed)


@dataclass(frozen=True)
class Marketed:
    """Of profiles that left in a span of time: what became of them until now."""

    people: int
    sends: int
    read: int
    yes: int
    not_now: int
    no_profiles: int
    interviews: int
    placed: int


def marketed(
    session: Session, recruiter_id: int | None, begins: datetime, ends: datetime
) -> Marketed:
    """Of one recruiter's letters, or of everybody's, that left from ``begins`` until before ``ends``. Two queries."""
    showing = ProfileShowing
    sent = [showing.sent_at >= begins, showing.sent_at < ends, ~_given_back()]
    if recruiter_id is not None:
        sent.append(showing.recruiter_id == recruiter_id)

    def so_many(where: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count().filter(where)

    counted = session.execute(
        select(
            func.count(distinct(showing.candidate_id)),
            func.count(),
            so_many(showing.read_at.is_not(None)),
            so_many(showing.answer == ClientSays.yes),
            so_many(showing.answer == ClientSays.not_now),
            so_many(showing.answer == ClientSays.no_profiles),
        ).where(*sent)
    ).one()
    came = (
        select(
            func.count(distinct(showing.id)),
            func.count(distinct(showing.id)).filter(Submission.stage == Stage.placed),
        )
        .select_from(showing)
        .join(Submission, Submission.candidate_id == showing.candidate_id)
        .join(Role, (Role.id == Submission.role_id) & (Role.client_id == showing.client_id))
        .where(*sent, Submission.stage.in_(_MET), Submission.staged_at >= showing.sent_at)
    )
    return Marketed(*counted, *session.execute(came).one())


def _given_back() -> ColumnElement[bool]:
    """Whether the letter certainly did not leave."""
    letter = select(OutboxMessage.id).where(OutboxMessage.id == ProfileShowing.letter_id)
    return letter.where(OutboxMessage.state.in_(GIVEN_BACK)).exists()


def for_the_letter(session: Session, recruiter_id: int, today: date) -> str:
    """At most one line: a client said yes and nobody took it up, or an approval runs out this week."""
    return _a_yes(session, recruiter_id) or _running_out(session, recruiter_id, today)


def yes_waiting(session: Session, recruiter_id: int) -> Sequence[ProfileShowing]:
    """Clients of this recruiter's letters who said yes, and nobody has taken it up; who has waited longest first."""
    return session.scalars(_yes_waiting(), {"recruiter": recruiter_id}).all()


@cache
def _yes_waiting() -> Select[ProfileShowing]:
    is_theirs = ProfileShowing.recruiter_id == bindparam("recruiter", type_=Integer)
    return (
        select(ProfileShowing)
        .join(ProfileShowing.candidate)
        .where(is_theirs, Candidate.erased_at.is_(None))
        .where(ProfileShowing.answer == ClientSays.yes, ProfileShowing.handled_at.is_(None))
        .options(joinedload(ProfileShowing.client), joinedload(ProfileShowing.candidate))
        .order_by(ProfileShowing.answered_at)
    )


def _a_yes(session: Session, recruiter_id: int) -> str:
    one = next(iter(yes_waiting(session, recruiter_id)), None)
    if one is None:
        return ""
    return _(
        "%(client)s would like to meet %(name)s, and nobody has taken it up.",
        client=one.client.name,
        name=one.candidate.full_name,
    )


def _running_out(session: Session, recruiter_id: int, today: date) -> str:
    query = (
        select(Marketing)
        .filter_by(recruiter_id=recruiter_id, ended_at=None)
        .where(Marketing.approved_until.between(today, today + timedelta(days=7)))
        .options(joinedload(Marketing.candidate))
        .order_by(Marketing.approved_until)
    )
    one = session.scalars(query.limit(1)).first()
    if one is None or one.approved_until is None:
        return ""
    return _(
        "%(name)s may be marketed until %(day)s; then we ask again.",
        name=one.candidate.full_name,
        day=named_day(one.approved_until),
    )
