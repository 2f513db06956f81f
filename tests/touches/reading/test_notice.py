"""Sentences written apart from the reader: notice."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
contractually it's ninety days, they let people go sooner => P90D
notice: month => P1M
Wants Halifax, hybrid, 80k. Three months, contractually, maybe less => P3M
three months to hand over => P3M
avis de deux semaines => P2W
6 Wochen zum Quartalsende => P6W
notice is 4 weeks => P4W
on a three month notice => P3M
has to give 2 weeks => P2W
np 60 days => P60D
2 wks notice => P2W
needs to give a month's notice => P1M
notice period: 6 weeks => P6W
must serve 3 months => P3M
one month notice => P1M
notice 30d => P30D
bound by three months of notice => P3M
contractually 8 weeks notice => P8W
Kündigungsfrist 6 Wochen => P6W
vier Wochen Kündigungsfrist => P4W
trois mois de préavis => P3M
préavis d'un mois => P1M
standard two weeks' notice => P2W
4wk notice => P4W
12 weeks to work at Lloyds => P12W
2 weeks if they're nice, 4 by the book => P4W
notice is a calendar month => P1M
Notice: one month => P1M
a quarter's notice => P3M
tied by a quarter's notice => P3M
notice handed in, it's four weeks => P4W
Délai de départ : huit semaines => P8W
3 wks notice but holiday owing, so call it 1 => P1W
three months, it's in her contract => P3M
she's on six weeks => P6W
contract says 3 months => P3M
needs to give them a month => P1M
must work out four weeks => P4W
a month's notice, calendar => P1M
two weeks and he's out => P2W
would need 4 weeks to get out => P4W
Drei Monate zum Quartalsende => P3M
vier Wochen zum Monatsende => P4W
préavis : trois mois => P3M
un mois à donner => P1M
doit deux semaines => P2W
available on 2 weeks => P2W
standard two weeks => P2W
the usual two weeks => P2W
can leave with 2 weeks' notice => P2W
préavis: 3 mois => P3M
un mois de préavis => P1M
trois mois de délai => P3M
deux semaines d'avis => P2W
donne deux semaines => P2W
avis de départ de quatre semaines => P4W
doit un mois à son employeur => P1M
Kündigungsfrist: drei Monate => P3M
Frist drei Monate => P3M
drei Monate Frist => P3M
sechs Wochen zum Quartal => P6W
muss drei Monate einhalten => P3M
gesetzliche Frist, vier Wochen => P4W
KF 3 Monate => P3M
ein Monat Kündigungsfrist => P1M
four weeks, standard => P4W
three months and they'll hold her to it => P3M
bound for 3 months => P3M
3 mo notice => P3M
notice 1 mth => P1M
twelve weeks' notice, long service => P12W
has a month to work => P1M
one month each side => P1M
a fortnight's notice => P2W
needs a month to get out => P1M
2 wks' notice, maybe less => P2W
notice period 90 days => P90D
two weeks is all he owes them => P2W
would give them a month => P1M
a month to hand over => P1M
only a week's notice => P1W
Notice? 4 weeks => P4W
tied by a quarter's notice, swiss style => P3M
"""
TRAPS = """
noticed she has been there 3 months
gave two weeks to decide
the client gave us 2 weeks
on short notice
holiday for two weeks
at a moment's notice
noticed after 2 weeks
handed in her notice 3 weeks ago
gave notice 2 weeks ago
2 weeks after notice
landlord wants 2 months notice
her tenant gave a month's notice
3 weeks into her notice
noticed him 2 months ago
no notice, can start now
client needs 2 weeks notice of interview
24 hours notice for calls
needs 3 weeks to decide
has to give 2 references
needs to give 5 days for holidays
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("notice", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("notice", note, value)
