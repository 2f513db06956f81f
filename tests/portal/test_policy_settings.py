"""Settings, Policy: everybody reads it, an administrator makes it gentler, nobody makes it harsher."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from agency.contact.choosing import choose_policy, number_in_force, policies_chosen
from agency.contact.decisions import decision_for, keep_decision, policy_for
from agency.contact.house import BOUNDS, ContactPolicy, LooserThanHouse
from agency.contact.law import STRIKABLE
from agency.contact.models import DecisionRecord, PolicyChoice
from agency.recruiters.models import Recruiter
from tests.contact.people import ask
from tests.factories import NOON, AgencyFactory, CandidateFactory, RecruiterFactory
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

URL = "/settings/policy"
HOUSE = ContactPolicy(zone="America/Toronto", home="CA")


@pytest.fixture(autouse=True)
def _agency(session: Session) -> None:
    AgencyFactory()


@pytest.fixture
def admin(client: AuditedClient, session: Session) -> Recruiter:
    who: Recruiter = RecruiterFactory(administrator=True)
    sign_in(client, who)
    return who


def typed(**more: Any) -> dict[str, Any]:
    """The house's policy as the page has it, with what the test types."""
    house = HOUSE.settings
    numbers = {name: str(house[name]) for name in BOUNDS}
    usual = {
        **numbers, "opens": "08:00", "closes": "18:00", "home": "CA",
        "kept": sorted(STRIKABLE), "seen": "0", "note": "Our people asked for more peace",
    }  # fmt: skip
    return {**usual, **more}


@pytest.mark.parametrize("level", ["recruiter", "team_lead", "administrator", "privacy_lead"])
def test_everybody_reads_the_rules_with_their_sources(client: AuditedClient, level: str) -> None:
    sign_in(client, RecruiterFactory(access_level=level))
    page = client.get(URL).text
    assert "Version <b>2026-6</b> is in force" in page
    assert "S.C. 2010 c. 23" in page
    assert "Nobody has changed anything yet" in page
    assert ("Save policy" in page) == (level == "administrator")


@pytest.mark.parametrize("level", ["recruiter", "team_lead", "privacy_lead"])
def test_only_an_administrator_changes_them(
    client: AuditedClient, session: Session, level: str
) -> None:
    sign_in(client, RecruiterFactory(access_level=level))
    assert client.post_form(URL, typed(gap_days="60")).status_code == 403
    assert number_in_force(session) == 0


def test_gentler_policy_is_in_force_at_once_and_numbered(
    client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    kept = sorted(STRIKABLE - {"ca-candidate:enquiry"})
    answer = client.post_form(URL, typed(gap_days="60", opens="09:30", kept=kept))
    assert answer.status_code == 302
    policy = policy_for(session)
    assert (policy.version, policy.gap_days, f"{policy.opens:%H:%M}") == ("2026-6-v1", 60, "09:30")
    assert policy.struck == {"ca-candidate:enquiry"}
    page = client.get(URL).text
    assert "Days of peace after any contact of ours: 30, now 60" in page
    assert "Letters leave from: 08:00, now 09:30" in page
    assert "No longer enough: They wrote or applied (Canada, Candidates)" in page
    assert admin.name in page
    assert "Our people asked for more peace" in page


def test_what_was_struck_out_can_be_taken_back_up_to_the_law(
    client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    client.post_form(URL, typed(kept=sorted(STRIKABLE - {"us:opt_out"})))
    client.post_form(URL, typed(seen="1"))
    assert policy_for(session).struck == frozenset()
    page = client.get(URL).text
    assert "Enough again: Nothing, until they say no (United States, Everybody)" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"gap_days": "29"}, "Write a whole number from 30 to 3,650."),
        ({"gap_days": ""}, "Write a whole number from 30 to 3,650."),
        ({"gap_days": "٣٠"}, "Write a whole number from 30 to 3,650."),
        ({"gap_days": "9" * 400}, "Write a whole number from 30 to 3,650."),
        ({"per_year": "5"}, "Write a whole number from 1 to 4."),
        ({"notice_days": "29"}, "Write a whole number from 1 to 28."),
        ({"opens": "07:59"}, "Letters may leave from 08:00 to 18:00 at most"),
        ({"closes": "18:01"}, "Letters may leave from 08:00 to 18:00 at most"),
        ({"opens": "11:00"}, "from 10:00 to 16:00 at least"),
        ({"opens": "soon"}, "Write the time as hours and minutes"),
        ({"home": "XX"}, "Not a valid choice"),
        ({"kept": [*sorted(STRIKABLE), "unknown:opt_out"]}, "unknown:opt_out"),
        ({"note": ""}, "Say why"),
    ],
    ids=["too short", "nothing", "other digits", "endless", "too many", "later than the law",
         "too early", "too late", "too little of the day", "no hour", "no country",
         "a ground the law does not know", "no reason"],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    client: AuditedClient, session: Session, admin: Recruiter, wrong: dict[str, Any], words: str
) -> None:
    answer = client.post_form(URL, typed(wrote_first_days="77", **wrong))
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="77"' in answer.text
    assert number_in_force(session) == 0


