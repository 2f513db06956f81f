"""The level they want or refuse."""

import pytest

from tests.touches.told import notes, table, told

LEVELS = """
wants to step up to team lead -> lead
no more people management -> not manager
after a principal level job -> principal
ready to be a director -> director
head of department or nothing -> head
would drop back to intermediate -> intermediate
fed up managing people -> not manager
doesn't want to supervise -> not supervisor
sees herself as VP next -> vp
wants direct reports -> manager
happy as an individual contributor, not a manager -> not manager
aims for the C suite -> executive
wants a bigger team to run -> manager
open to senior or staff -> senior | staff
nothing below director level -> director
entry level is fine -> junior
would take a junior post -> junior
wants to be the boss of a small team -> manager
hoping for a managerial role -> manager
is eyeing a supervisor position -> supervisor
wants back on the tools, no foreman or supervisor jobs -> not supervisor
next move must be head of something -> head
looking at exec roles -> executive
veut un poste de direction -> director
ne veut plus manager d'équipe -> not manager
vise un poste de chef d'équipe -> lead
cherche un poste senior -> senior
will keine Führung mehr -> not manager
möchte Teamleiter werden -> lead
sucht eine Stelle als Abteilungsleiter -> head
ready for a director seat -> director
not interested in lead roles -> not lead
wants to move up to manager -> manager
open to going back to senior -> senior
no desire to manage people again -> not manager
VP level or above -> vp
looking for her first lead role -> lead
would rather stay senior -> senior
wants to head up a department -> head
souhaite évoluer vers un poste de manager -> manager
möchte wieder eine Führungsrolle -> manager
"""
NONE = """
her manager is on holiday
spoke to the hiring manager
the director of the client called
sent the lead to sales
his senior colleague left
staff were rude
"""


@pytest.mark.parametrize(("note", "expected"), table(LEVELS))
def test_a_level_wanted_or_refused_is_found(note: str, expected: set[str]) -> None:
    assert told(note, "seniority") == expected


@pytest.mark.parametrize("note", notes(NONE))
def test_other_peoples_levels_are_none(note: str) -> None:
    assert not told(note, "seniority")
