"""Coaching in the portal: stories, practice, interviews with pack and debrief, and the bank of questions."""

from datetime import timedelta
from html import unescape
from re import search

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.coaching.models import (
    Debrief,
    Interview,
    Pack,
    Practice,
    Question,
    QuestionKind,
    Story,
)
from agency.coaching.stories import stories_of
from agency.mail.models import OutboxMessage
from agency.recruiters.models import Recruiter
from agency.submissions.models import Stage
from agency.touches.models import Touch
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    DebriefFactory,
    InterviewFactory,
    PackFactory,
    PracticeAnswerFactory,
    PracticeFactory,
    QuestionFactory,
    RecruiterFactory,
    RoleFactory,
    StoryFactory,
    SubmissionFactory,
)


@pytest.fixture
def jane(maya: Recruiter, session: Session) -> Candidate:
    person = CandidateFactory(full_name="Jane Okafor", owner=maya)
    session.commit()
    return person


@pytest.fixture
def role(jane: Candidate, session: Session) -> Role:
    role = RoleFactory(title="Product Lead", words="Somebody who can say no.")
    SubmissionFactory(candidate=jane, role=role, stage=Stage.interview, right_to_represent_on=TODAY)
    session.commit()
    return role


@pytest.fixture
def interview(jane: Candidate, role: Role, session: Session) -> Interview:
    made = InterviewFactory(candidate=jane, role=role)
    session.commit()
    return made


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


class TestOnThePersonsPage:
    @pytest.mark.usefixtures("interview")
    def test_a_line_says_what_there_is_and_leads_there(self, client, session, jane):
        StoryFactory(candidate_id=jane.id)
        session.commit()
        page = client.get(f"/candidates/{jane.id}").text
        assert "One of three stories told. Interview 24 Jun: nothing prepared yet." in page
        assert f"/candidates/{jane.id}/coaching" in page

    def test_nothing_yet_is_a_line_too(self, client, jane):
        page = client.get(f"/candidates/{jane.id}").text
        assert "None of three stories told." in page


class TestStories:
    def write(self, client, jane, **typed):
        url = f"/candidates/{jane.id}/stories/now"
        return client.post_form(url, {"seen": "0", **typed}, page=url)

    def test_a_story_is_written_down_and_shown_as_theirs(self, client, jane):
        answer = self.write(client, jane, words="I decide what ships.", note="Name a number.")
        assert answer.location == f"/candidates/{jane.id}/coaching"
        page = client.get(answer.location).text
        for words in ("“I decide what ships.”", "written down by Maya", "Name a number."):
            assert words in page
        assert page.count("Not told yet.") == 2

    def test_one_written_meanwhile_is_shown_and_what_was_typed_is_kept(self, client, session, jane):
        StoryFactory(candidate_id=jane.id, words="Hers, from her own page.")
        session.commit()
        answer = self.write(client, jane, words="Ours.")
        assert answer.status_code == 409
        assert "Hers, from her own page." in answer.text
        assert "Ours.</textarea>" in answer.text
        assert stories_of(session, jane.id)[Story.now].words == "Hers, from her own page."
        newest = stories_of(session, jane.id)[Story.now].id
        assert f'name="seen" type="hidden" value="{newest}"' in answer.text

    def test_a_second_press_changes_nothing_and_says_so(self, client, jane):
        self.write(client, jane, words="I decide what ships.")
        answer = self.write(client, jane, words="I decide what ships.")
        assert "Nothing was changed" in client.get(answer.location).text

    def test_there_are_three_and_no_fourth(self, client, jane):
        assert client.get(f"/candidates/{jane.id}/stories/dreams").status_code == 404


