"""Stories, feedback and packs on the person's own page: theirs alone, behind the code."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.coaching.models import Pack, Story, StoryVersion, Tip
from agency.coaching.stories import stories_of
from agency.touches.models import Touch
from tests.candidate_pages.own_pages import Person, hannah, open_whole_page
from tests.factories import (
    ClientFactory,
    InterviewFactory,
    PackFactory,
    PracticeFactory,
    ReviewFactory,
    RoleFactory,
    StoryFactory,
    TipFactory,
)
from tests.support.pages import AuditedClient


@pytest.fixture
def person(client: AuditedClient, session: Session) -> Person:
    found = hannah(session)
    open_whole_page(client, session, found)
    return found


@pytest.fixture
def pack(session: Session, person: Person) -> Pack:
    role = RoleFactory(title="Product Lead", client=ClientFactory(name="Osprey Rail"))
    interview = InterviewFactory(candidate=person.candidate, role=role, how="14:00, by video")
    made = PackFactory(
        interview=interview,
        client_words="Somebody who can say no.",
        questions=["Why us?"],
        evidence=[{"must": "PMP", "words": "Sat it in May"}],
        sent_at=clock.now(),
    )
    session.commit()
    return made


def save(client: AuditedClient, person: Person, **typed: str):
    url = f"{person.path}/profile/coaching"
    client.get(url)
    return client.post_form(url, typed)


def test_the_page_leads_there(client, person):
    assert f"{person.path}/profile/coaching" in client.get(f"{person.path}/profile").text


def test_they_write_their_own_version_and_whoever_looks_after_them_reads_of_it(
    client, session, person
):
    answer = save(client, person, now="I decide what ships.", history="", next="")
    assert answer.location == f"{person.path}/profile/coaching"
    assert "I decide what ships.</textarea>" in client.get(answer.location).text
    version = stories_of(session, person.candidate.id)[Story.now]
    assert version.written_by is None
    notes = session.scalars(select(Touch.note).filter_by(candidate_id=person.candidate.id)).all()
    assert "Wrote their stories on their own page." in notes


def test_our_note_about_a_story_is_not_on_the_page(client, session, person):
    StoryFactory(candidate_id=person.candidate.id, note="Goes on for too long.")
    session.commit()
    page = client.get(f"{person.path}/profile/coaching").text
    assert "I decide what a utility gets" in page
    assert "too long" not in page


def test_a_version_written_down_meanwhile_is_not_written_over_unseen(client, session, person):
    client.get(f"{person.path}/profile/coaching")
    StoryFactory(candidate_id=person.candidate.id, words="As we heard it.")
    session.commit()
    typed = {"now": "Mine.", "seen": ""}
    answer = client.post_form(f"{person.path}/profile/coaching", typed)
    assert answer.status_code == 409
    assert "Mine.</textarea>" in answer.text
    assert stories_of(session, person.candidate.id)[Story.now].words == "As we heard it."
    version = session.scalars(select(StoryVersion)).one()
    assert f'value="now:{version.id}"' in answer.text
    typed["seen"] = f"now:{version.id}"
    assert client.post_form(f"{person.path}/profile/coaching", typed).status_code == 302
    assert stories_of(session, person.candidate.id)[Story.now].words == "Mine."


def test_a_story_that_is_too_long_is_kept_in_the_form_and_not_saved(client, session, person):
    answer = save(client, person, now="x" * 5_001)
    assert answer.status_code == 422
    assert "At most 5,000 characters" in answer.text
    assert stories_of(session, person.candidate.id) == {}


def test_only_what_was_marked_for_them_is_told_of_practice(client, session, person):
    PracticeFactory(candidate=person.candidate, for_them="Open with the grid.", note="Nervous.")
    session.commit()
    page = client.get(f"{person.path}/profile/coaching").text
    assert "Open with the grid." in page
    assert "Nervous." not in page


def test_a_pack_that_was_sent_is_theirs_to_read(client, person, pack):
    page = client.get(f"{person.path}/profile/coaching").text
    assert "Product Lead, Osprey Rail" in page
    page = client.get(f"{person.path}/profile/coaching/{pack.interview_id}").text
    for words in ("14:00, by video", "“Somebody who can say no.”", "Why us?", "Sat it in May"):
        assert words in page
    assert "data-print" in page


def test_a_pack_that_was_not_sent_and_one_of_somebody_else_are_not(client, session, person, pack):
    pack.sent_at = None
    other = PackFactory(interview=InterviewFactory(), sent_at=clock.now())
    session.commit()
    assert "Osprey" not in client.get(f"{person.path}/profile/coaching").text
    for interview_id in (pack.interview_id, other.interview_id):
        url = f"{person.path}/profile/coaching/{interview_id}"
        assert client.get(url).status_code == 404


def test_nothing_is_shown_to_whoever_has_not_shown_who_they_are(client, session):
    stranger = hannah(session)
    pack = PackFactory(interview=InterviewFactory(candidate=stranger.candidate), sent_at=clock.now())  # fmt: skip
    session.commit()
    for page in ("", f"/{pack.interview_id}"):
        answer = client.get(f"{stranger.path}/profile/coaching{page}")
        assert (answer.status_code, answer.location) == (302, stranger.path)
    answer = client.post_form(f"{stranger.path}/profile/coaching", {"now": "x"}, page=stranger.path)
    assert answer.status_code == 403
    assert stories_of(session, stranger.candidate.id) == {}


@pytest.fixture
def tip(session: Session, person: Person) -> Tip:
    review = ReviewFactory(candidate=person.candidate, note="The end is strong.", sent_at=clock.now())  # fmt: skip
    made = TipFactory(review=review, words="Bring it to two pages.")
    session.commit()
    return made


def tick(client: AuditedClient, person: Person, tip: Tip, to: str):
    url = f"{person.path}/profile/coaching"
    page = f"{url}/reviews/{tip.review_id}"
    return client.post_form(f"{url}/tips/{tip.id}", {"to": to}, page=page)


def test_a_review_that_was_sent_is_theirs_to_read_and_to_print(client, person, tip):
    url = f"{person.path}/profile/coaching"
    page = client.get(url).text
    assert f"{url}/reviews/{tip.review_id}" in page
    assert "0 of 1 done" in page
    page = client.get(f"{url}/reviews/{tip.review_id}").text
    for words in ("The end is strong.", "Bring it to two pages.", "data-print"):
        assert words in page


def test_they_tick_what_they_did_and_untick_it(client, session, person, tip):
    answer = tick(client, person, tip, "done")
    page = client.get(answer.location).text
    assert "Saved. Thank you." in page
    assert "1 of 1 done" in page
    session.expire_all()
    assert tip.is_done
    assert tip.done_by is None
    assert "Nothing was changed." in client.get(tick(client, person, tip, "done").location).text
    tip.thanked_at = clock.now()
    session.commit()
    thanked = f"{person.candidate.owner.first_name} thanks you for it."
    assert thanked in client.get(answer.location).text
    assert "0 of 1 done" in client.get(tick(client, person, tip, "open").location).text


def test_a_review_that_was_not_sent_and_one_of_somebody_else_are_not(client, session, person, tip):
    tip.review.sent_at = None
    other = TipFactory(review=ReviewFactory(sent_at=clock.now()))
    session.commit()
    assert "/reviews/" not in client.get(f"{person.path}/profile/coaching").text
    url = f"{person.path}/profile/coaching"
    for one in (tip, other):
        assert client.get(f"{url}/reviews/{one.review_id}").status_code == 404
        answer = client.post_form(f"{url}/tips/{one.id}", {"to": "done"}, page=url)
        assert answer.status_code == 404
        session.expire_all()
        assert not one.is_done


def test_no_review_is_shown_or_ticked_without_the_code(client, session):
    stranger = hannah(session)
    review = ReviewFactory(candidate=stranger.candidate, sent_at=clock.now())
    tip = TipFactory(review=review)
    session.commit()
    url = f"{stranger.path}/profile/coaching"
    answer = client.get(f"{url}/reviews/{review.id}")
    assert (answer.status_code, answer.location) == (302, stranger.path)
    answer = client.post_form(f"{url}/tips/{tip.id}", {"to": "done"}, page=stranger.path)
    assert answer.status_code == 403
    session.expire_all()
    assert not tip.is_done
