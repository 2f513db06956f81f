"""Sentences written apart from the reader: how they would be engaged."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
perm only => permanent
wants to go perm => permanent
wants something permanent => permanent
looking to go permanent this time => permanent
needs the stability of a perm role => permanent
only contract => contract
strictly contract => contract
contract or perm => contract
contract or perm => permanent
contract, no perm => contract
contract, no perm => not permanent
perm not contract => permanent
perm not contract => not contract
contracts only please => contract
would contract again => contract
likes contracting => contract
tired of contracting => not contract
doesn't want to contract anymore => not contract
done w contract work => not contract
no contracts => not contract
no more contracts => not contract
contract is fine => contract
contract ok => contract
open to contract => contract
6 month contract would suit => contract
a 12 mo contract is fine => contract
contract-to-perm ok => contract
contract to hire => contract
temp to perm fine => temporary
temp is ok => temporary
temp ok => temporary
temping is fine for now => temporary
will temp => temporary
would temp till summer => temporary
happy to temp => temporary
only wants temp => temporary
not temp => not temporary
no temp => not temporary
no temping => not temporary
nothing temporary => not temporary
hates temp work => not temporary
temp or perm => temporary
temp or perm => permanent
temp, contract, perm, all good => temporary
temp, contract, perm, all good => contract
temp, contract, perm, all good => permanent
wants temporary work over the summer => temporary
a short temporary assignment would be ok => temporary
seasonal only => temporary
prefers seasonal => temporary
FTC ok => fixed_term
ftc is fine => fixed_term
12 month ftc => fixed_term
fixed term ok => fixed_term
a fixed-term contract is fine => fixed_term
would take a mat cover => fixed_term
maternity cover would suit her => fixed_term
mat leave cover, fine => fixed_term
parental leave cover is ok => fixed_term
no mat covers => not fixed_term
no fixed term => not fixed_term
does not want a fixed term contract => not fixed_term
part time => part_time
PT only => part_time
wants pt => part_time
p/t or f/t => part_time
prefers part time hours => part_time
looking for part-time => part_time
part-time, mornings => part_time
not part time => not part_time
pt is out => not part_time
only works part time => part_time
casual/PT => part_time
FT/PT both fine => part_time
freelance => contract
freelance only => contract
wants to stay freelance => contract
going freelance => contract
would freelance => contract
no freelance => not contract
freelancing suits him => contract
independent contractor, prefers it => contract
wants to remain a contractor => contract
self employed and wants to stay so => contract
via his ltd company => contract
through her own corp => contract
inc only => contract
1099 ok => contract
outside IR35 only => contract
inside ir35 no => not contract
day rate work => contract
daily rate contract => contract
C2C ok => contract
would do interim until she finds perm => permanent
staff position wanted => permanent
wants on payroll => permanent
direct hire => permanent
regular employment => permanent
indefinite contract => permanent
salaried position => permanent
steady job with benefits, permanent => permanent
CDI => permanent
CDI uniquement => permanent
pas de CDD => not fixed_term
CDD ok => fixed_term
refuse l'intérim => not temporary
intérim ok => temporary
temps partiel => part_time
pas de temps partiel => not part_time
freelance seulement => contract
poste permanent => permanent
Festanstellung => permanent
unbefristet => permanent
nur unbefristet => permanent
befristet geht => fixed_term
nicht befristet => not fixed_term
keine Zeitarbeit => not temporary
Zeitarbeit ok => temporary
Teilzeit => part_time
freiberuflich => contract
nur freiberuflich => contract
keine Teilzeit => not part_time
full-time perm => permanent
FT perm, days => permanent
wld consider contract if rate is right => contract
cover for a leave, a year max => fixed_term
part time only until then => part_time
mat cover would suit => fixed_term
a leave replacement is fine => fixed_term
gigs of six months, that's his diet => contract
a turnaround contract of six months => contract
ne veut plus de contrats => not contract
pas de permanence => not permanent
agency work fine => temporary
agency shifts ok => temporary
day rates only => contract
on the books, not contract => permanent
staff job not contract => permanent
remplacement de congé => fixed_term
CDD de dix mois => fixed_term
no more contracting => not contract
befristet geht auch => fixed_term
Elternzeitvertretung => fixed_term
casual only => temporary
veut un CDI => permanent
un poste permanent, rien d'autre => permanent
ouvert à un CDD => fixed_term
un remplacement de congé de maternité ferait l'affaire => fixed_term
à la pige => contract
pas de contrat => not contract
intérim accepté => temporary
à temps partiel seulement => part_time
unbefristet oder nichts => permanent
keine Befristung => not fixed_term
Freelance => contract
als Freelancer => contract
freiberuflich weiter => contract
auf Projektbasis => contract
nur Teilzeit => part_time
Werkvertrag => contract
perm => permanent
permanent or not at all => permanent
done with contracting => not contract
via her own limited => contract
inside IR35 fine => contract
a 12 month mat cover is fine => fixed_term
temp to perm => temporary
seasonal work only => temporary
six month contracts are his thing => contract
will not go back to day rates => not contract
freelance, always => contract
part-time till the kids are at school => part_time
"""
TRAPS = """
currently on contract
contract ends in May
his contract is up in June
signed the contract
sent her the contract
contract manager
contracts administrator
was temping last year
permanent resident
the role is permanent
client only has a contract
it's a 6 month contract, she said no
her contract says three months notice
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("contract_form", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("contract_form", note, value)
