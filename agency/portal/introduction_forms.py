"""Forms about an introduction."""

from secrets import token_urlsafe

from wtforms import HiddenField, SelectField

from agency.languages.speaking import N_, _
from agency.web.fields import Form, LineField, TextField, needed

FIRST, SECOND, BOTH = "first", "second", "both"


class IntroductionForm(Form):
    """Why two people should meet, in words for each, and for whom it is."""

    for_whom = SelectField(
        N_("For whom is it?"),
        default=FIRST,
        description=N_(
            "It counts as given to them once they are introduced. Of the other it asks some of their time."
        ),
    )
    why_first = TextField("", most=1_000)
    why_second = TextField("", most=1_000)
    once_key = HiddenField(default=lambda: token_urlsafe(16))

    def name(self, first: str, second: str) -> None:
        """Who the two are."""
        self.for_whom.choices = [(FIRST, first), (SECOND, second), (BOTH, _("Both of them"))]
        for field, name in ((self.why_first, first), (self.why_second, second)):
            field.label.text = _("Why, as %(name)s reads it", name=name)

    def is_gift(self, which: str) -> bool:
        return self.for_whom.data in (which, BOTH)


class ContactLetterForm(Form):
    """A letter to somebody at a client, or to both."""

    subject = LineField(N_("Subject"), [needed(N_("Give the letter a subject."))], most=150)
    words = TextField(N_("Letter"), [needed(N_("Write the letter."))])
    once_key = HiddenField(default=lambda: token_urlsafe(16))
