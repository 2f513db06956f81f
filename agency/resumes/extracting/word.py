"""DOCX: header, body with its tables and text boxes in order, footer; without what nobody sees."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from agency.resumes.extracting.found import Found
from agency.resumes.extracting.pdf import is_worth_naming

_DELETED = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_BREAKS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_OFF = ("0", "false", "off")
_WHITE = ("FFFFFF", "FEFEFE", "FDFDFD")
_TINY = 6
"""Half points."""
Looks = dict[str, set[str]]


def read_docx(content: bytes) -> Found:
    document = Document(BytesIO(content))
    walk = _Walk(document.styles.element)
    heads, feet = _around(document)
    for root in (*heads, document.element.body, *feet):
        walk.found.lines += walk.blocks(root)
    walk.found.lines += _links(document, "\n".join(walk.found.lines))
    return walk.found


def _around(document: Any) -> tuple[list[Any], list[Any]]:
    """Headers and footers of all sections, each once."""
    heads: dict[str, Any] = {}
    feet: dict[str, Any] = {}
    for section in document.sections:
        for kept, parts in (
            (heads, (section.first_page_header, section.header)),
            (feet, (section.footer, section.first_page_footer)),
        ):
            for part in parts:
                if not part.is_linked_to_previous:
                    text = "".join(part._element.itertext())
                    kept.setdefault(text, part._element)
    return list(heads.values()), list(feet.values())


def _links(document: Any, text: str) -> list[str]:
    targets = [
        one.target_ref.removeprefix("mailto:").partition("?")[0]
        for one in document.part.rels.values()
        if one.is_external and "hyperlink" in one.reltype
    ]
    return [one for one in dict.fromkeys(targets) if is_worth_naming(one) and one not in text]


class _Walk:
    """Goes through blocks in order and keeps what is hidden apart."""

    def __init__(self, styles: Any) -> None:
        self.found = Found()
        self.unseen_styles = {
            style.get(qn("w:styleId"))
            for style in styles.iter(qn("w:style"))
            if (properties := style.find(qn("w:rPr"))) is not None and _is_unseen(properties)
        }

    def blocks(self, root: Any, shaded: bool = False) -> list[str]:
        lines: list[str] = []
        for child in root:
            if child.tag == qn("w:p"):
                lines += self._paragraph(child, shaded)
            elif child.tag == qn("w:tbl"):
                lines += self._table(child, shaded)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                lines += self.blocks(child, shaded)
        return lines

    def _table(self, table: Any, shaded: bool) -> list[str]:
        """A row of single lines is one line; cells that hold more are read one after the other."""
        lines: list[str] = []
        for row in table.iter(qn("w:tr")):
            if row.getparent() is not table:
                continue
            cells = [
                [one for one in self.blocks(cell, shaded or _is_shaded(cell)) if one.strip()]
                for cell in row.iter(qn("w:tc"))
                if cell.getparent().getparent() is table or cell.getparent() is row
            ]
            cells = [cell for cell in cells if cell]
            if all(len(cell) == 1 for cell in cells):
                lines.append("\t".join(cell[0] for cell in cells))
            else:
                lines += [line for cell in cells for line in cell]
        return lines

    def _paragraph(self, paragraph: Any, shaded: bool) -> list[str]:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        unseen = style is not None and style.get(qn("w:val")) in self.unseen_styles
        shaded = shaded or _is_shaded(paragraph)
        boxes: list[str] = []
        text = "".join(self._inline(paragraph, unseen, shaded, boxes))
        if text.strip() and _is_listed(paragraph, style):
            text = f"• {text}"
        return [*text.split("\n"), *boxes]

    def _inline(self, element: Any, unseen: bool, shaded: bool, boxes: list[str]) -> Iterator[str]:
        for child in element:
            if child.tag in _DELETED:
                continue
            if child.tag == qn("w:txbxContent"):
                boxes += self.blocks(child, shaded=True)  # a box may have any ground
            elif child.tag == qn("w:r"):
                yield from self._run(child, unseen, shaded, boxes)
            elif child.tag == qn("w:t"):
                yield child.text or ""
            elif child.tag in _BREAKS:
                yield _BREAKS[child.tag]
            else:
                yield from self._inline(child, unseen, shaded, boxes)

    def _run(self, run: Any, unseen: bool, shaded: bool, boxes: list[str]) -> Iterator[str]:
        text = "".join(self._inline(run, unseen, shaded, boxes))
        properties = run.find(qn("w:rPr"))
        if properties is not None:
            style = properties.find(qn("w:rStyle"))
            unseen = unseen or (style is not None and style.get(qn("w:val")) in self.unseen_styles)
            unseen = unseen or _is_unseen(properties, shaded or _is_shaded(run))
        if not unseen:
            yield text
        elif text.strip():
            self.found.hidden.append(text)


def _is_listed(paragraph: Any, style: Any) -> bool:
    """Whether the word processor puts a bullet or a number before it."""
    numbered = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    return numbered or (style is not None and str(style.get(qn("w:val"))).startswith("List"))


def _is_unseen(properties: Any, shaded: bool = False) -> bool:
    vanish, colour, size = (properties.find(qn(f"w:{name}")) for name in ("vanish", "color", "sz"))
    if vanish is not None and vanish.get(qn("w:val")) not in _OFF:
        return True
    if (
        size is not None
        and (size.get(qn("w:val")) or "").isdigit()
        and int(size.get(qn("w:val"))) <= _TINY
    ):
        return True
    return colour is not None and not shaded and (colour.get(qn("w:val")) or "").upper() in _WHITE


def _is_shaded(element: Any) -> bool:
    """Whether it has a ground of its own, on which white is read."""
    for shade in element.iterfind(f"*/{qn('w:shd')}"):
        if (shade.get(qn("w:fill")) or "auto").upper() not in ("AUTO", *_WHITE):
            return True
    return False
