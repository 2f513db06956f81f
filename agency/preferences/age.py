"""Wishes grow old; after half a year they are worth asking about again. Pure."""

from datetime import date

ASK_AGAIN_AFTER_MONTHS = 6


def ask_again(said_on: date, today: date) -> str:
    """ "8 months old: ask again", or nothing while the words are fresh."""
    months = (today.year - said_on.year) * 12 + today.month - said_on.month
    months -= today.day < said_on.day
    if months < ASK_AGAIN_AFTER_MONTHS:
        return ""
    age = f"{months} months" if months < 24 else f"{months // 12} years"
    return f"{age} old: ask again"
