"""A test client that audits every page it opens.

Forms are posted with their CSRF token, as a browser does: ``client.post_form(url, data)`` takes the
token from the page opened last, or opens one to find it. Pass ``page=url`` to open the form's own
page first. Nothing switches the protection off. ``client.post(url, data=...)`` sends no token and is
refused with 400.

Each request gets an application context of its own, as it does in a server: its own ``g``, its own
session on the test's connection. What the test has flushed, the request sees; what the request has
committed, the test sees, for its session is expired afterwards.
"""

from collections import Counter
from collections.abc import Mapping
from re import search
from typing import Any

from flask import has_app_context
from flask.testing import FlaskClient
from lxml.etree import HTML, HTMLParser
from werkzeug.test import TestResponse

from agency.database import db


class AuditedClient(FlaskClient):
    """Fails on a page without one ``h1``, with double ids, unlabelled fields or a loose policy."""

    csrf_token: str | None = None

    def open(self, *args: Any, audit: bool = True, **kwargs: Any) -> TestResponse:
        """``audit=False`` is for the few pages that are not ours, such as a letter's HTML."""
        response = self._open_as_a_server_does(*args, **kwargs)
        self._keep_token(response)
        is_page = response.mimetype == "text/html" and b"<html" in response.data[:400]
        if audit and is_page and response.status_code not in (301, 302, 303):
            audit_page(response.get_data(as_text=True), dict(response.headers))
        return response

    def post_form(
        self,
        url: str,
        data: Mapping[str, Any] | None = None,
        page: str | None = None,
        **kwargs: Any,
    ) -> TestResponse:
        """Post a form with its token. ``page`` is opened first if it is given."""
        if page or not self.csrf_token:
            self.get(page or "/settings", follow_redirects=True)
        return self.post(url, data={"csrf_token": self.csrf_token, **(data or {})}, **kwargs)

    def _open_as_a_server_does(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("buffered", True)  # so that a file that was sent is closed again
        if not has_app_context():
            return super().open(*args, **kwargs)
        db.session.flush()
        with self.application.app_context():
            response = super().open(*args, **kwargs)
        db.session.expire_all()
        return response

    def _keep_token(self, response: TestResponse) -> None:
        token = search(rb'name="csrf-token" content="([^"]+)"', response.get_data())
        if token:
            self.csrf_token = token[1].decode()
        elif any("callback=" in cookie for cookie in response.headers.getlist("Set-Cookie")):
            self.csrf_token = None  # another session has begun, with a token of its own


def audit_page(html: str, headers: dict[str, str]) -> None:
    page = _Page()
    HTML(html, HTMLParser(target=page))
    policy = headers.get("Content-Security-Policy", "")
    assert page.headings == 1, f"{page.headings} h1 on the page"
    assert page.title.strip().startswith(page.heading.strip()), (
        f"title {page.title!r} begins otherwise than {page.heading!r}"
    )
    doubled = {name for name, times in page.ids.items() if times > 1}
    assert not doubled, f"ids used twice: {doubled}"
    nameless = [field for field in page.fields if not field & (page.labelled | {"aria"})]
    assert not nameless, f"fields without a label: {nameless}"
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not page.inline, f"inline script or style: {page.inline}"


class _Page:
    """What the audit looks at, told by the parser as it meets it."""

    def __init__(self) -> None:
        self.headings = 0
        self.heading = self.title = ""
        self.ids: Counter[str] = Counter()
        self.fields: list[set[str]] = []
        self.labelled: set[str] = set()
        self.inline: list[str] = []
        self._inside: str | None = None
        self._label_depth = 0

    def start(self, tag: str, found: Mapping[str, str]) -> None:
        if "id" in found:
            self.ids[found["id"]] += 1
        if "style" in found or tag == "style" or (tag == "script" and "src" not in found):
            self.inline.append(f"<{tag}>")
        if tag == "h1":
            self.headings += 1
        if tag in ("h1", "title"):
            self._inside = tag
        if tag == "label":
            self._label_depth += 1
            self.labelled.add(found.get("for", ""))
        hidden = found.get("type") in ("hidden", "submit", "button")
        if tag in ("input", "select", "textarea") and not hidden:
            named = (
                {"aria"}
                if self._label_depth or {"aria-label", "aria-labelledby"} & found.keys()
                else set()
            )
            self.fields.append({found.get("id", "?"), *named})

    def end(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = None
        if tag == "label":
            self._label_depth -= 1

    def data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "h1":
            self.heading += data

    def close(self) -> None:
        pass
