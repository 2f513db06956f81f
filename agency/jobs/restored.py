"""Before a process answers anybody: what a restored database has forgotten is done again."""

import structlog
from flask import Flask, request

from agency import clock, history
from agency.database import db
from agency.queue import later
from agency.rights.replaying import replay_marks

ABOUT_NOBODY = frozenset({"portal.health", "static", "bootstrap.static", "static_htmx"})
"""Answered while the database is out of reach, too."""
log = structlog.get_logger("rights")


def replay_before_answering(app: Flask) -> None:
    """No request is answered before this process has compared the database with the file of marks."""

    @app.before_request
    def _compare() -> None:
        if request.endpoint not in ABOUT_NOBODY:
            replay_once(app)


def replay_once(app: Flask) -> None:
    """Compare once in this process, in a transaction of its own, inside an application context."""
    if app.extensions.get("marks_compared"):
        return
    session = db.session()
    history.act_as(session, "system")
    done = replay_marks(session, clock.now())
    if any(vars(done).values()):
        log.warning("restored database caught up", **vars(done))
        later(session, "surface_every_role")
    session.commit()
    app.extensions["marks_compared"] = True
