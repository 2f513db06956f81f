"""Sentences written apart from the reader: notice."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
contractually it's ninety days, they let people go sooner => P90D
notice: month => P1M
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
