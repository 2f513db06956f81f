"""Erased: a marker in every text column that can hold something about a person is found nowhere."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import ARRAY, JSON, Table, Text, select, text
from sqlalchemy.dialects.postgresql import BYTEA, JSONB
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.links import make_code, make_link
from agency.candidates.models import Candidate, LinkPurpose, Suppression, WayKind
from agency.candidates.queries import candidates_called
from agency.candidates.registering import CandidateDetails, correct_candidate, register_candidate
from agency.candidates.sent_resumes import keep_sent
from agency.candidates.suppression import AddressSuppressed, suppress, suppressed_among
from agency.clients.models import ClientContact, ClientTouch, ContactLink, OffLimits
from agency.contact.consent import Told
from agency.contact.models import ContactGate, ContactReservation, DecisionRecord
from agency.database import Base, keyed_hash
from agency.digest.models import DigestEdition, DigestItem
from agency.fairness.models import GroupDeclared
from agency.imports.applying import apply_next, begin_applying
from agency.imports.book import open_book
from agency.imports.checking import check
from agency.imports.judging_people import ERASED
from agency.imports.models import (
    ChangeLog,
    ImportJob,
    ImportKind,
    ImportPiece,
    ImportRow,
    JobState,
    RowState,
)
from agency.imports.options import Options
from agency.imports.queries import counts_of, rows_in
from agency.imports.uploading import keep_file
from agency.inbox.models import MailAttachment, MailFiling, ReceivedMail
from agency.lists.models import LetterDraft
from agency.mail.message import Mailbox, Message
from agency.mail.models import LocalMail, MailClass, MailEvent, OutboxMessage
from agency.mail.outbox import post
from agency.matching.models import JobTitle
from agency.matching.profiles import refresh_profiles
from agency.merging.models import AlikePair, Merge
from agency.queue import later
from agency.recontact.models import FitRecord, Standing
from agency.recruiters.models import FormDraft
from agency.referrals.naming import name_someone
from agency.rights.duties import open_duty
from agency.rights.erasing import erase
from agency.rights.held_labels import LABELS
from agency.rights.holding import everything_held
from agency.rights.models import DutyKind, DutyState, Obligation, SealedRecord
from agency.search.models import HotlistMember, SearchFind
from agency.submissions.models import DeclaredSubmission, Submission
from agency.touches.models import Touch, TouchSaving
from agency.words import capital
from tests import factories
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    PlaceFactory,
    SubmissionFactory,
)

MARKER = "qzmarkerqz-qzmarkerqz"
MACHINERY = {
    "candidates.zone", "candidates.title", "candidates.import_key", "candidates.pay_currency", "ways_to_reach.value",
    "profile_links.address", "outbox_messages.message_id", "outbox_messages.once_key",
    "outbox_messages.envelope_sender", "outbox_messages.raw", "profile_codes.code_hash",
    "profile_codes.browser_key", "preferences.currency", "referrals.reward_currency", "touches.once_key",
    "client_touches.once_key", "client_touches.channel",
    "suggestions.occasion", "suggestions.fit_version", "standings.fit_version",
    "referrals.key_hash", "referral_links.token_hash",
    "contact_terms.channels", "profile_links.token_hash", "contact_links.token_hash", "sent_resumes.content", "sent_resumes.content_hash",
}  # fmt: skip
"""Columns that a constraint or a reader binds to a form, or that are keys; filled by hand below."""
NOUNS = {"roles", "role_requirements", "role_findings"}
"""What a client asked for; it may name one of their people as its contact, and is about none of ours."""


def personal_tables() -> list[Table]:
    """Every table with a column about a person, or that points to one: a new one is found by itself."""
    tables = Base.metadata.sorted_tables
    names = {
        table.name for table in tables if {"candidate_id", "referrer_id"} & set(table.c.keys())
    }
    names |= {"candidates"}
    for table in tables:  # sorted, so whatever a table points to has been looked at before
        pointed_to = {key.column.table.name for key in table.foreign_keys}
        if pointed_to & names and table.name not in NOUNS:
            names.add(table.name)
    return [table for table in tables if table.name in names]


def text_columns(table: Table) -> list[Any]:
    kinds = (Text, JSON, ARRAY, BYTEA)
    return [
        column
        for column in table.columns
        if isinstance(column.type, kinds)
        and not (isinstance(column.type, ARRAY) and not isinstance(column.type.item_type, Text))
        and type(column.type).__name__ != "Enum"
        and f"{table.name}.{column.name}" not in MACHINERY
        and not column.foreign_keys
        and not column.primary_key
    ]


def put_marker_everywhere(session: Session) -> set[str]:
    """Into every such column of every row there is; the columns that now hold it."""
    filled = set()
    for table in personal_tables():
        for column in text_columns(table):
            value = {
                JSONB: f"""'{{"said": "{MARKER}"}}'::jsonb""",
                JSON: f"""'{{"said": "{MARKER}"}}'::json""",
                ARRAY: f"ARRAY['{MARKER}']",
            }.get(type(column.type), f"'{MARKER}'")
            if column.name in ("fit_parts",):
                value = f"""'[{{"said": "{MARKER}"}}]'::jsonb"""
            if column.name == "openings" or table.name == "sealed_records":
                continue
            others = table.name in ("outbox_messages", "client_contacts")
            whose = " WHERE candidate_id IS NOT NULL" if others else ""
            change = f'UPDATE {table.name} SET "{column.name}" = {value}{whose}'  # noqa: S608
            done = session.execute(text(change))
            if done.rowcount:
                filled.add(f"{table.name}.{column.name}")
    return filled


def found(session: Session) -> set[str]:
    """Where the marker stands: every column of every table there is, bytes and queue included."""
    tables = session.scalars(
        text("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
    ).all()
    where = set()
    for table in tables:
        columns = session.execute(
            text(
                "SELECT column_name, data_type FROM information_schema.columns "
                "WHERE table_schema = 'public' AND table_name = :t"
            ),
            {"t": table},
        )
        for name, kind in columns.all():
            shown = f"encode(\"{name}\", 'escape')" if kind == "bytea" else f'"{name}"::text'
            like = f"SELECT count(*) FROM \"{table}\" WHERE {shown} ILIKE '%{MARKER}%'"  # noqa: S608
            if session.scalar(text(like)):
                where.add(f"{table}.{name}")
    return where


def shown_to_a_client(session: Session, person: Candidate) -> None:
    """With the letter that went, and the client's answer."""
    letter = post(
        session,
        Message(
            to=Mailbox(name="Lucie", address="lucie@example.org"),
            sender=Mailbox(name="Maya", address="maya@example.com"),
            subject="Product lead",
            text=MARKER,
        ),
        "profile-showing:x",
        MailClass.contact,
        "spec_marketing",
        clock.now(),
    )
    assert letter is not None
    one = factories.ShowingFactory(
        marketing=factories.MarketingFactory(candidate=person), letter_id=letter.id
    )
    session.add(
        ClientTouch(
            client_id=one.client.id, contact_id=one.contact.id, recruiter_id=person.owner_id,
            channel="form", happened_at=clock.now(), note=MARKER, words=MARKER,
            once_key=f"profile-answer:{one.id}:yes",
        )
    )  # fmt: skip
    session.flush()


