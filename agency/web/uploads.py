"""Requests that may carry a large file: named here, so that every other stays small."""

from flask import Flask, request
from flask_login import current_user

MEGABYTE = 1024 * 1024
LARGE = {"portal.upload_import": 51 * MEGABYTE}
"""The largest body by endpoint, for people who are signed in. A megabyte more than the file, for the form around it."""


def allow_large_files(app: Flask) -> None:
    """Before anything reads the form, the token's check included. The body is spooled to disk."""

    @app.before_request
    def _allow() -> None:
        most = LARGE.get(request.endpoint or "")
        if most is not None and current_user.is_authenticated:
            request.max_content_length = most
