"""The forms of the duties' page and of what a person asks of us."""

from wtforms import IntegerField, SelectField
from wtforms.validators import NumberRange

from agency.portal.candidate_forms import HOW
from agency.rights.models import DutyKind
from agency.rights.retention import MOST_MONTHS
from agency.web.fields import Form, LineField, TextField, needed


class DoneForm(Form):
    """What was done about a duty, or why it takes longer."""

    outcome = LineField("What was done", [needed("Write it in a few words.")])


class BreachForm(Form):
    """That something got out, or was lost."""

    what = TextField(
        "What happened",
        [needed("Write what you know so far; it can be added to.")],
        most=2_000,
        description="When it was noticed, what it was, how many people it may concern.",
    )


class RetentionForm(Form):
    """How long records are kept."""

    months = IntegerField(
        "Months after the last two-way contact",
        [
            NumberRange(
                1, MOST_MONTHS, f"Choose 1 to {MOST_MONTHS} months. It can only be made shorter."
            )
        ],
    )


class TakeOffForm(Form):
    """An address of somebody who was erased and has come back."""

    address = LineField(
        "Their address",
        [needed("Write the address they gave you.")],
        description="Only for somebody who has come back to you themselves.",
    )


class OpeningForm(Form):
    """Why a sealed record is opened."""

    why = LineField("Why is it opened?", [needed("Write why, for it is kept with the record.")])


class RequestForm(Form):
    """What a person asks of us by law, as a recruiter heard it."""

    kind = SelectField(
        "What they ask",
        choices=[
            (DutyKind.access.value, "To see what we hold"),
            (DutyKind.rectification.value, "To have something corrected"),
            (DutyKind.erasure.value, "To be erased"),
            (DutyKind.objection.value, "Not to be marketed to, or an objection"),
        ],
    )
    how = SelectField("How they said it", choices=HOW)
    words = TextField("In their own words", most=1_000)
