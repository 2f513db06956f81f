"""Who is at the door: joins the cookie of Flask-Login to the sessions that we keep."""

from datetime import timedelta

from flask import request, session
from flask_login import LoginManager, UserMixin, login_user, logout_user

from agency import clock
from agency.database import db
from agency.recruiters.models import Recruiter, RecruiterSession
from agency.recruiters.sessions import living_session, note_seen, start_session
from agency.web.browsers import browser_named

_TIME_FOR_SECOND_STEP = timedelta(minutes=10)
_HALF_IN, _OWES = "half_in", "owes_second_step"
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


def let_half_in(recruiter: Recruiter, keep: bool, where: str) -> None:
    """The first step is done; the cookie says whose second one is waited for, for ten minutes."""
    session.clear()
    session[_HALF_IN] = {
        "recruiter_id": recruiter.id,
        "until": (clock.now() + _TIME_FOR_SECOND_STEP).timestamp(),
        "keep": keep,
        "where": where,
    }


def half_in() -> tuple[Recruiter, bool, str] | None:
    """Whose second step is waited for, whether to keep them signed in, and where they were going."""
    told = session.get(_HALF_IN)
    if not told or told["until"] < clock.now().timestamp():
        return None
    recruiter = db.session.get(Recruiter, told["recruiter_id"])
    if recruiter is None or not recruiter.is_active:
        return None
    return recruiter, told["keep"], told["where"]


def whose_second_step() -> str:
    """Whose tries are counted, as the cookie says; the database is not asked."""
    told = session.get(_HALF_IN)
    return f"second step {told['recruiter_id']}" if told else "nobody"


def owes_second_step(owes: bool) -> None:
    """Whether this browser sees nothing before its second step is set up."""
    if owes:
        session[_OWES] = True
    else:
        session.pop(_OWES, None)


def does_owe_second_step() -> bool:
    return bool(session.get(_OWES))


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
