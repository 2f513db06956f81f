"""Coaching over HTTP, from both sides: stories, practice, a pack that is read on one's own page, and a debrief that teaches."""

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from re import search

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.coaching.bank import seed_questions
from agency.coaching.models import Interview
from agency.coaching.told import coaching_told, for_the_letter
from agency.jobs.running import run_task
from agency.mail.models import LocalMail
from agency.matching.profiles import refresh_profiles
from agency.recruiters.models import Recruiter
from agency.submissions.models import Stage, Submission
from agency.touches.queries import account_of
from tests.candidate_pages.own_pages import code_in, letters
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    RecruiterFactory,
    RequirementFactory,
    RoleFactory,
    SkillHeldFactory,
    SubmissionFactory,
    TermFactory,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

BEFORE, DAY, AFTER = NOON.replace(day=20), NOON.replace(day=24), NOON.replace(day=25)


@pytest.fixture
def time() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def maya(session: Session, time: time_machine.Traveller) -> Recruiter:
    AgencyFactory()
    seed_questions(session)
    return RecruiterFactory(name="Maya Lindqvist")


@pytest.fixture
def role(maya: Recruiter) -> Role:
    role = RoleFactory(
        client=ClientFactory(name="Osprey Rail"), title="Product Lead", owner=maya,
        words="Somebody who can say no.",
    )  # fmt: skip
    RequirementFactory(role=role, term=TermFactory(name="Product management"))
    return role


@pytest.fixture
def jane(session: Session, maya: Recruiter, role: Role) -> Candidate:
    """At the stage of interviews, and Sam after her."""
    jane, sam = (
        CandidateFactory(full_name=name, owner=maya) for name in ("Jane Okafor", "Sam Whitfield")
    )
    for person in (jane, sam):
        SkillHeldFactory(candidate=person, skill=TermFactory(name="Product management"), years=9)
        SubmissionFactory(
            candidate=person, role=role, stage=Stage.interview, right_to_represent_on=TODAY
        )
    refresh_profiles(session, [jane.id, sam.id])
    session.commit()
    return jane


def newest_mail(session: Session, app: Flask, to: str) -> str:
    """The text of what arrived last at an address."""
    run_task(app, "deliver_mail")
    raw = session.scalars(
        select(LocalMail.raw).filter_by(to_address=to).order_by(LocalMail.id.desc())
    ).first()
    assert raw
    body = message_from_bytes(raw, policy=default).get_body(("plain",))
    assert body
    text: str = body.get_content()
    return text


def practise(client: AuditedClient, jane: Candidate, key: str, points: str, for_them: str) -> str:
    """Rate the first question that is proposed, and which that was."""
    url = f"/candidates/{jane.id}/practices/new"
    proposed = search(r'name="asked_0"[^>]*value="([^"]*)"', client.get(url).text)
    assert proposed
    typed = {"asked_0": proposed[1], "clear_0": points, "evidence_0": points, "for_them": for_them}
    answer = client.post_form(url, {**typed, "channel": "call", "once_key": key}, page=url)
    assert answer.status_code == 302, answer.text[-2000:]
    return proposed[1]


def open_own_page(stranger: AuditedClient, session: Session, page: str) -> None:
    """Ask for the code, read it in the letter, type it."""
    assert stranger.post_form(f"{page}/opening", page=page).location == f"{page}/code"
    typed = {"code": code_in(letters(session)[0])}
    opened = stranger.post_form(f"{page}/code", typed, page=f"{page}/code")
    assert opened.location == f"{page}/profile"


