"""The facts behind a decision as they are kept, and a fingerprint that tells two snapshots apart."""

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from json import dumps
from typing import Any

from agency.contact.snapshot import ContactFacts


def facts_hash(facts: ContactFacts) -> str:
    """What tells two snapshots apart, the same in every process."""
    return sha256(dumps(_plain(facts), sort_keys=True).encode()).hexdigest()


def to_keep(facts: ContactFacts) -> dict[str, Any]:
    """The facts as a decision keeps them: enough to explain it, without name, addresses or free text."""
    plain: dict[str, Any] = _plain(facts)
    plain["addresses"] = [
        {name: value for name, value in address.items() if name != "value"}
        for address in plain["addresses"]
    ]
    return {name: value for name, value in plain.items() if name not in ("name", "hours")}


def _plain(value: Any) -> Any:
    """A fact as JSON keeps it; sets in order, instants in UTC."""
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date | time) else value
