"""The local mailbox and the outbox, as an administrator reads them."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy.orm import Session

from agency import clock
from agency.mail.message import Mailbox, Message
from agency.mail.models import LocalMail, MailClass, MailState
from agency.mail.outbox import post
from tests.factories import NOON, AgencyFactory, RecruiterFactory
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in


@pytest.fixture
def office(client: AuditedClient, session: Session) -> AuditedClient:
    AgencyFactory()
    sign_in(client, RecruiterFactory(administrator=True))
    return client


def keep(session: Session, text: str = "Call Aisha first.", html: str = "") -> LocalMail:
    letter = EmailMessage()
    letter["From"] = "Harbour & Pike <callback@harbourpike.example>"
    letter["Subject"] = "Week of 22 June"
    letter.set_content(text)
    if html:
        letter.add_alternative(html, subtype="html")
    kept = LocalMail(received_at=NOON, to_address="maya@example.com", raw=letter.as_bytes())
    session.add(kept)
    session.flush()
    return kept


def test_empty_mailbox_says_so(office: AuditedClient) -> None:
    page = office.get("/settings/mailbox").get_data(as_text=True)
    assert "no letter leaves this computer" in page
    assert "No letters yet" in page
    assert "Nothing waits, and nothing went wrong." in page


def test_letter_is_listed_and_read_as_text(office: AuditedClient, session: Session) -> None:
    kept = keep(session, text="<b>Call</b> Aisha: http://localhost/today")
    assert "Week of 22 June" in office.get("/settings/mailbox").get_data(as_text=True)
    page = office.get(f"/settings/mailbox/{kept.id}").get_data(as_text=True)
    assert "&lt;b&gt;Call&lt;/b&gt; Aisha" in page
    assert '<a href="http://localhost/today"' in page
    assert "See it as it looks" not in page


def test_html_is_shown_with_its_styles_and_nothing_else(
    office: AuditedClient, session: Session
) -> None:
    html = (
        "<html><head><style>p { margin: 0 }</style></head><body style='color: &quot;red&quot;'>"
        '<p style="color: red">Hello</p><script>alert(1)</script><img src="http://x.example/"></body></html>'
    )
    kept = keep(session, html=html)
    answer = office.get(f"/settings/mailbox/{kept.id}/html", audit=False)
    page, policy = answer.get_data(as_text=True), answer.headers["Content-Security-Policy"]
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    nonce = directives["style-src"].removeprefix("'nonce-").rstrip("'")
    assert directives["default-src"] == "'none'"
    assert directives["sandbox"] == ""
    assert "unsafe" not in policy
    assert page.count(f'<style nonce="{nonce}">') == 2
    assert '[data-style="1"] { color: red }' in page
    assert " style=" not in page


def test_nonce_is_never_the_same(office: AuditedClient, session: Session) -> None:
    kept = keep(session, html="<p>Hello</p>")
    answers = [office.get(f"/settings/mailbox/{kept.id}/html", audit=False) for _ in range(2)]
    assert len({answer.headers["Content-Security-Policy"] for answer in answers}) == 2


def test_style_that_would_end_the_sheet_is_left_out(
    office: AuditedClient, session: Session
) -> None:
    kept = keep(session, html='<p style="&lt;/style&gt;&lt;script&gt;">Hello</p>')
    page = office.get(f"/settings/mailbox/{kept.id}/html", audit=False).get_data(as_text=True)
    assert "<script>" not in page


def test_letters_that_wait_or_failed_are_listed_without_their_words(
    office: AuditedClient, session: Session
) -> None:
    for number, state in enumerate(
        (MailState.queued, MailState.failed, MailState.unknown, MailState.sent)
    ):
        letter = post(
            session,
            Message(
                to=Mailbox(f"{state}@example.com"),
                sender=Mailbox("callback@harbourpike.example.com"),
                subject="A private subject",
                text="Private words.",
            ),
            once_key=f"test:{number}",
            mail_class=MailClass.service,
            purpose="digest",
            now=clock.now() - timedelta(hours=1),
        )
        assert letter is not None
        letter.state = state
    page = office.get("/settings/mailbox").get_data(as_text=True)
    for shown in ("queued@", "failed@", "unknown@", "Refused by the mail server", "1 kept"):
        assert shown in page
    assert "sent@example.com" not in page
    assert "rivate" not in page


def test_only_administrators_read_it(client: AuditedClient, session: Session) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory(team_lead=True))
    kept = keep(session, html="<p>Hello</p>")
    for path in ("", f"/{kept.id}", f"/{kept.id}/html"):
        assert client.get(f"/settings/mailbox{path}").status_code == 403


@pytest.mark.parametrize("path", ["/999999", "/999999/html", "/x"])
def test_letter_that_is_not_there(office: AuditedClient, path: str) -> None:
    assert office.get(f"/settings/mailbox{path}").status_code == 404


def test_letter_without_html_has_no_such_page(office: AuditedClient, session: Session) -> None:
    assert office.get(f"/settings/mailbox/{keep(session).id}/html").status_code == 404
