"""What people set about themselves and their agency."""

import re
from datetime import time
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.history import changes_of
from agency.mail.models import OutboxMessage
from agency.portal.settings_sections import sections_for
from agency.recruiters.models import AccessLevel, Agency, Recruiter, RecruiterSession, Theme
from agency.recruiters.passwords import hash_password, is_password
from agency.recruiters.queries import the_agency
from tests.factories import AgencyFactory, RecruiterFactory
from tests.mail.test_logo import picture
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

PASSWORD = "a quiet morning in Halifax"
HASH = hash_password(PASSWORD)
OWN = {
    "name": "Maya Lindqvist",
    "phone": "416-555-0117",
    "zone": "America/Toronto",
    "language": "en",
    "theme": "dark",
    "digest_on": "y",
    "digest_weekday": "1",
    "digest_at": "08:15",
}
AGENCY = {
    "name": "Harbour & Pike Search",
    "postal_address": "41 Lantern Street\nToronto",
    "phone": "416-555-0101",
    "mail_from": "post@harbourpike.example.com",
    "zone": "America/Halifax",
    "currency": "USD",
    "language": "fr",
}


@pytest.fixture
def maya(session: Session) -> Recruiter:
    AgencyFactory()
    return RecruiterFactory(password_hash=HASH)


@pytest.fixture
def desk(client: AuditedClient, maya: Recruiter) -> AuditedClient:
    """Maya's browser."""
    sign_in(client, maya)
    return client


def test_own_settings_are_saved_and_the_change_is_kept(
    desk: AuditedClient, maya: Recruiter, session: Session
) -> None:
    answer = desk.post_form("/settings", OWN, page="/settings")
    assert answer.location == "/settings"
    assert (maya.theme, maya.keys_on, maya.digest_weekday, maya.digest_at) == (
        Theme.dark, False, 1, time(8, 15),
    )  # fmt: skip
    page = desk.get("/settings").get_data(as_text=True)
    assert "Your settings are saved." in page
    assert 'data-bs-theme="dark"' in page
    change = changes_of(session, maya)[0]
    assert (change.actor_kind, change.actor_id, change.after["theme"]) == (
        "recruiter", maya.id, "dark",
    )  # fmt: skip


