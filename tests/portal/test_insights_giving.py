"""Insights, the other half: what we gave and asked, and what came of it."""

from datetime import timedelta

from agency.candidates.models import Standing
from agency.submissions.models import Stage
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    DesignationHeldFactory,
    InterviewFactory,
    IntroductionFactory,
    PackFactory,
    PracticeAnswerFactory,
    PracticeFactory,
    ReferralFactory,
    ShowingFactory,
    SubmissionFactory,
    TermFactory,
    TouchFactory,
)
from tests.support.queries import count_queries

URL = "/insights/giving"
DAY = timedelta(days=1)
NOBODY_COACHED = (
    "people,0", "sessions,0", "improved_from,", "improved_to,", "people_twice,0",
    "prepared,0", "prepared_went_on,0", "unprepared,0", "unprepared_went_on,0",
)  # fmt: skip


def test_where_nothing_happened_the_page_says_so_and_draws_nothing(client, maya):
    page = client.get(URL).text
    assert "Nothing was given and nothing asked in these weeks." in page
    assert "Nobody was given course advice in these weeks." in page
    assert "cb-plot" not in page


def test_more_given_than_asked_is_said_first_and_told_by_recruiter(client, session, maya):
    TouchFactory(recruiter=maya, happened_at=NOON - DAY, gave=["introduction", "resume_tip"])
    TouchFactory(recruiter=maya, happened_at=NOON - DAY, asked=["time"])
    page = client.get(URL).text
    assert "Yes. We gave two useful things and asked for one." in page
    assert "Given: introduction 1, résumé tip 1. Asked: time for a job of ours 1." in page
    assert "Maya Lindqvist" in page


def test_mine_leaves_the_team_out(client, maya):
    TouchFactory(happened_at=NOON - DAY, gave=["introduction"])
    assert "Yes. We gave one useful thing and asked for nothing." in client.get(URL).text
    mine = client.get(f"{URL}?whose=mine").text
    assert "Nothing was given and nothing asked in these weeks." in mine


def test_advice_that_was_taken_is_counted_and_comes_as_csv(client, maya):
    touch = TouchFactory(recruiter=maya, happened_at=NOON - 9 * DAY, gave=["course_advice"])
    pmp = TermFactory(name="PMP", designation=True)
    DesignationHeldFactory(
        candidate=touch.candidate,
        designation=pmp,
        standing=Standing.held,
        created_at=NOON - DAY,
    )
    page = client.get(URL).text
    assert "One person had course advice. Since then none began a designation and one reached one." in page  # fmt: skip
    lines = client.get(f"{URL}.csv").text.splitlines()
    assert lines[1:16] == [
        "given,course_advice,1",
        "course advice,advised,1",
        "course advice,under_way,0",
        "course advice,reached,1",
        "course advice,roles,0",
        "course advice,put_forward,0",
        *(f"coaching,{what}" for what in NOBODY_COACHED),
    ]
    of_the_rooms = [line.split(",") for line in lines[16:]]
    assert {room for room, _what, _count in of_the_rooms} == {"introductions", "referrals", "marketed"}  # fmt: skip
    assert {count for _room, _what, count in of_the_rooms} == {"0"}


def test_introductions_referrals_and_marketing_say_what_came_of_them(client, maya):
    IntroductionFactory(proposed_at=NOON - DAY, proposed_by=maya)
    ReferralFactory(made_at=NOON - DAY)
    page = client.get(URL).text
    assert "One introduction proposed, both said yes to none, and none came about." in page
    assert "One person sent to us: none answered or came, none put forward, none placed." in page
    assert "Nobody was marketed in these weeks." in page
    sent = {
        "state": "sent",
        "sent_at": NOON - DAY,
        "read_at": NOON,
        "answer": "yes",
        "answered_at": NOON,
    }
    ShowingFactory(**sent)
    page = client.get(URL).text
    assert "One person marketed in one letter: one read, one answered with yes, none to interviews, none to placements." in page  # fmt: skip
    assert 'aria-labelledby="marketed-plot"' in page


def test_coaching_says_how_far_it_brought_people_and_compares_once_there_is_enough(client, maya):
    person = CandidateFactory()
    for days, point in ((20, 2), (5, 3)):
        practice = PracticeFactory(candidate=person, happened_on=TODAY - days * DAY)
        PracticeAnswerFactory(practice=practice, clear=point, evidence=point, length=point)
    page = client.get(URL).text
    assert "One person practised, two sessions in all." in page
    assert "went from “getting there” to “good” on the average." in page
    for number in range(20):
        about = {"stage": Stage.offer if number % 2 else Stage.not_going_on, "staged_at": NOON}
        forward = SubmissionFactory(**about)
        interview = InterviewFactory(candidate=forward.candidate, role=forward.role, happens_on=TODAY - DAY)  # fmt: skip
        if number < 10:
            PackFactory(interview=interview, sent_at=NOON)
    page = client.get(URL).text
    assert "Of 100 prepared for an interview 50 went on, of 100 others 50. That may be chance." in page  # fmt: skip
    assert 'aria-labelledby="coaching-plot"' in page


def test_insights_leads_there_with_the_same_weeks(client, maya):
    assert f"{URL}?weeks=26&amp;whose=team" in client.get("/insights?weeks=26&whose=team").text


def test_the_number_of_queries_does_not_grow(client, session, maya):
    def queries() -> int:
        with count_queries(session) as counted:
            client.get(URL)
        return counted.queries

    TouchFactory(recruiter=maya, happened_at=NOON - DAY, gave=["course_advice"])
    before = queries()
    for days in range(1, 8):
        TouchFactory(happened_at=NOON - days * DAY, gave=["course_advice"], asked=["time"])
    assert queries() == before
