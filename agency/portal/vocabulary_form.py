"""One term as a form: its spellings a line each, and the terms it relates to a line each."""

from collections.abc import Sequence

from wtforms import SelectField, ValidationError

from agency.languages.speaking import N_, _
from agency.portal.vocabulary_words import FIELDS, LEVEL_WORDS, LEVELS, RELATIONS
from agency.skills.models import RelationKind, TermKind, VocabularyTerm
from agency.skills.queries import Relation
from agency.skills.terms import TITLE_LEVELS
from agency.vocabulary.spellings import MAY_RELATE, Word
from agency.web.fields import Form, LineField, TextField, choices_of, needed

_NAME = 120
_MOST_LINES = 100


def _a_line_each(_form: Form, field: TextField) -> None:
    lines = _lines(field.data)
    if len(lines) > _MOST_LINES:
        raise ValidationError(
            _(
                "At most %(most)s lines, please; there are %(count)s.",
                most=_MOST_LINES,
                count=len(lines),
            )
        )
    for line in lines:
        if len(line) > _NAME:
            raise ValidationError(
                _("“%(line)s…” is longer than %(most)s characters.", line=line[:40], most=_NAME)
            )


class TermForm(Form):
    """Fields that a kind does not have are taken off."""

    name = LineField(N_("Name"), [needed(N_("Write the word."))], most=_NAME)
    synonyms = TextField(
        N_("Synonyms"),
        [_a_line_each],
        description=N_(
            "Other ways of writing it, a line each: abbreviations, older names, brands."
        ),
    )
    field = LineField(N_("Field"), most=_NAME)
    full_name = LineField(N_("Full name"), most=200, description=N_("It counts as a spelling too."))
    level = SelectField(N_("Level"), choices=[])
    needs = TextField(
        N_("Needs"), [_a_line_each], description=N_("What one must know first, a line each.")
    )
    part_of = TextField(
        N_("Part of"), [_a_line_each], description=N_("The larger thing, a line each.")
    )
    close_to = TextField(
        N_("Close to"),
        [_a_line_each],
        description=N_("What is alike enough to say so, a line each."),
    )
    same_work = TextField(
        N_("Same work as"),
        [_a_line_each],
        description=N_("A title whose skills hold for this one too."),
    )
    essential = TextField(
        N_("Takes"), [_a_line_each], description=N_("Skills it takes, a line each.")
    )
    optional = TextField(
        N_("May take"), [_a_line_each], description=N_("Skills some of them have.")
    )

    def fit_to(self, kind: TermKind) -> None:
        """Keep the fields that a term of this kind has, and name them."""
        if kind in FIELDS:
            self.field.label.text = FIELDS[kind]
        else:
            del self.field
        self.level.choices = choices_of([(level, LEVEL_WORDS[level]) for level in TITLE_LEVELS])
        if kind is not TermKind.title:
            del self.level
        if kind is not TermKind.designation:
            del self.full_name
        for relation in RELATIONS:
            if relation not in MAY_RELATE[kind]:
                del self[relation.value]

    def show(self, term: VocabularyTerm, relations: Sequence[Relation]) -> None:
        """The agency's own spellings and relations; what was brought is not edited."""
        self.name.data, self.synonyms.data = term.name, "\n".join(term.synonyms)
        if term.kind in FIELDS:
            self.field.data = term.field
        if term.kind in LEVELS:
            self[self._level_field(term.kind)].data = term.level
        for kind in MAY_RELATE[term.kind]:
            own = [one.other for one in relations if one.kind == kind and one.is_own]
            self[kind.value].data = "\n".join(own)

    def word(self, kind: TermKind) -> Word:
        return Word(
            name=" ".join((self.name.data or "").split()),
            synonyms=tuple(dict.fromkeys(_lines(self.synonyms.data))),
            field=(self.field.data or "") if kind in FIELDS else "",
            level=(self[self._level_field(kind)].data or "") if kind in LEVELS else "",
            relations={
                relation: tuple(dict.fromkeys(_lines(self[relation.value].data)))
                for relation in MAY_RELATE[kind]
            },
        )

    def refuse_spelling(self, spelling: str, words: str) -> None:
        """Say at the field where a spelling stands that it belongs to another term."""
        at = self.name if spelling == self.name.data else self.synonyms
        if "full_name" in self and spelling == self.full_name.data:
            at = self.full_name
        at.errors = [words]

    def refuse_relation(self, kind: RelationKind, words: str) -> None:
        self[kind.value].errors = [words]

    @staticmethod
    def _level_field(kind: TermKind) -> str:
        return "full_name" if kind is TermKind.designation else "level"


def _lines(text: str | None) -> list[str]:
    lines = (" ".join(line.split()) for line in (text or "").splitlines())
    return [line for line in lines if line]
