"""Practice sessions: questions chosen from the bank, rated as they are answered, and logged as given."""

from collections.abc import Iterator
from datetime import datetime, time
from secrets import token_urlsafe
from zoneinfo import ZoneInfo

from flask import flash, redirect, render_template, request, url_for
from wtforms import HiddenField, SelectField, ValidationError

from agency import clock
from agency.advice.for_person import trade_of
from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.clients.queries import role_shown
from agency.coaching.bank import (
    Asked,
    for_role,
    for_title,
    likely,
    question_told,
    to_practise,
)
from agency.coaching.interviews import interviews_of
from agency.coaching.models import Level, Practice
from agency.coaching.practising import Answered, NewPractice, correct_practice, record_practice
from agency.coaching.rubric import MEASURE_WORDS, MEASURES, POINTS
from agency.coaching.wording import LEVELS
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.candidate import changed, shown_person
from agency.portal.coaching import OF_PERSON, RUBRIC, Answer
from agency.portal.face import me, portal
from agency.portal.touch_form import CHANNELS
from agency.recontact.touch_undone import may_take_back
from agency.recruiters.queries import the_agency
from agency.touches.models import Channel
from agency.web.access import SomebodyElses, found
from agency.web.fields import DayField, Form, LineField, TextField, clean
from agency.words import count_words

ROWS = 8
"""Questions that a session has room for."""
_NOON = time(12)
_RATINGS = [("", N_("Not rated")), *((str(int(point)), words) for point, words in POINTS.items())]


def _number(value: str) -> int | None:
    return int(value) if value else None


class PracticeForm(Form):
    """A session. A question without a rating counts as not asked."""

    happened_on = DayField(N_("Day"), description=N_("Today, if it is left empty."))
    channel = SelectField(
        N_("How"),
        choices=[(one.value, CHANNELS[one]) for one in (Channel.call, Channel.meeting)],
    )
    for_them = TextField(
        N_("For them"),
        most=3_000,
        description=N_("What they read on their own page: one thing that was good, one to change."),
    )
    own = TextField(N_("The version they found, in their words"), most=5_000)
    note = TextField(N_("For us"), most=3_000)
    once_key = HiddenField(default=lambda: token_urlsafe(16))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for number in range(ROWS):
            words = _("Question %(number)s", number=number + 1)
            self[f"asked_{number}"].label.text = words

    def ask(self, questions: list[str]) -> None:
        """Fill the rows with what is asked next."""
        for number, words in enumerate(questions[:ROWS]):
            self[f"asked_{number}"].data = words

    def show(self, practice: Practice) -> None:
        """What was written before, to be corrected."""
        self.note.data, self.for_them.data = practice.note, practice.for_them
        self.own.data = practice.words
        for number, answer in enumerate(practice.answers[:ROWS]):
            self[f"asked_{number}"].data, self[f"note_{number}"].data = answer.words, answer.note
            for measure in MEASURES:
                self[f"{measure}_{number}"].data = getattr(answer, measure)

    @property
    def answers(self) -> list[Answered]:
        return list(self._answers())

    def _answers(self) -> Iterator[Answered]:
        for number in range(ROWS):
            points = {measure: self[f"{measure}_{number}"].data for measure in MEASURES}
            if any(points.values()):
                words, note = self[f"asked_{number}"].data, self[f"note_{number}"].data
                yield Answered(words=words, note=note or "", **points)

    def validate_happened_on(self, field: DayField) -> None:
        if field.data and field.data > clock.today(me().zone):
            raise ValidationError(_("That day is still to come."))

    def validate(self, extra_validators: object = None) -> bool:
        is_good: bool = super().validate(extra_validators)
        if is_good and not self.answers:
            self.form_errors.append(_("Rate at least one answer: what is not rated was not asked."))
        if any(not answer.words for answer in self.answers):
            self.form_errors.append(_("Write down which question each rating is for."))
        return is_good and not self.form_errors


for _row in range(ROWS):
    setattr(PracticeForm, f"asked_{_row}", LineField("", most=300))
    setattr(PracticeForm, f"note_{_row}", LineField(N_("Note"), most=300))
    for _measure in MEASURES:
        _field = SelectField(MEASURE_WORDS[_measure], choices=_RATINGS, coerce=_number)
        setattr(PracticeForm, f"{_measure}_{_row}", _field)


