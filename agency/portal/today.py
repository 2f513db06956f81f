"""Today: the whole day's list, which ends."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import render_template, request
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.queries import has_any_candidate
from agency.clients.anticipated import coming_up, is_over
from agency.clients.models import Role
from agency.contact.decisions import House, house_on, judge_for
from agency.contact.owing import owed_something
from agency.contact.snapshot import ContactRequest, Purpose
from agency.database import db
from agency.languages.speaking import N_, Words
from agency.marketing.told import yes_waiting
from agency.portal.face import me, portal
from agency.portal.referral_words import TOLD
from agency.portal.saved_searches import searches_followed
from agency.recontact.dismissing import effects
from agency.recontact.queries import how_many_left_alone, turning_green
from agency.recontact.role_queries import people_ahead_by_role
from agency.recontact.slips import DayList, list_for
from agency.recontact.week import week_of
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import colleagues_of, recruiters_here
from agency.referrals.queries import Sent, news_due
from agency.referrals.rewards import rewards_due
from agency.search.models import Alert
from agency.touches.models import Touch

HEADINGS = Words(
    {
        "call": (N_("Call now"), N_("A role matches what they told us, at a time they agreed to.")),
        "promise": (
            N_("Promises due"),
            N_("You said you would. Keeping a promise is always welcome."),
        ),
        "cold": (
            N_("Going cold"),
            N_("Good relationships, quiet for longer than is usual for the two of you."),
        ),
        "reply": (N_("Replies and profile updates"), N_("They spoke last.")),
    }
)


@dataclass(frozen=True)
class OwnersList:
    """One recruiter's list, headed by their name where several are shown."""

    owner: Recruiter
    day: DayList


@dataclass(frozen=True)
class Coming:
    """A role that is only heard of: whether its month has passed, and how many it would suit."""

    role: Role
    is_over: bool
    people: int


@dataclass(frozen=True)
class FirstSteps:
    """What a new agency has done of what fills this page."""

    people: bool
    touches: bool
    roles: bool
    recruiters: int

    @property
    def left(self) -> int:
        return [self.people, self.touches, self.roles].count(False)


@portal.get("/today")
def today() -> str:
    session, now = db.session(), clock.now()
    day = clock.today(me().zone)
    house = house_on(session, now)
    whole_team = "team" in request.args
    lists = (
        _team_lists(session, now, house)
        if whole_team
        else [OwnersList(me(), list_for(session, [me().id], now, me(), house))]
    )
    how_many = sum(len(one.day.everybody) for one in lists)
    return render_template(
        "portal/today.html",
        lists=lists,
        whole_team=whole_team,
        how_many=how_many,
        day=day,
        headings=HEADINGS,
        dismiss_reasons=effects(),
        owed=owed_something(session, me().id, now, house[0]),
        week=week_of(session, me().id, day, me().zone, _waiting_for_an_answer(lists[0].day)),
        turning_green=turning_green(session, me().id, day, besides=lists[0].day.green),
        left_alone=how_many_left_alone(session, me().id),
        new_found=[one for one in searches_followed() if one.alert is Alert.daily and one.new],
        coming=_coming(session, day),
        yes_waiting=yes_waiting(session, me().id),
        thanks_due=_thanks_due(session, now, house),
        rewards_due=rewards_due(session, None if me().is_manager else [me().id], day),
        told_words=TOLD,
        first_steps=_first_steps(session, how_many),
    )


def _team_lists(session: Session, now: datetime, house: House) -> list[OwnersList]:
    """The same list by owner: everybody on the recruiter's desk."""
    team = [me(), *colleagues_of(session, me())]
    days = {owner.id: DayList() for owner in team}
    for name, slips in list_for(session, list(days), now, me(), house).groups():
        for slip in slips:
            getattr(days[slip.owner_id], name).append(slip)
    return [OwnersList(owner, days[owner.id]) for owner in team]


def _coming(session: Session, day: date) -> list[Coming]:
    """Anticipated roles of mine that are near, or whose month has passed."""
    roles = coming_up(session, [me().id], day)
    ahead = people_ahead_by_role(session, [role.id for role in roles]) if roles else {}
    return [Coming(role, is_over(role, day), ahead.get(role.id, 0)) for role in roles]


def _thanks_due(session: Session, now: datetime, house: House) -> list[Sent]:
    """Whom I may thank now; the others wait on the page of referrals, with their light."""
    due = news_due(session, [me().id])
    judge = judge_for(session, {one.referral.referrer_id for one in due}, now, house)
    return [one for one in due if judge.decide(_thanking(one)).may_contact]


def _thanking(one: Sent) -> ContactRequest:
    return ContactRequest(
        person_id=one.referral.referrer_id, purpose=Purpose.keep_in_touch, actor=me().id
    )


def _waiting_for_an_answer(day: DayList) -> list[int]:
    return [slip.candidate.id for slip in day.reply if "reply" in slip.actions]


def _first_steps(session: Session, how_many: int) -> FirstSteps | None:
    """What an agency that has just begun has still to do; nothing once there is a list to work on."""
    if how_many:
        return None
    steps = FirstSteps(
        people=has_any_candidate(session),
        touches=session.scalar(select(Touch.id).limit(1)) is not None,
        roles=session.scalar(select(Role.id).limit(1)) is not None,
        recruiters=len(recruiters_here(session)),
    )
    return steps if steps.left else None
