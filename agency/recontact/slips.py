"""The day's list: people with a reason, a light and what may be done, in four groups that end.

Today and the weekly digest read the same list, so they never disagree.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from agency.candidates.addresses import spoken_number
from agency.candidates.models import Candidate, WayKind
from agency.contact.answer import Decision
from agency.contact.decisions import House, Judge, judge_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.languages.speaking import N_, Words, _, is_french
from agency.matching.fit import Fit
from agency.recontact.models import Suggestion, SuggestionKind
from agency.recontact.queries import last_touches_of, promises_due_for, suggestions_waiting_for
from agency.recontact.retold import retold, tie_told, why_told
from agency.recontact.wording import last_words, source_of, source_of_preference
from agency.recruiters.models import Recruiter
from agency.touches.models import Promise, Touch
from agency.words import capital, count_words, near_day, short_day

GROUPS = ("call", "promise", "cold", "reply")
_GROUP_OF = {
    SuggestionKind.role: "call",
    SuggestionKind.date: "call",
    SuggestionKind.cold: "cold",
    SuggestionKind.reply: "reply",
}
_PURPOSE_OF = {
    SuggestionKind.role: Purpose.recontact_role,
    SuggestionKind.date: Purpose.keep_in_touch,
    SuggestionKind.cold: Purpose.keep_in_touch,
    SuggestionKind.reply: Purpose.reply,
}
_ACTIONS = {
    "call": ("call", "email", "log", "snooze", "dismiss"),
    "promise": ("kept", "call", "email", "snooze"),
    "cold": ("call", "email", "log", "snooze", "dismiss"),
    "reply": ("reply", "call", "log", "snooze"),
}
_PHONES = (WayKind.mobile, WayKind.phone)
WAY_WORDS = Words(
    {
        WayKind.mobile: N_("Mobile"),
        WayKind.phone: N_("Landline"),
        WayKind.work_phone: N_("Work phone"),
        WayKind.email: N_("Email"),
        WayKind.work_email: N_("Work email"),
        WayKind.linkedin: N_("LinkedIn"),
    }
)


@dataclass(frozen=True)
class Said:
    """Their words and where they come from."""

    words: str
    source: str


@dataclass(frozen=True)
class RoleLine:
    """The role a slip is about."""

    id: int
    title: str
    client_name: str


@dataclass(frozen=True)
class FitShown:
    """Fit as it was reckoned when the person was surfaced; parts as ``matching.fit.Part``."""

    total: int
    parts: list[dict[str, Any]]
    caption: str


@dataclass(frozen=True)
class Slip:
    """One person, one reason, and what may be done about it."""

    id: str
    group: str
    owner_id: int
    candidate: Candidate
    why: str
    said: Said | None
    light: Decision
    last_touch: str
    best: str
    role: RoleLine | None = None
    fit: FitShown | None = None
    tie: str = ""
    """Why they stand before those of equal fit."""
    foot_note: str = ""
    actions: tuple[str, ...] = ()
    suggestion_id: int | None = None
    promise_id: int | None = None
    tel: str = ""

    @property
    def may_contact(self) -> bool:
        return self.light.may_contact

    @property
    def phone(self) -> str:
        """The number as it is read out."""
        return spoken_number(self.tel) if self.tel else ""


@dataclass
class DayList:
    """The groups in their order, each person in the first that holds."""

    call: list[Slip] = field(default_factory=list)
    promise: list[Slip] = field(default_factory=list)
    cold: list[Slip] = field(default_factory=list)
    reply: list[Slip] = field(default_factory=list)

    def groups(self) -> Iterable[tuple[str, list[Slip]]]:
        return ((name, getattr(self, name)) for name in GROUPS)

    @property
    def green(self) -> list[int]:
        """Who may be contacted now."""
        return [slip.candidate.id for slip in self.everybody if slip.may_contact]

    @property
    def everybody(self) -> list[Slip]:
        return [slip for _other, group in self.groups() for slip in group]


def list_for(
    session: Session,
    recruiter_ids: Collection[int],
    now: datetime,
    reader: Recruiter,
    house: House,
) -> DayList:
    """The day's list of these recruiters, in a number of queries that does not grow with it."""
    today = now.astimezone(ZoneInfo(reader.zone)).date()
    suggestions = suggestions_waiting_for(session, recruiter_ids, today)
    promises = promises_due_for(session, recruiter_ids, today)
    people = {s.candidate_id for s in suggestions} | {p.candidate_id for p in promises}
    judge = judge_for(session, people, now, house)
    slips = slips_of(session, suggestions, promises, now, reader, judge)
    return _one_slip_a_person(slips)


