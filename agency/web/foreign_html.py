"""Shows a letter's HTML without trusting it: no scripts, no pictures, no forms, no origin of ours."""

import re
from html import unescape
from secrets import token_urlsafe

from flask import Response

_STYLED = re.compile(r"""\sstyle=("([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)
_SHEET = re.compile(r"<style(\s[^>]*)?>", re.IGNORECASE)


def shown_as_it_is(html: str) -> Response:
    """The letter as a page of its own.

    Its policy is stricter than the house's: ``sandbox`` takes away scripts, forms and our origin, and
    nothing may be fetched. Only its styles may work. The house allows none that is written into an
    element, so they are moved into a sheet that carries this answer's nonce; whatever the moving
    overlooks stays without effect.
    """
    nonce = token_urlsafe(16)
    response = Response(_with_sheet(html, nonce), content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; sandbox; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )
    return response


def _with_sheet(html: str, nonce: str) -> str:
    rules: dict[str, int] = {}

    def moved(match: re.Match[str]) -> str:
        style = unescape(match[2] or match[3] or "")
        return f' data-style="{rules.setdefault(style, len(rules))}"'

    body = _SHEET.sub(f'<style nonce="{nonce}">', _STYLED.sub(moved, html))
    sheet = "\n".join(
        f'[data-style="{number}"] {{ {style} }}'
        for style, number in rules.items()
        if "<" not in style
    )
    return f'<style nonce="{nonce}">{sheet}</style>\n{body}'
