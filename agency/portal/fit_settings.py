"""How fit is counted here: everybody reads and tries, administrators choose."""

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.clients.models import Role
from agency.database import db
from agency.languages.speaking import N_, _
from agency.matching.choosing import (
    ChosenMeanwhile,
    NothingChanges,
    choose_weights,
    current_weights,
    weights_chosen,
    weights_numbered,
)
from agency.matching.weights import STANDARD, Weights
from agency.portal.face import me, portal
from agency.portal.fit_forms import PART_WORDS, SaveForm, TryForm
from agency.queue import later
from agency.recontact.weights_preview import preview, roles_to_try
from agency.web.access import administrators_only
from agency.web.request_log import log

Answer = str | Response | tuple[str, int]
MEANWHILE = N_(
    "A colleague chose other weights while this page was open. Theirs are in force now; yours are "
    "below as you typed them."
)
SAME = N_("These are the weights in force. Nothing was saved.")


@portal.get("/settings/fit")
def fit_settings() -> Answer:
    """With weights in the address, what they would change for a role."""
    session, tried = db.session(), "want" in request.args
    present = current_weights(session)
    form = TryForm(request.args if tried else None, meta={"csrf": False})
    roles = roles_to_try(session)
    form.offer(roles)
    if not tried:
        form.show(_asked_for(present))
        form.role.data = roles[0].id if roles else None
        return _page(form, present)
    if not form.validate():
        return _page(form, present), 422
    return _page(form, present, **_tried(form, roles, present))


@portal.post("/settings/fit")
@administrators_only
def save_fit_settings() -> Answer:
    session, form = db.session(), SaveForm()
    if not form.validate():
        return _refused(form), 422
    try:
        chosen = choose_weights(
            session, form.weights(), form.seen.data or 0, me().id, clock.now(), form.note.data
        )
    except ChosenMeanwhile:
        session.rollback()
        return _refused(form, _(MEANWHILE)), 409
    except NothingChanges:
        session.rollback()
        return _refused(form, _(SAME)), 422
    take_effect(chosen)
    session.commit()
    flash(
        _("Saved as version %(number)s. Open roles are being matched anew.", number=chosen.number)
    )
    return redirect(url_for("portal.fit_settings"))


def take_effect(chosen: Weights) -> None:
    """Have every open role matched anew, in the transaction that chose."""
    later(db.session(), "surface_every_role")
    log.info("fit weights chosen", number=chosen.number, recruiter_id=me().id)


def _asked_for(present: Weights) -> Weights:
    """The weights to begin with: an old choice, if one is to be used again."""
    number = request.args.get("again", type=int)
    if number is None or not 0 <= number < 2**31:
        return present
    return weights_numbered(db.session(), number) or present


def _tried(form: TryForm, roles: Sequence[Role], present: Weights) -> dict[str, Any]:
    role = next((one for one in roles if one.id == form.role.data), roles[0] if roles else None)
    wanted, now = form.weights(), clock.now()
    today = clock.today(me().zone)
    shown = preview(db.session(), role, me(), present, wanted, now, today) if role else None
    saving = SaveForm(formdata=None, seen=present.number)
    saving.show(wanted)
    return {"wanted": wanted, "role": role, "preview": shown, "saving": saving}


def _refused(form: SaveForm, problem: str = "") -> str:
    """The page as it was typed: what cannot be saved can be mended and tried again."""
    session = db.session()
    present = current_weights(session)
    trying = TryForm(request.form, meta={"csrf": False})
    trying.offer(roles_to_try(session))
    wanted = trying.weights() if trying.validate() else None
    form.seen.raw_data, form.seen.data = None, present.number
    return _page(trying, present, saving=form, wanted=wanted, problem=problem)


def _page(form: TryForm, present: Weights, **more: Any) -> str:
    context: dict[str, Any] = {
        "wanted": None,
        "role": None,
        "preview": None,
        "saving": None,
        "problem": "",
        **more,
    }
    return render_template(
        "portal/settings_fit.html",
        form=form,
        present=present,
        chosen=weights_chosen(db.session()),
        standard=STANDARD,
        words=PART_WORDS,
        **context,
    )
