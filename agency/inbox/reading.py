"""What a raw mail says, taken apart within limits. Pure, and run in a process of its own: see ``child``.

Nothing here is trusted: charsets lie, boundaries are missing, headers repeat. What cannot be taken
apart is refused with a reason, and stays as it came.
"""

import base64
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from typing import Any

from lxml import html

from agency.inbox.cutting import LONGEST, newly_written
from agency.inbox.forwarded import forwarded_in
from agency.languages.speaking import N_
from agency.mail.reports import LARGEST, TooLarge, is_automatic, read_report

MOST_PARTS = 200
DEEPEST = 20
LONGEST_HEADER = 64 * 1024
LARGEST_DOCUMENT = 10 * 1024 * 1024
MOST_DOCUMENTS = 5
DOCUMENTS = ("pdf", "docx", "doc", "odt", "rtf", "txt")
"""What a résumé comes as."""
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_MESSAGE_ID = re.compile(r"<[^<>@\s]{1,200}@[^<>@\s]{1,255}>")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SAYS_AUTOMATIC = re.compile(
    r"\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|réponse automatique"
    r"|absence du bureau|automatische antwort|abwesenheitsnotiz)\b",
    re.IGNORECASE,
)
_BLOCKS = ("br", "p", "div", "tr", "li", "h1", "h2", "h3", "table", "blockquote")


class NotReadable(Exception):
    """It goes beyond a limit or cannot be taken apart; says which, without anybody's data."""


def read_mail(raw: bytes) -> dict[str, Any]:
    """What it says, as plain values that travel between processes. Raises ``NotReadable``."""
    mail = _parsed(raw)
    parts = list(_parts(mail))
    inner = next((one for part in parts for one in _inside(part)), None)
    try:
        report = read_report(raw)
    except TooLarge as refused:
        raise NotReadable(N_("It has %(what)s.") % {"what": refused}) from None
    return {
        **_outline(mail),
        "message_id": _first_id(_line(mail, "Message-ID")),
        "content_hash": _content_hash(mail, raw).hex(),
        "quotes": _MESSAGE_ID.findall(_line(mail, "References") + " " + _line(mail, "In-Reply-To")),
        "is_automatic": is_automatic(mail) or says_automatic(_line(mail, "Subject")),
        "report": {
            "kind": report.kind,
            "status": report.status,
            "message_ids": [_NOT_TEXT.sub("", each) for each in report.message_ids],
        },
        "tokens": _NOT_TEXT.sub(" ", report.tokens),
        "forwarded": _enclosed(mail, inner) if inner is not None else _within(mail),
        "documents": list(_documents(parts)),
    }


def says_automatic(subject: str) -> bool:
    """Whether a subject is one that mail programs answer with by themselves."""
    return bool(_SAYS_AUTOMATIC.match(subject))


def header_of(raw: bytes) -> str:
    """The header as text, as much of it as is looked at."""
    end = _END_OF_HEADER.search(raw[:LONGEST_HEADER])
    return raw[: end.start() if end else LONGEST_HEADER].decode("latin-1")


def _parsed(raw: bytes) -> Message:
    if len(raw) > LARGEST:
        raise NotReadable(N_("It is larger than 25 MB."))
    end = _END_OF_HEADER.search(raw)
    if (end.start() if end else len(raw)) > LONGEST_HEADER:
        raise NotReadable(N_("Its header is longer than 64 KB."))
    try:
        return BytesParser(policy=compat32).parsebytes(raw)
    except RecursionError:
        raise NotReadable(N_("It is nested too deeply.")) from None


def _parts(mail: Message) -> Iterator[Message]:
    """Every part, mails within it included."""
    waiting, count = [(mail, 0)], 0
    while waiting:
        part, depth = waiting.pop(0)
        count += 1
        if depth > DEEPEST:
            raise NotReadable(N_("It is nested too deeply."))
        if count > MOST_PARTS:
            raise NotReadable(N_("It has more than %(most)s parts.") % {"most": MOST_PARTS})
        yield part
        waiting += [(each, depth + 1) for each in _pieces(part)]


def _inside(part: Message) -> list[Message]:
    """The mail that a part encloses."""
    return _pieces(part) if part.get_content_type() == "message/rfc822" else []


def _pieces(part: Message) -> list[Message]:
    """What it is put together of. A text is not asked for: Python fails on some charsets."""
    payload = part.get_payload() if part.is_multipart() else []
    return [each for each in payload if isinstance(each, Message)]


def _outline(mail: Message) -> dict[str, Any]:
    sender = _people(mail, "From") or _people(mail, "Sender")
    return {
        "sender": sender[0] if sender else ["", ""],
        "recipients": [*_people(mail, "To"), *_people(mail, "Cc")],
        "at": _moment(_line(mail, "Date")),
        "subject": _line(mail, "Subject")[:300],
        "words": newly_written(_text(mail)),
    }


def _enclosed(mail: Message, inner: Message) -> dict[str, Any]:
    """A mail forwarded as an attachment."""
    return {**_outline(inner), "remark": newly_written(_text(mail)), "clock": None}


