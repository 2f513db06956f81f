"""Marketing somebody from the portal: consent first, reasons, what clients read, and letters one by one."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.contact.consent import Told, record_consent
from agency.contact.models import ConsentKind
from agency.languages.speaking import Language, speaking
from agency.mail.models import OutboxMessage
from agency.marketing.approving import Approval, approve, showings_of
from agency.marketing.models import BlindProfile, Marketing, ProfileShowing, ShowingState
from agency.marketing.profiles import newest_profile, running_of
from agency.marketing.reasons import why_told
from tests.factories import NOON, TODAY, MarketingFactory, ShowingFactory
from tests.marketing.scene import BEFORE_A_ROLE, ROTA, SAID, Scene, said, scene
from tests.marketing.scene import client as add_client
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in


@pytest.fixture
def there(session: Session, client: AuditedClient) -> Iterator[Scene]:
    with time_machine.travel(NOON, tick=False):
        found = scene(session)
        sign_in(client, found.maya)
        session.commit()
        yield found


def page(client: AuditedClient, there: Scene) -> str:
    return client.get(f"/candidates/{there.marcus.id}/market").text


def put_on_list(client: AuditedClient, there: Scene, *names: str):
    ticked = {"client": [there.clients[name].id for name in names]}
    return client.post_form(f"/candidates/{there.marcus.id}/market/clients", ticked)


def approved(session: Session, there: Scene, *without: str) -> None:
    """As he does on his page."""
    listed = [
        one for one in showings_of(session, there.marcus.id) if one.client.name not in without
    ]
    marketing = running_of(session, there.marcus.id)
    version = newest_profile(session, marketing.id).version
    approval = Approval(
        version=version, until=TODAY + timedelta(days=90), allowed=[one.id for one in listed]
    )
    approve(session, there.marcus, approval, Told(how="form", at=NOON), TODAY)
    session.commit()


def review(client: AuditedClient, there: Scene, one: ProfileShowing, **words: str):
    told = {"subject": one.subject, "words": one.words, **words}
    form = {f"s{one.id}-{name}": value for name, value in told.items()}
    where = f"/candidates/{there.marcus.id}/market/letters/{one.id}"
    return client.post_form(where, {"act": "reviewed", **form})


def letters(session: Session) -> list[OutboxMessage]:
    return list(session.scalars(select(OutboxMessage).filter_by(purpose="spec_marketing")))


def test_consent_stands_first_with_their_words(client: AuditedClient, there: Scene) -> None:
    html = page(client, there)
    assert "May be marketed without his name" in html
    assert SAID in html
    assert "Northlight Software, Beacon Row Insurance" in html


def test_each_client_has_a_reason_of_two_facts_and_a_light(
    client: AuditedClient, there: Scene
) -> None:
    html = page(client, there)
    assert (
        "Lucie Marchand asked to be shown people, and they filled the role of Platform Lead" in html
    )
    assert BEFORE_A_ROLE in html
    assert html.count("Welcomes a profile") == 2
    assert "Was shown a profile on 16 Jun; once a week is our rule." in html


def test_the_reason_is_told_in_the_language_of_whoever_reads(
    client: AuditedClient, session: Session, there: Scene
) -> None:
    there.maya.language = Language.fr
    told = "Lucie Marchand a demandé à voir des profils, et le poste de Platform Lead"
    assert told in page(client, there)
    put_on_list(client, there, "Osprey Rail")
    (one,) = showings_of(session, there.marcus.id)
    assert one.why.startswith("Lucie Marchand asked to be shown people, and they filled the role")


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (
            "We placed three former colleagues of Marcus there, and their Clerk left in May 2026.",
            "Nous y avons placé trois",
        ),
        ("Somebody wrote this, and nothing else.", "Somebody wrote this, and nothing else."),
    ],
)
def test_a_kept_reason_that_no_message_says_stays_as_it_is(kept: str, told: str) -> None:
    assert why_told(kept) == kept
    with speaking(Language.fr):
        assert why_told(kept).startswith(told)


def test_employer_refused_and_known_firms_are_left_out_with_why(
    client: AuditedClient, there: Scene
) -> None:
    html = page(client, there)
    assert "Northlight Software Inc.: Marcus works there." in html
    assert "Beacon Row Insurance: Marcus does not want to be shown there." in html
    for name in ("Northlight Software Inc.", "Beacon Row Insurance"):
        assert f'id="client-{there.clients[name].id}"' not in html


def test_without_consent_the_list_is_a_question(
    session: Session, client: AuditedClient, there: Scene
) -> None:
    told = Told(how="call", at=NOON, words="Not now.")
    record_consent(session, there.marcus.id, ConsentKind.market, "no", told)
    session.commit()
    html = page(client, there)
    assert "Ask Marcus first" in html
    assert "Osprey Rail" not in html
    put_on_list(client, there, "Osprey Rail")
    assert session.scalars(select(ProfileShowing)).all() == []
    draft = client.get(f"/candidates/{there.marcus.id}/email?about=marketing").text
    assert "May we show you to employers who have no role advertised yet?" in draft


def test_the_profile_says_nothing_of_who_it_is(client: AuditedClient, there: Scene) -> None:
    html = page(client, there)
    paper = html.partition('class="cb-paper')[2].partition("</section>")[0]
    preview = paper.partition("</div>")[0]
    assert "Platform Lead, Ottawa" in preview
    assert "Kubernetes (six years)" in preview
    assert "Speaks English and French" in preview
    for secret in ("Marcus", "Bell", "Northlight", "Fernhill"):
        assert secret not in preview
    assert "This text fits one person in our records." in html


def test_names_typed_back_in_are_refused_with_the_words(
    session: Session, client: AuditedClient, there: Scene
) -> None:
    where = f"/candidates/{there.marcus.id}/market/profile"
    form = {"title": "Platform lead", "terms": "", "quote": "",
            "lines": "Built Northlight’s rota\nCall 613-555-0142\nKeynote at RotaConf 2025"}  # fmt: skip
    answer = client.post_form(where, form, page=where)
    assert answer.status_code == 422
    said = answer.text
    assert "This would say who it is:" in said
    for word in ("“Northlight”", "“613-555-0142”", "“RotaConf 2025”"):
        assert word in said
    assert session.scalars(select(BlindProfile)).all() == []


def test_lines_of_the_resume_are_taken_without_names_and_what_went_is_listed(
    session: Session, client: AuditedClient, there: Scene
) -> None:
    where = f"/candidates/{there.marcus.id}/market/profile"
    html = client.get(where).text
    assert "Took a firm in software from weekly to hourly releases" in html
    form = {"title": "Platform lead, Ottawa", "terms": "", "lines": "Kubernetes", "quote": ROTA,
            "from_resume": ["0", "1"]}  # fmt: skip
    assert client.post_form(where, form, page=where).status_code == 302
    profile = session.scalars(select(BlindProfile).order_by(BlindProfile.version.desc())).first()
    assert profile.version == 2
    assert profile.lines == [
        "Kubernetes",
        "Took a firm in software from weekly to hourly releases",
        "Ran the on-call rota for 300 services; pages fell by half in a year",
    ]
    assert {"what": "Northlight Software", "instead": "a firm in software"} in profile.taken_out
    html = page(client, there)
    assert "is added if Marcus allows it" in html


def test_nothing_leaves_before_he_approves(
    session: Session, client: AuditedClient, there: Scene
) -> None:
    put_on_list(client, there, "Osprey Rail", "Quill & Ledger")
    one, other = session.scalars(select(ProfileShowing).order_by(ProfileShowing.id)).all()
    assert {one.state, other.state} == {ShowingState.proposed}
    review(client, there, one)
    client.post_form(f"/candidates/{there.marcus.id}/market/letters/sending")
    assert letters(session) == []
    approved(session, there, "Quill & Ledger")
    assert (one.state, other.state) == (ShowingState.approved, ShowingState.struck)


def test_reviewed_letters_leave_one_by_one_and_once(
    session: Session, client: AuditedClient, there: Scene
) -> None:
    put_on_list(client, there, "Osprey Rail", "Quill & Ledger")
    approved(session, there)
    one = session.scalars(select(ProfileShowing).order_by(ProfileShowing.id)).first()
    review(client, there, one, words="Hello Lucie, somebody you may want to meet.")
    sending = f"/candidates/{there.marcus.id}/market/letters/sending"
    client.post_form(sending)
    client.post_form(sending)
    (letter,) = letters(session)
    assert letter.to_address == one.contact.email
    assert letter.approved_by_id == there.maya.id
    assert one.state is ShowingState.sent
    text = letter.raw.decode()
    assert "somebody you may want to meet" in text
    assert "Marcus" not in text
    assert "List-Unsubscribe" in text
    assert "Was shown a profile on 18 Jun" in client.get(f"/clients/{one.client_id}").text


def test_a_letter_that_names_him_is_not_reviewed(
    session: Session, client: AuditedClient, there: Scene
) -> None:
    put_on_list(client, there, "Osprey Rail")
    approved(session, there)
    one = session.scalars(select(ProfileShowing)).one()
    review(client, there, one, words="Hello Lucie, Marcus of Northlight may suit Osprey Rail.")
    assert one.state is ShowingState.approved
    page = client.get(f"/candidates/{there.marcus.id}/market/letters").text
    assert "This would say who it is: “Northlight” or “Marcus”." in page


def test_a_changed_text_is_approved_again_before_anything_leaves(
    session: Session, client: AuditedClient, there: Scene
) -> None:
    put_on_list(client, there, "Osprey Rail")
    approved(session, there)
    one = session.scalars(select(ProfileShowing)).one()
    review(client, there, one)
    where = f"/candidates/{there.marcus.id}/market/profile"
    form = {"title": "Platform lead", "terms": "", "lines": "Kubernetes and rotas", "quote": ""}
    client.post_form(where, form, page=where)
    client.post_form(f"/candidates/{there.marcus.id}/market/letters/sending")
    assert letters(session) == []
    assert "Marcus has not been told which clients would see the profile." in one.said


def test_ten_clients_at_once_are_the_most(
    session: Session, client: AuditedClient, there: Scene
) -> None:
    names = [f"Cedar Works {number}" for number in "ABCDEFGHIJK"]
    for name in names:
        add_client(session, there, name, f"Ada {name[-1]}ston")
        said(session, there, name, 40, answer="welcome", words=BEFORE_A_ROLE)
    session.commit()
    put_on_list(client, there, *names)
    assert session.scalars(select(Marketing)).all() == []
    put_on_list(client, there, *names[:10])
    assert len(session.scalars(select(ProfileShowing)).all()) == 10


def test_more_clients_take_no_more_questions(
    session: Session, client: AuditedClient, there: Scene
) -> None:
    page(client, there)
    with count_queries(session) as few:
        page(client, there)
    for number in range(6):
        name = f"Cedar Works {number}"
        add_client(session, there, name, f"Ada {number}ston")
        said(session, there, name, 40, answer="welcome", words=BEFORE_A_ROLE)
    session.commit()
    page(client, there)
    with count_queries(session) as many:
        page(client, there)
    assert many.queries == few.queries


def test_a_clients_yes_stands_on_today_until_it_is_taken_up(client, session, there):
    sent = {"state": "sent", "sent_at": NOON, "answer": "yes", "answered_at": NOON}
    marketing = MarketingFactory(candidate=there.marcus, recruiter_id=there.maya.id)
    showing = ShowingFactory(marketing=marketing, **sent)
    session.commit()
    told = f"{showing.client.name} would like to meet {there.marcus.full_name}"
    assert told in client.get("/today").text
    showing.handled_at = NOON
    session.commit()
    assert told not in client.get("/today").text


def test_a_report_of_what_clients_answered_is_feedback_given(client, session, there):
    marketing = MarketingFactory(candidate=there.marcus, recruiter_id=there.maya.id)
    sent = ShowingFactory(marketing=marketing, state="sent", sent_at=NOON)
    session.commit()
    report = f"/candidates/{there.marcus.id}/email?about=report"
    ticked = 'value="feedback" checked'
    assert ticked not in client.get(report).text
    sent.answer, sent.answered_at = "not_now", NOON
    session.commit()
    assert ticked in client.get(report).text
