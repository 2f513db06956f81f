"""The whole page as a form: every question optional, every answer a plain value."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    ValidationError,
)
from wtforms.validators import Optional

from agency.answers.differences import standing_words, years_words
from agency.answers.known import Known
from agency.answers.told import (
    MARKET,
    MARKET_WITH_NAME,
    MATTERS,
    OFTEN,
    STANDINGS,
    WAYS,
    WHEN,
    Answers,
    DesignationTold,
    Friend,
    SkillTold,
)
from agency.candidate_pages.link_forms import NEVER, WORDS, refuse_past
from agency.languages.speaking import N_, _
from agency.web.call_hours import CallHoursFields, filled_hours, refused_field
from agency.web.fields import DayField, EmailField, Form, LineField, TextField
from agency.web.months import MonthField

NAME = 120
_PLAIN = {"csrf": False}
"""Forms within the page's form: one token is enough."""


class SkillForm(Form):
    """One skill on the list."""

    years = IntegerField(N_("Years"), [Optional()])
    gone = BooleanField(N_("Take it off my list"))

    def validate_years(self, field: IntegerField) -> None:
        if field.data is not None and not 0 <= field.data <= 60:
            raise ValidationError(_("Write the years as a number up to 60."))


class DesignationForm(Form):
    """One designation on the list."""

    standing = SelectField(N_("How far are you?"), choices=[*STANDINGS.items()])
    expected_on = DayField(N_("Exam or end, if it is still to come"), [Optional()])
    gone = BooleanField(N_("Take it off my list"))


@dataclass(frozen=True)
class Ability:
    """One line of the list: its name, how far they are, and the fields that change it."""

    name: str
    says: str
    fields: tuple[Field, ...]
    is_open: bool


