"""What somebody's record says that would give them away, and that may be said of them."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, Standing
from agency.candidates.resumes import newest_resume
from agency.clients.firms import is_same_firm
from agency.clients.models import Client
from agency.languages.speaking import _
from agency.marketing.blinding import Blinded, Secrets, blind
from agency.places.queries import place_names
from agency.preferences.models import Horizon, PreferenceKind
from agency.preferences.queries import current_preferences
from agency.skills.models import VocabularyTerm
from agency.touches.models import Touch
from agency.words import (
    all_of,
    capital,
    count_words,
    inside,
    money_short,
    month,
    unaccented,
)

MOST_SKILLS = 8
LARGE = 1_000
"""People from which on a firm is a large one."""
_BULLET = re.compile(r"^[\s•·*\u2013\u2014-]+")
SHORTEST_LINE, LONGEST_LINE, MOST_LINES = 25, 220, 60


def secrets_of(session: Session, person: Candidate) -> Secrets:
    """Their names, where they worked, and every client's name, for they may have worked for one of them."""
    firms = {name: _kind(industries, people) for name, industries, people in _clients(session)}
    own = [person.employer, *(job.employer for job in person.earlier_jobs)]
    own = [name for name in dict.fromkeys(own) if name.strip()]
    for name in own:
        known = next((kind for firm, kind in firms.items() if is_same_firm(firm, name)), None)
        firms[name] = known or _("an employer")
    spared = {unaccented(place.name).casefold() for place in place_names(session)}
    firsts = {name.split()[0] for name in own if name.split()}
    known_words = select(VocabularyTerm.name).where(VocabularyTerm.name.in_(firsts))
    spared |= {unaccented(name).casefold() for name in session.scalars(known_words)}
    return Secrets((person.full_name, person.goes_by), firms, frozenset(own), frozenset(spared))


def _clients(session: Session) -> Sequence[tuple[str, list[str], int | None]]:
    rows = session.execute(select(Client.name, Client.industries, Client.people))
    return [(row[0], row[1], row[2]) for row in rows]


def _kind(industries: Sequence[str], people: int | None) -> str:
    if not industries:
        return _("a company")
    industry = inside(industries[0])
    if people and people >= LARGE:
        return _("a large firm in %(industry)s", industry=industry)
    return _("a firm in %(industry)s", industry=industry)


def written_title(session: Session, person: Candidate) -> str:
    """ "Platform lead, Ottawa or remote"."""
    wishes = current_preferences(session, person.id)[Horizon.now]
    is_remote = any(one.kind is PreferenceKind.remote and one.value == "remote" for one in wishes)
    place = person.place.name if person.place else ""
    if is_remote:
        where = _("%(place)s or remote", place=place) if place else _("remote")
    else:
        where = place
    return ", ".join(part for part in (capital(person.title), where) if part)


def written_terms(session: Session, person: Candidate, today: date, home: str) -> str:
    """ "Four weeks’ notice. $150k or more." The pay stands there because they read it before anybody does."""
    wishes = current_preferences(session, person.id)
    dates = [one.not_before for held in wishes.values() for one in held if one.not_before]
    begins = max((one for one in dates if one > today), default=None)
    said = []
    if begins:
        said.append(_("From %(month)s.", month=month(begins)))
    elif not person.employer:
        said.append(_("Available now."))
    elif person.notice_days is not None:
        said.append(_("%(days)s of notice.", days=capital(count_words(person.notice_days, "day"))))
    if person.pay_wanted:
        pay = _pay(person.pay_wanted, person.pay_currency, person.pay_period, home)
        said.append(_("%(pay)s or more.", pay=pay))
    return " ".join(said)


def _pay(amount: Decimal, currency: str | None, period: str | None, home: str) -> str:
    return money_short(amount, currency or "", period, home)


def written_lines(person: Candidate, today: date) -> list[str]:
    """How long they have worked, what they can do, what they hold and what they speak."""
    return [line for line in (_years(person, today), *_can(person), _speaks(person)) if line]


def _years(person: Candidate, today: date) -> str:
    begun = min((job.from_on for job in person.earlier_jobs if job.from_on), default=None)
    if begun is None or today.year - begun.year < 1:
        return ""
    jobs = len(person.earlier_jobs) + bool(person.employer)
    return capital(
        _(
            "%(years)s at work, in %(jobs)s",
            years=count_words(today.year - begun.year, "year"),
            jobs=count_words(jobs, "position"),
        )
    )


def _can(person: Candidate) -> list[str]:
    known = sorted(person.skills, key=lambda held: -(held.years or 0))[:MOST_SKILLS]
    skills = [
        _("%(skill)s (%(years)s)", skill=held.skill.name, years=count_words(held.years, "year"))
        if held.years
        else held.skill.name
        for held in known
    ]
    held = [one.designation.name for one in person.designations if one.standing is Standing.held]
    coming = [
        one.designation.name for one in person.designations if one.standing is Standing.in_progress
    ]
    return [
        capital(", ".join(skills)),
        _("Holds %(names)s", names=all_of(held)) if held else "",
        _("On the way to %(names)s", names=all_of(coming)) if coming else "",
    ]


def _speaks(person: Candidate) -> str:
    return _("Speaks %(names)s", names=all_of(person.languages)) if person.languages else ""


def resume_lines(
    session: Session, person: Candidate, secrets: Secrets, today: date
) -> list[Blinded]:
    """Lines of the newest résumé that may be said as they stand here: nothing in them names anybody."""
    resume = newest_resume(session, person.id)
    if resume is None:
        return []
    lines = (_BULLET.sub("", line).strip() for line in resume.text.splitlines())
    fit = [line for line in lines if SHORTEST_LINE <= len(line) <= LONGEST_LINE and "@" not in line]
    return [blind(line, secrets, today) for line in fit[:MOST_LINES]]


def words_of_theirs(session: Session, person: Candidate, most: int = 12) -> list[str]:
    """What they said, as they said it, the newest first: a profile quotes nothing else."""
    said = select(Touch.quote).where(Touch.candidate_id == person.id, Touch.quote != "")
    found = session.scalars(said.order_by(Touch.happened_at.desc()).limit(most)).all()
    wishes = current_preferences(session, person.id)
    told = [one.words for held in wishes.values() for one in held if one.words]
    return list(dict.fromkeys([*found, *told]))
