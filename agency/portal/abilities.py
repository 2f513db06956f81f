"""What a candidate can do, kept by a recruiter: skills and designations, a line each."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import ValidationError

from agency.candidates.abilities import (
    designations_in,
    skills_in,
    write_abilities,
    written_designations,
    written_skills,
)
from agency.candidates.lines import LineRefused
from agency.candidates.models import Candidate
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.candidate import changed, shown_person
from agency.portal.face import portal
from agency.web.fields import Form, TextField


class AbilitiesForm(Form):
    """Both lists as text, so that any line is corrected where it stands."""

    designations = TextField(N_("Designations"))
    skills = TextField(N_("Skills"))

    def show(self, candidate: Candidate) -> None:
        self.designations.data = written_designations(candidate)
        self.skills.data = written_skills(candidate)

    def validate_designations(self, field: Any) -> None:
        _read(designations_in, field)

    def validate_skills(self, field: Any) -> None:
        _read(skills_in, field)


@portal.route("/candidates/<int(max=2147483647):candidate_id>/abilities", methods=["GET", "POST"])
def abilities(candidate_id: int) -> str | Response | tuple[str, int]:
    """What is written is what we know; what was there before stays in the history."""
    person, form = shown_person(candidate_id), AbilitiesForm()
    if not form.is_submitted():
        form.show(person)
    if not form.validate_on_submit():
        page = render_template("portal/candidate_abilities.html", form=form, candidate=person)
        return page, 422 if form.errors else 200
    skills, designations = skills_in(form.skills.data), designations_in(form.designations.data)
    write_abilities(db.session(), person, skills, designations)
    changed(person.id)
    db.session.commit()
    flash(_("Saved. What was there before is kept."))
    return redirect(url_for("portal.candidate", candidate_id=person.id))


def _read(read: Any, field: Any) -> None:
    try:
        read(field.data or "")
    except LineRefused as refused:
        raise ValidationError(str(refused)) from None
