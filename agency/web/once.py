"""What is asked once in a request."""

from collections.abc import Callable
from typing import TypeVar

from flask import request

Answer = TypeVar("Answer")


def once(name: str, ask: Callable[[], Answer]) -> Answer:
    """What ``ask`` says, of the first who asked under this name; it ends with the request."""
    kept: dict[str, Answer] = request.environ.setdefault("callback.once", {})
    if name not in kept:
        kept[name] = ask()
    return kept[name]
