"""Sentences written apart from the reader: to be left alone for a time."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows, told

SAID = """
this year is out, don't call before next => 2027-01-01
let it rest ten weeks => 2026-05-21
untill june no calls pls => 2026-06-01
Year end close, head down, wants no distractions. => open
no contact during her treatment => open
meldet sich wenn es passt, bitte nicht nachhaken => open
don't call us we'll call you type of answer => open
hold off eight weeks, she's swamped => 2026-05-07
so he said that uh basically not until june should we talk => 2026-06-01
Laisse-lui six mois. => 2026-09-12
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
wants hearing from us to wait till June => 2026-06-01
nothing from us before May please => 2026-05-01
keep away until September => 2026-09-01
no need to ring before the summer's out => 2026-09-01
give her till April => 2026-04-01
leave it a couple of months => 2026-05-12
says give it six months => 2026-09-12
let it rest till autumn => 2026-09-01
sit on this one until Q3 => 2026-07-01
parked till July => 2026-07-01
on ice until after Easter => 2026-04-07
he's going dark until 1 June => 2026-06-01
she goes quiet for April, exams => 2026-05-01
not to be disturbed before May => 2026-05-01
please don't try him again before October => 2026-10-01
don't bother ringing this side of Christmas => 2026-12-25
no point calling before the fall => 2026-09-01
no sense in phoning before May he says => 2026-05-01
wants a three month break from recruiters => 2026-06-12
taking three months off from all this, no calls => 2026-06-12
needs a month of peace => 2026-04-12
maternity leave, back in October, leave her in peace till then => 2026-10-01
on paternity leave until 20 April, doesn't want calls => 2026-04-20
off sick til May, don't ring => 2026-05-01
signed off until mid June. no calls => 2026-06-15
mourning her mother; leave alone until summer => 2026-06-01
he lost his brother, wait until May at least => 2026-05-01
chemo until August, we said we'd stay away => 2026-08-01
asked us to stay off his back till year end => 2027-01-01
hold all calls until 4 May => 2026-05-04
stop calling until the audit is signed off in May => 2026-05-01
stop emailing her for the next six weeks => 2026-04-23
no texts for two weeks please => 2026-03-26
wants us off the phone until after 15 April => 2026-04-16
quiet please until the 30th => 2026-03-30
radio silence until June => 2026-06-01
hush until Q4, her words => 2026-10-01
mum's the word till August => 2026-08-01
pls pause me til sept => 2026-09-01
pause everything until I'm back on April 20 => 2026-04-20
snooze until 1 July => 2026-07-01
can you freeze my profile until next spring => 2027-03-01
suspend contact till August => 2026-08-01
put me on hold until November => 2026-11-01
she's on hold to September => 2026-09-01
take a break from me until May, he wrote => 2026-05-01
back off until July => 2026-07-01
lay off him till the season ends in October => 2026-10-01
ease off until end of June => 2026-07-01
go easy, not until May => 2026-05-01
busy season, hands off until May 1 => 2026-05-01
tax season; untouchable till May => 2026-05-01
up to his neck until June, told me not to bother him => 2026-06-01
swamped till mid April, pls wait => 2026-04-15
flat out until Easter so no calls => 2026-04-05
too busy to talk before June, don't chase => 2026-06-01
year end close: do not disturb until April 10 => 2026-04-10
harvest on, no calls til November => 2026-11-01
exams, nothing until 25 May => 2026-05-25
thesis due in May, silence until then => 2026-05-01
she asked for space until September => 2026-09-01
he'd like some room until summer => 2026-06-01
would rather be left alone through April => 2026-05-01
does not want to be contacted in April => 2026-05-01
doesn't want to hear a word before May => 2026-05-01
doesn't want us ringing until the bonus lands in June => 2026-06-01
would prefer no contact until Q3 => 2026-07-01
prefers we wait until after June => 2026-07-01
rather we waited until October => 2026-10-01
happy to talk but not until August, so leave it => 2026-08-01
asks that nobody call before 1 May => 2026-05-01
nobody is to phone her until June => 2026-06-01
we're not to contact him before September => 2026-09-01
we shouldn't call until May => 2026-05-01
I said we'd leave her alone until July => 2026-07-01
agreed not to bother her till the autumn => 2026-09-01
promised to stay away until May => 2026-05-01
asked me to come back in October and not before => 2026-10-01
call me in September, not a day sooner => 2026-09-01
"try me again in May" => 2026-05-01
told me to ring back in the summer => 2026-06-01
said get in touch again next year => 2027-01-01
wants us to check in around October => 2026-10-01
would like a call in Q4 => 2026-10-01
asked that we revisit in June => 2026-06-01
asked if we could speak again in five months => 2026-08-12
says come back to her after the summer => 2026-09-01
please call me back after Labour Day => 2026-09-08
reach out to me in the new year please => 2027-01-01
ping me in July, she says => 2026-07-01
"get back to me in 2027" => 2027-01-01
"ask me again at Christmas" => 2026-12-25
he'd like to be contacted again in September => 2026-09-01
to be contacted again in August, at her request => 2026-08-01
can call from July onwards, not earlier => 2026-07-01
calls fine again from mid May => 2026-05-15
not available for calls until 2 May => 2026-05-02
unavailable for contact until June => 2026-06-01
unreachable till 15 April (trekking) => 2026-04-15
at sea until July, no signal => 2026-07-01
travelling until May, offline => 2026-05-01
on honeymoon until 2 April do not call => 2026-04-02
deployed until November => 2026-11-01
sabbatical till September, no recruiter calls => 2026-09-01
career break to Jan 2027, wants quiet => 2027-01-01
Ramadan - prefers no calls until 20 March => 2026-03-20
new baby, give them til summer => 2026-06-01
wedding in June, leave until after => 2026-07-01
just started, don't poach until next year => 2027-01-01
just changed jobs, wait a year => 2027-03-12
probation till August, hands off until it's done => 2026-08-01
asked for a pause => open
needs a break from all this => open
not right now, give me space => open
leave it for now please => open
leave off for a while => open
stop calling for now => open
no calls for the time being => open
no contact until she says so => open
don't call, he will call us => open
he'll ring us when he is ready, we shouldn't ring him => open
waiting for him to come to us, don't chase => open
she'll be in touch when things calm down, no chasing => open
hold off until I let you know => open
hold off for a bit she said => open
wants to be left alone for a bit => open
please give me some time => open
needs time after the accident, no calls please => open
overwhelmed, can't deal with calls at the moment => open
burnt out, wants quiet => open
grieving, keep our distance => open
in hospital, do not ring for now => open
bad time, back off a little => open
don't contact me until further notice => open
on hold indefinitely => open
put on pause, no date => open
family crisis. everything on hold. => open
asks for a time-out => open
Pas d'appels avant juin => 2026-06-01
laissez-moi tranquille jusqu'en septembre => 2026-09-01
ne pas la déranger avant le 15 avril => 2026-04-15
elle veut qu'on la rappelle après l'été => 2026-09-01
il préfère qu'on attende janvier => 2027-01-01
silence radio jusqu'en juin => 2026-06-01
qu'on lui laisse trois mois => 2026-06-12
demande une pause de deux mois => 2026-05-12
revenez vers moi à l'automne => 2026-09-01
en arrêt maladie jusqu'en mai, ne pas appeler => 2026-05-01
on le laisse souffler jusqu'à Pâques => 2026-04-05
pas avant l'année prochaine, svp => 2027-01-01
bitte bis Juni nicht anrufen => 2026-06-01
meldet euch erst im September wieder => 2026-09-01
möchte bis Ostern Ruhe => 2026-04-05
nicht vor Mai stören => 2026-05-01
in Elternzeit bis Oktober, bitte keine Anrufe => 2026-10-01
rufen Sie mich im Sommer wieder an => 2026-06-01
frühestens im August wieder melden => 2026-08-01
will drei Monate nichts hören => 2026-06-12
braucht eine Pause => open
lassen wir ihn bis Januar in Ruhe => 2027-01-01
im April keine Mails bitte => 2026-05-01
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
client on hold until June
the project is paused until Q3
call her Tuesday
I'll ring him next week
busy until five, call later today
role is on ice until September
no raise until June
no school runs until September
contract runs until August
available from May
will call us on Monday
asked me to send the spec by Friday
not leaving before her bonus in June
can't start before September
wants a break from Java
break in her CV from 2019 to 2021
peace of mind matters, wants permanent
"""
ASKED = """
let it lie till after the wedding => open
let the dust settle first, he said => open
come back to me when the baby's sleeping through => open
not while she's nursing => open
dad's in palliative care, can't think about jobs now => open
he's going through a divorce, said maybe later => open
wait for the verdict, then call => open
exams til mid June, leave her to it => 2026-06-15
heads down on go-live until 1 July, not a minute before => 2026-07-01
busy season (tax), said to get in touch in May => 2026-05-01
she's up to her eyeballs till the launch, then happy to talk => open
once we go live I'm all ears => open
wants to see the bonus land first, no talk before April => 2026-04-01
let's park this til summer => 2026-06-01
back burner for now => open
off round the world until November => 2026-11-01
ramadan, would rather speak after Eid => open
treatment first => open
burned out, needs a long breather => open
long covid, can't cope with calls rn => open
just started a new job, check in after probation => open
only three months in, doesn't want to hear about roles for a year => 2027-03-12
wants to get the kids back to school first => open
summer hols with the kids, speak in September => 2026-09-01
pat leave, baby brain, later please => open
asks for a bit of room => open
he'll give us a shout when he's ready, until then no => open
I'll reach out when I'm ready, no need to follow up before => open
let him come to us => open
stand down on Maya for now => open
go easy on him, he's overwhelmed => open
too soon. Later. => open
another time, she said => open
when life calms down => open
elle est en deuil, on attend => open
en arrêt, ne pas insister avant juin => 2026-06-01
quand le bébé sera là => open
quand le projet sera livré => open
débordée, rappeler après la fermeture d'année => open
mettre sur la glace jusqu'à nouvel ordre => open
en veille jusqu'à septembre => 2026-09-01
besoin de recul, elle reviendra vers nous => open
steckt mitten im Umzug, später => open
braucht Abstand => open
solange die Chemo läuft, bitte nicht stören => open
bis zum Projektabschluss keine Gespräche => open
cb in 6 mths not b4 => 2026-09-12
LEAVE TILL SPRING => 2027-03-01
harvest, ask after october => 2026-11-01
visa pending, come back once it's through => open
wants the renovations out of the way => open
fresh out of a toxic place, wants a rest before anything => open
still raw after the layoff, a few weeks of quiet please => 2026-04-02
Asked me to check back after Thanksgiving. => 2026-10-13
Wants to be left out of it till the twins are in daycare in September => 2026-09-01
hands full with a newborn, try again in the autumn => 2026-09-01
not a peep till Easter => 2026-04-05
told me to hold my horses => open
Could we talk once I'm through this audit? Swamped. => open
going under the knife in April, will surface in June => 2026-06-01
let's reconvene in the new year, she has enough on her plate => 2027-01-01
please revert after Diwali only => open
wants us to go quiet on her => open
putting her search on hold => open
taking a step back from looking for a while => open
needs to recharge, speak in May => 2026-05-01
no rush, in fact please slow down => open
not before her son's bar mitzvah => open
off fishing until the season closes in August => 2026-08-01
touring with the band all summer => 2026-09-01
je pars en voyage jusqu'en août, on se reparle après => 2026-08-01
pas la peine d'appeler avant mai => 2026-05-01
elle préfère qu'on se reparle quand sa fille ira mieux => open
bis dahin Funkstille => open
möchte das Jahr in Ruhe zu Ende bringen => open
"""
NEITHER = """
will stop by the office Thursday
not looking
wants to stop doing nights
hiring manager is on leave until Monday
we decided not to submit him
her manager is fed up with turnover
sick of Toronto winters
finished her CPA last week
has reported to the CFO since 2021
never worked with SAP
left a message, no call back
didn't email her yet
need her number
moved from the old list to the new one
she's on three lists already, wants the Acme one
deleted old CV version, uploaded new
data engineer, 8 years, Python
database administrator, wants remote
mailing me her portfolio tonight
not interested in the Acme role, send others
doesn't want contract work
rejected the offer
withdrew from the Acme process
blocked Friday afternoon for the interview
GDPR officer, 5 years in compliance
left her job after harassment by a manager
solicitor by training
wants out of Deloitte
had enough of sales, wants product
no more than 45 minutes of commute
no agency fee discussed
call centre manager, 40 staff
message therapist lol, massage therapist
lost signal in the tunnel
wrong number
email bounced
doesn't check LinkedIn often, text instead
after 5 is best
call after lunch
back Monday from holiday, call then
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("pause", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("pause", note, value)


@pytest.mark.parametrize(("note", "value"), rows(ASKED))
def test_what_no_grammar_knows_is_asked(note: str, value: str) -> None:
    assert told("pause", note) == {f"{value} ?"}


@pytest.mark.parametrize("note", NEITHER.strip().splitlines())
def test_what_only_looks_like_it_is_not_asked(note: str) -> None:
    assert not told("pause", note)
