"""Words for a candidate's page: pronouns in headings, channels, sources, ledger lines."""

from datetime import date, datetime, time
from typing import Any

from agency import words as formatting
from agency.candidates.addresses import spoken_number
from agency.candidates.models import Candidate, WayKind, WayToReach
from agency.candidates.registering import PHONES
from agency.contact import wording
from agency.contact.models import ConsentEntry, ConsentKind
from agency.contact.snapshot import CallHours, ContactFacts, unreturned
from agency.history import Change
from agency.portal.policy_words import country_name
from agency.portal.touch_form import OUTCOMES, VALUES
from agency.preferences.age import ask_again
from agency.preferences.labels import timing_label
from agency.preferences.models import Preference, PreferenceKind
from agency.recruiters.models import Recruiter
from agency.touches.giving import ValueGiven
from agency.touches.models import Channel, Direction, Outcome, Touch

CHANNEL_WORDS = {
    Channel.call: "Call",
    Channel.voicemail: "Voicemail",
    Channel.email: "Email",
    Channel.linkedin: "LinkedIn message",
    Channel.text: "Text",
    Channel.meeting: "Meeting",
    Channel.event: "Event",
    Channel.form: "Profile form",
}
CHANNEL_ICONS = {
    Channel.call: "telephone",
    Channel.voicemail: "voicemail",
    Channel.email: "envelope",
    Channel.linkedin: "linkedin",
    Channel.text: "chat-left-text",
    Channel.meeting: "cup-hot",
    Channel.event: "calendar-event",
    Channel.form: "ui-checks",
}
WAY_WORDS = {
    WayKind.mobile: "Mobile",
    WayKind.phone: "Landline",
    WayKind.work_phone: "Work phone",
    WayKind.email: "Email",
    WayKind.work_email: "Work email",
    WayKind.linkedin: "LinkedIn",
}
CONSENT_ROWS = (
    (ConsentKind.keep, "Keep {their} details"),
    (ConsentKind.contact, "Contact {them}"),
    (ConsentKind.market, "Market {them}"),
    (ConsentKind.send_resume, "Send résumé"),
)
ANSWERS = {
    "yes": "Yes",
    "no": "No",
    "terms": "How, changed",
    "without_name": "Without {their} name only",
    "ask_each_time": "Ask each time",
    "ended": "Ended",
    "told": "Told us",
    "from_them": "From {them}",
    "elsewhere": "From somebody else",
    "given": "Told",
    "deceased": "Has died",
    "under_age": "Is under age",
}
KIND_WORDS = {
    ConsentKind.keep: "Keep details",
    ConsentKind.contact: "Contact",
    ConsentKind.market: "Market to clients",
    ConsentKind.send_resume: "Send résumé",
    ConsentKind.pause: "Pause",
    ConsentKind.stop: "Stop all contact",
    ConsentKind.registered: "Asked us for work",
    ConsentKind.residence: "Lives in",
    ConsentKind.origin: "Where the details came from",
    ConsentKind.notice: "Told where we have them from",
    ConsentKind.restrict: "Details not to be used",
    ConsentKind.gone: "Nobody to contact",
}


def balance_words(facts: ContactFacts) -> str:
    """ "Asked twice since we last gave anything", or nothing where nothing is owed."""
    asked = len(unreturned(facts.history))
    return f"Asked {wording.times(asked)} since we last gave anything" if asked else ""


def dated(wish: Preference) -> str:
    """ "from November 2026, after my bonus": when a wish holds that is not itself about when."""
    if wish.kind is PreferenceKind.timing or not (wish.not_before or wish.condition):
        return ""
    return formatting.inside(timing_label(wish.not_before, wish.condition))


def voice(candidate: Candidate) -> dict[str, str]:
    """Their pronouns if known; otherwise the name again."""
    said = candidate.pronouns.partition("/")[0].strip().lower()
    name = candidate.first_name
    they, them, their = {
        "she": ("she", "her", "her"),
        "he": ("he", "him", "his"),
        "they": ("they", "them", "their"),
    }.get(said, (name, name, formatting.possessive(name)))
    return {
        "name": name,
        "they": they,
        "them": them,
        "their": their,
        "They": formatting.capital(they),
        "wants": "want" if said == "they" else "wants",
    }


def source_words(said_by: Channel, said_on: date) -> str:
    """ "Call, 12 Mar 2026"."""
    name = "LinkedIn" if said_by is Channel.linkedin else CHANNEL_WORDS[said_by]
    return f"{name}, {formatting.day(said_on)}"


