"""Each task, run twice: the second time changes nothing."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from agency.clients.models import RoleState
from agency.jobs.running import run_task
from agency.jobs.tasks import TASKS
from agency.mail.models import LocalMail, MailState, OutboxMessage
from agency.matching.models import (
    JobTitle,
    MatchFacts,
    MatchProfile,
    TitleSpaceLearned,
    WordsCounted,
)
from agency.matching.profiles import refresh_profiles
from agency.matching.title_shelf import near_titles
from agency.queue import later
from agency.queue.models import Fired, JobRun
from agency.recontact.models import Suggestion
from agency.recruiters.models import Recruiter
from agency.skills.models import TermKind
from tests.factories import (
    CandidateFactory,
    PreferenceFactory,
    RequirementFactory,
    ResumeFactory,
    RoleFactory,
    SkillHeldFactory,
    SuggestionFactory,
    TermFactory,
    TouchFactory,
)
from tests.support.story import Story

MONDAY_SEVEN = datetime(2026, 6, 22, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday() -> Any:
    with time_machine.travel(MONDAY_SEVEN, tick=False):
        yield


def jobs(session: Session, task: str) -> int:
    return (
        session.scalar(
            text(
                "SELECT count(*) FROM procrastinate_jobs WHERE task_name = :task AND status = 'todo'"
            ),
            {"task": task},
        )
        or 0
    )


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_surface_role_and_rematch_candidate_surface_once(
    app: Flask, session: Session, story: Story
) -> None:
    role, jane = story.role.id, story.jane.id
    assert run_task(app, "surface_role", role_id=role)["new"] == 1
    assert run_task(app, "surface_role", role_id=role)["new"] == 0
    assert run_task(app, "rematch_candidate", candidate_id=jane)["new"] == 0
    assert count(session, Suggestion) == 1


def test_rematch_vocabulary_asks_for_those_who_hold_a_term_and_roles_that_require_it(
    app: Flask, session: Session, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    term, other = TermFactory(name="Kotlin"), TermFactory(name="Scala")
    holders = [SkillHeldFactory(skill=term).candidate.id for _ in range(3)]
    wisher = PreferenceFactory(term_id=term.id).candidate_id
    SkillHeldFactory(skill=other)
    RequirementFactory(term=other)
    asking = RequirementFactory(term=term).role
    RequirementFactory(term=term, role=RoleFactory(state=RoleState.filled))
    monkeypatch.setattr("agency.jobs.tasks._PEOPLE_AT_A_TIME", 3)
    first = run_task(app, "rematch_vocabulary", term_ids=[term.id])
    assert first == {"people": 3, "roles": 1}
    assert jobs(session, "rematch_vocabulary") == 1
    assert set(arguments(session, "surface_role")) == {asking.id}
    rest = run_task(app, "rematch_vocabulary", term_ids=[term.id], after=holders[-1])
    assert rest == {"people": 1, "roles": 0}
    assert set(arguments(session, "rematch_candidate")) == {*holders, wisher}
    held = session.scalars(select(MatchProfile.term_ids).filter_by(candidate_id=holders[0])).one()
    assert held == [term.id]


def arguments(session: Session, task: str) -> list[int]:
    """The one number each waiting job of a task was given."""
    query = text("SELECT args FROM procrastinate_jobs WHERE task_name = :task")
    return [next(iter(args.values())) for args in session.scalars(query, {"task": task})]


def test_write_missing_profiles_writes_those_that_an_update_left_out(
    app: Flask, session: Session, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = count(session, MatchProfile)
    session.execute(delete(MatchProfile))
    assert count(session, MatchFacts) == 0
    monkeypatch.setattr("agency.jobs.tasks._ROWS_AT_A_TIME", everybody)
    assert run_task(app, "write_missing_profiles") == {"people": everybody}
    assert (count(session, MatchProfile), count(session, MatchFacts)) == (everybody, everybody)
    assert jobs(session, "write_missing_profiles") == 1
    assert run_task(app, "write_missing_profiles") == {"people": 0}
    assert jobs(session, "surface_every_role") == 0
    session.execute(delete(MatchProfile))
    monkeypatch.setattr("agency.jobs.tasks._ROWS_AT_A_TIME", everybody + 1)
    assert run_task(app, "write_missing_profiles") == {"people": everybody}
    assert jobs(session, "surface_every_role") == 1


def test_surface_due_roles_finds_a_role_whose_job_was_lost(
    app: Flask, session: Session, story: Story
) -> None:
    assert run_task(app, "surface_due_roles") == {"roles": 1}
    assert jobs(session, "surface_role") == 1


def test_surface_every_role_asks_for_each_open_role(
    app: Flask, session: Session, story: Story
) -> None:
    assert run_task(app, "surface_every_role") == {"roles": 1}
    assert jobs(session, "surface_role") == 1


def test_every_anticipated_role_is_looked_at_as_well(
    app: Flask, session: Session, story: Story
) -> None:
    RoleFactory(state=RoleState.anticipated, expected_on=date(2026, 9, 1))
    session.flush()
    assert run_task(app, "surface_every_role") == {"roles": 2}


def test_let_roles_lapse_withdraws_old_rumours_once(
    app: Flask, session: Session, story: Story
) -> None:
    old = RoleFactory(state=RoleState.anticipated, expected_on=date(2025, 1, 1))
    session.flush()
    assert run_task(app, "let_roles_lapse") == {"roles": 1}
    assert run_task(app, "let_roles_lapse") == {"roles": 0}
    session.refresh(old)
    assert old.state is RoleState.withdrawn


def test_learn_from_everybody_learns_titles_once_and_counts_anew(
    app: Flask, session: Session, story: Story
) -> None:
    TermFactory(kind=TermKind.title, name="Product Lead", synonyms=["Head of product"])
    ResumeFactory(
        candidate_id=story.jane.id,
        text="Led product teams for home energy, ran discovery with utilities, shipped tariffs.",
    )
    refresh_profiles(session, [story.jane.id])
    first = run_task(app, "learn_from_everybody")
    assert (first["titles"], first["records"]) == (1, 1)
    again = run_task(app, "learn_from_everybody")
    assert again == {**first, "titles": 0}
    learned = (TitleSpaceLearned, WordsCounted)
    assert [count(session, model) for model in learned] == [1, 1]
    assert count(session, JobTitle) > 0
    assert "senior product manager" in near_titles(session, "Product Lead")


def test_surface_days_brings_people_back_and_matches_them_anew(
    app: Flask, session: Session, story: Story
) -> None:
    story.wish.not_before = MONDAY_SEVEN.date()
    session.flush()
    first = run_task(app, "surface_days")
    assert (first["new"], first["rematched"]) == (1, 1)
    assert run_task(app, "surface_days")["new"] == 0


def test_surface_cold_brings_a_quiet_relationship_back_once(
    app: Flask, session: Session, story: Story
) -> None:
    for days in (150, 220, 290):
        TouchFactory(candidate=story.jane, happened_at=MONDAY_SEVEN - timedelta(days=days))
    assert run_task(app, "surface_cold")["new"] == 1
    assert run_task(app, "surface_cold")["new"] == 0


def test_write_digests_writes_each_letter_once_and_has_it_delivered(
    app: Flask, session: Session, story: Story
) -> None:
    SuggestionFactory(candidate=CandidateFactory(owner=story.jane.owner), owner=story.jane.owner)
    assert run_task(app, "write_digests")["posted"] == 1
    assert run_task(app, "write_digests").get("posted") is None
    assert jobs(session, "deliver_mail") == 1
    assert run_task(app, "deliver_mail") == {"sent": 1}
    assert run_task(app, "deliver_mail") == {}
    assert count(session, LocalMail) == 1


def test_a_letter_to_a_recruiter_who_left_meanwhile_stays_here(
    app: Flask, session: Session, story: Story
) -> None:
    owner: Recruiter = story.jane.owner
    SuggestionFactory(candidate=CandidateFactory(owner=owner), owner=owner)
    run_task(app, "write_digests")
    owner.disabled_at = MONDAY_SEVEN
    session.commit()
    assert run_task(app, "deliver_mail") == {"withheld": 1}
    assert session.scalars(select(OutboxMessage)).one().state is MailState.cancelled


def test_take_up_stalled_jobs_gives_a_dead_workers_job_to_another_and_leaves_the_living_alone(
    app: Flask, session: Session
) -> None:
    later(session, "deliver_mail")
    later(session, "tidy_up")
    session.execute(
        text(
            "INSERT INTO procrastinate_workers (id, last_heartbeat) OVERRIDING SYSTEM VALUE VALUES (1, now()), (2, now() - interval '1 minute')"
        )
    )
    session.execute(
        text(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = CASE task_name WHEN 'tidy_up' THEN 1 ELSE 2 END"
        )
    )
    assert run_task(app, "take_up_stalled_jobs") == {"taken_up": 1}
    assert (jobs(session, "deliver_mail"), jobs(session, "tidy_up")) == (1, 0)
    assert run_task(app, "take_up_stalled_jobs") == {"taken_up": 0}


def test_tidy_up_forgets_old_bookkeeping_and_the_text_of_letters_that_have_gone(
    app: Flask, session: Session
) -> None:
    old = MONDAY_SEVEN - timedelta(days=31)
    session.add_all(
        [
            Fired(schedule="mail", period="old", at=old),
            JobRun(task="mail", started_at=old),
            Fired(schedule="mail", period="new", at=MONDAY_SEVEN),
        ]
    )
    session.add(
        OutboxMessage(
            once_key="a",
            mail_class="service",
            purpose="internal_digest",
            state="sent",
            to_address="a@example.com",
            envelope_sender="b@example.com",
            message_id="<a@example.com>",
            raw=b"text",
            not_before=old,
            sent_at=old,
        )
    )
    session.commit()
    run_task(app, "tidy_up")
    assert count(session, Fired) == 1
    assert session.scalars(select(OutboxMessage)).one().raw == b""


def test_a_task_that_fails_is_written_down_by_its_kind_of_error_only(
    app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_session: Session, _now: datetime) -> dict[str, Any]:
        raise ValueError("jane@example.com")

    monkeypatch.setitem(TASKS, "tidy_up", fail)
    with pytest.raises(ValueError, match="jane"):
        run_task(app, "tidy_up")
    run = session.scalars(select(JobRun)).one()
    assert run.error == "ValueError"
    assert "jane" not in str(vars(run))
