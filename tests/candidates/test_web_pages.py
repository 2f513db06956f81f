"""Whom a page in the browser is about: profile addresses in every spelling, and names in titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from agency.candidates.web_pages import (
    NotAPage,
    candidates_at,
    name_in,
    page_address,
    profile_in,
)
from tests.factories import CandidateFactory, WayFactory


@pytest.mark.parametrize(
    ("address", "profile"),
    [
        ("https://www.linkedin.com/in/jane-okafor", "in/jane-okafor"),
        ("https://www.linkedin.com/in/jane-okafor/", "in/jane-okafor"),
        ("http://linkedin.com/in/Jane-Okafor?trk=nav&x=%20#about", "in/jane-okafor"),
        ("https://ca.linkedin.com/in/jane-okafor/fr", "in/jane-okafor"),
        ("https://www.linkedin.com/in/jane-okafor/details/experience/", "in/jane-okafor"),
        ("https://www.linkedin.com/in/ren%C3%A9e-roy/", "in/renée-roy"),
        ("https://www.linkedin.com/in/renée-roy/", "in/renée-roy"),
        ("https://WWW.LinkedIn.com./IN/jane-okafor", "in/jane-okafor"),
        ("https://www.linkedin.com/company/acme/", None),
        ("https://www.linkedin.com/in/", None),
        ("https://www.linkedin.com/in/%FF%FE/", None),
        ("https://www.linkedin.com/in/a%2Fb/", None),
        ("https://www.linkedin.com/in/%3Cscript%3E/", None),
        ("https://linkedin.com.evil.example/in/jane-okafor", None),
        ("https://evillinkedin.com/in/jane-okafor", None),
        ("https://evil.example/?https://www.linkedin.com/in/jane-okafor", None),
    ],
)
def test_one_profile_however_its_address_is_spelt(address: str, profile: str | None) -> None:
    assert profile_in(page_address(address)) == profile


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "about:blank",
        "//linkedin.com/in/jane", "linkedin.com/in/jane", "https:///in/jane", "https://[::1/in/jane",
        "https://linkedin.com\\@evil.example/in/jane", "https://a@linkedin.com/in/jane",
        "https://linkedin.com/in/ja ne", "https://linkedin.com/in/jane\njavascript:x", "https://linkedin.com/<x>",
        "https://linkedin.com/in/" + "x" * 2_000, "",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(address: str) -> None:
    with pytest.raises(NotAPage):
        page_address(address)


@given(st.text())
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        profile_in(page_address(text))
    except NotAPage:
        return
    assert text.lower().startswith("http")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("(3) Jane Okafor | LinkedIn", "Jane Okafor"),
        ("Jane Okafor - Senior Product Manager - Fernhill | LinkedIn", "Jane Okafor"),
        ("Jane Okafor – Fernhill", "Jane Okafor"),
        ("Jean-Luc O’Brien, P.Eng. | LinkedIn", "Jean-Luc O’Brien"),
        ("(12+) María José de la Cruz | LinkedIn", "María José de la Cruz"),
        ("Messaging | LinkedIn", ""),
        ("the best of 2026", ""),
        ("<script>alert(1)</script> Jane", ""),
        ("", ""),
    ],
)
def test_a_name_begins_the_title(title: str, name: str) -> None:
    assert name_in(title) == name


def test_somebody_is_found_however_their_profile_was_written_down(session: Session) -> None:
    spellings = ["in/renée-roy", "in/ren%C3%A9e-roy", "in/Renée-Roy"]
    people = [CandidateFactory() for _ in spellings]
    for person, value in zip(people, spellings, strict=True):
        WayFactory(candidate=person, kind="linkedin", value=value)
    gone = CandidateFactory(erased_at=people[0].created_at)
    WayFactory(candidate=gone, kind="linkedin", value="in/renée-roy")
    assert candidates_at(session, "in/renée-roy") == people
    assert candidates_at(session, "in/renee-roy") == []
