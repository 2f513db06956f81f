"""Insights, fit: does it predict, and what points would our own answers have given?"""

from flask import Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from agency import clock
from agency.database import db
from agency.insights.fit_predicts import as_rows, does_fit_predict
from agency.insights.proposing import Proposal
from agency.languages.speaking import N_, _
from agency.matching.choosing import (
    ChosenMeanwhile,
    NothingChanges,
    choose_weights,
    current_weights,
)
from agency.matching.models import WeightsSource
from agency.matching.weights import PARTS
from agency.portal import insight_words
from agency.portal.csv_files import figures_file
from agency.portal.face import me, portal
from agency.portal.fit_settings import take_effect
from agency.web.access import administrators_only
from agency.words import day

MOVED_ON = N_("Nothing was changed: answers or weights have changed since. This is how it is now.")


@portal.get("/insights/fit")
def insights_fit() -> str:
    return _page()


@portal.get("/insights/fit.csv")
def insights_fit_csv() -> Response:
    """The numbers behind the plots of fit: counts and shares, nobody's name."""
    found = does_fit_predict(db.session(), current_weights(db.session()))
    return figures_file(as_rows(found), "fit.csv", insight_words.NAMES)


@portal.post("/insights/fit/proposal")
@administrators_only
def accept_fit_proposal() -> str | AnyResponse | tuple[str, int]:
    """Take the proposal that was on the page; refused if it is another by now."""
    session, now = db.session(), clock.now()
    seen = request.form.get("seen", type=int)
    found = does_fit_predict(session, current_weights(session)).proposal
    if not isinstance(found, Proposal) or seen is None or _shown_points() != found.weights.points:
        return _page(_(MOVED_ON)), 409
    on = day(clock.today(me().zone))
    note = _(
        "Learned from %(learned_from)s answers and tried on %(tried_on)s, %(on)s.",
        learned_from=found.learned_from,
        tried_on=found.tried_on,
        on=on,
    )
    try:
        chosen = choose_weights(
            session, found.weights, seen, me().id, now, note, WeightsSource.proposal
        )
    except (ChosenMeanwhile, NothingChanges):
        session.rollback()
        return _page(_(MOVED_ON)), 409
    take_effect(chosen)
    session.commit()
    flash(
        _("Saved as version %(number)s. Open roles are being matched anew.", number=chosen.number)
    )
    return redirect(url_for("portal.fit_settings"))


def _shown_points() -> tuple[int | None, ...]:
    return tuple(request.form.get(f"{part}_points", type=int) for part in PARTS)


def _page(problem: str = "") -> str:
    present = current_weights(db.session())
    return render_template(
        "portal/insights_fit.html",
        present=present,
        fit=does_fit_predict(db.session(), present),
        words=insight_words,
        parts=PARTS,
        problem=problem,
    )
