"""What a client opens from the letter: nothing until the button is pressed, then the profile and three answers."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.clients.models import ClientAnswer, ClientTouch
from agency.contact.consent import Told, record_consent
from agency.contact.models import ConsentKind
from agency.marketing.models import ClientSays, ProfileShowing, ShowingState
from agency.recruiters.sessions import new_token, token_hash
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    BlindProfileFactory,
    CandidateFactory,
    ConsentFactory,
    MarketingFactory,
    ShowingFactory,
)
from tests.support.pages import AuditedClient

TOKEN = new_token()


@pytest.fixture
def shown(session: Session) -> Iterator[ProfileShowing]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        running = MarketingFactory(
            candidate=CandidateFactory(full_name="Marcus Bell"), approved_at=NOON,
            approved_until=TODAY + timedelta(days=90), approved_version=2, profile=False,
        )  # fmt: skip
        BlindProfileFactory(
            marketing_id=running.id, candidate_id=running.candidate_id, version=2,
            title="Platform lead, Ottawa", lines=["Kubernetes (six years)"], quote="I like a rota.",
        )  # fmt: skip
        ConsentFactory(
            candidate_id=running.candidate_id, kind=ConsentKind.market, answer="without_name"
        )
        one = ShowingFactory(
            marketing=running, state=ShowingState.sent, sent_at=NOON, version=2,
            token_hash=token_hash(TOKEN),
        )  # fmt: skip
        session.commit()
        yield one


def read(client: AuditedClient) -> str:
    client.post_form(f"/p/{TOKEN}/reading", page=f"/p/{TOKEN}")
    return client.get(f"/p/{TOKEN}/profile").text


def answer(client: AuditedClient, says: str, **typed: str):
    return client.post_form(f"/p/{TOKEN}/answers/{says}", typed, page=f"/p/{TOKEN}")


def test_opening_the_link_shows_and_counts_nothing(
    client: AuditedClient, shown: ProfileShowing
) -> None:
    page = client.get(f"/p/{TOKEN}").text.replace(TOKEN, "")
    other = new_token()
    assert page == client.get(f"/p/{other}").text.replace(other, "")
    assert "Platform" not in page
    assert client.get(f"/p/{TOKEN}/profile").location == f"/p/{TOKEN}"
    assert shown.read_at is None


def test_the_button_is_a_reading_and_shows_what_they_approved(
    client: AuditedClient, shown: ProfileShowing
) -> None:
    page = read(client)
    assert "Platform lead, Ottawa" in page
    assert "Kubernetes (six years)" in page
    assert "Marcus" not in page
    assert shown.read_at == NOON
    assert "I like a rota." not in page


def test_their_words_stand_there_only_with_their_leave(
    session: Session, client: AuditedClient, shown: ProfileShowing
) -> None:
    shown.marketing.quote_allowed = True
    session.commit()
    assert "I like a rota." in read(client)


def test_a_yes_is_kept_and_told_and_a_second_press_changes_nothing(
    session: Session, client: AuditedClient, shown: ProfileShowing
) -> None:
    read(client)
    said = answer(client, "yes", text="She sounds right for us.")
    assert said.location == f"/p/{TOKEN}/profile"
    assert (shown.answer, shown.answer_words) == (ClientSays.yes, "She sounds right for us.")
    again = client.post_form(
        f"/p/{TOKEN}/answers/yes", {"text": "She sounds right for us."}, follow_redirects=True
    )
    assert "You have said so already; nothing was changed." in again.text
    (touch,) = session.scalars(select(ClientTouch)).all()
    assert touch.is_theirs
    assert touch.words == "She sounds right for us."
    assert touch.answer is None


def test_not_now_may_name_a_month(client: AuditedClient, shown: ProfileShowing) -> None:
    answer(client, "not_now", month="2026-10")
    assert (shown.answer, shown.answer_month) == (ClientSays.not_now, date(2026, 10, 1))


def test_no_profiles_changes_what_they_welcome(
    session: Session, client: AuditedClient, shown: ProfileShowing
) -> None:
    answer(client, "no_profiles")
    touch = session.scalars(select(ClientTouch)).one()
    assert touch.answer is ClientAnswer.no_profiles


def test_a_mail_program_may_stop_profiles_without_a_page(
    session: Session, client: AuditedClient, shown: ProfileShowing
) -> None:
    said = client.post(f"/p/{TOKEN}/no-profiles", data={"List-Unsubscribe": "One-Click"})
    assert said.status_code == 200
    assert session.scalars(select(ClientTouch)).one().answer is ClientAnswer.no_profiles
    assert client.post("/p/invented/no-profiles").status_code == 410


@pytest.mark.parametrize("end", ["taken back", "run out", "a no on the ledger"])
def test_what_is_over_is_shown_to_nobody_and_no_more_profiles_still_works(
    session: Session, client: AuditedClient, shown: ProfileShowing, end: str
) -> None:
    read(client)
    if end == "taken back":
        shown.marketing.ended_at = NOON
    elif end == "run out":
        shown.marketing.approved_until = TODAY
    else:
        told = Told(how="call", at=NOON)
        record_consent(session, shown.candidate_id, ConsentKind.market, "no", told)
    session.commit()
    page = client.get(f"/p/{TOKEN}/profile")
    assert page.status_code == 410
    assert "Platform" not in page.text
    assert client.get("/p/invented/profile").text == page.text
    assert answer(client, "yes").status_code == 410
    assert answer(client, "no_profiles").status_code == 302


def test_an_answer_that_is_none_lives_nowhere(client: AuditedClient, shown: ProfileShowing) -> None:
    assert answer(client, "maybe").status_code == 404
    assert shown.answer is None
