"""What a mail that comes back says: a delivery report, a complaint, an automatic reply, an answer.

Pure reading: bytes in, a ``Report`` out. Whether it is about a letter of ours, and believed, is
decided by ``evidence``. Delivery reports are RFC 3464, complaints RFC 5965, automatic mail RFC 3834.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from agency.mail.event_kinds import EventKind

LARGEST = 25 * 1024 * 1024
_MOST_PARTS = 200
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_REPLY_CODE = re.compile(r"\b([45])\d\d\b")
_MESSAGE_ID = re.compile(r"<[^<>@\s]{1,200}@[^<>@\s]{1,255}>")
_ADDRESSED = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
_ARRIVED = {
    "delivered": EventKind.delivered,
    "relayed": EventKind.relayed,
    "expanded": EventKind.relayed,
    "delayed": EventKind.delayed,
}


class TooLarge(Exception):
    """More bytes or parts than any report has."""


@dataclass(frozen=True)
class Report:
    """``kind`` is nothing when the mail says nothing about a letter's fate."""

    kind: EventKind | None
    status: str = ""
    tokens: str = ""
    """Every place where our token may stand: addresses it was sent to, ENVID, the returned envelope."""
    message_ids: tuple[str, ...] = ()
    """Of the letter it is about, as quoted or returned."""


def read_report(raw: bytes, recipient: str = "") -> Report:
    """``recipient`` is the envelope's, where the mail server tells it. Raises ``TooLarge``."""
    if len(raw) > LARGEST:
        raise TooLarge(f"{len(raw)} bytes")
    mail = BytesParser(policy=compat32).parsebytes(raw)
    parts = list(_parts(mail))
    sent_to = " ".join([recipient, *(_value(mail, name) for name in _ADDRESSED)])
    kind_of_report = _value(mail, "Content-Type").lower()
    if mail.get_content_type() == "multipart/report":
        if "delivery-status" in kind_of_report:
            return _delivery(parts, sent_to)
        if "feedback-report" in kind_of_report:
            return _feedback(parts, sent_to)
        return Report(None)
    quoted = _value(mail, "In-Reply-To") + " " + _value(mail, "References")
    kind = EventKind.automatic_reply if is_automatic(mail) else EventKind.answer
    return Report(kind, tokens=sent_to, message_ids=tuple(_MESSAGE_ID.findall(quoted)))


def is_automatic(mail: Message) -> bool:
    """Whether a program wrote it; such mail is never taken for an answer and never answered."""
    submitted = _value(mail, "Auto-Submitted").partition(";")[0].strip().lower()
    precedence = _value(mail, "Precedence").strip().lower()
    return (
        submitted not in ("", "no")
        or precedence in ("bulk", "junk", "list", "auto_reply")
        or _value(mail, "Return-Path").strip() == "<>"
        or any(name in mail for name in ("List-Id", "List-Unsubscribe", "X-Autoreply"))
        or any(name in mail for name in ("X-Autorespond", "X-Auto-Response-Suppress"))
    )


def _delivery(parts: list[Message], sent_to: str) -> Report:
    """The recipient's block decides: our letters have one recipient each."""
    blocks = [block for part in parts for block in _blocks(part, "message/delivery-status")]
    envelope = " ".join(_value(block, "Original-Envelope-Id") for block in blocks)
    told = next((block for block in blocks if "Action" in block), None)
    kind, status = _fate(told) if told else (None, "")
    return Report(kind, status, f"{sent_to} {envelope} {_returned_to(parts)}", _returned_ids(parts))


def _fate(block: Message) -> tuple[EventKind | None, str]:
    action = _value(block, "Action").partition(";")[0].strip().lower()
    if action != "failed":
        return _ARRIVED.get(action), _status(_value(block, "Status"))
    said = _value(block, "Diagnostic-Code")
    status = _status(_value(block, "Status")) or _status(said)
    code = _REPLY_CODE.search(said)
    first = status[:1] or (code[1] if code else "5")
    return (EventKind.soft_bounce if first == "4" else EventKind.hard_bounce), status


def _status(text: str) -> str:
    found = _STATUS.search(text)
    return found[1] if found else ""


def _feedback(parts: list[Message], sent_to: str) -> Report:
    """A complaint is of the type abuse; fraud, viruses and "not spam" are something else."""
    blocks = [block for part in parts for block in _blocks(part, "message/feedback-report")]
    types = {_value(block, "Feedback-Type").strip().lower() for block in blocks}
    from_ = " ".join(_value(block, "Original-Mail-From") for block in blocks)
    envelope = " ".join(_value(block, "Original-Envelope-Id") for block in blocks)
    kind = EventKind.complaint if "abuse" in types else None
    tokens = f"{sent_to} {from_} {envelope} {_returned_to(parts)}"
    return Report(kind, tokens=tokens, message_ids=_returned_ids(parts))


def _parts(mail: Message) -> Iterator[Message]:
    for number, part in enumerate(mail.walk()):
        if number == _MOST_PARTS:
            raise TooLarge(f"more than {_MOST_PARTS} parts")
        yield part


def _blocks(part: Message, kind: str) -> list[Message]:
    """The groups of fields in a part of that kind."""
    is_whole = part.get_content_type() == kind and part.is_multipart()
    inside = part.get_payload() if is_whole else []
    return [block for block in inside if isinstance(block, Message)] if inside else []


def _returned(parts: list[Message]) -> Iterator[Message]:
    """The letter that is returned, whole or its headers only."""
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            yield from _blocks(part, "message/rfc822")
        elif part.get_content_type() == "text/rfc822-headers":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield BytesParser(policy=compat32).parsebytes(payload, headersonly=True)


def _returned_to(parts: list[Message]) -> str:
    return " ".join(_value(letter, "Return-Path") for letter in _returned(parts))


def _returned_ids(parts: list[Message]) -> tuple[str, ...]:
    text = " ".join(_value(letter, "Message-ID") for letter in _returned(parts))
    return tuple(_MESSAGE_ID.findall(text))


def _value(mail: Message, name: str) -> str:
    """A header's value on one line; all of them if it is there more than once."""
    return " ".join(" ".join(str(value).split()) for value in mail.get_all(name, []))
