"""Files that leave the house: asking, a colleague's yes, watching, taking."""

from datetime import datetime, timedelta
from typing import Any

from flask import Response as FlaskResponse
from flask import abort, flash, redirect, render_template, stream_with_context, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.queries import candidate_shown
from agency.clients.queries import role_shown
from agency.database import db
from agency.exports.asking import ALONE, ask_for, deciders, exports_shown
from agency.exports.making import MEDIA, file_of
from agency.exports.models import Export, ExportForm, ExportKind, ExportState, NotWaiting
from agency.languages.speaking import _
from agency.portal.export_forms import AskForm, DecisionForm
from agency.portal.face import me, portal, whoever_it_is
from agency.portal.progress import Progress, progress
from agency.queue import later
from agency.recruiters.emails import post_to_recruiter
from agency.recruiters.passwords import is_password
from agency.recruiters.queries import the_agency
from agency.web.access import ForAdministrators, found
from agency.web.files import named
from agency.web.rate_limits import limiter
from agency.web.request_log import log
from agency.words import count_words

_LONG = timedelta(minutes=2)
EXPORT_ID = "<int(max=2147483647):export_id>"


@portal.get("/exports")
def exports() -> str:
    session = db.session()
    shown = exports_shown(session, me())
    return render_template(
        "portal/exports.html",
        exports=shown,
        form=DecisionForm(formdata=None),
        may_decide={one.id for one in shown if _may_decide(one)},
        words=words_for,
        alone=ALONE,
    )


@portal.post("/exports")
@limiter.limit("30 per hour", key_func=whoever_it_is)
def ask_for_export() -> Response:
    form = AskForm()
    if not form.validate():
        abort(400)
    kind = ExportKind(form.kind.data)
    _check(kind, form)
    return start_export(kind, ExportForm(form.form.data), form.asked)


def start_export(kind: ExportKind, form: ExportForm, asked: dict[str, Any]) -> Response:
    """Ask for a file, now or once a colleague agrees, and go where it can be watched; commits."""
    session = db.session()
    export = ask_for(session, me(), kind, form, asked, clock.now())
    if export.state is ExportState.making:
        later(session, "make_export", export_id=export.id)
    else:
        _tell_deciders(export)
    session.commit()
    log.info("export asked for", export_id=export.id, recruiter_id=me().id, rows=export.rows)
    return redirect(url_for("portal.export", export_id=export.id))


@portal.get(f"/exports/{EXPORT_ID}")
def export(export_id: int) -> str:
    """Follows the file while it is made."""
    shown = _own(export_id)
    return render_template(
        "portal/export.html",
        export=shown,
        words=words_for(shown),
        alone=ALONE,
        is_late=_is_late(shown),
        progress=progress_of(shown, clock.now()),
    )


@portal.post(f"/exports/{EXPORT_ID}/decision")
@limiter.limit("30 per hour", key_func=whoever_it_is)
def decide_export(export_id: int) -> Response:
    session, form = db.session(), DecisionForm()
    asked = found(session.get(Export, export_id, with_for_update=True))
    if not _may_decide(asked) or not form.validate():
        abort(403)
    agreed = form.answer.data == "yes"
    if agreed and asked.recruiter_id == me().id and not _knows_password(form):
        flash(_("That is not your password. Nothing was changed."), "error")
        return redirect(url_for("portal.exports"))
    try:
        asked.decide(me(), agreed, clock.now())
    except NotWaiting:
        flash(_("A colleague has answered already."), "error")
        return redirect(url_for("portal.exports"))
    if agreed:
        later(session, "make_export", export_id=export_id)
    session.commit()
    log.info("export decided", export_id=export_id, recruiter_id=me().id, agreed=agreed)
    flash(
        _("Agreed. The file is being made.") if agreed else _("Refused. They see it on their page.")
    )
    return redirect(url_for("portal.exports"))


@portal.post(f"/exports/{EXPORT_ID}/file")
def take_export(export_id: int) -> FlaskResponse:
    """The file, for whoever asked for it and nobody else."""
    session, taken = db.session(), _own(export_id)
    if taken.state is not ExportState.ready:
        abort(404)
    taken.taken_at = taken.taken_at or clock.now()
    session.commit()
    log.info("export taken", export_id=export_id, recruiter_id=me().id, rows=taken.done)
    lines = stream_with_context(file_of(session, export_id))
    return named(FlaskResponse(lines, mimetype=MEDIA[taken.form]), taken.name)


def words_for(export: Export) -> str:
    """ "312 candidates"."""
    rows = export.rows
    match export.kind:
        case ExportKind.candidates:
            return count_words(rows, "candidate", up_to=-1)
        case ExportKind.roles:
            return count_words(rows, "role", up_to=-1)
        case ExportKind.clients:
            return count_words(rows, "client", up_to=-1)
        case ExportKind.people_for_role:
            return count_words(rows, "person for a role", "people for a role", up_to=-1)
        case ExportKind.person:
            return count_words(rows, "card of a person", "cards", up_to=-1)
        case ExportKind.archive:
            return count_words(
                rows, "person and everything else", "people and everything else", up_to=-1
            )


def progress_of(export: Export, now: datetime) -> Progress:
    return progress(export.done, export.rows, _("lines"), export.decided_at or export.asked_at, now)


def _is_late(export: Export) -> bool:
    """Longer than any file takes while a worker runs."""
    begun = export.decided_at or export.asked_at
    return export.state is ExportState.making and clock.now() - begun > _LONG and not export.done


def _check(kind: ExportKind, form: AskForm) -> None:
    """Whether there is such a thing, and whether it is theirs to take."""
    if kind is ExportKind.archive and not me().is_administrator:
        raise ForAdministrators
    if kind is ExportKind.people_for_role:
        found(role_shown(db.session(), form.role_id.data))
    if kind is ExportKind.person:
        found(candidate_shown(db.session(), form.candidate_id.data))


def _own(export_id: int) -> Export:
    export = found(db.session.get(Export, export_id))
    if export.recruiter_id != me().id:
        abort(404)
    return export


def _may_decide(export: Export) -> bool:
    waits = export.state is ExportState.waiting
    return waits and any(one.id == me().id for one in deciders(db.session(), export))


def _knows_password(form: DecisionForm) -> bool:
    kept = me().password_hash
    return kept is not None and is_password(kept, form.password.data or "")


def _tell_deciders(export: Export) -> None:
    session, now = db.session(), clock.now()
    for recruiter in deciders(session, export):
        post_to_recruiter(
            session,
            the_agency(session),
            recruiter,
            "export_waiting",
            f"export-waiting:{export.id}:{recruiter.id}",
            now,
            by=me(),
            what=words_for(export),
            alone=ALONE,
        )
    later(session, "deliver_mail")
