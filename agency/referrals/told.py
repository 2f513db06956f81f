"""Referrals in figures, for the page of insights; and a line for the weekly letter."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, any_, func, literal, select, true
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.queries import went_nowhere
from agency.languages.speaking import _
from agency.recruiters.models import Recruiter
from agency.referrals.models import Referral
from agency.referrals.news import IS_SO, Came, News
from agency.referrals.queries import Sent, news_due, sent_of
from agency.touches.giving import Ask
from agency.touches.models import Direction, Touch


@dataclass(frozen=True)
class ReferralsTold:
    """What was asked in a time, and what became of whoever was sent in it, up to now."""

    asked: int
    """Times somebody was asked whom they know."""
    named: int
    by_link: int
    answered: int
    """Of these, those that answered or came by themselves; the next two are among them."""
    submitted: int
    placed: int
    thanks_due: int
    """Of these, those of whom the referrer may hear something."""
    thanked: int
    """Of those due, where the referrer heard something."""
    rewards_due: int
    """Rewards that fell due in that time."""
    rewards_paid: int
    """Of these, those that were paid."""

    @property
    def sent(self) -> int:
        return self.named + self.by_link


def referrals_told(
    session: Session, recruiter_id: int | None, begins: datetime, ends: datetime
) -> ReferralsTold:
    """Of one recruiter's people, or of everybody's. Four queries."""
    sent = sent_of(
        session, Referral.made_at >= begins, Referral.made_at < ends, _theirs(recruiter_id)
    )
    counted = [one for one in sent if one.is_first]
    due = [one for one in counted if one.may_hear or one.referral.told]
    fell_due, paid = _rewards(session, recruiter_id, begins.date(), ends.date())
    return ReferralsTold(
        asked=_asked(session, recruiter_id, begins, ends),
        named=sum(one.referral.link_id is None for one in sent),
        by_link=sum(one.referral.link_id is not None for one in sent),
        answered=sum(one.came in IS_SO for one in counted),
        submitted=sum(one.came in (Came.in_process, Came.placed) for one in counted),
        placed=sum(one.came is Came.placed for one in counted),
        thanks_due=len(due),
        thanked=sum(bool(one.referral.told) for one in due),
        rewards_due=fell_due,
        rewards_paid=paid,
    )


def for_the_letter(session: Session, recruiter_id: int, today: date) -> str:
    """The referrer who has waited longest to hear how it went; nothing where nobody waits.

    Nobody waits who may hear only of what happened this very day.
    """
    recruiter = session.get_one(Recruiter, recruiter_id)
    waiting = [one for one in news_due(session, [recruiter_id]) if _since(one, recruiter) < today]
    if not waiting:
        return ""
    first = waiting[0]
    sentences = {
        News.in_touch: _("%(referrer)s sent us %(name)s and has not heard yet that you are in touch."),
        News.in_process: _("%(referrer)s sent us %(name)s and has not heard yet that it is going on."),
        News.placed: _("%(referrer)s sent us %(name)s and has not heard yet that it came to a job."),
    }  # fmt: skip
    assert first.to_tell is not None, "it is due"
    names = {"referrer": first.referral.referrer.full_name, "name": first.name}
    return sentences[first.to_tell] % names


def _since(one: Sent, recruiter: Recruiter) -> date:
    at = one.submission.staged_at if one.submission else one.referral.handled_at
    return (at or one.referral.made_at).astimezone(ZoneInfo(recruiter.zone)).date()


def _theirs(recruiter_id: int | None) -> ColumnElement[bool]:
    if recruiter_id is None:
        return true()
    return Referral.referrer_id.in_(select(Candidate.id).filter_by(owner_id=recruiter_id))


def _asked(session: Session, recruiter_id: int | None, begins: datetime, ends: datetime) -> int:
    query = select(func.count(Touch.id)).where(
        Touch.direction == Direction.ours,
        literal(Ask.referral.value) == any_(Touch.asked),
        Touch.happened_at >= begins,
        Touch.happened_at < ends,
        ~went_nowhere(Touch),
    )
    if recruiter_id is not None:
        query = query.where(Touch.recruiter_id == recruiter_id)
    return session.scalar(query) or 0


def _rewards(
    session: Session, recruiter_id: int | None, begins: date, ends: date
) -> tuple[int, int]:
    paid = func.count(Referral.reward_paid_on)
    query = select(func.count(Referral.id), paid).where(
        Referral.reward_due_on >= begins, Referral.reward_due_on < ends, _theirs(recruiter_id)
    )
    due, were_paid = session.execute(query).one()
    return due, were_paid