class TestPractice:
    def save(self, client, jane, **typed):
        url = f"/candidates/{jane.id}/practices/new"
        rated = {"asked_0": "Why us?", "clear_0": "2", "evidence_0": "1", "note_0": "No example."}
        return client.post_form(
            url, {"channel": "call", "once_key": "k", **rated, **typed}, page=url
        )

    @pytest.mark.usefixtures("interview")
    def test_the_questions_are_those_of_the_next_interview(self, client, session, jane):
        QuestionFactory(words="What do you say no to?", about="Product Lead")
        QuestionFactory(words="How is a month end shortened?", about="Accountant")
        session.commit()
        page = client.get(f"/candidates/{jane.id}/practices/new").text
        assert "What do you say no to?" in page
        assert "How is a month end shortened?" not in page
        assert 'value="Product Lead"' in page

    def test_another_title_and_level_bring_other_questions(self, client, session, jane):
        QuestionFactory(words="How is a month end shortened?", about="Accountant", level="leading")
        session.commit()
        url = f"/candidates/{jane.id}/practices/new?title=Accountant"
        assert "How is a month end shortened?" not in client.get(url).text
        assert "How is a month end shortened?" in client.get(f"{url}&level=leading").text

    def test_a_session_is_saved_and_logged_as_given(self, client, session, jane):
        answer = self.save(
            client, jane, for_them="Open with the grid.", own="I say no for a living."
        )
        page = client.get(answer.location).text
        for words in ("Why us?", "Getting there", "Not yet", "No example.", "Open with the grid.", "I say no"):  # fmt: skip
            assert words in page
        touch = session.scalars(select(Touch)).one()
        assert touch.gave == ["interview_practice"]
        assert "Take back" in page

    def test_pressed_twice_it_is_one_session_and_the_second_press_says_so(
        self, client, session, jane
    ):
        self.save(client, jane)
        answer = self.save(client, jane)
        assert "saved already. Nothing was changed." in client.get(answer.location).text
        assert (count(session, Practice), count(session, Touch)) == (1, 1)

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ({"clear_0": "", "evidence_0": ""}, "Rate at least one answer"),
            ({"asked_0": ""}, "Write down which question"),
            ({"happened_on": "2026-06-19"}, "still to come"),
            ({"clear_0": "7"}, "Not a valid choice"),
        ],
    )
    def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
        self, client, session, jane, typed, says
    ):
        answer = self.save(client, jane, for_them="Open with the grid.", **typed)
        assert answer.status_code == 422
        assert says in answer.text
        assert "Open with the grid." in answer.text
        assert count(session, Practice) == 0

    def test_a_session_of_another_day_is_dated_there(self, client, session, jane):
        self.save(client, jane, happened_on="2026-06-16")
        assert str(session.scalars(select(Practice)).one().happened_on) == "2026-06-16"
        assert session.scalars(select(Touch)).one().happened_at.day == 16

    def test_progress_is_a_sentence_before_it_is_a_plot(self, client, session, jane):
        for days, points in ((14, 1), (2, 3)):
            practice = PracticeFactory(candidate=jane, happened_on=TODAY - timedelta(days=days))
            PracticeAnswerFactory(practice=practice, clear=points, evidence=2)
        session.commit()
        page = client.get(f"/candidates/{jane.id}/coaching").text
        sentence = (
            "Over two sessions: clarity went from “not yet” to “good” and evidence stays at "
            "“getting there”."
        )
        assert sentence in page
        assert page.index(sentence) < page.index('<svg class="cb-plot"')

    def test_whoever_was_there_corrects_it(self, client, session, jane):
        place = self.save(client, jane).location
        url = f"{place}/edit"
        page = client.get(url).text
        assert 'value="Why us?"' in page
        answer = client.post_form(url, {"asked_0": "Why us?", "clear_0": "4"}, page=url)
        assert answer.location == place
        practice = session.scalars(select(Practice)).one()
        assert [one.points for one in practice.answers] == [(4, None, None)]

    def test_a_colleagues_session_is_theirs_to_correct(self, client, session, jane):
        practice = PracticeFactory(candidate=jane, recruiter=RecruiterFactory(name="Tom Wirth"))
        session.commit()
        assert client.get(f"/practices/{practice.id}/edit").status_code == 403
        page = client.get(f"/practices/{practice.id}").text
        assert "/edit" not in page.partition("<main")[2].partition("</main>")[0]

    def test_taken_back_it_is_gone_from_the_page(self, client, session, jane):
        self.save(client, jane)
        touch = session.scalars(select(Touch)).one()
        client.post_form(f"/touches/{touch.id}/undo")
        assert count(session, Practice) == 0
        assert "No session yet." in client.get(f"/candidates/{jane.id}/coaching").text


