"""What is asked at the door."""

from wtforms import BooleanField, HiddenField, PasswordField, SelectField

from agency.languages.speaking import N_, Language
from agency.recruiters.accounts import NewAgency
from agency.recruiters.passwords import LONGEST
from agency.web.choices import CURRENCIES, zones
from agency.web.fields import EmailField, Form, LineField, TextField, needed

NAME = 120
"""A name stands in the head of letters, where a line has its limits."""
_LONGEST_TRY = 1_000


class SignInForm(Form):
    email = EmailField(N_("Work email"), [needed(N_("Write the address you sign in with."))])
    password = PasswordField(N_("Password"), render_kw={"maxlength": _LONGEST_TRY})
    keep = BooleanField(
        N_("Keep me signed in on this computer"),
        default=True,
        description=N_("For a week at most. After eight hours without use we ask again."),
    )
    next = HiddenField()


class FirstAdministratorForm(Form):
    token = LineField(
        N_("The token from the console"), [needed(N_("Paste the token from the console."))]
    )
    agency_name = LineField(N_("Agency"), [needed(N_("Write the agency’s name."))], most=NAME)
    postal_address = TextField(
        N_("Postal address"),
        [needed(N_("Write the agency’s postal address."))],
        most=300,
        description=N_("The law wants it at the foot of every letter."),
    )
    mail_from = EmailField(
        N_("Letters come from"),
        [needed(N_("Write the address letters come from."))],
        description=N_("An address your mail server may send for."),
    )
    zone = SelectField(N_("Time zone"), choices=zones, default="America/Toronto")
    currency = SelectField(N_("Currency"), choices=CURRENCIES)
    language = SelectField(
        N_("Language of your candidates"),
        choices=[(one.value, one.name_of_its_own) for one in Language],
        default=Language.en.value,
        description=N_("Each of them may choose another."),
    )
    name = LineField(N_("Your name"), [needed(N_("Write your name."))], most=NAME)
    email = EmailField(N_("Your work email"), [needed(N_("Write your address."))])
    password = PasswordField(
        N_("Password"),
        [needed(N_("Choose a password."))],
        description=N_("At least 12 characters. A short sentence is good."),
        render_kw={"maxlength": LONGEST},
    )

    def new_agency(self) -> NewAgency:
        return NewAgency(
            agency_name=self.agency_name.data,
            postal_address=self.postal_address.data,
            mail_from=self.mail_from.data,
            zone=self.zone.data,
            currency=self.currency.data,
            language=Language(self.language.data),
            name=self.name.data,
            email=self.email.data,
            password=self.password.data,
        )
