"""One-click unsubscribe (RFC 8058): the mail program presses, without a page, a cookie or a token of ours.

The only route without CSRF protection. A forged press can only make us quieter, and the person can
take it back on their page.
"""

from flask import Response, render_template
from flask.blueprints import BlueprintSetupState

from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_page import from_one_place, pressing, stop_us
from agency.candidates.links import Door, LinkOver
from agency.languages.speaking import _


@candidate_pages.get("/<token>/unsubscribe")
def unsubscribe_page(token: str) -> str:
    """Opened in a browser: one button, the same for every token. Opening it changes nothing."""
    return render_template("candidate_pages/unsubscribe.html", token=token)


@candidate_pages.post("/<token>/unsubscribe")
@pressing
@from_one_place
def unsubscribe(token: str) -> Response:
    try:
        stop_us(token, Door.unsubscribe)
    except LinkOver:
        return Response(_("This address stops nothing.") + "\n", 410, content_type="text/plain")
    return Response(_("We will not contact you again.") + "\n", content_type="text/plain")


@candidate_pages.record_once
def _without_csrf(state: BlueprintSetupState) -> None:
    state.app.extensions["csrf"].exempt(f"{unsubscribe.__module__}.{unsubscribe.__name__}")
