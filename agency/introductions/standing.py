"""Where an introduction stands, and how it moves on. Nothing here commits.

Two people at once are judged one after the other: whoever moves it holds it (``held``).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agency.introductions.lights import are_refused, is_one_person, lights_of_sides
from agency.introductions.models import (
    OPEN,
    Introduction,
    IntroductionSide,
    IntroductionState,
    SideAnswer,
)
from agency.recontact.models import Suggestion
from agency.recontact.occasions import expire

LAPSES_AFTER = timedelta(days=30)
"""Without both having said yes."""
HELP_AFTER = timedelta(days=30)
"""Since they were introduced: then it is asked whether it helped."""
_BEFORE_BOTH = (IntroductionState.proposed, IntroductionState.asked)


class NotSoAnyMore(Exception):
    """It has moved on meanwhile, so that nothing was changed."""


@dataclass(frozen=True, kw_only=True)
class NewSide:
    """One of the two, and what it is to them. Names of fields are those of ``IntroductionSide``."""

    candidate_id: int | None = None
    contact_id: int | None = None
    why: str = ""
    is_gift: bool = False


def propose(
    session: Session, sides: tuple[NewSide, NewSide], by_id: int, once_key: str, now: datetime
) -> Introduction:
    """Write it down, once; nobody is asked by that."""
    known = select(Introduction).filter_by(once_key=once_key)
    if saved := session.scalar(known):
        return saved
    new = Introduction(
        proposed_by_id=by_id,
        state=IntroductionState.proposed,
        proposed_at=now,
        once_key=once_key,
        sides=[IntroductionSide(place=place, **vars(one)) for place, one in enumerate(sides, 1)],
    )
    try:
        with session.begin_nested():
            session.add(new)
    except IntegrityError:
        return session.scalars(known).one()
    return new


def held(session: Session, introduction_id: int) -> Introduction:
    """It and its sides, locked and fresh; the people are locked before, where a letter is written."""
    session.flush()
    query = select(Introduction).filter_by(id=introduction_id).with_for_update()
    one = session.scalars(query.execution_options(populate_existing=True)).one()
    sides = select(IntroductionSide).filter_by(introduction_id=introduction_id)
    sides = sides.order_by(IntroductionSide.place).execution_options(populate_existing=True)
    session.scalars(sides).all()
    session.expire(one, ["sides"])
    return one


def note_asked(side: IntroductionSide, letter_id: int | None, now: datetime) -> None:
    """The question is on its way to this one."""
    side.asked_at, side.ask_letter_id = now, letter_id
    if side.introduction.state is IntroductionState.proposed:
        side.introduction.state = IntroductionState.asked


def note_answer(side: IntroductionSide, answer: SideAnswer, words: str, now: datetime) -> None:
    """What this one says. One no ends it; the second yes makes it ready. Said again, the last word counts.

    An answer that comes when it is over is kept and changes nothing; after they were introduced it is too late.
    """
    one = side.introduction
    if one.state is IntroductionState.introduced:
        raise NotSoAnyMore
    side.answer, side.answer_words, side.answered_at = answer, words, now
    if not one.is_open:
        return
    if answer is not SideAnswer.yes:
        _over(one, IntroductionState.declined, now)
    elif all(each.has_said_yes for each in one.sides):
        one.state, one.agreed_at = IntroductionState.agreed, now
    else:
        one.state = IntroductionState.asked


def withdraw(one: Introduction, now: datetime) -> None:
    """Whoever proposed it thinks better of it. Raises ``NotSoAnyMore``."""
    if not one.is_open:
        raise NotSoAnyMore
    _over(one, IntroductionState.withdrawn, now)


def take_up_again(one: Introduction) -> None:
    """Undo a withdrawal. Raises ``NotSoAnyMore``."""
    if one.state is not IntroductionState.withdrawn:
        raise NotSoAnyMore
    one.over_at = None
    if all(each.has_said_yes for each in one.sides):
        one.state = IntroductionState.agreed
    elif any(each.asked_at or each.answer for each in one.sides):
        one.state = IntroductionState.asked
    else:
        one.state = IntroductionState.proposed


def note_introduced(one: Introduction, by_id: int, now: datetime) -> None:
    """The letter to both is in the post. Raises ``NotSoAnyMore``."""
    if one.state is not IntroductionState.agreed:
        raise NotSoAnyMore
    one.state = IntroductionState.introduced
    one.introduced_at, one.introduced_by_id = now, by_id


def note_helped(session: Session, side: IntroductionSide, helped: bool, now: datetime) -> None:
    """Whether it helped this one; said again, the last word counts. Raises ``NotSoAnyMore``."""
    if side.introduction.state is not IntroductionState.introduced:
        raise NotSoAnyMore
    side.helped, side.helped_at = helped, now
    if side.candidate_id is not None:
        theirs = Suggestion.candidate_id == side.candidate_id
        expire(session, theirs, Suggestion.occasion == help_occasion(side), now=now)


def help_occasion(side: IntroductionSide) -> str:
    """The key under which one of them surfaces to be asked whether it helped."""
    return f"introduction:{side.id}"


def settle(session: Session, now: datetime) -> dict[str, int]:
    """End what cannot go on and let lapse what took too long; how many of each."""
    counts = {"ended": 0, "lapsed": 0}
    waiting = select(Introduction.id).where(Introduction.state.in_(OPEN)).order_by(Introduction.id)
    for introduction_id in session.scalars(waiting).all():
        one = held(session, introduction_id)
        if not one.is_open:
            continue
        bring_up_to_date(session, one, now)
        counts["ended"] += one.state is IntroductionState.ended
        counts["lapsed"] += one.state is IntroductionState.lapsed
    return counts


def bring_up_to_date(session: Session, one: Introduction, now: datetime) -> None:
    """End it if one of the two may not be contacted any more, or it took too long. It is held."""
    if not one.is_open:
        return
    if is_one_person(one) or are_refused(lights_of_sides(session, [one], now).values()):
        end(one, now)
    elif one.state in _BEFORE_BOTH and one.proposed_at + LAPSES_AFTER <= now:
        _over(one, IntroductionState.lapsed, now)


def end(one: Introduction, now: datetime) -> None:
    """By itself: it cannot come about."""
    _over(one, IntroductionState.ended, now)


def _over(one: Introduction, state: IntroductionState, now: datetime) -> None:
    one.state, one.over_at = state, now