class TestInterviews:
    def note(self, client, jane, role, **typed):
        url = f"/candidates/{jane.id}"
        said = {"role_id": role.id, "happens_on": "2026-06-24", "how": "14:00, by video", **typed}
        return client.post_form(f"{url}/interviews", said, page=f"{url}/coaching")

    def test_it_is_noted_for_a_role_they_are_at_that_stage_of(self, client, jane, role):
        answer = self.note(client, jane, role)
        page = client.get(answer.location).text
        assert "Wednesday 24 June" in page
        assert "14:00, by video" in page
        assert "Neither practice nor a pack." in page
        overview = client.get(f"/candidates/{jane.id}/coaching").text
        assert "Nothing prepared yet" in overview

    def test_noted_twice_it_is_one(self, client, session, jane, role):
        self.note(client, jane, role)
        answer = self.note(client, jane, role)
        assert "was noted already. Nothing was changed." in client.get(answer.location).text
        assert count(session, Interview) == 1

    def test_without_a_role_at_that_stage_there_is_no_form(self, client, session, jane):
        assert "Note an interview" not in client.get(f"/candidates/{jane.id}/coaching").text
        other = RoleFactory()
        session.commit()
        assert self.note(client, jane, other).status_code == 422

    def test_without_a_day_what_was_typed_is_kept(self, client, jane, role):
        answer = self.note(client, jane, role, happens_on="")
        assert answer.status_code == 422
        assert "Choose the day of the interview." in answer.text
        assert "14:00, by video" in answer.text

    def test_it_is_moved_called_off_and_takes_place_after_all(self, client, interview):
        url = f"/interviews/{interview.id}"
        client.post_form(url, {"happens_on": "2026-06-26", "how": ""}, page=url)
        assert "Friday 26 June" in client.get(url).text
        client.post_form(f"{url}/calling-off", page=url)
        assert "Called off." in client.get(url).text
        client.post_form(f"{url}/return", page=url)
        assert "Called off." not in client.get(url).text

    def test_the_roles_page_leads_to_preparing(self, client, jane, role):
        page = client.get(f"/roles/{role.id}").text
        assert f"/candidates/{jane.id}/coaching#interviews" in page

    def test_of_an_erased_person_nothing_is_shown(self, client, session, jane, interview):
        jane.erased_at = NOON
        session.commit()
        assert client.get(f"/interviews/{interview.id}").status_code == 404


class TestThePack:
    def save(self, client, interview, **typed):
        url = f"/interviews/{interview.id}/pack/edit"
        said = {"questions": "Why us?\n\nWhy now?", "evidence": "PMP: Sat it in May", **typed}
        return client.post_form(url, said, page=url)

    def test_is_begun_from_the_record(self, client, session, interview):
        QuestionFactory(words="What do you say no to?")
        session.commit()
        page = client.get(f"/interviews/{interview.id}/pack/edit").text
        assert "Somebody who can say no.</textarea>" in page
        assert "What do you say no to?</textarea>" in page

    def test_is_printed_as_it_was_left(self, client, interview):
        answer = self.save(client, interview, client_words="Say no.", advice="Be brief.")
        page = client.get(answer.location).text
        for words in ("Product Lead", "“Say no.”", "Why us?", "Why now?", "PMP", "Sat it in May", "Be brief."):  # fmt: skip
            assert words in page
        assert "printing.js" in page

    def test_a_thing_of_which_nothing_is_known_is_said_so(self, client, interview):
        answer = self.save(client, interview, evidence="Kafka:")
        assert "Nothing of it is on your record." in client.get(answer.location).text

    def test_opened_before_it_is_made_it_leads_to_making_it(self, client, interview):
        answer = client.get(f"/interviews/{interview.id}/pack")
        assert answer.location == f"/interviews/{interview.id}/pack/edit"

    def test_too_much_is_refused(self, client, session, interview):
        answer = self.save(client, interview, questions="\n".join(["Why?"] * 41))
        assert answer.status_code == 422
        assert "At most 40 lines" in answer.text
        assert count(session, Pack) == 0

    def test_the_letter_about_it_leaves_by_the_road_of_every_letter(
        self, client, session, jane, interview
    ):
        self.save(client, interview)
        url = f"/candidates/{jane.id}/email?pack={interview.id}"
        page = client.get(url).text
        assert "For your interview on Wednesday 24 June" in page
        assert "Open it there under “Coaching and interviews”." in page
        assert 'value="interview_practice" checked' in page
        typed = {"subject": "For Wednesday", "words": "It waits for you.", "gave": "interview_practice", "once_key": "k"}  # fmt: skip
        answer = client.post_form(url, typed, page=url)
        assert answer.location == f"/candidates/{jane.id}"
        session.expire_all()
        assert session.scalars(select(Pack)).one().sent_at == NOON
        letter = session.scalars(select(OutboxMessage)).one()
        assert letter.purpose == "process_update"
        touch = session.scalars(select(Touch)).one()
        assert (touch.gave, touch.asked) == (["interview_practice"], [])

    def test_a_letter_that_is_refused_releases_nothing(self, client, session, jane, interview):
        self.save(client, interview)
        url = f"/candidates/{jane.id}/email?pack={interview.id}"
        answer = client.post_form(url, {"subject": "", "words": "x", "once_key": "k"}, page=url)
        assert answer.status_code == 422
        assert session.scalars(select(Pack)).one().sent_at is None

    @pytest.mark.usefixtures("interview")
    def test_what_a_colleague_changed_meanwhile_is_shown_and_not_written_over(
        self, client, session, interview
    ):
        self.save(client, interview, advice="Be brief.")
        url = f"/interviews/{interview.id}/pack/edit"
        seen = unescape(
            search(r'name="seen" type="hidden" value="([^"]*)"', client.get(url).text)[1]
        )
        self.save(client, interview, advice="Be bold.")
        answer = self.save(client, interview, advice="Be kind.", seen=seen)
        assert answer.status_code == 409
        assert "they wrote “Be bold.”, you wrote “Be kind.”" in answer.text
        session.expire_all()
        assert session.scalars(select(Pack)).one().advice == "Be bold."

    def test_another_persons_pack_is_no_occasion(self, client, session, jane):
        pack = PackFactory(interview=InterviewFactory())
        session.commit()
        page = client.get(f"/candidates/{jane.id}/email?pack={pack.interview_id}").text
        assert "For your interview" not in page
        assert 'value="interview_practice" checked' not in page