def slips_of(
    session: Session,
    suggestions: Collection[Suggestion],
    promises: Collection[Promise],
    now: datetime,
    reader: Recruiter,
    judge: Judge | None = None,
) -> list[Slip]:
    """The slips of suggestions and promises as a recruiter reads them, each with the light as it is now.

    ``judge`` is for a page that has already asked about these people.
    """
    people = {s.candidate_id for s in suggestions} | {p.candidate_id for p in promises}
    judge = judge or judge_for(session, people, now)
    last, again = last_touches_of(session, people), retold(session, suggestions)
    return [
        *(
            _suggestion_slip(
                s, _light_shown(s, judge), last.get(s.candidate_id), now, reader, again.get(s.id)
            )
            for s in suggestions
        ),
        *(
            _promise_slip(p, _light_to_keep(p, judge), last.get(p.candidate_id), now, reader)
            for p in promises
        ),
    ]


def said_in(suggestion: Suggestion, reader: Recruiter) -> Said | None:
    """The words a suggestion quotes, and where they were said."""
    if not suggestion.words:
        return None
    if suggestion.preference:
        return Said(
            suggestion.words, source_of_preference(suggestion.preference, reader.id, reader.zone)
        )
    return Said(
        suggestion.words,
        source_of(suggestion.touch, reader.id, reader.zone) if suggestion.touch else "",
    )


def fit_shown(suggestion: Suggestion, again: Fit | None = None) -> FitShown | None:
    """The fit a suggestion was surfaced with; ``again`` is the same in the reader's language."""
    if suggestion.fit_total is None or suggestion.role is None:
        return None
    caption = _(
        "Fit for %(role)s: %(total)s of 100. It orders this list and decides nothing else.",
        role=f"{suggestion.role.title}, {suggestion.role.client.name}",
        total=suggestion.fit_total,
    )
    parts = [part._asdict() for part in again.parts] if again else suggestion.fit_parts or []
    return FitShown(suggestion.fit_total, parts, caption)


def best_way(candidate: Candidate) -> str:
    """ "Mobile, after 16:30": the way they prefer and when."""
    way = WAY_WORDS[candidate.ways[0].kind] if candidate.ways else ""
    return ", ".join(part for part in (way, candidate.best_time) if part)


def phone_of(candidate: Candidate) -> str:
    """The number to call, E.164, or nothing."""
    return next((way.value for way in candidate.ways if way.kind in _PHONES), "")


def _one_slip_a_person(slips: list[Slip]) -> DayList:
    """Amber and red people appear only where they spoke last, to tell what they changed."""
    day, seen = DayList(), set[int]()
    for name in GROUPS:
        for slip in slips:
            if slip.group != name or slip.candidate.id in seen:
                continue
            if slip.may_contact or name == "reply":
                seen.add(slip.candidate.id)
                getattr(day, name).append(slip)
    day.call = ties_that_count(day.call)
    return day


def ties_that_count(slips: list[Slip]) -> list[Slip]:
    """The same slips; why somebody stands before equals is said only where there are equals."""
    fits = Counter(slip.fit.total for slip in slips if slip.fit)
    return [
        slip if slip.fit and fits[slip.fit.total] > 1 else replace(slip, tie="") for slip in slips
    ]