def a_full_person(session: Session) -> Candidate:
    """Somebody with at least one row in every table that can be about them."""
    AgencyFactory()
    person = CandidateFactory(full_name=f"{MARKER} Okafor", title=f"{MARKER} officer")
    here, now = person.id, clock.now()
    touch = factories.TouchFactory(candidate=person)
    factories.PreferenceFactory(candidate=person, touch=touch)
    factories.PromiseFactory(candidate=person)
    factories.ConsentFactory(candidate_id=here)
    factories.SkillHeldFactory(candidate=person)
    factories.DesignationHeldFactory(candidate=person)
    factories.EarlierJobFactory(candidate=person, title=f"{MARKER} clerk")
    factories.ResumeFactory(candidate_id=here)
    keep_sent(session, here, None, f"{MARKER}.txt", MARKER.encode(), now)
    factories.ResumeFileFactory(candidate_id=here)
    shown_to_a_client(session, person)
    factories.StoryFactory(candidate_id=here)
    interview = factories.InterviewFactory(candidate=person)
    factories.PackFactory(interview=interview)
    factories.DebriefFactory(interview=interview)
    practice = factories.PracticeFactory(candidate=person)
    factories.PracticeAnswerFactory(practice=practice)
    factories.TipFactory(review=factories.ReviewFactory(candidate=person))
    submission = SubmissionFactory(candidate=person, right_to_represent_on=date(2026, 6, 1))
    suggestion = factories.SuggestionFactory(candidate=person)
    role = suggestion.role
    link = make_link(session, here, person.ways[0].value, now, LinkPurpose.letter)
    name_someone(session, here, MARKER, f"{MARKER}@example.com", True, now)
    factories.ReferralLinkFactory(referrer=person)
    paid = {"reward_amount": 5, "reward_due_on": date(2026, 6, 1)}
    other = CandidateFactory()
    factories.ReferralFactory(referrer=person, candidate=other, handled_at=now, **paid)
    factories.ReferralFactory(referrer=other, candidate=person, handled_at=now)
    open_duty(session, DutyKind.access, here, now, MARKER)
    make_code(session, link.link, "browser", now)
    session.add(
        ImportJob(
            kind=ImportKind.candidates,
            state=JobState.applied,
            file_name="people.csv",
            file_sha256="x",
            file_size=1,
            id=1,
        )
    )
    session.flush()
    session.add_all(
        [
            GroupDeclared(candidate_id=here, question="sex", answer=MARKER, at=now),
            ImportRow(
                job_id=1, row_no=1, line=2, row_hash="x", state=RowState.added, candidate_id=here,
                cells=[MARKER],
            ),
            ImportPiece(job_id=1, n=0, data=f"name\n{MARKER}\n".encode()),
            ChangeLog(job_id=1, row_no=1, candidate_id=here),
            OffLimits(candidate_id=here, reason=MARKER),
            ClientContact(client_id=role.client_id, name=MARKER, candidate_id=here, id=4_711),
            ClientTouch(
                client_id=role.client_id, contact_id=4_711, recruiter_id=person.owner_id, channel="call",
                happened_at=now, note=MARKER, words=MARKER,
            ),
            ContactLink(
                contact_id=4_711, token_hash=b"c", address=MARKER, recruiter_id=person.owner_id, made_at=now,
                expires_at=now,
            ),
            FormDraft(
                recruiter_id=person.owner_id, form="log", candidate_id=here, fields={"note": [MARKER]}, kept_at=now
            ),
            TouchSaving(
                touch_id=touch.id, saved_at=now, change_ids=[], skill_ids=[], designation_ids=[]
            ),
            FitRecord(suggestion_id=suggestion.id, candidate_id=here, question={}, judged_at=now),
            Standing(
                role_id=submission.role_id, candidate_id=here, kind="held_back", fit_total=1,
                fit_version="1", says=MARKER,
            ),
            DeclaredSubmission(
                candidate_id=here, client_id=role.client_id, agency_name=MARKER,
                submitted_on=date(2026, 6, 1),
            ),
            Merge(candidate_id=here, gone_id=0, kept_for_undo={"rows": [MARKER]}, merged_at=now),
            HotlistMember(
                hotlist_id=factories.HotlistFactory().id, candidate_id=here, place=1, note=MARKER,
                added_at=now, added_by_id=person.owner_id,
            ),
            SearchFind(
                search_id=factories.SavedSearchFactory().id, candidate_id=here, found_at=now
            ),
            LetterDraft(
                batch_id=factories.LetterBatchFactory().id, candidate_id=here, state="draft"
            ),
            AlikePair(
                candidate_id=here, other_id=other.id, how=MARKER, score=1, found_at=now
            ),
        ]
    )  # fmt: skip
    session.flush()
    pair = session.scalars(select(AlikePair)).one()
    factories.IntroductionFactory(people=[person, pair.other])
    _letters(session, person, suggestion.id)
    _mail(session, person)
    _reserved(session, person)
    later(session, "rematch_candidate", candidate_id=here)
    session.flush()
    person.best_time = f"{MARKER} at noon"
    touch.note = MARKER
    session.flush()
    role.heard_candidate_id, role.heard_on = here, date(2026, 6, 1)
    person.best_time, touch.note = "Evenings", ""  # so that the history holds the marker
    session.delete(person.skills[0])
    session.flush()
    refresh_profiles(session, [here])
    return person


