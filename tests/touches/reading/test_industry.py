"""Sentences written apart from the reader: industry."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
wants to get into fintech => Fintech
only healthcare from now on => Healthcare
keen on renewables => Renewable energy
comes from the mining world => Mining
no more oil and gas => not Oil and gas
won't work in gambling => not Gambling
tired of retail => not Retail
would love a role in insurance => Insurance
prefers banking => Banking
open to construction => Construction
background in insurance => Insurance
spent ten years in banking => Banking
refuses tobacco => not Tobacco
only fintech, please => Fintech
has always worked in aerospace => Aerospace
wants out of banking => not Banking
insurance bores him rigid => not Insurance
insurance leaves her cold => not Insurance
closed to: law firms of any size => not Legal services
nicht zu einer Bank => not Banking
wont touch insurers => not Insurance
hospitality? "I'd sooner dig ditches" => not Hospitality
she has no wish to do anything crypto => not Crypto
jamais les jeux de hasard => not Gambling
would rather starve than work for a casino => not Gambling
oil and gas is a hard no => not Oil and gas
had her fill of retail => not Retail
retail broke him => not Retail
tobacco? over my dead body => not Tobacco
Bankensektor kommt nicht in Frage => not Banking
keine Versicherungen => not Insurance
pas de banques ni d'assurances => not Banking
tout sauf la construction => not Construction
anything but defence => not Defence
defence work is out for ethical reasons => not Defence
Mining yes. Tobacco no. Weed, eh, sure. => Cannabis
le jeu vidéo, il en rêve => Gaming
would love to get into health tech => Healthcare
dreams of the nuclear sector => Nuclear
wants back into aerospace => Aerospace
ready to try the public sector => Government
OBNL de préférence => Non-profit
gern im öffentlichen Dienst => Government
will in die Pharmaindustrie => Pharmaceuticals
a bank would do, so would a credit union => Banking
in-house at a museum or a school => Education
open to hospitals and clinics => Healthcare
wants a change of scene: aerospace or rail => Aerospace
ethically can't do tobacco => not Tobacco
her conscience won't let her near weapons => not Defence
after ten years in banking she wants non profit => Non-profit
prefers the public sector => Government
public sector all the way => Government
government or bust => Government
no crypto bros => not Crypto
pharma, biotech, devices: any of those => Biotech
would follow the money to oil and gas => Oil and gas
done with restaurants for good => not Hospitality
surtout pas les banques => not Banking
l'aérospatiale l'attire => Aerospace
veut quitter le commerce de détail => not Retail
ouverte au milieu communautaire => Non-profit
un faible pour le jeu vidéo => Gaming
keine Rüstungsindustrie => not Defence
am liebsten Medizintechnik => Medical devices
raus aus der Gastronomie => not Hospitality
zurück in die Luftfahrt => Aerospace
Öffentlicher Dienst wäre ideal => Government
"""
TRAPS = """
the client is in banking
her bank account details
husband works in mining
retail therapy this weekend
sent the insurance forms
went shopping for a construction helmet
client is a fintech
called from the hospital
her brother is in construction
works next to an insurance office
wants a bank holiday off
prefers retail hours off
would love to travel
wants health insurance
needs dental insurance
looking for mining stocks
prefers public transport
hopes for government support
only legal documents
wants to buy energy drinks
looking at media reports
moving by rail, transport strike
wants a consulting fee
open to legal advice
would like training in security
no government calls
not a bank
only food allergies
prefers telecom bills paid
interested in sports
loves real estate shows
wants a car, automotive leasing
needs childcare, education leave
her kids are in school
stopped at the bank on the way
his wife works at a hospital
back from the hospital on Monday
food was good at the lunch
old school about it
school run decides everything
her mum is in a nursing home
she's vegan, no meat plants
fed up with agencies, client side only
le public plutôt que le privé
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("industry", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("industry", note, value)
