"""Roles as a careers page publishes them: schema.org JobPosting (JSON-LD, alone or in a page), HR-XML, and feeds.

``lines_in`` makes a table of them, with the columns of a file of roles, so that everything after it
is the one way in. Pure: bytes in, lines and refusals out. Hostile files are taken for what they are:
no entity is resolved, nothing is fetched, and there are limits on size, depth and number.
"""

from collections.abc import Iterator
from typing import BinaryIO

from agency.imports.faults import FileRefused
from agency.imports.postings.feeds import postings_in_feed
from agency.imports.postings.hr_xml import postings_in_hr_xml
from agency.imports.postings.json_ld import postings_in_json, postings_in_page
from agency.imports.postings.posting import COLUMNS, Posting
from agency.imports.postings.xml import root_of
from agency.languages.speaking import _
from agency.words import figure

MOST_BYTES = 10 * 1024 * 1024
MOST_POSTINGS = 5_000
_BEGINNING = 4_096
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def are_postings(file: BinaryIO) -> bool:
    """Whether the file begins as JSON, XML or a page does, and no table."""
    file.seek(0)
    beginning = _without_mark(file.read(_BEGINNING)).replace(b"\0", b"").lstrip()
    return beginning.startswith((b"<", b"{", b"[{", b"[\n", b"[ ", b"[\r"))


def lines_in(file: BinaryIO) -> Iterator[list[str]]:
    """The names of the columns, then a line a posting. Raises ``FileRefused``."""
    found = _postings(file)
    if not found:
        raise FileRefused(
            _(
                "There are no job postings in this file. Bring JSON-LD of schema.org JobPosting, a page that holds it,"
                " HR-XML, or an RSS, Atom or job feed."
            )
        )
    if len(found) > MOST_POSTINGS:
        raise FileRefused(
            _(
                "The file has %(found)s postings; %(most)s is the most.",
                found=figure(len(found)),
                most=figure(MOST_POSTINGS),
            )
        )
    yield list(COLUMNS)
    for posting in found:
        yield posting.cells()


def _postings(file: BinaryIO) -> list[Posting]:
    file.seek(0)
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise FileRefused(
            _("The file is larger than %(most)s MB. Split it.", most=MOST_BYTES >> 20)
        )
    bare = _without_mark(content).replace(b"\0", b"").lstrip()
    if not bare.startswith(b"<"):
        return postings_in_json(_text(content))
    if _is_page(bare):
        return postings_in_page(_text(content))
    root = root_of(content)
    return postings_in_hr_xml(root) or postings_in_feed(root)


def _is_page(bare: bytes) -> bool:
    beginning = bare[:_BEGINNING].lower()
    return (
        b"<!doctype html" in beginning or b"<html" in beginning or beginning.startswith(b"<script")
    )


def _without_mark(content: bytes) -> bytes:
    for mark in _MARKS:
        content = content.removeprefix(mark)
    return content


def _text(content: bytes) -> str:
    encoding = "utf-16" if content.startswith(_MARKS[1:]) else "utf-8-sig"
    return content.decode(encoding, errors="replace")
