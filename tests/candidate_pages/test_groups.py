"""Somebody says which groups they belong to, on their own page, or does not, or takes it back."""

import json

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agency.fairness.declaring import declare, declared_by
from agency.fairness.models import GroupDeclared
from agency.history import Change
from agency.recruiters.queries import the_agency
from agency.touches.models import Touch
from tests.candidate_pages.own_pages import Person, hannah, open_whole_page
from tests.factories import NOON, RecruiterFactory
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

ANSWERS = {"gender": "woman", "age": "from_50", "minority": "", "disability": "no", "newcomer": ""}
KEPT = {"gender": "woman", "age": "from_50", "disability": "no"}


@pytest.fixture
def person(client: AuditedClient, session: Session) -> Person:
    found = hannah(session)
    open_whole_page(client, session, found)
    return found


@pytest.fixture
def asked(session: Session, person: Person) -> Person:
    the_agency(session).asks_groups = True
    session.commit()
    return person


def test_where_the_agency_does_not_ask_nothing_is_there(client, session, person: Person):
    assert "Do we treat people alike?" not in client.get(f"{person.path}/profile").text
    assert client.get(f"{person.path}/profile/groups").status_code == 404
    answer = client.post_form(
        f"{person.path}/profile/groups", ANSWERS, page=f"{person.path}/profile"
    )
    assert answer.status_code == 404
    assert session.scalars(select(GroupDeclared)).all() == []


def test_it_says_why_before_it_asks_and_nothing_is_chosen(client, asked: Person):
    assert "Read why, and answer" in client.get(f"{asked.path}/profile").text
    page = client.get(f"{asked.path}/profile/groups").text
    assert "It is voluntary." in page
    assert "No recruiter can see what you answer." in page
    assert page.count('value="" checked') + page.count('checked=""') >= 5


def test_answers_are_kept_apart_without_touch_or_history(client, session, asked: Person):
    before = len(session.scalars(select(Touch)).all()), len(session.scalars(select(Change)).all())
    url = f"{asked.path}/profile/groups"
    assert client.post_form(url, ANSWERS, page=url).location == url
    assert declared_by(session, asked.candidate.id) == KEPT
    after = len(session.scalars(select(Touch)).all()), len(session.scalars(select(Change)).all())
    assert after == before
    page = client.get(url).text
    assert "Your answers are kept apart from everything else." in page
    assert "Take it all back" in page


def test_what_is_not_offered_is_refused_and_the_rest_stays_chosen(client, session, asked: Person):
    url = f"{asked.path}/profile/groups"
    answer = client.post_form(url, {**ANSWERS, "gender": "martian"}, page=url)
    assert answer.status_code == 422
    assert "Not a valid choice" in answer.text
    assert 'value="from_50" checked' in answer.text
    assert session.scalars(select(GroupDeclared)).all() == []


def test_taking_it_back_leaves_nothing_even_when_no_longer_asked(client, session, asked: Person):
    declare(session, asked.candidate.id, KEPT, NOON)
    the_agency(session).asks_groups = False
    session.commit()
    url = f"{asked.path}/profile/groups"
    page = client.get(url).text
    assert "We no longer ask." in page
    assert client.post_form(url, ANSWERS, page=url).status_code == 404
    answer = client.post_form(f"{url}/withdrawal", page=url)
    assert answer.location == f"{asked.path}/profile"
    assert session.scalars(select(GroupDeclared)).all() == []


def test_download_holds_it_and_erasing_removes_it(client, session, asked: Person):
    declare(session, asked.candidate.id, KEPT, NOON)
    session.commit()
    held = json.loads(client.get(f"{asked.path}/profile/data").data)
    assert {one["question"]: one["answer"] for one in held["groups_you_declared"]} == KEPT
    client.post_form(f"{asked.path}/profile/erasure", page=f"{asked.path}/profile/erasure")
    assert session.scalars(select(GroupDeclared)).all() == []
    kept = session.execute(text("SELECT before::text || after::text FROM changes")).scalars().all()
    assert not any("from_50" in line for line in kept)


def test_without_the_code_nothing_opens(app, asked: Person):
    stranger = app.test_client()
    assert stranger.get(f"{asked.path}/profile/groups").location == asked.path
    url = f"{asked.path}/profile/groups"
    assert stranger.post_form(url, ANSWERS, page=asked.path).status_code == 403


@pytest.mark.parametrize("level", ["recruiter", "team_lead", "administrator", "privacy_lead"])
def test_no_recruiter_sees_a_persons_answers_anywhere(app, session, asked: Person, level: str):
    declare(session, asked.candidate.id, {"age": "from_50", "disability": "yes"}, NOON)
    desk = app.test_client()
    sign_in(desk, RecruiterFactory(access_level=level))
    here = asked.candidate.id
    for path in ("", "/history", "/consent"):
        page = desk.get(f"/candidates/{here}{path}")
        assert page.status_code == 200
        for words in ("from_50", "50 or older", "disability", "Disability"):
            assert words not in page.text
