"""The places an agency works in."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from agency.database import Base


class Place(Base):
    """A town with its coordinates (degrees) and IANA time zone."""

    __tablename__ = "places"
    __table_args__ = (UniqueConstraint("name", "region", "country"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    region: Mapped[str]
    country: Mapped[str]
    """ISO 3166 alpha-2."""
    latitude: Mapped[float]
    longitude: Mapped[float]
    zone: Mapped[str]
    synonyms: Mapped[list[str]] = mapped_column(default=list)
