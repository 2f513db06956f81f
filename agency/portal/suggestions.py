"""What a recruiter does with a slip: snooze, dismiss, acknowledge, take it back."""

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from flask import abort, flash, redirect, render_template, request, url_for
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from agency import clock, history
from agency.database import db
from agency.history import CannotUndo, Change
from agency.matching.profiles import refresh_profiles
from agency.portal.face import me, portal
from agency.queue import later
from agency.recontact.dismissing import DayMissing, Dismissal, PayMissing, dismiss
from agency.recontact.models import DismissReason, NotWaiting, Suggestion
from agency.recontact.queries import suggestion_on_list
from agency.recontact.slips import fit_shown
from agency.touches.models import Promise
from agency.web.formatting import heading_day

_UNDOABLE = {Suggestion.__tablename__: Suggestion, Promise.__tablename__: Promise}
Answer = str | Response | tuple[str, int]


@portal.post("/suggestions/<int:suggestion_id>/snooze", endpoint="snooze")
def snooze(suggestion_id: int) -> Answer:
    suggestion = _on_list(suggestion_id)
    until = _chosen_day()
    if until == "missing":
        return _not_done(suggestion, "Choose a day after today.")
    try:
        suggestion.snooze(until if isinstance(until, date) else None)
    except NotWaiting:
        return _settled_meanwhile(suggestion)
    words = (
        f" snoozed until {heading_day(until)}."
        if isinstance(until, date)
        else " snoozed until something changes."
    )
    return _done(suggestion, words)


@portal.post("/suggestions/<int:suggestion_id>/dismissal", endpoint="dismiss")
def dismiss_suggestion(suggestion_id: int) -> Answer:
    suggestion = _on_list(suggestion_id)
    try:
        dismissal = _dismissal()
        rematch = dismiss(db.session(), suggestion, dismissal, me().id, clock.now())
    except DayMissing:
        return _not_done(suggestion, "Choose the day to look again, after today.")
    except PayMissing:
        return _not_done(suggestion, "Write the pay they want as a number, such as 135000.")
    except NotWaiting:
        return _settled_meanwhile(suggestion)
    if rematch:
        refresh_profiles(db.session(), [suggestion.candidate_id])
        later(db.session(), "rematch_candidate", candidate_id=suggestion.candidate_id)
    return _done(suggestion, _dismissed_words(dismissal))


@portal.post("/suggestions/<int:suggestion_id>/acknowledgement", endpoint="acknowledge")
def acknowledge(suggestion_id: int) -> Answer:
    suggestion = _on_list(suggestion_id)
    try:
        suggestion.acknowledge(me().id, clock.now())
    except NotWaiting:
        return _settled_meanwhile(suggestion)
    return _done(suggestion, " acknowledged.")


@portal.get("/suggestions/<int:suggestion_id>/fit", endpoint="suggestion_fit")
def fit(suggestion_id: int) -> str:
    suggestion = db.session.get(Suggestion, suggestion_id) or abort(404)
    shown = fit_shown(suggestion) or abort(404)
    whole_page = "HX-Request" not in request.headers
    return render_template(
        "portal/fit.html", suggestion=suggestion, fit=shown, whole_page=whole_page
    )


@portal.post("/undo", endpoint="undo")
def undo() -> Answer:
    """Take back the newest change of a slip, if it is mine and nothing came after it."""
    change = db.session.get(Change, request.form.get("token", type=int) or 0) or abort(404)
    model = _UNDOABLE.get(change.table_name)
    if model is None or (change.actor_kind, change.actor_id) != ("recruiter", me().id):
        abort(403)
    record = db.session.get(model, change.row_id) or abort(404)
    try:
        history.put_back(record, change)
    except CannotUndo:
        flash("That has been changed again since, so it was not taken back.", "error")
    db.session.commit()
    return _back("That is back on your list.")


def _on_list(suggestion_id: int) -> Suggestion:
    return suggestion_on_list(db.session(), suggestion_id) or abort(404)


def _chosen_day() -> date | str | None:
    """A day, nothing for "something changes", or "missing"."""
    today = clock.today(me().zone)
    chosen = request.form.get("days", "")
    if chosen == "change":
        return None
    if chosen.isdigit() and 0 < int(chosen) <= 730:
        return today + timedelta(days=int(chosen))
    until = _day(request.form.get("until", ""))
    return until if until and until > today else "missing"


def _dismissal() -> Dismissal:
    """What was chosen. Raises ``DayMissing`` for a day that has passed."""
    reason = request.form.get("reason", "")
    if reason not in DismissReason.__members__:
        abort(400)
    until = _day(request.form.get("until", ""))
    if until and until <= clock.today(me().zone):
        raise DayMissing
    note = request.form.get("note", "").replace("\0", "").strip()[:500]
    return Dismissal(DismissReason(reason), note, until, _amount(request.form.get("pay", "")))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _amount(text: str) -> Decimal | None:
    try:
        amount = Decimal(text.replace(",", "").replace("$", "").strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 < amount < 10_000_000 else None


def _dismissed_words(dismissal: Dismissal) -> str:
    if dismissal.until and dismissal.why is DismissReason.bad_moment:
        return f" snoozed until {heading_day(dismissal.until)}."
    return {
        DismissReason.wrong_pay: " dismissed. What they want is written down.",
        DismissReason.out_of_date: " dismissed. Correct their wants on their page.",
        DismissReason.reason_wrong: " dismissed. The reason goes to whoever tunes suggestions.",
    }.get(dismissal.why, " dismissed.")


def _done(suggestion: Suggestion, words: str) -> Answer:
    """Commit, and show the row that offers to take it back."""
    change = history.last_change(db.session(), suggestion)
    name, person = suggestion.candidate.full_name, suggestion.candidate_id
    token = change.id if change else 0
    outdated = suggestion.dismissed_why is DismissReason.out_of_date
    db.session.commit()
    if "HX-Request" in request.headers:
        text = Markup("<b>{}</b>{}").format(name, words)
        correct = (
            url_for("portal.candidate", candidate_id=person, _anchor="wants") if outdated else None
        )
        return render_template("portal/undone.html", text=text, token=token, correct=correct)
    if outdated:
        return redirect(url_for("portal.candidate", candidate_id=person, _anchor="wants"))
    return _back(f"{escape(name)}{words}")


def _not_done(suggestion: Suggestion, words: str) -> Answer:
    """Nothing changed; the reason stands where the recruiter looks."""
    db.session.rollback()
    if "HX-Request" in request.headers:
        return render_template("portal/problem.html", words=words), 422
    flash(words, "error")
    return redirect(url_for("portal.today", _anchor=f"item-s{suggestion.id}"))


def _settled_meanwhile(suggestion: Suggestion) -> Answer:
    return _not_done(
        suggestion, "A colleague, or another window of yours, has dealt with this already."
    )


def _back(words: str) -> Answer:
    if "HX-Request" in request.headers:
        return Response(headers={"HX-Refresh": "true"})
    flash(words)
    return redirect(url_for("portal.today"))