def _within(mail: Message) -> dict[str, Any] | None:
    """A mail forwarded within the text."""
    found = forwarded_in(_line(mail, "Subject"), _text(mail))
    if found is None:
        return None
    has_zone = found.at is not None and found.at.tzinfo is not None
    return {
        "sender": list(found.sender),
        "recipients": [list(each) for each in found.recipients],
        "at": found.at.isoformat() if found.at and has_zone else None,
        "clock": found.at.isoformat() if found.at and not has_zone else None,
        "subject": found.subject[:300],
        "words": newly_written(found.text),
        "remark": found.remark,
    }


def _line(mail: Message, name: str) -> str:
    """A header's value on one line, decoded; all of them if it is there more than once."""
    values = (_decoded(str(value)) for value in mail.get_all(name, []))
    return " ".join(" ".join(_NOT_TEXT.sub(" ", value).split()) for value in values)


def _decoded(value: str) -> str:
    try:
        pieces = decode_header(value)
    except ValueError:
        return value
    words = ""
    for piece, charset in pieces:
        words += _as_text(piece, charset) if isinstance(piece, bytes) else piece
    return words


def _people(mail: Message, name: str) -> list[list[str]]:
    """Names and addresses. Taken apart first and decoded then, for a name may hold a comma."""
    values = [" ".join(_plain(str(value)).split()) for value in mail.get_all(name, [])]
    people = []
    for shown, address in getaddresses(values):
        if "@" in address and len(address) <= 254:
            people.append([_NOT_TEXT.sub("", _decoded(shown))[:200].strip(), address.lower()])
    return people[:MOST_PARTS]


def _plain(value: str) -> str:
    """Raw bytes in a header, which Python keeps as half characters, read as UTF-8."""
    return _NOT_TEXT.sub(" ", value.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _moment(value: str) -> str | None:
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        at = parsedate_to_datetime(value)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        if 1990 <= at.year <= 2100:
            return datetime.isoformat(at.astimezone(UTC))
    return None


def _first_id(value: str) -> str:
    found = _MESSAGE_ID.search(value)
    return found[0] if found else value[:500]


def _content_hash(mail: Message, raw: bytes) -> bytes:
    """Of what a copy that came another way has too: From, Date, Subject and the body."""
    end = _END_OF_HEADER.search(raw)
    body = raw[end.end() :] if end else b""
    told = "\0".join(_line(mail, name) for name in ("From", "Date", "Subject"))
    return sha256(told.encode() + b"\0" + body.replace(b"\r\n", b"\n").rstrip()).digest()


def _text(mail: Message) -> str:
    """The plain text, or else what the HTML says."""
    plain, rich = [], []
    for part in _own_parts(mail):
        kind = part.get_content_type()
        if kind == "text/plain":
            plain.append(_body(part))
        elif kind == "text/html":
            rich.append(_body(part))
    text = "\n".join(plain)
    if not text.strip() and rich:
        text = "\n".join(_from_html(each) for each in rich)
    return _NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST]


def _own_parts(mail: Message) -> Iterator[Message]:
    """Parts that are read as the mail's own text: no attachment, nothing of a mail within."""
    if not mail.is_multipart():
        yield mail
    elif mail.get_content_maintype() == "multipart":
        for part in _pieces(mail):
            if part.get_content_disposition() != "attachment":
                yield from _own_parts(part)


def _body(part: Message) -> str:
    content = part.get_payload(decode=True)
    charset = part.get_content_charset()
    return _as_text(content, charset) if isinstance(content, bytes) else ""


def _as_text(content: bytes, charset: str | None) -> str:
    for attempt in (charset or "utf-8", "utf-8"):
        with suppress(LookupError, ValueError):
            return content.decode(attempt)
    return content.decode("cp1252", "replace")


def _from_html(source: str) -> str:
    """The words, with a line for each block; quoted blocks keep their mark."""
    with suppress(ValueError, AssertionError, html.etree.LxmlError):
        tree = html.document_fromstring(source[: LONGEST * 10].encode(), parser=_parser())
        for element in tree.xpath("//script | //style | //head"):
            element.drop_tree()
        for element in tree.iter(*_BLOCKS):
            element.text = "\n" + element.text if element.text else element.text
            element.tail = "\n" + (element.tail or "")
        return re.sub(r"[ \t]+", " ", str(tree.text_content()))
    return ""


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _documents(parts: list[Message]) -> Iterator[dict[str, Any]]:
    """Attachments that may be résumés."""
    count = 0
    for part in parts:
        name = _file_name(part)
        if name.rpartition(".")[2].lower() not in DOCUMENTS or count == MOST_DOCUMENTS:
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and 0 < len(content) <= LARGEST_DOCUMENT:
            count += 1
            yield {
                "name": name,
                "media_type": _NOT_TEXT.sub("", part.get_content_type()),
                "content": base64.b64encode(content).decode(),
            }


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return (
        _NOT_TEXT.sub("", _decoded(str(name))).replace("/", "-").replace("\\", "-").strip()[-150:]
    )
