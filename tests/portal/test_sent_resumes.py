"""A file that came through a link, from the button in the letter to the recruiter who looks at it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import SentResume, SentResumeState
from agency.candidates.resumes import newest_resume
from agency.candidates.sent_resumes import LARGEST
from agency.recontact.models import Suggestion
from tests.candidate_pages.own_pages import Person, hannah, press
from tests.candidates.test_sent_resumes import TEXT
from tests.factories import CandidateFactory, RecruiterFactory
from tests.support.jobs import run_waiting_jobs
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in


@pytest.fixture
def person(session: Session) -> Person:
    return hannah(session)


def send(
    client: AuditedClient,
    person: Person,
    content: bytes,
    name: str = "hannah.txt",
    what: str = "resume",
):
    """As a browser sends it; written by hand, for the test client leaves large files open."""
    client.get(person.path)
    part = (
        f'--edge\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{client.csrf_token}\r\n'
        f'--edge\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    )
    body = part.encode() + content + b"\r\n--edge--\r\n"
    kind = "multipart/form-data; boundary=edge"
    return client.post(f"{person.path}/{what}", data=body, content_type=kind)


def sent(session: Session) -> list[SentResume]:
    return list(session.scalars(select(SentResume).order_by(SentResume.id)))


class TestSending:
    def test_it_waits_and_the_owner_hears_of_it(self, client, session, person: Person):
        answer = send(client, person, TEXT)
        assert answer.location == person.path
        assert "Your file is on its way" in client.get(person.path).text
        (file,) = sent(session)
        assert (file.candidate_id, file.state) == (person.candidate.id, SentResumeState.pending)
        assert newest_resume(session, person.candidate.id) is None
        (why,) = session.scalars(select(Suggestion.why))
        assert "sent a résumé through the link of your letter. It is not confirmed" in why

    def test_same_file_again_is_thanked_for_and_adds_nothing(self, client, session, person):
        for _ in range(3):
            assert send(client, person, TEXT).status_code == 302
        assert len(sent(session)) == 1
        assert len(session.scalars(select(Suggestion)).all()) == 1

    @pytest.mark.parametrize(
        ("content", "said"),
        [(b"", "That file is empty"), (b"<html>", "none of the files we can read"),
         (b"a" * (LARGEST + 1), "larger than 10 MB")],
        ids=["nothing chosen", "a page", "too large"],
    )  # fmt: skip
    def test_what_is_no_resume_is_refused(self, client, session, person, content, said):
        answer = send(client, person, content)
        assert answer.status_code == 422
        assert said in answer.text
        assert sent(session) == []

    def test_far_too_much_is_not_even_read(self, client, session, person: Person):
        answer = send(client, person, b"a" * (LARGEST + 200_000))
        assert answer.status_code == 413
        assert "at most 10 MB" in answer.text
        assert sent(session) == []

    def test_other_forms_take_no_more_than_before(self, client, person: Person):
        answer = send(client, person, b"a" * 3_000_000, what="facts")
        assert answer.status_code == 413

    def test_press_without_a_file_breaks_nothing(self, client, session, person: Person):
        assert press(client, person, "resume").status_code == 422
        assert sent(session) == []

    def test_ten_an_hour_are_the_most(self, client, person: Person):
        codes = [send(client, person, b"Hannah %d" % number).status_code for number in range(11)]
        assert codes == [302] * 10 + [429]


class TestLookingAtIt:
    @pytest.fixture
    def inside(self, client, person: Person) -> AuditedClient:
        send(client, person, TEXT)
        sign_in(client, person.candidate.owner)
        return client

    def address(self, session: Session, person: Person, what: str = "") -> str:
        (file,) = sent(session)
        return f"/candidates/{person.candidate.id}/sent-resumes/{file.id}{what}"

    def test_it_is_said_that_nobody_confirmed_it(self, inside, person: Person):
        page = inside.get(f"/candidates/{person.candidate.id}").text
        assert "A file sent through a link, not confirmed" in page
        page = inside.get(f"/candidates/{person.candidate.id}/resume").text
        assert "hannah.txt" in page
        assert "Sent through a link, not confirmed" in page

    def test_it_is_saved_and_never_shown_by_the_browser(self, inside, session, person: Person):
        answer = inside.get(self.address(session, person))
        assert answer.data == TEXT
        assert answer.mimetype == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"

    def test_accepted_it_is_read_like_any_file_of_a_resume(
        self, app, inside, session, person: Person
    ):
        resume = f"/candidates/{person.candidate.id}/resume"
        sent(session)[
            0
        ].content = f"{person.candidate.full_name}\nProduct lead, Osprey Rail".encode()
        answer = inside.post_form(self.address(session, person, "/acceptance"), page=resume)
        assert answer.location == resume
        page = inside.get(resume).text
        assert "Accepted. It is being read" in page
        assert f"Accepted by {person.candidate.owner.name}" in page
        run_waiting_jobs(app)
        newest = newest_resume(session, person.candidate.id)
        assert newest is not None
        assert "Osprey Rail" in newest.text
        assert newest.source.startswith("a file sent through a link")
        assert (
            "A file sent through a link"
            not in inside.get(f"/candidates/{person.candidate.id}").text
        )

    def test_set_aside_it_counts_for_nothing(self, inside, session, person: Person):
        resume = f"/candidates/{person.candidate.id}/resume"
        inside.post_form(self.address(session, person, "/setting-aside"), page=resume)
        assert "Set aside by" in inside.get(resume).text
        assert newest_resume(session, person.candidate.id) is None

    def test_second_colleague_is_told(self, inside, session, person: Person):
        resume = f"/candidates/{person.candidate.id}/resume"
        inside.post_form(self.address(session, person, "/setting-aside"), page=resume)
        inside.post_form(self.address(session, person, "/acceptance"), page=resume)
        assert "has decided about that file already" in inside.get(resume).text
        assert sent(session)[0].state is SentResumeState.set_aside

    def test_it_is_found_under_nobody_else(self, inside, session, person: Person):
        other = CandidateFactory(owner=person.candidate.owner)
        theirs = self.address(session, person).replace(
            f"/candidates/{person.candidate.id}/", f"/candidates/{other.id}/"
        )
        assert inside.get(theirs).status_code == 404
        assert inside.post_form(f"{theirs}/acceptance", page="/").status_code == 404


def test_colleague_of_another_desk_sees_it_as_they_see_the_person(client, session, person: Person):
    send(client, person, TEXT)
    sign_in(client, RecruiterFactory(name="Tom Wirth"))
    page = client.get(f"/candidates/{person.candidate.id}")
    file = client.get(f"/candidates/{person.candidate.id}/sent-resumes/{sent(session)[0].id}")
    assert file.status_code == page.status_code
