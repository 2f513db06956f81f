"""Sentences written apart from the reader: firms they want or refuse."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
Wouldn't touch Walmart with a bargepole => not Walmart
Rather starve than work at Foodora again => not Foodora
Two things: no nights and no Tesla => not Tesla
told me flat out that Deloitte is off the list => not Deloitte
Has a soft spot for Shopify, always did => Shopify
would drop everything for a call from Nvidia => Nvidia
If Hydro One ever hires, she wants to know => Hydro One
heard bad things about Bell, would not go there => not Bell
Interviewed at Google last year and got ghosted, no more Google => not Google
wants Siemens and only Siemens => Siemens
her heart is set on Mercedes => Mercedes
anyone as long as it's not Amazon => not Amazon
everyone except CIBC => not CIBC
you can send his CV anywhere but Enbridge => not Enbridge
do not put her forward to Maple Leaf Foods => not Maple Leaf Foods
don't show my profile to Bombardier please => not Bombardier
won't go near Accenture, ex husband is there => not Accenture
Irving Oil? Over his dead body => not Irving Oil
pipe dream is Pixar => Pixar
Tell him if anything opens at SpaceX => SpaceX
keen to hear about anything at Roche or Novartis => Roche
keen to hear about anything at Roche or Novartis => Novartis
would only move to McKinsey => McKinsey
ideal next stop would be Hatch => Hatch
fancies Aecon or EllisDon => Aecon
fancies Aecon or EllisDon => EllisDon
thinks Stantec would suit him => Stantec
prefers Sun Life to Manulife => Sun Life
Would go back to Ledcor in a heartbeat => Ledcor
he'd return to PCL tomorrow => PCL
swore he'd never set foot in Costco again => not Costco
vetoed: Loblaw, Metro, Sobeys => not Loblaw
vetoed: Loblaw, Metro, Sobeys => not Metro
vetoed: Loblaw, Metro, Sobeys => not Sobeys
blacklist - Uber, Lyft => not Uber
blacklist - Uber, Lyft => not Lyft
NO to Infosys, NO to Wipro => not Infosys
NO to Infosys, NO to Wipro => not Wipro
no big four, esp not EY => not EY
refuses Barclays point blank => not Barclays
says HSBC treated her sister badly so not HSBC => not HSBC
is done with Canadian Tire => not Canadian Tire
has had it with Air Canada => not Air Canada
has nothing good to say about Purolator, skip them => not Purolator
Please exclude Celestica from the search => not Celestica
steer away from Nortel people => not Nortel
conflict of interest with Suncor, can't go there => not Suncor
non compete so no Cenovus before 2028 => not Cenovus
would consider Aviva but never Allstate => Aviva
would consider Aviva but never Allstate => not Allstate
maybe Tesco, definitely not Asda => Tesco
maybe Tesco, definitely not Asda => not Asda
top of her list is Unilever => Unilever
wish list: Lego, Ikea, Miele => Lego
wish list: Lego, Ikea, Miele => Ikea
wish list: Lego, Ikea, Miele => Miele
targets are Pfizer and Sanofi => Pfizer
targets are Pfizer and Sanofi => Sanofi
dying to get into Rolls-Royce => Rolls-Royce
been trying to get into Airbus for years => Airbus
would love a shot at Netflix => Netflix
hopes TD calls => TD
Asked whether we work with Scotiabank, she'd love it there => Scotiabank
asked us to get him into Dyson => Dyson
happy to be submitted to Tridel => Tridel
ok with Magna, ok with Linamar => Magna
ok with Magna, ok with Linamar => Linamar
fine with Martinrea, not with Flex-N-Gate => Martinrea
fine with Martinrea, not with Flex-N-Gate => not Flex-N-Gate
left Bayer on bad terms => not Bayer
Bosch or nothing => Bosch
somewhere like Arup or WSP => Arup
somewhere like Arup or WSP => WSP
a place such as Jacobs would do => Jacobs
likes the look of Cohere => Cohere
curious about Anthropic => Anthropic
excited by Neo Financial => Neo Financial
not impressed by Capgemini, pass => not Capgemini
hard pass on Cognizant => not Cognizant
thumbs down to Sodexo => not Sodexo
Compass Group: no. Aramark: maybe => not Compass Group
Ford no, GM yes => not Ford
yes to Stellantis => Stellantis
green light for Toyota, red for Honda => Toyota
green light for Toyota, red for Honda => not Honda
ne veut plus travailler pour Desjardins => not Desjardins
jamais chez Quebecor => not Quebecor
rêve de travailler chez Ubisoft => Ubisoft
aimerait entrer chez Thales => Thales
pas question de retourner chez Saputo => not Saputo
tout sauf Carrefour => not Carrefour
intéressée par Bombardier ou CAE => Bombardier
möchte zu Bosch => Bosch
will auf keinen Fall zurück zu Siemens => not Siemens
träumt von Porsche => Porsche
nie wieder Lidl => not Lidl
am liebsten zu BASF oder Bayer => BASF
am liebsten zu BASF oder Bayer => Bayer
bloß nicht Telekom => not Telekom
only public sector, ideally Toronto Hydro => Toronto Hydro
wants us to try Kraft => Kraft
would be thrilled with something at Molson => Molson
anything going at BC Hydro she'd take => BC Hydro
his wish: Ubisoft Toronto => Ubisoft Toronto
keeps coming back to Cargill as the place to be => Cargill
loves the brand Arc'teryx => Arc'teryx
if we ever get a role from Nutrien call her first => Nutrien
big fan of Mejuri => Mejuri
thinks highly of Aritzia => Aritzia
Ssense would be great => Ssense
hasn't forgiven Nortel => not Nortel
no way to Scotiabank => not Scotiabank
will not entertain Primark => not Primark
not a fan of Tangerine => not Tangerine
she is not going to work at Fasken again => not Fasken
refused Dentons before, still refuses => not Dentons
did not get on with the people at Gowlings, so not there => not Gowlings
please no Loblaws, no Shoppers => not Loblaws
please no Loblaws, no Shoppers => not Shoppers
he got fired from Kroger so leave them out => not Kroger
leave Telus off the list => not Telus
her one condition: not Huawei => not Huawei
can't go to Deloitte (independence) => not Deloitte
anywhere apart from Fidelity => not Fidelity
everything but CN => not CN
Fidelity? never. => not Fidelity
Aviva - hard no => not Aviva
SNC is off limits => not SNC
Not SNC, not Aecon, not Bird => not SNC
Not SNC, not Aecon, not Bird => not Aecon
Not SNC, not Aecon, not Bird => not Bird
never wants to hear the name Sears again => not Sears
doesn't do tobacco, so no Imperial => not Imperial
swears he'll never deal with Celestica => not Celestica
Suncor is a hard no for her => not Suncor
burned by KPMG once, wouldn't do it twice => not KPMG
pls dont pitch him anything at Loblaw => not Loblaw
Has his eye on Google => Google
nothing from the Irving group please => not Irving
Employer wishlist: RBC, TD => RBC
Employer wishlist: RBC, TD => TD
companies to avoid: Amazon, Walmart => not Amazon
companies to avoid: Amazon, Walmart => not Walmart
Do not submit to Brookfield => not Brookfield
would love to get back to Cascades one day => Cascades
not keen on Telus => not Telus
her husband works for Bell so no Bell stuff for her => not Bell
Any chance at Hydro One? she asked. that's where she wants to be => Hydro One
Desjardins oui, Intact non => Desjardins
surtout pas Vidéotron => not Vidéotron
il rêve d'entrer chez Ubisoft => Ubisoft
auf keinen Fall zu Amazon => not Amazon
möchte zu BMW wechseln => BMW
will nicht mehr zu Lidl => not Lidl
Had a bad manager at Manulife, wont go near them => not Manulife
steer clear of Accenture for him => not Accenture
prefers Aecon over anyone => Aecon
big fan of Lululemon, would take a cut to work there => Lululemon
wont work for the Weston family, so no Loblaws => not Loblaws
Ok with CN or CP, rail only => CN
Ok with CN or CP, rail only => CP
he says hes open to anything but wont do Walmart => not Walmart
no interest in PwC whatsoever => not PwC
what about Google? "in a heartbeat" => Google
mentioned Nokia, he laughed and said no way => not Nokia
target companies are Stantec WSP and Hatch => Stantec
target companies are Stantec WSP and Hatch => WSP
target companies are Stantec WSP and Hatch => Hatch
would relocate for Tesla => Tesla
off limits: Canadian Tire => not Canadian Tire
Avoid: Bell, Rogers. => not Bell
Avoid: Bell, Rogers. => not Rogers
Her dream is the Bank of Canada => Bank of Canada
Magna laid her off twice, third time no thanks => not Magna
fine with any bank except BMO => not BMO
any of the big 5 but not BMO => not BMO
hates Oracle => not Oracle
refuse to work at Tyson => not Tyson
he not want go back to Cargill => not Cargill
she want work in Nestle => Nestle
Ford would be ideal => Ford
keep her cv away from Sun Life => not Sun Life
don't let Sun Life see his resume => not Sun Life
ok to send to Canada Life => Canada Life
only if it's not Infosys => not Infosys
not Cognizant, not TCS, not Wipro => not Cognizant
not Cognizant, not TCS, not Wipro => not TCS
not Cognizant, not TCS, not Wipro => not Wipro
nope on Cognizant => not Cognizant
pass on Uber => not Uber
thumbs down Uber, thumbs up Lyft => not Uber
Would leave only for Hatch => Hatch
the only place he'd leave for is Hatch => Hatch
itching to join Wealthsimple => Wealthsimple
wouldn't say no to Apple => Apple
would never turn down Apple => Apple
NOT Finning. Toromont ok. => not Finning
NOT Finning. Toromont ok. => Toromont
plus jamais Metro => not Metro
ouvert à Hydro-Québec seulement => Hydro-Québec
Wunscharbeitgeber: SAP => SAP
Kein Interesse an Zalando => not Zalando
war früher bei der Telekom, nie wieder => not Telekom
recruits hate Zellers, him too, no => not Zellers
her boyfriend wants Nestle, she wants Mars => Mars
If Mars calls she'll pick up => Mars
wud luv to work for Nike => Nike
Blacklist - Sobeys => not Sobeys
interested in: Empire, Metro. not interested in: Walmart => Empire
interested in: Empire, Metro. not interested in: Walmart => Metro
interested in: Empire, Metro. not interested in: Walmart => not Walmart
you can put her forward for Longos but not for Farm Boy => not Farm Boy
said yes to Longos => Longos
declined Farm Boy => not Farm Boy
turned Farm Boy down flat => not Farm Boy
no thank you to Farm Boy => not Farm Boy
was hoping you had something with Bruce Power => Bruce Power
OPG is her number one, Bruce Power number two => OPG
OPG is her number one, Bruce Power number two => Bruce Power
Wants OPG, Hydro One or Alectra, nobody else => OPG
Wants OPG, Hydro One or Alectra, nobody else => Hydro One
worked at SNC-Lavalin, still bitter. wouldn't return => not SNC-Lavalin
"anything but Rogers" => not Rogers
Rogers is out. So is Telus. => not Rogers
doesnt want Videotron or Bell on her list => not Videotron
doesnt want Videotron or Bell on her list => not Bell
non-compete with Alectra so nothing there till 2027 => not Alectra
Wincanton he'd consider => Wincanton
Ne veut plus d'Accor, à aucun prix => not Accor
He says it's Toyota next, period. => Toyota
Audi käme nicht in Frage => not Audi
"""
TRAPS = """
she is at Kruger, happy
used to work for Nestlé
worked at GE and Philips before
her manager left for Cisco
the client is Bruce Power
husband wants to join Boeing
her brother hates Amazon
met her at the Microsoft event
currently w/ Telus Health, 3 yrs
joined Kinaxis in May
laid off from Nokia
hired by Ericsson last month
John from Stripe recommended him
comes from Alstom
has an offer from Wipro
interviewing with Meta on Friday
spoke with Anna at Randstad
at Bird since 2019
Bird called her back
ex Loblaw buyer
worked under Dave at Hudbay
client: Barrick
meeting with Teck on Monday
offer from Agnico, 120
she and Rob from PCL are friends
his wife works for Bruce Power
been at Bombardier since 2014
Left Nortel in '08
currently w/ Maple Leaf Foods, nights
client is Scotiabank, they need someone by May
elle travaille chez CAE depuis dix ans
arbeitet seit 2015 bei Bosch
has an offer from Deloitte
interviewing with CIBC next week
ex-Blackberry
ex EY, wants industry
PwC? maybe in a few years
on a contract at Rogers till June
she left Sobeys on bad terms
she applied to Purolator herself last month so we cant
already applied at FedEx on his own
been talking to a guy at Magna
reports to the CFO at Parmalat
was let go by Ford in the spring
says Infosys burns people out
wants out of Glencore
trying to leave Deloitte
we placed her at Enercare in 2019
we don't recruit from Enercare, client
Competitor of hers is Finning
had coffee at the Tim Hortons on King
talked about the Jays
sent him a Zoom link, he uses Teams
we met on LinkedIn
Works for Metro as a butcher
Il a quitté Metro en mars
hat bei Zalando gekündigt
wants to stay at Nike for now
happy at Nike
his old boss moved to Alectra and he'd follow him
under NDA with Alectra
did 6 years at SNC, enough
no more big four for me, worked 4 yrs at Deloitte
not leaving Sobeys
he not go Michigan, no border
won't do the States any more
Nothing from Imran yet
If not me then Gord Tallman
"""
SILENT = """
not leaving Sobeys unless they shut the depot => not Sobeys
eleven years Otis and Kone, QEI no => not Otis
no to retail, no to Sundays => not Sundays
Line cook, 19/hr, July-Sept only => July-Sept
he not go Michigan => not Michigan
won't do the States => not States
Schweißer, Nachtschicht ja => Nachtschicht
not on LinkedIn => not LinkedIn
Not the Horn River => not Horn River
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("employer", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("employer", note, value)


@pytest.mark.parametrize(("note", "value"), rows(SILENT))
def test_what_is_no_firm_or_where_they_stay_is_not_asked(note: str, value: str) -> None:
    assert not is_told("employer", note, value)
