"""A raw mail is taken apart within limits, in a process that may die without harm."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from agency.inbox import child as reading_child
from agency.inbox.child import MailReader
from agency.inbox.reading import NotReadable
from tests.inbox.mails import JANE, MAYA, mail


@pytest.fixture(scope="module")
def reader() -> Iterator[MailReader]:
    with MailReader() as reader:
        yield reader


def test_people_subject_day_words_and_documents_are_read(reader: MailReader) -> None:
    raw = mail(
        "Grüße aus Halifax.", subject="Später – ja", to=f'"Lindqvist, Maya" <Maya@Agency.example>, {JANE}',
        documents={"Lebenslauf Jäne.pdf": b"%PDF-1.7"}, Message_ID="<a@example.com>",
    )  # fmt: skip
    read = reader.read(raw)
    assert read["sender"] == ["Jane Okafor", "jane@example.com"]
    assert read["recipients"][0] == ["Lindqvist, Maya", "maya@agency.example"]
    assert (read["subject"], read["words"]) == ("Später – ja", "Grüße aus Halifax.")
    assert (read["at"], read["message_id"]) == ("2026-06-15T14:03:00+00:00", "<a@example.com>")
    assert [each["name"] for each in read["documents"]] == ["Lebenslauf Jäne.pdf"]


def test_html_alone_is_read_as_words(reader: MailReader) -> None:
    message = EmailMessage()
    message["From"] = JANE
    message.set_content(
        "<html><head><style>p{}</style></head><body><p>Not before June.</p><p>Jane</p>"
        "<script>alert(1)</script></body></html>", subtype="html",
    )  # fmt: skip
    assert reader.read(message.as_bytes())["words"] == "Not before June.\n\nJane"


def test_mail_forwarded_as_an_attachment_is_read(reader: MailReader) -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = MAYA, "Fwd: A note"
    outer.set_content("She is keen.")
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = (
        JANE,
        "A note",
        "Mon, 1 Jun 2026 10:03:00 +0000",
    )
    inner.set_content("Not before June.")
    outer.add_attachment(inner)
    found = reader.read(outer.as_bytes())["forwarded"]
    assert (found["sender"][1], found["words"], found["remark"]) == (
        "jane@example.com", "Not before June.", "She is keen.",
    )  # fmt: skip
    assert found["at"] == "2026-06-01T10:03:00+00:00"


def test_same_mail_that_came_another_way_has_the_same_content_hash(reader: MailReader) -> None:
    one, other = mail(Received="from a"), mail(Received="from b", Delivered_To="x@example.com")
    assert reader.read(one)["content_hash"] == reader.read(other)["content_hash"]
    assert reader.read(one)["content_hash"] != reader.read(mail("Other."))["content_hash"]


def test_charset_that_lies_and_one_that_nobody_knows_still_give_words(reader: MailReader) -> None:
    for charset, content in (
        ("us-ascii", "Grüße".encode()),
        ("x-nobody", b"Hello"),
        ("utf-8", b"Gr\xfc\xdfe"),
    ):
        raw = f'From: {JANE}\nContent-Type: text/plain; charset="{charset}"\n\n'.encode() + content
        assert reader.read(raw)["words"] in ("Grüße", "Hello")


@pytest.mark.parametrize(
    "subject",
    ["Automatic reply: A note", "Out of Office", "Réponse automatique : x", "Abwesenheitsnotiz"],
)
def test_subject_of_a_mail_program_says_automatic(reader: MailReader, subject: str) -> None:
    assert reader.read(mail(subject=subject))["is_automatic"] is True


def nested(depth: int) -> bytes:
    return (
        b"".join(
            b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (each, each)
            for each in range(depth)
        )
        + b"\r\nHello"
    )


PARTS = b"--b\r\n\r\nx\r\n"
REFUSED = {
    "a header of 64 KB and more": (b"X-A: b\r\n" * 10_000 + b"\r\nHello", "64 KB"),
    "no header that ends": (b"a" * 70_000, "64 KB"),
    "25 MB and more": (b"\r\n" + b"a" * (25 * 1024 * 1024), "25 MB"),
    "nested 21 deep": (nested(21), "nested"),
    "nested 5,000 deep": (nested(5_000), "nested"),
    "201 parts": (b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + PARTS * 201, "200 parts"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_mail_beyond_a_limit_is_refused_with_the_reason(reader: MailReader, what: str) -> None:
    raw, why = REFUSED[what]
    with pytest.raises(NotReadable, match=why):
        reader.read(raw)


@pytest.mark.parametrize(
    "raw",
    [nested(18), b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + PARTS * 190, b"", b"\0" * 5_000],
    ids=["nested 18 deep", "190 parts", "nothing", "zeros"],
)  # fmt: skip
def test_mail_within_the_limits_is_read(reader: MailReader, raw: bytes) -> None:
    assert reader.read(raw)["message_id"] == ""


def test_reader_goes_on_with_the_next_mail_after_its_process_was_killed() -> None:
    with MailReader() as reader:
        reader.read(mail())
        assert reader._child is not None
        os.kill(reader._child.pid, signal.SIGKILL)
        with pytest.raises(NotReadable, match="memory"):
            reader.read(mail())
        assert reader.read(mail())["subject"] == "A note"


def test_mail_that_takes_too_long_is_refused_and_the_next_is_read() -> None:
    with MailReader(seconds=30) as reader:
        reader.read(mail())
        assert reader._child is not None
        os.kill(reader._child.pid, signal.SIGSTOP)
        reader._seconds = 0.1
        with pytest.raises(NotReadable, match="longer"):
            reader.read(mail())
        reader._seconds = 30
        assert reader.read(mail())["subject"] == "A note"


def test_mail_that_takes_too_much_memory_is_refused_and_the_next_is_read() -> None:
    with MailReader(memory=220 * 1024 * 1024) as reader:
        reader.read(mail())
        with pytest.raises(NotReadable, match="memory"):
            reader.read(b"Subject: x\r\n\r\n" + b"Hello\n" * (4 * 1024 * 1024))
        assert reader.read(mail())["subject"] == "A note"


def test_child_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAP_PASSWORD", "a secret")
    with MailReader() as reader:
        reader.read(mail())
        assert reader._child is not None
        with open(f"/proc/{reader._child.pid}/environ", "rb") as environment:
            assert b"secret" not in environment.read()
    assert reading_child.SECONDS <= 60


def test_child_is_there_at_once_for_it_loads_nothing_of_the_database() -> None:
    loads = "import sys, agency.inbox.child; print('sqlalchemy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
