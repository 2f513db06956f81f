"""Rewards for a referral, where the agency gives any: written down by a person, and paid by a person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from sqlalchemy import ARRAY, Date, Integer, Select, any_, bindparam, select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.languages.speaking import _
from agency.recruiters.models import Agency
from agency.referrals.models import Referral
from agency.referrals.news import News
from agency.referrals.queries import Sent
from agency.words import money


class NoReward(Exception):
    """The agency gives none, or this referral did not come that far."""


@dataclass(frozen=True)
class Reward:
    """What is written down of one."""

    amount: Decimal
    currency: str
    why: str
    due_on: date
    paid_on: date | None = None


def promised_words(agency: Agency) -> str:
    """What a letter or a page may promise; nothing where the agency set none."""
    if agency.referral_reward is None:
        return ""
    amount = money(agency.referral_reward, agency.currency)
    days = agency.referral_reward_days
    said = _(
        "Whoever sends us somebody who then works gets %(amount)s from us, %(days)s days after their first day.",
        amount=amount,
        days=days,
    )
    return f"{said} {agency.referral_reward_words}".strip()


def may_be_rewarded(agency: Agency, sent: Sent) -> bool:
    """A first referral of somebody new who was placed; the agency gives rewards, or gave one here.

    A reward tells its receiver that it came to a job, so the person has to allow that this is told.
    """
    if sent.referral.reward_amount is not None:
        return True
    gives, may_be_told = agency.referral_reward is not None, News.placed in sent.may_hear
    return gives and may_be_told and sent.is_first and not sent.was_known


def begun(agency: Agency, sent: Sent, today: date) -> Reward:
    """The reward as it stands, or as the agency's settings would have it. Raises ``NoReward``."""
    row = sent.referral
    if row.reward_amount is not None and row.reward_due_on is not None:
        return Reward(
            row.reward_amount,
            row.reward_currency,
            row.reward_why,
            row.reward_due_on,
            row.reward_paid_on,
        )
    if not may_be_rewarded(agency, sent) or agency.referral_reward is None:
        raise NoReward
    started = (sent.submission.starts_on if sent.submission else None) or today
    return Reward(
        agency.referral_reward,
        agency.currency,
        agency.referral_reward_words,
        started + timedelta(days=agency.referral_reward_days),
    )


def write_down(agency: Agency, sent: Sent, reward: Reward, by_id: int) -> None:
    """Promise it, correct it, or say that it was paid; what stood before is in the history. Raises ``NoReward``."""
    if not may_be_rewarded(agency, sent):
        raise NoReward
    row = sent.referral
    row.reward_amount, row.reward_currency = reward.amount, reward.currency
    row.reward_why, row.reward_due_on = reward.why, reward.due_on
    if row.reward_paid_on != reward.paid_on:
        row.reward_paid_on = reward.paid_on
        row.reward_paid_by_id = by_id if reward.paid_on else None


def rewards_due(session: Session, owner_ids: Collection[int] | None, today: date) -> list[Referral]:
    """Promised, due and not paid, the longest due first; of everybody's people without ``owner_ids``."""
    owners = None if owner_ids is None else list(owner_ids)
    return list(session.scalars(_due(), {"owners": owners, "today": today}))


@cache
def _due() -> Select[Referral]:
    owners = bindparam("owners", type_=ARRAY(Integer))
    return (
        select(Referral)
        .join(Candidate, Candidate.id == Referral.referrer_id)
        .where(Referral.reward_due_on <= bindparam("today", type_=Date))
        .where(Referral.reward_paid_on.is_(None), Candidate.erased_at.is_(None))
        .where(owners.is_(None) | (Candidate.owner_id == any_(owners)))
        .order_by(Referral.reward_due_on, Referral.id)
        .options(joinedload(Referral.referrer), joinedload(Referral.candidate))
    )
