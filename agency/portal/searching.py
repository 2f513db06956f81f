"""A search from the address of the page, and what narrows it as the page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import request
from sqlalchemy.orm import Session

from agency.languages.speaking import N_, Words, _
from agency.lists.lit import Lit
from agency.recruiters.queries import Colleague
from agency.search.asking import NAMES, Asked, asked
from agency.search.conditions import LATER, NEVER, NOW
from agency.search.documents import FEWER_DAYS, FIELD, HELD, LEAD, REMOTE, STARTED
from agency.search.shapes import Order
from agency.web.fields import clean
from agency.words import unaccented

ORDER_WORDS: Words[Order, str] = Words({"reason": N_("Best reason first"), "quiet": N_("Longest quiet first"), "name": N_("Name")})  # fmt: skip
LIGHT_WORDS = Words(
    {"go": N_("May contact now"), "wait": N_("From a date"), "stop": N_("Do not contact")}
)
FREE = Words({NOW: N_("Now"), "soon": N_("Within three months"), LATER: N_("Later")})
TOUCHED = Words({"quiet": N_("Over 90 days ago"), NEVER: N_("Never")})
WANTS = Words(
    {LEAD: N_("To lead people"), REMOTE: N_("Remote"), FEWER_DAYS: N_("Fewer than five days")}
)
_A_FACET = 8
"""Lines of a facet that has no end."""
_MOST_VALUES = 50
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Tick:
    """One line of a facet. How many it would leave is not told where nobody counted."""

    name: str
    value: str
    label: str
    people: int | None
    is_ticked: bool


@dataclass(frozen=True)
class Named:
    """What the numbers in the counts are called."""

    designations: Mapping[int, str]
    owners: Sequence[Colleague]
    """Everybody who works or worked here."""
    hotlists: Mapping[int, str]
    """Those the recruiter may see."""


def told_now() -> dict[str, list[str]]:
    """What this request asks of the search, from its address or from its form."""
    told = request.form if request.method == "POST" else request.args
    return {
        name: [str(clean(value)) for value in values[:_MOST_VALUES]]
        for name, values in told.lists()
        if name in NAMES or name == "before"
    }


def asked_now(session: Session, hotlists: Mapping[int, str]) -> Asked:
    """What this request asks; of hotlists only those that may be seen."""
    told = told_now()
    told["hotlist"] = [one for one in told.get("hotlist", ()) if one in map(str, hotlists)]
    return asked(session, told)


def facets(asked: Asked, found: Lit, named: Named) -> list[tuple[str, list[Tick]]]:
    """Headings and their lines: those that would leave somebody, and those that are ticked.

    A wide search tells of some of them, without figures.
    """
    search, counts = asked.search, found.counts
    marks, by_owner = counts.get("marks", {}), counts.get("owner", {})
    wants = {**WANTS, **{mark: mark.partition(":")[2] for mark in _most(marks, FIELD)}}
    held = {mark: _of_number(mark, named.designations) for mark in _most(marks, HELD)}
    started = {
        mark: _("%(name)s in progress", name=_of_number(mark, named.designations))
        for mark in _most(marks, STARTED)
    }
    owners = {str(one.id): one.name for one in named.owners if str(one.id) in by_owner}
    desks, by_desk = _by_desk(named.owners, by_owner)
    lists = {str(id_): name for id_, name in named.hotlists.items()}
    on = counts.get("hotlist", {})
    made = [
        (_("May I contact them?"), _lights(asked, found)),
        (_("Wants"), _ticks("want", wants, marks, search.ticks["wants"])),
        (_("Free"), _ticks("free", FREE, counts.get("free", {}), search.free)),
        (
            _("Designation"),
            _ticks("designation", held | started, marks, search.ticks["designation"]),
        ),
        (_("Last touch"), _ticks("touched", TOUCHED, counts.get("touched", {}), search.touched)),
        (_("Desk"), _ticks("desk", desks, by_desk, _texts(search.desks))),
        (_("Owner"), _ticks("owner", owners, by_owner, _texts(search.owners))),
        (_("Hotlist"), _ticks("hotlist", lists, on, _texts(search.hotlists))),
    ]
    if found.is_wide:
        made = [(heading, [replace(one, people=None) for one in lines]) for heading, lines in made]
    return [(heading, lines) for heading, lines in made if lines]


def designations_in(counts: Counts) -> set[int]:
    """The terms whose names the facets need."""
    marks = counts.get("marks", {})
    return {_number(mark) for group in (HELD, STARTED) for mark in _most(marks, group)}


def _lights(asked: Asked, found: Lit) -> list[Tick]:
    """All three, or those there are; without figures while too many are found to decide them all."""
    if found.lights is None:
        return [
            Tick("light", kind, words, None, kind in asked.lights)
            for kind, words in LIGHT_WORDS.items()
        ]
    return _ticks("light", LIGHT_WORDS, found.lights, asked.lights)


def _by_desk(
    owners: Sequence[Colleague], by_owner: Mapping[str, int]
) -> tuple[dict[str, str], dict[str, int]]:
    """Desks by name, and how many people their recruiters own."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for one in owners:
        if one.desk is not None:
            key = str(one.desk_id)
            names[key] = one.desk
            counts[key] = counts.get(key, 0) + by_owner.get(str(one.id), 0)
    return dict(sorted(names.items(), key=lambda item: unaccented(item[1]).casefold())), counts


def _texts(numbers: frozenset[int]) -> frozenset[str]:
    return frozenset(str(one) for one in numbers)


def _ticks(
    name: str, labels: Mapping[str, str], counts: Mapping[str, int], ticked: frozenset[str]
) -> list[Tick]:
    return [
        Tick(name, value, label, counts.get(value, 0), value in ticked)
        for value, label in labels.items()
        if counts.get(value) or value in ticked
    ]


def _most(marks: Mapping[str, int], group: str) -> list[str]:
    """The most frequent marks of a group."""
    of_group = [mark for mark in marks if mark.startswith(f"{group}:")]
    return sorted(of_group, key=lambda mark: (-marks[mark], mark))[:_A_FACET]


def _number(mark: str) -> int:
    return int(mark.partition(":")[2])


def _of_number(mark: str, names: Mapping[int, str]) -> str:
    return names.get(_number(mark), _("Something"))
