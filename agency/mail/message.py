"""A letter before it is posted, and the bytes it becomes: headers, plain text and HTML."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP, compat32
from email.utils import format_datetime

from agency.mail.headers import (
    HeaderRefused,
    Mailbox,
    wire_address,
    wire_link,
    wire_mailbox,
    wire_message_id,
    wire_text,
)

__all__ = ["HeaderRefused", "Mailbox", "Message", "build", "envelope_sender", "full_message_id"]


@dataclass(frozen=True, kw_only=True)
class Message:
    """One letter to one person, in words. It has one recipient; there is no Cc and no Bcc.

    A letter to two is two of these, each with both names in To (``shown_to``).
    """

    to: Mailbox
    sender: Mailbox
    subject: str
    text: str
    html: str = ""
    picture: tuple[str, bytes] | None = None
    """A PNG that the HTML shows, and the name it is shown under (RFC 2392)."""
    shown_to: tuple[Mailbox, ...] = ()
    """Who stands in To, where that is not the recipient alone."""
    reply_to: Mailbox | None = None
    also_reply_to: Mailbox | None = None
    """Where answers go as well, so that they are filed by themselves."""
    message_id: str = ""
    """What stands before the @, such as ``digest.3.2026-W48.1``; the domain is the sender's. Left
    empty, posting draws one that nobody can guess, so that a report which names it is about it."""
    unsubscribe_url: str = ""
    """Where one POST stops such letters, without sign-in (RFC 8058)."""
    is_automatic: bool = True
    """Nobody wrote it by hand, so that nobody's out-of-office answers it (RFC 3834)."""
    envelope_sender: str = ""
    """Where bounces go; the sender's own address if empty."""


def build(message: Message, now: datetime) -> bytes:
    """The letter as it travels: ASCII, CRLF, UTF-8 within. Raises ``HeaderRefused``."""
    headers = _headers(message, now)
    body = EmailMessage(policy=SMTP)
    body.set_content(message.text, cte="quoted-printable")
    if message.html:
        body.add_alternative(message.html, subtype="html", cte="quoted-printable")
    if message.picture:
        _add_picture(body, *message.picture)
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    raw = head.encode("ascii") + body.as_bytes()
    _prove(raw, [name for name, _ in headers] + body.keys())
    return raw


def full_message_id(message: Message) -> str:
    """``<key@domain of the sender>``. Raises ``HeaderRefused``."""
    domain = wire_address("From", message.sender.address).rpartition("@")[2]
    return wire_message_id("Message-ID", message.message_id, domain)


def envelope_sender(message: Message) -> str:
    """The address of MAIL FROM. Raises ``HeaderRefused``."""
    return wire_address("Return-Path", message.envelope_sender or message.sender.address)


def _headers(message: Message, now: datetime) -> list[tuple[str, str]]:
    to = ",\r\n ".join(wire_mailbox("To", each) for each in message.shown_to or (message.to,))
    headers = [
        ("From", wire_mailbox("From", message.sender)),
        ("To", to),
        ("Subject", wire_text("Subject", message.subject)),
        ("Date", format_datetime(now)),
        ("Message-ID", full_message_id(message)),
    ]
    if message.reply_to:
        answers = [each for each in (message.reply_to, message.also_reply_to) if each]
        shown = ",\r\n ".join(wire_mailbox("Reply-To", each) for each in answers)
        headers.append(("Reply-To", shown))
    if message.is_automatic:
        headers.append(("Auto-Submitted", "auto-generated"))
    if message.unsubscribe_url:
        headers.append(("List-Unsubscribe", wire_link("List-Unsubscribe", message.unsubscribe_url)))
        headers.append(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    return headers


def _add_picture(body: EmailMessage, name: str, png: bytes) -> None:
    """Beside the HTML, so that nothing has to be fetched from anywhere when the letter is read."""
    html = body.get_body(("html",))
    if isinstance(html, EmailMessage):
        html.add_related(png, "image", "png", cid=f"<{name}>", disposition="inline")


def _prove(raw: bytes, names: list[str]) -> None:
    """Read the letter back: it must hold the headers we meant and no other."""
    found = BytesHeaderParser(policy=compat32).parsebytes(raw).keys()
    if found != names:
        raise HeaderRefused("The message", "has headers nobody asked for")
