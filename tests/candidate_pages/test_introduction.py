"""Behind the links of letters about introductions: the same for everybody, and one press writes."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.links import make_link
from agency.candidates.models import LinkPurpose
from agency.clients.models import ClientTouch
from agency.contact.client_links import make_contact_link
from agency.introductions.models import IntroductionSide
from agency.touches.models import Touch
from tests.contact.mails import waiting_mail
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    ClientContactFactory,
    IntroductionFactory,
    RoleFactory,
)

INVENTED = "A" * 43
PAGES = {"introduction": {"answer": "yes"}, "introduction/help": {"helped": "yes"}}


@pytest.fixture
def sides(session: Session) -> list[IntroductionSide]:
    """A candidate and somebody at a client, both of them asked a moment ago."""
    AgencyFactory()
    there = ClientContactFactory()
    RoleFactory(client=there.client)
    one = IntroductionFactory(people=[CandidateFactory(), there], proposed_at=clock.now())
    for side in one.sides:
        letter = waiting_mail(
            session, side.candidate_id, clock.now(), once_key=str(side.id), message_id=str(side.id)
        )
        side.ask_letter_id, side.asked_at = letter.id, clock.now()
    one.state = "asked"
    session.flush()
    return one.sides


def token_of(
    session: Session, side: IntroductionSide, purpose: LinkPurpose = LinkPurpose.introduction
) -> str:
    now = clock.now()
    if side.contact:
        link, token = make_contact_link(
            session, side.contact, side.introduction.proposed_by_id, now
        )
        link.letter_id = side.ask_letter_id
    else:
        assert side.candidate
        new = make_link(session, side.candidate.id, side.candidate.ways[0].value, now, purpose)
        new.link.letter_id, token = side.ask_letter_id, new.token
    session.commit()
    return token


@pytest.mark.parametrize("page", PAGES)
def test_same_bytes_for_every_token(
    app: Flask, session: Session, sides: list[IntroductionSide], page: str
) -> None:
    def opened(token: str) -> str:
        html = (
            app.test_client()
            .get(f"/c/{token}/{page}")
            .get_data(as_text=True)
            .replace(token, "TOKEN")
        )
        return re.sub(r'(name="csrf-token" content|name="csrf_token"[^>]* value)="[^"]+"', "", html)

    good = [opened(token_of(session, side)) for side in sides]
    assert {*good, opened(INVENTED)} == {good[0]}


@pytest.mark.parametrize(("page", "press"), PAGES.items())
def test_invented_token_is_over(
    app: Flask, sides: list[IntroductionSide], page: str, press: dict[str, str]
) -> None:
    assert len(sides) == 2
    path = f"/c/{INVENTED}/{page}"
    assert app.test_client().post_form(path, press, page=path).status_code == 410


@pytest.mark.parametrize("which", [0, 1])
def test_pressed_twice_it_is_one_touch_and_the_last_word_counts(
    app: Flask, session: Session, sides: list[IntroductionSide], which: int
) -> None:
    side = sides[which]
    path = f"/c/{token_of(session, side)}/introduction"
    for answer in ("yes", "yes", "not_now"):
        pressed = app.test_client().post_form(path, {"answer": answer}, page=path)
        assert pressed.status_code == 302
    session.refresh(side)
    session.refresh(side.introduction)
    assert (side.answer, side.introduction.state) == ("not_now", "declined")
    told = Touch if side.candidate_id else ClientTouch
    assert session.scalar(select(func.count()).select_from(told)) == 2


@pytest.mark.parametrize("which", [0, 1])
def test_answer_is_needed_and_what_was_typed_stays(
    app: Flask, session: Session, sides: list[IntroductionSide], which: int
) -> None:
    path = f"/c/{token_of(session, sides[which])}/introduction"
    refused = app.test_client().post_form(
        path, {"answer": "perhaps", "text": "On Monday."}, page=path
    )
    assert refused.status_code == 422
    assert "On Monday." in refused.text


def test_link_of_another_letter_answers_no_introduction(
    app: Flask, session: Session, sides: list[IntroductionSide]
) -> None:
    path = f"/c/{token_of(session, sides[0], LinkPurpose.letter)}/introduction"
    assert app.test_client().post_form(path, {"answer": "yes"}, page=path).status_code == 410
    session.refresh(sides[0])
    assert sides[0].answer is None


def test_question_is_no_other_question(
    app: Flask, session: Session, sides: list[IntroductionSide]
) -> None:
    """Whoever is asked whether they would like it cannot say that it helped."""
    path = f"/c/{token_of(session, sides[0])}/introduction/help"
    assert app.test_client().post_form(path, {"helped": "yes"}, page=path).status_code == 410
    assert session.scalars(select(Touch)).all() == []


def test_contacts_link_answers_for_thirty_days_and_stops_us_for_ever(
    app: Flask, session: Session, sides: list[IntroductionSide], monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_of(session, sides[1])
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    path = f"/c/{token}/introduction"
    assert app.test_client().post_form(path, {"answer": "yes"}, page=path).status_code == 410
    stop = f"/c/{token}/unsubscribe"
    assert app.test_client().post_form(f"/c/{token}/stop", {}, page=stop).status_code == 302
    assert session.scalars(select(ClientTouch.answer)).all() == ["stop"]
