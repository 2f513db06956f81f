"""Names in a row that the database numbers: who owns it, and in which place they live."""

from dataclasses import dataclass, replace

from agency.imports.book import Book, OwnerUnknown
from agency.imports.candidates import CandidateRow
from agency.imports.options import Options
from agency.languages.speaking import _


@dataclass(frozen=True)
class Settled:
    """A row with its owner and place; ``notes`` tell what nobody knows."""

    row: CandidateRow
    owner_id: int
    place_id: int | None
    zone: str | None
    notes: tuple[str, ...] = ()


def settle(row: CandidateRow, book: Book, options: Options) -> Settled:
    """Raises ``OwnerUnknown``; where a person is asked, the usual owner takes it and the name is kept."""
    kept = [row.kept] if row.kept else []
    try:
        owner_id = book.owner(row.owner_email)
    except OwnerUnknown:
        if not options.asks or not row.owner_email:
            raise
        owner_id = book.owner("")
        kept.append(f"Recruiter: {row.owner_email}")
    place = book.place(row.city, row.region, row.country) if row.city else None
    notes: tuple[str, ...] = ()
    if row.city and place is None:
        said = ", ".join(filter(None, (row.city, row.region, row.country)))
        if options.asks:
            kept.append(f"Town: {said}")
        else:
            without = _(
                "Line %(line)s: “%(said)s” is not among the places; taken without one.",
                line=row.line,
                said=said,
            )
            notes = (without,)
    row = replace(row, kept="\n".join(kept))
    place_id, zone = place or (None, None)
    return Settled(row, owner_id, place_id, zone, notes)
