"""The portal as somebody reads it whose language is French: every page that needs no more than a number."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
import time_machine
from flask import Flask
from lxml.html import fromstring
from sqlalchemy.orm import Session

from agency.audit.ledger import Act
from agency.candidates.models import Standing
from agency.contact.models import ContactTerms
from agency.database import Base
from agency.history import Kept
from agency.languages.catalogues import read
from agency.languages.speaking import Language, speaking
from agency.portal.audit_words import details, thing, what
from agency.portal.job_words import counted
from agency.preferences.models import PreferenceKind
from agency.recontact.models import Standing as Beside
from agency.recontact.models import SuggestionKind
from agency.recontact.surfacing import surface_role
from agency.recruiters.models import AccessLevel, Recruiter
from agency.search.documents import write_documents
from agency.skills.models import TermKind
from tests.factories import (
    NOON,
    DesignationHeldFactory,
    PreferenceFactory,
    RequirementFactory,
    SuggestionFactory,
    TermFactory,
    TouchFactory,
    WayFactory,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in
from tests.support.story import Story, tell_story

NOT_PAGES = {"portal.health", "portal.send_profile_link"}
"""For machines; a letter to somebody who reads English."""
AS_THEY_STAND = "/held"
"""Records as the tables have them, which is what the page is for."""
HOLES = re.compile(r"%\(\w+\)s|\{\w*\}|%%")
SMALL_WORDS = re.compile(
    r"[^.]{0,30}\b(?:[Tt]he|of|and|with|from|for|was|were|they(?!/)|their|you|your|this|that|is|are|by|not)\b[^.]{0,30}"
)
"""Words that hardly a sentence of English does without, and no sentence of French has."""
SEARCHES = (
    "/candidates?q=(remote OR hybrid) title:lead* NOT office&want=remote&touched=quiet&place=Calgary&move=1",
    "/candidates?q=remote NEAR/5 only&order=quiet",
    "/candidates?q=(remote&light=go",
    "/candidates?q=jane",
    "/find?q=jane",
)
"""What a search is read as, what narrows it, why people are found, and what cannot be read."""
NOT_SAID = "//script|//style|//svg|//template|//textarea|//pre|//code|//*[starts-with(@lang, 'en')]|//select[@name='zone']"
QUOTED = re.compile(r"«.*?»|“.*?”|\S+@\S+")
LONG = 18
"""Letters in a row that are no accident."""


@pytest.fixture
def story(session: Session) -> Iterator[Story]:
    with time_machine.travel(NOON, tick=False):
        story = tell_story(session)
        WayFactory(candidate=story.jane)
        TouchFactory(candidate=story.jane)
        session.flush()
        surface_role(session, story.role.id, NOON)
        yield story


@pytest.fixture
def reader(session: Session, client: AuditedClient, story: Story) -> Recruiter:
    reader = story.jane.owner
    reader.language = Language.fr
    session.flush()
    sign_in(client, reader)
    return reader


def english_words() -> set[str]:
    """Pieces of messages that would be read as English wherever they stand."""
    pieces, french = set(), []
    for message in read("fr"):
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (str(message.id),)
            pieces |= {piece.strip() for one in ids for piece in HOLES.split(one)}
            french += [message.string] if isinstance(message.string, str) else message.string or ()
    said = "\n".join(french)
    return {one for one in pieces if len(one) >= LONG and " " in one and one not in said}


def words_of_ours(page: str) -> str:
    """What a page says, without quotes, addresses, what is in English on purpose and what a machine reads."""
    tree = fromstring(f"<div>{page}</div>")
    for one in tree.xpath(NOT_SAID):
        one.drop_tree()
    return QUOTED.sub("…", " ".join(" ".join(tree.itertext()).split()))


def pages(app: Flask, story: Story) -> Iterator[str]:
    numbers = {
        "candidate_id": story.jane.id,
        "role_id": story.role.id,
        "client_id": story.role.client_id,
        "suggestion_id": story.suggestions()[0].id,
        "preference_id": story.wish.id,
        "term_id": story.role.requirements[0].term_id,
    }
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            is_page = rule.endpoint.startswith("portal.") and "GET" in (rule.methods or ())
            if is_page and rule.endpoint not in NOT_PAGES and rule.arguments <= numbers.keys():
                given = {name: numbers[name] for name in rule.arguments}
                yield app.url_for(rule.endpoint, **given, _external=False)


@pytest.mark.parametrize("level", [AccessLevel.administrator, AccessLevel.privacy_lead])
def test_no_page_says_anything_in_english(
    app: Flask, client: AuditedClient, story: Story, reader: Recruiter, level: AccessLevel
) -> None:
    reader.access_level = level
    english, left = english_words(), {}
    for url in list(pages(app, story)):
        response = client.get(url)
        if response.status_code == 200 and response.mimetype == "text/html":
            text = " ".join(unescape(response.get_data(as_text=True)).split())
            found = sorted(one for one in english if one in text)
            if found:
                left[url] = found
    assert left == {}


@pytest.mark.parametrize("level", [AccessLevel.recruiter, AccessLevel.privacy_lead])
def test_no_page_holds_the_small_words_of_english(
    app: Flask, client: AuditedClient, story: Story, reader: Recruiter, level: AccessLevel
) -> None:
    reader.access_level = level
    left = {}
    for url in [*pages(app, story), *SEARCHES]:
        if url.endswith(AS_THEY_STAND):
            continue
        response = client.get(url)
        if response.status_code == 200 and response.mimetype == "text/html":
            ours = words_of_ours(response.get_data(as_text=True)).replace(story.wish.words, "…")
            found = SMALL_WORDS.findall(ours)
            if found:
                left[url] = found
    assert left == {}


def test_why_now_is_judged_again_in_the_language_of_the_reader(
    client: AuditedClient, story: Story, reader: Recruiter
) -> None:
    stored = story.suggestions()[0].why
    assert "opened the product-lead job" in stored
    page = unescape(client.get(f"/candidates/{story.jane.id}").get_data(as_text=True))
    assert "Cedar Loop a ouvert le poste product lead" in page
    assert stored not in page
    assert story.suggestions()[0].why == stored


def test_who_is_one_step_short_is_judged_again_in_the_language_of_the_reader(
    client: AuditedClient, session: Session, story: Story, reader: Recruiter
) -> None:
    pmp = TermFactory(kind=TermKind.designation, name="PMP")
    RequirementFactory(role=story.role, term=pmp)
    DesignationHeldFactory(
        candidate=story.jane,
        designation=pmp,
        standing=Standing.in_progress,
        expected_on=date(2026, 9, 1),
    )
    story.changed()
    surface_role(session, story.role.id, NOON)
    assert session.query(Beside).one().says == "Due in September."
    page = unescape(client.get(f"/roles/{story.role.id}").get_data(as_text=True))
    assert "Il manque : PMP.</b> Prévu en septembre." in page
    assert "Sans PMP : une personne de plus." in page


def test_who_is_held_back_is_judged_again_in_the_language_of_the_reader(
    client: AuditedClient, session: Session, story: Story, reader: Recruiter
) -> None:
    session.get_one(ContactTerms, story.jane.id).stopped_at = NOON
    session.flush()
    surface_role(session, story.role.id, NOON)
    stored = session.query(Beside).one()
    assert "opened the product-lead job" in stored.says
    page = unescape(client.get(f"/roles/{story.role.id}").get_data(as_text=True))
    assert "Cedar Loop a ouvert le poste product lead" in page
    stored.fit_total += 1
    session.flush()
    page = unescape(client.get(f"/roles/{story.role.id}").get_data(as_text=True))
    assert stored.says in page


@pytest.mark.parametrize(("one", "other"), [("remote", "only"), ("distance", "seulement")])
def test_a_search_says_in_the_language_of_the_reader_why_somebody_is_found(
    client: AuditedClient, session: Session, story: Story, reader: Recruiter, one: str, other: str
) -> None:
    PreferenceFactory(
        candidate=story.jane,
        kind=PreferenceKind.remote,
        value="remote",
        label="Remote only",
        words="",
    )
    session.flush()
    write_documents(session, [story.jane.id])
    asked = {"q": f'"{one}" NEAR/3 {other}'}
    page = words_of_ours(client.get("/candidates", query_string=asked).get_data(as_text=True))
    assert f"Lu ainsi : mentionne {one} près de {other}" in page
    assert "À distance seulement" in page
    assert "Remote only" not in page


def test_a_silence_that_was_written_down_in_english_is_told_again(
    client: AuditedClient, session: Session, story: Story, reader: Recruiter
) -> None:
    SuggestionFactory(
        candidate=story.jane,
        kind=SuggestionKind.cold,
        role=None,
        occasion="cold:1",
        why="You and Jane usually talk every ten weeks and it has been twenty-one.",
    )
    session.flush()
    page = unescape(client.get(f"/candidates/{story.jane.id}").get_data(as_text=True))
    assert "Vous parlez d’habitude avec Jane toutes les 10 semaines" in page
    assert "il s’en est écoulé 21." in page


def test_why_now_beside_a_letter_is_in_the_language_of_the_reader(
    client: AuditedClient, story: Story, reader: Recruiter
) -> None:
    suggestion = story.suggestions()[0]
    url = f"/candidates/{story.jane.id}/email?suggestion={suggestion.id}"
    page = unescape(client.get(url).get_data(as_text=True))
    assert "Cedar Loop a ouvert le poste product lead" in page
    assert suggestion.why not in page


def test_whoever_may_not_open_a_page_is_told_whom_to_ask(
    client: AuditedClient, story: Story, reader: Recruiter
) -> None:
    page = client.get("/settings/jobs")
    assert page.status_code == 403
    assert "Adressez-vous à l’administration." in unescape(page.get_data(as_text=True))


@pytest.mark.parametrize(
    ("url", "head", "said"),
    [
        ("/settings/audit.csv", "quand,qui,quoi,dossier,détails", "inscription au registre"),
        ("/settings/fairness/numbers.csv", "question,groupe,étape,dans le bassin", ""),
        ("/settings/fairness/auditor.csv", "question,numéro d’étude,groupe", ""),
        ("/insights.csv", "question,quoi,nombre,sur", "relation qui se refroidit,personnes"),
        ("/insights/giving.csv", "question,quoi,nombre", "conseils sur les cours,postes"),
        ("/insights/fit.csv", "élément,mesure,de,à,réponses", ""),
        ("/insights/market.csv", "genre,nom,ouverts,à venir", "compétence,"),
    ],
)
def test_a_file_to_take_away_is_in_the_language_of_the_reader(
    client: AuditedClient, reader: Recruiter, url: str, head: str, said: str
) -> None:
    reader.access_level = AccessLevel.privacy_lead
    file = client.get(url).data.decode("utf-8-sig")
    assert file.startswith(head)
    assert said in file


def test_an_act_is_told_in_the_language_of_the_reader() -> None:
    told = Act(NOON, "changes at", 1, "system", None, "changed", "submissions", 7, ("stage: submitted", "staged at"))  # fmt: skip
    assert details(told) == "stage: submitted, staged at"
    with speaking(Language.fr):
        assert (what(told), thing(told)) == ("Modification", "candidature 7")
        assert details(told).replace("\N{NO-BREAK SPACE}", " ").startswith("étape : ")
        assert "submitted" not in details(told)
        told = Act(NOON, "consent", 1, "system", None, "wrote down", "consent_entries", 7, ("market", "ask each time"))  # fmt: skip
        assert details(told).endswith(", demander chaque fois")


def test_every_field_of_an_act_has_a_name_in_french() -> None:
    same = {"client", "condition", "id", "logo", "minutes", "note", "occasion", "questions", "version"}  # fmt: skip
    with speaking(Language.fr):
        for mapper in Base.registry.mappers:
            if issubclass(mapper.class_, Kept):
                names = {one.key.removesuffix("_id").replace("_", " ") for one in mapper.columns}
                act = Act(NOON, "changes", 1, "system", None, "changed", mapper.local_table.name, 7, sorted(names - same))  # fmt: skip
                assert names.isdisjoint(details(act).split(", ")), mapper.local_table.name


def test_nothing_is_surfaced_in_another_language_than_the_workers(story: Story) -> None:
    before = story.suggestions()[0].why
    with speaking(Language.fr):
        surface_role(story.session, story.role.id, NOON)
    assert story.suggestions()[0].why == before


def test_what_a_run_counted_is_told_in_the_language_of_the_reader() -> None:
    counts = {"people": 12, "held_back": 3, "expired": 0}
    assert counted(counts) == "12 people, 3 held back"
    with speaking(Language.fr):
        assert (
            counted(counts).replace("\N{NO-BREAK SPACE}", " ") == "personnes : 12, en réserve : 3"
        )
