"""What travels compressed, and what stays as it is."""

from gzip import decompress

from tests.support.pages import AuditedClient

GZIP = {"Accept-Encoding": "gzip, br"}


def test_a_page_and_a_file_of_the_browser_travel_compressed(client: AuditedClient) -> None:
    for path in ("/sign-in", "/static/css/shell.css", "/static/vendor/htmx.js"):
        plain = client.get(path)
        packed = client.get(path, headers=GZIP, audit=False)
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert len(packed.data) * 2 < len(plain.data)
        for answer in (plain, packed):
            assert "Accept-Encoding" in answer.headers["Vary"]
    style = client.get("/static/css/shell.css", headers=GZIP, audit=False)
    assert decompress(style.data) == client.get("/static/css/shell.css").data


def test_the_size_of_a_page_does_not_tell_what_is_in_it(client: AuditedClient) -> None:
    page = client.get("/sign-in", headers=GZIP, audit=False)
    sizes = {len(client.get("/sign-in", headers=GZIP, audit=False).data) for _ in range(12)}
    assert page.status_code == 200
    assert len(sizes) > 3


def test_what_is_short_or_changed_nothing_stays_as_it_is(client: AuditedClient) -> None:
    assert "Content-Encoding" not in client.get("/healthz", headers=GZIP).headers
    known = client.get("/static/css/shell.css", headers=GZIP, audit=False).headers["ETag"]
    again = client.get("/static/css/shell.css", headers={**GZIP, "If-None-Match": known})
    assert (again.status_code, again.data) == (304, b"")


def test_a_browser_that_refuses_it_gets_it_plain(client: AuditedClient) -> None:
    assert (
        "Content-Encoding"
        not in client.get("/sign-in", headers={"Accept-Encoding": "gzip;q=0, identity"}).headers
    )