@portal.route(f"{OF_PERSON}/practices/new", methods=["GET", "POST"])
def new_practice(candidate_id: int) -> Answer:
    person, form = shown_person(candidate_id), PracticeForm()
    asked = _asked(person)
    if not form.is_submitted():
        reader = person.reads(the_agency(db.session()))
        form.ask(to_practise(db.session(), person.id, asked, ROWS - 2, reader))
        return _form_page(person, form, asked)
    if not form.validate():
        return _form_page(person, form, asked), 422
    practice, is_new = record_practice(db.session(), _told(person, form), clock.now())
    if is_new:
        changed(person.id)
    db.session.commit()
    if is_new:
        flash(
            _(
                "Practice with %(name)s is saved: %(questions)s. It is logged as given.",
                name=person.full_name,
                questions=count_words(len(practice.answers), "question"),
            )
        )
    else:
        flash(_("This session was saved already. Nothing was changed."))
    return redirect(url_for("portal.practice", practice_id=practice.id))


@portal.get("/practices/<int(max=2147483647):practice_id>")
def practice(practice_id: int) -> str:
    shown = _shown(practice_id)
    is_mine = shown.recruiter_id == me().id
    return render_template(
        "portal/coaching/practice.html",
        candidate=shown.candidate,
        practice=shown,
        is_mine=is_mine,
        undoable=is_mine and bool(may_take_back(db.session(), [shown.touch_id], clock.now())),
        **RUBRIC,
    )


@portal.route("/practices/<int(max=2147483647):practice_id>/edit", methods=["GET", "POST"])
def edit_practice(practice_id: int) -> Answer:
    """Put right by whoever was there. The day and the touch stay as they were logged."""
    shown, form = _shown(practice_id), PracticeForm()
    if shown.recruiter_id != me().id and not me().is_manager:
        raise SomebodyElses(shown.recruiter.first_name)
    del form.happened_on, form.channel
    if not form.is_submitted():
        form.show(shown)
        return _form_page(shown.candidate, form, None, shown)
    if not form.validate():
        return _form_page(shown.candidate, form, None, shown), 422
    notes = (form.note.data or "", form.for_them.data or "", form.own.data or "")
    correct_practice(db.session(), shown, form.answers, *notes)
    db.session.commit()
    flash(_("Corrected. What was there before is kept in the history."))
    return redirect(url_for("portal.practice", practice_id=practice_id))


def _shown(practice_id: int) -> Practice:
    shown = found(db.session.get(Practice, practice_id))
    return found(None if shown.candidate.erased_at else shown)


def _asked(person: Candidate) -> Asked:
    """For the role or the title and level in the address, else their next interview, else their trade."""
    session, wanted = db.session(), request.args.get("role", 0, type=int)
    role: Role | None = role_shown(session, wanted) if 0 < wanted < 2**31 else None
    title = str(clean(request.args.get("title", "")))[:200]
    if role is None and not title:
        today = clock.today(me().zone)
        ahead = [
            one for one in interviews_of(session, person.id)
            if one.is_on and one.happens_on >= today
        ]  # fmt: skip
        role = ahead[-1].role if ahead else None
    if role is not None:
        return for_role(person, role)
    asked = for_title(person, title or trade_of(session, person))
    level = request.args.get("level", "")
    return asked.at(Level(level)) if level in Level.__members__ else asked


def _told(person: Candidate, form: PracticeForm) -> NewPractice:
    """A day before today counts at its noon."""
    now, zone = clock.now(), ZoneInfo(me().zone)
    today = now.astimezone(zone).date()
    day = form.happened_on.data or today
    return NewPractice(
        candidate_id=person.id,
        recruiter_id=me().id,
        channel=Channel(form.channel.data),
        happened_at=datetime.combine(day, _NOON, zone) if day < today else now,
        happened_on=day,
        answers=form.answers,
        note=form.note.data or "",
        for_them=form.for_them.data or "",
        words=form.own.data or "",
        once_key=f"practice:{person.id}:{(form.once_key.data or '')[:64]}",
    )


def _bank(person: Candidate, asked: Asked) -> list[str]:
    """What may be asked, in the language they read."""
    session = db.session()
    reader = person.reads(the_agency(session))
    return [question_told(one.words, reader) for one in likely(session, asked)]


def _form_page(
    person: Candidate, form: PracticeForm, asked: Asked | None, practice: Practice | None = None
) -> str:
    return render_template(
        "portal/coaching/practice_form.html",
        candidate=person,
        form=form,
        rows=range(ROWS),
        asked=asked,
        levels=LEVELS,
        bank=_bank(person, asked) if asked else [],
        practice=practice,
        **RUBRIC,
    )
