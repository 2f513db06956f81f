"""What is to become of rows of people. Asked by the check, and again when the rows are applied; writes nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.candidates.suppression import suppressed_among
from agency.contact.consent import current_consent
from agency.contact.models import ConsentKind
from agency.imports.additions import Additions, Held, additions, people_held
from agency.imports.book import Book, OwnerUnknown
from agency.imports.candidates import CandidateRow
from agency.imports.days import in_doubt
from agency.imports.deciding import Decision
from agency.imports.faults import RowRefused
from agency.imports.models import ImportRow, RowState
from agency.imports.notes import Said, read_said
from agency.imports.options import Options
from agency.imports.settling import Settled, settle
from agency.imports.verdicts import Numbered, Verdict
from agency.languages.speaking import N_, _
from agency.preferences.telling import fact_told
from agency.sameness import SURE, Described, Likeness, likely_same_each
from agency.skills.models import TermKind
from agency.words import day as day_words

ERASED = N_(
    "somebody with this address was erased here and is not brought back; nothing was stored"
)
_ALIKE = {
    "email": N_("the same email under another name"),
    "phone": N_("the same phone under another name"),
    "linkedin": N_("the same LinkedIn page under another name"),
    "name and employer": N_("name and employer alike"),
    "name, employer and town": N_("name, employer and town alike"),
}
PersonRow = Numbered[CandidateRow]


@dataclass(frozen=True)
class Judged:
    """A row with its verdict; the rest is there for rows that could be read."""

    numbered: PersonRow
    verdict: Verdict
    settled: Settled | None = None
    said: Said | None = None
    additions: Additions | None = None
    """With a verdict of changed."""


def judge_people(
    session: Session, rows: Sequence[PersonRow], book: Book, options: Options
) -> list[Judged]:
    """A verdict for each, in their order; in a number of queries that does not grow with them."""
    read = [one.row for one in rows if isinstance(one.row, CandidateRow)]
    book.look_up(session, TermKind.skill, (one.name for row in read for one in row.skills))
    certified = (one.name for row in read for one in row.designations)
    book.look_up(session, TermKind.designation, certified)
    erased = suppressed_among(session, set().union(*(row.marks for row in read)))
    judged = [_first_look(one, book, options, erased) for one in rows]
    open_ones = [one for one in judged if one.verdict.state is RowState.new]
    found = _found(session, open_ones, options)
    ids = {one.candidate_id for likenesses in found.values() for one in likenesses}
    rows_open = [one.settled for one in open_ones if one.settled]
    held = people_held(session, ids, rows_open) if options.asks else Held()
    looked = {
        one.numbered.no: _second_look(session, one, found[one.numbered.no], held, book, options)
        for one in open_ones
    }
    return [looked.get(one.numbered.no, one) for one in judged]


def _first_look(one: PersonRow, book: Book, options: Options, erased: set[str]) -> Judged:
    """What the row says by itself; new where nothing speaks against it."""
    row = one.row
    if isinstance(row, RowRefused):
        return Judged(one, _refused(row, options))
    if one.decision == Decision.leave_out:
        return Judged(one, Verdict(RowState.left_out, conflict=_("You left it out.")))
    if erased & row.marks:
        return Judged(one, Verdict(_out(options), conflict=_(ERASED)))
    try:
        settled = settle(row, book, options)
    except OwnerUnknown as refused:
        return Judged(one, Verdict(RowState.refused, None, "owner email", str(refused)))
    said = read_said(row, book.vocabulary)
    return Judged(one, Verdict(RowState.new, notes=settled.notes), settled, said)


def _refused(row: RowRefused, options: Options) -> Verdict:
    if row.doubt and options.asks:
        one, other = map(day_words, row.doubt)
        return Verdict(RowState.aside, None, row.column, in_doubt(one, other))
    return Verdict(RowState.refused, None, row.column, row.reason)


def _out(options: Options) -> RowState:
    return RowState.left_out if options.asks else RowState.refused


def _second_look(
    session: Session,
    one: Judged,
    found: list[Likeness],
    held: Held,
    book: Book,
    options: Options,
) -> Judged:
    """Whether it is somebody we have, and whether a person must say so."""
    decision, like_ids = one.numbered.decision, tuple(each.candidate_id for each in found)
    sure = next((each for each in found if each.score >= SURE), None)
    if not options.asks:
        return _known(session, one, found[0].candidate_id) if found else one
    assert one.settled is not None, "only rows that could be read are looked at twice"
    assert one.said is not None, "only rows that could be read are looked at twice"
    same = sure.candidate_id if sure else None
    if decision == Decision.same and one.numbered.like_ids:
        same = one.numbered.like_ids[0]
    if same in held.people and decision != Decision.new:
        return _same(one, held.people[same], held, book)
    if found and decision != Decision.new:
        why = _(
            "You have %(name)s: %(what)s",
            name=held.people[like_ids[0]].full_name,
            what=_alike_in(found[0]),
        )
        return _aside(one, "name", why, like_ids)
    if one.said.doubtful is not None and not decision:
        return _aside(one, "note", _("Read as: %(label)s", label=fact_told(one.said.doubtful)))
    if not one.settled.row.ways and not decision:
        return _aside(one, "email", _("No email, no phone"))
    return one


def _aside(one: Judged, column: str, why: str, like_ids: tuple[int, ...] = ()) -> Judged:
    verdict = Verdict(RowState.aside, None, column, why, like_ids)
    return Judged(one.numbered, verdict, one.settled, one.said)


def _known(session: Session, one: Judged, candidate_id: int) -> Judged:
    """Nobody is changed; but a no in the file is not lost because the person is here already."""
    notes: tuple[str, ...] = ()
    row = one.numbered.row
    assert isinstance(row, CandidateRow), "only rows that could be read are looked at twice"
    if row.agreed == "no" and _says_yes(session, candidate_id):
        notes = (
            _(
                "Line %(line)s: already here, and the file says no to contact. Record it on their page.",
                line=row.line,
            ),
        )
    return Judged(one.numbered, Verdict(RowState.unchanged, candidate_id, notes=notes))


def _says_yes(session: Session, candidate_id: int) -> bool:
    answer = current_consent(session, candidate_id).get(ConsentKind.contact)
    return answer is not None and answer.answer == "yes"


def _same(one: Judged, person: Candidate, held: Held, book: Book) -> Judged:
    assert one.settled is not None, "only rows that could be read are looked at twice"
    assert one.said is not None, "only rows that could be read are looked at twice"
    more = additions(person, held, one.settled, book)
    state = RowState.changed if more else RowState.unchanged
    verdict = Verdict(state, person.id)
    return Judged(one.numbered, verdict, one.settled, one.said, more)


def _alike_in(likeness: Likeness) -> str:
    return _(_ALIKE[likeness.how])


def _found(
    session: Session, judged: Sequence[Judged], options: Options
) -> dict[int, list[Likeness]]:
    """Who each may be, the likeliest first. The very same row, taken in before, is sure."""
    rows = [one.settled.row for one in judged if one.settled]
    places = [one.settled.place_id if options.asks else None for one in judged if one.settled]
    described = [
        Described(
            name=row.name,
            goes_by=row.goes_by,
            addresses=row.own_addresses,
            employer=row.employer if options.asks else "",
            place_id=place_id,
        )
        for row, place_id in zip(rows, places, strict=True)
    ]
    found = likely_same_each(session, described)
    before = dict(_taken_before(session, judged, options))
    return {
        one.numbered.no: _with(before.get(one.numbered.no), likenesses)
        for one, likenesses in zip(judged, found, strict=True)
    }


def _with(before: int | None, likenesses: list[Likeness]) -> list[Likeness]:
    if before is None or any(one.score >= SURE for one in likenesses):
        return likenesses
    return [Likeness(before, "the same row", SURE), *likenesses]


def _taken_before(
    session: Session, judged: Sequence[Judged], options: Options
) -> Iterator[tuple[int, int]]:
    """By the key of their row; where a person is asked, by the whole row."""
    if options.asks:
        query = select(ImportRow.row_hash, ImportRow.candidate_id).where(
            ImportRow.row_hash.in_({one.numbered.row_hash for one in judged}),
            ImportRow.candidate_id.is_not(None),
        )
        known = {row.row_hash: row.candidate_id for row in session.execute(query)}
        yield from (
            (one.numbered.no, known[one.numbered.row_hash])
            for one in judged
            if one.numbered.row_hash in known
        )
        return
    keys = {one.settled.row.key: one.numbered.no for one in judged if one.settled}
    query_keys = select(Candidate.import_key, Candidate.id).where(Candidate.import_key.in_(keys))
    by_key = {row.import_key: row.id for row in session.execute(query_keys)}
    yield from (
        (one.numbered.no, by_key[one.settled.row.key])
        for one in judged
        if one.settled and one.settled.row.key in by_key
    )
