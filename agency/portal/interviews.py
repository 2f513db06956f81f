"""Interviews: the day, the pack before them and the debrief after them."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from wtforms import HiddenField, RadioField, ValidationError

from agency import clock
from agency.coaching.bank import bank_of_role, teach
from agency.coaching.debriefing import Told, ToldAlready, tell_debrief
from agency.coaching.interviews import (
    NotAtInterview,
    call_off,
    interview_shown,
    note_interview,
    prepared,
    roles_to_interview_for,
    takes_place,
)
from agency.coaching.models import Debrief, HowItWent, Interview, Pack, QuestionKind
from agency.coaching.packing import Packed, begin_pack, evidence_in, evidence_written, save_pack
from agency.coaching.wording import KINDS, WENT
from agency.database import db
from agency.languages.speaking import N_, _, speaking
from agency.portal.candidate import shown_person
from agency.portal.coaching import OF_PERSON, Answer, InterviewForm, coaching_page
from agency.portal.face import me, portal
from agency.portal.meanwhile import Meanwhile, RecordForm, hold, meanwhile, remember
from agency.recruiters.queries import the_agency
from agency.web.access import found
from agency.web.fields import DayField, Form, LineField, TextField, needed
from agency.words import count_words, heading_day

_INTERVIEW = "/interviews/<int(max=2147483647):interview_id>"
_MOST_LINES = 40
_LONGEST_LINE = 300


class DayForm(Form):
    """An interview that is moved."""

    happens_on = DayField(N_("Day"), [needed(N_("Choose the day of the interview."))])
    how = LineField(
        N_("Where and with whom"),
        description=N_("“14:00, by video, with the head of data and two engineers.”"),
    )


def a_line_each(_form: Form, field: TextField) -> None:
    lines = lines_in(field.data)
    if len(lines) > _MOST_LINES:
        raise ValidationError(_("At most %(most)s lines, please.", most=_MOST_LINES))
    for line in lines:
        if len(line) > _LONGEST_LINE:
            raise ValidationError(
                _(
                    "“%(line)s…” is longer than %(most)s characters.",
                    line=line[:40],
                    most=_LONGEST_LINE,
                )
            )


class PackForm(RecordForm):
    """What they read before an interview."""

    client_words = TextField(
        N_("In the client’s words"),
        most=3_000,
        description=N_("Only what they said, word for word."),
    )
    questions = TextField(N_("Likely questions"), [a_line_each], description=N_("One a line."))
    evidence = TextField(
        N_("What speaks for them"),
        most=8_000,
        description=N_(
            "A line for each thing the role asks for: the thing, a colon, and what shows it."
        ),
    )
    advice = TextField(
        N_("Our advice"), most=3_000, description=N_("What to stress, and what to leave out.")
    )


class DebriefForm(RecordForm):
    """What they tell afterwards, and what the client said."""

    went = RadioField(N_("How did it go?"), choices=[*WENT.items()], validate_choice=False)
    words = TextField(N_("In their words"), most=3_000)
    asked = TextField(
        N_("What were they asked?"),
        [a_line_each],
        description=N_("One question a line, as it was asked."),
    )
    cared_about = TextField(N_("What did the client care about?"), most=3_000)
    client_words = TextField(
        N_("What the client said"),
        most=3_000,
        description=N_("Only what they said, word for word. It stands on the client’s page."),
    )
    told = HiddenField()
    """That it corrects the one there is."""

    def validate_went(self, field: RadioField) -> None:
        if field.data not in HowItWent.__members__:
            raise ValidationError(_("Choose how it went."))


@portal.post(f"{OF_PERSON}/interviews", endpoint="note_interview")
def note(candidate_id: int) -> Answer:
    person, form, session = shown_person(candidate_id), InterviewForm(), db.session()
    form.offer(roles_to_interview_for(session, person.id))
    if not form.validate():
        return coaching_page(person, form), 422
    on = form.happens_on.data
    assert on is not None, "a valid form has a day"
    try:
        interview, is_new = note_interview(
            session,
            person.id,
            form.role_id.data,
            on,
            form.how.data or "",
            me().id,
        )
    except NotAtInterview:
        session.rollback()
        form.role_id.errors = [_("They are no longer at the stage of interviews for this role.")]
        return coaching_page(person, form), 422
    session.commit()
    day = heading_day(interview.happens_on)
    flash(
        _("The interview on %(day)s is noted.", day=day)
        if is_new
        else _("The interview on %(day)s was noted already. Nothing was changed.", day=day)
    )
    return redirect(url_for("portal.interview", interview_id=interview.id))


@portal.route(_INTERVIEW, methods=["GET", "POST"])
def interview(interview_id: int) -> Answer:
    """One interview with all that hangs on it; sent, its day or its how is another."""
    shown = _shown(interview_id)
    form = DayForm(obj=shown)
    if form.validate_on_submit():
        on = form.happens_on.data
        assert on is not None, "a valid form has a day"
        shown.happens_on, shown.how = on, form.how.data or ""
        db.session.commit()
        flash(_("The interview is on %(day)s.", day=heading_day(shown.happens_on)))
        return redirect(url_for("portal.interview", interview_id=interview_id))
    return _page(shown, form), 422 if form.errors else 200


@portal.post(f"{_INTERVIEW}/calling-off")
def call_interview_off(interview_id: int) -> Answer:
    shown = _shown(interview_id)
    call_off(shown, clock.now())
    db.session.commit()
    flash(_("The interview is called off."))
    return redirect(url_for("portal.interview", interview_id=interview_id))


@portal.post(f"{_INTERVIEW}/return")
def interview_takes_place(interview_id: int) -> Answer:
    """It was called off by mistake."""
    shown = _shown(interview_id)
    takes_place(shown)
    db.session.commit()
    flash(_("The interview takes place on %(day)s.", day=heading_day(shown.happens_on)))
    return redirect(url_for("portal.interview", interview_id=interview_id))


@portal.get(f"{_INTERVIEW}/pack")
def pack(interview_id: int) -> Answer:
    """The sheet as they read it, to print or to look through before it is sent."""
    shown = _shown(interview_id)
    if shown.pack is None:
        return redirect(url_for("portal.edit_pack", interview_id=interview_id))
    return render_template(
        "portal/coaching/pack.html", interview=shown, pack=shown.pack, candidate=shown.candidate
    )


@portal.route(f"{_INTERVIEW}/pack/edit", methods=["GET", "POST"])
def edit_pack(interview_id: int) -> Answer:
    """Begun from the record, in the language they read; what is saved is what they read."""
    shown, form, session = _shown(interview_id), PackForm(), db.session()
    if not form.is_submitted():
        _fill(form, shown)
        remember(session, form, *_kept(shown.pack))
        return _pack_page(shown, form)
    hold(session, shown)
    if shown.pack is not None:
        now = PackForm(formdata=None)
        _fill(now, shown)
        if (changes := meanwhile(session, form, now, me(), shown.pack)) is not None:
            return _pack_page(shown, form, changes), 409
    if not form.validate():
        return _pack_page(shown, form), 422
    packed = Packed(
        form.client_words.data or "",
        lines_in(form.questions.data),
        evidence_in(form.evidence.data or ""),
        form.advice.data or "",
    )
    save_pack(db.session(), shown, packed, me().id)
    db.session.commit()
    flash(_("The pack is saved. They read it once you have sent the letter about it."))
    return redirect(url_for("portal.pack", interview_id=interview_id))


@portal.route(f"{_INTERVIEW}/debrief", methods=["GET", "POST"])
def debrief(interview_id: int) -> Answer:
    """Saved once; afterwards it can be corrected."""
    shown, form, session = _shown(interview_id), DebriefForm(), db.session()
    if not form.is_submitted():
        _show_told(form, shown.debrief)
        remember(session, form, *_kept(shown.debrief))
        return _debrief_page(shown, form)
    hold(session, shown)
    is_correction = form.told.data == "yes"
    if is_correction and shown.debrief is not None:
        now = DebriefForm(formdata=None)
        _show_told(now, shown.debrief)
        if (changes := meanwhile(session, form, now, me(), shown.debrief)) is not None:
            return _debrief_page(shown, form, changes), 409
    if not form.validate():
        return _debrief_page(shown, form), 422
    try:
        tell_debrief(db.session(), shown, _told(form), me().id, is_correction, clock.now())
    except ToldAlready:
        db.session.rollback()
        told = _shown(interview_id).debrief
        by = told.recruiter.first_name if told else ""
        flash(_("%(name)s saved a debrief already. Nothing was changed.", name=by), "error")
        return redirect(url_for("portal.interview", interview_id=interview_id))
    db.session.commit()
    flash(
        _("Corrected. What was there before is kept in the history.")
        if is_correction
        else _("The debrief is saved. Tick what goes into our questions.")
    )
    return redirect(url_for("portal.interview", interview_id=interview_id, _anchor="asked"))


@portal.post(f"{_INTERVIEW}/debrief/questions")
def teach_questions(interview_id: int) -> Answer:
    """What was ticked goes into the bank for this role and client."""
    shown = _shown(interview_id)
    told = found(shown.debrief)
    ticked = [words for words in told.asked if words in request.form.getlist("question")]
    kind = request.form.get("kind", "")
    which = QuestionKind(kind) if kind in QuestionKind.__members__ else QuestionKind.client
    taught = teach(db.session(), shown.role, ticked, which, shown.happens_on)
    db.session.commit()
    flash(
        _(
            "Taken in: %(questions)s. Whoever goes to %(client)s next will practise them.",
            questions=count_words(len(taught), "question"),
            client=shown.role.client.name,
        )
        if taught
        else _("Nothing was ticked, so nothing was changed.")
    )
    return redirect(url_for("portal.interview", interview_id=interview_id, _anchor="asked"))


def _shown(interview_id: int) -> Interview:
    return found(interview_shown(db.session(), interview_id))


def _page(shown: Interview, form: DayForm) -> str:
    session = db.session()
    today: date = clock.today(me().zone)
    return render_template(
        "portal/coaching/interview.html",
        interview=shown,
        candidate=shown.candidate,
        form=form,
        is_over=shown.happens_on < today,
        is_prepared=bool(prepared(session, [shown.id])),
        taught={one.words for one in bank_of_role(session, shown.role)},
        kinds=KINDS,
        went=WENT,
    )


def _fill(form: PackForm, shown: Interview) -> None:
    """What was saved, or what the record has for it."""
    if shown.pack is not None:
        told = shown.pack
        form.client_words.data, form.advice.data = told.client_words, told.advice
        form.questions.data = "\n".join(told.questions)
        form.evidence.data = evidence_written(told.shown)
        return
    with speaking(shown.candidate.reads(the_agency(db.session()))):
        begun = begin_pack(db.session(), shown.candidate, shown.role, clock.today(me().zone))
    form.client_words.data = begun.client_words
    form.questions.data = "\n".join(begun.questions)
    form.evidence.data = evidence_written(begun.evidence)


def _show_told(form: DebriefForm, told: Debrief | None) -> None:
    if told is None:
        return
    form.went.data, form.words.data = told.went.value, told.words
    form.asked.data = "\n".join(told.asked)
    form.cared_about.data, form.client_words.data = told.cared_about, told.client_words
    form.told.data = "yes"


def _told(form: DebriefForm) -> Told:
    return Told(
        went=HowItWent(form.went.data),
        words=form.words.data or "",
        asked=list(dict.fromkeys(lines_in(form.asked.data))),
        cared_about=form.cared_about.data or "",
        client_words=form.client_words.data or "",
    )


def _pack_page(shown: Interview, form: PackForm, changed: Meanwhile | None = None) -> str:
    return render_template(
        "portal/coaching/pack_form.html",
        interview=shown,
        candidate=shown.candidate,
        form=form,
        meanwhile=changed,
    )


def _debrief_page(shown: Interview, form: DebriefForm, changed: Meanwhile | None = None) -> str:
    return render_template(
        "portal/coaching/debrief.html",
        interview=shown,
        candidate=shown.candidate,
        form=form,
        meanwhile=changed,
    )


def _kept(record: Pack | Debrief | None) -> list[Pack | Debrief]:
    return [record] if record is not None else []


def lines_in(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
