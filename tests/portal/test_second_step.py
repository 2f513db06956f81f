"""The second step as a browser meets it: set up, asked for, lost, required."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask
from pyotp import TOTP
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency import clock
from agency.mail.models import OutboxMessage
from agency.portal.second_step import NOT_RIGHT
from agency.recruiters import second_step as steps
from agency.recruiters.models import Agency, Recruiter
from agency.recruiters.passwords import hash_password
from agency.recruiters.sign_in import make_link
from tests.factories import NOON, AgencyFactory, RecruiterFactory
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

PASSWORD = "a quiet morning in Halifax"
HASH = hash_password(PASSWORD)
DOOR = "/sign-in/second-step"


@pytest.fixture(autouse=True)
def time() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def maya(session: Session) -> Recruiter:
    AgencyFactory()
    maya: Recruiter = RecruiterFactory(password_hash=HASH)
    session.commit()
    return maya


def shown(app: Flask, session: Session, recruiter: Recruiter) -> str:
    step = steps.step_of(session, recruiter.id)
    assert step is not None
    return TOTP(steps.secret_of(app.extensions["settings"].secret_key, step)).at(clock.now())


@pytest.fixture
def codes(app: Flask, session: Session, maya: Recruiter, time: time_machine.Traveller) -> list[str]:
    """Maya's recovery codes; her phone shows a fresh code again."""
    step = steps.begin(session, maya.id, NOON)
    key = app.extensions["settings"].secret_key
    made = steps.confirm(session, key, step, shown(app, session, maya), NOON)
    session.commit()
    time.shift(60)
    return made


def enter(client: AuditedClient, recruiter: Recruiter, **more: str) -> TestResponse:
    typed = {"email": recruiter.email, "password": PASSWORD, "keep": "y", **more}
    return client.post_form("/sign-in", typed, page="/sign-in")


def is_inside(client: AuditedClient) -> bool:
    return client.get("/settings").status_code == 200


