"""The forms of the duties' page and of what a person asks of us."""

from wtforms import IntegerField, SelectField

from agency.languages.speaking import N_
from agency.portal.candidate_forms import HOW
from agency.rights.models import DutyKind
from agency.rights.retention import MOST_MONTHS
from agency.web.fields import Between, Form, LineField, TextField, needed


class DoneForm(Form):
    """What was done about a duty, or why it takes longer."""

    outcome = LineField(N_("What was done"), [needed(N_("Write it in a few words."))])


class BreachForm(Form):
    """That something got out, or was lost."""

    what = TextField(
        N_("What happened"),
        [needed(N_("Write what you know so far; it can be added to."))],
        most=2_000,
        description=N_("When it was noticed, what it was, how many people it may concern."),
    )


class RetentionForm(Form):
    """How long records are kept."""

    months = IntegerField(
        N_("Months after the last two-way contact"),
        [
            Between(
                1, MOST_MONTHS, N_("Choose %(min)s to %(max)s months. It can only be made shorter.")
            )
        ],
    )


class TakeOffForm(Form):
    """An address of somebody who was erased and has come back."""

    address = LineField(
        N_("Their address"),
        [needed(N_("Write the address they gave you."))],
        description=N_("Only for somebody who has come back to you themselves."),
    )


class OpeningForm(Form):
    """Why a sealed record is opened."""

    why = LineField(
        N_("Why is it opened?"), [needed(N_("Write why, for it is kept with the record."))]
    )


class RequestForm(Form):
    """What a person asks of us by law, as a recruiter heard it."""

    kind = SelectField(
        N_("What they ask"),
        choices=[
            (DutyKind.access.value, N_("To see what we hold")),
            (DutyKind.rectification.value, N_("To have something corrected")),
            (DutyKind.erasure.value, N_("To be erased")),
            (DutyKind.objection.value, N_("Not to be marketed to, or an objection")),
        ],
    )
    how = SelectField(N_("How they said it"), choices=HOW)
    words = TextField(N_("In their own words"), most=1_000)
