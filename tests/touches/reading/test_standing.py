"""Sentences written apart from the reader: how a designation stands."""

import pytest

from tests.touches.reading.sentences import is_told, rows

SAID = """
PMP since 2019 => PMP held
got her CPA last year => CPA held
Tom Becker, P.Eng. => P.Eng. held
holds a P.Eng. => P.Eng. held
he passed the CFA => CFA held
sitting her CFA in June => CFA in_progress
studying for the PMP => PMP in_progress
working towards her CFA => CFA in_progress
halfway through her CPA => CPA in_progress
PMP exam booked for May => PMP in_progress
will write the PMP in the fall => PMP in_progress
thinking of doing the PMP => PMP considering
might do a CFA => CFA considering
toying with the idea of a PMP => PMP considering
wants to get her PMP some day => PMP considering
PMP certified => PMP held
chartered, CPA => CPA held
enrolled in the CPA program => CPA in_progress
finished her PMP => PMP held
has her PMP => PMP held
CFA candidate => CFA in_progress
failed the PMP, resitting in May => PMP in_progress
macht gerade die PMP => PMP in_progress
prépare le CFA => CFA in_progress
has his P.Eng. => P.Eng. held
PMP cert => PMP held
P.Eng. pending => P.Eng. in_progress
one exam left for her CPA => CPA in_progress
CPA (2018) => CPA held
almost finished the CPA => CPA in_progress
wants the PMP next year => PMP considering
PMP expired => PMP held
signed up for the PMP => PMP in_progress
two papers from CPA => CPA in_progress
due to qualify as a CPA in May => CPA in_progress
newly qualified CPA => CPA held
got his PMP in January => PMP held
her PMP came through => PMP held
plans to do the PMP => PMP considering
should she get a PMP? => PMP considering
PMP on the cards => PMP considering
PMP next => PMP considering
starts her CPA in the fall => CPA in_progress
passed the last CPA exam => CPA held
waiting on her PMP results => PMP in_progress
finishing up the PMP => PMP in_progress
a CPA by trade => CPA held
CPA done => CPA held
PMP course in May => PMP in_progress
hat den PMP => PMP held
a son CPA => CPA held
thinks a PMP would help => PMP considering
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("standing", note, value)
