"""People they name to us."""

import pytest

from tests.touches.told import table, told

REFERRALS = """
her colleague Lena might be looking -> Lena
said I should ring Tom Barker -> Tom Barker
try Hannah Reid instead -> Hannah Reid
recommends her friend Joe -> Joe
gave me Priya Nair's number -> Priya Nair
her ex-boss Mark Dunn is on the market -> Mark Dunn
passed along the name of Sofia Lind -> Sofia Lind
suggested we speak with Omar -> Omar
knows someone at her firm who'd be perfect -> knows someone
her flatmate is job hunting -> her flatmate
Ravi on her team is unhappy and would talk -> Ravi
put us onto Carla Mendes -> Carla Mendes
thinks Dana Woods would suit better -> Dana Woods
not for him but his mate Pete is keen -> Pete
will send me the CV of a former colleague -> a former colleague
told me to get hold of Yusuf -> Yusuf
mentioned Ben Asher is looking -> Ben Asher
hooked me up with Nadia -> Nadia
says Greg from her old crew wants out -> Greg
pointed me towards Iris Chan -> Iris Chan
you should talk to Amy, she said -> Amy
her sister-in-law is a nurse and looking -> her sister-in-law
sa collègue Julie cherche aussi -> Julie
m'a donné le nom de Marc Petit -> Marc Petit
recommande son ami Paul -> Paul
connaît quelqu'un qui cherche -> connaît quelqu'un
ihr Kollege Stefan sucht auch -> Stefan
empfiehlt Petra Vogel -> Petra Vogel
hat mir Jonas Weber genannt -> Jonas Weber
ihre Freundin Anna wäre interessiert -> Anna
her friend Maya wants a new job -> Maya
says to call Dev Patel -> Dev Patel
pass this on to her brother Ali, he's looking -> Ali
offered to introduce me to Claire Dubois -> Claire Dubois
his manager Rob is also leaving -> Rob
worth a chat with Simon Ho -> Simon Ho
Nina from her team could be interested -> Nina
sent over the resume of Leo Grant -> Leo Grant
not for her, but Kim Lund would love it -> Kim Lund
her cousin just got laid off -> her cousin
m'a parlé de son amie Claire qui cherche -> Claire
nous recommande Luc Roy -> Luc Roy
ihre Schwester Lea sucht auch -> Lea
"""
NONE = """
Her husband Tom works nights
Called Sam Ode
She reports to Greg Hall
Interview with Priya Nair went well
"""


@pytest.mark.parametrize(("note", "expected"), table(REFERRALS))
def test_a_person_named_to_us_is_found(note: str, expected: set[str]) -> None:
    assert told(note, "referral") == expected


@pytest.mark.parametrize("note", NONE.strip().splitlines())
def test_a_person_merely_spoken_of_is_no_referral(note: str) -> None:
    assert not told(note, "referral")
