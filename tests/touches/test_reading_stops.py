"""Nobody who asked to be left alone is missed."""

import pytest

from tests.touches.test_reading import facts_of

STOPS = (
    """
take me off your list
Take her off the mailing list please
please remove me
remove my details from your database
delete my data
do not contact
Do not contact me again
don't contact her
dont call
DO NOT CALL
Don’t ever call me again
stop calling
stop ringing her
please stop
STOP
She said stop.
told me to stop
asked us to stop emailing
wants no more calls
no further contact
never contact her
not to be contacted
does not want to be contacted
doesn't want to hear from us
no longer wants to hear from recruiters
I do not wish to be contacted
leave me alone
wants to be left alone
unsubscribe
unsubscribed
opted out
wants to opt out of our emails
withdrew her consent
lose my number
quit messaging me
cease and desist
DNC
asks that we never phone
please do not reach out again
do  not
   contact   me
stop\u00a0calling
ne me contactez plus
retirez-moi de votre liste
désabonnez-moi
""".replace("not\n ", "not\\n ")
    .strip()
    .split("\n")
)

ASKED = """
no calls, email only
don't call before 9
would rather not hear from us
she wants us to stop bothering her at work, texts are fine
very annoyed, hung up
not keen on calls
her husband asked us to stop calling
the client asked us to stop calling
""".strip().split("\n")

NOT_STOPS = """
don't stop
do not stop looking for her
non-stop travel
works non-stop
won't stop until it is done
a one-stop shop
a stop-gap contract
stopped by the office
no answer
no reply to my email
didn't pick up the phone
not now, call her next Monday
could not reach her
contact centre manager
left a message
""".strip().split("\n")


@pytest.mark.parametrize("note", STOPS)
def test_request_to_stop_is_plain(note: str) -> None:
    assert "stop contact" in facts_of(note.replace("\\n", "\n"), "stop")


@pytest.mark.parametrize("note", STOPS)
@pytest.mark.parametrize(
    "frame", ["Called Jane, {}", "Spoke. {} Wants 120k.", "{}, thanks", "“{}”"]
)
def test_request_to_stop_is_flagged_wherever_it_stands(note: str, frame: str) -> None:
    assert facts_of(frame.format(note.replace("\\n", "\n")), "stop")


@pytest.mark.parametrize("note", ASKED)
def test_doubtful_request_is_flagged(note: str) -> None:
    assert facts_of(note, "stop")


@pytest.mark.parametrize("note", NOT_STOPS)
def test_what_is_no_request_is_not_flagged(note: str) -> None:
    assert facts_of(note, "stop") == set()
