"""Files become records as by hand, and everybody is ranked for every role."""

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, SkillHeld
from agency.candidates.resumes import newest_resume
from agency.clients.models import Client, Role, RoleRequirement
from agency.evaluating.outputs import reason_lines, run_lines
from agency.evaluating.people import read_person
from agency.evaluating.roles import read_role
from agency.evaluating.running import Evaluation, Ranking
from agency.evaluating.told import Told
from agency.places.seeding import seed_places
from agency.preferences.models import Horizon, Preference, PreferenceKind, Weight
from agency.skills.models import TermKind, VocabularyTerm
from tests.factories import TermFactory

TODAY = date(2026, 6, 18)


class Try:
    """An evaluation of a few people and roles."""

    def __init__(self, session: Session) -> None:
        seed_places(session)
        self.session = session
        self.evaluation = Evaluation(session, TODAY, "CAD", "America/Toronto")

    def people(self, *told: dict[str, Any]) -> None:
        named = [{"id": f"p{n}", **one} for n, one in enumerate(told, start=1)]
        list(self.evaluation.load_people([read_person(Told(one)) for one in named]))

    def roles(self, *told: dict[str, Any]) -> None:
        named = [{"id": f"r{n}", "title": "Welder", **one} for n, one in enumerate(told, start=1)]
        list(self.evaluation.load_roles([read_role(Told(one)) for one in named]))

    def ranked(self, limit: int = 100) -> list[Ranking]:
        return list(self.evaluation.rank(limit))

    def reasons(self, kind: str) -> list[dict[str, Any]]:
        lines = [
            json.loads(line)
            for one in self.ranked()
            for line in reason_lines(one, self.evaluation.wordings)
        ]
        return [line for line in lines if line["kind"] == kind]


@pytest.fixture
def here(session: Session) -> Try:
    return Try(session)


def wish(session: Session) -> Preference:
    return session.scalars(select(Preference)).one()


def test_a_person_becomes_what_an_import_would_have_made(here: Try) -> None:
    python = TermFactory(name="Python", synonyms=["py3"])
    here.people(
        {
            "name": "Ana Brook",
            "title": "Data Engineer",
            "previous_titles": ["Data Analyst"],
            "skills": ["PY3", {"name": "Loom weaving", "years": 3}, "loom Weaving"],
            "text": "Looms and data.",
            "place": "Toronto, ON",
        }
    )
    person = here.session.scalars(select(Candidate)).one()
    assert (person.title, person.place.name, person.zone) == (
        "Data Engineer",
        "Toronto",
        "America/Toronto",
    )
    assert [job.title for job in person.earlier_jobs] == ["Data Analyst"]
    held = here.session.scalars(select(SkillHeld).order_by(SkillHeld.id)).all()
    assert [(one.skill.name, one.years) for one in held] == [("Python", None), ("Loom weaving", 3)]
    assert held[0].skill_id == python.id
    assert newest_resume(here.session, person.id).text == "Looms and data."


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"kind": "title", "text": "Weaver"}, {"value": "Weaver", "label": "Weaver"}),
        (
            {"kind": "remote", "text": "hybrid", "office_days": 2},
            {"value": "hybrid", "office_days": 2},
        ),
        (
            {
                "kind": "pay",
                "text": "at least 600 a day",
                "amount": 600,
                "currency": "GBP",
                "period": "day",
            },
            {"amount": 600, "currency": "GBP", "period": "day"},
        ),
        ({"kind": "hours", "text": "60 %", "percent": 60}, {"amount": 60}),
        ({"kind": "company_size", "text": "small", "most": 50}, {"amount": 50}),
        ({"kind": "contract_form", "text": "fixed term"}, {"value": "fixed_term"}),
        (
            {
                "kind": "timing",
                "text": "after the bonus",
                "from": "2026-09-01",
                "condition": "bonus",
            },
            {"not_before": date(2026, 9, 1), "condition": "bonus"},
        ),
    ],
)
def test_a_wish_in_parts_is_kept_as_a_recruiter_would(
    here: Try, told: dict[str, Any], expected: dict[str, Any]
) -> None:
    here.people({"said_on": "2026-03-12", "wishes": [{"horizon": "now", **told}]})
    kept = wish(here.session)
    assert {name: getattr(kept, name) for name in expected} == expected
    assert (kept.said_on, kept.weight) == (date(2026, 3, 12), Weight.nice)


