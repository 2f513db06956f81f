"""Erasing a person: everything goes but the line that says not to contact them.

Plain statements rather than records, because the history would otherwise keep what is erased.
What stays is a row without a name, to which a client's pipeline may still point.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Table, delete, select, update
from sqlalchemy.orm import Session

from agency.candidates.models import (
    Candidate,
    DesignationHeld,
    EarlierJob,
    ProfileCode,
    ProfileLink,
    Resume,
    SkillHeld,
    WayToReach,
)
from agency.clients.models import OffLimits
from agency.contact import terms
from agency.contact.consent import Told
from agency.contact.models import (
    ConsentEntry,
    ConsentKind,
    ContactGate,
    ContactReservation,
    ContactTerms,
    DecisionRecord,
)
from agency.digest.models import DigestItem
from agency.fairness.models import GroupDeclared
from agency.history import Change
from agency.mail.models import LocalMail, MailState, OutboxMessage
from agency.matching.models import MatchFacts, MatchProfile
from agency.preferences.models import Preference
from agency.recontact.models import FitRecord, Standing, Suggestion
from agency.referrals.models import Referral
from agency.submissions.models import DeclaredSubmission, Submission
from agency.touches.models import Promise, Touch

NAME = "Erased person"
LEAVING = (MailState.claimed, MailState.data)
"""A letter that a worker holds at this moment is left to it."""
_OF_A_PERSON: tuple[Any, ...] = (
    FitRecord, Suggestion, Standing, MatchFacts, MatchProfile, Preference, Promise, Touch, ContactGate, ContactReservation,
    DecisionRecord, DeclaredSubmission,
    GroupDeclared, SkillHeld, DesignationHeld, EarlierJob, Resume, WayToReach, OffLimits,
)  # fmt: skip
"""In an order in which nothing points to what is gone."""
_WORDS = {
    Touch: ("conversation or attempt", "conversations and attempts"),
    Preference: ("wish", "wishes"),
    Promise: ("promise", "promises"),
    SkillHeld: ("skill", "skills"),
    DesignationHeld: ("designation", "designations"),
    EarlierJob: ("earlier job", "earlier jobs"),
    Resume: ("version of your résumé", "versions of your résumé"),
    WayToReach: ("way to reach you", "ways to reach you"),
}


@dataclass(frozen=True)
class Erased:
    """How much was removed, as the person reads it."""

    removed: tuple[tuple[int, str], ...]


def erase(session: Session, candidate: Candidate, told: Told) -> Erased:
    """Remove what we hold, and never contact them again. Never commits; cannot be undone."""
    here = candidate.id
    terms.stop(session, here, told)
    addresses = [way.value for way in candidate.ways]
    session.flush()
    _forget_history(session, here)
    _forget_letters(session, here, addresses)
    _forget_links(session, here, told.at)
    _keep_one_line(session, here)
    suggestions = select(Suggestion.id).filter_by(candidate_id=here)
    _delete(session, DigestItem, DigestItem.suggestion_id.in_(suggestions))
    counts = {model: _delete(session, model, model.candidate_id == here) for model in _OF_A_PERSON}
    _forget_referrals(session, here)
    session.execute(
        update(Submission).filter_by(candidate_id=here).values(ended_why="", right_words="")
    )
    session.execute(update(Candidate).filter_by(id=here).values(**_nobody(told.at)))
    _forget_history(session, here)
    session.expire_all()
    named = (
        (counts[model], one if counts[model] == 1 else many)
        for model, (one, many) in _WORDS.items()
    )
    return Erased(tuple(line for line in named if line[0]))


def _nobody(at: datetime) -> dict[str, Any]:
    empty = dict.fromkeys(("goes_by", "pronouns", "title", "employer", "best_time", "source"), "")
    nothing = dict.fromkeys(
        ("place_id", "zone", "notice_days", "pay_now", "pay_wanted", "pay_currency", "pay_period",
         "import_key")
    )  # fmt: skip
    return {"full_name": NAME, "languages": [], "erased_at": at, **empty, **nothing}


def _forget_history(session: Session, candidate_id: int) -> None:
    """The changes of all their records hold what was in them."""
    for model in (*_OF_A_PERSON, ContactTerms, Submission):
        table = cast(Table, model.__table__)
        if "id" in table.c:
            ids = select(table.c.id).where(table.c.candidate_id == candidate_id)
        else:
            ids = select(table.c.candidate_id).where(table.c.candidate_id == candidate_id)
        _delete(session, Change, Change.table_name == table.name, Change.row_id.in_(ids))
        # A record that was deleted earlier left its whole row behind, and with it whose it was;
        # the changes made to it before that say only its number.
        deleted = select(Change.row_id).where(
            Change.table_name == table.name,
            Change.before["candidate_id"].as_integer() == candidate_id,
        )
        _delete(session, Change, Change.table_name == table.name, Change.row_id.in_(deleted))
    _delete(session, Change, Change.table_name == "candidates", Change.row_id == candidate_id)


def _forget_letters(session: Session, candidate_id: int, addresses: list[str]) -> None:
    still_here = OutboxMessage.state.not_in(LEAVING)
    _delete(session, OutboxMessage, OutboxMessage.candidate_id == candidate_id, still_here)
    _delete(session, LocalMail, LocalMail.to_address.in_(addresses))


def _forget_links(session: Session, candidate_id: int, at: datetime) -> None:
    """The links lead nowhere, but a stop pressed in an old letter is still understood."""
    theirs = select(ProfileLink.id).filter_by(candidate_id=candidate_id)
    _delete(session, ProfileCode, ProfileCode.link_id.in_(theirs))
    links = update(ProfileLink).filter_by(candidate_id=candidate_id)
    session.execute(links.values(address="", revoked_at=at))


def _keep_one_line(session: Session, candidate_id: int) -> None:
    """Of the ledger only the stop stays, without the words."""
    stops = ConsentEntry.kind == ConsentKind.stop
    _delete(session, ConsentEntry, ConsentEntry.candidate_id == candidate_id, ~stops)
    bare: dict[str, Any] = {"touch_id": None, "words": "", "details": {}}
    session.execute(update(ConsentEntry).filter_by(candidate_id=candidate_id).values(**bare))
    own: dict[str, Any] = {
        "channels": [],
        "limit_count": None,
        "limit_days": None,
        "only_when_fits": False,
        "never_at_work": False,
        "paused_at": None,
        "paused_until": None,
    }
    session.execute(update(ContactTerms).filter_by(candidate_id=candidate_id).values(**own))


def _forget_referrals(session: Session, candidate_id: int) -> None:
    """Nobody is written to in an erased person's name, and whoever sent them named nobody."""
    waiting = Referral.handled_at.is_(None)
    _delete(session, Referral, Referral.referrer_id == candidate_id, waiting)
    named = update(Referral).filter_by(candidate_id=candidate_id)
    session.execute(named.values(name=NAME, email=""))


def _delete(session: Session, model: Any, *conditions: Any) -> int:
    gone = session.execute(
        delete(model).where(*conditions).execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", gone).rowcount
