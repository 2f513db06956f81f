"""The small phrases that suggestions, slips and the digest share."""

from datetime import date
from zoneinfo import ZoneInfo

from agency.preferences.models import Preference
from agency.touches.models import Channel, Touch
from agency.words import day, near_day

CHANNEL_WORDS = {
    Channel.call: "Call",
    Channel.voicemail: "Voicemail",
    Channel.email: "Email",
    Channel.linkedin: "LinkedIn",
    Channel.text: "Text",
    Channel.meeting: "Meeting",
    Channel.event: "Event",
    Channel.form: "Profile form",
}


def source_of(touch: Touch, reader_id: int, zone: str) -> str:
    """ "Call with you, 12 Mar 2026", or with whom it was, in the reader's zone."""
    when = day(touch.happened_at.astimezone(ZoneInfo(zone)).date())
    if touch.recruiter is None:
        return f"{CHANNEL_WORDS[touch.channel]}, {when}"
    joint = "to" if touch.channel in (Channel.email, Channel.linkedin, Channel.text) else "with"
    whom = "you" if touch.recruiter_id == reader_id else touch.recruiter.first_name
    return f"{CHANNEL_WORDS[touch.channel]} {joint} {whom}, {when}"


def source_of_preference(wish: Preference, reader_id: int, zone: str) -> str:
    """Where a wish was said, and when."""
    if wish.touch:
        return source_of(wish.touch, reader_id, zone)
    return f"{CHANNEL_WORDS[wish.said_by]}, {day(wish.said_on)}"


def last_words(last: Touch | None, today: date, zone: str) -> str:
    """ "Call, yesterday": the last touch as a slip names it, in the reader's zone."""
    if last is None:
        return ""
    happened_on = last.happened_at.astimezone(ZoneInfo(zone)).date()
    return f"{CHANNEL_WORDS[Channel(last.channel)]}, {near_day(happened_on, today)}"
