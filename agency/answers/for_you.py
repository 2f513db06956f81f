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
from agency.languages.speaking import N_, _
from agency.words import capital, count_words, heading_day, inside, number, possessive

_AT_MOST = {
    "fits": N_("You hear from us only when a job fits what you wrote"),
    "quarter": N_("You hear from us at most twice every three months"),
    "month": N_("You hear from us at most once a month"),
}
_MENTIONED = {
    "without_name": N_(
        "Employers may read what you can do, and nothing that tells them who you are."
    ),
    "ask_each_time": N_("We ask you before any employer learns of you."),
    "no": N_("We mention you to no employer."),
}


def what_happens_now(candidate: Candidate, known: Known, today: date) -> list[str]:
    """Two or three sentences, each true of the answers as they are now."""
    owner = possessive(candidate.owner.first_name)
    steps = [_("Your answers are on %(whose)s list from now on, in your own words.", whose=owner)]
    steps.append(_silence(known.terms, today) or _rhythm(known))
    if known.answers.market in _MENTIONED:
        steps.append(_(_MENTIONED[known.answers.market]))
    return steps


def _silence(terms: ContactTerms | None, today: date) -> str:
    """What keeps us quiet, if anything does."""
    if terms is None or not (terms.stopped_at or terms.paused_at):
        return ""
    if terms.stopped_at:
        return _("You hear nothing from us: you asked us not to contact you.")
    if terms.paused_until is None:
        return _("You hear nothing from us until you say so, here or by writing to us.")
    if terms.paused_until <= today:
        return ""
    until = heading_day(terms.paused_until, with_year=True)
    return _("You hear nothing from us until %(day)s.", day=until)


def _rhythm(known: Known) -> str:
    answers = known.answers
    rhythm = _how_often(known)
    if answers.when == "date" and answers.month:
        month = month_words(answers.month)
        rhythm = _("%(rhythm)s, and not before %(month)s", rhythm=rhythm, month=month)
    ways = [_(WAYS[way]) for way in WAYS if way in answers.channels]
    if ways:
        named = listed(inside(way) for way in ways)
        rhythm = _("%(rhythm)s, by %(ways)s", rhythm=rhythm, ways=named)
    hours = call_hours(answers.call_hours) if answers.call_hours else ""
    time = hours or answers.best_time.rstrip(".")
    if not time:
        return f"{rhythm}."
    return _("%(rhythm)s. Calls: %(time)s.", rhythm=rhythm, time=f"{time[:1].lower()}{time[1:]}")


def _how_often(known: Known) -> str:
    if known.answers.often == "as_is":
        limit = f"{known.limit_words[:1].lower()}{known.limit_words[1:]}"
        return _("You hear from us %(limit)s", limit=limit)
    often = _AT_MOST.get(known.answers.often)
    return _(often) if often else _("You hear from us when there is something for you")


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
        return _(
            "You have your eye on %(term)s. %(roles)s it today, so say so early when somebody "
            "calls: an exam date counts.",
            term=studied[term],
            roles=_of(count, total),
        )
    found = _most_asked(session, held)
    if found:
        term, count = found
        return _(
            "%(roles)s %(term)s today, and you have it. Put it in the first three lines of your "
            "résumé, with one result in numbers.",
            term=held[term],
            roles=_of(count, total),
        )
    return _(
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
    """ "Two of our four open roles ask for"."""
    words = {"roles": count_words(total, "open role"), "count": number(count)}
    if count == 1:
        return capital(_("%(count)s of our %(roles)s asks for", **words))
    return capital(_("%(count)s of our %(roles)s ask for", **words))
