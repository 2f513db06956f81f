"""Finds what a template or a module says without marking it as a message: words no catalogue can have.

Of a template: text between tags, the attributes that are read out, and words in expressions. Of a
module: constants that read as a sentence, outside docstrings, marks and names.
"""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import nodes

from agency.languages.finding import template_of

_READ_OUT = {"alt", "aria-label", "content", "label", "placeholder", "title"}
_LETTERS = re.compile(r"[A-Za-zÀ-ÿ]{2}")
_SENTENCE = re.compile(r"[A-Z][^<>{}=/]*[a-z]{2}[^<>{}=/]* .|[A-Z][a-z]+[.!?]")
_MARKS = {"_", "N_", "NP_", "gettext", "ngettext", "pgettext", "npgettext", "count_words"}
_NOT_WORDS = {"url_for", "icon", "get_flashed_messages"}
_SAME_EVERYWHERE = re.compile(r"\W*Callback\W*|<\w+|cb-[\w -]+")
"""The product's name; a tag whose attributes are worked out; the looks of a page."""
_HOLE = "\x00"


def literals_in_template(source: str) -> list[str]:
    """Every piece of text that is not a message."""
    tree = template_of(source)
    page = _Page()
    page.feed("".join(_shown(tree)))
    page.close()
    return [*page.found, *_in_expressions(tree)]


def literals_in_code(source: str) -> list[str]:
    """Every constant that reads as a sentence and is not a message."""
    tree = ast.parse(source)
    passed = {id(one) for call in _calls(tree) for one in ast.walk(call)} | _docstrings(tree)
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in passed
        and _SENTENCE.match(node.value)
    ]


class _Page(HTMLParser):
    """Collects the words of a page whose expressions are holes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("style", "script")
        for name, value in attrs:
            if name in _READ_OUT and tag != "meta":
                self.handle_data(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        for piece in data.split(_HOLE):
            words = " ".join(piece.split())
            is_text = _LETTERS.search(words) and not _SAME_EVERYWHERE.fullmatch(words)
            if is_text and not self._silent:
                self.found.append(words)


def _shown(tree: nodes.Template) -> Iterator[str]:
    """The template's own text in the order it stands, a hole for everything that is worked out."""
    for output in tree.find_all(nodes.Output):
        for one in output.nodes:
            yield one.data if isinstance(one, nodes.TemplateData) else _HOLE


def _in_expressions(tree: nodes.Template) -> Iterator[str]:
    passed = set()
    for call in tree.find_all(nodes.Call):
        name = getattr(call.node, "name", getattr(call.node, "attr", ""))
        if name in _MARKS | _NOT_WORDS:
            passed |= {id(one) for one in call.find_all(nodes.Const)}
    for used in tree.find_all(nodes.Filter):
        if used.name in _MARKS:
            passed |= {id(one) for arg in used.args for one in (arg, *arg.find_all(nodes.Const))}
    for const in tree.find_all(nodes.Const):
        value = const.value
        if isinstance(value, str) and id(const) not in passed and _SENTENCE.match(value):
            yield value


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    """What is marked, and what is written for colleagues of ours: the log."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            owner = getattr(getattr(node.func, "value", None), "id", "")
            if name in _MARKS or owner == "log":
                yield node


def _docstrings(tree: ast.AST) -> set[int]:
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
