"""Showing who one is: the code, its limits, the link asked for, and the answer that tells nothing."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import LinkPurpose, ProfileCode, ProfileLink, WayState
from agency.mail.models import MailClass, OutboxMessage
from tests.candidate_pages.own_pages import (
    Person,
    as_shown,
    code_in,
    hannah,
    letters,
    open_whole_page,
    press,
)
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries


@pytest.fixture
def person(session: Session) -> Person:
    return hannah(session)


def type_code(client: AuditedClient, person: Person, code: str):
    return press(client, person, "code", {"code": code})


class TestCode:
    def test_opens_the_whole_page(self, client, session, person: Person):
        open_whole_page(client, session, person)
        page = client.get(f"{person.path}/profile").get_data(as_text=True)
        assert "Private page for Hannah Sørby" in page
        assert "product-lead job in climate tech" in page

    def test_letter_goes_to_the_address_on_file_as_service_mail(self, client, session, person):
        press(client, person, "opening")
        letter = session.scalars(select(OutboxMessage)).one()
        assert letter.to_address == person.candidate.ways[0].value
        assert (letter.mail_class, letter.purpose) == (MailClass.service, "transactional")
        assert letter.expires_at
        assert letter.expires_at - letter.created_at <= timedelta(minutes=11)
        assert code_in(letters(session)[0]) not in letters(session)[0].subject

    def test_only_in_the_browser_that_asked(self, app: Flask, session, person: Person):
        asking, other = app.test_client(), app.test_client()
        press(asking, person, "opening")
        code = code_in(letters(session)[0])
        assert type_code(other, person, code).status_code == 422
        assert other.get(f"{person.path}/profile").location == person.path
        assert type_code(asking, person, code).location == f"{person.path}/profile"

    def test_wrong_five_times_is_over(self, client, session, person: Person):
        press(client, person, "opening")
        code = code_in(letters(session)[0])
        for left in (4, 3, 2, 1):
            assert f"try again: {left} more" in type_code(client, person, "22222222").text
        assert "no longer counts" in type_code(client, person, "22222222").text
        assert "no longer counts" in type_code(client, person, code).text
        assert session.scalars(select(ProfileCode.tries)).one() == 5

    def test_used_twice_is_over(self, app, session, person: Person):
        client = app.test_client()
        open_whole_page(client, session, person)
        assert type_code(client, person, code_in(letters(session)[0])).status_code == 422

    def test_ten_minutes_later_it_is_over(self, client, session, person: Person):
        press(client, person, "opening")
        code = code_in(letters(session)[0])
        with time_machine.travel(clock.now() + timedelta(minutes=10), tick=False):
            assert type_code(client, person, code).status_code == 422

    def test_no_more_than_three_an_hour(self, client, session, person: Person):
        for _ in range(3):
            assert press(client, person, "opening").status_code == 302
        answer = press(client, person, "opening")
        assert answer.status_code == 429
        assert "as many codes as we may" in answer.text
        assert len(letters(session)) == 3

    def test_limit_holds_over_all_links_to_the_address(self, client, session, person: Person):
        from agency.candidates.links import make_link

        for _ in range(3):
            press(client, person, "opening")
        address = person.candidate.ways[0].value
        other = make_link(session, person.candidate.id, address, clock.now(), LinkPurpose.letter)
        session.commit()
        answer = client.post_form(f"/c/{other.token}/opening", page=person.path)
        assert answer.status_code == 429

    def test_address_that_takes_no_mail_gets_none_and_the_page_says_the_same(
        self, client, session, person: Person
    ):
        person.candidate.ways[0].state = WayState.hard_bounced
        session.commit()
        assert press(client, person, "opening").location == f"{person.path}/code"
        assert letters(session) == []


class TestHalfHour:
    def test_over_the_page_closes(self, client, session, person: Person):
        open_whole_page(client, session, person)
        with time_machine.travel(clock.now() + timedelta(minutes=31), tick=False):
            assert client.get(f"{person.path}/profile").location == person.path

    def test_begins_anew_with_every_press(self, client, session, person: Person):
        open_whole_page(client, session, person)
        for minutes in (20, 40, 60):
            with time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=False):
                assert client.get(f"{person.path}/profile").status_code == 200

    def test_answers_that_come_too_late_are_carried_through_the_code_and_back(
        self, client, session, person: Person
    ):
        open_whole_page(client, session, person)
        typed = {**as_shown(client, person), "move": "Only a night train"}
        with time_machine.travel(clock.now() + timedelta(minutes=45), tick=False):
            late = client.post_form(f"{person.path}/profile", typed)
            assert late.status_code == 403
            carried = {**typed, "csrf_token": client.csrf_token}
            assert 'value="Only a night train"' in late.text
            asked = client.post(f"{person.path}/opening", data=carried)
            assert 'value="Only a night train"' in asked.text
            code = {"code": code_in(letters(session)[0])}
            back = client.post_form(f"{person.path}/code", {**typed, **code})
        assert "Only a night train</textarea>" in back.text
        assert "Nothing was saved yet" in back.text

    def test_is_good_for_one_link_only(self, client, session, person: Person):
        from tests.factories import CandidateFactory

        open_whole_page(client, session, person)
        other = CandidateFactory(full_name="Somebody Else")
        from agency.candidates.links import make_link

        theirs = make_link(session, other.id, other.ways[0].value, clock.now(), LinkPurpose.letter)
        session.commit()
        assert client.get(f"/c/{theirs.token}/profile").location == f"/c/{theirs.token}"


class TestLinkAskedFor:
    def test_opens_with_one_press(self, client, session: Session):
        person = hannah(session, LinkPurpose.profile)
        assert "Sørby" not in client.get(person.path).text
        assert press(client, person, "opening").location == f"{person.path}/profile"
        assert "Sørby" in client.get(f"{person.path}/profile").text

    def test_after_ten_minutes_sends_a_code_like_any_other(self, client, session: Session):
        person = hannah(session, LinkPurpose.profile)
        with time_machine.travel(clock.now() + timedelta(minutes=11), tick=False):
            assert press(client, person, "opening").location == f"{person.path}/code"


class TestNewLink:
    def plain(self, text: str) -> str:
        return re.sub(r'content="[\w.-]{60,}"|value="[\w.-]{60,}"', "", text)

    def test_known_and_unknown_hear_the_same(self, app: Flask, person: Person):
        answers = []
        for email in (person.candidate.ways[0].value, "nobody@example.org"):
            client = app.test_client()
            answers.append(client.post_form("/c/new-link", {"email": email}, page="/c/new-link"))
        known, unknown = answers
        assert known.status_code == unknown.status_code == 200
        assert self.plain(known.text) == self.plain(unknown.text)
        assert set(known.headers.keys()) == set(unknown.headers.keys())

    def test_the_work_is_the_same_for_both(self, client, session, person: Person):
        """What it costs is what a stranger could time: letters made, not letters sent."""
        counts = []
        for email in (person.candidate.ways[0].value, "nobody@example.org"):
            with count_queries(session) as counted:
                client.post_form("/c/new-link", {"email": email}, page="/c/new-link")
            counts.append(sum("INSERT INTO outbox_messages" in one for one in counted.statements))
        assert counts == [1, 1]

    def test_only_the_known_get_a_letter_and_it_is_queued(self, client, session, person: Person):
        before = session.scalar(select(func.count()).select_from(ProfileLink))
        client.post_form("/c/new-link", {"email": "nobody@example.org"}, page="/c/new-link")
        assert letters(session) == []
        assert session.scalar(select(func.count()).select_from(ProfileLink)) == before
        address = person.candidate.ways[0].value.upper()
        client.post_form("/c/new-link", {"email": f" {address} "}, page="/c/new-link")
        [letter] = letters(session)
        found = re.search(r"http://localhost(/c/[\w-]{43})", letter.text)
        assert found
        client.get(found[1])
        assert client.post_form(f"{found[1]}/opening").location == f"{found[1]}/profile"

    @pytest.mark.usefixtures("person")
    def test_is_refused_when_it_is_no_address_and_kept(self, client):
        answer = client.post_form("/c/new-link", {"email": "hannah at home"}, page="/c/new-link")
        assert answer.status_code == 422
        assert 'value="hannah at home"' in answer.text

    def test_no_more_than_three_an_hour(self, client, session, person: Person):
        for _ in range(3):
            client.post_form(
                "/c/new-link", {"email": person.candidate.ways[0].value}, page="/c/new-link"
            )
        answer = client.post_form("/c/new-link", {"email": person.candidate.ways[0].value})
        assert answer.status_code == 429
        assert len(letters(session)) == 3

    def test_who_stopped_us_may_come_back(self, client, session, person: Person):
        press(client, person, "stop")
        client.post_form("/c/new-link", {"email": person.candidate.ways[0].value})
        found = re.search(r"(/c/[\w-]{43})", letters(session)[0].text)
        assert found
        client.post_form(f"{found[1]}/opening", page=found[1])
        page = client.get(f"{found[1]}/profile").text
        assert "You asked us not to contact you" in page
        assert client.post_form(f"{found[1]}/profile/return").location == f"{found[1]}/profile"
        assert "You asked us not to contact you" not in client.get(f"{found[1]}/profile").text
