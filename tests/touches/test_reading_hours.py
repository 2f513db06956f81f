"""How much of the week they want to work."""

import pytest

from tests.touches.told import notes, table, told

HOURS = """
wants a four-day week -> 4_days
4 days/wk max -> 4_days
only wants Mondays to Thursdays -> 4_days
would drop to 3 days -> 3_days
needs Fridays free for the kids -> 4_days
looking for 30 hours -> 30_hours
25h/week -> 25_hours
no more than 32 hrs a week -> 32_hours
happy at 80% -> 4_days
0.6 FTE -> 3_days
60 percent role -> 3_days
full time only -> full_time
back to full-time hours -> full_time
compressed week, four days -> 4_days
prefers working three days a week -> 3_days
a 35 hour week please -> 35_hours
can't do more than 4 days -> 4_days
four tens would be perfect -> 4_days
she wants 20 hours weekly -> 20_hours
reduced hours, say 24 a week -> 24_hours
every Friday off -> 4_days
wants a 9-day fortnight -> 4.5_days
semaine de quatre jours -> 4_days
veut travailler à 80 % -> 4_days
trois jours par semaine maximum -> 3_days
30 heures par semaine -> 30_hours
à temps plein -> full_time
4-Tage-Woche gewünscht -> 4_days
möchte 80 Prozent arbeiten -> 4_days
30 Stunden pro Woche -> 30_hours
nur drei Tage die Woche -> 3_days
Vollzeit -> full_time
max 28 hours -> 28_hours
wants Wednesdays off -> 4_days
90% workload -> 4.5_days
4dpw -> 4_days
not full time -> not full_time
happy to do 5 days -> 5_days
max. 30h -> 30_hours
would like to cut to four days -> 4_days
works 22.5 hrs a week and wants to keep that -> 22.5_hours
cherche un 4/5 -> 4_days
maximum 28 heures par semaine -> 28_hours
höchstens 25 Stunden die Woche -> 25_hours
"""
NONE = """
2 days in the office a week
spent 3 days in hospital
on call 24 hours
replied within 48 hours
took four days off
notice is 30 days
grew sales by 80%
a 40 hour course
"""


@pytest.mark.parametrize(("note", "expected"), table(HOURS))
def test_hours_wanted_are_found(note: str, expected: set[str]) -> None:
    assert told(note, "hours") == expected


@pytest.mark.parametrize("note", notes(NONE))
def test_other_days_and_hours_are_none(note: str) -> None:
    assert not told(note, "hours")
