"""How the queue stands."""

from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

from agency import clock
from agency.queue import later, later_once
from agency.queue.models import Fired, JobRun
from agency.queue.standing import failures, last_fired, last_runs, seconds_each, standing
from tests.support.queries import count_queries

HOUR = timedelta(hours=1)


def ran(
    session: Session, task: str, seconds: int, ago: timedelta = HOUR, error: str = ""
) -> JobRun:
    began = clock.now() - ago
    run = JobRun(
        task=task, started_at=began, ended_at=began + timedelta(seconds=seconds),
        counts={"people": 3}, error=error,
    )  # fmt: skip
    session.add(run)
    session.flush()
    return run


def test_a_new_installation_has_nothing_waiting_and_a_clock_that_never_ticked(
    session: Session,
) -> None:
    found = standing(session)
    assert (found.depth, found.running, found.oldest_due) == (0, 0, None)
    assert found.clock_is_late(clock.now())
    assert not found.queue_is_late(clock.now())


def test_what_waits_runs_and_failed_is_counted_by_task(session: Session) -> None:
    for _ in range(2):
        later(session, "deliver_mail")
    later(session, "tidy_up")
    later(session, "find_alike")
    later_once(session, "write_digests", clock.now() + HOUR)
    for task, state in (("tidy_up", "failed"), ("find_alike", "doing")):
        session.execute(
            text("UPDATE procrastinate_jobs SET status = :state WHERE task_name = :task"),
            {"state": state, "task": task},
        )
    with count_queries(session) as counted:
        found = standing(session)
    assert counted.queries == 3
    assert (dict(found.waiting), found.running, dict(found.given_up)) == (
        {"deliver_mail": 2}, 1, {"tidy_up": 1},
    )  # fmt: skip
    assert found.oldest_due is not None
    assert found.queue_is_late(clock.now() + HOUR)


def test_a_clock_that_ticked_two_minutes_ago_is_late(session: Session) -> None:
    session.add(Fired(schedule="mail", period="x", at=clock.now() - timedelta(seconds=100)))
    found = standing(session)
    assert not found.clock_is_late(clock.now())
    assert found.clock_is_late(clock.now() + timedelta(seconds=30))
    assert list(last_fired(session)) == ["mail"]


def test_the_newest_run_of_each_task_and_how_long_they_take(session: Session) -> None:
    ran(session, "surface_role", 4)
    newest = ran(session, "surface_role", 2)
    ran(session, "surface_role", 90, error="ValueError")
    ran(session, "tidy_up", 9, ago=30 * HOUR)
    assert last_runs(session)["surface_role"].id == newest.id + 1
    assert seconds_each(session, clock.now()) == {"surface_role": 3.0}


def test_failures_of_the_last_week_stand_newest_first(session: Session) -> None:
    ran(session, "a", 1, ago=200 * HOUR, error="Old")
    ran(session, "b", 1, error="First")
    ran(session, "c", 1, error="Second")
    ran(session, "d", 1)
    assert [run.error for run in failures(session, clock.now(), 5)] == ["Second", "First"]
    assert len(failures(session, clock.now(), 1)) == 1