def test_a_town_wished_for_is_found_and_any_other_place_stays_a_word(here: Try) -> None:
    towns = [{"horizon": "now", "kind": "place", "text": one} for one in ("Halifax", "by the sea")]
    here.people({"wishes": towns})
    found = here.session.scalars(select(Preference).order_by(Preference.id)).all()
    assert found[0].place.name == "Halifax"
    assert (found[1].place_id, found[1].value) == (None, "by the sea")
    assert here.evaluation.warnings == []


def test_never_is_a_must_and_a_later_answer_takes_the_place_of_an_earlier_one(here: Try) -> None:
    amounts = [{"horizon": "now", "kind": "pay", "text": "x", "amount": n} for n in (80, 90)]
    turned = [
        {"horizon": "now", "kind": "industry", "text": "Banking"},
        {"horizon": "never", "kind": "industry", "text": "banking"},
    ]
    here.people({"wishes": [*amounts, *turned]})
    kept = here.session.scalars(select(Preference).order_by(Preference.id)).all()
    assert [(one.kind, one.horizon, one.weight) for one in kept] == [
        (PreferenceKind.pay, Horizon.now, Weight.nice),
        (PreferenceKind.industry, Horizon.never, Weight.must),
    ]
    assert kept[0].amount == 90


def test_a_sentence_is_read_as_a_note_is(here: Try) -> None:
    TermFactory(name="Product Lead", title=True)
    TermFactory(name="Scrum")
    here.people({"wishes": ["Wants a product lead role. Has used Scrum for years."]})
    assert (wish(here.session).kind, wish(here.session).value) == ("title", "Product Lead")
    assert wish(here.session).said_on == TODAY


def test_a_sentence_no_rule_understands_is_kept_as_it_stands(here: Try) -> None:
    here.people({"wishes": ["Something with more light."]})
    assert (wish(here.session).kind, wish(here.session).words) == (
        PreferenceKind.other,
        "Something with more light.",
    )


def test_a_must_the_vocabulary_lacks_meets_the_skill_of_the_same_name(here: Try) -> None:
    here.people({"skills": ["Loom weaving"]}, {"skills": ["Basketry"]})
    here.roles({"must": ["5 years of Loom Weaving", "Gold leaf"], "nice": ["Basketry", "Humour"]})
    asked = here.session.scalars(select(RoleRequirement).order_by(RoleRequirement.id)).all()
    assert [(one.term.name if one.term else one.words, one.years) for one in asked] == [
        ("Loom weaving", 5),
        ("Gold leaf", None),
        ("Basketry", None),
        ("Humour", None),
    ]
    assert asked[3].term is None
    lines = here.reasons("skill")
    assert [(one["candidate"], one["how"], one["requirement"], one["fact"]) for one in lines][
        :2
    ] == [
        ("p1", "has", "5 years of Loom Weaving", True),
        ("p1", "missing", "Gold leaf", False),
    ]


def test_reasons_speak_of_skills_in_the_words_of_the_files(here: Try) -> None:
    TermFactory(name="Waste management", synonyms=["waste handling"])
    here.people({"skills": ["waste handling"]})
    here.roles({"must": ["waste management"]})
    [line] = here.reasons("skill")
    assert (line["requirement"], line["evidence"]) == ("waste management", "waste handling")
    assert line["statement"] == "Has Waste management"


