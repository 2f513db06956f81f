"""What a file may hold, people or roles: how its rows are read, judged and written. One way for both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Client, Role
from agency.imports import candidates, roles
from agency.imports.adding_people import add_new, add_to
from agency.imports.adding_roles import AddedRole, add_roles
from agency.imports.book import Book, OwnerUnknown, plain
from agency.imports.candidates import CandidateRow, Manner, read_candidate
from agency.imports.changing_roles import changes_in_words, changes_of, told_by_advertisement
from agency.imports.deciding import Decision
from agency.imports.faults import RowRefused
from agency.imports.files import Row
from agency.imports.judging_people import Judged, judge_people
from agency.imports.models import ImportKind, RowState
from agency.imports.options import Options
from agency.imports.roles import RoleRow, import_key, read_role
from agency.imports.verdicts import Numbered, Verdict
from agency.imports.versions import versions_of, versions_of_roles
from agency.languages.speaking import _
from agency.matching.profiles import refresh_profiles
from agency.sameness.alike import Described, alike, name_parts
from agency.skills.models import TermKind


@dataclass(frozen=True)
class Done:
    """What became of one row: its verdict as it turned out, and what was changed."""

    no: int
    verdict: Verdict
    open_role_id: int | None = None
    """A new role that is open."""
    version_before: str = ""
    version_after: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


class People:
    """Rows of people, for one file. ``Roles`` has the same ways in."""

    columns: ClassVar[tuple[str, ...]] = candidates.KNOWN
    required: ClassVar[tuple[tuple[str, ...], ...]] = candidates.REQUIRED
    """Of each group a file has one column at least."""
    long: ClassVar[Mapping[str, int]] = candidates.LONG
    """Fields whose cells may hold more than usual, in characters."""

    def __init__(self, book: Book, options: Options, now: datetime) -> None:
        self._book, self._options, self._now = book, options, now
        self._manner = Manner(
            today=now.astimezone(book.zone).date(),
            currency=book.currency,
            day_first=options.day_first,
            notes_on=options.notes_on,
            keeps_unread=options.asks,
        )
        self._judged: dict[int, Judged] = {}

    def read(self, row: Row) -> CandidateRow | RowRefused:
        return read_candidate(row, self._manner)

    def verdicts(self, session: Session, rows: Sequence[Numbered[CandidateRow]]) -> list[Verdict]:
        """What would become of each, in their order. Writes nothing."""
        judged = judge_people(session, rows, self._book, self._options)
        self._judged = {one.numbered.no: one for one in judged}
        return [one.verdict for one in judged]

    def marks(self, row: CandidateRow) -> frozenset[str]:
        """What two rows of the same person have in common."""
        return row.marks

    def taught(self, no: int) -> dict[str, int]:
        """What the notes of a row that was just judged say, counted."""
        said = self._judged[no].said
        return said.counts(self._manner.today) if said else {}

    def lacking(self, row: CandidateRow) -> set[str]:
        """Skills and designations that the vocabulary would gain."""
        named = [(TermKind.skill, one.name) for one in row.skills]
        named += [(TermKind.designation, one.name) for one in row.designations]
        return {name for kind, name in named if self._book.known(kind, name) is None}

    def apply(self, session: Session, rows: Sequence[Numbered[CandidateRow]]) -> list[Done]:
        """Judge again and write. Rows that have to wait for an earlier one are not among the answers."""
        judged = judge_people(session, rows, self._book, self._options)
        new, changed, rest = _in_turn(judged, self._options)
        people = add_new(session, new, self._book, self._options, self._now)
        before = versions_of(session, (one.verdict.candidate_id or 0 for one in changed))
        written = [self._add_to(session, one) for one in changed]
        ids = [person.id for person in people] + list(before)
        refresh_profiles(session, ids)
        after = versions_of(session, ids)
        done = [Done(one.numbered.no, one.verdict) for one in rest]
        for one, person in zip(new, people, strict=True):
            verdict = Verdict(RowState.added, person.id)
            done.append(Done(one.numbered.no, verdict, version_after=after[person.id]))
        for one, (old, fresh) in zip(changed, written, strict=True):
            person_id = one.verdict.candidate_id or 0
            verdict = Verdict(RowState.updated, person_id)
            versions = before[person_id], after[person_id]
            done.append(Done(one.numbered.no, verdict, None, *versions, old, fresh))
        return done

    def _add_to(self, session: Session, one: Judged) -> tuple[dict[str, Any], dict[str, Any]]:
        person = session.get_one(Candidate, one.verdict.candidate_id)
        return add_to(session, one, person, self._book, self._now)


def _in_turn(
    judged: Sequence[Judged], options: Options
) -> tuple[list[Judged], list[Judged], list[Judged]]:
    """Who is new, who is added to, and who neither; whoever may be an earlier one of these waits."""
    new, changed, rest = [], [], []
    marks: set[str] = set()
    touched: set[int] = set()
    by_name: dict[str, list[Described]] = {}
    for one in judged:
        state, row = one.verdict.state, one.numbered.row
        if state is RowState.new and isinstance(row, CandidateRow) and one.settled:
            looks = Described(
                name=row.name,
                goes_by=row.goes_by,
                employer=row.employer,
                place_id=one.settled.place_id,
            )
            is_second = one.numbered.decision == Decision.new
            alikes = by_name.setdefault(name_parts(row.name)[-1:][0], [])
            if marks & (row.own_addresses if is_second else row.marks):
                continue
            if options.asks and not is_second and any(alike(looks, each) for each in alikes):
                continue
            marks |= row.marks
            alikes.append(looks)
            new.append(one)
        elif state is RowState.changed:
            if one.verdict.candidate_id not in touched:
                touched.add(one.verdict.candidate_id or 0)
                changed.append(one)
        else:
            rest.append(one)
    return new, changed, rest


class Roles:
    """Rows of roles, for one file."""

    columns: ClassVar[tuple[str, ...]] = roles.KNOWN
    required: ClassVar[tuple[tuple[str, ...], ...]] = roles.REQUIRED
    long: ClassVar[Mapping[str, int]] = roles.LONG

    def __init__(self, book: Book, options: Options, now: datetime) -> None:
        self._book, self._now = book, now
        self._manner = Manner(
            today=now.astimezone(book.zone).date(),
            currency=book.currency,
            day_first=options.day_first,
        )

    def read(self, row: Row) -> RoleRow | RowRefused:
        told = read_role(row, self._manner)
        if isinstance(told, RowRefused):
            return told
        return told_by_advertisement(told, self._book.vocabulary, self._manner.today)

    def verdicts(self, session: Session, rows: Sequence[Numbered[RoleRow]]) -> list[Verdict]:
        held = self._held(session, rows)
        known = held.keys() | self._keys_of_others(session, rows)
        return [self._verdict(one.row, known, held) for one in rows]

    def _held(self, session: Session, rows: Sequence[Numbered[RoleRow]]) -> dict[str, Role]:
        """Roles that these rows have made before, by key."""
        keys = {one.row.key for one in rows if isinstance(one.row, RoleRow)}
        found = session.scalars(select(Role).where(Role.import_key.in_(keys)))
        return {role.import_key: role for role in found if role.import_key}

    def _keys_of_others(self, session: Session, rows: Sequence[Numbered[RoleRow]]) -> set[str]:
        """Keys that roles of these clients would have if a file had brought them without a reference."""
        names = {one.row.client for one in rows if isinstance(one.row, RoleRow)}
        clients = [
            self._book.clients[plain(name)] for name in names if plain(name) in self._book.clients
        ]
        query = select(Role.title, Role.opened_at, Client.name).join(Role.client)
        return {
            import_key("", name, title, at.astimezone(self._book.zone).date() if at else None)
            for title, at, name in session.execute(query.where(Client.id.in_(clients)))
        }

    def marks(self, row: RoleRow) -> frozenset[str]:
        return frozenset({row.key})

    def taught(self, _no: int) -> dict[str, int]:
        return {}

    def lacking(self, _row: RoleRow) -> set[str]:
        return set()

    def apply(self, session: Session, rows: Sequence[Numbered[RoleRow]]) -> list[Done]:
        verdicts = self.verdicts(session, rows)
        judged = [(one, verdict) for one, verdict in zip(rows, verdicts, strict=True)]
        held = self._held(session, rows)
        done = [
            self._change(one, held) if verdict.state is RowState.changed else Done(one.no, verdict)
            for one, verdict in judged
            if verdict.state is not RowState.new
        ]
        by_key: dict[str, Numbered[RoleRow]] = {}
        for one, verdict in judged:
            if verdict.state is RowState.new and isinstance(one.row, RoleRow):
                by_key.setdefault(one.row.key, one)
        new = [one.row for one in by_key.values() if isinstance(one.row, RoleRow)]
        added = add_roles(session, new, self._book, self._now)
        versions = versions_of_roles(session, (each.role.id for each in added))
        for one, role in zip(by_key.values(), added, strict=True):
            done.append(_done(one.no, role, versions))
        return done

    def _change(self, one: Numbered[RoleRow], held: dict[str, Role]) -> Done:
        """Bring a role up to date with its posting; its history says what was there before."""
        assert isinstance(one.row, RoleRow)
        role = held[one.row.key]
        changes = changes_of(role, one.row, self._book)
        for name, value in changes.items():
            setattr(role, name, value)
        verdict = Verdict(RowState.updated, conflict=changes_in_words(changes))
        return Done(one.no, verdict, role.id if role.is_open else None)

    def _verdict(
        self, row: RoleRow | RowRefused, known: set[str], held: dict[str, Role]
    ) -> Verdict:
        if isinstance(row, RowRefused):
            return Verdict(RowState.refused, None, row.column, row.reason)
        if row.is_posting and row.key in held:
            changes = changes_of(held[row.key], row, self._book)
            if changes:
                return Verdict(RowState.changed, conflict=changes_in_words(changes))
        if row.key in known:
            return Verdict(RowState.unchanged)
        try:
            self._book.owner(row.owner_email)
        except OwnerUnknown as refused:
            return Verdict(RowState.refused, None, "owner email", str(refused))
        said = ", ".join(filter(None, (row.city, row.region, row.country)))
        if row.city and self._book.place(row.city, row.region, row.country) is None:
            note = _(
                "Line %(line)s: “%(said)s” is not among the places; taken without one.",
                line=row.line,
                said=said,
            )
            return Verdict(RowState.new, notes=(note,))
        return Verdict(RowState.new)


def _done(no: int, added: AddedRole, versions: Mapping[int, str]) -> Done:
    role = added.role
    return Done(
        no,
        Verdict(RowState.added, role_id=role.id),
        role.id if role.is_open else None,
        version_after=versions[role.id],
        after=added.came_with,
    )


KINDS: Mapping[ImportKind, type[People] | type[Roles]] = {
    ImportKind.candidates: People,
    ImportKind.roles: Roles,
}
