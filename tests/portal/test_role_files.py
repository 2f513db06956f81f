"""Roles from a file in the portal: chosen, checked, saved, and brought again."""

import json
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency.clients.models import Role
from agency.imports.models import ImportJob, JobState
from tests.factories import NOON, AgencyFactory, RecruiterFactory
from tests.support.jobs import run_waiting_jobs
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.seeded

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.fixture(autouse=True)
def _signed_in(session: Session, client: AuditedClient) -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory(name="Maya Lindqvist", email="maya@harbourpike.example")
        session.commit()
        sign_in(client, maya)
        yield


def read(response: TestResponse) -> str:
    return " ".join(unescape(response.get_data(as_text=True)).split())


def upload(client: AuditedClient, data: bytes, name: str) -> TestResponse:
    here = "/roles/from-file"
    return client.post_form(here, {"file": (BytesIO(data), name)}, page=here)


def checked(app: Flask, client: AuditedClient, data: bytes, name: str) -> str:
    """The address of the checked import."""
    answer = upload(client, data, name)
    assert answer.status_code == 302, answer.text[:2000]
    run_waiting_jobs(app)
    return answer.location


def how_many(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Role)) or 0


def test_nothing_is_saved_before_somebody_says_so(
    app: Flask, client: AuditedClient, session: Session
) -> None:
    here = checked(app, client, (EXAMPLES / "careers.html").read_bytes(), "careers.html")
    page = read(client.get(here))
    assert "Check before saving" in page
    assert "Rail Signalling Engineer" in page
    assert "110000.00 to 130000.00" in page
    assert how_many(session) == 0
    client.post_form(f"{here}/saving", page=here)
    run_waiting_jobs(app)
    assert how_many(session) == 2
    assert 'Went in <span class="cb-count">2</span>' in read(client.get(here))


def test_file_that_comes_again_says_what_it_changes(
    app: Flask, client: AuditedClient, session: Session
) -> None:
    def feed(title: str) -> bytes:
        told = {
            "@type": "JobPosting",
            "title": title,
            "identifier": "7",
            "hiringOrganization": "Osprey",
        }
        return json.dumps(told).encode()

    here = checked(app, client, feed("Welder"), "jobs.json")
    client.post_form(f"{here}/saving", page=here)
    run_waiting_jobs(app)
    here = checked(app, client, feed("Lead Welder"), "jobs.json")
    page = read(client.get(here))
    assert "Brought up to date" in page
    assert "Changes the title." in page
    client.post_form(f"{here}/saving", page=here)
    run_waiting_jobs(app)
    assert [role.title for role in session.scalars(select(Role))] == ["Lead Welder"]


def test_table_of_roles_takes_the_same_way(
    app: Flask, client: AuditedClient, session: Session
) -> None:
    here = checked(app, client, (EXAMPLES / "roles.csv").read_bytes(), "roles.csv")
    client.post_form(f"{here}/saving", page=here)
    run_waiting_jobs(app)
    assert how_many(session) == 4


def test_rows_that_stay_out_say_why(app: Flask, client: AuditedClient) -> None:
    here = checked(app, client, b"client,title,pay low\nAcme,Clerk,lots\n", "roles.csv")
    assert "Pay low: “lots” is not an amount" in read(client.get(f"{here}?show=out"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty"),
        (b"<rss/>", "There are no job postings in this file."),
        (b"client,titel\nA,B\n", "The column “titel” is not known."),
    ],
)
def test_file_that_is_none_is_refused_at_once(
    client: AuditedClient, session: Session, data: bytes, says: str
) -> None:
    answer = upload(client, data, "x.csv")
    assert answer.status_code == 422
    assert says in read(answer)
    assert session.scalar(select(func.count()).select_from(ImportJob)) == 0


def test_people_page_refuses_postings_and_the_roles_import_has_no_columns_page(
    app: Flask, client: AuditedClient, session: Session
) -> None:
    told = {"file": (BytesIO(b'{"@type": "JobPosting", "title": "Clerk"}'), "jobs.json")}
    answer = client.post_form("/imports", told, page="/imports")
    assert "Bring them in under Roles." in read(answer)
    here = checked(app, client, (EXAMPLES / "careers.html").read_bytes(), "careers.html")
    assert client.get(f"{here}/columns").status_code == 302
    client.post_form(f"{here}/discarding", page=here)
    assert (
        session.scalar(
            select(func.count()).select_from(ImportJob).where(ImportJob.state == JobState.checked)
        )
        == 0
    )
