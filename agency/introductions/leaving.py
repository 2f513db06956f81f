"""At the last moment: may a letter about an introduction still leave?"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from agency.introductions.letters import other_side
from agency.introductions.lights import are_refused, lights_of_sides
from agency.introductions.models import Introduction, IntroductionSide, IntroductionState
from agency.languages.speaking import N_
from agency.mail.handover import NotYet
from agency.mail.models import LEFT, MailState, OutboxMessage
from agency.recruiters.models import Recruiter

A_MOMENT = timedelta(seconds=20)
_MAY_LEAVE = (MailState.queued, MailState.claimed, *LEFT)


def reason_against(session: Session, letter: OutboxMessage, now: datetime) -> str | NotYet | None:
    """Why it must not go after all; nothing for a letter that has nothing to do with one.

    Both copies of the letter that introduces two people leave, or neither: a copy waits while
    somebody has the other in hand, and stays once the other was taken back.
    """
    about = (
        IntroductionSide.ask_letter_id == letter.id,
        IntroductionSide.help_letter_id == letter.id,
    )
    copy = IntroductionSide.copy_letter_id == letter.id
    side = session.scalar(select(IntroductionSide).where(about[0] | about[1] | copy).limit(1))
    if side is None:
        return None
    if letter.candidate_id is None and (gone := _approver_left(session, letter)):
        return gone
    one = session.get_one(Introduction, side.introduction_id, populate_existing=True)
    if side.copy_letter_id == letter.id:
        return _copy_held_back(session, one, side, now)
    if side.ask_letter_id == letter.id and one.is_over:
        return N_("the introduction is over")
    lights = lights_of_sides(session, [one], now)
    return N_("they may not be contacted any more") if are_refused([lights[side.id]]) else None


def _copy_held_back(
    session: Session, one: Introduction, side: IntroductionSide, now: datetime
) -> str | NotYet | None:
    other = other_side(side)
    if one.state is not IntroductionState.introduced or other is None:
        return N_("the introduction is over")
    copy = select(OutboxMessage).filter_by(id=other.copy_letter_id)
    copy = copy.with_for_update(nowait=True).execution_options(populate_existing=True)
    try:
        with session.begin_nested():
            theirs = session.scalar(copy)
    except OperationalError:
        return NotYet(now + A_MOMENT, N_("somebody has the other copy in hand"))
    if theirs is None or theirs.state not in _MAY_LEAVE:
        return N_("the other copy was taken back")
    if are_refused(lights_of_sides(session, [one], now).values()):
        return N_("one of the two may not be contacted any more")
    return None


def _approver_left(session: Session, letter: OutboxMessage) -> str | None:
    approver = session.get(Recruiter, letter.approved_by_id, populate_existing=True)
    return None if approver and approver.is_active else "whoever approved it has left"
