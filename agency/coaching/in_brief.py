"""Coaching of one person in a line for their page: stories told, sessions, and the interview that is next."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import Date, Integer, Select, bindparam, func, select
from sqlalchemy.orm import Session

from agency.coaching.interviews import is_prepared
from agency.coaching.models import Interview, Practice, Story, StoryVersion


@dataclass(frozen=True)
class CoachingInBrief:
    """``next_on`` is nothing while no interview is ahead."""

    stories: int
    practices: int
    next_on: date | None
    is_prepared: bool

    @property
    def of_stories(self) -> int:
        return len(Story)


def coaching_in_brief(session: Session, candidate_id: int, today: date) -> CoachingInBrief:
    """One query."""
    asked = {"person": candidate_id, "today": today}
    stories, practices, next_on, prepared = session.execute(_in_brief(), asked).one()
    return CoachingInBrief(stories, practices, next_on, bool(prepared))


@cache
def _in_brief() -> Select[int, int, date, bool]:
    person = bindparam("person", type_=Integer)
    told = (
        select(func.count(StoryVersion.story.distinct()))
        .where(StoryVersion.candidate_id == person, StoryVersion.words != "")
        .scalar_subquery()
    )
    practised = select(func.count()).where(Practice.candidate_id == person).scalar_subquery()
    ahead = (
        select(Interview.happens_on, is_prepared().label("is_prepared"))
        .where(
            Interview.candidate_id == person,
            Interview.called_off_at.is_(None),
            Interview.happens_on >= bindparam("today", type_=Date),
        )
        .order_by(Interview.happens_on, Interview.id)
        .limit(1)
        .subquery()
    )
    one = select(told.label("told"), practised.label("practised")).subquery()
    query = select(one.c.told, one.c.practised, ahead.c.happens_on, ahead.c.is_prepared)
    return query.select_from(one.outerjoin(ahead, ahead.c.happens_on.is_not(None)))
