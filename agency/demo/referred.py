"""Writes who was sent to the agency by whom, at every stage, and the rewards that came of it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from agency.demo.known import Known
from agency.demo.people import Written
from agency.demo.scripts import read
from agency.recruiters.models import Agency
from agency.referrals.links import Topic, make_link
from agency.referrals.models import Referral, ReferralLink

_BEFORE = timedelta(days=1)
"""They were sent a day before they were first spoken with."""


def write_referrals(session: Session, known: Known, people: list[Written]) -> None:
    told = read("referrals")
    session.execute(update(Agency).values(**told["reward"]))
    by_name = {one.candidate.full_name: one for one in people}
    for one in told["referral"]:
        _referral(session, known, by_name, one)
    for one in told["open_link"]:
        link = _link(session, by_name[one["by"]], one["work"], known.moment(one["ago"]))
        link.names_referrer = one["names_referrer"]
    session.flush()


def _referral(
    session: Session, known: Known, people: dict[str, Written], told: dict[str, Any]
) -> None:
    by = people[told["by"]]
    sent = people.get(told.get("sent", ""))
    at = sent.first.happened_at - _BEFORE if sent else known.moment(told["ago"])
    later = "news" in told and not told["news"]
    at += timedelta(hours=6) if later else timedelta(0)  # the second to send them
    due, paid = known.days.maybe(told.get("due")), known.days.maybe(told.get("paid"))
    link = _link(session, by, told["link"], at - _BEFORE) if "link" in told else None
    referral = Referral(
        referrer_id=by.candidate.id,
        candidate_id=sent.candidate.id if sent else None,
        name=told.get("name", "") if link else told.get("name", told.get("sent", "")),
        email=told.get("email", ""),
        they_know=True,
        made_at=at,
        handled_at=at if sent else None,
        written_at=at if sent and link is None and not later else None,
        link_id=link.id if link else None,
        news=told.get("news", []),
        told={name: {"at": known.now.isoformat(), "letter": ""} for name in told.get("told", ())},
        created_at=at,
    )
    if due:
        reward = read("referrals")["reward"]
        referral.reward_amount, referral.reward_due_on = reward["referral_reward"], due
        referral.reward_currency, referral.reward_why = "CAD", f"{told['sent']} works"
        referral.reward_paid_on = paid
        referral.reward_paid_by_id = by.candidate.owner_id if paid else None
    session.add(referral)
    session.flush()


def _link(session: Session, by: Written, work: str, at: datetime) -> ReferralLink:
    owner = by.candidate.owner_id
    link = make_link(session, by.candidate.id, owner, Topic(work), False, at).link
    link.created_at, link.token_hash = at, None  # nobody was ever given its address
    return link
