"""Stores the places a new agency starts with. What is there already stays as it is."""

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.places.gazetteer import load_seed_places
from agency.places.models import Place


def seed_places(session: Session) -> None:
    """Add every seed place that the agency does not have; running it twice adds nothing."""
    rows = [
        {
            "name": place.name,
            "region": place.region,
            "country": place.country,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "zone": place.zone,
            "synonyms": list(place.synonyms),
        }
        for place in load_seed_places()
    ]
    adding = insert(Place).on_conflict_do_nothing(index_elements=["name", "region", "country"])
    session.execute(adding, rows)
