"""What a mail that comes back says, in the dialects of mail servers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agency.mail import reports
from agency.mail.event_kinds import EventKind
from agency.mail.reports import TooLarge, read_report
from tests.mail.returned import complaint, delivery_report, reply

HARD, SOFT = EventKind.hard_bounce, EventKind.soft_bounce

# name: (action, status, what the other server said, what it is, the code)
DIALECTS: dict[str, tuple[str, str, str, EventKind | None, str]] = {
    "Postfix, unknown": ("failed", "5.1.1", "smtp; 550 5.1.1 <x>: User unknown", HARD, "5.1.1"),
    "Postfix, no such host": ("failed", "5.4.4", "X-Postfix; Host not found", HARD, "5.4.4"),
    "Postfix, given up": ("failed", "4.4.1", "X-Postfix; connect: timed out", SOFT, "4.4.1"),
    "Postfix, still trying": ("delayed", "4.4.1", "X-Postfix; timed out", EventKind.delayed, "4.4.1"),
    "Postfix, delivered": ("delivered", "2.0.0", "smtp; 250 2.0.0 OK", EventKind.delivered, "2.0.0"),
    "Postfix, passed on": ("relayed", "2.0.0", "", EventKind.relayed, "2.0.0"),
    "Sendmail, with a comment": ("failed", "5.1.1 (bad mailbox)", "SMTP; 550 no", HARD, "5.1.1"),
    "Sendmail, expanded": ("expanded", "2.0.0", "", EventKind.relayed, "2.0.0"),
    "Exim, shouting": ("FAILED", "5.0.0", "smtp; 550 Unrouteable address", HARD, "5.0.0"),
    "Exim, full": ("failed", "5.2.2", "smtp; 552 5.2.2 quota exceeded", HARD, "5.2.2"),
    "Exchange": ("failed", "5.1.10", "smtp;550 5.1.10 RESOLVER.ADR.NotFound", HARD, "5.1.10"),
    "Exchange, policy": ("failed", "5.7.1", "smtp;550 5.7.1 RESOLVER.RST", HARD, "5.7.1"),
    "Gmail": ("failed", "5.1.1", "smtp; 550-5.1.1 does not exist", HARD, "5.1.1"),
    "Gmail, over quota": ("failed", "4.2.2", "smtp; 452-4.2.2 over quota", SOFT, "4.2.2"),
    "qmail, no status": ("failed", "", "smtp; 550 5.1.1 sorry, no mailbox", HARD, "5.1.1"),
    "no status, bare 5xx": ("failed", "", "smtp; 554 rejected", HARD, ""),
    "no status, bare 4xx": ("failed", "", "smtp; 451 try later", SOFT, ""),
    "nothing but failed": ("failed", "", "", HARD, ""),
    "nonsense for a status": ("failed", "permanent", "smtp; 452 4.2.2 full", SOFT, "4.2.2"),
    "an action nobody knows": ("pondered", "5.1.1", "", None, "5.1.1"),
    "no action at all": ("", "5.1.1", "", None, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", DIALECTS)
def test_delivery_report_is_understood(name: str) -> None:
    action, status, said, kind, code = DIALECTS[name]
    report = read_report(delivery_report(action, status, said))
    assert (report.kind, report.status) == (kind, code)


def test_everything_that_may_hold_our_token_is_collected() -> None:
    returned = "Return-Path: <bounce+c@example.com>\r\nMessage-ID: <key@example.com>"
    raw = delivery_report(to="bounce+b@example.com", envid="an-envid", returned=returned)
    report = read_report(raw, recipient="bounce+a@example.com")
    for place in ("bounce+a@", "bounce+b@", "bounce+c@", "an-envid"):
        assert place in report.tokens
    assert report.message_ids == ("<key@example.com>",)


def test_letter_returned_whole_is_read_too() -> None:
    returned = "Message-ID: <key@example.com>\r\nSubject: Hello\r\n\r\nWords."
    report = read_report(delivery_report(returned=returned, returned_as="message/rfc822"))
    assert report.message_ids == ("<key@example.com>",)


def test_message_id_elsewhere_in_a_report_is_not_the_letters() -> None:
    raw = delivery_report(more="In-Reply-To: <forged@example.com>")
    assert read_report(raw).message_ids == ()


@pytest.mark.parametrize(
    ("kind", "read"),
    [("abuse", EventKind.complaint), ("Abuse", EventKind.complaint), ("not-spam", None),
     ("fraud", None), ("virus", None), ("other", None)],
)  # fmt: skip
def test_only_abuse_is_a_complaint(kind: str, read: EventKind | None) -> None:
    assert read_report(complaint(kind)).kind is read


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; why=vacation"},
        {"Precedence": "bulk"},
        {"Precedence": "auto_reply"},
        {"List_Id": "<news.example.com>"},
        {"List_Unsubscribe": "<https://example.com/u>"},
        {"X_Autoreply": "yes"},
        {"X_Auto_Response_Suppress": "All"},
        {"Return_Path": "<>"},
    ],
    ids=str,
)
def test_automatic_reply_is_never_an_answer(headers: dict[str, str]) -> None:
    raw = reply("callback@example.com", "<key@example.com>", **headers)
    assert read_report(raw).kind is EventKind.automatic_reply


@pytest.mark.parametrize("headers", [{}, {"Auto_Submitted": "no"}], ids=str)
def test_what_a_person_wrote_is_an_answer(headers: dict[str, str]) -> None:
    report = read_report(reply("callback@example.com", "<key@example.com>", **headers))
    assert (report.kind, report.message_ids) == (EventKind.answer, ("<key@example.com>",))


def test_report_about_having_been_read_says_nothing() -> None:
    raw = delivery_report().replace(
        b"report-type=delivery-status", b"report-type=disposition-notification"
    )
    assert read_report(raw).kind is None


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "LARGEST", 100)
    with pytest.raises(TooLarge):
        read_report(b"x" * 101)
    monkeypatch.undo()
    parts = "".join(f"--b\r\n\r\n{n}\r\n" for n in range(300))
    with pytest.raises(TooLarge):
        read_report(f'Content-Type: multipart/mixed; boundary="b"\r\n\r\n{parts}--b--\r\n'.encode())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=2_000))
def test_whatever_comes_in_is_read_without_an_error(raw: bytes) -> None:
    read_report(raw)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 1_500), st.binary(max_size=40))
def test_damaged_report_is_read_without_an_error(at: int, damage: bytes) -> None:
    raw = delivery_report(returned="Message-ID: <key@example.com>")
    read_report(raw[:at] + damage + raw[at + len(damage) :])
