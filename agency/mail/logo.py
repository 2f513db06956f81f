"""The agency's logo, as letters carry it and pages show it: any picture becomes a small PNG of ours.

It is decoded and written anew, so that nothing of the file but what is seen goes on: no place where a
photo was taken, no program hidden behind the picture.
"""

import hashlib
import re
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from sqlalchemy import LargeBinary, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from agency.database import Base
from agency.languages.speaking import _

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 25_000_000
"""More than any logo has; what would unfold to more is not unfolded."""
HEIGHT = 40
"""On a page and in a letter; the picture has twice as many, for dense screens."""
_BOX = (480, 2 * HEIGHT)
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_LIGHT = 24 * 1024
"""Bytes; a heavier one is drawn with 256 colours, for it travels with every letter."""
_SHOWN = re.compile(r"cid:([0-9a-f]{32})@logo")
_UNREADABLE = (
    UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, SyntaxError, ValueError,
)  # fmt: skip


class LogoRefused(ValueError):
    """The file is no picture we take; the message says what to do."""


class AgencyLogo(Base):
    """The one logo, named after what it holds."""

    __tablename__ = "agency_logos"

    digest: Mapped[str] = mapped_column(primary_key=True)
    png: Mapped[bytes] = mapped_column(LargeBinary)


def as_logo(content: bytes) -> tuple[bytes, int]:
    """The picture as a PNG, and how wide it is shown. Raises ``LogoRefused``."""
    if len(content) > MOST_BYTES:
        raise LogoRefused(_("The file is larger than 2 MB. Save it smaller and try again."))
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise LogoRefused(
                    _("The picture has more than 25 million points. Save it smaller.")
                )
            picture = opened.convert("RGBA")
    except LogoRefused:
        raise
    except _UNREADABLE:
        raise LogoRefused(
            _("Choose a PNG, JPEG, WebP or GIF file. This one cannot be read.")
        ) from None
    picture.thumbnail(_BOX)
    return _png(picture), max(1, round(picture.width * HEIGHT / picture.height))


def keep_logo(session: Session, png: bytes) -> str:
    """Under the name of what it holds; an address that holds the name may be kept by browsers for good."""
    digest = hashlib.sha256(png).hexdigest()[:32]
    forget_logo(session)
    session.add(AgencyLogo(digest=digest, png=png))
    session.flush()
    return digest


def forget_logo(session: Session) -> None:
    """Letters that were written carry theirs themselves."""
    session.execute(delete(AgencyLogo))


def logo_numbered(session: Session, digest: str) -> bytes | None:
    return session.scalar(select(AgencyLogo.png).filter_by(digest=digest))


def logo_in(session: Session, html: str) -> tuple[str, bytes] | None:
    """The picture that a letter shows, with the name it is shown under; nothing where it shows none."""
    shown = _SHOWN.search(html)
    png = logo_numbered(session, shown[1]) if shown else None
    return (f"{shown[1]}@logo", png) if shown and png else None


def _png(picture: Image.Image) -> bytes:
    written = _written(picture)
    return written if len(written) <= _LIGHT else _written(picture.quantize(256))


def _written(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
