"""The address without a path."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from agency.portal.face import portal


@portal.get("/")
def index() -> Response:
    return redirect(url_for("portal.today"))
