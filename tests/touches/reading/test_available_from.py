"""Sentences written apart from the reader: from when they are free."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows, told

SAID = """
could start 1 June => 2026-06-01
can start in two weeks => 2026-03-26
available immediately => 2026-03-12
free from mid April => 2026-04-15
contract ends 30 April, free after that => 2026-04-30
available as of May => 2026-05-01
rolls off her project end of June => 2026-06-30
start date no earlier than 15 May => 2026-05-15
earliest start 4 May => 2026-05-04
away on a project until September => 2026-09-01
back on the market in July => 2026-07-01
she'd be ready to start on Monday => 2026-03-16
busy until May => 2026-05-01
can't start before June => 2026-06-01
finishing her degree in May, can start in June => 2026-06-01
between jobs, can start tomorrow => 2026-03-13
ab sofort verfügbar => 2026-03-12
verfügbar ab 1. Mai => 2026-05-01
disponible à partir de juin => 2026-06-01
disponible tout de suite => 2026-03-12
tied up til June => 2026-06-01
avail 01 May => 2026-05-01
avail in 3 wks => 2026-04-02
could join in April => 2026-04-01
not available before August => 2026-08-01
looking to move in September => 2026-09-01
wants to make a move after June => 2026-07-01
would be available from 6 July => 2026-07-06
kann am 1. Juni anfangen => 2026-06-01
locked in until the end of April => 2026-05-01
June start => 2026-06-01
could do 1 May => 2026-05-01
start: ASAP => 2026-03-12
available end of April => 2026-04-30
avail mid-May => 2026-05-15
ready now => 2026-03-12
can jump in 2 weeks => 2026-03-26
free as of 20 April => 2026-04-20
nothing before Q3 => 2026-07-01
from the new year => 2027-01-01
contract runs to 30 June => 2026-06-30
out of contract in May => 2026-05-01
available right away => 2026-03-12
wd move in the fall => 2026-09-01
not before Labour day => 2026-09-07
immediately available => 2026-03-12
she finishes 15 April => 2026-04-15
last day is 17 April => 2026-04-17
last day 17 April => 2026-04-17
starts looking in June => 2026-06-01
wrapping up end of May => 2026-05-31
sofort => 2026-03-12
libre début mai => 2026-05-01
libre immédiatement => 2026-03-12
frei ab Juli => 2026-07-01
dispo en septembre => 2026-09-01
start in 6-8 weeks => 2026-04-23
can start Apr 1 => 2026-04-01
next gap opens 4 May => 2026-05-04
can hop on a plane Monday => 2026-03-16
takes April off, then game on => 2026-05-01
start: 18 May => 2026-05-18
start "May 18" => 2026-05-18
Start? Monday => 2026-03-16
dispo sous un mois => 2026-04-12
July-Sept only => 2026-07-01
ours from the twelfth of May => 2026-05-12
free as a bird from Easter Monday => 2026-04-06
could be with us by May 1 => 2026-05-01
on the market from June => 2026-06-01
ready to go 1 April => 2026-04-01
could jump May 4 => 2026-05-04
wraps up 29 May and is then all ours => 2026-05-29
his gig's up 30 April => 2026-04-30
her last shift is 27 March => 2026-03-27
would begin 1 June => 2026-06-01
Eintritt 1. Juni => 2026-06-01
frei ab 1. Mai => 2026-05-01
libre le 1er juin => 2026-06-01
peut commencer le 4 mai => 2026-05-04
entrée possible le 1er mai => 2026-05-01
verfügbar zum 1. April => 2026-04-01
frühestens zum 1. Juli => 2026-07-01
can be there Monday => 2026-03-16
back on the market 1 May => 2026-05-01
free end of May => 2026-05-31
libre dès lundi => 2026-03-16
disponible le 1er mai => 2026-05-01
disponible à partir du 15 avril => 2026-04-15
dispo en mai => 2026-05-01
dans six semaines => 2026-04-23
libre après le 30 avril => 2026-05-01
son contrat finit le 30 avril => 2026-04-30
fin de mission le 30 avril => 2026-04-30
pas avant septembre => 2026-09-01
début mai => 2026-05-01
ab Mai frei => 2026-05-01
ab sofort => 2026-03-12
verfügbar ab April => 2026-04-01
frei ab dem 15. April => 2026-04-15
Projekt endet Ende April => 2026-04-30
erst ab September => 2026-09-01
nicht vor Oktober => 2026-10-01
zum 1. Juli => 2026-07-01
Vertrag läuft am 30. April aus => 2026-04-30
in vier Wochen verfügbar => 2026-04-09
free as of 4 May => 2026-05-04
available: 4 May => 2026-05-04
start date 4 May => 2026-05-04
avail 5/18 => 2026-05-18
open from the end of May => 2026-05-31
not before June => 2026-06-01
nothing before the summer => 2026-06-01
after her holiday, so from 4 May => 2026-05-04
on the bench from Monday => 2026-03-16
could start tomorrow => 2026-03-13
in eight weeks => 2026-05-07
early May => 2026-05-01
her gardening leave ends 30 April => 2026-04-30
between jobs, could be there next week => 2026-03-16
drops tools on 24 April => 2026-04-24
done at Bell on 24 April => 2026-04-24
at liberty from Easter => 2026-04-05
leaves on the 27th => 2026-03-27
free right away => 2026-03-12
Q3 => 2026-07-01
finishes on 24 April, available the Monday after => 2026-04-27
Free since yesterday => 2026-03-11
can start a week from Monday => 2026-03-23
"""
TRAPS = """
called on 1 June
her birthday is 4 May
contract ended in January
started there in April 2024
client wants someone from May
client start date 1 June
interview on 20 March
on holiday until Monday
call her after 5pm
exam in June
the role starts in May
left Shopify in February 2025
back from vacation on 20 March
wedding in July
bonus paid in April
her lease is up in August
CV sent 10 March
moving house in May
has been there since June 2021
next review in September
free for lunch on Friday
free to talk Tuesday
available for a call Thursday
available Monday at 3 for an interview
free tmrw 2pm
can start the process in May
moving to Calgary in July
free after 5pm Friday
open to chat after Easter
leaving for India in April
starts mat leave in June
contract renewed until December
offer ends Friday
visa expires in July
can meet in June
ready to talk in May
MBA starts in September
course starts in May
school starts in September
her new job starts on Monday
kids finish school in June
she can do Thursday
could you call in May
could do a Zoom on Monday
looking at houses in May
starts her PMP in May
wife due in July
available by phone until Friday
free to meet next week
can come in on Tuesday
would know by April
will decide in April
could hear in May
open house on Sunday
can send CV on Friday
leaves for vacation on 20 March
looking to buy in spring
change of boss in April
done with exams in May
project starts in May
team moves to Halifax in June
bonus comes after March
review is after June
not before 10am
not until Monday will she know
hired a new boss from May
promotion from July
raise from April
relocating from Montreal in June
on a course until Wednesday
in Lisbon from April to June
she starts at RBC on 6 April
signed, starts 1 May
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("available_from", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("available_from", note, value)


NOTHING = """
mentioned she's sitting CFA level 2 in August
home on the 29th, I'll try the 30th
he got burned in 2022
get it to her by the 20th
versuchs Dienstag nochmal
sa blonde accouche en juillet
free till Dec 15
goes under the knife on the 9th
"""


@pytest.mark.parametrize("note", NOTHING.strip().splitlines())
def test_day_of_something_else_is_not_even_asked_about(note: str) -> None:
    assert not told("available_from", note)
