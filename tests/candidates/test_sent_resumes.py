"""Files sent through a link: told by their content, limited, and nobody's résumé until accepted."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates import sent_resumes
from agency.candidates.models import Candidate, SentResume, SentResumeState
from agency.candidates.resumes import newest_resume
from agency.candidates.sent_resumes import (
    LARGEST,
    MOST_FILES,
    FileRefused,
    NotPending,
    accept,
    how_many_wait,
    keep_sent,
    kind_of,
    sent_by,
    set_aside,
)
from tests.factories import NOON, CandidateFactory

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"
TEXT = b"Jane Okafor\r\nProduct lead, Osprey Rail\r\n"


def packed(**members: bytes) -> bytes:
    """A zip archive; names are written with two underlines for a slash and one for a dot."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


DOCX = packed(word__document_xml=b"<w:document/>")
ODT = packed(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<office/>")


@pytest.fixture
def jane(session: Session) -> Candidate:
    return CandidateFactory()


class TestKind:
    @pytest.mark.parametrize(
        ("content", "kind"),
        [
            (PDF, "pdf"), (b"\n\n" + PDF, "pdf"), (DOCX, "docx"), (ODT, "odt"),
            (rb"{\rtf1 Jane}", "rtf"), (TEXT, "txt"), ("Zoë, Montréal".encode("cp1252"), "txt"),
        ],
        ids=["pdf", "pdf after blank lines", "docx", "odt", "rtf", "text", "text of old Windows"],
    )  # fmt: skip
    def test_is_told_by_the_content(self, content: bytes, kind: str) -> None:
        assert kind_of(content) == kind

    @pytest.mark.parametrize(
        "content",
        [
            b"", b" \r\n\0", b"MZ\x90\0\x03", b"\x89PNG\r\n\x1a\n", b"\xd0\xcf\x11\xe0\xa1\xb1",
            packed(xl__workbook_xml=b"<x/>"), PDF + DOCX, rb"{\rtf1 x}" + DOCX, b"<html><script>",
            b"\xef\xbb\xbf <svg onload=x>", b"%!PS-Adobe-3.0", b"a" * (LARGEST + 1),
        ],
        ids=["nothing", "blank", "a program", "a picture", "old Word", "a spreadsheet",
             "pdf and archive at once", "rtf and archive at once", "a page", "a drawing",
             "PostScript", "a byte too many"],
    )  # fmt: skip
    def test_anything_else_is_refused_with_what_to_do(self, content: bytes) -> None:
        with pytest.raises(FileRefused, match=r"Choose|Make it smaller|PDF, DOCX"):
            kind_of(content)

    def test_ten_megabytes_are_taken_to_the_byte(self) -> None:
        assert kind_of(b"a" * LARGEST) == "txt"


class TestKeeping:
    def test_waits_and_is_no_resume(self, session: Session, jane: Candidate) -> None:
        sent = keep_sent(session, jane.id, None, "C:\\me\\cv.pdf", PDF, NOON)
        assert sent is not None
        assert (sent.name, sent.kind, sent.size, sent.state) == (
            "cv.pdf",
            "pdf",
            len(PDF),
            "pending",
        )
        assert newest_resume(session, jane.id) is None
        assert how_many_wait(session, jane.id) == 1

    @pytest.mark.parametrize(
        ("name", "shown"),
        [("../../etc/passwd", "passwd"), ("a\0b\nc.txt", "abc.txt"), ("\u202efdp.exe", "fdp.exe"),
         ("", "without a name"), ("x" * 500, "x" * 120)],
    )  # fmt: skip
    def test_name_is_for_the_eye_only(
        self, session: Session, jane: Candidate, name: str, shown: str
    ) -> None:
        sent = keep_sent(session, jane.id, None, name, TEXT, NOON)
        assert sent is not None
        assert sent.name == shown

    def test_same_file_again_is_one_whatever_became_of_it(
        self, session: Session, jane: Candidate
    ) -> None:
        sent = keep_sent(session, jane.id, None, "cv.txt", TEXT, NOON)
        assert sent is not None
        set_aside(sent, NOON, jane.owner_id)
        assert keep_sent(session, jane.id, None, "again.txt", TEXT, NOON) is None
        assert len(sent_by(session, jane.id)) == 1

    def test_twenty_files_are_the_most(self, session: Session, jane: Candidate) -> None:
        for number in range(MOST_FILES):
            assert keep_sent(session, jane.id, None, "cv.txt", b"Jane %d" % number, NOON)
        with pytest.raises(FileRefused, match="by email"):
            keep_sent(session, jane.id, None, "cv.txt", b"Jane once more", NOON)
        other = CandidateFactory()
        assert keep_sent(session, other.id, None, "cv.txt", b"Jane once more", NOON)

    def test_so_are_fifty_megabytes_together(
        self, session: Session, jane: Candidate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sent_resumes, "MOST_BYTES", 10)
        assert keep_sent(session, jane.id, None, "cv.txt", b"1234567", NOON)
        assert keep_sent(session, jane.id, None, "cv.txt", b"890", NOON)
        with pytest.raises(FileRefused):
            keep_sent(session, jane.id, None, "cv.txt", b"1", NOON)

    def test_those_that_wait_come_first_and_their_content_is_not_loaded(
        self, session: Session, jane: Candidate
    ) -> None:
        for content in (b"one", b"two", b"three"):
            keep_sent(session, jane.id, None, f"{content.decode()}.txt", content, NOON)
        newest = session.scalars(select(SentResume).filter_by(name="three.txt")).one()
        set_aside(newest, NOON, jane.owner_id)
        session.flush()
        session.expire_all()
        found = sent_by(session, jane.id)
        assert [one.name for one in found] == ["two.txt", "one.txt", "three.txt"]
        assert all("content" not in vars(one) for one in found)


class TestAccepting:
    def kept(self, session: Session, jane: Candidate, content: bytes) -> SentResume:
        sent = keep_sent(session, jane.id, None, "cv", content, NOON)
        assert sent is not None
        return sent

    def test_says_who_accepted_it_and_writes_no_resume_by_itself(
        self, session: Session, jane: Candidate
    ) -> None:
        sent = self.kept(session, jane, PDF)
        accept(sent, NOON, jane.owner_id)
        assert (sent.state, sent.settled_by_id) == (SentResumeState.accepted, jane.owner_id)
        assert newest_resume(session, jane.id) is None

    @pytest.mark.parametrize("first", [accept, set_aside], ids=["accepted", "set aside"])
    def test_it_is_decided_once(
        self, session: Session, jane: Candidate, first: Callable[..., object]
    ) -> None:
        sent = self.kept(session, jane, TEXT)
        first(sent, NOON, jane.owner_id)
        with pytest.raises(NotPending):
            set_aside(sent, NOON, jane.owner_id)
        with pytest.raises(NotPending):
            accept(sent, NOON, jane.owner_id)
