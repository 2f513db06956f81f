"""A file that came from outside, to take away: never opened here, whatever it says it is."""

from urllib.parse import quote

from flask import Response


def downloaded(content: bytes, name: str) -> Response:
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name)
    stem, _, ending = name.rpartition(".")
    if stem and ending.isascii() and ending.isalnum():
        plain = f"{plain[: -len(ending) - 1]}.{ending}"
    response = Response(content, mimetype="application/octet-stream")
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    return response
