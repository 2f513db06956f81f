"""The hand-written part: who works here, for whom, and what eighty-five people said.

The files in ``data`` are read into the frozen values below; a key that no value knows is an error.
"""

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Said:
    """One touch: ``a`` days ago, by a channel, from us or from them; ``q`` is their own words."""

    a: int
    by: str
    sender: str = "us"
    min: int | None = None
    out: str = ""
    note: str = ""
    q: str = ""
    gave: str = ""
    asked: str = ""
    learn: str = ""
    role: str = ""
    is_attempt: bool = False


@dataclass(frozen=True, kw_only=True)
class Wished:
    """One wish: horizon, kind, label, value; ``t`` is the touch it was said in.

    ``said`` quotes that touch; ``words`` are its own words where they differ.
    """

    h: str
    k: str
    label: str
    v: str = ""
    must: bool = False
    since: str = ""
    cond: str = ""
    said: bool = False
    words: str = ""
    t: int = 0
    amount: int | None = None
    days: int | None = None
    place: str = ""
    term: str = ""


@dataclass(frozen=True, kw_only=True)
class Promised:
    """Something we said we would do, by a day, in a touch."""

    what: str
    due: str
    t: int = 0
    kept: bool = False


@dataclass(frozen=True, kw_only=True)
class InProcess:
    """A role they were put forward for, the stage and since how many days."""

    role: str
    stage: str
    ago: int
    starts: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How they agreed to be contacted; ``agreed`` is yes, or unknown where nobody asked."""

    channels: tuple[str, ...] = ()
    limit: tuple[int, int] | None = None
    only_when_fits: bool = False
    never_at_work: bool = False
    paused: str = ""
    stopped: bool = False
    agreed: str = "yes"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Everything the demo knows of one candidate, before it is written as rows."""

    name: str
    owner: str
    place: str
    goes_by: str = ""
    pronouns: str = ""
    title: str = ""
    employer: str = ""
    skills: str = ""
    designations: str = ""
    pay: tuple[int, int] | None = None
    period: str = "year"
    notice: int | None = None
    languages: tuple[str, ...] = ("English",)
    best: str = ""
    source: str = ""
    terms: Terms = field(default_factory=Terms)
    touches: tuple[Said, ...] = ()
    wishes: tuple[Wished, ...] = ()
    promises: tuple[Promised, ...] = ()
    process: InProcess | None = None
    reply: str = ""
    """What they did last, as their owner should read it on Today."""


SCRIPTED = ("nadine", "saoirse", "rafael", "theo")


@lru_cache
def read(name: str) -> dict[str, Any]:
    """One data file as TOML reads it."""
    source = files("agency.demo").joinpath("data", *f"{name}.toml".split("/"))
    return tomllib.loads(source.read_text(encoding="utf-8"))


def scripted_people() -> list[Person]:
    """The people written by hand, in the order of their recruiters."""
    return [
        person_from(told, owner) for owner in SCRIPTED for told in read(f"people/{owner}")["person"]
    ]


def person_from(told: dict[str, Any], owner: str) -> Person:
    """A person as a file tells it. Raises ``TypeError`` for a key nobody knows."""
    told = dict(told)
    terms = {key: _fixed(value) for key, value in told.pop("terms", {}).items()}
    process = told.pop("process", None)
    parts: dict[str, Any] = {
        "touches": tuple(_said(one) for one in told.pop("touches", ())),
        "wishes": tuple(wished_from(one) for one in told.pop("wishes", ())),
        "promises": tuple(Promised(**one) for one in told.pop("promises", ())),
    }
    plain: dict[str, Any] = {key: _fixed(value) for key, value in told.items()}
    return Person(
        owner=owner,
        terms=Terms(**terms),
        process=InProcess(**process) if process else None,
        **parts,
        **plain,
    )


def wished_from(told: dict[str, Any]) -> Wished:
    """``from`` is a word Python keeps for itself."""
    return Wished(**{"since" if key == "from" else key: value for key, value in told.items()})


def _said(told: dict[str, Any]) -> Said:
    names = {"from": "sender", "try": "is_attempt"}
    return Said(**{names.get(key, key): value for key, value in told.items()})


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
