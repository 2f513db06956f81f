"""The vocabulary in Settings."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from agency.skills.models import ImportedName, ImportSource, VocabularyImport, VocabularyTerm
from tests.factories import (
    NOON,
    AgencyFactory,
    RecruiterFactory,
    RequirementFactory,
    SkillHeldFactory,
    TermFactory,
)
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in


@pytest.fixture
def recruiter(client: AuditedClient, session: Session) -> AuditedClient:
    AgencyFactory()
    sign_in(client, RecruiterFactory())
    return client


@pytest.fixture
def administrator(client: AuditedClient, session: Session) -> AuditedClient:
    AgencyFactory()
    sign_in(client, RecruiterFactory(administrator=True, name="Ines Duarte"))
    return client


@pytest.fixture
def esco(session: Session) -> VocabularyImport:
    brought = VocabularyImport(
        source=ImportSource.esco,
        edition="1.1.1",
        acknowledgement="This service uses the ESCO classification of the European Commission.",
        started_at=NOON,
        finished_at=NOON,
        progress={"new": 1},
    )
    session.add(brought)
    session.flush()
    return brought


def page(client: AuditedClient, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def jobs(session: Session) -> list[tuple[str, dict[str, object]]]:
    query = text("SELECT task_name, args FROM procrastinate_jobs ORDER BY id")
    return [(row.task_name, row.args) for row in session.execute(query)]


def test_words_are_listed_with_how_many_use_them(
    recruiter: AuditedClient, session: Session
) -> None:
    python = TermFactory(name="Python", synonyms=["CPython"], field="Software")
    SkillHeldFactory(skill=python)
    RequirementFactory(term=python)
    TermFactory(title=True, name="Analyst")
    shown = page(recruiter, "/settings/vocabulary")
    row = shown[shown.index("CPython") :]
    assert "People: </span>1<" in row
    assert "Roles: </span>1<" in row
    assert "Analyst" not in shown
    assert "Analyst" in page(recruiter, "/settings/vocabulary?kind=title")
    assert page(recruiter, "/settings/vocabulary?kind=nonsense", 404)


def test_a_search_finds_names_synonyms_and_brought_names(
    recruiter: AuditedClient, session: Session, esco: VocabularyImport
) -> None:
    TermFactory(name="Kubernetes", synonyms=["K8s"])
    brought = TermFactory(name="orchestrate containers", import_id=esco.id)
    session.add(ImportedName(import_id=esco.id, term_id=brought.id, text="container steering"))
    session.flush()
    assert "Kubernetes" in page(recruiter, "/settings/vocabulary?q=k8")
    found = page(recruiter, "/settings/vocabulary?q=STEERING")
    assert "orchestrate containers" in found
    assert "Kubernetes" not in found
    assert "written like “100%”" in page(recruiter, "/settings/vocabulary?q=100%25")
    own = page(recruiter, "/settings/vocabulary?q=steering&whose=own")
    assert "orchestrate containers" not in own


def test_a_page_holds_fifty_in_a_few_queries(recruiter: AuditedClient, session: Session) -> None:
    for number in range(60):
        TermFactory(name=f"Craft {number:02}")
    with count_queries(session) as counted:
        first = page(recruiter, "/settings/vocabulary")
    assert "Craft 49" in first
    assert "Craft 50" not in first
    assert "51 to 60 of 60" in page(recruiter, "/settings/vocabulary?page=2")
    assert counted.queries <= 12


def test_the_acknowledgement_shows_while_the_import_is_there(
    administrator: AuditedClient, session: Session, esco: VocabularyImport
) -> None:
    TermFactory(name="orchestrate containers", import_id=esco.id)
    assert esco.acknowledgement in page(administrator, "/settings/vocabulary")
    undoing = f"/settings/vocabulary/imports/{esco.id}/undoing"
    answer = administrator.post_form(undoing, follow_redirects=True)
    shown = answer.get_data(as_text=True)
    assert "ESCO 1.1.1 is taken back: one term removed." in shown
    assert esco.acknowledgement not in shown


def test_a_recruiter_reads_adds_and_edits_but_merging_and_undoing_are_not_theirs(
    recruiter: AuditedClient, session: Session, esco: VocabularyImport
) -> None:
    term = TermFactory(name="Python")
    shown = page(recruiter, f"/settings/vocabulary/{term.id}")
    assert "Merge with another" not in shown
    assert recruiter.get(f"/settings/vocabulary/{term.id}/merging").status_code == 403
    for path in (f"{term.id}/merging", f"imports/{esco.id}/undoing"):
        assert recruiter.post_form(f"/settings/vocabulary/{path}").status_code == 403
    form = {"name": "Rust lang", "synonyms": "Rustlang\nrustc", "field": "Software"}
    answer = recruiter.post_form("/settings/vocabulary/new?kind=skill", form)
    assert answer.status_code == 302
    added = session.query(VocabularyTerm).filter_by(name="Rust lang").one()
    assert (added.synonyms, added.field, added.is_own) == (["Rustlang", "rustc"], "Software", True)


def test_an_edit_is_kept_in_the_history_and_matches_anew(
    administrator: AuditedClient, session: Session
) -> None:
    term, python = TermFactory(name="Djangoo"), TermFactory(name="Python")
    form = {"name": "Django", "synonyms": "", "field": "", "needs": "python"}
    administrator.post_form(f"/settings/vocabulary/{term.id}/edit", form)
    assert jobs(session) == [("rematch_vocabulary", {"term_ids": [term.id]})]
    shown = page(administrator, f"/settings/vocabulary/{term.id}")
    assert "Djangoo" in shown
    assert "Ines Duarte" in shown
    assert f"/settings/vocabulary/{python.id}" in shown
    again = page(administrator, f"/settings/vocabulary/{term.id}/edit")
    assert ">\nPython</textarea>" in again.replace("\r", "")


def test_a_spelling_of_another_word_is_refused_and_merging_is_offered(
    administrator: AuditedClient, session: Session
) -> None:
    TermFactory(name="JavaScript", synonyms=["JS"])
    term = TermFactory(name="Ecma")
    answer = administrator.post_form(
        f"/settings/vocabulary/{term.id}/edit", {"name": "Ecma", "synonyms": "js"}
    )
    shown = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "“js” belongs to JavaScript already." in shown
    assert f"/settings/vocabulary/{term.id}/merging?into=JavaScript" in shown


def test_a_relation_to_an_unknown_word_is_refused_at_its_field(
    administrator: AuditedClient, session: Session
) -> None:
    term = TermFactory(name="Django")
    answer = administrator.post_form(
        f"/settings/vocabulary/{term.id}/edit", {"name": "Django", "needs": "Pyhton"}
    )
    assert answer.status_code == 422
    assert "no other word called “Pyhton”" in answer.get_data(as_text=True)


def test_merging_shows_what_moves_and_then_moves_it(
    administrator: AuditedClient, session: Session
) -> None:
    gone, kept = TermFactory(name="Golang"), TermFactory(name="Go")
    SkillHeldFactory(skill=gone)
    both = SkillHeldFactory(skill=gone).candidate
    SkillHeldFactory(skill=kept, candidate=both)
    url = f"/settings/vocabulary/{gone.id}/merging"
    preview = page(administrator, f"{url}?into=go")
    assert "Two people, no roles and no wishes move to Go." in preview
    assert "One person has both" in preview
    assert "no skill called “Goo”" in page(administrator, f"{url}?into=Goo", 422)
    assert "That is the same word" in page(administrator, f"{url}?into=golang", 422)
    gone_id = gone.id
    answer = administrator.post_form(url, {"into_id": kept.id}, follow_redirects=True)
    shown = answer.get_data(as_text=True)
    assert "Golang is merged into Go." in shown
    assert "Golang (2 people, 0 roles, 0 wishes)" in shown
    assert session.get(VocabularyTerm, gone_id) is None
    assert jobs(session) == [("rematch_vocabulary", {"term_ids": [kept.id]})]


def test_words_of_two_kinds_are_not_merged(administrator: AuditedClient, session: Session) -> None:
    skill, title = TermFactory(name="Go"), TermFactory(title=True, name="Gopher")
    url = f"/settings/vocabulary/{skill.id}/merging"
    answer = administrator.post_form(url, {"into_id": title.id}, follow_redirects=True)
    assert "Nothing was changed" in answer.get_data(as_text=True)
    assert administrator.post_form(url, {"into_id": "x"}).status_code == 404


@pytest.mark.parametrize("kind", ["skill", "designation", "title", "industry"])
def test_each_kind_has_the_fields_it_has(recruiter: AuditedClient, kind: str) -> None:
    shown = page(recruiter, f"/settings/vocabulary/new?kind={kind}&name=Something")
    assert ("Full name" in shown) == (kind == "designation")
    assert ("Same work as" in shown) == (kind == "title")
    assert ('name="needs"' in shown) == (kind in ("skill", "designation"))
    form = {"name": "Something", "level": "senior", "full_name": "Some thing"}
    answer = recruiter.post_form(f"/settings/vocabulary/new?kind={kind}", form)
    assert answer.status_code == 302
