"""The form of a touch: shapes and wording. It hands over a ``NewTouch``."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from math import ceil
from secrets import token_urlsafe

from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    ValidationError,
)
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from agency.candidates.models import Candidate
from agency.languages.speaking import N_, Words, _
from agency.touches.giving import Ask, ValueGiven
from agency.touches.logging import ATTEMPTS, NewTouch
from agency.touches.models import Channel, Direction, Outcome
from agency.web.fields import Between, DayField, Form, LineField, TextField, TimeField, needed

CHANNELS = Words(
    {
        Channel.call: N_("Call"),
        Channel.voicemail: N_("Voicemail"),
        Channel.email: N_("Email"),
        Channel.linkedin: N_("LinkedIn message"),
        Channel.text: N_("Text"),
        Channel.meeting: N_("Meeting"),
        Channel.event: N_("Event"),
        Channel.form: N_("Profile form"),
    }
)
LOGGED = tuple(one for one in CHANNELS if one is not Channel.form)
"""What a recruiter logs; the form is filled in by candidates."""
OUTCOMES = Words(
    {
        Outcome.interested: N_("Interested"),
        Outcome.not_now: N_("Not now"),
        Outcome.not_for_them: N_("Not for them"),
        Outcome.talked: N_("We talked"),
        Outcome.left_message: N_("Left a message"),
        Outcome.no_answer: N_("No answer"),
    }
)
VALUES = Words(
    {
        ValueGiven.introduction: N_("Introduction"),
        ValueGiven.resume_tip: N_("Résumé tip"),
        ValueGiven.linkedin_tip: N_("LinkedIn tip"),
        ValueGiven.course_advice: N_("Course advice"),
        ValueGiven.salary_check: N_("Salary check"),
        ValueGiven.market_brief: N_("Market brief"),
        ValueGiven.interview_practice: N_("Interview practice"),
        ValueGiven.feedback: N_("Feedback"),
        ValueGiven.referral_news: N_("Referral news"),
    }
)
ASKS = Words(
    {
        Ask.time: N_("Time for a job of ours"),
        Ask.referral: N_("A referral"),
        Ask.reference: N_("A reference"),
        Ask.resume: N_("A résumé"),
    }
)
NOTHING = "nothing"
SPOKEN = {Channel.call, Channel.meeting}
MOST_MINUTES = 600
LONGEST_COUNTED = timedelta(hours=3)
"""A log left open for longer says nothing of how long they spoke."""
STEPS = Words(
    {
        "": N_("Nothing"),
        "call_back": N_("Call back"),
        "send": N_("Send something I promised"),
        "introduce": N_("Introduce someone"),
    }
)


def asks_of(chosen: Iterable[str], about_role: bool) -> tuple[Ask, ...]:
    """What was asked, in one order; a role of ours asks for their time."""
    asked = {*chosen, *([Ask.time] if about_role else [])}
    return tuple(ask for ask in Ask if ask in asked)


class TouchForm(Form):
    """One contact, told in one step."""

    opened_for = IntegerField(validators=[Optional()], widget=HiddenInput())
    """Whose page or slip the log was opened from; its draft is kept under that name."""
    candidate_id = IntegerField(validators=[Optional()], widget=HiddenInput())
    who = LineField(N_("Who was this?"))
    note = TextField(N_("What happened?"), [needed(N_("Write a line about what happened."))])
    channel = SelectField(
        N_("How"), choices=[(one, CHANNELS[one]) for one in LOGGED], default=Channel.call
    )
    direction = RadioField(
        N_("Who began it?"),
        choices=[("ours", N_("We contacted them")), ("theirs", N_("They contacted us"))],
        default="ours",
    )
    happened_on = DayField(N_("When"))
    began_at = TimeField(N_("Began at"))
    minutes = IntegerField(
        N_("Minutes"), [Optional(), Between(0, MOST_MINUTES, N_("From 0 to 600 minutes."))]
    )
    outcome = RadioField(N_("Outcome"), choices=[*OUTCOMES.items()], validate_choice=False)
    gave = SelectMultipleField(
        N_("What did they get out of it?"),
        choices=[*VALUES.items(), (NOTHING, N_("Nothing this time"))],
    )
    asked = SelectMultipleField(N_("What did we ask of them?"), choices=[*ASKS.items()])
    quote = TextField(N_("In their own words"), most=1_000)
    next_step = SelectField(N_("Next step"), choices=[*STEPS.items()], default="")
    next_on = DayField(N_("Next step on"))
    promise = LineField(N_("I promised to"))
    promise_due = DayField(N_("Promised by"))
    role_id = IntegerField(validators=[Optional()], widget=HiddenInput())
    suggestion_id = IntegerField(validators=[Optional()], widget=HiddenInput())
    once_key = HiddenField(default=lambda: token_urlsafe(16))
    back = HiddenField()
    read_mark = HiddenField()

    def __init__(self, *args: object, now: datetime, **kwargs: object) -> None:
        """``now`` is on the recruiter's own clock."""
        self.now, self.today = now, now.date()
        super().__init__(*args, **kwargs)
        if not self.is_submitted() and self.happened_on.data is None:
            self.happened_on.data = self.today

    @property
    def day(self) -> date:
        """The day of the touch; today while the field holds none that can be used."""
        day: date | None = self.happened_on.data
        return day if day and day <= self.today else self.today

    @property
    def says_what_happened(self) -> bool:
        """Whether the choices make a touch already, complete or not."""
        return (
            self.outcome.data in OUTCOMES
            and self.channel.data in LOGGED
            and self.direction.data in Direction.__members__
            and self.moment <= self.now
            and set(self.gave.data or ()) <= {*VALUES, NOTHING}
            and set(self.asked.data or ()) <= {*ASKS}
        )

    def validate_happened_on(self, field: DayField) -> None:
        if field.data and field.data > self.today:
            raise ValidationError(_("That day is still to come. Choose today or a day before."))

    def validate_began_at(self, field: TimeField) -> None:
        is_later = field.data and self.day == self.today and field.data > self.now.time()
        if is_later and not field.errors:
            raise ValidationError(_("That time is still to come."))

    def validate_outcome(self, field: RadioField) -> None:
        if field.data not in OUTCOMES:
            raise ValidationError(_("Choose how it ended."))

    def validate_gave(self, field: SelectMultipleField) -> None:
        if not field.data and self.outcome.data not in ATTEMPTS:
            raise ValidationError(_("Choose what they got, or “Nothing this time”."))

    def validate_next_on(self, field: DayField) -> None:
        if self.next_step.data and not field.data and not field.errors:
            raise ValidationError(_("Choose the day of the next step."))

    def validate_promise_due(self, field: DayField) -> None:
        if self.promise.data and not field.data and not field.errors:
            raise ValidationError(_("Choose the day by which you will keep it."))

    def forget_the_slip(self) -> None:
        """It was somebody else, so it was not about this slip and its role."""
        for hidden in (self.suggestion_id, self.role_id):
            hidden.data, hidden.raw_data = None, None

    def new_touch(
        self,
        candidate: Candidate,
        recruiter_id: int,
        learned: tuple[str, ...],
    ) -> NewTouch:
        """What a valid form says."""
        direction = Direction(self.direction.data)
        about_role = direction is Direction.ours and self.role_id.data is not None
        return NewTouch(
            candidate_id=candidate.id,
            recruiter_id=recruiter_id,
            channel=Channel(self.channel.data),
            direction=direction,
            outcome=Outcome(self.outcome.data),
            happened_at=self.moment,
            happened_on=self.day,
            note=self.note.data,
            quote=(self.quote.data or "").strip('“”" '),
            role_id=self.role_id.data,
            minutes=self._minutes(),
            gave=tuple(ValueGiven(value) for value in self.gave.data if value != NOTHING),
            asked=asks_of(self.asked.data, about_role),
            learned=learned,
            next_step=self._step(candidate),
            next_on=self.next_on.data if self.next_step.data else None,
            promise=(self.promise.data or "").rstrip("."),
            promise_due=self.promise_due.data if self.promise.data else None,
            once_key=self.once_key.data or None,
        )

    @property
    def moment(self) -> datetime:
        """When it began; else now, if it was today, or noon of that day: nobody remembers the minute."""
        if self.began_at.data:
            return datetime.combine(self.day, self.began_at.data, self.now.tzinfo)
        return (
            self.now
            if self.day == self.today
            else datetime.combine(self.day, time(12), self.now.tzinfo)
        )

    def _minutes(self) -> int | None:
        """As written; else counted from the beginning of a conversation that ends by being saved."""
        if self.minutes.data is not None:
            return int(self.minutes.data)
        spoke = self.channel.data in SPOKEN and self.outcome.data not in ATTEMPTS
        if not (spoke and self.began_at.data and self.day == self.today):
            return None
        lasted = self.now - self.moment
        return max(1, ceil(lasted / timedelta(minutes=1))) if lasted <= LONGEST_COUNTED else None

    def _step(self, candidate: Candidate) -> str:
        """Reads after "You set 1 June to"."""
        name = candidate.first_name
        return {
            "call_back": _("Call %(name)s back", name=name),
            "send": _("Send %(name)s what you promised", name=name),
            "introduce": _("Introduce %(name)s to someone", name=name),
        }.get(self.next_step.data, "")
