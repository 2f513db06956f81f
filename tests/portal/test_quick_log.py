"""The log as the bookmarklet opens it: whom the page is about, what was selected, and nothing saved yet."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.recruiters.models import Recruiter
from agency.touches.models import Channel, Direction, Touch
from tests.factories import NOON, AgencyFactory, CandidateFactory, RecruiterFactory, WayFactory
from tests.support.signing_in import sign_in

PAGE = "https://ca.linkedin.com/in/jane-okafor/?trk=x"
TITLE = "(2) Jane Okafor | LinkedIn"
TEXT = "Thanks! Remote only, and not before September."


@pytest.fixture
def maya(session: Session, client: FlaskClient) -> Iterator[Recruiter]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory()
        sign_in(client, maya)
        yield maya


@pytest.fixture
def jane(maya: Recruiter) -> Candidate:
    jane = CandidateFactory(owner=maya)
    WayFactory(candidate=jane, kind="linkedin", value="in/jane-okafor")
    return jane


def opened(client: FlaskClient, **asked: str) -> str:
    answer = client.get("/log/quick", query_string=asked)
    assert answer.status_code == 200
    return answer.text


def test_the_person_is_known_by_their_profile_and_the_message_is_quoted(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    page = opened(client, address=PAGE, title="Somebody Else | LinkedIn", text=TEXT)
    assert f'name="candidate_id" value="{jane.id}"' in page
    assert 'selected value="linkedin"' in page
    assert f"Wrote: “{TEXT}”</textarea>" in page
    assert "“Remote only”" in page, "read already"
    form = dict(re.findall(r'name="(read_mark|once_key)"[^>]*value="([^"]+)"', page))
    told = {
        **form, "candidate_id": jane.id, "note": f"Wrote: “{TEXT}”", "quote": TEXT, "channel": "linkedin",
        "direction": "theirs", "happened_on": "2026-06-18", "outcome": "not_now", "gave": ["nothing"],
    }  # fmt: skip
    client.post_form("/touches", told)
    touch = session.scalars(select(Touch)).one()
    assert (touch.channel, touch.direction, touch.quote) == (
        Channel.linkedin,
        Direction.theirs,
        TEXT,
    )


def test_nobody_with_the_profile_is_proposed_by_name_or_added(
    client: FlaskClient, maya: Recruiter
) -> None:
    namesake = CandidateFactory(full_name="Jane Okafor")
    page = opened(client, address=PAGE, title=TITLE)
    assert "Nobody here has the page in/jane-okafor." in page
    assert f'name="candidate_id" value="{namesake.id}"' in page
    add = re.search(r'href="(/candidates/new[^"]+)"', page)
    assert add
    asked = parse_qs(urlsplit(add[1].replace("&amp;", "&")).query)
    assert asked == {"name": ["Jane Okafor"], "linkedin": ["in/jane-okafor"]}
    new = client.get(add[1].replace("&amp;", "&")).text
    assert 'value="Jane Okafor"' in new
    assert 'value="in/jane-okafor"' in new


def test_two_people_with_one_profile_are_both_offered(client: FlaskClient, jane: Candidate) -> None:
    other = CandidateFactory(full_name="J. Okafor")
    WayFactory(candidate=other, kind="linkedin", value="in/Jane-Okafor")
    page = opened(client, address=PAGE, title=TITLE)
    for person in (jane, other):
        assert f'name="candidate_id" value="{person.id}"' in page
    assert "checked" not in page.partition('id="who-found"')[2].partition("</fieldset>")[0]


def test_any_other_page_asks_who_it_was(client: FlaskClient, jane: Candidate) -> None:
    page = opened(client, address="https://example.com/a?b=c", title="Minutes of the meeting")
    assert "Who was this?" in page
    assert f'value="{jane.id}"' not in page


def test_opened_with_nothing_it_is_the_plain_log(client: FlaskClient, jane: Candidate) -> None:
    assert "Who was this?" in opened(client)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "ftp://x/y", "no address"]
)
def test_nasty_addresses_are_refused(client: FlaskClient, jane: Candidate, address: str) -> None:
    answer = client.get("/log/quick", query_string={"address": address, "text": TEXT})
    assert answer.status_code == 400
    assert "Nothing was saved" in answer.text
    assert address not in answer.text


def test_a_long_selection_is_cut_with_a_word_for_it(client: FlaskClient, jane: Candidate) -> None:
    words = "word " * 400
    page = opened(client, address=PAGE, title=TITLE, text=words)
    assert "only its beginning was taken" in page
    quote = re.search(r'name="quote"[^>]*>([^<]*)<', page)
    assert quote
    assert 900 < len(quote[1]) <= 1_000
    assert quote[1].strip().endswith("word")
    assert "only its beginning" in opened(client, address=PAGE, text="short", cut="1")
    assert "only its beginning" not in opened(client, address=PAGE, text="short")
    assert len(re.findall("x", opened(client, address=PAGE, text="x" * 5_000))) < 3_000


def test_what_is_on_the_page_can_not_become_markup(client: FlaskClient, jane: Candidate) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    for asked in (
        {"title": evil, "text": evil},
        {"title": f"Eve {evil} | LinkedIn"},
        {
            "address": "https://www.linkedin.com/in/%22%3E%3Cscript%3E/",
            "title": "Eve Evil | LinkedIn",
        },
        {"text": "a\0b\u202ec"},
    ):
        page = opened(client, **asked)
        assert "<script>alert" not in page
        assert "<img" not in page


def test_opening_it_keeps_no_draft_and_saves_nothing(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    opened(client, address=PAGE, title=TITLE, text=TEXT)
    assert session.scalars(select(Touch)).all() == []
    assert TEXT not in client.get("/touches/new").text


def test_a_stranger_is_asked_to_sign_in_and_comes_back_to_the_same(client: FlaskClient) -> None:
    answer = client.get("/log/quick", query_string={"address": PAGE, "text": TEXT})
    there = parse_qs(urlsplit(answer.location).query)["next"][0]
    assert parse_qs(urlsplit(there).query) == {"address": [PAGE], "text": [TEXT]}


def test_settings_offer_the_bookmark_to_drag_and_to_copy(
    client: FlaskClient, maya: Recruiter
) -> None:
    page = client.get("/settings").text
    assert 'href="javascript:(()=' in page
    assert "Address of the bookmark" in page
    assert "http://" in page.partition("javascript:")[2].partition("/log/quick?address=")[0]
