"""Pages that take files may be sent more than a form is, and answers that are files to keep."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

from flask import Flask, Response, request
from flask_login import current_user

Page = TypeVar("Page", bound=Callable[..., Any])
FIELDS = 64 * 1024
"""Bytes for what is sent beside the file."""


def named(response: Response, name: str, how: str = "attachment") -> Response:
    """The answer as a file of that name; letters that old programs do not know are spelled for them too."""
    stem, dot, ending = name.rpartition(".")
    plain = f"{_ascii(stem)}{dot}{_ascii(ending)}" if stem else _ascii(name)
    said = f'{how}; filename="{plain}"'
    if plain != name:
        said += f"; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["Content-Disposition"] = said
    return response


def _ascii(name: str) -> str:
    return "".join(
        sign if sign.isascii() and (sign.isalnum() or sign == "-") else "-" for sign in name
    )


def takes_files(most: int) -> Callable[[Page], Page]:
    """The page takes files of so many bytes. Stands right under its address."""

    def mark(page: Page) -> Page:
        page.takes_bytes = most  # type: ignore[attr-defined]  # read below
        return page

    return mark


def allow_files(app: Flask) -> None:
    """Before anything reads a form: afterwards it would be too late. The body is spooled to disk.

    A stranger may send the portal no more than a form.
    """

    @app.before_request
    def widen() -> None:
        page = app.view_functions.get(request.endpoint or "")
        most = getattr(page, "takes_bytes", 0)
        is_portals = (request.endpoint or "").startswith("portal.")
        if most and (current_user.is_authenticated or not is_portals):
            request.max_content_length = most + FIELDS
