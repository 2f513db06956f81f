"""Everything the scorer is told when it judges one person for one role.

One value that holds the whole argument list of `scoring.score`: what is added there is added here,
is kept with the judgement by `stored_question`, and comes back when it is judged again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from agency.matching.facts import PersonFacts, RoleFacts
from agency.matching.weights import Weights


@dataclass(frozen=True, slots=True)
class Question:
    """Facts, the day, what currencies are worth, and what counts for how much."""

    role: RoleFacts
    person: PersonFacts
    today: date
    weights: Weights
    rates: Mapping[str, float]
