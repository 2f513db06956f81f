"""Sentences written apart from the reader: to be left alone for good."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows, told

SAID = """
wants written confirmation that we hold nothing on him any more => contact
Asked to have his application and résumé destroyed. => contact
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
he'd rather we didn't have his details any more => contact
lose her number, those were the words => contact
we're to leave him out of it from here on => contact
asked me politely to let her go from our lists => contact
"consider this my goodbye, don't write back" => contact
doesn't welcome calls from us => contact
has requested zero contact => contact
she would prefer that we never phone again => contact
his exact words: "do one and don't come back" => contact
could you please get my name off that thing => contact
wants out. altogether. off the books. => contact
please see to it that I receive nothing further from your company => contact
candidate says her phone is private and she does not give us leave to use it => contact
I don't want your emails => contact
dont want ur calls thx => contact
told me where to go and to stay there => contact
not to be approached under any circumstances => contact
he insists his CV be torn up => contact
shred my resume please, I've retired => contact
wishes to have her profile closed for good => contact
withdraws permission for us to hold his data => contact
she takes back her consent => contact
no longer consents to us keeping her info => contact
we have been asked to cease all communication => contact
pls ensure no one from the office rings him again => contact
nobody here should call him again, he was clear about it => contact
no one is to contact her. ever. => contact
make sure we never bother Mr Adeyemi again => contact
I promised we would not call her any more => contact
agreed to take him off everything => contact
assured him he won't hear from us again => contact
apologised and told her we'd stop => contact
said sorry and that we wouldn't trouble her further => contact
he thinks we're a nuisance and says to jog on => contact
she finds our messages intrusive and wants them to end => contact
enough emails!!! => contact
ENOUGH. Stop it. => contact
STOP => contact
stop pls => contact
Stop sending me stuff => contact
quit it with the texts => contact
knock it off with the LinkedIn messages, he says => contact
give it a rest, permanently, was her message => contact
that she be erased from our records => contact
wants every trace of him gone => contact
has asked us to bin everything we hold => contact
scrap my file => contact
ditch my details please and thank you => contact
pls dlt my acct => contact
del her from db - her request => contact
remvoe from list per his email => contact
pls unsubscibe me => contact
unsubscribe => contact
she unsubscribed and asked for confirmation in writing => contact
opt me out => contact
opting out of all comms => contact
he opts out => contact
has exercised her right to object => contact
objects to us processing his data => contact
sent a subject erasure request => contact
art 17 request from him this morning => contact
he wants to be forgotten, GDPR style => contact
formal complaint: we were told in January not to write => contact
already asked once to be taken off, why are we still calling => contact
this is the third time he's asked to be left alone => contact
second request to be removed. DO IT TODAY => contact
furious, says she will go to the ICO if she hears from us once more => contact
will call the police next time we ring apparently => contact
threatened to report us for harassment => contact
has put a block on our number => contact
blocked me on WhatsApp after saying no more => contact
told Priya she's never to dial that number again => contact
dad picked up and said don't phone here any more => contact
wife says he doesn't want to hear from agencies => contact
his secretary asked us to refrain from calling => contact
her lawyer wrote: no further approaches => contact
partner asks that we stop, he passed away in January => contact
he has died, please remove => contact
deceased, take off system => contact
left the profession, has no use for recruiters, wants to be off our radar => contact
he's emigrated and asks to come off the list => contact
retired last month, no need to keep her on file she says => contact
happy where he is till he dies, says stop wasting his time => contact
she never gave us her email and wants it removed => contact
how did you get this number? take it off your system! => contact
who gave you my number. remove it. => contact
not happy we kept his resume, delete asap => contact
wants his name struck from the register => contact
cross him off => contact
take her off => contact
drop him from the mailing list => contact
she doesn't wish to feature in our talent pool => contact
he doesn't want to be on anybody's list => contact
would like to not be in the database at all => contact
could we stop with the job alerts, all of them => contact
no spam pls => contact
not interested in any contact now or in future => contact
never contact again (his words, underlined) => contact
do not approach again => contact
do not phone, do not mail => contact
no phoning no emailing no nothing => contact
no cold calls ever again please => contact
won't speak to us again and asks we respect that => contact
wants nothing to do with us => contact
wants nothing to do with recruiters ever again => contact
done with agencies, asks us not to follow up => contact
through with headhunters, lose his details => contact
he's had it with recruiters, said leave me be => contact
she's sick to death of being pestered => contact
tired of being chased, wants peace for good => contact
fed up with the whole lot of us and wants off => contact
bugger off was the gist => contact
told us to get lost => contact
told me to f off and not ring back => contact
he hung up after shouting don't call here => contact
rude. said never call this line again. => contact
polite but firm: no contact from here on in => contact
kind email asking us to let him be and delete him => contact
her answer was a flat no to being on file => contact
does not give consent to be kept on file => contact
no consent => contact
consent withdrawn 12/3 => contact
consent taken back by letter => contact
he's a no-contact => contact
mark as do not call => contact
DNC please => contact
dnc!! => contact
flag her: no calls, no mails, no exceptions => contact
pls mark him as not to be called, he asked => contact
set to do-not-contact at his wish => contact
she's to be left in peace for good => contact
let him alone from now on, he said => contact
he'd be grateful if we'd stop writing => contact
she would appreciate not being contacted => contact
prefers that no agency reach out any more => contact
it'd be great if you guys could stop calling => contact
can you stop calling my wife => contact
can u not text me anymore => contact
could we please not ring her again => contact
would we mind not writing to him any more => contact
why do you keep emailing me? stop it => contact
any chance you could take me off this list => contact
I must ask you to desist => contact
kindly refrain from contacting me => contact
kindly erase my particulars => contact
Elle ne veut plus entendre parler de nous => contact
ne plus contacter svp => contact
plus de courriels, svp => contact
enlevez-moi de votre base de données => contact
il demande à être retiré de nos listes => contact
veut qu'on l'oublie => contact
qu'on cesse de l'appeler => contact
refuse d'être recontacté => contact
désabonnez-moi => contact
merci de supprimer mes coordonnées => contact
elle exige l'effacement de ses données => contact
fichez-moi la paix => contact
n'appelez plus jamais ce numéro => contact
elle a retiré son accord => contact
plus aucun contact, a-t-il dit => contact
ne souhaite plus recevoir nos offres => contact
möchte nicht mehr kontaktiert werden => contact
Bitte löschen Sie meine Daten => contact
keine Anrufe mehr, bitte => contact
Löschung aller Daten verlangt => contact
möchte aus dem Verteiler raus => contact
hat der Speicherung widersprochen => contact
nehmen Sie mich aus Ihrer Kartei => contact
wünscht keinen Kontakt mehr => contact
melden Sie sich nie wieder => contact
hören Sie auf, mir zu schreiben => contact
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
stopped by the office to say hi
the train stopped twice, he was late
don't stop looking, she told me
never calls back on Fridays
did not reply to my email
no calls today, will try again Monday
wants to stop travelling for work
asked the client to remove the degree requirement
removed from the shortlist by the client
doesn't want a call centre job
no contact centre work
can't be reached at work
not reachable on the old number
client asked us to stop sending CVs
his ex won't stop calling him at work
she runs a contact list project
deleted the wrong file, had to resend
took him off the Deloitte shortlist
wants out of insurance
dropped off her list of references
prefers email, not phone
call her mobile, not the office number
don't write to her work address, use gmail
he stops at Leeds on the way up
left her a message, no answer
"""
ASKED = """
Hung up the second I said the word agency. => contact
told me in no uncertain terms he's through with you people => contact
wd rather chew glass than talk to a recruiter again => contact
Does not recall ever signing up with us and wants to know how we have his details => contact
Where did we get her e-mail? She never registered. Not pleased. => contact
this was our last conversation as far as he's concerned => contact
we're dead to her => contact
she screens us out now, told her sister she won't pick up for agencies => contact
thinks we are vultures => contact
reported our message as junk => contact
has put us on her block list => contact
blocked after second InMail => contact
CASL complaint on its way if another newsletter lands => contact
pls switch off everything for him => contact
she's had her fill of job emails => contact
too many messages from our side, he's losing patience => contact
Fourth time he's telling us. Fourth! => contact
warned me off => contact
Swore at me. I think we can take the hint. => contact
she made it clear our calls aren't welcome at home or at work => contact
finds being approached at work inappropriate => contact
her husband answered, she passed away last month, family asks that we take her off => contact
his mum says he's moved on and to quit phoning the house => contact
done working, done with us, nice man => contact
says she's out of the game for good, drop her => contact
got his dream job, no longer requires our services => contact
wants her resume returned and nothing kept => contact
he doesn't want his details floating around agencies => contact
he's against his data being stored anywhere => contact
wishes to cut ties with us => contact
ended the relationship with our firm => contact
she's breaking up with recruiters, lol, take her out => contact
leave the poor woman in peace => contact
give him a wide berth from now on, his request => contact
stay out of my DMs => contact
get off my back was the reply => contact
knock it off => contact
Basta. => contact
at the end of her tether with recruiters => contact
had it up to here with calls during dinner => contact
threatening legal if we persist => contact
says this is bordering on harassment => contact
has gone to the privacy commissioner over the last campaign => contact
nobody from this firm is to ring his desk line => contact
do not under any circumstances dial => contact
I said sorry and that it would not happen again => contact
Fw: Re: Opportunity - "Not interested. Remove." => contact
auto reply: this mailbox does not accept recruiter mail => contact
LinkedIn headline now reads no recruiters please => contact
turned off InMail because of us => contact
um she basically said uh don't you know ring here again period => contact
he says thanks ever so much but please could we not => contact
sweet about it but wants us out of her life => contact
wants to drop off our radar for good => contact
please make me disappear from your files => contact
Loi 25: demande de destruction du dossier => contact
lâchez-moi => contact
il en a ras le bol des recruteurs => contact
tanné des courriels, il veut pu rien savoir => contact
elle raccroche dès qu'on dit le mot agence => contact
arrête de m'achaler avec tes jobs => contact
c'est du harcèlement selon elle => contact
plainte déposée contre nous => contact
comment avez-vous eu mon numéro => contact
s'oppose au traitement de ses données => contact
stop pub svp => contact
il en a assez => contact
pas d'agence, jamais => contact
numéro bloqué, on est bloqués => contact
plus rien à voir avec nous => contact
hat aufgelegt => contact
hat die Nase voll von Headhuntern => contact
will mit Personalvermittlern nichts zu tun haben => contact
woher haben Sie meine Nummer? => contact
Beschwerde beim Datenschutzbeauftragten angekündigt => contact
hat uns blockiert => contact
Schluss jetzt mit den Mails, sagt sie => contact
fühlt sich belästigt => contact
wünscht keinerlei Kontaktaufnahme => contact
sd dnt rng agn evr => contact
rmv frm sys per cnd => contact
NOT HAPPY. wants off. => contact
begs us to let it go => contact
she has no time for our kind => contact
do not pursue further => contact
She's not angry, just tired of it all, and would like it if this were goodbye. => contact
asked me to shut the file on him => contact
told reception he is not available to us, now or ever => contact
Mr. Tanaka does not wish to receive calls at any number. => contact
She is uncomfortable with us having her cell. Wants it scrubbed. => contact
no recruiters, thanks, it's in my profile for a reason => contact
Not again!! was all he said => contact
only deals with employers directly, no middlemen, remove => contact
won't go through an agency ever => contact
last time I'm asking nicely => contact
will not respond to any more of these => contact
asks for her privacy to be respected => contact
take this as my formal notice to stop processing my data => contact
our mails go straight to his trash he says, so save the effort => contact
save your breath => contact
has no interest in hearing from anyone in recruitment => contact
Never. Not now, not next year, not ever. => contact
go bother someone else he said => contact
pls quit emaling => contact
her dad says she's not to be disturbed by us => contact
merci de cesser => contact
il veut disparaître de nos listes => contact
je n'ai jamais donné mon consentement => contact
on nous demande de ne plus insister => contact
sie möchte aus allen Listen raus => contact
hat keine Lust mehr auf Recruiter => contact
"""
NEITHER = """
stopped working there in January
quit smoking, feels great
not actively looking but open
client wants us to stop sending juniors
I decided to close the req
recruiter at Hays rang her too
he's tired of the commute and wants remote
done with night shifts
complained about her boss for ten minutes
reports to the VP
never been to Calgary
called twice, no answer, will try again
missing phone number
updated her details in the database
added to the talent pool
removed the word junior from his title
wants to remove the photo from his resume
records manager at the city
list of references to follow
not happy with his current recruiter, came to us
no to Bell, yes to Telus
refuses to relocate
declined the counter offer
pulled out of the interview
block of flats project, site manager
harassment training done
police records check in progress
wants to leave her firm
leaving Bell in June
enough experience for a lead role
never again in retail
agency nurse, 12 years
contact lens specialist
got cut off, call again tomorrow
voicemail full
number not in service
emails bounced twice, need new address
not before 9am
evenings only
ring Tuesday
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("stop", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("stop", note, value)


@pytest.mark.parametrize(("note", "value"), rows(ASKED))
def test_what_no_grammar_knows_is_asked(note: str, value: str) -> None:
    assert told("stop", note) == {f"{value} ?"}


@pytest.mark.parametrize("note", NEITHER.strip().splitlines())
def test_what_only_looks_like_it_is_not_asked(note: str) -> None:
    assert not told("stop", note)
