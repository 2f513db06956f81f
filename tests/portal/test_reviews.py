"""Reviews in the portal: written from a list and by hand, sent by a letter, done and thanked for tip by tip."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.coaching.models import Review, ReviewKind, Tip
from agency.coaching.reviews import starter_tips
from agency.languages.speaking import Language
from agency.mail.models import OutboxMessage
from agency.recruiters.models import Recruiter
from agency.touches.models import Touch
from tests.factories import (
    NOON,
    CandidateFactory,
    RecruiterFactory,
    ReviewFactory,
    TipFactory,
)
from tests.support.signing_in import sign_in

LISTED = starter_tips(ReviewKind.resume, Language.en)[0]


@pytest.fixture
def jane(maya: Recruiter, session: Session) -> Candidate:
    person = CandidateFactory(full_name="Jane Okafor", owner=maya)
    session.commit()
    return person


@pytest.fixture
def tip(jane: Candidate, session: Session) -> Tip:
    made = TipFactory(review=ReviewFactory(candidate=jane), words="Bring it to two pages.")
    session.commit()
    return made


def write(client, jane, kind="resume", **typed):
    url = f"/candidates/{jane.id}/reviews/new?kind={kind}"
    return client.post_form(url, {"seen": "0", **typed}, page=url)


def tips(session: Session) -> list[str]:
    session.expire_all()
    return list(session.scalars(select(Tip.words).order_by(Tip.review_id, Tip.position, Tip.id)))


def reviews(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Review)) or 0


class TestWriting:
    def test_the_coaching_page_leads_there(self, client, jane):
        page = client.get(f"/candidates/{jane.id}/coaching").text
        for kind in ("resume", "linkedin"):
            assert f"/candidates/{jane.id}/reviews/new?kind={kind}" in page

    def test_ticked_and_own_tips_are_saved_in_their_order(self, client, session, jane):
        answer = write(client, jane, starter=[LISTED], own="Name Osprey Rail.\n\nCut 1998.", note="Good.")  # fmt: skip
        page = client.get(answer.location).text
        for words in (LISTED, "Name Osprey Rail.", "Good.", "Version 1", "0 of 3 done", "cannot read it"):  # fmt: skip
            assert words in page
        assert tips(session) == [LISTED, "Name Osprey Rail.", "Cut 1998."]
        assert "0 of 3 done" in client.get(f"/candidates/{jane.id}/coaching").text

    def test_pressed_twice_it_is_one_and_the_second_press_says_so(self, client, session, jane):
        for _press in range(2):
            answer = write(client, jane, starter=[LISTED], own="Cut 1998.")
        assert "saved already. Nothing was changed." in client.get(answer.location).text
        assert reviews(session) == 1

    def test_a_review_without_a_tip_is_refused_and_nothing_typed_is_lost(self, client, session, jane):  # fmt: skip
        answer = write(client, jane, note="Good already.")
        assert answer.status_code == 422
        assert "Tick or write at least one tip." in answer.text
        assert "Good already.</textarea>" in answer.text
        assert reviews(session) == 0

    def test_what_is_open_is_offered_to_the_next_version(self, client, session, jane, tip):
        done = TipFactory(review=tip.review, words="Cut 1998.", done_at=NOON)
        session.commit()
        url = f"/candidates/{jane.id}/reviews/new?kind=resume"
        page = client.get(url).text
        assert f'value="{tip.words}" checked' in page
        assert done.words not in page
        assert tip.words not in client.get(url.replace("resume", "linkedin")).text
        seen = str(tip.review_id)
        answer = write(client, jane, kept=[tip.words], own="Name a number.", seen=seen)
        assert "Version 2" in client.get(answer.location).text
        assert tips(session) == [tip.words, done.words, tip.words, "Name a number."]

    def test_one_begun_meanwhile_is_said_and_what_was_typed_is_kept(self, client, session, jane, tip):  # fmt: skip
        answer = write(client, jane, starter=[LISTED], own="Cut 1998.")
        assert answer.status_code == 409
        assert "A newer review was begun" in answer.text
        assert "Cut 1998.</textarea>" in answer.text
        assert f'value="{LISTED}" checked' in answer.text
        assert f'name="seen" type="hidden" value="{tip.review_id}"' in answer.text
        assert reviews(session) == 1

    def test_the_list_is_in_the_language_they_read(self, client, session, jane):
        jane.page_language = Language.fr
        session.commit()
        page = client.get(f"/candidates/{jane.id}/reviews/new?kind=resume").text
        assert "Ramenez-le à deux pages." in page
        assert LISTED not in page

    def test_of_an_erased_person_nothing_is_shown(self, client, session, jane, tip):
        jane.erased_at = NOON
        session.commit()
        assert client.get(f"/reviews/{tip.review_id}").status_code == 404
        assert client.post_form(f"/tips/{tip.id}", {"to": "done"}, page="/").status_code == 404


class TestCorrecting:
    def edit(self, client, tip, **typed):
        url = f"/reviews/{tip.review_id}/edit"
        return client.post_form(url, typed, page=url)

    def test_before_it_is_sent_all_of_it_can_be_changed(self, client, session, tip):
        kept = TipFactory(review=tip.review, words="Cut 1998.", position=1, done_at=NOON)
        session.commit()
        page = client.get(f"/reviews/{tip.review_id}/edit").text
        assert "Bring it to two pages.\nCut 1998.</textarea>" in page
        self.edit(client, tip, own="Cut 1998.\nOne page.", note="Good.")
        assert tips(session) == ["Cut 1998.", "One page."]
        assert session.get_one(Tip, kept.id).done_at == NOON

    def test_what_a_colleague_changed_meanwhile_is_not_written_over(self, client, session, tip):
        url = f"/reviews/{tip.review_id}/edit"
        opened = client.get(url).text
        seen = opened.partition('name="seen" type="hidden" value="')[2].partition('"')[0]
        TipFactory(review=tip.review, words="Theirs.", position=1)
        session.commit()
        answer = self.edit(client, tip, own="Mine.", note="", seen=seen)
        assert answer.status_code == 409
        assert "Mine.</textarea>" in answer.text
        assert tips(session) == ["Bring it to two pages.", "Theirs."]

    def test_afterwards_tips_are_added_and_twice_changes_nothing(self, client, session, tip):
        tip.review.sent_at = NOON
        session.commit()
        page = client.get(f"/reviews/{tip.review_id}/edit").text
        assert 'name="note"' not in page
        assert "Bring it to two pages.</textarea>" not in page
        for says in ("Added: one tip.", "Nothing was changed"):
            answer = self.edit(client, tip, own="Cut 1998.")
            assert says in client.get(answer.location).text
        assert tips(session) == ["Bring it to two pages.", "Cut 1998."]


class TestTips:
    def press(self, client, tip, to):
        url = f"/reviews/{tip.review_id}"
        answer = client.post_form(f"/tips/{tip.id}", {"to": to}, page=url)
        assert answer.location == f"{url}#tip-{tip.id}"
        return client.get(url).text

    def test_done_thanked_and_each_taken_back(self, client, session, tip):
        page = self.press(client, tip, "done")
        assert "marked by Maya Lindqvist" in page
        assert "1 of 1 done" in page
        assert "Thanked 18 Jun 2026" in self.press(client, tip, "thanks")
        assert "Thanked 18 Jun 2026" not in self.press(client, tip, "no-thanks")
        assert "0 of 1 done" in self.press(client, tip, "open")
        session.expire_all()
        assert (tip.done_at, tip.done_by_id, tip.thanked_at) == (None, None, None)

    @pytest.mark.parametrize("to", ["open", "thanks", "no-thanks", "gone"])
    def test_what_is_so_already_or_cannot_be_changes_nothing_and_says_so(self, client, tip, to):
        assert "Nothing was changed: it is so already." in self.press(client, tip, to)

    def test_done_twice_is_done_once(self, client, tip):
        self.press(client, tip, "done")
        sign_in(client, RecruiterFactory(name="Tom Wirth"))
        assert "Nothing was changed" in self.press(client, tip, "done")
        assert "marked by Maya Lindqvist" in client.get(f"/reviews/{tip.review_id}").text

    def test_what_they_ticked_themselves_is_shown_as_theirs(self, client, session, tip):
        tip.done_at = NOON
        session.commit()
        assert "Done by them 18 Jun 2026" in client.get(f"/reviews/{tip.review_id}").text


class TestTheLetter:
    def test_leaves_by_the_road_of_every_letter_and_opens_the_review_to_them(self, client, session, jane, tip):  # fmt: skip
        url = f"/candidates/{jane.id}/email?review={tip.review_id}"
        page = client.get(url).text
        assert "What I would change in your résumé" in page
        assert "wrote down one tip for it" in page
        assert 'value="resume_tip" checked' in page
        typed = {"subject": "Your résumé", "words": "It waits for you.", "once_key": "k"}
        for _press in range(2):
            client.post_form(url, typed, page=url)
        session.expire_all()
        assert tip.review.sent_at == NOON
        letter = session.scalars(select(OutboxMessage)).one()
        assert tip.words.encode() not in letter.raw
        assert session.scalars(select(Touch)).one().gave == ["resume_tip"]
        assert "Sent to them 18 Jun 2026" in client.get(f"/reviews/{tip.review_id}").text

    def test_about_a_profile_it_gives_a_tip_for_linkedin(self, client, session, jane, tip):
        tip.review.kind = ReviewKind.linkedin
        session.commit()
        page = client.get(f"/candidates/{jane.id}/email?review={tip.review_id}").text
        assert "What I would change in your LinkedIn profile" in page
        assert 'value="linkedin_tip" checked' in page

    def test_one_of_somebody_else_is_not_told(self, client, session, jane):
        other = TipFactory()
        session.commit()
        page = client.get(f"/candidates/{jane.id}/email?review={other.review_id}").text
        assert "What I would change" not in page

    def test_given_by_phone_it_is_logged_with_its_gift(self, client, tip):
        assert "gave=resume_tip" in client.get(f"/reviews/{tip.review_id}").text
