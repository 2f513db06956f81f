"""Insights: six questions, each with its answer in words, a plot, a table and a file."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate
from agency.fairness.models import GroupDeclared
from agency.recontact.models import Suggestion, SuggestionKind
from agency.recruiters.models import Recruiter
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    PromiseFactory,
    RecruiterFactory,
    SuggestionFactory,
    TouchFactory,
)
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

URL = "/insights"
DAY = timedelta(days=1)


@pytest.fixture
def maya(client: AuditedClient, session: Session) -> Recruiter:
    AgencyFactory()
    who: Recruiter = RecruiterFactory()
    sign_in(client, who)
    return who


def now() -> Any:
    return clock.now()


def promised(kept: int, late: int, open_: int, **given: Any) -> None:
    due = clock.today("America/Toronto") - 5 * DAY
    for number in range(kept + late + open_):
        kept_at = now() - 8 * DAY if number < kept else now() - DAY
        PromiseFactory(due_on=due, kept_at=None if number >= kept + late else kept_at, **given)


def contacted(count: int, replied: int, **given: Any) -> None:
    for number in range(count):
        suggestion = SuggestionFactory(surfaced_at=now() - 30 * DAY, **given)
        person = suggestion.candidate
        TouchFactory(candidate=person, attempt=True, happened_at=now() - 28 * DAY)
        if number < replied:
            TouchFactory(candidate=person, from_them=True, happened_at=now() - 27 * DAY)


def quiet(**given: Any) -> Candidate:
    person: Candidate = CandidateFactory(**given)
    for weeks in (20, 24, 28):
        TouchFactory(candidate=person, happened_at=now() - timedelta(weeks=weeks))
    return person


def test_a_new_agency_is_told_what_cannot_be_said_yet_and_sees_no_axes(
    client: AuditedClient, maya: Recruiter
) -> None:
    page = client.get(URL).text
    assert "No promise fell due in these weeks." in page
    assert "Nobody was surfaced in these weeks." in page
    assert "Ask again after twenty touches." in page
    assert "Nobody. Whoever used to hear from us often has heard in time." in page
    assert "Nobody has told us a limit" in page
    assert "Administrators and the privacy lead look at this." in page
    assert '<svg class="cb-plot"' not in page
    assert "Six questions about the last twelve weeks" in page


def test_promises_are_answered_drawn_and_told_by_week(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    promised(5, 1, 2)
    page = client.get(URL).text
    assert "Mostly. 6 of 8 were kept, 5 of them on time. Two of the others are still open." in page
    assert "On time, 5" in page
    assert "Not kept, 2" in page
    assert page.count('<th scope="row">') >= 12


def test_too_few_promises_are_told_and_not_drawn(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    promised(2, 0, 0)
    page = client.get(URL).text
    assert "Too few to say: 2 of 2 were kept." in page
    assert "promises-plot" not in page


def test_whether_remembering_helps_is_said_with_ranges(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    contacted(14, 13, words="I would move for a lead job.")
    contacted(14, 2, words="")
    page = client.get(URL).text
    assert "Yes. When the reason was their own words, 93 in 100 replied." in page
    assert "When it was only a matching title, 14 did." in page
    assert "Who did we surface, and what came of it?" in page
    assert "Twenty-eight people" not in page
    assert "28 people surfaced: 28 reached, fifteen replied, nobody placed yet." in page


def test_what_may_be_chance_is_called_so(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    contacted(12, 6, words="I would move for a lead job.")
    contacted(12, 5, words="")
    assert "Not that one could tell." in client.get(URL).text


def test_those_going_cold_are_put_on_their_owners_list_as_far_as_they_may_hear(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    person = quiet(full_name="Ruth Abernathy", owner=maya)
    quiet(full_name="Seun Balogun", agreed=False, owner=maya)
    page = client.get(URL).text
    assert "Two people who used to hear from us often." in page
    assert "Put two on Today" in page
    answer = client.post_form(f"{URL}/cold?weeks=12&whose=team", page=URL)
    assert answer.location == "/insights?weeks=12&whose=team#cold"
    surfaced = session.scalars(select(Suggestion).filter_by(kind=SuggestionKind.cold)).all()
    assert person.id in {one.candidate_id for one in surfaced}
    assert "on Today." in client.get(URL).text


def test_mine_leaves_out_the_others_and_names_the_choice(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    promised(5, 0, 0)
    promised(0, 0, 6, recruiter=maya)
    page = client.get(f"{URL}?whose=mine&weeks=4").text
    assert "No. 0 of 6 were kept." in page
    assert "Six questions about the last four weeks" in page
    assert page.count('aria-current="page"') >= 3


@pytest.mark.parametrize("asked", ["weeks=13", "weeks=x", "whose=somebody", "weeks=-4&whose="])
def test_what_cannot_be_chosen_is_the_usual(
    client: AuditedClient, maya: Recruiter, asked: str
) -> None:
    assert "the last twelve weeks" in client.get(f"{URL}?{asked}").text


def test_the_file_holds_numbers_and_nobodys_name(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    promised(5, 1, 2)
    contacted(3, 1, words="")
    quiet(full_name="Ruth Abernathy")
    answer = client.get("/insights.csv?weeks=12")
    lines = answer.text.splitlines()
    assert lines[0] == "question,what,number,of,share,low,high"
    assert "going cold,people,1,,,," in lines
    assert any(line.startswith("replied by reason,title_only,1,3,0.333") for line in lines)
    assert "Ruth" not in answer.text
    assert "Okafor" not in answer.text


def test_fairness_is_for_those_who_audit_and_small_groups_are_not_drawn(
    client: AuditedClient, session: Session
) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory(privacy_lead=True))
    for number in range(70):
        suggestion = SuggestionFactory(surfaced_at=now() - 9 * DAY)
        answer = "woman" if number < 35 else "man" if number < 65 else "non_binary"
        session.add(
            GroupDeclared(
                candidate_id=suggestion.candidate_id, question="gender", answer=answer, at=now()
            )
        )
    session.flush()
    page = client.get(URL).text
    assert "No group falls behind beyond what chance allows." in page
    assert "fair-plot" in page
    assert "A woman" in page
    assert "Non-binary" not in page


def test_questions_do_not_grow_with_people(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    def asked() -> int:
        with count_queries(session) as counted:
            assert client.get(URL).status_code == 200
        return counted.queries

    promised(3, 1, 2)
    contacted(3, 1)
    quiet()
    first = asked()
    promised(6, 1, 2)
    contacted(9, 1)
    for _ in range(5):
        quiet()
    assert asked() == first <= 20


@pytest.mark.parametrize(
    ("level", "may"),
    [("recruiter", False), ("team_lead", True), ("administrator", True), ("privacy_lead", True)],
)
def test_managers_print_one_page_on_which_no_candidate_is_named(
    client: AuditedClient, session: Session, level: str, may: bool
) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory(access_level=level))
    promised(5, 1, 2)
    quiet(full_name="Ruth Abernathy")
    answer = client.get(f"{URL}/print?weeks=12")
    assert answer.status_code == (200 if may else 403)
    assert ("One page to print" in client.get(URL).text) is may
    if may:
        assert "Ruth" not in answer.text
        assert "What the words mean" in answer.text
        assert "Harbour &amp; Pike" in answer.text
        assert "One person: quiet for half as long again" in answer.text


def test_the_way_there_is_in_the_column(client: AuditedClient, maya: Recruiter) -> None:
    page = client.get(URL).text
    assert '<a href="/insights" aria-current="page"' in page
    assert 'data-goto="i"' in page
