"""What we hold about a person: in a sentence for their page, and whole, for them to take away."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from email import message_from_bytes
from email.policy import default
from typing import Any

from sqlalchemy import ColumnElement, Select, func, inspect, or_, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, EarlierJob, ProfileLink, Resume, SentResume
from agency.candidates.resumes import newest_resume
from agency.candidates.sent_resumes import sent_by as files_sent_by
from agency.candidates.sent_resumes import text_of
from agency.clients.models import ClientContact, ClientTouch, ContactLink, OffLimits, Role
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
from agency.contact.models import ConsentEntry, ContactReservation, ContactTerms, DecisionRecord
from agency.fairness.models import GroupDeclared
from agency.imports.models import ChangeLog, ImportRow
from agency.inbox.models import MailAttachment, MailFiling, ReceivedMail
from agency.introductions.models import IntroductionSide
from agency.languages.speaking import _
from agency.lists.models import LetterDraft
from agency.mail.models import OutboxMessage
from agency.marketing.models import BlindProfile, Marketing, ProfileShowing
from agency.matching.models import MatchFacts
from agency.merging.models import AlikePair, Merge
from agency.preferences.models import Preference
from agency.preferences.person_history import changes_about
from agency.recontact.models import FitRecord, Standing, Suggestion
from agency.recruiters.drafts import is_draft_about
from agency.recruiters.models import FormDraft, Recruiter
from agency.referrals.models import ReferralLink
from agency.referrals.queries import sent_by, who_sent
from agency.resumes.models import ResumeFile
from agency.resumes.storing import about_person
from agency.rights.models import Obligation
from agency.rights.recipients import recipients_of
from agency.rights.retention import kept_until
from agency.search.models import HotlistMember, SearchFind
from agency.submissions.models import DeclaredSubmission, Submission
from agency.touches.models import Promise, Touch, TouchKind
from agency.words import count_words

_INSIDE = frozenset(
    {
        "token_hash",
        "key_hash",
        "content_hash",
        "raw",
        "once_key",
        "envelope_sender",
        "fence",
        "lease_until",
        "kept_for_undo",
    }
)
"""Columns that are machinery, not about the person."""


_REWARD = ("reward_amount", "reward_currency", "reward_why", "reward_due_on", "reward_paid_on")
_OF_THE_REFERRER = frozenset({*_REWARD, "reward_paid_by_id"})
"""What of a referral is none of the business of whoever was sent."""


@dataclass(frozen=True)
class InBrief:
    """How many conversations and earlier jobs, whether a résumé, and until when it is all kept."""

    conversations: int
    earlier_jobs: int
    has_resume: bool
    kept_until: date | None

    @property
    def in_words(self) -> str:
        """ "Your contact details, one earlier job, and these answers."."""
        told = count_words(self.conversations, "conversation")
        things = [_("Your contact details")]
        if self.conversations:
            things.append(_("what you told us in %(conversations)s", conversations=told))
        if self.earlier_jobs:
            things.append(count_words(self.earlier_jobs, "earlier job"))
        if self.has_resume:
            things.append(_("your résumé"))
        return _("%(things)s, and these answers.", things=", ".join(things))


def held_in_brief(session: Session, candidate: Candidate) -> InBrief:
    spoken = select(func.count()).where(
        Touch.candidate_id == candidate.id, Touch.kind == TouchKind.conversation
    )
    count = session.execute(spoken).scalar() or 0
    jobs, resume = len(candidate.earlier_jobs), newest_resume(session, candidate.id)
    until = kept_until(session, candidate.id)
    return InBrief(count, jobs, resume is not None, until)


def everything_held(
    session: Session, candidate: Candidate, with_files: bool = True
) -> dict[str, Any]:
    """All of it as plain values, under headings a person understands.

    Files are in it whole (base64), for taking away; a page leaves them out and tells only of them.
    """
    named = session.execute(select(Recruiter.id, Recruiter.name))
    recruiters = {row.id: row.name for row in named}
    here = candidate.id

    def rows(model: Any, *conditions: ColumnElement[bool]) -> list[dict[str, Any]]:
        query = select(model).where(*(conditions or (model.candidate_id == here,)))
        return [_row(one, recruiters) for one in session.scalars(query.order_by(*_key(model)))]

    return {
        "you": {**_row(candidate, recruiters), "place": candidate.place and candidate.place.name},
        "ways_to_reach_you": [_row(way, recruiters) for way in candidate.ways],
        "skills": [{"name": one.skill.name, "years": one.years} for one in candidate.skills],
        "designations": [
            {**_row(one, recruiters), "name": one.designation.name}
            for one in candidate.designations
        ],
        "earlier_jobs": rows(EarlierJob),
        "versions_of_your_resume": rows(Resume),
        "files_you_sent": [_file(one, recruiters) for one in files_sent_by(session, here)],
        "files_of_your_resume": _files(session, candidate, recruiters, with_files),
        "what_you_want": rows(Preference),
        "conversations_and_attempts": rows(Touch),
        "notes_about_you_not_saved_yet": rows(FormDraft, is_draft_about(here)),
        "promises_to_you": rows(Promise),
        "your_stories": rows(StoryVersion),
        "your_practice_sessions": rows(Practice),
        "answers_you_practised": rows(PracticeAnswer),
        "reviews_of_your_resume_and_profile": rows(Review),
        "tips_we_gave_you": rows(Tip),
        "your_interviews": _interviews(session, here, recruiters),
        "what_we_prepared_for_your_interviews": rows(Pack),
        "what_was_told_after_your_interviews": rows(Debrief),
        "how_we_may_contact_you": rows(ContactTerms),
        "what_you_agreed_to_or_refused": rows(ConsentEntry),
        "contact_decisions": rows(DecisionRecord),
        "letters_we_chose_to_write_to_you": rows(ContactReservation),
        "times_you_were_suggested": rows(Suggestion),
        "roles_you_came_near": rows(Standing),
        "lists_you_are_on_and_why": rows(HotlistMember),
        "searches_that_found_you": rows(SearchFind),
        "letters_to_you_in_preparation": rows(LetterDraft),
        "times_you_were_marketed": rows(Marketing),
        "what_clients_read_of_you": rows(BlindProfile),
        "clients_you_were_shown_to": _showings(session, here, recruiters),
        "roles_you_were_put_forward_for": _submissions(session, here, recruiters),
        "agencies_you_said_put_you_forward": _declared(session, here, recruiters),
        "clients_who_know_of_you": [
            {"client": one.client, "role": one.role, "since": one.on.isoformat()}
            for one in recipients_of(session, here)
        ],
        "why_we_may_not_approach_you": rows(OffLimits),
        "your_card_at_a_client": rows(ClientContact),
        "touches_with_you_at_a_client": rows(ClientTouch, _with_their_card(here)),
        "introductions_of_you": rows(
            IntroductionSide,
            or_(
                IntroductionSide.candidate_id == here, IntroductionSide.contact_id.in_(_cards(here))
            ),
        ),
        "links_in_letters_to_your_card": rows(
            ContactLink, ContactLink.contact_id.in_(_cards(here))
        ),
        "roles_you_told_us_of": [
            {
                "title": one.title,
                "client": one.client.name,
                "on": one.heard_on and one.heard_on.isoformat(),
            }
            for one in session.scalars(
                select(Role).filter_by(heard_candidate_id=here).order_by(Role.id)
            )
        ],
        "what_fit_was_judged_by": rows(FitRecord),
        "how_matching_reads_you": [
            _told(one.facts)
            for one in session.scalars(select(MatchFacts).filter_by(candidate_id=here))
        ],
        "what_you_asked_of_us_and_our_duties": rows(Obligation),
        "what_was_changed": _changes(session, here),
        "records_of_you_that_became_one": rows(Merge),
        "records_that_may_be_you": rows(
            AlikePair, or_(AlikePair.candidate_id == here, AlikePair.other_id == here)
        ),
        "people_who_named_you": [
            _row(one.referral, recruiters, _OF_THE_REFERRER) for one in who_sent(session, here)
        ],
        "groups_you_declared": rows(GroupDeclared),
        "people_you_named": _people_named(session, here),
        "links_you_may_forward": rows(ReferralLink, ReferralLink.referrer_id == here),
        "letters_to_you": _letters(session, here),
        "mail_we_took_in": _mail(session, here),
        "documents_that_came_by_mail": _documents(session, here),
        "links_to_your_page": rows(ProfileLink),
        "rows_of_files_about_you": rows(ImportRow),
        "what_files_changed_about_you": rows(ChangeLog),
    }


def _with_their_card(candidate_id: int) -> ColumnElement[bool]:
    """Touches with whoever is the same human at a client."""
    return ClientTouch.contact_id.in_(_cards(candidate_id))


def _cards(candidate_id: int) -> Select[int]:
    return select(ClientContact.id).where(ClientContact.candidate_id == candidate_id)


def _people_named(session: Session, candidate_id: int) -> list[dict[str, Any]]:
    """What they told us themselves, what they may hear of it, and what they get; nothing else of anybody."""
    return [
        {
            "name": one.referral.name,
            "made_at": one.referral.made_at.isoformat(),
            "heard": [news.value for news in one.may_hear],
            **{
                name: _plain(value)
                for name in _REWARD
                if (value := getattr(one.referral, name)) not in (None, "")
            },
        }
        for one in sent_by(session, candidate_id)
        if one.referral.link_id is None or one.may_hear or one.referral.reward_amount
    ]


def _files(
    session: Session, candidate: Candidate, recruiters: Mapping[int, str], with_content: bool
) -> list[dict[str, Any]]:
    theirs = about_person(candidate.id, [way.value for way in candidate.ways])
    found = session.scalars(select(ResumeFile).where(theirs).order_by(ResumeFile.id))
    left_out = frozenset() if with_content else frozenset({"content"})
    return [_row(one, recruiters, left_out) for one in found]


def _changes(session: Session, candidate_id: int) -> list[dict[str, Any]]:
    return [
        {"at": one.at.isoformat(), "before": _told(one.before), "after": _told(one.after)}
        for one in changes_about(session, candidate_id, limit=10_000)
    ]


def _submissions(
    session: Session, candidate_id: int, recruiters: Mapping[int, str]
) -> list[dict[str, Any]]:
    query = select(Submission).filter_by(candidate_id=candidate_id).order_by(Submission.id)
    return [
        {**_row(one, recruiters), "role": one.role.title, "client": one.role.client.name}
        for one in session.scalars(query)
    ]


def _showings(
    session: Session, candidate_id: int, recruiters: Mapping[int, str]
) -> list[dict[str, Any]]:
    query = select(ProfileShowing).filter_by(candidate_id=candidate_id).order_by(ProfileShowing.id)
    return [{**_row(one, recruiters), "client": one.client.name} for one in session.scalars(query)]


def _interviews(
    session: Session, candidate_id: int, recruiters: Mapping[int, str]
) -> list[dict[str, Any]]:
    query = select(Interview).filter_by(candidate_id=candidate_id).order_by(Interview.id)
    return [
        {**_row(one, recruiters), "role": one.role.title, "client": one.role.client.name}
        for one in session.scalars(query)
    ]


def _declared(
    session: Session, candidate_id: int, recruiters: Mapping[int, str]
) -> list[dict[str, Any]]:
    query = select(DeclaredSubmission).filter_by(candidate_id=candidate_id)
    return [
        {**_row(one, recruiters), "client": one.client.name}
        for one in session.scalars(query.order_by(DeclaredSubmission.id))
    ]


def _letters(session: Session, candidate_id: int) -> list[dict[str, Any]]:
    query = select(OutboxMessage).filter_by(candidate_id=candidate_id).order_by(OutboxMessage.id)
    return [
        {
            "to": letter.to_address,
            **_text(letter.raw),
            "purpose": letter.purpose,
            "state": letter.state,
            "written_at": letter.created_at.isoformat(),
            "sent_at": letter.sent_at.isoformat() if letter.sent_at else None,
        }
        for letter in session.scalars(query)
    ]


def _file(sent: SentResume, recruiters: Mapping[int, str]) -> dict[str, Any]:
    """With what is in it: as text where it is nothing else, otherwise in base64."""
    content = text_of(sent) or b64encode(sent.content).decode()
    return {**_row(sent, recruiters), "content": content}


def _mail(session: Session, candidate_id: int) -> list[dict[str, Any]]:
    """Mail from them and to them; as it came for as long as it is kept."""
    query = select(ReceivedMail).join(MailFiling, MailFiling.mail_id == ReceivedMail.id)
    query = query.where(MailFiling.candidate_id == candidate_id).order_by(ReceivedMail.id)
    return [
        {
            "direction": mail.direction,
            "at": mail.happened_at.isoformat() if mail.happened_at else None,
            "subject": mail.subject,
            "text": mail.words,
            "remark": mail.remark,
            "as_it_came": mail.raw.decode("utf-8", "replace") or "no longer kept",
        }
        for mail in session.scalars(query)
    ]


def _documents(session: Session, candidate_id: int) -> list[dict[str, Any]]:
    """What hung on those mails, whole; a file is written in base64."""
    query = select(MailAttachment).filter_by(candidate_id=candidate_id)
    return [
        {
            "name": one.name,
            "media_type": one.media_type,
            "state": one.state,
            "offered_at": one.offered_at.isoformat(),
            "content": b64encode(one.content).decode(),
        }
        for one in session.scalars(query.order_by(MailAttachment.id))
    ]


def _text(raw: bytes) -> dict[str, str]:
    """What a letter says; once it has gone its text is kept for three days only."""
    message = message_from_bytes(raw, policy=default)
    body = message.get_body(("plain",)) if raw else None
    return {
        "subject": str(message.get("Subject", "")),
        "text": body.get_content() if body else "no longer kept",
    }


def _row(
    record: Any, recruiters: Mapping[int, str], left_out: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """A record by its columns. Colleagues are named; other records' numbers say nothing."""
    shown: dict[str, Any] = {}
    for attribute in inspect(type(record)).column_attrs:
        name = attribute.key
        if name in _INSIDE | left_out or name == "id":
            continue
        value = getattr(record, name)
        if name in ("recruiter_id", "owner_id") or name.endswith("_by_id"):
            if name != "replaced_by_id":
                shown[name.removesuffix("_id")] = recruiters.get(value) if value else None
        elif not name.endswith("_id"):
            shown[name] = _told(_plain(value))
    return shown


def _told(value: Any) -> Any:
    """Without the numbers of records, and without machinery."""
    if isinstance(value, list):
        return [_told(one) for one in value]
    if isinstance(value, dict):
        return {
            key: _told(one)
            for key, one in value.items()
            if key not in _INSIDE and key != "id" and not str(key).endswith(("_id", "_ids"))
        }
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return str(value) if isinstance(value, Decimal) else value


def _key(model: Any) -> tuple[Any, ...]:
    return tuple(inspect(model).primary_key)
