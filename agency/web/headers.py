"""The headers every answer carries, and the content security policy among them."""

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_A_YEAR = "max-age=31536000; includeSubDomains"


def send_headers(app: Flask, over_tls: bool) -> None:
    """Add the headers to every response of the application, errors included."""

    @app.after_request
    def add(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if over_tls:
            response.headers["Strict-Transport-Security"] = _A_YEAR
        if request.endpoint not in ("static", "bootstrap.static", "static_htmx"):
            response.headers["Cache-Control"] = "no-store"
        return response
