"""What somebody gets back for answering: what happens now, and one thing of use."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.answers.differences import month_words
from agency.answers.known import Known
from agency.answers.told import WAYS
from agency.candidates.models import Candidate, Standing
from agency.clients.models import Role, RoleRequirement, RoleState
from agency.contact.models import ContactTerms
from agency.contact.wording import call_hours, listed
from agency.words import heading_day, number

_AT_MOST = {
    "fits": "You hear from us only when a job fits what you wrote",
    "quarter": "You hear from us at most twice every three months",
    "month": "You hear from us at most once a month",
}
_MENTIONED = {
    "without_name": "Employers may read what you can do, and nothing that tells them who you are.",
    "ask_each_time": "We ask you before any employer learns of you.",
    "no": "We mention you to no employer.",
}


def what_happens_now(candidate: Candidate, known: Known, today: date) -> list[str]:
    """Two or three sentences, each true of the answers as they are now."""
    owner = candidate.owner.name
    steps = [f"Your answers are on {owner.split()[0]}’s list from now on, in your own words."]
    steps.append(_silence(known.terms, today) or _rhythm(known))
    if known.answers.market in _MENTIONED:
        steps.append(_MENTIONED[known.answers.market])
    return steps


def _silence(terms: ContactTerms | None, today: date) -> str:
    """What keeps us quiet, if anything does."""
    if terms is None or not (terms.stopped_at or terms.paused_at):
        return ""
    if terms.stopped_at:
        return "You hear nothing from us: you asked us not to contact you."
    if terms.paused_until is None:
        return "You hear nothing from us until you say so, here or by writing to us."
    if terms.paused_until <= today:
        return ""
    until = heading_day(terms.paused_until, with_year=True)
    return f"You hear nothing from us until {until}."


def _rhythm(known: Known) -> str:
    answers = known.answers
    often = _AT_MOST.get(answers.often, "")
    if answers.often == "as_is":
        often = f"You hear from us {known.limit_words[:1].lower()}{known.limit_words[1:]}"
    often = often or "You hear from us when there is something for you"
    if answers.when == "date" and answers.month:
        often += f", and not before {month_words(answers.month)}"
    ways = [
        WAYS[way].lower().replace("linkedin", "LinkedIn") for way in WAYS if way in answers.channels
    ]
    by = f", by {listed(ways)}" if ways else ""
    hours = call_hours(answers.call_hours) if answers.call_hours else ""
    time = hours or answers.best_time.rstrip(".")
    return f"{often}{by}. Calls: {time[:1].lower()}{time[1:]}." if time else f"{often}{by}."


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
    roles = "role" if total == 1 else "roles"
    return f"{words} of our {number(total)} open {roles} {'asks' if count == 1 else 'ask'} for"
