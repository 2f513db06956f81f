"""The headers every answer carries, and the content security policy among them."""

from flask import Flask, Response, request

from agency.web.assets import STATIC

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_A_YEAR = "max-age=31536000; includeSubDomains"


def send_headers(app: Flask, over_tls: bool) -> None:
    """Add the headers to every response of the application, errors included.

    A page may set a policy of its own, if it is stricter still. Only portal pages tell our own pages
    where a press came from; the addresses of the others hold tokens.
    """

    @app.after_request
    def add(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = _referrer_policy()
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if over_tls:
            response.headers["Strict-Transport-Security"] = _A_YEAR
        if not (request.endpoint in STATIC or response.cache_control.immutable):
            response.headers["Cache-Control"] = "no-store"
        return response


def _referrer_policy() -> str:
    holds_token = request.view_args is not None and "token" in request.view_args
    return "same-origin" if request.blueprint == "portal" and not holds_token else "no-referrer"