class ProfileForm(CallHoursFields, Form):
    """Everything but the skills and designations already on the list; those are in ``held``."""

    move = TextField(
        N_("What would make you move?"),
        most=WORDS,
        description=N_(
            "In your own words. We quote them back to you; an employer reads them only if you say so."
        ),
    )
    matters = SelectMultipleField(N_("And do any of these matter?"), choices=[*MATTERS.items()])
    never = LineField(N_("Anything you would never do?"), most=NEVER)
    when = RadioField(N_("When?"), [Optional()], choices=[*WHEN.items()])
    month = MonthField(N_("From"))
    channels = SelectMultipleField(N_("How may we contact you?"), choices=[*WAYS.items()])
    best_time = LineField(N_("Best time to call"), most=120)
    refused = refused_field(N_("Is there anything you do not want to hear of?"))
    often = RadioField(N_("How often, at most?"), [Optional()], choices=[*OFTEN.items()])
    add = LineField(N_("Add one"))
    market = RadioField(
        N_("May we mention you to employers?"), [Optional()], choices=[*MARKET.items()]
    )
    friend_name = LineField(N_("Their name"), most=NAME)
    friend_email = EmailField(N_("Their email"))
    friend_knows = BooleanField(N_("They know I am giving you this"))
    seen = HiddenField()

    def __init__(self, *args: Any, known: Known, today: date, **kwargs: Any) -> None:
        self.known, self.today = known, today
        super().__init__(*args, data=_filled(known), **kwargs)
        answers = known.answers
        if answers.often == "as_is":
            self.often.choices = [
                ("as_is", _("What you told us: %(limit)s", limit=_small(known.limit_words))),
                *OFTEN.items(),
            ]
        if answers.market == "yes":
            self.market.choices = [("yes", _(MARKET_WITH_NAME)), *MARKET.items()]
        self.skills = [
            (
                skill,
                SkillForm(
                    *args, prefix=f"skill-{skill.id}-", meta=_PLAIN, data=vars(skill), **kwargs
                ),
            )
            for skill in answers.skills
        ]
        self.designations = [
            (
                one,
                DesignationForm(
                    *args, prefix=f"designation-{one.id}-", meta=_PLAIN, data=vars(one), **kwargs
                ),
            )
            for one in answers.designations
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        own = super().validate(extra_validators)
        return all([own, *(form.validate() for _one, form in (*self.skills, *self.designations))])

    @property
    def abilities(self) -> list[Ability]:
        """Designations first; a line that was changed, or is wrong, stands open."""
        return [
            *(
                _ability(one, standing_words(one.standing, one.expected_on), form, told)
                for (one, form), told in zip(self.designations, self._designations(), strict=True)
            ),
            *(
                _ability(skill, years_words(skill.years) if skill.years else "", form, told)
                for (skill, form), told in zip(self.skills, self._skills(), strict=True)
            ),
        ]

    @property
    def problems(self) -> "Problems":
        """Every field of the page, for the list at the top."""
        inner = [(skill.name, form) for skill, form in self.skills]
        inner += [(one.name, form) for one, form in self.designations]
        return Problems([*self, *_named(inner)], self.form_errors)

    def validate_month(self, field: MonthField) -> None:
        if self.when.data == "date" and field.data is None:
            raise ValidationError(_("Choose the month from which you would move."))
        if self.when.data == "date" and self._day() != self.known.answers.month:
            refuse_past(field.data, self.today)

    def validate_channels(self, field: SelectMultipleField) -> None:
        if self.known.answers.channels and not field.data:
            raise ValidationError(_("Leave one way open, or use “Pause me” or “stop” below."))

    def validate_friend_name(self, field: LineField) -> None:
        if self.friend_email.data and not field.data:
            raise ValidationError(_("Write their name too, so that we know whom to greet."))

    def validate_friend_email(self, field: EmailField) -> None:
        if self.friend_name.data and not field.data:
            raise ValidationError(_("Write their email address, or take the name out."))

    def validate_friend_knows(self, field: BooleanField) -> None:
        if (self.friend_name.data or self.friend_email.data) and not field.data:
            raise ValidationError(_("Ask them first, then tick this. Otherwise take the name out."))

    def boxes(self) -> tuple[str, str]:
        return self.known.told_anew(self.move.data or "", self.never.data or "")

    def answers(self) -> Answers:
        """What a valid form says."""
        move, never = self.boxes()
        friend = Friend(name=self.friend_name.data, email=self.friend_email.data)
        return Answers(
            move=move,
            matters=frozenset(self.matters.data or ()),
            never=never,
            when=self.when.data or "",
            month=self._day() if self.when.data == "date" else None,
            channels=frozenset(self.channels.data or ()),
            best_time=self.best_time.data or "",
            call_hours=self.call_hours(),
            refused=frozenset(self.refused.data or ()),
            often=self.often.data or "",
            market=self.market.data or "",
            skills=tuple(self._skills()),
            designations=tuple(self._designations()),
            add=self.add.data or "",
            friend=friend if self.friend_name.data else None,
        )

    def _day(self) -> date | None:
        """The month; the exact day they had named, if the month is still that one."""
        month: date | None = self.month.data
        named = self.known.answers.month
        same = named and month and (named.year, named.month) == (month.year, month.month)
        return named if same else month

    def _skills(self) -> Iterator[SkillTold]:
        for skill, form in self.skills:
            yield replace(skill, years=form.years.data, gone=form.gone.data)

    def _designations(self) -> Iterator[DesignationTold]:
        for one, form in self.designations:
            expected = None if form.standing.data == "held" else form.expected_on.data
            yield replace(
                one, standing=form.standing.data, expected_on=expected, gone=form.gone.data
            )


class Problems(list[Any]):
    """Fields with what is wrong, as the summary reads a form."""

    def __init__(self, fields: list[Any], form_errors: Any) -> None:
        super().__init__(fields)
        self.form_errors = form_errors


class _NamedField:
    """A field of a list item, said with the item's name."""

    def __init__(self, name: str, field: Field) -> None:
        self.id, self.errors, self.type = field.id, field.errors, field.type
        self.label = type("Label", (), {"text": f"{name}, {_small(field.label.text)}"})


def _ability(
    was: SkillTold | DesignationTold, says: str, form: Form, told: SkillTold | DesignationTold
) -> Ability:
    return Ability(was.name, says, tuple(form), bool(form.errors) or told != was)


def _named(forms: list[tuple[str, Form]]) -> Iterator[_NamedField]:
    for name, form in forms:
        for field in form:
            yield _NamedField(name, field)


def _filled(known: Known) -> dict[str, Any]:
    told = known.answers
    return {
        "move": told.move,
        "matters": sorted(told.matters),
        "never": told.never,
        "when": told.when or None,
        "month": told.month,
        "channels": sorted(told.channels),
        "best_time": told.best_time,
        **filled_hours(told.call_hours),
        "refused": sorted(told.refused),
        "often": told.often or None,
        "market": told.market or None,
        "seen": known.fingerprint,
    }


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
