"""Who is at the door: joins the cookie of Flask-Login to the sessions that we keep."""

from flask import request, session
from flask_login import LoginManager, UserMixin, login_user, logout_user

from agency import clock
from agency.database import db
from agency.recruiters.models import Recruiter, RecruiterSession
from agency.recruiters.sessions import living_session, note_seen, start_session
from agency.web.browsers import browser_named

login_manager = LoginManager()
login_manager.session_protection = None  # ours is kept on the server, and tied to the browser there


class Visitor(UserMixin):
    """A signed-in recruiter: ``current_user.recruiter``, on one browser: ``current_user.record``."""

    def __init__(self, record: RecruiterSession, token: str) -> None:
        self.record = record
        self.recruiter = record.recruiter
        self._token = token

    def get_id(self) -> str:
        return self._token


def let_in(recruiter: Recruiter, keep: bool) -> None:
    """Sign in on this browser, under a new token, leaving nothing of whoever used it before.

    ``keep`` lets the cookie outlive the closing of the browser; the limits on our side stay.
    Whoever calls commits.
    """
    session.clear()
    session.permanent = keep
    record, token = start_session(db.session(), recruiter, _browser(), clock.now())
    login_user(Visitor(record, token))


def show_out(record: RecruiterSession) -> None:
    """Sign this browser out. Whoever calls commits."""
    record.ended_at = clock.now()
    logout_user()
    session.clear()


@login_manager.user_loader
def _load(token: str) -> Visitor | None:
    now = clock.now()
    record = living_session(db.session(), token, _browser(), now)
    if record is None:
        return None
    if note_seen(record, now):
        db.session.commit()
    return Visitor(record, token)


def _browser() -> str:
    return browser_named(request.user_agent.string)
