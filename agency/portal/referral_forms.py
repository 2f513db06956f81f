"""The forms about referrals: naming somebody, the one letter to them, a reward, and what the agency gives."""

from typing import Any

from wtforms import BooleanField, HiddenField, IntegerField, SelectField
from wtforms.validators import Optional

from agency.languages.speaking import N_, _
from agency.referrals.rewards import Reward
from agency.web.choices import CURRENCIES, countries
from agency.web.fields import (
    AmountField,
    Between,
    DayField,
    EmailField,
    Form,
    LineField,
    TextField,
    choices_of,
    needed,
)

NAME = 120


class NamingForm(Form):
    """Somebody they named to a recruiter."""

    name = LineField(N_("Whom did they name?"), [needed(N_("Write the name."))], most=NAME)
    email = EmailField(
        N_("Their email address"),
        [needed(N_("Write the address, or send a link to forward instead."))],
    )
    they_know = BooleanField(N_("They know that we have it"))


class WhereForm(Form):
    """Where somebody lives who was named: the law there decides what they are told."""

    country = SelectField(N_("Where do they live?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country.choices = choices_of([("", _("Nobody knows")), *countries()])


class FirstLetterForm(Form):
    """The one letter to somebody who was named, where the law lets us write about work."""

    subject = LineField(N_("Subject"), [needed(N_("Give the letter a subject."))], most=150)
    words = TextField(N_("Letter"), [needed(N_("Write the letter."))])


class RewardForm(Form):
    """What whoever sent them gets, when, and that it was paid."""

    amount = AmountField(N_("Amount"), [needed(N_("Write the amount."))])
    currency = SelectField(N_("Currency"), choices=CURRENCIES)
    why = LineField(N_("Why"), [needed(N_("Say in a line what it is for."))])
    due_on = DayField(N_("Due on"), [needed(N_("Choose the day on which it is due."))])
    paid_on = DayField(
        N_("Paid on"), [Optional()], description=N_("Leave it empty until somebody has paid it.")
    )
    seen = HiddenField()

    def reward(self) -> Reward:
        """What a valid form says."""
        amount, due_on = self.amount.data, self.due_on.data
        assert amount is not None, "a valid form has an amount"
        assert due_on is not None, "a valid form has a day"
        return Reward(amount, self.currency.data, self.why.data, due_on, self.paid_on.data)


class AgencyRewardForm(Form):
    """What the agency gives for a referral; nothing, unless an amount is set."""

    referral_reward = AmountField(
        N_("Amount"), [Optional()], description=N_("Empty: nobody is ever promised a reward.")
    )
    referral_reward_days = IntegerField(
        N_("Days after their first day at work"),
        [Between(0, 730, N_("Choose %(min)s to %(max)s days."))],
    )
    referral_reward_words = LineField(
        N_("Its condition, as letters say it"),
        most=300,
        description=N_("Who does not get it, and on what it depends, in a sentence."),
    )
