"""What the schedules and tasks are called on a page, and how often they run."""

from collections.abc import Mapping
from typing import Any

from agency.languages.speaking import N_, Words
from agency.queue.timetable import Entry
from agency.words import capital

NAMES = Words(
    {
        "mail": N_("Send letters"),
        "inbox": N_("Look into the mailbox"),
        "unknown mail": N_("Settle letters that may have gone"),
        "digests": N_("Write weekly letters"),
        "saved searches": N_("Look who is new in saved searches"),
        "lapsing": N_("Let roles go that nobody heard of again"),
        "stalled": N_("Take up jobs of a stopped worker"),
        "roles": N_("Match roles that changed"),
        "days": N_("Surface days people named"),
        "learning": N_("Learn titles and words anew"),
        "every role": N_("Match every open role"),
        "cold": N_("Surface relationships gone quiet"),
        "invariants": N_("Look for what must never be"),
        "alike": N_("Look for people who may be one"),
        "duties": N_("Find what is owed"),
        "introductions": N_("Settle introductions that ended by themselves"),
        "alarms": N_("Ring for duties whose time runs"),
        "tidy": N_("Tidy up"),
    }
)


def name_of(entry: Entry) -> str:
    return NAMES.get(entry.id, capital(entry.id))


def task_words(task: str) -> str:
    """ "surface_role" as "Surface role"."""
    return capital(task.replace("_", " "))


def counted(counts: Mapping[str, Any]) -> str:
    """ "12 people, 3 roles", of a run; what is nought goes without saying."""
    told = [f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count]
    return ", ".join(told)
