"""No value, however wrapped, adds a header, a recipient or a line to a letter."""

import sys
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import compat32, default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agency.mail.message import HeaderRefused, Mailbox, Message, build, envelope_sender

NOW = datetime(2026, 6, 22, 11, tzinfo=UTC)
LETTER = Message(
    to=Mailbox("jane@example.com", "Jane Okafor"),
    sender=Mailbox("callback@example.com", "Callback at Harbour & Pike"),
    subject="Week of 22 June",
    text="Hello",
    html="<p>Hello</p>",
    reply_to=Mailbox("maya@example.com", "Maya Lindqvist"),
    message_id="digest.3.2026-W26.1",
    unsubscribe_url="https://callback.example/stop/abc",
)
NAMES = [
    "From", "To", "Subject", "Date", "Message-ID", "Reply-To", "Auto-Submitted",
    "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Content-Type",
]  # fmt: skip

FIELDS = {
    "subject": lambda letter, value: replace(letter, subject=value),
    "name of the recipient": lambda letter, value: replace(
        letter, to=replace(letter.to, name=value)
    ),
    "address of the recipient": lambda letter, value: replace(letter, to=Mailbox(value)),
    "name of the sender": lambda letter, value: replace(
        letter, sender=replace(letter.sender, name=value)
    ),
    "address of the sender": lambda letter, value: replace(letter, sender=Mailbox(value)),
    "name in Reply-To": lambda letter, value: replace(
        letter, reply_to=Mailbox("maya@example.com", value)
    ),
    "address in Reply-To": lambda letter, value: replace(letter, reply_to=Mailbox(value)),
    "message id": lambda letter, value: replace(letter, message_id=value),
    "unsubscribe link": lambda letter, value: replace(letter, unsubscribe_url=value),
    "envelope sender": lambda letter, value: replace(letter, envelope_sender=value),
}
FREE_TEXT = {"subject", "name of the recipient", "name of the sender", "name in Reply-To"}

ATTACKS = {
    "line feed": "a\nBcc: x@y.z",
    "carriage return": "a\rBcc: x@y.z",
    "both": "a\r\nBcc: x@y.z",
    "both, then a body": "a\r\n\r\n<script>",
    "folded": "a\r\n Bcc: x@y.z",
    "at the end": "a\r\n",
    "at the beginning": "\r\nBcc: x@y.z",
    "nul": "a\0b",
    "vertical tab": "a\x0bBcc: x@y.z",
    "form feed": "a\x0cBcc: x@y.z",
    "file separator": "a\x1cBcc: x@y.z",
    "group separator": "a\x1dBcc: x@y.z",
    "record separator": "a\x1eBcc: x@y.z",
    "delete": "a\x7fBcc: x@y.z",
    "escape": "a\x1b[2JBcc",
    "next line": "a\x85Bcc: x@y.z",
    "line separator": "a\u2028Bcc: x@y.z",
    "paragraph separator": "a\u2029Bcc: x@y.z",
    "half a character": "a\ud800",
    "right to left": "a\u202egro.live",
    "Q word": "=?utf-8?q?a=0D=0ABcc:_x@y.z?=",
    "Q word, capitals": "=?UTF-8?Q?a=0D=0ABcc:_x@y.z?=",
    "Q word, small digits": "=?utf-8?q?a=0d=0abcc:_x@y.z?=",
    "Q word, line feed": "=?utf-8?q?a=0ABcc:_x@y.z?=",
    "Q word, carriage return": "=?utf-8?q?a=0DBcc:_x@y.z?=",
    "Q word, nul": "=?utf-8?q?a=00b?=",
    "Q word beginning with a code": "=?utf-8?q?=0D=0ABcc:_x@y.z?=",
    "Q word in latin-1": "=?iso-8859-1?q?a=0D=0ABcc:_x@y.z?=",
    "Q word in an unknown charset": "=?x-nothing?q?a=0D=0ABcc:_x@y.z?=",
    "Q word in UTF-7": "=?utf-7?q?a+AA0ACg-Bcc:_x@y.z?=",
    "Q word with a language": "=?utf-8*en?q?a=0D=0ABcc:_x@y.z?=",
    "Q word with a blank": "=?utf-8?q?a =0D=0ABcc: x@y.z?=",
    "Q word, next line": "=?utf-8?q?a=C2=85Bcc:_x@y.z?=",
    "Q word, line separator": "=?utf-8?q?a=E2=80=A8Bcc:_x@y.z?=",
    "B word": "=?utf-8?b?YQ0KQmNjOiB4QHkueg==?=",
    "B word without padding": "=?utf-8?B?YQ0KQmNjOiB4QHkueg?=",
    "word after words": "Dear Jane =?utf-8?q?=0D=0ABcc:_x@y.z?=",
    "two words": "=?utf-8?q?a=0D?= =?utf-8?q?=0ABcc:_x@y.z?=",
    "word within a word": "=?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3D0D=3D0ABcc:=5Fx@y.z=3F=3D?=",
    "word within a B word": "=?utf-8?b?PT91dGYtOD9xP2E9MEQ9MEFCY2M6X3hAeS56Pz0=?=",
    "word made of two": "=?utf-8?q?=3D=3Fut?= =?utf-8?q?f-8=3Fq=3Fa=3D0D=3D0AB=3F=3D?=",
    "ten thousand characters": "a" * 10_000,
}  # fmt: skip


def outcome(letter: Message) -> str:
    """``refused``, or ``sent`` after reading the letter in two ways and finding nothing added."""
    try:
        raw = build(letter, NOW)
        sender = envelope_sender(letter)
    except HeaderRefused:
        return "refused"
    assert sender.isascii()
    assert sender.isprintable()
    assert_nothing_added(raw)
    return "sent"


