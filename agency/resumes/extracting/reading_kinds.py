"""Which kind of file it is, by its content, and its text."""

from typing import Any

from agency.languages.speaking import N_, _
from agency.resumes.extracting import archives
from agency.resumes.extracting.found import Found, Refused
from agency.resumes.extracting.limits import MEGABYTE, MOST_BYTES
from agency.resumes.extracting.tidying import tidy

_NOT_READ = (
    (
        b"\xd0\xcf\x11\xe0",
        N_("It is an old Word file (.doc). Save it as .docx or PDF and try that."),
    ),
    (b"\x89PNG", N_("It is a picture. Ask for the résumé as PDF or Word, or type what it says.")),
    (
        b"\xff\xd8\xff",
        N_("It is a picture. Ask for the résumé as PDF or Word, or type what it says."),
    ),
    (b"Rar!", N_("It is a RAR archive. Pack the files as a zip and try that.")),
    (b"7z\xbc\xaf", N_("It is a 7z archive. Pack the files as a zip and try that.")),
)
NO_TEXT = N_(
    "It holds pictures of pages and no text: a scan. It is kept as it is; ask for a version with "
    "text, or type what it says."
)
EMPTY = N_("It is empty.")
UNKNOWN = N_(
    "It is none of the kinds that are read here: PDF, DOCX, ODT, RTF, plain text, or a zip of them."
)
TWO_KINDS = N_("It is a PDF and an archive at once, which no program writes. It was not read.")


def read_file(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What the child tells of a file. Raises ``Refused``."""
    kind = kind_of(content)
    if kind == "zip":
        members, contents = archives.unpacked(content)
        return {"kind": kind, "members": members}, contents
    if len(content) > MOST_BYTES:
        raise Refused(
            _(
                "It is larger than %(most)s MB, and no résumé is.",
                most=MOST_BYTES // MEGABYTE,
            )
        )
    found = _found(kind, content)
    text = tidy("\n".join(found.lines))
    if not text:
        raise Refused(_(NO_TEXT if kind == "pdf" else EMPTY))
    hidden = [passage for one in found.hidden if (passage := tidy(one))]
    return {"kind": kind, "text": text, "hidden": hidden}, []


def kind_of(content: bytes) -> str:
    """``pdf``, ``docx``, ``odt``, ``rtf``, ``txt`` or ``zip``. Raises ``Refused``."""
    if not content.strip(b"\0 \t\r\n"):
        raise Refused(_(EMPTY))
    for mark, why in _NOT_READ:
        if content.startswith(mark):
            raise Refused(_(why))
    if content.startswith(b"PK"):
        return archives.kind_inside(content)
    if b"%PDF-" in content[:1024]:
        if archives.ends_as_archive(content):
            raise Refused(_(TWO_KINDS))
        return "pdf"
    if content.startswith(b"{\\rtf"):
        return "rtf"
    return "txt"


def _found(kind: str, content: bytes) -> Found:
    """Each kind's libraries are loaded when a file needs them."""
    if kind == "pdf":
        from agency.resumes.extracting.pdf import read_pdf as read
    elif kind == "docx":
        from agency.resumes.extracting.word import read_docx as read
    elif kind == "odt":
        from agency.resumes.extracting.opendocument import read_odt as read
    elif kind == "rtf":
        from agency.resumes.extracting.rich_text import read_rtf as read
    else:
        from agency.resumes.extracting.plain import read_plain as read
    return read(content)
