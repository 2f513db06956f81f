"""ODT: header, body with its tables and frames in order, footer; without what nobody sees."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from odf.element import Text
from odf.namespaces import DRAWNS, OFFICENS, STYLENS, TABLENS, TEXTNS, XLINKNS
from odf.opendocument import load

from agency.resumes.extracting.found import Found
from agency.resumes.extracting.pdf import is_worth_naming

_SKIPPED = {(TEXTNS, "tracked-changes"), (OFFICENS, "annotation"), (TEXTNS, "sequence-decls")}
_PARAGRAPHS = {(TEXTNS, "p"), (TEXTNS, "h")}
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"


def read_odt(content: bytes) -> Found:
    document = load(BytesIO(content))
    walk = _Walk(_unseen_styles(document))
    around = {part: list(_parts(document.masterstyles, part)) for part in ("header", "footer")}
    for root in (*around["header"], document.text, *around["footer"]):
        walk.found.lines += walk.blocks(root)
    text = "\n".join(walk.found.lines)
    links = dict.fromkeys(walk.links)
    walk.found.lines += [one for one in links if is_worth_naming(one) and one not in text]
    return walk.found


def _parts(root: Any, name: str) -> Iterator[Any]:
    for child in root.childNodes:
        if getattr(child, "qname", None) == (STYLENS, name):
            yield child
        elif not isinstance(child, Text):
            yield from _parts(child, name)


def _unseen_styles(document: Any) -> set[str]:
    unseen = set()
    for styles in (document.styles, document.automaticstyles):
        for style in styles.childNodes:
            for properties in style.childNodes:
                if getattr(properties, "qname", None) != (STYLENS, "text-properties"):
                    continue
                looks = properties.attributes
                white = str(looks.get((_FO, "color"), "")).lower() in ("#ffffff", "#fefefe")
                ground = str(looks.get((_FO, "background-color"), "transparent")).lower()
                hidden = str(looks.get((TEXTNS, "display"), "")) == "none"
                if hidden or (white and ground in ("transparent", "#ffffff")):
                    unseen.add(str(style.attributes.get((STYLENS, "name"), "")))
    return unseen


class _Walk:
    """Goes through blocks in order and keeps what is hidden apart."""

    def __init__(self, unseen: set[str]) -> None:
        self.found, self.unseen, self.links = Found(), unseen, list[str]()

    def blocks(self, root: Any) -> list[str]:
        lines: list[str] = []
        for child in root.childNodes:
            name = getattr(child, "qname", None)
            if name in _PARAGRAPHS:
                frames: list[str] = []
                lines += ["".join(self._inline(child, frames)), *frames]
            elif name == (TABLENS, "table-row"):
                lines += self._row(child)
            elif name is not None and name not in _SKIPPED:
                lines += self.blocks(child)
        return [part for line in lines for part in line.split("\n")]

    def _row(self, row: Any) -> list[str]:
        cells = [
            [line for line in self.blocks(cell) if line.strip()]
            for cell in row.childNodes
            if getattr(cell, "qname", None) == (TABLENS, "table-cell")
        ]
        cells = [cell for cell in cells if cell]
        if all(len(cell) == 1 for cell in cells):
            return ["\t".join(cell[0] for cell in cells)]
        return [line for cell in cells for line in cell]

    def _inline(self, element: Any, frames: list[str]) -> Iterator[str]:
        if str(element.attributes.get((TEXTNS, "style-name"), "")) in self.unseen:
            self.found.hidden.append("".join(_plain(element)))
            return
        for child in element.childNodes:
            if isinstance(child, Text):
                yield str(child.data)
            elif child.qname == (TEXTNS, "tab"):
                yield "\t"
            elif child.qname == (TEXTNS, "line-break"):
                yield "\n"
            elif child.qname == (TEXTNS, "s"):
                yield " "
            elif child.qname == (DRAWNS, "text-box"):
                frames += self.blocks(child)
            elif child.qname not in _SKIPPED:
                if child.qname == (TEXTNS, "a"):
                    target = str(child.attributes.get((XLINKNS, "href"), ""))
                    self.links.append(target.removeprefix("mailto:").partition("?")[0])
                yield from self._inline(child, frames)


def _plain(element: Any) -> Iterator[str]:
    for child in element.childNodes:
        if isinstance(child, Text):
            yield str(child.data)
        else:
            yield from _plain(child)
