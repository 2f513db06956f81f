"""Is this somebody we have already? One finder for files, forms and records that may be one person.

``likely_same(session, described)`` answers with ``Likeness(candidate_id, how, score)``, the likeliest
first; ``likely_same_each`` does the same for many in as many queries. ``described_as(candidate)`` says of a
record what the finder asks about, so that records can be held against each other.

Nothing here decides: whoever asks takes ``SURE`` and above for the same person, and shows the rest
to a human.
"""

from agency.sameness.alike import Described
from agency.sameness.finding import (
    SURE,
    Likeness,
    described_as,
    likely_same,
    likely_same_each,
)

__all__ = ["SURE", "Described", "Likeness", "described_as", "likely_same", "likely_same_each"]
