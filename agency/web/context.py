"""What every template may use without being given it: me, agency, theme, now, today, today_count."""

from collections.abc import Callable
from typing import Any

from flask import Flask, g, has_request_context, request
from flask_login import current_user

from agency import clock
from agency.recruiters.models import Recruiter
from agency.web import filters
from agency.web.languages import OUTSIDE


def add_context(app: Flask, count_waiting: Callable[[int], int]) -> None:
    """Tell every template who looks at it. ``count_waiting`` counts a recruiter's slips of today."""

    @app.context_processor
    def _context() -> dict[str, Any]:
        agency, me = filters.agency_here(), _me()
        whole_page = me is not None and "HX-Request" not in request.headers
        return {
            "me": me,
            "agency": agency,
            "theme": me.theme if me else "auto",
            "now": clock.now(),
            "today": filters.today(),
            "today_count": count_waiting(me.id) if me and whole_page else None,
        }


def _me() -> Recruiter | None:
    """The signed-in recruiter; on a candidate's or a client's page nobody, whoever opens it."""
    if not has_request_context() or request.blueprint in OUTSIDE:
        return None
    if "me" not in g and current_user.is_authenticated:
        g.me = current_user.recruiter
    me: Recruiter | None = g.get("me")
    return me
