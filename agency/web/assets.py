"""The browser's files: kept for a year, because their address changes whenever they do."""

import importlib.util
import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

from flask import Flask, Response, send_file

A_YEAR = 365 * 24 * 60 * 60
STATIC = frozenset({"static", "bootstrap.static", "static_htmx"})


class HtmxMissing(Exception):
    """The package that carries htmx is not installed; run ``make install``."""


def serve_assets(app: Flask) -> None:
    """Add the address of htmx, and a version to the address of every file."""
    htmx = _htmx()
    versions = {
        "bootstrap.static": version("Bootstrap-Flask"),
        "static_htmx": version("django-htmx"),
    }

    @app.get("/static/vendor/htmx.js", endpoint="static_htmx")
    def _serve_htmx() -> Response:
        return send_file(htmx, mimetype="text/javascript", max_age=A_YEAR)

    @app.url_defaults
    def _add_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "filename" in values:
            values.setdefault("v", _age(Path(app.static_folder or "") / values["filename"]))
        elif endpoint in versions:
            values.setdefault("v", versions[endpoint])


def _htmx() -> Path:
    """Where htmx lies. Its carrier is a Django package, so it is found but never imported."""
    carrier = importlib.util.find_spec("django_htmx")
    if carrier and carrier.submodule_search_locations:
        file = (
            Path(carrier.submodule_search_locations[0]) / "static" / "django_htmx" / "htmx-2.min.js"
        )
        if file.exists():
            return file
    raise HtmxMissing(HtmxMissing.__doc__)


def _age(file: Path) -> str | None:
    try:
        return f"{os.stat(file).st_mtime_ns // 1_000_000_000:x}"
    except FileNotFoundError:
        return None
