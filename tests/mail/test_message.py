"""What a letter is made of."""

from dataclasses import replace
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default

from agency.mail.message import Mailbox, Message, build, envelope_sender, full_message_id
from tests.mail.test_headers import LETTER, NOW


def parsed(letter: Message = LETTER) -> EmailMessage:
    message = BytesParser(policy=default).parsebytes(build(letter, NOW))
    assert isinstance(message, EmailMessage)
    return message


def test_letter_has_a_plain_and_an_html_part_in_utf8() -> None:
    letter = parsed(replace(LETTER, text="Hello Zoë\n.\nFrom me", html="<p>Hello Zoë</p>"))
    assert letter.get_content_type() == "multipart/alternative"
    plain, html = letter.iter_parts()
    assert (plain.get_content_type(), plain.get_content().splitlines()) == (
        "text/plain",
        ["Hello Zoë", ".", "From me"],
    )
    assert (html.get_content_type(), html.get_content().strip()) == (
        "text/html",
        "<p>Hello Zoë</p>",
    )
    assert {plain.get_content_charset(), html.get_content_charset()} == {"utf-8"}


def test_letter_without_html_is_plain_text() -> None:
    assert parsed(replace(LETTER, html="")).get_content_type() == "text/plain"


def test_lines_of_the_body_are_short_and_end_in_crlf() -> None:
    raw = build(replace(LETTER, text="word " * 4000 + "\rbare\nfeed"), NOW)
    assert max(len(line) for line in raw.split(b"\r\n")) <= 78
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")


def test_automatic_mail_says_so_and_mail_by_hand_does_not() -> None:
    assert parsed()["Auto-Submitted"] == "auto-generated"
    assert parsed(replace(LETTER, is_automatic=False))["Auto-Submitted"] is None


def test_message_id_and_date_are_ours() -> None:
    letter = parsed()
    assert letter["Message-ID"] == "<digest.3.2026-W26.1@example.com>" == full_message_id(LETTER)
    assert letter["Date"].datetime == NOW


def test_one_click_unsubscribe_has_both_headers() -> None:
    letter = parsed()
    assert letter["List-Unsubscribe"] == "<https://callback.example/stop/abc>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert parsed(replace(LETTER, unsubscribe_url=""))["List-Unsubscribe-Post"] is None


def test_bounces_go_to_the_envelope_sender_or_the_sender() -> None:
    assert envelope_sender(LETTER) == "callback@example.com"
    assert (
        envelope_sender(replace(LETTER, envelope_sender="bounce@example.com"))
        == "bounce@example.com"
    )


def test_reply_goes_where_it_is_said() -> None:
    assert parsed()["Reply-To"] == "Maya Lindqvist <maya@example.com>"
    assert (
        parsed(replace(LETTER, reply_to=Mailbox("tom@example.com")))["Reply-To"]
        == "tom@example.com"
    )
    assert parsed(replace(LETTER, reply_to=None))["Reply-To"] is None
