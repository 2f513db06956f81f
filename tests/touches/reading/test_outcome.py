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
he's up for the Leeds job => interested
she jumped at it => interested
bit my hand off => interested
said go ahead and submit => interested
asked to be put forward => interested
likes the role a lot => interested
really taken with it => interested
sounded excited about the move => interested
it ticks all her boxes => interested
right up his alley => interested
said it's exactly what she is after => interested
happy for me to send her CV => interested
please submit me => interested
"sign me up" => interested
sure, send it over he said => interested
definitely wants to hear more => interested
would interview => interested
wants an interview => interested
agreed to meet the client => interested
can see himself there => interested
fancied it straight away => interested
lit up when I described it => interested
warm. wants the JD => interested
quite tempted => interested
sold on the idea => interested
eager => interested
super keen!! => interested
vry intrested => interested
interested - send jd => interested
yes to the Bristol role => interested
he bit => interested
curious to know more => interested
not this time, happy where he is => not_now
not at the minute => not_now
no plans to move => not_now
staying put for now => not_now
just had a promotion so no => not_now
settled, check later => not_now
bad timing => not_now
timing's off => not_now
too soon, only started in January => not_now
only six months in, wants to stay => not_now
not ready to move yet => not_now
not in the market => not_now
not actively looking => not_now
isn't looking to change at present => not_now
doesn't want to move right now => not_now
maybe next year => not_now
ask again later => not_now
happy in her job at the moment => not_now
content where she is => not_now
loves her current team, won't budge => not_now
sitting tight until the merger is done => not_now
can't think about moving with a newborn => not_now
has too much on right now => not_now
parked her search => not_now
just signed a new contract so is off the market => not_now
just accepted another offer => not_now
started a new job last week => not_now
not looking => not_now
said no => not_for_them
said no to the role => not_for_them
passed => not_for_them
he's passing on this one => not_for_them
turned the job down flat => not_for_them
not a runner => not_for_them
not her bag => not_for_them
not up his street => not_for_them
wouldn't touch it => not_for_them
wouldn't entertain it at that money => not_for_them
money's too low for him => not_for_them
commute kills it => not_for_them
too far to travel so it's a no => not_for_them
laughed at the salary => not_for_them
step down for her, no => not_for_them
no interest in this one => not_for_them
zero interest => not_for_them
won't go for contract, declined => not_for_them
politely declined => not_for_them
decided against it => not_for_them
pulled out of the Acme process => not_for_them
ruled himself out => not_for_them
wants me to withdraw him => not_for_them
cold on the idea => not_for_them
lukewarm, then no => not_for_them
doesn't appeal => not_for_them
it's not for her => not_for_them
isn't interested in the role => not_for_them
no thank you => not_for_them
nah => not_for_them
nope, not for him => not_for_them
can't see the attraction => not_for_them
hates the sound of it => not_for_them
left vm => left_message
left a message with his mum => left_message
message left on mobile => left_message
left msg to call me => left_message
left him a voicemail about the QA job => left_message
left a note at reception => left_message
asked her husband to have her call me => left_message
left my number w the front desk => left_message
voicemail, left details => left_message
left 2 vms => left_message
told the machine to call me back => left_message
left word with a colleague => left_message
just rang and rang => no_answer
no pick up => no_answer
not picking up => no_answer
no joy => no_answer
couldn't get hold of her => no_answer
can't raise him => no_answer
no luck reaching him => no_answer
tried twice, nothing => no_answer
no reply => no_answer
hasn't responded => no_answer
no response to 3 emails => no_answer
ghosted => no_answer
engaged tone => no_answer
line busy => no_answer
phone off => no_answer
switched off => no_answer
number not in service => no_answer
straight to voicemail, didn't leave one => no_answer
didn't answer => no_answer
unanswered => no_answer
cut me off => no_answer
keeps ringing out => no_answer
out when I called => no_answer
not in => no_answer
could not connect => no_answer
très intéressé => interested
ça l'intéresse beaucoup => interested
partant pour un entretien => interested
pas intéressé => not_for_them
pas en recherche => not_now
message laissé => left_message
ne répond pas => no_answer
interessiert => interested
hat Interesse an der Stelle => interested
gerade nicht => not_now
geht nicht ran => no_answer
auf die Mailbox gesprochen => left_message
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
client not interested in her
her husband is not keen on Halifax
not interested in management
interested in AI and chess
turned down a raise last year
has she said yes?
the client passed
he passed his exam
she's happy with the training budget
keen on hybrid
not sure whether she's interested
she answered all my questions
passed the phone screen
no travel
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("outcome", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("outcome", note, value)
