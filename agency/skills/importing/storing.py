"""Stores a classification in batches that the caller commits. Begun again, it goes on where it was.

The agency's own words win: a concept that one of them names joins it, and a name that is a spelling
of one is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import TextClause, select, text
from sqlalchemy.orm import Session

from agency.skills.importing.classification import Classification, Concept, Link
from agency.skills.importing.finding import Ids, find_terms, own_spellings
from agency.skills.models import ImportSource, VocabularyImport, VocabularyTerm

CONCEPTS_AT_A_TIME = 1_000
LINKS_AT_A_TIME = 10_000
_STORING = 6_240_119
"""The advisory lock under which a batch is stored, so that two imports at once store nothing twice."""

_ADD_TERMS = text(
    """INSERT INTO vocabulary_terms (kind, name, synonyms, field, level, import_id, ref)
    SELECT kind, name, '{}', field, '', :import_id, ref
    FROM unnest(CAST(:kinds AS text[]), CAST(:names AS text[]), CAST(:fields AS text[]), CAST(:refs AS text[]))
        AS brought (kind, name, field, ref)
    ON CONFLICT (kind, name) DO NOTHING"""
)
_ADD_NAMES = text(
    """INSERT INTO imported_names (import_id, term_id, text)
    SELECT :import_id, * FROM unnest(CAST(:term_ids AS int[]), CAST(:texts AS text[]))
    ON CONFLICT DO NOTHING"""
)
_ADD_LINKS = text(
    """INSERT INTO term_relations (term_id, kind, other_id, import_id)
    SELECT term_id, kind, other_id, :import_id
    FROM unnest(CAST(:term_ids AS int[]), CAST(:kinds AS text[]), CAST(:other_ids AS int[]))
        AS brought (term_id, kind, other_id)
    WHERE term_id <> other_id AND NOT (kind = 'optional' AND EXISTS (
        SELECT FROM term_relations AS known WHERE known.term_id = brought.term_id
        AND known.other_id = brought.other_id AND known.kind = 'essential'))
    ON CONFLICT DO NOTHING"""
)


@dataclass(frozen=True)
class Step:
    """Concepts or links from ``start`` up to ``end``."""

    what: str
    start: int
    end: int


class Storing:
    """A classification on its way into the database. Holds plain values, so that it outlives commits."""

    def __init__(self, session: Session, classification: Classification, now: datetime) -> None:
        self._read = classification
        brought = self._present(session)
        is_going_on = brought is not None and brought.finished_at is None
        if brought is None:
            brought = VocabularyImport(
                source=ImportSource(classification.source),
                edition=classification.edition,
                acknowledgement=classification.acknowledgement,
                started_at=now,
            )
            session.add(brought)
            session.flush()
        self.import_id: int = brought.id
        self._progress = dict(brought.progress)
        if not is_going_on or self._progress.get("of") != self._size:
            self._progress |= {"of": self._size, "concepts": 0, "links": 0, "joined": 0}
        self._ids: Ids | None = None

    @property
    def counts(self) -> dict[str, int]:
        """New terms, concepts that joined a term, names and relations, over all runs."""
        return {name: self._progress.get(name, 0) for name in ("new", "joined", "names", "related")}

    def steps(self) -> Iterator[Step]:
        """What is left to do, in order."""
        sizes = (("concepts", CONCEPTS_AT_A_TIME), ("links", LINKS_AT_A_TIME))
        for (what, at_a_time), total in zip(sizes, self._size, strict=True):
            for start in range(self._progress[what], total, at_a_time):
                yield Step(what, start, min(start + at_a_time, total))

    def take(self, session: Session, step: Step) -> None:
        """Store one step and how far it is. Never commits."""
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _STORING})
        if step.what == "concepts":
            self._take_concepts(session, self._read.concepts[step.start : step.end])
        else:
            self._take_links(session, self._read.links[step.start : step.end])
        self._progress[step.what] = step.end
        self._row(session).progress = dict(self._progress)

    def finish(self, session: Session, now: datetime) -> None:
        row = self._row(session)
        row.finished_at = row.finished_at or now

    @property
    def _size(self) -> list[int]:
        return [len(self._read.concepts), len(self._read.links)]

    def _row(self, session: Session) -> VocabularyImport:
        row = session.get(VocabularyImport, self.import_id)
        assert row is not None, "an import's row is kept, even when it is undone"
        return row

    def _present(self, session: Session) -> VocabularyImport | None:
        """The same edition, begun or finished before and not undone since."""
        query = select(VocabularyImport).filter_by(
            source=ImportSource(self._read.source), edition=self._read.edition, undone_at=None
        )
        return session.scalars(query.order_by(VocabularyImport.id.desc()).limit(1)).first()

    def _take_concepts(self, session: Session, concepts: Sequence[Concept]) -> None:
        source = self._read.source
        ids = find_terms(session, source, concepts)
        new = [one for one in concepts if (one.kind, one.ref) not in ids]
        added = self._add(
            session,
            _ADD_TERMS,
            kinds=[one.kind for one in new],
            names=[one.name for one in new],
            fields=[one.field for one in new],
            refs=[one.ref for one in new],
        )
        ids |= find_terms(session, source, new)
        joined = self._joined(session, set(ids.values()))
        self._count("new", added)
        self._count("joined", sum(ids[one.kind, one.ref] in joined for one in concepts))
        self._take_names(session, concepts, ids, joined)

    def _joined(self, session: Session, term_ids: set[int]) -> set[int]:
        """Those that this classification did not bring."""
        query = select(VocabularyTerm.id).where(
            VocabularyTerm.id.in_(term_ids),
            VocabularyTerm.import_id.is_distinct_from(self.import_id),
        )
        return set(session.scalars(query))

    def _take_names(
        self, session: Session, concepts: Sequence[Concept], ids: Ids, joined: set[int]
    ) -> None:
        """A term that was joined keeps the concept's name too, as a mark that both brought it."""
        own = own_spellings(session, concepts)
        pairs: list[tuple[int, str]] = []
        for one in concepts:
            term_id = ids[one.kind, one.ref]
            names = (one.name, *one.names) if term_id in joined else one.names
            known = own[one.kind] if term_id in joined else own[one.kind] | {one.name}
            pairs += [(term_id, name) for name in names if name not in known]
        term_ids, texts = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        self._count("names", self._add(session, _ADD_NAMES, term_ids=term_ids, texts=texts))

    def _take_links(self, session: Session, links: Sequence[Link]) -> None:
        if self._ids is None:
            self._ids = find_terms(session, self._read.source, self._read.concepts)
        ids = self._ids
        known = [link for link in links if link.term in ids and link.other in ids]
        essential = {(ids[one.term], ids[one.other]) for one in known if one.kind == "essential"}
        known = [
            one
            for one in known
            if one.kind != "optional" or (ids[one.term], ids[one.other]) not in essential
        ]
        added = self._add(
            session,
            _ADD_LINKS,
            term_ids=[ids[link.term] for link in known],
            kinds=[link.kind for link in known],
            other_ids=[ids[link.other] for link in known],
        )
        self._count("related", added)

    def _add(self, session: Session, adding: TextClause, **columns: list[Any]) -> int:
        """How many rows were new."""
        if not any(columns.values()):
            return 0
        added = session.execute(adding, {"import_id": self.import_id, **columns})
        return int(added.rowcount)  # type: ignore[attr-defined]  # an INSERT has one

    def _count(self, what: str, more: int) -> None:
        self._progress[what] = self._progress.get(what, 0) + more
