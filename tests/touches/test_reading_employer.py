"""Firms they want or refuse."""

import pytest

from tests.touches.told import notes, surely_told, table, told

EMPLOYERS = """
anyone but Deloitte -> not Deloitte
not Accenture, please -> not Accenture
never again at Suncor -> not Suncor
wouldn't go back to Aecon -> not Aecon
got burned by Wipro -> not Wipro
would not touch Capgemini -> not Capgemini
left Bombardier on bad terms and won't return -> not Bombardier
Telus is a hard no -> not Telus
wants nothing to do with Infosys -> not Infosys
Rogers? Over her dead body -> not Rogers
keep her CV away from Manulife -> not Manulife
please don't send him to Loblaw -> not Loblaw
has had enough of Bell -> not Bell
will consider anything except Amazon -> not Amazon
doesn't rate Stantec at all -> not Stantec
no Cognizant, no Tata -> not Cognizant | not Tata
swore she'd never set foot in Magna again -> not Magna
said Hatch is toxic, not going there -> not Hatch
dream is Shopify -> Shopify
would love to work at EllisDon -> EllisDon
she has always wanted to work for Hatch -> Hatch
he'd move for Google -> Google
has her heart set on CPPIB -> CPPIB
her number one is OpenText -> OpenText
would jump ship for Nvidia -> Nvidia
only interested in PCL or Ledcor -> PCL | Ledcor
Ubisoft would be her ideal employer -> Ubisoft
really rates Stantec and would join them -> Stantec
wants to get into Sun Life -> Sun Life
call him if anything comes up at Lululemon -> Lululemon
hoping to land at Wealthsimple -> Wealthsimple
ne veut plus travailler chez Desjardins -> not Desjardins
surtout pas Bombardier -> not Bombardier
rêve de travailler chez Ubisoft -> Ubisoft
aimerait rejoindre Hydro-Québec -> Hydro-Québec
tout sauf Capgemini -> not Capgemini
auf keinen Fall zu Siemens -> not Siemens
würde gerne bei Bosch arbeiten -> Bosch
nie wieder Allianz -> not Allianz
träumt von Porsche -> Porsche
would sooner starve than work at Uber -> not Uber
steer clear of Wipro -> not Wipro
avoid Bell and Rogers -> not Bell | not Rogers
KPMG: absolutely not -> not KPMG
no chance he'd go back to Magna -> not Magna
hated his time at Cognizant -> not Cognizant
everything apart from Loblaw -> not Loblaw
not keen on Manulife -> not Manulife
always fancied a stint at Ubisoft -> Ubisoft
would bite your hand off for a job at Hatch -> Hatch
top of her list: Aecon -> Aecon
she'd go to Stantec tomorrow -> Stantec
follows Lululemon closely, wants in -> Lululemon
her goal is to end up at Google -> Google
target companies are Telus and Cenovus -> Telus | Cenovus
aimerait bien travailler pour Bombardier -> Bombardier
refuse de retourner chez Desjardins -> not Desjardins
will nicht zu Siemens -> not Siemens
"""
NONE = """
Works at Deloitte now
Ten years with Bell, then Rogers
Spoke to Priya at Telus
Met her at the Hatch stand
She reports to Anna Suncor
"""


@pytest.mark.parametrize(("note", "expected"), table(EMPLOYERS))
def test_a_firm_wanted_or_refused_is_found(note: str, expected: set[str]) -> None:
    assert told(note, "employer") == expected


@pytest.mark.parametrize("note", notes(NONE))
def test_a_firm_merely_named_is_surely_no_wish(note: str) -> None:
    assert not surely_told(note, "employer")
