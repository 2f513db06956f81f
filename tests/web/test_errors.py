"""What somebody reads when it does not work, and what is written down about it."""

from collections.abc import Iterator

import pytest
from flask import Flask, abort, request
from sqlalchemy import text
from sqlalchemy.orm import Session

from agency.app import create_app
from agency.database import db
from agency.web.access import SomebodyElses
from agency.web.rate_limits import limiter
from tests.conftest import ROOT, settings_for
from tests.factories import AgencyFactory, RecruiterFactory
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

SECRET = "jane.okafor@example.com"


@pytest.fixture(scope="module")
def broken_app(database_url: str) -> Iterator[Flask]:
    """The application with pages that go wrong in every way."""
    app = create_app(settings_for(database_url, ROOT / "var" / "tests"))
    app.test_client_class = AuditedClient

    @app.route("/break", methods=["GET", "POST"])
    def break_() -> str:
        raise RuntimeError(f"cannot call {SECRET}")

    @app.route("/break-database", methods=["GET", "POST"])
    def break_database() -> str:
        db.session.execute(text("SELECT * FROM nowhere WHERE email = :email"), {"email": SECRET})
        return ""

    @app.get("/refuse/<int:code>")
    def refuse(code: int) -> str:
        abort(code)

    @app.get("/colleagues")
    def colleagues() -> str:
        raise SomebodyElses("Tom Ferreira")

    @app.post("/read")
    def read() -> str:
        return f"{len(request.form)} fields"

    @app.post("/once")
    @limiter.limit("1 per hour")
    def once() -> str:
        return "counted"

    yield app
    with app.app_context():
        db.session.execute(text("DELETE FROM rate_counters"))
        db.session.commit()
        db.engine.dispose()


@pytest.fixture
def visitor(broken_app: Flask) -> AuditedClient:
    return broken_app.test_client()


@pytest.mark.parametrize("path", ["/break", "/break-database"])
def test_what_was_typed_is_given_back_but_no_secrets(visitor: AuditedClient, path: str) -> None:
    typed = {
        "note": "Called Jane, <b>not now</b>",
        "new_password": "seventeen green boats",
        "code": "AB12",
        "candidate_id": "17",
    }
    answer = visitor.post_form(path, typed)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert "That was not saved" in page
    assert "Called Jane, &lt;b&gt;not now&lt;/b&gt;" in page
    assert 'rows="1" readonly>Called Jane' in page
    for hidden in (
        "seventeen green",
        "AB12",
        ">17<",
        SECRET,
        "Traceback",
        "RuntimeError",
        visitor.csrf_token or "-",
    ):
        assert hidden not in page.replace(f'content="{visitor.csrf_token}"', "")


def test_log_holds_kind_and_place_and_the_reference_but_no_words(
    visitor: AuditedClient, capsys: pytest.CaptureFixture[str]
) -> None:
    page = visitor.post_form("/break", {"note": SECRET}).get_data(as_text=True)
    reference = page.partition('<b class="cb-num">')[2].partition("</b>")[0]
    visitor.get(f"/break-database?email={SECRET}")
    log = capsys.readouterr().err
    assert f'reference="{reference}"' in log
    assert "error=RuntimeError" in log
    assert "error=ProgrammingError" in log
    assert "web/test_errors.py:" in log
    assert SECRET not in log


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (400, "That page was too old to send"),
        (403, "This belongs to a colleague’s desk"),
        (404, "Nothing lives at this address"),
        (405, "Nothing lives at this address"),
        (413, "That file is too large"),
        (418, "That page was too old to send"),
        (429, "Too many tries"),
        (500, "This page could not be shown"),
        (503, "This page could not be shown"),
    ],
)
def test_every_refusal_has_a_page_and_a_notice(
    visitor: AuditedClient, code: int, words: str
) -> None:
    answer = visitor.get(f"/refuse/{code}")
    assert (answer.status_code, answer.content_type) == (code, "text/html; charset=utf-8")
    assert words in answer.get_data(as_text=True)
    notice = visitor.get(f"/refuse/{code}", headers={"HX-Request": "true"}).get_data(as_text=True)
    assert words in notice
    assert 'role="alert"' in notice
    assert "<html" not in notice


def test_colleague_to_ask_is_named(visitor: AuditedClient) -> None:
    assert "Ask Tom Ferreira." in visitor.get("/colleagues").get_data(as_text=True)


def test_form_that_is_too_large_is_refused(visitor: AuditedClient) -> None:
    answer = visitor.post_form("/read", {"note": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "at most 2 MB" in answer.get_data(as_text=True)
    assert visitor.post_form("/read", {f"f{n}": "x" for n in range(400)}).status_code == 200


def test_form_of_another_site_is_refused_and_not_repeated(visitor: AuditedClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = visitor.post_form("/read", {"note": "a planted sentence"}, headers=headers)
    assert answer.status_code == 403
    assert "a planted sentence" not in answer.get_data(as_text=True)
    for site in ("same-origin", "none"):
        assert visitor.post_form("/read", headers={"Sec-Fetch-Site": site}).status_code == 200


def test_form_without_token_is_refused_and_given_back(visitor: AuditedClient) -> None:
    answer = visitor.post("/read", data={"note": "a long note"})
    assert answer.status_code == 400
    assert "a long note" in answer.get_data(as_text=True)


def test_too_many_tries_says_how_long_to_wait(visitor: AuditedClient) -> None:
    visitor.post_form("/once")
    answer = visitor.post_form("/once", {"note": "kept"})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "3600"
    assert "Wait an hour" in answer.get_data(as_text=True)
    assert "kept" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost@evil.example"]
)
def test_other_hosts_are_refused_without_their_name_in_the_page(
    visitor: AuditedClient, host: str
) -> None:
    answer = visitor.get("/sign-in", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.get_data(as_text=True)


def test_wrong_method_names_the_right_ones(client: AuditedClient, session: Session) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory())
    answer = client.get("/sign-out")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_signed_in_recruiter_is_offered_the_way_back(
    client: AuditedClient, session: Session
) -> None:
    AgencyFactory()
    assert "Back to Today" not in client.get("/nowhere").get_data(as_text=True)
    sign_in(client, RecruiterFactory())
    assert "Back to Today" in client.get("/nowhere").get_data(as_text=True)


def test_unreachable_database_still_gives_an_answer() -> None:
    url = "postgresql+psycopg://nobody@127.0.0.1:1/nothing"
    app = create_app(settings_for(url, ROOT / "var" / "tests"))
    visitor = app.test_client()
    for path in ("/sign-in", "/today", "/nowhere"):
        answer = visitor.get(path)
        assert answer.status_code in (302, 404, 500)
        assert "Traceback" not in answer.get_data(as_text=True)
    health = visitor.get("/healthz")
    assert (health.status_code, health.get_json()) == (503, {"database": "unreachable"})
