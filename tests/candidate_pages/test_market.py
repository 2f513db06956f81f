"""Roles like theirs on the person's own page, and asking to talk about it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.matching.profiles import refresh_profiles
from agency.touches.models import Promise, Touch
from tests.candidate_pages.own_pages import Person, hannah, open_whole_page
from tests.factories import ClientFactory, RequirementFactory, RoleFactory, TermFactory
from tests.support.pages import AuditedClient


@pytest.fixture
def person(client: AuditedClient, session: Session) -> Person:
    """Hannah, who is one designation short of five roles at three clients."""
    found = hannah(session)
    product, scrum = (
        TermFactory(name="Product management"),
        TermFactory(name="CSM", designation=True),
    )
    clients = [ClientFactory(name=name) for name in ("Osprey Rail", "Quill & Ledger", "Cedar Loop")]
    for firm in (*clients, *clients[:2]):
        role = RoleFactory(client=firm, title="Product Lead")
        RequirementFactory(role=role, term=product)
        RequirementFactory(role=role, term=scrum)
    refresh_profiles(session, [found.candidate.id])
    session.commit()
    open_whole_page(client, session, found)
    return found


def ask(client: AuditedClient, person: Person, step: str):
    url = f"{person.path}/profile/market"
    return client.post_form(url, {"step": step}, page=url)


def test_the_page_tells_the_market_and_the_step_without_naming_anybody(client, person: Person):
    assert f"{person.path}/profile/market" in client.get(f"{person.path}/profile").text
    page = client.get(f"{person.path}/profile/market").text
    assert "Product Lead" in page
    assert "CSM" in page
    assert "Would open five roles now." in page
    for name in ("Osprey", "Quill", "Cedar"):
        assert name not in page


def test_nothing_is_shown_to_whoever_has_not_shown_who_they_are(client, session):
    stranger = hannah(session)
    answer = client.get(f"{stranger.path}/profile/market")
    assert answer.status_code == 302
    assert answer.location == stranger.path


def test_asking_to_talk_is_a_promise_of_whoever_looks_after_them(client, session, person: Person):
    assert ask(client, person, "CSM").status_code == 302
    promise = session.scalars(select(Promise)).one()
    assert promise.recruiter_id == person.candidate.owner_id
    assert promise.what == "talk with Hannah about CSM"
    touch = session.get(Touch, promise.touch_id)
    assert touch.note == "Asked on their own page to talk about CSM."
    assert touch.direction == "theirs"


def test_asking_twice_on_one_day_is_asking_once(client, session, person: Person):
    ask(client, person, "CSM")
    ask(client, person, "CSM")
    assert len(session.scalars(select(Promise)).all()) == 1


def test_what_is_no_step_of_theirs_is_the_market_as_a_whole(client, session, person: Person):
    ask(client, person, "<script>")
    assert (
        session.scalars(select(Promise)).one().what
        == "talk with Hannah about the market for their work"
    )
