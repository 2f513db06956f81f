"""What is said of a whole file, once: how its people agreed, how its days are written. Pure."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from agency.languages.speaking import N_

BASES = {
    "yes": N_("They applied to us or said yes"),
    "unsure": N_("I am not sure"),
    "bought": N_("Bought or scraped list"),
}


@dataclass(frozen=True, kw_only=True)
class Options:
    """The command leaves whoever is here as they are and asks nobody; the portal does both."""

    owner: str = ""
    """The address of the recruiter who owns rows that name none."""
    basis: str = ""
    """Of ``BASES``; empty is unsure. A row that says itself whether they agreed goes before."""
    agreed_on: date | None = None
    """With ``yes``: the last day on which anybody of them agreed."""
    day_first: bool | None = None
    """Whether 03/06/2026 is 3 June; nothing while nobody has said so."""
    notes_on: date | None = None
    """The day of notes that have none; nothing refuses them."""
    asks: bool = False
    """Rows that a person should look at are kept aside, and known people are added to."""

    def as_json(self) -> dict[str, Any]:
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(self).items()
        }

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        days = {
            name: date.fromisoformat(told[name])
            for name in ("agreed_on", "notes_on")
            if told.get(name)
        }
        return cls(**{**told, **days})
