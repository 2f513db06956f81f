"""Links that leave the browser: those in letters, built from the configured address and nothing else."""

from typing import Any

from flask import current_app
from werkzeug.routing import MapAdapter

from agency.config import Settings


def external_url(endpoint: str, **values: Any) -> str:
    """The page's whole address, as a letter needs it: ``external_url("portal.candidate", candidate_id=7)``.

    It begins with the configured ``BASE_URL``, never with the host that a request claims to be for,
    and needs no request: a worker's application context is enough.
    """
    settings: Settings = current_app.extensions["settings"]
    adapter: MapAdapter = current_app.url_map.bind("callback.invalid")
    return settings.base_url + adapter.build(endpoint, values)
