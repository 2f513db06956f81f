"""Zip files: what is inside, measured before anything is unpacked. Paths inside are ignored."""

import stat
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from agency.languages.speaking import N_, _
from agency.resumes.extracting.found import Refused
from agency.resumes.extracting.limits import (
    MEGABYTE,
    MOST_ARCHIVE_BYTES,
    MOST_BYTES,
    MOST_INFLATED,
    MOST_MEMBERS,
    MOST_RATIO,
)
from agency.words import figure

_END = b"PK\x05\x06"
_END_SPACE = 22 + 65_535
"""The end record and the longest comment after it."""
_ENTITY = "<!ENTITY"
_DECLARES = tuple(_ENTITY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
BOMB = N_("It would unpack to far more than a résumé holds, so it was not unpacked.")
BROKEN = N_("It is a damaged archive. Pack it again and try that.")
LOCKED = N_("It has a password. Ask for it without one.")
ENTITIES = N_("It declares entities, which no word processor writes. It was not read.")
NESTED = N_("It is an archive inside the archive and was not unpacked. Upload it by itself.")
LINK = N_("It is a link to another file and was not followed.")
LARGE = N_("It is larger than 10 MB, and no résumé is.")


def ends_as_archive(content: bytes) -> bool:
    return _END in content[-_END_SPACE:]


def kind_inside(content: bytes) -> str:
    """``docx``, ``odt`` or ``zip``, once it is known to be safe to open. Raises ``Refused``."""
    with _opened(content) as archive:
        names = {one.filename for one in archive.infolist()}
        if "word/document.xml" in names:
            _refuse_entities(archive)
            return "docx"
        if "mimetype" in names and "content.xml" in names:
            _refuse_entities(archive)
            return "odt"
        return "zip"


def unpacked(content: bytes) -> tuple[list[dict[str, object]], list[bytes]]:
    """The files of an archive, each by its bare name. Raises ``Refused``."""
    members: list[dict[str, object]] = []
    contents: list[bytes] = []
    with _opened(content) as archive:
        for info in archive.infolist():
            name = info.filename.replace("\\", "/").rstrip("/").rpartition("/")[2]
            if info.is_dir() or _is_litter(info.filename, name):
                continue
            refused = _why_not(info)
            inside = b"" if refused else archive.read(info)
            if inside.startswith(b"PK") and _is_nested(inside):
                refused, inside = NESTED, b""
            members.append({"name": name, "size": len(inside), "refused": refused})
            contents.append(inside)
    if not members:
        raise Refused(_("There is no file in it."))
    return members, contents


def _opened(content: bytes) -> ZipFile:
    """The archive, if what it says of itself is within the limits."""
    if len(content) > MOST_ARCHIVE_BYTES:
        raise Refused(
            _(
                "It is larger than %(most)s MB. Send it in parts.",
                most=MOST_ARCHIVE_BYTES // MEGABYTE,
            )
        )
    # The end record counts the members; a central directory of 100,000 is not even read.
    end = content.rfind(_END, -_END_SPACE if len(content) > _END_SPACE else 0)
    if end < 0:
        raise Refused(_(BROKEN))
    if int.from_bytes(content[end + 10 : end + 12], "little") > MOST_MEMBERS:
        raise Refused(
            _(
                "There are more than %(most)s files in it. Send it in parts.",
                most=figure(MOST_MEMBERS),
            )
        )
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, OverflowError):
        raise Refused(_(BROKEN)) from None
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise Refused(
            _(
                "There are more than %(most)s files in it. Send it in parts.",
                most=figure(MOST_MEMBERS),
            )
        )
    if any(info.flag_bits & 1 for info in infos):
        raise Refused(_(LOCKED))
    inflated = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    overlap = packed > len(content)
    if overlap or inflated > MOST_INFLATED or inflated > max(MEGABYTE, MOST_RATIO * len(content)):
        raise Refused(_(BOMB))
    return archive


def _refuse_entities(archive: ZipFile) -> None:
    for info in archive.infolist():
        if info.filename.lower().endswith((".xml", ".rels")):
            inside = archive.read(info)
            if any(mark in inside for mark in _DECLARES):
                raise Refused(_(ENTITIES))


def _is_litter(path: str, name: str) -> bool:
    """What file managers leave in archives."""
    return not name or name.startswith(("._", ".DS_Store", "Thumbs.db")) or "__MACOSX/" in path


def _why_not(info: ZipInfo) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return LINK
    return LARGE if info.file_size > MOST_BYTES else ""


def _is_nested(inside: bytes) -> bool:
    try:
        return kind_inside(inside) == "zip"
    except Refused:
        return False  # it is told when the file itself is read
