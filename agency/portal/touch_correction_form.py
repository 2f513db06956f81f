"""The form that corrects a saved touch. It hands over a ``Correction``."""

from datetime import datetime

from wtforms import IntegerField, SelectField, ValidationError
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from agency.languages.speaking import N_, _
from agency.portal.touch_form import MOST_MINUTES, OUTCOMES
from agency.recontact.touch_corrected import Correction
from agency.touches.models import Outcome, Touch
from agency.web.fields import Between, DayField, Form, TextField, TimeField, needed
from agency.words import local


class CorrectionForm(Form):
    """The note, how it ended, and when."""

    note = TextField(N_("What happened?"), render_kw={"rows": 5})
    quote = TextField(N_("In their own words"), most=1_000, render_kw={"rows": 2})
    outcome = SelectField(N_("Outcome"), choices=[*OUTCOMES.items()])
    happened_on = DayField(N_("When"), [needed(N_("Choose the day."))])
    began_at = TimeField(N_("At"), [needed(N_("Write the time as hours and minutes."))])
    minutes = IntegerField(
        N_("Minutes"), [Optional(), Between(0, MOST_MINUTES, N_("From 0 to 600 minutes."))]
    )
    seen = IntegerField(validators=[Optional()], widget=HiddenInput())

    def __init__(self, *, now: datetime, touch: Touch, version: int, zone: str) -> None:
        """``now`` is on the recruiter's own clock, in ``zone``."""
        self.now, self.touch = now, touch
        self.then = local(touch.happened_at, zone)
        told = {
            "note": touch.note,
            "quote": touch.quote,
            "outcome": touch.outcome,
            "happened_on": self.then.date(),
            "began_at": self.then.time(),
            "minutes": touch.minutes,
            "seen": version,
        }
        super().__init__(data=told)

    def validate_began_at(self, field: TimeField) -> None:
        if field.data and self.happened_on.data and self._moment() > self.now:
            raise ValidationError(_("That is still to come. Choose today or a day before."))

    def correction(self) -> Correction:
        """What a valid form says. A moment that was not touched keeps its seconds."""
        return Correction(
            note=self.note.data or "",
            quote=self.quote.data or "",
            outcome=Outcome(self.outcome.data),
            happened_at=self._moment(),
            minutes=self.minutes.data,
        )

    def is_about(self, version: int) -> None:
        """The next save is about the touch as it is now."""
        self.seen.data, self.seen.raw_data = version, None

    def _moment(self) -> datetime:
        day, at = self.happened_on.data, self.began_at.data
        assert day
        assert at
        if (day, at) == (self.then.date(), self.then.time().replace(second=0, microsecond=0)):
            return self.touch.happened_at
        return datetime.combine(day, at, self.then.tzinfo)
