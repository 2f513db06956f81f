"""The forms of an import."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from wtforms import FileField, RadioField, SelectField, ValidationError

from agency import clock
from agency.database import db
from agency.imports.columns import FIELDS, label
from agency.imports.days import which_way_round
from agency.imports.encodings import ENCODINGS
from agency.imports.files import DELIMITERS
from agency.imports.options import BASES, Options
from agency.languages.speaking import N_, _
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import the_agency
from agency.web.fields import DayField, Form, choices_of


class UploadForm(Form):
    file = FileField(N_("The file"))

    def validate_file(self, field: FileField) -> None:
        if not getattr(field.data, "filename", ""):
            raise ValidationError(_("Choose a file first."))


class ReadingForm(Form):
    """How the file is read, where the guess was wrong."""

    encoding = SelectField(N_("Letters"), choices=list(ENCODINGS.items()), validate_choice=False)
    delimiter = SelectField(
        N_("Between the cells"),
        choices=[(one, name.capitalize()) for one, name in DELIMITERS.items()],
        validate_choice=False,
    )
    sheet = SelectField(N_("Sheet"), choices=[], validate_choice=False)

    def validate_encoding(self, field: SelectField) -> None:
        if field.data and field.data not in {*ENCODINGS, "utf-8"}:
            raise ValidationError(_("Choose one of the list."))

    def validate_delimiter(self, field: SelectField) -> None:
        if field.data and field.data not in DELIMITERS:
            raise ValidationError(_("Choose one of the list."))


class ColumnsForm(Form):
    """What is said of the whole file. The columns themselves are fields named by their position."""

    owner = SelectField(N_("Rows that name no recruiter go to"))
    day_first = RadioField(
        N_("Which way round are the days written?"),
        choices=[
            ("yes", N_("Day first: 3/6 is 3 June")),
            ("no", N_("Month first: 3/6 is 6 March")),
        ],
        default="",
        validate_choice=False,
    )
    notes_on = DayField(N_("Notes without a day are from"))

    fields = [(field, label(field)) for field in FIELDS]

    def offer(self, recruiters: Iterable[Recruiter]) -> None:
        active = [(one.email, one.name) for one in recruiters if one.disabled_at is None]
        self.owner.choices = choices_of(active)

    def fill(self, options: Options) -> None:
        """As it was chosen before; notes without a day are from today."""
        self.owner.data = options.owner
        self.notes_on.data = options.notes_on or _today()
        turned = {True: "yes", False: "no", None: ""}
        self.day_first.data = turned[options.day_first]

    def validate_notes_on(self, field: DayField) -> None:
        if field.data and field.data > _today():
            raise ValidationError(_("Notes cannot be from a day to come."))

    def options(self, before: Options, days: Sequence[str]) -> Options:
        """What was chosen; ``days`` tell which way round they are where nobody had to be asked."""
        chosen = {"yes": True, "no": False}.get(self.day_first.data or "")
        return replace(
            before,
            owner=self.owner.data,
            day_first=which_way_round(days) if chosen is None else chosen,
            notes_on=self.notes_on.data or _today(),
        )


class AgreedForm(Form):
    """How these people agreed: it decides what may be done."""

    basis = RadioField(
        N_("How did these people agree?"), choices=list(BASES.items()), default="unsure"
    )
    agreed_on = DayField(N_("The last day on which any of them said so"))

    def validate_agreed_on(self, field: DayField) -> None:
        if self.basis.data != "yes":
            return
        if field.data is None:
            raise ValidationError(
                _("A yes needs the day it was given; without it choose “I am not sure”.")
            )
        if field.data > _today():
            raise ValidationError(_("Nobody can have agreed on a day to come."))


def _today() -> date:
    return clock.today(the_agency(db.session()).zone)
