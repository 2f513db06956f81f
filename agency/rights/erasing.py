"""Erasing a person: everything goes but the line that says not to contact them.

Plain statements rather than records, because the history would otherwise keep what is erased. What
stays: a row without a name, to which a client's pipeline may still point; hashes of the addresses,
so that no import brings them back; the duty to tell the clients who know them; and, where the law
has us keep a minimum, that under seal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Table, delete, or_, select, update
from sqlalchemy.orm import Session

from agency.candidates.models import (
    Candidate,
    DesignationHeld,
    EarlierJob,
    ProfileCode,
    ProfileLink,
    Resume,
    SentResume,
    SkillHeld,
    WayKind,
    WayToReach,
)
from agency.candidates.suppression import suppress
from agency.clients.models import ClientContact, ClientTouch, OffLimits, Role
from agency.coaching.models import (
    Debrief,
    Interview,
    Pack,
    Practice,
    PracticeAnswer,
    Review,
    StoryVersion,
    Tip,
)
from agency.contact import terms
from agency.contact.consent import Told, mark_of
from agency.contact.models import (
    ConsentEntry,
    ConsentKind,
    ContactGate,
    ContactReservation,
    ContactTerms,
    DecisionRecord,
)
from agency.database import Base, keyed_hash
from agency.digest.models import DigestEdition, DigestItem
from agency.exports.asking import forget_every_file
from agency.fairness.models import GroupDeclared
from agency.history import Change
from agency.imports.forgetting import forget_person
from agency.inbox.forgetting import forget_mail_of
from agency.introductions.forgetting import forget_introductions, letters_with
from agency.lists.models import LetterDraft
from agency.mail.models import LocalMail, MailState, OutboxMessage
from agency.mail.outbox import cancel_letters
from agency.marketing.models import BlindProfile, Marketing, ProfileShowing
from agency.marks import keeps_marks, leave_mark
from agency.matching.models import JobTitle, MatchFacts, MatchProfile
from agency.matching.rows import has_any
from agency.matching.title_shelf import spelled
from agency.merging.models import AlikePair, Merge
from agency.preferences.models import Preference
from agency.recontact.models import FitRecord, Standing, Suggestion
from agency.recruiters.drafts import is_draft_about
from agency.recruiters.models import FormDraft
from agency.referrals.forgetting import forget_referrals_of
from agency.resumes.models import ResumeFile
from agency.resumes.storing import about_person
from agency.rights.duties import owe_recipients
from agency.rights.models import DutyKind, DutyState, Obligation
from agency.rights.recipients import recipients_of
from agency.rights.sealing import seal_minimum
from agency.search.models import HotlistMember, SearchDocument, SearchFind
from agency.submissions.models import DeclaredSubmission, Submission
from agency.touches.models import Promise, Touch
from agency.words import capital, count_words

NAME = "Erased person"
LEAVING = (MailState.claimed, MailState.data)
"""A letter that a worker holds at this moment is left to it."""
_OF_A_PERSON: tuple[Any, ...] = (
    FitRecord,
    Suggestion,
    Standing,
    MatchFacts,
    MatchProfile,
    SearchDocument,
    SearchFind,
    HotlistMember,
    LetterDraft,
    ProfileShowing,
    BlindProfile,
    Marketing,
    Tip,
    Review,
    PracticeAnswer,
    Practice,
    Debrief,
    Pack,
    Interview,
    StoryVersion,
    Preference,
    Promise,
    Touch,
    ContactGate,
    ContactReservation,
    DecisionRecord,
    DeclaredSubmission,
    Merge,
    AlikePair,
    GroupDeclared,
    SkillHeld,
    DesignationHeld,
    EarlierJob,
    ResumeFile,
    Resume,
    SentResume,
    WayToReach,
    OffLimits,
)
"""In an order in which nothing points to what is gone."""
_WORDS: dict[type[Base], Callable[[int], str]] = {
    Touch: lambda count: count_words(
        count, "conversation or attempt", "conversations and attempts"
    ),
    Preference: lambda count: count_words(count, "wish", "wishes"),
    Promise: lambda count: count_words(count, "promise", "promises"),
    StoryVersion: lambda count: count_words(
        count, "version of your stories", "versions of your stories"
    ),
    Practice: lambda count: count_words(count, "practice session", "practice sessions"),
    Review: lambda count: count_words(count, "review", "reviews"),
    SkillHeld: lambda count: count_words(count, "skill", "skills"),
    DesignationHeld: lambda count: count_words(count, "designation", "designations"),
    EarlierJob: lambda count: count_words(count, "earlier job", "earlier jobs"),
    Resume: lambda count: count_words(count, "version of your résumé", "versions of your résumé"),
    SentResume: lambda count: count_words(count, "file you sent", "files you sent"),
    WayToReach: lambda count: count_words(count, "way to reach you", "ways to reach you"),
}


@dataclass(frozen=True)
class Erased:
    """How much was removed, as the person reads it, and what the law has us do now."""

    removed: tuple[str, ...]
    """ "Twelve wishes", for everything that there was."""
    clients_to_tell: int
    sealed_until: date | None


def erase(session: Session, candidate: Candidate, told: Told) -> Erased:
    """Remove what we hold, and never contact them again. Never commits; cannot be undone."""
    here = candidate.id
    terms.stop(session, here, told)
    addresses = [way.value for way in candidate.ways]
    recipients = recipients_of(session, here)
    sealed = seal_minimum(session, candidate, told.at)
    _keep_from_coming_back(session, candidate, told.at)
    session.flush()
    _delete(session, AlikePair, AlikePair.other_id == here)
    _forget_history(session, here)
    _forget_letters(session, here, addresses)
    _forget_showings(session, here)
    _empty_letters(session, letters_with(session, here))
    forget_introductions(session, here, told.at)
    forget_mail_of(session, here, addresses)
    _forget_digests(session, here)
    forget_every_file(session)
    _forget_titles(session, candidate)
    _forget_links(session, here, told.at)
    forget_person(session, here, addresses)
    _keep_one_line(session, here)
    suggestions = select(Suggestion.id).filter_by(candidate_id=here)
    _delete(session, DigestItem, DigestItem.suggestion_id.in_(suggestions))
    _delete(session, FormDraft, is_draft_about(here))
    _delete(session, ResumeFile, about_person(here, addresses))
    counts = {model: _delete(session, model, model.candidate_id == here) for model in _OF_A_PERSON}
    forget_referrals_of(session, here, addresses)
    session.execute(
        update(Submission)
        .filter_by(candidate_id=here)
        .values(ended_why="", right_how="", right_words="")
    )
    _forget_contact(session, here)
    _settle_duties(session, here, told)
    owe_recipients(session, here, recipients, told.at)
    session.execute(update(Candidate).filter_by(id=here).values(**_nobody(told.at)))
    _forget_history(session, here)
    session.expire_all()
    named = (capital(say(counts[model])) for model, say in _WORDS.items() if counts[model])
    clients = len({one.client for one in recipients})
    return Erased(tuple(named), clients, sealed.until if sealed else None)


def _keep_from_coming_back(session: Session, candidate: Candidate, at: datetime) -> None:
    """The hashes of what tells who it is, in the database and among the marks."""
    own = {way.value for way in candidate.ways if way.kind is not WayKind.work_phone}
    hashes = sorted(keyed_hash(session, one) for one in {*own, candidate.import_key} if one)
    suppress(session, hashes, at)
    if keeps_marks(session):
        person = mark_of(session, candidate.id, candidate.created_at)
        leave_mark(session, "erased", person=person, addresses=hashes)


def _nobody(at: datetime) -> dict[str, Any]:
    empty = dict.fromkeys(("goes_by", "pronouns", "title", "employer", "best_time", "source"), "")
    nothing = dict.fromkeys(
        ("place_id", "zone", "notice_days", "pay_now", "pay_wanted", "pay_currency", "pay_period",
         "page_language", "import_key")
    )  # fmt: skip
    return {"full_name": NAME, "languages": [], "erased_at": at, **empty, **nothing}


def _forget_history(session: Session, candidate_id: int) -> None:
    """The changes of all their records hold what was in them."""
    for model in (*_OF_A_PERSON, ContactTerms, Submission, ClientContact):
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


def _forget_showings(session: Session, candidate_id: int) -> None:
    """Letters in which clients were shown them, and what these answered; that a client was written to stays."""
    shown = select(ProfileShowing.id, ProfileShowing.letter_id).filter_by(candidate_id=candidate_id)
    rows = session.execute(shown).all()
    letters = [row.letter_id for row in rows if row.letter_id]
    cancel_letters(session, letters, "the candidate was erased")
    _empty_letters(session, letters)
    for row in rows:
        about = or_(
            ClientTouch.once_key.startswith(f"profile-showing:{row.id}:"),
            ClientTouch.once_key.startswith(f"profile-answer:{row.id}:"),
        )
        numbers = select(ClientTouch.id).where(about)
        _delete(session, Change, Change.table_name == "client_touches", Change.row_id.in_(numbers))
        session.execute(update(ClientTouch).where(about).values(note="", words=""))


def _empty_letters(session: Session, ids: list[int]) -> None:
    """Letters to somebody else that name them: one that waits goes, of one that went the text."""
    of_these = OutboxMessage.id.in_(ids)
    for message_id in session.scalars(select(OutboxMessage.message_id).where(of_these)).all():
        _delete(session, LocalMail, _holds(LocalMail.raw, message_id))
    _delete(session, OutboxMessage, of_these, OutboxMessage.state == MailState.queued)
    gone = update(OutboxMessage).where(of_these, OutboxMessage.state.not_in(LEAVING))
    session.execute(gone.values(raw=b""))


def _forget_digests(session: Session, candidate_id: int) -> None:
    """Letters that told a recruiter of them: one that waits is written anew, a text that went is emptied."""
    told_of = (
        select(DigestEdition.id, OutboxMessage.id, OutboxMessage.message_id, OutboxMessage.state)
        .join(OutboxMessage, OutboxMessage.id == DigestEdition.outbox_message_id)
        .join(DigestItem, DigestItem.edition_id == DigestEdition.id)
        .join(Suggestion, Suggestion.id == DigestItem.suggestion_id)
        .where(Suggestion.candidate_id == candidate_id)
        .distinct()
    )
    for edition, letter, message_id, state in session.execute(told_of).all():
        _delete(session, LocalMail, _holds(LocalMail.raw, message_id))
        if state is MailState.queued:
            _delete(session, DigestItem, DigestItem.edition_id == edition)
            _delete(session, DigestEdition, DigestEdition.id == edition)
            _delete(session, OutboxMessage, OutboxMessage.id == letter)
        elif state not in LEAVING:
            session.execute(update(OutboxMessage).filter_by(id=letter).values(raw=b""))


def _forget_titles(session: Session, candidate: Candidate) -> None:
    """Titles that nobody else has, had or wants leave the shelf."""
    here = candidate.id
    said = [candidate.title, *(job.title for job in candidate.earlier_jobs)]
    wishes = select(Preference.value, Preference.label).filter_by(candidate_id=here)
    said += [text for row in session.execute(wishes) for text in row]
    texts = {spelled(one) for one in said if one.strip()}
    numbers: set[int] = set()
    for row in session.execute(
        select(MatchProfile.titles, MatchProfile.wish_titles).filter_by(candidate_id=here)
    ):
        numbers |= {*row.titles, *row.wish_titles}
    # Whoever gives one of these titles to somebody at this moment is waited for, and then seen.
    theirs = select(JobTitle.id).where(or_(JobTitle.text.in_(texts), JobTitle.id.in_(numbers)))
    for number in session.scalars(theirs.order_by(JobTitle.id).with_for_update()).all():
        of_others = select(MatchProfile.candidate_id).where(
            MatchProfile.candidate_id != here,
            or_(
                has_any(MatchProfile.titles, [number]),
                has_any(MatchProfile.wish_titles, [number]),
            ),
        )
        if session.scalar(of_others.limit(1)) is None:
            _delete(session, JobTitle, JobTitle.id == number)


def _forget_contact(session: Session, candidate_id: int) -> None:
    """The same human at a client's is forgotten with them."""
    cards = select(ClientContact.id).filter_by(candidate_id=candidate_id)
    with_them = ClientTouch.contact_id.in_(cards)
    changes = select(ClientTouch.id).where(with_them)
    _delete(session, Change, Change.table_name == "client_touches", Change.row_id.in_(changes))
    _delete(session, ClientTouch, with_them)
    told_us = update(Role).filter_by(heard_candidate_id=candidate_id)
    session.execute(told_us.values(heard_candidate_id=None))
    empty = {"name": NAME, "title": "", "email": "", "phone": ""}
    session.execute(update(ClientContact).filter_by(candidate_id=candidate_id).values(**empty))


