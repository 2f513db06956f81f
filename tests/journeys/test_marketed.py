"""Marketing somebody, told whole from three sides: the recruiter, the candidate, and the client who wants to meet him."""

from collections.abc import Iterator
from datetime import timedelta
from re import search

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.links import make_link
from agency.candidates.models import LinkPurpose
from agency.clients.models import RoleState
from agency.contact.consent import Told, record_consent
from agency.contact.models import ConsentKind
from agency.jobs.post import deliver_waiting_mail
from agency.mail.models import LocalMail, MailState, OutboxMessage
from agency.mail.queries import ReadLetter, read_letter
from agency.marketing.models import Marketing, ProfileShowing, ShowingState
from agency.marketing.told import Marketed, marketed
from agency.rights.recipients import recipients_of
from agency.submissions.models import Stage, Submission
from tests.factories import NOON
from tests.marketing.scene import ROTA, Scene, scene
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in


@pytest.fixture
def there(session: Session, client: AuditedClient) -> Iterator[Scene]:
    with time_machine.travel(NOON, tick=False):
        found = scene(session)
        sign_in(client, found.maya)
        session.commit()
        yield found


def delivered(session: Session, app: Flask, address: str) -> ReadLetter:
    """The newest letter that arrived there."""
    deliver_waiting_mail(session, app.extensions["settings"], NOON)
    mail = select(LocalMail).filter_by(to_address=address).order_by(LocalMail.id.desc())
    return read_letter(session.scalars(mail).first())


def on_his_page(session: Session, app: Flask, there: Scene) -> tuple[AuditedClient, str]:
    """Marcus’s own browser, with his page open: he asked for the link a moment ago."""
    browser = app.test_client()
    address = there.marcus.ways[0].value
    new = make_link(session, there.marcus.id, address, NOON, LinkPurpose.profile)
    session.commit()
    path = f"/c/{new.token}"
    assert browser.post_form(f"{path}/opening", page=path).location == f"{path}/profile"
    return browser, f"{path}/profile/marketing"


def review(client: AuditedClient, where: str, one: ProfileShowing) -> None:
    form = {f"s{one.id}-subject": one.subject, f"s{one.id}-words": one.words, "act": "reviewed"}
    client.post_form(f"{where}/letters/{one.id}", form)


def test_from_a_word_on_the_phone_to_an_interview(
    session: Session, app: Flask, client: AuditedClient, there: Scene
) -> None:
    osprey, quill = there.clients["Osprey Rail"], there.clients["Quill & Ledger"]
    market = f"/candidates/{there.marcus.id}/market"

    # Maya takes a line from his résumé and his words, ticks two clients, and asks him.
    text = {"title": "Platform lead, Ottawa", "terms": "Two weeks’ notice.", "quote": ROTA,
            "lines": "Six years with Kubernetes", "from_resume": ["0"]}  # fmt: skip
    client.post_form(f"{market}/profile", text, page=f"{market}/profile")
    asked = client.post_form(f"{market}/clients", {"client": [osprey.id, quill.id]})
    draft = client.get(asked.location).text
    assert "Osprey Rail" in draft
    assert "Took a firm in software from weekly to hourly releases" in draft
    one, other = session.scalars(select(ProfileShowing).order_by(ProfileShowing.client_id)).all()

    # He strikes one off and approves the other.
    browser, page = on_his_page(session, app, there)
    assert "Took a firm in software" in browser.get(page).text
    version = search(r'name="version"[^>]*value="(\d+)"', browser.get(page).text)
    browser.post_form(
        page, {"version": version[1], "allowed": [one.id], "words": "Go on.", "quote_allowed": "y"}
    )
    assert (one.state, other.state) == (ShowingState.approved, ShowingState.struck)

    # Maya reads the letter through and sends it; Lucie opens it, reads, and wants to meet him.
    review(client, market, one)
    client.post_form(f"{market}/letters/sending")
    letter = delivered(session, app, there.contacts["Osprey Rail"].email)
    assert "Marcus" not in letter.text
    path = search(r"http://localhost(/p/[\w-]+)\s", letter.text)[1]
    lucie = app.test_client()
    assert "Platform" not in lucie.get(path).text
    read = lucie.post_form(f"{path}/reading", page=path, follow_redirects=True).text
    assert "Took a firm in software from weekly to hourly releases" in read
    assert ROTA in read
    for secret in ("Marcus", "Bell", "Northlight", "Fernhill"):
        assert secret not in read
    lucie.post_form(f"{path}/answers/yes", {"text": "When can we talk?"})

    # He reads who was asked and what they answered, and gives his name to them alone.
    assert "They would like to meet you." in browser.get(page).text
    assert "When can we talk?" in client.get(market).text
    assert recipients_of(session, there.marcus.id) == []
    browser.post_form(f"{page}/{one.id}/name", {"may": "yes"})
    assert [told.client for told in recipients_of(session, there.marcus.id)] == ["Osprey Rail"]

    # One press makes the role and the interview, with his right to represent; a second changes nothing.
    assert "Make the interview" in client.get(market).text
    for _press in range(2):
        client.post_form(f"{market}/{one.id}/meeting")
    stands = session.scalars(select(Submission).filter_by(candidate_id=there.marcus.id)).one()
    assert (stands.stage, stands.right_how, stands.right_words) == (
        Stage.interview,
        "form",
        "Go on.",
    )
    assert (stands.role.title, stands.role.client_id) == ("Platform lead", osprey.id)
    assert stands.role.state is RoleState.open
    span = (NOON - timedelta(days=1), NOON + timedelta(days=1))
    assert marketed(session, there.maya.id, *span) == Marketed(1, 1, 1, 1, 0, 0, 1, 0)
    report = client.get(f"/candidates/{there.marcus.id}/email?about=report").text
    assert "Osprey Rail: Would like to meet, today." in report


