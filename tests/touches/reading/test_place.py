"""Sentences written apart from the reader: where they would work and where not."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
Toronto only => Toronto
wants Ottawa => Ottawa
Etobicoke only => Etobicoke
wants to be near Newbury => Newbury
möchte nach Graz => Graz
sucht in Essen => Essen
veut se rapprocher de Lévis => Lévis
Boulder or Salt Lake => Salt Lake City
would move to Halifax => Halifax
anything in Calgary => Calgary
not Edmonton => not Edmonton
never Winnipeg again => not Winnipeg
can't do Mississauga, too far => not Mississauga
Guelph, Kitchener or Cambridge => Guelph
Guelph, Kitchener or Cambridge => Kitchener
Guelph, Kitchener or Cambridge => Cambridge
Guelph Kitchener Waterloo => Guelph
Guelph Kitchener Waterloo => Kitchener
within reach of Barrie => Barrie
near Oshawa => Oshawa
around Burlington => Burlington
GTA or Hamilton => Hamilton
up to an hour from London => London
will commute to Brampton => Brampton
wants to get back to Vancouver => Vancouver
relocating to Victoria => Victoria
moving to Moncton => Moncton
off to Dublin in the new year => Dublin
leaving Calgary => not Calgary
wants out of Toronto => not Toronto
had enough of London => not London
sick of Toronto, wants Peterborough => not Toronto
sick of Toronto, wants Peterborough => Peterborough
anywhere but Sudbury => not Sudbury
anywhere except Thunder Bay => not Thunder Bay
Vancouver is a no => not Vancouver
Vancouver no, Kelowna yes => not Vancouver
Vancouver no, Kelowna yes => Kelowna
Kelowna yes => Kelowna
yes to Regina => Regina
no to Saskatoon => not Saskatoon
Laval ok, Longueuil not => Laval
Laval ok, Longueuil not => not Longueuil
Toronto fine => Toronto
ottawa is fine with him => Ottawa
leeds or manchester => Leeds
leeds or manchester => Manchester
bristol/bath => Bristol
looking around edmonton => Edmonton
based in Leeds, wants Manchester => Manchester
husband got a job in Denver so she wants Denver too => Denver
Wife wants Halifax, he wants Toronto => Toronto
Boston is on the table => Boston
Boston is off the table => not Boston
dreams of Lisbon => Lisbon
loves Barcelona, would go => Barcelona
prefers Aberdeen to Glasgow => Aberdeen
rather Glasgow than Edinburgh => Glasgow
Glasgow before Edinburgh => Glasgow
Leeds at a push => Leeds
ideally Reading => Reading
Reading or Slough => Reading
Reading or Slough => Slough
Birmingham preferred => Birmingham
Cardiff, Swansea, Newport => Cardiff
Cardiff, Swansea, Newport => Swansea
won't relocate to Fort McMurray => not Fort McMurray
wouldn't live in London if you paid him => not London
London's out => not London
London is too expensive, no => not London
says no to Aberdeen => not Aberdeen
refuses Belfast => not Belfast
doesn't want to commute to Toronto => not Toronto
not driving to Toronto => not Toronto
tired of the drive to Toronto => not Toronto
no Toronto => not Toronto
Toronto? no thanks => not Toronto
Toronto? sure => Toronto
how about Barrie? loved it => Barrie
location: Guelph => Guelph
loc - Kitchener => Kitchener
Loc: Ottawa/Gatineau => Ottawa
Loc: Ottawa/Gatineau => Gatineau
wants to stay in Kingston => Kingston
staying in Kingston => Kingston
tied to Kingston => Kingston
needs Windsor, mum is ill => Windsor
cherche à Lyon ou Grenoble => Lyon
cherche à Lyon ou Grenoble => Grenoble
pas à Paris => not Paris
tout sauf Paris => not Paris
prête à déménager à Bordeaux => Bordeaux
Nantes ou Rennes => Nantes
Nantes ou Rennes => Rennes
Raum Stuttgart => Stuttgart
Großraum München => Munich
nicht Berlin => not Berlin
nur Hamburg => Hamburg
will nach Köln => Cologne
würde nach Wien ziehen => Vienna
wohnt in Bonn, sucht Düsseldorf => Düsseldorf
Frankfurt oder Mainz => Frankfurt
Frankfurt oder Mainz => Mainz
would rather be gone from Houston by spring => not Houston
two long days a week, nothing in Bradford => not Bradford
Toronto proper no => not Toronto
Ne bouge pas de Trois-Rivières => Trois-Rivières
Vise un poste d'analyste à Québec, trois jours de télétravail => Québec City
Hates Fort Mac => not Fort McMurray
Surrey BC, won't cross a bridge => Surrey
"""
TRAPS = """
from Sarnia originally, wants to go home
lives in Milton
born in Cork
her sister is in Boston
husband transferred to Denver
role is in Markham
client is in Windsor
told her about the Brampton job, she liked it
the London office called
spoke to the Montreal recruiter
worked in Paris for two years
university of Waterloo grad
Bank of Montreal
Boston Consulting Group background
got a degree from York
flight to Dallas tomorrow
on holiday in Nice
trip to Berlin next week
conference in Chicago
stuck in Sudbury till june
Not sure about Toronto
not in Toronto this week
she isn't in Halifax any more
no longer in Calgary
never been to Ottawa
didn't like the London people
the client isn't in Guelph but Kitchener
not from Barrie originally
hasn't left Montreal yet
out of Vancouver until Friday
her plane leaves Toronto at six
left Calgary in March
leaving Winnipeg tomorrow for a wedding
No answer on the Hamilton number
can only talk when he's back from Boston
Only the Halifax branch is hiring
happy in Toronto
likes Guelph, no plans to move
loves living in Victoria
wants to visit Rome
hopes to see Dublin again
her dream holiday is Sydney
needs to be in London on Monday for court
must be in Reading by five
looking at houses in Milton
moving house within Ottawa
considering a masters in Edinburgh
Prefers I call her Toronto number
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("place", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("place", note, value)
