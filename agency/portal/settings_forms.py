"""What can be set: by everybody about themselves, by administrators about the agency and colleagues."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from wtforms import BooleanField, PasswordField, RadioField, SelectChoice, SelectField

from agency.languages.speaking import N_, Language, _
from agency.portal.sign_in_forms import NAME
from agency.recruiters.models import AccessLevel, Desk, Recruiter, Theme
from agency.recruiters.passwords import LONGEST
from agency.web.choices import CURRENCIES, WEEKDAYS, languages, zones
from agency.web.fields import EmailField, Form, LineField, TextField, TimeField, needed

THEMES = [
    SelectChoice(Theme.auto, N_("As the device")),
    SelectChoice(Theme.light, N_("Light")),
    SelectChoice(Theme.dark, N_("Dark")),
]
ACCESS_LEVELS = [
    SelectChoice(AccessLevel.recruiter, N_("Recruiter")),
    SelectChoice(AccessLevel.team_lead, N_("Team lead")),
    SelectChoice(AccessLevel.administrator, N_("Administrator")),
    SelectChoice(AccessLevel.privacy_lead, N_("Privacy lead")),
]
_PHONE = 40


@dataclass(frozen=True)
class OwnSettings:
    """What a recruiter chose about themselves."""

    name: str
    phone: str
    zone: str
    language: Language
    theme: Theme
    keys_on: bool
    digest_on: bool
    digest_weekday: int
    digest_at: time


class OwnSettingsForm(Form):
    name = LineField(N_("Name"), [needed(N_("Write your name."))], most=NAME)
    phone = LineField(N_("Phone"), most=_PHONE)
    zone = SelectField(N_("Time zone"), choices=zones)
    language = RadioField(N_("Language"), choices=languages)
    theme = RadioField(N_("Theme"), choices=THEMES)
    keys_on = BooleanField(
        N_("Single-letter keys"),
        description=N_("J, K, L and the others. Press ? anywhere to see them."),
    )
    digest_on = BooleanField(N_("Send me the weekly digest"))
    digest_weekday = SelectField(N_("On"), choices=WEEKDAYS, coerce=int)
    digest_at = TimeField(N_("At"), [needed(N_("Write the hour as 07:00."))])

    def __init__(self, *args: Any, obj: Recruiter, **kwargs: Any) -> None:
        """Whoever chose no language yet reads one all the same."""
        super().__init__(*args, obj=obj, **kwargs)
        if not self.language.raw_data:
            self.language.data = obj.reads

    def chosen(self) -> OwnSettings:
        values = {name: self[name].data for name in OwnSettings.__dataclass_fields__}
        chosen = {"theme": Theme(self.theme.data), "language": Language(self.language.data)}
        return OwnSettings(**{**values, **chosen})


class PasswordForm(Form):
    current_password = PasswordField(N_("Present password"), render_kw={"maxlength": 1_000})
    new_password = PasswordField(
        N_("New password"),
        [needed(N_("Choose a new password."))],
        description=N_("At least 12 characters. A short sentence is good."),
        render_kw={"maxlength": LONGEST},
    )


class AgencyForm(Form):
    name = LineField(N_("Name"), [needed(N_("Write the agency’s name."))], most=NAME)
    postal_address = TextField(
        N_("Postal address"),
        [needed(N_("Write the agency’s postal address."))],
        most=300,
        description=N_("The law wants it at the foot of every letter."),
    )
    phone = LineField(N_("Phone"), most=_PHONE)
    mail_from = EmailField(
        N_("Letters come from"),
        [needed(N_("Write the address letters come from."))],
        description=N_("An address your mail server may send for."),
    )
    zone = SelectField(N_("Time zone"), choices=zones)
    currency = SelectField(
        N_("Currency"),
        choices=CURRENCIES,
        description=N_("What a number without a currency means."),
    )
    language = RadioField(
        N_("Language"),
        choices=languages,
        description=N_("Of letters and pages for whoever has chosen none."),
    )
    second_step_required = BooleanField(
        N_("Everybody needs a second step to sign in"),
        description=N_(
            "Whoever has none sets one up at their next sign-in, before they see anything else."
        ),
    )


class ColleagueForm(Form):
    """What can be changed about a colleague."""

    access_level = SelectField(N_("Access level"), choices=ACCESS_LEVELS)
    desk = SelectField(N_("Desk"))

    def __init__(self, desks: list[Desk], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk.choices = [
            SelectChoice("", _("No desk")),
            *(SelectChoice(str(desk.id), desk.name) for desk in desks),
        ]

    def level(self) -> AccessLevel:
        return AccessLevel(self.access_level.data)

    def desk_id(self) -> int | None:
        return int(self.desk.data) if self.desk.data else None


class HandOverForm(Form):
    """To whom a colleague's people go; nobody who has left, and not themselves."""

    to = SelectField(N_("To"), coerce=int)

    def __init__(self, to: list[Recruiter], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.to.choices = [SelectChoice(one.id, one.name) for one in to]


class InvitationForm(ColleagueForm):
    name = LineField(N_("Name"), [needed(N_("Write your colleague’s name."))], most=NAME)
    email = EmailField(N_("Work email"), [needed(N_("Write your colleague’s address."))])


class DeskForm(Form):
    desk_name = LineField(N_("New desk"), [needed(N_("Name the desk."))], most=80)
