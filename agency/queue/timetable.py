"""What runs when: one list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from agency.languages.speaking import N_


@dataclass(frozen=True)
class Entry:
    """One schedule. ``period`` names the newest occurrence that is due at a moment."""

    id: str
    task: str
    period: Callable[[datetime], str]
    why: str


def every(seconds: int) -> Callable[[datetime], str]:
    """An occurrence each so many seconds, named by its beginning in UTC."""

    def period(now: datetime) -> str:
        began = int(now.timestamp()) // seconds * seconds
        return datetime.fromtimestamp(began, ZoneInfo("UTC")).isoformat()

    return period


def daily(at: time, zone: str) -> Callable[[datetime], str]:
    """An occurrence each day at a local time, named by its local date.

    A time that a clock change leaves out or repeats still has one occurrence, for days are counted.
    """

    def period(now: datetime) -> str:
        local = now.astimezone(ZoneInfo(zone))
        due = local.date() if local.time() >= at else local.date() - timedelta(days=1)
        return due.isoformat()

    return period


def timetable(zone: str) -> list[Entry]:
    """Every schedule, in the agency's zone."""
    return [
        Entry(
            "mail",
            "deliver_mail",
            every(30),
            N_("retries and letters that were not to leave before now"),
        ),
        Entry("inbox", "poll_inbox", every(60), N_("what was forwarded, answered or sent back")),
        Entry(
            "unknown mail",
            "settle_unknown_mail",
            every(3600),
            N_(
                "a letter that may have gone is treated as sent when nobody has known better for 72 hours"
            ),
        ),
        Entry(
            "digests",
            "write_digests",
            every(60),
            N_("recruiters choose their own hour in their own zone"),
        ),
        Entry(
            "saved searches",
            "follow_searches",
            every(3600),
            N_("who is new is known when somebody looks, and before the letters are written"),
        ),
        Entry(
            "stalled",
            "take_up_stalled_jobs",
            every(10),
            N_("a killed worker’s job goes to another"),
        ),
        Entry(
            "roles",
            "surface_due_roles",
            every(120),
            N_("a role whose job was lost is found by its state"),
        ),
        Entry(
            "days",
            "surface_days",
            daily(time(5), zone),
            N_("the days people named, before anybody is at work"),
        ),
        Entry(
            "learning",
            "learn_from_everybody",
            daily(time(4), zone),
            N_(
                "what is rare and what goes together follows the records, before roles are matched anew"
            ),
        ),
        Entry(
            "every role",
            "surface_every_role",
            daily(time(5, 10), zone),
            N_("what budget or quiet held back yesterday"),
        ),
        Entry(
            "lapsing",
            "let_roles_lapse",
            daily(time(4, 50), zone),
            N_("a rumour that nobody heard again is not kept for ever"),
        ),
        Entry(
            "introductions",
            "settle_introductions",
            every(3600),
            N_("an introduction ends by itself when one of the two may not be contacted any more"),
        ),
        Entry("cold", "surface_cold", daily(time(5, 20), zone), N_("relationships gone quiet")),
        Entry(
            "invariants",
            "check_invariants",
            daily(time(3, 30), zone),
            N_("what must never happen is looked for every night, whatever the code meant to do"),
        ),
        Entry(
            "alike",
            "find_alike",
            daily(time(3, 15), zone),
            N_("whoever is new or changed may be somebody we have already"),
        ),
        Entry(
            "duties",
            "keep_duties",
            daily(time(2, 30), zone),
            N_("what is owed to people, and whose record is kept no longer"),
        ),
        Entry("alarms", "ring", every(3600), N_("72 hours leave no time to wait for the night")),
        Entry("tidy", "tidy_up", daily(time(3), zone), N_("finished jobs and old bookkeeping")),
    ]
