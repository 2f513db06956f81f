"""What introductions came to, in figures and in a line of the weekly letter."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from agency.introductions.models import Introduction, IntroductionSide, IntroductionState
from agency.introductions.standing import HELP_AFTER
from agency.languages.speaking import _
from agency.recruiters.models import Recruiter
from agency.words import capital, count_words


@dataclass(frozen=True)
class IntroductionsTold:
    """Of introductions, each counted in the time in which it happened."""

    proposed: int
    agreed: int
    """Both said yes."""
    introduced: int
    asked_whether_it_helped: int
    """Sides, of which an introduction has two."""
    helped: int


def introductions_told(
    session: Session, recruiter_id: int | None, begins: datetime, ends: datetime
) -> IntroductionsTold:
    """Those that one recruiter proposed, or everybody; ``ends`` is not counted any more. Two queries."""

    def within(moment: InstrumentedAttribute[datetime | None] | InstrumentedAttribute[datetime]) -> ColumnElement[bool]:  # fmt: skip
        return (moment >= begins) & (moment < ends)

    whose = () if recruiter_id is None else (Introduction.proposed_by_id == recruiter_id,)
    whole = select(
        func.count().filter(within(Introduction.proposed_at)),
        func.count().filter(within(Introduction.agreed_at)),
        func.count().filter(within(Introduction.introduced_at)),
    ).where(*whose)
    helped = within(IntroductionSide.helped_at)
    asked = helped | within(IntroductionSide.help_asked_at)
    sides = (
        select(
            func.count().filter(asked),
            func.count().filter(helped, IntroductionSide.helped.is_(True)),
        )
        .select_from(IntroductionSide)
        .join(Introduction)
        .where(*whose)
    )
    return IntroductionsTold(*session.execute(whole).one(), *session.execute(sides).one())


def for_the_letter(session: Session, recruiter_id: int, today: date) -> str:
    """One line at most: two who both said yes and wait, otherwise that it is time to ask whether it helped."""
    mine = Introduction.proposed_by_id == recruiter_id
    agreed = select(func.count()).where(mine, Introduction.state == IntroductionState.agreed)
    if waiting := session.scalar(agreed) or 0:
        pairs = capital(count_words(waiting, "pair"))
        return _("%(pairs)s said yes to being introduced; they wait for you.", pairs=pairs)
    if due := _help_due(session, recruiter_id, today):
        people = capital(count_words(due, "person", "people"))
        return _("%(people)s can be asked whether an introduction of yours helped.", people=people)
    return ""


def _help_due(session: Session, recruiter_id: int, today: date) -> int:
    zone = ZoneInfo(session.get_one(Recruiter, recruiter_id).zone)
    end_of_day = datetime.combine(today, time.min, zone) + timedelta(days=1)
    query = (
        select(func.count(IntroductionSide.id))
        .join(Introduction)
        .where(
            Introduction.proposed_by_id == recruiter_id,
            Introduction.introduced_at < end_of_day - HELP_AFTER,
            Introduction.introduced_at >= end_of_day - 3 * HELP_AFTER,
            IntroductionSide.helped.is_(None),
            IntroductionSide.help_asked_at.is_(None),
        )
    )
    return session.scalar(query) or 0
