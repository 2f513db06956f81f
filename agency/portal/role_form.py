"""The form of a role: shapes and wording. It hands over a ``NewRole``."""

from collections.abc import Sequence
from secrets import token_urlsafe
from typing import Any

from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    IntegerField,
    SelectField,
    ValidationError,
)
from wtforms.validators import Optional

from agency.clients.models import Role, RoleState
from agency.clients.opening import MOVES, NewRole
from agency.clients.requirements import Asked, written
from agency.languages.speaking import N_, _
from agency.portal.meanwhile import RecordForm
from agency.portal.role_words import FORMS, OFFICE_DAYS, PERIODS, STATES
from agency.recruiters.models import Recruiter
from agency.web.choices import CURRENCIES
from agency.web.fields import (
    LINE,
    AmountField,
    Between,
    DayField,
    LineField,
    TextField,
    needed,
)
from agency.web.months import MonthField
from agency.words import capital

AT_FIRST = (RoleState.open, RoleState.anticipated, RoleState.on_hold)
MOST_ASKED = 30
_SAME_NAME = (
    "title", "state", "pay_low", "pay_high", "contract_form", "hours_percent", "starts_on", "openings",
    "exclusive_until", "shortlist_on", "words", "words_said_on", "advertisement", "expected_on", "confidence",
    "heard_on", "heard_from", "owner_id",
)  # fmt: skip
"""Fields that hold what the column of that name holds."""


