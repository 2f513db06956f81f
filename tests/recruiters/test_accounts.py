"""Who may sign in and how far."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agency.recruiters.accounts import (
    AddressTaken,
    AlreadyFounded,
    LastAdministrator,
    NewAgency,
    NotYourself,
    change_access,
    disable,
    first_token,
    found_agency,
    invite,
    is_first_token,
)
from agency.recruiters.models import AccessLevel, Recruiter
from agency.recruiters.passwords import PasswordRefused
from agency.recruiters.queries import colleagues_of, recruiters_by_name
from agency.recruiters.sign_in import LinkExpired, make_link, use_link
from tests.factories import NOON, AgencyFactory, DeskFactory, RecruiterFactory

NEW = {
    "agency_name": "Harbour & Pike",
    "postal_address": "40 Lantern Street",
    "mail_from": "callback@example.com",
    "zone": "America/Toronto",
    "currency": "CAD",
    "name": "Tom Ferreira",
    "email": "tom@example.com",
    "password": "a quiet morning in Halifax",
}


def test_agency_is_founded_once(session: Session) -> None:
    administrator = found_agency(session, NewAgency(**NEW))
    assert administrator.is_administrator
    with pytest.raises(AlreadyFounded):
        found_agency(session, NewAgency(**NEW))


def test_first_password_must_be_a_good_one(session: Session) -> None:
    with pytest.raises(PasswordRefused):
        found_agency(session, NewAgency(**{**NEW, "password": "Harbour & Pike"}))


def test_address_is_taken_by_colleagues_past_and_present(session: Session) -> None:
    RecruiterFactory(email="Maya@example.com", disabled=True)
    with pytest.raises(AddressTaken):
        invite(session, "M", "maya@EXAMPLE.com", AccessLevel.recruiter, None, "UTC")
    with pytest.raises(IntegrityError), session.begin_nested():
        RecruiterFactory(email="MAYA@example.com")


def test_the_last_administrator_stays(session: Session) -> None:
    only, lead = RecruiterFactory(administrator=True), RecruiterFactory(team_lead=True)
    with pytest.raises(LastAdministrator):
        disable(session, only, lead, NOON)
    with pytest.raises(LastAdministrator):
        change_access(session, only, AccessLevel.recruiter, lead)
    second = RecruiterFactory(administrator=True)
    change_access(session, only, AccessLevel.recruiter, second)
    with pytest.raises(NotYourself):
        disable(session, second, second, NOON)


def test_a_recruiter_is_disabled_although_there_is_one_administrator(session: Session) -> None:
    boss, colleague = RecruiterFactory(administrator=True), RecruiterFactory()
    disable(session, colleague, boss, NOON)
    assert colleague.disabled_at == NOON


def test_links_end_with_the_account(session: Session) -> None:
    boss, colleague = RecruiterFactory(administrator=True), RecruiterFactory()
    token = make_link(session, colleague, NOON)
    disable(session, colleague, boss, NOON)
    with pytest.raises(LinkExpired):
        use_link(session, token, NOON)


@pytest.mark.parametrize(
    ("after", "good"),
    [
        (timedelta(), True),
        (timedelta(minutes=14, seconds=59), True),
        (timedelta(minutes=15), False),
    ],
)
def test_first_token_lasts_fifteen_minutes(after: timedelta, good: bool) -> None:
    token = first_token("secret", NOON)
    assert is_first_token("secret", token, NOON + after) == good


def test_first_token_cannot_be_made_up_or_lengthened() -> None:
    token = first_token("secret", NOON)
    ends, _, signature = token.partition("-")
    for forged in (
        "",
        "-",
        "x-y",
        f"{int(ends) + 900}-{signature}",
        f"{ends}-",
        f"²-{signature}",
        signature,
    ):
        assert not is_first_token("secret", forged, NOON)
    assert not is_first_token("another secret", token, NOON)


def test_colleagues_are_those_of_the_desk_who_still_work_here(session: Session) -> None:
    AgencyFactory()
    desk = DeskFactory()
    maya = RecruiterFactory(desk=desk, name="Maya")
    sam, anna = RecruiterFactory(desk=desk, name="Sam"), RecruiterFactory(desk=desk, name="Anna")
    left = RecruiterFactory(desk=desk, name="Aaron", disabled=True)
    alone = RecruiterFactory(name="Zoe")
    assert colleagues_of(session, maya) == [anna, sam]
    assert colleagues_of(session, alone) == []
    assert recruiters_by_name(session) == [anna, maya, sam, alone, left]


def test_who_works_here_leaves_a_trace_when_changed(session: Session) -> None:
    from agency.history import changes_of

    boss, colleague = RecruiterFactory(administrator=True), RecruiterFactory()
    change_access(session, colleague, AccessLevel.team_lead, boss)
    session.flush()
    change = changes_of(session, colleague)[0]
    assert (change.before, change.after) == (
        {"access_level": "recruiter"},
        {"access_level": "team_lead"},
    )


def test_recruiter_without_desk_is_listed(session: Session) -> None:
    assert recruiters_by_name(session) == []
    recruiter: Recruiter = RecruiterFactory()
    assert recruiters_by_name(session) == [recruiter]
