"""The contact policy as a form: the house's numbers, the hours, the home, and what the law accepts."""

from typing import Any

from wtforms import IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.widgets import HiddenInput

from agency.contact.house import BOUNDS, CLOSES, OPENS, SURELY_DAY, ContactPolicy, LooserThanHouse
from agency.contact.law import STRIKABLE
from agency.languages.speaking import N_, _
from agency.portal.policy_words import NUMBERS, OTHERS, bounds_hint
from agency.web.choices import homes
from agency.web.fields import Form, TextField, TimeField, clean, needed
from agency.words import clock_time, figure

TIGHTER = N_(
    "Letters may leave from %(opens)s to %(closes)s at most, and from %(first)s to %(last)s at least."
)


class NumberField(StringField):
    """A whole number within the bounds of the house."""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = str(clean(valuelist[0])) if valuelist else ""
        low, high = BOUNDS[self.short_name]
        self.data = None
        if not (typed.isascii() and typed.isdigit() and low <= int(typed[:9]) <= high):
            raise ValueError(
                _(
                    "Write a whole number from %(low)s to %(high)s.",
                    low=figure(low),
                    high=figure(high),
                )
            )
        self.data = int(typed)

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else str(self.data)


class PolicyForm(Form):
    """``seen`` is the number of the choice in force on the page; ``kept`` is what is not struck out."""

    opens = TimeField(OTHERS["opens"], [needed(N_("Write the hour as 08:00."))])
    closes = TimeField(OTHERS["closes"], [needed(N_("Write the hour as 18:00."))])
    home = SelectField(
        OTHERS["home"],
        choices=homes,
        description=N_(
            "Its law binds the agency as a sender, beside the law where a person lives."
        ),
    )
    kept = SelectMultipleField(
        N_("What is enough"), choices=[(name, name) for name in sorted(STRIKABLE)]
    )
    seen = IntegerField(widget=HiddenInput())
    note = TextField(
        N_("Why"),
        [needed(N_("Say why, so that colleagues understand."))],
        most=500,
        description=N_("Everybody here can read it in the list below."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in BOUNDS:
            self[name].description = bounds_hint(name)

    def show(self, policy: ContactPolicy, number: int) -> None:
        for name in BOUNDS:
            self[name].data = getattr(policy, name)
        self.opens.data, self.closes.data = policy.opens, policy.closes
        self.home.data, self.seen.data = policy.home, number
        self.kept.data = sorted(STRIKABLE - policy.struck)

    def policy(self, zone: str) -> ContactPolicy:
        """What was chosen, once it is valid. Raises ``LooserThanHouse`` for hours that are too long."""
        return ContactPolicy(
            zone=zone,
            home=self.home.data,
            struck=STRIKABLE - frozenset(self.kept.data or ()),
            opens=self.opens.data,
            closes=self.closes.data,
            **{name: self[name].data for name in BOUNDS},
        )

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        try:
            self.policy("UTC")
        except LooserThanHouse:
            first, last = SURELY_DAY
            bounds = {"opens": OPENS, "closes": CLOSES, "first": first, "last": last}
            words = _(TIGHTER, **{name: clock_time(at) for name, at in bounds.items()})
            self.opens.errors = [words]
            return False
        return True


for _name, _label in NUMBERS.items():
    setattr(PolicyForm, _name, NumberField(_label))
