"""What the schedules and tasks are called on a page, and how often they run."""

from collections.abc import Mapping
from typing import Any

from agency.languages.speaking import N_, NP_, Language, Words, _, language, pgettext
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
_COUNTED = (
    NP_("job", "people"),
    NP_("job", "roles"),
    NP_("job", "pairs"),
    NP_("job", "records"),
    NP_("job", "titles"),
    NP_("job", "new"),
    NP_("job", "refreshed"),
    NP_("job", "expired"),
    NP_("job", "held back"),
    NP_("job", "over budget"),
    NP_("job", "rematched"),
    NP_("job", "searches"),
    NP_("job", "late letters"),
    NP_("job", "taken up"),
    NP_("job", "asked"),
    NP_("job", "broken"),
    NP_("job", "moved"),
    NP_("job", "alarms"),
    NP_("job", "jobs"),
    NP_("job", "rows"),
    NP_("job", "stored"),
    NP_("job", "posted"),
    NP_("job", "sent"),
    NP_("job", "failed"),
    NP_("job", "erased"),
    NP_("job", "sealed gone"),
    NP_("job", "notices"),
    NP_("job", "retention"),
    NP_("job", "consent ending"),
    NP_("job", "ended"),
    NP_("job", "lapsed"),
    NP_("job", "by evidence"),
    NP_("job", "as sent"),
)
"""What runs count."""


def name_of(entry: Entry) -> str:
    return NAMES.get(entry.id, capital(entry.id))


def task_words(task: str) -> str:
    """ "surface_role" as "Surface role"."""
    return capital(task.replace("_", " "))


def counted(counts: Mapping[str, Any]) -> str:
    """ "12 people, 3 roles", of a run; what is nought goes without saying."""
    return ", ".join(
        _counted(name.replace("_", " "), count) for name, count in counts.items() if count
    )


def _counted(name: str, count: Any) -> str:
    """ "held back" by its number; in French, where the one goes by the other's gender, after a colon."""
    if language() is Language.en:
        return f"{count} {name}"
    return _("%(label)s: %(words)s", label=pgettext("job", name), words=count)
