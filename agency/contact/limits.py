"""How much of the limit that people set has been used: who hears from us too often, over everybody.

What counts is what the rule counts (``past.asks_in``). The database counts it where no letter is in play;
whether a letter and a touch are one contact is the rule's own to say, so the others are counted by it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Date, DateTime, cast, func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact import queries
from agency.contact.days import days_after, local_day, start_of, zone_named
from agency.contact.decisions import policy_for
from agency.contact.facts import by_person
from agency.contact.models import ContactTerms
from agency.contact.past import asks_in, past_contacts
from agency.contact.snapshot import PROACTIVE
from agency.mail.models import LEFT, MailClass, OutboxMessage
from agency.places.models import Place
from agency.submissions.models import IN_PROCESS, Stage, Submission
from agency.touches.models import Direction, Touch


class Used(StrEnum):
    """How much of their limit."""

    none = "none"
    up_to_half = "up_to_half"
    over_half = "over_half"
    at_limit = "at_limit"
    over_limit = "over_limit"


@dataclass(frozen=True)
class LimitsUsed:
    """People who set a limit, by how much of it is used now, and how many set none."""

    people: Counter[Used]
    without: int

    @property
    def with_limit(self) -> int:
        return self.people.total()


def limits_used(session: Session, now: datetime, *which: ColumnElement[bool]) -> LimitsUsed:
    """``which`` narrows the candidates. A number of queries that never grows."""
    living = (Candidate.erased_at.is_(None), *which)
    everybody = session.scalar(select(func.count(Candidate.id)).where(*living)) or 0
    counted = _by_hand(now, policy_for(session).zone).where(*living).cte("counted")
    told = select(counted.c.asks, counted.c.limit_count, func.count().label("people"))
    told = told.where(counted.c.letters == 0).group_by(counted.c.asks, counted.c.limit_count)
    people: Counter[Used] = Counter()
    for row in session.execute(told):
        people[used(row.asks, row.limit_count)] += row.people
    lettered = session.execute(select(counted).where(counted.c.letters > 0)).all()
    people.update(_exactly(session, lettered, now))
    return LimitsUsed(people, everybody - people.total())


def used(asks: int, limit: int) -> Used:
    """So many asks against a limit."""
    if asks > limit:
        return Used.over_limit
    if asks == limit:
        return Used.at_limit
    if asks * 2 > limit:
        return Used.over_half
    return Used.up_to_half if asks else Used.none


def _by_hand(now: datetime, home: str) -> Any:
    """Everybody with a limit: their asks by hand in its time, and how many letters may add to them.

    A contact counts until as many whole days are over where they live; news of a process they were in by
    then is none, nor is a touch whose letter went nowhere.
    """
    zone = func.coalesce(Candidate.zone, Place.zone, home)
    since = now - func.make_interval(0, 0, 0, ContactTerms.limit_days + 1)
    free_on = cast(func.timezone(zone, Touch.happened_at), Date) + ContactTerms.limit_days
    touches = select(func.count(Touch.id)).where(
        Touch.candidate_id == Candidate.id,
        Touch.direction == Direction.ours,
        Touch.happened_at >= since,
        func.timezone(zone, cast(free_on, DateTime)) > now,
        ~_is_about_process(),
        ~_went_nowhere(),
    )
    letters = select(func.count(OutboxMessage.id)).where(
        OutboxMessage.candidate_id == Candidate.id,
        OutboxMessage.mail_class == MailClass.contact,
        OutboxMessage.purpose.in_([purpose.value for purpose in PROACTIVE]),
        OutboxMessage.state.in_((*LEFT, *queries.WAITING)),
        OutboxMessage.not_before >= since,
    )
    return (
        select(
            Candidate.id,
            ContactTerms.limit_count,
            ContactTerms.limit_days,
            touches.scalar_subquery().label("asks"),
            letters.scalar_subquery().label("letters"),
        )
        .join(ContactTerms, ContactTerms.candidate_id == Candidate.id)
        .outerjoin(Place, Place.id == Candidate.place_id)
        .where(ContactTerms.limit_count > 0, ContactTerms.limit_days > 0)
    )


def _is_about_process() -> Any:
    """As ``past`` has it, for the touch of the query around."""
    began = func.coalesce(Submission.right_to_represent_on, cast(Submission.staged_at, Date))
    return (
        select(Submission.id)
        .where(
            Submission.candidate_id == Touch.candidate_id,
            Submission.role_id == Touch.role_id,
            Submission.stage.in_((*IN_PROCESS, Stage.placed)),
            cast(Touch.happened_at, Date) >= began,
        )
        .exists()
    )


def _went_nowhere() -> Any:
    letter = select(OutboxMessage.id).where(OutboxMessage.once_key == Touch.once_key)
    return letter.where(OutboxMessage.state.in_(queries.GIVEN_BACK)).exists()


def _exactly(session: Session, near: Sequence[Any], now: datetime) -> Counter[Used]:
    """Those whom we wrote to, counted by the rule."""
    ids = sorted(row.id for row in near)
    if not ids:
        return Counter()
    sources = [
        by_person(rows)
        for rows in (
            queries.touches_of(session, ids),
            queries.mails_to(session, ids, now),
            queries.submissions_of(session, ids),
        )
    ]
    zones = {person.id: zone_named(person.zone) for person in queries.people(session, ids)}
    home = ZoneInfo(policy_for(session).zone)
    found: Counter[Used] = Counter()
    for row in near:
        touches, mails, submissions = (rows[row.id] for rows in sources)
        asks = asks_in(past_contacts(touches, mails, submissions))
        zone = zones[row.id] or home
        counted = [ask for ask in asks if _counts(ask.at, row.limit_days, zone, now)]
        found[used(len(counted), row.limit_count)] += 1
    return found


def _counts(at: datetime, limit_days: int, zone: ZoneInfo, now: datetime) -> bool:
    """Whether it still takes a place of their limit, in whole days where they live."""
    return start_of(days_after(local_day(at, zone), limit_days), zone) > now
