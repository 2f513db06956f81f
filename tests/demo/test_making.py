"""The demo agency: whole, believable, and the same every time."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.models import (
    Candidate,
    DesignationHeld,
    EarlierJob,
    Resume,
    Standing,
    WayToReach,
)
from agency.clients.models import Client, ClientContact, OffLimits, Role, RoleRequirement, RoleState
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.demo.making import DemoSummary, NotEmpty, build_demo
from agency.demo.scripts import scripted_people
from agency.introductions.lights import are_refused, lights_of_sides
from agency.introductions.models import Introduction
from agency.matching.models import MatchFacts, MatchProfile
from agency.preferences.models import Horizon, Preference
from agency.recruiters.models import AccessLevel, Agency, Desk, Recruiter
from agency.submissions.models import Stage, Submission
from agency.touches.giving import ValueGiven
from agency.touches.models import Promise, Touch, TouchKind
from tests.demo.conftest import Demo
from tests.demo.moment import NOW, TODAY

ROWS = (
    Agency, Desk, Recruiter, Client, ClientContact, OffLimits, Role, RoleRequirement, Candidate,
    WayToReach, DesignationHeld, EarlierJob, Resume, ContactTerms, ConsentEntry, Touch, Preference, Promise, Submission,
)  # fmt: skip


@pytest.fixture
def session(demo: Demo, whole_app: Flask) -> Iterator[Session]:
    with whole_app.app_context():
        yield demo.session


@pytest.fixture
def made(demo: Demo) -> DemoSummary:
    return demo.made


def test_agency_is_as_large_as_promised(session: Session, made: DemoSummary) -> None:
    assert (made.candidates, made.clients, made.open_roles) == (300, 30, 25)
    assert len(scripted_people()) >= 80
    levels = sorted(session.scalars(select(Recruiter.access_level)))
    assert levels == sorted(AccessLevel)
    assert session.scalar(select(func.count()).select_from(Desk)) == 2
    assert session.scalar(select(func.count()).select_from(MatchProfile)) == 300


def test_every_state_and_stage_occurs(session: Session, made: DemoSummary) -> None:
    assert set(session.scalars(select(Role.state))) == set(RoleState)
    assert set(session.scalars(select(Submission.stage))) == set(Stage)
    assert set(session.scalars(select(Preference.horizon))) == set(Horizon)
    assert set(session.scalars(select(DesignationHeld.standing))) == set(Standing)
    nobody_died = set(ConsentKind) - {ConsentKind.gone}
    assert set(session.scalars(select(ConsentEntry.kind))) == nobody_died
    assert set(session.scalars(select(func.unnest(Touch.gave)))) <= set(ValueGiven)
    promises = session.scalars(select(Promise)).all()
    assert sum(promise.kept_at is not None for promise in promises) > 20
    assert {promise.due_on < TODAY for promise in promises if promise.is_open} == {True, False}


def test_nothing_is_told_that_has_not_happened(session: Session, made: DemoSummary) -> None:
    assert session.scalar(select(func.max(Touch.happened_at))) <= NOW
    assert session.scalar(select(func.max(ConsentEntry.at))) <= NOW
    assert session.scalar(select(func.max(Preference.said_on))) <= TODAY
    assert session.scalar(select(func.max(Role.opened_at))) <= NOW


def test_no_text_has_a_placeholder_left(session: Session, made: DemoSummary) -> None:
    for model in ROWS:
        for record in session.scalars(select(model)):
            for value in vars(record).values():
                assert not (isinstance(value, str) and re.search(r"\{.*\}", value)), value


def test_every_quoted_wish_is_in_the_touch_it_was_said_in(
    session: Session, made: DemoSummary
) -> None:
    spoken = session.scalars(select(Preference).where(Preference.words != "")).all()
    exact = [wish for wish in spoken if wish.touch and wish.words in wish.touch.quote]
    assert len(exact) > 200


def test_numbers_and_addresses_belong_to_nobody(session: Session, made: DemoSummary) -> None:
    values = session.scalars(select(WayToReach.value)).all()
    assert len(values) == len(set(values))
    phones = [value for value in values if value.startswith("+")]
    emails = [value for value in values if "@" in value]
    assert all(re.fullmatch(r"\+1\d{3}55501\d\d", phone) for phone in phones)
    assert all(email.endswith(("@example.com", ".example")) for email in emails)
    assert all(email.isascii() for email in emails)


def test_names_are_all_different(session: Session, made: DemoSummary) -> None:
    names = session.scalars(select(Candidate.full_name)).all()
    assert len(set(names)) == len(names) == 300


def test_it_refuses_an_agency_where_somebody_works(session: Session, made: DemoSummary) -> None:
    with pytest.raises(NotEmpty):
        build_demo(session, TODAY, NOW)


def test_attempts_and_conversations_are_told_apart(session: Session, made: DemoSummary) -> None:
    kinds = session.scalars(select(Touch.kind)).all()
    assert kinds.count(TouchKind.conversation) > kinds.count(TouchKind.attempt) > 50


def test_two_in_three_have_a_past_and_a_resume_that_fits_it(
    session: Session, made: DemoSummary
) -> None:
    texts = dict(session.execute(select(Resume.candidate_id, Resume.text)).all())
    assert 180 <= len(texts) <= 220
    for person in session.scalars(select(Candidate).where(Candidate.id.in_(texts))):
        text = texts[person.id]
        sentences = re.findall(r"[.](?= |\n|$)", text.replace("P.Eng.", "P.Eng"))
        assert 4 <= len(sentences) <= 11, text
        assert person.earlier_jobs
        assert all(job.employer in text for job in person.earlier_jobs)
        assert all(held.skill.name in text for held in person.skills)
        assert person.title.casefold() in text.casefold()
        years = [job.from_on.year for job in person.earlier_jobs]
        assert years == sorted(years, reverse=True)
        used = max((held.years or 0 for held in person.skills), default=0)
        assert TODAY.year - years[-1] >= used


def test_every_open_role_has_an_advertisement_of_its_own(
    session: Session, made: DemoSummary
) -> None:
    texts = session.scalars(select(Role.advertisement).where(Role.state == RoleState.open)).all()
    assert len(set(texts)) == made.open_roles
    assert all(len(text) > 300 for text in texts)


def test_profiles_know_the_earlier_titles(session: Session, made: DemoSummary) -> None:
    facts = session.scalars(select(MatchFacts.facts)).all()
    assert 180 <= sum("previous_titles" in one for one in facts) <= 220


def test_people_are_introduced_in_three_states_and_none_of_them_is_red(session: Session) -> None:
    found = session.scalars(select(Introduction).order_by(Introduction.id)).all()
    assert [one.state for one in found] == ["asked", "agreed", "introduced"]
    assert [side.name for side in found[1].sides] == ["Casimir Dubé", "Solène Abitbol"]
    session.info["address_key"] = "an address key of the tests"
    lights = lights_of_sides(session, found, NOW, asking=True)
    assert not [light.sentence for light in lights.values() if are_refused([light])]
    assert [side.helped for side in found[2].sides] == [True, None]
