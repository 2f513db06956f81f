"""Sentences written apart from the reader: whether they spoke."""

import pytest

from tests.touches.reading.sentences import is_told, rows

SAID = """
had a good catch up => conversation
we talked for half an hour => conversation
long chat on the phone => conversation
met him at the career fair => conversation
she rang me back => conversation
had coffee with her => conversation
he told me he's bored => conversation
interviewed her this morning => conversation
video call with him => conversation
she replied by email => conversation
tried him twice => attempt
couldn't get hold of her => attempt
no luck reaching him => attempt
line was busy => attempt
phone off => attempt
emailed, no reply => attempt
left vm => attempt
echange tel avec elle => conversation
Gespräch geführt => conversation
nicht erreicht => attempt
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("kind", note, value)