def _reserved(session: Session, person: Candidate) -> None:
    """A letter with its decision, its place among the contacts, and what became of it."""
    decided = DecisionRecord(
        candidate_id=person.id, purpose="reply", channel="email", outcome="allow", rule="x",
        sentence=MARKER, policy_version="1", facts_hash="x", at=clock.now(),
    )  # fmt: skip
    session.add(decided)
    session.flush()
    letter = session.scalars(select(OutboxMessage).filter_by(candidate_id=person.id)).first()
    assert letter
    session.add_all(
        [
            ContactReservation(
                candidate_id=person.id, letter_id=letter.id, decision_id=decided.id,
                approved_by_id=person.owner_id, at=clock.now(), overrode="caps",
                override_reason=f"{MARKER} was asked for by name",
            ),
            MailEvent(letter_id=letter.id, kind="soft_bounce", attempts=1, at=clock.now()),
            ContactGate(candidate_id=person.id, kind="gap", n=1, held_by=f"mail:{letter.id}"),
        ]
    )  # fmt: skip
    session.flush()


def _mail(session: Session, person: Candidate) -> None:
    """A mail that was filed with them, one that only names their address, and a document."""
    for uid, mentioned in enumerate(([], [person.ways[0].value])):
        mail = ReceivedMail(
            mailbox="x", uidvalidity=1, uid=uid, arrived_at=clock.now(), raw=MARKER.encode(),
            sha256=b"", size=1, fate="waiting" if mentioned else "filed", subject=MARKER,
            words=MARKER, remark=MARKER, parties=[{"name": MARKER, "address": MARKER}],
            mentioned=mentioned,
        )  # fmt: skip
        session.add(mail)
        session.flush()
        if not mentioned:
            session.add(MailFiling(mail_id=mail.id, candidate_id=person.id))
            session.add(
                MailAttachment(
                    mail_id=mail.id, candidate_id=person.id, name=MARKER, media_type="text/plain",
                    content=MARKER.encode(), size=1, offered_at=clock.now(),
                )
            )  # fmt: skip
    session.flush()