class TestTheDebrief:
    TYPED = {
        "went": "mixed", "words": "They went deep on data.", "asked": "Why us?\nWhat did you drop?\nWhy us?",
        "cared_about": "Data, not people.", "client_words": "She never gave us a number.",
    }  # fmt: skip

    def save(self, client, interview, **typed):
        url = f"/interviews/{interview.id}/debrief"
        return client.post_form(url, {**self.TYPED, **typed}, page=url)

    def test_is_saved_and_the_role_and_the_client_say_what_was_learnt(
        self, client, session, interview, role
    ):
        page = client.get(self.save(client, interview).location).text
        assert "What did you drop?" in page
        assert session.scalars(select(Debrief)).one().asked == ["Why us?", "What did you drop?"]
        page = client.get(f"/roles/{role.id}").text
        assert "What they asked" in page
        assert "What did you drop?" in page
        assert "Data, not people." in page
        page = client.get(f"/clients/{role.client_id}").text
        assert "“She never gave us a number.”" in page

    def test_another_role_of_the_client_says_whose_it_was(self, client, session, interview, role):
        other = RoleFactory(client=role.client)
        session.commit()
        self.save(client, interview)
        page = client.get(f"/roles/{other.id}").text
        assert "In interviews for other roles of theirs." in page
        assert "What did you drop?" in page

    def test_a_second_press_changes_nothing_and_says_so(self, client, session, interview):
        self.save(client, interview)
        answer = self.save(client, interview, words="Other.")
        assert (
            "Maya saved a debrief already. Nothing was changed." in client.get(answer.location).text
        )
        assert session.scalars(select(Debrief)).one().words == "They went deep on data."

    def test_it_can_be_corrected(self, client, session, interview):
        self.save(client, interview)
        page = client.get(f"/interviews/{interview.id}/debrief").text
        assert 'name="told" type="hidden" value="yes"' in page
        self.save(client, interview, words="They went very deep.", told="yes")
        session.expire_all()
        assert session.scalars(select(Debrief)).one().words == "They went very deep."

    def test_a_correction_of_what_a_colleague_corrected_is_held_against_theirs(
        self, client, session, interview
    ):
        self.save(client, interview)
        url = f"/interviews/{interview.id}/debrief"
        seen = unescape(
            search(r'name="seen" type="hidden" value="([^"]*)"', client.get(url).text)[1]
        )
        self.save(client, interview, told="yes", words="Theirs.")
        answer = self.save(client, interview, told="yes", words="Mine.", seen=seen)
        assert answer.status_code == 409
        session.expire_all()
        assert session.scalars(select(Debrief)).one().words == "Theirs."

    def test_without_saying_how_it_went_it_is_kept_and_not_saved(self, client, session, interview):
        answer = self.save(client, interview, went="")
        assert answer.status_code == 422
        assert "Choose how it went." in answer.text
        assert "They went deep on data." in answer.text
        assert count(session, Debrief) == 0

    def test_only_what_was_ticked_and_asked_goes_into_the_bank(
        self, client, session, interview, role
    ):
        place = self.save(client, interview).location
        url = f"/interviews/{interview.id}/debrief/questions"
        said = {"question": ["What did you drop?", "Never asked?"], "kind": "behaviour"}
        answer = client.post_form(url, said, page=place)
        question = session.scalars(select(Question)).one()
        assert question.words == "What did you drop?"
        assert question.kind is QuestionKind.behaviour
        assert (question.client_id, question.role_id) == (role.client_id, role.id)
        assert question.asked_on == interview.happens_on
        page = client.get(answer.location).text
        assert "Taken in: one question." in page
        assert "(taken in)" in page
        client.post_form(url, said, page=place)
        assert count(session, Question) == 1

    def test_nothing_ticked_changes_nothing(self, client, session, interview):
        place = self.save(client, interview).location
        answer = client.post_form(f"/interviews/{interview.id}/debrief/questions", page=place)
        assert "Nothing was ticked" in client.get(answer.location).text
        assert count(session, Question) == 0

    def test_without_a_debrief_nothing_can_be_taught(self, client, interview):
        url = f"/interviews/{interview.id}"
        assert client.post_form(f"{url}/debrief/questions", page=url).status_code == 404


