"""Addresses of pages, as templates write them."""

from functools import lru_cache
from typing import Any

from flask import Flask, request, url_for

from agency.web.assets import STATIC

_KEPT = 1 << 14


def add_addresses(app: Flask) -> None:
    """``url_for`` remembers addresses that hold nothing but numbers: a list asks for seven of each person on it, again and again."""

    @lru_cache(maxsize=_KEPT)
    def kept(_root: str, _method: str, endpoint: str, *values: tuple[str, int | None]) -> str:
        return url_for(endpoint, **dict[str, Any](values))

    def address_of(endpoint: str, /, **values: Any) -> str:
        if endpoint in STATIC or not _are_numbers(values) or not request:
            return url_for(endpoint, **values)
        return kept(request.root_path, request.method, endpoint, *values.items())

    app.jinja_env.globals["url_for"] = address_of


def _are_numbers(values: dict[str, Any]) -> bool:
    return all(
        (type(value) is int or value is None) and not name.startswith("_")
        for name, value in values.items()
    )
