"""Short names that mean one thing in one trade and another in the next, and those a dictation spells."""

import pytest

from tests.touches.reading.sentences import is_told, rows, told

DESIGNATIONS = """
runs payroll for 3,000, CIPP => CIPP payroll
privacy counsel, CIPP => CIPP
HGV class one, ADR till 2028 => ADR licence
transport manager, CPC, forty trucks => Transport Manager CPC
HGV driver, CPC up to date => Driver CPC
journeyman plumber plus G2 => G2 gas licence
labourer, CSCS, own boots => CSCS card
trainee solicitor, LPC done => Legal Practice Course
long haul, class 1, clean abstract => AZ licence
paramedic, PCP, three years on the road => Primary Care Paramedic
3rd class power engineer, sitting the 2nd class in the fall => 2nd Class Power Engineer
product owner, um, C S P O, four years => CSPO
she is a c h r l => CHRL
site manager, SMSTS and black card => CSCS Black Card
journeyman welder, RSE => Red Seal
electrician, eighteenth edition done => 18th Edition
"""
SKILLS = """
heavy duty mech, Cat and Cummins => Caterpillar equipment
runs the DC, lives and breathes Manhattan => Manhattan WMS
FP&A, Anaplan and Adaptive => Workday Adaptive Planning
Industriemechaniker, SPS mit TIA-Portal kann er => PLC programming
bilingual (fr/eng), days only => French
frontend, react and ts => React
frontend, react and ts => TypeScript
plc man, knows rockwell => Allen-Bradley
hotel receptionist, knows opera => Opera PMS
speaks polish and german => Polish language
"""
TRAPS = """
her cat is ill
moved to Manhattan last year
two sheets of paper
the adaptive reuse of old mills
"""


@pytest.mark.parametrize(("note", "value"), rows(DESIGNATIONS))
def test_a_short_designation_is_what_it_is_in_that_trade(note: str, value: str) -> None:
    assert any(one.startswith(f"{value} ") for one in told("standing", note))


@pytest.mark.parametrize(("note", "value"), rows(SKILLS))
def test_a_short_skill_is_what_it_is_in_that_trade(note: str, value: str) -> None:
    assert is_told("skill", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_elsewhere_it_is_no_skill(note: str, value: str) -> None:
    assert told("skill", note) == set()


def test_an_assistant_is_no_enrolled_agent() -> None:
    assert is_told("title", "EA to two partners, diary and minutes", "Executive Assistant")
    assert told("standing", "EA, does US tax returns") == {"EA held"}
