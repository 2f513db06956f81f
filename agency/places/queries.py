"""Questions about places."""

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from agency.places.gazetteer import PlaceName
from agency.places.models import Place

_NAMES = select(
    Place.id, Place.name, Place.region, Place.country, Place.latitude, Place.longitude,
    Place.zone, Place.synonyms,
).order_by(Place.id)  # fmt: skip
_STATE = text("SELECT count(*), sum(hashtextextended(ctid::text || xmin::text, 0)) FROM places")
"""Where each row lies and which transaction wrote it: whoever writes one leaves another pair."""
_kept: dict[object, tuple[PlaceName, ...]] = {}


def all_places(session: Session) -> list[Place]:
    """Every place the agency works in, by name."""
    return list(
        session.scalars(select(Place).order_by(func.plain(Place.name), Place.region, Place.id))
    )


def place_names(session: Session) -> tuple[PlaceName, ...]:
    """The same in the order they were added, as plain values: the first of a name is the one meant.

    Read once, and kept until a place is written.
    """
    session.flush()
    state = tuple(session.execute(_STATE).one())
    names = _kept.get(state)
    if names is None:
        names = tuple(
            PlaceName(
                one.id, one.name, one.region, one.country, one.latitude, one.longitude,
                one.zone, tuple(one.synonyms),
            )
            for one in session.execute(_NAMES)
        )  # fmt: skip
        _kept.clear()
        _kept[state] = names
    return names


def place_called(session: Session, text: str) -> Place | None:
    """The place of this name or synonym, ignoring case and accents; the first one of that name."""
    said = text.partition(",")[0].strip()
    if not said:
        return None
    plain = func.plain(said)
    spelled = func.plain(Place.name) == plain
    synonyms = func.string_to_array(func.plain(func.array_to_string(Place.synonyms, "|")), "|")
    known_as = func.array_position(synonyms, plain).is_not(None)
    region = text.partition(",")[2].strip()
    query = select(Place).where(spelled | known_as).order_by(spelled.desc(), Place.id)
    if region:
        query = query.where(func.plain(Place.region) == func.plain(region))
    return session.scalars(query.limit(1)).first()