def test_a_role_becomes_what_a_form_would_have_made(here: Try) -> None:
    TermFactory(kind=TermKind.industry, name="Energy")
    here.roles(
        {
            "client": "Cedar Loop",
            "industries": ["Energy"],
            "company_size": 40,
            "pay_min": 60_000,
            "pay_max": 70_000,
            "office_days": 2,
            "place": "Halifax, Canada",
            "text": "We weld.",
            "words": "Somebody calm.",
            "start_on": "2026-09-01",
            "contract_form": "part_time",
            "hours_percent": 80,
        },
        {"client": "Cedar Loop", "industries": ["Finance"]},
        {},
    )
    role = here.session.scalars(select(Role).order_by(Role.id)).first()
    assert role is not None
    assert (role.client.name, role.client.people, role.client.industries) == (
        "Cedar Loop",
        40,
        ["Energy"],
    )
    assert (role.pay_low, role.pay_currency, role.place.name) == (60_000, "CAD", "Halifax")
    assert (role.advertisement, role.words, role.starts_on) == (
        "We weld.",
        "Somebody calm.",
        date(2026, 9, 1),
    )
    assert len(here.session.scalars(select(Client)).all()) == 2
    assert here.evaluation.warnings == [
        "Roles tell different industries or sizes of these clients; what the first says counts: Cedar Loop."
    ]


def test_an_unknown_place_is_told_and_a_point_needs_no_name(here: Try) -> None:
    here.people(
        {"place": "Atlantis"},
        {"place": "Atlantis"},
        {"place": {"latitude": 44.6, "longitude": -63.6}},
    )
    here.roles({"place": "Halifax", "office_days": 3})
    assert here.evaluation.warnings == [
        "Not among the places, and ranked as unknown: Atlantis (2)."
    ]
    statements = {one["candidate"]: one["statement"] for one in here.reasons("place")}
    assert set(statements) == {"p3"}
    assert "6 km from Halifax" in statements["p3"]


def test_everybody_is_ranked_and_a_deal_breaker_is_left_out_of_the_run(here: Try) -> None:
    here.people(
        {"title": "Gardener"},
        {"title": "Welder"},
        {"title": "Welder", "employer": "Cedar Loop"},
        {
            "title": "Welder",
            "wishes": [
                {"horizon": "never", "kind": "title", "text": "Welder", "words": "No sparks."}
            ],
        },
        {"title": "Gardener"},
    )
    here.roles({"client": "Cedar Loop Inc."})
    (ranking,) = here.ranked()
    lines = [line.split() for line in run_lines(ranking)]
    assert [(line[0], line[1], line[2], line[3], line[5]) for line in lines] == [
        ("r1", "Q0", "p2", "1", "callback"),
        ("r1", "Q0", "p1", "2", "callback"),
        ("r1", "Q0", "p5", "3", "callback"),
    ]
    scores = [float(line[4]) for line in lines]
    assert scores == sorted(set(scores), reverse=True)
    out = here.reasons("deal_breaker")
    assert [(one["candidate"], one["horizon"], one["evidence"]) for one in out] == [
        ("p3", "never", None),
        ("p4", "never", "No sparks."),
    ]
    assert out[0]["statement"] == "Works there: Cedar Loop Inc."


def test_the_limit_is_on_the_run_and_not_on_who_is_out(here: Try) -> None:
    here.people({}, {}, {"employer": "Cedar Loop"})
    here.roles({"client": "Cedar Loop"})
    (ranking,) = here.ranked(limit=1)
    assert [key for key, _ in ranking.placed] == ["p1"]
    assert [key for key, _ in ranking.out] == ["p3"]


def test_a_name_moves_nobody(here: Try) -> None:
    here.people({"name": "Zed Young", "title": "Welder"}, {"title": "Welder"})
    here.roles({})
    (ranking,) = here.ranked()
    assert [one.score for _, one in ranking.placed] == [ranking.placed[0][1].score] * 2


def test_what_is_learned_is_learned_once_whoever_spells_it(here: Try) -> None:
    here.people(
        {
            "skills": ["Loom weaving"],
            "wishes": [{"horizon": "now", "kind": "skill", "text": "LOOM WEAVING"}],
        },
        {"skills": ["loom weaving"]},
    )
    terms = here.session.scalars(select(VocabularyTerm.name).filter_by(kind=TermKind.skill)).all()
    assert terms == ["Loom weaving"]
    assert wish(here.session).term_id is not None
