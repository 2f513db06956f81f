"""Lines of JSON, read or refused with their number."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from agency.candidates.models import PayPeriod, Standing
from agency.evaluating.files import FileFaulty, counted, read_lines
from agency.evaluating.people import DesignationTold, PersonTold, SkillTold, read_person
from agency.evaluating.places import PlaceTold
from agency.evaluating.roles import read_role
from agency.evaluating.told import Told
from agency.evaluating.wishes import WishTold
from agency.preferences.models import Horizon, PreferenceKind


def person(**told: Any) -> PersonTold:
    return read_person(Told({"id": "a", **told}))


def faults(*lines: str) -> str:
    with pytest.raises(FileFaulty) as faulty:
        read_lines("C.jsonl", lines, read_person)
    return str(faulty.value)


def test_only_the_id_is_needed_of_a_candidate() -> None:
    told = person()
    assert (told.key, told.title, told.skills, told.place) == ("a", "", (), None)
    assert read_person(Told({"id": 7})).key == "7"


def test_every_field_of_a_candidate_is_read() -> None:
    told = person(
        name="Ana Brook",
        pronouns="she/her",
        title="Payroll Lead",
        previous_titles=["Payroll Clerk", "Payroll Clerk", ""],
        employer="Acme",
        text="Ten years\u0000 of payroll.",
        skills=["SQL", {"name": "Python", "years": 5}],
        designations=[
            "PMP",
            {"name": "CPA", "standing": "in progress", "expected_on": "2027-05-01"},
        ],
        said_on="2026-03-12",
        place={"latitude": 51.5, "longitude": -0.1, "name": "London", "country": "UK"},
        notice_days=30,
        pay_wanted=62.5,
        currency="gbp",
        period="hour",
        wishes=["Four days a week.", {"horizon": "never", "kind": "industry", "text": "gambling"}],
    )
    assert told.previous_titles == ("Payroll Clerk",)
    assert told.text == "Ten years of payroll."
    assert told.skills == (SkillTold("SQL", None), SkillTold("Python", 5))
    assert told.designations == (
        DesignationTold("PMP", Standing.held, None),
        DesignationTold("CPA", Standing.in_progress, date(2027, 5, 1)),
    )
    assert told.place == PlaceTold("London", 51.5, -0.1, "GB")
    assert (told.pay_wanted, told.currency, told.period) == (Decimal("62.5"), "GBP", PayPeriod.hour)
    sentence, wish = told.wishes
    assert sentence == "Four days a week."
    assert isinstance(wish, WishTold)
    assert (wish.horizon, wish.kind) == (Horizon.never, PreferenceKind.industry)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 1: this is not JSON"),
        ("[1]", "this is JSON, but not an object"),
        ('{"id": "a", "pay_wanted": NaN}', "NaN is no number"),
        ("{}", "line 1, id: it is needed"),
        ('{"id": "a b"}', "line 1, id: it is needed, and holds neither spaces"),
        ('{"id": true}', "line 1, id: it is true or false, not text"),
        ('{"id": "a", "title": 5}', "line 1, title: it is a number, not text"),
        ('{"id": "a", "skills": "SQL"}', "line 1, skills: it is text, not a list"),
        ('{"id": "a", "skills": [5]}', "line 1, skills: entry 1 is a number, not an object"),
        ('{"id": "a", "skills": [{"years": 2}]}', "line 1, skills 1, name: it is empty"),
        ('{"id": "a", "notice_days": 1.5}', "1.5 is not a whole number from 0 to 730"),
        ('{"id": "a", "said_on": "12/03/2026"}', "is not a day; write it as 2026-03-12"),
        ('{"id": "a", "currency": "$"}', "is not a currency"),
        ('{"id": "a", "period": "week"}', "“week” is none of hour, day, month, year"),
        ('{"id": "a", "place": {"latitude": 91, "longitude": 0}}', "place, latitude: it is needed"),
        (
            '{"id": "a", "wishes": [{"kind": "title", "text": "x"}]}',
            "wishes 1, horizon: “” is none",
        ),
        (
            '{"id": "a", "wishes": [{"horizon": "now", "kind": "hobby", "text": "x"}]}',
            "wishes 1, kind: “hobby” is none of title,",
        ),
        (
            '{"id": "a", "wishes": [{"horizon": "now", "kind": "title"}]}',
            "wishes 1, text: it is empty",
        ),
        ('{"id": "a", "text": "' + "x" * 100_001 + '"}', "100,001 characters; 100,000 is the most"),
    ],
)
def test_what_is_wrong_is_named_by_file_line_and_field(line: str, words: str) -> None:
    told = faults(line)
    assert told.startswith("C.jsonl, line 1")
    assert words in told


def test_the_same_id_twice_is_refused_with_both_lines() -> None:
    told = faults('{"id": "a"}', "", '{"id": "a"}')
    assert told == "C.jsonl, line 3, id: “a” is the name of line 1 already."


def test_of_many_faults_the_first_are_told_and_the_others_counted() -> None:
    assert faults(*["{"] * 25).splitlines()[-1] == "And 5 more."


def test_a_field_nobody_knows_is_told_once_with_its_first_line() -> None:
    lines = [json.dumps({"id": n, "hobby": "chess"}) for n in range(3)]
    done = read_lines("C.jsonl", ['{"id": "a"}', *lines], read_person)
    assert done.unknown_fields == {"hobby": 2}
    assert [row.key for row in done.rows] == ["a", "0", "1", "2"]


def test_numbers_and_forms_that_cannot_be_are_refused() -> None:
    for told, words in (
        ({"id": "r", "title": "x", "pay_min": 2, "pay_max": 1}, "pay_max: it is less than pay_min"),
        ({"id": "r", "title": "x", "office_days": 8}, "office_days: 8 is not a whole number"),
        ({"id": "r", "title": "x", "contract_form": "gig"}, "contract_form: “gig” is none of"),
    ):
        with pytest.raises(FileFaulty, match=words):
            read_lines("R.jsonl", [json.dumps(told)], read_role)


def test_a_role_says_nothing_it_was_not_told() -> None:
    told = read_role(Told({"id": "r", "title": "Welder"}))
    assert (told.contract_form, told.hours_percent, told.office_days) == ("", 100, None)
    assert told.client == "Client of r"


def test_names_are_counted_the_most_frequent_first() -> None:
    assert counted(["b", "a", "a"]) == "a (2), b"
    assert counted(["a", "b", "c"], most=2) == "a, b, and 1 more"
