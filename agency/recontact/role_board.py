"""Who there is for a role: surfaced, in process, held back by their light, one step short.

Nobody is matched here: it reads what the last round of surfacing wrote, and asks for every light
as it is now, in a number of queries that does not grow.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.contact.answer import Decision
from agency.contact.decisions import Judge, judge_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.languages.speaking import _
from agency.matching.fit import Fit
from agency.matching.ranking import Dropped
from agency.recontact.models import (
    RoleFindings,
    Standing,
    StandingKind,
    Suggestion,
    SuggestionState,
)
from agency.recontact.pipeline import InProcess, about_submission, in_process
from agency.recontact.retold import standings_retold
from agency.recontact.role_queries import (
    findings_of,
    is_looking,
    people_waiting_by_role,
    standings_of,
    suggestions_for_role,
)
from agency.recontact.slips import Slip, slips_of, ties_that_count
from agency.recruiters.models import AccessLevel, Recruiter
from agency.submissions.models import Stage, Submission
from agency.submissions.queries import submissions_for_role
from agency.words import near_day

PEOPLE = 20
"""How many slips a page has."""
NEAREST = 10
"""How many of those beside the list are shown before somebody asks for all."""
REFUSED = frozenset({"stopped", "opted_out", "suppressed", "restricted"})
"""Rules of the contact policy by which somebody said no to us; their names are withheld."""
_ACTIONS = ("call", "email", "log", "dismiss")


@dataclass(frozen=True)
class Beside:
    """Somebody who would be on the list but for their light, or but for one requirement."""

    candidate: Candidate
    fit_total: int
    says: str
    """Why they would be on the list, or how near they are to what is missing."""
    missing: str
    light: Decision
    is_far: bool = False
    """Whether it is the way to work that is missing."""


@dataclass(frozen=True)
class BesideList:
    """Those who may be shown to this recruiter, and how many are withheld from them."""

    shown: list[Beside]
    withheld: int
    more: int = 0
    """How many are further down than anybody asked to see."""

    @property
    def total(self) -> int:
        return len(self.shown) + self.withheld + self.more


@dataclass(frozen=True)
class RoleBoard:
    """Everybody for one role, as one recruiter may see them now."""

    people: list[Slip]
    waiting: int
    """How many are surfaced and not dealt with, on all pages."""
    in_process: list[InProcess]
    """The furthest first."""
    ended: list[Submission]
    held: BesideList
    short: BesideList
    ahead: BesideList
    """Whom an anticipated role would suit; the light is for keeping in touch, not for the role."""
    findings: RoleFindings | None
    dropping: list[Dropped]
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
    session: Session,
    role: Role,
    viewer: Recruiter,
    now: datetime,
    page: int = 1,
    everyone: bool = False,
) -> RoleBoard:
    """The board of a role that was loaded with its client, as ``viewer`` may see it.

    ``everyone`` shows all who are beside the list, however far down.
    """
    today = now.astimezone(ZoneInfo(viewer.zone)).date()
    submissions = submissions_for_role(session, role.id)
    waiting = suggestions_for_role(session, role.id, PEOPLE, page)
    seen = {one.candidate_id for one in submissions} | {one.candidate_id for one in waiting}
    beside = [one for one in standings_of(session, role.id) if one.candidate_id not in seen]
    held, more_held = _nearest(beside, StandingKind.held_back, everyone)
    short, more_short = _nearest(beside, StandingKind.one_step_short, everyone)
    ahead, more_ahead = _nearest(beside, StandingKind.ahead, everyone)
    going_on = [one for one in submissions if one.stage is not Stage.not_going_on]
    asked = {one.candidate_id for one in (*held, *short, *ahead)}
    judge = judge_for(session, seen | asked, now)
    slips = slips_of(session, waiting, [], now, viewer, judge)
    dimmed = [_dimmed(slip) for slip in slips if not slip.may_contact]
    lights = [judge.decide(about_submission(one, viewer)) for one in going_on]
    findings = findings_of(session, role.id)
    told = standings_retold(session, role, [*held, *short, *ahead], now)
    return RoleBoard(
        people=ties_that_count(
            [_on_board(slip, waiting, today) for slip in slips if slip.may_contact]
        ),
        waiting=people_waiting_by_role(session, [role.id]).get(role.id, 0),
        in_process=in_process(session, role, going_on, lights, viewer, today),
        ended=[one for one in submissions if one.stage is Stage.not_going_on],
        held=_visible([*dimmed, *_with_lights(held, told, judge, viewer)], viewer, more_held),
        short=_visible(_with_lights(short, told, judge, viewer), viewer, more_short),
        ahead=_visible(_with_lights(ahead, told, judge, viewer), viewer, more_ahead),
        findings=findings,
        dropping=_dropping(findings),
        is_looking=is_looking(role, findings),
        dimmed=len(dimmed),
    )


def may_be_named(light: Decision, owner_id: int, viewer: Recruiter) -> bool:
    """Whoever said no is named only to their owner and the privacy lead."""
    if light.rule.removesuffix("_before_allowed") not in REFUSED:
        return True
    return owner_id == viewer.id or viewer.access_level is AccessLevel.privacy_lead


def _dropping(findings: RoleFindings | None) -> list[Dropped]:
    """Rounds of before 27 November 2026 wrote down a sentence only; the next one says it again."""
    return [Dropped(**one) for one in findings.dropping if "name" in one] if findings else []


def _about_standing(standing: Standing, viewer: Recruiter) -> ContactRequest:
    """What is only heard of is never told as a job: then the question is about keeping in touch."""
    if standing.kind is StandingKind.ahead:
        purpose = Purpose.keep_in_touch
        return ContactRequest(person_id=standing.candidate_id, purpose=purpose, actor=viewer.id)
    return ContactRequest(
        person_id=standing.candidate_id,
        purpose=Purpose.recontact_role,
        role_id=standing.role_id,
        role_fits=True,
        actor=viewer.id,
    )


def _nearest(
    standings: Sequence[Standing], kind: StandingKind, everyone: bool
) -> tuple[list[Standing], int]:
    """The best of a kind, and how many come after them."""
    of_kind = [one for one in standings if one.kind is kind]
    most = len(of_kind) if everyone else NEAREST
    return of_kind[:most], len(of_kind[most:])


def _with_lights(
    standings: Sequence[Standing], told: Mapping[int, Fit], judge: Judge, viewer: Recruiter
) -> list[Beside]:
    return [
        _beside(one, told.get(one.candidate_id), judge.decide(_about_standing(one, viewer)))
        for one in standings
    ]


def _beside(standing: Standing, told: Fit | None, light: Decision) -> Beside:
    """As it was written down in English, unless it was told again."""
    says, missing = standing.says, standing.missing
    is_far = missing.startswith("lives within reach")
    if told is not None:
        says, missing = (told.nearly, told.missing[0].name) if missing else (told.reason, "")
    return Beside(standing.candidate, standing.fit_total, says, missing, light, is_far)


def _on_board(slip: Slip, waiting: Sequence[Suggestion], today: date) -> Slip:
    """The page names the role already, and says so if somebody put the person off until later."""
    suggestion = next(one for one in waiting if one.id == slip.suggestion_id)
    note = ""
    if suggestion.state is SuggestionState.snoozed:
        until = suggestion.snoozed_until
        note = _("Snoozed until something changes")
        if until:
            day = near_day(until, today)
            note = _("Snoozed until %(day)s", day=day)
    return replace(slip, role=None, actions=_ACTIONS, foot_note=note)


def _dimmed(slip: Slip) -> Beside:
    """Surfaced while the light was green, which it no longer is."""
    return Beside(slip.candidate, slip.fit.total if slip.fit else 0, slip.why, "", slip.light)


def _visible(people: Iterable[Beside], viewer: Recruiter, more: int) -> BesideList:
    """Those who may be named, the best first, and how many others there are."""
    shown: list[Beside] = []
    withheld = 0
    for one in sorted(people, key=lambda one: -one.fit_total):
        if may_be_named(one.light, one.candidate.owner_id, viewer):
            shown.append(one)
        else:
            withheld += 1
    return BesideList(shown, withheld, more)
