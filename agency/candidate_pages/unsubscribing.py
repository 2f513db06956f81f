"""One-click unsubscribe (RFC 8058): the mail program presses, without a page, a cookie or a token of ours.

The only route without CSRF protection. A forged press can only make us quieter, and the person can
take it back on their page.
"""

from flask import Response, redirect, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response as AnyResponse

from agency import clock
from agency.answers import by_link
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_page import from_one_place, pressing
from agency.candidate_pages.visits import stopper, zone_of
from agency.candidates.links import LinkOver
from agency.database import db
from agency.queue import later


@candidate_pages.get("/<token>/unsubscribe")
def unsubscribe_page(token: str) -> AnyResponse:
    """Opened in a browser it is the same page as ever, and changes nothing."""
    return redirect(url_for("candidate_pages.link_page", token=token))


@candidate_pages.post("/<token>/unsubscribe")
@pressing
@from_one_place
def unsubscribe(token: str) -> Response:
    try:
        link = stopper(token)
    except LinkOver:
        return Response("This address stops nothing.\n", 410, content_type="text/plain")
    person = link.candidate
    by_link.stop(db.session(), person, clock.now(), clock.today(zone_of(person)))
    later(db.session(), "rematch_candidate", candidate_id=person.id)
    db.session.commit()
    return Response("We will not contact you again.\n", content_type="text/plain")


@candidate_pages.record_once
def _without_csrf(state: BlueprintSetupState) -> None:
    state.app.extensions["csrf"].exempt(f"{unsubscribe.__module__}.{unsubscribe.__name__}")
