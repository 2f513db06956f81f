"""A candidate's stage in a role: saved at once, but for what has to be asked first."""

from dataclasses import dataclass
from datetime import date

from flask import abort, flash, redirect, request, url_for
from wtforms import BooleanField, ValidationError

from agency import clock
from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.database import db
from agency.portal.face import me, portal
from agency.portal.role_words import STAGES
from agency.portal.roles import Answer, role_page, shown_role
from agency.queue import later
from agency.recontact.putting_forward import put_forward, take_back
from agency.submissions.models import Stage, Submission
from agency.submissions.moving import NEEDS_RIGHT, KnownToClient, Move
from agency.submissions.queries import submission_of
from agency.web.access import found
from agency.web.fields import DayField, Form, LineField

SURFACED = "surfaced"
"""What the select says of somebody who is not in the pipeline."""


class StageForm(Form):
    """What is asked before a step is taken."""

    agreed = BooleanField("They agreed that we represent them for this role")
    agreed_on = DayField("On")
    starts_on = DayField("First day at work")
    ended_why = LineField("Why")

    def validate_agreed_on(self, field: DayField) -> None:
        if field.data and field.data > clock.today(me().zone):
            raise ValidationError("That day is still to come.")


@dataclass(frozen=True)
class Question:
    """A step that waits for an answer; which of the form's fields are asked."""

    stage: Stage
    candidate: Candidate
    form: StageForm
    asks: tuple[str, ...]
    error: str = ""

    @property
    def label(self) -> str:
        return STAGES[self.stage]


@portal.post(
    "/roles/<int(max=2147483647):role_id>/candidates/<int(max=2147483647):candidate_id>/stage"
)
def stage(role_id: int, candidate_id: int) -> Answer:
    role, person = shown_role(role_id), _person(candidate_id)
    chosen = request.form.get("stage", "")
    if chosen == SURFACED:
        return _take_back(role, person)
    if chosen not in Stage.__members__:
        abort(400)
    form = StageForm()
    question = _question(Stage(chosen), role, person, form)
    if question is not None:
        return role_page(role, question=question), 422 if question.error else 200
    put_forward(db.session(), role, person.id, _move(Stage(chosen), form), me().id, clock.now())
    return _saved(role, person, f"{person.full_name} moved to {STAGES[Stage(chosen)]}.")


def _person(candidate_id: int) -> Candidate:
    person = found(db.session.get(Candidate, candidate_id))
    return found(None if person.erased_at else person)


def _question(chosen: Stage, role: Role, person: Candidate, form: StageForm) -> Question | None:
    """What has to be asked before this step, unless it has been answered."""
    asks = _asks(chosen, submission_of(db.session(), role.id, person.id))
    is_answered = "answered" in request.form
    form.agreed.label.text = (
        f"{person.first_name} agreed that we represent them to {role.client.name}"
    )
    if not asks or (is_answered and form.validate() and _has_right(form, asks)):
        return None
    if not is_answered:
        form.agreed_on.data = clock.today(me().zone)
    error = ""
    if is_answered and not form.errors:
        error = f"Nothing was moved. Ask {person.first_name} first, then tick the box."
    elif is_answered:
        error = "Nothing was moved. Please look at the day again."
    return Question(chosen, person, form, asks, error)


def _asks(chosen: Stage, held: Submission | None) -> tuple[str, ...]:
    asks = []
    if chosen in NEEDS_RIGHT and (held is None or held.right_to_represent_on is None):
        asks += ["agreed", "agreed_on"]
    if chosen is Stage.placed and (held is None or held.starts_on is None):
        asks.append("starts_on")
    if chosen is Stage.not_going_on and (held is None or held.stage is not chosen):
        asks.append("ended_why")
    return tuple(asks)


def _has_right(form: StageForm, asks: tuple[str, ...]) -> bool:
    return "agreed" not in asks or bool(form.agreed.data)


def _move(chosen: Stage, form: StageForm) -> Move:
    today: date = clock.today(me().zone)
    agreed_on = (form.agreed_on.data or today) if form.agreed.data else None
    return Move(
        stage=chosen,
        agreed_on=agreed_on,
        starts_on=form.starts_on.data,
        ended_why=form.ended_why.data or "",
    )


def _take_back(role: Role, person: Candidate) -> Answer:
    try:
        take_back(db.session(), role, person.id)
    except KnownToClient:
        db.session.rollback()
        words = f"{role.client.name} knows of {person.first_name} already. Choose “Not going on”."
        return role_page(shown_role(role.id), said=words, failed=True), 422
    return _saved(role, person, f"{person.full_name} is back among the surfaced.")


def _saved(role: Role, person: Candidate, words: str) -> Answer:
    """Commit, have the person matched anew, and show the page as it is now."""
    role_id, person_id = role.id, person.id
    later(db.session(), "rematch_candidate", candidate_id=person_id)
    db.session.commit()
    if "HX-Request" in request.headers:
        return role_page(shown_role(role_id), said=words, moved=person_id)
    flash(words)
    return redirect(url_for("portal.role", role_id=role_id))