def _letters(session: Session, person: Candidate, suggestion_id: int) -> None:
    def letter(to: str, key: str, **more: Any) -> OutboxMessage:
        message = Message(
            to=Mailbox(name=MARKER, address=to),
            sender=Mailbox(name="Harbour", address="callback@example.com"),
            subject=MARKER,
            text=MARKER,
        )
        made = post(session, message, key, MailClass.service, "transactional", clock.now(), **more)
        assert made
        session.add(LocalMail(received_at=clock.now(), to_address=to, raw=made.raw))
        return made

    letter(person.ways[0].value, "to-them", candidate_id=person.id)
    for number, state in enumerate(("sent", "queued")):
        digest = letter(person.owner.email, f"digest-{state}", recruiter_id=person.owner_id)
        session.flush()
        digest.state = state  # type: ignore[assignment]
        edition = DigestEdition(
            recruiter_id=person.owner_id, iso_year=2026, iso_week=20 + number, due_at=clock.now(),
            state="posted", outbox_message_id=digest.id,
        )  # fmt: skip
        session.add(edition)
        session.flush()
        if state == "sent":
            session.add(
                DigestItem(
                    edition_id=edition.id,
                    recruiter_id=person.owner_id,
                    suggestion_id=suggestion_id,
                )
            )
    session.flush()
    queued = session.scalars(select(DigestEdition).order_by(DigestEdition.id.desc())).first()
    assert queued
    other = factories.SuggestionFactory(candidate=person)
    session.add(
        DigestItem(edition_id=queued.id, recruiter_id=person.owner_id, suggestion_id=other.id)
    )
    session.flush()