class TestTheBank:
    @pytest.mark.usefixtures("maya")
    def test_is_among_the_settings(self, client):
        assert "/settings/questions" in client.get("/settings/all").text

    @pytest.mark.usefixtures("maya")
    def test_a_question_is_added_changed_retired_and_brought_back(self, client, session):
        url = "/settings/questions/new"
        said = {"words": "Why us?", "kind": "client", "about": "", "level": "", "client_id": ""}
        client.post_form(url, said, page=url)
        question = session.scalars(select(Question)).one()
        assert (question.level, question.client_id) == (None, None)
        url = f"/settings/questions/{question.id}"
        assert 'value="Why us?"' in client.get(url).text
        client.post_form(url, {**said, "about": "Finance", "level": "leading"}, page=url)
        page = client.get("/settings/questions?kind=client").text
        assert "The client · Finance · Leading" in page
        client.post_form(f"{url}/retirement", page=url)
        page = client.get("/settings/questions").text
        assert "Bring back" in page
        assert "No questions" in page
        client.post_form(f"{url}/return", page=url)
        assert "One question" in client.get("/settings/questions").text

    def test_a_question_taught_by_a_debrief_says_who_asked_it(self, client, session, role):
        QuestionFactory(words="Why us?", client_id=role.client_id, role_id=role.id, asked_on=TODAY)
        session.commit()
        page = client.get("/settings/questions").text
        assert f"asked by {role.client.name}, Product Lead, 18 Jun 2026" in page

    @pytest.mark.usefixtures("maya")
    def test_a_question_without_words_is_refused(self, client):
        url = "/settings/questions/new"
        answer = client.post_form(url, {"kind": "client", "about": "Finance"}, page=url)
        assert answer.status_code == 422
        assert "Write the question." in answer.text
        assert 'value="Finance"' in answer.text

    @pytest.mark.usefixtures("maya")
    def test_an_agency_without_any_begins_with_those_that_come_along(self, client, session):
        page = client.get("/settings/questions").text
        assert "Begin with ours" in page
        client.post_form("/settings/questions/starter", page="/settings/questions")
        held = count(session, Question)
        assert held >= 40
        answer = client.post_form("/settings/questions/starter")
        assert "nothing was changed" in client.get(answer.location).text
        assert count(session, Question) == held


def test_a_debrief_that_is_due_is_said_on_the_page(client, session, jane, interview):
    interview.happens_on = TODAY - timedelta(days=1)
    session.commit()
    assert "Over: ask how it went." in client.get(f"/candidates/{jane.id}/coaching").text
    DebriefFactory(interview=interview)
    session.commit()
    assert "Went: mixed" in client.get(f"/candidates/{jane.id}/coaching").text
