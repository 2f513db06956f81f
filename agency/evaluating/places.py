"""Places as the files name them: a town's name, or a point with its degrees."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from agency.evaluating.told import Told
from agency.imports.book import Book, country_code
from agency.places.models import Place


@dataclass(frozen=True)
class PlaceTold:
    """ "Toronto, ON", or a point that needs no name."""

    name: str
    latitude: float | None = None
    longitude: float | None = None
    country: str = ""


def place_in(told: Told, name: str) -> PlaceTold | None:
    """The place in a field: text, an object with degrees, or nothing. Raises ``FieldWrong``."""
    value = told.raw(name)
    if not isinstance(value, dict):
        said = told.text(name)
        return PlaceTold(said) if said else None
    point = Told(value, within=name)
    place = PlaceTold(
        point.text("name") or "the place named",
        point.degrees("latitude", 90),
        point.degrees("longitude", 180),
        country_code(point.text("country")),
    )
    if point.unknown:
        raise told.wrong(name, f"“{point.unknown[0]}” is not known of a place")
    return place


class Places:
    """From what was told to numbers. ``unknown`` gathers the names that mean nothing here."""

    def __init__(self, session: Session, book: Book) -> None:
        self._session, self._book = session, book
        self._known: dict[PlaceTold, tuple[int, str] | None] = {}
        self.unknown: list[str] = []

    def found(self, told: PlaceTold | None) -> tuple[int, str] | None:
        """The place's number and its zone."""
        if told is None:
            return None
        if told not in self._known:
            self._known[told] = self._named(told) if told.latitude is None else self._made(told)
        if self._known[told] is None:
            self.unknown.append(told.name)
        return self._known[told]

    def named(self, words: str) -> tuple[int, str] | None:
        """The town that a wish names; one that is no town is kept as words, and is nobody's mistake."""
        return self._named(PlaceTold(words))

    def _named(self, told: PlaceTold) -> tuple[int, str] | None:
        """ "Toronto", "Toronto, ON", "Toronto, Canada", "Toronto, Ontario, Canada"."""
        city, *rest = (part.strip() for part in told.name.split(","))
        if not rest:
            return self._book.place(city, "", "")
        region, country = rest[0], rest[1] if len(rest) > 1 else ""
        return self._book.place(city, region, country) or self._book.place(city, "", region)

    def _made(self, told: PlaceTold) -> tuple[int, str]:
        place = Place(
            name=told.name,
            region=f"{told.latitude}, {told.longitude}",
            country=told.country,
            latitude=told.latitude,
            longitude=told.longitude,
            zone="UTC",
        )
        self._session.add(place)
        self._session.flush()
        return place.id, place.zone
