"""The form of one wish: the fields its kind needs, and its evidence."""

from datetime import date
from decimal import Decimal
from typing import Any

from wtforms import DecimalField, RadioField, SelectField, ValidationError

from agency.candidates.models import PayPeriod
from agency.languages.speaking import N_, Language, Words, _, speaking
from agency.portal.candidate_forms import PERIODS
from agency.portal.meanwhile import RecordForm
from agency.preferences.changing import Evidence, NewPreference
from agency.preferences.labels import (
    ARRANGEMENTS,
    FORMS,
    LEVELS,
    arrangement_label,
    hours_label,
    pay_label,
    size_label,
    timing_label,
)
from agency.preferences.models import Horizon, Preference, PreferenceKind, Weight
from agency.touches.models import Channel
from agency.web.fields import AmountField, Between, DayField, LineField, TextField, needed

DATED = ("not_before", "condition")
"""What any wish may have, and "when" consists of."""
FIELDS: dict[PreferenceKind, tuple[str, ...]] = {
    PreferenceKind.seniority: ("level",),
    PreferenceKind.remote: ("arrangement", "office_days"),
    PreferenceKind.pay: ("amount", "period"),
    PreferenceKind.timing: DATED,
    PreferenceKind.contract_form: ("contract",),
    PreferenceKind.hours: ("percent",),
    PreferenceKind.company_size: ("people",),
}
"""What each kind asks; the others are one line of words."""
HOW = [
    (Channel.call, N_("Call")),
    (Channel.meeting, N_("Meeting")),
    (Channel.email, N_("Email")),
    (Channel.linkedin, N_("LinkedIn")),
    (Channel.text, N_("Text")),
    (Channel.event, N_("Event")),
    (Channel.form, N_("Profile form")),
]
_LINES = Words(
    {
        PreferenceKind.title: N_("Which title?"),
        PreferenceKind.industry: N_("Which industry?"),
        PreferenceKind.place: N_("Which place?"),
        PreferenceKind.employer: N_("Which employer?"),
        PreferenceKind.skill: N_("Which skill?"),
        PreferenceKind.course: N_("Which course?"),
    }
)
_AMOUNT = N_("Write an amount such as 135000 or 135k.")


