"""Sentences written apart from the reader: the level they want."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
wants a senior role => senior
looking for lead positions => lead
open to director level => director
hoping to step up to head of department => head
wants to be a manager => manager
ready for a principal role => principal
happy to stay intermediate => intermediate
after something more senior => senior
would take a junior job to get in => junior
no management => not manager
doesn't want to manage people => not manager
never wants to lead a team again => not lead
no longer wants to be a lead => not lead
not a junior role => not junior
nothing junior please => not junior
won't go below senior => senior
minimum senior => senior
senior or above => senior
senior+ only => senior
at least manager level => manager
snr only => senior
sr. roles only => senior
VP or nothing => vp
aims for vp next => vp
c-level ambitions => executive
wants exec roles => executive
would love to be head of engineering => head
gunning for director in two years => director
would consider a step down to senior => senior
ok with a step back to individual contributor, no leading => not lead
prefers hands-on, no people management => not manager
tired of managing people => not manager
misses leading a team => lead
wants to lead => lead
wants direct reports => manager
wants a team of her own => manager
supervisor job in a warehouse => supervisor
shift lead would be good => lead
team lead or supervisor => lead
team lead or supervisor => supervisor
tech lead spot => lead
wants team leader job => lead
lead dev role => lead
senior data engineer roles => senior
looking for senior accountant jobs => senior
wants junior developer work => junior
targeting staff engineer => staff
staff level => staff
mid level is fine => intermediate
midlevel ok => intermediate
entry level pls, just graduated => junior
grad roles => junior
would only move for a promotion to manager => manager
overdue a promotion to director => director
wants promotion to senior => senior
next step should be senior manager => manager
sees himself as a future director => director
director track => director
wants to move into management => manager
moving into leadership => lead
leadership role ideally => lead
not ready for a lead role => not lead
doesnt want the stress of a mgr job => not manager
mgr roles => manager
dir level min => director
wants sr dev job => senior
stay senior, no lead => senior
stay senior, no lead => not lead
hates being a manager, wants back to senior dev => not manager
hates being a manager, wants back to senior dev => senior
senior controller pls => senior
head of finance roles only => head
only manager roles => manager
wants assistant manager role => manager
looking for a managerial post => manager
no supervisory duties => not supervisor
executive positions => executive
chef d'équipe souhaité => lead
poste senior => senior
cherche un poste de directeur => director
ne veut pas manager => not manager
plus de management => not manager
veut devenir responsable d'équipe => lead
junior accepté => junior
cherche du junior => junior
veut encadrer une équipe => manager
sucht Führungsposition => manager
möchte Teamleiter werden => lead
keine Führungsverantwortung => not manager
Senior-Stelle gesucht => senior
will Abteilungsleiterin werden => head
möchte keine Leitung mehr => not manager
Geschäftsführer oder nichts => executive
manager level and up => manager
ready to step up to senior => senior
does not want to manage => not manager
no mgmt => not manager
IC only, no people leadership => not manager
wants her first director role => director
happy as an individual contributor, doesnt want reports => not manager
looking for VP => vp
she says she's overqualified for anything under director => director
wouldn't go back to a junior role => not junior
entry level fine => junior
fresh grad, looking for entry-level => junior
Not a team lead again, ever => not lead
asked for senior dev roles => senior
intermediate or senior => intermediate
intermediate or senior => senior
wants a lead gig => lead
lead or above => lead
could do lead, prefers senior => lead
could do lead, prefers senior => senior
C-level only => executive
C-suite or nothing => executive
exec roles only => executive
she'd be open to a supervisory job => supervisor
wants charge hand => supervisor
tired of managing people => not manager
sick of supervising, wants back on tools => not supervisor
would like to grow into management => manager
aiming for management in 2 yrs => manager
wants to lead a team => lead
would like to run a small team => manager
no direct reports please => not manager
head of something, doesn't matter what => head
"head of" roles => head
principal or staff level at the next place => principal
principal or staff level at the next place => staff
level: senior => senior
Level: Sr. => senior
Seniority - mid => intermediate
Niveau: senior => senior
mid-level is fine => intermediate
mid to senior => intermediate
mid to senior => senior
jr or int, not sr => junior
jr or int, not sr => not senior
felt the role was too junior, wants senior => senior
will take a step down to senior from lead => senior
now a team lead, wants to be manager => manager
only director roles pls => director
dir level+ => director
SVP or EVP next => vp
avp or vp => vp
poste de direction => director
elle veut un poste de gestionnaire => manager
ne veut plus gérer d'équipe => not manager
veut un rôle senior => senior
pas de poste junior => not junior
vise un poste de directrice => director
chef d'équipe, ça l'intéresse => lead
möchte Teamleiter werden => lead
keine Personalverantwortung mehr => not manager
Abteilungsleiter oder höher => head
will Senior werden => senior
she want be manager => manager
he not like be boss => not manager
wants 2b a mgr => manager
snr only => senior
snr roles => senior
sr. level => senior
lookin for sr positon => senior
so she told me that she would really like to move up to a director position and she does not want anything below that => director
um he's currently an intermediate and wants to get to senior => senior
next step for her is manager => manager
thinks he's ready for director => director
not ready for director yet => not director
would manage a team of up to five => manager
okay to supervise one or two people => supervisor
supervisor track => supervisor
mgmt track only => manager
manager title a must => manager
title must say director => director
anything but management => not manager
staff eng or principal => staff
wants staff level => staff
wants to be a people leader => manager
done with VP jobs => not vp
wants lead nurse => lead
looking for an apprenticeship => junior
"manager yes, director no" => not director
senior or lead? lead => lead
open to management or IC => manager
intermediate at the least => intermediate
plus jamais de gestion, je code et c'est tout => not manager
rather chew glass than manage people again => not manager
she'd sooner quit than run a team again => not manager
no appetite for people management => not manager
hates having reports, wants to be hands on => not manager
director stuff no thanks => not director
lead's a trap, she says => not lead
he'll take a supervisor seat or a principal's one => principal
hungry for a VP badge => vp
she'd like the manager's chair => manager
wnats principle level tho => principal
möchte keine Leitungsfunktion => not manager
will Teamleiterin werden => lead
ne veut plus encadrer => not manager
veut un rôle de gestion => manager
vise un poste senior => senior
au moins un poste de directrice => director
nothing below director => director
senior or she stays put => senior
won't go back to junior => not junior
VP or bust => vp
done with being a manager => not manager
management has lost its shine => not manager
misses being a manager => manager
no more direct reports please => not manager
ready to step up to supervisor => supervisor
wants out of management => not manager
pas de poste de direction => not director
prefers IC track, not people mgmt => not manager
only staff or principal level => staff
would take a step down to intermediate => intermediate
pas senior, pas junior, intermédiaire => intermediate
she'd go in as an intermediate => intermediate
pitch her at senior level only => senior
senior, no less => senior
wouldn't look at anything junior => not junior
anything with manager in the title => manager
doesn't want to babysit people anymore => not manager
would rather not have anyone reporting to her => not manager
no supervising => not supervisor
no supervisory duties please => not supervisor
refuses to lead a team => not lead
wants to lead a team of five or so => lead
would love to mentor and lead => lead
next step has to be head of department => head
director level and up => director
not below manager => manager
manager minimum => manager
has outgrown junior roles => not junior
fed up with middle management => not manager
ready for her first lead role => lead
graduate schemes only => junior
ne cherche pas à devenir gestionnaire => not manager
aspire à un poste de direction => director
un poste intermédiaire lui irait => intermediate
pas question de redevenir junior => not junior
chef d'équipe, oui, directeur, non => lead
il vise la direction => director
veut rester expert, pas manager => not manager
möchte Führungsverantwortung übernehmen => manager
will keine Führungskraft mehr sein => not manager
Teamleitung wäre ihr Wunsch => lead
nur noch Senior-Positionen => senior
sieht sich als Bereichsleiterin => head
mindestens Abteilungsleiter => head
"""
TRAPS = """
leads the data team today
her manager is leaving
reports to the director
good lead from linkedin
staff were friendly
spoke to the head of HR
wants to talk to a senior recruiter
the principal of the school called
lead time is three weeks
head office in Toronto
is a senior developer at Acme
was a manager for ten years
client wants a senior person
he manages a budget
junior hockey coach
senior living sector
heading out now
the client wants a senior person
his manager is leaving
senior living facility, RN
lead time on that is long
her boss is the VP Finance
foreman or superintendent, not labourer
his head is spinning
talking to the principal of the school
staff party was fun
they're short of staff
too junior for that
the role was too senior for her
wouldn't take a step down
was supervisor, now lead hand
promoted to senior last year
just got promoted to manager so not looking
her daughter is a junior in high school
reporting to a director, wants to report to a VP
wants exposure to directors
son patron est directeur
sein Chef ist Direktor
wants to be an individual contributor again
wants a step up
no experience as a manager
managed 12 people at Ford
leads a team of eight
has led teams before
doesnt care about title
could be a manager one day
hands-on only
partner track at a law firm
associate level
apprentice, 3rd year
not necessarily a management job
sick of herding juniors, wants to build
too junior for her, the role
souhaite un poste de cadre supérieur
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("seniority", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("seniority", note, value)
