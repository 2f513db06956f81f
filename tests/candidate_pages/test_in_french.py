"""The whole way in French: chosen on the page, kept for the letters, and never losing what was typed."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.languages.speaking import Language
from agency.preferences.models import Horizon, Preference, PreferenceKind
from agency.touches.models import Channel, Touch
from tests.candidate_pages.own_pages import Person, as_shown, hannah, open_whole_page, press
from tests.factories import NOON, PreferenceFactory, TouchFactory
from tests.support.pages import AuditedClient

ENGLISH = re.compile(r"\b(the|your|you|we|and|with|have|letter|save|until)\b", re.IGNORECASE)
SAID = re.compile(r"<(?:textarea|script|style)[^>]*>.*?</(?:textarea|script|style)>", re.DOTALL)


@pytest.fixture
def person(client: AuditedClient, session: Session) -> Person:
    found = hannah(session)
    open_whole_page(client, session, found)
    return found


def words_of(html: str) -> str:
    """What is read on the page, without what she or a recruiter wrote."""
    body = SAID.sub(" ", html.partition("<main")[2])
    text = " ".join(re.sub(r"<[^>]*>", " ", body).split())
    return text.replace("Product management", "").replace("Oil and gas", "")


def in_french(client: AuditedClient, person: Person, **changes: object):
    """The form as it opened, sent to be read in French."""
    typed = {**as_shown(client, person), **changes, "language": "fr"}
    return client.post_form(f"{person.path}/profile", typed)


@pytest.mark.parametrize("page", ["", "/code", "/unsubscribe", "/profile/erasure"])
def test_pages_hold_no_english(client: AuditedClient, person: Person, page: str):
    html = client.get(f"{person.path}{page}?language=fr").get_data(as_text=True)
    assert 'lang="fr-CA"' in html
    assert ENGLISH.findall(words_of(html)) == []


def test_whole_page_holds_no_english(client: AuditedClient, person: Person):
    html = in_french(client, person).get_data(as_text=True)
    assert "Qu’est-ce qui vous ferait changer d’emploi" in html
    assert ENGLISH.findall(words_of(html)) == []


def test_switching_keeps_what_was_typed_and_saves_nothing_but_the_language(
    client: AuditedClient, session: Session, person: Person
):
    page = in_french(client, person, move="Diriger une équipe", never="", market="no")
    html = page.get_data(as_text=True)
    assert page.status_code == 200
    assert "Diriger une équipe</textarea>" in html
    assert re.search(r'value="no"[^>]*checked', html)
    assert session.scalars(select(Touch).filter_by(channel=Channel.form)).all() == []
    assert session.get_one(Candidate, person.candidate.id).page_language is Language.fr


@pytest.fixture
def wishes(session: Session, person: Person) -> list[Preference]:
    """She said nothing in her own words."""
    session.query(Preference).update({"ended_at": NOON})
    remote = {"kind": PreferenceKind.remote, "value": "remote", "words": ""}
    return [
        PreferenceFactory(
            candidate=person.candidate,
            kind=PreferenceKind.contract_form,
            value="contract",
            label="Contract",
            words="",
        ),
        PreferenceFactory(
            candidate=person.candidate, horizon=Horizon.never, label="Remote", **remote
        ),
    ]


def test_names_of_wishes_in_the_boxes_are_in_the_language_of_the_page(
    client: AuditedClient, person: Person, wishes: list[Preference]
):
    assert as_shown(client, person)["move"] == "Contract"
    html = in_french(client, person).get_data(as_text=True)
    assert "Contrat</textarea>" in html
    assert "À distance." in html


@pytest.mark.parametrize("never", ["À distance.", "Remote.", "À distance, voyages"])
def test_wishes_left_alone_in_either_language_are_not_changed(
    client: AuditedClient, session: Session, person: Person, wishes: list[Preference], never: str
):
    in_french(client, person)
    typed = {**as_shown(client, person), "when": "now", "never": never}
    assert typed["move"] == "Contrat"
    client.post_form(f"{person.path}/profile", typed)
    touch = session.scalars(select(Touch).filter_by(channel=Channel.form)).one()
    assert "When: I could move now" in touch.note
    assert "What would make you move" not in touch.note
    assert ("voyages" in touch.note) is ("voyages" in never)
    assert [one.ended_at for one in wishes] == [None, None]


def test_what_is_wrong_is_said_in_french(client: AuditedClient, person: Person):
    in_french(client, person)
    typed = {**as_shown(client, person), "friend_name": "Alex"}
    html = client.post_form(f"{person.path}/profile", typed).get_data(as_text=True)
    assert "Rien n’a été enregistré" in html
    assert "Inscrivez son adresse courriel, ou retirez le nom." in html
    assert 'value="Alex"' in html


def test_recruiter_reads_english_and_the_person_reads_french(
    client: AuditedClient, session: Session, person: Person
):
    in_french(client, person)
    typed = {**as_shown(client, person), "when": "now", "channels": ["email"]}
    client.post_form(f"{person.path}/profile", typed)
    touch = session.scalars(select(Touch).filter_by(channel=Channel.form)).one()
    assert "When: I could move now" in touch.note
    assert any(
        "Je pourrais changer dès maintenant (avant\u00a0: pas avant" in one
        for one in touch.learned_in_theirs
    )
    html = client.get(f"{person.path}/profile/thanks").get_data(as_text=True)
    assert "<dt>Quand</dt>" in html
    assert "Je pourrais changer dès maintenant" in html
    assert ENGLISH.findall(words_of(html)) == []


def test_where_both_read_one_language_it_is_kept_once(
    client: AuditedClient, session: Session, person: Person
):
    client.post_form(f"{person.path}/profile", {**as_shown(client, person), "when": "now"})
    touch = session.scalars(select(Touch).filter_by(channel=Channel.form)).one()
    assert touch.learned_in_theirs == []


def test_language_chosen_before_is_spoken_in_another_browser(
    client: AuditedClient, session: Session, person: Person
):
    person.candidate.page_language = Language.fr
    session.commit()
    html = client.get(f"{person.path}/profile").get_data(as_text=True)
    assert 'lang="fr-CA"' in html


def test_page_behind_the_link_stays_the_same_whoever_the_link_is_for(
    client: AuditedClient, session: Session, person: Person
):
    """It tells nothing of anybody, their language neither."""
    person.candidate.page_language = Language.fr
    session.commit()
    assert 'lang="en-CA"' in client.get(person.path).get_data(as_text=True)


def test_work_history_keeps_through_a_switch(client: AuditedClient, person: Person):
    url = f"{person.path}/profile/work"
    client.get(url)
    known = re.search(r'name="known"[^>]*value="([^"]+)"', client.get(url).get_data(as_text=True))
    typed = {"jobs": "Commis, Acme, depuis 2019", "resume": "", "known": known[1]}
    page = client.post_form(url, {**typed, "language": "fr"}).get_data(as_text=True)
    assert "Commis, Acme, depuis 2019" in page
    saved = client.post_form(url, typed)
    assert saved.status_code == 302
    assert "Commis, Acme, depuis 2019" in client.get(url).get_data(as_text=True)


def test_what_we_hold_is_told_in_french_as_far_as_we_have_words(
    client: AuditedClient, session: Session, person: Person
):
    TouchFactory(candidate=person.candidate, channel=Channel.voicemail, note="the email")
    session.commit()
    in_french(client, person)
    html = client.get(f"{person.path}/profile/held").get_data(as_text=True)
    assert "<dd>boîte vocale</dd>" in html
    assert "<dd>the email</dd>" in html
    assert "<dd>True</dd>" not in html
    assert "<dd>voicemail</dd>" not in html


def test_answer_through_the_link_is_thanked_for_in_french(client: AuditedClient, person: Person):
    client.get(f"{person.path}?language=fr")
    press(client, person, "pause", {"months": "0"})
    html = client.get(person.path).get_data(as_text=True)
    assert "En pause jusqu’à nouvel ordre" in html
