"""Sentences written apart from the reader: how much they want to work."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
four days a week => 4_days
4 days max => 4_days
4d/wk => 4_days
wants a 4-day week => 4_days
can only do three days => 3_days
3 days/week => 3_days
three days per wk tops => 3_days
prefers 4 days => 4_days
80% => 4_days
60% role => 3_days
wants to work 80 percent => 4_days
0.8 FTE => 4_days
0.6fte => 3_days
.8 FTE => 4_days
four fifths => 4_days
four-fifths contract => 4_days
half time => 2.5_days
half-time job => 2.5_days
50% position => 2.5_days
30 hours a week => 30_hours
30h/week => 30_hours
30 hrs => 30_hours
max 25 hours => 25_hours
25hrs pw => 25_hours
20 h/wk => 20_hours
no more than 32 hours => 32_hours
35 hour week => 35_hours
37.5 hours a week => 37.5_hours
about 24 hours weekly => 24_hours
reduced to 30 hours => 30_hours
between 20 and 25 hours => 25_hours
full time => full_time
FT => full_time
FT only => full_time
wants full-time => full_time
needs f/t => full_time
back to full time => full_time
full time hours => full_time
not full time => not full_time
no full time => not full_time
can't do full time => not full_time
no Fridays => 4_days
Fridays off => 4_days
wants every Friday off => 4_days
never works Mondays => 4_days
Mon to Thu only => 4_days
Mon-Wed => 3_days
monday through thursday => 4_days
Tues, Wed and Thurs only => 3_days
Mon/Tue/Wed => 3_days
works Tue-Fri => 4_days
Wednesdays and Fridays off => 3_days
wants to drop to 4 days => 4_days
down to three days a week after the baby => 3_days
go down to 80% => 4_days
compressed week, four days => 4_days
nine day fortnight => 4.5_days
9-day fortnight => 4.5_days
two and a half days a week => 2.5_days
4.5 days a week => 4.5_days
five days a week => 5_days
5 days => 5_days
school hours only, about 25 a week => 25_hours
twenty hours a week => 20_hours
thirty hrs per week max => 30_hours
forty hours => 40_hours
40h => 40_hours
40 hrs/wk => 40_hours
would only consider 28 hours => 28_hours
wants less hours, say 30 => 30_hours
won't do more than 40 hours => 40_hours
3-4 days a week => 4_days
3 or 4 days a week => 4_days
two days a week is all she can do => 2_days
temps plein => full_time
à temps plein seulement => full_time
quatre jours par semaine => 4_days
4 jours/semaine => 4_days
à 80 % => 4_days
30 heures par semaine => 30_hours
32h/sem => 32_hours
pas de vendredi => 4_days
semaine de 4 jours => 4_days
mi-temps 20h => 20_hours
Vollzeit => full_time
nur Vollzeit => full_time
vier Tage die Woche => 4_days
4-Tage-Woche => 4_days
80% Pensum => 4_days
30 Stunden pro Woche => 30_hours
max. 25 Std => 25_hours
freitags frei => 4_days
drei Tage pro Woche => 3_days
32-Stunden-Woche => 32_hours
keine Vollzeit => not full_time
halbe Stelle => 2.5_days
4 day week => 4_days
four-day week please => 4_days
wants a 4 day wk => 4_days
3 days a week => 3_days
only 3 days/wk => 3_days
max 30 hrs a week => 30_hours
30h => 30_hours
30 hours max => 30_hours
no more than 35 hours => 35_hours
37.5 hours => 37.5_hours
20 hrs/wk => 20_hours
25 hours per week => 25_hours
full-time only => full_time
f/t please => full_time
wants full hours => full_time
no full-time => not full_time
full time is too much => not full_time
60 percent => 3_days
.8 FTE would be ideal => 4_days
every Friday off => 4_days
wants fridays free => 4_days
no Mondays or Fridays => 3_days
doesn't work Wednesdays => 4_days
can't work Thursdays => 4_days
Mon-Thu => 4_days
Monday to Thursday only => 4_days
Tuesday to Thursday => 3_days
mon tue wed only => 3_days
works Tuesdays and Thursdays only => 2_days
compressed week, 4 days => 4_days
two days a week would be plenty => 2_days
can offer 3 days => 3_days
available 4 days a week => 4_days
going down to three days => 3_days
reduced hours, 28 => 28_hours
part-time 24 hours => 24_hours
part time, 3 days => 3_days
4.5 days => 4.5_days
four days in total => 4_days
5 days a week ok => 5_days
40 hrs no overtime => 40_hours
max 40h => 40_hours
16h/week => 16_hours
three shifts a week => 3_days
hours: 30 => 30_hours
hours - 32/wk => 32_hours
days/week: 4 => 4_days
4 days (not 5) => 4_days
four not five days => 4_days
rather 4 days than 5 => 4_days
would do 4 days for the same pay => 4_days
4 days a week, Fridays with the kids => 4_days
a three day weekend every week => 4_days
long weekends matter, 4 days => 4_days
temps partiel 80% => 4_days
4 jours par semaine => 4_days
28 heures par semaine => 28_hours
pas le mercredi => 4_days
vendredi libre => 4_days
trois jours semaine => 3_days
4/5 => 4_days
30 Stunden => 30_hours
32 Std. die Woche => 32_hours
80 Prozent => 4_days
drei Tage die Woche => 3_days
max. 35 Stunden => 35_hours
halbtags => 2.5_days
35-Stunden-Woche => 35_hours
part-timer: 24 hours => 24_hours
Three days in Cardiff, or two in Swansea => 3_days
un quatre jours => 4_days
en 4 jours => 4_days
Vier-Tage-Modell => 4_days
Vier-Tage-Woche => 4_days
25 Stunden => 25_hours
höchstens dreißig Stunden => 30_hours
vingt-huit heures par semaine => 28_hours
two long days a week => 2_days
wants the 40 without OT => 40_hours
four days, no more => 4_days
she wants no nights, and four days => 4_days
thirty nine hours, van, pension => 39_hours
fridays off => 4_days
a nine-day fortnight => 4.5_days
32 hours tops => 32_hours
maximal 30 Std => 30_hours
pas plus de 32 heures => 32_hours
quatre jours semaine => 4_days
trois jours par semaine maximum => 3_days
full time please => full_time
40 hour week => 40_hours
no more than thirty five hours => 35_hours
trente-deux heures, pas une de plus => 32_hours
veut du 30 heures => 30_hours
28 h par semaine => 28_hours
horaire de quatre jours => 4_days
sur quatre jours => 4_days
quatre jours par semaine, sinon rien => 4_days
veut son vendredi => 4_days
jamais le mercredi => 4_days
un 4/5 => 4_days
35 heures => 35_hours
des semaines de 32 heures => 32_hours
fait ses 40 heures et rentre chez elle => 40_hours
30 Stunden reichen ihr => 30_hours
möchte auf 80 Prozent reduzieren => 4_days
80-Prozent-Stelle => 4_days
75 % => 3.75_days
vier Tage, Freitag ist Familientag => 4_days
maximal vier Tage die Woche => 4_days
will nur noch drei Tage arbeiten => 3_days
20 Std. pro Woche => 20_hours
38,5 Stunden => 38.5_hours
freitags nie => 4_days
three shifts, no more => 3_days
three 12s a week => 3_days
four tens => 4_days
won't do Fridays => 4_days
thirty hours and not one more => 30_hours
24 hrs/wk => 24_hours
wants to drop to 0.8 => 4_days
0.6 FTE => 3_days
three days or he retires => 3_days
down to three days from September => 3_days
Mondays to Thursdays => 4_days
happy with twenty hours => 20_hours
school hours, 25 => 25_hours
capped at 35 hours => 35_hours
she can give us 20 hours => 20_hours
full time only => full_time
forty hours, not forty one => 40_hours
4-day week or she stays => 4_days
3.5 days => 3.5_days
wants out of full time, three days would do => 3_days
"""
TRAPS = """
four days in the office
3 days remote
call in 4 days
two days ago
24 hours notice
48 hours to decide
works 12 hour shifts
4 days of training
takes 3 days off
2 hours drive
80% of the time on site
80% sure
interview took 2 hours
back in three days
2 days wfh
office 3 days a week
off on Friday
free Friday
5 years
30 minutes
her husband works full time
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("hours", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("hours", note, value)