def test_a_recruiter_chooses_their_language_and_reads_it_at_once(
    desk: AuditedClient, maya: Recruiter
) -> None:
    page = desk.get("/settings").text
    assert re.search(r'name="language"[^>]*value="en"[^>]*checked', page), "as they read it now"
    assert ">English</label>" in page
    assert ">Français</label>" in page
    desk.post_form("/settings", {**OWN, "language": "fr"}, page="/settings")
    assert maya.language == "fr"
    page = desk.get("/settings").text
    assert '<html lang="fr-CA"' in page
    assert "Vos réglages sont enregistrés." in page
    desk.post_form("/settings", {**OWN, "language": "en"}, page="/settings")
    assert "Your settings are saved." in desk.get("/settings").text


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "Write your name."),
        ({"name": "x" * 121}, "At most 120 characters"),
        ({"zone": "Mars/Olympus"}, "Not a valid choice"),
        ({"theme": "pink"}, "Not a valid choice"),
        ({"digest_at": "25:00"}, "Write the time as hours and minutes"),
        ({"digest_weekday": "9"}, "Not a valid choice"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_wrong_setting_is_refused_and_what_was_typed_stays(
    desk: AuditedClient, maya: Recruiter, wrong: dict[str, str], words: str
) -> None:
    answer = desk.post_form("/settings", {**OWN, "phone": "555-0199", **wrong})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert words in page
    assert 'value="555-0199"' in page
    assert maya.phone == "416-555-0117"


def test_fields_that_the_form_does_not_have_change_nothing(
    desk: AuditedClient, maya: Recruiter
) -> None:
    more = {"access_level": "administrator", "email": "x@example.com", "disabled_at": "2026-01-01"}
    before = maya.email
    assert desk.post_form("/settings", {**OWN, **more}).status_code == 302
    assert (maya.access_level, maya.email, maya.disabled_at) == ("recruiter", before, None)


def test_theme_button_leads_back_to_where_it_was_pressed(
    desk: AuditedClient, maya: Recruiter
) -> None:
    answer = desk.post_form(
        "/settings/theme", {"theme": "light"}, headers={"Referer": "http://localhost/settings?x=1"}
    )
    assert answer.location == "/settings?x=1"
    assert maya.theme is Theme.light
    elsewhere = {"Referer": "http://evil.example/settings"}
    assert (
        desk.post_form("/settings/theme", {"theme": "dark"}, headers=elsewhere).location == "/today"
    )
    assert desk.post_form("/settings/theme", {"theme": "pink"}).status_code == 400


def test_password_is_changed_with_the_present_one_and_a_letter_says_so(
    desk: AuditedClient, maya: Recruiter, session: Session
) -> None:
    data = {"current_password": PASSWORD, "new_password": "seventeen green boats"}
    assert desk.post_form("/settings/password", data).location == "/settings"
    assert is_password(maya.password_hash, "seventeen green boats")
    letter = session.scalars(select(OutboxMessage)).one()
    assert (letter.to_address, letter.purpose) == (maya.email, "password_changed")
    assert b"seventeen green boats" not in letter.raw


@pytest.mark.parametrize(
    ("present", "new", "words"),
    [
        ("not my password", "seventeen green boats", "That is not your present password."),
        (PASSWORD, "short", "Use at least 12 characters."),
        (PASSWORD, "Maya Lindqvist", "close to a name we know"),
        (PASSWORD, "Harbour & Pike 1", "close to a name we know"),
        (PASSWORD, "", "Choose a new password."),
    ],
)
def test_password_is_not_changed(
    desk: AuditedClient, maya: Recruiter, session: Session, present: str, new: str, words: str
) -> None:
    data = {"current_password": present, "new_password": new}
    answer = desk.post_form("/settings/password", data)
    assert answer.status_code == 422
    assert words in answer.get_data(as_text=True)
    assert maya.password_hash == HASH
    assert session.scalar(select(func.count()).select_from(OutboxMessage)) == 0


def test_who_came_by_link_chooses_a_first_password(client: AuditedClient, session: Session) -> None:
    AgencyFactory()
    newcomer = RecruiterFactory(password_hash=None)
    sign_in(client, newcomer)
    assert client.post_form("/settings/password", {"new_password": PASSWORD}).status_code == 302
    assert is_password(newcomer.password_hash, PASSWORD)


def test_another_browser_is_ended_from_the_list(
    app: Flask, desk: AuditedClient, maya: Recruiter, session: Session
) -> None:
    other = app.test_client()
    sign_in(other, maya)
    newest = session.scalars(select(RecruiterSession).order_by(RecruiterSession.id.desc())).first()
    assert newest is not None
    desk.post_form(f"/settings/sessions/{newest.id}/end", page="/settings")
    assert other.get("/settings").status_code == 302
    assert desk.get("/settings").status_code == 200


def test_colleagues_browser_cannot_be_ended(
    app: Flask, desk: AuditedClient, session: Session
) -> None:
    other = app.test_client()
    sign_in(other, RecruiterFactory())
    newest = session.scalars(select(RecruiterSession).order_by(RecruiterSession.id.desc())).first()
    assert newest is not None
    assert desk.post_form(f"/settings/sessions/{newest.id}/end").status_code == 404
    assert other.get("/settings").status_code == 200


def test_every_other_browser_is_signed_out_at_once_and_nobody_elses(
    app: Flask, desk: AuditedClient, maya: Recruiter
) -> None:
    others = [app.test_client(), app.test_client()]
    for other in others:
        sign_in(other, maya)
    colleagues = app.test_client()
    sign_in(colleagues, RecruiterFactory())
    answer = desk.post_form("/settings/sessions/end-others", page="/settings")
    assert answer.location == "/settings#your-browsers"
    assert [other.get("/settings").status_code for other in others] == [302, 302]
    assert desk.get("/settings").status_code == 200
    assert colleagues.get("/settings").status_code == 200


@pytest.mark.parametrize(
    ("level", "finds", "misses"),
    [
        (
            "recruiter",
            ["Policy", "Work going on"],
            ["Audit", "Jobs and health", "Recruiters and desks"],
        ),
        ("privacy_lead", ["Audit", "Duties", "Fairness"], ["Jobs and health"]),
        ("administrator", ["Audit", "Jobs and health", "Recruiters and desks", "Agency"], []),
    ],
)
def test_the_index_lists_what_its_reader_may_open(
    client: AuditedClient, session: Session, level: str, finds: list[str], misses: list[str]
) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory(access_level=level))
    page = client.get("/settings/all").text
    assert all(f">{words}</a>" in page for words in finds)
    assert not any(f">{words}</a>" in page for words in misses)


