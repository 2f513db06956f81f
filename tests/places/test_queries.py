"""What is asked about places."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from agency.places.models import Place
from agency.places.queries import place_names
from tests.factories import PlaceFactory

Change = Callable[[Session, Place], object]


def rename(session: Session, place: Place) -> None:
    place.name = "Kitchener"


def take_away(session: Session, place: Place) -> None:
    session.delete(place)


def add_another(_session: Session, _place: Place) -> None:
    PlaceFactory(name="Guelph")


def exchange(session: Session, place: Place) -> None:
    session.delete(place)
    session.flush()
    PlaceFactory(name="Guelph")


def test_names_of_places_are_kept_while_no_place_is_written(session: Session) -> None:
    PlaceFactory(name="Berlin")
    assert place_names(session) is place_names(session)


@pytest.mark.parametrize("change", [rename, take_away, add_another, exchange])
def test_a_place_that_is_written_is_read_again(session: Session, change: Change) -> None:
    place = PlaceFactory(name="Berlin")
    before = place_names(session)
    change(session, place)
    now = place_names(session)
    assert now != before
    assert place_names(session) is now
    assert {one.id: one.name for one in now} == dict(session.query(Place.id, Place.name).all())


def test_a_place_written_twice_in_one_transaction_is_read_twice(session: Session) -> None:
    place = PlaceFactory(name="Berlin")
    for name in ("Kitchener", "Waterloo"):
        place.name = name
        assert name in {one.name for one in place_names(session)}
