"""People in a role's pipeline, each as a slip with the light as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from agency.clients.models import Role
from agency.contact.answer import Decision
from agency.contact.snapshot import ContactRequest, Purpose
from agency.languages.speaking import N_, _
from agency.recontact.models import Suggestion
from agency.recontact.queries import last_touches_of
from agency.recontact.retold import Retold, retold, why_told
from agency.recontact.role_queries import newest_suggestions_of
from agency.recontact.slips import Slip, best_way, fit_shown, phone_of, said_in
from agency.recontact.wording import last_words
from agency.recruiters.models import Recruiter
from agency.submissions.models import IN_PROCESS, Stage, Submission
from agency.touches.models import Touch

_ACTIONS = ("call", "email", "log")
_FURTHEST_FIRST = list(reversed(Stage))
_WHERE = {
    Stage.contacted: N_("%(name)s has been contacted about this role."),
    Stage.interested: N_("%(name)s is interested."),
    Stage.submitted: N_("%(name)s has been put forward to %(client)s."),
    Stage.interview: N_("%(client)s is interviewing %(name)s."),
    Stage.offer: N_("%(client)s has made %(name)s an offer."),
    Stage.placed: N_("%(name)s has the job."),
}


@dataclass(frozen=True)
class InProcess:
    """Somebody in the pipeline, as a slip."""

    submission: Submission
    slip: Slip


def in_process(
    session: Session,
    role: Role,
    going_on: Sequence[Submission],
    lights: Sequence[Decision],
    viewer: Recruiter,
    today: date,
) -> list[InProcess]:
    """Those who are going on, the furthest first, with the reason that once brought them."""
    if not going_on:
        return []
    people = {one.candidate_id for one in going_on}
    reasons = newest_suggestions_of(session, role.id, people)
    last, again = last_touches_of(session, people), retold(session, reasons.values())
    slips = [
        InProcess(
            one, _slip(role, one, light, reasons.get(one.candidate_id), last, viewer, today, again)
        )
        for one, light in zip(going_on, lights, strict=True)
    ]
    return sorted(slips, key=lambda one: _FURTHEST_FIRST.index(one.submission.stage))


def about_submission(submission: Submission, viewer: Recruiter) -> ContactRequest:
    """Once the client knows of them there is news to tell; before that it is still a question."""
    is_known = submission.stage in (*IN_PROCESS, Stage.placed)
    return ContactRequest(
        person_id=submission.candidate_id,
        purpose=Purpose.process_update if is_known else Purpose.recontact_role,
        role_id=submission.role_id,
        role_fits=None if is_known else True,
        actor=viewer.id,
    )


def _slip(
    role: Role,
    submission: Submission,
    light: Decision,
    reason: Suggestion | None,
    last: dict[int, Touch],
    viewer: Recruiter,
    today: date,
    retellings: Retold,
) -> Slip:
    person = submission.candidate
    again = retellings.get(reason.id) if reason else None
    where = _(_WHERE[submission.stage], name=person.first_name, client=role.client.name)
    return Slip(
        id=f"c{submission.id}",
        group="call",
        owner_id=person.owner_id,
        candidate=person,
        why=why_told(reason, again) if reason else where,
        said=said_in(reason, viewer) if reason else None,
        light=light,
        last_touch=last_words(last.get(person.id), today, viewer.zone),
        best=best_way(person),
        fit=fit_shown(reason, again) if reason else None,
        actions=_ACTIONS,
        suggestion_id=reason.id if reason else None,
        tel=phone_of(person),
    )
