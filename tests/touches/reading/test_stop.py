"""Sentences written apart from the reader: to be left alone for good."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
wants off the list => contact
pls take him off everything => contact
told me straight up not to ring again => contact
she was clear, no more calls from us => contact
he'd like us to lose his number => contact
"don't ever call this number again" => contact
asked that her profile be deleted => contact
he has asked to be removed => contact
removed herself from our mailing => contact
unsubscribed today => contact
says we are not to contact him under any circumstances => contact
she never wants to hear from a recruiter again => contact
not interested and please don't reach out again => contact
replied STOP => contact
texted back: stop => contact
he wrote stop messaging me => contact
asked to be taken off our books => contact
rang to say she wants her data erased => contact
GDPR deletion request came in => contact
wants all her info wiped => contact
would rather not be contacted any more => contact
doesn't want any further emails => contact
hates being called by agencies, told me to go away => contact
was rude, told me never to phone him => contact
no further contact please => contact
do not contact => contact
DNC => contact
dnc - asked twice => contact
opted out => contact
wants to opt out of everything => contact
opt out => contact
asked why we still have his cv, wants it gone => contact
please delete me => contact
take me off your system => contact
she's withdrawn consent => contact
consent revoked by email => contact
he's not to be called again => contact
not to be contacted again => contact
blocked us on linkedin => contact
said he will report us if we call again => contact
threatened legal action if we email again => contact
leave her alone she says => contact
wants to be left alone => contact
she just wants us to leave her be => contact
his wife answered and said to stop calling the house => contact
her husband says we should stop ringing => contact
mother picked up, asked us not to call anymore => contact
retired, asked us to remove him => contact
he retired, take off db => contact
left the industry, wants no more job ads => contact
doesnt want ne more calls => contact
dont call me agian => contact
plz stop callin => contact
stop emailing me please => contact
quit texting me => contact
told us to quit bugging her => contact
enough already with the calls, she said => contact
he's had enough of us calling => contact
she's sick of our calls => contact
tired of hearing from us, remove => contact
found a job, doesn't need us anymore, please delete the file => contact
no longer wishes to be on our books => contact
no longer wants to receive anything from us => contact
she does not want to be in our database => contact
get me out of your database => contact
close my account please => contact
erase everything you have on me => contact
right to be forgotten invoked => contact
under art. 17 he demands erasure => contact
scrub my details => contact
he asked that we forget he exists => contact
no calls, no emails, nothing, ever => contact
nothing more from us, ever => contact
never contact again => contact
never again please => contact
he wishes not to be approached again => contact
said thanks but she'd prefer we didn't call again => contact
would appreciate it if we stopped calling => contact
kindly cease all communication => contact
refuses any further contact => contact
she declined all future contact => contact
do not approach => contact
strike him from the register => contact
cross me off => contact
said drop me from your list => contact
bin my cv => contact
tear up my resume => contact
lose my email => contact
asked us to purge her records => contact
objected to us processing her data => contact
object to direct marketing => contact
please unsubscribe => contact
plz remove => contact
remove from list per candidate => contact
candidate requests removal from all lists => contact
he does not consent to us keeping his details => contact
dont keep my data => contact
stop using my number => contact
harassment he called it, stop => contact
says this is spam, stop => contact
fed up with recruiters, wants out of the database => contact
don't bother me again => contact
don't want to be bothered by recruiters => contact
please no more messages => contact
no more texts pls => contact
do not ever email this address again => contact
not to email her again => contact
asked me to never get in touch again => contact
won't take calls from us any more => contact
she asked i dont contact her anymore => contact
he said dont ring him no more => contact
ne plus me contacter => contact
ne m'appelez plus => contact
merci de me retirer de votre liste => contact
elle ne veut plus qu'on l'appelle => contact
il demande qu'on supprime ses données => contact
plus aucun appel svp => contact
arrêtez de m'écrire => contact
effacez mes coordonnées => contact
elle souhaite être retirée du fichier => contact
veut qu'on la laisse tranquille => contact
ne souhaite plus être sollicitée => contact
désinscription demandée => contact
bitte nicht mehr anrufen => contact
will nicht mehr kontaktiert werden => contact
bitte löschen Sie meine Daten => contact
möchte aus der Datenbank gelöscht werden => contact
keine Anrufe mehr => contact
keine E-Mails mehr bitte => contact
er will in Ruhe gelassen werden => contact
bittet um Löschung => contact
widerspricht der Nutzung seiner Daten => contact
nehmt mich von der Liste => contact
wünscht keinen weiteren Kontakt => contact
hat sich abgemeldet vom Newsletter => contact
"""
TRAPS = """
can't stop thinking about the role
she wants to stop travelling
bus stop near the office
he won't stop talking
not contacted yet
no contact details on file
wants to stop contracting
stopped by the office
asked me to remove the old address from her cv
removed the typo from his resume
doesn't want her employer contacted
please don't contact her current boss
don't email, call instead
not by phone please, email works
she never called back
he didn't reply
couldn't reach her
one stop shop
full stop
she is off the market until June
take the 2015 job off his resume
wants to leave the list of consultants
deleted the wrong file, sent again
he is sick of his commute
tired of driving to Toronto
fed up with his boss
no call back yet
call centre experience
contact lens company
she's done with consulting
stop gap job for now
he blocked out Friday for interviews
will take her off the shortlist for the Acme role
client asked us to remove him from the shortlist
said don't hesitate to call
told me not to worry
wants no calls before 9am
don't stop looking for her
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("stop", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("stop", note, value)
