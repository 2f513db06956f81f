"""What a file holds, and what a file made to do harm may not do."""

import io
import os
import random
import resource
import socket
import subprocess
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt, RGBColor
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.text import P, Span
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from agency.resumes.extracting import FileUnreadable, extract
from agency.resumes.extracting.limits import MEGABYTE
from tests.support.resumes.layouts import laid_out
from tests.support.resumes.mutating import mutated
from tests.support.resumes.papers import PAPERS
from tests.support.resumes.people import person

SECRET = "kubernetes terraform"
ROOT = Path(__file__).parents[2]


def refused(content: bytes) -> str:
    with pytest.raises(FileUnreadable) as why:
        extract(content)
    return str(why.value)


def text_or_sentence(content: bytes) -> str:
    """Whatever becomes of a file made to do harm, it is one of the two."""
    try:
        return extract(content).text
    except FileUnreadable as why:
        return str(why)


def pdf(draw: Callable[[Canvas], object], **options: object) -> bytes:
    kept = io.BytesIO()
    canvas = Canvas(kept, **options)
    draw(canvas)
    canvas.save()
    return kept.getvalue()


def docx(write: Callable[[object], object]) -> bytes:
    document, kept = Document(), io.BytesIO()
    write(document)
    document.save(kept)
    return kept.getvalue()


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return kept.getvalue()


