"""What Insights tells of coaching, in counts: who practised, how far it brought them, and interviews after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session, selectinload

from agency.coaching.interviews import is_prepared, unprepared
from agency.coaching.models import Interview, Practice
from agency.history import Change
from agency.languages.speaking import _
from agency.submissions.models import Stage, Submission
from agency.words import heading_day

WENT_ON = (Stage.offer, Stage.placed)


@dataclass(frozen=True)
class CoachingTold:
    """Of one recruiter's work, or everybody's, from one moment up to another."""

    people: int
    sessions: int
    improved_from: float | None
    """The mean rating of the first session, of people who had two or more; nothing where there is none."""
    improved_to: float | None
    """The same of their latest."""
    people_twice: int
    prepared: int
    """People and roles with an interview after practice or with a pack."""
    prepared_went_on: int
    unprepared: int
    unprepared_went_on: int


def coaching_told(
    session: Session, recruiter_id: int | None, begins: datetime, ends: datetime
) -> CoachingTold:
    """``ends`` is the first moment after it; days are those of its zone. Three queries, however much there is."""
    first, last = begins.date(), ends.date()
    practices = _practices(session, recruiter_id, first, last)
    by_person: dict[int, list[float]] = {}
    for one in practices:
        if one.mean is not None:
            by_person.setdefault(one.candidate_id, []).append(one.mean)
    twice = [means for means in by_person.values() if len(means) > 1]
    counts = _interviews(session, recruiter_id, first, last)
    return CoachingTold(
        people=len({one.candidate_id for one in practices}),
        sessions=len(practices),
        improved_from=fmean(means[0] for means in twice) if twice else None,
        improved_to=fmean(means[-1] for means in twice) if twice else None,
        people_twice=len(twice),
        prepared=counts.get((True, False), 0) + counts.get((True, True), 0),
        prepared_went_on=counts.get((True, True), 0),
        unprepared=counts.get((False, False), 0) + counts.get((False, True), 0),
        unprepared_went_on=counts.get((False, True), 0),
    )


def for_the_letter(session: Session, recruiter_id: int, today: date) -> str:
    """The nearest interview of a week that nobody prepared for; nothing where there is none."""
    nearest = next(iter(unprepared(session, recruiter_id, today)), None)
    if nearest is None:
        return ""
    return _(
        "%(name)s has an interview at %(client)s on %(day)s, and nobody has practised or prepared it yet.",
        name=nearest.name,
        client=nearest.client,
        day=heading_day(nearest.day),
    )


def _practices(
    session: Session, recruiter_id: int | None, first: Any, last: Any
) -> Sequence[Practice]:
    query = (
        select(Practice)
        .where(
            _theirs(Practice.recruiter_id, recruiter_id),
            Practice.happened_on >= first,
            Practice.happened_on < last,
        )
        .order_by(Practice.happened_on, Practice.id)
        .options(selectinload(Practice.answers))
    )
    return session.scalars(query).all()


def _interviews(
    session: Session, recruiter_id: int | None, first: Any, last: Any
) -> dict[tuple[bool, bool], int]:
    """How many people and roles by whether they were prepared for any of its interviews, and went on."""
    went_on = or_(
        Submission.stage.in_(WENT_ON),
        select(Change.id)
        .where(
            Change.table_name == Submission.__tablename__,
            Change.row_id == Submission.id,
            Change.after["stage"].as_string().in_([stage.value for stage in WENT_ON]),
        )
        .exists(),
    )
    each = (
        select(
            func.bool_or(is_prepared()).label("prepared"), func.bool_or(went_on).label("went_on")
        )
        .select_from(Interview)
        .join(
            Submission,
            (Submission.role_id == Interview.role_id)
            & (Submission.candidate_id == Interview.candidate_id),
        )
        .where(
            _theirs(Interview.recruiter_id, recruiter_id),
            Interview.called_off_at.is_(None),
            Interview.happens_on >= first,
            Interview.happens_on < last,
        )
        .group_by(Submission.id)
        .subquery()
    )
    query = select(each.c.prepared, each.c.went_on, func.count()).group_by(
        each.c.prepared, each.c.went_on
    )
    return {(bool(was), bool(on)): count for was, on, count in session.execute(query)}


def _theirs(column: Any, recruiter_id: int | None) -> ColumnElement[bool]:
    return true() if recruiter_id is None else column == recruiter_id
