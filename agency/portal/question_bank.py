"""The agency's bank of questions, in Settings: add, change, retire, and bring back."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from wtforms import SelectField

from agency import clock
from agency.clients.models import Client
from agency.coaching.bank import bank, bring_back, question_told, retire, seed_questions
from agency.coaching.models import Level, Question, QuestionKind
from agency.coaching.wording import KINDS, LEVELS
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.coaching import Answer
from agency.portal.face import portal
from agency.web.access import found
from agency.web.fields import Form, LineField, choices_of, needed
from agency.words import count_words

_QUESTION = "/settings/questions/<int(max=2147483647):question_id>"


def _number(value: str) -> int | None:
    return int(value) if value else None


class QuestionForm(Form):
    """A question, and whom it suits."""

    words = LineField(N_("Question"), [needed(N_("Write the question."))], most=300)
    kind = SelectField(N_("What it is after"), choices=[*KINDS.items()])
    about = LineField(
        N_("For whom"),
        most=120,
        description=N_(
            "A title, a field of titles or a designation: “Data Engineer”, “Finance”, “PMP”. Empty for everybody."
        ),
    )
    level = SelectField(N_("Level"), choices=[("", N_("Every level")), *LEVELS.items()], default="")
    client_id = SelectField(N_("Asked by"), coerce=_number)

    def offer(self, clients: Sequence[Client]) -> None:
        """Whoever may have asked it."""
        named = [(str(one.id), one.name) for one in clients]
        self.client_id.choices = choices_of([("", _("Any client")), *named])


@portal.get("/settings/questions")
def questions() -> str:
    kind = request.args.get("kind", "")
    which = QuestionKind(kind) if kind in QuestionKind.__members__ else None
    return render_template(
        "portal/coaching/questions.html",
        kind=which,
        questions=bank(db.session(), which),
        kinds=KINDS,
        levels=LEVELS,
    )


@portal.post("/settings/questions/starter")
def starter_questions() -> Answer:
    """Those that a new agency begins with, where there are none yet."""
    count = seed_questions(db.session())
    db.session.commit()
    flash(
        _(
            "Put in: %(questions)s. Change what is not yours.",
            questions=count_words(count, "question"),
        )
        if count
        else _("There are questions already, so nothing was changed.")
    )
    return redirect(url_for("portal.questions"))


@portal.route("/settings/questions/new", methods=["GET", "POST"])
def new_question() -> Answer:
    return _saved_or_shown(QuestionForm(), None)


@portal.route(_QUESTION, methods=["GET", "POST"])
def question(question_id: int) -> Answer:
    asked = _found(question_id)
    form = QuestionForm(obj=asked)
    if not form.is_submitted():
        form.words.data = question_told(asked.words)
    return _saved_or_shown(form, asked)


@portal.post(f"{_QUESTION}/retirement")
def retire_question(question_id: int) -> Answer:
    asked = _found(question_id)
    retire(asked, clock.now())
    db.session.commit()
    flash(_("Nobody is asked “%(words)s” any more.", words=question_told(asked.words)))
    return redirect(url_for("portal.questions"))


@portal.post(f"{_QUESTION}/return")
def bring_question_back(question_id: int) -> Answer:
    asked = _found(question_id)
    bring_back(asked)
    db.session.commit()
    flash(_("“%(words)s” is asked again.", words=question_told(asked.words)))
    return redirect(url_for("portal.questions"))


def _found(question_id: int) -> Question:
    return found(db.session.get(Question, question_id))


def _saved_or_shown(form: QuestionForm, asked: Question | None) -> Answer:
    session = db.session()
    form.offer(session.query(Client).order_by(Client.name).all())
    if not form.validate_on_submit():
        page = render_template("portal/coaching/question.html", form=form, question=asked)
        return page, 422 if form.errors else 200
    saved = asked or Question()
    if form.words.data != question_told(saved.words or ""):
        saved.words = form.words.data
    saved.about = form.about.data or ""
    saved.kind = QuestionKind(form.kind.data)
    saved.level = Level(form.level.data) if form.level.data else None
    if form.client_id.data != saved.client_id:
        saved.client_id, saved.role_id = form.client_id.data, None
    session.add(saved)
    session.commit()
    flash(_("“%(words)s” is saved.", words=question_told(saved.words)))
    return redirect(url_for("portal.questions"))
