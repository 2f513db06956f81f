"""The page behind a letter's link: opening it does nothing, one press does what it says."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.links import revoke_links
from agency.candidates.models import ProfileCode, ProfileLink
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass, MailState
from agency.mail.outbox import post
from agency.preferences.models import Preference
from agency.recontact.models import Suggestion
from agency.recruiters.models import Recruiter
from agency.touches.models import Channel, Direction, Touch, TouchKind
from agency.words import named_day
from tests.candidate_pages.own_pages import Person, hannah, month_ahead, press
from tests.contact.reserving import letter_to
from tests.factories import RecruiterFactory, RoleFactory
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries

INVENTED = "A" * 43
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def person(session: Session) -> Person:
    return hannah(session)


def plain(html: str, token: str) -> str:
    """Without the token of the address and of the form, which differ from one opening to the next."""
    html = html.replace(token, "TOKEN")
    return re.sub(r'(name="csrf-token" content|name="csrf_token"[^>]* value)="[^"]+"', "", html)


def terms(session: Session, person: Person) -> ContactTerms:
    return session.get_one(ContactTerms, person.candidate.id)


def replies(session: Session) -> list[str]:
    return list(session.scalars(select(Suggestion.why).order_by(Suggestion.id)))


def touches(session: Session) -> list[Touch]:
    return list(session.scalars(select(Touch).filter_by(channel=Channel.form).order_by(Touch.id)))


class TestOpening:
    def test_same_bytes_for_every_token(self, app: Flask, session: Session, person: Person):
        good = app.test_client().get(person.path).get_data(as_text=True)
        link = session.scalars(select(ProfileLink)).one()
        link.expires_at = clock.now() - timedelta(seconds=1)
        session.commit()
        expired = app.test_client().get(person.path).get_data(as_text=True)
        revoke_links(session, person.candidate.id, clock.now())
        session.commit()
        revoked = app.test_client().get(person.path).get_data(as_text=True)
        invented = app.test_client().get(f"/c/{INVENTED}").get_data(as_text=True)
        pages = {
            plain(good, person.token),
            plain(expired, person.token),
            plain(revoked, person.token),
            plain(invented, INVENTED),
        }
        assert len(pages) == 1

    @pytest.mark.parametrize("method", ["GET", "HEAD"])
    @pytest.mark.parametrize("page", ["", "/code", "/unsubscribe", "/profile", "/profile/data"])
    def test_it_changes_nothing(
        self, client: AuditedClient, session: Session, person: Person, method: str, page: str
    ):
        with count_queries(session) as counted:
            client.open(person.path + page, method=method)
        assert not [one for one in counted.statements if one.lstrip().startswith(WRITES)]

    def test_address_goes_nowhere_and_page_is_not_kept(self, client, person: Person):
        headers = client.get(person.path).headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"

    def test_it_speaks_in_the_agencys_name(self, client, person: Person):
        page = client.get(person.path).get_data(as_text=True)
        assert "Harbour &amp; Pike" in page
        assert "Callback" not in page


class TestStop:
    def test_at_once_with_the_letters_that_wait(self, client, session, person: Person):
        letter = _waiting_letter(session, person)
        answer = press(client, person, "stop")
        assert answer.location == person.path
        assert "We will not contact you again." in client.get(person.path).get_data(as_text=True)
        assert terms(session, person).stopped_at
        session.refresh(letter)
        assert letter.state is MailState.cancelled
        line = session.scalars(select(ConsentEntry).filter_by(kind=ConsentKind.stop)).one()
        assert (line.answer, line.how, line.recorded_by_id) == ("yes", "form", None)
        assert line.wording_version
        assert replies(session) == ["Hannah asked us not to be in touch any more."]

    def test_again_changes_nothing(self, client, session, person: Person):
        for _ in range(3):
            assert press(client, person, "stop").status_code == 302
        assert len(touches(session)) == 1
        kinds = session.scalars(select(ConsentEntry.kind).order_by(ConsentEntry.id)).all()
        assert kinds.count(ConsentKind.stop) == 1

    def test_links_are_taken_back(self, client, session, person: Person):
        press(client, person, "stop")
        assert session.scalars(select(ProfileLink.revoked_at)).one()
        assert press(client, person, "pause", {"months": "1"}).status_code == 410

    def test_an_old_letter_still_stops(self, client, session, person: Person):
        session.scalars(select(ProfileLink)).one().expires_at = clock.now() - timedelta(400)
        session.commit()
        press(client, person, "stop")
        assert terms(session, person).stopped_at

    def test_not_without_the_forms_token(self, client, session, person: Person):
        client.get(person.path)
        assert client.post(f"{person.path}/stop").status_code == 400
        assert terms(session, person).stopped_at is None

    def test_not_for_an_invented_token(self, client, session, person: Person):
        assert client.post_form(f"/c/{INVENTED}/stop", page=person.path).status_code == 410
        assert terms(session, person).stopped_at is None


class TestPause:
    @pytest.mark.parametrize(("months", "days"), [("1", range(28, 32)), ("3", range(89, 93))])
    def test_some_months(self, client, session, person: Person, months: str, days: range):
        letter = _waiting_letter(session, person)
        press(client, person, "pause", {"months": months})
        until = terms(session, person).paused_until
        assert until
        assert (until - clock.today("America/Toronto")).days in days
        session.refresh(letter)
        assert letter.state is MailState.cancelled

    def test_until_they_say_so_and_ended_in_the_same_place(self, client, session, person):
        press(client, person, "pause", {"months": "0"})
        assert terms(session, person).paused_at
        assert terms(session, person).paused_until is None
        press(client, person, "pause/end")
        press(client, person, "pause/end")
        assert terms(session, person).paused_at is None
        assert replies(session) == [
            "Hannah paused contact until she says otherwise.",
            "Hannah ended the pause and may be contacted again.",
        ]

    def test_twice_is_once(self, client, session, person: Person):
        for _ in range(2):
            press(client, person, "pause", {"months": "3"})
        assert len(touches(session)) == 1

    def test_no_other_length(self, client, session, person: Person):
        assert press(client, person, "pause", {"months": "1200"}).status_code == 422
        assert terms(session, person).paused_at is None


class TestAnswers:
    @pytest.mark.parametrize(
        ("answer", "sentence"),
        [
            ("still_right", "Hannah says that what she told us is still right."),
            ("interested", "Hannah answered your letter: interested."),
            ("not_interested", "Hannah answered your letter: not interested this time."),
        ],
    )
    def test_reach_the_owner_in_their_words(self, client, session, person, answer, sentence):
        for _ in range(2):
            press(client, person, "answers", {"answer": answer, "text": "Call me on Friday."})
        touch = touches(session)
        assert [one.quote for one in touch] == ["Call me on Friday."]
        assert touch[0].direction is Direction.theirs
        assert touch[0].kind is TouchKind.conversation
        assert touch[0].recruiter_id is None
        suggestion = session.scalars(select(Suggestion)).one()
        assert (suggestion.why, suggestion.words) == (sentence, "Call me on Friday.")
        assert suggestion.owner_id == person.candidate.owner_id

    def test_too_many_words_are_given_back(self, client, session, person: Person):
        words = "word " * 401
        answer = press(client, person, "answers", {"answer": "interested", "text": words})
        assert answer.status_code == 422
        page = answer.get_data(as_text=True)
        assert "At most 2,000 characters" in page
        assert words.strip() in page
        assert not touches(session)

    def test_words_that_ask_for_quiet_are_heeded_before_anybody_reads_them(
        self, client, session, person: Person
    ):
        press(
            client,
            person,
            "answers",
            {"answer": "not_interested", "text": "Please stop contacting me"},
        )
        until = terms(session, person).paused_until
        assert until == clock.today("America/Toronto") + timedelta(days=14)
        assert "sound like a stop" in replies(session)[0]


class TestDate:
    def test_they_stay_in_peace_until_then(self, client, session, person: Person):
        month = month_ahead(8)
        for _ in range(2):
            press(client, person, "date", {"from_month": f"{month:%Y-%m}"})
        query = select(Preference).filter_by(kind="timing", ended_at=None)
        assert session.scalars(query).one().not_before == month
        assert len(touches(session)) == 1
        assert replies(session)[0].startswith("Hannah moved her own date back: free from ")

    @pytest.mark.parametrize("typed", ["", "soon", "2001-05", "2026-13"])
    def test_what_is_no_month_to_come_is_refused_and_kept(self, client, session, person, typed):
        answer = press(client, person, "date", {"from_month": typed})
        assert answer.status_code == 422
        assert f'value="{typed}"' in answer.get_data(as_text=True)
        assert not touches(session)


class TestFacts:
    def test_are_brought_to_the_owner_and_change_nothing_by_themselves(
        self, client, session, person: Person
    ):
        before = session.scalars(select(Preference.id).filter_by(ended_at=None)).all()
        typed = {"move": "A lead role in Halifax", "when": "now", "never": "Night shifts"}
        for _ in range(2):
            press(client, person, "facts", typed)
        touch = touches(session)
        assert [one.quote for one in touch] == ["A lead role in Halifax"]
        assert "When: I could move now" in touch[0].note
        assert "Never: Night shifts" in touch[0].note
        assert session.scalars(select(Preference.id).filter_by(ended_at=None)).all() == before

    def test_an_empty_sheet_says_so(self, client, person: Person):
        answer = press(client, person, "facts", {"move": " "})
        assert answer.status_code == 422
        assert "Nothing was written yet." in answer.get_data(as_text=True)

    def test_a_date_needs_its_month(self, client, person: Person):
        answer = press(client, person, "facts", {"when": "date", "move": "Kept words"})
        page = answer.get_data(as_text=True)
        assert answer.status_code == 422
        assert "Choose the month from which you would move." in page
        assert "Kept words" in page


class TestDeadLink:
    @pytest.mark.parametrize(
        "what",
        [
            "pause",
            "pause/end",
            "answers",
            "date",
            "facts",
            "resume",
            "opening",
            "code",
            "profile",
            "profile/erasure",
        ],
    )
    def test_same_answer_for_expired_revoked_and_invented(self, app, session, person, what):
        pages = set()
        link = session.scalars(select(ProfileLink)).one()
        for token, expires, revoked in [
            (person.token, clock.now() - timedelta(1), None),
            (person.token, clock.now() + timedelta(1), clock.now()),
            (INVENTED, clock.now() + timedelta(1), None),
        ]:
            link.expires_at, link.revoked_at = expires, revoked
            session.commit()
            client = app.test_client()
            answer = client.post_form(f"/c/{token}/{what}", page=f"/c/{token}")
            assert answer.status_code == 410
            pages.add(plain(answer.get_data(as_text=True), token))
            session.refresh(link)
        assert len(pages) == 1
        assert "This link has run out" in pages.pop()

    def test_what_was_typed_is_given_back(self, client, session, person: Person):
        revoke_links(session, person.candidate.id, clock.now())
        session.commit()
        answer = press(client, person, "facts", {"move": "A whole paragraph"})
        assert "A whole paragraph" in answer.get_data(as_text=True)


class TestLetterAnswered:
    """What is said through a link is an answer to the letter in which it left."""

    def offered(self, session: Session, person: Person, by: Recruiter | None = None):
        """The letter about a role that carried the link; handed over, and nobody knows whether it arrived."""
        owner = person.candidate.owner
        letter, reservation = letter_to(
            session, person.candidate, clock.now(), role_id=RoleFactory(title="Product Lead").id,
            by_id=(by or owner).id,
        )  # fmt: skip
        letter.state, letter.begun_at = MailState.unknown, clock.now()
        session.scalars(select(ProfileLink)).one().letter_id = letter.id
        session.commit()
        assert reservation
        return letter, reservation.role_id

    def test_it_is_kept_with_the_letter_and_its_role(self, client, session, person: Person):
        letter, role_id = self.offered(session, person)
        press(client, person, "answers", {"answer": "interested", "text": "Tell me more."})
        (touch,) = touches(session)
        assert (touch.letter_id, touch.role_id) == (letter.id, role_id)
        day = named_day(clock.today(person.candidate.owner.zone))
        said = f"Hannah answered your letter of {day} about Product Lead: interested."
        assert replies(session) == [said]

    def test_whose_letter_it_was_is_said_to_an_owner_who_did_not_write_it(
        self, client, session, person: Person
    ):
        self.offered(session, person, RecruiterFactory(name="Tom Wirth"))
        press(client, person, "answers", {"answer": "not_interested"})
        assert replies(session)[0].startswith("Hannah answered Tom’s letter of ")

    def test_letter_of_which_nothing_was_known_has_arrived(self, client, session, person: Person):
        letter, _ = self.offered(session, person)
        press(client, person, "answers", {"answer": "interested"})
        session.refresh(letter)
        assert letter.state is MailState.delivered

    @pytest.mark.parametrize(
        ("what", "data"),
        [
            ("date", {"from_month": "2099-01"}), ("facts", {"move": "x"}),
            ("pause", {"months": "1"}), ("stop", {}),
        ],
        ids=str,
    )  # fmt: skip
    def test_so_is_everything_else_that_is_pressed(
        self, client, session, person: Person, what: str, data: dict[str, object]
    ):
        letter, _ = self.offered(session, person)
        assert press(client, person, what, data).status_code == 302
        assert [touch.letter_id for touch in touches(session)] == [letter.id]

    def test_letter_that_is_gone_takes_no_answer_with_it(self, client, session, person: Person):
        letter, _ = self.offered(session, person)
        press(client, person, "answers", {"answer": "interested"})
        session.delete(letter)
        session.commit()
        assert [touch.letter_id for touch in touches(session)] == [None]


class TestScanner:
    """A mail filter's browser that opens everything and presses every button."""

    STORED = (
        "Hannah", "Sørby", "product-lead job in climate tech", "Product lead", "Oil and gas",
        "Product management", "PMP", "After 16:30", "example.com", "Maya", "416-555",
    )  # fmt: skip

    def test_reads_nothing_we_hold(self, client: AuditedClient, session, person: Person):
        buttons = [
            ("opening", {}), ("code", {"code": "AAAAAAAA"}), ("profile", {"seen": ""}),
            ("profile/erasure", {}), ("profile/pause", {"months": "1"}), ("profile/pause/end", {}),
            ("profile/return", {}), ("profile/stop", {}),
            ("answers", {"answer": "interested"}), ("date", {"from_month": "2099-01"}),
            ("facts", {"move": "x"}), ("pause", {"months": "1"}), ("pause/end", {}), ("resume", {}),
            ("stop", {}),
        ]  # fmt: skip
        pages = [
            "",
            "/code",
            "/unsubscribe",
            "/profile",
            "/profile/data",
            "/profile/erasure",
            "/profile/thanks",
        ]
        seen = []
        for what, data in buttons:
            seen += [client.get(person.path + page, follow_redirects=True) for page in pages]
            seen.append(press(client, person, what, data))
        for answer in seen:
            body = answer.get_data(as_text=True)
            assert not [words for words in self.STORED if words in body]
        assert session.scalars(select(ProfileCode.used_at)).all() == [None]
        assert person.candidate.erased_at is None

    def test_does_not_spoil_the_code_of_the_person(self, app: Flask, session, person: Person):
        from tests.candidate_pages.own_pages import code_in, letters

        human, scanner = app.test_client(), app.test_client()
        press(human, person, "opening")
        code = code_in(letters(session)[0])
        press(scanner, person, "opening")
        press(scanner, person, "code", {"code": "AAAAAAAA"})
        assert press(human, person, "code", {"code": code}).location.endswith("/profile")


def _waiting_letter(session: Session, person: Person):
    address = person.candidate.ways[0].value
    letter = post(
        session,
        Message(
            to=Mailbox(address),
            sender=Mailbox("callback@harbourpike.example"),
            subject="A role",
            text="Hello",
        ),
        once_key="a letter that waits",
        mail_class=MailClass.contact,
        purpose="recontact_role",
        now=clock.now(),
        candidate_id=person.candidate.id,
    )
    session.commit()
    assert session.scalar(select(func.count()).select_from(ProfileLink)) == 1
    return letter
