"""Everybody's `match_profiles` in columns: kept by this process, and never staler than the question.

A million rows take this process some 250 MB and a few seconds to read, once. Before each question
it reads the rows that were written since, in one query, if `look` says that there may be any. Nothing
can be missed: every row bears the number of the transaction that wrote it (a trigger sees to it), and
transactions below the oldest that still runs are over. Rows that a running transaction wrote, which may be this one and may be
taken back, are read again every time. Whoever was erased stays in the columns until the process
ends; nobody is weighed whose facts are not on record.

What is kept is never changed, only replaced, so that threads need no lock.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Row, column, text
from sqlalchemy.orm import Session

from agency.matching.look import RUNNING, look
from agency.matching.profiles import (
    FIELD_NOW,
    MOVES,
    ONLY_REMOTE,
    SKILL_NAMED,
    TERMS_NAMED,
    TITLE_NOW,
)

ROWS_AT_A_TIME = 100_000
WORD = 64
"""Bits of the longest number."""
MOST_BESIDE = 5_000
"""So many changed rows are kept beside the rest before all become one again."""

Numbers = NDArray[np.int32]
Places = NDArray[np.int64]
Mask = NDArray[np.bool_]
Shares = NDArray[np.float64]
Scalar = TypeVar("Scalar", bound=np.generic)

_BETWEEN, _AFTER = "\x1f", "\x1e"
_IN_ROWS: dict[str, tuple[str, str]] = {
    "ids": ("int4send(candidate_id)", ">i4"),
    "written_in": ("int8send(written_in)", ">i8"),
    "latitude": ("float8send(coalesce(latitude, 'NaN'))", ">f8"),
    "longitude": ("float8send(coalesce(longitude, 'NaN'))", ">f8"),
    "pay": ("float8send(coalesce(pay_yearly, 'NaN'))", ">f8"),
    "notice_days": ("int4send(coalesce(notice_days, -1))", ">i4"),
    "wished_on": ("int4send(coalesce(wished_on - DATE '0001-01-01' + 1, 0))", ">i4"),
    "wished_from": ("int4send(coalesce(wished_from - DATE '0001-01-01' + 1, 0))", ">i4"),
    "earliest_day": ("int4send(coalesce(earliest_day - DATE '0001-01-01' + 1, 0))", ">i4"),
    "has_record": ("boolsend(has_record)", "?"),
}
"""How each column is sent, and read. Days are counted as Python counts them; 0 is none."""
BITS = {MOVES: 1, TITLE_NOW: 2, FIELD_NOW: 4, SKILL_NAMED: 8, TERMS_NAMED: 16, ONLY_REMOTE: 32}
"""Marks that are looked at in every question, each with a bit of `People.said`."""
IN_LIST = ("firm", "at", "field")
"""Kinds of marks that a person may have several of, or few questions are about."""
_IN_LISTS = {"terms": "term_ids", "titles": "titles", "wish_titles": "wish_titles"}
_SENT = ", ".join(
    [
        *(f"string_agg({sent}, '') AS {name}" for name, (sent, _) in _IN_ROWS.items()),
        *(
            f"string_agg(int4send(cardinality({column})), '') AS {name}_counted, string_agg(array_send({column}), '') AS {name}"
            for name, column in _IN_LISTS.items()
        ),
        f"string_agg(array_to_string(marks, '{_BETWEEN}'), '{_AFTER}') AS marks",
    ]
)
_NAMES = [*_IN_ROWS, *(name for one in _IN_LISTS for name in (f"{one}_counted", one)), "marks"]
_OLDEST = text(
    f"SELECT {RUNNING} AS running, min(candidate_id) AS lowest, max(candidate_id) AS highest FROM match_profiles"  # noqa: S608 - constants
)
FUTURE = "written_in >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
"""Of another server, from a copy of which this database was made; or of this very transaction."""
SEEN_BY_NOW = f"(NOT {FUTURE} OR written_in = pg_current_xact_id_if_assigned()::text::bigint)"
_SETTLED = text(
    f"""SELECT {_SENT} FROM match_profiles
    WHERE candidate_id >= :start AND candidate_id < :end
        AND (written_in < :seen OR {FUTURE} AND written_in <> coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0))"""  # noqa: S608 - constants
)
_WRITTEN_SINCE = text(
    f"""SELECT {RUNNING} AS running, {_SENT} FROM match_profiles
    WHERE written_in >= :seen
        AND {SEEN_BY_NOW} OR candidate_id = ANY(:unsettled)"""  # noqa: S608 - constants
).columns(column("running"), *map(column, _NAMES))


@dataclass(frozen=True)
class Lists:
    """A list of numbers for each row, one after the other; the nth lies from `starts[n]` to `starts[n + 1]`."""

    flat: Numbers
    starts: Places

    @cached_property
    def counted(self) -> Places:
        """How long each list is."""
        return np.diff(self.starts)

    @cached_property
    def empty(self) -> Mask:
        return np.asarray(self.counted == 0)

    @cached_property
    def owners(self) -> Numbers:
        """Of each number the list it stands in."""
        return np.repeat(np.arange(len(self.counted), dtype=np.int32), self.counted)

    def of(self, rows: Places) -> "Lists":
        first = self.starts.take(rows)
        counted = self.starts.take(rows + 1) - first
        starts = np.concatenate([[0], np.cumsum(counted)])
        moved = np.repeat(first - starts[:-1], counted)
        return Lists(self.flat.take(moved + np.arange(starts[-1])), starts)

    def only(self, wanted: Mask) -> "Lists":
        """The same lists with these numbers alone; `wanted` lies by number, and says of numbers beyond it what its last does."""
        stay = np.flatnonzero(wanted.take(self.flat, mode="clip"))
        counted = np.bincount(self.owners.take(stay), minlength=len(self.counted))
        return Lists(self.flat.take(stay), np.concatenate([[0], np.cumsum(counted)]))

    @cached_property
    def _turned(self) -> tuple[Numbers, Numbers, Places]:
        """Each number once, with the rows that have it."""
        order = np.argsort(self.flat, kind="stable")
        numbers, first = np.unique(self.flat[order], return_index=True)
        return numbers, self.owners[order], np.append(first, len(order))

    def having(self, wanted: Iterable[int]) -> Places:
        """The rows that have any of these; one that has several comes as often."""
        numbers, owners, starts = self._turned
        asked = np.fromiter(wanted, np.int64)
        first, last = np.searchsorted(numbers, asked), np.searchsorted(numbers, asked, "right")
        each = [owners[starts[a] : starts[b]] for a, b in zip(first, last, strict=True)]
        return np.concatenate([owners[:0], *each]).astype(np.int64)

    def holds(self, number: int) -> Mask:
        """Which lists hold it; for one that few do."""
        found = np.zeros(len(self.counted), bool)
        found[self.owners[self.flat == number]] = True
        return found

    def best(self, worth: Shares, otherwise: float) -> Shares:
        """For each row the most that one of its numbers is worth; `worth` lies by number."""
        return self._taken(np.maximum, worth, np.float64(otherwise))

    def best_of_each(self, worths: Iterable[Mapping[int, float]]) -> Iterator[Shares]:
        """The same for each of these, by number; 0 where nothing is worth anything.

        What a number is worth is written as bits, one for whatever is worth as much or less: of all the numbers of a row
        these are joined in one pass, for as many of `worths` as have room in 64.
        """
        bits: dict[int, int] = defaultdict(int)
        waiting: list[tuple[int, list[float]]] = []
        used = 0
        for worth in worths:
            steps = sorted({*worth.values()})
            if used + len(steps) > WORD:
                yield from self._read_off(bits, waiting)
                bits, waiting, used = defaultdict(int), [], 0
            place = {one: (2 << at) - 1 << used for at, one in enumerate(steps)}
            for number, one in worth.items():
                bits[number] |= place[one]
            waiting.append((used, steps))
            used += len(steps)
        yield from self._read_off(bits, waiting)

    def _read_off(
        self, bits: Mapping[int, int], waiting: Iterable[tuple[int, list[float]]]
    ) -> Iterator[Shares]:
        by_number = np.zeros(max(bits, default=0) + 2, np.uint64)
        by_number[list(bits)] = np.array([*bits.values()], np.uint64)
        joined = self._taken(np.bitwise_or, by_number, np.uint64(0))
        for first, steps in waiting:
            these = np.uint64((1 << len(steps)) - 1 << first)
            yield np.array([0.0, *steps]).take(np.bitwise_count(joined & these))

    def total(self, worth: NDArray[Scalar], nothing: Scalar) -> NDArray[Scalar]:
        return self._taken(np.add, worth, nothing)

    def _taken(self, how: np.ufunc, worth: NDArray[Scalar], otherwise: Scalar) -> NDArray[Scalar]:
        """Numbers beyond the last are worth what the last is."""
        found = np.full(len(self.starts) - 1, otherwise)
        filled = self._filled
        if len(filled):
            each = worth.take(self.flat, mode="clip")
            found[filled] = how(how.reduceat(each, self.starts[filled]), otherwise)
        return found

    @cached_property
    def _filled(self) -> Places:
        """Which lists hold anything."""
        return np.flatnonzero(self.counted)


class Towns(NamedTuple):
    """Where people live: each place once, and for each of them which it is."""

    latitude: Shares
    longitude: Shares
    home: Places


@dataclass(frozen=True)
class People:
    """Rows of `match_profiles`; 0 is no day, -1 no notice and NaN no place or pay on record.

    `said` has the bits of marks in `BITS`; `country` and `currency` are numbers of marks, 0 for none. `marks` are the others.
    """

    ids: Numbers
    written_in: NDArray[np.int64]
    latitude: Shares
    longitude: Shares
    pay: Shares
    notice_days: Numbers
    wished_on: Numbers
    wished_from: Numbers
    earliest_day: Numbers
    has_record: Mask
    said: Numbers
    country: Numbers
    currency: Numbers
    terms: Lists
    titles: Lists
    wish_titles: Lists
    marks: Lists

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def towns(self) -> Towns:
        towns, home = np.unique(self.latitude + 1j * self.longitude, return_inverse=True)
        return Towns(towns.real, towns.imag, home)

    def says(self, mark: str) -> Mask:
        """Who has this mark, which is one of `BITS`."""
        return np.asarray(self.said & BITS[mark] > 0)

    @cached_property
    def _by_id(self) -> Places:
        return np.argsort(self.ids, kind="stable")

    def rows_of(self, ids: Numbers) -> Places:
        """Of whoever of these is here."""
        if not len(self):
            return self._by_id
        at = np.searchsorted(self.ids, ids, sorter=self._by_id).clip(max=len(self) - 1)
        rows = self._by_id[at]
        return np.asarray(rows[self.ids[rows] == ids])

    def by_trade(self) -> "People":
        """The same with people of one trade and town side by side: a role looks at few of them, and memory is read in lines."""
        first_title = np.append(self.titles.flat, 0).take(self.titles.starts[:-1])
        return self.at(np.lexsort((self.latitude, first_title)))

    def at(self, rows: Places) -> "People":
        return People(*(_at(getattr(self, one.name), rows) for one in fields(self)))


def _at(column: Any, rows: Places) -> Any:
    return column.of(rows) if isinstance(column, Lists) else column.take(rows)


def together(one: People, other: People) -> People:
    """One after the other."""
    if not len(other):
        return one
    columns = [getattr(people, name.name) for name in fields(People) for people in (one, other)]
    return People(*map(_joined, columns[::2], columns[1::2]))


def _joined(one: Any, other: Any) -> Any:
    if not isinstance(one, Lists):
        return np.concatenate([one, other])
    starts = np.concatenate([one.starts, other.starts[1:] + one.starts[-1]])
    return Lists(np.concatenate([one.flat, other.flat]), starts)


@dataclass
class Marks:
    """Each mark with a number, from 1, and by kind, which is what stands before its colon; they are only ever added."""

    numbers: dict[str, int] = field(default_factory=dict)
    of_kind: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def number(self, mark: str) -> int:
        if mark not in self.numbers:
            number = self.numbers.setdefault(mark, len(self.numbers) + 1)
            kind, _, says = mark.partition(":")
            self.of_kind.setdefault(kind, []).append((number, says))
        return self.numbers[mark]

    def worth(self, kind: str, worth: Callable[[str], float]) -> Shares:
        """What `worth` says of each mark of a kind, by number; 0 for all others."""
        found = np.zeros(len(self.numbers) + 2)
        for number, says in list(self.of_kind.get(kind, ())):
            found[number] = worth(says)
        return found

    def themselves(self, kind: str) -> Numbers:
        """The number of each mark of a kind, by number; 0 for all others."""
        found = np.zeros(len(self.numbers) + 2, np.int32)
        numbers = [number for number, _ in self.of_kind.get(kind, ())]
        found[numbers] = numbers
        return found

    def listed(self) -> Mask:
        """By number, those that no column tells."""
        found = np.zeros(len(self.numbers) + 2, bool)
        found[[number for kind in IN_LIST for number, _ in self.of_kind.get(kind, ())]] = True
        return found

    def bits(self) -> Numbers:
        """The bit of each of `BITS`, by number; 0 for all others."""
        numbers = [self.number(mark) for mark in BITS]
        found = np.zeros(len(self.numbers) + 2, np.int32)
        found[numbers] = list(BITS.values())
        return found


@dataclass(frozen=True)
class Crowd:
    """Everybody, as the transaction that asks sees them.

    `rest` holds who did not change since all were read, where `stands` says so; `beside` who did.
    Every transaction below `seen` is over. `unsettled` are those whose row in `beside` may be taken back.
    """

    rest: People
    stands: Mask
    beside: People
    marks: Marks
    seen: int
    unsettled: tuple[int, ...] = ()

    @property
    def parts(self) -> tuple[tuple[People, Mask], ...]:
        return (self.rest, self.stands), (self.beside, np.ones(len(self.beside), bool))

    def caught_up(self, session: Session) -> "Crowd":
        now = look(session)
        if self.unsettled or now.newest_profile >= self.seen:
            return self.with_what_was_written(session)
        return self if now.running <= self.seen else replace(self, seen=now.running)

    def with_what_was_written(self, session: Session) -> "Crowd":
        """The same in one query, whatever was looked at."""
        asked = {"seen": self.seen, "unsettled": list(self.unsettled)}
        row = session.execute(_WRITTEN_SINCE, asked).one()
        seen = max(self.seen, row.running)
        changed = _people(row, self.marks)
        read_again = np.isin(self.beside.ids, [*changed.ids.tolist(), *self.unsettled])
        beside = together(self.beside.at(np.flatnonzero(~read_again)), changed)
        stands = self.stands.copy()
        stands[self.rest.rows_of(changed.ids)] = False
        unsettled = tuple(changed.ids[changed.written_in >= seen].tolist())
        found = Crowd(self.rest, stands, beside, self.marks, seen, unsettled)
        return found if len(beside) <= MOST_BESIDE else found.made_one()

    def made_one(self) -> "Crowd":
        """The same with what is settled in one piece."""
        may_go = np.isin(self.beside.ids, self.unsettled)
        settled = self.beside.at(np.flatnonzero(~may_go))
        rest = together(self.rest.at(np.flatnonzero(self.stands)), settled).by_trade()
        left = self.beside.at(np.flatnonzero(may_go))
        return replace(self, rest=rest, stands=np.ones(len(rest), bool), beside=left)


class _Kept(NamedTuple):
    database: str
    crowd: Crowd


_kept: dict[str, _Kept] = {}


def crowd_of(session: Session) -> Crowd:
    """Everybody who is on record as this transaction sees it, or within `looking_once` saw it; at most one query, after the first time."""
    database = session.get_bind().engine.url.render_as_string()
    last = _kept.get("last")
    if last is not None and last.database == database:
        crowd = last.crowd.caught_up(session)
    else:
        crowd = _all_of(session).with_what_was_written(session)
    _kept["last"] = _Kept(database, crowd)
    return crowd


def _all_of(session: Session) -> Crowd:
    """Everybody whose row is settled; what was written while they were read is still to be added."""
    row = session.execute(_OLDEST).one()
    marks = Marks()
    lowest, highest = row.lowest or 0, row.highest or 0
    parts = []
    for start in range(lowest, highest + 1, ROWS_AT_A_TIME):
        asked = {"seen": row.running, "start": start, "end": start + ROWS_AT_A_TIME}
        parts.append(_people(session.execute(_SETTLED, asked).one(), marks))
    everybody = _one_after_the_other(parts)
    parts.clear()  # or a million rows would lie in memory three times for a moment
    rest = everybody.by_trade()
    nobody = rest.at(np.zeros(0, np.int64))
    return Crowd(rest, np.ones(len(rest), bool), nobody, marks, row.running)


def _one_after_the_other(parts: Sequence[People]) -> People:
    columns: list[Any] = []
    for one in fields(People):
        each = [getattr(part, one.name) for part in parts]
        if isinstance(each[0], Lists):
            counted = np.concatenate([lists.counted for lists in each])
            flat = np.concatenate([lists.flat for lists in each])
            columns.append(Lists(flat, np.concatenate([[0], np.cumsum(counted)])))
        else:
            columns.append(np.concatenate(each))
    return People(*columns)


def _people(row: Row[Any], marks: Marks) -> People:
    """What one of the queries above sent."""
    scalars: dict[str, Any] = {
        name: np.frombuffer(getattr(row, name) or b"", kind).astype(
            np.dtype(kind).newbyteorder("=")
        )
        for name, (_, kind) in _IN_ROWS.items()
    }
    lists: dict[str, Any] = {
        name: _sent_lists(getattr(row, f"{name}_counted") or b"", getattr(row, name) or b"")
        for name in _IN_LISTS
    }
    every = _sent_marks(row.marks, marks)
    people = People(
        **scalars,
        said=every.total(marks.bits(), np.int32(0)),
        country=every.total(marks.themselves("in"), np.int32(0)),
        currency=every.total(marks.themselves("pays"), np.int32(0)),
        **lists,
        marks=every.only(marks.listed()),
    )
    return people.at(np.argsort(people.ids, kind="stable"))


def _sent_lists(counted: bytes, sent: bytes) -> Lists:
    """Arrays as `array_send` writes them: five numbers, three if it is empty, then each with its length before."""
    many = np.frombuffer(counted, ">i4").astype(np.int64)
    values = np.frombuffer(sent, ">i4")
    begin = np.cumsum(np.where(many > 0, 5 + 2 * many, 3)) - np.where(many > 0, 5 + 2 * many, 3)
    starts = np.concatenate([[0], np.cumsum(many)])
    within = np.arange(starts[-1]) - np.repeat(starts[:-1], many)
    return Lists(values[np.repeat(begin + 6, many) + 2 * within].astype(np.int32), starts)


def _sent_marks(sent: str | None, marks: Marks) -> Lists:
    rows = (
        [] if sent is None else [row.split(_BETWEEN) if row else [] for row in sent.split(_AFTER)]
    )
    flat = [marks.number(mark) for row in rows for mark in row]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)])
    return Lists(np.array(flat, np.int32), starts)
