"""Signs a recruiter in without the form, for tests that are about something else."""

from flask import session
from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf

from agency import clock
from agency.database import db
from agency.recruiters.models import Recruiter
from agency.recruiters.sessions import start_session
from agency.web.browsers import browser_named
from tests.support.pages import AuditedClient

BROWSER = browser_named("Werkzeug")


def sign_in(client: FlaskClient, recruiter: Recruiter) -> str:
    """Give the client's cookie a living session of the recruiter; returns the session's token.

    ``client = app.test_client(); sign_in(client, maya); client.get("/today")``. Post with
    ``client.post_form(url, data)``: see ``tests.support.pages``; its token is that of the session.
    """
    _, token = start_session(db.session(), recruiter, BROWSER, clock.now())
    db.session.commit()
    with client.application.app_context(), client.application.test_request_context():
        csrf_token, kept = generate_csrf(), session["csrf_token"]
    with client.session_transaction() as cookie:
        cookie.clear()
        cookie.update(_user_id=token, _fresh=True, csrf_token=kept)
    if isinstance(client, AuditedClient):
        client.csrf_token = csrf_token
    return token
