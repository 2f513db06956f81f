"""Letters of the outbox as an administrator reads them: to whom, what for, where they stand, what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.languages.speaking import N_, Words, _
from agency.mail.event_kinds import EventKind
from agency.mail.evidence import events_of
from agency.mail.models import MailState, OutboxMessage
from agency.mail.numbers import UNKNOWN_FOR
from agency.mail.settling import PERISHABLE, can_be_replaced, can_try_again
from agency.recruiters.models import Recruiter

STATE_WORDS = Words(
    {
        MailState.queued: N_("waiting"),
        MailState.claimed: N_("being handed over"),
        MailState.data: N_("being sent"),
        MailState.sent: N_("sent"),
        MailState.delivered: N_("arrived"),
        MailState.bounced: N_("came back"),
        MailState.complained: N_("marked as unwanted"),
        MailState.unknown: N_("may or may not have arrived"),
        MailState.failed: N_("refused by the mail server"),
        MailState.cancelled: N_("taken back"),
        MailState.expired: N_("too old to send"),
    }
)
PURPOSE_WORDS = Words(
    {
        "recontact_role": N_("about a role"),
        "keep_in_touch": N_("to keep in touch"),
        "profile_refresh": N_("to check their list"),
        "consent_request": N_("to ask for consent"),
        "newsletter": N_("newsletter"),
        "spec_marketing": N_("to market a candidate"),
        "process_update": N_("about where things stand"),
        "client_business": N_("about an assignment"),
        "reply": N_("an answer"),
        "transactional": N_("a code or link they asked for"),
        "legal_notice": N_("a notice the law asks for"),
        "internal_digest": N_("the weekly letter"),
        "sign_in_link": N_("a link to sign in"),
        "invitation": N_("an invitation"),
        "password_changed": N_("that their password was changed"),
        "mail_paused": N_("that letters are paused"),
    }
)
_WENT = (MailState.bounced, MailState.complained)
"""What the server said when it took them is no longer of use."""
_BOUNCED = (EventKind.hard_bounce, EventKind.soft_bounce)


@dataclass(frozen=True)
class LetterShown:
    """One row. ``can`` holds the endpoints of what a press of a button does; ``write_url`` is a page."""

    id: int
    name: str
    person_url: str | None
    purpose: str
    state: str
    attempts: int
    when: datetime
    said: str
    can: tuple[tuple[str, str], ...]
    write_url: str | None
    advice: str
    treated_as_sent_at: datetime | None


def letters_shown(session: Session, letters: Sequence[OutboxMessage]) -> list[LetterShown]:
    """A constant number of queries for any number of letters."""
    people = _candidates(session, {each.candidate_id for each in letters if each.candidate_id})
    colleagues = _recruiters(session, {each.recruiter_id for each in letters if each.recruiter_id})
    codes = {
        event.letter_id: event.status
        for event in events_of(session, [each.id for each in letters])
        if event.kind in _BOUNCED
    }
    return [_shown(letter, people, colleagues, codes.get(letter.id, "")) for letter in letters]


def _shown(
    letter: OutboxMessage,
    people: dict[int, Candidate],
    colleagues: dict[int, Recruiter],
    code: str,
) -> LetterShown:
    person = people.get(letter.candidate_id or 0)
    colleague = None if letter.candidate_id else colleagues.get(letter.recruiter_id or 0)
    is_unknown = letter.state is MailState.unknown
    return LetterShown(
        id=letter.id,
        name=person.full_name if person else colleague.name if colleague else letter.to_address,
        person_url=_page_of(person),
        purpose=PURPOSE_WORDS.get(letter.purpose, letter.purpose.replace("_", " ")),
        state=STATE_WORDS[letter.state] + (f" ({code})" if code else ""),
        attempts=letter.attempts,
        when=letter.begun_at or letter.not_before,
        said=(letter.reply or "") if letter.state not in _WENT else "",
        can=tuple(_can(letter)),
        write_url=_write_url(letter) if person and not person.erased_at else None,
        advice=_advice(letter, code),
        treated_as_sent_at=letter.begun_at + UNKNOWN_FOR
        if is_unknown and letter.begun_at
        else None,
    )


def _can(letter: OutboxMessage) -> list[tuple[str, str]]:
    if letter.state is MailState.queued:
        return [
            ("portal.try_letter_now", _("Try now")),
            ("portal.take_letter_back", _("Take back")),
        ]
    can = []
    if letter.state is MailState.unknown:
        can.append(("portal.treat_letter_as_sent", _("Treat as sent")))
    if can_try_again(letter):
        can.append(("portal.try_letter_again", _("Try again")))
    return can


def _advice(letter: OutboxMessage, code: str) -> str:
    if letter.state is MailState.complained:
        return _("They are not written to at this address any more.")
    if letter.state is MailState.bounced or code:
        return _("Look for another address, or ask them for one.")
    if letter.state in (MailState.failed, MailState.expired) and letter.purpose in PERISHABLE:
        return _("They can ask for a new one.")
    return ""


def _write_url(letter: OutboxMessage) -> str | None:
    if not can_be_replaced(letter):
        return None
    is_list = letter.purpose == "profile_refresh"
    page = "portal.send_profile_link" if is_list else "portal.draft_email"
    return url_for(page, candidate_id=letter.candidate_id, letter=letter.id)


def _page_of(person: Candidate | None) -> str | None:
    if person is None or person.erased_at:
        return None
    return url_for("portal.candidate", candidate_id=person.id)


def _candidates(session: Session, ids: set[int]) -> dict[int, Candidate]:
    found = session.scalars(select(Candidate).where(Candidate.id.in_(ids)))
    return {each.id: each for each in found}


def _recruiters(session: Session, ids: set[int]) -> dict[int, Recruiter]:
    found = session.scalars(select(Recruiter).where(Recruiter.id.in_(ids)))
    return {each.id: each for each in found}
