"""Answering from the link of a letter whether one would like to be introduced, and whether it helped.

Write-only, for candidates and people at clients alike: what it is about stands in the letter, and the
page is the same for every link.
"""

from datetime import date

from flask import flash, redirect, render_template, request, url_for

from agency import clock
from agency.answers.introducing import Link, answer_introduction, answer_whether_it_helped
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_forms import AnswerForm
from agency.candidate_pages.link_page import Answer, from_one_place, pressing
from agency.candidate_pages.visits import contact_holder, contact_stopper, holder, zone_of
from agency.candidates.links import Door
from agency.candidates.models import ProfileLink
from agency.database import db
from agency.introductions.models import SideAnswer
from agency.languages.speaking import N_, _
from agency.queue import later
from agency.web.filters import today as agency_today

SAID = {
    SideAnswer.yes: N_(
        "Thank you. If both of you would like it, one letter introduces you. Otherwise you hear "
        "that it did not come about, and nothing else."
    ),
    SideAnswer.no: N_("Thank you for saying so. Nobody is told who it was that would rather not."),
    SideAnswer.not_now: N_(
        "Thank you for saying so. Nobody is told who it was that would rather not."
    ),
}
HELPED = {"yes": True, "no": False}


@candidate_pages.get("/<token>/introduction")
def introduction(token: str) -> str:
    return _page("introduction", token, AnswerForm(formdata=None))


@candidate_pages.post("/<token>/introduction", endpoint="answer_introduction")
@pressing
@from_one_place
def answer(token: str) -> Answer:
    link, form, answered = _holder(token), AnswerForm(), request.form.get("answer", "")
    if answered not in SAID or not form.validate():
        return _page("introduction", token, form), 422
    said, words, now = SideAnswer(answered), form.text.data or "", clock.now()
    answer_introduction(db.session(), link, said, words, now, _today(link))
    _keep(link)
    flash(_(SAID[said]), "candidate")
    return redirect(url_for("candidate_pages.introduction", token=token))


@candidate_pages.get("/<token>/introduction/help")
def introduction_help(token: str) -> str:
    return _page("introduction_help", token, AnswerForm(formdata=None))


@candidate_pages.post("/<token>/introduction/help", endpoint="answer_whether_it_helped")
@pressing
@from_one_place
def say_whether_it_helped(token: str) -> Answer:
    link, form, helped = _holder(token), AnswerForm(), HELPED.get(request.form.get("helped", ""))
    if helped is None or not form.validate():
        return _page("introduction_help", token, form), 422
    words, now = form.text.data or "", clock.now()
    answer_whether_it_helped(db.session(), link, helped, words, now, _today(link))
    _keep(link)
    flash(_("Thank you. That tells us whom to introduce next."), "candidate")
    return redirect(url_for("candidate_pages.introduction_help", token=token))


def _holder(token: str) -> Link:
    """Of somebody at a client, or of a candidate. Raises ``LinkOver``."""
    return contact_holder(token) if contact_stopper(token) else holder(token, Door.introduction)


def _today(link: Link) -> date:
    if isinstance(link, ProfileLink):
        return clock.today(zone_of(link.candidate))
    return agency_today()


def _keep(link: Link) -> None:
    if isinstance(link, ProfileLink):
        later(db.session(), "rematch_candidate", candidate_id=link.candidate_id)
    db.session.commit()


def _page(name: str, token: str, form: AnswerForm) -> str:
    return render_template(f"candidate_pages/{name}.html", token=token, form=form)
