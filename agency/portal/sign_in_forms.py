"""What is asked at the door."""

from wtforms import BooleanField, HiddenField, PasswordField, SelectField

from agency.recruiters.accounts import NewAgency
from agency.recruiters.passwords import LONGEST, SHORTEST
from agency.web.choices import CURRENCIES, zones
from agency.web.fields import EmailField, Form, LineField, TextField, needed

NAME = 120
"""A name stands in the head of letters, where a line has its limits."""
_LONGEST_TRY = 1_000


class SignInForm(Form):
    email = EmailField("Work email", [needed("Write the address you sign in with.")])
    password = PasswordField("Password", render_kw={"maxlength": _LONGEST_TRY})
    keep = BooleanField(
        "Keep me signed in on this computer",
        default=True,
        description="For a week at most. After eight hours without use we ask again.",
    )
    next = HiddenField()


class FirstAdministratorForm(Form):
    token = LineField("The token from the console", [needed("Paste the token from the console.")])
    agency_name = LineField("Agency", [needed("Write the agency’s name.")], most=NAME)
    postal_address = TextField(
        "Postal address",
        [needed("Write the agency’s postal address.")],
        most=300,
        description="The law wants it at the foot of every letter.",
    )
    mail_from = EmailField(
        "Letters come from",
        [needed("Write the address letters come from.")],
        description="An address your mail server may send for.",
    )
    zone = SelectField("Time zone", choices=zones, default="America/Toronto")
    currency = SelectField("Currency", choices=CURRENCIES)
    name = LineField("Your name", [needed("Write your name.")], most=NAME)
    email = EmailField("Your work email", [needed("Write your address.")])
    password = PasswordField(
        "Password",
        [needed("Choose a password.")],
        description=f"At least {SHORTEST} characters. A short sentence is good.",
        render_kw={"maxlength": LONGEST},
    )

    def new_agency(self) -> NewAgency:
        return NewAgency(
            agency_name=self.agency_name.data,
            postal_address=self.postal_address.data,
            mail_from=self.mail_from.data,
            zone=self.zone.data,
            currency=self.currency.data,
            name=self.name.data,
            email=self.email.data,
            password=self.password.data,
        )
