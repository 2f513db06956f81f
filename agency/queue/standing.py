"""How the queue stands: the clock, what waits and since when, what failed, how long a task usually takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import extract, func, select, text
from sqlalchemy.orm import Session

from agency.queue.models import Fired, JobRun

CLOCK_IS_LATE = timedelta(seconds=120)
"""Something is fired at least every thirty seconds."""
QUEUE_IS_LATE = timedelta(minutes=5)
_LOOK_BACK = timedelta(days=7)


@dataclass(frozen=True)
class Standing:
    """``waiting`` and ``given_up`` are counts by task; ``oldest_due`` is nothing where nothing is due."""

    clock_fired_at: datetime | None
    waiting: Mapping[str, int]
    running: int
    given_up: Mapping[str, int]
    oldest_due: datetime | None

    @property
    def depth(self) -> int:
        return sum(self.waiting.values())

    def clock_is_late(self, now: datetime) -> bool:
        return self.clock_fired_at is None or now - self.clock_fired_at > CLOCK_IS_LATE

    def queue_is_late(self, now: datetime) -> bool:
        return self.oldest_due is not None and now - self.oldest_due > QUEUE_IS_LATE


def clock_fired_at(session: Session) -> datetime | None:
    return session.scalar(select(func.max(Fired.at)))


def standing(session: Session) -> Standing:
    """Three queries."""
    by_state: dict[str, dict[str, int]] = {}
    for row in session.execute(_COUNTED):
        by_state.setdefault(row.status, {})[row.task_name] = row.jobs
    return Standing(
        clock_fired_at=clock_fired_at(session),
        waiting=by_state.get("todo", {}),
        running=sum(by_state.get("doing", {}).values()),
        given_up=by_state.get("failed", {}),
        oldest_due=session.scalar(_OLDEST_DUE),
    )


def last_runs(session: Session) -> dict[str, JobRun]:
    """The newest run of each task that did something."""
    newest = select(func.max(JobRun.id)).group_by(JobRun.task)
    return {run.task: run for run in session.scalars(select(JobRun).where(JobRun.id.in_(newest)))}


def last_fired(session: Session) -> dict[str, datetime]:
    """When the clock last fired each schedule."""
    query = select(Fired.schedule, func.max(Fired.at)).group_by(Fired.schedule)
    return {row[0]: row[1] for row in session.execute(query)}


def failures(session: Session, now: datetime, most: int) -> Sequence[JobRun]:
    """Runs of the last week that ended in an error, the newest first."""
    query = select(JobRun).where(JobRun.error != "", JobRun.started_at > now - _LOOK_BACK)
    return session.scalars(query.order_by(JobRun.id.desc()).limit(most)).all()


def seconds_each(session: Session, now: datetime) -> dict[str, float]:
    """How long one job of each task took in the last day, on average."""
    took = func.avg(extract("epoch", JobRun.ended_at - JobRun.started_at))
    query = select(JobRun.task, took).where(
        JobRun.started_at > now - timedelta(days=1), JobRun.error == ""
    )
    return {row[0]: float(row[1]) for row in session.execute(query.group_by(JobRun.task))}


_COUNTED = text(
    "SELECT status::text AS status, task_name, count(*) AS jobs FROM procrastinate_jobs "
    "WHERE status IN ('todo', 'doing', 'failed') "
    "AND (status <> 'todo' OR scheduled_at IS NULL OR scheduled_at <= now()) GROUP BY 1, 2"
)
"""Jobs for a time to come are not waiting yet."""
_OLDEST_DUE = text(
    "SELECT coalesce(j.scheduled_at, min(e.at)) FROM procrastinate_jobs j "
    "LEFT JOIN procrastinate_events e ON e.job_id = j.id "
    "WHERE j.id = (SELECT min(id) FROM procrastinate_jobs WHERE status = 'todo' "
    "AND (scheduled_at IS NULL OR scheduled_at <= now())) GROUP BY j.id, j.scheduled_at"
)
