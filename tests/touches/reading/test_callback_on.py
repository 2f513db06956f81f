"""Sentences written apart from the reader: when to be in touch again."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
pencilled in the 24th for a proper talk => 2026-03-24
We're on for the 24th. => 2026-03-24
she couldn't talk, proposed the 24th => 2026-03-24
to be continued on the 24th => 2026-03-24
seeing him at the Montreal fair on the 24th => 2026-03-24
caling back on the 24th => 2026-03-24
CB 24/3 5pm => 2026-03-24
tcb 24 march => 2026-03-24
next conversation march twenty fourth => 2026-03-24
Monday then. => 2026-03-16
call Friday week => 2026-03-20
Je la rappelle mardi 24. => 2026-03-24
rdv tél. le 24 mars => 2026-03-24
relancer le 24/03 => 2026-03-24
m'a demandé de le rappeler le 24 => 2026-03-24
rappel lundi matin => 2026-03-16
Rückruf am 24.03. vereinbart => 2026-03-24
Wir sprechen am 24. März wieder. => 2026-03-24
WV 24.03. => 2026-03-24
He's in a meeting, I'll try Tuesday. => 2026-03-17
Next touch 24/03 => 2026-03-24
He's expecting my call on the 24th. => 2026-03-24
teams call fixed for Tue 24 March => 2026-03-24
rescheduled to 24 march => 2026-03-24
moved our call to the 24th => 2026-03-24
pushed our chat to Tuesday the 24th => 2026-03-24
Returns on 24 March, I'll phone her that day. => 2026-03-24
will give him a shout on the 24th => 2026-03-24
I owe him a call on the 24th. => 2026-03-24
Will call after the weekend, Monday. => 2026-03-16
à rappeler le 24 => 2026-03-24
rendez-vous téléphonique fixé au 24 mars => 2026-03-24
Il est en réunion, retenter le 24. => 2026-03-24
Rückruf 24.3. => 2026-03-24
call her Monday => 2026-03-16
ring him on the 20th => 2026-03-20
cb thurs => 2026-03-19
fup 2 April => 2026-04-02
follow up in a week => 2026-03-19
follow up w/c 23 March => 2026-03-23
f/u 3 wks => 2026-04-02
chase him on Friday => 2026-03-13
need to chase Friday => 2026-03-13
nudge her end of month => 2026-03-31
ping again next Tues => 2026-03-17
pls diarise for 7 April => 2026-04-07
diary: 1 May => 2026-05-01
diary note, speak 14 April => 2026-04-14
reminder set for 30 March => 2026-03-30
set a reminder for June 3 => 2026-06-03
remind me in ten days => 2026-03-22
pencilled in a call for Wednesday => 2026-03-18
booked a call for 26 March => 2026-03-26
call scheduled 18 March 2pm => 2026-03-18
call arranged for tomorrow => 2026-03-13
we're speaking again on Tuesday => 2026-03-17
we speak again Monday => 2026-03-16
we'll talk on Friday => 2026-03-13
talking tomorrow at 9 => 2026-03-13
next call 31 March => 2026-03-31
next chat: Mon => 2026-03-16
next contact 15 April => 2026-04-15
next touch in 3 weeks => 2026-04-02
catch up again in two weeks => 2026-03-26
catching up Thursday over the phone => 2026-03-19
coffee on the 19th => 2026-03-19
coffee next Wednesday => 2026-03-18
lunch booked for 27 March => 2026-03-27
meeting her on Tuesday => 2026-03-17
meeting him for a beer Friday => 2026-03-13
seeing her again Wed => 2026-03-18
Zoom set for Monday => 2026-03-16
will ring back Monday, he's driving => 2026-03-16
couldn't talk, back to him tomorrow => 2026-03-13
in a meeting, call again tomorrow => 2026-03-13
was at the dentist, trying again Monday => 2026-03-16
driving, phone him tomorrow morning => 2026-03-13
no good now, try Fri => 2026-03-13
bad line. retry tomorrow => 2026-03-13
try again later this week => 2026-03-12
try her next week => 2026-03-16
have another go on Saturday => 2026-03-14
give her a bell on Tuesday => 2026-03-17
give him a buzz in a fortnight => 2026-03-26
drop her a line in early April => 2026-04-01
drop him a text Friday => 2026-03-13
shoot her a msg on Monday => 2026-03-16
message her in two weeks => 2026-03-26
email again 1 April => 2026-04-01
write to her again in ten days => 2026-03-22
touch base next month => 2026-04-01
touch base mid-April => 2026-04-15
circle back on the 25th => 2026-03-25
loop back in four weeks => 2026-04-09
swing back in April => 2026-04-01
reconnect in early May => 2026-05-01
revisit 20 April => 2026-04-20
review with him in 5 weeks => 2026-04-16
pick up again in June => 2026-06-01
pick this back up 8 April => 2026-04-08
pick up the thread with her next week => 2026-03-16
go back to her on Friday with news => 2026-03-13
get back to him Monday => 2026-03-16
revert by Wed => 2026-03-18
come back to him in a month => 2026-04-12
check in on her after Easter => 2026-04-07
check in again at the end of April => 2026-04-30
check how she's doing in 6 weeks => 2026-04-23
see how he is getting on in a month => 2026-04-12
see where she's at in April => 2026-04-01
ask again in the summer => 2026-06-01
have a word with her on Monday => 2026-03-16
speak Tues => 2026-03-17
talk thurs => 2026-03-19
call 16/3 => 2026-03-16
ring Tue pm => 2026-03-17
phone weds am => 2026-03-18
she asked for a call on Tuesday => 2026-03-17
he wants a call tomorrow after work => 2026-03-13
wants me to ring on Saturday => 2026-03-14
prefers that I call Monday evening => 2026-03-16
said to call next week => 2026-03-16
told me to try Tuesday => 2026-03-17
asked whether we could talk Friday => 2026-03-13
says Thursday is good for a chat => 2026-03-19
free to talk on Sunday => 2026-03-15
can talk tomorrow at noon => 2026-03-13
better time: Wed after 6 => 2026-03-18
best to reach her on Friday => 2026-03-13
available for a call on Tuesday => 2026-03-17
Tuesday, 9.30, phone => 2026-03-17
Wednesday call again => 2026-03-18
tomorrow: ring her => 2026-03-13
on Monday I ring him again => 2026-03-16
in two weeks we talk => 2026-03-26
next week another call => 2026-03-16
mon call back => 2026-03-16
April 3rd - follow up => 2026-04-03
I'll phone on Friday => 2026-03-13
I will get in touch in May => 2026-05-01
I'm going to try her Monday => 2026-03-16
agreed to talk again next month => 2026-04-01
agreed we'd reconvene on 9 April => 2026-04-09
let's speak in April => 2026-04-01
we left it that I call in three weeks => 2026-04-02
we said we would catch up in May => 2026-05-01
to be called on Monday => 2026-03-16
to be followed up in April => 2026-04-01
worth another call in May => 2026-05-01
worth a nudge in a month => 2026-04-12
due a call on 3 April => 2026-04-03
due for a check in on May 5 => 2026-05-05
task: call 17 March => 2026-03-17
todo ring him Friday => 2026-03-13
action - follow-up 1 April => 2026-04-01
callback Tuesday => 2026-03-17
call-back: 20/03/2026 => 2026-03-20
rappeler lundi => 2026-03-16
à rappeler mardi => 2026-03-17
relancer dans deux semaines => 2026-03-26
on se parle jeudi => 2026-03-19
je la rappelle vendredi => 2026-03-13
point téléphonique le 20 mars => 2026-03-20
reprendre contact en avril => 2026-04-01
prochain appel le 2 avril => 2026-04-02
on se revoit mercredi => 2026-03-18
rdv téléphonique demain 14h => 2026-03-13
retéléphoner lundi matin => 2026-03-16
Montag anrufen => 2026-03-16
am Dienstag zurückrufen => 2026-03-17
nächste Woche nochmal melden => 2026-03-16
in zwei Wochen nachfassen => 2026-03-26
Freitag erneut versuchen => 2026-03-13
Termin am 20. März => 2026-03-20
telefonieren morgen => 2026-03-13
nächstes Gespräch am 24.3. => 2026-03-24
wir sprechen uns am Montag => 2026-03-16
"""
TRAPS = """
she called me on Monday
spoke on Tuesday, good chat
he'll call me tomorrow
met her on Monday at the fair
interview with the client on Friday
her exam is on 12 May
starts in April
she will email me her CV on Monday
can't talk on Fridays
the client calls him on Tuesday
he meets the client on Thursday
called twice last week
would go back to nursing next year
wants to talk to her husband on Sunday
she has a meeting with her boss on Monday
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("callback_on", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("callback_on", note, value)
