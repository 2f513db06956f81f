"""What a recruiter does with a slip: snooze, dismiss, acknowledge, take it back."""

from decimal import Decimal
from typing import cast

from flask import abort, flash, redirect, render_template, request, url_for

from agency import clock, history
from agency.database import db
from agency.history import CannotUndo, Change
from agency.languages.speaking import N_, _
from agency.matching.profiles import refresh_profiles
from agency.portal.face import me, portal
from agency.portal.slip_answers import Answer, day_chosen, not_done, settled
from agency.queue import later
from agency.recontact.dismissing import (
    DayMissing,
    Dismissal,
    PayMissing,
    dismiss,
    effects,
    take_back,
)
from agency.recontact.models import DismissReason, NotWaiting, Suggestion
from agency.recontact.queries import suggestion_on_list
from agency.recontact.retold import retold
from agency.recontact.slips import fit_shown, slips_of
from agency.recontact.snoozing import snooze_person
from agency.touches.models import Promise
from agency.web.access import found
from agency.web.fields import amount_in, clean
from agency.words import heading_day

_MEANWHILE = N_("A colleague, or another window of yours, has dealt with this already.")
Kept = Suggestion | Promise
_UNDOABLE: dict[str, type[Suggestion] | type[Promise]] = {
    Suggestion.__tablename__: Suggestion,
    Promise.__tablename__: Promise,
}


@portal.post("/suggestions/<int(max=2147483647):suggestion_id>/snooze", endpoint="snooze")
def snooze(suggestion_id: int) -> Answer:
    suggestion = _on_list(suggestion_id)
    until = day_chosen()
    if until is None and request.form.get("days") != "change":
        return not_done(_("Choose a day after today."))
    try:
        snooze_person(db.session(), suggestion, until)
    except NotWaiting:
        return not_done(_(_MEANWHILE))
    if until is None:
        return settled(suggestion, N_("%(name)s snoozed until something changes."))
    return settled(suggestion, N_("%(name)s snoozed until %(day)s."), day=heading_day(until))


@portal.post("/suggestions/<int(max=2147483647):suggestion_id>/dismissal", endpoint="dismiss")
def dismiss_suggestion(suggestion_id: int) -> Answer:
    suggestion, dismissal = _on_list(suggestion_id), _dismissal()
    try:
        changed = dismiss(db.session(), suggestion, dismissal, me().id, clock.now())
    except DayMissing:
        return not_done(_("Choose the day to look again, after today."))
    except PayMissing:
        return not_done(_("Write the pay they want as a number, such as 135000 or 135k."))
    except NotWaiting:
        return not_done(_(_MEANWHILE))
    if changed:
        _match_anew(suggestion.candidate_id)
    is_old = dismissal.why is DismissReason.out_of_date
    until = heading_day(dismissal.until) if dismissal.until else ""
    return settled(suggestion, _said(dismissal), is_old, day=until)


@portal.post(
    "/suggestions/<int(max=2147483647):suggestion_id>/acknowledgement", endpoint="acknowledge"
)
def acknowledge(suggestion_id: int) -> Answer:
    suggestion = _on_list(suggestion_id)
    try:
        suggestion.acknowledge(me().id, clock.now())
    except NotWaiting:
        return not_done(_(_MEANWHILE))
    return settled(suggestion, N_("%(name)s acknowledged."))


@portal.get("/suggestions/<int(max=2147483647):suggestion_id>/fit", endpoint="suggestion_fit")
def fit(suggestion_id: int) -> str:
    suggestion = found(db.session.get(Suggestion, suggestion_id))
    again = retold(db.session(), [suggestion]).get(suggestion.id)
    shown = found(fit_shown(suggestion, again))
    whole_page = "HX-Request" not in request.headers
    return render_template(
        "portal/fit.html", suggestion=suggestion, fit=shown, whole_page=whole_page
    )


@portal.post("/undo", endpoint="undo")
def undo() -> Answer:
    """Take back the newest change of a slip, if it is mine and nothing came after it."""
    change = found(db.session.get(Change, request.form.get("token", type=int) or 0))
    model = _UNDOABLE.get(change.table_name)
    if model is None or (change.actor_kind, change.actor_id) != ("recruiter", me().id):
        abort(403)
    known = db.session.get(model, change.row_id, with_for_update=True)
    record = cast(Kept, found(known))
    try:
        if isinstance(record, Suggestion):
            _take_back(record, change)
        else:
            history.put_back(record, change)
    except CannotUndo:
        return not_done(_("That has been changed again since, so it was not taken back."))
    db.session.commit()
    if "HX-Request" in request.headers:
        return _slip_again(record)
    flash(_("That is back on your list."))
    return redirect(url_for("portal.today"))


def _take_back(suggestion: Suggestion, change: Change) -> None:
    if take_back(db.session(), suggestion, change, clock.now()):
        _match_anew(suggestion.candidate_id)


def _match_anew(candidate_id: int) -> None:
    """What they want has changed."""
    refresh_profiles(db.session(), [candidate_id])
    later(db.session(), "rematch_candidate", candidate_id=candidate_id)


def _slip_again(record: Suggestion | Promise) -> str:
    suggestions = [record] if isinstance(record, Suggestion) else []
    promises = [record] if isinstance(record, Promise) else []
    (item,) = slips_of(db.session(), suggestions, promises, clock.now(), me())
    return render_template("portal/slip.html", item=item, dismiss_reasons=effects())


def _on_list(suggestion_id: int) -> Suggestion:
    return found(suggestion_on_list(db.session(), suggestion_id))


def _dismissal() -> Dismissal:
    reason = request.form.get("reason", "")
    if reason not in DismissReason.__members__:
        abort(400)
    note = clean(request.form.get("note", ""))[:500]
    return Dismissal(
        DismissReason(reason), note, day_chosen(), _amount(request.form.get("pay", ""))
    )


def _amount(typed: str) -> Decimal | None:
    try:
        return amount_in(typed)
    except ValueError:
        return None


def _said(dismissal: Dismissal) -> str:
    if dismissal.why is DismissReason.bad_moment and dismissal.until:
        return N_("%(name)s snoozed until %(day)s.")
    return {
        DismissReason.wrong_pay: N_("%(name)s dismissed. What they want is written down."),
        DismissReason.reason_wrong: N_(
            "%(name)s dismissed. The reason goes to whoever tunes suggestions."
        ),
    }.get(dismissal.why, N_("%(name)s dismissed."))
