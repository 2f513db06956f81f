"""The person's own rights behind the code: read it all, correct, object, restrict."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.contact.consent import current_consent
from agency.contact.models import ConsentKind, ContactTerms
from agency.rights.models import DutyKind, Obligation
from tests.candidate_pages.own_pages import WORDS, Person, hannah, open_whole_page
from tests.support.pages import AuditedClient


@pytest.fixture
def person(client: AuditedClient, session: Session) -> Person:
    found = hannah(session)
    open_whole_page(client, session, found)
    return found


def use(client: AuditedClient, person: Person, asks: str, words: str = ""):
    page = f"{person.path}/profile/held"
    data = {"asks": asks, "words": words}
    return client.post_form(f"{person.path}/profile/rights", data, page=page)


def test_everything_is_readable_on_a_page(client, person: Person):
    page = client.get(f"{person.path}/profile/held").text
    assert WORDS in page
    assert "Hannah Sørby" in page
    assert "What you want" in page


def test_correction_is_a_duty_in_their_words(client, session, person: Person):
    assert use(client, person, "rectification").status_code == 422
    answer = use(client, person, "rectification", "I left Fernhill in May")
    assert "within twenty days" in answer.text
    duty = session.scalars(select(Obligation)).one()
    assert (duty.kind, duty.note) == (DutyKind.rectification, "I left Fernhill in May")


def test_objection_stops_marketing_at_once(client, session, person: Person):
    use(client, person, "objection")
    now = current_consent(session, person.candidate.id)
    assert (now[ConsentKind.contact].answer, now[ConsentKind.market].answer) == ("no", "no")
    assert session.scalars(select(Obligation.kind)).one() is DutyKind.objection


def test_restricted_and_free_again(client, session, person: Person):
    assert "Your record is restricted now" in use(client, person, "restrict").text
    assert session.get_one(ContactTerms, person.candidate.id).restricted_at
    use(client, person, "unrestrict")
    use(client, person, "unrestrict")
    assert session.get_one(ContactTerms, person.candidate.id).restricted_at is None


def test_nothing_else_can_be_asked(client, session, person: Person):
    assert use(client, person, "erasure").status_code == 422
    assert session.scalars(select(Obligation)).all() == []


@pytest.mark.parametrize("page", ["profile/held"])
def test_not_without_the_code(app, person: Person, page: str):
    assert app.test_client().get(f"{person.path}/{page}").location == person.path
