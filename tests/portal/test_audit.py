"""The audit: a list and a file, for those who may audit, without what was written."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from agency import clock
from agency.history import Change
from agency.recruiters.models import Recruiter
from tests.factories import AgencyFactory, CandidateFactory, RecruiterFactory
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

URL = "/settings/audit"


@pytest.fixture
def lead(client: AuditedClient, session: Session) -> Recruiter:
    AgencyFactory()
    who: Recruiter = RecruiterFactory(name="Saoirse Daly", privacy_lead=True)
    sign_in(client, who)
    return who


def change(session: Session, who: Recruiter, days_ago: int = 0, **given: object) -> None:
    values = {
        "table_name": "candidates",
        "row_id": 12,
        "after": {"employer": "Secret Employer Ltd"},
        **given,
    }
    at = clock.now() - timedelta(days=days_ago)
    session.add(Change(before={}, actor_kind="recruiter", actor_id=who.id, at=at, **values))
    session.commit()


def test_an_act_is_a_line_that_leads_to_the_record_and_tells_no_detail(
    client: AuditedClient, session: Session, lead: Recruiter
) -> None:
    person = CandidateFactory()
    change(session, RecruiterFactory(name="Ana Duarte"), row_id=person.id)
    page = client.get(f"{URL}?thing=candidates").text
    assert "Ana Duarte</th>" in page
    assert f'<a href="/candidates/{person.id}">Candidate {person.id}</a>' in page
    assert "employer" in page
    assert "Secret Employer" not in page
    assert "Okafor" not in page


def test_it_is_narrowed_by_the_form_and_odd_wishes_narrow_nothing(
    client: AuditedClient, session: Session, lead: Recruiter
) -> None:
    ana = RecruiterFactory(name="Ana Duarte")
    change(session, ana, table_name="roles", row_id=31)
    change(session, lead, 40, row_id=77)
    page = client.get(f"{URL}?who=recruiter-{ana.id}&thing=&since=&until=").text
    assert "Role 31" in page
    assert "Candidate 77" not in page
    until = (clock.now() - timedelta(days=30)).date()
    old = client.get(f"{URL}?until={until}").text
    assert ("Candidate 77" in old, "Role 31" in old) == (True, False)
    odd = client.get(f"{URL}?who=x-9&thing=passwords&since=9999-99-99&after=nonsense").text
    assert "Role 31" in odd


def test_older_acts_are_a_page_away_and_the_choice_is_kept(
    client: AuditedClient, session: Session, lead: Recruiter
) -> None:
    for number in range(51):
        session.add(
            Change(
                before={}, after={"title": "x"}, table_name="roles", row_id=number, actor_kind="system",
                actor_id=None, at=clock.now() - timedelta(minutes=number),
            )
        )  # fmt: skip
    session.commit()
    page = client.get(f"{URL}?thing=roles").text
    assert "Role 49" in page
    assert "Role 50" not in page
    older = page.split('href="/settings/audit?after=')[1].split('"')[0].replace("&amp;", "&")
    assert "thing=roles" in older
    assert "Role 50" in client.get(f"{URL}?after={older}").text


def test_the_file_holds_the_same_lines(
    client: AuditedClient, session: Session, lead: Recruiter
) -> None:
    change(session, RecruiterFactory(name="=Ana"), row_id=12)
    lines = client.get(f"{URL}.csv?thing=candidates").text.splitlines()
    assert lines[0] == "at,who,what,record,details"
    assert lines[1].endswith(",'=Ana,changed,candidate 12,employer")


@pytest.mark.parametrize("level", ["recruiter", "team_lead"])
def test_it_is_for_those_who_audit(client: AuditedClient, session: Session, level: str) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory(access_level=level))
    assert client.get(URL).status_code == 403
    assert client.get(f"{URL}.csv").status_code == 403
