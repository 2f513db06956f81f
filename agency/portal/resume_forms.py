"""Forms that bring résumés' files, and what is confirmed of them."""

from datetime import date
from typing import Any

from flask_wtf.file import MultipleFileField
from wtforms import RadioField, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from agency.languages.speaking import N_, _
from agency.portal.candidate_forms import HOW
from agency.web.fields import DayField, Form, LineField

ACCEPTED = ".pdf,.docx,.odt,.rtf,.txt"


class Keys(SelectMultipleField):
    """Ticked boxes by their values; whichever the page offers."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        """What is offered is decided by the page when it is saved."""


class UploadForm(Form):
    """Files for somebody who is here."""

    files = MultipleFileField(
        N_("Files"), description=N_("PDF, DOCX, ODT, RTF or plain text, up to 10 MB each.")
    )

    def validate_files(self, field: Any) -> None:
        field.data = [one for one in field.data or [] if getattr(one, "filename", "")]
        if not field.data:
            raise ValidationError(_("Choose at least one file."))


class ManyForm(UploadForm):
    """Files of many people, with how they agreed."""

    files = MultipleFileField(
        N_("Files"),
        description=N_(
            "PDF, DOCX, ODT, RTF or plain text, up to 10 MB each, or a zip of them. 50 MB together."
        ),
    )
    agreed = RadioField(
        N_("May we contact these people?"), choices=[("", N_("Not asked yet")), *HOW], default=""
    )
    agreed_on = DayField(N_("On which day did they say yes?"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def validate_agreed_on(self, field: DayField) -> None:
        if self.agreed.data and not field.data:
            raise ValidationError(
                _("A yes needs the day it was given; without it choose “Not asked yet”.")
            )
        if field.data and field.data > self.today:
            raise ValidationError(_("Choose a day that is past, or today."))


class ConfirmForm(Form):
    """Ticked facts; the name may be corrected where somebody is new."""

    full_name = LineField(N_("Name"), most=120)
    keys = Keys(N_("What is saved"), choices=[])


class ManySavedForm(Form):
    """Ticked files."""

    files = Keys("Files", choices=[], coerce=int)


class PressForm(Form):
    """A button and nothing else."""
