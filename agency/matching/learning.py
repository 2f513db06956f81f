"""What is learned from everybody at once: titles, words, skills that go together, and how rare each is."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from agency.matching.counting_words import count_words_on_record
from agency.matching.frequencies import count_terms
from agency.matching.learning_titles import learn_titles
from agency.matching.together import find_skills_together


def learn(
    session: Session, now: datetime, tell: Callable[[int], None] = lambda _names: None
) -> dict[str, int]:
    """Learn anew; the numbers tell how much was read. Running it twice changes nothing more.

    Titles take seconds, a minute with a classification imported, and only when the vocabulary's
    titles have changed. Whoever calls it also has the open roles matched again.
    """
    session.flush()
    return {
        "titles": int(learn_titles(session, now, tell)),
        "records": count_words_on_record(session, now),
        "pairs": find_skills_together(session),
        "people": count_terms(session, now),
    }
