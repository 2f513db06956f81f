"""Pages and the browser's files leave compressed where the browser takes that.

The name in gzip's head has a random length, so that the size of an answer does not tell what in it was
guessed right (BREACH).
"""

import io
import secrets
from functools import lru_cache
from gzip import GzipFile

from flask import Flask, Response, request

_SHORTEST = 1_000
"""Below that there is nothing to win."""
_LEVEL = 6
_KINDS = ("text/", "application/json", "application/javascript", "image/svg+xml")


def compress(app: Flask) -> None:
    """Registered first, so that it sees the answer as everybody else left it."""
    app.after_request(_compressed)


def _compressed(response: Response) -> Response:
    is_text = (response.mimetype or "").startswith(_KINDS)
    if response.status_code != 200 or not is_text or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    is_file = response.direct_passthrough
    if not request.accept_encodings.quality("gzip") or (response.is_streamed and not is_file):
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < _SHORTEST:
        return response
    response.set_data(_kept(body) if is_file else _gzip(body))
    response.headers["Content-Encoding"] = "gzip"
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)
    return response


@lru_cache(maxsize=128)
def _kept(body: bytes) -> bytes:
    """The browser's files are the same for everybody, again and again."""
    return _gzip(body)


def _gzip(body: bytes) -> bytes:
    packed = io.BytesIO()
    name = "x" * (1 + secrets.randbelow(64))
    with GzipFile(name, "wb", _LEVEL, packed, mtime=0) as file:
        file.write(body)
    return packed.getvalue()
