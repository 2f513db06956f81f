"""Settings, Fairness: who may look, switching it on, and counts that name nobody."""

import pytest
from sqlalchemy.orm import Session

from agency import clock
from agency.fairness.declaring import declare
from agency.recontact.models import SuggestionState
from agency.recruiters.queries import the_agency
from tests.factories import AgencyFactory, RecruiterFactory, SuggestionFactory
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

URL = "/settings/fairness"


def enter(client: AuditedClient, level: str) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory(access_level=level))


def tell(session: Session, people: int, answer: str, state: SuggestionState) -> None:
    for _ in range(people):
        suggestion = SuggestionFactory(state=state, surfaced_at=clock.now())
        declare(session, suggestion.candidate_id, {"gender": answer}, clock.now())
    session.commit()


@pytest.mark.parametrize("level", ["recruiter", "team_lead"])
def test_recruiters_may_not_look(client: AuditedClient, session: Session, level: str) -> None:
    enter(client, level)
    assert "Fairness" not in client.get("/settings").text
    for path in (URL, f"{URL}/numbers.csv", f"{URL}/auditor.csv"):
        answer = client.get(path)
        assert answer.status_code == 403
        assert "administrators and the privacy lead" in answer.text
    assert client.post_form(f"{URL}/asking", {"asks": "on"}).status_code == 403
    assert the_agency(session).asks_groups is False


def test_it_is_off_until_an_administrator_switches_it_on(
    client: AuditedClient, session: Session
) -> None:
    enter(client, "administrator")
    page = client.get(URL).text
    assert "Nobody is asked." in page
    assert "It is voluntary." in page
    assert "Nothing to show yet" in page
    assert client.post_form(f"{URL}/asking", {"asks": "on"}).location == URL
    assert the_agency(session).asks_groups is True
    client.post_form(f"{URL}/asking", {"asks": "off"})
    assert the_agency(session).asks_groups is False
    assert client.post_form(f"{URL}/asking", {"asks": "perhaps"}).status_code == 400


def test_the_privacy_lead_looks_and_does_not_switch(
    client: AuditedClient, session: Session
) -> None:
    enter(client, "privacy_lead")
    page = client.get(URL).text
    assert "Ask people on their own page" not in page
    assert client.post_form(f"{URL}/asking", {"asks": "on"}).status_code == 403
    assert the_agency(session).asks_groups is False


def test_counts_are_shown_and_small_groups_are_not(client: AuditedClient, session: Session) -> None:
    enter(client, "privacy_lead")
    tell(session, 12, "woman", SuggestionState.new)
    tell(session, 12, "man", SuggestionState.contacted)
    tell(session, 4, "non_binary", SuggestionState.contacted)
    page = client.get(URL).text
    assert (
        "Gender, “A woman”: contacted 0 times where the highest group’s rate would be 100." in page
    )
    assert "Flagged" in page
    assert "fewer than 10, not shown" in page
    table = page[page.index('id="audit-gender"') :]
    assert "Non-binary" not in table
    assert "Okafor" not in page


def test_files_name_nobody(client: AuditedClient, session: Session) -> None:
    enter(client, "administrator")
    tell(session, 11, "woman", SuggestionState.new)
    counts, rows = client.get(f"{URL}/numbers.csv"), client.get(f"{URL}/auditor.csv")
    for answer in (counts, rows):
        assert answer.mimetype == "text/csv"
        assert "attachment" in answer.headers["Content-Disposition"]
        assert "Okafor" not in answer.text
    assert "gender,woman,surfaced,11,11,1.0,1.0,1.0,1.0,no" in counts.text
    assert len(rows.text.splitlines()) == 12


def test_questions_do_not_grow_with_people(client: AuditedClient, session: Session) -> None:
    def asked() -> int:
        with count_queries(session) as counted:
            assert client.get(URL).status_code == 200
        return counted.queries

    enter(client, "administrator")
    tell(session, 11, "woman", SuggestionState.new)
    first = asked()
    tell(session, 14, "man", SuggestionState.contacted)
    assert asked() == first <= 16