def assert_nothing_added(raw: bytes) -> None:
    assert raw.isascii()
    head = raw.partition(b"\r\n\r\n")[0]
    assert b"\r" not in head.replace(b"\r\n", b"")
    assert b"\n" not in head.replace(b"\r\n", b"")
    assert all(len(line) <= 998 for line in head.split(b"\r\n"))
    for policy in (compat32, default):
        parsed = BytesParser(policy=policy).parsebytes(raw)
        assert parsed.keys() == NAMES
        assert not parsed.defects
    for name in ("From", "To", "Reply-To"):
        assert len(parsed[name].addresses) == 1
    shown = "".join(str(parsed[name]) for name in ("Subject", "From", "To"))
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_can_be_smuggled_into_a_letter(field: str, attack: str) -> None:
    assert outcome(FIELDS[field](LETTER, ATTACKS[attack])) == "refused"


def written_naively(subject: str) -> bytes:
    """The letter with the subject assigned as Python lets one assign it, and nothing checked."""
    naive = EmailMessage()
    naive["Subject"] = subject
    return build(LETTER, NOW).replace(
        b"Subject: Week of 22 June\r\n", naive.as_bytes().rstrip(b"\n") + b"\r\n"
    )


def test_python_alone_lets_an_encoded_word_through_unless_it_is_a_newer_python() -> None:
    """The proof that the table above has teeth: up to 3.11.14 the plain way writes the line break out."""
    written = written_naively(ATTACKS["Q word"])
    if b"\r\nBcc: x@y.z\r\n" in written:
        with pytest.raises(AssertionError):
            assert_nothing_added(written)
    else:
        assert_nothing_added(written)
        assert sys.version_info >= (3, 11, 15)


def test_joining_lines_by_hand_would_let_a_line_break_through() -> None:
    raw = build(LETTER, NOW).replace(b"Week of 22 June", b"a\r\nBcc: x@y.z")
    with pytest.raises(AssertionError):
        assert_nothing_added(raw)


def test_refusal_names_the_field_and_not_the_value() -> None:
    with pytest.raises(HeaderRefused) as refusal:
        build(replace(LETTER, to=Mailbox("jane@example.com", "Jane\nOkafor")), NOW)
    assert str(refusal.value) == "To name has a control character"


SUBJECTS = {
    "plain": "Week of 22 June: call Aisha Rahman first",
    "accents": "Résumé for Zoë, “as promised”",
    "japanese, long": "日本語の件名" * 20,
    "emoji": "Sent 📬",
    "long and plain": "call " * 50,
    "an encoded word, harmless": "=?utf-8?q?hello?=",
    "half an encoded word": "Is it =? or ?=",
    "colons": "Bcc: somebody",
}


@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS)
def test_subject_is_read_as_it_was_written(subject: str) -> None:
    raw = build(replace(LETTER, subject=subject), NOW)
    assert_nothing_added(raw)
    if "=?" not in subject:
        assert BytesParser(policy=default).parsebytes(raw)["Subject"] == subject.strip()


def test_encoded_word_in_a_value_is_shown_and_not_decoded() -> None:
    raw = build(replace(LETTER, subject="=?utf-8?q?hello?="), NOW)
    assert b"Subject: =?utf-8?b?PT91dGYtOD9xP2hlbGxvPz0=?=\r\n" in raw


@pytest.mark.parametrize(
    "name",
    [
        "Jane Okafor",
        "Zoë Ångström",
        'Jane "JJ" Okafor',
        "Okafor, Jane",
        "O’Neil",
        "a\\b",
        "王小明",
        "a <b@c.example>",
        "x@y.z,",
    ],
)
def test_name_is_read_as_it_was_written(name: str) -> None:
    raw = build(replace(LETTER, to=Mailbox("jane@example.com", name)), NOW)
    (address,) = BytesParser(policy=default).parsebytes(raw)["To"].addresses
    assert (address.display_name, address.addr_spec) == (name, "jane@example.com")


def test_international_domain_travels_in_punycode() -> None:
    assert b"To: jane@xn--bcher-kva.example\r\n" in build(
        replace(LETTER, to=Mailbox("jane@bücher.example")), NOW
    )


@pytest.mark.parametrize("address", ["", "jane", "jane@", "a@b.example, c@d.example", "Jane <jane@example.com>", "zoë@example.com", '"a b"@example.com', "a@[127.0.0.1]", "root@localhost"])  # fmt: skip
def test_what_is_not_one_plain_address_is_refused(address: str) -> None:
    with pytest.raises(HeaderRefused):
        build(replace(LETTER, to=Mailbox(address)), NOW)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/ b", "https://a.example/>,<mailto:x@y.z", "//a.example", "https://a.example/é"])  # fmt: skip
def test_unsubscribe_link_is_a_plain_link(url: str) -> None:
    with pytest.raises(HeaderRefused):
        build(replace(LETTER, unsubscribe_url=url), NOW)


@settings(max_examples=300, deadline=None)
@given(field=st.sampled_from(sorted(FIELDS)), value=st.text(max_size=400))
def test_whatever_is_not_refused_adds_nothing(field: str, value: str) -> None:
    if field == "unsubscribe link" and not value:
        return
    outcome(FIELDS[field](LETTER, value))


@settings(max_examples=300, deadline=None)
@given(
    field=st.sampled_from(sorted(FREE_TEXT)),
    pieces=st.lists(st.sampled_from(["=?", "?=", "utf-8", "?q?", "?b?", "=0D", "=0A", "=3D", "=3F", " ", "a", "DQo=", "Bcc:"]), max_size=14),
)  # fmt: skip
def test_no_mosaic_of_encoded_words_adds_anything(field: str, pieces: list[str]) -> None:
    outcome(FIELDS[field](LETTER, "".join(pieces)))
