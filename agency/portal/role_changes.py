"""Who changed a role while somebody else had its form open, and what it says now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from agency import words as formatting
from agency.clients.models import Role
from agency.clients.opening import ASKS
from agency.clients.requirements import written
from agency.history import Change, changes_of
from agency.languages.speaking import N_, _
from agency.portal import role_words
from agency.recruiters.models import Recruiter
from agency.words import all_of, count_words


@dataclass(frozen=True)
class Meanwhile:
    """By whom, when, and what was changed, each with what it is now."""

    by: str
    at: datetime
    now: list[tuple[str, str]]


def _day(name: str) -> Callable[[Role], str]:
    def words(role: Role) -> str:
        value = getattr(role, name)
        return formatting.day(value) if value else _("not set")

    return words


def _asks(role: Role) -> str:
    lists = [
        ", ".join(written(one) for one in role.requirements if one.is_must is is_must)
        for is_must in (True, False)
    ]
    must, nice = (words or _("nothing") for words in lists)
    return _("must have %(must)s; nice to have %(nice)s", must=must, nice=nice)


_SHOWN: tuple[tuple[str, tuple[str, ...], Callable[[Role], str]], ...] = (
    (N_("Title"), ("title",), lambda role: role.title),
    (N_("Client"), ("client_id",), lambda role: role.client.name),
    (
        N_("Contact"),
        ("contact_id",),
        lambda role: role.contact.name if role.contact else _("nobody"),
    ),
    (N_("Owner"), ("owner_id",), lambda role: role.owner.name),
    (N_("State"), ("state",), lambda role: role_words.STATES[role.state]),
    (
        N_("Place"),
        ("place_id", "office_days"),
        lambda role: role_words.where(role) or _("not known"),
    ),
    (
        N_("Pay"),
        ("pay_low", "pay_high", "pay_currency", "pay_period"),
        lambda role: role_words.pay(role) or _("not known"),
    ),
    (N_("Contract"), ("contract_form", "hours_percent"), role_words.contract),
    (N_("Openings"), ("openings",), lambda role: str(role.openings)),
    (N_("Asks for"), (ASKS,), _asks),
    (
        N_("In the client’s words"),
        ("words", "words_said_on"),
        lambda role: _("“%(name)s”", name=role.words) if role.words else _("nothing"),
    ),
    (
        N_("Advertisement"),
        ("advertisement",),
        lambda role: (
            count_words(len(role.advertisement), "character", up_to=-1)
            if role.advertisement
            else _("nothing")
        ),
    ),
    (N_("Start"), ("starts_on",), _day("starts_on")),
    (N_("Shortlist due"), ("shortlist_on",), _day("shortlist_on")),
    (N_("Ours alone until"), ("exclusive_until",), _day("exclusive_until")),
    (N_("Expected in"), ("expected_on",), _day("expected_on")),
    (N_("Heard from"), ("heard_from",), lambda role: role.heard_from or _("nobody named")),
    (N_("Heard on"), ("heard_on",), _day("heard_on")),
    (N_("How sure"), ("confidence",), lambda role: f"{role.confidence or 0}%"),
)


def last_seen(session: Session, role: Role) -> str:
    """What a form carries to tell whether the role has changed since: its newest change."""
    newest = changes_of(session, role)[:1]
    return str(newest[0].id) if newest else "0"


def meanwhile(session: Session, role: Role, seen: str, viewer: Recruiter) -> Meanwhile | None:
    """What came after the change a form had seen; nothing if nothing did."""
    since = int(seen) if seen.isdecimal() and len(seen) < 19 else 0
    later = [change for change in changes_of(session, role) if change.id > since]
    if not later:
        return None
    return Meanwhile(_by(session, later, viewer), later[0].at, _now(role, later))


def _by(session: Session, changes: Sequence[Change], viewer: Recruiter) -> str:
    """ "Tom Ferreira", "You, in another window, and Tom Ferreira"."""
    ids = dict.fromkeys(change.actor_id for change in changes if change.actor_kind == "recruiter")
    names = []
    for actor_id in ids:
        recruiter = session.get(Recruiter, actor_id) if actor_id else None
        if recruiter is not None:
            is_me = recruiter is viewer
            names.append(_("You, in another window,") if is_me else recruiter.name)
    return all_of(names) or _("An import")


def _now(role: Role, changes: Sequence[Change]) -> list[tuple[str, str]]:
    changed = {name for change in changes for name in change.after}
    return [(_(label), words(role)) for label, names, words in _SHOWN if changed & set(names)]
