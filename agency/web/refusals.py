"""Requests that are turned away before any page sees them."""

from flask import Flask, abort, request

_SAFE = ("GET", "HEAD", "OPTIONS")


def refuse_strangers_forms(app: Flask) -> None:
    """Refuse a change that another site's page asks the browser to make.

    The token already does; this header, which a page cannot forge, is the second lock.
    """

    @app.before_request
    def _refuse() -> None:
        if request.method not in _SAFE and request.headers.get("Sec-Fetch-Site") == "cross-site":
            abort(403)
