"""How much of the limit that people set has been used: who hears from us too often, over everybody.

What counts is what the rule counts (``past.asks_in``). It is asked only about those who come near their
limit; for all others a count that can only be too high is enough, and the database makes it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
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
    people: Counter[Used] = Counter()
    near = []
    rows = session.execute(_at_most(now).where(*living)).all()
    for row in rows:
        if row.at_most * 2 > row.limit_count:
            near.append(row)
        else:
            people[Used.up_to_half if row.at_most else Used.none] += 1
    people.update(_exactly(session, near, now))
    return LimitsUsed(people, everybody - len(rows))


def used(asks: int, limit: int) -> Used:
    """So many asks against a limit."""
    if asks > limit:
        return Used.over_limit
    if asks == limit:
        return Used.at_limit
    if asks * 2 > limit:
        return Used.over_half
    return Used.up_to_half if asks else Used.none


def _at_most(now: datetime) -> Any:
    """Everybody with a limit, and no fewer than their asks in its time: touches of ours and letters.

    A day is added, as the rule counts whole days where they live.
    """
    since = now - func.make_interval(0, 0, 0, ContactTerms.limit_days + 1)
    touches = select(func.count(Touch.id)).where(
        Touch.candidate_id == Candidate.id,
        Touch.direction == Direction.ours,
        Touch.happened_at >= since,
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
            (touches.scalar_subquery() + letters.scalar_subquery()).label("at_most"),
        )
        .join(ContactTerms, ContactTerms.candidate_id == Candidate.id)
        .where(ContactTerms.limit_count > 0, ContactTerms.limit_days > 0)
    )


def _exactly(session: Session, near: list[Any], now: datetime) -> Counter[Used]:
    """Those who may be at their limit, counted as the rule counts."""
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
