"""Sentences written apart from the reader: the level they want."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
wants a senior role => senior
looking for lead positions => lead
open to director level => director
hoping to step up to head of department => head
wants to be a manager => manager
ready for a principal role => principal
happy to stay intermediate => intermediate
after something more senior => senior
would take a junior job to get in => junior
no management => not manager
doesn't want to manage people => not manager
never wants to lead a team again => not lead
no longer wants to be a lead => not lead
not a junior role => not junior
nothing junior please => not junior
won't go below senior => senior
minimum senior => senior
senior or above => senior
senior+ only => senior
at least manager level => manager
snr only => senior
sr. roles only => senior
VP or nothing => vp
aims for vp next => vp
c-level ambitions => executive
wants exec roles => executive
would love to be head of engineering => head
gunning for director in two years => director
would consider a step down to senior => senior
ok with a step back to individual contributor, no leading => not lead
prefers hands-on, no people management => not manager
tired of managing people => not manager
misses leading a team => lead
wants to lead => lead
wants direct reports => manager
wants a team of her own => manager
supervisor job in a warehouse => supervisor
shift lead would be good => lead
team lead or supervisor => lead
team lead or supervisor => supervisor
tech lead spot => lead
wants team leader job => lead
lead dev role => lead
senior data engineer roles => senior
looking for senior accountant jobs => senior
wants junior developer work => junior
targeting staff engineer => staff
staff level => staff
mid level is fine => intermediate
midlevel ok => intermediate
entry level pls, just graduated => junior
grad roles => junior
would only move for a promotion to manager => manager
overdue a promotion to director => director
wants promotion to senior => senior
next step should be senior manager => manager
sees himself as a future director => director
director track => director
wants to move into management => manager
moving into leadership => lead
leadership role ideally => lead
not ready for a lead role => not lead
doesnt want the stress of a mgr job => not manager
mgr roles => manager
dir level min => director
wants sr dev job => senior
stay senior, no lead => senior
stay senior, no lead => not lead
hates being a manager, wants back to senior dev => not manager
hates being a manager, wants back to senior dev => senior
senior controller pls => senior
head of finance roles only => head
only manager roles => manager
wants assistant manager role => manager
looking for a managerial post => manager
no supervisory duties => not supervisor
executive positions => executive
chef d'équipe souhaité => lead
poste senior => senior
cherche un poste de directeur => director
ne veut pas manager => not manager
plus de management => not manager
veut devenir responsable d'équipe => lead
junior accepté => junior
cherche du junior => junior
veut encadrer une équipe => manager
sucht Führungsposition => manager
möchte Teamleiter werden => lead
keine Führungsverantwortung => not manager
Senior-Stelle gesucht => senior
will Abteilungsleiterin werden => head
möchte keine Leitung mehr => not manager
Geschäftsführer oder nichts => executive
"""
TRAPS = """
leads the data team today
her manager is leaving
reports to the director
good lead from linkedin
staff were friendly
spoke to the head of HR
wants to talk to a senior recruiter
the principal of the school called
lead time is three weeks
head office in Toronto
is a senior developer at Acme
was a manager for ten years
client wants a senior person
he manages a budget
junior hockey coach
senior living sector
heading out now
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("seniority", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("seniority", note, value)
