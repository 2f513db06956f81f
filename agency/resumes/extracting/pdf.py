"""PDF, in the order in which it was written, without what nobody sees."""

from collections.abc import Iterator
from ctypes import byref, c_double, c_int, c_uint, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from agency.languages.speaking import N_, _
from agency.resumes.extracting.columns import Letter, lines_of
from agency.resumes.extracting.found import Found, Refused
from agency.resumes.extracting.limits import MOST_CHARACTERS, MOST_PAGES

LOCKED = N_("It has a password. Ask for it without one.")
_WORTH_NAMING = ("mailto:", "tel:")
_WHITE = 250
_TINY = 3.0
"""Points: nobody reads letters of this height."""
_INVISIBLE = (3, 7)
"""Text render modes of PDF that paint nothing (ISO 32000, 9.3.6)."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


def read_pdf(content: bytes) -> Found:
    """Raises ``Refused`` when it has a password."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Refused(_(LOCKED)) from None
        raise
    found, length = Found(), 0
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        letters = list(_Page(page).letters())
        lines = lines_of([one for one in letters if not one.is_hidden])
        found.lines += [*lines, *_links(document, page, "\n".join(lines)), ""]
        found.hidden += _passages(letters)
        length += sum(map(len, lines))
        page.close()
        if length > MOST_CHARACTERS:
            break
    return found


def _passages(letters: list[Letter]) -> list[str]:
    hidden, passage = [], ""
    for one in letters:
        if one.is_hidden:
            passage += one.sign
        elif passage:
            hidden.append(passage)
            passage = ""
    return [one for one in (*hidden, passage) if one.strip()]


@dataclass
class _Page:
    """A page's letters, each with its place and whether it can be seen."""

    page: Any
    seen: dict[int, bool] = field(default_factory=dict)
    """By text object: whether its colour and way of painting show."""

    def __post_init__(self) -> None:
        self.sheet: Box = self.page.get_bbox()
        kinds = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)
        objects = list(self.page.get_objects(filter=kinds, max_depth=4))
        self.grounds = [one.get_bounds() for one in objects if _is_coloured(one)]
        images = [one.get_bounds() for one in objects if one.type == raw.FPDF_PAGEOBJ_IMAGE]
        self.is_scan = any(_area(box) > _area(self.sheet) / 2 for box in images)
        """A picture of the page with the text that was recognised in it laid over it, unseen."""

    def letters(self) -> Iterator[Letter]:
        text = self.page.get_textpage()
        for at in range(text.count_chars()):
            sign = _sign(raw.FPDFText_GetUnicode(text, at))
            if raw.FPDFText_IsGenerated(text, at) == 1:
                yield Letter(sign, None)
                continue
            box = _box(text, at)
            yield Letter(sign, box, not self._shows(text, at, box))
        text.close()

    def _shows(self, text: Any, at: int, box: Box) -> bool:
        left, bottom, right, top = box
        if right == left and top == bottom:  # a space has no extent
            return True
        x, y = (left + right) / 2, (bottom + top) / 2
        loose = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text, at, byref(loose))
        on_sheet = _holds(self.sheet, x, y)
        if not on_sheet or abs(loose.top - loose.bottom) < _TINY:
            return False
        return self._is_painted(text, at, x, y)

    def _is_painted(self, text: Any, at: int, x: float, y: float) -> bool:
        made_by = raw.FPDFText_GetTextObject(text, at)
        key = cast(made_by, c_void_p).value or 0
        if key not in self.seen:
            invisible = raw.FPDFTextObj_GetTextRenderMode(made_by) in _INVISIBLE
            self.seen[key] = self.is_scan if invisible else not _is_white(made_by)
        return self.seen[key] or any(_holds(ground, x, y) for ground in self.grounds)


def _sign(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 else ""


def _box(text: Any, at: int) -> Box:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    raw.FPDFText_GetCharBox(text, at, byref(left), byref(right), byref(bottom), byref(top))
    return left.value, bottom.value, right.value, top.value


def _colour(shape: Any) -> tuple[int, int, int, int] | None:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    known = raw.FPDFPageObj_GetFillColor(shape, byref(red), byref(green), byref(blue), byref(alpha))
    return (red.value, green.value, blue.value, alpha.value) if known else None


def _is_white(shape: Any) -> bool:
    colour = _colour(shape)
    return colour is not None and (min(colour[:3]) >= _WHITE or colour[3] == 0)


def _is_coloured(one: Any) -> bool:
    """Whether white letters on it would be seen."""
    if one.type != raw.FPDF_PAGEOBJ_PATH:
        return True
    mode, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(one, byref(mode), byref(stroke))
    return mode.value != raw.FPDF_FILLMODE_NONE and not _is_white(one)


def _holds(box: Box, x: float, y: float) -> bool:
    left, bottom, right, top = box
    return left <= x <= right and bottom <= y <= top


def _area(box: Box) -> float:
    left, bottom, right, top = box
    return max(0.0, right - left) * max(0.0, top - bottom)


def _links(document: Any, page: Any, text: str) -> list[str]:
    """Where links lead that tell how to reach somebody, unless the text says so itself."""
    at, link = c_int(0), raw.FPDF_LINK()
    found: list[str] = []
    while len(found) < 20 and raw.FPDFLink_Enumerate(page, byref(at), byref(link)):
        action = raw.FPDFLink_GetAction(link)
        target = _target(document, action) if action else ""
        for scheme in _WORTH_NAMING:
            target = target.removeprefix(scheme)
        if is_worth_naming(target) and target not in text and target not in found:
            found.append(target)
    return found


def is_worth_naming(target: str) -> bool:
    """An address or a LinkedIn page; other places on the web are not read."""
    return "linkedin.com/" in target or ("@" in target and "/" not in target)


def _target(document: Any, action: Any) -> str:
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    if not 0 < size < 1_000:
        return ""
    kept = create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, kept, size)
    return kept.value.decode("utf-8", "replace").partition("?")[0]
