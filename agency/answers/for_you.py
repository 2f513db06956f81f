"""One thing of use for somebody who took the time: what our open roles ask for, and they have or study."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, Standing
from agency.clients.models import Role, RoleRequirement, RoleState
from agency.contact.wording import number


def something_for(session: Session, candidate: Candidate) -> str:
    """A sentence or two; no client is named in it."""
    studied = {
        one.designation_id: one.designation.name
        for one in candidate.designations
        if one.standing is not Standing.held
    }
    held = {one.skill_id: one.skill.name for one in candidate.skills}
    held |= {
        one.designation_id: one.designation.name
        for one in candidate.designations
        if one.standing is Standing.held
    }
    total = session.scalar(select(func.count()).where(Role.state == RoleState.open)) or 0
    found = _most_asked(session, studied)
    if found:
        term, count = found
        return (
            f"You have your eye on {studied[term]}. {_of(count, total)} it today, so say so early "
            "when somebody calls: an exam date counts."
        )
    found = _most_asked(session, held)
    if found:
        term, count = found
        return (
            f"{_of(count, total)} {held[term]} today, and you have it. Put it in the first three "
            "lines of your résumé, with one result in numbers."
        )
    return (
        "Keep a note of three things you got done this year, each with a number in it. Ten minutes "
        "now, and it is the first thing an employer asks."
    )


def _most_asked(session: Session, terms: Iterable[int]) -> tuple[int, int] | None:
    """Which of these the most open roles ask for, and how many do."""
    count = func.count(RoleRequirement.role_id.distinct())
    query = (
        select(RoleRequirement.term_id, count)
        .join(Role, Role.id == RoleRequirement.role_id)
        .where(Role.state == RoleState.open, RoleRequirement.term_id.in_(list(terms)))
        .group_by(RoleRequirement.term_id)
        .order_by(count.desc(), RoleRequirement.term_id)
        .limit(1)
    )
    found = session.execute(query).first()
    return (found[0], found[1]) if found and found[0] else None


def _of(count: int, total: int) -> str:
    words = number(count).capitalize()
    return f"{words} of our {number(total)} open {'role asks' if total == 1 else 'roles ask'} for"
