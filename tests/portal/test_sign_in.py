"""The door, as a browser meets it."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency import clock
from agency.mail.models import LocalMail, OutboxMessage
from agency.mail.queries import read_letter
from agency.recruiters.accounts import disable, first_token
from agency.recruiters.models import Agency, Recruiter, RecruiterSession, SignInLink
from agency.recruiters.passwords import hash_password
from tests.factories import NOON, AgencyFactory, RecruiterFactory
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

PASSWORD = "a quiet morning in Halifax"
HASH = hash_password(PASSWORD)
FOUNDING = {
    "agency_name": "Harbour & Pike",
    "postal_address": "40 Lantern Street, Toronto",
    "mail_from": "callback@harbourpike.example.com",
    "zone": "America/Toronto",
    "currency": "CAD",
    "name": "Tom Ferreira",
    "email": "tom@harbourpike.example.com",
    "password": PASSWORD,
}


@pytest.fixture
def maya(session: Session) -> Recruiter:
    AgencyFactory()
    return RecruiterFactory(password_hash=HASH)


def enter(client: AuditedClient, email: str, password: str = PASSWORD, **more: str) -> TestResponse:
    data = {"email": email, "password": password, "keep": "y", **more}
    return client.post_form("/sign-in", data, page="/sign-in")


def is_inside(client: AuditedClient) -> bool:
    return client.get("/settings").status_code == 200


def mailed_link(session: Session) -> str:
    newest = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()
    assert newest is not None
    letter = read_letter(LocalMail(id=1, received_at=NOON, to_address="", raw=newest.raw))
    found = re.search(r"http://localhost(/sign-in/link/[\w-]+)", letter.text)
    assert found is not None
    return found[1]


def how_many(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


class TestPassword:
    def test_recruiter_signs_in(self, client: AuditedClient, maya: Recruiter) -> None:
        answer = enter(client, maya.email)
        assert (answer.status_code, answer.location) == (302, "/today")
        assert is_inside(client)

    def test_capitals_and_spaces_in_the_address_do_not_matter(
        self, client: AuditedClient, maya: Recruiter
    ) -> None:
        assert enter(client, f" {maya.email.upper()} ").location == "/today"

    def test_page_asked_for_is_opened_after_sign_in(
        self, client: AuditedClient, maya: Recruiter
    ) -> None:
        door = client.get("/settings?page=2").location
        assert 'value="/settings?page=2"' in client.get(door).get_data(as_text=True)
        assert enter(client, maya.email, next="/settings?page=2").location == "/settings?page=2"

    @pytest.mark.parametrize("who", ["known", "unknown", "without a password", "disabled"])
    def test_whoever_is_not_let_in_hears_the_same(
        self, client: AuditedClient, maya: Recruiter, who: str
    ) -> None:
        people: dict[str, Callable[[], Recruiter]] = {
            "known": lambda: maya,
            "unknown": lambda: RecruiterFactory.build(),
            "without a password": lambda: RecruiterFactory(password_hash=None),
            "disabled": lambda: RecruiterFactory(password_hash=HASH, disabled=True),
        }
        email = people[who]().email
        answer = enter(client, email, PASSWORD if who == "disabled" else "not this one at all")
        stranger = enter(client, "nobody@example.com", "not this one at all")
        assert _without(answer, email) == _without(stranger, "nobody@example.com")
        assert answer.status_code == stranger.status_code == 400
        assert not is_inside(client)

    def test_typed_password_is_never_sent_back(
        self, client: AuditedClient, maya: Recruiter
    ) -> None:
        answer = enter(client, maya.email, "my secret of long ago")
        assert "my secret of long ago" not in answer.get_data(as_text=True)

    @pytest.mark.usefixtures("session")
    def test_hash_made_with_weaker_parameters_is_made_anew(self, client: AuditedClient) -> None:
        AgencyFactory()
        weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
        recruiter = RecruiterFactory(password_hash=weak)
        enter(client, recruiter.email)
        assert recruiter.password_hash != weak
        assert is_inside(client)

    def test_eleventh_try_in_five_minutes_is_not_looked_at(
        self, client: AuditedClient, maya: Recruiter
    ) -> None:
        for _ in range(10):
            assert enter(client, maya.email, "guess after guess").status_code == 400
        answer = enter(client, maya.email, PASSWORD)
        assert answer.status_code == 429
        assert "Wait ten minutes or use the emailed link." in answer.get_data(as_text=True)
        assert not is_inside(client)

    def test_strangers_guesses_do_not_lock_a_colleague_out(
        self, app: Flask, client: AuditedClient, maya: Recruiter
    ) -> None:
        for _ in range(11):
            enter(client, maya.email, "guess after guess")
        elsewhere = app.test_client()
        elsewhere.environ_base["REMOTE_ADDR"] = "203.0.113.9"
        assert enter(elsewhere, maya.email).location == "/today"
        assert enter(client, RecruiterFactory(password_hash=HASH).email).location == "/today"


class TestLink:
    def test_link_lets_in_once(
        self, app: Flask, client: AuditedClient, maya: Recruiter, session: Session
    ) -> None:
        client.post_form("/sign-in/link", {"email": maya.email})
        link = mailed_link(session)
        assert client.post_form(link, page=link).location == "/today"
        assert is_inside(client)
        second = app.test_client()
        assert second.post_form(link, page=link).status_code == 400
        assert not is_inside(second)

    def test_opening_the_link_changes_nothing(
        self, client: AuditedClient, maya: Recruiter, session: Session
    ) -> None:
        client.post_form("/sign-in/link", {"email": maya.email})
        link = mailed_link(session)
        for _ in range(5):
            assert client.get(link).status_code == 200
            assert client.head(link).status_code == 200
        assert session.scalars(select(SignInLink)).one().used_at is None
        assert not is_inside(client)

    def test_link_ends_after_fifteen_minutes(
        self, client: AuditedClient, maya: Recruiter, session: Session
    ) -> None:
        with time_machine.travel(NOON, tick=False) as travel:
            client.post_form("/sign-in/link", {"email": maya.email})
            link = mailed_link(session)
            travel.shift(timedelta(minutes=15))
            answer = client.post_form(link, page=link)
        assert answer.status_code == 400
        assert "That link has run out" in answer.get_data(as_text=True)

    def test_newer_link_ends_the_older(
        self, client: AuditedClient, maya: Recruiter, session: Session
    ) -> None:
        client.post_form("/sign-in/link", {"email": maya.email})
        older = mailed_link(session)
        client.post_form("/sign-in/link", {"email": maya.email})
        assert client.post_form(older, page=older).status_code == 400
        newer = mailed_link(session)
        assert client.post_form(newer, page=newer).location == "/today"

    @pytest.mark.usefixtures("maya")
    @pytest.mark.parametrize("token", ["x", "a" * 43, "..%2f", "%00", "é" * 20])
    def test_made_up_link_is_refused(self, client: AuditedClient, token: str) -> None:
        assert client.post_form(f"/sign-in/link/{token}").status_code in (400, 404)

    def test_link_is_stored_as_a_hash_only(
        self, client: AuditedClient, maya: Recruiter, session: Session
    ) -> None:
        client.post_form("/sign-in/link", {"email": maya.email})
        token = mailed_link(session).rpartition("/")[2]
        assert session.scalars(select(SignInLink)).one().token_hash != token.encode()

    def test_unknown_and_disabled_get_the_same_page_and_no_letter(
        self, client: AuditedClient, maya: Recruiter, session: Session
    ) -> None:
        known = client.post_form("/sign-in/link", {"email": maya.email})
        letters, links = how_many(session, OutboxMessage), how_many(session, SignInLink)
        leaver = RecruiterFactory(disabled=True)
        for email in ("nobody@example.com", leaver.email):
            answer = client.post_form("/sign-in/link", {"email": email})
            assert _without(answer, email) == _without(known, maya.email)
        assert how_many(session, OutboxMessage) == letters
        assert how_many(session, SignInLink) == links

    def test_unknown_address_costs_the_same_statements(
        self, client: AuditedClient, maya: Recruiter
    ) -> None:
        def statements(email: str) -> list[str]:
            seen: list[str] = []

            def look(_connection: object, _cursor: object, statement: str, *_: object) -> None:
                seen.append(" ".join(statement.split()[:3]))

            event.listen(Engine, "before_cursor_execute", look)
            client.post_form("/sign-in/link", {"email": email})
            event.remove(Engine, "before_cursor_execute", look)
            return [words for words in seen if words.startswith(("INSERT", "UPDATE", "SELECT"))]

        client.get("/sign-in")
        assert statements(maya.email) == statements("nobody@example.com")

    def test_fourth_link_in_an_hour_is_refused(
        self, client: AuditedClient, maya: Recruiter, session: Session
    ) -> None:
        for _ in range(3):
            assert client.post_form("/sign-in/link", {"email": maya.email}).status_code == 200
        answer = client.post_form("/sign-in/link", {"email": maya.email.upper()})
        assert answer.status_code == 429
        assert "Wait an hour" in answer.get_data(as_text=True)
        assert how_many(session, OutboxMessage) == 3

    @pytest.mark.usefixtures("maya")
    def test_one_place_asks_for_twenty_links_in_an_hour_at_most(
        self, client: AuditedClient
    ) -> None:
        answers = [
            client.post_form("/sign-in/link", {"email": f"n{number}@example.com"}).status_code
            for number in range(21)
        ]
        assert answers == [200] * 20 + [429]


class TestSession:
    """What happens to a cookie that somebody kept a copy of."""

    @pytest.fixture
    def thief(self, app: Flask, client: AuditedClient, maya: Recruiter) -> AuditedClient:
        enter(client, maya.email)
        cookie = client.get_cookie("callback")
        assert cookie is not None
        thief = app.test_client()
        thief.set_cookie("callback", cookie.value)
        assert is_inside(thief)
        return thief

    def test_copy_ends_at_sign_out(self, client: AuditedClient, thief: AuditedClient) -> None:
        answer = client.post_form("/sign-out", page="/settings")
        assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
        assert not is_inside(client)
        assert not is_inside(thief)

    def test_copy_ends_when_the_colleague_is_disabled(
        self, thief: AuditedClient, maya: Recruiter, session: Session
    ) -> None:
        disable(session, maya, RecruiterFactory(administrator=True), clock.now())
        assert not is_inside(thief)

    def test_sessions_stay_ended_when_the_colleague_comes_back(
        self, thief: AuditedClient, maya: Recruiter, session: Session
    ) -> None:
        disable(session, maya, RecruiterFactory(administrator=True), clock.now())
        maya.disabled_at = None
        assert not is_inside(thief)

    def test_copy_ends_when_the_password_is_changed_elsewhere(
        self, app: Flask, thief: AuditedClient, maya: Recruiter
    ) -> None:
        owner = app.test_client()
        enter(owner, maya.email)
        data = {"current_password": PASSWORD, "new_password": "another quiet morning"}
        assert owner.post_form("/settings/password", data, page="/settings").status_code == 302
        assert is_inside(owner)
        assert not is_inside(thief)

    def test_copy_is_no_good_in_another_kind_of_browser(self, thief: AuditedClient) -> None:
        thief.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (Windows NT 10.0) Firefox/150.0"
        assert not is_inside(thief)

    def test_idle_session_ends_after_eight_hours(
        self, client: AuditedClient, maya: Recruiter
    ) -> None:
        with time_machine.travel(NOON, tick=False) as travel:
            sign_in(client, maya)
            travel.shift(timedelta(hours=7, minutes=59))
            assert is_inside(client)
            travel.shift(timedelta(hours=8))
            assert not is_inside(client)

    def test_busy_session_ends_after_seven_days(
        self, client: AuditedClient, maya: Recruiter
    ) -> None:
        with time_machine.travel(NOON, tick=False) as travel:
            sign_in(client, maya)
            for _ in range(27):
                travel.shift(timedelta(hours=6))
                assert is_inside(client)
            travel.shift(timedelta(hours=6))
            assert not is_inside(client)

    def test_sign_in_begins_a_session_of_its_own(
        self, client: AuditedClient, maya: Recruiter, session: Session
    ) -> None:
        """Fixation: neither the token nor the form's token from before is worth anything."""
        client.get("/sign-in")
        before = client.csrf_token
        enter(client, maya.email)
        client.get("/settings")
        assert client.csrf_token != before
        assert client.post("/settings/theme", data={"csrf_token": before}).status_code == 400
        assert how_many(session, RecruiterSession) == 1

    def test_token_of_the_cookie_is_not_in_the_database(
        self, client: AuditedClient, maya: Recruiter, session: Session
    ) -> None:
        token = sign_in(client, maya)
        assert len(token) >= 43
        assert session.scalars(select(RecruiterSession)).one().token_hash != token.encode()

    def test_cookie_without_keep_ends_with_the_browser(
        self, client: AuditedClient, maya: Recruiter
    ) -> None:
        kept = enter(client, maya.email).headers["Set-Cookie"]
        assert "Expires=" in kept
        client.post_form("/sign-out", page="/settings")
        let_go = client.post_form("/sign-in", {"email": maya.email, "password": PASSWORD})
        assert "Expires=" not in let_go.headers["Set-Cookie"]