def test_practice_and_a_pack_before_an_interview_and_a_debrief_that_teaches_the_next(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter, role: Role, jane: Candidate,
    time: time_machine.Traveller,
) -> None:  # fmt: skip
    sign_in(client, maya)
    coaching = f"/candidates/{jane.id}/coaching"
    assert f"{coaching}#interviews" in client.get(f"/roles/{role.id}").text
    noted = {"role_id": role.id, "happens_on": "2026-06-24", "how": "14:00, by video"}
    place = client.post_form(f"/candidates/{jane.id}/interviews", noted, page=coaching).location
    interview = session.scalars(select(Interview)).one()
    line = for_the_letter(session, maya.id, TODAY)
    assert "Jane Okafor" in line
    assert "Osprey Rail on Wednesday 24 June" in line

    writing = f"/candidates/{jane.id}/reviews/new?kind=resume"
    place_of_tips = client.post_form(
        writing, {"own": "Bring it to two pages.", "seen": "0"}, page=writing
    ).location
    letter = f"/candidates/{jane.id}/email?review={place_of_tips.rpartition('/')[2]}"
    said = {"subject": "Your résumé", "words": "It waits for you.", "once_key": "r"}
    assert client.post_form(letter, said, page=letter).status_code == 302
    assert account_of(session, jane.id).helped == 1

    first = practise(client, jane, "1", "1", "Say what you decided, not what was decided.")
    assert for_the_letter(session, maya.id, TODAY) == ""
    time.move_to(BEFORE)
    sign_in(client, maya)
    assert practise(client, jane, "2", "3", "Much better: keep the number.") == first
    page = client.get(coaching).text
    assert "Over two sessions: clarity went from “not yet” to “good”" in page
    assert account_of(session, jane.id).helped == 3

    edit = f"/interviews/{interview.id}/pack/edit"
    begun = client.get(edit).text
    assert "Somebody who can say no." in begun
    assert "Product management: Nine years" in begun
    saved = {"client_words": "Somebody who can say no.", "questions": "Why us?", "evidence": "Product management: Nine years"}  # fmt: skip
    client.post_form(edit, saved, page=edit)
    letter = f"/candidates/{jane.id}/email?pack={interview.id}"
    draft = client.get(letter).text
    assert "For your interview on Wednesday 24 June" in draft
    said = {"subject": "For Wednesday", "words": "A page waits for you.", "gave": "interview_practice", "once_key": "k"}  # fmt: skip
    for _press in range(2):
        assert client.post_form(letter, said, page=letter).status_code == 302
    assert account_of(session, jane.id).helped == 4
    assert account_of(session, jane.id).asked == 0

    mail = newest_mail(session, app, jane.ways[0].value)
    assert "Somebody who can say no." not in mail
    link = search(r"http://localhost(/c/[\w-]+)", mail)
    assert link
    own, stranger = link[1], app.test_client()
    assert isinstance(stranger, AuditedClient)
    shut = stranger.get(f"{own}/profile/coaching/{interview.id}")
    assert shut.location == own
    open_own_page(stranger, session, own)
    page = stranger.get(f"{own}/profile/coaching").text
    assert "Much better: keep the number." in page
    assert "Product Lead, Osprey Rail" in page
    page = stranger.get(f"{own}/profile/coaching/{interview.id}").text
    assert "“Somebody who can say no.”" in page
    assert "Nine years" in page
    stories = f"{own}/profile/coaching"
    stranger.post_form(stories, {"next": "A lead role in Halifax.", "seen": ""}, page=stories)
    page = client.get(coaching).text
    assert "“A lead role in Halifax.”" in page
    assert "by themselves" in page

    theirs = f"{stories}{place_of_tips}"
    tip = search(rf"{own}/profile/coaching/tips/\d+", stranger.get(theirs).text)
    assert tip
    stranger.post_form(tip[0], {"to": "done"}, page=theirs)
    assert "Done by them" in client.get(place_of_tips).text

    time.move_to(AFTER)
    sign_in(client, maya)
    assert "Over: ask how it went." in client.get(coaching).text
    debrief = f"{place}/debrief"
    told = {
        "went": "well", "words": "They laughed.", "asked": "What did you take out?\nWhy us?",
        "cared_about": "Saying no.", "client_words": "She said no twice. Bring her back.",
    }  # fmt: skip
    client.post_form(debrief, told, page=debrief)
    ticked = {"question": "What did you take out?", "kind": "behaviour"}
    client.post_form(f"{debrief}/questions", ticked, page=place)
    assert "What did you take out?" in client.get(f"/roles/{role.id}").text
    assert "“She said no twice. Bring her back.”" in client.get(f"/clients/{role.client_id}").text

    sam = session.scalars(select(Candidate).filter_by(full_name="Sam Whitfield")).one()
    url = f"/candidates/{sam.id}/practices/new?role={role.id}"
    assert 'value="What did you take out?"' in client.get(url).text
    client.post_form(f"/candidates/{sam.id}/interviews", {**noted, "happens_on": "2026-06-29"}, page=f"/candidates/{sam.id}/coaching")  # fmt: skip
    his = session.scalars(select(Interview).filter_by(candidate_id=sam.id)).one()
    begun = client.get(f"/interviews/{his.id}/pack/edit").text
    assert begun.index("What did you take out?") < begun.index("Walk me through")

    session.scalars(select(Submission).filter_by(candidate_id=jane.id)).one().stage = Stage.offer
    session.commit()
    counted = coaching_told(session, None, NOON.replace(day=1), NOON.replace(month=7, day=1))
    assert (counted.people, counted.sessions, counted.people_twice) == (1, 2, 1)
    assert (counted.improved_from, counted.improved_to) == (1, 3)
    assert (counted.prepared, counted.prepared_went_on) == (1, 1)
    assert (counted.unprepared, counted.unprepared_went_on) == (1, 0)
