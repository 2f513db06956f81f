"""Who there is for a role: surfaced, in process, held back by their light, one step short.

Nobody is matched here: it reads what the last round of surfacing wrote, and asks for every light
as it is now, in a number of queries that does not grow.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.contact.answer import Decision
from agency.contact.decisions import decisions_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.recontact.models import RoleFindings, StandingKind, Suggestion
from agency.recontact.queries import last_touches_of
from agency.recontact.role_queries import (
    findings_of,
    is_looking,
    newest_suggestions_of,
    people_waiting_by_role,
    standings_of,
    suggestions_for_role,
)
from agency.recontact.slips import Said, Slip, best_way, fit_shown, phone_of, slips_of
from agency.recontact.wording import CHANNEL_WORDS, touch_day
from agency.recruiters.models import AccessLevel, Recruiter
from agency.submissions.models import IN_PROCESS, Stage, Submission
from agency.submissions.queries import submissions_for_role
from agency.touches.models import Channel, Touch

PEOPLE = 25
"""How many slips a page has."""
REFUSED = frozenset({"stopped", "opted_out"})
"""Rules of the contact policy by which somebody said no to us; their names are withheld."""
_SURFACED_ACTIONS = ("call", "email", "log", "dismiss")
_PROCESS_ACTIONS = ("call", "email", "log")
_PIPELINE = list(Stage)
_WHERE = {
    Stage.contacted: "{name} has been contacted about this role.",
    Stage.interested: "{name} is interested.",
    Stage.submitted: "{client} has {name} before it.",
    Stage.interview: "{client} is interviewing {name}.",
    Stage.offer: "{client} has made {name} an offer.",
    Stage.placed: "{name} has the job.",
    Stage.not_going_on: "{name} is not going on.",
}


@dataclass(frozen=True)
class Beside:
    """Somebody who would be on the list but for their light, or but for one requirement."""

    candidate: Candidate
    fit_total: int
    says: str
    missing: str
    light: Decision


@dataclass(frozen=True)
class BesideList:
    """Those who may be shown to this recruiter, and how many are withheld from them."""

    shown: list[Beside]
    withheld: int

    @property
    def total(self) -> int:
        return len(self.shown) + self.withheld


@dataclass(frozen=True)
class InProcess:
    """Somebody in the pipeline, as a slip."""

    submission: Submission
    slip: Slip


@dataclass(frozen=True)
class RoleBoard:
    """Everybody for one role, as one recruiter may see them now."""

    people: list[Slip]
    waiting: int
    """How many are surfaced and not dealt with, on all pages."""
    in_process: list[InProcess]
    """The furthest first."""
    ended: list[InProcess]
    held: BesideList
    short: BesideList
    findings: RoleFindings | None
    is_looking: bool
    dimmed: int
    """How many of those waiting may no longer be contacted; they are among the held."""

    @property
    def surfaced(self) -> int:
        return self.waiting - self.dimmed + self.held.total

    @property
    def may_be_contacted(self) -> int:
        return self.waiting - self.dimmed


def board_of(
    session: Session, role: Role, viewer: Recruiter, now: datetime, page: int = 1
) -> RoleBoard:
    """The board of a role that was loaded with its client, as ``viewer`` may see it."""
    today = now.astimezone(ZoneInfo(viewer.zone)).date()
    submissions = submissions_for_role(session, role.id)
    waiting = suggestions_for_role(session, role.id, PEOPLE, page)
    slips = slips_of(session, waiting, [], now, today)
    dimmed = [_dimmed(slip) for slip in slips if not slip.may_contact]
    seen = {one.candidate_id for one in submissions} | {one.candidate_id for one in waiting}
    standings = [one for one in standings_of(session, role.id) if one.candidate_id not in seen]
    requests = [_about_submission(one, viewer) for one in submissions]
    requests += [_about_role(role.id, one.candidate_id, viewer) for one in standings]
    lights = decisions_for(session, requests, now)
    beside = [
        Beside(one.candidate, one.fit_total, one.says, one.missing, light)
        for one, light in zip(standings, lights[len(submissions) :], strict=True)
    ]
    short = {one.candidate_id for one in standings if one.kind is StandingKind.one_step_short}
    pipeline = _pipeline(session, role, submissions, lights[: len(submissions)], today)
    findings = findings_of(session, role.id)
    return RoleBoard(
        people=[_on_board(slip, waiting, today) for slip in slips if slip.may_contact],
        waiting=people_waiting_by_role(session, [role.id]).get(role.id, 0),
        in_process=[one for one in pipeline if one.submission.stage is not Stage.not_going_on],
        ended=[one for one in pipeline if one.submission.stage is Stage.not_going_on],
        held=_visible([*dimmed, *(o for o in beside if o.candidate.id not in short)], viewer),
        short=_visible([one for one in beside if one.candidate.id in short], viewer),
        findings=findings,
        is_looking=is_looking(role, findings),
        dimmed=len(dimmed),
    )


def _about_submission(submission: Submission, viewer: Recruiter) -> ContactRequest:
    """Once the client knows of them there is news to tell; before that it is still a question."""
    if submission.stage not in (*IN_PROCESS, Stage.placed):
        return _about_role(submission.role_id, submission.candidate_id, viewer)
    return ContactRequest(
        person_id=submission.candidate_id,
        purpose=Purpose.process_update,
        role_id=submission.role_id,
        actor=viewer.id,
    )


def _about_role(role_id: int, candidate_id: int, viewer: Recruiter) -> ContactRequest:
    return ContactRequest(
        person_id=candidate_id,
        purpose=Purpose.recontact_role,
        role_id=role_id,
        role_fits=True,
        actor=viewer.id,
    )


def _on_board(slip: Slip, waiting: Sequence[Suggestion], today: date) -> Slip:
    """The page names the role already, and says so if somebody put the person off until later."""
    suggestion = next(one for one in waiting if one.id == slip.suggestion_id)
    until = suggestion.snoozed_until
    note = f"Snoozed until {touch_day(until, today)}" if until and until > today else ""
    return replace(slip, role=None, actions=_SURFACED_ACTIONS, foot_note=note)


def _dimmed(slip: Slip) -> Beside:
    """Surfaced while the light was green, which it no longer is."""
    return Beside(slip.candidate, slip.fit.total if slip.fit else 0, slip.why, "", slip.light)


def _pipeline(
    session: Session,
    role: Role,
    submissions: Sequence[Submission],
    lights: Sequence[Decision],
    today: date,
) -> list[InProcess]:
    people = {one.candidate_id for one in submissions}
    reasons = newest_suggestions_of(session, role.id, people)
    last = last_touches_of(session, people)
    shown = [
        InProcess(
            one,
            _slip(
                role, one, light, reasons.get(one.candidate_id), last.get(one.candidate_id), today
            ),
        )
        for one, light in zip(submissions, lights, strict=True)
    ]
    return sorted(shown, key=lambda one: -_PIPELINE.index(one.submission.stage))


def _slip(
    role: Role,
    submission: Submission,
    light: Decision,
    reason: Suggestion | None,
    last: Touch | None,
    today: date,
) -> Slip:
    person = submission.candidate
    where = _WHERE[submission.stage].format(name=person.first_name, client=role.client.name)
    return Slip(
        id=f"c{submission.id}",
        group="call",
        owner_id=person.owner_id,
        candidate=person,
        why=reason.why if reason else where,
        said=Said(reason.words, reason.words_source) if reason and reason.words else None,
        light=light,
        last_touch=_last_words(last, today),
        best=best_way(person),
        fit=fit_shown(reason) if reason else None,
        actions=_PROCESS_ACTIONS,
        suggestion_id=reason.id if reason else None,
        tel=phone_of(person),
    )


def _last_words(last: Touch | None, today: date) -> str:
    if last is None:
        return ""
    return f"{CHANNEL_WORDS[Channel(last.channel)]}, {touch_day(last.happened_at.date(), today)}"


def _visible(people: Iterable[Beside], viewer: Recruiter) -> BesideList:
    """Whoever said no is named only to their owner and the privacy lead."""
    shown: list[Beside] = []
    withheld = 0
    for one in sorted(people, key=lambda one: -one.fit_total):
        if _may_be_named(one, viewer):
            shown.append(one)
        else:
            withheld += 1
    return BesideList(shown, withheld)


def _may_be_named(one: Beside, viewer: Recruiter) -> bool:
    if one.light.rule.removesuffix("_before_allowed") not in REFUSED:
        return True
    return one.candidate.owner_id == viewer.id or viewer.access_level is AccessLevel.privacy_lead
