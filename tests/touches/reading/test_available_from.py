"""Sentences written apart from the reader: from when they are free."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

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
