"""The weights of fit as a form: a choice and points for each part, and why."""

from collections.abc import Sequence
from typing import Any, cast

from wtforms import IntegerField, RadioField, SelectField, StringField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from agency.clients.models import Role
from agency.languages.speaking import N_, Words, _
from agency.matching.weights import PARTS, Mode, NothingCounts, Weights
from agency.web.fields import Form, TextField, choices_of, clean, needed
from agency.words import figure

MODES = [("score", N_("Score")), ("must", N_("Must")), ("ignore", N_("Ignore"))]
MOST_POINTS = 1_000
PART_WORDS = Words(
    {
        "want": N_("What they want"),
        "skills": N_("Skills"),
        "timing": N_("Timing"),
        "place": N_("Place"),
        "pay": N_("Pay"),
    }
)


class PointsField(StringField):
    """A whole number from 0 to 1,000."""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = str(clean(valuelist[0])) if valuelist else ""
        self.data = None
        if not (typed.isascii() and typed.isdigit() and int(typed[:9]) <= MOST_POINTS):
            raise ValueError(
                _(
                    "Write a whole number from 0 to %(most)s.",
                    most=figure(MOST_POINTS),
                )
            )
        self.data = int(typed)

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else str(self.data)


class WeightsForm(Form):
    """Posted to save; read from the address, without a token, to look at what would change."""

    want = RadioField(PART_WORDS["want"], choices=MODES)
    want_points = PointsField(N_("Points for what they want"))
    skills = RadioField(PART_WORDS["skills"], choices=MODES)
    skills_points = PointsField(N_("Points for skills"))
    timing = RadioField(PART_WORDS["timing"], choices=MODES)
    timing_points = PointsField(N_("Points for timing"))
    place = RadioField(PART_WORDS["place"], choices=MODES)
    place_points = PointsField(N_("Points for place"))
    pay = RadioField(PART_WORDS["pay"], choices=MODES)
    pay_points = PointsField(N_("Points for pay"))

    def show(self, weights: Weights) -> None:
        for part, mode, points in zip(PARTS, weights.modes, weights.chosen, strict=True):
            self[part].data = mode
            self[f"{part}_points"].data = points

    def weights(self) -> Weights:
        """What was chosen, once it is valid."""
        modes = [cast(Mode, self[part].data) for part in PARTS]
        return Weights.of(modes, [self[f"{part}_points"].data for part in PARTS])

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        try:
            assert self.weights().points
        except NothingCounts:
            self.form_errors.append(
                _("At least one part must count: not ignored, with at least one point.")
            )
            return False
        return True


class TryForm(WeightsForm):
    """Looking at what would change for one role."""

    role = SelectField(N_("Try it on"), coerce=int, validators=[Optional()])

    def offer(self, roles: Sequence[Role]) -> None:
        self.role.choices = choices_of(
            (role.id, f"{role.title}, {role.client.name}") for role in roles
        )


class SaveForm(WeightsForm):
    """Saving what was looked at. ``seen`` is the number of the choice in force on the page."""

    seen = IntegerField(widget=HiddenInput())
    note = TextField(
        N_("Why"),
        [needed(N_("Say why, so that colleagues understand."))],
        most=500,
        description=N_("Everybody here can read it in the list below."),
    )
