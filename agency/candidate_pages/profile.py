"""The whole page, filled with what we know; saving it; and the thank-you."""

from datetime import date
from typing import Any

from flask import redirect, render_template, request, url_for

from agency import clock
from agency.answers import by_link
from agency.answers.for_you import something_for, what_happens_now
from agency.answers.known import Known, what_we_know
from agency.answers.saving import ChangedMeanwhile, save_answers
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_page import MONTHS, STOPPED, Answer, done, paused_words
from agency.candidate_pages.profile_form import ProfileForm
from agency.candidate_pages.visits import (
    NotOpen,
    note_language,
    note_touch,
    noted_touch,
    own_page,
    show_out,
    zone_of,
)
from agency.candidates.addresses import read_out
from agency.candidates.models import Candidate, ProfileLink
from agency.database import db
from agency.fairness.declaring import declared_by
from agency.languages.speaking import N_, _
from agency.queue import later
from agency.rights.holding import held_in_brief
from agency.touches.models import Touch
from agency.web.languages import is_switching

MEANWHILE = N_(
    "Something here was changed while this page was open. Your answers are below as you typed "
    "them; look them over and save again."
)


@candidate_pages.get("/<token>/profile")
def profile(token: str) -> str:
    return _shown(own_page(token), token)


@candidate_pages.post("/<token>/profile", endpoint="save_profile")
def save_profile(token: str) -> Answer:
    link = own_page(token)
    note_language(link.candidate)
    form = _form(link.candidate)
    if is_switching():
        db.session.commit()
        form.move.data, form.never.data = form.boxes()
        return _shown(link, token, form)
    if not form.validate():
        return _shown(link, token, form), 422
    try:
        saved = save_answers(
            db.session(), link.candidate, form.answers(), form.seen.data or "", *_now(link)
        )
    except ChangedMeanwhile:
        db.session.rollback()
        return _shown(link, token, problem=_(MEANWHILE), is_fresh=True), 409
    later(db.session(), "rematch_candidate", candidate_id=link.candidate_id)
    db.session.commit()
    note_touch(saved.touch.id)
    return redirect(url_for("candidate_pages.thanks", token=token))


@candidate_pages.post("/<token>/profile/pause", endpoint="pause_profile")
def pause_profile(token: str) -> Answer:
    """At once; what else was typed on the page stays typed."""
    link = own_page(token)
    months = MONTHS.get(request.form.get("months", ""))
    if months is None:
        return _shown(link, token, _form(link.candidate)), 422
    until = by_link.pause(db.session(), link, months, *_now(link))
    return _acted(link, token, paused_words(until))


@candidate_pages.post("/<token>/profile/pause/end", endpoint="end_profile_pause")
def end_profile_pause(token: str) -> Answer:
    link = own_page(token)
    by_link.end_pause(db.session(), link, *_now(link))
    return _acted(link, token, _("The pause is over."))


@candidate_pages.post("/<token>/profile/stop", endpoint="stop_profile")
def stop_profile(token: str) -> Answer:
    link = own_page(token)
    by_link.stop(db.session(), link, *_now(link))
    later(db.session(), "rematch_candidate", candidate_id=link.candidate_id)
    db.session.commit()
    show_out()
    return done(token, _(STOPPED))


@candidate_pages.post("/<token>/profile/return", endpoint="come_back")
def come_back(token: str) -> Answer:
    """They had stopped us, and changed their mind."""
    link = own_page(token)
    by_link.end_stop(db.session(), link, *_now(link))
    return _acted(link, token, _("You may hear from us again, as you say below."))


@candidate_pages.get("/<token>/profile/thanks")
def thanks(token: str) -> Answer:
    link = own_page(token)
    touch = db.session.get(Touch, noted_touch() or 0)
    if touch is None or touch.candidate_id != link.candidate_id:
        return redirect(url_for("candidate_pages.profile", token=token))
    person = link.candidate
    return render_template(
        "candidate_pages/thanks.html",
        token=token,
        link=link,
        person=person,
        steps=what_happens_now(person, _known(person), _today(person)),
        changes=[_apart(line) for line in touch.learned_in_theirs or touch.learned],
        for_you=something_for(db.session(), person),
    )


def _apart(line: str) -> tuple[str, str]:
    """The label of a line and its words; in French a space stands before the colon."""
    label, _colon, words = line.partition(": ")
    return label.rstrip(), words


@candidate_pages.errorhandler(NotOpen)
def not_open(_error: NotOpen) -> tuple[str, int] | Any:
    """Ask for a code; what was typed goes along and is not lost."""
    token = str((request.view_args or {}).get("token"))
    if request.method == "GET":
        return redirect(url_for("candidate_pages.link_page", token=token))
    carried = typed_before()
    return render_template("candidate_pages/closed.html", token=token, carried=carried), 403


def show_again(link: ProfileLink, token: str) -> str:
    """The page as it was typed before it closed. Nothing has been saved yet."""
    notice = _("You are in again. Nothing was saved yet: look your answers over and save them.")
    return _shown(link, token, _form(link.candidate), notice)


def typed_before() -> list[tuple[str, str]]:
    """What the page's form held when it came, to be carried through the code and back."""
    if "seen" not in request.form:
        return []
    left_out = ("csrf_token", "code", "months", "language")
    return [pair for pair in request.form.items(multi=True) if pair[0] not in left_out]


def _acted(link: ProfileLink, token: str, notice: str) -> Answer:
    """Commit what was pressed, and show the page with everything that was typed on it."""
    later(db.session(), "rematch_candidate", candidate_id=link.candidate_id)
    db.session.commit()
    db.session.refresh(link)
    if "seen" not in request.form:
        return redirect(url_for("candidate_pages.profile", token=token))
    rest = _("Nothing else on this page was saved yet.")
    return _shown(link, token, _form(link.candidate), f"{notice} {rest}")


def _shown(
    link: ProfileLink,
    token: str,
    form: ProfileForm | None = None,
    notice: str = "",
    problem: str = "",
    is_fresh: bool = False,
) -> str:
    """The page. ``is_fresh`` says that the person has just been told what changed meanwhile."""
    person = link.candidate
    form = form or _form(person)
    if is_fresh:
        form.seen.data = form.known.fingerprint
    return render_template(
        "candidate_pages/profile.html",
        token=token,
        link=link,
        person=person,
        form=form,
        known=form.known,
        held=held_in_brief(db.session(), person),
        has_declared=bool(declared_by(db.session(), person.id)),
        phone=read_out(person.owner.phone),
        done=notice,
        problem=problem,
        day=_today(person),
    )


def _form(person: Candidate) -> ProfileForm:
    return ProfileForm(known=_known(person), today=_today(person))


def _known(person: Candidate) -> Known:
    return what_we_know(db.session(), person, clock.now(), _today(person))


def _now(link: ProfileLink) -> tuple[Any, date]:
    return clock.now(), _today(link.candidate)


def _today(person: Candidate) -> date:
    return clock.today(zone_of(person))