def told() -> Told:
    return Told(how="form", at=clock.now())


def test_marker_in_every_column_is_nowhere_afterwards(session: Session):
    person = a_full_person(session)
    filled = put_marker_everywhere(session)
    session.expire_all()
    empty = {table.name for table in personal_tables()} - {one.partition(".")[0] for one in filled}
    assert empty <= {
        "profile_codes", "profile_links", "skills_held", "designations_held", "digest_items",
        "sealed_records", "contact_terms", "digest_editions", "mail_filings", "touch_savings",
        "search_finds",
    }, "a table about people that this test fills with nobody"  # fmt: skip
    before = found(session)
    assert filled <= before
    assert before >= {
        "outbox_messages.raw", "local_mails.raw", "changes.before", "job_titles.text",
        "received_mails.raw", "received_mails.words", "received_mails.parties", "mail_attachments.content",
    }  # fmt: skip
    other = session.scalars(select(AlikePair)).one().other
    erase(session, session.get_one(Candidate, person.id), told())
    session.flush()
    assert session.query(AlikePair).count() == 0
    erase(session, other, told())  # who may be the same person carries the marker too
    session.flush()
    assert found(session) == set()


def test_every_heading_and_line_of_what_is_held_has_its_name_in_both_languages(session: Session):
    person = a_full_person(session)
    put_marker_everywhere(session)
    session.expire_all()
    held = everything_held(session, session.get_one(Candidate, person.id))
    keys = set(held)
    for records in held.values():
        for record in records if isinstance(records, list) else [records]:
            keys |= set(record)
    # What matching reads is a mapping of numbers, shown as it is.
    keys -= {key for record in held["how_matching_reads_you"] for key in record}
    unnamed = sorted({capital(key.replace("_", " ")) for key in keys}.difference(LABELS))
    assert unnamed == []


def test_everything_marked_is_in_what_they_may_take_away(session: Session):
    person = a_full_person(session)
    filled = put_marker_everywhere(session)
    session.expire_all()
    shown = set()

    def look(value: Any, names: frozenset[str]) -> None:
        if isinstance(value, dict):
            for key, inside in value.items():
                look(inside, names | {key})
        elif isinstance(value, list):
            for inside in value:
                look(inside, names)
        elif MARKER in str(value):
            shown.update(names)

    look(everything_held(session, session.get_one(Candidate, person.id)), frozenset())
    columns = {one.partition(".")[2] for one in filled}
    # The letter's address is shown as "to"; the server's reply, what holds a gate and the marks of
    # a match profile are ours, the last shown in words as how matching reads them; what parts two
    # records again repeats rows that are shown.
    ours = {
        "reply",
        "status",
        "held_by",
        "was_held_by",
        "marks",
        "kept_for_undo",
    }
    assert columns - shown == {"to_address", *ours}