def test_it_is_set_up_with_a_picture_and_gives_recovery_codes_once(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    sign_in(client, maya)
    assert "Off. A code of your phone" in client.get("/settings").text
    client.post_form("/settings/second-step/beginning", page="/settings/second-step")
    page = client.get("/settings/second-step").text
    assert '<path class="cb-qr-ink" d="M' in page
    step = steps.step_of(session, maya.id)
    assert step is not None
    secret = steps.secret_of(app.extensions["settings"].secret_key, step)
    assert secret in page.replace(" ", "")
    at = "/settings/second-step/confirmation"
    wrong = client.post_form(at, {"code": "12"}, page="/settings/second-step")
    assert wrong.status_code == 422
    assert NOT_RIGHT in wrong.text
    done = client.post_form(at, {"code": shown(app, session, maya)}, page="/settings/second-step")
    codes = re.findall(r"<li>(\w{4}-\w{4}-\w{4})</li>", done.text)
    assert len(codes) == 10
    page = client.get("/settings/second-step").text
    assert "You have ten recovery codes left" in page
    assert not any(code in page for code in codes)
    assert secret not in page.replace(" ", "")
    letter = session.scalars(select(OutboxMessage.purpose)).all()
    assert letter == ["second_step_changed"]


def test_the_password_alone_is_not_enough(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter, codes: list[str]
) -> None:
    answer = enter(client, maya, next="/candidates")
    assert answer.location == DOOR
    assert not is_inside(client)
    wrong = client.post_form(DOOR, {"code": "123"}, page=DOOR)
    assert wrong.status_code == 422
    assert not is_inside(client)
    right = client.post_form(DOOR, {"code": shown(app, session, maya)}, page=DOOR)
    assert right.location == "/candidates"
    assert is_inside(client)


def test_nor_is_the_emailed_link(
    client: AuditedClient, session: Session, maya: Recruiter, codes: list[str]
) -> None:
    token = make_link(session, maya, clock.now())
    session.commit()
    at = f"/sign-in/link/{token}"
    assert client.post_form(at, page=at).location == DOOR
    assert not is_inside(client)
    assert client.post_form(DOOR, {"code": codes[3]}, page=DOOR).location == "/today"
    assert is_inside(client)


def test_ten_minutes_are_the_most(
    client: AuditedClient, maya: Recruiter, codes: list[str], time: time_machine.Traveller
) -> None:
    enter(client, maya)
    client.get(DOOR)
    time.shift(601)
    assert client.post_form(DOOR, {"code": codes[0]}).location == "/sign-in"
    assert not is_inside(client)


def test_nobody_is_asked_who_did_not_show_the_password(
    client: AuditedClient, maya: Recruiter, codes: list[str]
) -> None:
    assert client.get(DOOR).location == "/sign-in"
    assert client.post_form(DOOR, {"code": codes[0]}, page="/sign-in").location == "/sign-in"


def test_guessing_is_slowed_down(client: AuditedClient, maya: Recruiter, codes: list[str]) -> None:
    enter(client, maya)
    tries = [client.post_form(DOOR, {"code": "1"}, page=DOOR).status_code for _ in range(11)]
    assert tries == [422] * 10 + [429]
    assert client.post_form(DOOR, {"code": codes[0]}).status_code == 429
    assert not is_inside(client)


def test_it_is_renewed_and_ended_with_a_code_only(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter, codes: list[str]
) -> None:
    sign_in(client, maya)
    page, end = "/settings/second-step", "/settings/second-step/end"
    renew = "/settings/second-step/recovery-codes"
    for at in (renew, end):
        assert client.post_form(at, {"code": "x"}, page=page).status_code == 422
    assert steps.is_on(session, maya.id)
    renewed = client.post_form(renew, {"code": codes[0]}, page=page)
    assert len(re.findall(r"<li>\w{4}-\w{4}-\w{4}</li>", renewed.text)) == 10
    assert client.post_form(end, {"code": codes[1]}, page=page).status_code == 422
    client.post_form(end, {"code": shown(app, session, maya)}, page=page)
    session.expire_all()
    assert not steps.is_on(session, maya.id)


def test_where_it_is_required_nothing_is_seen_before_it_is_set_up(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    session.scalars(select(Agency)).one().second_step_required = True
    session.commit()
    enter(client, maya)
    assert client.get("/today").location == "/settings/second-step"
    page = client.get("/settings/second-step").text
    assert "Your agency asks everybody for it" in page
    client.post_form("/settings/second-step/beginning", page="/settings/second-step")
    at = "/settings/second-step/confirmation"
    client.post_form(at, {"code": shown(app, session, maya)}, page="/settings/second-step")
    assert client.get("/today").status_code == 200
    refused = client.post_form("/settings/second-step/end", {"code": "1"}, page="/settings")
    assert refused.status_code == 302
    assert steps.is_on(session, maya.id)


def test_an_administrator_takes_it_off_for_a_colleague_and_so_does_the_console(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter, codes: list[str]
) -> None:
    boss = RecruiterFactory(administrator=True)
    sign_in(client, boss)
    page = "/settings/recruiters"
    assert "Take the second step off" in client.get(page).text
    client.post_form(f"{page}/{maya.id}/second-step/end", page=page)
    session.expire_all()
    assert not steps.is_on(session, maya.id)
    assert "Take the second step off" not in client.get(page).text
    steps.begin(session, boss.id, NOON).confirmed_at = NOON
    session.commit()
    client.post_form(f"{page}/{boss.id}/second-step/end", page=page)
    assert steps.is_on(session, boss.id)
    run = app.test_cli_runner().invoke
    ended = run(args=["recruiters", "end-second-step", boss.email])
    assert ended.output == f"{boss.name} signs in without a second step.\n"
    session.expire_all()
    assert not steps.is_on(session, boss.id)
    assert run(args=["recruiters", "end-second-step", "x@example.com"]).exit_code == 1
