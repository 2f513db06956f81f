"""Sentences written apart from the reader: an answer."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
she is up for a chat with the client => interested
he'd love to hear more => interested
pretty excited about it => interested
wants to go ahead => interested
happy to be put forward => interested
asked me to send the spec, sounds promising => interested
definitely tempted => interested
said yes to an interview => interested
says go for it, send my CV => interested
happy where she is for now => not_now
not a good time at the moment => not_now
bad timing, new baby => not_now
staying put this year => not_now
not on the market currently => not_now
just started a new job => not_now
wants to park it for the moment => not_now
turned it down => not_for_them
passed on the role => not_for_them
says it isn't for her => not_for_them
withdrew from the process => not_for_them
too junior for him, declined => not_for_them
said no thanks => not_for_them
doesn't fancy it => not_for_them
left a msg with his assistant => left_message
left her a voicemail => left_message
no reply to my two emails => no_answer
rang out => no_answer
didn't pick up => no_answer
went straight to voicemail => no_answer
hat abgesagt => not_for_them
kein Interesse => not_for_them
pas intéressée => not_for_them
ça l'intéresse => interested
hat Interesse => interested
nicht erreicht => no_answer
pas de réponse => no_answer
wouldn't say no => interested
why not, she said => interested
up for hearing more => interested
wants in => interested
game => interested
happy to explore => interested
she's up for it => interested
will think about it => not_now
needs time to think => not_now
check back later => not_now
wants to sit tight => not_now
busy with the move, another time => not_now
isn't tempted => not_for_them
no go => not_for_them
not for me => not_for_them
hard no => not_for_them
says pass => not_for_them
can't see it working => not_for_them
too much travel for her => not_for_them
pay is too low => not_for_them
left msg => left_message
left vm x2 => left_message
msg w receptionist => left_message
no pickup => no_answer
nada => no_answer
never called back => no_answer
not reachable => no_answer
it just rang => no_answer
voicemail box full => no_answer
nobody home => no_answer
injoignable => no_answer
niemand erreicht => no_answer
AB besprochen => left_message
"""
TRAPS = """
not interested in contract, but keen on perm => not_for_them
not interested in Toronto, open to Halifax => not_for_them
doesn't want travel but likes the role => not_for_them
the client is not interested => not_for_them
client passed on her => not_for_them
client is keen => interested
her husband is not interested in moving => not_for_them
if she says no we ask Tom => not_for_them
was not interested last year => not_for_them
is she interested? => interested
not sure she is interested => interested
declined the counter offer => not_for_them
turned down another offer last week => not_for_them
her manager said no to a raise => not_for_them
will ask whether she is interested => interested
she left a message for the client => left_message
interested to know why we called => not_for_them
no answer from the client yet => no_answer
she turned off her camera => not_for_them
said no to the gym => not_for_them
keen cyclist
interested parties only
positive covid test
content writer at a bank
curious about salary
passed her CPA exam
he passed.
her father passed away
settled the invoice
excited about the baby
comfortable with remote
not keen on commuting
said no to Saturday work
rejected by the client
got rejected after round two
client says not a fit
no interest from the client
declined to say what she earns
refused to give a number
thrilled with her new job
delighted with her bonus
eager kid
happy with her raise
not looking forward to Monday
no longer interested in politics
client turned her down
interest in the loan is high
her team is excited
up for promotion
she is in Halifax
too far from the subway for visitors
too small a flat
not ready to say a number
wants to see the office
left a note on the file
left word with HR for the reference
no answer on the salary question
phone off during holidays
busy line of work
just joined a gym
maybe next week for coffee
not now the manager, she left
hold off on sending the CV
can't wait for summer
sounds great on paper, client says
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("outcome", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("outcome", note, value)
