"""What is written down of a request."""

import pytest
from sqlalchemy.orm import Session

from agency.web.browsers import browser_named
from agency.web.request_log import log, only_harmless, where_it_broke
from tests.factories import AgencyFactory, RecruiterFactory
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in


def test_request_leaves_ids_and_figures_only(
    client: AuditedClient, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    AgencyFactory()
    maya = RecruiterFactory()
    sign_in(client, maya)
    client.get("/settings?q=Jane+Okafor")
    line = next(line for line in capsys.readouterr().err.splitlines() if "portal.settings" in line)
    for shown in ("event=request", "method=GET", "status=200", "milliseconds=", "request_id="):
        assert shown in line
    assert f"recruiter_id={maya.id}" in line
    for hidden in ("Okafor", "/settings", maya.name, maya.email, "127.0.0.1"):
        assert hidden not in line


def test_words_under_unknown_names_are_dropped_and_figures_kept() -> None:
    entry = {
        "event": "sent",
        "to": "jane@example.com",
        "note": ["x"],
        "count": 3,
        "is_late": True,
        "error": "X",
    }
    assert only_harmless(None, "", entry) == {
        "event": "sent",
        "count": 3,
        "is_late": True,
        "error": "X",
    }


def test_line_breaks_cannot_forge_a_line(
    capsys: pytest.CaptureFixture[str], session: Session
) -> None:
    log.info("refused", endpoint="x\nat=2026 event=forged", method="GET\r\nevil")
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_place_of_an_error_is_told_without_its_message() -> None:
    try:
        raise ValueError("jane@example.com")
    except ValueError as error:
        place = where_it_broke(error)
    assert place.startswith("web/test_request_log.py:")
    assert "jane" not in place


def test_made_up_method_is_not_repeated(
    client: AuditedClient, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    client.open("/sign-in", method="JANE")
    assert "JANE" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
            "Firefox on Linux",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156 Safari/537.36 Edg/156",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/19 Safari/605",
            "Safari on a Mac",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) CriOS/156 Mobile Safari/604",
            "Chrome on an iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537 Chrome/156 Mobile Safari/537",
            "Chrome on Android",
        ),
        ("curl/9", "A browser"),
        ("", "A browser"),
    ],
)
def test_browser_is_named_without_its_version(agent: str, name: str) -> None:
    assert browser_named(agent) == name
