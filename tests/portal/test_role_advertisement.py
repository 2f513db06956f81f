"""A role from its advertisement: read, shown with its words, corrected, and only then saved."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency.clients.models import Role
from agency.clients.requirements import written
from agency.recruiters.models import Recruiter
from tests.factories import (
    NOON,
    AgencyFactory,
    ClientFactory,
    PlaceFactory,
    RecruiterFactory,
    RequirementFactory,
    RoleFactory,
    TermFactory,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

HERE = "/roles/from-advertisement"
TEXT = """Data Engineer
Location: Toronto, three days in the office

Requirements
- 4 years of Python
- Has explained a broken pipeline

Nice to have
- SQL

Salary: CAD 120,000 to 140,000 a year. Permanent. Start date: 1 September 2026."""


@pytest.fixture(autouse=True)
def maya(session: Session, client: AuditedClient) -> Iterator[Recruiter]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory(name="Maya Lindqvist")
        PlaceFactory(name="Toronto", region="Ontario", country="CA")
        TermFactory(name="Python")
        TermFactory(name="SQL")
        ClientFactory(name="Cedar Loop")
        session.flush()
        sign_in(client, maya)
        yield maya


def read(response: TestResponse) -> str:
    return " ".join(unescape(response.get_data(as_text=True)).split())


def fields(page: str) -> dict[str, str]:
    """What stands in the form's inputs and texts, and what is chosen in its selects."""
    form = page[page.index('<form class="col-xl-8"') :]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag:
            found[name[1]] = unescape(value[1]) if value else ""
    for name, value in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>\s?(.*?)</textarea>', form, re.S
    ):
        found[name] = unescape(value).strip()
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        first = re.search(r'<option[^>]*value="([^"]*)"', options)
        found[name] = (chosen or first)[1] if chosen or first else ""
    return found


def pasted(client: AuditedClient, text: str = TEXT, page: str = HERE) -> TestResponse:
    return client.post_form(page, {"text": text}, page=page)


def test_facts_are_in_the_form_and_shown_with_their_words(client: AuditedClient) -> None:
    answer = pasted(client)
    assert answer.status_code == 200
    said = fields(answer.get_data(as_text=True))
    assert (said["title"], said["place"], said["office_days"]) == ("Data Engineer", "Toronto", "3")
    assert (said["pay_low"], said["pay_high"], said["pay_period"]) == ("120000", "140000", "year")
    assert said["must"].splitlines() == ["4 years of Python", "Has explained a broken pipeline"]
    assert said["nice"] == "SQL"
    assert said["starts_on"] == "2026-09-01"
    page = read(answer)
    assert "“three days in the office”" in page
    assert "<mark>Toronto</mark>" in page
    assert "Has explained a broken pipeline?" in page


def test_nothing_is_saved_before_the_form_is(client: AuditedClient, session: Session) -> None:
    said = fields(pasted(client).get_data(as_text=True))
    assert session.scalars(select(Role)).all() == []
    answer = client.post_form("/roles", {**said, "client": "Cedar Loop"}, page=HERE)
    assert answer.status_code == 302
    role = session.scalars(select(Role)).one()
    assert role.place is not None
    assert (role.title, role.place.name, role.office_days) == ("Data Engineer", "Toronto", 3)
    assert [written(one) for one in role.requirements] == [
        "4 years of Python", "Has explained a broken pipeline", "SQL",
    ]  # fmt: skip
    assert role.advertisement.startswith("Data Engineer\nLocation")


def test_fact_is_taken_out_without_a_script_and_the_rest_stays(client: AuditedClient) -> None:
    page = pasted(client).get_data(as_text=True)
    chips = re.findall(r'name="without" value="(\w+)".*?Take out ([^<]+)<', page, re.S)
    key = next(key for key, label in chips if unescape(label).startswith("4 years of Python"))
    typed = {**fields(page), "client": "Cedar Loop", "without": key}
    again = client.post_form(HERE, typed, page=HERE).get_data(as_text=True)
    said = fields(again)
    assert said["must"] == "Has explained a broken pipeline"
    assert (said["client"], said["title"]) == ("Cedar Loop", "Data Engineer")
    assert "Take out 4 years of Python" not in unescape(again)
    assert said["dropped"] == key


def test_place_that_was_corrected_is_not_taken_out_with_its_fact(client: AuditedClient) -> None:
    page = pasted(client).get_data(as_text=True)
    chips = re.findall(r'name="without" value="(\w+)".*?Take out ([^<]+)<', page, re.S)
    key = next(key for key, label in chips if unescape(label).strip() == "Toronto")
    typed = {**fields(page), "place": "Hamilton", "without": key}
    said = fields(client.post_form(HERE, typed, page=HERE).get_data(as_text=True))
    assert said["place"] == "Hamilton"


def test_chips_stay_when_the_form_comes_back_with_an_error(client: AuditedClient) -> None:
    said = fields(pasted(client).get_data(as_text=True))
    answer = client.post_form("/roles", {**said, "client": ""}, page=HERE)
    assert answer.status_code == 422
    assert "Read from the advertisement" in read(answer)


def test_file_is_read_in_its_own_process(client: AuditedClient) -> None:
    told = {"text": "", "file": (BytesIO(TEXT.encode()), "role.txt")}
    answer = client.post_form(HERE, told, page=HERE)
    assert fields(answer.get_data(as_text=True))["title"] == "Data Engineer"


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"text": ""}, "Paste the advertisement, or choose its file."),
        ({"text": "x" * 20_001}, "At most 20,000 characters, please"),
        (
            {"text": "", "file": (BytesIO(b"\x89PNG\r\n\x1a\n\0\0"), "role.png")},
            "Nothing was read.",
        ),
    ],
)
def test_what_cannot_be_read_is_said(
    client: AuditedClient, told: dict[str, object], says: str
) -> None:
    answer = client.post_form(HERE, told, page=HERE)
    assert answer.status_code == 422
    assert says in read(answer)


def test_role_that_is_there_is_only_filled_where_it_is_empty(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    role = RoleFactory(
        owner=maya, client=ClientFactory(name="Osprey"), title="Lead Engineer", office_days=None,
        pay_low=None, pay_high=None, place=None,
    )  # fmt: skip
    RequirementFactory(role=role, term=TermFactory(name="Rust"))
    session.flush()
    here = f"/roles/{role.id}/from-advertisement"
    said = fields(pasted(client, page=here).get_data(as_text=True))
    assert (said["title"], said["place"], said["pay_low"]) == ("Lead Engineer", "Toronto", "120000")
    assert said["must"].splitlines()[0] == "Rust"
    client.post_form(f"/roles/{role.id}/edit", said, page=here)
    session.expire_all()
    assert (role.title, role.office_days) == ("Lead Engineer", 3)
