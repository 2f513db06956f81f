"""The line to the server: encrypted, verified, and never weaker than it was set to be."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from agency.config import Smtp
from agency.mail.handover import Letter, Outcome, Result
from agency.mail.return_path import ReturnPath
from agency.mail.smtp import SmtpSender
from tests.mail.letters import IMPATIENT
from tests.support.smtp import Postbox

CERTIFICATE = Path(__file__).parent / "tls" / "certificate.pem"
LETTER = Letter(
    1, "callback@example.com", "jane@example.com", b"Subject: Hello\r\n\r\n.\r\n..two\r\n"
)


@pytest.fixture(scope="module")
def server_side() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, CERTIFICATE.with_name("key.pem"))
    return context


@pytest.fixture
def postbox(server_side: ssl.SSLContext) -> Iterator[Postbox]:
    with Postbox(tls=server_side, login=("callback", "right")) as postbox:
        yield postbox


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(CERTIFICATE))


def send(settings: Smtp, tls: ssl.SSLContext | None = None) -> Outcome:
    with SmtpSender(settings, tls, IMPATIENT) as sender:
        return sender.send(LETTER, lambda: True)


def test_letter_goes_over_starttls_with_a_password(postbox: Postbox) -> None:
    outcome = send(postbox.reached_by("starttls", "callback", "right"), trusting())
    assert outcome.result is Result.taken
    assert postbox.received[0].raw == LETTER.raw


def test_letter_goes_over_tls_from_the_start(server_side: ssl.SSLContext) -> None:
    with Postbox(tls=server_side, is_tls_from_start=True) as postbox:
        assert send(postbox.reached_by("tls"), trusting()).result is Result.taken
        assert len(postbox.received) == 1


def test_stranger_with_the_servers_address_is_told_nothing(postbox: Postbox) -> None:
    outcome = send(postbox.reached_by("starttls", "callback", "right"))
    assert (outcome.result, outcome.is_line_down) == (Result.later, True)
    assert "CERTIFICATE_VERIFY_FAILED" in outcome.reply
    assert "MAIL" not in postbox.verbs


def test_certificate_of_another_host_is_not_accepted(postbox: Postbox) -> None:
    settings = Smtp("localhost", postbox.port, "callback", "right", "starttls")
    outcome = send(settings, trusting())
    assert outcome.result is Result.later
    assert "MAIL" not in postbox.verbs


def test_server_that_offers_no_encryption_gets_no_letter_and_no_password() -> None:
    with Postbox() as postbox:
        outcome = send(postbox.reached_by("starttls", "callback", "right"), trusting())
        assert (outcome.result, outcome.is_line_down) == (Result.later, True)
        assert postbox.verbs == ["connect", "EHLO"]


def test_wrong_password_leaves_letters_waiting(postbox: Postbox) -> None:
    outcome = send(postbox.reached_by("starttls", "callback", "wrong"), trusting())
    assert (outcome.result, outcome.is_line_down) == (Result.later, True)
    assert outcome.reply.startswith("SMTPAuthenticationError: ")
    assert postbox.received == []


def test_line_that_died_between_two_letters_is_opened_again() -> None:
    with Postbox() as postbox, SmtpSender(postbox.smtp, patience=IMPATIENT) as sender:
        assert sender.send(LETTER, lambda: True).result is Result.taken
        postbox.hang_up()
        assert sender.send(LETTER, lambda: True).result is Result.taken
        assert postbox.verbs.count("EHLO") == 2


def test_withheld_letter_leaves_the_line_fit_for_the_next() -> None:
    with Postbox() as postbox, SmtpSender(postbox.smtp, patience=IMPATIENT) as sender:
        assert sender.send(LETTER, lambda: False).result is Result.withheld
        assert sender.send(LETTER, lambda: True).result is Result.taken
        assert postbox.verbs == ["connect", "EHLO", "MAIL", "RCPT", "MAIL", "RCPT", "DATA", "dot"]


@pytest.mark.parametrize("address", ["", "bounce@mail.example.com"])
@pytest.mark.parametrize("offers_dsn", [False, True])
def test_letter_bears_its_token_and_asks_to_be_told_where_the_server_offers_it(
    address: str, offers_dsn: bool
) -> None:
    path = ReturnPath("a secret", address)
    with Postbox(offers_dsn=offers_dsn) as postbox:
        with SmtpSender(postbox.smtp, patience=IMPATIENT, return_path=path) as sender:
            assert sender.send(LETTER, lambda: True).result is Result.taken
        mail, rcpt = postbox.envelopes
        (received,) = postbox.received
    assert received.sender == (path.address_for(1) if address else "callback@example.com")
    assert (f"ENVID={path.token(1)}" in mail) is offers_dsn
    assert ("RET=HDRS" in mail) is offers_dsn
    assert ("NOTIFY=SUCCESS,FAILURE" in rcpt) is offers_dsn
