"""The form of a touch with a client: who there, how, what they said, and what they answered of profiles."""

from collections.abc import Sequence
from datetime import datetime, time
from secrets import token_urlsafe
from zoneinfo import ZoneInfo

from wtforms import BooleanField, HiddenField, IntegerField, SelectField, ValidationError
from wtforms.validators import Optional

from agency import clock
from agency.clients.models import ClientAnswer, ClientContact
from agency.clients.touching import NewClientTouch
from agency.languages.speaking import N_, Words, _
from agency.portal.face import me
from agency.portal.touch_form import CHANNELS, LOGGED
from agency.web.fields import Between, DayField, Form, TextField

ANSWERS = Words(
    {
        ClientAnswer.welcome: N_("Profiles are welcome"),
        ClientAnswer.no_profiles: N_("No profiles, only their own roles"),
        ClientAnswer.stop: N_("Do not contact again"),
    }
)
_NOON = time(12)


def _number(value: str) -> int | None:
    return int(value) if value else None


class ClientTouchForm(Form):
    """One touch with somebody at a client."""

    contact_id = SelectField(N_("With"), coerce=_number)
    channel = SelectField(N_("How"), choices=[(one.value, CHANNELS[one]) for one in LOGGED])
    happened_on = DayField(N_("Day"), description=N_("Today, if it is left empty."))
    is_theirs = BooleanField(N_("They began it"))
    is_profile = BooleanField(N_("We showed them somebody they had not asked for"))
    touch_note = TextField(N_("Note"), most=5_000)
    said = TextField(
        N_("In their words"), most=2_000, description=N_("Only what they said, word for word.")
    )
    answer = SelectField(
        N_("What they said of hearing from us"),
        choices=[("", N_("Nothing")), *((one.value, words) for one, words in ANSWERS.items())],
        default="",
    )
    every_days = IntegerField(
        N_("At most one profile in so many days"),
        [Optional(), Between(1, 730, N_("From 1 to 730, please."))],
        description=N_("30 is one a month. Leave it empty if they named no limit."),
    )
    once_key = HiddenField(default=lambda: token_urlsafe(16))

    def offer(self, contacts: Sequence[ClientContact]) -> None:
        """Who there is to choose from."""
        people = [(str(one.id), one.name) for one in contacts]
        self.contact_id.choices = [*people, ("", _("Nobody in particular"))]

    def validate_happened_on(self, field: DayField) -> None:
        if field.data and field.data > clock.today(me().zone):
            raise ValidationError(_("That day is still to come."))

    def validate_touch_note(self, field: TextField) -> None:
        if not (field.data or self.said.data or self.answer.data or self.is_profile.data):
            raise ValidationError(_("Write what was said, or what they answered."))

    def told(self, now: datetime) -> NewClientTouch:
        """What a valid form says; a day before today counts at its noon."""
        day, zone = self.happened_on.data, ZoneInfo(me().zone)
        is_past = day is not None and day < now.astimezone(zone).date()
        return NewClientTouch(
            channel=self.channel.data,
            happened_at=datetime.combine(day, _NOON, zone) if day and is_past else now,
            recruiter_id=me().id,
            contact_id=self.contact_id.data,
            is_theirs=self.is_theirs.data,
            is_profile=self.is_profile.data,
            note=self.touch_note.data or "",
            words=self.said.data or "",
            answer=ClientAnswer(self.answer.data) if self.answer.data else None,
            every_days=self.every_days.data,
            once_key=f"form:{self.once_key.data[:64]}" if self.once_key.data else None,
        )
