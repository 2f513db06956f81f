"""Settings, Fit: everybody reads and tries, an administrator chooses, and nothing is lost."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.contact.models import ContactTerms
from agency.matching.choosing import choose_weights, current_weights
from agency.matching.models import FitWeights
from agency.matching.profiles import refresh_profiles
from agency.matching.weights import STANDARD, Weights
from agency.recontact.models import Standing
from agency.recruiters.models import Recruiter
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    PreferenceFactory,
    RecruiterFactory,
    SkillHeldFactory,
)
from tests.support.jobs import run_waiting_jobs
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in
from tests.support.story import Story, tell_story

URL = "/settings/fit"
TYPED = {
    "want": "score", "want_points": "20", "skills": "score", "skills_points": "50",
    "timing": "score", "timing_points": "10", "place": "score", "place_points": "10",
    "pay": "ignore", "pay_points": "10",
}  # fmt: skip


@pytest.fixture
def story(session: Session) -> Story:
    return tell_story(session)


@pytest.fixture
def admin(client: AuditedClient, story: Story) -> Recruiter:
    who: Recruiter = RecruiterFactory(administrator=True)
    sign_in(client, who)
    return who


def saved(**more: Any) -> dict[str, str]:
    return {**TYPED, "seen": "0", "note": "Contract desk: skills first", **more}


@pytest.mark.parametrize("level", ["recruiter", "team_lead", "administrator", "privacy_lead"])
def test_everybody_reads_what_counts(client: AuditedClient, session: Session, level: str) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory(access_level=level))
    page = client.get(URL).text
    assert 'value="35"' in page
    assert "What the product came with." in page


@pytest.mark.parametrize("level", ["recruiter", "team_lead", "privacy_lead"])
def test_only_an_administrator_chooses(
    client: AuditedClient, session: Session, story: Story, level: str
) -> None:
    sign_in(client, RecruiterFactory(access_level=level))
    tried = client.get(URL, query_string=TYPED).text
    assert "Save these weights" not in tried
    assert "An administrator can save this" in tried
    assert client.post_form(URL, saved()).status_code == 403
    assert current_weights(session) == STANDARD


def test_trying_shows_who_would_leave_and_writes_nothing(
    client: AuditedClient, session: Session, story: Story, admin: Recruiter
) -> None:
    story.jane.pay_wanted = 158_000
    story.changed()
    session.commit()
    page = client.get(URL, query_string={**TYPED, "pay": "must"}).text
    assert "Would leave" in page
    assert "Jane Okafor" in page
    assert "Pay is a must here" in page
    assert session.scalars(select(FitWeights)).all() == []


def test_trying_names_the_role_and_says_when_nobody_moves(
    client: AuditedClient, story: Story, admin: Recruiter
) -> None:
    page = client.get(URL, query_string=TYPED).text
    assert "Product Lead, Cedar Loop" in page
    assert "Nobody enters, leaves or moves: one person on the list" in page


def test_somebody_who_said_no_is_not_named_to_a_stranger(
    client: AuditedClient, session: Session, story: Story, admin: Recruiter
) -> None:
    story.jane.pay_wanted = 158_000
    session.get_one(ContactTerms, story.jane.id).stopped_at = NOON
    story.changed()
    session.commit()
    page = client.get(URL, query_string={**TYPED, "pay": "must"}).text
    assert "Somebody who said no to us" in page
    assert "Jane Okafor" not in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"skills_points": "plenty"}, "Write a whole number from 0 to 1,000."),
        ({"skills_points": "-3"}, "Write a whole number from 0 to 1,000."),
        ({"skills_points": "1001"}, "Write a whole number from 0 to 1,000."),
        ({"skills_points": "12.5"}, "Write a whole number from 0 to 1,000."),
        ({"skills_points": "٣"}, "Write a whole number from 0 to 1,000."),
        ({"skills": "perhaps"}, "Not a valid choice"),
        ({f"{p}_points": "0" for p in ("want", "skills", "timing", "place")}, "must count"),
    ],
    ids=["words", "negative", "too many", "fraction", "other digits", "mode", "nothing counts"],
)
def test_wrong_points_are_refused_and_what_was_typed_stays(
    client: AuditedClient, session: Session, admin: Recruiter, wrong: dict[str, str], words: str
) -> None:
    for answer in (
        client.get(URL, query_string={**TYPED, **wrong, "timing_points": "0"}),
        client.post_form(URL, saved(**{**wrong, "timing_points": "0"})),
    ):
        assert answer.status_code == 422
        assert words in answer.text
        for value in wrong.values():
            assert f'value="{value}"' in answer.text or value == "perhaps"
    assert session.scalars(select(FitWeights)).all() == []


def test_saving_needs_to_say_why_and_keeps_what_was_typed(
    client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    answer = client.post_form(URL, saved(note=" "))
    assert answer.status_code == 422
    assert "Say why, so that colleagues understand." in answer.text
    assert 'name="skills_points" value="50"' in answer.text
    long = client.post_form(URL, saved(note="x" * 501))
    assert "At most 500 characters" in long.text
    assert "x" * 501 in long.text
    assert session.scalars(select(FitWeights)).all() == []


def test_saving_writes_a_version_and_matches_open_roles_anew(
    app: Flask, client: AuditedClient, session: Session, story: Story, admin: Recruiter
) -> None:
    assert client.post_form(URL, saved()).location == URL
    weights = current_weights(session)
    assert (weights.number, weights.points) == (1, (22, 56, 11, 11, 0))
    assert "surface_role" in run_waiting_jobs(app)
    (suggestion,) = story.suggestions()
    assert suggestion.fit_version == weights.version
    page = client.get(URL).text
    assert "Contract desk: skills first" in page
    assert "by hand" in page
    assert "in force" in page


def test_standings_say_by_which_weights_they_were_judged(
    app: Flask, client: AuditedClient, session: Session, story: Story, admin: Recruiter
) -> None:
    session.get_one(ContactTerms, story.jane.id).paused_at = NOON
    client.post_form(URL, saved())
    run_waiting_jobs(app)
    assert session.scalars(select(Standing.fit_version)).all() == [current_weights(session).version]


def test_saving_what_a_colleague_changed_meanwhile_is_refused_and_kept(
    client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    choose_weights(session, Weights(pay="must"), 0, admin.id, NOON, "theirs")
    session.commit()
    answer = client.post_form(URL, saved())
    assert answer.status_code == 409
    assert "A colleague chose other weights" in answer.text
    assert "Contract desk: skills first" in answer.text
    assert 'name="skills_points" value="50"' in answer.text
    assert current_weights(session).number == 1
    seen = 'name="seen" type="hidden" value="1"'
    assert seen in answer.text


def test_saving_what_is_in_force_is_refused(client: AuditedClient, admin: Recruiter) -> None:
    same = {f"{p}_points": n for p, n in zip(("want", "skills", "timing", "place", "pay"), ("35", "25", "15", "15", "10"), strict=True)}  # fmt: skip
    answer = client.post_form(URL, saved(**same, pay="score"))
    assert answer.status_code == 422
    assert "These are the weights in force" in answer.text


def test_an_old_choice_is_used_again_by_way_of_the_form(
    client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    client.post_form(URL, saved())
    page = client.get(f"{URL}?again=0").text
    assert 'value="35"' in page
    assert 'value="50"' in client.get(f"{URL}?again=1").text
    assert client.get(f"{URL}?again=99").status_code == 200
    assert client.get(f"{URL}?again=99999999999999").status_code == 200
    assert current_weights(session).number == 1


def test_an_agency_without_roles_reads_and_saves(client: AuditedClient, session: Session) -> None:
    AgencyFactory()
    sign_in(client, RecruiterFactory(administrator=True))
    assert "There is no open role to try this on." in client.get(URL, query_string=TYPED).text
    assert client.post_form(URL, saved()).status_code == 302


def test_questions_do_not_grow_with_choices_or_people(
    client: AuditedClient, session: Session, story: Story, admin: Recruiter
) -> None:
    def asked() -> int:
        with count_queries(session) as counted:
            assert client.get(URL, query_string={**TYPED, "pay": "must"}).status_code == 200
        return counted.queries

    story.jane.pay_wanted = 158_000
    story.changed()
    session.commit()
    asked()  # what a process keeps of the vocabulary is read once
    first = asked()
    assert first <= 40
    skill = story.jane.skills[0].skill
    for number in range(4):
        weights = Weights(chosen=(20 + 10 * number, 50, 10, 10, 10))
        choose_weights(session, weights, number, RecruiterFactory(administrator=True).id, NOON, "x")
        other = CandidateFactory(pay_wanted=158_000, pay_currency="CAD", pay_period="year")
        SkillHeldFactory(candidate=other, skill=skill, years=9)
        PreferenceFactory(candidate=other)
        refresh_profiles(session, [other.id])
    session.commit()
    assert asked() == first


def test_the_roles_page_tells_what_counts_now(
    client: AuditedClient, session: Session, story: Story, admin: Recruiter
) -> None:
    client.post_form(URL, saved())
    page = client.get(f"/roles/{story.role.id}").text
    assert '<td class="num">56</td>' in page
    assert '<td class="num">ignored</td>' in page
