"""Coaching of one person: their stories, how practice goes, reviews, and their interviews."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField, SelectField, ValidationError

from agency import clock
from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.coaching.interviews import interviews_of, prepared, roles_to_interview_for
from agency.coaching.models import Story
from agency.coaching.practising import practices_of, progress
from agency.coaching.reviews import newest_reviews
from agency.coaching.rubric import MEASURE_MEANS, MEASURE_WORDS, MEASURES, POINTS, point_of
from agency.coaching.stories import (
    LONGEST,
    Telling,
    ToldMeanwhile,
    stories_of,
    tell,
    versions_of,
)
from agency.coaching.wording import REVIEWS, STORIES, STORY_HINTS, WENT
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.candidate import shown_person
from agency.portal.coaching_words import progress_words
from agency.portal.face import me, portal
from agency.web.access import found
from agency.web.fields import DayField, Form, LineField, TextField, choices_of, needed

Answer = str | Response | tuple[str, int]
OF_PERSON = "/candidates/<int(max=2147483647):candidate_id>"
RUBRIC = {
    "measures": MEASURES,
    "measure_words": MEASURE_WORDS,
    "measure_means": MEASURE_MEANS,
    "points": POINTS,
    "point_of": point_of,
}
"""What the pages that show ratings need."""


class StoryForm(Form):
    """One story as they tell it, and what we think of it."""

    words = TextField(N_("In their words"), most=LONGEST)
    note = TextField(
        N_("Our note"),
        most=2_000,
        description=N_("What to work on. It is not on their page, but theirs to read if they ask."),
    )
    seen = HiddenField()


class InterviewForm(Form):
    """When a client sees them, for which role, and how."""

    role_id = SelectField(N_("Role"), coerce=int)
    happens_on = DayField(N_("Day"), [needed(N_("Choose the day of the interview."))])
    how = LineField(
        N_("Where and with whom"),
        description=N_("“14:00, by video, with the head of data and two engineers.”"),
    )

    def offer(self, roles: list[Role]) -> None:
        """Roles for which they are at the stage of interviews."""
        self.role_id.choices = choices_of(
            (one.id, f"{one.title}, {one.client.name}") for one in roles
        )

    def validate_role_id(self, field: SelectField) -> None:
        if not field.choices:
            raise ValidationError(_("Nobody has moved them to “interview” for a role yet."))


@portal.get(f"{OF_PERSON}/coaching")
def coaching(candidate_id: int) -> str:
    return coaching_page(shown_person(candidate_id))


def coaching_page(person: Candidate, form: InterviewForm | None = None) -> str:
    """The page, with what was typed about an interview if that could not be saved."""
    session = db.session()
    roles, practices = roles_to_interview_for(session, person.id), practices_of(session, person.id)
    if form is None:
        form = InterviewForm(formdata=None)
        form.offer(roles)
    interviews, steps = interviews_of(session, person.id), progress(practices)
    return render_template(
        "portal/coaching/person.html",
        candidate=person,
        stories=stories_of(session, person.id),
        names=STORIES,
        practices=practices,
        steps=steps,
        said=progress_words(steps, len(practices)),
        reviews=newest_reviews(session, person.id),
        review_names=REVIEWS,
        interviews=interviews,
        ready=prepared(session, [one.id for one in interviews]),
        roles=roles,
        form=form,
        today=clock.today(me().zone),
        went=WENT,
        **RUBRIC,
    )


@portal.route(f"{OF_PERSON}/stories/<story>", methods=["GET", "POST"])
def story(candidate_id: int, story: str) -> Answer:
    """One story, written down anew; every version before it is below."""
    person, form = shown_person(candidate_id), StoryForm()
    which = found(Story(story) if story in Story.__members__ else None)
    if not form.is_submitted():
        _show(form, person, which)
        return _story_page(person, which, form)
    if not form.validate():
        return _story_page(person, which, form), 422
    seen = form.seen.data or ""
    told = Telling(
        which, form.words.data or "", form.note.data or "", int(seen) if seen.isdecimal() else 0
    )
    try:
        version = tell(db.session(), person.id, told, me().id, clock.now())
    except ToldMeanwhile:
        db.session.rollback()
        form.form_errors.append(
            _(
                "A newer version was written while you had this open. It is below: save again if yours is better."
            )
        )
        _remember(form, person, which)
        return _story_page(person, which, form), 409
    db.session.commit()
    if version is None:
        flash(_("Nothing was changed: it is written like that already."))
    else:
        flash(_("“%(story)s” is saved. Earlier versions are kept.", story=STORIES[which]))
    return redirect(url_for("portal.coaching", candidate_id=person.id))


def _show(form: StoryForm, person: Candidate, which: Story) -> None:
    newest = stories_of(db.session(), person.id).get(which)
    form.words.data, form.note.data = (newest.words, newest.note) if newest else ("", "")
    _remember(form, person, which)


def _remember(form: StoryForm, person: Candidate, which: Story) -> None:
    newest = stories_of(db.session(), person.id).get(which)
    form.seen.data = str(newest.id if newest else 0)


def _story_page(person: Candidate, which: Story, form: StoryForm) -> str:
    return render_template(
        "portal/coaching/story.html",
        candidate=person,
        form=form,
        name=STORIES[which],
        hint=STORY_HINTS[which],
        versions=versions_of(db.session(), person.id, which),
    )
