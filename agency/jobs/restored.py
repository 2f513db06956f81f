"""Before a process answers anybody: what a restored database has forgotten is done again."""

import structlog
from flask import Flask

from agency import clock, history
from agency.database import db
from agency.queue import later
from agency.rights.replaying import replay_marks

log = structlog.get_logger("rights")


def replay_before_answering(app: Flask) -> None:
    """No request is answered before this process has compared the database with the file of marks."""

    @app.before_request
    def _compare() -> None:
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
