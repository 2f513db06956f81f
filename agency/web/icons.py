"""Bootstrap's icons, drawn into the page: the font with all two thousand weighs more than everything else together."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from flask import Flask
from markupsafe import Markup, escape

_SYMBOL = re.compile(
    r'<symbol class="bi bi-([\w-]+)" viewBox="([\d ]+)" id="[\w-]+">(.*?)</symbol>'
)


def draw_icons(app: Flask) -> None:
    """Templates draw them with ``components/icons.html``."""
    app.jinja_env.globals.update(drawn=drawn, key_cap=key_cap, read_out=read_out)


@cache
def drawn(name: str) -> Markup:
    """An icon as large as the text around it and in its colour. Raises ``KeyError`` for a name that is none."""
    view, paths = _symbols()[name]
    svg = f'<svg class="bi bi-{name}" viewBox="{view}" fill="currentColor" aria-hidden="true">{paths}</svg>'
    return Markup(svg)  # noqa: S704 - from the package, never from a person


def key_cap(key: str) -> Markup:
    """A key cap inside a button or a sentence."""
    return Markup(f'<kbd class="cb-kbd">{escape(key)}</kbd>')  # noqa: S704 - escaped


def read_out(text: str) -> Markup:
    """Text for assistive technology only."""
    return Markup(f'<span class="visually-hidden">{escape(text)}</span>')  # noqa: S704 - escaped


@cache
def _symbols() -> dict[str, tuple[str, str]]:
    package = find_spec("flask_bootstrap")
    assert package
    assert package.origin
    file = Path(package.origin).parent / "static" / "bootstrap5" / "icons" / "bootstrap-icons.svg"
    found = _SYMBOL.findall(file.read_text(encoding="utf-8"))
    return {name: (view, paths) for name, view, paths in found}
