"""May we contact this person at a client now? Their own policy, beside that of candidates. Pure.

What they answered last goes first: a stop, then no profiles. Then the gap between two profiles,
theirs or the house's. Then why they may hear from us at all: they welcome profiles, we work for
them, or they wrote to us. Where nothing says so, the light is red.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from agency.contact.snapshot import Limit
from agency.contact.wording import number, rate
from agency.languages.speaking import N_, _
from agency.words import capital, day, short_day

WELCOME_FOR = timedelta(days=731)
"""As long as a word that profiles are welcome counts, then it is asked again."""
RELATION_FOR = timedelta(days=731)
"""As long as work for a client counts as a relation between the two houses."""
ENQUIRY_FOR = timedelta(days=183)
"""As long as their own message counts as a question that we may answer."""
MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Answered:
    """What was said of hearing from us: ``welcome``, ``no_profiles`` or ``stop``, when and how often."""

    answer: str
    on: date
    every_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class AtClient:
    """All that the light of one person at a client rests on. Days are those of the viewer."""

    reachable: bool
    answered: Answered | None = None
    """The newest of what they, or their firm, answered."""
    candidate_refuses: str = ""
    """The same human as a candidate who may not be contacted, with the reason."""
    profiles: Sequence[date] = ()
    """Days on which somebody was shown to them, the newest first."""
    open_roles: Sequence[str] = ()
    last_role_on: date | None = None
    wrote_on: date | None = None
    gap_days: int = 7
    per_month: int = 3


@dataclass(frozen=True)
class ClientLight:
    """The light as it is shown. ``kind`` is ``go``, ``wait`` or ``stop``."""

    kind: str
    label: str
    sentence: str
    about_mail: str = ""
    about_calls: str = ""

    @property
    def may_contact(self) -> bool:
        return self.kind == "go"


GO, STOP = N_("May contact now"), N_("Do not contact")


def decide_for_client(here: AtClient, today: date) -> ClientLight:
    """The light and its reason. Total: every question has an answer."""
    answered = here.answered
    if answered and answered.answer == "stop":
        return _stop(_("Asked not to be contacted, %(day)s.", day=day(answered.on)))
    if here.candidate_refuses:
        return _stop(_("The same person as a candidate: %(why)s", why=here.candidate_refuses))
    if not here.reachable:
        return _stop(_("No address and no number of theirs is known."))
    if answered and answered.answer == "no_profiles":
        return _only_business(here, answered)
    return _waits(here, today) or _welcomed(here, today) or _related(here, today)


def _stop(sentence: str) -> ClientLight:
    return ClientLight("stop", _(STOP), sentence)


def _go(sentence: str) -> ClientLight:
    return ClientLight("go", _(GO), sentence)


def _only_business(here: AtClient, answered: Answered) -> ClientLight:
    on = day(answered.on)
    if here.open_roles:
        roles = _named(here.open_roles)
        return _go(
            _("Only about %(roles)s: asked not to be sent profiles, %(day)s.", roles=roles, day=on)
        )
    return _stop(_("Asked not to be sent profiles, %(day)s. No role of theirs is open.", day=on))


def _waits(here: AtClient, today: date) -> ClientLight | None:
    """After a profile: until the gap is over, and until a month holds fewer than it may."""
    waits = [*_gap(here, today), *_month(here, today)]
    until, sentence = max(waits, default=(today, ""))
    if until <= today:
        return None
    if here.open_roles:
        may = _("About %(roles)s you may call.", roles=_named(here.open_roles))
        sentence = f"{sentence} {may}"
    return ClientLight("wait", _("From %(day)s", day=short_day(until, today)), sentence)


def _gap(here: AtClient, today: date) -> Iterator[tuple[date, str]]:
    """What they asked for, and never less than the house's."""
    own = here.answered.every_days if here.answered else None
    days = max(here.gap_days, own or 0)
    said = (
        _("Was shown a profile on %(day)s; %(rate)s is their limit.")
        if own == days
        else _("Was shown a profile on %(day)s; %(rate)s is our rule.")
    )
    often = rate(Limit(count=1, per_days=days))
    for last in here.profiles[:1]:
        words = {"day": short_day(last, today), "rate": often}
        yield last + timedelta(days=days), said % words


def _month(here: AtClient, today: date) -> Iterator[tuple[date, str]]:
    recent = [one for one in here.profiles if one > today - MONTH]
    if len(recent) >= here.per_month:
        said = _(
            "%(count)s profiles since %(day)s; %(most)s in thirty days is the most.",
            count=capital(number(len(recent))),
            day=short_day(recent[-1], today),
            most=number(here.per_month),
        )
        yield recent[here.per_month - 1] + MONTH, said


def _welcomed(here: AtClient, today: date) -> ClientLight | None:
    answered = here.answered
    if answered is None or answered.answer != "welcome":
        return None
    if answered.on + WELCOME_FOR <= today:
        return None
    said = _("Said so on %(day)s.", day=day(answered.on))
    return ClientLight("go", _("Welcomes a profile"), said)


def _related(here: AtClient, today: date) -> ClientLight:
    if here.open_roles:
        return _go(_("We work for them on %(roles)s.", roles=_named(here.open_roles)))
    last = here.last_role_on
    if last and last + RELATION_FOR > today:
        return _go(_("We worked for them; the last role opened %(day)s.", day=day(last)))
    if here.wrote_on and here.wrote_on + ENQUIRY_FOR > today:
        return _go(_("Wrote to us on %(day)s.", day=day(here.wrote_on)))
    return _stop(_("No role with us in two years, and no word that a profile is welcome."))


def _named(roles: Sequence[str]) -> str:
    more = len(roles) - 1
    if not more:
        return roles[0]
    return _("%(names)s and %(count)s more", names=roles[0], count=number(more))
