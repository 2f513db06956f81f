"""What becomes of a slip once it is dealt with: the row that offers to take it back, or why not."""

from datetime import date, timedelta

from flask import flash, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from agency import clock, history
from agency.database import db
from agency.languages.speaking import _
from agency.portal.face import me, portal
from agency.recontact.models import Suggestion
from agency.touches.models import Promise
from agency.web.redirects import page_before

Answer = str | Response
LONGEST_DAYS = 730


def settled(
    record: Suggestion | Promise, said: str, correct_wants: bool = False, **values: str
) -> Answer:
    """Commit, and show the row that offers to take it back; without htmx, the page with a notice.

    ``said`` is a message about ``name`` and ``values``.
    """
    change = history.last_change(db.session(), record)
    name, person, token = (
        record.candidate.full_name,
        record.candidate_id,
        change.id if change else 0,
    )
    wants = url_for("portal.candidate", candidate_id=person, _anchor="wants")
    db.session.commit()
    text = Markup(_(said)) % {"name": Markup("<b>{}</b>").format(name), **values}  # noqa: S704 - a message of ours
    if correct_wants:
        text += Markup(' <a href="{}">{}</a>').format(wants, _("Correct their wants"))
    if "HX-Request" in request.headers:
        return render_template("portal/undone.html", text=text, token=token)
    if correct_wants:
        return redirect(wants)
    flash(text, undoable(token))
    return redirect(page_before() or url_for("portal.today"))


def undoable(token: int) -> str:
    """The category of a notice that offers to take the change back."""
    return f"undo {token}"


def not_done(words: str) -> Answer:
    """Change nothing, and say why where the recruiter looks; the slip stays as it is."""
    db.session.rollback()
    if "HX-Request" in request.headers:
        answer = make_response(render_template("portal/problem.html", words=words), 422)
        answer.headers.update({"HX-Retarget": "#problem", "HX-Reswap": "innerHTML"})
        return answer
    flash(words, "error")
    return redirect(page_before() or url_for("portal.today"))


@portal.app_template_global("snooze_choices")
def snooze_choices() -> list[tuple[int, str, date]]:
    """What the menu offers: days from today, their name, and the day that is."""
    today = clock.today(me().zone)
    to_monday = 7 - today.weekday()
    named = [
        (1, _("Tomorrow")),
        (to_monday if to_monday > 1 else 8, _("Next week")),
        (14, _("In two weeks")),
        (30, _("In a month")),
    ]
    return [(days, words, today + timedelta(days=days)) for days, words in named]


def day_chosen() -> date | None:
    """A day to come, as a number of days or as a date; nothing if it is neither."""
    today = clock.today(me().zone)
    days = request.form.get("days", "")
    if days.isdecimal() and 0 < int(days[:4]) <= LONGEST_DAYS:
        return today + timedelta(days=int(days[:4]))
    try:
        until = date.fromisoformat(request.form.get("until", ""))
    except ValueError:
        return None
    return until if today < until <= today + timedelta(days=LONGEST_DAYS) else None
