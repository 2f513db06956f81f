"""Letters to several people: prepared, read, left out, sent one by one; nothing leaves twice or unread."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate
from agency.contact.consent import Told
from agency.contact.invariants import broken_invariants
from agency.contact.models import ContactReservation, DecisionRecord
from agency.contact.terms import stop
from agency.lists.models import DraftState, LetterBatch, LetterDraft
from agency.mail.models import OutboxMessage
from agency.portal import batch_sending, letter_batches
from agency.recruiters.models import Recruiter
from agency.rights.erasing import erase
from agency.touches.models import Touch
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    LetterBatchFactory,
    LetterDraftFactory,
    PreferenceFactory,
    RecruiterFactory,
    RoleFactory,
    SuggestionFactory,
)


@pytest.fixture
def jane(maya: Recruiter) -> Candidate:
    jane = CandidateFactory(full_name="Jane Okafor", owner=maya)
    PreferenceFactory(candidate=jane, words="Climate, and somewhere small.")
    return jane


@pytest.fixture
def ruth(maya: Recruiter) -> Candidate:
    paused = {"paused_at": NOON - timedelta(days=9), "paused_until": TODAY + timedelta(days=30)}
    return CandidateFactory(full_name="Ruth Abara", owner=maya, terms=paused)


def begun(client, session: Session, *people: Candidate, **more) -> LetterBatch:
    form = {"person": [one.id for one in people], **more}
    client.post_form("/candidates/ticked/letters", form, page="/candidates")
    return session.scalars(select(LetterBatch).order_by(LetterBatch.id.desc())).first()


def draft_of(session: Session, person: Candidate) -> LetterDraft:
    return session.scalars(select(LetterDraft).filter_by(candidate_id=person.id)).one()


def act(client, draft: LetterDraft, act: str, **words: str):
    form = {f"d{draft.id}-{name}": value for name, value in words.items()}
    if act == "reviewed" and not words:
        form = {f"d{draft.id}-subject": draft.subject, f"d{draft.id}-words": draft.words}
    return client.post_form(f"/letters/{draft.batch_id}/drafts/{draft.id}", {"act": act, **form})


def send(client, batch: LetterBatch) -> str:
    client.post_form(f"/letters/{batch.id}/sending")
    return client.get(f"/letters/{batch.id}").text


def letters(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(OutboxMessage)) or 0


def test_each_draft_has_its_own_reason_and_words_and_who_may_not_be_written_to_is_told(
    client, session, maya, jane, ruth
):
    batch = begun(client, session, jane, ruth)
    draft = draft_of(session, jane)
    assert draft.quote == "Climate, and somewhere small."
    assert draft.source
    assert "You told us: “Climate, and somewhere small.”" in draft.words
    assert draft_of(session, ruth).state is DraftState.left_out
    page = client.get(f"/letters/{batch.id}").text
    assert "Left out: She asked for quiet until 18 Jul." in page
    assert "Send 0 of 2" in page
    assert letters(session) == 0


def test_letters_about_a_role_name_it_and_quote_what_waits_for_it(client, session, maya, jane):
    role = RoleFactory(title="Head of Grid")
    SuggestionFactory(
        candidate=jane, role=role, why="Head of Grid opened.", words="A grid, please."
    )
    begun(client, session, jane, role_id=role.id)
    draft = draft_of(session, jane)
    assert (draft.subject, draft.why, draft.quote) == ("Head of Grid", "Head of Grid opened.", "A grid, please.")  # fmt: skip
    assert "A role has opened that may be it: Head of Grid" in draft.words


def test_at_most_so_many_are_written_to_together(client, session, maya, jane, monkeypatch):
    monkeypatch.setattr(letter_batches, "MOST", 1)
    late = CandidateFactory(full_name="Zoe Last", owner=maya)
    begun(client, session, jane, late)
    assert draft_of(session, jane).state is DraftState.draft
    assert draft_of(session, late).state is DraftState.left_out
    assert "at most" in draft_of(session, late).said


def test_what_is_written_is_kept_and_has_to_be_read_again(client, session, maya, jane):
    batch = begun(client, session, jane)
    draft = draft_of(session, jane)
    act(client, draft, "reviewed")
    assert draft.state is DraftState.reviewed
    act(client, draft, "keep", subject="Hello again", words="Shall we talk?")
    assert (draft.subject, draft.words, draft.state) == ("Hello again", "Shall we talk?", DraftState.draft)  # fmt: skip
    page = client.get(f"/letters/{batch.id}").text
    assert "Hello again" in page
    assert "One letter waits" in client.get("/letters").text


def test_a_letter_without_words_is_not_reviewed(client, session, maya, jane):
    begun(client, session, jane)
    draft = draft_of(session, jane)
    act(client, draft, "reviewed", subject="Hello", words=" ")
    assert draft.state is DraftState.draft


def test_only_reviewed_letters_leave_and_each_once(client, session, maya, jane):
    ada, bea = (CandidateFactory(full_name=name, owner=maya) for name in ("Ada", "Bea"))
    batch = begun(client, session, jane, ada, bea)
    act(client, draft_of(session, jane), "reviewed")
    act(client, draft_of(session, ada), "remove")
    page = send(client, batch)
    assert "One letter is in the post." in page
    send(client, batch)
    assert letters(session) == 1
    assert session.scalars(select(Touch)).one().candidate_id == jane.id
    assert session.scalars(select(ContactReservation)).one().candidate_id == jane.id
    states = {one.candidate_id: one.state for one in session.scalars(select(LetterDraft))}
    assert states == {
        jane.id: DraftState.sent, ada.id: DraftState.removed, bea.id: DraftState.draft,
    }  # fmt: skip
    assert broken_invariants(session) == {}


def test_who_stops_after_the_letter_was_read_is_not_written_to_and_the_reason_is_told(
    client, session, maya, jane
):
    batch = begun(client, session, jane)
    act(client, draft_of(session, jane), "reviewed")
    stop(session, jane.id, Told(how="call", at=clock.now()))
    page = send(client, batch)
    assert "Not sent: She refused all contact" in page
    assert letters(session) == 0
    assert session.scalars(select(DecisionRecord)).one().rule == "stopped"


def test_what_left_before_a_crash_stays_sent_and_the_rest_goes_on(
    client, session, maya, jane, monkeypatch
):
    batch = begun(client, session, jane, CandidateFactory(full_name="Ada", owner=maya))
    for one in session.scalars(select(LetterDraft)).all():
        act(client, one, "reviewed")
    real, calls, url = batch_sending.ask, [], f"/letters/{batch.id}"

    def dies_at_the_second(*given):
        calls.append(given)
        if len(calls) == 2:
            raise RuntimeError("killed")
        return real(*given)

    def states() -> list[DraftState]:
        return list(session.scalars(select(LetterDraft.state).order_by(LetterDraft.id)))

    monkeypatch.setattr(batch_sending, "ask", dies_at_the_second)
    with pytest.raises(RuntimeError):
        client.post_form(f"{url}/sending")
    assert states() == [DraftState.sent, DraftState.reviewed]
    assert letters(session) == 1
    monkeypatch.setattr(batch_sending, "ask", real)
    client.post_form(f"{url}/sending", page=url)
    assert states() == [DraftState.sent, DraftState.sent]
    assert letters(session) == 2
    assert session.scalar(select(func.count(OutboxMessage.candidate_id.distinct()))) == 2


def test_a_batch_is_its_recruiters_alone(client, session, maya):
    draft = LetterDraftFactory(batch=LetterBatchFactory(recruiter_id=RecruiterFactory().id))
    assert client.get(f"/letters/{draft.batch_id}").status_code == 404
    for path in ("sending", "ending", f"drafts/{draft.id}"):
        answer = client.post_form(f"/letters/{draft.batch_id}/{path}", {"act": "reviewed"})
        assert answer.status_code == 404, path
    assert draft.state is DraftState.draft


def test_a_batch_that_is_done_with_can_be_taken_up_again(client, session, maya, jane):
    batch = begun(client, session, jane)
    client.post_form(f"/letters/{batch.id}/ending")
    assert "No letters are in preparation" in client.get("/letters").text
    client.post_form(f"/letters/{batch.id}/ending")
    assert "One letter waits" in client.get("/letters").text


def test_a_letter_that_was_settled_is_not_changed_any_more(client, session, maya, jane):
    batch = begun(client, session, jane)
    draft = draft_of(session, jane)
    act(client, draft, "reviewed")
    send(client, batch)
    act(client, draft, "back")
    assert draft.state is DraftState.sent


def test_an_erased_persons_draft_is_gone_and_the_others_stay(client, session, maya, jane):
    ada = CandidateFactory(full_name="Ada", owner=maya)
    batch = begun(client, session, jane, ada)
    erase(session, jane, Told(how="form", at=clock.now()))
    page = client.get(f"/letters/{batch.id}").text
    assert "Letters to one person" in page
    assert "Okafor" not in page