def replaced(content: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """An archive with one member changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped(
            *(
                (one, change(archive.read(one)) if one == member else archive.read(one))
                for one in archive.namelist()
            )
        )


@pytest.mark.parametrize("kind", PAPERS)
def test_every_kind_gives_its_text_in_reading_order(kind: str) -> None:
    one = person(2)
    found = extract(PAPERS[kind](laid_out("one column", one, 2)))
    assert found.kind == kind
    places = [
        found.text.casefold().index(part.casefold())
        for part in (one.name, one.jobs[0].employer, one.jobs[-1].employer)
    ]
    assert places == sorted(places)
    assert found.hidden == ()


def test_two_columns_are_read_one_after_the_other_however_they_were_drawn() -> None:
    one = person(4)
    for layout in ("sidebar", "two columns, by rows"):
        text = extract(PAPERS["pdf"](laid_out(layout, one, 4))).text
        assert text.index("Languages") < text.index(one.jobs[0].employer)


def test_header_and_footer_text_boxes_and_nested_tables_are_read() -> None:
    def write(document: object) -> None:
        document.sections[0].header.paragraphs[0].text = "In the header"
        document.sections[0].footer.paragraphs[0].text = "In the footer"
        cell = document.add_table(1, 1).cell(0, 0)
        cell.add_table(1, 1).cell(0, 0).text = "In a table in a table"
        from docx.oxml import parse_xml

        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        box = f"<w:r {space}><w:pict><w:txbxContent><w:p><w:r><w:t>In a text box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        document.add_paragraph("Beside the box")._p.append(parse_xml(box))

    lines = extract(docx(write)).text.split("\n")
    assert [line for line in lines if line] == [
        "In the header", "In a table in a table", "Beside the box", "In a text box", "In the footer",
    ]  # fmt: skip


def white(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "Seen")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 650, SECRET)


def tiny(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "Seen")
    canvas.setFont("Helvetica", 1)
    canvas.drawString(72, 650, SECRET)


def beside_the_page(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "Seen")
    canvas.drawString(3_000, 650, SECRET)


def not_painted(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "Seen")
    text = canvas.beginText(72, 650)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    canvas.drawText(text)


@pytest.mark.parametrize("draw", [white, tiny, beside_the_page, not_painted])
def test_text_nobody_sees_in_a_pdf_is_told_and_left_out(draw: Callable[[Canvas], None]) -> None:
    found = extract(pdf(draw))
    assert found.hidden == (SECRET,)
    assert found.text == "Seen"


def test_white_text_on_a_dark_ground_is_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.4)
        canvas.rect(50, 600, 400, 100, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 650, SECRET)

    assert extract(pdf(draw)).text == SECRET


def test_text_nobody_sees_in_a_word_file_is_told_and_left_out() -> None:
    def write(document: object) -> None:
        paragraph = document.add_paragraph("Seen")
        paragraph.add_run("vanished").font.hidden = True
        paragraph.add_run("white").font.color.rgb = RGBColor(255, 255, 255)
        paragraph.add_run("tiny").font.size = Pt(1)

    found = extract(docx(write))
    assert (found.text, found.hidden) == ("Seen", ("vanished", "white", "tiny"))


def test_text_nobody_sees_in_odt_and_rtf_is_told_and_left_out() -> None:
    document, kept = OpenDocumentText(), io.BytesIO()
    style = Style(name="unseen", family="text")
    style.addElement(TextProperties(color="#ffffff"))
    document.automaticstyles.addElement(style)
    paragraph = P(text="Seen")
    paragraph.addElement(Span(stylename=style, text=SECRET))
    document.text.addElement(paragraph)
    document.save(kept)
    for content in (kept.getvalue(), rb"{\rtf1\ansi Seen {\v kubernetes terraform}\par}"):
        found = extract(content)
        assert (found.text, found.hidden) == ("Seen", (SECRET,))


def test_a_scan_says_that_it_holds_no_text() -> None:
    assert "a scan" in refused(pdf(lambda canvas: canvas.rect(50, 50, 400, 700, fill=1)))


def test_a_locked_pdf_says_that_it_has_a_password() -> None:
    lock = pdfencrypt.StandardEncryption("secret", canPrint=0)
    assert (
        refused(pdf(lambda canvas: canvas.drawString(72, 700, "Seen"), encrypt=lock))
        == "It has a password. Ask for it without one."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_plain_text_in_any_usual_encoding(encoding: str) -> None:
    said = "Élodie Lefèvre, comptable à Montréal depuis l'été dernier; très à l'aise avec les chiffres."
    assert extract(said.encode(encoding)).text == said


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "It is empty."),
        (b"\0" * 5_000, "It is empty."),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "an old Word file (.doc)"),
        (b"\x89PNG\r\n", "It is a picture."),
        (b"Rar!\x1a", "It is a RAR archive."),
        (b"<!DOCTYPE html><p>Hello", "It is a web page"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "It is a web page"),
        (bytes(range(256)) * 40, "none of the kinds"),
        (b"%PDF-1.7\n nothing more", "It is damaged"),
        (b"PK\x03\x04 nothing more", "a damaged archive"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(content: bytes, sentence: str) -> None:
    assert sentence in refused(content)


def test_a_pdf_that_is_an_archive_too_is_refused() -> None:
    both = pdf(lambda canvas: canvas.drawString(72, 700, "Seen")) + zipped(("a.txt", b"x"))
    assert "at once" in refused(both)


def test_an_archive_is_unpacked_by_bare_names_and_paths_inside_are_ignored() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    inner = zipped(("cv.txt", b"Jane"))
    found = extract(
        zipped(
            ("../../etc/passwd", b"Slipped"), ("/abs/olute.txt", b"Absolute"), ("a\\b\\c.txt", b"Windows"),
            (link, b"/etc/passwd"), ("__MACOSX/._cv.txt", b"litter"), (".DS_Store", b"litter"), ("inner.zip", inner),
            ("empty/", b""),
        )
    )  # fmt: skip
    told = {one.name: one.content or one.refused for one in found.members}
    assert told == {
        "passwd": b"Slipped", "olute.txt": b"Absolute", "c.txt": b"Windows",
        "link.txt": "It is a link to another file and was not followed.",
        "inner.zip": "It is an archive inside the archive and was not unpacked. Upload it by itself.",
    }  # fmt: skip


def bomb() -> bytes:
    return zipped(("bomb.txt", b"\0" * (80 * MEGABYTE)))


def many_members() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for number in range(100_000):
            archive.writestr(str(number), b"")
    return kept.getvalue()


def overlapping() -> bytes:
    """Many entries of the directory point to one member (as the overlapping bombs do)."""
    content = bytearray(zipped(("a.txt", random.Random(1).randbytes(300_000))))
    begin = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    entry, tail = bytes(content[begin:end]), bytearray(content[end:])
    tail[8:12] = (200).to_bytes(2, "little") * 2
    tail[12:16] = (len(entry) * 200).to_bytes(4, "little")
    return bytes(content[:begin]) + entry * 200 + bytes(tail)


def nested() -> bytes:
    content = b"x" * MEGABYTE
    for depth in range(6):
        content = zipped((f"{depth}.zip", content), (f"{depth}b.zip", content))
    return content


def lying_about_size() -> bytes:
    """It says 10 bytes and holds 80 MB."""
    content = bytearray(bomb())
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        begin = content.index(mark) + at
        content[begin : begin + 4] = (10).to_bytes(4, "little")
    return bytes(content)


def locked_archive() -> bytes:
    content = bytearray(zipped(("a.txt", b"secret")))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (bomb, "far more than a résumé holds"),
        (many_members, "more than 2,000 files"),
        (overlapping, "far more than a résumé holds"),
        (lying_about_size, "damaged"),
        (locked_archive, "It has a password."),
    ],
)
def test_an_archive_made_to_burst_is_refused_before_it_is_unpacked(
    make: Callable[[], bytes], sentence: str
) -> None:
    content = make()
    begun = time.monotonic()
    assert sentence in refused(content)
    assert time.monotonic() - begun < 20


def test_archives_in_archives_are_not_unpacked() -> None:
    assert {one.refused for one in extract(nested()).members} == {
        "It is an archive inside the archive and was not unpacked. Upload it by itself."
    }


def good_docx() -> bytes:
    return docx(lambda document: document.add_paragraph("Seen"))


def good_odt() -> bytes:
    document, kept = OpenDocumentText(), io.BytesIO()
    document.text.addElement(P(text="Seen"))
    document.save(kept)
    return kept.getvalue()


def with_entities(xml: bytes, entities: bytes) -> bytes:
    head, _, rest = xml.partition(b"?>")
    return head + b"?><!DOCTYPE x [" + entities + b"]>" + rest.replace(b"Seen", b"&e9;")


LAUGHS = b'<!ENTITY e0 "ha">' + b"".join(
    b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10)
)


@pytest.mark.parametrize("make", [good_docx, good_odt])
@pytest.mark.parametrize("entities", [LAUGHS, b'<!ENTITY e9 SYSTEM "file:///etc/passwd">'])
def test_entities_are_never_expanded(make: Callable[[], bytes], entities: bytes) -> None:
    member = "word/document.xml" if make is good_docx else "content.xml"
    assert "declares entities" in refused(
        replaced(make(), member, lambda xml: with_entities(xml, entities))
    )


def test_an_entity_fetches_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/x".encode()
        for declared in (b'<!ENTITY e9 SYSTEM "%s">' % url, b""):
            change = (
                (lambda xml, d=declared: with_entities(xml, d))
                if declared
                else (lambda xml: xml.replace(b"?>", b'?><!DOCTYPE x SYSTEM "%s">' % url, 1))
            )
            assert text_or_sentence(replaced(good_docx(), "word/document.xml", change))
        with pytest.raises(TimeoutError):
            server.accept()


def nested_flate() -> bytes:
    """500 MB of content behind two layers of deflate, in little more than a kilobyte."""
    inner = zlib.compressobj(9)
    packed = b"".join(inner.compress(b" " * MEGABYTE) for _ in range(500)) + inner.flush()
    stream = zlib.compress(packed, 9)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(stream), stream),
    )  # fmt: skip
    body = b"%PDF-1.5\n" + b"".join(
        b"%d 0 obj\n%s\nendobj\n" % (n, one) for n, one in enumerate(objects, 1)
    )
    return body + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF"


def pages_in_a_ring() -> bytes:
    objects = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 9999999 /Parent 2 0 R >>\nendobj\n"
    return (
        b"%PDF-1.5\n" + objects + b"trailer << /Root 1 0 R /Size 3 /Prev 9 >>\nstartxref\n9\n%%EOF"
    )


def deep_rtf() -> bytes:
    return b"{\\rtf1" + b"{" * 500_000 + b"x" + b"}" * 500_000 + b"}"


def endless_rtf() -> bytes:
    return b"{\\rtf1 " + b"\\v " * 300_000 + b"}"


@pytest.mark.parametrize("make", [nested_flate, pages_in_a_ring, deep_rtf, endless_rtf])
def test_a_file_that_would_run_for_ever_is_ended_in_time(make: Callable[[], bytes]) -> None:
    content = make()
    assert len(content) < 2 * MEGABYTE
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert text_or_sentence(content)
    assert time.monotonic() - begun < 22
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000, "in kilobytes"


def test_a_child_that_is_too_slow_is_ended_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr("agency.resumes.extracting._COMMAND", slow)
    before = set(os.listdir("/proc/self/fd"))
    with pytest.raises(FileUnreadable, match="more time or memory"):
        extract(b"Jane", wall_seconds=0.5)
    children = Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split()
    sleeping = [
        one for one in children if b"time.sleep(60)" in Path(f"/proc/{one}/cmdline").read_bytes()
    ]
    assert sleeping == []
    assert set(os.listdir("/proc/self/fd")) == before


def in_the_child(code: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", f"from agency.resumes.extracting.sandbox import shut_in\nshut_in()\n{code}"],
        capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    return run.stdout.strip() or run.stderr.strip().rpartition("\n")[2] or str(run.returncode)


@pytest.mark.parametrize(
    ("code", "end"),
    [
        ("import socket; socket.socket()", "PermissionError: socket.__new__"),
        ("import ctypes; print(ctypes.CDLL(None).socket(2, 1, 0))", "-1"),
        ("import ctypes; print(ctypes.CDLL(None).fork())", "-1"),
        ("import os; os.execv('/bin/true', ['x'])", "PermissionError: os.exec"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError: subprocess.Popen"),
        ("bytearray(600 << 20)", "MemoryError"),
    ],
)
def test_the_child_can_reach_nothing_and_take_little(code: str, end: str) -> None:
    assert in_the_child(code) == end


def test_the_child_ends_when_its_time_is_over() -> None:
    """Killed for its processor time, or by its own alarm where the machine is too busy to give it any."""
    assert in_the_child("while True: pass") in ("-9", "-14")


@pytest.mark.parametrize("kind", PAPERS)
def test_good_files_with_a_few_bytes_changed_give_a_text_or_a_sentence(kind: str) -> None:
    """Four of each kind here; `python -m bench.resumes --mutations` makes two thousand."""
    draw = random.Random(f"mutations {kind}")
    good = PAPERS[kind](laid_out("one column", person(2), 2))
    for _ in range(4):
        assert text_or_sentence(mutated(good, draw))
