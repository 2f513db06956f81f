"""Settings, Fairness: whether people are asked about groups, and how the groups fare, as counts."""

from collections.abc import Mapping

from flask import Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from agency import clock
from agency.database import db
from agency.fairness.asking import BY_NAME, QUESTIONS, RATHER_NOT, WHY_ASKED
from agency.fairness.auditing import audit_agency, numbers, rows_for_auditor
from agency.languages.speaking import N_, Words, _
from agency.portal.csv_files import figures_file
from agency.portal.face import me, portal
from agency.recruiters.queries import the_agency
from agency.web.access import administrators_only, auditors_only
from agency.web.request_log import log

STEP_WORDS = Words(
    {
        "surfaced": N_("Surfaced"),
        "contacted": N_("Contacted"),
        "submitted": N_("Submitted"),
        "placed": N_("Placed"),
    }
)


@portal.get("/settings/fairness")
@auditors_only
def fairness() -> str:
    return render_template(
        "portal/fairness.html",
        asks=the_agency(db.session()).asks_groups,
        audit=audit_agency(db.session(), clock.now()),
        questions=QUESTIONS,
        by_name=BY_NAME,
        rather_not=RATHER_NOT,
        why=WHY_ASKED,
        steps=STEP_WORDS,
    )


@portal.post("/settings/fairness/asking")
@administrators_only
def set_asking() -> AnyResponse:
    """Switching it off stops asking; what people declared stays until they take it back."""
    if request.form.get("asks") not in ("on", "off"):
        abort(400)
    agency = the_agency(db.session())
    agency.asks_groups = request.form["asks"] == "on"
    db.session.commit()
    log.info("asking about groups", on=agency.asks_groups, recruiter_id=me().id)
    flash(
        _("People are asked on their own page.")
        if agency.asks_groups
        else _("Nobody is asked now.")
    )
    return redirect(url_for("portal.fairness"))


@portal.get("/settings/fairness/numbers.csv")
@auditors_only
def fairness_numbers() -> Response:
    rows = numbers(audit_agency(db.session(), clock.now()))
    return figures_file(rows, "fairness.csv", *_words_in_file())


@portal.get("/settings/fairness/auditor.csv")
@auditors_only
def fairness_for_auditor() -> Response:
    """Rows without names, under numbers drawn for this file alone."""
    log.info("fairness rows taken", recruiter_id=me().id)
    rows = rows_for_auditor(db.session(), clock.now())
    return figures_file(rows, "for-the-auditor.csv", *_words_in_file())


def _words_in_file() -> tuple[Mapping[str, str], ...]:
    headings = {one.name: _(one.heading) for one in QUESTIONS}
    answers = {key: _(words) for one in QUESTIONS for key, words in one.answers.items()}
    return STEP_WORDS, headings, answers
