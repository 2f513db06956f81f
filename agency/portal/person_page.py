"""What a candidate's page shows, gathered in a number of queries that does not grow with it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from agency.advice.steps import Step, steps_to
from agency.candidates.models import Candidate, Resume
from agency.candidates.resumes import newest_resume
from agency.candidates.sent_resumes import how_many_wait
from agency.clients.models import Role, RoleState
from agency.clients.queries import roles_by_id
from agency.coaching.in_brief import CoachingInBrief, coaching_in_brief
from agency.contact.answer import Decision
from agency.contact.decisions import judge_for
from agency.history import Change
from agency.matching.fit import Fit
from agency.matching.queries import roles_for_person
from agency.portal.lights import Etiquette, etiquette_of
from agency.portal.person_words import balance_words
from agency.portal.promise_words import record_of
from agency.preferences.models import Horizon, Preference
from agency.preferences.queries import current_preferences
from agency.recontact.queries import suggestions_about
from agency.recontact.slips import Slip, slips_of
from agency.recontact.touch_corrected import corrections_of
from agency.recontact.touch_undone import may_take_back
from agency.recruiters.models import Recruiter
from agency.referrals.queries import Sent, sent_by, who_sent
from agency.resumes.queries import files_to_look_at
from agency.touches.models import Promise, Touch
from agency.touches.queries import (
    SHOWS,
    Account,
    account_of,
    count_touches,
    open_promises_to,
    settled_promises_to,
    touches_of,
)
from agency.touches.warmth import Warmth, warmth_of
from agency.words import day, local

FEW_TOUCHES = 8
FEW_ROLES = 5


@dataclass(frozen=True)
class RoleMatch:
    """A role this person fits."""

    id: int
    title: str
    client: str
    is_anticipated: bool
    fit: Fit


@dataclass(frozen=True)
class Touches:
    """The touches shown, out of how many."""

    shown: Sequence[Touch]
    total: int
    show: str
    corrections: Mapping[int, Sequence[Change]]
    """What was corrected in them, by their number, the newest first."""
    undoable: Collection[int]
    """Those saved so recently that they can be taken back."""


@dataclass(frozen=True)
class PersonPage:
    """Everything needed while the phone rings."""

    candidate: Candidate
    etiquette: Etiquette
    account: Account
    warmth: Warmth
    balance: str
    """What was asked since they were last given anything; nothing while they are not owed."""
    promises: Sequence[Promise]
    promises_kept: str
    """ "7 of 8 kept, one of them late", or nothing while none is settled."""
    why_now: Sequence[Slip]
    wants: dict[Horizon, list[Preference]]
    touches: Touches
    resume: Resume | None
    files_waiting: int
    """Sent through a link and not looked at."""
    files_to_look_at: int
    """Of their résumé, that nobody has confirmed yet."""
    roles: list[RoleMatch]
    steps: list[Step]
    sent: list[Sent]
    """Whom they sent us."""
    came: list[Sent]
    """By whom they were sent, the first first."""
    coaching: CoachingInBrief

    @property
    def light(self) -> Decision:
        return self.etiquette.light


def person_page(
    session: Session,
    candidate: Candidate,
    reader: Recruiter,
    now: datetime,
    show: str,
    everything: bool,
) -> PersonPage:
    """The page of one person, as one recruiter sees it now."""
    today = local(now, reader.zone).date()
    account = account_of(session, candidate.id)
    suggestions = suggestions_about(session, candidate.id, today)
    judge = judge_for(session, [candidate.id], now)
    found = roles_for_person(session, candidate.id, today, most=FEW_ROLES)
    best = found.fits
    known = roles_by_id(session, [role_id for role_id, _ in (*best, *found.one_step_short)])
    return PersonPage(
        candidate=candidate,
        etiquette=etiquette_of(judge, candidate.id, reader.id),
        account=account,
        warmth=_warmth(account, today, reader.zone),
        balance=balance_words(judge.facts[candidate.id]),
        promises=open_promises_to(session, candidate.id),
        promises_kept=record_of(settled_promises_to(session, candidate.id), reader.zone),
        why_now=slips_of(session, suggestions, [], now, reader, judge) if suggestions else [],
        wants=current_preferences(session, candidate.id),
        touches=_touches(session, candidate.id, account, show, everything, now),
        resume=newest_resume(session, candidate.id),
        files_waiting=how_many_wait(session, candidate.id),
        files_to_look_at=files_to_look_at(session, candidate.id),
        roles=_roles(best, known),
        steps=steps_to(found.one_step_short, known),
        sent=sent_by(session, candidate.id),
        came=who_sent(session, candidate.id),
        coaching=coaching_in_brief(session, candidate.id, today),
    )


def _warmth(account: Account, today: date, zone: str) -> Warmth:
    last = (
        local(account.last_conversation_at, zone).date() if account.last_conversation_at else None
    )
    return warmth_of(last, account.attempts_since_conversation, day(last) if last else "", today)


def _touches(
    session: Session,
    candidate_id: int,
    account: Account,
    show: str,
    everything: bool,
    now: datetime,
) -> Touches:
    limit = None if everything else FEW_TOUCHES
    shown = touches_of(session, candidate_id, show, limit)
    ids = [touch.id for touch in shown]
    return Touches(
        shown,
        count_touches(session, candidate_id, show) if show in SHOWS else account.count,
        show,
        corrections_of(session, ids),
        may_take_back(session, ids, now),
    )


def _roles(best: Sequence[tuple[int, Fit]], known: dict[int, Role]) -> list[RoleMatch]:
    return [
        RoleMatch(role_id, role.title, role.client.name, role.state is RoleState.anticipated, fit)
        for role_id, fit in best
        for role in [known[role_id]]
    ]
