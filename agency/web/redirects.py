"""Where a page may send the browser on to: pages of ours, never anywhere else."""

from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from agency.web.access import OPEN_PORTAL_PAGES


def page_of_ours(target: str | None) -> str | None:
    """The target if it is the path of a page behind the portal's guard, otherwise nothing.

    "//evil.example", "https:evil", "\\\\evil" and whatever else a browser might take for another
    site is no path of ours.
    """
    if not target or not target.startswith("/") or target.startswith("//"):
        return None
    if "\\" in target or any(ord(character) <= 32 for character in target):
        return None
    try:
        endpoint, _ = current_app.url_map.bind("").match(urlsplit(target).path, method="GET")
    except (HTTPException, RequestRedirect, ValueError):
        return None
    behind_guard = endpoint.startswith("portal.") and endpoint not in OPEN_PORTAL_PAGES
    return target if behind_guard else None


def page_before() -> str | None:
    """The page of ours on which a button was pressed, if the browser says so."""
    if not request.referrer or urlsplit(request.referrer).netloc != request.host:
        return None
    came_from = urlsplit(request.referrer)
    return page_of_ours(came_from.path + (f"?{came_from.query}" if came_from.query else ""))
