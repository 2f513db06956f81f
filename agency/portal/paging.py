"""Long lists, a page at a time: which page is asked for, and the ways back and on."""

from typing import Any

from flask import request, url_for

_LAST = 10_000


def page_asked_for() -> int:
    """The number in the address, kept within what a list may have."""
    return min(max(request.args.get("page", 1, type=int), 1), _LAST)


def pages(
    endpoint: str, shown: int, total: int, page: int, size: int, **address: Any
) -> dict[str, Any] | None:
    """What the pagination component takes; nothing where one page holds all."""
    first = (page - 1) * size + 1
    last = first + shown - 1
    if not shown or total <= shown:
        return None

    def url(number: int) -> str:
        return url_for(endpoint, page=number if number > 1 else None, **address)

    return {
        "first": first,
        "last": last,
        "total": total,
        "previous_url": url(page - 1) if page > 1 else None,
        "next_url": url(page + 1) if last < total else None,
    }