def test_taken_back_between_send_and_the_post_nothing_leaves(
    session: Session, app: Flask, client: AuditedClient, there: Scene
) -> None:
    market = f"/candidates/{there.marcus.id}/market"
    client.post_form(f"{market}/clients", {"client": [there.clients["Osprey Rail"].id]})
    one = session.scalars(select(ProfileShowing)).one()
    browser, page = on_his_page(session, app, there)
    version = search(r'name="version"[^>]*value="(\d+)"', browser.get(page).text)
    browser.post_form(page, {"version": version[1], "allowed": [one.id]})
    review(client, market, one)
    client.post_form(f"{market}/letters/sending")
    browser.post_form(f"{page}/ending")
    letter = session.scalars(select(OutboxMessage).filter_by(purpose="spec_marketing")).one()
    assert letter.state is MailState.cancelled
    light = client.get(f"/clients/{one.client_id}").text
    assert "Was shown a profile" not in light


@pytest.mark.parametrize("gone", ["consent", "day", "rows"])
def test_the_post_asks_once_more(
    session: Session, app: Flask, client: AuditedClient, there: Scene, gone: str
) -> None:
    """Whatever else ended it, the page was not needed for the letter to stay here."""
    market = f"/candidates/{there.marcus.id}/market"
    client.post_form(f"{market}/clients", {"client": [there.clients["Osprey Rail"].id]})
    one = session.scalars(select(ProfileShowing)).one()
    browser, page = on_his_page(session, app, there)
    version = search(r'name="version"[^>]*value="(\d+)"', browser.get(page).text)
    browser.post_form(page, {"version": version[1], "allowed": [one.id]})
    review(client, market, one)
    client.post_form(f"{market}/letters/sending")
    running = session.scalars(select(Marketing)).one()
    if gone == "consent":
        record_consent(
            session, there.marcus.id, ConsentKind.market, "no", Told(how="call", at=NOON)
        )
    elif gone == "day":
        running.approved_until = NOON.date()
    else:
        one.letter_id = None
    session.commit()
    deliver_waiting_mail(session, app.extensions["settings"], NOON)
    letter = session.scalars(select(OutboxMessage).filter_by(purpose="spec_marketing")).one()
    assert letter.state is MailState.cancelled
    assert session.scalars(select(LocalMail)).all() == []


def test_a_letter_that_did_not_leave_is_prepared_again(
    session: Session, app: Flask, client: AuditedClient, there: Scene
) -> None:
    market = f"/candidates/{there.marcus.id}/market"
    client.post_form(f"{market}/clients", {"client": [there.clients["Osprey Rail"].id]})
    one = session.scalars(select(ProfileShowing)).one()
    browser, page = on_his_page(session, app, there)
    version = search(r'name="version"[^>]*value="(\d+)"', browser.get(page).text)
    browser.post_form(page, {"version": version[1], "allowed": [one.id]})
    for _letter in range(2):
        review(client, market, one)
        client.post_form(f"{market}/letters/sending")
        letter = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()
        letter.state = MailState.cancelled
        session.commit()
        assert "Whom we wrote to about you" not in browser.get(page).text
        assert "The letter did not leave." in client.get(f"{market}/letters").text
        client.post_form(f"{market}/letters/{one.id}", {"act": "again"})
        assert one.state is ShowingState.approved
    sent = select(OutboxMessage).filter_by(purpose="spec_marketing")
    assert len(session.scalars(sent).all()) == 2
