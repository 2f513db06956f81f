"""Sentences written apart from the reader: condition."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows
from tests.touches.test_reading import read

SAID = """
wouldn't move unless it's Toronto => unless it's Toronto
should the merger go through she'd leave => should the merger go through
in case they close the plant, he'd like to know what we have => in case they close the plant
if there's a car he'd do it => if there's a car
only with a signing bonus => only with a signing bonus
as long as she keeps Fridays off => as long as she keeps Fridays off
the day his boss leaves he'd stay, otherwise go => the day his boss leaves
would do it with the condition that the team is larger than five => with the condition that the team is larger than five
not looking until mom is in a home => until mom is in a home
would stay if funding comes through => if funding comes through
part, sauf si on la nomme chef => sauf si on la nomme chef
ne bouge pas tant que le projet n'est pas fini => tant que le projet n'est pas fini
regardera s'il n'a pas sa promotion => s'il n'a pas sa promotion
selon le salaire => selon le salaire
falls die Beförderung nicht kommt, wechselt er => falls die Beförderung nicht kommt
sofern Homeoffice möglich ist => sofern Homeoffice möglich ist
solange er in Bern bleiben kann => solange er in Bern bleiben kann
can start after his vacation => after his vacation
post IPO he would listen => post IPO
she'd think about it when dad is better => when dad is better
à condition que ce soit en télétravail => à condition que ce soit en télétravail
pourvu que ce soit près du métro => pourvu que ce soit près du métro
partira à moins d'une augmentation => à moins d'une augmentation
unter der Bedingung, dass die Reisekosten bezahlt werden => unter der Bedingung, dass die Reisekosten bezahlt werden
would move once her bonus is paid => once her bonus is paid
only if they let her work from home => only if they let her work from home
interested provided the commute is under an hour => provided the commute is under an hour
will look as soon as the baby sleeps => as soon as the baby sleeps
when the kids finish school she'd relocate => when the kids finish school
after his vesting in May he is free => after his vesting
won't leave until the bonus lands => until the bonus lands
open to it unless it means travel => unless it means travel
depends on her visa coming through => depends on her visa coming through
once the merger is done he'll talk => once the merger is done
would jump if the money is right => if the money is right
she'd only leave for a director title => only leave for a director title
not before her shares vest => not before her shares vest
as long as there is no travel => as long as there is no travel
waiting for her permit => waiting for her permit
subject to getting her PR card => subject to getting her PR card
happy to switch after the wedding => after the wedding
contingent on relocation help => contingent on relocation help
sobald das Haus verkauft ist => sobald das Haus verkauft ist
wenn das Projekt abgeschlossen ist => wenn das Projekt abgeschlossen is
une fois sa prime versée => une fois sa prime versée
dès que son visa arrive => dès que son visa arrive
assuming the sponsorship works out => assuming the sponsorship works out
will consider after her mat leave => after her mat leave
once probation ends she can talk => once probation ends
if the base goes above her current one she'd sign => if the base goes above her current one
wants to wait for the promotion round => wait for the promotion round
when her husband gets his green card she will look => when her husband gets his green card
not until the audit is over => not until the audit is over
can't move before the house is sold => before the house is sold
when his contract is up => when his contract is up
if they match 120k => if they match 120k
once the dust settles => once the dust settles
as soon as her replacement is found => as soon as her replacement is found
only moves for more money => only moves for more money
if the pension is portable => if the pension is portable
needs his wife to find work first => needs his wife to find work first
when the boss retires => when the boss retires
after the baby => after the baby
pending board approval => pending board approval
after graduation => after graduation
not until her shares vest => not until her shares vest
once he has his ticket => once he has his ticket
if hybrid => if hybrid
only if remote => only if remote
provided there is parking => provided there is parking
after tax season => after tax season
when she has her licence => when she has
depending on the commute => depending on the commute
as long as it's under 30 minutes => as long as it's under 30 minutes
would need a visa first => need a visa first
once the kids are in daycare => once the kids are
unless they counter => unless they counter
till her stock vests => till her stock vests
on condition that the team stays => on condition that the team stays
after her exam in June => after her exam
after the summer holidays => after the summer holidays
when he gets his papers => when he gets
"""
TRAPS = """
if I remember right she has two kids
not sure if she got it
asked if she could send a CV
will let me know once she has read it
I'll call her once I hear from the client
after lunch she called back
called after work
when I called she was driving
spoke after the interview
left her last job after the merger
will ring if I hear more
when she was at Shopify she led a team
let me know if you need more
sent it after our call
see if the client agrees
he asked if it is remote
moved here after university
client decides once the budget is signed
don't know when they decide
call if urgent
once a month she travels
once upon a time
he was once a chef
when the phone rang she was out
if the line drops I will call back
after the call I wrote to her
until they met
after hours number is on file
once bitten
after the holidays call her
waiting for her at reception
waiting for the CV
waiting for feedback from client
depends on whom you ask
as long as she can remember
once I have the JD I will send it
we will pay once she starts
pending an update from the client
if he calls, tell him
when she gets home she will call
until the end she was polite
unless I hear back, closed
the baby was born after the move
client will hire when the budget is there
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("condition", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("condition", note, value)


DAYS = """
once the bonuses land, 26 April => 2026-04-26
depends on the green light from her oncologist (results on 22 April) => 2026-04-22
when the strata job wraps, mid July or so, he'd look => 2026-07-15
until the registration clears in May => 2026-05-01
after my bonus in April => 2026-05-01
"""


@pytest.mark.parametrize(("note", "day"), rows(DAYS))
def test_day_beside_it_is_that_of_the_condition(note: str, day: str) -> None:
    assert [str(one.on) for one in read(note) if one.kind == "condition"] == [day]
