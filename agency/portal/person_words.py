"""Words for a candidate's page: pronouns in headings, channels, sources, ledger lines."""

from datetime import date, datetime, time
from typing import Any

from agency import words as formatting
from agency.answers.sentences import voice_of
from agency.candidates.addresses import spoken_number
from agency.candidates.models import Candidate, WayKind, WayToReach
from agency.candidates.registering import PHONES
from agency.contact import wording
from agency.contact.models import ConsentEntry, ConsentKind
from agency.contact.snapshot import CallHours, ContactFacts, unreturned
from agency.history import Change
from agency.languages.speaking import N_, Words, _, is_french
from agency.portal.touch_form import OUTCOMES, VALUES
from agency.preferences import telling
from agency.preferences.age import ask_again
from agency.preferences.labels import timing_label
from agency.preferences.models import Preference, PreferenceKind
from agency.recontact.slips import WAY_WORDS
from agency.recruiters.models import Recruiter
from agency.touches.giving import ValueGiven
from agency.touches.models import Channel, Direction, Outcome, Touch
from agency.web.choices import country_name

CHANNEL_WORDS = Words(
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
_MEETINGS = (Channel.meeting, Channel.event)
CONSENT_ROWS = (
    (ConsentKind.keep, N_("Keep %(their)s details")),
    (ConsentKind.contact, N_("Contact %(them)s")),
    (ConsentKind.market, N_("Market %(them)s")),
    (ConsentKind.send_resume, N_("Send résumé")),
)
ANSWERS = {
    "yes": N_("Yes"),
    "no": N_("No"),
    "terms": N_("How, changed"),
    "without_name": N_("Without %(their)s name only"),
    "ask_each_time": N_("Ask each time"),
    "ended": N_("Ended"),
    "told": N_("Told us"),
    "from_them": N_("From %(them)s"),
    "elsewhere": N_("From somebody else"),
    "given": N_("Told"),
    "deceased": N_("Has died"),
    "under_age": N_("Is under age"),
}
KIND_WORDS = Words(
    {
        ConsentKind.keep: N_("Keep details"),
        ConsentKind.contact: N_("Contact"),
        ConsentKind.market: N_("Market to clients"),
        ConsentKind.send_resume: N_("Send résumé"),
        ConsentKind.pause: N_("Pause"),
        ConsentKind.stop: N_("Stop all contact"),
        ConsentKind.registered: N_("Asked us for work"),
        ConsentKind.residence: N_("Lives in"),
        ConsentKind.origin: N_("Where the details came from"),
        ConsentKind.notice: N_("Told where we have them from"),
        ConsentKind.restrict: N_("Details not to be used"),
        ConsentKind.gone: N_("Nobody to contact"),
    }
)


def balance_words(facts: ContactFacts) -> str:
    """ "Asked twice since we last gave anything", or nothing where nothing is owed."""
    asked = len(unreturned(facts.history))
    return (
        _("Asked %(times)s since we last gave anything", times=wording.times(asked))
        if asked
        else ""
    )


def wish_told(wish: Preference) -> str:
    """ "Remote"; in French "À distance"."""
    return telling.wish_told(wish)


def dated(wish: Preference) -> str:
    """ "from November 2026, after my bonus": when a wish holds that is not itself about when."""
    if wish.kind is PreferenceKind.timing or not (wish.not_before or wish.condition):
        return ""
    return formatting.inside(timing_label(wish.not_before, wish.condition))


def voice(candidate: Candidate) -> dict[str, str]:
    """Their pronouns if known; otherwise the name again."""
    said = voice_of(candidate)
    return {**said, "wants": "want" if said["are"] == "are" else "wants"}


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
    channel = CHANNEL_WORDS[touch.channel]
    if not touch.minutes:
        return channel
    return _("%(channel)s, %(minutes)s min", channel=channel, minutes=touch.minutes)


def who_to_whom(touch: Touch, candidate: Candidate, me: Recruiter) -> str:
    """ "you to Jane", "Jane to Tom", "you and Jane"."""
    they = candidate.first_name
    if touch.recruiter is None:
        return they
    us = touch.recruiter.first_name
    is_mine, is_meeting = touch.recruiter_id == me.id, touch.channel in _MEETINGS
    if is_mine and is_meeting:
        return _("you and %(name)s", name=they)
    if is_meeting:
        return _("%(one)s and %(other)s", one=us, other=they)
    if touch.direction is Direction.ours:
        if is_mine:
            return _("you to %(name)s", name=they)
        return _("%(from)s to %(to)s", **{"from": us}, to=they)
    if is_mine:
        return _("%(name)s to you", name=they)
    return _("%(from)s to %(to)s", **{"from": they}, to=us)


def consent_words(entry: ConsentEntry, candidate: Candidate) -> str:
    """ "Yes, until 14 Mar 2028", "Without her name only"."""
    until = entry.details.get("until")
    if entry.kind is ConsentKind.pause and entry.answer == "yes":
        if not until:
            return _("Until they say so")
        return _("Until %(day)s", day=formatting.day(date.fromisoformat(until)))
    if entry.kind is ConsentKind.residence:
        return country_name(str(entry.details.get("country", "")))
    words = _(ANSWERS.get(entry.answer, entry.answer), **voice(candidate))
    if entry.expires_on:
        day = formatting.day(entry.expires_on)
        words = _("%(answer)s, until %(day)s", answer=words, day=day)
    terms = _terms_words(entry.details)
    return _("%(answer)s: %(terms)s", answer=words, terms=terms) if terms else words


def consent_source(entry: ConsentEntry) -> str:
    """ "Profile form, 14 Mar 2026"."""
    known = entry.how in Channel.__members__
    how = (
        CHANNEL_WORDS[Channel(entry.how)]
        if known
        else formatting.capital(entry.how.replace("_", " "))
    )
    return f"{how}, {formatting.day(entry.at)}"


def way_kind(way: WayToReach) -> str:
    """ "Mobile", "Work email"."""
    return WAY_WORDS[way.kind]


def way_words(way: WayToReach) -> str:
    """The address as it is read out."""
    return spoken_number(way.value) if way.kind in PHONES else way.value


def gave_words(touch: Touch) -> str:
    """ "introduction, résumé tip"."""
    return ", ".join(VALUES[ValueGiven(value)].lower() for value in touch.gave)


def before_words(change: Change) -> str:
    """What a touch said before it was corrected: "“Called her”, not now"."""
    before = change.before
    said = [_("“%(name)s”", name=before[name]) for name in ("note", "quote") if before.get(name)]
    said += [_("no text")] if before.get("note") == "" else []
    if before.get("outcome"):
        said.append(OUTCOMES[Outcome(before["outcome"])].lower())
    if before.get("happened_at"):
        said.append(formatting.day(datetime.fromisoformat(before["happened_at"])))
    if before.get("minutes") is not None:
        said.append(formatting.count_words(before["minutes"], "minute"))
    return ", ".join(said) or _("without what was added")


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
        count, days = details["limit_count"], details["limit_days"]
        said.append(_("at most %(count)s in %(days)s days", count=count, days=days))
    if details.get("channels"):
        said.append(_("by %(ways)s", ways=wording.listed(map(_way_words, details["channels"]))))
    if details.get("only_when_fits"):
        said.append(_("only when a job fits"))
    if details.get("never_at_work"):
        said.append(_("never at work"))
    if "call_from" in details:
        said.append(_hours_words(details))
    if "refused" in details:
        topics = [words for topic, words in wording.TOPICS.items() if topic in details["refused"]]
        said.append(
            _("not about %(topics)s", topics=wording.listed(topics))
            if topics
            else _("about anything")
        )
    return ", ".join(said)


def _way_words(channel: str) -> str:
    """ "call", as the ledger names a way."""
    return formatting.inside(CHANNEL_WORDS[Channel(channel)]) if is_french() else channel


def _hours_words(details: dict[str, Any]) -> str:
    if details["call_from"] is None:
        return _("calls at any working hour")
    hours = CallHours(
        opens=time.fromisoformat(details["call_from"]),
        closes=time.fromisoformat(details["call_until"]),
        days=frozenset(details["call_days"]),
    )
    return _("calls %(hours)s", hours=wording.call_hours(hours))
