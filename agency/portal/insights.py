"""Insights: questions about how we work, each with its answer, a plot and the numbers.

A question is a function of ``agency.insights`` that finds, a field of the report, a sentence in
``insight_answers`` and a template under ``portal/insights/``.
"""

from typing import Any

from flask import Response, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from agency import clock
from agency.database import db
from agency.insights.cold import going_cold
from agency.insights.scope import PERIODS
from agency.insights.surfaced import STEPS
from agency.portal import insight_answers, insight_rows, insight_words
from agency.portal.csv_files import figures_file
from agency.portal.face import me, portal
from agency.portal.insight_report import as_rows, asked_for, report_of
from agency.recontact.cold import surface_these
from agency.web.access import managers_only


@portal.get("/insights")
def insights() -> str:
    return _page("portal/insights.html")


@portal.get("/insights/print")
@managers_only
def insights_printed() -> str:
    """One sheet for a client or an auditor: no candidate is named on it."""
    return _page("portal/insights_printed.html")


@portal.get("/insights.csv")
def insights_csv() -> Response:
    """The numbers behind the plots: counts and shares, nobody's name."""
    rows = as_rows(report_of(asked_for(), clock.now()))
    words = insight_rows
    used = {one: " ".join(said) for one, said in words.USED_WORDS.items()}
    return figures_file(rows, "insights.csv", words.STEP_WORDS, words.REASON_WORDS, used)


@portal.post("/insights/cold")
def put_cold_on_today() -> AnyResponse:
    """The people in the plot, as far as they may hear from us, onto their owners' lists."""
    session, now, scope = db.session(), clock.now(), asked_for()
    missing = [one for one in going_cold(session, scope, now).longest if not one.is_on_today]
    done = surface_these(session, {one.candidate.id for one in missing}, now)
    session.commit()
    flash(insight_answers.put_on_today(done))
    return redirect(url_for("portal.insights", **chosen(), _anchor="cold"))


def chosen() -> dict[str, Any]:
    """The scope of this page as the arguments of another."""
    scope = asked_for()
    return {"weeks": scope.weeks, "whose": "team" if scope.recruiter_id is None else "mine"}


def _page(template: str) -> str:
    return render_template(
        template,
        report=report_of(asked_for(), clock.now()),
        chosen=chosen(),
        periods=PERIODS,
        steps=STEPS,
        answers=insight_answers,
        rows=insight_rows,
        words=insight_words,
        may_audit=me().may_audit,
        may_print=me().is_manager or me().may_audit,
    )
