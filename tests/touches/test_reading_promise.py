"""What we said we would do, and by when."""

import pytest

from tests.touches.test_reading import read
from tests.touches.told import notes, told

PROMISES = """
I'll send her the JD tomorrow -> send her the JD -> 2026-03-13
will send the spec over by Friday -> send the spec over -> 2026-03-13
owe her feedback from the client -> feedback from the client ->
To send: salary survey -> salary survey ->
TODO share interview notes -> share interview notes ->
follow up w/ JD on Monday -> follow up w/ JD -> 2026-03-16
gonna intro her to Hatch -> intro her to Hatch ->
need to get back to him with rates next week -> get back to him with rates -> 2026-03-20
said I'd dig up the org chart -> dig up the org chart ->
I've promised him a call with the client -> him a call with the client ->
on me: send contract -> send contract ->
action: forward CV to client by 20 March -> forward CV to client -> 2026-03-20
going to ping the hiring manager for her -> ping the hiring manager for her ->
I shall ask about the pension -> ask about the pension ->
must remember to check visa rules -> check visa rules ->
we agreed I'd set up a coffee with the team -> set up a coffee with the team ->
will revert with feedback by end of month -> revert with feedback -> 2026-03-31
told him I'd keep an eye out -> keep an eye out ->
next step: me to arrange interview -> arrange interview ->
emailing her the details tonight -> emailing her the details -> 2026-03-12
I'll send it over this evening -> send it over -> 2026-03-12
will email him the spec by 6pm -> email him the spec -> 2026-03-12
I'll get her an answer by close of play -> get her an answer -> 2026-03-12
I'll ask them straight, tomorrow -> ask them straight -> 2026-03-13
I'll get her a straight answer. By Monday -> get her a straight answer -> 2026-03-16
I'll send it over. Monday she is away -> send it over ->
I'm sending over two roles tomorrow -> sending over two roles -> 2026-03-13
we'll cover her travel costs -> cover her travel costs ->
have to find out who is hiring at PCL -> find out who is hiring at PCL ->
reminder to self: send birthday card -> send birthday card ->
let me see what the band is -> see what the band is ->
AP: reference check call Tuesday -> reference check call -> 2026-03-17
je lui envoie la fiche demain -> envoie la fiche -> 2026-03-13
je vais lui transmettre le contrat -> transmettre le contrat ->
promis de lui envoyer le descriptif -> lui envoyer le descriptif ->
à faire : relancer le client -> relancer le client ->
ich schicke ihr morgen das Profil -> schicke ihr das Profil -> 2026-03-13
ich werde den Kunden fragen -> den Kunden fragen ->
habe ihm versprochen, die Unterlagen zu schicken -> die Unterlagen zu schicken ->
muss noch die Stellenbeschreibung senden -> die Stellenbeschreibung senden ->
I'll get her a copy of the contract by Tuesday -> get her a copy of the contract -> 2026-03-17
will loop in the hiring manager -> loop in the hiring manager ->
promised her I'd find out about parking -> find out about parking ->
owe him a coffee -> a coffee ->
need to send over references today -> send over references -> 2026-03-12
I said I would put in a word with HR -> put in a word with HR ->
Action - book room for Thursday -> book room -> 2026-03-19
will keep her posted -> keep her posted ->
to do: update her profile -> update her profile ->
I'm going to ask for more money on her behalf -> ask for more money on her behalf ->
remember to send the invoice -> send the invoice ->
je lui transmets l'offre lundi -> transmets l'offre -> 2026-03-16
"""
NONE = """
she will send her CV tomorrow
he'll let me know by Friday
will relocate for the right job
promised by her boss a raise
she promised to call back
I'll be on holiday next week
wants to send a message to her team
"""


@pytest.mark.parametrize("line", PROMISES.strip().splitlines())
def test_what_we_will_do_is_a_promise(line: str) -> None:
    note, words, due = (part.strip() for part in line.split("->"))
    found = [fact for fact in read(note, name=None) if fact.kind == "promise"]
    assert [fact.on.isoformat() if fact.on else "" for fact in found] == [due]
    said, meant = set(found[0].value.split()), set(words.split())
    assert len(said & meant) * 2 >= 0.6 * (len(said) + len(meant))


@pytest.mark.parametrize("note", notes(NONE))
def test_what_they_will_do_is_none(note: str) -> None:
    assert not told(note, "promise")
