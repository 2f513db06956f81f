"""Forms about a client: the firm, a person there, and whom we may not approach."""

from collections.abc import Iterable, Sequence
from datetime import date

from wtforms import BooleanField, IntegerField, SelectField, ValidationError
from wtforms.validators import Optional

from agency.candidates.addresses import AddressNotValid, phone_number
from agency.clients.models import Client
from agency.clients.registering import Agreed, NewClient, NewContact
from agency.languages.speaking import N_, _
from agency.portal.meanwhile import RecordForm
from agency.recruiters.models import Recruiter
from agency.web.fields import Between, DayField, EmailField, Form, LineField, TextField, needed


class ClientForm(RecordForm):
    """Somebody who hires through us."""

    name = LineField(N_("Name"), [needed(N_("Write the client’s name."))])
    industries = LineField(
        N_("Industries"), description=N_("With commas between: “Climate tech, Software”."), most=500
    )
    place = LineField(N_("Place"), description=N_("A town. Leave it empty if it is not known."))
    people = IntegerField(
        N_("How many work there"),
        [Optional(), Between(1, 5_000_000, N_("From 1 to 5 million, please."))],
    )
    owner_id = SelectField(N_("Owner"), coerce=lambda value: int(value) if value else None)
    may_be_named = BooleanField(
        N_("They may be named as somebody who hires through us"),
        description=N_("In market briefs for candidates. Nobody is named there without leave."),
    )
    note = TextField(N_("Note"), most=2_000)

    def offer(self, owners: Iterable[Recruiter]) -> None:
        """What there is to choose from."""
        self.owner_id.choices = [("", _("Nobody yet")), *((one.id, one.name) for one in owners)]

    def show(self, client: Client) -> None:
        """Fill in what we hold."""
        self.name.data, self.note.data = client.name, client.note
        self.industries.data = ", ".join(client.industries)
        self.place.data = f"{client.place.name}, {client.place.region}" if client.place else ""
        self.people.data, self.owner_id.data = client.people, client.owner_id
        self.may_be_named.data = client.may_be_named

    def named_industries(self) -> list[str]:
        """As typed, each once."""
        typed = (name.strip() for name in (self.industries.data or "").split(","))
        return list(dict.fromkeys(name for name in typed if name))

    def new_client(self, industries: Sequence[str], place_id: int | None) -> NewClient:
        """What a valid form says, with the names in it found."""
        return NewClient(
            name=self.name.data,
            industries=tuple(industries),
            place_id=place_id,
            people=self.people.data,
            owner_id=self.owner_id.data,
            may_be_named=self.may_be_named.data,
            note=self.note.data or "",
        )


class ContactForm(Form):
    """A person at a client."""

    contact_name = LineField(N_("Name"), [needed(N_("Write their name."))])
    contact_title = LineField(N_("Title"))
    email = EmailField(N_("Email"))
    phone = LineField(N_("Phone"), most=40)

    def validate_phone(self, field: LineField) -> None:
        if not field.data:
            return
        try:
            field.data = phone_number(field.data)
        except AddressNotValid as refused:
            raise ValidationError(str(refused)) from None

    def new_contact(self, candidate_id: int | None) -> NewContact:
        """What a valid form says."""
        return NewContact(
            name=self.contact_name.data,
            title=self.contact_title.data or "",
            email=(self.email.data or "").lower(),
            phone=self.phone.data or "",
            candidate_id=candidate_id,
        )


class OffLimitsForm(Form):
    """The client's people are not to be approached."""

    reason = LineField(N_("Why"), [needed(N_("Say what was agreed, and with whom."))], most=500)
    ends_on = DayField(N_("Until"), description=N_("The first day they may be approached again."))

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def validate_ends_on(self, field: DayField) -> None:
        if field.data and field.data <= self.today:
            raise ValidationError(_("Choose a day after today, or leave it empty."))

    def agreed(self, put_by_id: int, **whose: int) -> Agreed:
        """What a valid form says, about a ``client_id`` or a ``candidate_id``."""
        return Agreed(
            reason=self.reason.data or "",
            ends_on=self.ends_on.data,
            put_by_id=put_by_id,
            client_id=whose.get("client_id"),
            candidate_id=whose.get("candidate_id"),
        )
