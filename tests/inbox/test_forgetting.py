"""What a mail said is forgotten 30 days after it was settled, and at once with the person it is about."""

from datetime import timedelta

from sqlalchemy import delete, select

from agency import clock
from agency.candidates.models import Candidate
from agency.contact.consent import Told
from agency.inbox.forgetting import forget_old_mail
from agency.inbox.models import Fate, InboxCursor, MailAttachment, ReceivedMail
from agency.jobs.running import run_task
from agency.recruiters.models import Recruiter
from agency.rights.erasing import erase
from agency.rights.holding import everything_held
from tests.inbox.conftest import Inbox
from tests.inbox.mails import JANE, MAYA, mail

DAY = timedelta(days=1)


def test_settled_mail_keeps_nothing_it_said_after_thirty_days_and_its_touch_stays(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    inbox.take(mail("Not before June.", to=inbox.drop(maya), documents={"cv.pdf": b"%PDF"}))
    assert forget_old_mail(inbox.session, clock.now() + 29 * DAY) == 0
    assert forget_old_mail(inbox.session, clock.now() + 31 * DAY) == 1
    assert forget_old_mail(inbox.session, clock.now() + 31 * DAY) == 0
    inbox.session.expire_all()
    [kept] = inbox.mails
    assert (kept.raw, kept.words, kept.subject, kept.parties, kept.mentioned) == (
        b"",
        "",
        "",
        [],
        [],
    )
    assert inbox.session.scalars(select(MailAttachment)).all() == []
    assert inbox.touches[0].quote == "Not before June."


def test_mail_that_was_forgotten_is_still_known_when_it_comes_again(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    raw = mail(to=inbox.drop(maya))
    inbox.take(raw)
    forget_old_mail(inbox.session, clock.now() + 31 * DAY)
    assert inbox.take(raw) == {"stored": 1, "duplicate": 1}
    assert len(inbox.touches) == 1


def test_mail_that_waits_is_kept_until_somebody_says_whose_it_is(
    inbox: Inbox, maya: Recruiter
) -> None:
    inbox.take(mail("Hello?", to=inbox.drop(maya)))
    assert forget_old_mail(inbox.session, clock.now() + 400 * DAY) == 0


def test_mail_that_asked_to_stop_is_kept_until_somebody_says_whether_it_did(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    inbox.take(mail("Stop.", to=inbox.drop(maya)))
    assert forget_old_mail(inbox.session, clock.now() + 31 * DAY) == 0
    inbox.mails[0].stop_settled_at = clock.now()
    inbox.session.flush()
    assert forget_old_mail(inbox.session, clock.now() + 31 * DAY) == 1


def test_nightly_tidying_forgets_old_mail(inbox: Inbox, maya: Recruiter, jane: Candidate) -> None:
    inbox.take(mail(to=inbox.drop(maya)))
    inbox.mails[0].settled_at = clock.now() - 31 * DAY
    inbox.session.commit()
    run_task(inbox.app, "tidy_up")
    inbox.session.expire_all()
    assert inbox.mails[0].raw == b""


def test_erasing_a_person_empties_their_mail_everywhere_and_it_does_not_come_back(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    drop = inbox.drop(maya)
    to_both = mail("To both.", sender=MAYA, to=f"{JANE}, x@example.com", Bcc=drop)
    in_copy = mail("About Jane.", sender="x@example.com", Cc=JANE, to=drop)
    inbox.take(mail("Not before June.", to=drop), to_both, in_copy)
    erase(inbox.session, jane, Told(how="form", at=clock.now()))
    inbox.session.commit()
    assert [(each.raw, each.words, each.mentioned) for each in inbox.mails] == [(b"", "", [])] * 3
    assert Fate.waiting not in [each.fate for each in inbox.mails]
    inbox.server.forget_uids()
    assert inbox.look() == {"stored": 3, "duplicate": 3}
    assert [each.raw for each in inbox.mails] == [b""] * 6


def test_mail_of_somebody_erased_is_forgotten_again_when_a_backup_has_forgotten_that_it_came(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    inbox.take(mail("Not before June.", to=inbox.drop(maya), documents={"cv.pdf": b"%PDF"}))
    erase(inbox.session, jane, Told(how="form", at=clock.now() + timedelta(minutes=1)))
    inbox.session.execute(delete(ReceivedMail))
    inbox.session.execute(delete(InboxCursor))
    assert inbox.look() == {"stored": 1, "set_aside": 1}
    inbox.session.expire_all()
    [kept] = inbox.mails
    assert (kept.raw, kept.words, kept.parties, kept.mentioned) == (b"", "", [], [])
    assert inbox.session.scalars(select(MailAttachment)).all() == []


def test_mail_that_somebody_writes_after_they_were_erased_waits_for_a_choice(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    erase(inbox.session, jane, Told(how="form", at=clock.now() - timedelta(minutes=5)))
    inbox.take(mail("I am back.", to=inbox.drop(maya)))
    assert inbox.mails[0].fate is Fate.waiting


def test_mail_is_in_what_they_may_take_away(inbox: Inbox, maya: Recruiter, jane: Candidate) -> None:
    inbox.take(mail("Not before June.", to=inbox.drop(maya), documents={"cv.pdf": b"%PDF"}))
    held = everything_held(inbox.session, jane)
    [told] = held["mail_we_took_in"]
    assert (told["direction"], told["text"]) == ("theirs", "Not before June.")
    assert "From: Jane Okafor" in told["as_it_came"]
    assert held["documents_that_came_by_mail"][0]["name"] == "cv.pdf"
    forget_old_mail(inbox.session, clock.now() + 31 * DAY)
    inbox.session.expire_all()
    assert (
        everything_held(inbox.session, jane)["mail_we_took_in"][0]["as_it_came"] == "no longer kept"
    )
