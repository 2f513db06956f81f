"""Pages as real files: PDF, DOCX, ODT, RTF and plain text."""

from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import reportlab
from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt
from odf.opendocument import OpenDocumentText
from odf.style import Footer, Header, MasterPage, PageLayout
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import H, P, Tab
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.support.resumes.layouts import Block, Page

_SIZES = {"name": 18, "head": 13}
_WIDTH, _HEIGHT, _MARGIN = 595, 842, 40
_SIDE, _MAIN = 215, 275
"""The width of the side column, and where the main one begins: a long address fits beside it."""


@cache
def _font() -> str:
    pdfmetrics.registerFont(TTFont("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
    return "Vera"


def as_pdf(page: Page) -> bytes:
    written = BytesIO()
    canvas = Canvas(written, pagesize=(_WIDTH, _HEIGHT))
    sheet = _Sheet(canvas, page)
    sheet.begin()
    if page.side and page.by_rows:
        sheet.rows()
    elif page.side:
        sheet.column(page.side, _MARGIN, _SIDE)
        sheet.first_page_again()
        sheet.column(page.main, _MAIN, _WIDTH - _MAIN - 30)
    else:
        sheet.column(page.main, _MARGIN, _WIDTH - 2 * _MARGIN)
    canvas.save()
    return written.getvalue()


class _Sheet:
    """Draws blocks from the top; a column that is full goes on on the next page, where it may."""

    def __init__(self, canvas: Canvas, page: Page) -> None:
        self.canvas, self.page, self.y = canvas, page, 0.0

    def begin(self) -> None:
        self.y = _HEIGHT - _MARGIN
        for n, line in enumerate(self.page.header):
            self._draw(_MARGIN, _HEIGHT - 30 - 12 * n, line, 9)
        for n, line in enumerate(self.page.footer):
            self._draw(_MARGIN, 24 + 12 * n, line, 9)

    def first_page_again(self) -> None:
        self.y = _HEIGHT - _MARGIN

    def column(self, blocks: Sequence[Block], x: float, width: float) -> None:
        for block in blocks:
            if self.y < _MARGIN + 30:
                self.canvas.showPage()
                self.begin()
            self._block(block, x, width)

    def rows(self) -> None:
        """Line by line across both columns, as some programs print."""
        side, main = (
            self._lines(self.page.side, _SIDE),
            self._lines(self.page.main, _WIDTH - _MAIN - 30),
        )
        for n in range(max(len(side), len(main))):
            if self.y < _MARGIN:
                self.canvas.showPage()
                self.begin()
            for x, lines in ((_MARGIN, side), (_MAIN, main)):
                if n < len(lines) and lines[n]:
                    self._draw(x, self.y, lines[n], 9)
            self.y -= 13

    def _lines(self, blocks: Sequence[Block], width: float) -> list[str]:
        lines: list[str] = []
        for block in blocks:
            text = f"{block.left}, {block.right}" if block.right else block.left
            text = f"• {text}" if block.kind == "bullet" else text
            lines += simpleSplit(text, _font(), 9, width) or [""]
        return lines

    def _block(self, block: Block, x: float, width: float) -> None:
        size = _SIZES.get(block.kind, 10)
        if block.kind == "gap":
            self.y -= 8
        elif block.kind == "row":
            self._draw(x, self.y, block.left, size)
            taken = sum(self.canvas.stringWidth(one, _font(), size) for one in block[1:])
            self.y -= size + 4 if taken + 20 > width else 0  # as a word processor breaks the line
            self.canvas.drawRightString(x + width, self.y, block.right)
            self.y -= size + 4
        elif block.kind == "cells":
            self._draw(x, self.y, block.left, size)
            self._wrapped(block.right, x + 190, width - 190, size)
        else:
            text = f"• {block.left}" if block.kind == "bullet" else block.left
            self._wrapped(text, x, width, size)

    def _wrapped(self, text: str, x: float, width: float, size: float) -> None:
        for line in simpleSplit(text, _font(), size, width):
            self._draw(x, self.y, line, size)
            self.y -= size + 4

    def _draw(self, x: float, y: float, text: str, size: float) -> None:
        self.canvas.setFont(_font(), size)
        self.canvas.drawString(x, y, text)


def as_docx(page: Page) -> bytes:
    document = Document()
    section = document.sections[0]
    for kept, part in ((page.header, section.header), (page.footer, section.footer)):
        for line in kept:
            part.paragraphs[0].add_run(line)
    if page.side:
        row = document.add_table(1, 2).rows[0]
        _docx_blocks(row.cells[0], page.side)
        _docx_blocks(row.cells[1], page.main)
    else:
        _docx_blocks(document, page.main)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _docx_blocks(place: Any, blocks: Sequence[Block]) -> None:
    at = 0
    while at < len(blocks):
        rows = []
        while at < len(blocks) and blocks[at].kind == "cells":
            rows.append(blocks[at])
            at += 1
        if rows:
            table = place.add_table(len(rows), 2)
            for row, block in zip(table.rows, rows, strict=True):
                row.cells[0].text, row.cells[1].text = block.left, block.right
            continue
        _docx_block(place, blocks[at])
        at += 1


def _docx_block(place: Any, block: Block) -> None:
    if block.kind == "bullet":
        place.add_paragraph(block.left, style="List Bullet")
        return
    paragraph = place.add_paragraph(block.left)
    if block.kind == "row":
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(430), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"\t{block.right}")
    if block.kind in _SIZES:
        paragraph.runs[0].font.size = Pt(_SIZES[block.kind])


def as_odt(page: Page) -> bytes:
    document = OpenDocumentText()
    if page.header or page.footer:
        layout = PageLayout(name="sheet")
        document.automaticstyles.addElement(layout)
        master = MasterPage(name="Standard", pagelayoutname=layout)
        document.masterstyles.addElement(master)
        for lines, kind in ((page.header, Header), (page.footer, Footer)):
            if lines:
                part = kind()
                part.addElement(P(text=" ".join(lines)))
                master.addElement(part)
    if page.side:
        table, row = _odt_table(document.text), TableRow()
        for blocks in (page.side, page.main):
            cell = TableCell()
            _odt_blocks(cell, blocks)
            row.addElement(cell)
        table.addElement(row)
    else:
        _odt_blocks(document.text, page.main)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _odt_table(place: Any) -> Any:
    table = Table()
    table.addElement(TableColumn(numbercolumnsrepeated=2))
    place.addElement(table)
    return table


def _odt_blocks(place: Any, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if block.kind == "cells":
            row = TableRow()
            for text in (block.left, block.right):
                cell = TableCell()
                for line in text.split("\n"):
                    cell.addElement(P(text=line))
                row.addElement(cell)
            _odt_table(place).addElement(row)
        elif block.kind == "head":
            place.addElement(H(outlinelevel=1, text=block.left))
        else:
            paragraph = P(text=f"• {block.left}" if block.kind == "bullet" else block.left)
            if block.kind == "row":
                paragraph.addElement(Tab())
                paragraph.addText(block.right)
            place.addElement(paragraph)


def as_rtf(page: Page) -> bytes:
    lines = "\\par\n".join(map(_rtf, _text_lines(page)))
    return (
        f"{{\\rtf1\\ansi\\ansicpg1252\\deff0 {{\\fonttbl{{\\f0 Arial;}}}}\n{lines}\\par}}".encode(
            "ascii"
        )
    )


def _rtf(text: str) -> str:
    signs = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\t": "\\tab "}
    return "".join(signs.get(one) or (one if one.isascii() else f"\\u{ord(one)}?") for one in text)


def as_text(page: Page) -> bytes:
    return "\n".join(_text_lines(page)).encode("cp1252", "replace")


def _text_lines(page: Page) -> list[str]:
    lines = [*page.header]
    for block in (*page.main, *page.side):
        sign = {"bullet": "* "}.get(block.kind, "")
        right = f"\t{block.right}" if block.right else ""
        lines += f"{sign}{block.left}{right}".split("\n")
    return [*lines, *page.footer]


def as_html(page: Page) -> str:
    """For a browser to print."""
    side = f"<div class=side>{_html(page.side)}</div>" if page.side else ""
    head, foot = (
        "".join(f"<p>{escape(line)}</p>" for line in lines) for lines in (page.header, page.footer)
    )
    return (
        "<!doctype html><meta charset=utf-8><style>body{font:11px sans-serif}.both{display:flex}"
        ".side{width:38%}.main{flex:1}.row{display:flex;justify-content:space-between}.cells{display:flex}"
        f".cells>b{{width:30%;font-weight:400}}</style>{head}<div class=both>{side}"
        f"<div class=main>{_html(page.main)}</div></div>{foot}"
    )


def _html(blocks: Sequence[Block]) -> str:
    tags = {"name": "h1", "head": "h2", "bullet": "li"}
    written = []
    for block in blocks:
        left, right = escape(block.left), escape(block.right).replace("\n", "<br>")
        if block.kind == "row":
            written.append(f"<div class=row><span>{left}</span><span>{right}</span></div>")
        elif block.kind == "cells":
            written.append(f"<div class=cells><b>{left}</b><span>{right}</span></div>")
        else:
            tag = tags.get(block.kind, "p")
            written.append(f"<{tag}>{left}</{tag}>")
    return "".join(written)


PAPERS: dict[str, Callable[[Page], bytes]] = {
    "pdf": as_pdf, "docx": as_docx, "odt": as_odt, "rtf": as_rtf, "txt": as_text,
}  # fmt: skip