def test_colleague_who_chose_meanwhile_is_not_overwritten(
    client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    client.post_form(URL, typed(gap_days="60"))
    answer = client.post_form(URL, typed(gap_days="90"))
    assert answer.status_code == 409
    assert "A colleague chose another policy" in answer.text
    assert 'value="90"' in answer.text
    assert policy_for(session).gap_days == 60
    assert client.post_form(URL, typed(gap_days="90", seen="1")).status_code == 302


def test_saving_the_same_again_adds_nothing(
    client: AuditedClient, session: Session, admin: Recruiter
) -> None:
    answer = client.post_form(URL, typed())
    assert answer.status_code == 422
    assert "This is the policy in force" in answer.text
    assert number_in_force(session) == 0


def test_decision_names_the_policy_it_was_given_by(session: Session, admin: Recruiter) -> None:
    jane = CandidateFactory()
    question = ask(person_id=jane.id, actor=admin.id)
    keep_decision(session, question, decision_for(session, question, NOON))
    gentle = ContactPolicy(zone="America/Toronto", home="CA", gap_days=90)
    choose_policy(session, gentle, 0, admin.id, NOON, "More peace")
    keep_decision(session, question, decision_for(session, question, NOON))
    session.flush()
    kept = session.query(DecisionRecord).order_by(DecisionRecord.id)
    assert [each.policy_version for each in kept] == ["2026-6", "2026-6-v1"]


def test_basis_struck_out_no_longer_carries_a_contact(session: Session, admin: Recruiter) -> None:
    jane = CandidateFactory()
    question = ask(person_id=jane.id, actor=admin.id)
    assert decision_for(session, question, NOON).may_contact
    struck = frozenset(name for name in STRIKABLE if name.startswith("ca-candidate:"))
    choose_policy(
        session, ContactPolicy(home="CA", struck=struck), 0, admin.id, NOON, "Nobody for now"
    )
    refused = decision_for(session, question, NOON)
    assert (refused.rule, refused.sentence) == (
        "no_basis", "The agency’s own policy does not let this rest on the yes of Jane.",
    )  # fmt: skip


def test_row_that_left_the_table_of_law_is_forgotten(session: Session, admin: Recruiter) -> None:
    settings = {**HOUSE.settings, "struck": ["atlantis:express", "us:opt_out"]}
    session.add(
        PolicyChoice(number=1, settings=settings, note="", chosen_at=NOON, chosen_by_id=admin.id)
    )
    session.flush()
    assert policy_for(session).struck == {"us:opt_out"}
    assert [each.changes[0].name for each in policies_chosen(session, "CA")] == ["struck"]


def test_number_that_is_looser_than_the_house_cannot_be_kept_by_any_road(
    session: Session, admin: Recruiter
) -> None:
    settings = {**HOUSE.settings, "gap_days": 1}
    session.add(
        PolicyChoice(number=1, settings=settings, note="", chosen_at=NOON, chosen_by_id=admin.id)
    )
    session.flush()
    with pytest.raises(LooserThanHouse):
        policy_for(session)
