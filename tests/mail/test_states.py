"""Where a letter may go from where it stands, and that nothing else moves it."""

import re
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from agency.mail.models import MailState
from agency.mail.states import NEXT, MoveNotPossible, move
from tests.mail.letters import posted

AGENCY = Path(__file__).parent.parent.parent / "agency"
WRITES_A_STATE = re.compile(r"(letter|row|message)\.state = |OutboxMessage\)\.values\([^)]*state=")


@pytest.mark.parametrize("there", MailState)
@pytest.mark.parametrize("here", MailState)
def test_letter_goes_only_where_the_table_says(
    session: Session, here: MailState, there: MailState
) -> None:
    letter = posted(session)
    letter.state = here
    if there in NEXT[here]:
        move(letter, there, "because")
        assert (letter.state, letter.reply, letter.lease_until) == (there, "because", None)
    else:
        with pytest.raises(MoveNotPossible):
            move(letter, there)
        assert letter.state is here


def test_what_may_have_left_is_never_queued_again_but_from_data_or_by_a_person() -> None:
    left = {MailState.sent, MailState.delivered, MailState.bounced, MailState.complained}
    assert not any(MailState.queued in NEXT[state] for state in left)


def test_state_is_written_in_one_place() -> None:
    found = [
        str(path.relative_to(AGENCY))
        for path in AGENCY.rglob("*.py")
        if "OutboxMessage" in path.read_text() and WRITES_A_STATE.search(path.read_text())
    ]
    assert found == ["mail/states.py"]
