"""What the schedules and tasks are called on a page, and how often they run."""

from collections.abc import Mapping
from typing import Any

from agency.queue.timetable import Entry
from agency.words import capital

NAMES = {
    "mail": "Send letters",
    "inbox": "Look into the mailbox",
    "unknown mail": "Settle letters that may have gone",
    "digests": "Write weekly letters",
    "saved searches": "Look who is new in saved searches",
    "lapsing": "Let roles go that nobody heard of again",
    "stalled": "Take up jobs of a stopped worker",
    "roles": "Match roles that changed",
    "days": "Surface days people named",
    "learning": "Learn titles and words anew",
    "every role": "Match every open role",
    "cold": "Surface relationships gone quiet",
    "invariants": "Look for what must never be",
    "alike": "Look for people who may be one",
    "duties": "Find what is owed",
    "alarms": "Ring for duties whose time runs",
    "tidy": "Tidy up",
}


def name_of(entry: Entry) -> str:
    return NAMES.get(entry.id, capital(entry.id))


def task_words(task: str) -> str:
    """ "surface_role" as "Surface role"."""
    return capital(task.replace("_", " "))


def counted(counts: Mapping[str, Any]) -> str:
    """ "12 people, 3 roles", of a run; what is nought goes without saying."""
    told = [f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count]
    return ", ".join(told)
