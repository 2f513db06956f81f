"""Sentences written apart from the reader: people they name to us."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
says his colleague Mark would be a fit => Mark
her friend Tanya is looking for work => Tanya
suggested I speak to Imran => Imran
try Wendy Cole at Brightwater => Wendy Cole
mentioned that Ruth Adler might be open => Ruth Adler
told me Jorge is unhappy there => Jorge
recommended Fatima for the role => Fatima
referred her cousin Amit => Amit
passed me the number of Grace Lim => Grace Lim
gave the name of a former boss, Ian Pryce => Ian Pryce
sent me Lily Tran's CV => Lily Tran
thinks Owen from his team would love this => Owen
knows a welder who's looking => knows a welder
knows someone who may be interested => knows someone
has a friend who wants to move => has a friend
her brother is also a nurse and out of work => her brother
a guy on his crew is looking => a guy on his crew
one of her colleagues might be keen => one of her colleagues
his old manager Beth may want to talk => Beth
you should call Marcus Boyd, he's just been let go => Marcus Boyd
said Kelly just got laid off => Kelly
said to talk with Deepa => Deepa
not him but Sandra would be perfect => Sandra
not for me, ask Henrik => Henrik
introduced me to Paula Reyes => Paula Reyes
will intro me to her ex-colleague Vince => Vince
put me in touch with Yara Haddad => Yara Haddad
connected me with Liam => Liam
refers Ines Costa => Ines Costa
ref: Colin Shaw => Colin Shaw
referral - Colin Shaw, works with her => Colin Shaw
recommends two people: Ann Lee and Bo Chen => Ann Lee
recommends two people: Ann Lee and Bo Chen => Bo Chen
suggested Raj or Mina => Mina
suggested Raj or Mina => Raj
offered up her teammate Noor => Noor
vouched for Stan Kowal => Stan Kowal
spoke highly of Julia Roth, who is job hunting => Julia Roth
could also ask Trevor => Trevor
worth calling Bianca at Northwind => Bianca
Priya who sits next to her is actively looking => Priya
Tomas (her colleague) wants to leave too => Tomas
Tomas (her colleague) wants to leave too => her colleague
colleague Hans also looking => Hans
her mate Shaz is after a new role => Shaz
a former coworker, Neil, is between jobs => Neil
his flatmate needs a job => his flatmate
her sister could be right for the admin one => her sister
forwarded the ad to a friend => a friend
will pass the spec to her colleague Dan => Dan
said her boss Lou is thinking of leaving => Lou
contact given: Rosa Diaz => Rosa Diaz
new lead from him: Karl Baum => Karl Baum
lead: Mia Frost, data analyst at Orchard => Mia Frost
she can put us onto someone in her team => someone in her team
someone on her team wants out => someone on her team
there's a lady at his office who'd jump => a lady at his office
try her colleague instead => her colleague
get hold of Ben Okri, best controller he knows => Ben Okri
best person for it is Carla Nunes => Carla Nunes
says Hugo Brandt is the one we want => Hugo Brandt
we should look at Simone, she reckons => Simone
reckons Femi is ready to move => Femi
he says Aaron's contract ends soon and he'd be up for it => Aaron
named Leila Aziz as someone to call => Leila Aziz
dropped the name of Peter Voss => Peter Voss
tip: Oksana at Delta is unhappy => Oksana
heard from her that Miguel is leaving Acme => Miguel
her ex colleague sam is looking => Sam
try jenny park, she said => Jenny
said to ring dave => Dave
elle recommande Sophie Martin => Sophie Martin
son collègue Karim serait partant => Karim
son amie Lucie cherche du travail => Lucie
m'a donné le contact de Yves Lambert => Yves Lambert
il conseille de parler à Nadège => Nadège
m'a présenté Hélène Roux => Hélène Roux
connaît un développeur qui cherche => connaît un développeur
son frère cherche aussi un poste => son frère
une collègue, Aline, veut partir => Aline
empfiehlt seinen Kollegen Uwe => Uwe
ihre Kollegin Sabine sucht etwas Neues => Sabine
hat Martina Krause empfohlen => Martina Krause
sein Bruder sucht auch Arbeit => sein Bruder
kennt jemanden, der sucht => kennt jemanden
ich soll Frank Ebert anrufen => Frank Ebert
nannte mir Dirk Hahn => Dirk Hahn
ein Freund von ihr wäre interessiert => ein Freund von ihr
"""
TRAPS = """
her boss Greg is a nightmare
reports to Anna Bell
met with Carl and Dina
her husband got a job in Calgary
his colleague is retiring
spoke to Martin about the lead role
Lisa called her yesterday
she works with Tom Reed
the client is looking for a controller
friend of the CEO
her brother lives in Halifax
interviewed by Karen Holt
references: Joan Peck
his wife wants to move to Halifax
her manager said no to the raise
Priya is looking
Sam might be open to a lead role
she was referred by Ken
got her name from Ken
her son starts school
sent Dana's CV to the client
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("referral", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("referral", note, value)
