"""How large a request may be on the few pages to which files are brought."""

from flask import Flask, request
from flask_login import current_user

MEGABYTE = 1024 * 1024
UPLOADS = {"portal.resumes": 52 * MEGABYTE, "portal.upload_resume": 12 * MEGABYTE}
"""A form around the files is little more than they are."""


def allow_uploads(app: Flask) -> None:
    """Set before the form is read, and only for somebody who is signed in: a stranger's stays small."""

    @app.before_request
    def _allow() -> None:
        most = UPLOADS.get(request.endpoint or "")
        if most and request.method == "POST" and current_user.is_authenticated:
            request.max_content_length = most
