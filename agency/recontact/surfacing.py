"""Who should be contacted again, and why now: for a role, for a person.

Every function may run twice, late, or on two machines: it asks what is due and writes each
occasion once, in English (``retold`` says it to other readers). The callers commit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role, RoleState
from agency.contact.decisions import decisions_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.languages.speaking import Language, speaking
from agency.matching.fit import Fit
from agency.matching.open_roles import LOOKING
from agency.matching.queries import people_for_role, roles_for_person
from agency.matching.ranking import Ranked
from agency.recontact.ahead import ahead_of
from agency.recontact.models import RoleFindings, StandingKind, Suggestion, SuggestionKind
from agency.recontact.moved_days import expire_moved_days
from agency.recontact.occasions import Occasion, Surfaced, expire, keep_key, one_at_a_time, write
from agency.recontact.standings import Found, note_findings, rewrite_for_person, rewrite_for_role
from agency.recontact.ties import Tie, ties_of
from agency.recruiters.queries import find_agency
from agency.submissions.models import Submission

_MOST_A_ROLE = 300
"""People judged for one role; beyond them it is a search, not a list."""


@dataclass(frozen=True)
class Judged:
    """People who fit, split by their light."""

    occasions: list[Occasion]
    held_back: list[Found]


@speaking(Language.en)
def surface_role(session: Session, role_id: int, now: datetime) -> Surfaced:
    """Surface the people who fit a role and may be contacted; drop those who no longer do."""
    one_at_a_time(session)
    role = session.get(Role, role_id, populate_existing=True)
    if role is None:
        return Surfaced()
    today = today_at_the_agency(session, now)
    found = _people_for(session, role, today)
    in_it = _in_the_pipeline(session, role.id)
    if role.state is RoleState.anticipated:
        return _keep_ahead(session, role, found, in_it, now)
    pairs = [(role, fit) for fit in found.fits if fit.person_id not in in_it]
    judged = _judge(session, pairs, now, today)
    done = write(session, judged.occasions, now)
    gone = expire(session, Suggestion.role_id == role.id, now=now, keep=_keys(judged))
    short = [
        _one_step_short(role.id, fit) for fit in found.one_step_short if fit.person_id not in in_it
    ]
    rewrite_for_role(session, role.id, [*judged.held_back, *short])
    note_findings(session, role, found, len(judged.held_back), now)
    return done + Surfaced(expired=gone, held_back=len(judged.held_back))


@speaking(Language.en)
def rematch_candidate(session: Session, candidate_id: int, now: datetime) -> Surfaced:
    """Do the same for one person and every open or anticipated role, after the person changed."""
    one_at_a_time(session)
    today = today_at_the_agency(session, now)
    found = roles_for_person(session, candidate_id, today)
    role_ids = {role for role, _ in (*found.fits, *found.one_step_short)}
    not_in = role_ids - _roles_in_process(session, candidate_id)
    judged_for = _roles_in(session, not_in, RoleState.open)
    heard_of = _roles_in(session, not_in, RoleState.anticipated)
    pairs = [(judged_for[role], fit) for role, fit in found.fits if role in judged_for]
    judged = _judge(session, pairs, now, today)
    done = write(session, judged.occasions, now)
    of_this_person = (
        Suggestion.candidate_id == candidate_id,
        Suggestion.kind == SuggestionKind.role,
    )
    gone = expire(session, *of_this_person, now=now, keep=_keys(judged))
    gone += expire_moved_days(session, candidate_id, today, now)
    near = [_one_step_short(role, fit) for role, fit in found.one_step_short if role in judged_for]
    ahead = [(heard_of[role], fit) for role, fit in found.fits if role in heard_of]
    rewrite_for_person(
        session, candidate_id, [*judged.held_back, *near, *ahead_of(session, ahead, now)]
    )
    return done + Surfaced(expired=gone, held_back=len(judged.held_back))


def roles_due(session: Session) -> Sequence[int]:
    """Roles that changed since people were last looked for: whatever a lost job left."""
    stale = RoleFindings.as_changed_at.is_distinct_from(Role.changed_at)
    query = select(Role.id).outerjoin(RoleFindings, RoleFindings.role_id == Role.id)
    return session.scalars(query.where(Role.state.in_(LOOKING), stale).order_by(Role.id)).all()


def today_at_the_agency(session: Session, now: datetime) -> date:
    """The calendar day at the agency, which decides whose dates have arrived."""
    agency = find_agency(session)
    return now.astimezone(ZoneInfo(agency.zone if agency else "UTC")).date()


def _judge(
    session: Session, pairs: Sequence[tuple[Role, Fit]], now: datetime, today: date
) -> Judged:
    """Ask of each whether we may contact them about it."""
    requests = [
        ContactRequest(
            person_id=fit.person_id, purpose=Purpose.recontact_role, role_id=role.id, role_fits=True,
            actor=role.owner_id,
        )
        for role, fit in pairs
    ]  # fmt: skip
    lights = decisions_for(session, requests, now)
    owners = _owners_of(session, {fit.person_id for _, fit in pairs})
    ties = ties_of(session, [(role, fit.person_id) for role, fit in pairs], now)
    judged = Judged([], [])
    for (role, fit), light in zip(pairs, lights, strict=True):
        if light.may_contact:
            tie = ties.get((role.id, fit.person_id), Tie())
            judged.occasions.append(_occasion(role, fit, owners[fit.person_id], tie, today))
        else:
            judged.held_back.append(
                Found(
                    role.id,
                    fit.person_id,
                    StandingKind.held_back,
                    fit.total,
                    fit.version,
                    fit.reason,
                )
            )
    return judged


def _occasion(role: Role, fit: Fit, owner_id: int, tie: Tie, today: date) -> Occasion:
    evidence = fit.evidence
    return Occasion(
        candidate_id=fit.person_id,
        owner_id=owner_id,
        kind=SuggestionKind.role,
        key=f"role:{role.id}:{role.generation}",
        role_id=role.id,
        why=fit.reason,
        words=evidence.words if evidence else "",
        preference_id=evidence.wish_id if evidence else None,
        due_on=today,
        fit_total=fit.total,
        fit_parts=[part._asdict() for part in fit.parts],
        fit_version=fit.version,
        tie_rank=tie.rank,
        tie=tie.says,
        question=fit.question,
    )


def _one_step_short(role_id: int, fit: Fit) -> Found:
    return Found(
        role_id,
        fit.person_id,
        StandingKind.one_step_short,
        fit.total_if_closed,
        fit.version,
        fit.nearly,
        fit.missing[0].name,
    )


def _keep_ahead(
    session: Session, role: Role, found: Ranked, in_it: set[int], now: datetime
) -> Surfaced:
    """Nobody is surfaced for what is only heard of; whom it would suit is kept beside it."""
    gone = expire(session, Suggestion.role_id == role.id, now=now, keep=[])
    pairs = [(role, fit) for fit in found.fits if fit.person_id not in in_it]
    rewrite_for_role(session, role.id, ahead_of(session, pairs, now))
    note_findings(session, role, found, 0, now)
    return Surfaced(expired=gone)


def _keys(judged: Judged) -> list[str]:
    return [keep_key(occasion) for occasion in judged.occasions]


def _people_for(session: Session, role: Role, today: date) -> Ranked:
    """Who fits, if anybody is looked for."""
    return (
        people_for_role(session, role, today, most=_MOST_A_ROLE)
        if role.state in LOOKING
        else Ranked((), (), (), 0, ())
    )


def _in_the_pipeline(session: Session, role_id: int) -> set[int]:
    query = select(Submission.candidate_id).where(Submission.role_id == role_id)
    return set(session.scalars(query))


def _roles_in_process(session: Session, candidate_id: int) -> set[int]:
    return set(
        session.scalars(select(Submission.role_id).where(Submission.candidate_id == candidate_id))
    )


def _roles_in(session: Session, role_ids: Iterable[int], state: RoleState) -> dict[int, Role]:
    query = select(Role).where(Role.id.in_(list(role_ids)), Role.state == state)
    return {role.id: role for role in session.scalars(query)}


def _owners_of(session: Session, candidate_ids: set[int]) -> dict[int, int]:
    query = select(Candidate.id, Candidate.owner_id).where(Candidate.id.in_(candidate_ids))
    return dict(session.execute(query).all())
