"""Sentences written apart from the reader: pay."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
won't move for less than 95k => CAD 95000 year
needs 130k => CAD 130000 year
asking for $110k base => CAD 110000 year
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
