"""The small phrases that suggestions, slips and the digest share."""

from datetime import date
from zoneinfo import ZoneInfo

from agency.languages.speaking import N_, Words, _
from agency.preferences.models import Preference
from agency.touches.models import Channel, Touch
from agency.words import day, near_day

CHANNEL_WORDS = Words(
    {
        Channel.call: N_("Call"),
        Channel.voicemail: N_("Voicemail"),
        Channel.email: N_("Email"),
        Channel.linkedin: N_("LinkedIn"),
        Channel.text: N_("Text"),
        Channel.meeting: N_("Meeting"),
        Channel.event: N_("Event"),
        Channel.form: N_("Profile form"),
    }
)


def source_of(touch: Touch, reader_id: int, zone: str) -> str:
    """ "Call with you, 12 Mar 2026", or with whom it was, in the reader's zone."""
    what = CHANNEL_WORDS[touch.channel]
    when = day(touch.happened_at.astimezone(ZoneInfo(zone)).date())
    if touch.recruiter is None:
        return f"{what}, {when}"
    is_written = touch.channel in (Channel.email, Channel.linkedin, Channel.text)
    if touch.recruiter_id == reader_id:
        sentence = _("%(what)s to you, %(day)s") if is_written else _("%(what)s with you, %(day)s")
        return sentence % {"what": what, "day": when}
    sentence = (
        _("%(what)s to %(name)s, %(day)s") if is_written else _("%(what)s with %(name)s, %(day)s")
    )
    return sentence % {"what": what, "name": touch.recruiter.first_name, "day": when}


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