def test_address_is_kept_as_a_hash_and_refused_by_every_door(session: Session):
    AgencyFactory()
    person = CandidateFactory()
    owner, address = person.owner, person.ways[0].value
    erase(session, person, told())
    assert address not in set(session.scalars(select(Suppression.address_hash)))
    assert suppressed_among(session, [address, "other@example.com"]) == {address}
    details = CandidateDetails(full_name="Back", owner_id=owner.id, ways={WayKind.email: address})
    with pytest.raises(AddressSuppressed, match="nothing was stored"):
        register_candidate(session, details, "by hand")
    data = f"name,email\nBack Again,{address.upper()}\nNew One,new@example.com\n".encode()
    job = keep_file(session, ImportKind.candidates, "people.csv", BytesIO(data), None)
    job.mapping, options = ["name", "email"], Options(owner=owner.email)
    job.options = options.as_json()
    book = open_book(session, options)
    list(check(session, job, book, clock.now()))
    begin_applying(session, job, clock.now())
    while not apply_next(session, job, book, clock.now()).finished:
        pass
    assert counts_of(session, job)[RowState.added] == 1
    refused = rows_in(session, job, RowState.refused)
    assert [row.conflict for row in refused] == [ERASED]
    friend = name_someone(session, CandidateFactory().id, "Back", address, True, clock.now())
    assert friend is None
    names = set(session.scalars(select(Candidate.full_name)))
    assert not names & {"Back", "Back Again"}


def test_correcting_brings_no_erased_address_in_and_holds_up_nothing_else(session: Session):
    AgencyFactory()
    person, other = CandidateFactory(), CandidateFactory()
    address, own = person.ways[0].value, other.ways[0].value
    suppress(session, [keyed_hash(session(), own)], clock.now())
    erase(session, person, told())
    details = CandidateDetails(
        full_name="New Name", owner_id=other.owner_id, ways={WayKind.email: own}
    )
    correct_candidate(session, other, details)
    assert other.full_name == "New Name"
    with pytest.raises(AddressSuppressed):
        correct_candidate(session, other, replace(details, ways={WayKind.email: address}))


def test_work_phone_of_an_erased_person_stays_open_to_colleagues(session: Session):
    AgencyFactory()
    person = CandidateFactory(reachable=False)
    factories.WayFactory(candidate=person, kind="work_phone", value="+14165550199")
    session.expire(person)
    erase(session, person, told())
    assert suppressed_among(session, ["+14165550199"]) == set()


def test_clients_who_know_them_are_a_duty(session: Session):
    AgencyFactory()
    submission = SubmissionFactory(right_to_represent_on=date(2026, 6, 1))
    client, person = submission.role.client.name, submission.candidate
    assert erase(session, person, told()).clients_to_tell == 1
    duty = session.scalars(select(Obligation).filter_by(kind=DutyKind.tell_recipients)).one()
    assert duty.state is DutyState.open
    assert client in duty.note
    assert "Okafor" not in duty.note


def test_who_was_only_called_about_a_role_is_known_to_no_client(session: Session):
    AgencyFactory()
    submission = SubmissionFactory(stage="contacted")
    assert erase(session, submission.candidate, told()).clients_to_tell == 0
    assert session.scalars(select(Obligation)).all() == []


def test_british_work_seeker_leaves_a_sealed_minimum_for_a_year(session: Session):
    AgencyFactory()
    london = PlaceFactory(name="London", region="England", country="GB", zone="Europe/London")
    person = CandidateFactory(place=london, full_name="Ada Byron")
    factories.TouchFactory(candidate=person, note="a private note")
    done = erase(session, person, told())
    sealed = session.scalars(select(SealedRecord)).one()
    assert done.sealed_until == sealed.until
    assert sealed.contents["name"] == "Ada Byron"
    assert "private" not in str(sealed.contents)
    assert candidates_called(session, "Ada Byron").candidates == []


def test_elsewhere_nothing_is_sealed(session: Session):
    AgencyFactory()
    assert erase(session, CandidateFactory(), told()).sealed_until is None
    assert session.scalars(select(SealedRecord)).all() == []


def test_everybody_else_keeps_their_titles_and_touches(session: Session):
    AgencyFactory()
    person, other = CandidateFactory(title="Clerk"), CandidateFactory(title="Clerk")
    factories.TouchFactory(candidate=other)
    refresh_profiles(session, [person.id, other.id])
    erase(session, person, told())
    assert session.scalars(select(JobTitle.text)).all() == ["clerk"]
    assert len(session.scalars(select(Touch)).all()) == 1
    assert session.scalars(select(Submission)).all() == []
