"""The recruiter's "Ask Hannah to check this list": the draft, and what leaves when it is sent."""

import re
from email import message_from_bytes

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import ProfileLink
from agency.contact.models import ContactTerms, DecisionRecord
from agency.mail.models import MailClass, OutboxMessage
from agency.preferences.models import Preference
from tests.candidate_pages.own_pages import Person, hannah, letters
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in


@pytest.fixture
def person(client: AuditedClient, session: Session) -> Person:
    found = hannah(session)
    session.delete(session.scalars(select(ProfileLink)).one())
    session.scalars(select(Preference).filter_by(kind="timing")).one().not_before = None
    session.commit()
    sign_in(client, found.candidate.owner)
    return found


def path(person: Person) -> str:
    return f"/candidates/{person.candidate.id}/profile-link"


def send(client: AuditedClient, person: Person, note: str = "Is it still right?"):
    return client.post_form(path(person), {"note": note}, page=path(person))


def test_the_day_and_the_condition_of_a_wish_are_asked_about_too(client, session, person: Person):
    wish = session.scalars(select(Preference).filter_by(label="Product lead")).one()
    wish.condition = "after my bonus"
    session.commit()
    assert "- Product lead, after my bonus" in client.get(path(person)).text


def test_draft_shows_the_letter_and_nothing_leaves(client, session, person: Person):
    page = client.get(path(person)).text
    assert "Hannah, is this still what you want?" in page
    assert "- Product lead" in page
    assert "NOT FOR YOU" in page
    assert letters(session) == []
    assert session.scalars(select(ProfileLink)).all() == []


def test_button_on_their_page_opens_the_draft(client, session, person: Person):
    answer = client.post_form(path(person), page=path(person))
    assert answer.status_code == 200
    assert letters(session) == []


def test_sent_it_carries_their_wishes_the_link_and_the_way_out(
    client, app: Flask, session, person: Person
):
    assert send(client, person, "Is this still right?\nMaya").status_code == 302
    letter = session.scalars(select(OutboxMessage)).one()
    assert (letter.mail_class, letter.purpose) == (MailClass.contact, "profile_refresh")
    assert letter.approved_by_id == person.candidate.owner_id
    assert letter.candidate_id == person.candidate.id
    decision = session.scalars(select(DecisionRecord)).one()
    assert (decision.outcome, decision.purpose) == ("allow", "profile_refresh")
    read = letters(session)[0]
    for body in (read.text, read.html):
        assert "Product lead" in body
        assert "Oil and gas" in body
        assert "40 Lantern Street" in body
        assert "Is this still right?" in body
    headers = message_from_bytes(letter.raw)
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    out = re.search(r"<http://localhost(/c/[\w-]{43}/unsubscribe)>", headers["List-Unsubscribe"])
    answers = re.findall(r"http://localhost(/c/[\w-]{43})#(\w+)\s", read.text)
    assert out
    assert [place for _, place in answers] == ["letter", "new", "date"]
    assert out[1] not in {f"{link}/unsubscribe" for link, _ in answers}
    links = session.scalars(select(ProfileLink).order_by(ProfileLink.id)).all()
    assert [(one.purpose, one.letter_id) for one in links] == [
        ("still_right", letter.id),
        ("unsubscribe", letter.id),
    ]
    page = client.get(answers[0][0]).text
    assert all(f'id="{place}"' in page for _, place in answers)
    assert app.test_client().post(out[1]).status_code == 200
    assert session.scalars(select(ContactTerms.stopped_at)).one()


def test_refused_it_says_why_and_nothing_leaves(client, session, person: Person):
    session.get_one(ContactTerms, person.candidate.id).stopped_at = clock.now()
    session.commit()
    page = client.get(path(person)).text
    assert 'aria-disabled="true"' in page
    answer = send(client, person)
    assert answer.status_code == 409
    assert "Nothing was sent." in answer.text
    assert "She refused all contact" in answer.text
    assert letters(session) == []
    assert session.scalars(select(DecisionRecord.outcome)).one() == "refuse"


def test_twice_is_once(client, session, person: Person):
    assert send(client, person).status_code == 302
    assert send(client, person).status_code == 409
    assert len(letters(session)) == 1


def test_without_a_line_of_ones_own_it_is_kept_back(client, session, person: Person):
    answer = send(client, person, " ")
    assert answer.status_code == 422
    assert "Write a line of your own." in answer.text
    assert letters(session) == []
