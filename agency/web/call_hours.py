"""Fields for the hours somebody may be called, and for what they do not want to hear of."""

from datetime import time
from typing import Any

from wtforms import SelectMultipleField, ValidationError

from agency.contact.snapshot import CallHours
from agency.contact.wording import TOPICS
from agency.languages.speaking import N_, _
from agency.web.fields import TimeField, choices_of
from agency.words import capital, clock_time, weekday

_HOUSE = CallHours()


class CallHoursFields:
    """Nothing filled in means no hours of their own; what is left empty beside another is the house's."""

    call_from = TimeField(N_("Calls from"), description=N_("Local time. Without an answer: 09:00."))
    call_until = TimeField(N_("Calls until"), description=N_("Without an answer: 18:00."))
    call_days = SelectMultipleField(
        N_("Calls on"),
        choices=lambda: choices_of((number, weekday(number)) for number in range(7)),
        coerce=int,
        description=N_("Without an answer: Monday to Friday."),
    )

    def call_hours(self) -> CallHours | None:
        """What a valid form says."""
        if not (self.call_from.data or self.call_until.data or self.call_days.data):
            return None
        opens, closes = self._opens_and_closes()
        return CallHours(
            opens=opens, closes=closes, days=frozenset(self.call_days.data) or _HOUSE.days
        )

    def validate_call_until(self, _field: TimeField) -> None:
        opens, closes = self._opens_and_closes()
        if opens >= closes:
            raise ValidationError(
                _("Choose a time after %(time)s, when calls may begin.", time=clock_time(opens))
            )

    def _opens_and_closes(self) -> tuple[time, time]:
        return self.call_from.data or _HOUSE.opens, self.call_until.data or _HOUSE.closes


def filled_hours(hours: CallHours | None) -> dict[str, Any]:
    """The fields' data for hours that hold."""
    if hours is None:
        return {"call_from": None, "call_until": None, "call_days": []}
    return {"call_from": hours.opens, "call_until": hours.closes, "call_days": sorted(hours.days)}


def refused_field(label: str) -> SelectMultipleField:
    """What they do not want to hear of."""
    return SelectMultipleField(
        label,
        choices=lambda: choices_of(
            (topic.value, capital(_(words))) for topic, words in TOPICS.items()
        ),
    )
