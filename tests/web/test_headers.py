"""The headers of every answer, and the cookie."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from agency.app import create_app
from agency.database import db
from tests.conftest import ROOT, settings_for
from tests.factories import AgencyFactory, RecruiterFactory
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in


@pytest.fixture(scope="module")
def secure_app(database_url: str) -> Iterator[Flask]:
    settings = settings_for(database_url, ROOT / "var" / "tests")
    app = create_app(
        replace(settings, base_url="https://portal.example.com", secure_cookies=True, proxies=1)
    )
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    "path", ["/sign-in", "/", "/today", "/nowhere", "/healthz", "/static/css/base.css"]
)
def test_every_answer_carries_them(client: AuditedClient, session: Session, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("origin", ["null", "https://evil.example", "http://localhost"])
def test_other_origins_are_never_let_in(
    client: AuditedClient, session: Session, origin: str
) -> None:
    headers = client.get("/sign-in", headers={"Origin": origin}).headers
    assert "Access-Control-Allow-Origin" not in headers


def test_pages_are_not_kept_and_files_are(client: AuditedClient, session: Session) -> None:
    assert client.get("/sign-in").headers["Cache-Control"] == "no-store"
    assert client.get("/healthz").headers["Cache-Control"] == "no-store"
    for path in (
        "/static/css/base.css",
        "/static/vendor/htmx.js",
        "/bootstrap/static/css/bootstrap.min.css",
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_page_names_its_files_with_their_version(client: AuditedClient, session: Session) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory())
    page = client.get("/settings").get_data(as_text=True)
    assert "/static/css/base.css?v=" in page
    assert "/static/vendor/htmx.js?v=" in page
    assert page.count("?v=") >= page.count(".css")


def test_addresses_with_a_token_are_told_to_nobody(client: AuditedClient, session: Session) -> None:
    assert client.get("/sign-in").headers["Referrer-Policy"] == "same-origin"
    assert client.get("/sign-in/link/abc").headers["Referrer-Policy"] == "no-referrer"
    assert client.get("/nowhere").headers["Referrer-Policy"] == "no-referrer"


def test_htmx_is_served_from_its_package_and_django_is_not_imported(
    client: AuditedClient, session: Session
) -> None:
    import sys

    answer = client.get("/static/vendor/htmx.js")
    assert b"htmx" in answer.data
    assert answer.mimetype == "text/javascript"
    assert "django_htmx" not in sys.modules


def test_cookie_over_tls_is_bound_to_this_host(secure_app: Flask) -> None:
    answer = secure_app.test_client().get(
        "/sign-in", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    )
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-callback=")
    for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert flag in cookie
    assert "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_cookie_without_tls_is_still_out_of_reach_of_scripts(
    client: AuditedClient, session: Session
) -> None:
    cookie = client.get("/sign-in").headers["Set-Cookie"]
    assert cookie.startswith("callback=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_forwarded_headers_count_only_behind_as_many_proxies_as_are_set(
    app: Flask, secure_app: Flask, session: Session
) -> None:
    from flask import request

    seen = []
    for one in (app, secure_app):

        def note() -> None:
            seen.append((request.remote_addr, request.scheme, request.host))

        one.before_request_funcs.setdefault(None, []).append(note)
        headers = {
            "X-Forwarded-For": "198.51.100.7, 203.0.113.9",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": "evil.example",
        }
        one.test_client().get("/healthz", headers=headers)
        one.before_request_funcs[None].remove(note)
    assert seen == [("127.0.0.1", "http", "localhost"), ("203.0.113.9", "https", "localhost")]