class RoleForm(RecordForm):
    """A vacancy, told in one page."""

    title = LineField(N_("Title"), [needed(N_("Give the role a title."))])
    client = LineField(N_("Client"), [needed(N_("Say who the role is with."))])
    new_client = BooleanField(N_("This is a new client"))
    contact = LineField(N_("Contact there"), description=N_("Somebody new is added to the client."))
    owner_id = SelectField(N_("Owner"), coerce=int)
    state = SelectField(N_("State"))
    expected_on = MonthField(
        N_("Expected in"), description=N_("The month we heard."), render_kw={"type": "month"}
    )
    confidence = IntegerField(
        N_("How sure, in per cent"),
        [Optional(), Between(1, 100, N_("From 1 to 100, please."))],
        description=N_("For an anticipated role."),
    )
    heard_from = LineField(
        N_("Heard from"), description=N_("Who or what told us, if not the contact.")
    )
    heard_on = DayField(N_("Heard on"))
    place = LineField(N_("Place"), description=N_("A town. Leave it empty if it is not known."))
    office_days = SelectField(N_("Office days"), default="")
    pay_low = AmountField(N_("Pay from"), render_kw={"inputmode": "decimal"})
    pay_high = AmountField(N_("Pay to"), render_kw={"inputmode": "decimal"})
    pay_currency = SelectField(
        N_("Currency"), choices=[(one.value, one.value) for one in CURRENCIES]
    )
    pay_period = SelectField(
        N_("Paid"),
        choices=[(period.value, words) for period, words in PERIODS.items()],
        default="year",
    )
    contract_form = SelectField(
        N_("Contract"), choices=[(form.value, words) for form, words in FORMS.items()]
    )
    hours_percent = IntegerField(
        N_("Hours, in per cent of full time"),
        [needed(N_("100 is full time.")), Between(5, 100, N_("From 5 to 100, please."))],
        default=100,
    )
    starts_on = DayField(N_("Start"))
    openings = IntegerField(
        N_("Openings"),
        [needed(N_("At least one.")), Between(1, 500, N_("From 1 to 500."))],
        default=1,
    )
    must = TextField(
        N_("Must have"), most=5_000, description=N_("One a line: “5 years Python”, “PMP”.")
    )
    nice = TextField(N_("Nice to have"), most=5_000, description=N_("One a line."))
    words = TextField(
        N_("In the client’s words"),
        most=2_000,
        description=N_("Only what they said, word for word."),
    )
    words_said_on = DayField(N_("Said on"))
    advertisement = TextField(
        N_("Advertisement"),
        most=20_000,
        description=N_(
            "The whole text, as it is published. It is read when people are looked for."
        ),
    )
    shortlist_on = DayField(N_("Shortlist due"))
    exclusive_until = DayField(N_("Ours alone until"))
    once_key = HiddenField(default=lambda: token_urlsafe(16))
    was_read = HiddenField()
    dropped = HiddenField()

    def offer(
        self, owners: Sequence[Recruiter], states: Sequence[RoleState], currency: str
    ) -> None:
        """What there is to choose from."""
        self.owner_id.choices = [(owner.id, owner.name) for owner in owners]
        days = [(str(n), capital(words)) for n, words in OFFICE_DAYS.items()]
        self.office_days.choices = [("", _("Not known")), *days]
        self.state.choices = [(state.value, STATES[state]) for state in states]
        if not any(choice.value == currency for choice in CURRENCIES):
            self.pay_currency.choices = [(currency, currency), *self.pay_currency.choices]
        if not self.pay_currency.data:
            self.pay_currency.data = currency

    def show(self, role: Role) -> None:
        """Fill in what we hold."""
        for name in _SAME_NAME:
            self[name].data = getattr(role, name)
        self.state.data = role.state.value
        self.client.data = role.client.name
        self.contact.data = role.contact.name if role.contact else ""
        self.place.data = f"{role.place.name}, {role.place.region}" if role.place else ""
        self.office_days.data = "" if role.office_days is None else str(role.office_days)
        self.pay_currency.data = role.pay_currency or self.pay_currency.data
        self.pay_period.data = role.pay_period or "year"
        self.must.data = "\n".join(written(one) for one in role.requirements if one.is_must)
        self.nice.data = "\n".join(written(one) for one in role.requirements if not one.is_must)

    def validate_expected_on(self, field: Field) -> None:
        if self.state.data == RoleState.anticipated and not field.data and not field.errors:
            raise ValidationError(_("Say in which month you expect it."))

    def validate_pay_high(self, field: Field) -> None:
        if field.data and self.pay_low.data and field.data < self.pay_low.data:
            raise ValidationError(_("This is less than the lowest pay. Swap the two."))

    def validate_words_said_on(self, field: DayField) -> None:
        if self.words.data and not field.data and not field.errors:
            raise ValidationError(_("Say when they said it: their words carry a date."))

    def validate_must(self, field: Field) -> None:
        lines = [line.strip() for line in (field.data or "").splitlines() if line.strip()]
        if len(lines) > MOST_ASKED:
            raise ValidationError(
                _(
                    "At most %(most)s lines, please; this has %(count)s.",
                    most=MOST_ASKED,
                    count=len(lines),
                )
            )
        if any(len(line) > LINE for line in lines):
            raise ValidationError(_("Keep each line under %(most)s characters.", most=LINE))

    validate_nice = validate_must

    def new_role(
        self,
        client_id: int,
        contact_id: int | None,
        place_id: int | None,
        asks: tuple[Asked, ...],
    ) -> NewRole:
        """What a valid form says, with the names in it found."""
        has_pay = self.pay_low.data is not None or self.pay_high.data is not None
        values: dict[str, Any] = {name: self[name].data for name in _SAME_NAME}
        values |= {"state": RoleState(self.state.data), "words": self.words.data or ""}
        values |= {name: self[name].data or "" for name in ("advertisement", "heard_from")}
        return NewRole(
            **values,
            client_id=client_id,
            contact_id=contact_id,
            place_id=place_id,
            office_days=int(self.office_days.data) if self.office_days.data else None,
            pay_currency=self.pay_currency.data if has_pay else None,
            pay_period=self.pay_period.data if has_pay else None,
            once_key=(self.once_key.data or "")[:64],
            asks=asks,
        )


def states_after(state: RoleState) -> list[RoleState]:
    """A role's state and those it may be moved to."""
    return [one for one in STATES if one is state or one in MOVES[state]]
