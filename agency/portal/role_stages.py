"""A candidate's stage in a role: saved at once, but for what has to be asked first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import abort, flash, redirect, request, url_for
from wtforms import BooleanField, SelectField, ValidationError

from agency import clock
from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.contact.consent import terms_of
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.face import me, portal
from agency.portal.role_words import RIGHT_HOW, STAGES, SURFACED
from agency.portal.roles import Answer, role_page, shown_role
from agency.queue import later
from agency.recontact.putting_forward import put_forward, take_back
from agency.submissions.models import Stage, Submission
from agency.submissions.moving import NEEDS_RIGHT, KnownToClient, Move
from agency.submissions.queries import Earlier, earlier_submissions, submission_of
from agency.web.access import found
from agency.web.fields import DayField, Form, LineField, choices_of
from agency.words import capital

_TICKS = {
    "agreed": N_("Ask %(name)s first, then tick the box."),
    "knows": N_("Read what came before, then tick the box."),
}


class StageForm(Form):
    """What is asked before a step is taken."""

    agreed = BooleanField(N_("They agreed that we represent them for this role"))
    agreed_on = DayField(N_("On"))
    agreed_how = SelectField(
        N_("How they said so"),
        validate_choice=False,  # where the yes is on record already this is not asked
    )
    agreed_words = LineField(N_("In their words"), most=500, description=N_("If you have them."))
    knows = BooleanField(N_("I have read this and spoken about it with them"))
    starts_on = DayField(N_("First day at work"))
    ended_why = LineField(N_("Why"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [(way, capital(words)) for way, words in RIGHT_HOW.items()]
        self.agreed_how.choices = choices_of(ways)

    def validate_agreed_on(self, field: DayField) -> None:
        if field.data and field.data > clock.today(me().zone):
            raise ValidationError(_("That day is still to come."))

    def validate_agreed_how(self, field: SelectField) -> None:
        if self.agreed.data and field.data not in RIGHT_HOW:
            raise ValidationError(_("Say how they agreed."))


@dataclass(frozen=True)
class Question:
    """A step that waits for an answer; which of the form's fields are asked."""

    stage: Stage
    candidate: Candidate
    form: StageForm
    asks: tuple[str, ...]
    earlier: Earlier
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
    terms_of(db.session(), person.id)  # two colleagues at once are warned of each other
    question = _question(Stage(chosen), role, person, form)
    if question is not None:
        return role_page(role, question=question), 422 if question.error else 200
    put_forward(db.session(), role, person.id, _move(Stage(chosen), form), me().id, clock.now())
    return _saved(
        role,
        person,
        _("%(name)s moved to %(stage)s.", name=person.full_name, stage=STAGES[Stage(chosen)]),
    )


def _person(candidate_id: int) -> Candidate:
    person = found(db.session.get(Candidate, candidate_id))
    return found(None if person.erased_at else person)


def _question(chosen: Stage, role: Role, person: Candidate, form: StageForm) -> Question | None:
    """What has to be asked before this step, unless it has been answered."""
    held = submission_of(db.session(), role.id, person.id)
    earlier = _earlier(chosen, held, role, person)
    asks = _asks(chosen, held) + (("knows",) if earlier else ())
    is_answered = "answered" in request.form
    form.agreed.label.text = _(
        "%(name)s agreed that we represent them to %(client)s",
        name=person.first_name,
        client=role.client.name,
    )
    if not asks or (is_answered and form.validate() and not _unticked(form, asks)):
        return None
    if not is_answered:
        form.agreed_on.data = clock.today(me().zone)
    return Question(chosen, person, form, asks, earlier, _error(person, form, asks, is_answered))


def _earlier(chosen: Stage, held: Submission | None, role: Role, person: Candidate) -> Earlier:
    """What the client may have seen already, when they are about to see this person."""
    if chosen not in NEEDS_RIGHT or (held is not None and held.stage in NEEDS_RIGHT):
        return Earlier((), ())
    return earlier_submissions(db.session(), role, person.id)


def _asks(chosen: Stage, held: Submission | None) -> tuple[str, ...]:
    asks = []
    if chosen in NEEDS_RIGHT and (held is None or held.right_to_represent_on is None):
        asks += ["agreed", "agreed_on", "agreed_how", "agreed_words"]
    if chosen is Stage.placed and (held is None or held.starts_on is None):
        asks.append("starts_on")
    if chosen is Stage.not_going_on and (held is None or held.stage is not chosen):
        asks.append("ended_why")
    return tuple(asks)


def _unticked(form: StageForm, asks: tuple[str, ...]) -> str:
    """The first box that has to be ticked and is not."""
    return next((name for name in _TICKS if name in asks and not form[name].data), "")


def _error(person: Candidate, form: StageForm, asks: tuple[str, ...], is_answered: bool) -> str:
    if not is_answered:
        return ""
    if form.errors:
        return _("Nothing was moved. Please look at this again.")
    what = _(_TICKS[_unticked(form, asks)], name=person.first_name)
    return _("Nothing was moved. %(what)s", what=what)


def _move(chosen: Stage, form: StageForm) -> Move:
    today: date = clock.today(me().zone)
    agreed_on = (form.agreed_on.data or today) if form.agreed.data else None
    return Move(
        stage=chosen,
        agreed_on=agreed_on,
        agreed_how=form.agreed_how.data if agreed_on else "",
        agreed_words=form.agreed_words.data or "",
        starts_on=form.starts_on.data,
        ended_why=form.ended_why.data or "",
    )


def _take_back(role: Role, person: Candidate) -> Answer:
    try:
        take_back(db.session(), role, person.id)
    except KnownToClient:
        db.session.rollback()
        words = _(
            "%(client)s knows of %(name)s already. Choose “Not going on”.",
            client=role.client.name,
            name=person.first_name,
        )
        return role_page(shown_role(role.id), said=words, failed=True), 422
    return _saved(role, person, _("%(name)s is back among the surfaced.", name=person.full_name))


def _saved(role: Role, person: Candidate, words: str) -> Answer:
    """Commit, have the person matched anew, and show the page as it is now."""
    role_id, person_id = role.id, person.id
    later(db.session(), "rematch_candidate", candidate_id=person_id)
    db.session.commit()
    if "HX-Request" in request.headers:
        return role_page(shown_role(role_id), said=words, moved=person_id)
    flash(words)
    return redirect(url_for("portal.role", role_id=role_id))
