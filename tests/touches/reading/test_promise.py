"""Sentences written apart from the reader: what we said we would do."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
I'll get her the job description today => get her the job description
will email salary bands => email salary bands
owe him a call with the numbers => a call with the numbers
I said I'd check whether parking is paid => check whether parking is paid
told him I'd ask about the visa => ask about the visa
we agreed I would send two profiles => send two profiles
I'm to find out the shift pattern => find out the shift pattern
need to let her know about the budget => let her know about the budget
need to come back to her on benefits => come back to her on benefits
I have to dig out the old contract for him => dig out the old contract for him
must ask client re remote => ask client re remote
to send: JD + org chart => JD + org chart
todo: intro her to Sam => intro her to Sam
action: reformat her resume by Tuesday => reformat her resume
next step - I set up a call with the CFO => set up a call with the CFO
my job to chase the reference => chase the reference
I undertook to speak with the client => speak with the client
gave her my word I'd be honest about the pay => be honest about the pay
promised feedback by Monday => feedback
promised I'd look into night shifts => look into night shifts
promised him an intro to the MD => an intro to the MD
said I would share the interview questions => share the interview questions
said we'd cover the train fare => cover the train fare
we will put her forward on Friday => put her forward
we'll sort the paperwork => sort the paperwork
we are going to pitch him to two clients => pitch him to two clients
I'm going to line up three interviews => line up three interviews
gonna send him the handbook => send him the handbook
gotta find her a mentor => find her a mentor
let me see what else is out there => see what else is out there
let me run it past the partner => run it past the partner
I should ring the agency about his references => ring the agency about his references
I offered to review his CV => review his CV
I volunteered to talk to her boss => talk to her boss
I committed to giving feedback within a week => giving feedback
I owe her an update => an update
owes me nothing; I owe him feedback => feedback
asked me to send the benefits summary, will do => send the benefits summary
he wants the JD, I'll oblige tonight => oblige
will forward link => forward link
will keep her posted => keep her posted
will let him know => let him know
will do some digging on the equity => do some digging on the equity
will put in a word with the owner => put in a word with the owner
will get him in front of the client next week => get him in front of the client
shall draft a cover note for her => draft a cover note for her
drafting a letter for him => drafting a letter for him
preparing a shortlist for her by Wednesday => preparing a shortlist for her
chasing payroll for his p45 => chasing payroll for his p45
I'm sending over the contract tonight => sending over the contract
I have promised her a decision by the 20th => a decision
send JD => send JD
send her jd + salary range => send her jd + salary range
email him spec tmrw => email him spec
mail contract => mail contract
get Lena the figures => get Lena the figures
find out about childcare vouchers => find out about childcare vouchers
ask the client whether they sponsor => ask the client whether they sponsor
introduce him to Dana on our perm desk => introduce him to Dana on our perm desk
put him in touch with the union => put him in touch with the union
get back to him with dates => get back to him with dates
let her know by Friday if they'd go to 90 => let her know
remember to send the slides => send the slides
don't forget to attach the map => attach the map
I need to update his profile => update his profile
I must tell the client he's out => tell the client he's out
I've got to write up her notes => write up her notes
I've said I'll fight for 95 => fight for 95
I told her to leave it with me, will get the visa rules => get the visa rules
leave it with me: find a part time version => find a part time version
have agreed to redo the CV => redo the CV
happy to share the deck - will send => send
je lui envoie la fiche de poste demain => envoie la fiche de poste
je vais vérifier le budget => vérifier le budget
à faire : envoyer le contrat => envoyer le contrat
je dois lui trouver un créneau => lui trouver un créneau
on lui envoie le descriptif lundi => envoie le descriptif
je m'occupe de relancer le client => relancer le client
ich schicke ihr morgen die Unterlagen => schicke ihr die Unterlagen
ich kläre das Gehalt mit dem Kunden => kläre das Gehalt mit dem Kunden
wir senden ihm den Vertrag bis Freitag => senden ihm den Vertrag
muss noch die Stellenbeschreibung schicken => die Stellenbeschreibung schicken
todo: Profil weiterleiten => Profil weiterleiten
"""
TRAPS = """
she'll send me her CV tonight
he promised to think about it
he will ask his wife
she said she'd send references
they will send her an offer
client will call her
I'll be honest, I was impressed
I'll never understand it
will consider contract
will relocate to Leeds
need to find a flat first
needs to give notice
asked for the JD
boss promised her a raise
promised nothing
she sends emails at 3 am
I'd love a role in Paris, she says
"I'll take it" he said
must have a car
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("promise", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("promise", note, value)
