"""Advice in the portal: what would open more doors, the market brief, the market's table and the guides."""

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.matching.profiles import refresh_profiles
from agency.recruiters.models import Recruiter
from agency.skills.models import DesignationGuide, VocabularyTerm
from agency.skills.queries import guides_of
from tests.factories import (
    CandidateFactory,
    ClientFactory,
    PreferenceFactory,
    RequirementFactory,
    RoleFactory,
    SkillHeldFactory,
    TermFactory,
)


@pytest.fixture
def pmp(maya: Recruiter) -> VocabularyTerm:
    return TermFactory(name="PMP", designation=True, field="PMI")


@pytest.fixture
def jane(session: Session, pmp: VocabularyTerm) -> Candidate:
    """One designation short of five roles at three clients."""
    product = TermFactory(name="Product management")
    person = CandidateFactory(full_name="Jane Okafor")
    SkillHeldFactory(candidate=person, skill=product, years=9)
    PreferenceFactory(candidate=person, value="Product Lead, Home Energy")
    clients = [ClientFactory(name=name) for name in ("Osprey Rail", "Quill & Ledger", "Cedar Loop")]
    for firm in (*clients, *clients[:2]):
        role = RoleFactory(client=firm)
        RequirementFactory(role=role, term=product)
        RequirementFactory(role=role, term=pmp)
    refresh_profiles(session, [person.id])
    session.commit()
    return person


def test_the_page_says_what_would_open_how_many(client, session, jane, pmp):
    session.add(DesignationGuide(term_id=pmp.id, weeks_low=8, weeks_high=16, price_low=500))
    session.commit()
    page = client.get(f"/candidates/{jane.id}/advice").text
    assert "Would open five more roles: 5 open." in page
    assert "PMP" in page
    assert "8 to 16 weeks" in page


def test_the_person_leads_there_and_the_log_knows_what_was_given(client, jane):
    assert f"/candidates/{jane.id}/advice" in client.get(f"/candidates/{jane.id}").text
    page = client.get(f"/candidates/{jane.id}/advice").text
    assert "gave=course_advice" in page
    log = client.get(f"/touches/new?candidate={jane.id}&gave=course_advice&gave=nonsense").text
    assert 'value="course_advice" checked' in log
    assert log.count('name="gave"') > 1 == log.count('value="course_advice" checked')


def test_the_brief_names_no_candidate_and_no_client(client, jane):
    page = client.get(f"/candidates/{jane.id}/brief").text
    body = page.partition("<main")[2].partition("</main>")[0]
    assert "$130,000 to $150,000" in body
    for name in ("Jane", "Okafor", "Osprey", "Quill", "Cedar"):
        assert name not in body


def test_a_brief_of_too_few_says_so(client, maya, session):
    person = CandidateFactory(title="Lighthouse Keeper")
    session.commit()
    page = client.get(f"/candidates/{person.id}/brief").text
    assert "too few roles like this" in page


def test_the_market_counts_what_roles_ask_for(client, jane):
    page = client.get("/insights/market").text
    assert "PMP" in page
    assert "Product management" in page
    lines = client.get("/insights/market.csv").text.splitlines()
    assert "designation,PMP,5,0,0,5,0,0" in lines


def test_what_we_say_of_a_designation_is_written_and_kept(client, session, jane, pmp):
    url = f"/settings/vocabulary/{pmp.id}/guide"
    said = {
        "weeks_low": "8", "weeks_high": "16", "price_low": "500", "price_high": "3k",
        "wants_first": "Three years of leading projects", "advice": "Sit it before the summer.",
    }  # fmt: skip
    assert client.post_form(url, said, page=url).status_code == 302
    guide = guides_of(session, [pmp.id])[pmp.id]
    assert (guide.weeks_high, guide.price_high, guide.price_currency) == (16, 3000, "CAD")
    page = client.get(f"/settings/vocabulary/{pmp.id}").text
    for words in ("8 to 16 weeks", "Three years of leading projects", "Sit it before the summer."):
        assert words in page
    assert "8 to 16 weeks" in client.get("/insights/market").text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"weeks_low": "9", "weeks_high": "3"}, "less than the least"),
        ({"price_low": "a lot"}, "Write the amount as a number"),
        ({"weeks_low": "9000"}, "From 1 to 520 weeks."),
    ],
)
def test_a_guide_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    client, session, pmp, typed, says
):
    url = f"/settings/vocabulary/{pmp.id}/guide"
    answer = client.post_form(url, {"advice": "Sit it in winter.", **typed}, page=url)
    assert answer.status_code == 422
    assert says in answer.text
    assert "Sit it in winter." in answer.text
    assert guides_of(session, [pmp.id]) == {}


def test_a_designation_of_which_nothing_is_said_yet_has_its_page(client, pmp):
    page = client.get(f"/settings/vocabulary/{pmp.id}").text
    assert f"/settings/vocabulary/{pmp.id}/guide" in page
    assert "PMI" in page


def test_only_designations_have_a_guide(client, maya, session):
    skill = TermFactory(name="Python")
    session.commit()
    assert client.get(f"/settings/vocabulary/{skill.id}/guide").status_code == 404


def test_a_client_lets_us_name_it_on_its_own_form(client, session, maya):
    osprey = ClientFactory(name="Osprey Rail")
    session.commit()
    url = f"/clients/{osprey.id}/edit"
    answer = client.post_form(url, {"name": "Osprey Rail", "may_be_named": "y"}, page=url)
    assert answer.status_code == 302
    session.refresh(osprey)
    assert osprey.may_be_named
