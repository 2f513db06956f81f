"""A file that came from outside, to take away: looked through first, and never opened here, whatever it says it is."""

from flask import Response, current_app, render_template

from agency.languages.speaking import _
from agency.portal.face import portal
from agency.viruses import ScannerUnreachable, TooLargeToScan, virus_in
from agency.web.files import named

_LOCKED_UP = "default-src 'none'; sandbox"


class Withheld(Exception):
    """The file is not handed over; the message says why and what to do."""


def downloaded(content: bytes, name: str) -> Response:
    """As it came, to be saved; a browser is never to show it by itself. Raises ``Withheld``."""
    _look_through(content)
    response = named(Response(content, mimetype="application/octet-stream"), name)
    response.headers["Content-Security-Policy"] = _LOCKED_UP
    return response


def _look_through(content: bytes) -> None:
    try:
        virus = virus_in(content, current_app.extensions["settings"].clamd)
    except ScannerUnreachable:
        raise Withheld(
            _(
                "The virus scanner cannot be reached, and nobody takes a file away before it was looked through."
                " Try again in a few minutes."
            )
        ) from None
    except TooLargeToScan:
        raise Withheld(
            _(
                "It is larger than the virus scanner takes. Ask your administrator to raise StreamMaxLength."
            )
        ) from None
    if virus:
        raise Withheld(
            _(
                "A virus was found in it (%(virus)s). Ask whoever sent it for another copy, and set this one aside.",
                virus=virus,
            )
        )


@portal.errorhandler(Withheld)
def show_withheld(withheld: Withheld) -> tuple[str, int]:
    return render_template("errors/withheld.html", why=str(withheld)), 422
