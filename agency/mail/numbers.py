"""The post office's own numbers, in one place."""

from datetime import timedelta

from agency.mail.models import MailClass

RETRIES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 60)]
"""How long to wait after the first failed attempt, the second, and so on; then always the last."""
LIFETIME = {MailClass.contact: timedelta(hours=48), MailClass.service: timedelta(days=5)}
"""How long after its hour a letter is still worth sending."""
A_CHANCE = timedelta(hours=12)
"""A letter told to wait over a weekend does not expire before its hour has come."""
MOST_REPEATS = 1
"""How often service mail goes again although it may have gone already."""

ADDRESSING = timedelta(minutes=5)
TRANSMITTING = timedelta(minutes=25)
"""Longer than the ten minutes of writing and the ten of waiting that a sender allows itself."""

PACE = timedelta(seconds=2)
"""Between two letters to one recipient domain."""

FAULTS_IN_A_ROW = 5
"""So many connection faults, and nobody tries for a while."""
REFUSALS_IN_A_ROW = 3
"""So many letters refused one after the other are about us, not about them."""
FIRST_REST = timedelta(seconds=60)
LONGEST_REST = timedelta(minutes=15)
"""How long nobody tries: the first time, doubling with every probe that fails, and at most."""

FIRST_DAYS = 500
MOST_DOUBLINGS = 6
"""Contact letters a day in the first week; twice that in the second, and so on, for so many weeks."""

LOOKED_AT_FOR_BOUNCES, TOO_MANY_BOUNCES = 200, 10
"""5 % of the last 200 contact letters. The count is fixed, so a first bounce stops no new agency."""
LOOKED_AT_FOR_COMPLAINTS, TOO_MANY_COMPLAINTS = 1_000, 1
"""0.1 % of the last 1,000: mailbox providers begin to mind at that share."""
SOFT_BOUNCES, SOFT_BOUNCE_DAYS = 3, timedelta(days=7)
"""So many soft bounces within so many days: nothing more for as long after the last of them."""

UNKNOWN_FOR = timedelta(hours=72)
"""How long somebody may still say what became of a letter; then it is treated as sent."""
