"""Which groups somebody belongs to, if they care to say: asked of them alone, on a page of its own."""

from flask import abort, flash, redirect, render_template, url_for
from wtforms import RadioField

from agency import clock
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_page import Answer
from agency.candidate_pages.visits import own_page
from agency.candidates.models import ProfileLink
from agency.database import db
from agency.fairness.asking import QUESTIONS, RATHER_NOT, WHY_ASKED
from agency.fairness.declaring import declare, declared_by, withdraw
from agency.languages.speaking import _
from agency.web.fields import Form
from agency.web.filters import agency_here
from agency.web.languages import is_switching


class GroupsForm(Form):
    """A field for every question; none of them is needed."""

    def answers(self) -> dict[str, str]:
        return {question.name: self[question.name].data or "" for question in QUESTIONS}


for _question in QUESTIONS:
    _choices = [*_question.answers.items(), ("", RATHER_NOT)]
    setattr(GroupsForm, _question.name, RadioField(_question.words, choices=_choices, default=""))


@candidate_pages.get("/<token>/profile/groups")
def groups(token: str) -> str:
    link = own_page(token)
    known = declared_by(db.session(), link.candidate_id)
    if not (_is_asked() or known):
        abort(404)
    return _page(token, link, GroupsForm(formdata=None, data=known), known)


@candidate_pages.post("/<token>/profile/groups", endpoint="save_groups")
def save_groups(token: str) -> Answer:
    """What is chosen is all that is kept. Nobody here is told."""
    link, form = own_page(token), GroupsForm()
    if not _is_asked():
        abort(404)
    if is_switching():
        return _page(token, link, form, declared_by(db.session(), link.candidate_id))
    if not form.validate():
        return _page(token, link, form, declared_by(db.session(), link.candidate_id)), 422
    declare(db.session(), link.candidate_id, form.answers(), clock.now())
    db.session.commit()
    flash(_("Your answers are kept apart from everything else."), "candidate")
    return redirect(url_for("candidate_pages.groups", token=token))


@candidate_pages.post("/<token>/profile/groups/withdrawal", endpoint="withdraw_groups")
def withdraw_groups(token: str) -> Answer:
    """Also where the agency no longer asks."""
    link = own_page(token)
    withdraw(db.session(), link.candidate_id)
    db.session.commit()
    flash(_("What you had answered is gone."), "candidate")
    return redirect(url_for("candidate_pages.profile", token=token))


def _is_asked() -> bool:
    agency = agency_here()
    return agency is not None and agency.asks_groups


def _page(token: str, link: ProfileLink, form: GroupsForm, known: dict[str, str]) -> str:
    return render_template(
        "candidate_pages/groups.html",
        token=token,
        person=link.candidate,
        form=form,
        questions=QUESTIONS,
        why=[_(sentence) for sentence in WHY_ASKED],
        is_asked=_is_asked(),
        has_declared=bool(known),
    )
