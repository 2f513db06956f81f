"""Links in letters, and where a page may send the browser on to."""

from dataclasses import replace

import pytest
from flask import Flask

from agency.web.links import external_url
from agency.web.redirects import page_before, page_of_ours


def test_link_begins_with_the_configured_address_whatever_the_host_says(app: Flask) -> None:
    with app.test_request_context("/sign-in", headers={"Host": "evil.example"}):
        assert (
            external_url("portal.sign_in_by_link", token="a b")
            == "http://localhost/sign-in/link/a%20b"
        )
    assert external_url("portal.sign_in", next="/x") == "http://localhost/sign-in?next=/x"


def test_link_keeps_a_path_in_the_configured_address(app: Flask) -> None:
    before = app.extensions["settings"]
    app.extensions["settings"] = replace(before, base_url="https://example.com/callback")
    try:
        assert external_url("portal.sign_in") == "https://example.com/callback/sign-in"
    finally:
        app.extensions["settings"] = before


@pytest.mark.parametrize(
    "target", ["/settings", "/settings?x=1&y=/today", "/settings/recruiters#desks", "/"]
)
def test_pages_behind_the_guard_are_ours(app: Flask, target: str) -> None:
    with app.test_request_context():
        assert page_of_ours(target) == target


@pytest.mark.parametrize(
    "target",
    [
        None, "", " ", "settings", "//evil.example", "///evil.example", "////evil.example/settings",
        "/\\evil.example", "\\\\evil.example", "/\\/evil.example", "http://evil.example", "https:evil.example",
        "https:/evil.example", "http:///evil.example", "//evil.example/settings", "//localhost/settings",
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "/\tsettings", "/settings\n",
        "/settings\r\nSet-Cookie: x=1", "/%0d%0aSet-Cookie:x", "\t//evil.example", "/ /evil.example",
        "/nowhere", "/sign-in", "/sign-in?next=/settings", "/sign-in/link/abc", "/first-administrator",
        "/healthz", "/sign-out", "/settings/theme", "/static/css/base.css", "/c/anything", "/..//evil.example",
        "/.//evil.example", "/settings/../../evil", "/settings\\@evil.example", "/\u2028/evil.example",
        "/settings\x00", "@evil.example", "/@evil.example", "?next=/settings", "#settings", "/;@evil.example",
        "/settings:80", "ftp://evil.example", "//evil.example:80/settings", "//[::1]/settings", "/%2f/evil.example",
        "/%5cevil.example", "／／evil.example", "/．．/evil", "http:settings", "http:/settings", "://evil.example",
    ],
)  # fmt: skip
def test_everything_else_is_not(app: Flask, target: str | None) -> None:
    with app.test_request_context():
        assert page_of_ours(target) is None


@pytest.mark.parametrize(
    ("referrer", "page"),
    [
        ("http://localhost/settings?x=1", "/settings?x=1"),
        ("http://localhost:8000/settings", None),
        ("http://evil.example/settings", None),
        ("http://localhost@evil.example/settings", None),
        ("http://localhost//evil.example", None),
        ("nonsense", None),
        ("", None),
    ],
)
def test_page_before(app: Flask, referrer: str, page: str | None) -> None:
    with app.test_request_context(headers={"Referer": referrer}):
        assert page_before() == page
