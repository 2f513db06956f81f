"""People are kept once, with addresses in one form."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from agency.candidates.addresses import (
    AddressNotValid,
    email_address,
    linkedin_profile,
    phone_number,
    spoken_number,
)
from agency.candidates.models import WayKind
from agency.candidates.registering import (
    AlreadyKnown,
    CandidateDetails,
    correct_candidate,
    register_candidate,
)
from agency.history import changes_of
from tests.factories import CandidateFactory, PlaceFactory, RecruiterFactory


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("416-555-0142", "+14165550142"),
        ("(416) 555 0142", "+14165550142"),
        ("+44 20 7946 0018", "+442079460018"),
    ],
)
def test_phones_are_kept_as_e164(typed: str, kept: str) -> None:
    assert phone_number(typed) == kept


@pytest.mark.parametrize("typed", ["", "12", "call me", "416-555-01420000000000"])
def test_what_is_no_phone_is_refused(typed: str) -> None:
    with pytest.raises(AddressNotValid):
        phone_number(typed)


def test_emails_are_kept_in_lower_case() -> None:
    assert email_address("Jane.Okafor@Example.com") == "jane.okafor@example.com"
    with pytest.raises(AddressNotValid):
        email_address("jane at example")


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.linkedin.com/in/jane-pm/?x=1",
        "linkedin.com/in/jane-pm",
        "in/jane-pm",
        "jane-pm",
    ],
)
def test_linkedin_pages_are_kept_by_name(typed: str) -> None:
    assert linkedin_profile(typed) == "in/jane-pm"


def test_numbers_are_read_out_the_local_way() -> None:
    assert spoken_number("+14165550142") == "416-555-0142"
    assert spoken_number("+442079460018") == "+44 20 7946 0018"


def details(**more: Any) -> CandidateDetails:
    return CandidateDetails(
        **{"full_name": "Jane Okafor", "owner_id": RecruiterFactory().id, **more}
    )


def test_a_person_is_added_with_their_ways_and_zone(session: Session) -> None:
    halifax = PlaceFactory(halifax=True)
    ways = {WayKind.mobile: "902-555-0142", WayKind.email: "Jane@example.com", WayKind.linkedin: ""}
    jane = register_candidate(session, details(place_id=halifax.id, ways=ways), "by hand")
    assert jane.zone == "America/Halifax"
    assert {way.kind: way.value for way in jane.ways} == {
        WayKind.mobile: "+19025550142",
        WayKind.email: "jane@example.com",
    }


def test_the_same_address_is_the_same_person(session: Session) -> None:
    ways = {WayKind.email: "jane@example.com"}
    jane = register_candidate(session, details(ways=ways), "by hand")
    with pytest.raises(AlreadyKnown) as known:
        register_candidate(
            session, details(ways={WayKind.work_email: "JANE@example.com"}), "by hand"
        )
    assert known.value.candidate is jane


def test_a_correction_leaves_what_was_there_in_the_history(session: Session) -> None:
    jane = CandidateFactory(title="Product Manager", place=None)
    ways = {WayKind.email: "new@example.com"}
    correct_candidate(session, jane, details(owner_id=jane.owner_id, title="Director", ways=ways))
    assert jane.title == "Director"
    assert [way.value for way in jane.ways] == ["new@example.com"]
    assert "Product Manager" in {change.before.get("title") for change in changes_of(session, jane)}