def _settle_duties(session: Session, candidate_id: int, told: Told) -> None:
    """What they asked for is not kept; the erasure they were owed is done."""
    theirs = update(Obligation).filter_by(candidate_id=candidate_id)
    session.execute(theirs.values(note="", outcome=""))
    is_open = theirs.where(Obligation.state == DutyState.open)
    closed = {"closed_at": told.at, "closed_by_id": told.recorded_by_id}
    meant = Obligation.kind.in_([DutyKind.erasure, DutyKind.retention])
    session.execute(is_open.where(meant).values(state=DutyState.done, **closed))
    session.execute(is_open.where(~meant).values(state=DutyState.dropped, **closed))


def forget_late_letters(session: Session) -> int:
    """Letters to erased people that a worker held when they were erased; how many."""
    erased = select(Candidate.id).where(Candidate.erased_at.is_not(None))
    theirs = OutboxMessage.candidate_id.in_(erased)
    return _delete(session, OutboxMessage, theirs, OutboxMessage.state.not_in(LEAVING))


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
        "call_from": None,
        "call_until": None,
        "call_days": None,
        "refused": {},
        "paused_at": None,
        "paused_until": None,
    }
    session.execute(update(ContactTerms).filter_by(candidate_id=candidate_id).values(**own))


def _holds(raw: Any, words: str) -> ColumnElement[bool]:
    """Whether these bytes are among those, as PostgreSQL compares them."""
    return cast("ColumnElement[bool]", raw.op("LIKE", is_comparison=True)(f"%{words}%".encode()))


def _delete(session: Session, model: Any, *conditions: Any) -> int:
    gone = session.execute(
        delete(model).where(*conditions).execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", gone).rowcount
