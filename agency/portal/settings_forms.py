"""What can be set: by everybody about themselves, by administrators about the agency and colleagues."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from wtforms import BooleanField, PasswordField, RadioField, SelectChoice, SelectField

from agency.portal.sign_in_forms import NAME
from agency.recruiters.models import AccessLevel, Desk, Recruiter, Theme
from agency.recruiters.passwords import LONGEST, SHORTEST
from agency.web.choices import CURRENCIES, WEEKDAYS, zones
from agency.web.fields import EmailField, Form, LineField, TextField, TimeField, needed

THEMES = [
    SelectChoice(Theme.auto, "As the device"),
    SelectChoice(Theme.light, "Light"),
    SelectChoice(Theme.dark, "Dark"),
]
ACCESS_LEVELS = [
    SelectChoice(AccessLevel.recruiter, "Recruiter"),
    SelectChoice(AccessLevel.team_lead, "Team lead"),
    SelectChoice(AccessLevel.administrator, "Administrator"),
    SelectChoice(AccessLevel.privacy_lead, "Privacy lead"),
]
_PHONE = 40


@dataclass(frozen=True)
class OwnSettings:
    """What a recruiter chose about themselves."""

    name: str
    phone: str
    zone: str
    theme: Theme
    keys_on: bool
    digest_on: bool
    digest_weekday: int
    digest_at: time


class OwnSettingsForm(Form):
    name = LineField("Name", [needed("Write your name.")], most=NAME)
    phone = LineField("Phone", most=_PHONE)
    zone = SelectField("Time zone", choices=zones)
    theme = RadioField("Theme", choices=THEMES)
    keys_on = BooleanField(
        "Single-letter keys", description="J, K, L and the others. Press ? anywhere to see them."
    )
    digest_on = BooleanField("Send me the weekly digest")
    digest_weekday = SelectField("On", choices=WEEKDAYS, coerce=int)
    digest_at = TimeField("At", [needed("Write the hour as 07:00.")])

    def chosen(self) -> OwnSettings:
        values = {name: self[name].data for name in OwnSettings.__dataclass_fields__}
        return OwnSettings(**{**values, "theme": Theme(self.theme.data)})


class PasswordForm(Form):
    current_password = PasswordField("Present password", render_kw={"maxlength": 1_000})
    new_password = PasswordField(
        "New password",
        [needed("Choose a new password.")],
        description=f"At least {SHORTEST} characters. A short sentence is good.",
        render_kw={"maxlength": LONGEST},
    )


class AgencyForm(Form):
    name = LineField("Name", [needed("Write the agency’s name.")], most=NAME)
    postal_address = TextField(
        "Postal address",
        [needed("Write the agency’s postal address.")],
        most=300,
        description="The law wants it at the foot of every letter.",
    )
    phone = LineField("Phone", most=_PHONE)
    mail_from = EmailField(
        "Letters come from",
        [needed("Write the address letters come from.")],
        description="An address your mail server may send for.",
    )
    zone = SelectField("Time zone", choices=zones)
    currency = SelectField(
        "Currency", choices=CURRENCIES, description="What a number without a currency means."
    )
    second_step_required = BooleanField(
        "Everybody needs a second step to sign in",
        description="Whoever has none sets one up at their next sign-in, before they see anything else.",
    )


class ColleagueForm(Form):
    """What can be changed about a colleague."""

    access_level = SelectField("Access level", choices=ACCESS_LEVELS)
    desk = SelectField("Desk")

    def __init__(self, desks: list[Desk], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk.choices = [
            SelectChoice("", "No desk"),
            *(SelectChoice(str(desk.id), desk.name) for desk in desks),
        ]

    def level(self) -> AccessLevel:
        return AccessLevel(self.access_level.data)

    def desk_id(self) -> int | None:
        return int(self.desk.data) if self.desk.data else None


class HandOverForm(Form):
    """To whom a colleague's people go; nobody who has left, and not themselves."""

    to = SelectField("To", coerce=int)

    def __init__(self, to: list[Recruiter], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.to.choices = [SelectChoice(one.id, one.name) for one in to]


class InvitationForm(ColleagueForm):
    name = LineField("Name", [needed("Write your colleague’s name.")], most=NAME)
    email = EmailField("Work email", [needed("Write your colleague’s address.")])


class DeskForm(Form):
    desk_name = LineField("New desk", [needed("Name the desk.")], most=80)
