"""Which language a page is in."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from agency.languages.speaking import Language, is_french
from tests.factories import AgencyFactory, RecruiterFactory
from tests.support.signing_in import sign_in

LINK = "/c/" + "x" * 43


def tag_of(client: FlaskClient, url: str, **headers: str) -> str:
    page = client.get(url, headers=headers, follow_redirects=True).get_data(as_text=True)
    return page.partition('<html lang="')[2].partition('"')[0]


@pytest.fixture(autouse=True)
def agency(session: Session):
    return AgencyFactory()


def test_english_is_the_agencys_unless_it_chose_another(client: FlaskClient, agency):
    assert tag_of(client, LINK) == "en-CA"
    agency.language = Language.fr
    assert tag_of(client, LINK) == "fr-CA"


@pytest.mark.parametrize(
    ("wanted", "tag"),
    [("fr-CA,fr;q=0.9,en;q=0.5", "fr-CA"), ("en,fr;q=0.5", "en-CA"), ("de", "en-CA")],
)
def test_browser_says_what_a_stranger_reads(client: FlaskClient, wanted: str, tag: str):
    assert tag_of(client, LINK, **{"Accept-Language": wanted}) == tag


def test_what_was_chosen_in_this_browser_goes_first_and_stays(client: FlaskClient):
    english = {"Accept-Language": "en"}
    assert tag_of(client, f"{LINK}?language=fr", **english) == "fr-CA"
    assert tag_of(client, LINK, **english) == "fr-CA"
    assert tag_of(client, f"{LINK}?language=en", **english) == "en-CA"


def test_language_we_do_not_speak_is_not_chosen(client: FlaskClient):
    assert tag_of(client, f"{LINK}?language=tlh") == "en-CA"


def test_recruiter_reads_what_they_set_whatever_their_browser_says(client: FlaskClient):
    ana = RecruiterFactory()
    sign_in(client, ana)
    french = {"Accept-Language": "fr"}
    assert tag_of(client, "/today", **french) == "en-CA"
    ana.language = Language.fr
    assert tag_of(client, "/today") == "fr-CA"


def test_errors_are_in_the_language_of_whoever_made_them(client: FlaskClient):
    assert tag_of(client, "/nowhere", **{"Accept-Language": "fr"}) == "fr-CA"


def test_after_a_request_nothing_is_left_of_its_language(client: FlaskClient):
    client.get(LINK, headers={"Accept-Language": "fr"})
    assert not is_french()