@pytest.mark.parametrize("level", list(AccessLevel))
def test_no_link_of_the_sections_is_refused_to_whom_it_is_shown(
    client: AuditedClient, session: Session, level: AccessLevel
) -> None:
    AgencyFactory()
    reader = RecruiterFactory(access_level=level)
    sign_in(client, reader)
    for _, group in sections_for(reader):
        for one in group:
            url = client.application.url_map.bind("localhost").build(one.endpoint)
            page = client.get(url)
            assert page.status_code == 200, one.name
            assert 'aria-current="page">' in page.text.split("cb-settings-nav")[1], one.name


class TestLogo:
    @pytest.fixture
    def office(self, client: AuditedClient) -> AuditedClient:
        AgencyFactory()
        sign_in(client, RecruiterFactory(administrator=True))
        return client

    def upload(self, client: AuditedClient, content: bytes) -> Any:
        file = (BytesIO(content), "logo.png")
        return client.post_form(
            "/settings/agency/logo", {"logo": file}, content_type="multipart/form-data"
        )

    def test_it_is_shown_from_an_address_that_names_what_it_holds(
        self, office: AuditedClient, session: Session
    ) -> None:
        assert self.upload(office, picture()).location == "/settings/agency#logo"
        agency = the_agency(session)
        assert agency.logo_width == 120
        page = office.get("/settings/agency").text
        assert (
            f'src="/c/logo/{agency.logo}.png" width="120" height="40" alt="Harbour &amp; Pike"'
            in page
        )
        answer = office.get(f"/c/logo/{agency.logo}.png", audit=False)
        assert (answer.mimetype, answer.data[:4]) == ("image/png", b"\x89PNG")
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"

    def test_what_is_no_picture_is_refused_and_the_old_one_stays(
        self, office: AuditedClient, session: Session
    ) -> None:
        self.upload(office, picture())
        before = the_agency(session).logo
        answer = self.upload(office, b"<svg onload=alert(1)>")
        assert answer.status_code == 422
        assert "This one cannot be read." in answer.text
        assert the_agency(session).logo == before

    def test_removed_it_is_gone_and_the_name_stands_there(
        self, office: AuditedClient, session: Session
    ) -> None:
        self.upload(office, picture())
        digest = the_agency(session).logo
        office.post_form("/settings/agency/logo/removal", page="/settings/agency")
        assert the_agency(session).logo == ""
        assert office.get(f"/c/logo/{digest}.png", audit=False).status_code == 404

    def test_nobody_else_chooses_it(self, client: AuditedClient) -> None:
        AgencyFactory()
        sign_in(client, RecruiterFactory(team_lead=True))
        assert self.upload(client, picture()).status_code == 403
        assert client.post_form("/settings/agency/logo/removal").status_code == 403


class TestAgency:
    def test_administrator_changes_it(self, client: AuditedClient, session: Session) -> None:
        AgencyFactory()
        sign_in(client, RecruiterFactory(administrator=True))
        assert client.post_form("/settings/agency", AGENCY).location == "/settings/agency"
        agency = the_agency(session)
        assert {name: getattr(agency, name) for name in AGENCY} == AGENCY

    def test_wrong_address_is_refused(self, client: AuditedClient, session: Session) -> None:
        AgencyFactory()
        sign_in(client, RecruiterFactory(administrator=True))
        answer = client.post_form("/settings/agency", {**AGENCY, "mail_from": "nonsense"})
        assert answer.status_code == 422
        assert "That is not a complete address" in answer.get_data(as_text=True)
        assert session.scalars(select(Agency)).one().name == "Harbour & Pike"

    def test_nobody_else_may_see_it(self, desk: AuditedClient) -> None:
        assert desk.get("/settings/agency").status_code == 403
        answer = desk.post_form("/settings/agency", AGENCY)
        assert answer.status_code == 403
        assert "Ask your administrator." in answer.get_data(as_text=True)