class TestFirstRun:
    @pytest.fixture
    def token(self, app: Flask) -> str:
        return first_token(app.extensions["settings"].secret_key, clock.now())

    def test_reader_of_the_console_founds_the_agency(
        self, client: AuditedClient, session: Session, token: str
    ) -> None:
        assert "Nobody works here yet" in client.get("/sign-in").get_data(as_text=True)
        answer = client.post_form(
            "/first-administrator", {**FOUNDING, "token": token}, page="/first-administrator"
        )
        assert answer.location == "/today"
        assert session.scalars(select(Agency)).one().name == "Harbour & Pike"
        assert session.scalars(select(Recruiter)).one().is_administrator
        assert is_inside(client)

    @pytest.mark.usefixtures("maya")
    def test_closed_once_somebody_works_here(self, client: AuditedClient, token: str) -> None:
        assert client.get("/first-administrator").status_code == 404
        data = {**FOUNDING, "token": token}
        assert client.post_form("/first-administrator", data).status_code == 404

    @pytest.mark.parametrize("token", ["", "x", "1-2", "99999999999-" + "0" * 32])
    def test_made_up_token_founds_nothing(
        self, client: AuditedClient, session: Session, token: str
    ) -> None:
        answer = client.post_form("/first-administrator", {**FOUNDING, "token": token})
        assert answer.status_code == 200
        assert how_many(session, Recruiter) == 0

    def test_token_is_good_for_fifteen_minutes(
        self, client: AuditedClient, session: Session, app: Flask
    ) -> None:
        late = clock.now() - timedelta(minutes=15, seconds=1)
        token = first_token(app.extensions["settings"].secret_key, late)
        client.post_form("/first-administrator", {**FOUNDING, "token": token})
        assert how_many(session, Recruiter) == 0

    def test_console_prints_address_and_token_until_somebody_works_here(self, app: Flask) -> None:
        printed = app.test_cli_runner().invoke(args=["recruiters", "first-token"])
        assert "http://localhost/first-administrator" in printed.output
        RecruiterFactory()
        refused = app.test_cli_runner().invoke(args=["recruiters", "first-token"])
        assert refused.exit_code == 1
        assert "has recruiters already" in refused.output


def _without(answer: TestResponse, email: str) -> str:
    """The page without what differs every time: the address typed and the form's token."""
    page = answer.get_data(as_text=True).replace(email, "ADDRESS")
    return re.sub(r'(content|value)="[\w.-]{60,}"', "", page)
