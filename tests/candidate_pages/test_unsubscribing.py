"""One-click unsubscribe, as a mail program presses it."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.contact.models import ContactTerms
from tests.candidate_pages.own_pages import Person, hannah

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def person(session: Session) -> Person:
    return hannah(session)


def test_it_stops_without_cookie_or_token(app: Flask, session: Session, person: Person):
    for _ in range(2):
        answer = app.test_client().post(f"{person.path}/unsubscribe", data=ONE_CLICK)
        assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert session.scalars(select(ContactTerms.stopped_at)).one()


def test_an_invented_address_stops_nobody(app: Flask, session: Session, person: Person):
    answer = app.test_client().post(f"/c/{'A' * 43}/unsubscribe", data=ONE_CLICK)
    assert answer.status_code == 410
    assert session.scalars(select(ContactTerms.stopped_at)).all() == [None]


def test_opened_in_a_browser_it_changes_nothing(client, session: Session, person: Person):
    assert client.get(f"{person.path}/unsubscribe").location == person.path
    assert session.scalars(select(ContactTerms.stopped_at)).all() == [None]


def test_every_other_press_needs_the_forms_token(app: Flask, person: Person):
    open_routes = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("candidate_pages.") and "POST" in (rule.methods or ())
    ]
    for route in open_routes:
        path = route.replace("<token>", person.token)
        expected = 200 if path.endswith("/unsubscribe") else 400
        assert app.test_client().post(path, data={}).status_code == expected, route
