"""Forms about a candidate: who they are, and what they agreed to. They hand over dataclasses."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import IntegerField, RadioField, SelectField, SelectMultipleField, ValidationError
from wtforms.validators import Optional

from agency.answers.known import Known
from agency.answers.told import OFTEN
from agency.answers.told import WAYS as CHANNELS
from agency.candidates.addresses import AddressNotValid
from agency.candidates.models import Candidate, PayPeriod, WayKind
from agency.candidates.registering import CandidateDetails, normalised
from agency.languages.speaking import N_, _
from agency.places.models import Place
from agency.portal.meanwhile import RecordForm
from agency.recruiters.models import Recruiter
from agency.web.call_hours import CallHoursFields, filled_hours, refused_field
from agency.web.choices import countries
from agency.web.fields import (
    AmountField,
    Between,
    DayField,
    Form,
    LineField,
    TextField,
    choices_of,
    needed,
)

PRONOUNS = [
    ("", N_("Not known")),
    ("she/her", N_("she/her")),
    ("he/him", N_("he/him")),
    ("they/them", N_("they/them")),
]
PERIODS = [
    (PayPeriod.hour.value, N_("hour")),
    (PayPeriod.day.value, N_("day")),
    (PayPeriod.month.value, N_("month")),
    (PayPeriod.year.value, N_("year")),
]
WAYS = {
    "mobile": WayKind.mobile,
    "phone": WayKind.phone,
    "email": WayKind.email,
    "work_email": WayKind.work_email,
    "linkedin": WayKind.linkedin,
}
"""Fields that hold an address."""
HOW = [
    ("call", N_("On a call")),
    ("meeting", N_("When we met")),
    ("email", N_("By email")),
    ("text", N_("By text")),
    ("linkedin", N_("On LinkedIn")),
    ("application", N_("With an application")),
]


class CandidateForm(RecordForm):
    """Who somebody is and how to reach them."""

    full_name = LineField(N_("Name"), [needed(N_("Write their name."))])
    goes_by = LineField(
        N_("Goes by"), description=N_("What you call them, if it is not their first name.")
    )
    pronouns = SelectField(N_("Pronouns"), choices=PRONOUNS, default="")
    title = LineField(N_("Title"))
    employer = LineField(N_("Employer"))
    place_id = SelectField(N_("Place"), coerce=lambda value: int(value) if value else None)
    owner_id = SelectField(N_("Owner"), coerce=int)
    mobile = LineField(N_("Mobile"), most=40)
    phone = LineField(N_("Landline"), most=40)
    email = LineField(N_("Email"), most=254)
    work_email = LineField(N_("Work email"), most=254)
    linkedin = LineField(N_("LinkedIn"), description=N_("The address of their page."))
    best_time = LineField(N_("Best time"), description=N_("In their words: “after 16:30”."))
    languages = LineField(N_("Speaks"), description=N_("With commas between."))
    notice_days = IntegerField(
        N_("Notice, in days"), [Optional(), Between(0, 730, N_("Up to 730 days."))]
    )
    pay_now = AmountField(N_("Pay now"), render_kw={"inputmode": "decimal"})
    pay_wanted = AmountField(N_("Pay wanted"), render_kw={"inputmode": "decimal"})
    pay_period = SelectField(
        N_("Paid by the"),
        choices=PERIODS,
        default="year",
    )

    def offer(self, places: Sequence[Place], owners: Sequence[Recruiter]) -> None:
        """What there is to choose from."""
        towns = [(str(place.id), f"{place.name}, {place.region}") for place in places]
        self.place_id.choices = [("", _("Not known")), *towns]
        self.owner_id.choices = [(owner.id, owner.name) for owner in owners]

    def show(self, candidate: Candidate) -> None:
        """Fill in what we hold."""
        for name in self.data.keys() - {"csrf_token", "seen", *WAYS}:
            self[name].data = getattr(candidate, name)
        self.languages.data = ", ".join(candidate.languages)
        for name, kind in WAYS.items():
            self[name].data = next((way.value for way in candidate.ways if way.kind is kind), "")

    def details(self, currency: str) -> CandidateDetails:
        """What a valid form says."""
        spoken = (language.strip() for language in (self.languages.data or "").split(","))
        period = PayPeriod(self.pay_period.data or "year")
        has_pay = self.pay_now.data is not None or self.pay_wanted.data is not None
        return CandidateDetails(
            full_name=self.full_name.data,
            owner_id=self.owner_id.data,
            goes_by=self.goes_by.data or "",
            pronouns=self.pronouns.data or "",
            title=self.title.data or "",
            employer=self.employer.data or "",
            place_id=self.place_id.data,
            notice_days=self.notice_days.data,
            pay_now=self.pay_now.data,
            pay_wanted=self.pay_wanted.data,
            pay_currency=currency if has_pay else None,
            pay_period=period if has_pay else None,
            languages=tuple(language for language in spoken if language),
            best_time=self.best_time.data or "",
            ways={kind: self[name].data or "" for name, kind in WAYS.items()},
        )


def _check_address(_form: CandidateForm, field: Any) -> None:
    if not field.data:
        return
    try:
        normalised(WAYS[field.name], field.data)
    except AddressNotValid as refused:
        raise ValidationError(str(refused)) from None


for _name in WAYS:
    setattr(CandidateForm, f"validate_{_name}", _check_address)


class NewCandidateForm(CandidateForm):
    """The same, with how we came to know them and what they agreed to."""

    source = LineField(
        N_("How do we know them?"), description=N_("A referral, an application, an event.")
    )
    agreed = RadioField(
        N_("May we contact them?"),
        choices=[("", N_("Not asked yet")), *HOW],
        default="",
        validate_choice=True,
    )


class ConsentForm(Form):
    """What somebody said about being kept, contacted or shown."""

    said = SelectField(
        N_("What they said, or what happened"),
        choices=[
            ("contact:yes", N_("Yes, contact me")),
            ("contact:no", N_("No, do not contact me")),
            ("pause:yes", N_("Pause contact")),
            ("pause:ended", N_("The pause is over")),
            ("stop:yes", N_("Stop all contact for good")),
            ("stop:ended", N_("They came back after a stop")),
            ("restrict:yes", N_("Keep my record and do nothing else with it")),
            ("restrict:ended", N_("The restriction is over, and they were told")),
            ("keep:yes", N_("Yes, keep my details")),
            ("keep:no", N_("No, do not keep my details")),
            ("market:yes", N_("Yes, market me")),
            ("market:without_name", N_("Market me without my name only")),
            ("market:ask_each_time", N_("Ask me each time before marketing me")),
            ("market:no", N_("No, do not market me")),
            ("send_resume:yes", N_("Yes, send my résumé")),
            ("send_resume:ask_each_time", N_("Ask me each time before sending it")),
            ("send_resume:no", N_("No, do not send my résumé")),
            ("registered:yes", N_("Find me work")),
            ("registered:ended", N_("I am no longer looking for work through you")),
            ("residence:told", N_("Where I live")),
            ("origin:from_them", N_("We have the details from them")),
            ("origin:elsewhere", N_("We have the details from somebody else")),
            ("gone:deceased", N_("They have died")),
            ("gone:under_age", N_("They are under age")),
            ("gone:ended", N_("They are alive and of age")),
            ("notice:given", N_("They were told where we have the details from")),
        ],
    )
    how = SelectField(N_("How they said it"), choices=HOW)
    country = SelectField(
        N_("Country"),
        choices=lambda: choices_of([("", _("Not told")), *countries()]),
        default="",
        description=N_("Only for where they live: its law says when we may write."),
    )
    until = DayField(
        N_("Until"), description=N_("For a pause; leave it empty for “until they say so”.")
    )
    words = TextField(N_("In their own words"), most=1_000)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def validate_country(self, field: SelectField) -> None:
        if self.said.data == "residence:told" and not field.data:
            raise ValidationError(_("Choose the country they live in."))

    def validate_until(self, field: DayField) -> None:
        if field.data and field.data <= self.today:
            raise ValidationError(_("Choose a day after today."))


class TermsForm(CallHoursFields, Form):
    """How somebody wants to be contacted, as they told a recruiter; opens with what holds."""

    channels = SelectMultipleField(N_("By which ways"), choices=[*CHANNELS.items()])
    often = SelectField(N_("How often, at most"), choices=[("", N_("As it is")), *OFTEN.items()])
    refused = refused_field(N_("Nothing about"))
    how = SelectField(N_("How they said it"), choices=HOW)
    words = TextField(N_("In their own words"), [needed(N_("Write what they said."))], most=1_000)

    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:
        self.known, told = known, known.answers
        often = told.often if told.often in OFTEN else ""
        filled = {
            "channels": sorted(told.channels),
            "refused": sorted(told.refused),
            "often": often,
        }
        super().__init__(*args, data={**filled, **filled_hours(told.call_hours)}, **kwargs)

    def validate_channels(self, field: SelectMultipleField) -> None:
        if self.known.answers.channels and not field.data:
            raise ValidationError(_("Leave one way open, or write down a pause or a stop."))