class PreferenceForm(RecordForm):
    """One wish, whose kind is settled before the form is shown."""

    horizon = RadioField(
        N_("When"),
        choices=[("now", N_("Now")), ("later", N_("Later")), ("never", N_("Not for them"))],
        default="now",
    )
    what = LineField(N_("What do they want?"))
    level = SelectField(N_("Which level?"), choices=[*LEVELS.items()])
    arrangement = RadioField(
        N_("Where do they work?"), choices=[*ARRANGEMENTS.items()], default="hybrid"
    )
    office_days = SelectField(
        N_("Office days a week"),
        choices=[("", N_("Any")), *((str(days), str(days)) for days in range(1, 5))],
    )
    amount = AmountField(N_("At least"), [needed(_AMOUNT)], render_kw={"inputmode": "decimal"})
    period = SelectField(N_("By the"), choices=PERIODS, default="year")
    not_before = DayField(N_("Not before"))
    condition = LineField(N_("Or once something has happened"), description=N_("“after my bonus”"))
    contract = SelectField(N_("Which contract?"), choices=[*FORMS.items()])
    percent = SelectField(
        N_("How much of a week?"),
        choices=[
            (str(percent), hours_label(Decimal(percent))) for percent in (100, 90, 80, 60, 50, 40)
        ],
    )
    people = DecimalField(
        N_("At most how many people?"),
        [needed(N_("Write a number.")), Between(1, 9_999_999, N_("Write a number."))],
    )
    weight = RadioField(
        N_("How much does it matter?"),
        choices=[("nice", N_("Would be nice")), ("must", N_("A must"))],
        default="nice",
    )
    words = TextField(N_("In their own words"), most=1_000)
    said_by = SelectField(N_("How do we know?"), choices=HOW, default=Channel.call)
    said_on = DayField(N_("Said on"))

    def __init__(self, kind: PreferenceKind, *args: Any, today: date, **kwargs: Any) -> None:
        self.kind, self.today = kind, today
        super().__init__(*args, **kwargs)
        for name in {"what", *(name for names in FIELDS.values() for name in names)}:
            if name not in (*self._names, *DATED):
                del self[name]
        if "what" in self:
            self.what.label.text = _LINES.get(kind, _("What do they want?"))
        if not self.is_submitted():
            self.said_on.data = today

    @property
    def asked(self) -> list[Any]:
        """The fields of this kind."""
        return [self[name] for name in self._names]

    @property
    def _names(self) -> tuple[str, ...]:
        return FIELDS.get(self.kind, ("what",))

    def show(self, wish: Preference) -> None:
        """Fill in the line as it stands, with its evidence: a correction is not new evidence."""
        held = {
            "horizon": wish.horizon.value,
            "weight": wish.weight.value,
            "said_by": wish.said_by,
            "said_on": wish.said_on,
            "words": wish.words,
            "what": wish.value or wish.label,
            "level": wish.value,
            "contract": wish.value,
            "arrangement": wish.value if wish.value in ARRANGEMENTS else "hybrid",
            "office_days": str(wish.office_days or ""),
            "amount": wish.amount,
            "people": wish.amount,
            "percent": f"{wish.amount:.0f}" if wish.amount else "100",
            "period": wish.period.value if wish.period else "year",
            "not_before": wish.not_before,
            "condition": wish.condition,
        }
        for name, value in held.items():
            if name in self:
                self[name].data = value

    def validate_what(self, field: LineField) -> None:
        if not field.data:
            raise ValidationError(_("Write what they want."))

    def validate_condition(self, field: LineField) -> None:
        if self.kind is not PreferenceKind.timing:
            return
        names_none = not field.data and not self.not_before.data and not self.not_before.errors
        if names_none:
            raise ValidationError(_("Choose a day, or write what has to happen first."))

    def validate_said_on(self, field: DayField) -> None:
        if not field.errors and (field.data or self.today) > self.today:
            raise ValidationError(_("That day is still to come."))

    def evidence(self, recruiter_id: int, before: Preference | None = None) -> Evidence:
        """Where it comes from: still the touch it came from ``before``, if nothing new was said."""
        said = (self.said_on.data or self.today, Channel(self.said_by.data))
        is_same = before is not None and said == (before.said_on, before.said_by)
        return Evidence(
            said_on=said[0],
            said_by=said[1],
            touch_id=before.touch_id if before and is_same else None,
            recorded_by_id=recruiter_id,
        )

    def wish(self, currency: str, home: str) -> NewPreference:
        """What a valid form says. ``home`` is the agency's own currency."""
        with speaking(Language.en):  # as it is kept
            parts = self._parts(currency, home)
        return NewPreference(
            horizon=Horizon(self.horizon.data),
            kind=self.kind,
            weight=Weight(self.weight.data),
            words=(self.words.data or "").strip('“”" '),
            not_before=self.not_before.data,
            condition=self.condition.data or "",
            **parts,
        )

    def _parts(self, currency: str, home: str) -> dict[str, Any]:
        match self.kind:
            case PreferenceKind.seniority:
                return {"label": LEVELS[self.level.data], "value": self.level.data}
            case PreferenceKind.contract_form:
                return {"label": FORMS[self.contract.data], "value": self.contract.data}
            case PreferenceKind.remote:
                return self._arrangement()
            case PreferenceKind.pay:
                assert self.amount.data is not None
                label = pay_label(self.amount.data, currency, self.period.data, home)
                period = PayPeriod(self.period.data)
                return {
                    "label": label,
                    "amount": self.amount.data,
                    "currency": currency,
                    "period": period,
                }
            case PreferenceKind.timing:
                day, condition = self.not_before.data, self.condition.data or ""
                return {"label": timing_label(day, condition)}
            case PreferenceKind.hours:
                percent = Decimal(self.percent.data)
                return {"label": hours_label(percent), "amount": percent}
            case PreferenceKind.company_size:
                return {"label": size_label(self.people.data), "amount": self.people.data}
            case _:
                return {"label": self.what.data, "value": self.what.data}

    def _arrangement(self) -> dict[str, Any]:
        value = self.arrangement.data
        days = int(self.office_days.data) if self.office_days.data and value == "hybrid" else None
        return {"label": arrangement_label(value, days), "value": value, "office_days": days}
