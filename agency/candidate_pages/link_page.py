"""Behind the link of a letter: a page that shows nothing about anybody, and buttons that act at once.

Opening it asks the database nothing about the link and changes nothing, for mail filters open
links. What a button does needs no code, and no answer repeats what we hold.
"""

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_limiter.util import get_remote_address
from werkzeug.wrappers import Response

from agency import clock
from agency.answers import at_clients, by_link
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_forms import (
    AnswerForm,
    FactsForm,
    FileForm,
    NewLinkForm,
    NotBeforeForm,
)
from agency.candidate_pages.visits import contact_stopper, holder, show_out, stopper, zone_of
from agency.candidates.links import Door, LinkOver
from agency.candidates.models import Candidate
from agency.candidates.sent_resumes import LARGEST, FileRefused
from agency.database import db
from agency.languages.speaking import N_, _
from agency.queue import later
from agency.web.errors import typed
from agency.web.files import takes_files
from agency.web.filters import today as agency_today
from agency.web.rate_limits import limiter, unreadable
from agency.web.request_log import log
from agency.words import heading_day
from agency.words import month as month_words

Answer = str | Response | tuple[str, int]
MONTHS = {"1": 1, "3": 3, "0": 0}
SAID = {
    "still_right": N_("Thank you. We have noted that it is still right."),
    "interested": N_("Thank you. Your answer is on its way to the person who wrote to you."),
    "not_interested": N_(
        "Thank you for saying so. Your answer is on its way to the person who wrote to you."
    ),
}
STOPPED = N_("We will not contact you again. Letters that were waiting have been taken back.")


def _link() -> str:
    return unreadable("link", str((request.view_args or {}).get("token")))


pressing = limiter.shared_limit("60 per hour", scope="link", key_func=_link)
sending_files = limiter.shared_limit("10 per hour", scope="files", key_func=_link)
from_one_place = limiter.shared_limit("300 per hour", scope="links", key_func=get_remote_address)


@candidate_pages.get("/<token>")
def link_page(token: str) -> str:
    """The same for every token, good, old or invented, so that opening it tells nothing."""
    return shown(token)


@candidate_pages.post("/<token>/stop")
@pressing
@from_one_place
def stop(token: str) -> Answer:
    stop_us(token)
    show_out()
    return done(token, _(STOPPED))


@candidate_pages.post("/<token>/pause")
@pressing
@from_one_place
def pause(token: str) -> Answer:
    link = holder(token)
    months = MONTHS.get(request.form.get("months", ""))
    if months is None:
        return shown(token), 422
    until = by_link.pause(db.session(), link, months, clock.now(), _today(link.candidate))
    _rematch_and_commit(link.candidate_id)
    return done(token, f"{paused_words(until)} {_('You can end it here, under “Pause me”.')}")


@candidate_pages.post("/<token>/pause/end")
@pressing
@from_one_place
def end_pause(token: str) -> Answer:
    link = holder(token)
    by_link.end_pause(db.session(), link, clock.now(), _today(link.candidate))
    _rematch_and_commit(link.candidate_id)
    return done(token, _("There is no pause now. We keep to everything else you told us."))


@candidate_pages.post("/<token>/answers")
@pressing
@from_one_place
def answer(token: str) -> Answer:
    link, form = holder(token), AnswerForm()
    kind = request.form.get("answer", "")
    if kind not in SAID or not form.validate():
        return shown(token, answer_form=form), 422
    words, person = form.text.data or "", link.candidate
    by_link.say(db.session(), link, kind, words, clock.now(), _today(person))
    _rematch_and_commit(link.candidate_id)
    return done(token, _(SAID[kind]))


@candidate_pages.post("/<token>/date")
@pressing
@from_one_place
def not_before(token: str) -> Answer:
    link = holder(token)
    today = _today(link.candidate)
    form = NotBeforeForm(today=today)
    if not form.validate():
        return shown(token, date_form=form), 422
    month = form.month
    by_link.not_before(db.session(), link, month, clock.now(), today)
    _rematch_and_commit(link.candidate_id)
    return done(token, _("We stay quiet until %(month)s.", month=month_words(month)))


@candidate_pages.post("/<token>/facts")
@pressing
@from_one_place
def facts(token: str) -> Answer:
    link = holder(token)
    today = _today(link.candidate)
    form = FactsForm(today=today)
    if not form.validate():
        return shown(token, facts_form=form), 422
    by_link.say(
        db.session(), link, "facts", form.move.data or "", clock.now(), today, form.in_words
    )
    _rematch_and_commit(link.candidate_id)
    return done(
        token, _("Thank you. What you wrote is on its way to the person who looks after you.")
    )


@candidate_pages.post("/<token>/resume")
@takes_files(LARGEST)
@pressing
@sending_files
@from_one_place
def send_resume(token: str) -> Answer:
    """A file for the owner to look at; nothing that we hold is shown or changed."""
    link, form = holder(token), FileForm()
    today = _today(link.candidate)
    try:
        content = form.content()
        by_link.send_file(db.session(), link, form.name, content, clock.now(), today)
    except FileRefused as refused:
        db.session.rollback()
        form.file.errors = [_(str(refused))]
        return shown(token, file_form=form), 422
    db.session.commit()
    return done(token, _("Thank you. Your file is on its way to the person who looks after you."))


@candidate_pages.errorhandler(LinkOver)
def link_over(_error: LinkOver) -> tuple[str, int]:
    """One answer for a link that ran out, was taken back or never was one."""
    log.warning("profile link refused")
    form = NewLinkForm(formdata=None)
    return render_template("candidate_pages/link_over.html", form=form, typed=typed()), 410


def shown(token: str, **forms: Any) -> str:
    """The page, with the form that was just sent as it was typed."""
    today = agency_today()
    blank: dict[str, Any] = {
        "answer_form": AnswerForm(formdata=None),
        "date_form": NotBeforeForm(formdata=None, today=today),
        "facts_form": FactsForm(formdata=None, today=today),
        "file_form": FileForm(formdata=None),
        "link_form": NewLinkForm(formdata=None),
    }
    sent = next(iter(forms.values()), None)
    return render_template(
        "candidate_pages/link.html", token=token, sent=sent, **{**blank, **forms}
    )


def paused_words(until: date | None) -> str:
    if until is None:
        return _("Paused until you say otherwise.")
    return _("Paused until %(day)s.", day=heading_day(until, with_year=True))


def stop_us(token: str, door: Door = Door.stop) -> None:
    """No contact any more, by the link of a candidate or of somebody at a client; committed. Raises ``LinkOver``."""
    session, now = db.session(), clock.now()
    if (at_client := contact_stopper(token)) is not None:
        at_clients.stop(session, at_client, now)
        session.commit()
        return
    link = stopper(token, door)
    by_link.stop(session, link, now, _today(link.candidate))
    _rematch_and_commit(link.candidate_id)


def _today(candidate: Candidate) -> Any:
    return clock.today(zone_of(candidate))


def _rematch_and_commit(candidate_id: int) -> None:
    later(db.session(), "rematch_candidate", candidate_id=candidate_id)
    db.session.commit()


def done(token: str, words: str) -> Response:
    flash(words, "candidate")
    return redirect(url_for("candidate_pages.link_page", token=token))
