"""A file that came from outside, to take away: never opened here, whatever it says it is."""

from flask import Response

from agency.web.files import named

_LOCKED_UP = "default-src 'none'; sandbox"


def downloaded(content: bytes, name: str) -> Response:
    """As it came, to be saved; a browser is never to show it by itself."""
    response = named(Response(content, mimetype="application/octet-stream"), name)
    response.headers["Content-Security-Policy"] = _LOCKED_UP
    return response
