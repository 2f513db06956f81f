"""The agency's logo, as pages show it. Its address names what it holds, so a browser may keep it for good."""

from flask import Response

from agency.candidate_pages.face import candidate_pages
from agency.database import db
from agency.mail.logo import logo_numbered
from agency.web.access import found
from agency.web.assets import A_YEAR


@candidate_pages.get("/logo/<digest>.png")
def logo(digest: str) -> Response:
    answer = Response(found(logo_numbered(db.session(), digest)), mimetype="image/png")
    answer.cache_control.public, answer.cache_control.max_age = True, A_YEAR
    answer.cache_control.immutable = True
    return answer
