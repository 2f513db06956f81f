"""What runs when: each occurrence has one name, whoever asks and whenever."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from agency.jobs.tasks import TASKS
from agency.jobs.ticking import fire
from agency.queue.models import Fired
from agency.queue.timetable import Entry, daily, every, timetable

NIGHT = daily(time(2, 30), "America/Toronto")


def test_every_entry_names_a_task_and_says_why() -> None:
    for entry in timetable("America/Toronto"):
        assert entry.task in TASKS
        assert entry.why


def test_no_two_entries_share_an_id() -> None:
    ids = [entry.id for entry in timetable("America/Toronto")]
    assert len(ids) == len(set(ids))


def test_an_interval_has_one_name_from_its_beginning_to_its_end() -> None:
    minute = every(60)
    noon = datetime(2026, 6, 18, 16, tzinfo=UTC)
    assert minute(noon) == minute(noon + timedelta(seconds=59))
    assert minute(noon) != minute(noon + timedelta(seconds=60))


def test_a_day_has_one_occurrence_even_when_the_clocks_leave_its_hour_out_or_repeat_it() -> None:
    for start in (datetime(2026, 3, 7, tzinfo=UTC), datetime(2026, 10, 31, tzinfo=UTC)):
        names = [NIGHT(start + timedelta(minutes=10 * n)) for n in range(6 * 24 * 4)]
        changes = [name for name, before in zip(names[1:], names, strict=False) if name != before]
        assert len(changes) == len(set(changes)) == 4


def test_an_occurrence_is_enqueued_once_however_many_clocks_tick(session: Session) -> None:
    entry = Entry("mail", "deliver_mail", lambda _now: "2026-06-18", "because")
    assert fire(session, entry)
    assert not fire(session, entry)
    jobs = session.scalar(
        text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'deliver_mail'")
    )
    assert jobs == 1
    assert session.scalar(select(func.count()).select_from(Fired)) == 1