def preference_source(wish: Preference) -> str:
    return source_words(wish.said_by, wish.said_on)


def age_note(wish: Preference, today: date) -> str:
    return ask_again(wish.said_on, today)


def touch_title(touch: Touch) -> str:
    """ "Call, 18 min"."""
    return f"{CHANNEL_WORDS[touch.channel]}{f', {touch.minutes} min' if touch.minutes else ''}"


def who_to_whom(touch: Touch, candidate: Candidate, me: Recruiter) -> str:
    """ "you to Jane", "Jane to Tom", "you and Jane"."""
    if touch.recruiter is None:
        return candidate.first_name
    us = "you" if touch.recruiter_id == me.id else touch.recruiter.first_name
    if touch.channel in (Channel.meeting, Channel.event):
        return f"{us} and {candidate.first_name}"
    if touch.direction is Direction.ours:
        return f"{us} to {candidate.first_name}"
    return f"{candidate.first_name} to {us}"


def consent_words(entry: ConsentEntry, candidate: Candidate) -> str:
    """ "Yes, until 14 Mar 2028", "Without her name only"."""
    words = ANSWERS.get(entry.answer, entry.answer).format(**voice(candidate))
    until = entry.details.get("until")
    if entry.kind is ConsentKind.pause and entry.answer == "yes":
        return (
            f"Until {formatting.day(date.fromisoformat(until))}" if until else "Until they say so"
        )
    if entry.kind is ConsentKind.residence:
        return country_name(str(entry.details.get("country", "")))
    if entry.expires_on:
        words += f", until {formatting.day(entry.expires_on)}"
    return words + _terms_words(entry.details)


def consent_source(entry: ConsentEntry) -> str:
    """ "Profile form, 14 Mar 2026"."""
    known = entry.how in Channel.__members__
    how = (
        CHANNEL_WORDS[Channel(entry.how)]
        if known
        else formatting.capital(entry.how.replace("_", " "))
    )
    return f"{how}, {formatting.day(entry.at)}"


def way_words(way: WayToReach) -> str:
    """The address as it is read out."""
    return spoken_number(way.value) if way.kind in PHONES else way.value


def gave_words(touch: Touch) -> str:
    """ "introduction, résumé tip"."""
    return ", ".join(VALUES[ValueGiven(value)].lower() for value in touch.gave)


def before_words(change: Change) -> str:
    """What a touch said before it was corrected: "“Called her”, not now"."""
    before = change.before
    said = [f"“{before[name]}”" for name in ("note", "quote") if before.get(name)]
    said += ["no text"] if before.get("note") == "" else []
    if before.get("outcome"):
        said.append(OUTCOMES[Outcome(before["outcome"])].lower())
    if before.get("happened_at"):
        said.append(formatting.day(datetime.fromisoformat(before["happened_at"])))
    if before.get("minutes") is not None:
        said.append(formatting.count_words(before["minutes"], "minute"))
    return ", ".join(said) or "without what was added"


def way_href(way: WayToReach) -> str:
    """Where a press on it leads."""
    if way.kind in PHONES:
        return f"tel:{way.value}"
    if way.kind is WayKind.linkedin:
        return f"https://www.linkedin.com/{way.value}"
    return f"mailto:{way.value}"


def _terms_words(details: dict[str, Any]) -> str:
    said = []
    if details.get("limit_count"):
        said.append(f"at most {details['limit_count']} in {details['limit_days']} days")
    if details.get("channels"):
        said.append("by " + " or ".join(details["channels"]))
    if details.get("only_when_fits"):
        said.append("only when a job fits")
    if details.get("never_at_work"):
        said.append("never at work")
    if "call_from" in details:
        said.append(_hours_words(details))
    if "refused" in details:
        topics = [words for topic, words in wording.TOPICS.items() if topic in details["refused"]]
        said.append(f"not about {wording.listed(topics)}" if topics else "about anything")
    return f": {', '.join(said)}" if said else ""


def _hours_words(details: dict[str, Any]) -> str:
    if details["call_from"] is None:
        return "calls at any working hour"
    hours = CallHours(
        opens=time.fromisoformat(details["call_from"]),
        closes=time.fromisoformat(details["call_until"]),
        days=frozenset(details["call_days"]),
    )
    return f"calls {wording.call_hours(hours)}"
