"""The next weekly letter in the portal and at the console, and the reasons that were called wrong."""

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask
from sqlalchemy.orm import Session

from agency.commands import preview_digest
from agency.digest.models import DigestEdition
from agency.recontact.models import DismissReason
from agency.recruiters.models import Recruiter
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    RecruiterFactory,
    SuggestionFactory,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def maya(client: AuditedClient, session: Session) -> Recruiter:
    AgencyFactory()
    maya: Recruiter = RecruiterFactory(
        name="Maya Lindqvist", email="maya@example.com", administrator=True
    )
    sign_in(client, maya)
    return maya


def somebody_to_call(maya: Recruiter) -> None:
    SuggestionFactory(candidate=CandidateFactory(full_name="Aisha Rahman", owner=maya), owner=maya)


def test_my_next_letter_says_when_and_what_and_changes_nothing(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    somebody_to_call(maya)
    page = client.get("/settings/digest").get_data(as_text=True)
    assert "Monday 22 June, 07:00" in page
    assert "Week of 22 June: call Aisha Rahman first" in page
    assert "MAY CONTACT NOW" in page
    html = client.get("/settings/digest/html", audit=False)
    assert "sandbox" in html.headers["Content-Security-Policy"]
    assert "Aisha Rahman" in html.get_data(as_text=True)
    assert session.query(DigestEdition).count() == 0


def test_with_nothing_to_say_it_says_that_no_letter_would_be_sent(
    client: AuditedClient, maya: Recruiter
) -> None:
    assert "No letter would be sent on Monday 22 June." in client.get("/settings/digest").get_data(
        as_text=True
    )
    assert client.get("/settings/digest/html").status_code == 404


def test_whoever_stopped_it_is_told_so(client: AuditedClient, maya: Recruiter) -> None:
    maya.digest_on = False
    assert "You have stopped the weekly letter" in client.get("/settings/digest").get_data(
        as_text=True
    )


def test_the_console_prints_the_same_letter(app: Flask, maya: Recruiter) -> None:
    somebody_to_call(maya)
    printed = app.test_cli_runner().invoke(preview_digest, ["maya@example.com"])
    assert printed.exit_code == 0
    assert "Subject: Week of 22 June: call Aisha Rahman first" in printed.output
    unknown = app.test_cli_runner().invoke(preview_digest, ["nobody@example.com"])
    assert unknown.exit_code == 1
    assert "Nobody signs in as nobody@example.com" in unknown.output


def test_reasons_called_wrong_reach_the_administrator_with_their_note(
    client: AuditedClient, maya: Recruiter
) -> None:
    assert "No reason was called wrong" in client.get("/settings/reasons").get_data(as_text=True)
    suggestion = SuggestionFactory(
        candidate=CandidateFactory(full_name="Jane Okafor", owner=maya), owner=maya
    )
    suggestion.dismiss(maya.id, DismissReason.reason_wrong, NOON, "She left product years ago.")
    page = client.get("/settings/reasons").get_data(as_text=True)
    assert suggestion.why in page
    assert "She left product years ago." in page


def test_reasons_called_wrong_are_not_for_everybody(client: AuditedClient, maya: Recruiter) -> None:
    sign_in(client, RecruiterFactory())
    assert client.get("/settings/reasons").status_code == 403
