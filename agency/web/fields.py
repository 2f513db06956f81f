"""The form every page's form inherits from, and fields that accept what people type."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import DateField, Field, SelectChoice, StringField, TextAreaField, ValidationError
from wtforms.i18n import get_translations
from wtforms.validators import InputRequired, NumberRange, StopValidation

from agency.languages.speaking import Language, _, language
from agency.words import figure

LINE = 200
"""How many characters one line of text may have unless its field says otherwise."""
TEXT = 10_000
"""The same for a text of several lines, a note for instance."""

_TIMES = {"k": 1_000, "m": 1_000_000}
_MOST_MONEY = Decimal(99_999_999)
_UNWANTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls, half characters, odd line ends, and the marks that turn the reading direction round."""


class Form(FlaskForm):
    """Removes what no database or letter can hold (NUL and its kind) and trims every text.

    Carries the CSRF token: put ``form.hidden_tag()`` into the template. Fields with ``password`` or
    ``token`` in their name are left as they were typed. Choices may be given as pairs of value and
    label. Labels, descriptions and choices that stand in the class are messages (``N_``); choices
    that are set once a form is made are said by whoever sets them.
    """

    class Meta(FlaskForm.Meta):
        def bind_field(self, form: Any, unbound: Any, options: dict[str, Any]) -> Any:
            pairs = unbound.kwargs.get("choices")
            if isinstance(pairs, list | tuple):
                options = {**options, "choices": said(choices_of(pairs))}
            field = super().bind_field(form, unbound, options)
            if hasattr(field, "label"):
                field.label.text, field.description = _(field.label.text), _(field.description)
            return field

        def get_translations(self, _form: Any) -> Any:
            return None if language() is Language.en else get_translations([language()])

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            typed = super().wrap_formdata(form, formdata)
            if not isinstance(typed, MultiDict):
                return typed
            pairs = typed.items(multi=True)
            return MultiDict(
                (name, value if _is_secret(name) else clean(value)) for name, value in pairs
            )


def clean(text: Any) -> Any:
    """Text without control characters and without space around it; anything else as it was."""
    if not isinstance(text, str):
        return text
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def choices_of(pairs: Iterable[Any]) -> list[SelectChoice]:
    """Pairs of value and label as WTForms wants them, for choices that are set once a form is made."""
    return [pair if isinstance(pair, SelectChoice) else SelectChoice(*pair) for pair in pairs]


def said(choices: Iterable[SelectChoice]) -> list[SelectChoice]:
    """The choices in the language that is spoken."""
    return [replace(one, label=_(one.label)) for one in choices]


class Needed(InputRequired):
    """Refuses an empty field with a message, said when it is needed."""

    def __call__(self, form: Any, field: Field) -> None:
        try:
            super().__call__(form, field)
        except StopValidation as refused:
            raise StopValidation(_(str(refused))) from None


def needed(words: str) -> InputRequired:
    """Refuses an empty field with a sentence that says how to fix it: "Give the role a title."."""
    return Needed(words)


class Between(NumberRange):
    """Refuses a number outside its bounds with a message, said when it is needed."""

    def __call__(self, form: Any, field: Field) -> None:
        NumberRange(self.min, self.max, _(self.message))(form, field)


class TooLong:
    """Refuses more than ``most`` characters and says how many there were."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.field_flags = {"maxlength": most}

    def __call__(self, _form: Any, field: Field) -> None:
        length = len(field.data or "")
        if length > self.most:
            raise ValidationError(
                _(
                    "At most %(most)s characters, please; this has %(length)s.",
                    most=figure(self.most),
                    length=figure(length),
                )
            )


class LineField(StringField):
    """One line of text of at most ``most`` characters."""

    def __init__(self, label: str, validators: Sequence[Any] = (), most: int = LINE, **kwargs: Any):
        super().__init__(label, [*validators, TooLong(most), _on_one_line], **kwargs)


class TextField(TextAreaField):
    """Several lines of text of at most ``most`` characters."""

    def __init__(self, label: str, validators: Sequence[Any] = (), most: int = TEXT, **kwargs: Any):
        super().__init__(label, [*validators, TooLong(most)], **kwargs)


class EmailField(LineField):
    """An email address, checked by its shape only: nobody is asked whether it exists."""

    def __init__(self, label: str, validators: Sequence[Any] = (), **kwargs: Any) -> None:
        look = {"type": "email", "spellcheck": "false", **kwargs.pop("render_kw", {})}
        super().__init__(label, [*validators, _is_address], most=254, render_kw=look, **kwargs)


class DayField(DateField):
    """A calendar day, empty when it is not needed, within the years a career can touch."""

    def __init__(
        self,
        label: str,
        validators: Sequence[Any] = (),
        earliest: date = date(1940, 1, 1),
        latest: date = date(2100, 12, 31),
        **kwargs: Any,
    ) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(label, validators, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = clean(valuelist[0]) if valuelist else ""
        self.data = None
        if not typed:
            return
        try:
            self.data = date.fromisoformat(typed)
        except ValueError:
            raise ValueError(
                _("Write the day as year-month-day, 2026-09-01 for instance.")
            ) from None
        if not self.earliest <= self.data <= self.latest:
            raise ValueError(
                _(
                    "Choose a day from %(first)s to %(last)s.",
                    first=self.earliest.year,
                    last=self.latest.year,
                )
            )


class TimeField(StringField):
    """A time of day, or nothing."""

    data: Any  # WTForms gives its fields no types

    def __init__(self, label: str, validators: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(label, validators, render_kw={"type": "time"}, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = clean(valuelist[0]) if valuelist else ""
        try:
            self.data = time.fromisoformat(typed).replace(second=0, tzinfo=None) if typed else None
        except ValueError:
            self.data = None
            raise ValueError(
                _("Write the time as hours and minutes, 14:10 for instance.")
            ) from None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data:%H:%M}" if self.data else ""


class AmountField(StringField):
    """Money as people write it: "130k", "$130,000", "62.50"; nothing where nothing is written."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        typed = str(clean(valuelist[0])) if valuelist else ""
        if typed:
            self.data = amount_in(typed)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data:f}".removesuffix(".00") if self.data is not None else ""


def amount_in(typed: str) -> Decimal:
    """The sum of money a person wrote. Raises ``ValueError`` with the sentence that says how to fix it."""
    plain = re.sub(r"[\s,$£€_]", "", typed).lower()
    times = _TIMES.get(plain[-1:], 1)
    try:
        amount = Decimal(plain[:-1] if times > 1 else plain) * times
    except InvalidOperation:
        raise ValueError(_("Write the amount as a number, such as 130000 or 130k.")) from None
    if not amount.is_finite() or not 0 < amount <= _MOST_MONEY:
        raise ValueError(_("Write an amount above zero and below 100 million."))
    return amount


def _is_secret(name: str) -> bool:
    return "password" in name or "token" in name


def _on_one_line(_form: Any, field: Field) -> None:
    if field.data and "\n" in field.data:
        raise ValidationError(_("Keep this on one line, please."))


def _is_address(_form: Any, field: Field) -> None:
    if not field.data:
        return
    try:
        validate_email(field.data, check_deliverability=False)
    except EmailNotValidError:
        raise ValidationError(_("That is not a complete address: name@example.com.")) from None
