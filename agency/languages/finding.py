"""Finds what is marked in the code and the templates as a message.

Three marks: the functions of ``speaking``, their twins in templates (``{% trans %}`` too), and the
noun of ``count_words``, which is a message of its own.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("agency", "templates")
_MARKS = {
    "_": "m", "N_": "m", "NP_": "cm", "gettext": "m", "ngettext": "mp", "pgettext": "cm", "npgettext": "cmp",
}  # fmt: skip
"""What the arguments are: a message, its plural, its context."""


@dataclass(frozen=True)
class Message:
    """One message, and where it stands."""

    text: str
    plural: str = ""
    context: str = ""
    where: str = ""

    @property
    def id(self) -> str | tuple[str, str]:
        return (self.text, self.plural) if self.plural else self.text


def takes_messages(environment: Environment) -> Environment:
    """Templates of this environment may say messages; a ``{% trans %}`` over several lines is one."""
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    return environment


def template_of(source: str) -> nodes.Template:
    return takes_messages(Environment(autoescape=True)).parse(source)


def messages() -> Iterator[Message]:
    """Every message of the product, in the order of the files."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            yield from messages_in(path)


def messages_in(path: Path) -> Iterator[Message]:
    where = str(path.relative_to(ROOT))
    if path.suffix == ".py":
        yield from _in_code(path.read_text(), where)
    elif path.suffix in (".html", ".txt") and where.startswith("templates"):
        yield from _in_template(path.read_text(), where)


def _in_code(source: str, where: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield from _marked(name, [getattr(one, "value", None) for one in node.args], where)


def _in_template(source: str, where: str) -> Iterator[Message]:
    tree = template_of(source)
    for call in tree.find_all(nodes.Call):
        name = getattr(call.node, "name", "")
        yield from _marked(name, [getattr(one, "value", None) for one in call.args], where)
    for used in tree.find_all(nodes.Filter):
        given = [getattr(one, "value", None) for one in used.args]
        yield from _marked(used.name, [None, *given], where)


def _marked(name: str, given: Sequence[object], where: str) -> Iterator[Message]:
    if name == "count_words":
        noun, *many = [one for one in given[1:] if isinstance(one, str)] or [""]
        if noun:
            yield Message(noun, (many or [f"{noun}s"])[0], "count", where)
        return
    parts = dict(zip(_MARKS.get(name, ""), given, strict=False))
    if parts and all(isinstance(part, str) for part in parts.values()):
        text, plural, context = (str(parts.get(kind, "")) for kind in "mpc")
        yield Message(text, plural, context, where)
