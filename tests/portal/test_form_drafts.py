"""What is typed into a form survives a reload, a crash and the end of a session, and is gone once it is saved."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from lxml import html
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import Told
from agency.recruiters.drafts import KEPT_FOR
from agency.recruiters.models import FormDraft, Recruiter
from agency.rights.erasing import erase
from agency.rights.holding import everything_held
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    RecruiterFactory,
    RoleFactory,
)
from tests.house.test_routes import one_of_everything, path_of, rules
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

KEPT_OTHERWISE = {"portal.log_touch", "portal.quick_log", "portal.letter_batch"}
"""The log keeps a draft with each reading; letters to several people are rows of their own."""


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def maya(client: AuditedClient) -> Recruiter:
    AgencyFactory()
    maya = RecruiterFactory(administrator=True)
    sign_in(client, maya)
    return maya


@pytest.fixture
def jane(maya: Recruiter) -> Candidate:
    return CandidateFactory(owner=maya)


def form_of(client: AuditedClient, url: str) -> dict[str, str]:
    """What the form of the page at this address holds."""
    document = html.fromstring(client.get(url).get_data(as_text=True))
    form = next(one for one in document.forms if "draft_of" in one.fields)
    return {name: value.removeprefix("\n") for name, value in form.form_values() if value}


def keep(client: AuditedClient, url: str, **typed: str) -> dict[str, str]:
    """As the page does after a pause."""
    fields = {**form_of(client, url), **typed}
    assert client.post("/drafts", data=fields).status_code == 204
    return fields


def drafts(session: Session) -> list[FormDraft]:
    return list(session.scalars(select(FormDraft)))


def test_a_letter_is_there_again_until_it_is_begun_anew(
    client: AuditedClient, maya: Recruiter, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/email"
    keep(client, url, words="Half a letter.", subject="From me", gave="feedback")
    page = client.get(url).get_data(as_text=True)
    assert (
        "What you were writing here is back, as kept today at 12:00. Nothing of it is saved yet."
        in page
    )
    held = form_of(client, url)
    assert (held["words"], held["subject"], held["gave"]) == (
        "Half a letter.",
        "From me",
        "feedback",
    )
    assert "Half a letter." not in client.get(f"{url}?anew=yes").get_data(as_text=True)


def test_it_is_the_writers_alone_and_about_one_person(
    app: Flask, client: AuditedClient, jane: Candidate
) -> None:
    keep(client, f"/candidates/{jane.id}/email", words="Half a letter.")
    tom = app.test_client()
    sign_in(tom, RecruiterFactory())
    other = CandidateFactory(owner=jane.owner)
    for browser, person in ((tom, jane), (client, other)):
        assert form_of(browser, f"/candidates/{person.id}/email")["words"] != "Half a letter."


def test_once_saved_it_is_gone_and_what_could_not_be_saved_is_kept(
    session: Session, client: AuditedClient, maya: Recruiter
) -> None:
    url = f"/clients/{ClientFactory(name='Cedar Loop', industries=[]).id}/edit"
    fields = keep(client, url, note="Pays late.")
    assert client.post(url, data={**fields, "name": "", "note": "Pays late!"}).status_code == 422
    assert form_of(client, url)["note"] == "Pays late!"
    assert client.post(url, data={**fields, "note": "Pays late!"}).status_code == 302
    assert drafts(session) == []


def test_a_draft_knows_what_its_form_was_opened_with(
    session: Session, client: AuditedClient, maya: Recruiter
) -> None:
    role = RoleFactory(owner=maya, title="Product Lead", client=ClientFactory(name="Cedar Loop"))
    url = f"/roles/{role.id}/edit"
    keep(client, url, must="French")
    role.title = "Lead of Product"
    session.flush()
    again = client.post(url, data=form_of(client, url))
    assert again.status_code == 409
    assert "Lead of Product" in again.get_data(as_text=True)


def test_no_secret_is_kept_and_nothing_a_database_cannot_hold(
    session: Session, client: AuditedClient, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/email"
    keep(client, url, words="a\0b", password="x", csrf_token=form_of(client, url)["csrf_token"])
    (draft,) = drafts(session)
    assert draft.fields["words"] == ["ab"]
    assert not {"password", "csrf_token", "draft_of", "draft_about"} & draft.fields.keys()


def test_after_a_week_it_is_not_shown_any_more(
    client: AuditedClient, maya: Recruiter, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/email"
    keep(client, url, words="Half a letter.")
    with time_machine.travel(NOON + KEPT_FOR - timedelta(seconds=1), tick=False):
        sign_in(client, maya)
        assert form_of(client, url)["words"] == "Half a letter."
    with time_machine.travel(NOON + KEPT_FOR, tick=False):
        assert form_of(client, url)["words"] != "Half a letter."


def test_what_is_written_about_a_person_is_theirs_to_read_and_goes_with_them(
    session: Session, client: AuditedClient, jane: Candidate
) -> None:
    keep(client, f"/candidates/{jane.id}/email", words="Half a letter.")
    held = everything_held(session, jane)["notes_about_you_not_saved_yet"]
    assert [one["fields"]["words"] for one in held] == [["Half a letter."]]
    erase(session, jane, Told(how="form", at=NOON))
    assert drafts(session) == []


def test_whoever_signs_in_again_comes_back_to_the_form(
    app: Flask, client: AuditedClient, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/email"
    token = form_of(client, url)["csrf_token"]
    with client.session_transaction() as cookie:
        del cookie["_user_id"]
    where = {"Referer": f"http://localhost{url}"}
    answer = client.post(url, data={"csrf_token": token, "words": "x"}, headers=where)
    assert answer.location.startswith("/sign-in?next=")
    assert f"{jane.id}%2Femail" in answer.location or f"{jane.id}/email" in answer.location


def test_every_form_with_more_than_a_line_keeps_a_draft(
    app: Flask, session: Session, client: AuditedClient, maya: Recruiter
) -> None:
    records: dict[str, Any] = one_of_everything(session)
    looked_at, without = 0, []
    for rule in rules(app):
        is_page = rule.endpoint.startswith("portal.") and "GET" in (rule.methods or set())
        if not is_page or rule.endpoint in KEPT_OTHERWISE:
            continue
        answer = client.get(path_of(app, rule, records), audit=False)
        if answer.mimetype != "text/html" or b"<textarea" not in answer.data:
            continue
        looked_at += 1
        for form in html.fromstring(answer.get_data(as_text=True)).forms:
            if form.xpath(".//textarea") and "draft_of" not in form.fields:
                without.append(f"{rule.endpoint}: {form.get('action')}")
    assert without == []
    assert looked_at
