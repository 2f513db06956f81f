"""How the vocabulary's kinds, fields and relations read to people."""

from agency.skills.importing.classification import title_of
from agency.skills.models import RelationKind, TermKind, VocabularyImport, VocabularyTerm

KINDS = {
    TermKind.skill: ("Skills", "skill"),
    TermKind.designation: ("Designations", "designation"),
    TermKind.title: ("Titles", "title"),
    TermKind.industry: ("Industries", "industry"),
}
FIELDS = {
    TermKind.skill: "Sector",
    TermKind.designation: "Issued by",
    TermKind.title: "Function",
}
LEVELS = {TermKind.designation: "Full name", TermKind.title: "Level"}
RELATIONS = {
    RelationKind.needs: "Needs",
    RelationKind.part_of: "Part of",
    RelationKind.close_to: "Close to",
    RelationKind.same_work: "Same work as",
    RelationKind.essential: "Takes",
    RelationKind.optional: "May take",
}
CHANGED = {
    "name": "Name",
    "synonyms": "Synonyms",
    "field": "Field",
    "level": "Level or full name",
    "merged": "Merged in",
    **{kind.value: words for kind, words in RELATIONS.items()},
}
"""What a line of the history is about; anything else is bookkeeping and not shown."""


def whence(term: VocabularyTerm) -> str:
    """Where a term comes from: "Our own", "ESCO 1.1.1"."""
    return imported(term.brought_by) if term.brought_by else "Our own"


def imported(brought: VocabularyImport) -> str:
    return title_of(brought.source, brought.edition)


def said(value: object) -> str:
    """One side of a change, as a line."""
    if isinstance(value, list):
        return ", ".join(str(part) for part in value) or "nothing"
    return str(value) if value not in (None, "") else "nothing"
