"""Wishes grow old; after half a year they are worth asking about again. Pure."""

from datetime import date

from agency.languages.speaking import _
from agency.words import count_words

ASK_AGAIN_AFTER_MONTHS = 6


def ask_again(said_on: date, today: date) -> str:
    """ "8 months old: ask again", or nothing while the words are fresh."""
    months = (today.year - said_on.year) * 12 + today.month - said_on.month
    months -= today.day < said_on.day
    if months < ASK_AGAIN_AFTER_MONTHS:
        return ""
    if months < 24:
        age = count_words(months, "month", up_to=-1)
    else:
        age = count_words(months // 12, "year", up_to=-1)
    return _("%(age)s old: ask again", age=age)
