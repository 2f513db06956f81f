"""Who may read about them: read, struck off, approved, taken back, and named, behind the code."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.contact.consent import current_consent
from agency.contact.models import ConsentKind
from agency.marketing.models import ClientSays, Marketing, ProfileShowing, ShowingState
from agency.preferences.models import Horizon
from agency.preferences.queries import current_preferences
from agency.touches.models import Touch
from tests.candidate_pages.own_pages import Person, hannah, open_whole_page
from tests.factories import (
    BlindProfileFactory,
    ClientContactFactory,
    MarketingFactory,
    ShowingFactory,
)
from tests.support.pages import AuditedClient

WHERE = "profile/marketing"


@pytest.fixture
def person(client: AuditedClient, session: Session) -> Person:
    """Hannah, for whom Osprey Rail and Quill & Ledger are proposed."""
    found = hannah(session)
    running = MarketingFactory(candidate=found.candidate, profile=False)
    BlindProfileFactory(
        marketing_id=running.id, candidate_id=found.candidate.id, title="Product lead, Toronto",
        lines=["Product management (nine years)"], quote="Two office days, Toronto.",
    )  # fmt: skip
    for name in ("Osprey Rail", "Quill & Ledger"):
        contact = ClientContactFactory(client__name=name)
        ShowingFactory(marketing=running, contact=contact)
    session.commit()
    open_whole_page(client, session, found)
    return found


def showings(session: Session) -> list[ProfileShowing]:
    return list(session.scalars(select(ProfileShowing).order_by(ProfileShowing.id)))


def approve(client: AuditedClient, person: Person, **form: object):
    where = f"{person.path}/{WHERE}"
    return client.post_form(where, {"version": "1", "until": "", "words": "", **form}, page=where)


def day_ahead(days: int):
    return clock.today("America/Toronto") + timedelta(days)


def test_it_is_behind_the_code(client: AuditedClient, session: Session) -> None:
    stranger = hannah(session)
    answer = client.get(f"{stranger.path}/{WHERE}")
    assert answer.status_code != 200
    assert "Product" not in answer.text


def test_they_read_the_text_and_the_names(client: AuditedClient, person: Person) -> None:
    assert f"{person.path}/{WHERE}" in client.get(f"{person.path}/profile").text
    page = client.get(f"{person.path}/{WHERE}").text
    for words in ("Product lead, Toronto", "Product management (nine years)", "Osprey Rail",
                  "Quill &amp; Ledger", "Two office days, Toronto."):  # fmt: skip
        assert words in page


def test_an_approval_is_consent_with_its_words_and_its_day(
    session: Session, client: AuditedClient, person: Person
) -> None:
    one, other = showings(session)
    approve(client, person, allowed=[one.id], words="Not the whole world, please.",
            **{f"why-{other.id}": "They were slow last time."})  # fmt: skip
    line = current_consent(session, person.candidate.id)[ConsentKind.market]
    assert (line.answer, line.words) == ("without_name", "Not the whole world, please.")
    assert line.expires_on == day_ahead(90)
    assert line.details["clients"] == ["Osprey Rail"]
    assert (one.state, other.state) == (ShowingState.approved, ShowingState.struck)
    assert other.struck_why == "They were slow last time."
    assert not session.scalars(select(Marketing)).one().quote_allowed
    touch = session.scalars(select(Touch).order_by(Touch.id.desc())).first()
    assert touch.note.startswith(
        "Approved on their own page: one client may read the profile until"
    )


def test_a_day_of_their_own_and_leave_to_quote_them(
    session: Session, client: AuditedClient, person: Person
) -> None:
    until = day_ahead(30)
    approve(client, person, until=until.isoformat(), quote_allowed="y")
    running = session.scalars(select(Marketing)).one()
    assert (running.approved_until, running.quote_allowed) == (until, True)
    assert approve(client, person, until=day_ahead(900).isoformat()).status_code == 422


def test_never_is_never(session: Session, client: AuditedClient, person: Person) -> None:
    one, other = showings(session)
    approve(client, person, allowed=[one.id, other.id], never=[other.id])
    assert other.state is ShowingState.struck
    never = current_preferences(session, person.candidate.id)[Horizon.never]
    assert "Quill & Ledger" in [wish.value for wish in never]


def test_a_text_that_changed_meanwhile_is_read_again(
    session: Session, client: AuditedClient, person: Person
) -> None:
    running = session.scalars(select(Marketing)).one()
    client.get(f"{person.path}/{WHERE}")
    BlindProfileFactory(marketing_id=running.id, candidate_id=person.candidate.id, version=2)
    session.commit()
    approve(client, person, allowed=[one.id for one in showings(session)])
    assert running.approved_at is None
    assert {one.state for one in showings(session)} == {ShowingState.proposed}


def test_taken_back_at_once(session: Session, client: AuditedClient, person: Person) -> None:
    approve(client, person, allowed=[one.id for one in showings(session)])
    client.post_form(f"{person.path}/{WHERE}/ending", page=f"{person.path}/{WHERE}")
    assert session.scalars(select(Marketing)).one().ended_at is not None
    assert current_consent(session, person.candidate.id)[ConsentKind.market].answer == "no"
    assert "Nobody is shown anything about you" in client.get(f"{person.path}/{WHERE}").text


def test_the_name_goes_to_one_client_and_only_by_their_word(
    session: Session, client: AuditedClient, person: Person
) -> None:
    one, other = showings(session)
    approve(client, person, allowed=[one.id, other.id])
    for each in (one, other):
        each.state, each.sent_at, each.version = ShowingState.sent, clock.now(), 1
    one.answer = ClientSays.yes
    session.commit()
    say = f"{person.path}/{WHERE}/{{}}/name"
    page = client.post_form(say.format(other.id), {"may": "yes"}, follow_redirects=True).text
    assert "That was settled already; nothing was changed." in page
    page = client.post_form(say.format(one.id), {"may": "yes"}, follow_redirects=True).text
    assert "Osprey Rail may have your name." in page
    assert one.named_at
    assert other.named_at is None
    line = current_consent(session, person.candidate.id)[ConsentKind.market]
    assert line.answer == "without_name"
    assert line.details == {"client": "Osprey Rail", "may_be_named": True}
    again = client.post_form(say.format(one.id), {"may": "no"}, follow_redirects=True).text
    assert "That was settled already; nothing was changed." in again
    assert one.named_at


def test_a_showing_of_somebody_else_lives_nowhere(
    session: Session, client: AuditedClient, person: Person
) -> None:
    strange = ShowingFactory(answer=ClientSays.yes)
    session.commit()
    assert client.post_form(f"{person.path}/{WHERE}/{strange.id}/name").status_code == 404
