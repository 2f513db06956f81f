"""XML of strangers: parsed without entities, without a network, and by local names."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from agency.imports.faults import FileRefused
from agency.languages.speaking import _

_ENTITY = re.compile(rb"<!\s*ENTITY", re.I)
MOST_DEPTH = 64
MOST_ELEMENTS = 500_000


def root_of(content: bytes) -> Any:
    """The root of the document. Raises ``FileRefused`` for what is no XML, or declares entities."""
    if _ENTITY.search(content.replace(b"\0", b"")):
        raise FileRefused(
            _("The file declares entities, which no list of roles needs. It was not read.")
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        line = getattr(wrong, "lineno", None)
        sentence = (
            _("The XML is damaged at line %(line)s. Export the file again.", line=line)
            if line
            else _("The XML is damaged. Export the file again.")
        )
        raise FileRefused(sentence) from None
    _refuse_monsters(root)
    return root


def name_of(element: Any) -> str:
    """Its name without namespace and prefix, in lower case."""
    if not isinstance(element.tag, str):
        return ""
    return str(etree.QName(element).localname).lower()


def elements(root: Any, *names: str) -> Iterator[Any]:
    """All below, and the root itself, that bear one of these names."""
    return (one for one in root.iter() if name_of(one) in names)


def first(element: Any, *names: str) -> Any | None:
    """The first below it of one of these names, in the order of the names."""
    for name in names:
        for one in element.iter():
            if one is not element and name_of(one) == name:
                return one
    return None


def text_of(element: Any | None) -> str:
    """All the text in it, in one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def inner(element: Any | None) -> str:
    """What is in it with its tags, for descriptions that hold a page's mark-up."""
    if element is None:
        return ""
    parts = [element.text or ""]
    parts += [etree.tostring(child, encoding="unicode") for child in element]
    return "".join(parts)


def said(element: Any, *names: str) -> str:
    """The text of the first of these that has any."""
    found = (text_of(first(element, name)) for name in names)
    return next((text for text in found if text), "")


def _refuse_monsters(root: Any) -> None:
    depth = count = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MOST_DEPTH or count > MOST_ELEMENTS:
            raise FileRefused(_("The XML is built too deep or too wide to be a list of roles."))
