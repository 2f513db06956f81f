"""How the vocabulary's kinds, fields and relations read to people."""

from agency.languages.speaking import N_, Words, _
from agency.skills.importing.classification import title_of
from agency.skills.models import RelationKind, TermKind, VocabularyImport, VocabularyTerm

KINDS = Words(
    {
        TermKind.skill: (N_("Skills"), N_("skill")),
        TermKind.designation: (N_("Designations"), N_("designation")),
        TermKind.title: (N_("Titles"), N_("title")),
        TermKind.industry: (N_("Industries"), N_("industry")),
    }
)
FIELDS = Words(
    {
        TermKind.skill: N_("Sector"),
        TermKind.designation: N_("Issued by"),
        TermKind.title: N_("Function"),
    }
)
LEVELS = Words({TermKind.designation: N_("Full name"), TermKind.title: N_("Level")})
LEVEL_WORDS = Words(
    {
        "": N_("None told"),
        "intern": N_("Intern"),
        "junior": N_("Junior"),
        "intermediate": N_("Intermediate"),
        "senior": N_("Senior"),
        "lead": N_("Lead"),
        "manager": N_("Manager"),
        "director": N_("Director"),
        "executive": N_("Executive"),
    }
)
RELATIONS = Words(
    {
        RelationKind.needs: N_("Needs"),
        RelationKind.part_of: N_("Part of"),
        RelationKind.close_to: N_("Close to"),
        RelationKind.same_work: N_("Same work as"),
        RelationKind.essential: N_("Takes"),
        RelationKind.optional: N_("May take"),
    }
)
CHANGED = Words(
    {
        "name": N_("Name"),
        "synonyms": N_("Synonyms"),
        "field": N_("Field"),
        "level": N_("Level or full name"),
        "merged": N_("Merged in"),
        **{kind.value: words for kind, words in RELATIONS.items()},
    }
)
"""What a line of the history is about; anything else is bookkeeping and not shown."""


def whence(term: VocabularyTerm) -> str:
    """Where a term comes from: "Our own", "ESCO 1.1.1"."""
    return imported(term.brought_by) if term.brought_by else _("Our own")


def imported(brought: VocabularyImport) -> str:
    return title_of(brought.source, brought.edition)


def said(value: object) -> str:
    """One side of a change, as a line."""
    if isinstance(value, list):
        return ", ".join(str(part) for part in value) or _("nothing")
    return str(value) if value not in (None, "") else _("nothing")
