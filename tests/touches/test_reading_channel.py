"""How we spoke."""

import pytest

from tests.touches.told import notes, table, told

CHANNELS = """
rang her, good chat -> call
pinged him on WhatsApp -> text
dropped her a note -> email
DM'd on LinkedIn -> linkedin
InMail sent -> linkedin
Teams today -> meeting
coffee at Balzac's, he is keen -> meeting
zoom, 20 mins -> meeting
quick blower chat -> call
left word on his machine -> voicemail
got her v/m -> voicemail
shot her an email -> email
he replied by mail -> email
fired off a quick email -> email
Spoke for 10 min -> call
tel. interview -> call
he called me back -> call
bumped into her at the CPA gala -> event
ran into him at the job fair -> event
met up for lunch -> meeting
walk-in at the office -> meeting
sms to confirm -> text
text convo, likes it -> text
DM from him: not looking -> linkedin
message via LinkedIn -> linkedin
rang out, no vm -> call
had a beer with him -> meeting
he dropped by -> meeting
skype with both -> meeting
caught him on the phone -> call
exchanged emails -> email
signal message from her -> text
au téléphone avec elle -> call
message laissé sur le répondeur -> voicemail
courriel envoyé -> email
rencontré au café -> meeting
croisée au salon de l'emploi -> event
échangé sur LinkedIn -> linkedin
texto reçu -> text
telefoniert, sehr nett -> call
auf die Mailbox gesprochen -> voicemail
per Mail geantwortet -> email
auf der Messe getroffen -> event
per WhatsApp geschrieben -> text
zum Mittagessen getroffen -> meeting
Anruf von ihm -> call
hopped on a call with her -> call
had a natter over the phone -> call
he phoned in -> call
brief zoom with him -> meeting
pint with him after work -> meeting
left a VM -> voicemail
emailed back and forth -> email
got a reply to my InMail -> linkedin
whatsapped her -> text
saw her at the tech meetup -> event
wrote her an email -> email
popped in to see us -> meeting
texts exchanged -> text
messaged me on LinkedIn -> linkedin
appel avec elle ce matin -> call
vu en visio -> meeting
kurzes Telefonat -> call
E-Mail erhalten -> email
"""
NONE = """
wants a role in a call centre
SQL, Teams and Zoom admin for ten years
LinkedIn profile is out of date
call her next week
text book answer
email her the JD
"""


@pytest.mark.parametrize(("note", "expected"), table(CHANNELS))
def test_how_we_spoke_is_found(note: str, expected: set[str]) -> None:
    assert told(note, "channel") == expected


@pytest.mark.parametrize("note", notes(NONE))
def test_a_channel_not_used_is_none(note: str) -> None:
    assert not told(note, "channel")
