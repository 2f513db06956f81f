"""Sentences written apart from the reader: how many days a week they would come to the office."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
can come in twice a week => 2
no more than 2 days in => 2
max 3 days in the office => 3
hybrid, 2 days => 2
two days onsite tops => 2
one day per week at the office, not more => 1
would do up to 4 days at site => 4
2x week in person is ok => 2
office twice weekly max => 2
4 days at the plant, Friday from home => 4
wfh three days, in two => 2
in two, home three => 2
3 home days minimum => 2
wants to work from home 4 days a week => 1
fine coming in 3 times a week => 3
commutes max twice a week => 2
drive in two days a week, that is all => 2
1 day/wk in office => 1
3 d onsite ok => 3
hybrid (2 days office) => 2
hybrid - three days in => 3
wants hybrid with no more than one day on site => 1
one office day a week => 1
two office days is her limit => 2
office days: 2 => 2
days in office: 3 max => 3
3 office days no problem => 3
five days on site is fine => 5
no problem w/ being in the office every day => 5
full week in the office suits her => 5
in the office Monday to Thursday => 4
at her desk two days the rest remote => 2
downtown two days a week, no more => 2
two to three days in downtown => 2-3
2-3 days/week in office => 2-3
between 1 and 2 days in the office => 1-2
one or two days in => 1-2
would accept three days in if the train is paid => 3
max three on site => 3
not more than 2 onsite => 2
no more than twice a week in the office => 2
wont do more than 2 days in office => 2
anything over 2 days in the office is a no => 2
more than three days in the office is a dealbreaker => 3
3 days in person, two virtual => 3
face time two days a week => 2
2 days WFH at least => 3
3 days telework => 2
asks for 2 days from home => 3
she needs two home office days => 3
at home mondays and fridays => 3
fridays at home, otherwise in => 4
remote mon and fri => 3
works from home on fridays and wants to keep it => 4
onsite tue wed thu => 3
on site Tue-Thu => 3
in Tuesdays and Thursdays => 2
Tue + Thu in the office => 2
Mon, Wed, Fri at the office => 3
3 days/week presence => 3
presence two days => 2
2 days a week on premises => 2
at HQ one day a week => 1
goes to the office one day a week and wants it to stay that way => 1
office attendance: 2 days => 2
RTO of 3 days is fine by him => 3
2 jours au bureau => 2
3 jours sur site max => 3
deux jours de télétravail minimum => 3
télétravail 3 jours par semaine => 2
2 jours de présence => 2
au bureau lundi et mardi => 2
présentiel 3 jours => 3
maximum deux jours par semaine au bureau => 2
viendrait deux fois par semaine => 2
drei Tage im Büro => 3
2 Tage Homeoffice => 3
max 2 Tage vor Ort => 2
mindestens drei Tage Homeoffice => 2
zweimal die Woche im Büro => 2
ein Tag pro Woche im Büro ok => 1
zwei bis drei Tage Präsenz => 2-3
up to three times a week in the office is good => 3
two days at the office a week plus the odd friday => 2
tue/thu office => 2
wants 1 day in max, rest wfh => 1
thinks 3 days in is reasonable => 3
2 office days per week max => 2
she can stomach three days a week in the office => 3
wants to keep her two days in the office => 2
would go in on Tuesdays and Wednesdays => 2
wants max one day/week on premises => 1
in-office: 3d => 3
will come to the office 2 days => 2
doesn't mind 4 days in the office => 4
four days on site is her ceiling => 4
three days on-site ok, four not => 3
one day a week at the Mississauga office => 1
can be on site twice weekly => 2
once a week in the office is plenty => 1
two or three office days a week => 2-3
happy with 2/wk in office => 2
2 days hybrid => 2
hybrid 2-3 days => 2-3
hybrid w/ 2 days onsite => 2
2 days of commuting is the limit => 2
only wants to travel in 2 days per week => 2
has to be home 3 days => 2
three days from home or nothing => 2
mondays remote => 4
wants tuesday and thursday as home days => 3
4 days in, 1 at home => 4
2 or 3 at the office => 2-3
wants to be in Leeds only two days, two is her number, in the office => 2
two days in at the outside => 2
hybrid with 2 set days => 2
3 days there she can live with => 3
downtown on Tuesdays and Thursdays => 2
2 days at the plant, 3 at home => 2
three days in the shop and two at home => 3
at the factory one day a week => 1
one day a week in the Hamburg branch => 1
max two at the desk => 2
office: 2 => 2
days in: 1 => 1
in office days: 3 => 3
3 in, 2 out => 3
two in, three at home => 2
would come downtown twice a week => 2
at most three mornings at the site => 3
Mondays and Wednesdays in, rest at home => 2
a day a week in the office at most => 1
one day in, four at home => 1
deux jours par semaine au chantier => 2
trois jours à l'usine maximum => 3
au bureau deux jours => 2
höchstens ein Tag im Büro => 1
zwei Tage Büro, der Rest zu Hause => 2
zwei Tage vor Ort => 2
5 days, on the shop floor => 5
two days in the office is her limit => 2
office Tuesdays only => 1
deux jours au siège => 2
au bureau le mardi et le jeudi => 2
présence au bureau : 2 jours => 2
deux à trois jours sur place => 2-3
hybride, trois jours => 3
hybride 2 jours/sem. => 2
mode hybride, deux jours au bureau => 2
pas plus de deux jours en présentiel => 2
un jour de bureau par semaine => 1
ein bis zwei Tage im Büro => 1-2
zwei Tage die Woche vor Ort => 2
hybrid, zwei Tage => 2
dienstags und donnerstags im Büro => 2
höchstens drei Tage Präsenz => 3
einmal die Woche ins Büro => 1
drei Tage Büro sind ok => 3
2 Bürotage => 2
hybrid, three in => 3
two days tops at HQ => 2
would do Tues + Thurs in the office => 2
in twice weekly => 2
one day in the office a week, max => 1
three days on campus => 3
4 days on site, Fridays home => 4
up to 3 days in Leeds, rest remote => 3
remote with a day a week in => 1
Tuesdays and Thursdays at her desk, home otherwise => 2
"""
TRAPS = """
client wants 4 days in office
role is 3 days on site
they want her in 5 days
currently in office 4 days
now has to be in four days a week
told her it's 3 days in the office
wants to work 3 days a week
4 day week
two days off
three days holiday
interview in two days at their office
called three times in two days
be in the office in 2 days to sign
their policy is 4 days in office now
office moved two days ago
in the office today
office closed for three days
was in the office 5 days a week before covid
the job asks for three days in Ottawa
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("office_days", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("office_days", note, value)
