"""What is written down of every request: a sentence, ids, counts and durations; never who or what."""

import sys
import traceback
from time import perf_counter
from typing import Any
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request
from sqlalchemy import inspect
from structlog.typing import EventDict, WrappedLogger

from agency.web.assets import STATIC

log = structlog.get_logger()

_WORDS_ALLOWED = frozenset(
    {
        "event", "level", "at", "request_id", "method", "endpoint", "error", "where", "reference",
        "task", "schedule", "period", "outcome", "table", "state",
    }
)  # fmt: skip
"""Entries whose value may be text. Numbers and truths may stand under any name."""


def write_logs(app: Flask) -> None:
    """Set up the log and note every request of the application."""
    set_up_log()
    app.before_request(_begin)
    app.after_request(_note)


def set_up_log() -> None:
    """One line an entry, key=value, to standard error. For every process, not only the web's."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            only_harmless,
            structlog.processors.LogfmtRenderer(
                key_order=["at", "level", "event"], bool_as_flag=False
            ),
        ],
        logger_factory=_to_standard_error,
    )


def only_harmless(_logger: WrappedLogger, _name: str, entry: EventDict) -> EventDict:
    """Drop every text that is not known to be free of names, addresses, tokens and notes."""
    return {
        key: _on_one_line(value)
        for key, value in entry.items()
        if key in _WORDS_ALLOWED or value is None or isinstance(value, int | float)
    }


def where_it_broke(error: BaseException) -> str:
    """The last places of the product that the error passed, without its message, which may quote data."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename] or list(frames)
    return " < ".join(f"{_short(frame.filename)}:{frame.lineno}" for frame in reversed(ours[-5:]))


def _on_one_line(value: Any) -> Any:
    """What came from outside cannot begin a line of its own."""
    if not isinstance(value, str):
        return value
    return "".join(letter if letter.isprintable() else "?" for letter in value)


def _short(filename: str) -> str:
    return "/".join(filename.split("/")[-2:])


def _to_standard_error(*_: Any) -> structlog.PrintLogger:
    return structlog.PrintLogger(sys.stderr)


def _begin() -> None:
    g.began = perf_counter()
    g.request_id = uuid4().hex
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _note(response: Response) -> Response:
    if request.endpoint in STATIC:
        return response
    log.info(
        "request",
        method=request.method if request.method in _METHODS else "other",
        endpoint=request.endpoint or "none",
        status=response.status_code,
        milliseconds=round((perf_counter() - g.get("began", perf_counter())) * 1000, 1),
        recruiter_id=_number_of(g.me) if "me" in g else None,
    )
    return response


def _number_of(recruiter: Any) -> Any:
    """As it is known by: after a commit, asking for it would read the record again."""
    return inspect(recruiter).identity[0]


_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
