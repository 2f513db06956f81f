"""A deliberately broken Callback: it looks before it writes and trusts that nobody else does.

``python -m tests.support.naive worker`` and ``clock`` run it, to prove that the tests of real
processes would notice.
"""

import sys
import time
from typing import Any

from sqlalchemy import select

from agency import clock
from agency.app import create_app
from agency.digest import writing
from agency.digest.models import DigestEdition, EditionState
from agency.jobs import ticking
from agency.jobs.worker import run_worker
from agency.queue import later
from agency.recontact import occasions, surfacing
from agency.recontact.models import Suggestion

_BLINK = 0.4
"""Between looking and writing; a busy machine does the same."""


def break_it() -> None:
    """Replace each guarantee by a look."""
    surfacing.one_at_a_time = lambda _session: None
    occasions._upsert = _insert_what_is_not_there
    writing._claim = _claim_without_a_key
    ticking._leads = lambda _lock: True
    ticking._still_leads = lambda _lock: True
    ticking.fire = _fire_every_time


def _insert_what_is_not_there(
    session: Any, rows: list[dict[str, Any]]
) -> dict[tuple[int, str], int]:
    there = set(session.execute(select(Suggestion.candidate_id, Suggestion.occasion)).all())
    time.sleep(_BLINK)
    new = [Suggestion(**row) for row in rows if (row["candidate_id"], row["occasion"]) not in there]
    session.add_all(new)
    session.flush()
    return {(one.candidate_id, one.occasion): one.id for one in new}


def _claim_without_a_key(session: Any, recruiter_id: int, occurrence: Any) -> int:
    edition = DigestEdition(
        recruiter_id=recruiter_id, state=EditionState.posted, **vars(occurrence)
    )
    session.add(edition)
    session.flush()
    time.sleep(_BLINK)
    return edition.id


def _fire_every_time(session: Any, entry: Any) -> bool:
    entry.period(clock.now())
    later(session, entry.task)
    session.commit()
    return True


if __name__ == "__main__":
    break_it()
    app = create_app()
    run_worker(app) if sys.argv[1] == "worker" else ticking.run_clock(app)
