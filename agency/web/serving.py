"""How gunicorn serves the portal: `gunicorn --config python:agency.web.serving wsgi:app`."""

from threading import Thread
from typing import Any

from agency.touches.reading import hearing, stances, trust
from agency.touches.reading.grammar import make_ready
from agency.touches.reading.learned import weights
from agency.touches.reading.senses import every_sense


def post_worker_init(_worker: Any) -> None:
    """What reads notes takes seconds to be made ready: now, and not when somebody types the first note."""
    Thread(target=_ready_to_read, name="grammars", daemon=True).start()


def _ready_to_read() -> None:
    make_ready()
    weights(hearing.LEARNED, hearing.ACTS)
    weights(stances.LEARNED, stances.STANCES)
    weights(trust.LEARNED, trust.WORTHS)
    every_sense()
