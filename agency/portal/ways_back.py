"""Where a page that was passed through leads back to; never outside this portal."""

from urllib.parse import urlsplit


def inside(address: str | None) -> str:
    """The path if it is one of ours, otherwise nothing."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")):
        return ""
    parts = urlsplit(address)
    is_path = not parts.scheme and not parts.netloc and "\\" not in address
    return address if is_path and address.isprintable() else ""
