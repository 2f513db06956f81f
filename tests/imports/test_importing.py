"""Files taken into the database."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.earlier_jobs import written_jobs
from agency.candidates.models import Candidate, WayToReach
from agency.candidates.resumes import newest_resume
from agency.clients.models import Client, Role, RoleState
from agency.contact import terms
from agency.contact.consent import Told
from agency.contact.decisions import decisions_for
from agency.contact.models import ConsentEntry, ContactTerms
from agency.contact.snapshot import ContactRequest, Purpose
from agency.imports import applying
from agency.imports.applying import apply_next, begin_applying
from agency.imports.book import OwnerUnknown, open_book
from agency.imports.models import ImportKind
from agency.imports.options import Options
from agency.matching.models import MatchFacts, MatchProfile
from agency.preferences.models import Horizon, Preference, PreferenceKind
from agency.recruiters.models import Recruiter
from agency.skills.models import VocabularyTerm
from agency.touches.models import Touch
from tests.factories import NOON, AgencyFactory, CandidateFactory, RecruiterFactory, WayFactory
from tests.imports.taking import Run, check_file, take

pytestmark = pytest.mark.seeded

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
CANDIDATES, ROLES = ImportKind.candidates, ImportKind.roles
HEADER = "name,email,agreed to contact,agreed on,said on,wants\n"


@pytest.fixture
def owner(session: Session) -> Recruiter:
    AgencyFactory()
    return RecruiterFactory(email="maya@harbourpike.example")


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def everything(session: Session) -> list[int]:
    models = (Candidate, WayToReach, ContactTerms, ConsentEntry, Touch, Preference, MatchProfile)
    return [count(session, model) for model in (*models, VocabularyTerm, Role, Client)]


def test_example_files_go_in_whole_and_only_once(session: Session, owner: Recruiter) -> None:
    people = take(session, CANDIDATES, (EXAMPLES / "people.csv").read_bytes())
    roles = take(session, ROLES, (EXAMPLES / "roles.csv").read_bytes())
    assert people.sentence == "5 new, 0 already here, 0 refused"
    assert roles.sentence == "4 new, 0 already here, 0 refused"
    assert people.notes == roles.notes == people.new_terms == []
    before = everything(session)
    people = take(session, CANDIDATES, (EXAMPLES / "people.csv").read_bytes())
    roles = take(session, ROLES, (EXAMPLES / "roles.csv").read_bytes())
    assert people.sentence.startswith("0 new")
    assert roles.sentence.startswith("0 new")
    assert everything(session) == before


def test_bad_rows_stay_out_and_are_named_in_the_order_of_the_file(
    session: Session, owner: Recruiter
) -> None:
    run = take(
        session,
        CANDIDATES,
        "name,email,owner email\nAna,a@example.com,\nBo\nCy,nowhere,\nDi,d@example.com,x@y.example\nEd,e@example.com,\n",
    )
    assert run.sentence == "2 new, 0 already here, 3 refused"
    assert run.refused == [
        "Line 3: it has 1 cell, the header has 3",
        "Line 4, email: That is not an email address. Write it as name@example.com.",
        "Line 5, owner email: no recruiter signs in as x@y.example",
    ]


def test_same_person_twice_in_a_file_goes_in_once(session: Session, owner: Recruiter) -> None:
    run = take(
        session,
        CANDIDATES,
        "name,email,mobile\nAna,a@example.com,416-555-0142\nAna B,,416-555-0142\n",
    )
    assert run.sentence == "1 new, 1 already here, 0 refused"


def test_person_known_by_an_address_stays_as_they_are(session: Session, owner: Recruiter) -> None:
    known = CandidateFactory(full_name="Jane Okafor", owner=owner, reachable=False)
    WayFactory(candidate=known, value="jane@example.com")
    terms.stop(session, known.id, Told(how="email", at=NOON))
    before = everything(session)
    run = take(session, CANDIDATES, HEADER + "J. Okafor,jane@example.com,yes,2026-06-01,,\n")
    assert run.sentence == "0 new, 1 already here, 0 refused"
    assert everything(session)[:6] == before[:6]
    assert session.scalars(select(ContactTerms.stopped_at)).one() == NOON
    assert session.scalars(select(Candidate.full_name)).one() == "Jane Okafor"


def test_a_no_in_the_file_about_a_known_person_is_pointed_out(
    session: Session, owner: Recruiter
) -> None:
    rows = HEADER + "Ana,a@example.com,yes,2026-06-01,,\n"
    take(session, CANDIDATES, rows)
    run = take(session, CANDIDATES, HEADER + "Ana,a@example.com,no,,,\n")
    assert run.notes == [
        "Line 2: already here, and the file says no to contact. Record it on their page."
    ]


@pytest.mark.parametrize(
    ("cells", "may_contact", "lines"),
    [
        pytest.param("yes,2026-03-01,,", True, 1, id="a dated yes"),
        pytest.param("unknown,,,", False, 0, id="unknown"),
        pytest.param(",,,", False, 0, id="nothing said"),
        pytest.param(",2026-03-01,,", False, 0, id="a day without a yes"),
        pytest.param("no,2026-03-01,,", False, 1, id="no"),
        pytest.param("yes,2026-03-01,2026-04-01,Do not contact me again.", False, 2, id="stop"),
    ],
)
def test_consent_is_what_the_file_says_and_nothing_more(
    session: Session, owner: Recruiter, cells: str, may_contact: bool, lines: int
) -> None:
    take(session, CANDIDATES, f"{HEADER}Ana,a@example.com,{cells}\n")
    person = session.scalars(select(Candidate)).one()
    request = ContactRequest(person_id=person.id, purpose=Purpose.recontact_role)
    (decision,) = decisions_for(session, [request], NOON)
    assert decision.may_contact is may_contact
    assert count(session, ConsentEntry) == lines


def test_wants_become_wishes_with_their_day(session: Session, owner: Recruiter) -> None:
    wants = "Open to a senior data engineer job, remote only. Never gambling."
    take(session, CANDIDATES, f'{HEADER}Ana,a@example.com,,,2026-05-19,"{wants}"\n')
    wishes = {wish.kind: wish for wish in session.scalars(select(Preference))}
    assert wishes[PreferenceKind.title].value == "Senior Data Engineer"
    assert wishes[PreferenceKind.remote].value == "remote"
    assert wishes[PreferenceKind.industry].horizon is Horizon.never
    assert {wish.said_on.isoformat() for wish in wishes.values()} == {"2026-05-19"}
    assert session.scalars(select(Touch)).one().note == f"Wants: {wants}"


def test_words_that_no_rule_understands_are_kept(session: Session, owner: Recruiter) -> None:
    take(session, CANDIDATES, HEADER + "Ana,a@example.com,,,2026-05-19,Somewhere kinder.\n")
    wish = session.scalars(select(Preference)).one()
    assert (wish.kind, wish.label) == (PreferenceKind.other, "Somewhere kinder.")


def test_new_skill_joins_the_vocabulary_and_a_synonym_does_not(
    session: Session, owner: Recruiter
) -> None:
    run = take(session, CANDIDATES, "name,skills\nAna,JS; Beekeeping; python\nBo,beekeeping\n")
    assert run.new_terms == ["Beekeeping"]
    people = session.scalars(select(Candidate).order_by(Candidate.id)).all()
    held = [sorted(one.skill.name for one in person.skills) for person in people]
    assert held == [["Beekeeping", "JavaScript", "Python"], ["Beekeeping"]]


def test_years_of_skills_come_with_a_person(session: Session, owner: Recruiter) -> None:
    take(session, CANDIDATES, "name,skills\nAna,JS:3; javascript; Abacus 3:2015; python: 4\n")
    person = session.scalars(select(Candidate)).one()
    held = {one.skill.name: one.years for one in person.skills}
    assert held == {"JavaScript": 3, "Abacus 3:2015": None, "Python": 4}


def test_places_are_narrowed_by_region_and_country(session: Session, owner: Recruiter) -> None:
    rows = "name,city,region,country\nA,Halifax,NS,\nB,london,,Canada\nC,London,,UK\nD,montreal,,\nE,Nowhereville,ON,CA\n"
    run = take(session, CANDIDATES, rows)
    people = session.scalars(select(Candidate).order_by(Candidate.full_name))
    places = [(one.place.name, one.place.country) if one.place else None for one in people]
    assert places == [
        ("Halifax", "CA"),
        ("London", "CA"),
        ("London", "GB"),
        ("Montréal", "CA"),
        None,
    ]
    assert run.notes == [
        "Line 6: “Nowhereville, ON, CA” is not among the places; taken without one."
    ]


def test_formula_is_kept_as_text(session: Session, owner: Recruiter) -> None:
    take(session, CANDIDATES, 'name,title\nAna,"=HYPERLINK(""http://x"")"\n')
    assert session.scalars(select(Candidate)).one().title == '=HYPERLINK("http://x")'


def test_run_stopped_half_way_goes_on_where_it_was(
    session: Session, owner: Recruiter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applying, "ROWS_AT_A_TIME", 2)
    rows = "name\n" + "".join(f"Person {number}\n" for number in range(7))
    job, book = check_file(session, CANDIDATES, rows)
    begin_applying(session, job, NOON)
    session.commit()
    apply_next(session, job, book, NOON)
    session.commit()
    apply_next(session, job, book, NOON)
    session.rollback()  # the process died before it could commit
    assert count(session, Candidate) == 2
    again = open_book(session, Options(owner=owner.email))
    while not apply_next(session, job, again, NOON).finished:
        session.commit()
    assert Run(session, job, []).sentence == "7 new, 0 already here, 0 refused"
    assert count(session, Candidate) == 7


def test_role_brings_its_client_contact_and_requirements(
    session: Session, owner: Recruiter
) -> None:
    take(session, ROLES, (EXAMPLES / "roles.csv").read_bytes())
    role = session.scalars(select(Role).where(Role.import_key == "ref:aq-1041")).one()
    assert (role.client.name, role.client.industries) == ("Ferngully Clinics", ["Healthcare"])
    assert role.contact is not None
    assert role.contact.name == "Odette Lam"
    assert [(one.term.name if one.term else one.words, one.years) for one in role.requirements] == [
        ("Programme management", 4),
        ("PMP", None),
        ("French", None),
        ("Change management", None),
    ]
    states = session.scalars(select(Role.state)).all()
    assert set(states) == {RoleState.open, RoleState.anticipated}


def test_usual_owner_must_sign_in_here(session: Session, owner: Recruiter) -> None:
    with pytest.raises(OwnerUnknown, match="no recruiter signs in as nobody"):
        check_file(session, CANDIDATES, "name\nAna\n", owner="nobody@x.example")


def test_row_without_an_owner_is_refused_when_there_is_no_usual_one(
    session: Session, owner: Recruiter
) -> None:
    run = take(session, CANDIDATES, "name\nAna\n", owner="")
    assert run.refused == ["Line 2, owner email: it is empty, and no --owner was given"]


def test_earlier_jobs_and_a_long_resume_come_with_a_person(
    session: Session, owner: Recruiter
) -> None:
    resume = "Line of work.\n" * 2_000
    run = take(
        session,
        CANDIDATES,
        "name,previous titles,resume\n"
        f'Ana,"Payroll Clerk, Acme, 2019-2022; Cashier","{resume}"\n'
        'Bo,"Clerk, Acme, 2019-20",\n'
        f'Cy,,"{"x" * 100_001}"\n',
    )
    assert run.refused == [
        "Line 2003, previous titles: “Clerk, Acme, 2019-20”: write the years as 2019-2022, or 2019-03 to 2022-06.",
        "Line 2004, resume: 100,001 characters; 100,000 is the most",
    ]
    ana = session.scalars(select(Candidate)).one()
    assert written_jobs(ana) == "Payroll Clerk, Acme, 2019-2022\nCashier"
    held = newest_resume(session, ana.id)
    assert held is not None
    assert (held.text, held.source, held.added_by_id) == (resume.strip(), "import", None)
    facts = session.scalars(select(MatchFacts.facts)).one()
    assert facts["previous_titles"] == ["Payroll Clerk", "Cashier"]


def test_a_role_brings_its_advertisement(session: Session, owner: Recruiter) -> None:
    advertisement = "We look for a welder. " * 500
    take(session, ROLES, f'client,title,advertisement\nCedar Loop,Welder,"{advertisement}"\n')
    assert session.scalars(select(Role.advertisement)).one() == advertisement.strip()
