"""What is dropped becomes a touch on the right candidate, with its direction, day and words."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import select

from agency import clock
from agency.candidates.models import Candidate, WayKind
from agency.clients.models import ClientContact
from agency.contact.consent import ledger_of
from agency.contact.decisions import decision_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.inbox.models import AttachmentState, Fate, MailAttachment
from agency.queue.models import JobRun
from agency.recontact.models import Suggestion, SuggestionKind
from agency.recruiters.models import Recruiter
from agency.touches.models import Channel, Direction, Outcome
from agency.touches.queries import account_of
from tests.factories import CandidateFactory, ClientFactory, RecruiterFactory, WayFactory
from tests.inbox.conftest import Inbox
from tests.inbox.mails import JANE, MAYA, forwarded, mail


def test_what_a_recruiter_forwards_is_theirs_at_the_hour_it_was_written(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    raw = forwarded(remark="She sounds keen.", to=inbox.drop(maya))
    assert inbox.take(raw) == {"stored": 1, "filed": 1}
    [touch] = inbox.touches
    assert (touch.candidate_id, touch.recruiter_id) == (jane.id, maya.id)
    assert (touch.channel, touch.direction) == (Channel.email, Direction.theirs)
    assert touch.outcome is Outcome.talked
    assert touch.happened_at == datetime(2026, 6, 8, 13, 15, tzinfo=UTC)  # 9:15 in Toronto
    assert touch.quote == "Only from September, please."
    assert touch.note == "Re: A lead role in Halifax\n\nShe sounds keen."
    [suggestion] = inbox.session.scalars(select(Suggestion))
    assert (suggestion.kind, suggestion.owner_id) == (SuggestionKind.reply, jane.owner_id)
    assert suggestion.why == "Jane wrote: “Re: A lead role in Halifax”."


def test_mail_forwarded_as_an_attachment_is_theirs_too(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = MAYA, inbox.drop(maya), "Fwd: A note"
    outer.set_content("")
    inner = EmailMessage()
    inner["From"], inner["To"] = JANE, MAYA
    inner["Subject"], inner["Date"] = "A note", "Mon, 1 Jun 2026 10:03:00 +0000"
    inner.set_content("Not before June.")
    outer.add_attachment(inner)
    inbox.take(outer.as_bytes())
    [touch] = inbox.touches
    assert (touch.direction, touch.quote) == (Direction.theirs, "Not before June.")
    assert touch.happened_at == datetime(2026, 6, 1, 10, 3, tzinfo=UTC)


def test_blind_copy_of_what_we_wrote_is_ours_and_an_attempt(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    received = f"from mx by mail for <{inbox.drop(maya)}>; Mon, 15 Jun 2026 10:03:05 -0400"
    inbox.take(mail("A role for you.", sender=MAYA, to=JANE, Received=received))
    [touch] = inbox.touches
    assert (touch.direction, touch.outcome) == (Direction.ours, Outcome.left_message)
    assert (touch.note, touch.quote) == ("A note\n\nA role for you.", "")
    assert inbox.session.scalars(select(Suggestion)).all() == []
    assert account_of(inbox.session, jane.id).attempts_since_conversation == 1


def test_mail_that_comes_to_the_drop_address_by_a_rule_or_a_copy_is_theirs(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    inbox.take(mail("Still looking.", to=f"{MAYA}, {inbox.drop(maya)}"))
    [touch] = inbox.touches
    assert (touch.direction, touch.quote) == (Direction.theirs, "Still looking.")
    assert touch.happened_at == datetime(2026, 6, 15, 14, 3, tzinfo=UTC)


def test_every_address_of_a_person_counts_whatever_its_capitals(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    WayFactory(candidate=jane, kind=WayKind.work_email, value="j.okafor@fernhill.example")
    inbox.take(mail(sender="J <J.Okafor@Fernhill.example>", to=inbox.drop(maya)))
    assert [touch.candidate_id for touch in inbox.touches] == [jane.id]


def test_mail_to_two_candidates_is_a_touch_with_each(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    bo = CandidateFactory(full_name="Bo Berg", reachable=False, owner=maya)
    WayFactory(candidate=bo, value="bo@example.com")
    to = f"{JANE}, Bo <bo@example.com>, x@example.com"
    inbox.take(mail(sender=MAYA, to=to, Bcc=inbox.drop(maya)))
    assert {touch.candidate_id for touch in inbox.touches} == {jane.id, bo.id}


def test_quoted_history_stays_out_of_the_touch(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    text = (
        "Gerne.\n\nAm 01.06.2026 um 10:03 schrieb Maya <maya@agency.example>:\n> Hätten Sie Zeit?"
    )
    inbox.take(mail(text, to=inbox.drop(maya)))
    assert inbox.touches[0].quote == "Gerne."


def test_date_in_the_future_is_no_later_than_the_mail_arrived(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    inbox.take(mail(to=inbox.drop(maya), Date="Mon, 15 Jun 2099 10:03:00 -0400"))
    assert inbox.touches[0].happened_at <= clock.now()


def test_mail_that_names_no_day_happened_when_it_arrived(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    inbox.take(mail(to=inbox.drop(maya), Date=None))
    assert clock.now() - inbox.touches[0].happened_at < timedelta(minutes=1)


def test_answers_of_the_two_are_one_thread(inbox: Inbox, maya: Recruiter, jane: Candidate) -> None:
    drop = inbox.drop(maya)
    inbox.take(mail("A role.", sender=MAYA, to=JANE, Bcc=drop, Message_ID="<1@agency.example>"))
    inbox.take(
        mail("Yes?", to=drop, Message_ID="<2@example.com>", In_Reply_To="<1@agency.example>")
    )
    inbox.take(
        mail("Monday at ten.", sender=MAYA, to=JANE, Bcc=drop, Message_ID="<3@agency.example>",
             References="<1@agency.example> <2@example.com>")
    )  # fmt: skip
    ours, theirs, again = inbox.touches
    assert (ours.answers_id, theirs.answers_id, again.answers_id) == (None, ours.id, theirs.id)
    assert again.outcome is Outcome.talked
    [suggestion] = inbox.session.scalars(select(Suggestion))
    assert suggestion.why == "Jane answered your mail of 15 Jun 2026."
    assert suggestion.is_waiting is False  # answering them settles it


def test_who_wrote_may_be_answered_and_consent_stays_as_it_was(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    before = len(ledger_of(inbox.session, jane.id))
    words = "Yes, I agree to everything, contact me about anything at any time."
    inbox.take(mail(words, to=inbox.drop(maya), Date=None))
    assert len(ledger_of(inbox.session, jane.id)) == before
    reply = ContactRequest(person_id=jane.id, purpose=Purpose.reply, actor=maya.id)
    assert decision_for(inbox.session, reply, clock.now()).may_contact


AUTOMATIC = {
    "out of office": {"Auto_Submitted": "auto-replied"},
    "list": {"List_Id": "<news.example.com>"},
    "bulk": {"Precedence": "bulk"},
    "no return path": {"Return_Path": "<>"},
    "by its subject": {"subject": "Automatic reply: A note"},
}


@pytest.mark.parametrize("headers", AUTOMATIC.values(), ids=AUTOMATIC)
def test_automatic_mail_is_written_down_and_is_no_answer(
    inbox: Inbox, maya: Recruiter, jane: Candidate, headers: dict[str, str]
) -> None:
    assert inbox.take(mail("Back on Monday.", to=inbox.drop(maya), **headers)) == {
        "stored": 1, "automatic": 1,
    }  # fmt: skip
    assert (inbox.touches, inbox.mails[0].fate) == ([], Fate.automatic)
    assert inbox.session.scalars(select(Suggestion)).all() == []


def test_automatic_mail_that_a_recruiter_forwards_is_no_answer_either(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    raw = forwarded(to=inbox.drop(maya)).replace(b"Re: A lead role", b"Out of office: A role")
    assert inbox.take(raw)["automatic"] == 1


def test_unknown_sender_and_client_contact_wait_for_a_choice(inbox: Inbox, maya: Recruiter) -> None:
    client = ClientFactory()
    buyer = ClientContact(client_id=client.id, name="Bea Buyer", email="Buyer@client.example")
    inbox.session.add(buyer)
    drop = inbox.drop(maya)
    inbox.take(mail(to=drop), mail(sender="Buyer <buyer@client.example>", to=drop))
    assert [each.fate for each in inbox.mails] == [Fate.waiting] * 2
    assert inbox.touches == []


def test_address_that_two_candidates_share_waits_for_a_choice(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    WayFactory(value="jane@example.com")
    inbox.take(mail(to=inbox.drop(maya)))
    assert inbox.mails[0].fate is Fate.waiting


def test_forwarded_mail_that_gives_only_a_name_waits_with_that_name(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    raw = forwarded(to=inbox.drop(maya)).replace(b" <jane@example.com>", b"")
    inbox.take(raw)
    [kept] = inbox.mails
    assert (kept.fate, kept.parties) == (Fate.waiting, [{"name": "Jane Okafor", "address": ""}])


def test_mail_without_a_drop_address_is_nobodys(inbox: Inbox, jane: Candidate) -> None:
    inbox.take(mail(to="drop@agency.example"), mail("Two.", to="drop+1.aaaa@agency.example"))
    assert [(each.fate, each.recruiter_id) for each in inbox.mails] == [(Fate.stray, None)] * 2


def test_address_that_was_renewed_and_that_of_a_colleague_who_left_are_worth_nothing(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    gone = RecruiterFactory(disabled=True)
    old = inbox.drop(maya)
    maya.drop_edition += 1
    assert inbox.drop(maya) != old
    inbox.take(mail(to=old), mail("Two.", to=inbox.drop(gone)))
    assert [each.fate for each in inbox.mails] == [Fate.stray] * 2


def test_same_mail_twice_is_one_touch_and_the_copy_is_counted(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    raw = mail(to=inbox.drop(maya), Message_ID="<1@example.com>")
    inbox.take(raw, raw)
    assert len(inbox.touches) == 1
    assert [each.fate for each in inbox.mails] == [Fate.filed, Fate.duplicate]
    assert inbox.mails[1].raw == b""


def test_same_mail_without_an_id_is_known_by_what_it_says(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    inbox.take(mail(to=inbox.drop(maya)), mail(to=inbox.drop(maya), Received="from elsewhere"))
    assert [each.fate for each in inbox.mails] == [Fate.filed, Fate.duplicate]


def test_other_words_under_a_known_id_are_kept_and_both_marked(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    one = mail("One.", to=inbox.drop(maya), Message_ID="<1@example.com>")
    other = mail("Other.", to=inbox.drop(maya), Message_ID="<1@example.com>")
    inbox.take(one, other)
    assert len(inbox.touches) == 2
    assert [each.is_twin for each in inbox.mails] == [True, True]


def test_mail_that_two_recruiters_keep_is_one_touch(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    other = RecruiterFactory()
    inbox.take(
        *(mail(to=MAYA, Message_ID="<1@example.com>", Delivered_To=inbox.drop(one)) for one in (maya, other))
    )  # fmt: skip
    assert [each.fate for each in inbox.mails] == [Fate.filed, Fate.filed]
    assert len(inbox.touches) == 1


def test_document_is_offered_with_the_person_and_signatures_are_not(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    documents = {"Résumé.pdf": b"%PDF-1.7", "logo.png": b"PNG"}
    inbox.take(mail(to=inbox.drop(maya), documents=documents))
    [document] = inbox.session.scalars(select(MailAttachment))
    assert (document.candidate_id, document.name) == (jane.id, "Résumé.pdf")
    assert (document.content, document.state) == (b"%PDF-1.7", AttachmentState.offered)


def test_document_that_we_sent_is_nobodys_resume(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    inbox.take(mail(sender=MAYA, to=JANE, Bcc=inbox.drop(maya), documents={"role.pdf": b"%PDF"}))
    assert len(inbox.touches) == 1
    assert inbox.session.scalars(select(MailAttachment)).all() == []


def test_erased_person_who_writes_again_is_nobody_we_know(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    jane.erased_at = clock.now()
    inbox.take(mail(to=inbox.drop(maya)))
    assert inbox.mails[0].fate is Fate.waiting


def test_looking_again_changes_nothing(inbox: Inbox, maya: Recruiter, jane: Candidate) -> None:
    inbox.take(mail(to=inbox.drop(maya)))
    assert inbox.look() == {"stored": 0}
    assert (len(inbox.touches), len(inbox.mails)) == (1, 1)


def test_no_name_address_or_word_is_in_the_log_or_the_record_of_the_run(
    inbox: Inbox, maya: Recruiter, jane: Candidate, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox.take(mail("Not before June.", to=inbox.drop(maya)), b"X: y\r\n" * 20_000)
    said = capsys.readouterr()
    for secret in ("jane", "Okafor", "June", "maya@", "drop+"):
        assert secret not in said.out + said.err
    [run] = inbox.session.scalars(select(JobRun))
    assert run.counts == {"stored": 2, "filed": 1, "unreadable": 1}