def _light_shown(suggestion: Suggestion, judge: Judge) -> Decision:
    """Somebody who may not be answered is shown by their own terms, a pause with its end for instance."""
    asked = judge.decide(_request_about(suggestion, _PURPOSE_OF[suggestion.kind]))
    if asked.may_contact or suggestion.kind is not SuggestionKind.reply:
        return asked
    return judge.decide(_request_about(suggestion, Purpose.keep_in_touch))


def _light_to_keep(promise: Promise, judge: Judge) -> Decision:
    """Keeping a promise is an answer, not an approach."""
    return judge.decide(
        ContactRequest(
            person_id=promise.candidate_id, purpose=Purpose.reply, actor=promise.recruiter_id
        )
    )


def _request_about(suggestion: Suggestion, purpose: Purpose) -> ContactRequest:
    return ContactRequest(
        person_id=suggestion.candidate_id,
        purpose=purpose,
        role_id=suggestion.role_id,
        role_fits=True if suggestion.role_id else None,
        actor=suggestion.owner_id,
    )


def _suggestion_slip(
    suggestion: Suggestion,
    light: Decision,
    last: Touch | None,
    now: datetime,
    reader: Recruiter,
    again: Fit | None,
) -> Slip:
    today = now.astimezone(ZoneInfo(reader.zone)).date()
    group = _GROUP_OF[suggestion.kind]
    role = suggestion.role
    return Slip(
        id=f"s{suggestion.id}",
        suggestion_id=suggestion.id,
        group=group,
        owner_id=suggestion.owner_id,
        candidate=suggestion.candidate,
        why=why_told(suggestion, again),
        said=said_in(suggestion, reader),
        light=light,
        last_touch=last_words(last, today, reader.zone),
        best=best_way(suggestion.candidate),
        role=RoleLine(role.id, role.title, role.client.name) if role else None,
        fit=fit_shown(suggestion, again),
        tie=tie_told(suggestion),
        actions=_actions(group, light),
        tel=phone_of(suggestion.candidate),
    )


def _actions(group: str, light: Decision) -> tuple[str, ...]:
    """With an amber or red light there is nothing to do but to have read it."""
    return _ACTIONS[group] if light.may_contact else ("acknowledge",)


def _promise_slip(
    promise: Promise, light: Decision, last: Touch | None, now: datetime, reader: Recruiter
) -> Slip:
    today = now.astimezone(ZoneInfo(reader.zone)).date()
    touch = promise.touch
    return Slip(
        id=f"p{promise.id}",
        promise_id=promise.id,
        group="promise",
        owner_id=promise.recruiter_id,
        candidate=promise.candidate,
        why=_promised(promise.what.rstrip("."), promise.due_on, today),
        said=Said(touch.quote, source_of(touch, reader.id, reader.zone))
        if touch and touch.quote
        else None,
        light=light,
        last_touch=last_words(last, today, reader.zone),
        best=best_way(promise.candidate),
        foot_note=_lateness(promise.due_on, today),
        actions=_ACTIONS["promise"],
        tel=phone_of(promise.candidate),
    )


def _promised(what: str, due_on: date, today: date) -> str:
    days = (due_on - today).days
    if days == 0:
        return _("You promised to %(what)s by today.", what=what)
    if days == 1:
        return _("You promised to %(what)s by tomorrow.", what=what)
    return _("You promised to %(what)s by %(day)s.", what=what, day=_due_day(due_on, today))


def _due_day(due_on: date, today: date) -> str:
    """ "yesterday" where a language can say "by yesterday"."""
    return short_day(due_on, today) if is_french() else near_day(due_on, today)


def _lateness(due_on: date, today: date) -> str:
    days = (today - due_on).days
    if days <= 0:
        return _("Due today") if days == 0 else _("Due tomorrow")
    return _("%(days)s late", days=capital(count_words(days, "day")))
