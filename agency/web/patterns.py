"""What a page draws for each of many alike but for a few words: drawn once in a request, and filled for each. And menus, drawn once while they are the same."""

from collections.abc import Callable
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from flask import Flask
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from agency.web.once import once

_HOLE = "\ue000"
"""Of the private use area: nobody's text is escaped differently for holding it."""
_FIELDS = ("id", "name", "first_name", "url", "drawer", "key")
Filled = Callable[..., Markup]


def add_patterns(app: Flask) -> None:
    app.jinja_env.globals["pattern_of"] = pattern_of
    app.jinja_env.globals["options_of"] = options_of


@lru_cache(maxsize=32)
def options_of(choices: tuple[tuple[int, str], ...], chosen: int | None = None) -> Markup:
    """The lines of a menu, of a number and what it is called each; kept for whoever asks for the same ones next."""
    lines = [
        f'<option value="{number}"{" selected" if number == chosen else ""}>{escape(name)}</option>'
        for number, name in choices
    ]
    return Markup("".join(lines))  # noqa: S704 - numbers, and escaped


def pattern_of(macro: Macro, *given: Any) -> Filled:
    """``pattern_of(menu, words)(id="menu-7", url=url)`` is ``menu(one, words)`` with what is given in place of ``one.id`` and ``one.url``.

    ``one`` may have an ``id``, a ``name``, a ``first_name``, a ``url``, a ``drawer`` and a ``key``, which the macro writes out and asks nothing about;
    ``given`` is the same whenever it is equal. It is escaped as it would be there.
    """
    kept = once("patterns", dict[tuple[Macro, tuple[Any, ...]], Filled])
    found = kept.get((macro, given))
    if found is None:
        found = kept[macro, given] = _drawn(macro, given)
    return found


def _drawn(macro: Macro, given: tuple[Any, ...]) -> Filled:
    one = SimpleNamespace(**{name: f"{_HOLE}{name}{_HOLE}" for name in _FIELDS})
    pieces = str(macro(one, *given)).split(_HOLE)
    holes = pieces[1::2]

    def fill(**values: str) -> Markup:
        filled = pieces.copy()
        filled[1::2] = [escape(values[hole]) for hole in holes]
        return Markup("".join(filled))  # noqa: S704 - a macro of ours, and escaped

    return fill
