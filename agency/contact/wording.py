"""What the sentences are made of: pronouns, dates, counts and limits, as a recruiter reads them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from agency.contact.snapshot import CallHours, Channel, ContactFacts, Limit, PastContact, Purpose
from agency.languages.speaking import N_, _, is_french, pgettext
from agency.words import (
    WEEKDAYS,
    capital,
    clock_time,
    month,
    month_name,
    near_day,
    nothing,
    possessive,
    short_day,
    weekday,
)
from agency.words import number as in_words

PRONOUNS = {
    "she": ("she", "her", "her"),
    "he": ("he", "him", "his"),
    "they": ("they", "them", "their"),
}
FRENCH = {"she": "elle", "he": "il"}
CHANNELS = {
    Channel.call: (N_("calls"), N_("phone number")),
    Channel.email: (N_("email"), N_("email address")),
    Channel.text: (N_("texts"), N_("mobile number")),
    Channel.linkedin: (N_("LinkedIn"), N_("LinkedIn profile")),
    Channel.post: (N_("letters"), N_("postal address")),
    Channel.meeting: (N_("meetings"), N_("meeting place")),
}
TOPICS = {
    Purpose.recontact_role: N_("jobs"),
    Purpose.keep_in_touch: N_("a word without a job"),
    Purpose.profile_refresh: N_("whether what we know is still right"),
    Purpose.consent_request: N_("whether we may stay in touch"),
    Purpose.newsletter: N_("news and advice"),
}
"""What somebody may refuse to hear of."""


class Deed(NamedTuple):
    """What somebody did, said of the reader and of a colleague."""

    yours: str
    theirs: str


DEEDS = {
    Channel.call: Deed(N_("You called %(them)s"), N_("%(name)s called %(them)s")),
    Channel.text: Deed(N_("You texted %(them)s"), N_("%(name)s texted %(them)s")),
    Channel.meeting: Deed(N_("You met %(them)s"), N_("%(name)s met %(them)s")),
}
_WROTE = Deed(N_("You wrote to %(them)s"), N_("%(name)s wrote to %(them)s"))
# A person's "month" or "quarter" may have been kept as any of these numbers of days.
PERIODS = (
    (364, 366, N_("a year")),
    (181, 184, N_("every half year")),
    (121, 123, N_("every four months")),
    (90, 92, N_("a quarter")),
    (59, 62, N_("every two months")),
    (28, 31, N_("a month")),
    (14, 14, N_("a fortnight")),
    (7, 7, N_("a week")),
)


def voice(facts: ContactFacts) -> dict[str, str]:
    """The words to speak of a person with: their pronouns if known, otherwise their name.

    French has a pronoun only for who acts; whom and whose is said with the name.
    """
    name = facts.name.strip() or _("this person")
    said = (facts.pronouns or "").partition("/")[0].strip().lower()
    they, them, their = PRONOUNS.get(said, (name, name, possessive(name)))
    if is_french():
        they, them, their = FRENCH.get(said, name), name, possessive(name)
    words = {"name": name, "they": they, "them": them, "their": their}
    plural = said == "they"
    return {
        **words,
        **{word.capitalize(): capital(value) for word, value in words.items()},
        "are": "are" if plural else "is",
        "have": "have" if plural else "has",
        "say": "say" if plural else "says",
        "live": "live" if plural else "lives",
        "write": "write" if plural else "writes",
    }


def call_hours(hours: CallHours) -> str:
    """ "from 17:00 to 20:00, Monday to Friday", "from 09:00 to 12:00, Tuesday or Saturday"."""
    days = sorted(hours.days)
    if len(days) == len(WEEKDAYS):
        named = _("any day")
    elif len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        named = _("%(first)s to %(last)s", first=weekday(days[0]), last=weekday(days[-1]))
    else:
        named = listed([weekday(day) for day in days])
    opens, closes = clock_time(hours.opens), clock_time(hours.closes)
    return _("from %(opens)s to %(closes)s, %(days)s", opens=opens, closes=closes, days=named)


def on_day(value: date, today: date) -> str:
    """ "on 1 Sep", but plain "today" and "yesterday"."""
    words = near_day(value, today)
    return _("on %(day)s", day=words) if words[0].isdigit() else words


def day(value: date, today: date) -> str:
    """ "1 Sep", "today"; in French always the date, for which its article stands in the sentence."""
    return short_day(value, today) if is_french() else near_day(value, today)


def month_or_day(value: date, today: date) -> str:
    """ "June" where they named a month, "15 Jun" where they named a day."""
    if value.day != 1:
        return pgettext("from", "%(day)s", day=short_day(value, today))
    return month_name(value.month) if value.year == today.year else month(value)


def number(count: int) -> str:
    """In words up to ten; nothing is "none"."""
    return in_words(count, up_to=10) if count else nothing()


def rate(limit: Limit) -> str:
    """ "once a month", "two a quarter", "once every two months", "three in 45 days"."""
    often = (
        _("once") if limit.count == 1 else pgettext("rate", "%(count)s", count=number(limit.count))
    )
    for low, high, period in PERIODS:
        if low <= limit.per_days <= high:
            return f"{often} {_(period)}"
    return _("%(often)s in %(days)s days", often=often, days=limit.per_days)


def times(count: int) -> str:
    """ "once", "twice", "four times"."""
    return {1: _("once"), 2: _("twice")}.get(count) or _("%(count)s times", count=number(count))


def deed(contact: PastContact, them: str, actor: int | None) -> str:
    """Who did what: "Ana wrote to her", "You called Jane"."""
    what = DEEDS.get(contact.channel, _WROTE)
    if _is_by(contact, actor):
        return _(what.yours, them=them)
    return _(what.theirs, name=contact.by or _("A colleague"), them=them)


def deed_to_come(contact: PastContact, them: str, actor: int | None) -> str:
    """What is written and waits: "Ana’s mail to her leaves"."""
    if _is_by(contact, actor):
        return _("Your mail to %(them)s leaves", them=them)
    whose = possessive(contact.by or _("A colleague"))
    return _("%(whose)s mail to %(them)s leaves", whose=whose, them=them)


def _is_by(contact: PastContact, actor: int | None) -> bool:
    return contact.by_id is not None and contact.by_id == actor


def listed(words: Iterable[str]) -> str:
    """ "calls", "calls or email", "calls, email or texts"."""
    *head, last = words
    return _("%(words)s or %(last)s", words=", ".join(head), last=last) if head else last
