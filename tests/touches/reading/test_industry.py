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
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_plainly_says_is_told(note: str, value: str) -> None:
    assert is_told("industry", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("industry", note, value)
