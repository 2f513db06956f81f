"""One-click unsubscribe, as a mail program presses it."""

import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import LinkPurpose
from agency.contact.models import ContactTerms
from agency.touches.models import Touch
from tests.candidate_pages.own_pages import Person, hannah, press

INVENTED = "A" * 43
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def person(session: Session) -> Person:
    return hannah(session, LinkPurpose.unsubscribe)


@pytest.mark.parametrize("purpose", [LinkPurpose.unsubscribe, LinkPurpose.letter], ids=str)
def test_it_stops_without_cookie_or_token(app: Flask, session: Session, purpose: LinkPurpose):
    """Letters that are out by now had one token for both."""
    person = hannah(session, purpose)
    for _ in range(2):
        answer = app.test_client().post(f"{person.path}/unsubscribe", data=ONE_CLICK)
        assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert session.scalars(select(ContactTerms.stopped_at)).one()


def test_an_invented_address_stops_nobody(app: Flask, session: Session, person: Person):
    answer = app.test_client().post(f"/c/{INVENTED}/unsubscribe", data=ONE_CLICK)
    assert answer.status_code == 410
    assert session.scalars(select(ContactTerms.stopped_at)).all() == [None]


def test_opened_in_a_browser_it_changes_nothing(client, session: Session, person: Person):
    page = client.get(f"{person.path}/unsubscribe").text
    assert page.count("Do not contact me again") == 1
    assert "Hannah" not in page
    assert page.replace(person.token, "") == client.get(f"/c/{INVENTED}/unsubscribe").text.replace(
        INVENTED, ""
    )
    assert session.scalars(select(ContactTerms.stopped_at)).all() == [None]


def test_button_of_that_page_stops_us(client, session: Session, person: Person):
    press(client, person, "stop")
    assert session.scalars(select(ContactTerms.stopped_at)).one()


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("answers", {"answer": "interested"}), ("date", {"from_month": "2099-01"}),
        ("facts", {"move": "x"}), ("pause", {"months": "1"}), ("pause/end", {}), ("opening", {}),
        ("code", {"code": "AAAAAAAA"}), ("resume", {}), ("profile", {}), ("profile/erasure", {}),
    ],
    ids=str,
)  # fmt: skip
def test_address_for_mail_programs_opens_no_other_door(
    client, session: Session, person: Person, what: str, data: dict[str, object]
):
    assert press(client, person, what, data).status_code == 410
    assert session.scalars(select(Touch.id).where(Touch.channel == "form")).all() == []


def test_link_of_a_letter_is_not_pressed_by_mail_programs(app: Flask, session: Session):
    person = hannah(session, LinkPurpose.role)
    answer = app.test_client().post(f"{person.path}/unsubscribe", data=ONE_CLICK)
    assert answer.status_code == 410
    assert session.scalars(select(ContactTerms.stopped_at)).all() == [None]


def test_every_other_press_needs_the_forms_token(app: Flask, person: Person):
    open_routes = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("candidate_pages.") and "POST" in (rule.methods or ())
    ]
    for route in open_routes:
        path = re.sub(r"<int.*?>", "1", route.replace("<token>", person.token))
        expected = 200 if path.endswith("/unsubscribe") else 400
        assert app.test_client().post(path, data={}).status_code == expected, route
