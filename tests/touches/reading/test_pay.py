"""Sentences written apart from the reader: pay."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows, told

SAID = """
won't move for less than 95k => CAD 95000 year
needs 130k => CAD 130000 year
asking for $110k base => CAD 110000 year
110ish plus bonus => CAD 110000 year + bonus
happy at 95 ish => CAD 95000 year
at 92 she would sign => CAD 92000 year
130 tc ok => CAD 130000 year
looking at 75 => CAD 75000 year
reckons 58 => CAD 58000 year
Wants HR, Barrie, two days at home, 68 => CAD 68000 year
Planner, Guelph, 77, no weekends => CAD 77000 year
a yes to 104 => CAD 104000 year
170-180 + eq => CAD 170000-180000 year
72 instead of 66 => CAD 72000 year
not under one fifteen => CAD 115000 year
$125K up, plus the annual bonus => CAD 125000 year + bonus
$160,000, bonus on top => CAD 160000 year + bonus
signe à 61 => CAD 61000 year
würde auf 95 runter => EUR 95000 year
expects 100-110k => CAD 100000-110000 year
looking for around 85k => CAD 85000 year
£500 a day => GBP 500 day
wants 90 an hour => CAD 90 hour
target is 140k plus bonus => CAD 140000 year + bonus
her number is 105k => CAD 105000 year
salary exp 78k => CAD 78000 year
rate 650/day => CAD 650 day
between 90 and 100k => CAD 90000-100000 year
hoping for 125k or so => CAD 125000 year
she'd need at least 115,000 => CAD 115000 year
nothing under 150k => CAD 150000 year
floor is 99k => CAD 99000 year
wants €70k => EUR 70000 year
Gehaltswunsch 65.000 Euro => EUR 65000 year
souhaite 55k€ => EUR 55000 year
prétentions 60 000 € => EUR 60000 year
wants 6000 a month => CAD 6000 month
is after 120 to 130k => CAD 120000-130000 year
would sign for 118k => CAD 118000 year
75/hr min => CAD 75 hour
won't move for the offer, needs $130k => CAD 130000 year
was on 80 but wants $95k => CAD 95000 year
turned it down, wants $120k => CAD 120000 year
$95/hr, remote => CAD 95 hour
would take $90k for the right role => CAD 90000 year
base $140k, hybrid => CAD 140000 year
salary $85k+ => CAD 85000 year
£450 a day outside IR35 => GBP 450 day
rate $110 an hour => CAD 110 hour
hourly 60 => CAD 60 hour
88-92,000 => CAD 88000-92000 year
$40 to $45 an hour => CAD 40-45 hour
120 + bonus => CAD 120000 year + bonus
base of 130 => CAD 130000 year
wants 90 => CAD 90000 year
salary 72,500 => CAD 72500 year
£45-50k => GBP 45000-50000 year
€600/Tag => EUR 600 day
600€ par jour => EUR 600 day
45k€ brut => EUR 45000 year
not below 80 => CAD 80000 year
min. 100K => CAD 100000 year
USD 150,000 => USD 150000 year
a hundred and ten thousand => CAD 110000 year
80 or he stays put => CAD 80000 year
won't get out of bed under 90 => CAD 90000 year
one ten would do it => CAD 110000 year
one twenty and she'd sign tomorrow => CAD 120000 year
95 and I'd bite your hand off => CAD 95000 year
anything from 85 up => CAD 85000 year
nothing south of 110 => CAD 110000 year
would drop to 88 => CAD 88000 year
happy at 72 => CAD 72000 year
could live with 76 => CAD 76000 year
84 today, 92 next => CAD 92000 year
98 now, 110 to jump => CAD 110000 year
Current 84. Next 95 => CAD 95000 year
70 now, needs 80 => CAD 80000 year
105-110 base => CAD 105000-110000 year
135-140 + truck => CAD 135000-140000 year
180 plus truck => CAD 180000 year
110 and a fat bonus on top => CAD 110000 year + bonus
96 basic with a bonus on top => CAD 96000 year + bonus
eighty five or no deal => CAD 85000 year
a hundred would do => CAD 100000 year
a hundred and ten with car => CAD 110000 year
day rate 650 => CAD 650 day
650 a day => CAD 650 day
six fifty a day => CAD 650 day
Rate: 47 => CAD 47 hour
thirty two an hour => CAD 32 hour
pipefitter, 50+ => CAD 50 hour
millwright, wants 48 => CAD 48 hour
welder. 42 minimum => CAD 42 hour
38.50 now, 42 to move => CAD 42 hour
on 31 an hour, would go for 35 => CAD 35 hour
$48 today, asks 55 => CAD 55 hour
from 49 down to 42 an hour for it => CAD 42 hour
130 thousands => CAD 130000 year
her floor is one oh five => CAD 105000 year
says 118 => CAD 118000 year
salary: 78 => CAD 78000 year
money has to start with a 9, so 90 => CAD 90000 year
expects between 100 and 110 => CAD 100000-110000 year
target comp 150 all in => CAD 150000 year
needs to see 120 => CAD 120000 year
wants to hit 100 => CAD 100000 year
six figures, so 100 => CAD 100000 year
he's asking 38 for days => CAD 38 hour
would take a cut to 80 => CAD 80000 year
the money can drop to 85 => CAD 85000 year
60k now, 68 and he's ours => CAD 68000 year
wouldn't look at less than 95 => CAD 95000 year
82 is her line in the sand => CAD 82000 year
100 is the magic number => CAD 100000 year
her price is 125 => CAD 125000 year
125 buys him => CAD 125000 year
give him 90 and he's yours => CAD 90000 year
Gehalt jetzt 54, Wunsch 60 bis 63 => EUR 60000-63000 year
unter 130.000 macht er nichts => EUR 130000 year
ab 95.000 => EUR 95000 year
ab 70 würde sie wechseln => EUR 70000 year
Zweiundsiebzig plus Bonus => CAD 72000 year + bonus
will mindestens 68.000 brutto => EUR 68000 year
verlangt 75 => CAD 75000 year
Gehaltsvorstellung: 64.000 => EUR 64000 year
möchte 58 Tsd => EUR 58000 year
unter 60 geht nichts => EUR 60000 year
Schmerzgrenze 90 => CAD 90000 year
soixante-deux mille, fixe => CAD 62000 year
rien sous 70 000 => CAD 70000 year
115 000 et le camion => CAD 115000 year
quarante-huit de l'heure => CAD 48 hour
48 $ aujourd'hui, il en demande 55 => CAD 55 hour
pas en bas de 85 000 => CAD 85000 year
à partir de 65 000 => CAD 65000 year
vise les 80 000 => CAD 80000 year
demande quatre-vingt mille => CAD 80000 year
32 de l'heure => CAD 32 hour
veut 75 000 brut => CAD 75000 year
vise 85 000 $ => CAD 85000 year
demande 42 de l'heure => CAD 42 hour
il est à 38, il veut 42 => CAD 42 hour
80 000 ou rien => CAD 80000 year
entre 70 et 75 => CAD 70000-75000 year
pas moins de 65 => CAD 65000 year
dans les 90 => CAD 90000 year
prétentions : 58 k€ => EUR 58000 year
45k brut annuel => CAD 45000 year
2 400 € net par mois => EUR 2400 month
550 par jour => CAD 550 day
TJM 600 => CAD 600 day
gagne 62, en veut 70 => CAD 70000 year
cent dix mille => CAD 110000 year
quatre-vingt-cinq mille plus boni => CAD 85000 year + bonus
72.000 Euro => EUR 72000 year
zwischen 65 und 70 Tausend => EUR 65000-70000 year
3.800 brutto im Monat => EUR 3800 month
24 Euro die Stunde => EUR 24 hour
Stundenlohn 28 € => EUR 28 hour
95 Euro Stundensatz => EUR 95 hour
Tagessatz 850 => EUR 850 day
verdient 60, will 68 => EUR 68000 year
nicht unter 75 => EUR 75000 year
ab 90 spricht er mit uns => EUR 90000 year
mindestens fünfundsechzig => EUR 65000 year
78 sollten es sein => EUR 78000 year
7.500 Franken => CHF 7500 month
110'000 CHF => CHF 110000 year
Wunsch: 85k => EUR 85000 year
70 or she isn't getting out of bed => CAD 70000 year
Trade: pipefitter / Area: Sarnia / Rate: 47 => CAD 47 hour
Interim FD, day rate 650 outside IR35 => GBP 650 day
34 today, 40 next. Gas Safe => GBP 40000 year
She makes £33k and would want 38 => GBP 38000 year
Sie verdient 54, Wunsch 60 bis 63 => EUR 60000-63000 year
would take a cut to 80 for it => CAD 80000 year
180 plus truck plus bonus => CAD 180000 year + bonus
from 49 down to 42 an hour => CAD 42 hour
"""
TRAPS = """
on 110k now
currently making 95k
earns 120k plus bonus
client budget is 130k
role pays 100k
the band tops out at 115k
they offered her 125k
manages a 200k budget
was on 90k at Shopify
her husband makes 150k
saved them 300k
responsible for 5m in sales
commute is 40 km
counter offer of 140k
client can't go over 110k
current base 105k
client budget is $130k
role pays $100k
she gets $95k there
package at Shopify is $120k
was offered $120k by Sun Life
Rogers countered at $130k
mortgage of $400k
owes $15k in student loans
$50k bonus due in March
turned down $120k last month
he was getting $110k at Bell
prev salary £45k
billed at $120/hr
her old rate was $80/hr
saved them $300k
has an offer of $115k
minimum order of $50k
wants to sell for $500k
needs $30k for the roof
paid $90 for lunch
asked for a $5,000 loan
looking for a house under $600k
$15 an hour for parking
lost $80k on the house
needs to bill $300k
target is $2m a year
wants a budget of $100k
quota of $900k
made $130k in sales
fee is $25k
her team costs $500k a year
1,500 a month in rent
wants $10k more
a 10% raise on $90k
$20k less than now
they said $120k
I said $120k
told her $110k
pitched at $115k
advertised at $95k
we can do $120k
she has $120k
$110k here versus $130k there
grew it from $1m to $3m
$130k is too low for her
more than the $95k she has
average there is $105k
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("pay", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("pay", note, value)


NOTHING = """
tc 25 min
Einkäufer, sechsundvierzig, sitzt in Mannheim
Suite 450, ask for Dana
runs forty-one trucks
burned in 2019
only if the commute is under 40 min
call 514 555 1234
four weeks notice
manages payroll for 3,000 at Tesco
Highway 401 between Kitchener and Milton
at 2:30 on Tuesday
310T licence, 12 years
turned 50 and wants a change
team of 60
offshore 14/14
they have 120 employees, 45 of them nurses
ISO 9001 lead auditor
wants the 40 without OT
"""


@pytest.mark.parametrize("note", NOTHING.strip().splitlines())
def test_figure_that_counts_something_else_is_no_pay(note: str) -> None:
    assert not told("pay", note)
