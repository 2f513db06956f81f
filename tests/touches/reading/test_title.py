"""Sentences written apart from the reader: title."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
wants to move into product management, ideally as a Product Manager => Product Manager
she'd only go for a Controller seat next => Controller
after a Business Analyst gig => Business Analyst
would love to be a Scrum Master => Scrum Master
next step for him is Project Manager => Project Manager
aiming for Data Engineer => Data Engineer
sees herself as a Product Manager in two years => Product Manager
open to Business Analyst or Project Manager roles => Business Analyst
open to Business Analyst or Project Manager roles => Project Manager
targeting Financial Analyst positions => Financial Analyst
keen on a Data Scientist role => Data Scientist
prefers a Project Manager job over anything else => Project Manager
lkg for PM roles, ideally Project Manager => Project Manager
hoping to land a Controller position => Controller
no more Project Manager roles please => not Project Manager
doesn't want to be a Scrum Master any more => not Scrum Master
has had enough of Business Analyst jobs => not Business Analyst
looking to step up to Controller => Controller
wd consider Data Analyst => Data Analyst
put her forward for Product Manager roles => Product Manager
cherche un poste de Data Engineer => Data Engineer
souhaite devenir Scrum Master => Scrum Master
sucht eine Stelle als Data Engineer => Data Engineer
möchte als Project Manager arbeiten => Project Manager
he is chasing a Data Scientist job => Data Scientist
her goal is a Controller role => Controller
ready for a Product Manager role => Product Manager
she wants out of audit and into a Financial Analyst job => Financial Analyst
applying for Controller roles => Controller
would take a Project Manager role if remote => Project Manager
only wants production supervisor => Production Supervisor
head of data at a hospital network, that would bring him back => Head of Data
privacy officer at an NHS trust would be her thing => Privacy Officer
would settle for office manager => Office Manager
her heart is set on nurse practitioner => Nurse Practitioner
fancies estimator next => Estimator
sees himself as a plant manager in five years => Plant Manager
veut devenir contremaître => Site Foreman
cherche un poste de comptable => Accountant
würde gern als Projektleiterin arbeiten => Project Manager
Wunsch: Einkaufsleiter => Procurement Manager
Kranführer könnte er trotzdem noch machen => Crane Operator
rêve d'être chef de cuisine => Executive Chef
would do estimator work if taught => Estimator
not interested in sales manager again => not Sales Manager
no more scrum master for her => not Scrum Master
done being controller => not Controller
what she'd really like is to run payroll as payroll manager => Payroll Manager
his dream? plant manager => Plant Manager
target: HR business partner => HR Business Partner
the plan is estimator, then chief estimator => Estimator
put her forward for controller roles => Controller
if we hear of a project coordinator opening she's in => Project Coordinator
wants off the tools and into estimating, say a junior estimator => Junior Estimator
would jump at a buyer position => Buyer
anything but site manager => not Site Manager
sworn off recruiter jobs => not Talent Acquisition Specialist
ready to try her hand at scrum master => Scrum Master
could be talked into a director of finance job => Director of Finance
on the hunt for electrician work => Electrician
would make the jump to data engineer => Data Engineer
wants to go back to being a staff nurse => Registered Nurse
looking to retrain as a dental hygienist => Dental Hygienist
se verrait bien directrice des opérations => Director of Operations
aimerait un poste d'acheteuse => Buyer
en recherche d'un poste de chargée de projet => Project Manager
rêve de devenir chef de cuisine => Executive Chef
ouverte à un rôle de conseillère RH => HR Generalist
plus jamais serveuse => not Server
préférerait être technicienne comptable => Bookkeeper
passerait superviseure de production => Production Supervisor
sieht sich künftig als Einkaufsleiterin => Procurement Manager
Traumjob: Küchenchef => Executive Chef
möchte wieder als Krankenschwester arbeiten => Registered Nurse
interessiert sich für eine Stelle als Lagerleiter => Warehouse Manager
kann sich Disponent vorstellen => Dispatcher
will weg vom Kellner, hin zum Restaurantleiter => Restaurant Manager
nie wieder Callcenter-Agent => not Customer Service Representative
Ziel ist Projektleiter Bau => Construction Project Manager
"""
TRAPS = """
she is a Controller at a bank
currently Project Manager at Shopify
was a Business Analyst before
used to be Scrum Master
her boss is the Controller
client wants a Data Engineer
the client is looking for a Project Manager
they need a Business Analyst by May
sent her the Product Manager spec
her husband is a Data Scientist
met the Project Manager on site
her replacement as Controller starts Monday
spoke to the Controller there about her
they hired another Project Manager
her team wants a Scrum Master
reports to the Product Manager
promoted to Project Manager in 2024
started out as Data Analyst
manages two Business Analysts
wants her Project Manager to leave her alone
she works with a Data Engineer who wants to leave
wants to hire a Data Engineer
looking for a Project Manager for her own team
looking for an accountant for her taxes
wants to see a doctor
wants to talk to my manager
looking for a nanny
would love a cleaner
needs a lawyer for the divorce
wants a driver for her mother
prefers talking to a director
VP wants him to stay
loves being a nurse
happy as a controller
wants out, controller for 8 years
wants remote, is a nurse now
wants more money, nurse at UHN
open to offers. Welder by trade
asked about the controller role
wants to leave nursing, teacher training
hopes the principal calls
would like her old boss, the controller, back
would go if the site manager goes
wants to know who the hiring manager is
would prefer a recruiter who listens
looking at becoming a chef some day
up for partner
considering her options, analyst at RBC
wants a coach
looks for mentor
asked for a reference from the plant manager
would not work for that plant manager again
happy to speak with the client's CFO
open to meeting the CFO
would relocate as his wife is a nurse
keen to hear from the engineer we placed
would like to thank our receptionist
dreams of beating the account manager
needs a carer for dad
needs the CFO to sign off
hoping to be made partner
wants to meet the project manager first
jamais plus de poste d'adjointe
spoke to the receptionist
the plumber came by our office
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("title", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("title", note, value)
