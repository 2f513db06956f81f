"""Sentences written apart from the reader: to be left alone for a time."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
no calls until June => 2026-06-01
don't call before May => 2026-05-01
leave me alone till September => 2026-09-01
asked for quiet until after the summer => 2026-09-01
please don't contact me before the end of April => 2026-04-30
not now, ping me in the fall => 2026-09-01
asked me to try again in October => 2026-10-01
said call me in September => 2026-09-01
she says get back to me in Q3 => 2026-07-01
wants us to check back in January => 2027-01-01
told me to come back next year => 2027-01-01
come back to me in 6 months => 2026-09-12
give me six months => 2026-09-12
give her three months then try => 2026-06-12
needs a break from recruiters until August => 2026-08-01
on mat leave until October, do not disturb => 2026-10-01
on sabbatical till Jan, no contact => 2027-01-01
off sick until May, leave her be => 2026-05-01
let her be until July => 2026-07-01
hold off until June => 2026-06-01
hold off contacting him till the autumn => 2026-09-01
back off until summer => 2026-06-01
park until September => 2026-09-01
pause her until 1 July => 2026-07-01
put me on pause until June 15 => 2026-06-15
snooze till Q4 => 2026-10-01
no contact for 3 months => 2026-06-12
no emails for the next two months => 2026-05-12
quiet for six weeks please => 2026-04-23
dont ring til nxt year => 2027-01-01
do not call until new year => 2027-01-01
pls wait til june => 2026-06-01
wait until August to call me => 2026-08-01
she'd rather we called in November => 2026-11-01
prefers to talk in the autumn => 2026-09-01
would like to be contacted again in September => 2026-09-01
"call me in the fall" => 2026-09-01
call me after June => 2026-07-01
ring me in August => 2026-08-01
reach out to me again in July => 2026-07-01
email me in October not before => 2026-10-01
nothing until September please => 2026-09-01
not before September please => 2026-09-01
no approaches until her son is in school in September => 2026-09-01
she asked us to go quiet until the baby is born in June => 2026-06-01
radio silence until July => 2026-07-01
leave it until the new year => 2027-01-01
he said leave it till Sept => 2026-09-01
too busy, try me in May => 2026-05-01
swamped until June, please don't call before then => 2026-06-01
bereavement, leave alone until April => 2026-04-01
wants no calls during August => 2026-09-01
don't bother him in July => 2026-08-01
recovering from surgery, no calls before 15 April => 2026-04-15
not to be called until the 20th of May => 2026-05-20
said to try her in a couple of months => 2026-05-12
asked to be left in peace until 2027 => 2027-01-01
get in touch with me next spring => 2027-03-01
suggested we speak again in the fall => 2026-09-01
suggested reconnecting in October => 2026-10-01
she proposed touching base in September => 2026-09-01
wants to revisit in January => 2027-01-01
would prefer a call in Q4 => 2026-10-01
requests a pause until end of August => 2026-09-01
no messages while travelling, back 1 June => 2026-06-01
off grid until May => 2026-05-01
unreachable till June 1 => 2026-06-01
taking a break from the job search until fall => 2026-09-01
job search on hold until September => 2026-09-01
needs space, no date => open
wants a break from us for now => open
asked us to pause => open
pause for now => open
please pause contact => open
give me some space => open
not now, let him breathe => open
wants quiet for a while => open
asked us to hold off for a bit => open
no calls for now => open
don't call for a while => open
hold off on calls => open
ne pas appeler avant septembre => 2026-09-01
pas d'appels jusqu'en juin => 2026-06-01
rappelez-moi en octobre => 2026-10-01
recontactez-moi dans six mois => 2026-09-12
elle demande une pause jusqu'à l'automne => 2026-09-01
qu'on la laisse tranquille jusqu'en mai => 2026-05-01
demande qu'on la rappelle à l'automne => 2026-09-01
pas avant janvier svp => 2027-01-01
veut qu'on attende septembre => 2026-09-01
souhaite être recontactée en septembre => 2026-09-01
rien avant la rentrée => 2026-09-01
nicht vor September anrufen => 2026-09-01
bitte erst im Herbst wieder melden => 2026-09-01
bis Juni bitte nicht anrufen => 2026-06-01
rufen Sie mich im Oktober wieder an => 2026-10-01
bittet um Pause bis Juli => 2026-07-01
erst ab Mai wieder kontaktieren => 2026-05-01
möchte erst nächstes Jahr wieder angerufen werden => 2027-01-01
braucht Ruhe bis September => 2026-09-01
"""
TRAPS = """
call her back in June
I'll call in October
client has paused hiring until May
project on hold until June
free from September
available after June
not before September
he took a break last year
wants a break clause
call me tomorrow
will call her Monday
she said she would call me in May
contract until June
interview in April
boss is away until May
hiring freeze till autumn
the role is on ice until June
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("pause", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("pause", note, value)
