"""How gunicorn serves the portal: `gunicorn --config python:agency.web.serving wsgi:app`."""

from threading import Thread
from typing import Any

from agency.touches.reading.grammar import make_ready


def post_worker_init(_worker: Any) -> None:
    """The grammars of notes take seconds to be made ready: now, and not when somebody types the first note."""
    Thread(target=make_ready, name="grammars", daemon=True).start()
