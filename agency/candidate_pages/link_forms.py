"""What can be said from a letter's link without showing who one is: all of it write-only."""

from datetime import date
from typing import Any

from werkzeug.datastructures import FileStorage
from wtforms import FileField, RadioField, ValidationError
from wtforms.validators import Optional

from agency.answers.told import WHEN
from agency.candidates.sent_resumes import LARGEST
from agency.languages.speaking import N_, _
from agency.web.fields import EmailField, Form, LineField, TextField, needed
from agency.web.months import MonthField

WORDS = 2_000
"""As much as one may write into a box on one's page."""
NEVER = 500


class AnswerForm(Form):
    """An answer to our letter."""

    text = TextField(N_("Anything you want to add?"), most=WORDS)


class NotBeforeForm(Form):
    """Quiet until a month."""

    from_month = MonthField(N_("From which month?"), [needed(N_("Choose the month."))])

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    @property
    def month(self) -> date:
        """What a valid form says."""
        assert self.from_month.data
        return self.from_month.data

    def validate_from_month(self, field: MonthField) -> None:
        refuse_past(field.data, self.today)


class FactsForm(Form):
    """New facts on a blank sheet; what is left empty has not changed."""

    move = TextField(N_("What would make you move?"), most=WORDS)
    when = RadioField(N_("When?"), [Optional()], choices=[*WHEN.items()])
    new_month = MonthField(N_("From which month on?"), [Optional()])
    never = LineField(N_("Anything you would never do?"), most=NEVER)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def validate(self, extra_validators: Any = None) -> bool:
        is_valid: bool = super().validate(extra_validators)
        if not (self.move.data or self.when.data or self.never.data):
            self.form_errors.append(_("Nothing was written yet. One line is enough."))
            return False
        return is_valid

    def validate_when(self, field: RadioField) -> None:
        if field.data == "date" and not (self.new_month.data or self.new_month.process_errors):
            raise ValidationError(_("Choose the month from which you would move."))

    def in_words(self) -> str:
        """Everything but their own sentence, for the record."""
        when = _(WHEN.get(self.when.data or "", ""))
        if self.when.data == "date" and self.new_month.data:
            when = _("Not before %(month)s", month=f"{self.new_month.data:%Y-%m}")
        lines = [(_("When"), when), (_("Never"), self.never.data)]
        return "\n".join(
            _("%(label)s: %(words)s", label=label, words=words) for label, words in lines if words
        )


class FileForm(Form):
    """A résumé as a file; what it is, is told by what is in it."""

    file = FileField(N_("Your résumé as a file"))

    def content(self) -> bytes:
        """At most a byte more than is taken; nothing where no file was chosen."""
        sent = self.file.data
        content: bytes = sent.read(LARGEST + 1) if isinstance(sent, FileStorage) else b""
        return content

    @property
    def name(self) -> str:
        return (self.file.data.filename or "") if isinstance(self.file.data, FileStorage) else ""


class RightsForm(Form):
    """What is wrong, or what they object to."""

    words = TextField(N_("What is wrong, or what do you object to?"), most=1_000)


class NewLinkForm(Form):
    """Where to send a new link."""

    email = EmailField(N_("Your email address"), [needed(N_("Write the address we write to."))])


class CodeForm(Form):
    """The code from the letter."""

    code = LineField(
        N_("The eight characters from our letter"),
        [needed(N_("Type the code from the letter."))],
        most=40,
    )


def refuse_past(month: date | None, today: date) -> None:
    """Raises ``ValidationError`` for a month that is over."""
    if month is not None and month < today.replace(day=1):
        raise ValidationError(_("That month is over. Choose this one or a later one."))
