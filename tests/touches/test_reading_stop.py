"""They asked us to stop for good: in many words and three languages, and what only sounds like it."""

import pytest

from tests.touches.told import notes, surely_told, told

STOPS = """
lose my number
not interested in hearing from agencies
take me off
no more emails from you lot
GDPR removal
asked to be scrubbed from our records
pls take my CV down and don't ring again
told me never to ring this number again
he wants out of the database
wishes no future contact from this agency
said we are not to bother him any more
she'd prefer it if we never got in touch again
strike her from the list
has asked us to erase everything we hold on him
kindly refrain from contacting me
I would appreciate it if you ceased emailing me
quit hounding her
do not ever reach out to this person
stop with the InMails
wants her profile gone
he's requested that we delete him
please don't approach me about jobs, ever
mark as do not call
has no wish to hear from recruiters
said to forget he exists
this is the last time, don't contact me
enough with the phone calls
will report us if we call once more
objects to any further marketing
asked for her details to be wiped
retirez-moi
je ne veux plus être contactée
ne plus l'appeler, elle a été claire
veut qu'on efface toutes ses données
merci de supprimer mon profil
cessez de m'écrire
plus aucun message, s'il vous plaît
souhaite être retiré de la liste
qu'on ne la dérange plus jamais
demande la suppression de son dossier
löschen Sie meine Daten
bitte nicht mehr anrufen
möchte nicht mehr kontaktiert werden
keine weiteren E-Mails bitte
will aus der Kartei gelöscht werden
hören Sie auf, mich anzurufen
lassen Sie mich in Ruhe
widerruft seine Einwilligung
verbittet sich weitere Anrufe
nie wieder anschreiben
please don't ever message me again
she wants out of the system
no thanks and no more of these messages
get me off this mailing
bin everything you have on me
asked that we cease all contact
he has had it with our calls
she told us to leave her be
not to be phoned under any circumstances
requested full removal from CRM
wants to be forgotten
block from all campaigns, at her request
said never to darken her inbox again
your emails are unwelcome
delete him pls
told me to get lost
opted out by text
stop texting
ne souhaite plus recevoir vos courriels
qu'on l'efface de nos fichiers
fini les appels
mein Profil bitte löschen
soll nicht mehr angerufen werden
keine Anrufe mehr
wünscht keinen Kontakt mehr
"""
NONE = """
don't stop looking, she said
stopped at 90k
call stopped halfway, will redial
the client asked us to stop the search
she works by the bus stop on King St
her train stops at Oakville
wants to stop commuting
stopped by the office for a coffee
won't stop until she makes director
removed the old CV and added the new one
please don't call her manager for a reference yet
she deleted her LinkedIn app, so email
no more than three days in the office
took a day off
he is off to Spain
her employer stopped bonuses
not interested in this role but call me with others
never contacted by the client after the interview
left the company list with her
do not contact her employer
never heard from them again after round two
don't forget to contact her in May
contact details updated
stop-gap role is fine
her job is removing duplicates from the database
"""


@pytest.mark.parametrize("note", notes(STOPS))
def test_a_request_to_stop_is_found(note: str) -> None:
    assert told(note, "stop") == {"contact"}


@pytest.mark.parametrize("note", notes(NONE))
def test_what_only_sounds_like_a_stop_is_not_surely_one(note: str) -> None:
    assert not surely_told(note, "stop")
